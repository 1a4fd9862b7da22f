/* pass_columns.c -- where the columns of each file go in the output.
 *
 * Names match as headers do everywhere (cc_utf8_fold).  Two columns of one
 * name in a file are two: the second meets the second of the next file. */
#include "cli/pass_int.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <inttypes.h>

void
cc_pass_columns_begin(struct cc_pass *p, struct cc_arena *arena)
{
	uint32_t n = p->opts.n_added;

	p->folded = cc_map_new();
	p->columns = cc_map_new();
	p->keys = cc_map_new();
	p->added = CC_ARRAY(arena, struct cc_span, n);
	p->place = CC_ARRAY(arena, uint32_t, n);
	p->tail = CC_ARRAY(arena, uint32_t, n);
	for (uint32_t k = 0; k < n; k++) {
		p->added[k] = cc_utf8_fold(arena, p->opts.added[k]);
		p->place[k] = CC_ROWS_ABSENT;
	}
}

void
cc_pass_columns_free(struct cc_pass *p)
{
	cc_map_free(p->folded);
	cc_map_free(p->columns);
	cc_map_free(p->keys);
	cc_buf_free(&p->at);
}

/* One header while it is looked at. */
struct header {
	const struct cc_span *name;
	uint32_t n;
	struct cc_place place;
	uint32_t *times;  /* [families]: how often met in this header */
	uint32_t *column; /* [n]: of the output, or ABSENT: it is dropped */
	struct cc_arena *arena;
};

static uint32_t
added_named(const struct cc_pass *p, struct cc_span folded)
{
	uint32_t k = 0;

	while (k < p->opts.n_added && !cc_span_eq(p->added[k], folded))
		k++;
	return k;
}

static void
add_name(struct cc_pass *p, struct cc_span name, struct cc_arena *arena)
{
	if (p->n == p->cap) {
		struct cc_span *more;

		p->cap = p->cap == 0 ? 64 : 2 * p->cap;
		more = CC_ARRAY(arena, struct cc_span, p->cap);
		if (p->n > 0)
			memcpy(more, p->name, p->n * sizeof *more);
		p->name = more;
	}
	p->name[p->n++] = name;
}

static bool
check_key(struct cc_pass *p, const struct header *h, struct cc_span name, struct cc_err *err)
{
	uint32_t before = cc_map_count(p->keys);
	bool json = false;

	for (unsigned f = 0; f < p->formats; f++)
		json |= !cc_rows_is_csv(p->format[f]);
	return cc_map_add(p->keys, name) == before || !json ||
	       cc_fail_at(err, CC_EXIT_DATA, h->place,
		   N_("two columns are called \"%s\", which json cannot hold; wanted names that differ, or "
		      "csv"),
		   cc_quote(name).text);
}

/* A name of ours: an error, or its place is taken. */
static bool
meet_added(struct cc_pass *p, struct header *h, uint32_t i, uint32_t k, bool first, struct cc_err *err)
{
	if (!p->opts.replace)
		return cc_fail_at(err, CC_EXIT_DATA, h->place,
		    N_("column \"%s\" is there already, and would be added; wanted another name, or "
		       "--replace"),
		    cc_quote(h->name[i]).text);
	h->column[i] = CC_ROWS_ABSENT;
	if (!first || p->place[k] != CC_ROWS_ABSENT)
		return true;
	p->place[k] = p->n;
	add_name(p, p->opts.added[k], h->arena);
	return true;
}

static bool
meet(struct cc_pass *p, struct header *h, uint32_t i, struct cc_err *err)
{
	uint32_t family = cc_map_add(p->folded, cc_utf8_fold(h->arena, h->name[i]));
	uint32_t key[2] = { family, h->times[family]++ }, before = cc_map_count(p->columns), column;

	column = cc_map_add(p->columns, (struct cc_span){ (const char *)key, sizeof key });
	if (column == before) {
		uint32_t at = p->n;

		if (!check_key(p, h, h->name[i], err))
			return false;
		if (p->begun && cc_rows_is_csv(p->format[0]))
			return cc_fail_at(err, CC_EXIT_DATA, h->place,
			    N_("column \"%s\" is new, and the header has been printed; run without --stream"),
			    cc_quote(h->name[i]).text);
		add_name(p, h->name[i], h->arena);
		cc_buf_add(&p->at, (const char *)&at, sizeof at);
	}
	memcpy(&h->column[i], p->at.at + column * sizeof(uint32_t), sizeof(uint32_t));
	return true;
}

