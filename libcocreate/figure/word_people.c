/* word_people.c -- how many people say which word. */
#include "figure/word_people.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

struct cc_word_persons
cc_word_persons(const struct cc_word_counting *of, struct cc_arena *scratch)
{
	return (struct cc_word_persons){ cc_persons(of->log, CC_WORD_LOG_PLACE, of->dup, scratch), of, 1 };
}

bool
cc_word_persons_next(struct cc_word_persons *w)
{
	const struct cc_case_weights *cases = w->of->cases;

	while (cc_persons_next(&w->rows)) {
		uint32_t person = cc_row_id(w->of->log, w->rows.row[0], CC_WORD_LOG_PERSON, 0);

		if (!cases->bound)
			return true;
		w->weight = person == CC_NO_ID
				? cc_row_number(w->of->log, w->rows.row[0], CC_WORD_LOG_WEIGHT, 0)
			    : person < cases->people ? cases->of[person]
						     : (double)NAN;
		if (w->weight > 0)
			return true;
	}
	return false;
}

/* Of all words, kept or not. */
struct counts {
	uint64_t *people, *times; /* [ids] */
	uint32_t *last;		  /* the person who was counted last, from 1 */
};

static void
count_log(struct counts *c, const struct cc_word_counting *of, struct cc_arena *scratch)
{
	uint32_t person = 0;

	for (struct cc_word_persons w = cc_word_persons(of, scratch); cc_word_persons_next(&w);) {
		person++;
		for (size_t i = 0; i < w.rows.n; i++) {
			struct cc_store_list ids = cc_row_list(of->log, w.rows.row[i], CC_WORD_LOG_WORDS);

			for (uint64_t k = 0; k < ids.n; k++) {
				uint32_t word = ids.id[k];

				c->times[word]++;
				c->people[word] += c->last[word] != person;
				c->last[word] = person;
			}
		}
	}
}

/* A row of the tally counts where there are no weights. */
static bool
counts_row(uint32_t *word, const struct cc_word_counting *of, const unsigned char *row)
{
	*word = cc_row_id(of->rows, row, CC_WORD_ROWS_WORD, 0);
	return *word != CC_NO_ID && !of->cases->bound;
}

static void
count_rows(struct counts *c, const struct cc_word_counting *of)
{
	uint32_t word;

	for (uint64_t i = 0; i < of->rows->rows; i++) {
		const unsigned char *row = cc_store_row(of->rows, i);

		if (!counts_row(&word, of, row))
			continue;
		c->people[word] += cc_row_count(of->rows, row, CC_WORD_ROWS_ROWS);
		c->times[word] += cc_row_count(of->rows, row, CC_WORD_ROWS_TIMES);
	}
}

