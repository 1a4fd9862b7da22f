/* column_split.c -- a cell that holds several answers, where a role takes one: a row for
 * each, as the study says. */
#include "model/column_type.h"

#include "base/arena.h"

unsigned
cc_split_role(const struct cc_binder *b)
{
	unsigned r = 0;

	while (r < b->roles && !(cc_role_is(b->method, r, CC_ROLE_SPLIT) && b->form[r][0].several))
		r++;
	return r;
}

bool
cc_check_split(const struct cc_bound *b, struct cc_err *err)
{
	unsigned r = cc_split_role(b->binder);

	if (b->wide == NULL || r == b->binder->roles || b->slots[r][0].n == 0)
		return true;
	return cc_fail_at(err, CC_EXIT_DATA, b->place,
	    N_("several answers in a cell of %s do not go with a /REGEX/ whose columns are rows; wanted one "
	       "of "
	       "them"),
	    b->binder->method->roles[r].name);
}

/* The rows that are made of a batch. */
struct dividing {
	struct cc_typed_batch *a;
	uint32_t *id, *seen; /* seen: [ids], 1 + the row that named it last */
	uint8_t *chosen;
};

static void
add_row(struct dividing *d, uint32_t i, uint32_t id, bool chosen)
{
	if (d->seen[id] == i + 1)
		return;
	d->seen[id] = i + 1;
	d->id[d->a->pairs] = id;
	d->chosen[d->a->pairs] = chosen;
	d->a->at[d->a->pairs] = i;
	d->a->pair_row[d->a->pairs++] = d->a->cells.row[i];
}

/* Rows without an answer are none: whether they were asked cannot be told. */
static void
add_answers(struct dividing *d, const struct cc_column *codes, const uint32_t *option, size_t options)
{
	const struct cc_cells *c = &d->a->cells;

	for (uint32_t i = 0; i < c->n; i++) {
		uint32_t from = codes->first[i], end = codes->first[i + 1];

		if (from == end)
			cc_tally_see(&c->t->now.unanswered, c->rows->line[c->row[i]]);
		for (uint32_t k = from; k < end; k++)
			add_row(d, i, codes->id[k], true);
		for (size_t o = 0; from < end && o < options; o++)
			add_row(d, i, option[o], false);
	}
}

void
cc_split_up(struct cc_typed_batch *a, unsigned role)
{
	struct cc_cells *c = &a->cells;
	const struct cc_cell_form *form = &c->bound->binder->form[role][0];
	struct cc_map *map = c->t->state->ids[role];
	uint32_t *option = CC_ARRAY(c->arena, uint32_t, form->n_options);
	struct cc_column codes = { 0 }, *out = CC_NEW(c->arena, struct cc_column);
	struct dividing d = { .a = a };
	size_t most;

	c->form = form;
	c->slot = c->bound->slots[role][0].slot[0];
	c->missing = CC_ARRAY(c->arena, uint8_t, c->n);
	cc_type_codes(&codes, c, role);
	for (size_t o = 0; o < form->n_options; o++)
		option[o] = cc_map_add(map, form->option[o]);
	most = codes.first[c->n] + (size_t)c->n * form->n_options;
	d.seen = CC_ARRAY(c->arena, uint32_t, cc_map_count(map));
	d.id = CC_ARRAY(c->arena, uint32_t, most);
	d.chosen = CC_ARRAY(c->arena, uint8_t, most);
	a->at = CC_ARRAY(c->arena, uint32_t, most);
	a->pair_row = CC_ARRAY(c->arena, uint32_t, most);
	add_answers(&d, &codes, option, form->n_options);
	*out = (struct cc_column){ .missing = CC_ARRAY(c->arena, uint8_t, most), .id = d.id };
	a->split = out;
	a->chosen = d.chosen;
}
