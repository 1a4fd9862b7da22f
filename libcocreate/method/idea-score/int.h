/* int.h -- the jury: what counting makes and the tables show.
 *
 * May be included by: the files of this folder.
 */
#ifndef CC_METHOD_IDEA_SCORE_INT_H
#define CC_METHOD_IDEA_SCORE_INT_H

#include "method/idea-score.h"

#include "base/twofold.h"
#include "base/values.h"
#include "figure/changes.h"
#include "figure/evidence.h"
#include "figure/segments.h"
#include "text/similar.h"
#include "stat/agree.h"
#include "stat/moments.h"
#include "stat/rank.h"

/* Totals that differ by less are the same: means carry noise. */
#define SAME 1e-9

/* Roles; layouts; stores; their fields.  Scores are ratings on axes, or scores
 * of an axis of their own, never both; BALLOTS hold one vote each.  R_SCORE is
 * the first of COUNTS_OF fields in COUNTS. */
enum { IDEA, RATER, TITLE, TEXT, AXES, AXIS, SCORE, VOTE, VOTES, AGAINST, SEEN, SEGMENT, DATE };
enum { WIDE, LONG, VOTED, COUNTED };
enum { RATINGS, SCORES, BALLOTS, COUNTS, IDEAS };
enum { R_IDEA, R_RATER, R_SEGMENT, R_PLACE, R_SCORE };
enum { COUNTS_OF = 3 };

/* What a row of counts may say; of 2^24 rows the sum still fits. */
#define COUNT_MOST 1e12
enum { I_IDEA, I_TITLE, I_TEXT };

/* The values given to each idea, on one axis or as totals. */
struct tally {
	struct cc_counts counts;
	size_t *first;
	uint32_t *value, *count; /* of counts, while they are filled */
	uint32_t *dense;	 /* how often each value was given to the idea at hand */
	uint32_t *touched, n_touched;
	uint64_t anonymous;
};

struct idea {
	uint32_t id;
	uint32_t raters;
	double total, low, high, pass;
	struct cc_mean mean; /* of the totals of its raters */
	const char *verdict;
	int64_t rank; /* 0: none */
};

struct rater {
	uint64_t ideas, scores, compared;
	struct cc_twofold sum, difference; /* of scores; to the others' mean, so often compared */
};

/* What a judgement adds to its rater's figures. */
struct comparison {
	uint32_t parts, scores, compared;
	double sum;
	struct cc_twofold *part; /* [axes]: to the others' means, by how many they are of */
};

struct patterns;

/* What one rater gave one idea: rows of the same rater are one judgement. */
struct judgement {
	uint64_t next; /* row to read from */
	uint64_t dropped;
	uint32_t idea, rater, segment;
	const uint32_t *score; /* [axes]; ranks of values, or CC_NO_ID */
	uint32_t *merged;      /* [axes]: scores of several rows, */
	uint64_t *place;       /* [axes]: and where each stands */
};

/* All ratings of one idea on one axis. */
struct cell {
	uint64_t n;
	double sum, mean; /* mean NaN: not rated */
};

struct jury {
	const struct cc_run *run;
	const struct cc_idea_score_opts *opts;
	const struct cc_state *now;
	const struct cc_store *log;
	const struct cc_items *items;
	uint32_t ideas, raters, axes;
	double *weight; /* [axes] */
	double weights; /* their sum */
	bool has_threshold;
	double threshold;
	bool has_scores, has_votes; /* whether a column for them was bound */
	bool plain;		    /* scores without an axis */
	const struct crowd *crowd;
	struct idea *idea;		   /* [ideas] */
	struct rater *rater;		   /* [raters] */
	uint8_t *rated;			   /* [raters][axes + 1]: whether there is a rating */
	struct cell *cell;		   /* [ideas][axes] */
	uint16_t *sheet;		   /* [ideas][raters]: patterns, 0: none; NULL: it would be sparse */
	struct cc_values *total;	   /* distinct totals of raters */
	struct tally *tally;		   /* [axes + 1]; the last of totals */
	uint32_t unrated, alone, unvaried; /* ideas without a total, an interval, spread */
	uint32_t prorated;		   /* ideas with a total of fewer axes */
	uint64_t dropped;		   /* scores that --dup left out */
};

