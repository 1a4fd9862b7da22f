/* rao_scott.c -- do two answers of people who carry case weights hang together? */
#include "stat/rao_scott.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

/* What is left of a contrast where all of it cancels. */
#define LOST 1e-10

/* Shares of the cells and of their margins. */
struct shares {
	size_t rows, columns, cells;
	double weights, people;
	double *p, *row, *column; /* [cells], [rows], [columns] */
	double *square;		  /* [cells]: sums of squared weights */
};

static void
add_cells(struct shares *s, const struct cc_weight_sums *cell, struct cc_arena *arena)
{
	s->p = CC_ARRAY(arena, double, s->cells);
	s->square = CC_ARRAY(arena, double, s->cells);
	s->row = CC_ARRAY(arena, double, s->rows);
	s->column = CC_ARRAY(arena, double, s->columns);
	for (size_t i = 0; i < s->cells; i++) {
		s->p[i] = cc_weights_sum(&cell[i]);
		s->square[i] = cc_weights_squares(&cell[i]);
		s->weights += s->p[i];
		s->people += (double)cell[i].n;
	}
	for (size_t i = 0; i < s->cells; i++) {
		s->p[i] /= s->weights;
		s->row[i / s->columns] += s->p[i];
		s->column[i % s->columns] += s->p[i];
	}
}

static bool
all_there(const double *margin, size_t n)
{
	while (n > 0 && margin[n - 1] > 0)
		n--;
	return n == 0;
}

/* The k-th of n - 1 orthonormal contrasts of n levels, by Helmert, at level i. */
static double
contrast(size_t k, size_t i)
{
	double levels = (double)(k + 1);

	if (i > k + 1)
		return 0;
	return (i <= k ? 1 : -levels) / sqrt(levels * (levels + 1));
}

/* [cells][contrasts]: the contrasts of the interaction over the shares; nothing in an empty cell. */
static gsl_matrix_view
contrasts_of(const struct shares *s, size_t n, struct cc_arena *arena)
{
	gsl_matrix_view u = gsl_matrix_view_array(CC_ARRAY(arena, double, s->cells *n), s->cells, n);

	for (size_t i = 0; i < s->cells; i++)
		for (size_t k = 0; k < n && s->p[i] > 0; k++)
			gsl_matrix_set(&u.matrix, i, k,
			    contrast(k / (s->columns - 1), i / s->columns) *
				contrast(k % (s->columns - 1), i % s->columns) / s->p[i]);
	return u;
}

/* to = the sum over cells of size * u u'. */
static void
gather(gsl_matrix *to, const gsl_matrix *u, const double *size, struct cc_arena *arena)
{
	gsl_matrix_view scaled =
	    gsl_matrix_view_array(CC_ARRAY(arena, double, u->size1 * u->size2), u->size1, u->size2);

	for (size_t i = 0; i < u->size1; i++)
		for (size_t k = 0; k < u->size2; k++)
			gsl_matrix_set(&scaled.matrix, i, k, size[i] * gsl_matrix_get(u, i, k));
	gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, u, &scaled.matrix, 0, to);
}

static double *
over_cells(const gsl_matrix *u, const double *size, struct cc_arena *arena)
{
	double *sum = CC_ARRAY(arena, double, u->size2);

	for (size_t i = 0; i < u->size1; i++)
		for (size_t k = 0; k < u->size2; k++)
			sum[k] += size[i] * gsl_matrix_get(u, i, k);
	return sum;
}

/* What the contrasts vary by in the sample with its weights. */
static void
spread_of(gsl_matrix *to, const gsl_matrix *u, const struct shares *s, struct cc_arena *arena)
{
	double *a = over_cells(u, s->square, arena), *b = over_cells(u, s->p, arena), all = 0;
	double scale = s->people / (s->people - 1) / (s->weights * s->weights);

	for (size_t i = 0; i < s->cells; i++)
		all += s->square[i];
	gather(to, u, s->square, arena);
	for (size_t k = 0; k < to->size1; k++)
		for (size_t l = 0; l < to->size2; l++)
			gsl_matrix_set(to, k, l,
			    scale *
				(gsl_matrix_get(to, k, l) - a[k] * b[l] - b[k] * a[l] + all * b[k] * b[l]));
}

