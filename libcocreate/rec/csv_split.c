/* csv_split.c -- pieces into cells: two lanes with one meaning (house rule F8).
 *
 * Records without a quote are split where delimiters and line ends lie, found
 * 64 bytes at a time; their cells are spans of the piece.  A record with a
 * quote, which the cutter has found to be sound, is given to libcsv together
 * with one line feed; its wanted cells are copied to the arena.
 */
#include "rec/csv_int.h"

#include "base/arena.h"
#include "rec/csv_hits.h"

#include <csv.h>
#include <stdlib.h>

/* What becomes of one record's cells. */
struct lane {
	struct cc_span *cell;	/* the wanted ones */
	const uint32_t *column; /* NULL: the first ones */
	size_t wanted, taken, width;
	size_t limit;		   /* of a cell */
	size_t long_cell, long_by; /* number (from 1) and bytes of the first beyond it */
	struct cc_arena *arena;	   /* of copies */
};

struct split {
	const struct cc_csv *csv;
	struct cc_span bytes;
	struct cc_want want;
	struct cc_rows *rows;
	struct cc_span *cell, *raw;
	uint64_t *lines;
	uint32_t *widths;
	bool *stray;		/* NULL: of no row so far */
	size_t most;		/* rows */
	uint64_t line;		/* of the record at hand */
	struct cc_span *header; /* room for the cells of one that may be the header */
	struct csv_parser parser;
	struct cc_arena *arena;
	struct cc_err *err;
};

static void
take(struct lane *lane, struct cc_span cell, bool copy)
{
	size_t number = lane->width++;

	if (cell.len > lane->limit && lane->long_cell == 0) {
		lane->long_cell = number + 1;
		lane->long_by = cell.len;
	}
	if (lane->taken == lane->wanted || (lane->column && lane->column[lane->taken] != number))
		return;
	lane->cell[lane->taken++] = copy ? cc_span_dup(lane->arena, cell) : cell;
}

static void
take_plain(struct lane *lane, struct cc_span record, char delimiter)
{
	const char *at = record.at, *end = at + record.len, *next;

	while ((next = memchr(at, delimiter, (size_t)(end - at))) != NULL) {
		take(lane, (struct cc_span){ at, (size_t)(next - at) }, false);
		at = next + 1;
	}
	take(lane, (struct cc_span){ at, (size_t)(end - at) }, false);
}

static void
take_parsed(void *bytes, size_t len, void *lane)
{
	take(lane, (struct cc_span){ bytes, len }, true);
}

/* To libcsv no byte is a blank: it would trim. */
static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void
parser_start(struct csv_parser *parser, const struct cc_csv *csv)
{
	if (csv_init(parser, 0) != 0)
		cc_oom();
	csv_set_delim(parser, (unsigned char)csv->delimiter);
	csv_set_space_func(parser, no_space);
}

/* Without strictness memory is all that libcsv can fail for. */
static void
take_quoted(struct lane *lane, struct cc_span record, struct csv_parser *parser)
{
	if (csv_parse(parser, record.at, record.len, take_parsed, NULL, lane) != record.len ||
	    csv_parse(parser, "\n", 1, take_parsed, NULL, lane) != 1)
		cc_oom();
}

static void
take_record(struct lane *lane, struct cc_span record, const struct cc_csv *csv)
{
	struct csv_parser parser;

	if (!record.len || !memchr(record.at, '"', record.len)) {
		take_plain(lane, record, csv->delimiter);
		return;
	}
	parser_start(&parser, csv);
	take_quoted(lane, record, &parser);
	csv_free(&parser);
}

int
cc_csv_by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

size_t
cc_csv_cells(struct cc_span *cell, size_t room, struct cc_span record, const struct cc_csv *csv,
    struct cc_arena *arena)
{
	struct lane lane = { .cell = cell, .wanted = room, .limit = SIZE_MAX, .arena = arena };

	take_record(&lane, record, csv);
	return lane.width;
}

bool
cc_csv_check_record(
    struct cc_err *err, struct cc_span record, size_t width, uint64_t line, const struct cc_csv *csv)
{
	const struct cc_place place = { cc_source_name(csv->source), line, 0 };
	struct lane lane = { .limit = csv->max_field };

