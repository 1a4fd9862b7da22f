/* workbook_int.h -- what the files of the reader of workbooks share.
 *
 * May be included by: rec/workbook*.c and their tests.
 *   workbook         opening: which part is what, which sheet is meant
 *   workbook_xml     a part as XML elements; the file that meets expat
 *   workbook_plain   the same of XML as programs write it, without expat
 *   workbook_styles  which formats of cells are dates, padded numbers
 *   workbook_strings the shared strings
 *   workbook_value   what a cell holds -> text
 *   workbook_survey  a sheet read once ahead: its size, merged cells, what is hidden
 *   workbook_sheet   a sheet -> lines of CSV
 *   workbook_rows    these lines split into rows, and what is special in them
 */
#ifndef CC_REC_WORKBOOK_INT_H
#define CC_REC_WORKBOOK_INT_H

#include "rec/workbook.h"
#include "rec/zip.h"

#include <stdint.h>

enum { CC_SHEET_COLUMNS = 16384, CC_SHEET_ROWS = 1048576 };

/* In the lines of CSV: bytes that no UTF-8 has stand for what must not end a line, and for a formula
 * whose result was not saved. */
enum { CC_BYTE_UNSAVED = 0xfd, CC_BYTE_CR = 0xfe, CC_BYTE_LF = 0xff };

/* An element's attributes, as expat gives them: name and value, up to NULL. */
typedef const char *const *cc_xml_attributes;

struct cc_xml;

/* What becomes of a part.  Names are without their namespace, and "" where that is none of a
 * workbook's.  A function that fails says so by cc_xml_fail(). */
struct cc_xml_reader {
	void (*start)(struct cc_xml *xml, void *ctx, const char *name, cc_xml_attributes attribute);
	void (*end)(struct cc_xml *xml, void *ctx, const char *name);		  /* NULL: nothing */
	void (*text)(struct cc_xml *xml, void *ctx, const char *bytes, size_t n); /* NULL: nothing */
	void *ctx;
	bool hasty; /* expat does not look at namespaces: for what is read twice */
	bool plain; /* of a part that was found to be plain (workbook_plain) */
	/* cc_xml_part() may begin anew: what was told so far is void.  NULL: it may not, and does not try
	 * whether the part is plain. */
	void (*again)(void *ctx);
};

bool cc_xml_load(struct cc_err *err); /* once, before all others */
struct cc_xml *cc_xml_begin(struct cc_zip *zip, const char *file, const struct cc_xml_reader *reader,
    struct cc_arena *arena); /* of the part that was begun; cc_xml_end() is due */
enum cc_got cc_xml_step(struct cc_xml *xml, struct cc_err *err); /* some bytes more of it */
void cc_xml_end(struct cc_xml *xml);
/* From within a reader's function. */
void cc_xml_fail(struct cc_xml *xml, const struct cc_err *err);
struct cc_err *cc_xml_err(struct cc_xml *xml); /* to be filled in, for cc_xml_fail() */
/* A part from its beginning to its end. */
bool cc_xml_part(struct cc_zip *zip, size_t part, const char *file, const struct cc_xml_reader *reader,
    struct cc_arena *arena, struct cc_err *err);
/* Whether a name is this one, which is not empty: asked of every element. */
static inline bool
cc_xml_is(const char *name, const char *one)
{
	return name[0] == one[0] && name[1] == one[1] && (one[1] == '\0' || strcmp(name + 2, one + 2) == 0);
}

/* The value of an attribute without a prefix, or with that of a namespace that ends so; NULL. */
const char *cc_xml_value(cc_xml_attributes attribute, const char *name);
const char *cc_xml_value_in(cc_xml_attributes attribute, const char *space_end, const char *name);
bool cc_xml_true(const char *value); /* "1", "true", "on" */

/* What a format makes of a number. */
enum cc_book_kind { CC_BOOK_NUMBER, CC_BOOK_ZEROS, CC_BOOK_DATE, CC_BOOK_TIME, CC_BOOK_BOTH, CC_BOOK_SPAN };

