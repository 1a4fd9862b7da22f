/* column_where.c -- rows that --where keeps.
 *
 * A condition names a header, a position, or a role; of a role that groups of a
 * pattern give it is decided once for each observation.  In a file without the
 * column the cell counts as empty. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/utf8.h"

static unsigned
role_named(const struct cc_binder *b, struct cc_span name)
{
	unsigned r = 0;

	while (r < b->roles &&
	       (b->run->items[r] != NULL || !cc_span_eq(name, cc_span(b->method->roles[r].name))))
		r++;
	return r;
}

static bool
holds(const struct cc_row_filter *where, struct cc_span cell)
{
	return cc_span_eq(cell, where->value) != where->not_equal;
}

static void
drop_observations(struct cc_bound *out, const struct cc_row_filter *where, const struct cc_span *text,
    struct cc_arena *arena)
{
	if (out->where_drops == NULL)
		out->where_drops = CC_ARRAY(arena, bool, out->wide->n);
	for (uint32_t o = 0; o < out->wide->n; o++)
		out->where_drops[o] |= !holds(where, text[o]);
}

static bool
fail_several(const struct cc_header *h, const struct cc_row_filter *where, struct cc_err *err)
{
	return cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("--where: \"%s\" is several columns here; name one by its header"),
	    cc_quote(where->column).text);
}

static bool
bind_to_role(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h, size_t i,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_row_filter *where = &b->opts.where[i];
	unsigned r = role_named(b, where->column);
	const struct cc_slots *slots = r < b->roles ? &out->slots[r][0] : NULL;

	if (slots == NULL)
		return true;
	if (slots->n > 1 || (out->wide != NULL && out->wide->slot[r][0] != NULL))
		return fail_several(h, where, err);
	if (slots->n == 1) {
		b->where_found[i] = 1;
		out->where[i].slot[out->where[i].n++] = slots->slot[0];
	} else if (out->wide != NULL && (out->wide->groups >> r & 1)) {
		b->where_found[i] = 1;
		out->where[i].slot = NULL;
		drop_observations(out, where, out->wide->text[r], arena);
	}
	return true;
}

/* After the roles are bound. */
bool
cc_bind_where(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h, struct cc_arena *arena,
    struct cc_err *err)
{
	out->where = CC_ARRAY(arena, struct cc_slots, b->opts.n_where);
	for (size_t i = 0; i < b->opts.n_where; i++) {
		int found = cc_find_column(h, b->opts.where[i].column, err);

		if (found == CC_FIND_FAILED)
			return false;
		out->where[i].slot = CC_ARRAY(arena, uint32_t, 1);
		if (found == CC_FIND_NONE) {
			if (!bind_to_role(out, b, h, i, arena, err))
				return false;
			continue;
		}
		b->where_found[i] = 1;
		out->where[i].slot[out->where[i].n++] = (uint32_t)found;
	}
	return true;
}

/* After the last header. */
bool
cc_check_where(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err)
{
	for (size_t i = 0; i < b->opts.n_where; i++) {
		struct cc_span wanted = b->opts.where[i].column;
		char *all = cc_list_names(h->name, h->n, h->arena);
		size_t near = cc_utf8_nearest(wanted, h->name, h->n, h->arena);

		if (b->where_found[i])
			continue;
		if (near != CC_NO_NEAR)
			return cc_fail_at(err, CC_EXIT_DATA, h->place,
			    N_("--where: no column \"%s\"; did you mean \"%s\"? (columns: %s)"),
			    cc_quote(wanted).text, cc_quote(h->name[near]).text, all);
		return cc_fail_at(err, CC_EXIT_DATA, h->place, N_("--where: no column \"%s\" (columns: %s)"),
		    cc_quote(wanted).text, all);
	}
	return true;
}

uint32_t
cc_where_rows(uint32_t *row, const struct cc_rows *rows, const struct cc_bound *b, uint32_t n)
{
	const struct cc_bind_opts *opts = &b->binder->opts;

	for (size_t i = 0; i < opts->n_where; i++) {
		const struct cc_slots *slots = &b->where[i];
		uint32_t kept = 0;

		if (slots->slot == NULL)
			continue;
		for (uint32_t k = 0; k < n; k++) {
			struct cc_span cell = { NULL, 0 };

			if (slots->n > 0)
				cell = rows->cell[(size_t)row[k] * rows->wanted + slots->slot[0]];
			if (holds(&opts->where[i], cell))
				row[kept++] = row[k];
		}
		n = kept;
	}
	return n;
}
