/* notes.c -- what was left out, how far the verdicts carry. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/names.h"
#include "stat/binomial.h"

#include <inttypes.h>
#include <math.h>

/* An arm that came first unevenly often. */
#define FIRST_UNEVEN .05

struct noting {
	struct cc_report *report;
	const struct trial *t;
	const struct trial_comparisons *c;
	struct cc_arena *arena;
};

static const char *
pair_of(const struct noting *n, const struct trial_comparison *row)
{
	return cc_format(n->arena, "%s > %s (%s)", cc_quote(row->arm).text, cc_quote(row->versus).text,
	    cc_quote(row->outcome).text);
}

static bool
is_open(const struct trial_comparison *row)
{
	return strcmp(row->verdict, "not_shown") == 0;
}

/* What is to be known of some comparisons. */
static const struct {
	const char *code;
	struct cc_words text;
} remarks[] = {
	{ "p-interval", CC_WORDS("p and the interval of superiority disagree, so that nothing is shown: %s",
			    "p と superiority の区間が食い違うため、差は示されないものとします: %s") },
	{ "normal", CC_WORDS("so many people that p rests on the normal distribution: %s",
			"人数が多いため p は正規近似です: %s") },
	{ "not-the-same", CC_WORDS("no difference is shown, which does not mean that there is none: %s",
			      "差は示されませんでした。差がないという意味ではありません: %s") },
	{ "nothing-detectable",
	    CC_WORDS("too few people to show any difference at the given power, however large: %s",
		"この人数では、どれほど大きな差でも指定の検出力では示せません: %s") },
};

enum { REMARKS = sizeof remarks / sizeof *remarks };

/* Which of them hold: by the p of the comparison alone. */
static void
remark(bool holds[REMARKS], const struct trial_comparison *row, double alpha)
{
	bool apart = row->superiority_low > .5 || row->superiority_high < .5;

	holds[0] = !isnan(row->test.p) && apart != (row->test.p <= alpha);
	holds[1] = row->test.approximate;
	holds[2] = is_open(row);
	holds[3] = isnan(row->detectable) && !(apart && row->p_adjusted <= alpha);
}

static void
note_verdicts(const struct noting *n)
{
	struct cc_names_list list[REMARKS] = { { 0 } };

	for (size_t i = 0; i < n->c->n; i++) {
		bool holds[REMARKS];

		remark(holds, &n->c->row[i], 1 - n->t->run->confidence);
		for (unsigned k = 0; k < REMARKS; k++)
			if (holds[k])
				cc_names_text(&list[k], pair_of(n, &n->c->row[i]), n->arena);
	}
	for (unsigned k = 0; k < REMARKS; k++)
		if (list[k].n > 0)
			cc_note_of(n->report, remarks[k].code, &remarks[k].text, list[k].text);
}

/* What more people would show, of the first comparison that is open or has too few. */
static void
note_more_people(const struct noting *n)
{
	const struct trial_comparison *row = n->c->row, *end = row + n->c->n;

	while (row < end && strcmp(row->verdict, "too_few") != 0 && !is_open(row))
		row++;
	if (row < end)
		cc_planned_note(n->report, pair_of(n, row), row->kind, trial_baseline(n->t, row), &n->c->aim);
}

/* Which arm was shown first how often. */
static void
note_positions(const struct noting *n)
{
	static const struct cc_words words[] = {
		CC_WORDS("how often each arm came first: %s", "最初に示した回数: %s"),
		CC_WORDS("arms came first unevenly often, which may tell for or against them: %s",
		    "最初に示した回数に偏りがあり、結果に響くおそれがあります: %s"),
	};
	const struct trial_arm *arm = n->t->arm, *end = arm + n->t->arms;
	uint64_t first = 0, arms = 0;
	const char *each = "";
	bool uneven = false;

	for (; arm < end; arm++) {
		first += arm->first;
		arms += arm->in[FROM_ROWS];
	}
	for (arm = n->t->arm; arm < end && first > 0; arm++)
		if (arm->in[FROM_ROWS]) {
			uneven |= cc_binomial_two_sided(arm->first, first, 1. / (double)arms) < FIRST_UNEVEN;
			each = cc_format(n->arena, "%s%s%s %" PRIu64, each, each[0] != '\0' ? ", " : "",
			    cc_quote(arm->is.id).text, arm->first);
		}
	if (first > 0)
		cc_note_of(n->report, "position", &words[uneven], each);
}

static void
note_split(const struct noting *n)
{
	static const struct cc_words words[] = {
		CC_WORDS("the arms have more unequal numbers than chance would give (table %s); if they were "
			 "to be "
			 "equal, something went wrong",
		    "案ごとの人数が偶然では考えにくいほど偏っています（%s "
		    "表）。同数の計画なら何かが起きています"),
		CC_WORDS("people were not dealt to the arms as planned (table %s): whatever did that may "
			 "also make "
			 "the difference",
		    "案への振り分けが計画と合いません（%s 表）。差もその原因によるものかもしれません"),
	};
	bool planned = n->t->study->arms.shares;

	for (unsigned from = 0; from < FROM_PEOPLE; from++)
		if (n->t->split[from].uneven)
			cc_note_of(n->report, planned ? "unsound" : "split", &words[planned], "split");
}

static void
note_reading(const struct noting *n)
{
	const struct trial *t = n->t;
	const struct cc_outcome **outcome = CC_ARRAY(t->arena, const struct cc_outcome *, t->outcomes);
	uint64_t left = 0;

	for (uint32_t i = 0; i < t->outcomes; i++)
		outcome[i] = &t->outcome[i].is;
	cc_outcomes_note(n->report, outcome, t->outcomes);
	for (size_t i = 0; i < n->c->n; i++)
		left += n->c->row[i].left;
	cc_note_count(n->report, "no-arm", "%" PRIu64 " row has no arm and is left out",
	    "%" PRIu64 " rows have no arm and are left out", "案のない行を除きました: %" PRIu64 " 行",
	    t->armless);
	cc_note_count(n->report, "not-asked",
	    "%" PRIu64 " row of an arm that --arms does not name is left out",
	    "%" PRIu64 " rows of arms that --arms does not name are left out",
	    "--arms にない案の行を除きました: %" PRIu64 " 行", t->unasked);
	cc_note_count(n->report, "no-count", "%" PRIu64 " row of counts lacks n or successes and is left out",
	    "%" PRIu64 " rows of counts lack n or successes and are left out",
	    "人数か成果数のない集計の行を除きました: %" PRIu64 " 行", t->uncounted);
	cc_note_count(n->report, "left-out", "%" PRIu64 " answer without one for the other arm is left out",
	    "%" PRIu64 " answers without one for the other arm are left out",
	    "もう一方の案の回答がなく、比較から除いた回答: %" PRIu64 " 件", left);
	cc_note_count(n->report, "assigned",
	    "%" PRIu64 " person without an answer is assigned: table assignment",
	    "%" PRIu64 " people without an answer are assigned: table assignment",
	    "回答のない人を案に割り当てました: %" PRIu64 " 人（assignment 表）", (uint64_t)t->assigned);
}

void
trial_notes(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	const struct noting n = { report, t, c, t->arena };

	note_reading(&n);
	note_split(&n);
	note_positions(&n);
	note_verdicts(&n);
	note_more_people(&n);
}
