/* episodes.c -- the log -> episodes of codes, person by person.
 *
 * Records of a person stand together in the sealed log, those without one last: each of
 * them is a person.  A state may have been made by others: its texts may hold
 * anything. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/names.h"
#include "figure/twice.h"

#include <math.h>
#include <stdlib.h>

/* While the log is read. */
struct reading {
	struct alt_model *m;
	const struct cc_store *log;
	struct cc_arena *scratch; /* of the person at hand */
	struct cc_holder who;
	uint64_t unweighted; /* rows without a person and a weight */
};

static void
see_uncoded(struct reading *r, unsigned element, uint64_t place, struct cc_span text)
{
	struct alt_model *m = r->m;

	m->words[element].uncoded++;
	cc_held_by(m->uncoded[element], &r->who);
	if (m->run->tables >> T_UNCODED & 1)
		cc_buf_add(&m->uncodeds,
		    (const char *)&(struct alt_uncoded){ element, place, cc_span_dup(m->arena, text) },
		    sizeof(struct alt_uncoded));
}

/* Adds codes that the list lacks. */
static void
list_add(struct alt_list *list, const struct alt_list *more)
{
	for (uint32_t i = 0; i < more->n; i++) {
		uint32_t k = 0;

		while (k < list->n && list->code[k] != more->code[i])
			k++;
		if (k == list->n)
			list->code[list->n++] = more->code[i];
	}
}

/* Takes what stands before `end` off the text. */
static struct cc_span
cut(struct cc_span *text, char end)
{
	const char *at = text->len > 0 ? memchr(text->at, end, text->len) : NULL;
	struct cc_span piece = { text->at, at != NULL ? (size_t)(at - text->at) : text->len };
	size_t step = piece.len + (at != NULL);

	*text = (struct cc_span){ text->at + step, text->len - step };
	return piece;
}

/* The answers of one element, each coded; false: a pattern gave up. */
static bool
read_element(
    struct alt_list *out, struct reading *r, unsigned element, struct cc_span answers, uint64_t place)
{
	struct cc_buf all = { 0 };
	bool good = true;

	while (good && answers.len > 0) {
		struct cc_span text = cut(&answers, END_ANSWER);
		const struct alt_answer *answer;

		good = alt_answer(&answer, r->m, element, text, place);
		if (good && answer->kind == ALT_UNCODED)
			see_uncoded(r, element, place, text);
		if (good && answer->codes.n > 0)
			cc_buf_add(
			    &all, (const char *)answer->codes.code, answer->codes.n * sizeof(uint32_t));
	}
	out->code = CC_ARRAY(r->scratch, uint32_t, all.len / sizeof(uint32_t));
	out->n = 0;
	if (all.len > 0)
		list_add(out,
		    &(struct alt_list){ (uint32_t *)(void *)all.at, (uint32_t)(all.len / sizeof(uint32_t)) });
	cc_buf_free(&all);
	return good;
}

static bool
read_episode(struct alt_episode *e, struct reading *r, const unsigned char *record)
{
	const struct cc_store *log = r->log;
	struct cc_span answers = cc_row_text(log, record, E_ANSWERS);

	*e = (struct alt_episode){ .person = cc_row_id(log, record, E_PERSON, 0),
		.segment = cc_row_id(log, record, E_SEGMENT, 0),
		.day = cc_row_day(log, record, E_DAY),
		.place = cc_row_place(log, record, E_PLACE),
		.brand = cc_row_id(log, record, E_BRAND, 0) == 1,
		.weight = cc_row_number(log, record, E_WEIGHT, 0),
		.quote = cc_row_text(log, record, E_QUOTE) };
	r->who.row++;
	for (unsigned k = 0; k < ELEMENTS; k++)
		if (!read_element(&e->of[k], r, k, cut(&answers, END_ELEMENT), e->place))
			return false;
	return true;
}

/* A chain has an action, and a trigger or a desire. */
static bool
is_whole(struct alt_model *m, const struct alt_episode *e, uint64_t uncoded)
{
	uint32_t need = e->of[TRIGGER].n + e->of[DESIRE].n;

	for (unsigned k = WHAT; k <= WHEN; k++)
		need += e->of[k].n;
	if (e->of[ACTION].n == 0 && m->words[ACTION].uncoded > uncoded)
		m->uncoded_action++;
	else if (e->of[ACTION].n == 0)
		m->no_action++;
	else if (need == 0)
		m->no_need++;
	return e->of[ACTION].n > 0 && need > 0;
}

