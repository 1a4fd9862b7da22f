/* column_rows.c -- which rows of a file are answers: not those without any value, not a
 * last one that sums up, and not one that belongs to the header. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "base/utf8.h"
#include "model/tick.h"
#include "rec/csv.h"

#include <inttypes.h>
#include <string.h>

static struct cc_span
cell_in(const struct cc_rows *rows, uint32_t r, uint32_t slot)
{
	return rows->cell[(size_t)r * rows->wanted + slot];
}

/* Most rows are told by the first byte of their first cell. */
static bool
is_blank(const struct cc_cells *c, uint32_t r)
{
	const struct cc_rows *rows = c->rows;

	if (rows->blank != NULL)
		return rows->blank[r];
	if (c->bound->width == 1 || rows->raw == NULL)
		return false;
	for (uint32_t k = 0; k < rows->wanted; k++) {
		struct cc_span cell = cell_in(rows, r, k);

		if (cell.len > 0 && (unsigned char)cell.at[0] > ' ' && (unsigned char)cell.at[0] < 0x80)
			return false;
	}
	return cc_csv_blank(rows->raw[r], rows->delimiter, c->bound->named);
}

/* 合計 and its like, without blanks within: 合　計 is common. */
static bool
is_sum(struct cc_span cell, struct cc_arena *scratch)
{
	static const char *const words[] = { "合計", "計", "平均", "総計", "total", "sum", "mean", "average",
		"grandtotal" };
	char word[sizeof((struct cc_sum *)0)->text];
	struct cc_span folded;
	size_t n = 0;

	if (cell.len == 0 || cell.len > sizeof word)
		return false;
	folded = cc_utf8_fold(scratch, cell);
	for (size_t i = 0; i < folded.len && n < sizeof word; i++)
		if (folded.at[i] != ' ')
			word[n++] = folded.at[i];
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (cc_span_eq((struct cc_span){ word, n }, cc_span(words[i])))
			return true;
	return false;
}

/* What names a thing or a person; a segment, and an answer in a column of its own, may
 * well be called so. */
static bool
is_name(const struct cc_binder *b, unsigned role)
{
	return b->method->roles[role].kind == CC_ID && b->run->items[role] == NULL &&
	       !cc_role_is(b->method, role, CC_ROLE_SEGMENT);
}

static bool
is_bound_slot(const struct cc_bound *b, uint32_t column)
{
	for (size_t k = 0; k < b->want.n; k++)
		if (b->want.column[k] == column)
			return true;
	return false;
}

/* The first cell of a record of which nobody asked for the first column. */
static struct cc_span
first_cell(const struct cc_cells *c, uint32_t r)
{
	struct cc_span raw = { NULL, 0 };
	const char *end;

	if (c->rows->raw == NULL || is_bound_slot(c->bound, 0))
		return raw;
	raw = c->rows->raw[r];
	end = raw.len > 0 ? memchr(raw.at, c->rows->delimiter, raw.len) : NULL;
	if (end != NULL)
		raw.len = (size_t)(end - raw.at);
	if (raw.len >= 2 && raw.at[0] == '"' && raw.at[raw.len - 1] == '"')
		raw = (struct cc_span){ raw.at + 1, raw.len - 2 };
	return raw;
}

/* The id that says that a row sums up; at NULL: none does. */
static struct cc_span
sum_of(const struct cc_cells *c, uint32_t r)
{
	const struct cc_binder *b = c->bound->binder;
	struct cc_span cell;

	for (unsigned role = 0; role < b->roles; role++) {
		const struct cc_slots *slots = c->bound->slots[role];

		if (!is_name(b, role) || slots == NULL || slots->n == 0)
			continue;
		cell = cell_in(c->rows, r, slots->slot[0]);
		if (is_sum(cell, c->arena))
			return cell;
	}
	cell = first_cell(c, r);
	return is_sum(cell, c->arena) ? cell : (struct cc_span){ NULL, 0 };
}

/* Leaves out the last row where it sums up. */
static uint32_t
drop_sum(struct cc_typed_batch *a, uint32_t n)
{
	struct cc_cells *c = &a->cells;
	struct cc_learned *now = &c->t->now;
	struct cc_span sum;

	if (n == 0 || !c->rows->last || c->bound->binder->opts.keep_totals)
		return n;
	sum = sum_of(c, a->row[n - 1]);
	if (sum.at == NULL)
		return n;
	now->sum = (struct cc_sum){ .line = c->rows->line[a->row[n - 1]], .len = sum.len };
	memcpy(now->sum.text, sum.at, sum.len);
	a->seen.totals++;
	return n - 1;
}

/* Neither a value of the role nor a missing one. */
static bool
is_text_in(const struct cc_cells *c, unsigned role, uint32_t item, struct cc_span cell)
{
	const struct cc_binder *b = c->bound->binder;
	const struct cc_cell_form *form = &b->form[role][item];
	struct cc_span label;
	double number;
	int64_t when;
	bool on;

	cell = cc_utf8_trim(cell);
	if (cell.len == 0 || cc_is_missing(form->missing, cell))
		return false;
	switch (b->method->roles[role].kind) {
	case CC_NUMBER:
		return !cc_num_digit(&number, cell) && !cc_num_read_scale(&number, &label, cell, 0) &&
		       !cc_num_read_scale(&number, &label, cell, CC_NUM_COMMA) && form->ticks == NULL &&
		       cc_tick_read(cc_tick_fold(cell, c->arena)) == CC_TICK_NONE &&
		       cc_cell_label(c->t, b->scales, cell, c->arena) == CC_NO_LABEL;
	case CC_FLAG: return !cc_flag_parse(&on, cell, c->arena);
	case CC_DATE: return cc_date_parse(&when, cell) == CC_DATE_BAD && !cc_num_parse(&number, cell);
	default: return false;
	}
}