static bool
meet_all(struct cc_pass *p, struct header *h, struct cc_err *err)
{
	bool first = p->n == 0;

	h->times = CC_ARRAY(h->arena, uint32_t, (size_t)cc_map_count(p->folded) + h->n);
	h->column = CC_ARRAY(h->arena, uint32_t, h->n);
	for (uint32_t i = 0; i < h->n; i++) {
		uint32_t k = added_named(p, cc_utf8_fold(h->arena, h->name[i]));

		if (!(k < p->opts.n_added ? meet_added(p, h, i, k, first, err) : meet(p, h, i, err)))
			return false;
	}
	if (first) {
		for (uint32_t k = 0; k < p->opts.n_added; k++)
			if (p->place[k] == CC_ROWS_ABSENT)
				p->tail[p->n_tail++] = k;
		for (uint32_t k = 0; k < p->opts.n_added; k++)
			cc_map_add(p->keys, p->opts.added[k]);
	}
	return true;
}

static const struct cc_rows_plan *
plan_of(const struct cc_pass *p, const struct header *h, char delimiter)
{
	struct cc_rows_plan *plan = CC_NEW(h->arena, struct cc_rows_plan);
	struct cc_span *name = CC_ARRAY(h->arena, struct cc_span, p->n);
	uint32_t *from = CC_ARRAY(h->arena, uint32_t, p->n);

	for (uint32_t c = 0; c < p->n; c++) {
		name[c] = p->name[c];
		from[c] = CC_ROWS_ABSENT;
	}
	for (uint32_t i = 0; i < h->n; i++)
		if (h->column[i] != CC_ROWS_ABSENT)
			from[h->column[i]] = i;
	for (uint32_t k = 0; k < p->opts.n_added; k++)
		if (p->place[k] != CC_ROWS_ABSENT)
			from[p->place[k]] = CC_ROWS_ADDED + k;
	*plan = (struct cc_rows_plan){ .n = p->n,
		.name = name,
		.from = from,
		.n_tail = p->n_tail,
		.tail = p->tail,
		.added = p->opts.added,
		.file = h->place.file,
		.header = h->name,
		.width = h->n,
		.delimiter = delimiter,
		.plain = p->n == h->n };
	for (uint32_t c = 0; c < p->n; c++)
		plan->plain &= from[c] == c;
	return plan;
}

/* Do workers need all the cells of the rows? */
static bool
needs_cells(const struct cc_pass *p, const struct cc_rows_plan *plan)
{
	bool needs = p->opts.ragged;

	for (unsigned f = 0; f < p->formats; f++) {
		struct cc_rows_writer w = { .format = p->format[f], .excel = p->opts.excel };

		needs |= !cc_rows_as_they_stand(&w, plan);
	}
	return needs;
}

bool
cc_pass_bind(const struct cc_rows_plan **out, struct cc_pass *p, const struct cc_records *records,
    struct cc_bound *bound, const struct cc_span *header, uint32_t n, struct cc_place place,
    struct cc_arena *arena, struct cc_err *err)
{
	struct header h = { .name = header, .n = n, .place = place, .arena = arena };

	if (cc_bound_wide(bound))
		return cc_fail_at(err, CC_EXIT_USAGE, place,
		    N_("a pattern with groups makes several observations of a row, which cannot be passed "
		       "on; "
		       "wanted a table, -T NAME"));
	if (!meet_all(p, &h, err) || !cc_pass_stream_head(p, err))
		return false;
	*out = plan_of(p, &h, cc_records_delimiter(records));
	if (needs_cells(p, *out))
		cc_bound_keep_all(bound, arena);
	return true;
}
