/* votes.c -- what the crowd says: votes and counts into shares. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "stat/interval.h"

#include <inttypes.h>
#include <stdlib.h>

enum { V_RANK, V_IDEA, V_TITLE, V_VOTES, V_AGAINST, V_SEEN, V_SHARE, V_LOW, V_HIGH };

const struct cc_column_spec crowd_columns[] = {
	[V_RANK] = { "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
	[V_IDEA] = { "idea", CC_TYPE_ID, CC_PART_KEY, 0 },
	[V_TITLE] = { "title", CC_TYPE_TEXT, CC_PART_NONE, 0 },
	[V_VOTES] = { "votes", CC_TYPE_INT, CC_PART_NONE, 0 },
	[V_AGAINST] = { "votes_against", CC_TYPE_INT, CC_PART_NONE, 0 },
	[V_SEEN] = { "seen", CC_TYPE_INT, CC_PART_N, 0 },
	[V_SHARE] = { "vote_share", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 },
	[V_LOW] = { "low", CC_TYPE_SHARE, CC_PART_LOW, 0 },
	[V_HIGH] = { "high", CC_TYPE_SHARE, CC_PART_HIGH, 0 },
	{ 0 },
};

/* The count in a field of a log; none: it was not said, or, in a state that
 * somebody made, is no count. */
static bool
number_at(uint64_t *out, const struct cc_store *log, const unsigned char *row, unsigned field)
{
	uint32_t value = cc_row_id(log, row, field, 0);
	bool is_count = value != CC_NO_ID && log->value[value] >= 0 && log->value[value] <= COUNT_MOST;

	*out = is_count ? (uint64_t)log->value[value] : 0;
	return is_count;
}

/* What is said of one idea at once: a vote, or counts of many. */
struct voice {
	const struct crowd *crowd;
	const struct cc_store *log;
	bool counts;
	uint64_t next; /* row to read from */
	uint64_t place;
	const unsigned char *row; /* that counts */
	uint32_t idea, rater, segment;
	struct poll said;
	uint64_t dropped;
};

static void
read_vote(struct poll *said, const struct cc_store *log, const unsigned char *row)
{
	uint32_t value = cc_row_id(log, row, R_SCORE, 0);
	double vote = value == CC_NO_ID ? 0 : log->value[value];

	*said = (struct poll){ .votes = vote > 0, .against = vote < 0, .seen = 1, true, true };
}

static void
read_counts(struct poll *said, const struct cc_store *log, const unsigned char *row)
{
	*said = (struct poll){ 0 };
	if (!number_at(&said->votes, log, row, R_SCORE))
		return; /* no share without it, and no vote is not a vote of none */
	said->has_against = number_at(&said->against, log, row, R_SCORE + 1);
	said->has_seen = number_at(&said->seen, log, row, R_SCORE + 2);
	if (said->seen < said->votes + said->against)
		said->seen = said->votes + said->against;
}

static void
take_row(struct voice *v, const unsigned char *row)
{
	v->row = row;
	v->place = cc_row_word(v->log, row, R_PLACE);
	v->segment = cc_row_id(v->log, row, R_SEGMENT, 0);
	(v->counts ? read_counts : read_vote)(&v->said, v->log, row);
}

/* A voter has one vote on an idea; those without a name are all different.
 * Counts of a segment, by one counter, stand in one row. */
static bool
same_voice(const struct voice *v)
{
	const unsigned char *row;

	if (v->next == v->log->rows)
		return false;
	row = cc_store_row(v->log, v->next);
	if (cc_row_id(v->log, row, R_IDEA, 0) != v->idea || cc_row_id(v->log, row, R_RATER, 0) != v->rater)
		return false;
	return v->counts ? cc_row_id(v->log, row, R_SEGMENT, 0) == v->segment : v->rater != CC_NO_ID;
}

static void
report_again(const struct voice *v, uint64_t place, struct cc_problems *problems)
{
	const struct crowd *c = v->crowd;
	uint64_t first = place < v->place ? place : v->place;
	struct cc_place before = cc_run_place(c->run, first), at;

	place += v->place - first; /* the later one */
	at = cc_run_place(c->run, place);
	if (v->counts)
		cc_problem_late(problems, cc_place_file(place), at, CC_SPAN("votes"),
		    N_("idea \"%s\" already has counts at %s:%" PRIu64
		       "; wanted one row of it, or of each of its segments, or --dup=first or last"),
		    cc_quote(cc_state_text(c->now, IDEA, v->idea)).text, before.file, before.line);
	else
		cc_problem_late(problems, cc_place_file(place), at, CC_SPAN("vote"),
		    N_("\"%s\" already voted on idea \"%s\" at %s:%" PRIu64
		       "; wanted one vote, or --dup=first or last"),
		    cc_quote(cc_state_text(c->now, RATER, v->rater)).text,
		    cc_quote(cc_state_text(c->now, IDEA, v->idea)).text, before.file, before.line);
}

