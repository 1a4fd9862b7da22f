/* votes.c -- votes and counts of votes into shares. */
#include "method/idea-score/tables.h"

#include "base/arena.h"
#include "figure/twice.h"
#include "stat/interval.h"
#include "stat/order.h"

#include <inttypes.h>
#include <math.h>

/* One vote, or counts of many.  Its votes are none where a row of counts does not
 * say how many: no share without them, and no vote is not a vote of none. */
struct cast {
	uint64_t votes, against, seen;
	bool has_against, has_seen;
};

/* Votes, or counts, out of their log: what was given again is left out. */
struct ballots {
	const struct idea_rules *rules;
	const struct cc_state *state;
	const struct cc_store *log;
	bool counts;
	bool told;     /* who did not vote for an idea has seen it */
	uint64_t next; /* row to read from */
	uint64_t dropped;
	/* the one at hand: */
	uint32_t idea, rater, segment;
	const unsigned char *row;
	uint64_t place;
	struct cast cast;
};

static struct ballots
ballots_of(const struct idea_rules *rules, const struct cc_state *state, unsigned store)
{
	struct ballots b = { rules, state, state->store[store], .counts = store == COUNTS };

	b.told = !rules->choices;
	for (uint32_t v = 0; v < b.log->n_values && !b.told && !b.counts; v++)
		b.told = b.log->value[v] == BALLOT_MARK;
	return b;
}

/* 1 for, -1 against, 0 neither. */
static int
read_ballot(const struct cc_store *log, const unsigned char *row)
{
	double vote = cc_row_number(log, row, R_SCORE, 0);

	if (vote == BALLOT_BLANK)
		return 0;
	if (vote >= BALLOT_MARK - 1)
		vote -= BALLOT_MARK;
	return (vote > 0) - (vote < 0);
}

/* A merged state may hold what is no count. */
static bool
read_count(uint64_t *out, const struct ballots *b, unsigned field)
{
	double n = cc_row_number(b->log, b->row, field, 0);
	bool is_count = n >= 0 && n <= COUNT_MOST;

	*out = is_count ? (uint64_t)n : 0;
	return is_count;
}

static struct cast
read_counts(const struct ballots *b)
{
	struct cast c = { 0 };

	if (!read_count(&c.votes, b, R_SCORE))
		return c;
	c.has_against = read_count(&c.against, b, R_SCORE + 1);
	c.has_seen = read_count(&c.seen, b, R_SCORE + 2) || c.has_against;
	if (c.seen < c.votes + c.against)
		c.seen = c.votes + c.against;
	return c;
}

static void
take_row(struct ballots *b, const unsigned char *row)
{
	int vote = b->counts ? 0 : read_ballot(b->log, row);

	b->row = row;
	b->place = cc_row_place(b->log, row, R_PLACE);
	b->segment = cc_row_id(b->log, row, R_SEGMENT, 0);
	b->cast =
	    b->counts ? read_counts(b) : (struct cast){ vote > 0, vote < 0, 1, !b->rules->choices, b->told };
}

/* On to the next row that is one; false: there is none. */
static bool
to_ballot(struct ballots *b)
{
	while (!b->counts && b->next < b->log->rows &&
	       !idea_is_ballot(b->rules, b->log, cc_store_row(b->log, b->next)))
		b->next++;
	return b->next < b->log->rows;
}

/* A voter has one vote on an idea; those without a name are all different.
 * Counts of a segment, by one counter, stand in one row. */
static bool
is_again(struct ballots *b)
{
	const unsigned char *row;

	if (!to_ballot(b))
		return false;
	row = cc_store_row(b->log, b->next);
	if (cc_row_id(b->log, row, R_IDEA, 0) != b->idea || cc_row_id(b->log, row, R_RATER, 0) != b->rater)
		return false;
	return b->counts ? cc_row_id(b->log, row, R_SEGMENT, 0) == b->segment : b->rater != CC_NO_ID;
}

static void
report_again(const struct ballots *b, uint64_t place, struct cc_problems *problems)
{
	struct cc_twice twice = cc_twice_at(b->rules->run, place, b->place);
	struct cc_span id = cc_state_text(b->state, IDEA, b->idea);
	struct cc_span rater =
	    b->counts ? (struct cc_span){ NULL, 0 } : cc_state_text(b->state, RATER, b->rater);
	const struct cc_said_of said[] = { { IDEA, id, 0 }, { RATER, rater, 0 } };
	struct cc_span column =
	    cc_run_column(b->rules->run, twice.later, b->counts ? VOTES : VOTE, 0, said, b->counts ? 1 : 2);
	struct cc_quoted idea = cc_quote(id);

	if (column.at == NULL)
		column = b->counts ? CC_SPAN("votes") : CC_SPAN("vote");
	if (b->counts)
		cc_place_problem(problems, b->rules->run, twice.later, column,
		    N_("idea \"%s\" already has counts at %s; wanted one row of it, or of each of its "
		       "segments, or --dup=first or last"),
		    idea.text, twice.first);
	else
		cc_place_problem(problems, b->rules->run, twice.later, column,
		    N_("\"%s\" already voted on idea \"%s\" at %s; wanted one vote, or --dup=first or last"),
		    cc_quote(rater).text, idea.text, twice.first);
}