/* False: some contrast is a sum of others where empty cells count for nothing, but for rounding. */
static bool
root_of(gsl_matrix *m, struct cc_arena *arena)
{
	double *square = CC_ARRAY(arena, double, m->size1);
	size_t k;

	for (k = 0; k < m->size1; k++)
		square[k] = gsl_matrix_get(m, k, k);
	if (gsl_linalg_cholesky_decomp1(m) != GSL_SUCCESS)
		return false;
	while (
	    k > 0 && gsl_matrix_get(m, k - 1, k - 1) * gsl_matrix_get(m, k - 1, k - 1) > LOST * square[k - 1])
		k--;
	return k == 0;
}

/* Trace of the design effects, and of their square; false: no spread. */
static bool
design_effects(double trace[2], const struct shares *s, struct cc_arena *arena)
{
	size_t n = (s->rows - 1) * (s->columns - 1);
	gsl_matrix_view u = contrasts_of(s, n, arena);
	gsl_matrix_view plain = gsl_matrix_view_array(CC_ARRAY(arena, double, n *n), n, n);
	gsl_matrix_view spread = gsl_matrix_view_array(CC_ARRAY(arena, double, n *n), n, n);

	gather(&plain.matrix, &u.matrix, s->p, arena);
	gsl_matrix_scale(&plain.matrix, 1 / s->people);
	spread_of(&spread.matrix, &u.matrix, s, arena);
	if (!root_of(&plain.matrix, arena))
		return false;
	for (size_t k = 0; k < n; k++) {
		gsl_vector_view column = gsl_matrix_column(&spread.matrix, k);

		gsl_linalg_cholesky_svx(&plain.matrix, &column.vector);
	}
	trace[0] = trace[1] = 0;
	for (size_t k = 0; k < n; k++)
		for (size_t l = 0; l < n; l++) {
			double cross =
			    gsl_matrix_get(&spread.matrix, k, l) * gsl_matrix_get(&spread.matrix, l, k);

			trace[0] += k == l ? gsl_matrix_get(&spread.matrix, k, k) : 0;
			trace[1] += cross;
		}
	return trace[0] > 0 && trace[1] > 0;
}

enum cc_why
cc_rao_scott(struct cc_rao_scott *out, const struct cc_weight_sums *cell, size_t rows, size_t columns,
    struct cc_arena *arena)
{
	const double none = (double)NAN;
	struct shares s = { .rows = rows, .columns = columns, .cells = rows * columns };
	double trace[2];

	cc_gsl_quiet();
	*out = (struct cc_rao_scott){ 0, none, none, none, none, none };
	add_cells(&s, cell, arena);
	out->n = (uint64_t)s.people;
	if (!(s.weights > 0))
		return CC_WHY_NO_DATA;
	if (rows < 2 || columns < 2)
		return CC_WHY_ONE;
	if (!all_there(s.row, rows) || !all_there(s.column, columns) || !design_effects(trace, &s, arena))
		return CC_WHY_ONE_VALUE;
	out->chi2 = 0;
	for (size_t i = 0; i < s.cells; i++) {
		double expected = s.row[i / columns] * s.column[i % columns];

		out->chi2 += s.people * (s.p[i] - expected) * (s.p[i] - expected) / expected;
	}
	out->f = out->chi2 / trace[0];
	out->df = trace[0] * trace[0] / trace[1];
	out->df2 = out->df * (s.people - 1);
	out->p = cc_f_tail(out->f, out->df, out->df2);
	return CC_WHY_NONE;
}
