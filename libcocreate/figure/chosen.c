/* chosen.c -- which of several is chosen most, and is that sure? */
#include "figure/chosen.h"

#include "base/arena.h"
#include "stat/interval.h"
#include "stat/sign.h"

#include <math.h>
#include <stdlib.h>

const struct cc_column_spec cc_chosen_columns[] = {
	CC_CELL(struct cc_chosen_row, "rank", rank, INT, NONE),
	CC_CELL(struct cc_chosen_row, "arm", id, ID, KEY),
	CC_CELL(struct cc_chosen_row, "label", label, LABEL, NONE),
	CC_CELL(struct cc_chosen_row, "chosen", chosen, INT, NONE),
	CC_CELL(struct cc_chosen_row, "n", n, INT, N),
	CC_CELL(struct cc_chosen_row, "share", share, SHARE, ESTIMATE),
	CC_CELL(struct cc_chosen_row, "low", low, SHARE, LOW),
	CC_CELL(struct cc_chosen_row, "high", high, SHARE, HIGH),
	CC_CELL(struct cc_chosen_row, "p_next", p_next, P, NONE),
	CC_CELL(struct cc_chosen_row, "holds", holds, WORD, NONE),
	{ 0 },
};

static int
by_chosen(const void *a, const void *b)
{
	const struct cc_chosen_row *x = a, *y = b;

	if (x->chosen != y->chosen)
		return x->chosen > y->chosen ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

void
cc_chosen_put(struct cc_report *report, unsigned table, struct cc_chosen_row *row, uint32_t rows, uint64_t n,
    const struct cc_run *run, struct cc_arena *arena)
{
	uint64_t *chosen = CC_ARRAY(arena, uint64_t, rows);
	double *p_next = CC_ARRAY(arena, double, rows);
	uint32_t hold;

	for (uint32_t i = 0; i < rows; i++)
		row[i].number = i;
	if (rows > 0)
		qsort(row, rows, sizeof *row, by_chosen);
	for (uint32_t i = 0; i < rows; i++)
		chosen[i] = row[i].chosen;
	hold = cc_sign_ranks(p_next, chosen, rows, 1 - run->confidence);
	for (uint32_t i = 0; i < rows; i++) {
		row[i].n = n;
		row[i].rank = i > 0 && chosen[i] == chosen[i - 1] ? row[i - 1].rank : (int64_t)i + 1;
		row[i].share = (double)chosen[i] / (double)n;
		cc_wilson(&row[i].low, &row[i].high, (double)chosen[i], (double)n, run->confidence);
		row[i].p_next = i + 1 < rows ? p_next[i] : (double)NAN;
		row[i].holds = i < hold ? "yes" : "no";
	}
	cc_table_fill(report, cc_report_at(report, table), row, rows);
}