static int
by_time(const void *a, const void *b)
{
	const struct alt_episode *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

/* The whole episodes of the records from..end; with --dup the first or the last of them. */
static size_t
read_person(struct alt_episode *e, struct reading *r, uint64_t from, uint64_t end, bool named)
{
	uint64_t chosen = 0;
	size_t n = 0;

	for (uint64_t i = from; named && r->m->run->dup != NULL && i < end; i++) {
		uint64_t place = cc_row_place(r->log, cc_store_row(r->log, i), E_PLACE);

		if (i == from || cc_dup_prefers(r->m->run->dup, place, chosen, false))
			chosen = place;
	}
	for (uint64_t i = from; i < end && !r->m->problems->stop; i++) {
		const unsigned char *record = cc_store_row(r->log, i);
		uint64_t uncoded = r->m->words[ACTION].uncoded;

		if (named && r->m->run->dup != NULL && cc_row_place(r->log, record, E_PLACE) != chosen)
			r->m->dropped++;
		else if (!read_episode(&e[n], r, record))
			r->m->problems->stop = true;
		else
			n += is_whole(r->m, &e[n], uncoded);
	}
	if (n > 1)
		qsort(e, n, sizeof *e, by_time);
	return n;
}

/* Whether they count, who have a weight of 0, or none, nowhere. */
static bool
weigh(struct reading *r, const struct alt_episode *e, size_t n)
{
	struct alt_model *m = r->m;
	double weight = e[0].weight;

	if (!m->cases.bound)
		return true;
	if (e[0].person != CC_NO_ID)
		weight = cc_case_weight(&m->cases, m->state, e[0].person, PERSON, m->run, m->problems);
	else
		r->unweighted += isnan(weight);
	r->who.weight = weight;
	m->zero += weight == 0;
	for (size_t i = 0; i < n && weight == 0 && m->segment_zero != NULL; i++) {
		size_t before = 0;

		while (before < i && e[before].segment != e[i].segment)
			before++;
		if (before == i && e[i].segment != CC_NO_ID)
			m->segment_zero[e[i].segment]++;
	}
	return weight > 0;
}

static void
add_person(struct reading *r, uint64_t from, uint64_t end, bool named)
{
	struct alt_episode *e = CC_ARRAY(r->scratch, struct alt_episode, end - from);
	size_t n;

	r->who.person++;
	n = read_person(e, r, from, end, named);
	if (n > 0 && weigh(r, e, n)) {
		r->m->repeated += n > 1;
		alt_count_person(r->m, e, n, &r->who, r->scratch);
	}
	cc_arena_reset(r->scratch);
}

static void
begin(struct alt_model *m, struct cc_arena *arena)
{
	static const unsigned keys[HELD] = { [H_ELEMENT] = 2,
		[H_CHAIN] = 5,
		[H_HIRED] = 4,
		[H_HELD_BACK] = 3,
		[H_CONTEXT] = 2,
		[H_BRAND] = 2,
		[H_ALTERNATIVE] = 3,
		[H_PAIR] = 2,
		[H_REWARD] = 2,
		[H_REWARDED] = 1,
		[H_ANSWERED] = 1,
		[H_DIRECT] = 4,
		[H_INDIRECT] = 4,
		[H_SEGMENT] = 1,
		[H_IN_SEGMENT] = 4 };

	for (unsigned k = 0; k < HELD; k++)
		cc_holders_begin(&m->held[k], keys[k], m->cases.bound && k != H_DIRECT && k != H_INDIRECT,
		    k == H_CHAIN || k == H_ALTERNATIVE, arena);
	m->all = cc_held_alone(m->cases.bound, false, arena);
	m->branded = cc_held_alone(m->cases.bound, false, arena);
	for (unsigned e = 0; e < ELEMENTS; e++)
		m->uncoded[e] = cc_held_alone(false, false, arena);
	m->loops = CC_NEW(arena, struct cc_names_list);
	if (m->cases.bound && (m->run->bound >> SEGMENT & 1))
		m->segment_zero = CC_ARRAY(arena, uint64_t, cc_state_ids(m->state, SEGMENT));
	alt_words_begin(m);
}

void
alt_read(struct alt_model *m, const struct cc_state *state, const struct cc_run *run, const char *file,
    struct cc_problems *problems, struct cc_arena *arena)
{
	struct reading r = { m, state->store[EPISODES], cc_arena_new(), { .weight = 1 }, 0 };
	const struct cc_alternate_model_opts *opts = run->opts;

	*m = (struct alt_model){
		.run = run, .opts = opts, .state = state, .arena = arena, .problems = problems
	};
	m->by_episode = strcmp(opts->unit, "episode") == 0;
	for (unsigned e = WHAT; e <= WHEN; e++)
		m->facets |= run->bound >> e & 1;
	cc_case_weights(&m->cases, state, state->store[WEIGHTS], PERSON, WEIGHT, run, problems, arena);
	if (file != NULL)
		m->cases.file = file;
	begin(m, arena);
	for (struct cc_group g = cc_groups(r.log, 1); cc_group_next(&g) && !problems->stop;) {
		bool named = cc_row_id(r.log, cc_store_row(r.log, g.from), E_PERSON, 0) != CC_NO_ID;

		for (uint64_t i = g.from; i < g.end; i = named ? g.end : i + 1)
			add_person(&r, i, named ? g.end : i + 1, named);
	}
	cc_case_unweighted(&m->cases, r.unweighted, run, problems);
	m->weighted = m->cases.bound && !cc_weights_alike(m->all->weight);
	cc_arena_free(r.scratch);
}

void
alt_close(struct alt_model *m)
{
	for (unsigned k = 0; k < HELD; k++)
		cc_holders_end(&m->held[k]);
	alt_words_end(m);
	cc_buf_free(&m->uncodeds);
	cc_buf_free(&m->quotes);
}