/* What the crowd says of one idea. */
struct poll {
	uint32_t id;
	uint64_t votes, against, seen;
	bool has_against, has_seen; /* votes alone tell no share */
	double low, high;	    /* of votes / seen */
	int64_t rank;		    /* 0: nobody has seen it */
};

struct crowd {
	const struct cc_run *run;
	const struct cc_idea_score_opts *opts;
	const struct cc_state *now;
	uint32_t ideas;
	struct poll *poll; /* [ideas], by id */
	uint64_t dropped;  /* votes and counts that --dup left out */
	uint64_t voteless; /* rows of counts without votes */
};

/* Would other weights or raters choose the same?  By id. */
struct jury_robust {
	const double *score; /* [axes][ideas] */
	double *first, *pass, *spread;
	uint32_t *layer;
	bool layered; /* there are not too many ideas */
};

/* Which ideas are the same?  By id. */
struct jury_same {
	struct cc_similar found;
	uint32_t *of; /* the best of its cluster; an idea alone itself */
	bool whole;   /* not equal texts alone */
	struct cc_arena *arena;
};

struct jury_order;

/* What takes time, and does not rest on each other. */
struct findings {
	struct cc_alpha *alpha;	  /* [axes + 1], the last of totals */
	struct cc_concordance *w; /* the same */
	struct jury_robust robust;
	struct jury_same same;
};

static inline void
tally_add(struct tally *t, uint32_t value, uint32_t times)
{
	if (t->dense[value] == 0)
		t->touched[t->n_touched++] = value;
	t->dense[value] += times;
}

static inline void
rater_add(struct rater *rater, const struct comparison *c)
{
	rater->ideas++;
	rater->scores += c->scores;
	rater->compared += c->compared;
	cc_twofold_add(&rater->sum, c->sum);
	for (uint32_t k = 0; k < c->parts; k++)
		cc_twofold_join(&rater->difference, &c->part[k]);
}

static inline const struct cell *
jury_cell(const struct jury *j, uint32_t idea, uint32_t axis)
{
	return &j->cell[(size_t)idea * j->axes + axis];
}

/* total >= bar but for noise. */
static inline bool
reaches(double total, double bar)
{
	return total >= bar - SAME;
}

/* --dup: whether what stands at place goes before what was there.  Mappings of
 * one line have no order but that of what they say. */
static inline bool
dup_prefers(const struct cc_idea_score_opts *opts, uint64_t place, uint64_t was, bool says_less)
{
	if (place == was)
		return says_less;
	return opts->dup != NULL && (strcmp(opts->dup, "first") == 0 ? place < was : place > was);
}

static inline bool
is_median(const struct jury *j)
{
	return j->opts->aggregate != NULL && strcmp(j->opts->aggregate, "median") == 0;
}

/* rows: a batch into the stores; what an idea is told by in two ways. */
void rows_add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems);
void rows_check(const struct jury *j, struct cc_problems *problems);

/* Counts everything once and ranks the ideas; problems: scores given twice. */
void jury_judge(struct jury *j, struct cc_problems *problems, struct cc_arena *arena);

/* Of rows low..high, which are ordered by this key, the first with this id or a later one. */
uint64_t jury_row(const struct cc_store *log, uint64_t low, uint64_t high, unsigned field, uint32_t id);
/* The next judgement before row end; problems NULL: said already. */
bool jury_next(struct judgement *g, const struct jury *j, uint64_t end, struct cc_problems *problems);
/* What scores[axes] add up to, on the scale of an unweighted total; false where
 * one is missing.  With --prorate one may be that the idea, which is then read,
 * was not scored on by anybody. */
