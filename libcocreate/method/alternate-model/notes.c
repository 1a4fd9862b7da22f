/* notes.c -- what was left out, where wishes stay open, what feeds the next act. */
#include "method/alternate-model/int.h"

#include "base/arena.h"

#include <inttypes.h>

static void
note_base(struct cc_report *report, const struct alt_model *m)
{
	cc_note(report, "base",
	    m->by_episode ? "n counts episodes: %" PRIu64 ", of people: %" PRIu64
			    "; those of one person are alike, so intervals are too narrow"
			  : "n counts people; episodes: %" PRIu64 ", of people: %" PRIu64
			    "; a person weighs 1, shared by their episodes and chains",
	    m->by_episode ? "n は場面の数です: 場面 %" PRIu64 "、人数 %" PRIu64
			    "。同じ人の場面は似るため、区間は実際より狭く出ます"
			  : "n は人数です: 場面 %" PRIu64 "、人数 %" PRIu64
			    "。1人の重みは1で、その人の場面と連鎖に等分します",
	    m->episodes, m->all->people);
	if (!(m->run->bound >> PERSON & 1))
		cc_note(report, "no-person", "no person column: every row counts as a person of its own",
		    "回答者の列がないため、各行を別々の人とみなします");
	cc_note_count(report, "repeated-people", "%" PRIu64 " person told several episodes",
	    "%" PRIu64 " people told several episodes each", "複数の場面を語った人: %" PRIu64 " 人",
	    m->repeated);
}

static void
note_left_out(struct cc_report *report, const struct alt_model *m)
{
	cc_note_count(report, "dup-episodes",
	    "%" PRIu64 " episode of a person who told another was left out (--dup=%s)",
	    "%" PRIu64 " episodes of people who told others were left out (--dup=%s)",
	    "同じ人の別の場面 %" PRIu64 " 件を除きました（--dup=%s）", m->dropped, m->run->dup);
	cc_note_count(report, "without-action", "%" PRIu64 " row without an action is left out",
	    "%" PRIu64 " rows without an action are left out", "行動のない行を除きました: %" PRIu64 " 行",
	    m->no_action);
	cc_note_count(report, "without-need", "%" PRIu64 " row without a trigger and a desire is left out",
	    "%" PRIu64 " rows without a trigger and a desire are left out",
	    "きっかけも欲求もない行を除きました: %" PRIu64 " 行", m->no_need);
	cc_note_count(report, "uncoded-action", "%" PRIu64 " row whose action has no code is left out",
	    "%" PRIu64 " rows whose action has no code are left out",
	    "行動にコードの付かない行を除きました: %" PRIu64 " 行", m->uncoded_action);
	for (unsigned e = 0; e < ELEMENTS; e++)
		cc_note_count(report, "uncoded", "%" PRIu64 " row has a %s without a code (-T uncoded)",
		    "%" PRIu64 " rows have a %s without a code (-T uncoded)",
		    "コードの付かない回答のある行: %" PRIu64 " 行（%s、-T uncoded）", m->uncoded[e]->rows,
		    alt_element(e));
}

uint64_t
alt_below_support(const struct alt_model *m, enum alt_held kind)
{
	uint64_t n = 0;

	for (size_t i = 0; i < cc_holders_n(&m->held[kind]); i++)
		n += cc_holders_at(&m->held[kind], i)->people < alt_support(m);
	return n;
}

