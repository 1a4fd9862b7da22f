/* findings_slot.c -- cells as they stand in a sentence: what is cited, counts, amounts. */
#include "figure/findings_int.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <assert.h>

void
cc_finding_put(struct cc_finding *o, const char *slot, const char *text)
{
	assert(o->slots < CC_FINDING_SLOTS);
	o->slot[o->slots].name = slot;
	o->slot[o->slots++].text = text;
}

/* "A" of the one key column; "segment=A,item=b" of several. */
static const char *
key_of(const struct cc_table *t, size_t row, struct cc_arena *arena)
{
	const struct cc_column_spec *spec = t->spec->columns;
	const char *key = NULL;
	unsigned keys = 0;

	for (unsigned c = 0; spec[c].name != NULL; c++)
		keys += spec[c].part == CC_PART_KEY;
	for (unsigned c = 0; spec[c].name != NULL; c++) {
		struct cc_span text = cc_table_cell(t, row, c)->as.text;

		if (spec[c].part != CC_PART_KEY)
			continue;
		if (keys == 1)
			return cc_strndup(arena, text.at, text.len);
		key = cc_format(arena, "%s%s%s=%.*s", key != NULL ? key : "", key != NULL ? "," : "",
		    spec[c].name, (int)text.len, text.at);
	}
	return key;
}

/* By the count before the column that is nearest, else by the first. */
static uint64_t
people_of(const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_column_spec *spec = t->spec->columns;
	uint64_t people = UINT64_MAX;

	for (unsigned c = 0; spec[c].name != NULL; c++)
		if ((c <= column || people == UINT64_MAX) && spec[c].part == CC_PART_N &&
		    !cc_table_cell(t, row, c)->empty)
			people = (uint64_t)cc_table_cell(t, row, c)->as.integer;
	return people;
}

/* Cited: in the list of cells, by how many people it rests on. */
void
cc_finding_cite(struct cc_finding *o, const struct cc_table *t, size_t row, unsigned column)
{
	struct cc_arena *arena = o->of->arena;
	const char *name = t->spec->columns[column].name, *key = key_of(t, row, arena);
	uint64_t n = people_of(t, row, column);

	assert(o->cells < CC_FINDING_SLOTS);
	o->empty |= cc_table_cell(t, row, column)->empty;
	o->n = n < o->n ? n : o->n;
	o->cell[o->cells++] = cc_span(key == NULL ? cc_format(arena, "%s.%s", t->spec->name, name)
						  : cc_format(arena, "%s[%s].%s", t->spec->name, key, name));
}

/* The cell that the sentence is about is the first estimate that it cites. */
void
cc_finding_about(
    struct cc_finding *o, const struct cc_table *t, size_t row, unsigned column, const double range[2])
{
	const char *key = key_of(t, row, o->of->arena);
	uint64_t n = people_of(t, row, column);

	if (o->about)
		return;
	o->about = true;
	o->row.table = cc_span(t->spec->name);
	o->row.key = key != NULL ? cc_span(key) : (struct cc_span){ NULL, 0 };
	o->row.column = cc_span(t->spec->columns[column].name);
	o->row.value = cc_table_real(t, row, column);
	if (cc_cell_type(cc_table_cell(t, row, column), t->spec->columns[column].type) == CC_TYPE_SHARE)
		o->row.as = CC_READ_SHARE;
	o->row.n = n != UINT64_MAX ? (int64_t)n : CC_NO_INT;
	o->row.low = range[0];
	o->row.high = range[1];
}

/* A count of people that is small says so. */
static void
put_count(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column,
    bool people)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);
	bool few =
	    people && cell->as.integer < CC_FINDINGS_FEW && o->sample && o->class != CC_FINDING_FORBIDS;

	cc_finding_cite(o, t, row, column);
	if (!o->counted)
		o->count = (uint64_t)cell->as.integer;
	o->counted = true;
	cc_finding_put(o, slot,
	    cc_format(o->of->arena, "%lld%s%s", (long long)cell->as.integer,
		!people || !o->of->weighted || o->class == CC_FINDING_FORBIDS ? ""
		: cc_finding_japanese(o)				      ? "、ウェイト付き"
									      : ", weighted",
		!few			 ? ""
		: cc_finding_japanese(o) ? "（少人数）"
					 : " (few people)"));
}

/* An amount, to the last unit. */
static void
put_money(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	static const double none[2] = { (double)NAN, (double)NAN };
	const struct cc_cell *cell = cc_table_cell(t, row, column);
	char text[CC_DECIMAL_TEXT];

	cc_finding_cite(o, t, row, column);
	cc_finding_about(o, t, row, column, none);
	cc_decimal_print(text, cell->as.integer, cell->digits);
	cc_finding_put(o, slot, cc_strdup(o->of->arena, text));
}

void
cc_finding_cell(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	enum cc_type type = cc_cell_type(cc_table_cell(t, row, column), t->spec->columns[column].type);
	struct cc_span text;

	if (CC_REALS >> type & 1) {
		cc_finding_estimate(o, slot, t, row, column, type == CC_TYPE_SHARE);
	} else if (type == CC_TYPE_MONEY) {
		put_money(o, slot, t, row, column);
	} else if (type == CC_TYPE_INT) {
		put_count(o, slot, t, row, column, t->spec->columns[column].part == CC_PART_N);
	} else {
		cc_finding_cite(o, t, row, column);
		text = cc_table_cell(t, row, column)->as.text;
		cc_finding_put(o, slot,
		    type == CC_TYPE_WORD ? cc_finding_word_text(t->spec->columns[column].name, text, o->of)
					 : cc_finding_name_text(text, o->of->arena));
	}
}

void
cc_finding_units(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	put_count(o, slot, t, row, column, false);
}

void
cc_finding_people(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);

	put_count(o, slot, t, row, column, true);
	if (!cell->empty && (uint64_t)cell->as.integer < o->n)
		o->n = (uint64_t)cell->as.integer;
}
