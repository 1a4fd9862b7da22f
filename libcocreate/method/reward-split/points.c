/* points.c -- what each contribution of a window is worth: bands, corrections, duplicates. */
#include "method/reward-split/int.h"

#include "base/arena.h"

#include <stdlib.h>

/* A row of the window on its way to its points. */
struct worth {
	const struct reward_row *row;
	const struct cc_bands *bands;
	uint32_t idea; /* whose rows bands run over; CC_NO_ID: those of all ideas */
	int64_t points;
	bool duplicate;
};

static int
by_order(const struct worth *x, const struct worth *y)
{
	return (x->row->order > y->row->order) - (x->row->order < y->row->order);
}

static int
by_number(uint32_t x, uint32_t y)
{
	return (x > y) - (x < y);
}

/* The rows that bands run over: of one person and kind, where a pool is by idea of one idea. */
static int
by_band(const void *a, const void *b)
{
	const struct worth *x = a, *y = b;
	int person = by_number(x->row->person, y->row->person), kind = by_number(x->row->kind, y->row->kind);

	return person != 0	    ? person
	       : kind != 0	    ? kind
	       : x->idea != y->idea ? by_number(x->idea, y->idea)
				    : by_order(x, y);
}

static bool
same_band(const struct worth *x, const struct worth *y)
{
	return x->row->person == y->row->person && x->row->kind == y->row->kind && x->idea == y->idea;
}

/* The authors of one idea and kind stand together, the rows of each. */
static int
by_author(const void *a, const void *b)
{
	const struct worth *x = a, *y = b;
	int kind = by_number(x->row->kind, y->row->kind), idea = by_number(x->row->idea, y->row->idea),
	    person = by_number(x->row->person, y->row->person);

	return kind != 0 ? kind : idea != 0 ? idea : person != 0 ? person : by_order(x, y);
}

static bool
same_idea(const struct worth *x, const struct worth *y)
{
	return x->row->kind == y->row->kind && x->row->idea == y->row->idea;
}

static int
by_row(const void *a, const void *b)
{
	return by_order(a, b);
}

/* Of units to 10^-6 and rates to 10^-6, to 10^-6. */
static int64_t
points_of(const struct cc_bands *bands, int64_t before, int64_t after)
{
	struct cc_int128 worth =
	    cc_int128_subtract(cc_bands_worth(bands, after), cc_bands_worth(bands, before));
	int64_t points = 0;

	return cc_int128_round(&points, worth, CC_ONE_MICRO) ? points : INT64_MAX / 4;
}

/* What a correction takes back was given by the rows before it, else by those behind. */
static void
correct(struct worth *w, size_t n)
{
	int64_t owed = 0;

	for (size_t i = 0; i < n; i++) {
		owed += w[i].points < 0 ? -w[i].points : 0;
		w[i].points = w[i].points < 0 ? 0 : w[i].points;
		for (size_t k = i + 1; k-- > 0 && owed > 0;) {
			int64_t taken = w[k].points < owed ? w[k].points : owed;

			w[k].points -= taken;
			owed -= taken;
		}
	}
}

static void
count_bands(struct worth *w, size_t n)
{
	qsort(w, n, sizeof *w, by_band);
	for (size_t from = 0, end; from < n; from = end) {
		int64_t units = 0;

		for (end = from; end < n && same_band(&w[end], &w[from]); end++) {
			w[end].points = points_of(w[end].bands, units, units + w[end].row->units);
			units += w[end].row->units;
		}
		correct(&w[from], end - from);
	}
}

struct author {
	size_t from, end;
	int64_t points, earns;
};

/* The first of the authors has the part that the rules say, the others the rest in equal parts. */
static void
divide(struct author *author, size_t n, const struct worth *w, int64_t earliest)
{
	int64_t base = 0, first_part;
	size_t first = 0;

	for (size_t a = 0; a < n; a++) {
		base = author[a].points > base ? author[a].points : base;
		if (by_order(&w[author[a].from], &w[author[first].from]) < 0)
			first = a;
	}
	(void)cc_int128_round(&first_part, cc_int128_times(base, earliest), CC_ONE_NANO);
	for (size_t a = 0; a < n; a++)
		if (a == first)
			author[a].earns = first_part;
		else
			(void)cc_int128_round(&author[a].earns, cc_int128_times(base, CC_ONE_NANO - earliest),
			    CC_ONE_NANO * (int64_t)(n - 1));
}

/* All rows of one idea and kind: an idea that was brought several times earns once. */
static void
merge_authors(struct worth *w, size_t n, const struct reward_data *d)
{
	struct author *author = CC_ARRAY(d->arena, struct author, n);
	size_t authors = 0;

	for (size_t from = 0, end; from < n; from = end) {
		int64_t points = 0;

		for (end = from; end < n && w[end].row->person == w[from].row->person; end++)
			points += w[end].points;
		if (points > 0)
			author[authors++] = (struct author){ from, end, points, 0 };
	}
	if (authors < 2)
		return;
	divide(author, authors, w, d->rules->earliest);
	for (size_t a = 0; a < authors; a++)
		for (size_t i = author[a].from; i < author[a].end; i++) {
			(void)cc_int128_round(
			    &w[i].points, cc_int128_times(w[i].points, author[a].earns), author[a].points);
			w[i].duplicate = true;
		}
}

static bool
is_divided(const struct reward_data *d, const struct reward_row *row)
{
	for (size_t k = 0; k < d->rules->n_duplicates; k++)
		if (row->idea != CC_NO_ID &&
		    cc_span_eq(cc_state_text(d->state, KIND, row->kind), d->rules->duplicate[k]))
			return true;
	return false;
}

static void
divide_duplicates(struct worth *w, size_t n, const struct reward_data *d)
{
	if (d->rules->n_duplicates == 0)
		return;
	qsort(w, n, sizeof *w, by_author);
	for (size_t from = 0, end; from < n; from = end) {
		for (end = from; end < n && same_idea(&w[end], &w[from]);)
			end++;
		if (is_divided(d, w[from].row))
			merge_authors(&w[from], end - from, d);
	}
}

struct reward_point *
reward_points(size_t *n, const struct reward_data *d, const struct reward_window *of)
{
	struct worth *w = CC_ARRAY(d->arena, struct worth, d->rows);
	struct reward_point *out;

	*n = 0;
	for (size_t i = 0; i < d->rows; i++) {
		const struct reward_row *row = &d->row[i];
		const struct cc_bands *bands =
		    reward_points_of(of->points, cc_state_text(d->state, KIND, row->kind));

		if (bands == NULL || (of->by_idea && row->idea == CC_NO_ID) ||
		    (row->day != REWARD_NO_DAY && (row->day < of->from || row->day > of->to)))
			continue;
		w[(*n)++] = (struct worth){ row, bands, of->by_idea ? row->idea : CC_NO_ID, 0, false };
	}
	count_bands(w, *n);
	divide_duplicates(w, *n, d);
	qsort(w, *n, sizeof *w, by_row);
	out = CC_ARRAY(d->arena, struct reward_point, *n);
	for (size_t i = 0; i < *n; i++)
		out[i] = (struct reward_point){ (uint32_t)w[i].row->order, w[i].points, w[i].duplicate };
	return out;
}
