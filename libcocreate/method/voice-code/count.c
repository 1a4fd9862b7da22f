/* count.c -- stores -> people by code, pair and segment.
 *
 * Rows of a person stand together in a sealed store, those of nobody last.  A
 * state may have been made by anybody: numbers beyond the codebook are passed
 * over, and no count is below 0. */
#include "method/voice-code/int.h"

#include "base/arena.h"

static uint64_t
count_of(const struct cc_store *s, const unsigned char *row, unsigned field)
{
	int64_t n = (int64_t)cc_row_word(s, row, field);

	return n > 0 ? (uint64_t)n : 0;
}

/* People of one key: whoever has a name is one, else each row is. */
static uint64_t
people_of(const struct cc_store *s, const unsigned char *row, unsigned person, unsigned answers)
{
	return cc_row_id(s, row, person, 0) == CC_NO_ID ? count_of(s, row, answers) : 1;
}

static uint32_t
segment_at(const struct counts *c, const struct cc_store *s, const unsigned char *row, unsigned field)
{
	uint32_t id = cc_row_id(s, row, field, 0);

	return id == CC_NO_ID ? c->segments : id;
}

static void
count_everybody(struct counts *c)
{
	const struct cc_store *s = c->state->store[PEOPLE];
	uint32_t before = CC_NO_ID;
	uint64_t answers = 0;

	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t person = cc_row_id(s, row, E_PERSON, 0);
		bool again = person != CC_NO_ID && i > 0 && person == before;

		if (c->segment_n != NULL)
			c->segment_n[segment_at(c, s, row, E_SEGMENT)] +=
			    people_of(s, row, E_PERSON, E_ANSWERS);
		if (!again)
			c->n += people_of(s, row, E_PERSON, E_ANSWERS);
		/* the second answer makes somebody one who repeats */
		if (!again)
			answers = 0;
		if (person != CC_NO_ID && answers < 2 && answers + count_of(s, row, E_ANSWERS) > 1)
			c->repeated++;
		answers += count_of(s, row, E_ANSWERS);
		before = person;
	}
}

/* What one person has: a list of marks, each once. */
struct somebody {
	uint32_t *mark, n;
	bool *has; /* [marks] */
};

static void
end_somebody(struct counts *c, struct somebody *one)
{
	uint32_t marks = marks_of(c->book), codes = mark_none(c->book);

	for (uint32_t i = 0; i < one->n; i++) {
		uint32_t m = one->mark[i];

		c->people[m]++;
		for (uint32_t k = 0; c->both != NULL && m < codes && k < one->n; k++)
			if (one->mark[k] > m && one->mark[k] < codes)
				c->both[(size_t)m * marks + one->mark[k]]++;
	}
	for (uint32_t i = 0; i < one->n; i++)
		one->has[one->mark[i]] = false;
	one->n = 0;
}

static void
count_mentions(struct counts *c, struct cc_arena *arena)
{
	const struct cc_store *s = c->state->store[MENTIONS];
	uint32_t marks = marks_of(c->book), before = CC_NO_ID;
	struct somebody one = { CC_ARRAY(arena, uint32_t, marks), 0, CC_ARRAY(arena, bool, marks) };

	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t person = cc_row_id(s, row, M_PERSON, 0), m = cc_row_id(s, row, M_MARK, 0);

		if (m >= marks)
			continue;
		if (person != before)
			end_somebody(c, &one);
		before = person;
		if (c->segment != NULL)
			c->segment[(size_t)segment_at(c, s, row, M_SEGMENT) * marks + m] +=
			    people_of(s, row, M_PERSON, M_ANSWERS);
		if (person == CC_NO_ID) {
			c->people[m] += count_of(s, row, M_ANSWERS);
		} else if (!one.has[m]) {
			one.has[m] = true;
			one.mark[one.n++] = m;
		}
	}
	end_somebody(c, &one);
}

/* Of rows without a person. */
static void
count_row_pairs(struct counts *c)
{
	const struct cc_store *s = c->state->store[PAIRS];
	uint32_t marks = marks_of(c->book), codes = mark_none(c->book);

	for (uint64_t i = 0; c->both != NULL && i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t m = cc_row_id(s, row, X_MARK, 0), other = cc_row_id(s, row, X_OTHER, 0);

		if (m < other && other < codes)
			c->both[(size_t)m * marks + other] += count_of(s, row, X_ANSWERS);
	}
}

static void
count_small(uint64_t *out, uint32_t n, const struct cc_store *s, unsigned key, unsigned field)
{
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t k = cc_row_id(s, row, key, 0);

		if (k < n)
			out[k] = count_of(s, row, field);
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
settle(struct counts *c)
{
	uint32_t marks = marks_of(c->book);

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
counts_make(struct counts *c, const struct cc_state *state, const struct cc_run *run, bool pairs,
    bool segments, struct cc_arena *arena)
{
	uint32_t marks = marks_of(voice_book(run));

	*c = (struct counts){ .run = run, .book = voice_book(run), .state = state };
	c->people = CC_ARRAY(arena, uint64_t, marks);
	c->hits = CC_ARRAY(arena, uint64_t, c->book->n_rules);
	if (pairs)
		c->both = CC_ARRAY(arena, uint64_t, (size_t)marks * marks);
	if (segments && (run->bound >> SEGMENT & 1)) {
		c->segments = cc_state_ids(state, SEGMENT);
		c->segment_n = CC_ARRAY(arena, uint64_t, (size_t)c->segments + 1);
		c->segment = CC_ARRAY(arena, uint64_t, ((size_t)c->segments + 1) * marks);
	}
	count_everybody(c);
	count_mentions(c, arena);
	count_row_pairs(c);
	count_small(c->hits, c->book->n_rules, state->store[RULES], U_RULE, U_HITS);
	count_small(c->answers, KINDS, state->store[ANSWERS], A_KIND, A_ROWS);
	settle(c);
}

static bool
is_twofold(const struct cc_codebook *book, uint32_t code)
{
	for (uint32_t c = 0; c < book->n_codes; c++)
		if (c != code && cc_span_eq(book->code[c].id, book->code[code].id))
			return true;
	return false;
}

struct cc_span
mark_name(const struct cc_codebook *book, uint32_t mark, struct cc_arena *arena)
{
	uint32_t c = mark / 2;
	struct cc_span id, dimension;

	if (mark == mark_none(book))
		return CC_SPAN("none");
	id = book->code[c].id;
	dimension = book->dimension[book->code[c].dimension].id;
	if (is_twofold(book, c))
		id = cc_span(
		    cc_format(arena, "%.*s/%.*s", (int)dimension.len, dimension.at, (int)id.len, id.at));
	return mark % 2 == 0 ? id : cc_span(cc_format(arena, "%.*s:neg", (int)id.len, id.at));
}

bool
mark_shown(const struct cc_codebook *book, uint32_t mark, uint64_t people)
{
	return people > 0 || (mark < mark_none(book) && mark % 2 == 0);
}
