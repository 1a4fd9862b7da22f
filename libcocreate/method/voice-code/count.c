/* count.c -- stores -> people by code, pair and segment.
 *
 * Rows of a person stand together in a sealed store, those without one last:
 * of them each answer is a person.  A state may have been made by others:
 * numbers beyond the codebook are passed over, and no count is below 0. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "figure/twice.h"

/* The marks of a person, each once. */
struct person {
	uint32_t *mark, n;
	bool *has; /* [marks] */
};

/* So many answers with a mark; named: of a person, who is one whatever the answers. */
static void
count_mention(
    struct voice_counts *c, struct person *p, uint32_t m, uint32_t segment, uint64_t answers, bool named)
{
	uint64_t people = named ? 1 : answers;

	if (m >= voice_mark(c->book, MARKS))
		return;
	if (segment == CC_NO_ID)
		segment = c->segments;
	if (c->segment != NULL)
		c->segment[(size_t)segment * voice_mark(c->book, MARKS) + m] += people;
	c->answers[m] += answers;
	if (!named)
		c->people[m] += people;
	else if (!p->has[m])
		p->mark[p->n++] = m;
	p->has[m] = named;
}

static void
count_person(struct voice_counts *c, struct person *p)
{
	uint32_t marks = voice_mark(c->book, MARKS), codes = voice_mark(c->book, NOTHING);

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
	uint32_t marks = voice_mark(c->book, MARKS);
	struct person p = { CC_ARRAY(arena, uint32_t, marks), 0, CC_ARRAY(arena, bool, marks) };

	for (struct cc_group g = cc_groups(s, 1); cc_group_next(&g);) {
		bool named = cc_row_id(s, cc_store_row(s, g.from), M_PERSON, 0) != CC_NO_ID;
		uint64_t before = c->answers[voice_mark(c->book, ANSWERED)];

		for (uint64_t i = g.from; i < g.end; i++)
			count_mention(c, &p, cc_row_id(s, cc_store_row(s, i), M_MARK, 0),
			    cc_row_id(s, cc_store_row(s, i), M_SEGMENT, 0),
			    cc_row_count(s, cc_store_row(s, i), M_ANSWERS), named);
		count_person(c, &p);
		c->repeated += named && c->answers[voice_mark(c->book, ANSWERED)] - before > 1;
	}
}

/* The first or the last row of each person. */
static void
count_once(struct voice_counts *c, struct cc_arena *arena)
{
	const struct cc_store *s = c->state->store[ANSWERS];
	uint32_t marks = voice_mark(c->book, MARKS), answered = voice_mark(c->book, ANSWERED);
	struct person p = { CC_ARRAY(arena, uint32_t, marks), 0, CC_ARRAY(arena, bool, marks) };

	for (struct cc_group g = cc_groups(s, 1); cc_group_next(&g);) {
		uint64_t place = cc_row_place(s, cc_store_row(s, g.from), A_PLACE);

		for (uint64_t i = g.from; i < g.end; i++) {
			uint64_t at = cc_row_place(s, cc_store_row(s, i), A_PLACE);

			if (cc_dup_prefers(c->run->dup, at, place, false))
				place = at;
		}
		for (uint64_t i = g.from; i < g.end; i++) {
			const unsigned char *row = cc_store_row(s, i);
			uint32_t m = cc_row_id(s, row, A_MARK, 0);

			if (cc_row_place(s, row, A_PLACE) != place)
				c->dropped += m == answered;
			else
				count_mention(c, &p, m, cc_row_id(s, row, A_SEGMENT, 0), 1, true);
		}
		count_person(c, &p);
	}
}

/* Of rows without a person. */
static void
count_row_pairs(struct voice_counts *c)
{
	const struct cc_store *s = c->state->store[PAIR_COUNTS];
	uint32_t marks = voice_mark(c->book, MARKS), codes = voice_mark(c->book, NOTHING);

	for (uint64_t i = 0; c->both != NULL && i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t m = cc_row_id(s, row, X_MARK, 0), other = cc_row_id(s, row, X_OTHER, 0);

		if (m < other && other < codes)
			c->both[(size_t)m * marks + other] += cc_row_count(s, row, X_ANSWERS);
	}
}

