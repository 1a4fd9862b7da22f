/* part.c -- parts become one.
 *
 * All of them are kept until the last is read: only then the order of all
 * inputs is known, and with it which of two texts came first. */
#include "rec/part.h"

#include "base/arena.h"
#include "base/date.h"
#include "rec/batch.h"
#include "rec/part_int.h"

#include <stdlib.h>

/* An input, and which part's it is. */
struct from {
	const struct cc_part_input *input;
	struct loading *part;
	uint32_t number; /* in its part */
};

/* Of one name the larger comes first: any order would do that does not depend
 * on that of the parts. */
static int
by_name(const void *a, const void *b)
{
	const struct cc_part_input *x = ((const struct from *)a)->input, *y = ((const struct from *)b)->input;
	int names = cc_span_cmp(cc_span(x->file), cc_span(y->file));

	if (names != 0)
		return names;
	if (x->rows != y->rows)
		return x->rows > y->rows ? -1 : 1;
	names = cc_span_cmp(cc_span(x->encoding), cc_span(y->encoding));
	return names != 0 ? names : cc_content_cmp(&x->content, &y->content);
}

static uint64_t
move_place(uint64_t place, const uint32_t *file)
{
	return cc_place_pack(file[cc_place_file(place)], cc_place_line(place));
}

/* The text of the lesser place comes first. */
static void
move_first(struct cc_first *first, const uint32_t *file)
{
	struct cc_first old;

	if (first == NULL)
		return;
	first->place = move_place(first->place, file);
	if (first->other.at == NULL)
		return;
	first->other_place = move_place(first->other_place, file);
	if (first->other_place >= first->place)
		return;
	old = *first;
	*first = (struct cc_first){ old.other, old.text, old.other_place, old.place };
}

static void
move_store(struct cc_store *s, const uint32_t *file)
{
	for (unsigned f = 0; f < s->n_fields; f++) {
		enum cc_field_kind kind = s->spec->fields[f].kind;

		if (kind != CC_FIELD_PLACE && kind != CC_FIELD_FIRST)
			continue;
		for (uint64_t row = 0; row < s->rows; row++) {
			void *at = cc_field_at(s, cc_store_record(s, row), f);

			for (uint32_t i = 0; i < s->repeat[f]; i++) {
				if (kind == CC_FIELD_PLACE)
					((uint64_t *)at)[i] = move_place(((uint64_t *)at)[i], file);
				else
					move_first(((struct cc_first **)at)[i], file);
			}
		}
	}
}

static size_t
order_inputs(struct from **out, const struct cc_loader *l)
{
	struct from *from = CC_ARRAY(l->arena, struct from, l->inputs);
	size_t n = 0;

	for (struct loading *p = l->part; p != NULL; p = p->next)
		for (size_t i = 0; i < p->part.n_inputs; i++)
			from[n++] = (struct from){ &p->part.input[i], p, (uint32_t)i };
	qsort(from, n, sizeof *from, by_name);
	*out = from;
	return n;
}

/* New numbers for every part's inputs. */
static void
move_places(struct cc_part_state *out, const struct cc_loader *l, uint32_t first)
{
	struct from *from;
	size_t n = order_inputs(&from, l);

	out->n_inputs = n;
	out->input = CC_ARRAY(l->arena, struct cc_part_input, n);
	for (struct loading *p = l->part; p != NULL; p = p->next)
		p->file = CC_ARRAY(l->arena, uint32_t, p->part.n_inputs);
	for (size_t i = 0; i < n; i++) {
		out->input[i] = *from[i].input;
		from[i].part->file[from[i].number] = first + (uint32_t)i;
	}
	for (struct loading *p = l->part; p != NULL; p = p->next)
		for (size_t s = 0; s < p->part.state->n_stores; s++)
			move_store(p->part.state->store[s], p->file);
}

static int
by_number(const void *a, const void *b)
{
	const struct cc_part_id *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return strcmp(x->hash, y->hash);
}

static void
order_parts(struct cc_part_state *out, const struct cc_loader *l)
{
	size_t n = 0;

	for (const struct loading *p = l->part; p != NULL; p = p->next)
		n += p->part.n_parts;
	out->id = CC_ARRAY(l->arena, struct cc_part_id, n);
	for (const struct loading *p = l->part; p != NULL; p = p->next)
		for (size_t i = 0; i < p->part.n_parts; i++)
			out->id[out->n_parts++] = p->part.id[i];
	qsort(out->id, n, sizeof *out->id, by_number);
}

bool
cc_loader_join(struct cc_part_state *out, struct cc_loader *l, uint32_t first,
    const struct cc_workers *workers, struct cc_err *err)
{
	const struct cc_part_form *form = l->form;

	if (!cc_loader_end(l, l->place, err))
		return false;
	if (first + l->inputs > CC_PLACE_FILES)
		return cc_fail_at(
		    err, CC_EXIT_DATA, l->place, N_("more than %d inputs in all"), (int)CC_PLACE_FILES);
	*out = (struct cc_part_state){ .last_day = CC_NO_DAY };
	out->count = CC_ARRAY(l->arena, uint64_t, form->n_counts);
	out->column = CC_ARRAY(l->arena, uint8_t, form->n_columns);
	move_places(out, l, first);
	order_parts(out, l);
	out->state = l->part->part.state;
	for (struct loading *p = l->part; p != NULL; p = p->next) {
		for (size_t i = 0; i < form->n_counts; i++)
			out->count[i] += p->part.count[i];
		for (size_t i = 0; i < form->n_columns; i++)
			if (p->part.column[i] > out->column[i])
				out->column[i] = p->part.column[i];
		if (p->part.last_day > out->last_day)
			out->last_day = p->part.last_day;
		if (p == l->part)
			continue;
		cc_state_join(out->state, p->part.state, workers);
		cc_state_free(p->part.state);
		p->part.state = NULL;
	}
	l->part->part.state = NULL;
	cc_state_seal(out->state, workers);
	return true;
}

void
cc_loader_free(struct cc_loader *l)
{
	for (struct loading *p = l->part; p != NULL; p = p->next)
		cc_state_free(p->part.state);
	cc_json_lines_free(l->lines);
}
