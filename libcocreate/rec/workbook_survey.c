/* workbook_survey.c -- a sheet read once ahead, for what its rows do not say themselves: how wide the
 * widest is, which cells are merged (that stands behind them), what is hidden. */
#include "rec/workbook_int.h"

#include "base/arena.h"

#include <stdlib.h>

enum { MERGED_MAX = 1048576 };

struct reading {
	struct cc_book_survey *to;
	const char *file;
	uint32_t row, column; /* at hand; column: one more */
	bool in_row, in_cell, hidden, valued;
	struct cc_buf merged; /* of struct cc_book_range */
	bool *hides;	      /* [CC_SHEET_COLUMNS] */
	bool *holds;	      /* the same: a value */
};

bool
cc_book_sheet_row(uint32_t *row, cc_xml_attributes attribute, const char *file, struct cc_err *err)
{
	const char *r = cc_xml_value(attribute, "r");
	struct cc_place place = { file, *row, 0 };
	unsigned long n = r != NULL ? strtoul(r, NULL, 10) : *row + 1UL;

	if (n == 0 || n > CC_SHEET_ROWS)
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("row \"%s\" follows; wanted one from 1 to 1048576"),
		    cc_quote(cc_span(r != NULL ? r : "")).text);
	if (n <= *row)
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("row %ju follows; wanted rows in order: open and save it in Excel once"),
		    (uintmax_t)n);
	*row = (uint32_t)n;
	return true;
}

bool
cc_book_sheet_cell(
    uint32_t *column, uint32_t row, cc_xml_attributes attribute, const char *file, struct cc_err *err)
{
	const char *name = cc_xml_value(attribute, "r");
	struct cc_place place = { file, row, 0 };
	uint32_t at = *column, of = row;

	if ((name != NULL && !cc_book_place(&of, &at, name)) || of != row || at >= CC_SHEET_COLUMNS)
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("cell \"%s\" in row %ju; wanted one of that row"),
		    cc_quote(cc_span(name != NULL ? name : "")).text, (uintmax_t)row);
	if (at < *column)
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("cell %s follows one that is right of it; wanted cells in order: open and save it in "
		       "Excel once"),
		    cc_quote(cc_span(name != NULL ? name : "")).text);
	*column = at + 1;
	return true;
}

static void
hide_columns(struct reading *r, cc_xml_attributes attribute)
{
	const char *min = cc_xml_value(attribute, "min"), *max = cc_xml_value(attribute, "max");

	if (!cc_xml_true(cc_xml_value(attribute, "hidden")) || min == NULL || max == NULL)
		return;
	for (unsigned long c = strtoul(min, NULL, 10), last = strtoul(max, NULL, 10);
	     c > 0 && c <= last && c <= CC_SHEET_COLUMNS; c++)
		r->hides[c - 1] = true;
}

static void
merge(struct cc_xml *xml, struct reading *r, const char *ref)
{
	struct cc_place place = { r->file, 0, 0 };
	const char *colon = ref != NULL ? strchr(ref, ':') : NULL;
	char first[16] = "";
	struct cc_book_range range;

	if (colon != NULL && (size_t)(colon - ref) < sizeof first)
		memcpy(first, ref, (size_t)(colon - ref));
	if (colon == NULL || !cc_book_place(&range.top, &range.left, first) ||
	    !cc_book_place(&range.bottom, &range.right, colon + 1) || range.top > range.bottom ||
	    range.left > range.right || r->merged.len / sizeof range >= MERGED_MAX) {
		cc_fail_at(cc_xml_err(xml), CC_EXIT_DATA, place,
		    N_("merged cells \"%s\"; wanted a range such as A2:A4"),
		    cc_quote(cc_span(ref != NULL ? ref : "")).text);
		cc_xml_fail(xml, cc_xml_err(xml));
		return;
	}
	cc_buf_add(&r->merged, (const char *)&range, sizeof range);
}

