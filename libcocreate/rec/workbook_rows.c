/* workbook_rows.c -- the lines that a sheet became, split: line ends within cells come back, merged cells
 * and formulas without a result are found where they matter. */
#include "rec/workbook_int.h"

#include "base/arena.h"
#include "rec/csv.h"

static bool
is_special(struct cc_span s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] >= CC_BYTE_UNSAVED)
			return true;
	return false;
}

struct cc_span
cc_workbook_cell(struct cc_span cell, struct cc_arena *arena)
{
	char *to;
	size_t n = 0;

	if (!is_special(cell))
		return cell;
	to = cc_strndup(arena, cell.at, cell.len);
	for (size_t i = 0; i < cell.len; i++) {
		unsigned char c = (unsigned char)cell.at[i];

		if (c != CC_BYTE_UNSAVED)
			to[n++] = c == CC_BYTE_LF ? '\n' : c == CC_BYTE_CR ? '\r' : cell.at[i];
	}
	return (struct cc_span){ to, n };
}

static bool
fail_unsaved(struct cc_err *err, const char *file, uint64_t line, const char *name)
{
	return cc_fail_at(err, CC_EXIT_DATA, (struct cc_place){ file, line, 0 },
	    N_("%s has a formula but no saved result: open and save it in Excel once"), name);
}

/* The sheet's column that became this one. */
static uint32_t
column_of(const struct cc_book_survey *survey, uint32_t column)
{
	for (uint32_t c = 0; c < survey->columns; c++)
		if (survey->to[c] == column)
			return c;
	return column;
}

bool
cc_rows_restore(struct cc_rows *rows, struct cc_span bytes, const struct cc_want *want, const char *file,
    const struct cc_book_survey *survey, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span *cell = (struct cc_span *)rows->cell, *raw = (struct cc_span *)rows->raw;
	char name[17] = "";

	if (!is_special(bytes))
		return true;
	for (size_t i = 0; i < rows->n; i++) {
		for (size_t c = 0; c < rows->wanted; c++) {
			struct cc_span *one = &cell[i * rows->wanted + c];

			if (one->len == 1 && (unsigned char)*one->at == CC_BYTE_UNSAVED) {
				uint32_t column = column_of(survey, want->column[c]);

				name[cc_book_cell_name(name, (uint32_t)rows->line[i], column)] = '\0';
				rows->n = i;
				return fail_unsaved(err, file, rows->line[i], name);
			}
			*one = cc_workbook_cell(*one, arena);
		}
		raw[i] = cc_workbook_cell(raw[i], arena);
	}
	return true;
}

static void
name_range(char out[40], const struct cc_book_range *r)
{
	size_t n = cc_book_cell_name(out, r->top, r->left);

	out[n++] = ':';
	n += cc_book_cell_name(out + n, r->bottom, r->right);
	out[n] = '\0';
}

static bool
is_wanted(const struct cc_book_range *r, const struct cc_book_survey *survey, const struct cc_want *want)
{
	for (uint32_t c = r->left; c <= r->right && c < survey->columns; c++)
		for (size_t w = 0; w < want->n; w++)
			if (survey->to[c] == want->column[w])
				return true;
	return false;
}

bool
cc_book_survey_merged(const struct cc_book_survey *survey, const char *file, uint64_t line, uint64_t lines,
    const struct cc_want *want, struct cc_err *err)
{
	uint64_t last = line + lines - 1;
	char name[40];

	for (size_t i = 0; i < survey->n_merged; i++) {
		const struct cc_book_range *r = &survey->merged[i];
		struct cc_place place = { file, r->top, 0 };

		if (r->bottom < line || r->left >= survey->columns || r->top > survey->rows)
			continue;
		name_range(name, r);
		if (want == NULL && r->top <= last)
			return cc_fail_at(err, CC_EXIT_DATA, place,
			    N_("%s is merged across the header; --skip=%ju passes over a title above it, "
			       "--merged=fill "
			       "or --merged=blank says what its cells hold"),
			    name, (uintmax_t)r->bottom);
		if (want != NULL && r->bottom > last && is_wanted(r, survey, want))
			return cc_fail_at(err, CC_EXIT_DATA, place,
			    N_("%s is merged, in a column in use; --merged=fill repeats its value, "
			       "--merged=blank keeps "
			       "it in the first cell"),
			    name);
	}
	return true;
}
