/* outcomes.h -- outcomes that a study declares, and the answers that people gave to one: yes or no, or how much.
 *
 * May be included by: method, tests.
 * In:     the study's `outcomes: {NAME: {type: yes_no | scale | number, scale: [LOW, HIGH], direction: up |
 *         down}}`; answers person by person, and of one person by key, which is what they were given.
 * Out:    one answer a person and key, as --dup says; whether the outcome is yes or no: as declared, else where
 *         marks of yes and no stand, or where all are 0 and 1 and some 0.
 * Errors: of the study; problems of values that the outcome cannot have (with --invalid=missing they are left
 *         out and counted), of two answers for one key, and of yes and no that were to be averaged.
 * Memory: that of figure/outcome_answers.h: little where people answer for one key each; 32 a key and value.
 */
#ifndef CC_FIGURE_OUTCOMES_H
#define CC_FIGURE_OUTCOMES_H

#include "figure/outcome_answers.h"
#include "model/fold.h"
#include "stat/two_arms.h"

/* What the study says of one. */
struct cc_outcome_said {
	struct cc_span name; /* folded */
	const char *type;    /* one of cc_outcome_types; NULL: found out */
	bool down;	     /* less is better */
	double scale[2];     /* NaN: none */
};

struct cc_outcomes_said {
	struct cc_outcome_said *said;
	size_t n;
};

extern const char *const cc_outcome_types[]; /* yes_no, scale, number */
extern const char *const cc_outcome_dups[];  /* first, last, mean */

bool cc_outcomes_load(struct cc_outcomes_said *out, const struct cc_node *map, const char *file,
    struct cc_arena *arena, struct cc_err *err);
/* NULL: nothing. */
const struct cc_outcome_said *cc_outcome_said(
    const struct cc_outcomes_said *all, struct cc_span name, struct cc_arena *scratch);

/* Zeroed, but for the first six, to start. */
struct cc_outcome {
	struct cc_span name;
	const struct cc_outcome_said *said; /* NULL: nothing */
	unsigned role, question, person;    /* of its column, of its name in a wide sheet, of people */
	bool named;			    /* a group of a wide sheet names it */
	bool whole;			    /* each answer is kept, whoever gave it */
	struct cc_outcome_list kept;	    /* answers of people who gave several */
	struct cc_outcome_counts alone;	    /* of people who gave one */
	struct cc_outcome_answer
	    latest; /* of values answers: in neither so far; several: its person has others */
	bool several;
	uint32_t values; /* of how many the latest answer is the mean; 0: there is none */
	uint64_t n, dropped, invalid;
	bool marks, none, others;     /* among the answers: marks, 0, neither 0 nor 1 */
	uint64_t averaged;	      /* 1 + the place of an answer that was; 0: none */
	bool yes_no, guessed;	      /* of cc_outcome_settle() */
	uint32_t keys;		      /* the greatest of an answer, and 1 */
	struct cc_frequencies *given; /* [keys], of cc_outcome_count(): the answers of each */
};

/* One more of the latest person, or of the next.  Where dup is NULL and this person has an answer of the key
 * already: that one, for cc_outcome_twice(); else NULL. */
const struct cc_outcome_answer *cc_outcome_add(struct cc_outcome *o, const struct cc_outcome_answer *now,
    const char *dup, const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena);
/* After the latest person's last. */
void cc_outcome_end(struct cc_outcome *o, struct cc_arena *arena);
/* What people answered who come later, behind what those of `to` did; both have ended, and the answers of `more` are
 * those of `to` from now on. */
void cc_outcome_join(struct cc_outcome *to, const struct cc_outcome *more, struct cc_arena *arena);
/* Numbers stand among marks of yes and no, and where is only known of answers that are kept: they must be added again,
 * to one that is whole. */
bool cc_outcome_is_mixed(const struct cc_outcome *o);
/* After all of that: what the outcome is. */
void cc_outcome_settle(struct cc_outcome *o, const struct cc_run *run, struct cc_problems *problems);
/* After that, and before any figure: how often each was answered. */
void cc_outcome_count(struct cc_outcome *o, struct cc_arena *arena);

/* What was left out of these, and guessed. */
void cc_outcomes_note(struct cc_report *report, const struct cc_outcome *const *outcome, uint32_t n);

#define CC_OUTCOME_ALL UINT32_MAX /* in place of a segment */

/* What was answered of a key, once counted: how many, how many of them above 0; mean and spread; the median, NaN of
 * none. */
struct cc_share cc_outcome_share(const struct cc_outcome *o, uint32_t key);
struct cc_mean cc_outcome_mean(const struct cc_outcome *o, uint32_t key);
double cc_outcome_median(const struct cc_outcome *o, uint32_t key);
/* Two keys person by person: of a segment, or of everybody else. */
void cc_outcome_pair(struct cc_two_arms *out, const struct cc_outcome *o, uint32_t a, uint32_t b,
    uint32_t segment, bool others, struct cc_arena *arena);
/* Choices: the value is a key, for which there is no other key. */
void cc_outcome_choices(struct cc_two_arms *out, const struct cc_outcome *o, uint32_t a, uint32_t b,
    uint32_t segment, bool others);
/* Whether a segment is among those. */
static inline bool
cc_outcome_in(uint32_t segment, uint32_t wanted, bool others)
{
	return wanted == CC_OUTCOME_ALL || (segment == wanted) != others;
}

/* A second answer of a person. */
void cc_outcome_twice(unsigned person, struct cc_span who, uint64_t place, uint64_t was,
    const struct cc_run *run, struct cc_problems *problems);

#endif
