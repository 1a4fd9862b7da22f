/* notes.c -- what was left out, how far the verdicts carry. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/names.h"

#include <inttypes.h>
#include <math.h>

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

/* Which arm was shown first how often, and how many people each has. */
static void
note_dealt(const struct noting *n)
{
	const struct trial *t = n->t;
	struct cc_arm_first *first = CC_ARRAY(t->arena, struct cc_arm_first, t->arms);
	uint32_t arms = 0;

	for (const struct trial_arm *arm = t->arm; arm < t->arm + t->arms; arm++)
		if (arm->in[FROM_ROWS])
			first[arms++] = (struct cc_arm_first){ arm->is.id, arm->first };
	for (unsigned from = 0; from < FROM_PEOPLE; from++)
		if (t->split[from].uneven)
			cc_split_note(n->report, t->study->arms.shares);
	cc_arms_note_first(n->report, first, arms, n->arena);
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
	    "%" PRIu64 " answers without one for the other arm are left out, over all comparisons",
	    "もう一方の案の回答がなく、比較から除いた回答（全比較の延べ）: %" PRIu64 " 件", left);
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
	note_dealt(&n);
	note_verdicts(&n);
	note_more_people(&n);
}