static void
see_value(struct reading *r)
{
	uint32_t column = r->column - 1;

	if (!r->valued && r->hidden)
		r->to->hidden_rows++;
	r->valued = true;
	r->to->rows = r->row;
	if (r->column > r->to->columns)
		r->to->columns = r->column;
	r->holds[column] = true;
}

static void
start(struct cc_xml *xml, void *ctx, const char *name, cc_xml_attributes attribute)
{
	struct reading *r = ctx;
	bool good = true;

	if (cc_xml_is(name, "c") && r->in_row) {
		good = cc_book_sheet_cell(&r->column, r->row, attribute, r->file, cc_xml_err(xml));
		r->in_cell = true;
	} else if (r->in_cell && (cc_xml_is(name, "v") || cc_xml_is(name, "f") || cc_xml_is(name, "is"))) {
		see_value(r);
	} else if (cc_xml_is(name, "row")) {
		good = cc_book_sheet_row(&r->row, attribute, r->file, cc_xml_err(xml));
		r->column = 0;
		r->in_row = true;
		r->valued = false;
		r->hidden = cc_xml_true(cc_xml_value(attribute, "hidden"));
	} else if (cc_xml_is(name, "mergeCell")) {
		merge(xml, r, cc_xml_value(attribute, "ref"));
	} else if (cc_xml_is(name, "col")) {
		hide_columns(r, attribute);
	}
	if (!good)
		cc_xml_fail(xml, cc_xml_err(xml));
}

static void
end(struct cc_xml *xml, void *ctx, const char *name)
{
	struct reading *r = ctx;

	(void)xml;
	if (cc_xml_is(name, "c"))
		r->in_cell = false;
	else if (cc_xml_is(name, "row"))
		r->in_row = false;
}

static int
by_top(const void *a, const void *b)
{
	const struct cc_book_range *x = a, *y = b;

	if (x->top != y->top)
		return x->top < y->top ? -1 : 1;
	return (x->left > y->left) - (x->left < y->left);
}

/* Where columns go, once those that are skipped are gone. */
static void
place_columns(struct cc_book_survey *to, const struct reading *r, bool skip_hidden, struct cc_arena *arena)
{
	to->to = CC_ARRAY(arena, uint16_t, to->columns);
	for (uint32_t c = 0; c < to->columns; c++) {
		bool skipped = r->hides[c] && skip_hidden;

		to->hidden_columns += r->hides[c] && r->holds[c];
		to->to[c] = skipped ? UINT16_MAX : (uint16_t)to->width;
		to->width += !skipped;
	}
}

static void
again(void *ctx)
{
	struct reading *r = ctx;

	*r->to = (struct cc_book_survey){ 0 };
	*r = (struct reading){ r->to, r->file, .merged = r->merged, .hides = r->hides, .holds = r->holds };
	r->merged.len = 0;
	memset(r->hides, 0, CC_SHEET_COLUMNS * sizeof *r->hides);
	memset(r->holds, 0, CC_SHEET_COLUMNS * sizeof *r->holds);
}

bool
cc_book_survey_read(struct cc_book_survey *out, struct cc_zip *zip, size_t part, const char *file,
    bool skip_hidden, struct cc_arena *arena, struct cc_err *err)
{
	struct reading r = { .to = out, .file = file };
	struct cc_xml_reader reader = { start, end, NULL, &r, .hasty = true, .again = again };
	bool good;

	*out = (struct cc_book_survey){ .plain = true };
	r.hides = CC_ARRAY(arena, bool, CC_SHEET_COLUMNS);
	r.holds = CC_ARRAY(arena, bool, CC_SHEET_COLUMNS);
	good = cc_xml_part(zip, part, file, &reader, arena, err);
	out->n_merged = r.merged.len / sizeof *out->merged;
	out->merged = CC_ARRAY(arena, struct cc_book_range, out->n_merged);
	if (out->n_merged > 0) {
		memcpy(out->merged, r.merged.at, r.merged.len);
		qsort(out->merged, out->n_merged, sizeof *out->merged, by_top);
	}
	cc_buf_free(&r.merged);
	if (good)
		place_columns(out, &r, skip_hidden, arena);
	return good;
}
