/* worded.h -- answers in words of the lexicon, by group: who used which.
 *
 * May be included by: method, tests.
 * A method keeps them in a log CC_WORDED_STORE: each word of a row with its person,
 * and behind them that the row has any.
 * Out:    table `feelings`: per group (a stage) the people who used a word, of those who
 *         used any, with Wilson's interval.
 * Errors: none.
 * Memory: 24 bytes a word of a row.
 */
#ifndef CC_FIGURE_WORDED_H
#define CC_FIGURE_WORDED_H

#include "figure/people.h"
#include "stat/sample.h"

#define CC_WORDED_STORE(person) \
	{ \
		"words", \
		    CC_FIELDS(CC_KEY("person", person), CC_FIELD("stage", KEY), CC_FIELD("word", KEY), \
			CC_FIELD("place", PLACE)), \
		    true, "words of contacts" \
	}

enum { CC_WORDED_PERSON, CC_WORDED_GROUP, CC_WORDED_WORD, CC_WORDED_PLACE };

#define CC_FEELINGS_TABLE \
	{ \
		.name = "feelings", .title = CC_WORDS("Feelings by stage", "段階ごとの感情"), \
		.columns = cc_feelings_columns, .row = sizeof(struct cc_feeling_row) \
	}

/* Its picture. */
#define CC_FEELINGS_CHART \
	{ \
		CC_CHART_INTERVALS, "feelings", \
		    .extra = true, \
		    .title = CC_WORDS("Feelings in words, by stage", "言葉で表された感情（段階別）"), \
		    .read = CC_WORDS( \
			"A mark is the share of those with a feeling in words at the stage who have " \
			"this one, the bar its interval.", \
			"印は、その段階で感情を言葉にした人のうち、この感情を挙げた割合、横線はその区間。"), \
		    .id = "feeling", .label = "label", .group = "stage", .value = "share", .low = "low", \
		    .high = "high", .n = "n" \
	}

struct cc_feeling_row {
	struct cc_span stage, feeling;
	const char *label;
	uint64_t n, people;
	double share, low, high;
};

extern const struct cc_column_spec cc_feelings_columns[];

/* Whether a row has words, in a column of a role CC_ROLE_WORDS. */
bool cc_is_worded(const struct cc_batch *batch, unsigned role, uint32_t row);
/* Of add(): those of this row. */
void cc_worded_log(struct cc_store *log, const struct cc_batch *batch, uint32_t row, uint32_t group,
    unsigned person, unsigned role, const struct cc_run *run);
/* Of a method's limit(). */
struct cc_limit cc_worded_limit(unsigned field, uint32_t groups, const struct cc_run *run);

/* [groups][words + 1], the last of any word. */
struct cc_word_use {
	struct cc_weight_sums people;
	uint64_t rows;
};

struct cc_word_use *cc_worded_read(const struct cc_people *people, const struct cc_store *log,
    uint32_t groups, const struct cc_items *words, struct cc_arena *arena);
/* worded: of the group. */
void cc_worded_put(struct cc_report *report, struct cc_table *t, struct cc_span group,
    const struct cc_word_use *worded, const struct cc_items *words, const struct cc_run *run);

#endif
