/* planned.c -- what a trial of so many people would show. */
#include "figure/planned.h"

#include "base/arena.h"
#include "base/num.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

const char *const cc_arms_kinds[] = { "yes_no", "ordered", "within", "choice" };

enum { KIND, BASELINE = 2 };

const struct cc_column_spec cc_planned_columns[] = {
	[KIND] = CC_CELL(struct cc_planned_row, "kind", kind, WORD, KEY),
	CC_CELL(struct cc_planned_row, "n_per_arm", n, INT, N),
	[BASELINE] = CC_CELL(struct cc_planned_row, "baseline", baseline, SHARE, NONE),
	CC_CELL(struct cc_planned_row, "detectable", detectable, REAL, NONE),
	CC_CELL(struct cc_planned_row, "needed", needed, INT, NONE),
	{ 0 },
};

static bool
is_planned(const struct cc_table *t, const char *kind, double baseline)
{
	for (size_t row = 0; row < t->rows; row++)
		if (cc_span_eq(cc_table_cell(t, row, KIND)->as.text, cc_span(kind)) &&
		    (isnan(baseline) || cc_table_real(t, row, BASELINE) == baseline))
			return true;
	return false;
}

void
cc_planned_put(struct cc_report *report, unsigned table, enum cc_arms_kind kind, double baseline,
    double matter, const uint64_t *hand, size_t n, const struct cc_plan_aim *aim)
{
	struct cc_table *t = cc_report_at(report, table);
	uint64_t *size = CC_ARRAY(report->arena, uint64_t, CC_PLAN_SIZES + n);
	struct cc_arena *scratch = cc_arena_new();
	double needed = (double)NAN;

	n = is_planned(t, cc_arms_kinds[kind], baseline) ? 0 : cc_plan_sizes(size, hand, n);
	if (n > 0 && baseline + matter <= 1)
		needed = cc_plan_needed(baseline + matter, baseline, aim, scratch);
	for (size_t i = 0; i < n; i++) {
		struct cc_planned_row row = { cc_arms_kinds[kind], size[i], baseline, 0,
			isnan(needed) ? CC_NO_INT : (int64_t)needed };

		cc_arena_reset(scratch);
		row.detectable = cc_two_arms_detectable(kind, size[i], size[i], baseline, aim, scratch);
		cc_table_fill(report, t, &row, 1);
	}
	cc_arena_free(scratch);
}

void
cc_planned_note(struct cc_report *report, const char *name, enum cc_arms_kind kind, double baseline,
    const struct cc_plan_aim *aim)
{
	static const uint64_t more[] = { 20, 50, 100 };
	struct cc_arena *scratch = cc_arena_new();
	const char *would = "";

	for (size_t k = 0; k < sizeof more / sizeof *more; k++) {
		double shown = cc_two_arms_detectable(kind, more[k], more[k], baseline, aim, scratch);

		cc_arena_reset(scratch);
		if (!isnan(shown))
			would = cc_format(report->arena, "%s%s%" PRIu64 ": %s", would,
			    would[0] != '\0' ? ", " : "", more[k], cc_num_say(round(100 * shown) / 100).text);
	}
	cc_arena_free(scratch);
	if (would[0] == '\0')
		return;
	if (kind == CC_ARMS_YES_NO)
		cc_note(report, "more-people",
		    "%s: people an arm, and the difference that they would show at the given power: %s",
		    "%s: 各案の人数と、指定の検出力で示せる差: %s", name, would);
	else
		cc_note(report, "more-people",
		    "%s: people (an arm, or who prefer one), and the superiority that they would show at the "
		    "given power: %s",
		    "%s: 人数（各案、またはどちらかを選ぶ人）と、指定の検出力で示せる優越の割合: %s", name,
		    would);
}
