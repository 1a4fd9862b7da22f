/* xlsx_book.c -- a workbook that is written, by libxlsxwriter, which is loaded for it. */
#include "render/xlsx_book.h"

#include "base/arena.h"
#include "base/library.h"
#include "base/map.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <xlsxwriter.h>

enum {
	MARKS_MAX = 4096, /* number formats with marks */
	NAME_CHARS = 31,  /* of a sheet */
	WIDTH_MAX = 60,
	DAY = 86400,
	FEW_CELLS = 50000, /* above, rows go to a temporary file one by one */
	/* Of memory; massif found less than 1 MiB without cells, and 130 bytes for each. */
	FIXED_BYTES = 2 * 1024 * 1024,
	CELL_BYTES = 256,
	TEXTS = 4, /* copies of a text */
};

#define CALLS(call) \
	call(format_set_bold) call(format_set_num_format) call(format_set_text_wrap) call(lxw_strerror) \
	    call(workbook_add_format) call(workbook_add_worksheet) call(workbook_close) \
		call(workbook_new_opt) call(workbook_set_properties) call(worksheet_autofilter) \
		    call(worksheet_freeze_panes) call(worksheet_set_column) call(worksheet_write_number) \
			call(worksheet_write_string)

static struct {
	CALLS(CC_LIBRARY_POINTER)
} xlsxwriter;

static const char *const names[] = { CALLS(CC_LIBRARY_NAME) NULL };

struct cc_xlsx {
	lxw_workbook *book;
	struct cc_arena *arena;
	struct cc_map *names;					       /* of sheets, folded */
	lxw_format *format[CC_XLSX_DECIMALS + CC_XLSX_DIGITS_MAX + 1]; /* by style; NULL: not used yet */
	struct cc_map *marks;					       /* number formats with a mark */
	lxw_format *marked[MARKS_MAX];				       /* by marks */
	lxw_error failed;					       /* the first */
	/* The sheet at hand. */
	lxw_worksheet *sheet;
	size_t columns, *width; /* [columns] */
};

static void
see(struct cc_xlsx *x, lxw_error error)
{
	if (x->failed == LXW_NO_ERROR)
		x->failed = error;
}

/* What a reader would take for an escape gets one itself; a CR would come back as a line feed, and what XML
 * cannot hold is shown as such. */
static void
put_xml_safe(struct cc_buf *out, struct cc_span text)
{
	for (size_t i = 0, len; i < text.len; i += len) {
		struct cc_span rest = { text.at + i, text.len - i };
		uint32_t c = cc_utf8_next(rest, &len);
		bool escape = c == '_' && rest.len >= 7 && rest.at[1] == 'x' && rest.at[6] == '_';

		for (size_t k = 2; escape && k < 6; k++)
			escape = cc_byte_in(rest.at[k], "0123456789ABCDEFabcdef");
		if (escape)
			cc_buf_puts(out, "_x005F_");
		else if (c < ' ' && c != '\t' && c != '\n')
			cc_buf_printf(out, "_x%04" PRIX32 "_", c);
		else if (c == 0xfffe || c == 0xffff)
			cc_buf_puts(out, "\xef\xbf\xbd");
		else
			cc_buf_add(out, rest.at, len);
	}
}

/* The widest of its lines. */
static size_t
width_of(struct cc_span text)
{
	size_t most = 0;

	while (text.len > 0) {
		const char *end = memchr(text.at, '\n', text.len);
		size_t n = end != NULL ? (size_t)(end - text.at) : text.len;
		size_t width = cc_utf8_width_ja((struct cc_span){ text.at, n });

		most = width > most ? width : most;
		n += end != NULL;
		text = (struct cc_span){ text.at + n, text.len - n };
	}
	return most;
}

void
cc_xlsx_wide(struct cc_xlsx *x, size_t column, size_t width)
{
	if (width > x->width[column])
		x->width[column] = width;
}