static void
at_most(uint64_t *x, uint64_t n)
{
	if (*x > n)
		*x = n;
}

static void
count_hits(struct voice_counts *c)
{
	const struct cc_store *s = c->state->store[RULE_HITS];

	for (uint64_t i = 0; i < s->rows; i++) {
		uint32_t rule = cc_row_id(s, cc_store_row(s, i), U_RULE, 0);

		if (rule >= c->book->n_rules)
			continue;
		c->hits[rule] = cc_row_count(s, cc_store_row(s, i), U_HITS);
		c->denied[rule] = cc_row_count(s, cc_store_row(s, i), U_DENIED);
		at_most(&c->denied[rule], c->hits[rule]);
	}
}

/* What no rows could have made. */
static void
limit(struct voice_counts *c)
{
	uint32_t marks = voice_mark(c->book, MARKS), answered = voice_mark(c->book, ANSWERED);

	for (uint32_t m = 0; m < marks; m++)
		at_most(&c->people[m], c->people[answered]);
	at_most(&c->answers[voice_mark(c->book, CODED)], c->answers[answered]);
	at_most(&c->answers[voice_mark(c->book, NOTHING)], c->answers[voice_mark(c->book, CODED)]);
	for (uint32_t m = 0; c->both != NULL && m < marks; m++)
		for (uint32_t o = m + 1; o < marks; o++) {
			at_most(&c->both[(size_t)m * marks + o], c->people[m]);
			at_most(&c->both[(size_t)m * marks + o], c->people[o]);
		}
	for (size_t i = 0; c->segment != NULL && i < ((size_t)c->segments + 1) * marks; i++)
		at_most(&c->segment[i], c->segment[i - i % marks + answered]);
}

void
voice_count(struct voice_counts *c, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_arena *arena)
{
	uint32_t marks = voice_mark(voice_book(run), MARKS);

	*c = (struct voice_counts){ .run = run, .book = voice_book(run), .state = state };
	c->people = CC_ARRAY(arena, uint64_t, marks);
	c->answers = CC_ARRAY(arena, uint64_t, marks);
	c->hits = CC_ARRAY(arena, uint64_t, c->book->n_rules);
	c->denied = CC_ARRAY(arena, uint64_t, c->book->n_rules);
	if (whole && voice_wants(run, PAIRS))
		c->both = CC_ARRAY(arena, uint64_t, (size_t)marks * marks);
	if (whole && voice_wants(run, CONTRAST) && (run->bound >> SEGMENT & 1)) {
		c->segments = cc_state_ids(state, SEGMENT);
		c->segment = CC_ARRAY(arena, uint64_t, ((size_t)c->segments + 1) * marks);
	}
	if (whole && voice_wants(run, CODES) && run->evidence)
		c->evidence = CC_ARRAY(arena, struct cc_evidence, marks);
	count_mentions(c, arena);
	count_once(c, arena);
	count_row_pairs(c);
	count_hits(c);
	limit(c);
	c->n = c->people[voice_mark(c->book, ANSWERED)];
}

bool
voice_mark_shown(const struct cc_codebook *book, uint32_t mark, uint64_t people)
{
	return people > 0 || (mark < voice_mark(book, NOTHING) && mark % 2 == 0);
}

struct cc_span
voice_mark_id(const struct cc_codebook *book, uint32_t mark, bool with_dimension, struct cc_arena *arena)
{
	const struct cc_code *code;
	struct cc_span before = { "", 0 };

	if (mark == voice_mark(book, NOTHING))
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

	for (uint32_t c = 0; mark < voice_mark(book, NOTHING) && c < book->n_codes; c++)
		twofold |= c != mark / 2 && cc_span_eq(book->code[c].id, book->code[mark / 2].id);
	return voice_mark_id(book, mark, twofold, arena);
}
