/* render.h -- report -> bytes, one file per format.
 *
 * May be included by: render, cli, tests.
 * A renderer appends to the buffer it is given and knows no method, no file
 * and no terminal but the width and colour it is told.
 * csv, tsv, jsonl hold one table; text, md, html, json, xlsx hold all unless one is
 * named; svg holds the pictures, or those of the table named.  Notes stand in text,
 * md, html, json; with the others cli prints them.
 * A table that was left out stands in no format; its note says why.
 */
#ifndef CC_RENDER_RENDER_H
#define CC_RENDER_RENDER_H

#include "base/err.h"
#include "rec/report.h"
#include "render/rows.h"

struct cc_render_opts {
	const char *table; /* -T; NULL: the main table, or all where the format holds all */
	unsigned digits;   /* decimals for people */
	bool rounded;	   /* csv and tsv have them too */
	unsigned width;	   /* columns of the terminal; 0: no limit */
	bool color;
	bool excel;
	int64_t as_of; /* the day that the report speaks of; CC_NO_DAY, 0: none */
};

struct cc_format {
	const char *name;	  /* "csv" */
	const char *extension;	  /* ".csv" */
	bool one_table;		  /* holds one table: notes go elsewhere */
	bool pictures;		  /* draws, and of more than the table that is named */
	enum cc_rows_format rows; /* NONE: it holds no rows of the input */
	/* False, and nothing appended, where the one table that is wanted is not
	 * in the report or was left out (its `why` says why). */
	bool (*render)(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
	/* Of a format that is no text, where render is NULL: writes a file of that name.  False without an error:
	 * as above. */
	bool (*file)(const char *path, const struct cc_report *report, const struct cc_render_opts *opts,
	    struct cc_err *err);
	bool page;   /* prints the report's page, where it has one and no table is named */
	bool events; /* of a table whose rows are events: CC_TABLE_CALENDAR unless one is named */
};

extern const struct cc_format cc_formats[]; /* up to name == NULL */

/* What it prints is the page, which holds no notes. */
static inline bool
cc_format_pages(const struct cc_format *format, const struct cc_report *report, const char *table)
{
	return format->page && report->page != NULL && table == NULL;
}

/* The one table that is wanted is not there, or was left out. */
bool cc_render_left_out(const struct cc_report *report, const char *table);

const struct cc_format *cc_format_named(const char *name); /* NULL: none */
/* By the extension of a file name, in any case; NULL: none or unknown. */
const struct cc_format *cc_format_of_file(const char *file);
/* Its extension is that of a format that this build does not write. */
bool cc_format_foreign(const char *file);

#endif
