/* tables.h -- what is found of a wave, and the tables that show it.
 *
 * May be included by: the files of this folder.
 * Finding takes time: it comes in pieces of work that do not rest on each
 * other; each writes what it names first, and scratch dies with it.
 */
#ifndef CC_METHOD_IDEA_SCORE_TABLES_H
#define CC_METHOD_IDEA_SCORE_TABLES_H

#include "method/idea-score/int.h"

#include "figure/changes.h"
#include "figure/evidence.h"
#include "figure/segments.h"
#include "stat/ratings_w.h"
#include "text/similar.h"

enum { T_IDEAS, T_FINDINGS, T_ROBUSTNESS, T_AGREEMENT, T_RATERS, T_DUPLICATES, T_EXPLAIN, T_VOTES };

extern const struct cc_table_spec idea_tables[];
extern const struct cc_chart idea_charts[];
extern const struct cc_words idea_formulas[];

/* Their columns, as far as sentences are made of them. */
enum {
	IDEAS_RANK,
	IDEAS_IDEA,
	IDEAS_TITLE,
	IDEAS_RATERS,
	IDEAS_AXES,
	IDEAS_TOTAL,
	IDEAS_LOW,
	IDEAS_HIGH,
	IDEAS_PASS,
	IDEAS_VERDICT
};
enum { ROBUSTNESS_IDEA, ROBUSTNESS_LAYER, ROBUSTNESS_FIRST };
enum { AGREEMENT_AXIS, AGREEMENT_IDEAS, AGREEMENT_ALPHA = 4, AGREEMENT_LOW, AGREEMENT_HIGH };
enum {
	VOTES_RANK,
	VOTES_IDEA,
	VOTES_TITLE,
	VOTES_FOR,
	VOTES_AGAINST,
	VOTES_SEEN,
	VOTES_SHARE,
	VOTES_LOW,
	VOTES_HIGH
};

/* Would other weights choose the same?  A row of robustness. */
struct idea_robust {
	struct cc_span idea;
	int64_t layer;
	const char *no_layer; /* why */
	double first, pass, spread;
};

void idea_robust_weigh(struct idea_robust *robust, const struct idea_rules *rules,
    const struct idea_scores *scores, struct cc_arena *scratch);
void idea_robust_layers(struct idea_robust *robust, const struct idea_scores *scores,
    const struct cc_counted *counted, uint32_t axes, struct cc_arena *scratch);
void idea_put_robust(struct cc_report *report, const struct idea_robust *robust,
    const struct idea_rules *rules, const struct idea_scores *scores, struct cc_arena *arena);

/* Do the raters agree, on an axis or in totals?  A row of agreement; [axes + 1],
 * the last of totals. */
struct idea_agreement {
	struct cc_span axis;
	uint64_t raters, rated; /* rated: ideas with any rating */
	bool unnamed;		/* a rating is by nobody known */
	struct cc_alpha alpha;
	struct cc_concordance w;
	const char *reading, *reading_low; /* at alpha, and at its lower limit; reading_low may be NULL */
};

void idea_agreement_alpha(struct idea_agreement *agreement, const struct idea_rules *rules,
    const struct cc_counted *counted, struct cc_arena *scratch);
/* The rest, after alpha and all pieces of w. */
void idea_agreement_end(struct idea_agreement *agreement, const struct idea_rules *rules,
    const struct cc_ratings *r, const struct cc_counted *counted, struct cc_ratings_w *w,
    struct cc_arena *arena);
void idea_put_agreement(
    struct cc_report *report, const struct idea_agreement *agreement, uint32_t axes, struct cc_arena *arena);

/* Which ideas are alike in wording? */
struct idea_same {
	struct cc_similar found; /* of ideas with words, in the order of the input */
	uint32_t *id;		 /* of these */
	uint32_t *of;		 /* by id: the centre of its cluster; an idea alone itself */
	bool whole;		 /* not equal texts alone */
	struct cc_arena *arena;
};

/* A row of duplicates. */
struct idea_pair {
	struct cc_span idea, other;
	double similarity;
	struct cc_span cluster; /* that both are in */
	const char *apart;
};

void idea_same_find(struct idea_same *same, const struct idea_rules *rules, const struct cc_state *state,
    const struct idea_scores *scores, struct cc_arena *scratch);
void idea_put_same(struct cc_report *report, const struct idea_same *same, const struct idea_scores *scores,
    struct cc_arena *arena);

void idea_put_parameters(struct cc_report *report, const struct idea_rules *rules, struct cc_arena *arena);
void idea_put_ideas(struct cc_report *report, const struct idea_rules *rules, const struct cc_state *state,
    const struct idea_scores *scores, const struct idea_same *same, struct cc_arena *arena);
void idea_put_raters(struct cc_report *report, const struct cc_counted *counted, uint32_t raters,
    const struct cc_state *state);
void idea_put_explain(
    struct cc_report *report, const struct idea_rules *rules, const struct idea_scores *scores);
void idea_put_measures(struct cc_report *report, const struct idea_rules *rules,
    const struct idea_scores *scores, const struct cc_alpha *total, const struct cc_similar *same);
void idea_put_notes(struct cc_report *report, const struct idea_rules *rules, const struct cc_state *state,
    const struct idea_ratings *ratings, const struct cc_counted *counted, const struct idea_scores *scores,
    struct cc_arena *arena);
void idea_put_votes(struct cc_report *report, const struct idea_votes *votes, const struct idea_rules *rules,
    const struct cc_state *state, struct cc_arena *arena);

/* The answer in sentences; report->left: struct idea_rules. */
void idea_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

/* Nothing where segments or changes are NULL. */
void idea_segments(struct cc_comparisons *segments, const struct idea_ratings *ratings,
    const struct cc_counted *counted, const struct cc_state *state, struct cc_arena *arena);
void idea_vote_segments(struct cc_comparisons *segments, const struct idea_votes *votes,
    const struct idea_rules *rules, const struct cc_state *state, struct cc_arena *arena);

struct idea_wave {
	const struct cc_state *state;
	const struct cc_mean *total; /* [ideas]: of the totals of ratings */
	const struct idea_vote *vote;
};

void idea_changes(struct cc_comparisons *changes, const struct idea_rules *rules,
    const struct idea_wave *before, const struct idea_wave *now);

/* An attribute of each idea [n]; at == NULL: none. */
struct cc_span *idea_texts(const struct cc_state *state, unsigned field, struct cc_arena *arena);
/* Where each idea of a table, whose rows are in this order, is spoken of in stores
 * first to last. */
void idea_put_evidence(struct cc_report *report, unsigned table, const struct cc_state *state, unsigned first,
    unsigned last, const uint32_t *order, const struct idea_rules *rules, struct cc_arena *arena);

#endif
