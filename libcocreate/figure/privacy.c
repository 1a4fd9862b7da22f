/* privacy.c -- quotes and small cells, as far as --mask and --min-cell let them out. */
#include "figure/privacy.h"

#include <assert.h>
#include <inttypes.h>

static const char min_cell[] = "min-cell";

/* A count that is not there is no more than one that is too small. */
static bool
is_small(const struct cc_table *t, const struct cc_cell *cell, uint64_t least)
{
	for (size_t c = 0; c < t->n_columns; c++)
		if (t->column[c].part == CC_PART_N && (cell[c].empty || cell[c].as.integer < (int64_t)least))
			return true;
	return false;
}

/* How many rows were. */
static uint64_t
blank_small(struct cc_table *t, uint64_t least)
{
	uint64_t rows = 0;

	for (size_t row = 0; row < t->rows; row++) {
		struct cc_cell *cell = &t->cell[row * t->n_columns];

		if (!is_small(t, cell, least))
			continue;
		rows++;
		for (size_t c = 0; c < t->n_columns; c++)
			if (t->column[c].part != CC_PART_KEY)
				cell[c] = (struct cc_cell){ .empty = true, .why = min_cell };
	}
	return rows;
}

/* A cell that does not say how many people stand behind it has nobody there. */
static void
settle_quote(struct cc_report *report, struct cc_cell *cell, const struct cc_run *run)
{
	if (cell->empty)
		return;
	if (cell->people < run->min_cell) {
		*cell = (struct cc_cell){ .empty = true, .why = min_cell };
		report->withheld++;
	} else if (run->mask) {
		assert(run->masker != NULL);
		report->masked += run->masker(&cell->as.text, cell->as.text, report->arena);
	}
}

static void
settle_quotes(struct cc_report *report, struct cc_table *t, const struct cc_run *run)
{
	for (size_t c = 0; c < t->n_columns; c++)
		for (size_t row = 0; t->column[c].people > 0 && row < t->rows; row++)
			settle_quote(report, &t->cell[row * t->n_columns + c], run);
}

void
cc_privacy_apply(struct cc_report *report, const struct cc_run *run)
{
	uint64_t rows = 0;

	for (size_t i = 0; i < report->n_tables; i++)
		settle_quotes(report, &report->table[i], run);
	for (size_t i = 0; run->min_cell > 0 && i < report->n_tables; i++)
		if (report->table[i].spec->flags & (CC_TABLE_BY | CC_TABLE_WEIGHTS | CC_TABLE_CELLS))
			rows += blank_small(&report->table[i], run->min_cell);
	if (run->min_cell > 0)
		cc_note(report, min_cell,
		    "fewer than %" PRIu64 " people: %" PRIu64 " rows of segments left blank, %" PRIu64
		    " quotes withheld; what was left blank may still be found by subtraction",
		    "%" PRIu64 " 人未満のため、セグメントの %" PRIu64 " 行を空欄にし、引用 %" PRIu64
		    " 件を伏せました。全体との引き算による推定までは防げません",
		    run->min_cell, rows, report->withheld);
	if (run->mask)
		cc_note(report, "masked", "masked in quotes: %" PRIu64, "引用文で伏せ字にした箇所: %" PRIu64,
		    report->masked);
}
