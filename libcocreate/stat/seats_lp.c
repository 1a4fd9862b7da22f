/* seats_lp.c -- primal simplex method over sums of segments. */
#include "stat/seats_int.h"

#include <math.h>
#include <string.h>

enum { REBUILD = 40, IDLE = 200, STEPS = 20000 };

#define SMALL 1e-9

int64_t
cc_seats_worth(const struct cc_seats_solver *s, uint32_t var, uint32_t unit)
{
	const struct cc_seats *in = s->in;
	const struct cc_seat_gains *g = var < in->profiles ? &in->profile[var] : &in->mix[var - in->profiles];

	if (unit <= s->low[var])
		return s->beyond;
	if (unit > s->high[var])
		return -s->beyond;
	return g->of[g->flat ? 0 : unit - 1];
}

static bool
is_flat(const struct cc_seats_solver *s, uint32_t var)
{
	const struct cc_seats *in = s->in;

	return var < in->profiles ? in->profile[var].flat : in->mix[var - in->profiles].flat;
}

/* Where the segment ends that begins here, upwards; the next one down. */
static uint32_t
end_up(const struct cc_seats_solver *s, uint32_t var, uint32_t at)
{
	if (!is_flat(s, var))
		return at + 1;
	return at < s->low[var] ? s->low[var] : at < s->high[var] ? s->high[var] : s->cap[var];
}

static uint32_t
end_down(const struct cc_seats_solver *s, uint32_t var, uint32_t at)
{
	if (!is_flat(s, var))
		return at - 1;
	return at > s->high[var] ? s->high[var] : at > s->low[var] ? s->low[var] : 0;
}

/* The segment in which a basic variable lies. */
static void
find_segment(struct cc_seats_solver *s, uint32_t row)
{
	uint32_t var = s->basic[row], end;
	double whole = floor(s->value[row] + SMALL);
	uint32_t at = whole > 0 ? (uint32_t)whole : 0;

	if (at >= s->cap[var]) {
		at = s->cap[var];
		s->from[row] = end_down(s, var, at);
		s->to[row] = at;
		s->slope[row] = (double)cc_seats_worth(s, var, at);
		return;
	}
	end = end_up(s, var, at);
	s->from[row] = is_flat(s, var) ? end_down(s, var, at + 1) : at;
	s->to[row] = end;
	s->slope[row] = (double)cc_seats_worth(s, var, at + 1);
}

/* Row `row` of the inverse times the column of a variable. */
static double
times_column(const struct cc_seats_solver *s, const double *row, uint32_t var)
{
	const struct cc_seats *in = s->in;
	const uint8_t *level;
	double sum = row[0];

	if (var >= in->profiles)
		return -row[1 + var - in->profiles];
	level = &in->level[(size_t)var * in->attributes];
	for (uint32_t a = 0; a < in->attributes; a++)
		sum += row[1 + level[a]];
	return sum;
}

static void
add_column(double *to, size_t stride, const struct cc_seats_solver *s, uint32_t var, double times)
{
	const struct cc_seats *in = s->in;

	if (var >= in->profiles) {
		to[(1 + var - in->profiles) * stride] -= times;
		return;
	}
	to[0] += times;
	for (uint32_t a = 0; a < in->attributes; a++)
		to[(1 + in->level[(size_t)var * in->attributes + a]) * stride] += times;
}

/* Gauss and Jordan, the largest pivot of a column first. */
static bool
eliminate(double *matrix, double *inverse, uint32_t n, uint32_t column)
{
	uint32_t p = column;
	double pivot;

	for (uint32_t r = column + 1; r < n; r++)
		if (fabs(matrix[r * n + column]) > fabs(matrix[p * n + column]))
			p = r;
	pivot = matrix[p * n + column];
	if (!(fabs(pivot) > SMALL))
		return false;
	for (uint32_t c = 0; c < n; c++) {
		double m = matrix[p * n + c], i = inverse[p * n + c];

		matrix[p * n + c] = matrix[column * n + c];
		inverse[p * n + c] = inverse[column * n + c];
		matrix[column * n + c] = m / pivot;
		inverse[column * n + c] = i / pivot;
	}
	for (uint32_t r = 0; r < n; r++) {
		double times = matrix[r * n + column];

		for (uint32_t c = 0; r != column && times != 0 && c < n; c++) {
			matrix[r * n + c] -= times * matrix[column * n + c];
			inverse[r * n + c] -= times * inverse[column * n + c];
		}
	}
	return true;
}

static bool
build(struct cc_seats_solver *s)
{
	uint32_t n = s->rows;
	double right[CC_SEATS_ROWS] = { 0 };

	memset(s->matrix, 0, (size_t)n * n * sizeof *s->matrix);
	memset(s->inverse, 0, (size_t)n * n * sizeof *s->inverse);
	for (uint32_t r = 0; r < n; r++) {
		s->inverse[(size_t)r * n + r] = 1;
		add_column(&s->matrix[r], n, s, s->basic[r], 1);
	}
	for (uint32_t c = 0; c < n; c++)
		if (!eliminate(s->matrix, s->inverse, n, c))
			return false;
	right[0] = s->in->seats;
	for (uint32_t var = 0; var < s->vars; var++)
		if (s->row[var] == CC_SEATS_NONBASIC && s->at[var] > 0)
			add_column(right, 1, s, var, -(double)s->at[var]);
	for (uint32_t r = 0; r < n; r++) {
		s->value[r] = 0;
		for (uint32_t c = 0; c < n; c++)
			s->value[r] += s->inverse[(size_t)r * n + c] * right[c];
	}
	s->pivots = 0;
	return true;
}

