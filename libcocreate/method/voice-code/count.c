/* count.c -- stores -> people by code, pair and segment.
 *
 * Rows of a person stand together in a sealed store, those without one last:
 * of them each answer is a person.  A state may have been made by others:
 * numbers beyond the codebook are passed over, and no count is below 0. */
#include "method/voice-code/int.h"

#include "base/arena.h"

static bool
is_named(const struct cc_group *g, unsigned person)
{
	return cc_row_id(g->store, cc_store_row(g->store, g->from), person, 0) != CC_NO_ID;
}

static uint32_t
segment_at(const struct voice_counts *c, const struct cc_store *s, const unsigned char *row, unsigned field)
{
	uint32_t id = cc_row_id(s, row, field, 0);

	return id == CC_NO_ID ? c->segments : id;
}

static void
count_everyone(struct voice_counts *c)
{
	const struct cc_store *s = c->state->store[PEOPLE];

	for (struct cc_group g = cc_groups(s, 1); cc_group_next(&g);) {
		bool named = is_named(&g, E_PERSON);
		uint64_t answers = 0;

		for (uint64_t i = g.from; i < g.end; i++) {
			const unsigned char *row = cc_store_row(s, i);
			uint64_t n = cc_row_count(s, row, E_ANSWERS);

			answers += n;
			if (c->segment_n != NULL)
				c->segment_n[segment_at(c, s, row, E_SEGMENT)] += named ? 1 : n;
		}
		c->n += named ? 1 : answers;
		c->repeated += named && answers > 1;
	}
}

/* The marks of a person, each once. */
struct person {
	uint32_t *mark, n;
	bool *has; /* [marks] */
};

static void
count_person(struct voice_counts *c, struct person *p)
{
	uint32_t marks = voice_marks(c->book), codes = voice_mark_none(c->book);

	for (uint32_t i = 0; i < p->n; i++) {
		uint32_t m = p->mark[i];

		c->people[m]++;
		p->has[m] = false;
		for (uint32_t k = 0; c->both != NULL && m < codes && k < p->n; k++)
			if (p->mark[k] > m && p->mark[k] < codes)
				c->both[(size_t)m * marks + p->mark[k]]++;
	}
	p->n = 0;
}

static void
count_mentions(struct voice_counts *c, struct cc_arena *arena)
{
	const struct cc_store *s = c->state->store[MENTIONS];
	uint32_t marks = voice_marks(c->book);
	struct person p = { CC_ARRAY(arena, uint32_t, marks), 0, CC_ARRAY(arena, bool, marks) };

	for (struct cc_group g = cc_groups(s, 1); cc_group_next(&g); count_person(c, &p)) {
		bool named = is_named(&g, M_PERSON);

		for (uint64_t i = g.from; i < g.end; i++) {
			const unsigned char *row = cc_store_row(s, i);
			uint64_t people = named ? 1 : cc_row_count(s, row, M_ANSWERS);
			uint32_t m = cc_row_id(s, row, M_MARK, 0);

			if (m >= marks)
				continue;
			if (c->segment != NULL)
				c->segment[(size_t)segment_at(c, s, row, M_SEGMENT) * marks + m] += people;
			if (!named)
				c->people[m] += people;
			else if (!p.has[m])
				p.mark[p.n++] = m;
			p.has[m] = named;
		}
	}
}

/* Of rows without a person. */
static void
count_row_pairs(struct voice_counts *c)
{
	const struct cc_store *s = c->state->store[PAIR_COUNTS];
	uint32_t marks = voice_marks(c->book), codes = voice_mark_none(c->book);

	for (uint64_t i = 0; c->both != NULL && i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t m = cc_row_id(s, row, X_MARK, 0), other = cc_row_id(s, row, X_OTHER, 0);

		if (m < other && other < codes)
			c->both[(size_t)m * marks + other] += cc_row_count(s, row, X_ANSWERS);
	}
}

