/* notes.c -- what was left out, how far the verdicts carry. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/num.h"
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

/* Names of comparisons that are so. */
static struct cc_names_list
names_of(const struct noting *n, bool (*is)(const struct trial_comparison *row, const struct trial *t))
{
	struct cc_names_list list = { 0 };

	for (size_t i = 0; i < n->c->n; i++)
		if (is(&n->c->row[i], n->t))
			cc_names_text(&list, pair_of(n, &n->c->row[i]), n->arena);
	return list;
}

/* The p of the comparison alone, and the limits of the superiority. */
static bool
disagrees(const struct trial_comparison *row, const struct trial *t)
{
	bool apart = row->superiority_low > .5 || row->superiority_high < .5;

	return !isnan(row->test.p) && !isnan(row->test.superior.value) && apart != (row->test.p <= 1 - t->run->confidence);
}

static bool
is_approximate(const struct trial_comparison *row, const struct trial *t)
{
	(void)t;
	return row->test.approximate;
}

static bool
is_open(const struct trial_comparison *row, const struct trial *t)
{
	(void)t;
	return strcmp(row->verdict, "not_shown") == 0;
}

static bool
shows_nothing(const struct trial_comparison *row, const struct trial *t)
{
	(void)t;
	return isnan(row->detectable);
}

static void
note_verdicts(const struct noting *n)
{
	struct cc_names_list disagree = names_of(n, disagrees), normal = names_of(n, is_approximate),
			     open = names_of(n, is_open), never = names_of(n, shows_nothing);

	cc_note_names(n->report, "p-interval",
	    "p and the interval of superiority, of %" PRIu64 " comparison, disagree: %s",
	    "p and the interval of superiority, of %" PRIu64 " comparisons, disagree: %s",
	    "p と superiority の区間が食い違う比較: %" PRIu64 " 件（%s）", &disagree);
	cc_note_names(n->report, "normal", "%" PRIu64 " comparison of so many people rests on the normal distribution: %s",
	    "%" PRIu64 " comparisons of so many people rest on the normal distribution: %s",
	    "人数が多いため正規近似を使った比較: %" PRIu64 " 件（%s）", &normal);
	cc_note_names(n->report, "not-the-same",
	    "%" PRIu64 " difference is not shown, which does not mean that there is none: %s",
	    "%" PRIu64 " differences are not shown, which does not mean that there are none: %s",
	    "差が示されなかった比較: %" PRIu64 " 件（%s）。差がないという意味ではありません", &open);
	cc_note_names(n->report, "nothing-detectable",
	    "%" PRIu64 " comparison has too few people to show any difference four times in five, however large: %s",
	    "%" PRIu64
	    " comparisons have too few people to show any difference four times in five, however large: %s",
	    "どれほど大きな差でも5回に4回は示せない人数の比較: %" PRIu64 " 件（%s）", &never);
}

/* What more people would show, of the first comparison that is open or has too few. */
static void
note_more_people(const struct noting *n)
{
	static const uint64_t more[] = { 20, 50, 100 };
	struct cc_arena *scratch = cc_arena_new();
	const char *would = "";
	size_t i = 0;

	while (i < n->c->n && strcmp(n->c->row[i].verdict, "too_few") != 0 && !is_open(&n->c->row[i], n->t))
		i++;
	for (unsigned k = 0; k < 3 && i < n->c->n; k++) {
		const struct trial_comparison *row = &n->c->row[i];
		double shown = cc_two_arms_detectable(row->kind, more[k], more[k],
		    n->t->opts->baseline.set ? n->t->opts->baseline.value : row->test.pooled, &n->c->aim, scratch);

		if (!isnan(shown))
			would = cc_format(n->arena, "%s%s%" PRIu64 ": %s", would, would[0] != '\0' ? ", " : "",
			    more[k], cc_num_say(round(100 * shown) / 100).text);
	}
	cc_arena_free(scratch);
	if (would[0] == '\0')
		return;
	if (n->c->row[i].kind == CC_ARMS_YES_NO)
		cc_note(n->report, "more-people",
		    "%s: so many people an arm would show this difference at the given power: %s",
		    "%s: 各案の人数と、その人数で示せる差: %s", pair_of(n, &n->c->row[i]), would);
	else
		cc_note(n->report, "more-people",
		    n->c->row[i].kind == CC_ARMS_ORDERED
			? "%s: so many people an arm would show this superiority at the given power: %s"
			: "%s: so many people who prefer one would show this superiority at the given power: %s",
		    "%s: 人数と、その人数で示せる優越の割合: %s", pair_of(n, &n->c->row[i]), would);
}

