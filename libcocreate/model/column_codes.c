/* column_codes.c -- cells -> several answers. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/utf8.h"

/* How answers are told apart: by the study's text, else by ; and line ends. */
static inline size_t
separator_at(struct cc_span rest, const struct cc_cell_form *f)
{
	if (f->split.len > 0)
		return rest.len >= f->split.len && memcmp(rest.at, f->split.at, f->split.len) == 0
			   ? f->split.len
			   : 0;
	return rest.len > 0 && (rest.at[0] == ';' || rest.at[0] == '\n' || rest.at[0] == '\r');
}

static struct cc_span
skip(struct cc_span s, size_t n)
{
	return (struct cc_span){ s.at + n, s.len - n };
}

/* Without the blanks in front: those behind may be part of a separator. */
static struct cc_span
skip_blanks(struct cc_span s)
{
	static const char wide[] = "\xe3\x80\x80";

	for (;;) {
		if (s.len > 0 && (s.at[0] == ' ' || s.at[0] == '\t'))
			s = skip(s, 1);
		else if (s.len >= 3 && memcmp(s.at, wide, 3) == 0)
			s = skip(s, 3);
		else
			return s;
	}
}

/* An option that stands at the beginning of rest and ends where an answer may. */
static size_t
option_at(struct cc_span rest, const struct cc_cell_form *f)
{
	for (size_t i = 0; i < f->n_options; i++) {
		size_t len = f->option[i].len;
		struct cc_span behind;

		if (len > rest.len || memcmp(rest.at, f->option[i].at, len) != 0)
			continue;
		behind = skip(rest, len);
		if (separator_at(behind, f) > 0)
			return len;
		behind = skip_blanks(behind);
		if (behind.len == 0 || separator_at(behind, f) > 0)
			return len;
	}
	return 0;
}

/* Behind the blanks and the option that rest begins with; 0: with none. */
static size_t
end_of_option(struct cc_span rest, const struct cc_cell_form *f)
{
	struct cc_span text = skip_blanks(rest);
	size_t len = option_at(text, f);

	return len > 0 ? (size_t)(text.at - rest.at) + len : 0;
}

bool
cc_next_answer(struct cc_span *answer, struct cc_span *rest, const struct cc_cell_form *f)
{
	size_t end = 0;

	if (rest->len == 0)
		return false;
	if (f->n_options > 0)
		end = end_of_option(*rest, f);
	while (end < rest->len && separator_at(skip(*rest, end), f) == 0)
		end++;
	*answer = cc_utf8_trim((struct cc_span){ rest->at, end });
	*rest = skip(*rest, end);
	*rest = skip(*rest, separator_at(*rest, f));
	return true;
}

/* A multi role's cells of a row; of an observation there is one. */
static struct cc_span
cell_of(const struct cc_cells *c, uint32_t i, const struct cc_slots *slots, uint32_t k)
{
	return c->obs != NULL ? cc_cell_at(c, i)
			      : c->rows->cell[(size_t)c->row[i] * c->rows->wanted + slots->slot[k]];
}

static uint32_t
slot_of(const struct cc_cells *c, uint32_t i, const struct cc_slots *slots, uint32_t k)
{
	return c->obs != NULL ? cc_slot_at(c, i) : slots->slot[k];
}

/* The answers of all rows, one after the other, each by the number of its text; those are looked up in the end, side by
 * side. */
struct answered {
	const struct cc_cells *c;
	uint32_t *id; /* [n] */
	size_t n, room;
	struct cc_span *text; /* [texts] */
	size_t texts, text_room;
	struct cc_recent_cells recent;
	struct {
		uint32_t from, n;
	} last[CC_RECENT_CELLS]; /* what they were the last time */
};

static void
put_number(struct answered *a, uint32_t number)
{
	if (a->n == a->room)
		a->id = cc_array_more(a->c->arena, a->id, a->n, &a->room, sizeof *a->id);
	a->id[a->n++] = number;
}

static void
put_text(struct answered *a, struct cc_span text)
{
	put_number(a, (uint32_t)a->texts);
	if (a->texts == a->text_room)
		a->text = cc_array_more(a->c->arena, a->text, a->texts, &a->text_room, sizeof *a->text);
	a->text[a->texts++] = text;
}