	if (record.len > CC_CSV_MAX_RECORD)
		return cc_fail_at(
		    err, CC_EXIT_DATA, place, N_("a record of more than 64 MiB; wanted a shorter one"));
	if (width > CC_CSV_MAX_CELLS)
		return cc_fail_at(
		    err, CC_EXIT_DATA, place, N_("a record of %zu cells; wanted at most 65535"), width);
	if (record.len <= csv->max_field)
		return true;
	take_record(&lane, record, csv);
	if (lane.long_cell == 0)
		return true;
	return cc_fail_at(err, CC_EXIT_DATA, place,
	    N_("cell %zu holds %zu bytes; wanted at most %zu, or a higher --max-field"), lane.long_cell,
	    lane.long_by, csv->max_field);
}

static bool
marked(struct cc_span record)
{
	return record.len >= 3 && memcmp(record.at, "\357\273\277", 3) == 0;
}

static bool
in_header(const struct cc_csv *csv, struct cc_span cell)
{
	unsigned key = cc_csv_key(cell);

	return (csv->seen[key / 64] >> key % 64 & 1) &&
	       bsearch(&cell, csv->known, csv->n_known, sizeof(cell), cc_csv_by_bytes);
}

/* Cheap, and true of every row that is the header again: its first wanted
 * cell is one of the header's. */
static bool
may_repeat(const struct split *s, struct cc_span record, size_t width)
{
	const struct cc_csv *csv = s->csv;

	if (width != csv->columns || width < 2)
		return false;
	if (marked(record) || cc_span_eq(record, csv->header_raw))
		return true;
	if (s->want.n == 0 || s->want.column[0] >= width)
		return false;
	return in_header(csv, s->cell[s->rows->n * s->want.n]);
}

static bool
same_cells(const struct cc_span *a, const struct cc_span *b, size_t n)
{
	while (n && cc_span_eq(a[n - 1], b[n - 1]))
		n--;
	return n == 0;
}

/* False: the header's cells in another order. */
static bool
repeats(bool *same, struct split *s, struct cc_span record)
{
	const struct cc_csv *csv = s->csv;
	const size_t n = csv->columns;

	if (marked(record))
		record = (struct cc_span){ record.at + 3, record.len - 3 };
	if (!s->header)
		s->header = CC_ARRAY(s->arena, struct cc_span, n);
	if (cc_csv_cells(s->header, n, record, csv, s->arena) != n)
		return true;
	for (uint64_t k = 0; k < csv->header_lines && !*same; k++)
		*same = csv->header[k].columns == n && same_cells(s->header, csv->header[k].cell, n);
	if (*same || csv->header[0].columns != n)
		return true;
	qsort(s->header, n, sizeof(*s->header), cc_csv_by_bytes);
	if (!same_cells(s->header, csv->sorted, n))
		return true;
	return cc_fail_at(s->err, CC_EXIT_DATA, (struct cc_place){ cc_source_name(csv->source), s->line, 0 },
	    N_("the header again with its columns in another order; wanted the order of line %ju"),
	    (uintmax_t)csv->header_line);
}

static void
drop_row(struct split *s)
{
	s->rows->repeated++;
	if (s->stray != NULL)
		s->stray[s->rows->n] = false;
}

static void
keep_row(struct split *s, struct cc_span record, size_t width)
{
	size_t n = s->rows->n++;
	struct cc_span *cell = s->cell + n * s->want.n;

	/* what it is too short for */
	for (size_t k = s->want.n; k > 0 && s->want.column[k - 1] >= width; k--)
		cell[k - 1] = (struct cc_span){ NULL, 0 };
	s->raw[n] = record;
	s->lines[n] = s->line;
	s->widths[n] = (uint32_t)width;
}

/* A record whose cells have been taken. */
static bool
end_row(struct split *s, struct cc_span record, size_t width)
{
	bool same = false;

	if ((record.len > s->csv->max_field || width > CC_CSV_MAX_CELLS) &&
	    !cc_csv_check_record(s->err, record, width, s->line, s->csv))
		return false;
	if (may_repeat(s, record, width) && !repeats(&same, s, record))
		return false;
	if (same)
		drop_row(s);
	else
		keep_row(s, record, width);
	s->line++;
	return true;
}

/* No bytes before a line end at `at`. */
static void
blank_line(struct split *s, size_t at)
{
	const char *p = s->bytes.at;

	if (at && p[at] == '\n' && p[at - 1] == '\r')
		return;
	if (s->csv->columns == 1) {
		keep_row(s, (struct cc_span){ p + at, 0 }, 1);
		memset(s->cell + (s->rows->n - 1) * s->want.n, 0, s->want.n * sizeof(*s->cell));
	}
	s->line++;
}

