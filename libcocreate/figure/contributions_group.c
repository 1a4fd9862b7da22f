/* contributions_group.c -- the rows of a log, by whose they are, then by day, as they stood.
 *
 * They go to parts first, each of some people, whose rows fit into a cache; then each part is sorted by itself.
 * Workers share both: what a part has of each stretch of the log is counted before. */
#include "figure/contributions_int.h"

#include "base/arena.h"
#include "stat/order.h"

#include <stdlib.h>

/* As many rows, or as many parts and stretches: what is counted of each pair stays small. */
enum { AHEAD = 16, PART_ROWS = 8192, PARTS = 1024, STRETCH_ROWS = 65536, STRETCHES = 256 };

/* What one worker learns of a stretch. */
struct seen {
	bool *corrected; /* [kinds] */
	int64_t units;	 /* of all rows, either way; beyond CC_DECIMAL_MOST: that they are too many */
	bool wrong, segments;
};

/* What one learns of a part. */
struct grouped {
	struct cc_point_days days;
	bool in_order;
};

struct grouping {
	const struct cc_work_reading *r;
	struct cc_point_row *row;
	bool *worked;
	uint32_t stretches, parts;
	uint64_t stretch_rows;
	unsigned shift;		 /* of a person, to their part */
	uint32_t *at;		 /* [stretches][parts]: how many rows, then where the next one goes */
	size_t *begin;		 /* [parts + 1] */
	struct seen *seen;	 /* [stretches] */
	struct grouped *grouped; /* [parts] */
};

static uint64_t
stretch_end(const struct grouping *g, uint32_t stretch)
{
	uint64_t end = ((uint64_t)stretch + 1) * g->stretch_rows;

	return end < g->r->log->rows ? end : g->r->log->rows;
}

/* How many rows of a stretch each part has. */
static void
count_stretch(void *ctx, uint32_t stretch, struct cc_arena *scratch)
{
	const struct grouping *g = ctx;
	const struct cc_store *log = g->r->log;
	const struct cc_contributions_parts *field = &g->r->spec->field;
	uint32_t *at = g->at + (size_t)stretch * g->parts;

	(void)scratch;
	for (uint64_t i = stretch * g->stretch_rows; i < stretch_end(g, stretch); i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t id = cc_row_id(log, row, field->person, 0);

		cc_store_fetch(log, i + AHEAD);
		if (id != CC_NO_ID && cc_row_id(log, row, field->kind, 0) != CC_NO_ID)
			at[g->r->person[id] >> g->shift]++;
	}
}

/* Where the rows of each part begin, and in it those of each stretch. */
static void
begin_parts(const struct grouping *g)
{
	size_t sum = 0;

	for (uint32_t p = 0; p < g->parts; p++) {
		g->begin[p] = sum;
		for (uint32_t s = 0; s < g->stretches; s++) {
			uint32_t *at = &g->at[(size_t)s * g->parts + p], n = *at;

			*at = (uint32_t)sum;
			sum += n;
		}
	}
	g->begin[g->parts] = sum;
}

static void
see_row(struct seen *seen, const struct cc_work_reading *r, const struct cc_point_row *one)
{
	seen->corrected[one->kind] |= one->units < 0;
	seen->wrong |= !r->rated[one->kind] || one->units < 0;
	if (seen->units <= CC_DECIMAL_MOST)
		seen->units += llabs(one->units);
}

/* The rows of a stretch, to their parts. */
static void
spread_stretch(void *ctx, uint32_t stretch, struct cc_arena *scratch)
{
	const struct grouping *g = ctx;
	const struct cc_store *log = g->r->log;
	uint32_t *at = g->at + (size_t)stretch * g->parts;
	struct seen *seen = &g->seen[stretch];

	(void)scratch;
	for (uint64_t i = stretch * g->stretch_rows; i < stretch_end(g, stretch); i++) {
		const unsigned char *row = cc_store_row(log, i);
		struct cc_point_row one;

		cc_store_fetch(log, i + AHEAD);
		if (!cc_work_row(&one, g->r, row))
			continue;
		seen->segments |= cc_row_id(log, row, g->r->spec->field.segment, 0) != CC_NO_ID;
		see_row(seen, g->r, &one);
		g->row[at[one.person >> g->shift]++] = one;
	}
}

static void
see_day(struct cc_point_days *days, int32_t day)
{
	if (day == CC_POINT_NO_DAY) {
		days->undated = true;
		return;
	}
	days->first = day < days->first ? day : days->first;
	days->last = day > days->last ? day : days->last;
}

