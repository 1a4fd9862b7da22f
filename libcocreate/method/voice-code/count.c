/* count.c -- stores -> people by code, pair and segment.
 *
 * Rows of a person stand together in a sealed store, those without one last:
 * of them each answer is a person.  A state may have been made by others:
 * numbers beyond the codebook are passed over, and no count is below 0. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "figure/twice.h"

#include <math.h>

/* The marks of a person, each once. */
struct person {
	uint32_t *mark, n;
	bool *has; /* [marks] */
	double weight;
	struct cc_problems *problems;
};

static struct person
person_new(const struct voice_counts *c, struct cc_problems *problems, struct cc_arena *arena)
{
	uint32_t marks = voice_marks(c->run);

	return (
	    struct person){ CC_ARRAY(arena, uint32_t, marks), 0, CC_ARRAY(arena, bool, marks), 1, problems };
}

/* Whether the rows of a group count: of a named person, who must have a weight above 0,
 * where weights are bound. */
static bool
begin_person(struct voice_counts *c, struct person *p, const struct cc_store *s, const struct cc_group *g,
    unsigned mark, unsigned segment)
{
	uint32_t id = cc_row_id(s, cc_store_row(s, g->from), 0, 0), answered = voice_mark(c->book, ANSWERED);

	if (c->weight == NULL || id == CC_NO_ID)
		return true;
	p->weight = cc_case_weight(&c->cases, c->state, id, PERSON, c->run, p->problems);
	if (p->weight > 0)
		return true;
	c->zero += !isnan(p->weight);
	for (uint64_t i = g->from; i < g->end && c->segment_zero != NULL && !isnan(p->weight); i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t in = cc_row_id(s, row, segment, 0);

		if (cc_row_id(s, row, mark, 0) == answered)
			c->segment_zero[in == CC_NO_ID ? c->segments : in]++;
	}
	return false;
}

/* Where a segment's figure of a mark stands. */
static size_t
cell_of(const struct voice_counts *c, uint32_t segment, uint32_t m)
{
	if (segment == CC_NO_ID)
		segment = c->segments;
	return (size_t)segment * voice_marks(c->run) + m;
}

/* So many answers with a mark; named: of a person, who is one whatever the answers. */
static void
count_mention(
    struct voice_counts *c, struct person *p, uint32_t m, uint32_t segment, uint64_t answers, bool named)
{
	uint64_t people = named ? 1 : answers;

	if (m >= voice_marks(c->run))
		return;
	if (c->segment != NULL)
		c->segment[cell_of(c, segment, m)] += people;
	if (c->segment_weight != NULL && named)
		cc_weights_add(&c->segment_weight[cell_of(c, segment, m)], p->weight);
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
	uint32_t marks = voice_marks(c->run), codes = voice_mark(c->book, NOTHING);

	for (uint32_t i = 0; i < p->n; i++) {
		uint32_t m = p->mark[i];

		c->people[m]++;
		if (c->weight != NULL)
			cc_weights_add(&c->weight[m], p->weight);
		p->has[m] = false;
		for (uint32_t k = 0; c->both != NULL && m < codes && k < p->n; k++)
			if (p->mark[k] > m && p->mark[k] < codes)
				c->both[(size_t)m * marks + p->mark[k]]++;
	}
	p->n = 0;
}

/* Rows without a person and without a weight, where others have one. */
static void
leave_out(
    struct voice_counts *c, const struct cc_store *s, const struct cc_group *g, struct cc_problems *problems)
{
	uint64_t rows = 0;

	for (uint64_t i = g->from; i < g->end; i++)
		if (cc_row_id(s, cc_store_row(s, i), M_MARK, 0) == voice_mark(c->book, ANSWERED))
			rows += cc_row_count(s, cc_store_row(s, i), M_ANSWERS);
	cc_case_unweighted(&c->cases, rows, c->run, problems);
}

/* Rows without a person that have a weight. */
static void
count_weighted(struct voice_counts *c)
{
	const struct cc_store *s = c->state->store[WEIGHTED];

	for (uint64_t i = 0; i < s->rows && c->weight != NULL; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t m = cc_row_id(s, row, W_MARK, 0), segment = cc_row_id(s, row, W_SEGMENT, 0);
		struct cc_weight_sums sums;
		uint64_t zero;

		if (m >= voice_marks(c->run))
			continue;
		cc_row_weights(&sums, &zero, s, row, W_WEIGHT);
		c->people[m] += sums.n;
		c->answers[m] += sums.n;
		cc_weights_join(&c->weight[m], &sums);
		if (c->segment != NULL)
			c->segment[cell_of(c, segment, m)] += sums.n;
		if (c->segment_weight != NULL)
			cc_weights_join(&c->segment_weight[cell_of(c, segment, m)], &sums);
		if (m != voice_mark(c->book, ANSWERED))
			continue;
		c->zero += zero;
		if (c->segment_zero != NULL)
			c->segment_zero[segment == CC_NO_ID ? c->segments : segment] += zero;
	}
}

