/* told_from.c -- which rows of a report are told. */
#include "figure/told.h"

#include "base/arena.h"

static bool
value_fits(struct cc_span cell, const struct cc_node *wanted)
{
	if (wanted->kind == CC_NODE_SCALAR)
		return cell.at != NULL && cc_span_eq(cell, wanted->text);
	for (size_t i = 0; wanted->kind == CC_NODE_LIST && i < wanted->n; i++)
		if (value_fits(cell, wanted->item[i]))
			return true;
	return false;
}

bool
cc_told_fits(const struct cc_told_from *t, const struct cc_fact_row *row)
{
	const struct cc_node *where = t->where;

	for (size_t i = 0; where != NULL && i < where->n; i++) {
		size_t cell = cc_fact_column(row, where->key[i]->text);

		if (cell == SIZE_MAX || !value_fits(row->cell[cell].text, where->item[i]))
			return false;
	}
	return cc_ref_fits(row, &t->cite.ref, t->arena);
}

/* A column that no row has cannot be asked for. */
static bool
check_where(const struct cc_told_from *t, enum cc_exit code, struct cc_err *err)
{
	const struct cc_node *where = t->where;
	const struct cc_fact_row *row = t->at.table->n > 0 ? &t->at.table->row[0] : NULL;

	for (size_t i = 0; row != NULL && where != NULL && i < where->n; i++)
		if (cc_fact_column(row, where->key[i]->text) == SIZE_MAX)
			return cc_fail(err, code, N_("the table %s has no column \"%s\""),
			    cc_strdup(t->arena, cc_quote(t->at.table->name).text),
			    cc_quote(where->key[i]->text).text);
	return true;
}

bool
cc_told_select(struct cc_told_from *out, struct cc_span from, const struct cc_node *where,
    const struct cc_facts *facts, enum cc_exit code, struct cc_arena *arena, struct cc_err *err)
{
	*out = (struct cc_told_from){ .where = where, .arena = arena };
	if (!cc_cite_read(&out->cite, from, code, arena, err))
		return false;
	if (out->cite.ref.column.at != NULL)
		return cc_fail(
		    err, code, N_("\"%s\"; wanted TOOL.TABLE, whose rows are told"), cc_quote(from).text);
	return cc_ref_table(&out->at, facts, &out->cite.ref, code, arena, err) && check_where(out, code, err);
}