/* Whether the cell is one answer as it stands: nothing in it may end one, and no blank is around it. */
static bool
is_one(struct cc_span cell, const struct cc_cell_form *f)
{
	if (!f->several)
		return true;
	if (f->n_options > 0 || f->split.len > 0)
		return false;
	for (size_t i = 0; i < cell.len; i++)
		if (cell.at[i] == ';' || cell.at[i] == '\n' || cell.at[i] == '\r')
			return false;
	return cc_utf8_trim(cell).len == cell.len;
}

static void
read_answers(struct answered *a, struct cc_span cell)
{
	const struct cc_cell_form *form = a->c->form;
	struct cc_span answer;

	if (cc_is_missing(form->missing, cell))
		return;
	if (is_one(cell, form)) {
		if (!form->several || cell.len > 0)
			put_text(a, cell);
		return;
	}
	while (cc_next_answer(&answer, &cell, form))
		if (answer.len > 0 && !cc_is_missing(form->missing, answer))
			put_text(a, answer);
}

static void
add_answers(struct answered *a, struct cc_span cell)
{
	uint32_t from = (uint32_t)a->n;
	unsigned at;

	if (!cc_recent_pays(&a->recent, 1)) {
		read_answers(a, cell);
		return;
	}
	if (cc_cell_recent(&at, &a->recent, cell)) {
		for (uint32_t i = 0; i < a->last[at].n; i++)
			put_number(a, a->id[a->last[at].from + i]);
		return;
	}
	read_answers(a, cell);
	a->last[at].from = from;
	a->last[at].n = (uint32_t)a->n - from;
}

/* A mapping's list holds the answers as they are. */
static void
add_list(struct answered *a, struct cc_answers list)
{
	for (size_t i = 0; i < list.n; i++)
		if (!cc_is_missing(a->c->form->missing, list.item[i]))
			put_text(a, list.item[i]);
}

static void
look_up(struct answered *a, struct cc_map *map)
{
	uint32_t *known = CC_ROOM(a->c->arena, uint32_t, a->texts);

	cc_map_add_all(map, known, a->text, (uint32_t)a->texts);
	for (size_t i = 0; i < a->n; i++)
		a->id[i] = known[a->id[i]];
}

static void
add_column(struct answered *a, uint32_t i, const struct cc_slots *slots, uint32_t k)
{
	const struct cc_cells *c = a->c;
	uint32_t slot = slot_of(c, i, slots, k);
	struct cc_answers list = cc_answers_at(c, i, slot);

	if (list.nested)
		cc_problem_late(c->problems, c->bound->file, cc_cell_place(c, i),
		    c->bound->header[c->bound->want.column[slot]],
		    N_("a mapping or a list within it; wanted values"));
	if (list.n > 0)
		add_list(a, list);
	else
		add_answers(a, cell_of(c, i, slots, k));
}

/* The answers of all columns of the role, in their order (of a role APART
 * those of the one at hand); one that stands twice is there twice. */
void
cc_type_codes(struct cc_column *out, const struct cc_cells *c, unsigned role)
{
	struct answered a = { .c = c, .room = (size_t)c->n + 1, .text_room = (size_t)c->n + 1 };
	uint32_t slot = c->slot;
	struct cc_slots one = { 1, &slot };
	const struct cc_slots *slots =
	    cc_role_is(c->t->method, role, CC_ROLE_APART) ? &one : &c->bound->slots[role][0];
	uint32_t columns = c->obs != NULL ? 1 : slots->n;
	uint32_t *first = CC_ARRAY(c->arena, uint32_t, (size_t)c->n + 1);

	a.id = CC_ROOM(c->arena, uint32_t, a.room);
	a.text = CC_ROOM(c->arena, struct cc_span, a.text_room);
	for (uint32_t i = 0; i < c->n; i++) {
		for (uint32_t k = 0; k < columns; k++)
			add_column(&a, i, slots, k);
		first[i + 1] = (uint32_t)a.n;
		c->missing[i] = first[i + 1] == first[i];
	}
	look_up(&a, c->t->state->ids[role]);
	out->id = a.id;
	out->first = first;
}