/* By the numbers in their fields, one after the other. */
static bool
says_less(const struct voice *v, const unsigned char *row)
{
	for (unsigned i = 0; i < (v->counts ? COUNTS_OF : 1); i++) {
		uint32_t a = cc_row_id(v->log, row, R_SCORE + i, 0);
		uint32_t b = cc_row_id(v->log, v->row, R_SCORE + i, 0);

		if (a != b)
			return a < b;
	}
	return false;
}

/* The next voice of the log; problems NULL: said already. */
static bool
hear(struct voice *v, struct cc_problems *problems)
{
	const unsigned char *row;

	if (v->next == v->log->rows)
		return false;
	row = cc_store_row(v->log, v->next++);
	v->idea = cc_row_id(v->log, row, R_IDEA, 0);
	v->rater = cc_row_id(v->log, row, R_RATER, 0);
	take_row(v, row);
	while (same_voice(v)) {
		uint64_t place;

		row = cc_store_row(v->log, v->next++);
		place = cc_row_word(v->log, row, R_PLACE);
		v->dropped++;
		if (v->crowd->opts->dup == NULL && problems != NULL)
			report_again(v, place, problems);
		if (dup_prefers(v->crowd->opts, place, v->place, says_less(v, row)))
			take_row(v, row);
	}
	return true;
}

static struct voice
voice_of(const struct crowd *c, unsigned store)
{
	return (struct voice){ .crowd = c, .log = c->now->store[store], .counts = store == COUNTS };
}

static void
add_up(struct poll *poll, const struct poll *said)
{
	poll->votes += said->votes;
	poll->against += said->against;
	poll->seen += said->seen;
	poll->has_against |= said->has_against;
	poll->has_seen |= said->has_seen || said->has_against;
}

