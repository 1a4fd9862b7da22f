/* names.h -- lists of names in notes: the first few, and how many.
 *
 * May be included by: figure, method, tests.
 */
#ifndef CC_FIGURE_NAMES_H
#define CC_FIGURE_NAMES_H

#include "base/err.h"
#include "rec/report.h"

struct cc_arena;

enum { CC_NAMES_MOST = 5 };

/* {0} to start. */
struct cc_names_list {
	uint64_t n;	  /* in all */
	const char *text; /* "a, b, c, ..." of the first CC_NAMES_MOST; NULL: none yet */
};

/* One name more: data, which is escaped (cc_quote), or what is fit to be printed. */
void cc_names_data(struct cc_names_list *list, struct cc_span name, struct cc_arena *arena);
void cc_names_text(struct cc_names_list *list, const char *text, struct cc_arena *arena);

/* Of one, of more: how many, and the names; of none there is no note. */
#define cc_note_names(report, code, one, many, ja, list) \
	cc_note_count(report, code, one, many, ja, (list)->n, (list)->text != NULL ? (list)->text : "")

#endif