/* Of two rows of one person: the first of what they differ in says which comes first. */
static bool
in_order(const struct cc_point_row *x, const struct cc_point_row *y)
{
	return x->day != y->day	      ? x->day < y->day
	       : x->place != y->place ? x->place < y->place
				      : x->kind <= y->kind;
}

static uint64_t
key_of(const struct cc_point_row *row)
{
	return (uint64_t)row->person << 32 | ((uint32_t)row->day ^ UINT32_C(1) << 31);
}

/* The rows of a part, person by person, by day, as they stood. */
static void
group_part(void *ctx, uint32_t part, struct cc_arena *scratch)
{
	const struct grouping *g = ctx;
	struct cc_point_row *to = g->row + g->begin[part];
	size_t n = g->begin[part + 1] - g->begin[part];
	struct cc_point_row *row = CC_ROOM(scratch, struct cc_point_row, n);
	uint32_t *order = CC_ROOM(scratch, uint32_t, n);
	uint64_t *key = CC_ROOM(scratch, uint64_t, n);
	struct grouped out = { { INT32_MAX, INT32_MIN, false }, true };

	for (size_t i = 0; i < n; i++) {
		row[i] = to[i];
		key[i] = key_of(&row[i]);
		order[i] = (uint32_t)i;
	}
	if (n > 0)
		cc_sort_by(order, key, (uint32_t)n, scratch);
	for (size_t i = 0; i < n; i++) {
		to[i] = row[order[i]];
		g->worked[to[i].person] = true;
		see_day(&out.days, to[i].day);
		out.in_order &= i == 0 || to[i - 1].person != to[i].person || in_order(&to[i - 1], &to[i]);
	}
	g->grouped[part] = out;
}

static void
begin(struct grouping *g, const struct cc_work_reading *r, bool *worked, struct cc_arena *scratch)
{
	uint32_t people = r->of->people->n;
	uint64_t rows = r->log->rows, parts = rows / PART_ROWS < PARTS ? rows / PART_ROWS : PARTS;

	*g = (struct grouping){ .r = r, .worked = worked, .stretch_rows = rows / STRETCHES + 1 };
	g->row = CC_ARRAY(r->s->arena, struct cc_point_row, rows);
	g->stretch_rows = g->stretch_rows > STRETCH_ROWS ? g->stretch_rows : STRETCH_ROWS;
	g->stretches = (uint32_t)((rows + g->stretch_rows - 1) / g->stretch_rows);
	while (people >> g->shift > parts)
		g->shift++;
	g->parts = (people >> g->shift) + 1;
	g->at = CC_ARRAY(scratch, uint32_t, (size_t)g->stretches * g->parts);
	g->begin = CC_ARRAY(r->s->arena, size_t, (size_t)g->parts + 1);
	g->seen = CC_ARRAY(scratch, struct seen, g->stretches);
	for (uint32_t s = 0; s < g->stretches; s++)
		g->seen[s].corrected = CC_ARRAY(scratch, bool, r->out->kinds);
	g->grouped = CC_ARRAY(scratch, struct grouped, g->parts);
}

static void
sum_up(struct cc_work_reading *r, const struct grouping *g)
{
	struct cc_point_days *days = &r->out->days;
	int64_t units = 0;

	for (uint32_t s = 0; s < g->stretches; s++) {
		const struct seen *seen = &g->seen[s];

		for (uint32_t k = 0; k < r->out->kinds; k++)
			r->corrected[k] |= seen->corrected[k];
		r->wrong |= seen->wrong;
		r->segments |= seen->segments;
		units = units > CC_DECIMAL_MOST ? units : units + seen->units;
	}
	r->wrong |= units > CC_DECIMAL_MOST;
	*days = (struct cc_point_days){ INT32_MAX, INT32_MIN, false };
	for (uint32_t p = 0; p < g->parts; p++) {
		const struct grouped *one = &g->grouped[p];

		days->first = one->days.first < days->first ? one->days.first : days->first;
		days->last = one->days.last > days->last ? one->days.last : days->last;
		days->undated |= one->days.undated;
		r->in_order &= one->in_order;
	}
}

void
cc_work_group(struct cc_work_reading *r, bool *worked)
{
	const struct cc_workers *workers = r->s->run->workers;
	struct cc_arena *scratch = cc_arena_new();
	struct grouping g;

	begin(&g, r, worked, scratch);
	cc_each(workers, count_stretch, &g, g.stretches);
	begin_parts(&g);
	cc_each(workers, spread_stretch, &g, g.stretches);
	r->in_order = true;
	cc_each(workers, group_part, &g, g.parts);
	r->out->row = g.row;
	r->out->n = g.begin[g.parts];
	r->out->piece = g.begin;
	r->out->pieces = g.parts;
	sum_up(r, &g);
	cc_arena_free(scratch);
}