bool jury_total(double *total, const struct jury *j, const uint32_t *score, uint32_t idea);
void jury_compare(struct comparison *c, const struct jury *j, const uint32_t *score, uint32_t idea);

/* Counting by patterns of scores: how many there may be, 0: too many; the scores
 * of one; a part's ideas one after the other, first counted, then, once their
 * means are known, compared. */
uint32_t jury_patterns(const struct jury *j);
void jury_pattern_scores(uint32_t *score, const struct jury *j, uint32_t pattern);
struct patterns *jury_patterns_begin(const struct jury *j, struct cc_arena *arena);
void jury_patterns_count(
    struct patterns *x, struct jury *j, struct judgement *g, uint64_t end, struct cc_problems *problems);
void jury_patterns_compare(struct patterns *x, struct jury *j, uint32_t idea);
void jury_patterns_end(const struct patterns *x, struct jury *j);

/* Totals by segment of their raters; NULL: none are wanted. */
void jury_segments(struct cc_comparisons *segments, const struct jury *j, struct cc_arena *arena);

/* Pieces of work, each with what it writes to itself; scratch dies with it. */
void jury_agree(struct cc_alpha *alpha, const struct jury *j, struct cc_arena *scratch);
struct jury_order *jury_order_begin(const struct jury *j, struct cc_arena *arena);
uint32_t jury_order_pieces(const struct jury_order *o);
void jury_order_piece(const struct jury_order *o, uint32_t piece, struct cc_arena *scratch);
void jury_order_end(struct cc_concordance *w, struct jury_order *o, struct cc_arena *arena);
void jury_robust_begin(struct jury_robust *r, const struct jury *j, struct cc_arena *arena);
void jury_robust_weigh(struct jury_robust *r, const struct jury *j, struct cc_arena *scratch);
void jury_robust_layers(struct jury_robust *r, const struct jury *j, struct cc_arena *scratch);
void jury_same_begin(struct jury_same *same, const struct jury *j, struct cc_arena *arena);
void jury_same_find(struct jury_same *same, const struct jury *j, struct cc_arena *scratch);
void jury_same_end(struct jury_same *same);

/* Their tables and notes. */
void jury_put_agreement(
    struct cc_report *report, const struct jury *j, const struct findings *found, struct cc_arena *arena);
void jury_put_robust(
    struct cc_report *report, const struct jury *j, const struct jury_robust *robust, struct cc_arena *arena);
void jury_put_same(struct cc_report *report, const struct jury *j, const struct jury_same *same);
void jury_put_explain(struct cc_report *report, const struct jury *j);

extern const struct cc_column_spec idea_score_robustness[], idea_score_agreement[], idea_score_duplicates[],
    idea_score_explain[];
extern const struct cc_table_spec idea_score_tables[];
void jury_tables(struct cc_report *report, const struct jury *j, struct cc_arena *arena);
struct cc_span *jury_titles(const struct jury *j, struct cc_arena *arena); /* [ideas]; at NULL: none */

/* votes: the same of the crowd.  crowd_order() gives its ranks to the ideas of a
 * jury that scored nothing. */
extern const struct cc_column_spec crowd_columns[]; /* of votes */
void crowd_count(struct crowd *c, struct cc_problems *problems, struct cc_arena *arena);
void crowd_order(struct jury *j);
struct cc_evidence *crowd_evidence(const struct crowd *c, struct cc_arena *arena); /* NULL: nobody asks */
void crowd_table(struct cc_report *report, const struct jury *j, struct cc_arena *arena);
void crowd_segments(struct cc_comparisons *segments, const struct crowd *c, struct cc_arena *arena);

/* past: the jury of the wave before, NULL without. */
void changes_put(
    struct cc_report *report, const struct jury *now, const struct jury *past, struct cc_arena *arena);

#endif
