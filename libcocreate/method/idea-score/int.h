/* int.h -- what the steps of idea-score hand to each other.
 *
 * May be included by: the files of this folder.
 * A wave is read (ratings), counted (stat/ratings.h), its votes are counted,
 * and its ideas are judged (scores).  From these the figures are found and the
 * tables put (tables.h).
 */
#ifndef CC_METHOD_IDEA_SCORE_INT_H
#define CC_METHOD_IDEA_SCORE_INT_H

#include "method/idea-score.h"

#include "stat/ratings.h"

/* Roles; layouts; stores; their fields.  Scores are ratings on axes, or scores
 * of an axis of their own, never both; BALLOTS hold one vote each.  R_SCORE is
 * the first of COUNTS_OF fields in COUNTS. */
enum { IDEA, RATER, TITLE, TEXT, AXES, AXIS, SCORE, VOTE, VOTES, AGAINST, SEEN, SEGMENT, DATE };
enum { WIDE, LONG, VOTED, COUNTED };
enum { RATINGS, SCORES, BALLOTS, COUNTS, IDEAS };
enum { R_IDEA, R_RATER, R_SEGMENT, R_PLACE, R_SCORE };
enum { I_IDEA, I_TITLE, I_TEXT };
enum { COUNTS_OF = 3 };

/* With fewer raters an interval of a total does not hold what it promises. */
enum { IDEA_LEAST_RATERS = 3 };

/* What BALLOTS hold: numbers by their sign, marks likewise but apart, and blanks.  A blank
 * is a vote of neither in a file whose votes are marks; among numbers it is none. */
enum { BALLOT_MARK = 4, BALLOT_BLANK = 8 };

/* What a row of counts may say; of 2^24 rows the sum still fits. */
#define COUNT_MOST 1e12

/* What options, study and the columns that were bound make of a wave. */
struct idea_rules {
	const struct cc_run *run;
	const struct cc_idea_score_opts *opts;
	bool has_scores, has_votes; /* whether a column for them was bound */
	bool plain;		    /* scores without an axis */
	bool choices;		    /* votes are ideas that stand in a cell beside others */
	const uint64_t *chose;	    /* [raters]: the place of the choices that count; NULL: all do */
	const uint8_t *numbered;    /* [files]: votes are numbers there; NULL: no blank is a vote */
	const struct cc_store *log; /* which holds the ratings */
	const struct cc_items *axes;
	const double *weight; /* [axes] */
	double weights;	      /* their sum */
	bool median;
	bool has_threshold;
	double threshold;
};

/* What raters gave ideas on axes. */
struct idea_ratings {
	struct cc_ratings by; /* units: ideas; measures: axes */
	uint32_t *segment;    /* of each rating, or CC_NO_ID; NULL: no column for it was bound */
	uint64_t dropped;     /* scores that --dup left out */
};

/* A row of votes. */
struct idea_vote {
	int64_t rank;
	struct cc_span idea, title;
	uint64_t votes, seen;
	int64_t against;
	double share, low, high;    /* of votes among seen */
	bool has_against, has_seen; /* votes alone tell no share */
};

struct idea_votes {
	uint32_t n;
	struct idea_vote *idea; /* [n], by id */
	uint32_t *order;	/* [n]: ids, best first */
	uint64_t dropped;	/* votes and counts that --dup left out */
	uint64_t voteless;	/* rows of counts without votes */
};

/* A row of ideas. */
struct idea_score {
	int64_t rank;
	struct cc_span idea, title;
	int64_t raters;
	const double *mean; /* [axes]; NaN: not rated.  NULL: no scores */
	double total, low, high, pass;
	const char *verdict;
	struct cc_spans weak;
	struct cc_span same; /* the best of its duplicates, where it is another */
};

struct idea_scores {
	uint32_t n;
	struct idea_score *idea; /* [n], by id */
	double *mean;		 /* [n][axes] */
	uint32_t *order;	 /* [n]: ids, best first */
};

extern const struct cc_items_spec idea_items[];

/* Rules: whether weights can be had at all, before any row; those of a wave. */
bool idea_check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err);
bool idea_rules_of(struct idea_rules *rules, const struct cc_run *run, const struct cc_state *state,
    struct cc_arena *arena, struct cc_err *err);

/* Rows into stores; what rows said of an idea in two ways, and scores with axes
 * beside scores without. */
void idea_add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems);
void idea_check_rows(
    struct cc_problems *problems, const struct cc_state *state, const struct idea_rules *rules);

/* Whether a row of BALLOTS is one: a blank may be none. */
/* Of each voter the place of the choices that count; how many rows of choices are left out, each
 * a problem without --dup; files whose votes are numbers, where some file has blanks. */
const uint64_t *idea_choices(const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena);
uint64_t idea_drop_choices(
    const struct idea_rules *rules, const struct cc_state *state, struct cc_problems *problems);
const uint8_t *idea_numbered(const struct cc_state *state, struct cc_arena *arena);
bool idea_is_ballot(const struct idea_rules *rules, const struct cc_store *ballots, const unsigned char *row);

/* Problems: scores and votes given twice. */
void idea_read(struct idea_ratings *out, const struct idea_rules *rules, const struct cc_state *state,
    struct cc_problems *problems, struct cc_arena *arena);
void idea_count_votes(struct idea_votes *out, const struct idea_rules *rules, const struct cc_state *state,
    struct cc_problems *problems, struct cc_arena *arena);
/* Without scores ideas go by their votes. */
void idea_judge(struct idea_scores *out, const struct idea_rules *rules, const struct cc_ratings *r,
    const struct cc_counted *counted, const struct idea_votes *votes, const struct cc_state *state,
    struct cc_arena *arena);

/* total >= bar but for noise. */
static inline bool
idea_reaches(double total, double bar)
{
	return total >= bar - CC_TOTAL_SAME;
}

#endif
