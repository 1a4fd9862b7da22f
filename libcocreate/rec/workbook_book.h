/* workbook_book.h -- a workbook while it is read.
 *
 * May be included by: rec/workbook.c, rec/workbook_choose.c.
 */
#ifndef CC_REC_WORKBOOK_BOOK_H
#define CC_REC_WORKBOOK_BOOK_H

#include "rec/workbook_int.h"

struct cc_book_entry {
	struct cc_span name;
	const char *id, *state; /* of its relation; NULL: visible */
	size_t part;		/* SIZE_MAX: no worksheet */
	bool surveyed;
	struct cc_book_survey survey;
};

struct cc_workbook {
	const char *name;
	struct cc_workbook_opts opts;
	struct cc_zip *zip;
	struct cc_arena *arena;
	int own_fd;		 /* of a pipe that was kept; -1: none */
	struct cc_buf relations; /* of the part at hand */
	struct cc_buf sheets;	 /* of struct sheet, worksheets only once they are placed */
	bool since_1904;
	struct cc_book_styles styles;
	struct cc_book_strings strings;
	struct cc_book_entry *chosen;
	struct cc_book_sheet *sheet;
};

static inline struct cc_book_entry *
cc_book_entry_at(const struct cc_workbook *b, size_t i)
{
	return (struct cc_book_entry *)(void *)b->sheets.at + i;
}

static inline size_t
cc_book_entries(const struct cc_workbook *b)
{
	return b->sheets.len / sizeof(struct cc_book_entry);
}

static inline struct cc_place
cc_book_where(const struct cc_workbook *b)
{
	return (struct cc_place){ b->name, 0, 0 };
}

/* Its size, once; the one that is meant, in chosen. */
bool cc_book_entry_survey(struct cc_workbook *b, struct cc_book_entry *entry, struct cc_err *err);
bool cc_book_choose(struct cc_workbook *b, struct cc_err *err);

#endif