/* A context is a candidate for an entry point of the category. */
static void
note_contexts(struct cc_report *report, const struct alt_model *m)
{
	uint64_t contexts = cc_holders_n(&m->held[H_CONTEXT]), few = alt_below_support(m, H_CONTEXT);
	struct cc_held_row brand = { 0 };

	cc_note_count(report, "below-support",
	    "%" PRIu64 " chain of fewer people than %" PRIu64 " is not listed (--min-support)",
	    "%" PRIu64 " chains of fewer people than %" PRIu64 " are not listed (--min-support)",
	    "人数が足りず載せていない連鎖: %" PRIu64 " 件（%" PRIu64 " 人未満、--min-support）",
	    alt_below_support(m, H_CHAIN), alt_support(m));
	cc_note(report, "entry-points",
	    "candidate category entry points (trigger and desire): %" PRIu64 ", of %" PRIu64
	    " people or more: %" PRIu64,
	    "カテゴリーエントリーポイントの候補（きっかけと欲求の組）: %" PRIu64 " 件、うち %" PRIu64
	    " 人以上: %" PRIu64 " 件",
	    contexts, alt_support(m), contexts - few);
	if (!(m->run->bound >> BRAND & 1))
		return;
	cc_held_fill(&brand, m->branded, m->all, m->run->confidence);
	cc_note(report, "brand",
	    "the brand is used in %" PRIu64 " of %" PRIu64
	    " contexts, by %.1f%% of all (%.1f to %.1f%%, n=%" PRIu64 ")",
	    "ブランドは %" PRIu64 " / %" PRIu64 " の文脈で使われ、割合は %.1f%%（%.1f〜%.1f%%、n=%" PRIu64
	    "）です",
	    (uint64_t)cc_holders_n(&m->held[H_BRAND]), contexts, 100 * brand.share, 100 * brand.low,
	    100 * brand.high, brand.n);
}

/* A desire that no reward answers: none at all, or, where rewards go by the codes of
 * desires, not the one of that code. */
static void
note_gap(struct cc_report *report, const struct alt_model *m)
{
	enum alt_held answer = cc_holders_n(&m->held[H_ANSWERED]) > 0 ? H_ANSWERED : H_REWARDED;
	struct cc_names_list list = { 0 };
	size_t n, gaps = 0;
	struct cc_held_row *row =
	    cc_held_rows_of(&n, sizeof *row, &m->held[H_ELEMENT], DESIRE, alt_support(m), m->arena);

	for (size_t i = 0; i < n && (m->run->bound >> REWARD & 1); i++) {
		const struct cc_holding *has = cc_holders_find(&m->held[answer], &row[i].held->key[1]);

		row[i].rows = row[i].held->units - (has != NULL ? has->units : 0);
		row[i].size = (double)row[i].rows / (double)row[i].held->units;
		row[i].key[0] = alt_code(m, DESIRE, row[i].held->key[1])->id;
		if (row[i].rows > 0)
			row[gaps++] = row[i];
	}
	cc_held_sort(row, gaps, sizeof *row);
	for (size_t i = 0; i < gaps; i++)
		cc_names_text(&list,
		    cc_format(m->arena, "%s: %" PRIu64 "/%" PRIu64,
			cc_quote(alt_code(m, DESIRE, row[i].held->key[1])->label).text, row[i].rows,
			row[i].held->units),
		    m->arena);
	cc_note_names(report, "reward-gap",
	    "reward gap: %" PRIu64 " desire is not answered by a reward for some who have it: %s",
	    "reward gap: %" PRIu64 " desires are not answered by a reward for some who have them: %s",
	    "報酬のギャップ: 応える報酬を得ていない人のいる欲求 %" PRIu64 " 件（%s）", &list);
}

static void
note_loops(struct cc_report *report, const struct alt_model *m)
{
	struct cc_names_list list = { 0 };

	for (size_t i = 0; i < m->loops.len / sizeof(uint32_t); i++)
		cc_names_data(&list,
		    cc_state_text(m->state, PERSON, ((const uint32_t *)(const void *)m->loops.at)[i]),
		    m->arena);
	cc_note_names(report, "loops", "loop: a reward is a later trigger of %" PRIu64 " person: %s",
	    "loop: a reward is a later trigger of %" PRIu64 " people: %s",
	    "循環: 報酬がのちのきっかけになっている人 %" PRIu64 " 人（%s）", &list);
}

void
alt_notes(struct cc_report *report, const struct alt_model *m)
{
	note_left_out(report, m);
	if (m->all->units == 0) {
		cc_note(report, "no-episodes", "no row has an action, and a trigger or a desire",
		    "行動に加えて、きっかけか欲求のある行がありません");
		return;
	}
	note_base(report, m);
	note_contexts(report, m);
	note_gap(report, m);
	note_loops(report, m);
	if (alt_weighted(m))
		cc_note(report, "links-unweighted",
		    "links and saturation are not weighted: they look at codes, not at a population",
		    "links と saturation は重み付けしません（母集団ではなくコードを見るため）");
}