/* By the share that is sure at least; what nobody has seen comes last. */
static int
surest_first(const void *a, const void *b)
{
	const struct poll *x = *(struct poll *const *)a, *y = *(struct poll *const *)b;

	if ((x->seen == 0) != (y->seen == 0))
		return x->seen == 0 ? 1 : -1;
	if (x->seen > 0 && x->low != y->low)
		return x->low > y->low ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static struct poll **
order_of(const struct crowd *c, struct cc_arena *arena)
{
	struct poll **order = CC_ARRAY(arena, struct poll *, c->ideas);

	for (uint32_t i = 0; i < c->ideas; i++)
		order[i] = &c->poll[i];
	qsort(order, c->ideas, sizeof(struct poll *), surest_first);
	return order;
}

/* Rows of counts that do not say how many are for the idea. */
static uint64_t
count_voteless(const struct cc_store *log)
{
	uint64_t n = 0;

	for (uint64_t i = 0; i < log->rows; i++)
		n += cc_row_id(log, cc_store_row(log, i), R_SCORE, 0) == CC_NO_ID;
	return n;
}

void
crowd_count(struct crowd *c, struct cc_problems *problems, struct cc_arena *arena)
{
	struct voice vote = voice_of(c, BALLOTS), counts = voice_of(c, COUNTS);
	struct poll **order;

	c->ideas = cc_state_ids(c->now, IDEA);
	c->poll = CC_ARRAY(arena, struct poll, c->ideas);
	while (hear(&vote, problems))
		add_up(&c->poll[vote.idea], &vote.said);
	while (hear(&counts, problems))
		add_up(&c->poll[counts.idea], &counts.said);
	c->voteless = count_voteless(counts.log);
	c->dropped = vote.dropped + counts.dropped;
	for (uint32_t i = 0; i < c->ideas; i++) {
		struct poll *p = &c->poll[i];

		p->id = i;
		cc_wilson(&p->low, &p->high, (double)p->votes, (double)p->seen, c->run->confidence);
	}
	order = order_of(c, arena);
	for (uint32_t i = 0; i < c->ideas && order[i]->seen > 0; i++)
		order[i]->rank = i > 0 && order[i]->low == order[i - 1]->low ? order[i - 1]->rank : i + 1;
}

static int
by_rank(const void *a, const void *b)
{
	const struct idea *x = a, *y = b;

	if ((x->rank == 0) != (y->rank == 0))
		return x->rank == 0 ? 1 : -1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

void
crowd_order(struct jury *j)
{
	for (uint32_t i = 0; i < j->ideas; i++) {
		j->idea[i].rank = j->crowd->poll[j->idea[i].id].rank;
		j->idea[i].verdict = NULL;
	}
	qsort(j->idea, j->ideas, sizeof *j->idea, by_rank);
}

struct cc_evidence *
crowd_evidence(const struct crowd *c, struct cc_arena *arena)
{
	struct cc_evidence *evidence;

	if (!c->run->evidence)
		return NULL;
	evidence = CC_ARRAY(arena, struct cc_evidence, c->ideas);
	for (unsigned s = BALLOTS; s <= COUNTS; s++) {
		const struct cc_store *log = c->now->store[s];

		for (uint64_t i = 0; i < log->rows; i++) {
			const unsigned char *row = cc_store_row(log, i);

			cc_evidence_see(
			    &evidence[cc_row_id(log, row, R_IDEA, 0)], cc_row_word(log, row, R_PLACE));
		}
	}
	return evidence;
}

static void
put_poll(struct cc_table *t, size_t row, const struct poll *p)
{
	if (p->rank > 0)
		cc_put_int(t, row, V_RANK, p->rank);
	cc_put_int(t, row, V_VOTES, (int64_t)p->votes);
	if (p->has_against || p->seen == 0)
		cc_put_int(t, row, V_AGAINST, (int64_t)p->against);
	cc_put_int(t, row, V_SEEN, (int64_t)p->seen);
	cc_put_real(t, row, V_SHARE, (double)p->votes / (double)p->seen);
	cc_put_real(t, row, V_LOW, p->low);
	cc_put_real(t, row, V_HIGH, p->high);
}

static void
put_notes(struct cc_report *report, const struct jury *j)
{
	const struct crowd *c = j->crowd;
	uint32_t unseen = 0, sizeless = 0;

	for (uint32_t i = 0; i < c->ideas; i++) {
		unseen += c->poll[i].seen == 0;
		sizeless += c->poll[i].seen > 0 && !c->poll[i].has_seen;
	}
	if (!j->has_scores)
		cc_note(report, "ranked-by-votes",
		    "no scores: ideas are ranked by the lower bound of the share of votes (Wilson)",
		    "採点がないため、得票率の区間（ウィルソン）の下限で順位をつけます");
	if (unseen > 0)
		cc_note(report, "unseen", "ideas without votes, which no row says were seen: %" PRIu32,
		    "見た人の記録がなく、得票のないアイデア: %" PRIu32 " 件", unseen);
	if (sizeless > 0)
		cc_note(report, "votes-alone",
		    "ideas with votes for alone, so that every share is 100%%; give votes_against or "
		    "seen: %" PRIu32,
		    "賛成票だけのため得票率がすべて 100%% になるアイデア: %" PRIu32
		    " 件。votes_against または seen を指定してください",
		    sizeless);
	if (c->voteless > 0)
		cc_note(report, "counts-without-votes",
		    "rows of counts that do not say how many are for the idea, left out: %" PRIu64,
		    "賛成の数がないため除いた票数の行: %" PRIu64 " 行", c->voteless);
	if (c->dropped > 0)
		cc_note(report, "dup-votes", "votes and counts given again, left out by --dup=%s: %" PRIu64,
		    "重複のため --dup=%s により除いた票と票数: %" PRIu64 " 件", c->opts->dup, c->dropped);
}

void
crowd_table(struct cc_report *report, const struct jury *j, struct cc_arena *arena)
{
	const struct crowd *c = j->crowd;
	struct cc_table *t = cc_report_table(report, "votes");
	struct cc_evidence *evidence;
	struct cc_span *title;
	struct poll **order;

	if (!j->has_votes) {
		cc_table_unasked(t, "-c vote=COLUMN");
		return;
	}
	evidence = crowd_evidence(c, arena);
	title = jury_titles(j, arena);
	order = order_of(c, arena);
	for (uint32_t i = 0; i < c->ideas; i++) {
		const struct poll *p = order[i];
		size_t row = cc_row_add(report, t);

		put_poll(t, row, p);
		cc_put_text(t, row, V_IDEA, cc_state_text(c->now, IDEA, p->id));
		if (title[p->id].at != NULL)
			cc_put_text(t, row, V_TITLE, title[p->id]);
		if (evidence != NULL)
			cc_evidence_put(t, row, &evidence[p->id], c->run, arena);
	}
	put_notes(report, j);
}

/* Votes of the idea by segment; those of no segment count among the others. */
static void
add_segment(struct cc_share *segment, struct voice *v, bool *more, uint32_t idea)
{
	for (; *more && v->idea == idea; *more = hear(v, NULL)) {
		if (v->segment == CC_NO_ID)
			continue;
		segment[v->segment].x += v->said.votes;
		segment[v->segment].n += v->said.seen;
	}
}

void
crowd_segments(struct cc_comparisons *segments, const struct crowd *c, struct cc_arena *arena)
{
	struct voice vote = voice_of(c, BALLOTS), counts = voice_of(c, COUNTS);
	uint32_t n = cc_state_ids(c->now, SEGMENT);
	struct cc_share *segment = CC_ARRAY(arena, struct cc_share, n);
	bool more_votes, more_counts;

	if (segments == NULL)
		return;
	more_votes = hear(&vote, NULL);
	more_counts = hear(&counts, NULL);
	for (uint32_t id = 0; id < c->ideas; id++) {
		add_segment(segment, &vote, &more_votes, id);
		add_segment(segment, &counts, &more_counts, id);
		for (uint32_t s = 0; s < n; s++) {
			struct cc_share own = segment[s];

			segment[s] = (struct cc_share){ 0 };
			if (own.n > 0)
				cc_segment_share(segments, cc_state_text(c->now, SEGMENT, s),
				    cc_state_text(c->now, IDEA, id), "vote_share", own,
				    (struct cc_share){ c->poll[id].votes - own.x, c->poll[id].seen - own.n });
		}
	}
}
