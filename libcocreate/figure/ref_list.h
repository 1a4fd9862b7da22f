/* ref_list.h -- the cells of reports that hold a word, each by a reference that finds it.
 *
 * May be included by: method, tests.
 * In:     the reports; a word, which is sought in references and in cells, in any case.
 * Out:    references that figure/ref.h reads back to the very cell: by the first text of the row
 *         where no other row has it, else by as many columns as it takes.
 * Errors: none; a row that no columns tell from another is left out.
 * Cost:   O(cells); of a table that has the word, O(rows^2) compared texts at worst.
 */
#ifndef CC_FIGURE_REF_LIST_H
#define CC_FIGURE_REF_LIST_H

#include "figure/ref.h"

struct cc_ref_listed {
	struct cc_span reference;
	struct cc_ref_found at;
};

struct cc_ref_list {
	const struct cc_facts *facts;
	struct cc_span word;
	struct cc_arena *arena;
	size_t report, table, row, cell; /* the next one */
	const char *key;		 /* of this row: "[KEY]"; NULL: not yet made, or none */
	struct cc_span folded;		 /* the word */
};

/* The next one that holds the word; false: there is no other. */
bool cc_ref_list_next(struct cc_ref_listed *out, struct cc_ref_list *l);

#endif