static int
most_said(const void *a, const void *b)
{
	const struct cc_word_said *x = a, *y = b;
	int order;

	if (x->people != y->people)
		return x->people > y->people ? -1 : 1;
	if (x->times != y->times)
		return x->times > y->times ? -1 : 1;
	order = cc_span_cmp(x->text, y->text);
	return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/* An edited state may say more than there are people. */
static uint64_t
at_most(uint64_t n, uint64_t most)
{
	return n < most ? n : most;
}

static void
keep(struct cc_word_people *p, const struct counts *c, uint32_t ids)
{
	const struct cc_word_counting *of = p->of;
	uint64_t least = of->least > 0 ? of->least : 1;
	uint32_t kept = 0;

	for (uint32_t id = 0; id < ids; id++) {
		p->words += c->people[id] > 0;
		kept += c->people[id] >= least;
	}
	p->said = CC_ARRAY(p->arena, struct cc_word_said, kept);
	for (uint32_t id = 0; id < ids; id++) {
		struct cc_span word = cc_state_text(of->state, of->role, id);

		if (c->people[id] >= least)
			p->said[p->n++] = (struct cc_word_said){ cc_word_id_text(word),
				cc_word_id_class(word), id, at_most(c->people[id], of->all.n), c->times[id],
				{ .n = at_most(c->people[id], of->all.n), .least = 1, .most = 1 } };
	}
	if (p->n > 0)
		qsort(p->said, p->n, sizeof *p->said, most_said);
	for (uint32_t i = 0; i < p->n; i++)
		p->number[p->said[i].id] = i;
}

/* A word in a segment. */
struct cell {
	struct cc_weight_sums weight;
	uint32_t last;
};

struct key {
	uint32_t segment, word;
};

static struct cell *
cell_of(struct cc_word_people *p, uint32_t segment, uint32_t word)
{
	struct key key = { segment == CC_NO_ID ? p->of->segments : segment, word };
	uint32_t fresh = cc_map_count(p->cells);
	uint32_t at = cc_map_add(p->cells, (struct cc_span){ (const char *)&key, sizeof key });

	if (at == fresh)
		cc_buf_more(&p->cell, sizeof(struct cell));
	return (struct cell *)(void *)p->cell.at + at;
}

static void
see(struct cc_weight_sums *sums, uint32_t *last, uint32_t person, double weight, bool weighted)
{
	if (*last == person)
		return;
	*last = person;
	if (weighted)
		cc_weights_add(sums, weight);
	else
		sums->n++;
}

/* Weights of words, and words in segments, of rows of the log. */
static void
weigh_log(struct cc_word_people *p, uint32_t *last, struct cc_arena *scratch)
{
	const struct cc_word_counting *of = p->of;
	uint32_t person = 0;

	for (struct cc_word_persons w = cc_word_persons(of, scratch); cc_word_persons_next(&w);) {
		person++;
		for (size_t i = 0; i < w.rows.n; i++) {
			struct cc_store_list ids = cc_row_list(of->log, w.rows.row[i], CC_WORD_LOG_WORDS);
			uint32_t segment = cc_row_id(of->log, w.rows.row[i], CC_WORD_LOG_SEGMENT, 0);

			for (uint64_t k = 0; k < ids.n; k++) {
				uint32_t word = p->number[ids.id[k]];
				struct cell *cell;

				if (word == CC_NO_ID)
					continue;
				if (of->cases->bound)
					see(&p->said[word].weight, &last[word], person, w.weight, true);
				if (of->segment == NULL)
					continue;
				cell = cell_of(p, segment, word);
				see(&cell->weight, &cell->last, person, w.weight, of->cases->bound);
			}
		}
	}
}

static void
weigh_rows(struct cc_word_people *p)
{
	const struct cc_word_counting *of = p->of;
	uint32_t id;

	for (uint64_t i = 0; of->segment != NULL && i < of->rows->rows; i++) {
		const unsigned char *row = cc_store_row(of->rows, i);
		uint32_t segment = cc_row_id(of->rows, row, CC_WORD_ROWS_SEGMENT, 0);

		if (counts_row(&id, of, row) && p->number[id] != CC_NO_ID)
			cell_of(p, segment, p->number[id])->weight.n +=
			    cc_row_count(of->rows, row, CC_WORD_ROWS_ROWS);
	}
}

static void
weigh(struct cc_word_people *p, struct cc_arena *scratch)
{
	bool bound = p->of->cases->bound;

	if (!bound && p->of->segment == NULL)
		return;
	for (uint32_t i = 0; bound && i < p->n; i++)
		p->said[i].weight = (struct cc_weight_sums){ 0 };
	weigh_log(p, CC_ARRAY(p->arena, uint32_t, p->n), scratch);
	weigh_rows(p);
	for (uint32_t i = 0; i < p->n; i++)
		p->said[i].weight.n = at_most(p->said[i].weight.n, p->of->all.n);
}

void
cc_word_people(struct cc_word_people *p, const struct cc_word_counting *of, struct cc_arena *arena)
{
	uint32_t ids = cc_state_ids(of->state, of->role);
	struct cc_arena *scratch = cc_arena_new();
	struct counts counts = { CC_ARRAY(arena, uint64_t, ids), CC_ARRAY(arena, uint64_t, ids),
		CC_ARRAY(arena, uint32_t, ids) };

	*p = (struct cc_word_people){ .of = of, .cells = cc_map_new(), .arena = arena };
	p->number = CC_ARRAY(arena, uint32_t, ids);
	for (uint32_t id = 0; id < ids; id++)
		p->number[id] = CC_NO_ID;
	count_log(&counts, of, scratch);
	count_rows(&counts, of);
	keep(p, &counts, ids);
	weigh(p, scratch);
	cc_arena_free(scratch);
}

void
cc_word_people_end(struct cc_word_people *p)
{
	cc_map_free(p->cells);
	cc_buf_free(&p->cell);
}

struct cc_weighted_share
cc_word_share(const struct cc_word_people *p, uint32_t word)
{
	return (struct cc_weighted_share){ p->said[word].weight, p->of->all };
}

struct cc_weighted_share
cc_word_segment_share(const struct cc_word_people *p, uint32_t segment, uint32_t word)
{
	struct key key = { segment, word };
	uint32_t at = cc_map_find(p->cells, (struct cc_span){ (const char *)&key, sizeof key });
	struct cc_weighted_share share = { { .least = 1, .most = 1 }, p->of->segment[segment] };

	if (at != CC_NO_ID)
		share.has = ((const struct cell *)(const void *)p->cell.at)[at].weight;
	if (!p->of->cases->bound)
		share.has.least = share.has.most = 1;
	share.has.n = at_most(share.has.n, share.all.n);
	return share;
}