/* The number format of a style; NULL: none. */
static const char *
code_of(char to[CC_XLSX_DIGITS_MAX + 3], unsigned style)
{
	unsigned digits = style - CC_XLSX_DECIMALS;

	switch (style) {
	case CC_XLSX_SHARE: return "0.0%";
	case CC_XLSX_P: return "0.000";
	case CC_XLSX_DAY: return "yyyy-mm-dd";
	default: break;
	}
	if (style < CC_XLSX_DECIMALS)
		return NULL;
	memset(to, '0', digits + 2);
	to[1] = '.';
	to[digits > 0 ? digits + 2 : 1] = '\0';
	return to;
}

static lxw_format *
format_of(struct cc_xlsx *x, unsigned style)
{
	char to[CC_XLSX_DIGITS_MAX + 3];
	const char *code;

	if (style > CC_XLSX_DECIMALS + CC_XLSX_DIGITS_MAX)
		style = CC_XLSX_DECIMALS + CC_XLSX_DIGITS_MAX;
	if (style == CC_XLSX_PLAIN || x->format[style] != NULL)
		return x->format[style];
	x->format[style] = xlsxwriter.workbook_add_format(x->book);
	if (x->format[style] == NULL)
		cc_oom();
	if (style == CC_XLSX_HEAD)
		xlsxwriter.format_set_bold(x->format[style]);
	if (style == CC_XLSX_WRAP)
		xlsxwriter.format_set_text_wrap(x->format[style]);
	code = code_of(to, style);
	if (code != NULL)
		xlsxwriter.format_set_num_format(x->format[style], code);
	return x->format[style];
}

void
cc_xlsx_text(struct cc_xlsx *x, size_t row, size_t column, struct cc_span text, unsigned style)
{
	struct cc_buf safe = { 0 };

	if (text.len == 0)
		return;
	put_xml_safe(&safe, text);
	cc_xlsx_wide(x, column, width_of(text));
	see(x, xlsxwriter.worksheet_write_string(
		   x->sheet, (lxw_row_t)row, (lxw_col_t)column, safe.at, format_of(x, style)));
	cc_buf_free(&safe);
}

void
cc_xlsx_number(struct cc_xlsx *x, size_t row, size_t column, double value, unsigned style)
{
	see(x, xlsxwriter.worksheet_write_number(
		   x->sheet, (lxw_row_t)row, (lxw_col_t)column, value, format_of(x, style)));
}

/* A number format of its own for each mark, as long as there are not too many. */
void
cc_xlsx_marked(struct cc_xlsx *x, size_t row, size_t column, double value, unsigned style, const char *mark)
{
	char to[CC_XLSX_DIGITS_MAX + 3];
	struct cc_buf all = { 0 };
	const char *code;
	uint32_t i;

	if (style > CC_XLSX_DECIMALS + CC_XLSX_DIGITS_MAX)
		style = CC_XLSX_DECIMALS + CC_XLSX_DIGITS_MAX;
	code = mark != NULL ? code_of(to, style) : NULL;
	if (code == NULL) {
		cc_xlsx_number(x, row, column, value, style);
		return;
	}
	cc_buf_printf(&all, "%s\" %s\"", code, mark);
	i = cc_map_add(x->marks, (struct cc_span){ all.at, all.len });
	if (i < MARKS_MAX && x->marked[i] == NULL) {
		x->marked[i] = xlsxwriter.workbook_add_format(x->book);
		if (x->marked[i] == NULL)
			cc_oom();
		xlsxwriter.format_set_num_format(x->marked[i], all.at);
	}
	see(x, xlsxwriter.worksheet_write_number(x->sheet, (lxw_row_t)row, (lxw_col_t)column, value,
		   i < MARKS_MAX ? x->marked[i] : format_of(x, style)));
	cc_buf_free(&all);
}