/* By the numbers in their fields, one after the other. */
static bool
says_less(const struct ballots *b, const unsigned char *row)
{
	for (unsigned i = 0; i < (b->counts ? COUNTS_OF : 1); i++) {
		uint32_t less = cc_row_id(b->log, row, R_SCORE + i, 0);
		uint32_t more = cc_row_id(b->log, b->row, R_SCORE + i, 0);

		if (less != more)
			return less < more;
	}
	return false;
}

/* The next one; problems NULL: what was given again was said already. */
static bool
next_ballot(struct ballots *b, struct cc_problems *problems)
{
	const unsigned char *row;

	if (!to_ballot(b))
		return false;
	row = cc_store_row(b->log, b->next++);
	b->idea = cc_row_id(b->log, row, R_IDEA, 0);
	b->rater = cc_row_id(b->log, row, R_RATER, 0);
	take_row(b, row);
	while (is_again(b)) {
		uint64_t place;

		row = cc_store_row(b->log, b->next++);
		place = cc_row_place(b->log, row, R_PLACE);
		b->dropped++;
		if (b->rules->run->dup == NULL && problems != NULL)
			report_again(b, place, problems);
		if (cc_dup_prefers(b->rules->run->dup, place, b->place, says_less(b, row)))
			take_row(b, row);
	}
	return true;
}

/* All of a log; rows of counts that do not say how many are for the idea. */
static uint64_t
add_ballots(struct idea_votes *out, struct ballots *b, struct cc_problems *problems)
{
	uint64_t voteless = 0;

	while (next_ballot(b, problems)) {
		struct idea_vote *idea = &out->idea[b->idea];

		idea->votes += b->cast.votes;
		idea->against += (int64_t)b->cast.against;
		idea->seen += b->cast.seen;
		idea->has_against |= b->cast.has_against;
		idea->has_seen |= b->cast.has_seen;
	}
	out->dropped += b->dropped;
	for (uint64_t i = 0; i < b->log->rows; i++)
		voteless += cc_row_id(b->log, cc_store_row(b->log, i), R_SCORE, 0) == CC_NO_ID;
	return voteless;
}

/* By the share that is sure at least; what nobody has seen has no rank. */
static void
rank_votes(struct idea_votes *v, struct cc_arena *arena)
{
	double *low = CC_ARRAY(arena, double, v->n);
	uint32_t *rank = CC_ARRAY(arena, uint32_t, v->n);

	for (uint32_t id = 0; id < v->n; id++)
		low[id] = v->idea[id].low;
	cc_rank(v->order, rank, low, v->n, 0, arena);
	for (uint32_t id = 0; id < v->n; id++)
		v->idea[id].rank = rank[id] > 0 ? rank[id] : CC_NO_INT;
}

void
idea_count_votes(struct idea_votes *out, const struct idea_rules *rules, const struct cc_state *state,
    struct cc_problems *problems, struct cc_arena *arena)
{
	struct ballots votes = ballots_of(rules, state, BALLOTS), counts = ballots_of(rules, state, COUNTS);
	uint32_t n = cc_state_ids(state, IDEA);

	*out = (struct idea_votes){
		.n = n, .idea = CC_ARRAY(arena, struct idea_vote, n), .order = CC_ARRAY(arena, uint32_t, n)
	};
	add_ballots(out, &votes, problems);
	out->dropped += idea_drop_choices(rules, state, problems);
	out->voteless = add_ballots(out, &counts, problems);
	for (uint32_t id = 0; id < n; id++) {
		struct idea_vote *idea = &out->idea[id];

		idea->idea = cc_state_text(state, IDEA, id);
		idea->share = (double)idea->votes / (double)idea->seen;
		cc_wilson(
		    &idea->low, &idea->high, (double)idea->votes, (double)idea->seen, rules->run->confidence);
		if (!idea->has_against && idea->seen > 0)
			idea->against = CC_NO_INT;
	}
	rank_votes(out, arena);
}