/* Counts the columns of numbers, dates and flags, and those where the row has a text. */
static void
count_texts(uint32_t *columns, uint32_t *texts, const struct cc_cells *c, uint32_t r)
{
	const struct cc_bound *bound = c->bound;
	const struct cc_binder *b = bound->binder;

	*columns = *texts = 0;
	for (unsigned role = 0; role < b->roles; role++) {
		enum cc_kind kind = b->method->roles[role].kind;

		if (kind != CC_NUMBER && kind != CC_FLAG && kind != CC_DATE)
			continue;
		for (uint32_t i = 0; i < cc_role_items(b->run, role); i++) {
			const struct cc_slots *slots = &bound->slots[role][i];
			const uint32_t *wide = bound->wide != NULL ? bound->wide->slot[role][i] : NULL;

			for (uint32_t k = 0; k < slots->n; k++) {
				++*columns;
				*texts += is_text_in(c, role, i, cell_in(c->rows, r, slots->slot[k]));
			}
			for (uint32_t o = 0; wide != NULL && o < bound->wide->n; o++)
				if (wide[o] != CC_NO_SLOT) {
					++*columns;
					*texts += is_text_in(c, role, i, cell_in(c->rows, r, wide[o]));
				}
		}
	}
}

/* Who answers is called so in every command: other ids may be blank in a first row of answers. */
static bool
is_person(const struct cc_role *role)
{
	return strcmp(role->name, "person") == 0 || strcmp(role->name, "rater") == 0;
}

static uint32_t
person_slot(const struct cc_bound *bound)
{
	const struct cc_binder *b = bound->binder;

	for (unsigned r = 0; r < b->roles; r++)
		if (is_person(&b->method->roles[r]) && !cc_role_is(b->method, r, CC_ROLE_KEY) &&
		    bound->slots[r] != NULL && bound->slots[r]->n > 0)
			return bound->slots[r]->slot[0];
	return CC_NO_SLOT;
}

static bool
has_person(const struct cc_cells *c, uint32_t r, uint32_t slot)
{
	return !cc_is_missing(&c->bound->binder->missing[CC_MARK_WORDS], cell_in(c->rows, r, slot));
}

/* Text under every column of numbers, dates and flags, and none in the row behind it. */
static bool
is_header_line(const struct cc_cells *c, const uint32_t *row, uint32_t n, bool people)
{
	uint32_t columns, texts, others;

	count_texts(&columns, &texts, c, row[0]);
	if (columns == 0 || texts < columns || (!people && columns < 2))
		return false;
	if (n == 1)
		return people;
	count_texts(&columns, &others, c, row[1]);
	return others < columns;
}

/* Looks at the first row of a file, beside the others of its piece. */
static bool
check_first(struct cc_typed_batch *a, uint32_t n)
{
	struct cc_cells *c = &a->cells;
	uint32_t slot = person_slot(c->bound), named = 0;
	bool people = slot != CC_NO_SLOT;

	if (n == 0 || !c->rows->first || c->rows->raw == NULL || (people && has_person(c, a->row[0], slot)))
		return true;
	if (is_header_line(c, a->row, n, people)) {
		cc_problem_late(c->problems, c->bound->file,
		    (struct cc_place){ c->bound->place.file, c->rows->line[a->row[0]], 0 },
		    (struct cc_span){ 0 },
		    N_("text under every column of numbers or dates, as in a second line of the header; "
		       "wanted answers, or --header=2"));
		return false;
	}
	for (uint32_t i = 1; people && i < n; i++)
		named += has_person(c, a->row[i], slot);
	if (named > (n - 1) / 2)
		c->t->now.unnamed_line = c->rows->line[a->row[0]];
	return true;
}

static void
fail_width(const struct cc_cells *c, uint32_t row)
{
	const struct cc_place place = { c->bound->place.file, c->rows->line[row], 0 };
	uint32_t found = c->rows->width[row], wanted = c->bound->width;

	if (c->rows->stray != NULL && c->rows->stray[row])
		cc_problem_late(c->problems, c->bound->file, place, (struct cc_span){ 0 },
		    N_("%" PRIu32 " cells; wanted %" PRIu32 ", as in the header; a quote inside a cell that "
		       "does not begin with one keeps no delimiter: wanted quotes around the cell, and those "
		       "within it doubled"),
		    found, wanted);
	else
		cc_problem_late(c->problems, c->bound->file, place, (struct cc_span){ 0 },
		    N_("%" PRIu32 " cells; wanted %" PRIu32 ", as in the header"), found, wanted);
}

/* Rows of another width than the header's are problems, not rows, unless they are padded
 * or cut. */
static uint32_t
keep_whole(struct cc_typed_batch *a, uint32_t n)
{
	const struct cc_cells *c = &a->cells;
	bool pad = c->bound->binder->opts.ragged_pad;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t r = a->row[i];

		if (c->rows->width[r] == c->bound->width || pad)
			a->row[kept++] = r;
		if (c->rows->width[r] == c->bound->width)
			continue;
		if (pad)
			cc_tally_see(&a->ragged, c->rows->line[r]);
		else
			fail_width(c, r);
	}
	return kept;
}

uint32_t
cc_choose_rows(struct cc_typed_batch *a)
{
	const struct cc_cells *c = &a->cells;
	uint32_t n = 0;

	for (uint32_t r = 0; r < c->rows->n; r++)
		if (!is_blank(c, r))
			a->row[n++] = r;
	a->seen.blank = c->rows->n - n;
	n = drop_sum(a, n);
	a->seen.rows = n;
	if (!check_first(a, n))
		memmove(a->row, a->row + 1, --n * sizeof *a->row);
	return keep_whole(a, n);
}