/* The row at hand, should it stay one. */
static void
mark_stray(struct split *s)
{
	if (s->stray == NULL)
		s->stray = CC_ARRAY(s->arena, bool, s->most);
	s->stray[s->rows->n] = true;
}

/* The record at begin holds a quote: *behind it and its line end. */
static bool
quoted_row(size_t *behind, struct split *s, size_t begin)
{
	struct cc_span rest = { s->bytes.at + begin, s->bytes.len - begin }, record;
	struct lane lane = {
		.column = s->want.column, .wanted = s->want.n, .limit = SIZE_MAX, .arena = s->arena
	};
	struct cc_csv_scan scan = { 0 };

	cc_csv_scan(&scan, rest, s->csv, true, true);
	record = (struct cc_span){ rest.at, scan.end };
	*behind = begin + scan.at;
	if (scan.stray)
		mark_stray(s);
	if (cc_csv_marked_header(record, s->csv) && s->csv->columns > 1) {
		drop_row(s);
		s->line++;
	} else {
		lane.cell = s->cell + s->rows->n * s->want.n;
		take_quoted(&lane, record, &s->parser);
		if (!end_row(s, record, lane.width))
			return false;
	}
	s->line += cc_csv_lines(record);
	return true;
}

/* A row ends at `at`; last: where its last cell goes, from start on; NULL: nowhere. */
static bool
finish_row(struct split *s, size_t begin, size_t start, size_t at, struct cc_span *last, uint32_t width)
{
	const char *p = s->bytes.at;

	if (last != NULL)
		*last = (struct cc_span){ p + start, at - start };
	return end_row(s, (struct cc_span){ p + begin, at - begin }, width);
}

/* Where nothing is quoted, quotes need not be looked for: it is '\n' then. */
static bool
walk(struct split *s, const char quote)
{
	const char *const p = s->bytes.at, delimiter = s->csv->delimiter;
	const size_t len = s->bytes.len, wanted = s->want.n;
	const uint32_t first = wanted ? s->want.column[0] : UINT32_MAX;
	struct cc_span *cell = s->cell;
	size_t begin = 0, start = 0, taken = 0, step;
	uint32_t width = 0, next = first;

	for (size_t base = 0; base < len; base += step) {
		uint64_t hits = cc_csv_hits(p + base, len - base, delimiter, '\r', '\n', quote);

		for (step = 64; hits; hits &= hits - 1) {
			size_t at = base + (unsigned)__builtin_ctzll(hits), behind = at + 1;

			if (p[at] == delimiter) {
				if (width++ == next) {
					cell[taken] = (struct cc_span){ p + start, at - start };
					next = ++taken < wanted ? s->want.column[taken] : UINT32_MAX;
				}
				start = behind;
				continue;
			}
			if (p[at] == '"') {
				if (!quoted_row(&behind, s, begin))
					return false;
				step = behind - base;
				hits = 0;
			} else if (at == begin) {
				blank_line(s, at);
			} else if (!finish_row(
				       s, begin, start, at, width == next ? &cell[taken] : NULL, width + 1)) {
				return false;
			}
			begin = start = behind;
			taken = width = 0;
			next = first;
			cell = s->cell + s->rows->n * wanted;
		}
	}
	return begin == len ||
	       finish_row(s, begin, start, len, width == next ? &cell[taken] : NULL, width + 1);
}

bool
cc_csv_split(struct cc_rows *out, const struct cc_piece *piece, const struct cc_want *want,
    const struct cc_csv *csv, struct cc_arena *arena, struct cc_err *err)
{
	const size_t most = piece->lines + 1;
	struct split s = { .csv = csv,
		.want = *want,
		.rows = out,
		.line = piece->line,
		.arena = arena,
		.err = err,
		.most = most };
	bool good;

	if (want->n && most > SIZE_MAX / want->n)
		cc_oom();
	s.bytes = (struct cc_span){ piece->bytes.at, piece->bytes.len };
	s.cell = CC_ROOM(arena, struct cc_span, most * want->n);
	s.raw = CC_ROOM(arena, struct cc_span, most);
	s.lines = CC_ROOM(arena, uint64_t, most);
	s.widths = CC_ROOM(arena, uint32_t, most);
	*out = (struct cc_rows){ .wanted = want->n,
		.cell = s.cell,
		.line = s.lines,
		.width = s.widths,
		.raw = s.raw,
		.delimiter = csv->delimiter };
	if (!piece->quotes)
		return walk(&s, '\n');
	parser_start(&s.parser, csv);
	good = walk(&s, '"');
	out->stray = s.stray;
	csv_free(&s.parser);
	return good;
}