static void
find_segments(struct cc_seats_solver *s)
{
	for (uint32_t r = 0; r < s->rows; r++)
		find_segment(s, r);
}

void
cc_seats_lp_start(struct cc_seats_solver *s)
{
	const struct cc_seats *in = s->in;
	uint32_t left = in->seats, last = 0;

	for (uint32_t var = 0; var < s->vars; var++) {
		s->row[var] = CC_SEATS_NONBASIC;
		s->at[var] = 0;
	}
	for (uint32_t t = 0; t < in->profiles && left > 0; t++) {
		s->at[t] = s->cap[t] < left ? s->cap[t] : left;
		left -= s->at[t];
		last = t;
	}
	for (uint32_t r = 0; r < s->rows; r++) {
		s->basic[r] = r == 0 ? last : in->profiles + r - 1;
		s->row[s->basic[r]] = r;
	}
	build(s); /* of such a basis the inverse is there */
	find_segments(s);
}

static void
find_duals(struct cc_seats_solver *s)
{
	uint32_t n = s->rows;

	for (uint32_t c = 0; c < n; c++)
		s->dual[c] = 0;
	for (uint32_t r = 0; r < n; r++)
		for (uint32_t c = 0; c < n; c++)
			s->dual[c] += s->slope[r] * s->inverse[(size_t)r * n + c];
}

/* The variable that gains most by a unit more or less; after many steps without any
 * gain the first one, which ends circles (R. G. Bland, 1977). */
static bool
choose_entering(uint32_t *entering, bool *up, const struct cc_seats_solver *s)
{
	double least = 0.25 + (double)s->beyond * 1e-13, most = least;

	for (uint32_t var = 0; var < s->vars; var++) {
		double price, more = 0, less = 0;

		if (s->row[var] != CC_SEATS_NONBASIC)
			continue;
		price = times_column(s, s->dual, var);
		if (s->at[var] < s->cap[var])
			more = (double)cc_seats_worth(s, var, s->at[var] + 1) - price;
		if (s->at[var] > 0)
			less = price - (double)cc_seats_worth(s, var, s->at[var]);
		if (more > most || less > most) {
			most = more > less ? more : less;
			*up = more > less;
			*entering = var;
			if (s->idle > IDLE)
				return true;
		}
	}
	return most > least;
}

/* The row whose variable meets the end of its segment first, before `limit`; rows: none. */
static uint32_t
choose_leaving(double *limit, const struct cc_seats_solver *s, double direction)
{
	uint32_t leaving = s->rows;

	for (uint32_t r = 0; r < s->rows; r++) {
		double change = -direction * s->column[r], room;

		if (fabs(change) < SMALL)
			continue;
		room = (change > 0 ? s->to[r] - s->value[r] : s->value[r] - s->from[r]) / fabs(change);
		room = room > SMALL ? room : 0;
		if (room > *limit || (room == *limit && leaving == s->rows && room > 0))
			continue;
		if (room == *limit && leaving < s->rows &&
		    (s->idle > IDLE ? s->basic[r] > s->basic[leaving]
				    : fabs(change) <= fabs(s->column[leaving])))
			continue;
		*limit = room;
		leaving = r;
	}
	return leaving;
}

static void
pivot(struct cc_seats_solver *s, uint32_t row)
{
	uint32_t n = s->rows;
	double *own = &s->inverse[(size_t)row * n], by = s->column[row];

	for (uint32_t c = 0; c < n; c++)
		own[c] /= by;
	for (uint32_t r = 0; r < n; r++)
		for (uint32_t c = 0; r != row && s->column[r] != 0 && c < n; c++)
			s->inverse[(size_t)r * n + c] -= s->column[r] * own[c];
	s->pivots++;
}

/* The variable of the row stops where its segment ends. */
static void
leave(struct cc_seats_solver *s, uint32_t row, bool at_top)
{
	uint32_t var = s->basic[row];

	s->at[var] = (uint32_t)(at_top ? s->to[row] : s->from[row]);
	s->row[var] = CC_SEATS_NONBASIC;
}

static void
step(struct cc_seats_solver *s, uint32_t var, bool up)
{
	uint32_t at = s->at[var], end = up ? end_up(s, var, at) : end_down(s, var, at), row;
	double direction = up ? 1 : -1, by = up ? (double)end - at : (double)at - end;

	s->work += (uint64_t)s->vars * (s->in->attributes + 2) + 2ULL * s->rows * s->rows;
	for (uint32_t r = 0; r < s->rows; r++)
		s->column[r] = times_column(s, &s->inverse[(size_t)r * s->rows], var);
	row = choose_leaving(&by, s, direction);
	s->idle = by > 0 ? 0 : s->idle + 1;
	for (uint32_t r = 0; r < s->rows; r++)
		s->value[r] -= direction * s->column[r] * by;
	if (row == s->rows) {
		s->at[var] = end;
		return;
	}
	leave(s, row, direction * s->column[row] < 0);
	pivot(s, row);
	s->basic[row] = var;
	s->row[var] = row;
	s->value[row] = at + direction * by;
	s->from[row] = up ? at : end;
	s->to[row] = up ? end : at;
	s->slope[row] = (double)cc_seats_worth(s, var, up ? at + 1 : at);
}

void
cc_seats_lp_solve(struct cc_seats_solver *s)
{
	uint32_t var = 0;
	bool up = false;

	find_segments(s);
	s->idle = 0;
	for (unsigned steps = 0; steps < STEPS; steps++) {
		if (s->pivots >= REBUILD && !build(s))
			cc_seats_lp_start(s);
		find_duals(s);
		if (!choose_entering(&var, &up, s))
			return;
		step(s, var, up);
	}
}
