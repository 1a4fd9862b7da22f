/* quotes.h -- what people said about the rows of a table: the first texts of each.
 *
 * May be included by: method, tests.
 * A method keeps texts in a log CC_QUOTES_STORE, by two keys; a table row has the
 * first CC_QUOTES_MOST by file and line, of people who count.
 * Memory: the texts that are kept.
 */
#ifndef CC_FIGURE_QUOTES_H
#define CC_FIGURE_QUOTES_H

#include "figure/people.h"
#include "figure/wrote.h"

enum { CC_QUOTES_MOST = 3 };

/* Keys: a role with ids, or -1: a plain number. */
#define CC_QUOTES_STORE(first, second, person) \
	{ \
		"quotes", \
		    CC_FIELDS(CC_KEY("first", first), CC_KEY("second", second), CC_KEY("person", person), \
			CC_FIELD("place", PLACE), CC_FIELD("text", TEXT)), \
		    true, "texts that are quoted" \
	}

enum { CC_QUOTES_FIRST, CC_QUOTES_SECOND, CC_QUOTES_PERSON, CC_QUOTES_PLACE, CC_QUOTES_TEXT };

/* Of add(): the texts of this row, of whatever columns the role has. */
void cc_quotes_log(struct cc_store *log, const struct cc_batch *batch, uint32_t row, const uint32_t key[2],
    unsigned person, unsigned text);
/* Into a table CC_WROTE_TABLE the rows of one place with that rank, which so many people stand behind. */
void cc_quotes_put(struct cc_report *report, struct cc_table *t, const struct cc_people *people,
    const struct cc_store *log, const uint32_t key[2], int64_t rank, uint64_t behind,
    const struct cc_run *run);

#endif