/* No two sheets have one name, capitals aside, and no name has what Excel refuses. */
static const char *
sheet_name(struct cc_xlsx *x, const char *title)
{
	struct cc_arena *arena = x->arena;
	struct cc_span cut = cc_utf8_first(cc_span(title), NAME_CHARS);
	char *first = cc_strndup(arena, cut.at, cut.len);
	const char *name = first;
	uint32_t known = cc_map_count(x->names);

	for (char *c = first; *c != '\0'; c++)
		if (cc_byte_in(*c, "[]:*?/\\'") || (unsigned char)*c < ' ')
			*c = '_';
	for (unsigned n = 2; cc_map_add(x->names, cc_utf8_fold(arena, cc_span(name))) < known; n++) {
		cut = cc_utf8_first(cc_span(first), NAME_CHARS - 4);
		name = cc_format(arena, "%.*s %u", (int)cut.len, cut.at, n);
	}
	return name;
}

void
cc_xlsx_sheet(struct cc_xlsx *x, const char *title, size_t columns)
{
	x->sheet = xlsxwriter.workbook_add_worksheet(x->book, sheet_name(x, title));
	if (x->sheet == NULL)
		cc_oom();
	x->columns = columns;
	x->width = CC_ARRAY(x->arena, size_t, columns);
	xlsxwriter.worksheet_freeze_panes(x->sheet, 1, 0);
}

/* Room for the mark of the filter. */
void
cc_xlsx_sheet_end(struct cc_xlsx *x, size_t rows)
{
	for (size_t c = 0; c < x->columns; c++) {
		size_t width = x->width[c] + 3 < WIDTH_MAX ? x->width[c] + 3 : WIDTH_MAX;

		see(x, xlsxwriter.worksheet_set_column(
			   x->sheet, (lxw_col_t)c, (lxw_col_t)c, (double)width, NULL));
	}
	if (rows > 0 && x->columns > 0)
		see(x, xlsxwriter.worksheet_autofilter(
			   x->sheet, 0, 0, (lxw_row_t)rows, (lxw_col_t)(x->columns - 1)));
}

/* The library writes a workbook that lacks something where memory is refused to it, or uses what it did not get;
 * so what it may need is asked for before, and given back. */
static void
check_memory(struct cc_xlsx_size size)
{
	struct cc_buf memory = { 0 };
	uint64_t cells = size.cells > FEW_CELLS ? 0 : size.cells * CELL_BYTES + size.text * TEXTS;

	cc_buf_reserve(&memory, (size_t)(FIXED_BYTES + cells));
	cc_buf_free(&memory);
}

bool
cc_xlsx_begin(struct cc_xlsx **out, const char *path, struct cc_xlsx_size size, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_xlsx *x = CC_NEW(arena, struct cc_xlsx);
	lxw_workbook_options how = { .constant_memory = size.cells > FEW_CELLS };

	if (!cc_library_load(&xlsxwriter, CC_XLSXWRITER_SONAME, names, err))
		return false;
	check_memory(size);
	*x = (struct cc_xlsx){ .arena = arena, .book = xlsxwriter.workbook_new_opt(path, &how) };
	if (x->book == NULL)
		cc_oom();
	x->names = cc_map_new();
	x->marks = cc_map_new();
	*out = x;
	return true;
}

/* created: 0 would be the clock. */
bool
cc_xlsx_end(struct cc_xlsx *x, const char *title, const char *comments, int64_t day, struct cc_err *err)
{
	lxw_doc_properties properties = {
		.title = (char *)title, .comments = (char *)comments, .created = (time_t)(day * DAY)
	};

	see(x, xlsxwriter.workbook_set_properties(x->book, &properties));
	see(x, xlsxwriter.workbook_close(x->book));
	cc_map_free(x->names);
	cc_map_free(x->marks);
	if (x->failed == LXW_ERROR_MEMORY_MALLOC_FAILED)
		cc_oom();
	return x->failed == LXW_NO_ERROR ||
	       cc_fail(err, CC_EXIT_MACHINE, N_("the workbook cannot be written: %s"),
		   xlsxwriter.lxw_strerror(x->failed));
}