static void
put_notes(struct cc_report *report, const struct idea_votes *votes, const struct idea_rules *rules)
{
	uint64_t unseen = 0, sizeless = 0;

	for (uint32_t id = 0; id < votes->n; id++) {
		unseen += votes->idea[id].seen == 0;
		sizeless += votes->idea[id].seen > 0 && !votes->idea[id].has_seen;
	}
	if (!rules->has_scores)
		cc_note(report, "ranked-by-votes",
		    "no scores: ideas are ranked by the lower bound of the share of votes (Wilson)",
		    "採点がないため、得票率の区間（ウィルソン）の下限で順位をつけます");
	cc_note_count(report, "unseen", "%" PRIu64 " idea has no votes, and no row says that it was seen",
	    "%" PRIu64 " ideas have no votes, and no row says that they were seen",
	    "%" PRIu64 " 件のアイデアは、得票も見た人の記録もありません", unseen);
	cc_note_count(report, "choices-alone",
	    "%" PRIu64
	    " idea has votes for alone, so that its share is 100%%; give the ideas that were offered "
	    "as idea: {options: [...]}",
	    "%" PRIu64 " ideas have votes for alone, so that every share is 100%%; give the ideas that were "
	    "offered as idea: {options: [...]}",
	    "%" PRIu64 " 件のアイデアは、賛成票だけのため得票率が 100%% になります。"
	    "選択肢を idea: {options: [...]} で指定してください",
	    rules->choices ? sizeless : 0);
	cc_note_count(report, "votes-alone",
	    "%" PRIu64 " idea has votes for alone, so that its share is 100%%; give votes_against or seen",
	    "%" PRIu64
	    " ideas have votes for alone, so that every share is 100%%; give votes_against or seen",
	    "%" PRIu64 " 件のアイデアは、賛成票だけのため得票率が 100%% になります。"
	    "votes_against または seen を指定してください",
	    rules->choices ? 0 : sizeless);
	cc_note_count(report, "counts-without-votes",
	    "%" PRIu64 " row of counts does not say how many are for the idea, and was left out",
	    "%" PRIu64 " rows of counts do not say how many are for the idea, and were left out",
	    "賛成の数がない票数の行 %" PRIu64 " 行を除きました", votes->voteless);
	cc_note_count(report, "dup-votes", "%" PRIu64 " vote or count given again was left out (--dup=%s)",
	    "%" PRIu64 " votes and counts given again were left out (--dup=%s)",
	    "重複した票と票数 %" PRIu64 " 件を除きました（--dup=%s）", votes->dropped, rules->run->dup);
}

void
idea_put_votes(struct cc_report *report, const struct idea_votes *votes, const struct idea_rules *rules,
    const struct cc_state *state, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_at(report, T_VOTES);
	struct idea_vote *row = CC_ARRAY(arena, struct idea_vote, votes->n);
	struct cc_span *title = idea_texts(state, I_TITLE, arena);

	if (!rules->has_votes) {
		cc_table_unasked(t, "-c vote=COLUMN");
		return;
	}
	for (uint32_t i = 0; i < votes->n; i++) {
		row[i] = votes->idea[votes->order[i]];
		row[i].title = title[votes->order[i]];
	}
	cc_table_fill(report, t, row, votes->n);
	idea_put_evidence(report, T_VOTES, state, BALLOTS, COUNTS, votes->order, rules, arena);
	put_notes(report, votes, rules);
}

/* Votes of the idea by segment; those of no segment count among the others. */
static void
add_segment(struct cc_share *segment, struct ballots *b, bool *more, uint32_t idea)
{
	for (; *more && b->idea == idea; *more = next_ballot(b, NULL)) {
		if (b->segment == CC_NO_ID)
			continue;
		segment[b->segment].x += b->cast.votes;
		segment[b->segment].n += b->cast.seen;
	}
}

void
idea_vote_segments(struct cc_comparisons *segments, const struct idea_votes *votes,
    const struct idea_rules *rules, const struct cc_state *state, struct cc_arena *arena)
{
	struct ballots vote = ballots_of(rules, state, BALLOTS), counts = ballots_of(rules, state, COUNTS);
	uint32_t n = cc_state_ids(state, SEGMENT);
	struct cc_share *segment = CC_ARRAY(arena, struct cc_share, n);
	bool more_votes = next_ballot(&vote, NULL), more_counts = next_ballot(&counts, NULL);

	for (uint32_t id = 0; id < votes->n && segments != NULL; id++) {
		const struct idea_vote *idea = &votes->idea[id];

		add_segment(segment, &vote, &more_votes, id);
		add_segment(segment, &counts, &more_counts, id);
		for (uint32_t s = 0; s < n; s++) {
			struct cc_share own = segment[s];

			segment[s] = (struct cc_share){ 0 };
			if (own.n > 0)
				cc_segment_share(segments, cc_state_text(state, SEGMENT, s), idea->idea,
				    "vote_share", own,
				    (struct cc_share){ idea->votes - own.x, idea->seen - own.n });
		}
	}
}
