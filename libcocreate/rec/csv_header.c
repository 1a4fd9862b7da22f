/* csv_header.c -- the header: one line, or several that say together what a column is.
 *
 * Of several lines (--header=N) an empty cell takes what stands left of it, but for the
 * last line; the cells of a column are joined by a blank, equal ones once.  Qualtrics
 * writes the names, the questions, then a line of {"ImportId":...}: names are the first.
 */
#include "rec/csv_int.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { QUALTRICS = 3 };

static bool
read_line(
    struct cc_csv_line *out, uint64_t *at, struct cc_csv *csv, struct cc_arena *arena, struct cc_err *err)
{
	size_t room = 1;

	if (!cc_csv_record(&out->raw, at, csv, arena, err))
		return false;
	for (size_t i = 0; i < out->raw.len && room <= CC_CSV_MAX_CELLS; i++)
		room += out->raw.at[i] == csv->delimiter;
	out->cell = CC_ARRAY(arena, struct cc_span, room);
	out->columns = cc_csv_cells(out->cell, room, out->raw, csv, arena);
	return cc_csv_check_record(err, out->raw, out->columns, *at, csv);
}

/* Every cell that holds anything is {"ImportId":...}. */
static bool
is_import_line(const struct cc_span *cell, size_t n)
{
	static const char begins[] = "{\"ImportId\"";
	size_t ids = 0;

	for (size_t i = 0; i < n; i++) {
		struct cc_span text = cc_utf8_trim(cell[i]);

		if (text.len == 0)
			continue;
		if (text.len < sizeof begins - 1 || memcmp(text.at, begins, sizeof begins - 1) != 0)
			return false;
		ids++;
	}
	return ids > 0;
}

/* Of a header of up to two lines: how many more are of Qualtrics', which end in ids. */
static uint64_t
import_lines(struct cc_csv *csv, uint64_t lines, struct cc_arena *arena)
{
	struct cc_span record[QUALTRICS], *cell;
	unsigned wanted = lines < QUALTRICS ? QUALTRICS - (unsigned)lines : 0;
	size_t n = csv->header[0].columns;

	if (wanted == 0 || cc_csv_peek(record, wanted, csv) < wanted)
		return 0;
	cell = CC_ARRAY(arena, struct cc_span, n);
	if (cc_csv_cells(cell, n, record[wanted - 1], csv, arena) != n || !is_import_line(cell, n))
		return 0;
	return wanted;
}

/* What line k says of column c: its own cell, else, in a line that another follows, the
 * one left of it. */
static struct cc_span
cell_of(const struct cc_csv *csv, uint64_t k, uint64_t lines, size_t c)
{
	const struct cc_csv_line *line = &csv->header[k];
	struct cc_span cell = c < line->columns ? cc_utf8_trim(line->cell[c]) : (struct cc_span){ "", 0 };

	for (size_t left = c < line->columns ? c : line->columns; k + 1 < lines && cell.len == 0 && left > 0;)
		cell = cc_utf8_trim(line->cell[--left]);
	return cell;
}

static struct cc_span
join_column(const struct cc_csv *csv, uint64_t lines, size_t c, struct cc_arena *arena)
{
	struct cc_buf name = { 0 };
	struct cc_span joined;

	for (uint64_t k = 0; k < lines; k++) {
		struct cc_span cell = cell_of(csv, k, lines, c);
		bool again = cell.len == 0;

		for (uint64_t before = 0; before < k && !again; before++)
			again = cc_span_eq(cell, cell_of(csv, before, lines, c));
		if (again)
			continue;
		if (name.len > 0)
			cc_buf_putc(&name, ' ');
		cc_buf_span(&name, cell);
	}
	joined = cc_span_dup(arena, (struct cc_span){ name.at != NULL ? name.at : "", name.len });
	cc_buf_free(&name);
	return joined;
}

/* Columns behind the last that any line names stay without a name. */
static void
join_lines(struct cc_csv *csv, uint64_t lines, struct cc_arena *arena)
{
	size_t named = 0;

	for (uint64_t k = 0; k < lines; k++) {
		const struct cc_csv_line *line = &csv->header[k];

		if (line->columns > csv->columns)
			csv->columns = line->columns;
		for (size_t c = named; c < line->columns; c++)
			if (cc_utf8_trim(line->cell[c]).len > 0)
				named = c + 1;
	}
	csv->name = CC_ARRAY(arena, struct cc_span, csv->columns);
	for (size_t c = 0; c < csv->columns; c++)
		csv->name[c] = c < named ? join_column(csv, lines, c, arena) : CC_SPAN("");
}

/* What cc_csv_split() needs to know a header that comes again. */
static void
remember(struct cc_csv *csv, struct cc_arena *arena)
{
	const struct cc_csv_line *first = &csv->header[0];

	csv->sorted = CC_ARRAY(arena, struct cc_span, first->columns);
	memcpy(csv->sorted, first->cell, first->columns * sizeof *first->cell);
	qsort(csv->sorted, first->columns, sizeof *csv->sorted, cc_csv_by_bytes);
	for (uint64_t k = 0; k < csv->header_lines; k++)
		csv->n_known += csv->header[k].columns;
	csv->known = CC_ARRAY(arena, struct cc_span, csv->n_known);
	csv->n_known = 0;
	for (uint64_t k = 0; k < csv->header_lines; k++)
		for (size_t c = 0; c < csv->header[k].columns; c++) {
			unsigned key = cc_csv_key(csv->header[k].cell[c]);

			csv->seen[key / 64] |= UINT64_C(1) << key % 64;
			csv->known[csv->n_known++] = csv->header[k].cell[c];
		}
	qsort(csv->known, csv->n_known, sizeof *csv->known, cc_csv_by_bytes);
	csv->header_raw = first->raw;
	cc_csv_classes_header(csv->class, csv->header_raw);
}

/* The lines from `from` up to `end`; *at is where the first stands. */
static bool
read_lines(
    uint64_t *at, uint64_t from, uint64_t end, struct cc_csv *csv, struct cc_arena *arena, struct cc_err *err)
{
	for (uint64_t k = from, line; k < end; k++) {
		if (!read_line(&csv->header[k], &line, csv, arena, err))
			return false;
		if (k == 0)
			*at = line;
	}
	return true;
}

bool
cc_csv_header(struct cc_span **cells, size_t *n, uint64_t *line, struct cc_csv *csv, struct cc_arena *arena,
    struct cc_err *err)
{
	uint64_t asked = csv->header_lines, joined = asked;

	csv->header = CC_ARRAY(arena, struct cc_csv_line, asked + QUALTRICS);
	if (!cc_csv_skip_lines(csv, err) || !read_lines(&csv->header_line, 0, asked, csv, arena, err))
		return false;
	csv->dropped = import_lines(csv, asked, arena);
	if (!read_lines(line, asked, asked + csv->dropped, csv, arena, err))
		return false;
	csv->header_lines = asked + csv->dropped;
	if (asked == QUALTRICS && is_import_line(csv->header[2].cell, csv->header[2].columns))
		csv->dropped = 1;
	if (asked == QUALTRICS)
		joined = asked - csv->dropped;
	join_lines(csv, joined, arena);
	if (joined == 1)
		csv->name = csv->header[0].cell;
	remember(csv, arena);
	*cells = csv->name;
	*n = csv->columns;
	*line = csv->header_line;
	return true;
}

uint64_t
cc_csv_dropped(const struct cc_csv *csv)
{
	return csv->dropped;
}
