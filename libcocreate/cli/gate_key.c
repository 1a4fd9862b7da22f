/* gate_key.c -- keys of several columns: read against the columns of a table, and looked up in its rows. */
#include "cli/gate_key.h"

#include "figure/ref.h"
#include "render/cell.h"

static struct cc_span
skip(struct cc_span s, size_t n)
{
	return (struct cc_span){ s.at + n, s.len - n };
}

static size_t
column_of(const struct cc_table *t, struct cc_span name)
{
	size_t c = 0;

	while (c < t->n_columns && !cc_span_eq(cc_span(t->column[c].name), name))
		c++;
	return c;
}

void
cc_gate_key_read(
    struct cc_gate_key *out, struct cc_span key, const struct cc_table *table, struct cc_arena *arena)
{
	struct cc_span rest = key;
	size_t n = 0;

	out->n = 0;
	for (bool more = true; more; n++) {
		size_t len = 0;

		while (len < rest.len && rest.at[len] != '=')
			len++;
		if (len == rest.len || n == CC_GATE_PARTS)
			return;
		out->part[n].column = column_of(table, (struct cc_span){ rest.at, len });
		rest = skip(rest, len + 1);
		if (out->part[n].column == table->n_columns ||
		    !cc_ref_value(&out->part[n].value, &rest, ",", arena) ||
		    (rest.len > 0 && rest.at[0] != ','))
			return;
		more = rest.len > 0;
		rest = skip(rest, more);
	}
	out->n = n;
}

struct cc_span
cc_gate_text(struct cc_buf *room, const struct cc_cell *cell, enum cc_type type)
{
	room->len = 0;
	cc_buf_reserve(room, 1);
	cc_cell_machine(room, cell, type);
	return (struct cc_span){ room->at, room->len };
}

bool
cc_gate_key_fits(const struct cc_gate_key *key, const struct cc_table *table, const struct cc_cell *cells,
    struct cc_buf *room)
{
	for (size_t i = 0; i < key->n; i++) {
		size_t column = key->part[i].column;

		if (!cc_span_eq(
			cc_gate_text(room, &cells[column], table->column[column].type), key->part[i].value))
			return false;
	}
	return key->n > 0;
}
