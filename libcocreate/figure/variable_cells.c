/* variable_cells.c -- cells of a variable -> its answers, and which of them each cell holds. */
#include "figure/variable_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "figure/twice.h"
#include "model/tick.h"

#include <math.h>

enum { EVERY_LEAST = 2, EVERY_MOST = 30 };

/* Of several answers in a cell: what parts them, unless the study says. */
static const char parts_by[] = ";\n";

static bool
is_aside(struct cc_span folded)
{
	static const char *const words[] = { "わからない", "分からない", "該当なし", "don't know",
		"don’t know", "not applicable", "does not apply", NULL };
	size_t i = 0;

	while (words[i] != NULL && !cc_span_eq(folded, cc_span(words[i])))
		i++;
	return words[i] != NULL;
}

uint32_t
cc_variable_text(struct cc_variable_texts *t, struct cc_span text, const struct cc_variable_reading *r)
{
	uint32_t i = cc_map_add(t->map, text);
	struct cc_span label;

	if (i < t->n)
		return i;
	t->text = cc_array_more(r->arena, t->text, t->n, &t->room, sizeof *t->text);
	t->text[i] = (struct cc_variable_text){ .text = cc_span_dup(r->arena, text),
		.folded = cc_utf8_fold(r->arena, text) };
	t->text[i].aside = is_aside(t->text[i].folded);
	if (!cc_num_read_scale(&t->text[i].number, &label, text, r->run->how))
		t->text[i].number = (double)NAN;
	else
		t->text[i].bare = label.len == 0;
	t->n++;
	return i;
}

static bool
is_missing(const struct cc_variable *v, struct cc_span text, struct cc_arena *scratch)
{
	struct cc_span folded = cc_utf8_fold(scratch, text);

	for (size_t i = 0; v->wish != NULL && i < v->wish->missing.n; i++)
		if (cc_span_eq(cc_utf8_fold(scratch, v->wish->missing.text[i]), folded))
			return true;
	return false;
}

/* The number of the list's next entry. */
static void
list_add(struct cc_variables *v, uint32_t number, struct cc_arena *arena)
{
	v->list = cc_array_more(arena, v->list, v->listed, &v->list_room, sizeof *v->list);
	v->list[v->listed++] = number;
}

static void
add_part(struct cc_variables *v, size_t head, struct cc_variable *of, struct cc_variable_texts *t,
    struct cc_span part, const struct cc_variable_reading *r)
{
	uint32_t text;

	part = cc_utf8_trim(part);
	if (part.len == 0 || is_missing(of, part, r->arena))
		return;
	text = cc_variable_text(t, part, r);
	t->text[text].given = true;
	list_add(v, text, r->arena);
	v->list[head]++;
}

/* Whether one of the study's options stands at the beginning, up to a separator; the longest. */
static size_t
option_at(const struct cc_variable *v, struct cc_span rest, struct cc_span by)
{
	size_t longest = 0;

	for (size_t i = 0; v->wish != NULL && i < v->wish->options.n; i++) {
		struct cc_span option = v->wish->options.text[i];
		bool ends = rest.len == option.len || (rest.len >= option.len + by.len &&
							  memcmp(rest.at + option.len, by.at, by.len) == 0);

		if (option.len > longest && rest.len >= option.len && ends &&
		    memcmp(rest.at, option.at, option.len) == 0)
			longest = option.len;
	}
	return longest;
}

static size_t
part_end(const struct cc_variable *v, struct cc_span rest, struct cc_span by)
{
	size_t end = by.len > 0 ? option_at(v, rest, by) : 0;

	for (; end < rest.len; end++) {
		if (by.len == 0 ? cc_byte_in(rest.at[end], parts_by)
				: end + by.len <= rest.len && memcmp(rest.at + end, by.at, by.len) == 0)
			break;
		if (rest.at[end] == CC_ANSWERS_BETWEEN)
			break;
	}
	return end;
}

static bool
is_listed(struct cc_span text)
{
	return memchr(text.at, CC_ANSWERS_BETWEEN, text.len) != NULL;
}

/* A cell's answers, as numbers of texts behind their count. */
static void
read_cell(struct cc_variables *v, struct cc_variable *of, struct cc_variable_texts *t, struct cc_span text,
    const struct cc_variable_reading *r)
{
	bool several = of->kind == CC_VARIABLE_SEVERAL;
	struct cc_span by =
	    of->wish != NULL && of->wish->split.at != NULL ? of->wish->split : (struct cc_span){ NULL, 0 };
	size_t head = v->listed, step;

	list_add(v, 0, r->arena);
	if (!several) {
		add_part(v, head, of, t, text, r);
		return;
	}
	if (is_listed(text))
		by = CC_SPAN("\x1e");
	while (text.len > 0) {
		size_t end = part_end(of, text, by);

		add_part(v, head, of, t, (struct cc_span){ text.at, end }, r);
		step = end + (end < text.len ? (by.len > 0 ? by.len : 1) : 0);
		text.at += step;
		text.len -= step;
	}
}