/* A tally by small numbers: its key is the first field, its count the second. */
static void
read_counts(uint64_t *out, uint32_t n, const struct cc_store *s)
{
	for (uint64_t i = 0; i < s->rows; i++) {
		uint32_t key = cc_row_id(s, cc_store_row(s, i), 0, 0);

		if (key < n)
			out[key] = cc_row_count(s, cc_store_row(s, i), 1);
	}
}

static void
at_most(uint64_t *x, uint64_t n)
{
	if (*x > n)
		*x = n;
}

/* What no rows could have made. */
static void
limit(struct voice_counts *c)
{
	uint32_t marks = voice_marks(c->book);

	for (uint32_t m = 0; m < marks; m++)
		at_most(&c->people[m], c->n);
	for (uint32_t m = 0; c->both != NULL && m < marks; m++)
		for (uint32_t o = m + 1; o < marks; o++) {
			at_most(&c->both[(size_t)m * marks + o], c->people[m]);
			at_most(&c->both[(size_t)m * marks + o], c->people[o]);
		}
	for (uint32_t s = 0; c->segment != NULL && s <= c->segments; s++)
		for (uint32_t m = 0; m < marks; m++)
			at_most(&c->segment[(size_t)s * marks + m], c->segment_n[s]);
	for (int k = KIND_CODED; k < KINDS; k++)
		at_most(&c->answers[k], c->answers[KIND_ANY]);
}

void
voice_count(struct voice_counts *c, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_arena *arena)
{
	uint32_t marks = voice_marks(voice_book(run));

	*c = (struct voice_counts){ .run = run, .book = voice_book(run), .state = state };
	c->people = CC_ARRAY(arena, uint64_t, marks);
	c->hits = CC_ARRAY(arena, uint64_t, c->book->n_rules);
	if (whole && voice_wants(run, PAIRS))
		c->both = CC_ARRAY(arena, uint64_t, (size_t)marks * marks);
	if (whole && voice_wants(run, CONTRAST) && (run->bound >> SEGMENT & 1)) {
		c->segments = cc_state_ids(state, SEGMENT);
		c->segment_n = CC_ARRAY(arena, uint64_t, (size_t)c->segments + 1);
		c->segment = CC_ARRAY(arena, uint64_t, ((size_t)c->segments + 1) * marks);
	}
	if (whole && voice_wants(run, CODES) && run->evidence)
		c->evidence = CC_ARRAY(arena, struct cc_evidence, marks);
	count_everyone(c);
	count_mentions(c, arena);
	count_row_pairs(c);
	read_counts(c->hits, c->book->n_rules, state->store[RULE_HITS]);
	read_counts(c->answers, KINDS, state->store[ANSWERS]);
	limit(c);
}

bool
voice_mark_shown(const struct cc_codebook *book, uint32_t mark, uint64_t people)
{
	return people > 0 || (mark < voice_mark_none(book) && mark % 2 == 0);
}

struct cc_span
voice_mark_id(const struct cc_codebook *book, uint32_t mark, bool with_dimension, struct cc_arena *arena)
{
	const struct cc_code *code;
	struct cc_span before = { "", 0 };

	if (mark == voice_mark_none(book))
		return CC_SPAN("none");
	code = &book->code[mark / 2];
	if (mark % 2 == 0 && !with_dimension)
		return code->id;
	if (with_dimension)
		before = book->dimension[code->dimension].id;
	return cc_span(cc_format(arena, "%.*s%s%.*s%s", (int)before.len, before.at, with_dimension ? "/" : "",
	    (int)code->id.len, code->id.at, mark % 2 == 0 ? "" : ":neg"));
}

struct cc_span
voice_mark_name(const struct cc_codebook *book, uint32_t mark, struct cc_arena *arena)
{
	bool twofold = false;

	for (uint32_t c = 0; mark < voice_mark_none(book) && c < book->n_codes; c++)
		twofold |= c != mark / 2 && cc_span_eq(book->code[c].id, book->code[mark / 2].id);
	return voice_mark_id(book, mark, twofold, arena);
}
