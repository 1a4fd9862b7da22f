/* notes.c -- what was left out, where wishes stay open, what feeds the next act. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/names.h"

#include <inttypes.h>

static void
note_base(struct cc_report *report, const struct alt_model *m)
{
	if (m->all->units == 0) {
		cc_note(report, "no-episodes", "no row has an action and a trigger or a desire",
		    "行動に加えて、きっかけか欲求のある行がありません");
		return;
	}
	cc_note(report, "base",
	    m->by_episode ? "n counts episodes: %" PRIu64 ", of people: %" PRIu64
			    "; those of one person are not independent, so intervals are too narrow"
			  : "n counts people; episodes: %" PRIu64 ", of people: %" PRIu64
			    "; each person weighs 1, shared by their episodes and chains",
	    m->by_episode ? "n は場面の数です: 場面 %" PRIu64 "、人数 %" PRIu64
			    "。同じ人の場面は独立でないため、区間は実際より狭くなります"
			  : "n は人数です: 場面 %" PRIu64 "、人数 %" PRIu64
			    "。1人の重みは1で、場面と連鎖に等分します",
	    m->episodes, m->all->people);
	if (!(m->run->bound >> PERSON & 1))
		cc_note(report, "no-person", "no person column: every row counts as a person of its own",
		    "回答者の列がないため、各行を別々の人とみなします");
	cc_note_count(report, "repeated-people", "%" PRIu64 " person told several episodes",
	    "%" PRIu64 " people told several episodes each", "複数の場面を語った人: %" PRIu64 " 人",
	    m->repeated);
	cc_note_count(report, "dup-episodes",
	    "%" PRIu64 " episode of a person who told another was left out (--dup=%s)",
	    "%" PRIu64 " episodes of people who told others were left out (--dup=%s)",
	    "同じ人の別の場面 %" PRIu64 " 件を除きました（--dup=%s）", m->dropped, m->run->dup);
}

static void
note_left_out(struct cc_report *report, const struct alt_model *m)
{
	cc_note_count(report, "without-action", "%" PRIu64 " row without an action is left out",
	    "%" PRIu64 " rows without an action are left out", "行動のない行を除きました: %" PRIu64 " 行",
	    m->no_action);
	cc_note_count(report, "without-need", "%" PRIu64 " row without a trigger and a desire is left out",
	    "%" PRIu64 " rows without a trigger and a desire are left out",
	    "きっかけも欲求もない行を除きました: %" PRIu64 " 行", m->no_need);
	cc_note_count(report, "uncoded-action",
	    "%" PRIu64 " row whose action has no code is left out; see uncoded",
	    "%" PRIu64 " rows whose action has no code are left out; see uncoded",
	    "行動にコードの付かない行を除きました: %" PRIu64 " 行（表 uncoded）", m->uncoded_action);
	for (unsigned e = 0; e < ELEMENTS; e++)
		cc_note_count(report, "uncoded", "%" PRIu64 " answer of %s has no code (-T uncoded)",
		    "%" PRIu64 " answers of %s have no code (-T uncoded)",
		    "コードの付かない回答: %" PRIu64 " 件（%s、-T uncoded）", m->words[e].uncoded,
		    alt_element(e));
}

static uint64_t
below(const struct alt_model *m, enum alt_held kind)
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
	uint64_t contexts = cc_holders_n(&m->held[H_CONTEXT]), few = below(m, H_CONTEXT);

	cc_note_count(report, "below-support",
	    "%" PRIu64 " chain of fewer people than %" PRIu64 " is not listed (--min-support)",
	    "%" PRIu64 " chains of fewer people than %" PRIu64 " are not listed (--min-support)",
	    "人数が足りず載せていない連鎖: %" PRIu64 " 件（%" PRIu64 " 人未満、--min-support）",
	    below(m, H_CHAIN), alt_support(m));
	cc_note_count(report, "entry-points",
	    "candidate category entry points (trigger and desire): %" PRIu64 ", of %" PRIu64
	    " people or more: %" PRIu64,
	    "candidate category entry points (trigger and desire): %" PRIu64 ", of %" PRIu64
	    " people or more: %" PRIu64,
	    "カテゴリーエントリーポイントの候補（きっかけと欲求の組）: %" PRIu64 " 件、うち %" PRIu64
	    " 人以上: %" PRIu64 " 件",
	    contexts, alt_support(m), contexts - few);
	if (m->run->bound >> BRAND & 1 && m->all->units > 0) {
		struct alt_row row = { 0 };

		alt_share(&row, m, m->branded, m->all);
		cc_note(report, "brand",
		    "the brand is used in %" PRIu64 " of %" PRIu64
		    " contexts, by %.1f%% (%.1f to %.1f%%, n=%" PRIu64 ")",
		    "ブランドは %" PRIu64 " / %" PRIu64
		    " の文脈で使われ、割合は %.1f%%（%.1f〜%.1f%%、n=%" PRIu64 "）です",
		    (uint64_t)cc_holders_n(&m->held[H_BRAND]), contexts, 100 * row.share, 100 * row.low,
		    100 * row.high, row.n);
	}
}

/* A desire that no reward answers: none at all, or, where rewards go by the codes of
 * desires, not the one of that code. */
static void
note_gap(struct cc_report *report, const struct alt_model *m)
{
	enum alt_held answer = cc_holders_n(&m->held[H_ANSWERED]) > 0 ? H_ANSWERED : H_REWARDED;
	struct alt_rows rows = alt_rows_of(m, H_ELEMENT, alt_support(m)), gaps = { rows.row, 0 };
	struct cc_names_list list = { 0 };

	if (!(m->run->bound >> REWARD & 1))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		const struct cc_held *of = rows.row[i].held;
		const struct cc_held *answered = cc_holders_find(&m->held[answer], &of->key[1]);
		uint64_t open = of->units - (answered != NULL ? answered->units : 0);

		if (of->key[0] != DESIRE || open == 0)
			continue;
		gaps.row[gaps.n] = (struct alt_row){ .held = of, .size = (double)open / (double)of->units };
		gaps.row[gaps.n++].key[0] = alt_code(m, DESIRE, of->key[1])->id;
	}
	alt_sort(&gaps);
	for (size_t i = 0; i < gaps.n; i++) {
		const struct cc_held *of = gaps.row[i].held;

		cc_names_text(&list,
		    cc_format(m->arena, "%s: %.0f/%" PRIu64,
			cc_quote(alt_code(m, DESIRE, of->key[1])->label).text,
			gaps.row[i].size * (double)of->units, of->units),
		    m->arena);
	}
	cc_note_names(report, "reward-gap",
	    "reward gap: %" PRIu64 " desire stays without a reward that answers it for some: %s",
	    "reward gap: %" PRIu64 " desires stay without a reward that answers them for some: %s",
	    "報酬のギャップ: 応える報酬のない人がいる欲求 %" PRIu64 " 件（%s）", &list);
}

void
alt_notes(struct cc_report *report, const struct alt_model *m)
{
	note_base(report, m);
	note_left_out(report, m);
	note_contexts(report, m);
	note_gap(report, m);
	cc_note_names(report, "loops", "loop: a reward is a later trigger of %" PRIu64 " person: %s",
	    "loop: a reward is a later trigger of %" PRIu64 " people: %s",
	    "循環: 報酬がのちのきっかけになっている人 %" PRIu64 " 人（%s）", m->loops);
}