/* People without the other arm, and which arm was shown first how often. */
static void
note_within(const struct noting *n)
{
	uint64_t left = 0, first = 0;
	uint32_t arms = 0;
	const char *each = "";
	bool uneven = false;

	for (size_t i = 0; i < n->c->n; i++)
		left += n->c->row[i].left;
	cc_note_count(n->report, "left-out", "%" PRIu64 " person has an answer for one arm alone and is left out",
	    "%" PRIu64 " people have an answer for one arm alone, of a comparison, and are left out",
	    "片方の案にしか回答がなく、比較から除いた人: のべ %" PRIu64 " 人", left);
	for (uint32_t a = 0; a < n->t->arms; a++) {
		first += n->t->arm[a].first;
		arms += n->t->arm[a].in[FROM_ROWS];
	}
	for (uint32_t a = 0; a < n->t->arms && first > 0; a++) {
		const struct trial_arm *arm = &n->t->arm[a];

		if (!arm->in[FROM_ROWS])
			continue;
		uneven |= cc_binomial_two_sided(arm->first, first, 1. / arms) < FIRST_UNEVEN;
		each = cc_format(n->arena, "%s%s%s %" PRIu64, each, each[0] != '\0' ? ", " : "",
		    cc_quote(arm->id).text, arm->first);
	}
	if (first > 0)
		cc_note(n->report, "position",
		    uneven ? "arms came first unevenly often, which may tell for or against them: %s"
			   : "how often each arm came first: %s",
		    uneven ? "最初に示した回数に偏りがあり、結果に響くおそれがあります: %s"
			   : "最初に示した回数: %s",
		    each);
}

static void
note_split(const struct noting *n)
{
	for (unsigned from = 0; from < FROM_PEOPLE; from++)
		if (n->t->split_p[from] < TRIAL_UNSOUND)
			cc_note(n->report, n->t->study->shares ? "unsound" : "split",
			    n->t->study->shares
				? "people were not dealt to the arms as planned (table split): whatever did that may "
				  "also make the difference"
				: "the arms have more unequal numbers than chance would give (table split); if they "
				  "were to be equal, something went wrong",
			    n->t->study->shares
				? "案への振り分けが計画と合いません（split 表）。差もその原因によるものかもしれません"
				: "案ごとの人数が偶然では考えにくいほど偏っています（split "
				  "表）。同数の計画なら何かが起きています");
}

static void
note_reading(const struct noting *n)
{
	struct cc_names_list guessed = { 0 };
	uint64_t dropped = 0, invalid = 0;

	for (uint32_t i = 0; i < n->t->outcomes; i++)
		if (n->t->outcome[i].is.guessed)
			cc_names_data(&guessed, n->t->outcome[i].is.name, n->arena);
	for (uint32_t i = 0; i < n->t->outcomes; i++) {
		dropped += n->t->outcome[i].is.dropped;
		invalid += n->t->outcome[i].is.invalid;
	}
	cc_note_names(n->report, "yes-no", "%" PRIu64 " outcome holds 0 and 1 alone and is read as no and yes: %s",
	    "%" PRIu64 " outcomes hold 0 and 1 alone and are read as no and yes: %s",
	    "0 と 1 だけなので、いいえ・はいとして読んだ結果: %" PRIu64 " 件（%s）", &guessed);
	cc_note_count(n->report, "no-arm", "%" PRIu64 " row has no arm and is left out",
	    "%" PRIu64 " rows have no arm and are left out", "案のない行を除きました: %" PRIu64 " 行",
	    n->t->armless);
	cc_note_count(n->report, "not-asked", "%" PRIu64 " row of an arm that --arms does not name is left out",
	    "%" PRIu64 " rows of arms that --arms does not name are left out",
	    "--arms にない案の行を除きました: %" PRIu64 " 行", n->t->unasked);
	cc_note_count(n->report, "dup", "%" PRIu64 " answer given twice is left out (--dup)",
	    "%" PRIu64 " answers given twice are left out (--dup)",
	    "重複した回答を除きました: %" PRIu64 " 件（--dup）", dropped);
	cc_note_count(n->report, "invalid-outcome", "%" PRIu64 " answer that its outcome cannot have counts as missing",
	    "%" PRIu64 " answers that their outcomes cannot have count as missing",
	    "その結果の値になりえない回答を無回答としました: %" PRIu64 " 件", invalid);
	cc_note_count(n->report, "assigned", "%" PRIu64 " person without an answer is assigned: table assignment",
	    "%" PRIu64 " people without an answer are assigned: table assignment",
	    "回答のない %" PRIu64 " 人を案に割り当てました（assignment 表）", (uint64_t)n->t->assigned);
}

void
trial_notes(struct cc_report *report, const struct trial *t, const struct trial_comparisons *c)
{
	const struct noting n = { report, t, c, t->arena };

	note_reading(&n);
	note_split(&n);
	note_within(&n);
	note_verdicts(&n);
	note_more_people(&n);
}