/* A box: ticked, with its answer's own words too, or not. */
static bool
read_tick(bool *ticked, const struct cc_variable_column *c, struct cc_span text,
    const struct cc_variable_reading *r)
{
	enum cc_tick tick = cc_tick_read(cc_tick_fold(text, r->arena));
	double number;

	*ticked =
	    tick == CC_TICK_FOR || cc_span_eq(cc_utf8_fold(r->arena, text), cc_utf8_fold(r->arena, c->tick));
	if (tick != CC_TICK_NONE || *ticked)
		return true;
	if (!cc_num_read(&number, text, r->run->how) || (number != 0 && number != 1))
		return false;
	*ticked = number == 1;
	return true;
}

static void
forgive(const struct cc_variables *v, struct cc_variable_cells *cells, const struct cc_variable_reading *r,
    uint32_t column, uint32_t id)
{
	if (cells->forgiven == NULL)
		cells->forgiven = CC_ARRAY(r->arena, uint64_t, cells->words * v->columns);
	cells->forgiven[cells->words * column + id / 64] |= UINT64_C(1) << (id % 64);
	cc_names_data(v->forgiven, cc_state_text(r->state, r->role, id), r->arena);
}

static void
refuse(const struct cc_variables *v, struct cc_variable_cells *cells, const struct cc_variable_reading *r,
    uint32_t column, uint32_t id, const char *wanted)
{
	uint64_t place;

	if (r->run->invalid_missing) {
		forgive(v, cells, r, column, id);
		return;
	}
	place = cc_variable_place(v, r, column, id);
	cc_place_problem(r->problems, r->run, place, v->column[column].name, N_("\"%s\"; wanted %s"),
	    cc_quote(cc_state_text(r->state, r->role, id)).text, cc_say_word(wanted));
}

static void
read_ticks(struct cc_variables *v, struct cc_variable *of, uint32_t column, uint32_t *code,
    struct cc_variable_texts *t, struct cc_variable_cells *cells, const struct cc_variable_reading *r)
{
	uint32_t text = cc_variable_text(t, v->column[column].tick, r);
	size_t head = v->listed;

	t->text[text].given = true;
	list_add(v, 1, r->arena);
	list_add(v, text, r->arena);
	for (uint32_t id = 0; id < cells->ids; id++) {
		struct cc_span cell = cc_state_text(r->state, r->role, id);
		bool ticked;

		if (!cc_variable_has(cells, column, id) || is_missing(of, cell, r->arena))
			continue;
		if (read_tick(&ticked, &v->column[column], cell, r))
			code[id] = ticked ? CC_CODE_LIST + (uint32_t)head : CC_CODE_NOTHING;
		else
			refuse(v, cells, r, column, id,
			    N_("1 or 0, a mark such as ○ or ×, or the answer itself"));
	}
}

static void
read_texts(struct cc_variables *v, struct cc_variable *of, uint32_t column, uint32_t *code,
    struct cc_variable_texts *t, struct cc_variable_cells *cells, const struct cc_variable_reading *r)
{
	for (uint32_t id = 0; id < cells->ids; id++) {
		size_t head = v->listed;

		if (!cc_variable_has(cells, column, id))
			continue;
		read_cell(v, of, t, cc_state_text(r->state, r->role, id), r);
		if (v->list[head] == 0)
			v->listed = head;
		else
			code[id] = CC_CODE_LIST + (uint32_t)head;
	}
}

/* Texts become answers. */
static void
settle_codes(struct cc_variables *v, const struct cc_variable *of, const struct cc_variable_texts *t,
    size_t from, const struct cc_variable_cells *cells, const struct cc_variable_reading *r)
{
	size_t end = v->listed, *moved = CC_ARRAY(r->arena, size_t, end - from + 1);

	for (size_t head = from; head < end; head += 1 + v->list[head]) {
		size_t to = v->listed;

		moved[head - from] = to;
		list_add(v, 0, r->arena);
		for (uint32_t i = 0; i < v->list[head]; i++) {
			const struct cc_variable_text *text = &t->text[v->list[head + 1 + i]];

			for (uint32_t k = 0; k < text->n; k++) {
				list_add(v, text->of[k], r->arena);
				v->list[to]++;
			}
		}
	}
	for (uint32_t c = 0; c < of->columns; c++) {
		uint32_t *code = (uint32_t *)v->column[of->column[c]].code;

		for (uint32_t id = 0; id < cells->ids; id++) {
			if (code[id] < CC_CODE_LIST)
				continue;
			code[id] = CC_CODE_LIST + (uint32_t)moved[code[id] - CC_CODE_LIST - from];
			if (v->list[code[id] - CC_CODE_LIST] == 0)
				code[id] = of->kind == CC_VARIABLE_SEVERAL || r->groups ? CC_CODE_NOTHING
											: CC_CODE_NONE;
		}
	}
}