static void
count_mentions(struct voice_counts *c, struct cc_problems *problems, struct cc_arena *arena)
{
	const struct cc_store *s = c->state->store[MENTIONS];
	struct person p = person_new(c, problems, arena);

	for (struct cc_group g = cc_groups(s, 1); cc_group_next(&g);) {
		bool named = cc_row_id(s, cc_store_row(s, g.from), M_PERSON, 0) != CC_NO_ID;
		uint64_t before = c->answers[voice_mark(c->book, ANSWERED)];

		if (!named && c->weight != NULL) {
			leave_out(c, s, &g, problems);
			continue;
		}
		if (!begin_person(c, &p, s, &g, M_MARK, M_SEGMENT))
			continue;
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
count_once(struct voice_counts *c, struct cc_problems *problems, struct cc_arena *arena)
{
	const struct cc_store *s = c->state->store[ANSWERS];
	uint32_t answered = voice_mark(c->book, ANSWERED);
	struct person p = person_new(c, problems, arena);

	for (struct cc_group g = cc_groups(s, 1); cc_group_next(&g);) {
		uint64_t place = cc_dup_place(c->run->dup, s, A_PLACE, g.from, g.end);

		if (!begin_person(c, &p, s, &g, A_MARK, A_SEGMENT))
			continue;
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
	uint32_t marks = voice_marks(c->run), codes = voice_mark(c->book, NOTHING);

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
	uint32_t marks = voice_marks(c->run), answered = voice_mark(c->book, ANSWERED);

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
    struct cc_problems *problems, struct cc_arena *arena)
{
	uint32_t marks = voice_marks(run);

	*c = (struct voice_counts){ .run = run, .book = voice_book(run), .state = state };
	c->people = CC_ARRAY(arena, uint64_t, marks);
	c->answers = CC_ARRAY(arena, uint64_t, marks);
	c->hits = CC_ARRAY(arena, uint64_t, c->book->n_rules);
	c->denied = CC_ARRAY(arena, uint64_t, c->book->n_rules);
	if (whole && voice_wants(run, PAIRS))
		c->both = CC_ARRAY(arena, uint64_t, (size_t)marks * marks);
	cc_case_weights(&c->cases, state, state->store[WEIGHTS], PERSON, WEIGHT, run, problems, arena);
	if (!whole)
		c->cases.file = "--against";
	if (whole &&
	    (voice_wants(run, CONTRAST) || voice_wants(run, CASE_WEIGHTS) ||
		cc_run_wants(run, CHARACTERISTIC)) &&
	    (run->bound >> SEGMENT & 1)) {
		c->segments = cc_state_ids(state, SEGMENT);
		c->segment = CC_ARRAY(arena, uint64_t, ((size_t)c->segments + 1) * marks);
	}
	if (c->cases.bound)
		c->weight = CC_ARRAY(arena, struct cc_weight_sums, marks);
	if (c->cases.bound && c->segment != NULL) {
		c->segment_weight = CC_ARRAY(arena, struct cc_weight_sums, ((size_t)c->segments + 1) * marks);
		c->segment_zero = CC_ARRAY(arena, uint64_t, (size_t)c->segments + 1);
	}
	if (whole && voice_wants(run, CODES) && run->evidence)
		c->evidence = CC_ARRAY(arena, struct cc_evidence, marks);
	count_mentions(c, problems, arena);
	count_once(c, problems, arena);
	count_weighted(c);
	count_row_pairs(c);
	count_hits(c);
	limit(c);
	c->n = c->people[voice_mark(c->book, ANSWERED)];
}

/* Where people have no weights each has one of 1. */
static struct cc_weight_sums
sums_of(const struct cc_weight_sums *weight, uint64_t people)
{
	struct cc_weight_sums sums = { .n = people, .least = 1, .most = 1 };

	if (weight == NULL)
		return sums;
	sums = *weight;
	sums.n = people;
	return sums;
}

struct cc_weighted_share
voice_share(const struct voice_counts *c, uint32_t mark)
{
	uint32_t all = voice_mark(c->book, ANSWERED);

	return (
	    struct cc_weighted_share){ sums_of(c->weight != NULL ? &c->weight[mark] : NULL, c->people[mark]),
		sums_of(c->weight != NULL ? &c->weight[all] : NULL, c->people[all]) };
}

struct cc_weighted_share
voice_segment_share(const struct voice_counts *c, uint32_t segment, uint32_t mark)
{
	size_t has = cell_of(c, segment, mark), all = cell_of(c, segment, voice_mark(c->book, ANSWERED));
	const struct cc_weight_sums *w = c->segment_weight;

	return (struct cc_weighted_share){ sums_of(w != NULL ? &w[has] : NULL, c->segment[has]),
		sums_of(w != NULL ? &w[all] : NULL, c->segment[all]) };
}

bool
voice_one_segment(const struct voice_counts *c)
{
	uint64_t full = 0;

	for (uint32_t s = 0; s <= c->segments; s++)
		full += c->segment[cell_of(c, s, voice_mark(c->book, ANSWERED))] > 0;
	return full == 1;
}

void
voice_weights(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	uint32_t answered = voice_mark(c->book, ANSWERED);
	struct cc_weight_group *group = CC_ARRAY(arena, struct cc_weight_group, (size_t)c->segments + 1);

	if (c->weight == NULL)
		return;
	group[0] = (struct cc_weight_group){ CC_SPAN("all"), c->weight[answered], c->zero };
	for (uint32_t s = 0; s < c->segments; s++)
		group[s + 1] = (struct cc_weight_group){ cc_state_text(c->state, SEGMENT, s),
			c->segment_weight[cell_of(c, s, answered)], c->segment_zero[s] };
	cc_weights_report(report, &c->cases, group, (size_t)c->segments + 1, c->run);
	if ((c->run->bound >> CODER & 1) &&
	    (voice_wants(c->run, AGREEMENT) || voice_wants(c->run, DISAGREEMENTS)))
		cc_note(report, "agreement-unweighted",
		    "agreement and disagreements are not weighted: they judge coders, not a population",
		    "agreement と disagreements "
		    "は重み付けしません（コーダーの評価であり、母集団の推定ではないため）");
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
