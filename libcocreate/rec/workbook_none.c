/* workbook_none.c -- where workbooks are not built in (./configure --without-xlsx): nobody calls these. */
#include "rec/workbook.h"

const bool cc_workbook_known = false;

bool
cc_workbook_open(struct cc_workbook **out, struct cc_input input, struct cc_span begun,
    const struct cc_workbook_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	(void)begun;
	(void)opts;
	(void)arena;
	*out = NULL;
	return cc_fail_at(err, CC_EXIT_DATA, (struct cc_place){ input.name, 0, 0 },
	    N_("this is a workbook (.xlsx) or another zip file; save the sheet as CSV UTF-8"));
}

void
cc_workbook_close(struct cc_workbook *book)
{
	(void)book;
}

const char *
cc_workbook_name(const struct cc_workbook *book)
{
	(void)book;
	return "";
}

enum cc_got
cc_workbook_read(size_t *got, char *to, size_t room, struct cc_workbook *book, struct cc_err *err)
{
	(void)to;
	(void)room;
	(void)book;
	(void)err;
	*got = 0;
	return CC_GOT_END;
}

void
cc_workbook_hidden(uint64_t *rows, uint64_t *columns, const struct cc_workbook *book)
{
	(void)book;
	*rows = *columns = 0;
}

bool
cc_workbook_merged(const struct cc_workbook *book, uint64_t line, uint64_t lines, const struct cc_want *want,
    struct cc_err *err)
{
	(void)book;
	(void)line;
	(void)lines;
	(void)want;
	(void)err;
	return true;
}

bool
cc_workbook_rows(struct cc_rows *rows, const struct cc_piece *piece, const struct cc_want *want,
    const struct cc_workbook *book, struct cc_arena *arena, struct cc_err *err)
{
	(void)rows;
	(void)piece;
	(void)want;
	(void)book;
	(void)arena;
	(void)err;
	return true;
}

struct cc_span
cc_workbook_cell(struct cc_span cell, struct cc_arena *arena)
{
	(void)arena;
	return cell;
}

bool
cc_workbook_list(struct cc_buf *out, struct cc_input input, const struct cc_workbook_opts *opts,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_workbook *book;

	(void)out;
	return cc_workbook_open(&book, input, (struct cc_span){ NULL, 0 }, opts, arena, err);
}