/* Whether a cell's answers, which are numbers of texts still, have this one. */
static bool
holds_text(const struct cc_variables *v, uint32_t code, uint32_t text)
{
	const uint32_t *list = code < CC_CODE_LIST ? NULL : v->list + code - CC_CODE_LIST;

	for (uint32_t i = 1; list != NULL && i <= list[0]; i++)
		if (list[i] == text)
			return true;
	return false;
}

/* Cells that are no number where numbers are wanted, out of the scale, or none of the options. */
static void
refuse_invalid(struct cc_variables *v, const struct cc_variable *of, const struct cc_variable_texts *t,
    struct cc_variable_cells *cells, const struct cc_variable_reading *r)
{
	for (uint32_t i = 0; i < t->n; i++) {
		bool bad = t->text[i].given && (t->text[i].invalid || t->text[i].unlisted);

		for (uint32_t c = 0; bad && c < of->columns; c++)
			for (uint32_t id = 0; id < cells->ids; id++)
				if (holds_text(v, v->column[of->column[c]].code[id], i))
					refuse(v, cells, r, of->column[c], id,
					    t->text[i].unlisted
						? N_("its options alone, or closed: false in the study")
						: N_("a number of its scale or bins"));
	}
}

/* Nobody asked for it: too few or too many values, or one for each row. */
static bool
is_passed(const struct cc_variables *v, const struct cc_variable *of, const struct cc_variable_cells *cells)
{
	uint32_t column = of->column[0], distinct = 0;

	if (v->column[column].number != CC_SAID_EVERY || of->wish != NULL)
		return false;
	for (uint32_t id = 0; id < cells->ids && distinct <= EVERY_MOST; id++)
		distinct += cc_variable_has(cells, column, id);
	return distinct < EVERY_LEAST || distinct > EVERY_MOST || distinct == cells->count[column];
}

static bool
holds_lists(
    const struct cc_variable *of, const struct cc_variable_cells *cells, const struct cc_variable_reading *r)
{
	for (uint32_t c = 0; c < of->columns; c++)
		for (uint32_t id = 0; id < cells->ids; id++)
			if (cc_variable_has(cells, of->column[c], id) &&
			    is_listed(cc_state_text(r->state, r->role, id)))
				return true;
	return false;
}

static void
add_wished(struct cc_variable_texts *t, const struct cc_node_list *list, const struct cc_variable_reading *r)
{
	for (size_t i = 0; i < list->n; i++)
		cc_variable_text(t, cc_utf8_trim(list->text[i]), r);
}

bool
cc_variable_understand(
    struct cc_variables *v, uint32_t i, struct cc_variable_cells *cells, const struct cc_variable_reading *r)
{
	struct cc_variable *of = &v->variable[i];
	const struct cc_variable_wish *w = of->wish;
	struct cc_variable_texts t = { .map = cc_map_new() };
	size_t from = v->listed;
	bool good;

	if (is_passed(v, of, cells)) {
		of->passed = true;
		cc_map_free(t.map);
		return true;
	}
	if (of->by_columns || (w != NULL && w->split.at != NULL) || holds_lists(of, cells, r) ||
	    (w != NULL && w->type == cc_variable_kinds[CC_VARIABLE_SEVERAL]))
		of->kind = CC_VARIABLE_SEVERAL;
	if (w != NULL) {
		add_wished(&t, &w->order, r);
		add_wished(&t, &w->options, r);
	}
	for (uint32_t c = 0; c < of->columns; c++) {
		uint32_t *code = CC_ARRAY(r->arena, uint32_t, cells->ids);

		v->column[of->column[c]].code = code;
		(of->by_columns ? read_ticks : read_texts)(v, of, of->column[c], code, &t, cells, r);
	}
	good = cc_variable_answers(of, &t, r);
	if (good) {
		refuse_invalid(v, of, &t, cells, r);
		settle_codes(v, of, &t, from, cells, r);
	}
	cc_map_free(t.map);
	return good;
}