struct cc_book_format {
	enum cc_book_kind kind;
	uint16_t zeros; /* digits that a number is padded to */
};

struct cc_book_format cc_book_format(struct cc_span code);
struct cc_book_format cc_book_format_built_in(long id);

struct cc_book_styles {
	struct cc_book_format *format; /* [n], by a cell's s */
	size_t n;
};

bool cc_book_styles_read(struct cc_book_styles *out, struct cc_zip *zip, size_t part, const char *file,
    struct cc_arena *arena, struct cc_err *err);

/* Texts one behind the other, and where each ends. */
struct cc_book_strings {
	struct cc_buf text, ends; /* ends: of uint32_t */
};

bool cc_book_strings_read(struct cc_book_strings *out, struct cc_zip *zip, size_t part, const char *file,
    struct cc_arena *arena, struct cc_err *err);
bool cc_book_strings_at(struct cc_span *out, const struct cc_book_strings *strings, uint64_t i);
void cc_book_strings_free(struct cc_book_strings *strings);

/* Appends a number as its format shows it, where that is more than digits.  False: it is none. */
bool cc_book_number(struct cc_buf *out, struct cc_span text, struct cc_book_format format, bool since_1904);
/* The same of a date as ISO 8601 has it. */
void cc_book_iso(struct cc_buf *out, struct cc_span text, struct cc_book_format format);
/* Undoes _x000D_ and its like; NUL and half characters stay as they are. */
void cc_book_unescape(struct cc_buf *out, struct cc_span text);

/* A name such as AB12; false: it is none. */
bool cc_book_place(uint32_t *row, uint32_t *column, const char *name);
size_t cc_book_cell_name(char out[16], uint32_t row, uint32_t column);

struct cc_book_range {
	uint32_t top, left, bottom,
	    right; /* from 1 and 0: rows as they are named, columns as they are counted */
};

struct cc_book_survey {
	uint32_t rows, columns;		      /* the last row, and behind the last column, with a value */
	uint64_t hidden_rows, hidden_columns; /* of these, those with a value */
	struct cc_book_range *merged;
	size_t n_merged;
	uint16_t *to;	/* [columns]: where a column goes; UINT16_MAX: nowhere */
	uint32_t width; /* columns that go anywhere */
	bool plain;	/* its XML (workbook_plain) */
};

bool cc_book_survey_read(struct cc_book_survey *out, struct cc_zip *zip, size_t part, const char *file,
    bool skip_hidden, struct cc_arena *arena, struct cc_err *err);

/* A row or a cell that begins: its number, one more than the one before where it does not say.
 * False, and err filled: it stands behind a later one, or is none. */
bool cc_book_sheet_row(uint32_t *row, cc_xml_attributes attribute, const char *file, struct cc_err *err);
bool cc_book_sheet_cell(
    uint32_t *column, uint32_t row, cc_xml_attributes attribute, const char *file, struct cc_err *err);

struct cc_book_sheet_parts {
	const char *file; /* as messages name it */
	const struct cc_book_styles *styles;
	const struct cc_book_strings *strings;
	const struct cc_book_survey *survey;
	const struct cc_workbook_opts *opts;
	bool since_1904;
};

struct cc_book_sheet;

/* Of the part that was begun. */
struct cc_book_sheet *cc_book_sheet_begin(
    struct cc_zip *zip, const struct cc_book_sheet_parts *parts, struct cc_arena *arena);
enum cc_got cc_book_sheet_read(
    size_t *got, char *to, size_t room, struct cc_book_sheet *sheet, struct cc_err *err);
void cc_book_sheet_end(struct cc_book_sheet *sheet); /* NULL is fine */

/* workbook_rows: what cc_workbook_rows() and cc_workbook_merged() do. */
bool cc_rows_restore(struct cc_rows *rows, struct cc_span bytes, const struct cc_want *want, const char *file,
    const struct cc_book_survey *survey, struct cc_arena *arena, struct cc_err *err);
bool cc_book_survey_merged(const struct cc_book_survey *survey, const char *file, uint64_t line,
    uint64_t lines, const struct cc_want *want, struct cc_err *err);

#endif
