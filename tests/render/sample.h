/* sample.h -- a report as the commands make them, for the tests of render. */
#ifndef CC_TESTS_RENDER_SAMPLE_H
#define CC_TESTS_RENDER_SAMPLE_H

#include "base/arena.h"
#include "base/date.h"
#include "rec/report.h"
#include "render/render.h"

enum {
	S_RANK,
	S_IDEA,
	S_TITLE,
	S_RATERS,
	S_AXES,
	S_TOTAL,
	S_LOW,
	S_HIGH,
	S_PASS,
	S_P,
	S_VERDICT,
	S_WEAK,
	S_SINCE,
	S_MONTH,
	S_LABEL,
	S_NEVER,
};

/* Wide, with every type of column and one that stays empty. */
static const struct cc_table_spec sample_specs[] = {
	{
	    "ideas",
	    CC_WORDS("Ideas, best first", "アイデア（上位から）"),
	    (const struct cc_column_spec[]){
		[S_RANK] = { "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
		[S_IDEA] = { "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
		[S_TITLE] = { "title", CC_TYPE_TEXT, CC_PART_NONE, 0 },
		[S_RATERS] = { "raters", CC_TYPE_INT, CC_PART_N, 0 },
		[S_AXES] = { "axis", CC_TYPE_REAL, CC_PART_NONE, 1 },
		[S_TOTAL] = { "total", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		[S_LOW] = { "low", CC_TYPE_REAL, CC_PART_LOW, 0 },
		[S_HIGH] = { "high", CC_TYPE_REAL, CC_PART_HIGH, 0 },
		[S_PASS] = { "pass_confidence", CC_TYPE_SHARE, CC_PART_NONE, 0 },
		[S_P] = { "p_adjusted", CC_TYPE_P, CC_PART_P, 0 },
		[S_VERDICT] = { "verdict", CC_TYPE_WORD, CC_PART_NONE, 0 },
		[S_WEAK] = { "weak_axes", CC_TYPE_LIST, CC_PART_NONE, 0 },
		[S_SINCE] = { "since", CC_TYPE_DATE, CC_PART_NONE, 0 },
		[S_MONTH] = { "month", CC_TYPE_PERIOD, CC_PART_NONE, 0 },
		[S_LABEL] = { "label", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		[S_NEVER] = { "never", CC_TYPE_REAL, CC_PART_NONE, 0 },
		{ 0 },
	    },
	},
	{
	    "raters",
	    CC_WORDS("Who scores high, who low", "評価者ごとの甘辛"),
	    (const struct cc_column_spec[]){
		{ "rater", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "mean", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		{ 0 },
	    },
	},
	{
	    "words",
	    CC_WORDS("One column", NULL),
	    (const struct cc_column_spec[]){ { "word", CC_TYPE_TEXT, CC_PART_NONE, 0 }, { 0 } },
	},
	{
	    "measures",
	    CC_WORDS("Measures", "指標"),
	    (const struct cc_column_spec[]){ { "kpi", CC_TYPE_WORD, CC_PART_KEY, 0 }, { 0 } },
	},
	{ 0 },
};

static const struct cc_span sample_axes[] = {
	{ "customer_value", 14 },
	{ "独自性", 9 },
	{ "feasibility", 11 },
	{ "市場性", 9 },
};

/* A report without rows; the table `measures` is left out. */
static inline struct cc_report *
sample_empty(struct cc_arena *arena, enum cc_lang lang)
{
	static const struct cc_span *const names[] = { sample_axes };
	static const uint32_t n_names[] = { 4 };
	struct cc_report *r = cc_report_new(sample_specs, names, n_names, lang, arena);

	r->tool = "idea-score";
	r->version = "0.1";
	cc_table_leave_out(r, cc_report_table(r, "measures"), "no_date",
	    "measures need a date: neither --as-of nor a date column was given",
	    "指標の表には日付が必要です。--as-of も日付の列もないため、この表は出していません");
	return r;
}

/* A row of `ideas`; seed makes its numbers. */
static inline void
sample_idea(struct cc_report *r, const char *idea, const char *title, double seed, const char *label)
{
	static const char *const verdicts[] = { "priority", "conditional", "hold", "incomplete" };
	struct cc_table *t = &r->table[0];
	size_t row = cc_row_add(r, t);

	cc_put_int(t, row, S_RANK, (int64_t)row + 1);
	cc_put_text(t, row, S_IDEA, cc_span(idea));
	cc_put_text(t, row, S_TITLE, cc_span(title));
	cc_put_int(t, row, S_RATERS, (int64_t)(seed * 100));
	for (uint32_t i = 0; i < 4; i++)
		cc_put_item(t, row, S_AXES, i, 1 + seed * (i + 1) / 3);
	cc_put_real(t, row, S_TOTAL, 4 + seed * 10 / 3);
	cc_put_real(t, row, S_LOW, 4 - seed * 10 / 3);
	cc_put_real(t, row, S_HIGH, 1 / (seed + 0.01));
	cc_put_real(t, row, S_PASS, seed);
	cc_put_real(t, row, S_P, seed * seed * seed);
	cc_put_word(t, row, S_VERDICT, verdicts[row % 4]);
	cc_put_list(t, row, S_WEAK, sample_axes, row % 3);
	cc_put_int(t, row, S_SINCE, cc_date_day(2026, 1, 27) + (int64_t)row);
	cc_put_text(t, row, S_MONTH, cc_span("2026-01"));
	cc_put_text(t, row, S_LABEL, cc_span(label));
}

static inline struct cc_report *
sample_full(struct cc_arena *arena, enum cc_lang lang)
{
	struct cc_report *r = sample_empty(arena, lang);
	struct cc_table *raters = cc_report_table(r, "raters");

	sample_idea(r, "朝の香り", "香りで起こすコーヒーメーカー", 0.91, "訪問前");
	sample_idea(r, "quiet-cup",
	    "A cup that keeps the morning quiet, and warm until the second half of it", 0.52, "at home");
	sample_idea(
	    r, "cafe\xcc\x81", "家族👨‍👩‍👧で飲む Ga\xcc\x88ste-Kaffee", 0.333, "ﾊﾝｶｸ ﾗﾍﾞﾙ");
	sample_idea(
	    r, "x;1", "旅先でもいつもの一杯を飲みたい人のための、小さく折りたためるドリッパー", 0.05, "旅");
	for (size_t i = 0; i < 3; i++) {
		static const char *const names[] = { "田中", "Sato", "ｽｽﾞｷ" };
		size_t row = cc_row_add(r, raters);

		cc_put_text(raters, row, 0, cc_span(names[i]));
		cc_put_real(raters, row, 1, 1.9 + 0.115 * (double)i);
	}
	cc_note(r, "threshold",
	    "first goes who reaches %g of 12 points; between the ideas and the bar "
	    "stand the raters' differences, so pass_confidence says how sure that is",
	    "合計が12点満点の%g点に届いたアイデアを優先します。評価者のばらつきがあるため、"
	    "どのくらい確かかは pass_confidence（合格の確からしさ）をご覧ください。",
	    8.0);
	cc_parameter_real(r, "threshold", 8);
	cc_parameter_int(r, "draws", 2000);
	cc_parameter_text(r, "scale", "1..3");
	return r;
}

/* The bytes of a format; the caller frees them.  at == NULL: the renderer said no. */
static inline struct cc_buf
sample_render(const char *format, const struct cc_report *r, const struct cc_render_opts *opts)
{
	struct cc_buf out = { 0 };

	if (!cc_format_named(format)->render(&out, r, opts))
		cc_buf_free(&out);
	return out;
}

/* Whether a number stands in text, not as a part of another. */
static inline bool
sample_holds(const char *text, const char *number)
{
	for (const char *at = text; (at = strstr(at, number)) != NULL; at++) {
		char before = at > text ? at[-1] : ' ', after = at[strlen(number)];

		if (!strchr("0123456789.-<", before) && (after == '\0' || !strchr("0123456789.e%", after)))
			return true;
	}
	return false;
}

#endif
