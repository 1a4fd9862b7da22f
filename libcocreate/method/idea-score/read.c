/* read.c -- ratings out of their log: rows of one rater about one idea are one
 * rating, and a score given twice is once too often. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "figure/twice.h"

/* Neighbouring ideas, which are read on their own. */
struct reading {
	const struct idea_rules *rules;
	const struct cc_state *state;
	const struct cc_store *log;
	struct idea_ratings *out;
	uint64_t from, end; /* rows */
	uint64_t dropped;
	struct cc_problems problems;
	/* the rating at hand: */
	uint32_t idea, rater, segment;
	uint32_t *score; /* [axes]; ranks of values, or CC_NO_ID, */
	uint64_t *place; /* [axes]: and where each stands */
};

static void
report_twice(struct reading *r, uint32_t axis, uint64_t place)
{
	struct cc_twice twice = cc_twice_at(r->rules->run, place, r->place[axis]);
	struct cc_span rater = cc_state_text(r->state, RATER, r->rater), own;
	struct cc_span idea = cc_state_text(r->state, IDEA, r->idea), id = r->rules->axes->item[axis].id;
	const struct cc_said_of said[] = { { IDEA, idea, 0 }, { RATER, rater, 0 },
		{ AXIS, { NULL, 0 }, axis } };
	size_t n = sizeof said / sizeof *said;

	own = cc_run_column(r->rules->run, twice.later, AXES, axis, said, n);
	if (own.at == NULL && r->rules->axes->n == 1)
		own = cc_run_column(r->rules->run, twice.later, SCORE, 0, said, n);
	if (own.at != NULL || r->rules->axes->n == 1)
		cc_place_problem(&r->problems, r->rules->run, twice.later, own.at != NULL ? own : id,
		    N_("rater \"%s\" already scored idea \"%s\" at %s; wanted one score, or --dup=first or "
		       "last"),
		    cc_quote(rater).text, cc_quote(idea).text, twice.first);
	else
		cc_place_problem(&r->problems, r->rules->run, twice.later,
		    cc_run_column(r->rules->run, twice.later, SCORE, 0, said, n),
		    N_("rater \"%s\" already scored idea \"%s\" on \"%s\" at %s; wanted one score, or "
		       "--dup=first or last"),
		    cc_quote(rater).text, cc_quote(idea).text, cc_quote(id).text, twice.first);
}

/* The scores of a row into the rating. */
static void
merge_row(struct reading *r, const unsigned char *row)
{
	uint64_t place = cc_row_place(r->log, row, R_PLACE);

	for (uint32_t a = 0; a < r->rules->axes->n; a++) {
		uint32_t score = cc_row_id(r->log, row, R_SCORE, a);

		if (score == CC_NO_ID)
			continue;
		if (r->score[a] != CC_NO_ID) {
			r->dropped++;
			if (r->rules->run->dup == NULL)
				report_twice(r, a, place);
			if (!cc_dup_prefers(r->rules->run->dup, place, r->place[a], score < r->score[a]))
				continue;
			r->segment = cc_row_id(r->log, row, R_SEGMENT, 0);
		}
		r->score[a] = score;
		r->place[a] = place;
	}
}

static bool
same_rating(const struct reading *r, uint64_t next)
{
	const unsigned char *row;

	if (next == r->end || r->rater == CC_NO_ID)
		return false;
	row = cc_store_row(r->log, next);
	return cc_row_id(r->log, row, R_RATER, 0) == r->rater && cc_row_id(r->log, row, R_IDEA, 0) == r->idea;
}

/* The rating that begins at a row, and the row behind it; rows of a rater who
 * rated an idea once are not merged. */
static const uint32_t *
read_rating(struct reading *r, uint64_t *row)
{
	const unsigned char *first = cc_store_row(r->log, *row);

	r->idea = cc_row_id(r->log, first, R_IDEA, 0);
	r->rater = cc_row_id(r->log, first, R_RATER, 0);
	r->segment = cc_row_id(r->log, first, R_SEGMENT, 0);
	if (!same_rating(r, ++*row))
		return cc_row_at(r->log, first, R_SCORE, CC_FIELD_VALUE);
	for (uint32_t a = 0; a < r->rules->axes->n; a++)
		r->score[a] = CC_NO_ID;
	merge_row(r, first);
	while (same_rating(r, *row))
		merge_row(r, cc_store_row(r->log, (*row)++));
	return r->score;
}

static void
read_part(void *ctx, uint32_t number, struct cc_arena *scratch)
{
	struct reading *r = &((struct reading *)ctx)[number];
	struct cc_ratings *ratings = &r->out->by;
	struct cc_ratings_part *part = &ratings->part[number];
	uint64_t row = r->from;

	r->score = CC_ARRAY(scratch, uint32_t, ratings->measures);
	r->place = CC_ARRAY(scratch, uint64_t, ratings->measures);
	while (row < r->end) {
		const uint32_t *score;

		cc_store_fetch(r->log, row + 16);
		score = read_rating(r, &row);
		if (r->out->segment != NULL)
			r->out->segment[part->at] = r->segment;
		cc_ratings_add(ratings, part, r->idea, r->rater, score);
	}
}

static struct cc_ratings
ratings_of(const struct idea_rules *rules, const struct cc_state *state, struct cc_arena *arena)
{
	const struct cc_store *log = rules->log;
	struct cc_ratings r = { .units = cc_state_ids(state, IDEA),
		.raters = log->rows > 0 ? cc_state_ids(state, RATER) : 0, /* else they are voters */
		.measures = rules->axes->n,
		.values = log->n_values,
		.number = log->value,
		.weight = rules->weight,
		.prorated = rules->opts->prorate };

	r.parts = cc_ratings_parts(r.units, r.raters, log->rows);
	r.part = CC_ARRAY(arena, struct cc_ratings_part, r.parts);
	for (uint32_t p = 0; p < r.parts; p++) {
		uint32_t from = (uint32_t)((uint64_t)r.units * p / r.parts);

		r.part[p].from = from;
		r.part[p].to = (uint32_t)((uint64_t)r.units * (p + 1) / r.parts);
		r.part[p].at = cc_store_from(log, &(const uint64_t){ from }, 1);
	}
	cc_ratings_begin(&r, log->rows, arena);
	return r;
}

void
idea_read(struct idea_ratings *out, const struct idea_rules *rules, const struct cc_state *state,
    struct cc_problems *problems, struct cc_arena *arena)
{
	const struct cc_store *log = rules->log;
	struct reading *part;

	*out = (struct idea_ratings){ .by = ratings_of(rules, state, arena) };
	if (rules->run->bound >> SEGMENT & 1)
		out->segment = CC_ARRAY(arena, uint32_t, log->rows);
	part = CC_ARRAY(arena, struct reading, out->by.parts);
	for (uint32_t p = 0; p < out->by.parts; p++)
		part[p] = (struct reading){ .rules = rules,
			.state = state,
			.log = log,
			.out = out,
			.from = out->by.part[p].at,
			.end = cc_store_from(log, &(const uint64_t){ out->by.part[p].to }, 1) };
	cc_each(rules->run->workers, read_part, part, out->by.parts);
	for (uint32_t p = 0; p < out->by.parts; p++) {
		out->dropped += part[p].dropped;
		cc_problems_join(problems, &part[p].problems);
	}
}
