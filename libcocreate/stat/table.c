/* table.c -- counts that cross: what was expected, what stands out. */
#include "stat/table.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <assert.h>
#include <math.h>

/* x ln(x / e), which is 0 for 0. */
static double
surprise(double x, double e)
{
	return x > 0 ? x * log(x / e) : 0;
}

static void
add_margins(uint64_t *row, uint64_t *column, const uint64_t *count, size_t rows, size_t columns)
{
	for (size_t r = 0; r < rows; r++)
		for (size_t c = 0; c < columns; c++) {
			row[r] += count[r * columns + c];
			column[c] += count[r * columns + c];
		}
}

static bool
all_counted(const uint64_t *margin, size_t n)
{
	while (n > 0 && margin[n - 1] > 0)
		n--;
	return n == 0;
}

static void
cross(struct cc_crossed *out, double observed, double row, double column, double n)
{
	out->expected = row * column / n;
	out->pearson = (observed - out->expected) / sqrt(out->expected);
	out->adjusted = (observed - out->expected) / sqrt(out->expected * (1 - row / n) * (1 - column / n));
	if (!isfinite(out->pearson))
		out->pearson = (double)NAN;
	if (!isfinite(out->adjusted))
		out->adjusted = (double)NAN;
}

static void
add_up(struct cc_table_test *out, const struct cc_crossed *cell, const uint64_t *count, size_t cells)
{
	out->chi2 = out->g2 = 0;
	for (size_t i = 0; i < cells; i++) {
		out->chi2 += cell[i].pearson * cell[i].pearson;
		out->g2 += 2 * surprise((double)count[i], cell[i].expected);
		out->least = fmin(out->least, cell[i].expected);
	}
	out->g2 = fmax(out->g2, 0);
	out->p = cc_chi2_tail(out->chi2, (double)out->df);
	out->g2_p = cc_chi2_tail(out->g2, (double)out->df);
}

enum cc_why
cc_crossed(struct cc_table_test *out, struct cc_crossed *cell, const uint64_t *count, size_t rows,
    size_t columns, struct cc_arena *arena)
{
	uint64_t *row = CC_ARRAY(arena, uint64_t, rows), *column = CC_ARRAY(arena, uint64_t, columns);
	double nan = (double)NAN;

	*out = (struct cc_table_test){
		.chi2 = nan, .p = nan, .v = nan, .g2 = nan, .g2_p = nan, .least = (double)INFINITY
	};
	add_margins(row, column, count, rows, columns);
	for (size_t r = 0; r < rows; r++)
		out->n += row[r];
	for (size_t r = 0, i = 0; r < rows; r++)
		for (size_t c = 0; c < columns; c++, i++)
			cross(&cell[i], (double)count[i], (double)row[r], (double)column[c], (double)out->n);
	if (out->n == 0)
		return CC_WHY_NO_DATA;
	if (rows < 2 || columns < 2)
		return CC_WHY_ONE;
	if (!all_counted(row, rows) || !all_counted(column, columns))
		return CC_WHY_ONE_VALUE;
	out->df = (rows - 1) * (columns - 1);
	add_up(out, cell, count, rows * columns);
	out->v = sqrt(out->chi2 / ((double)out->n * ((double)(rows < columns ? rows : columns) - 1)));
	return CC_WHY_NONE;
}

enum cc_why
cc_fraction_keyness(struct cc_keyness *out, struct cc_fraction first, struct cc_fraction second)
{
	double n1 = first.n, n2 = second.n, a = first.x, b = second.x;
	double rate = (a + b) / (n1 + n2), g2;

	assert(first.x <= first.n && second.x <= second.n);
	*out = (struct cc_keyness){ (double)NAN, (double)NAN, (double)NAN };
	if (n1 <= 0 || n2 <= 0)
		return CC_WHY_NO_DATA;
	g2 = fmax(2 * (surprise(a, n1 * rate) + surprise(b, n2 * rate)), 0);
	out->p = cc_chi2_tail(g2, 1);
	out->g2 = a / n1 < b / n2 ? -g2 : g2;
	if (a > 0 || b > 0)
		out->log_ratio = log2((a + 0.5) / (n1 + 0.5) / ((b + 0.5) / (n2 + 0.5)));
	return CC_WHY_NONE;
}

enum cc_why
cc_keyness(struct cc_keyness *out, struct cc_share first, struct cc_share second)
{
	return cc_fraction_keyness(out, cc_fraction_of(first), cc_fraction_of(second));
}

double
cc_jaccard(uint64_t both, uint64_t first, uint64_t second)
{
	uint64_t either = first + second - both;

	assert(both <= first && both <= second);
	return either == 0 ? 0 : (double)both / (double)either;
}
