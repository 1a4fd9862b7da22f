/* csv_exhaustive.c -- every short input there is, read in every block size.
 *
 * Usage: csv_exhaustive [LENGTH]   (7, with sanitizers 6; make check-long asks for 9)
 * All strings over {a, blank, delimiter, quote, CR, LF} up to LENGTH are read
 * with blocks of 1 to 16 bytes and compared with a reference that follows the
 * tables F4 and F5 of the dialect one byte at a time: cells, widths, lines,
 * raw records, repeated headers, and the place and kind of an error with the
 * rows before it.
 */
#include "base/arena.h"
#include "rec/csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 10, ROWS = LONGEST + 2, BLOCKS = 16 };

struct cell {
	char text[LONGEST];
	size_t len;
	bool missing;
};

struct row {
	uint64_t line;
	size_t n, begin, end; /* cells; bytes of the record */
	bool blank;	      /* a line of no bytes */
	struct cell cell[LONGEST + 1];
};

/* What reading gives. */
struct answer {
	bool headed;
	struct row header;
	size_t n;
	struct row row[ROWS];
	uint64_t repeated;
	char error[128]; /* the start of the message; "" */
};

struct dialect {
	char letter, blank, delimiter;
};

static const struct dialect dialects[] = {
	{ 'a', ' ', ',' },
	{ 'a', '\t', ';' },
	{ 'a', ' ', '\t' },
};

static struct cc_arena *arena;
static struct cc_piece piece;
static struct answer want_answer, got_answer;

/* --- the reference --- */

enum { AT_ROW, AT_CELL, AT_BLANK, AT_PLAIN, AT_QUOTED, AT_QQ };

struct reader {
	struct answer *out;
	struct row row; /* at hand */
	struct cell cell;
	uint64_t line;
	size_t line_start, mark_column;
	uint64_t mark_line;
	int state;
};

static void
put(struct reader *r, char c)
{
	r->cell.text[r->cell.len++] = c;
}

static void
end_cell(struct reader *r)
{
	r->row.cell[r->row.n++] = r->cell;
	r->cell.len = 0;
}

static void
end_record(struct reader *r, size_t end)
{
	r->row.end = end;
	r->out->row[r->out->n++] = r->row;
}

static void
begin_record(struct reader *r, size_t begin)
{
	r->row.n = 0;
	r->row.blank = false;
	r->row.begin = begin;
	r->row.line = r->line;
	r->state = AT_ROW;
}

static void
error(struct answer *out, uint64_t line, size_t column, const char *what)
{
	if (column)
		snprintf(out->error, sizeof(out->error), "in:%" PRIu64 ":%zu: %.80s", line, column, what);
	else
		snprintf(out->error, sizeof(out->error), "in:%" PRIu64 ": %.80s", line, what);
}

/* In the header a known delimiter behind a quote says how the file is divided. */
static void
fail_text(struct reader *r, const struct dialect *d, char c, size_t column)
{
	char what[128];

	bool header = true;

	for (size_t i = 0; i < r->out->n; i++)
		header = header && r->out->row[i].blank;
	if (!header || strchr(";\t|", c) == NULL || c == '\0') {
		error(r->out, r->line, column, "text after the closing quote");
		return;
	}
	snprintf(what, sizeof what, "the header is divided by another character than '%c'; wanted -d '%s'",
	    d->delimiter,
	    c == '\t'  ? "\\t"
	    : c == ';' ? ";"
		       : "|");
	error(r->out, r->line, column, what);
}

/* One byte in the state at hand; false: error B or T. */
static bool
step(struct reader *r, const struct dialect *d, const char *in, size_t i, bool eol)
{
	const char c = in[i];
	const size_t column = i - r->line_start + 1;

	switch (r->state) {
	case AT_ROW:
		if (eol) {
			r->row.blank = true;
			end_record(r, i);
			return true;
		}
		/* fall through */
	case AT_CELL:
		if (c == '"') {
			r->mark_line = r->line;
			r->mark_column = column;
			r->state = AT_QUOTED;
			return true;
		}
		break;
	case AT_BLANK:
		if (c == '"') {
			error(r->out, r->line, column, "a blank stands before the quote");
			return false;
		}
		break;
	case AT_QUOTED:
		if (c == '"')
			r->state = AT_QQ;
		else
			put(r, c);
		return true;
	case AT_QQ:
		if (c == '"') {
			put(r, c);
			r->state = AT_QUOTED;
			return true;
		}
		if (c != d->delimiter && !eol) {
			fail_text(r, d, c, column);
			return false;
		}
		break;
	default: break;
	}
	if (c == d->delimiter) {
		end_cell(r);
		r->state = AT_CELL;
	} else if (eol) {
		end_cell(r);
		end_record(r, i);
	} else {
		if (r->state != AT_PLAIN)
			r->state = (c == ' ' || c == '\t') ? AT_BLANK : AT_PLAIN;
		put(r, c);
	}
	return true;
}

/* All records, blank lines among them, up to an error. */
static void
read_table(struct answer *out, const struct dialect *d, const char *in, size_t len)
{
	struct reader r = { .out = out, .line = 1 };

	begin_record(&r, 0);
	for (size_t i = 0; i < len; i++) {
		bool eol = in[i] == '\r' || in[i] == '\n', quoted = r.state == AT_QUOTED;

		if (!step(&r, d, in, i, eol))
			return;
		if (!eol)
			continue;
		if (in[i] == '\r' && i + 1 < len && in[i + 1] == '\n') {
			i++;
			if (quoted)
				put(&r, '\n');
		}
		r.line++;
		r.line_start = i + 1;
		if (!quoted)
			begin_record(&r, i + 1);
	}
	if (r.state == AT_QUOTED) {
		error(out, r.mark_line, r.mark_column, "this quote never closes");
	} else if (r.state != AT_ROW) {
		end_cell(&r);
		end_record(&r, len);
	}
}

static bool
same_cell(const struct cell *a, const struct cell *b)
{
	return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

static bool
same_cells(const struct row *a, const struct row *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (!same_cell(&a->cell[i], &b->cell[i]))
			return false;
	return true;
}

/* Every cell of one is found in the other, each used once. */
static bool
permuted(const struct row *a, const struct row *b)
{
	bool used[LONGEST + 1] = { false };

	for (size_t i = 0; i < a->n; i++) {
		size_t k = 0;

		while (k < b->n && (used[k] || !same_cell(&a->cell[i], &b->cell[k])))
			k++;
		if (k == b->n)
			return false;
		used[k] = true;
	}
	return true;
}

/* From records to a header and rows: blank lines, and headers that come again. */
static void
read_reference(struct answer *out, const struct dialect *d, const char *in, size_t len)
{
	size_t records, i = 0, kept = 0;

	out->n = 0;
	out->repeated = 0;
	out->error[0] = '\0';
	read_table(out, d, in, len);
	records = out->n;
	while (i < records && out->row[i].blank)
		i++;
	out->headed = i < records;
	if (!out->headed) {
		out->n = 0;
		if (!out->error[0])
			strcpy(out->error, len ? "in: only blank lines" : "in: empty file");
		return;
	}
	out->header = out->row[i++];
	for (; i < records; i++) {
		struct row *row = &out->row[i];
		const struct row *h = &out->header;

		if (row->blank && h->n > 1)
			continue;
		if (row->blank) {
			row->n = 1;
			row->cell[0] = (struct cell){ .missing = true };
		} else if (h->n > 1 && row->n == h->n && same_cells(row, h)) {
			out->repeated++;
			continue;
		} else if (h->n > 1 && row->n == h->n && permuted(row, h)) {
			error(out, row->line, 0, "the header again with its columns in another order");
			break;
		}
		out->row[kept++] = *row;
	}
	out->n = kept;
}

/* --- the reader under test --- */

static void
take(struct cell *to, struct cc_span from)
{
	to->missing = from.at == NULL;
	to->len = from.len;
	if (from.len <= LONGEST && from.len)
		memcpy(to->text, from.at, from.len);
}

static void
take_rows(struct answer *out, const struct cc_rows *rows, const struct cc_want *want)
{
	out->repeated += rows->repeated;
	for (size_t i = 0; i < rows->n && out->n < ROWS; i++) {
		struct row *row = &out->row[out->n++];

		row->n = rows->width[i];
		row->line = rows->line[i];
		row->begin = 0;
		row->end = rows->raw[i].len;
		row->blank = rows->raw[i].len == 0;
		for (size_t k = 0; k < want->n; k++)
			take(&row->cell[want->column[k]], rows->cell[i * want->n + k]);
	}
}

static void
read_tested(
    struct answer *out, const struct dialect *d, struct cc_span in, size_t block, const struct cc_want *want)
{
	struct cc_source_opts source_opts = { .chunk = block, .bytes = in };
	struct cc_csv_opts opts = { .delimiter = d->delimiter, .block = block };
	struct cc_source *source = cc_source_new((struct cc_input){ "in", -1 }, &source_opts, arena);
	struct cc_csv *csv = cc_csv_new(source, &opts, arena);
	struct cc_span *header;
	struct cc_rows rows;
	static struct cc_err err;
	enum cc_got got;
	bool good = true;

	out->n = 0;
	out->repeated = 0;
	err.text[0] = '\0';
	out->headed = cc_csv_header(&header, &out->header.n, &out->header.line, csv, arena, &err);
	if (out->headed) {
		for (size_t i = 0; i < out->header.n; i++)
			take(&out->header.cell[i], header[i]);
		while (good && (got = cc_csv_cut(&piece, csv, &err)) == CC_GOT_SOME) {
			good = cc_csv_split(&rows, &piece, want, csv, arena, &err);
			take_rows(out, &rows, want);
		}
	}
	snprintf(out->error, sizeof(out->error), "%.79s", err.text);
	cc_csv_free(csv);
	cc_source_free(source);
	cc_arena_reset(arena);
}

/* --- comparing --- */

static bool
same_row(const struct row *want, const struct row *got, const struct cc_want *columns)
{
	if (want->n != got->n || want->line != got->line)
		return false;
	for (size_t k = 0; k < columns->n; k++) {
		size_t i = columns->column[k];
		bool missing = i >= want->n || want->cell[i].missing;

		if (missing != got->cell[i].missing ||
		    (!missing && !same_cell(&want->cell[i], &got->cell[i])))
			return false;
	}
	return true;
}

static bool
same_answer(const struct answer *want, const struct answer *got, const struct cc_want *columns)
{
	size_t error_len = strlen(want->error);

	if (want->headed != got->headed || want->n != got->n || want->repeated != got->repeated)
		return false;
	if (strncmp(want->error, got->error, error_len) != 0 || !error_len != !got->error[0])
		return false;
	if (want->headed && (want->header.n != got->header.n || want->header.line != got->header.line ||
				!same_cells(&want->header, &got->header)))
		return false;
	for (size_t i = 0; i < want->n; i++)
		if (!same_row(&want->row[i], &got->row[i], columns) ||
		    want->row[i].end - want->row[i].begin != got->row[i].end)
			return false;
	return true;
}

static void
print_answer(const char *name, const struct answer *a)
{
	printf("  %s: header %d of %zu cells, %zu rows, %" PRIu64 " repeated, error \"%s\"\n", name,
	    a->headed, a->headed ? a->header.n : 0, a->n, a->repeated, a->error);
	for (size_t i = 0; i < a->n; i++)
		printf("    line %" PRIu64 ": %zu cells, %zu bytes\n", a->row[i].line, a->row[i].n,
		    a->row[i].end - a->row[i].begin);
}

static void
print_input(const char *in, size_t len, size_t block)
{
	printf("differs, in blocks of %zu: \"", block);
	for (size_t i = 0; i < len; i++)
		printf(in[i] == '\r' ? "\\r" : in[i] == '\n' ? "\\n" : in[i] == '\t' ? "\\t" : "%c", in[i]);
	printf("\"\n");
	print_answer("wanted", &want_answer);
	print_answer("got", &got_answer);
}

static bool
check(const struct dialect *d, const char *in, size_t len)
{
	static const uint32_t every[LONGEST + 1] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, second[] = { 1 };
	static const struct cc_want all = { LONGEST + 1, every }, one = { 1, second };
	/* A block of its own, so that a sanitizer sees a byte too far. */
	char *bytes = memcpy(malloc(len + !len), in, len);
	struct cc_span span = { bytes, len };
	bool good = true;

	read_reference(&want_answer, d, in, len);
	for (size_t block = 1; good && block <= BLOCKS; block++) {
		read_tested(&got_answer, d, span, block, &all);
		good = same_answer(&want_answer, &got_answer, &all);
		if (!good)
			print_input(in, len, block);
	}
	if (good) {
		read_tested(&got_answer, d, span, 3, &one);
		good = same_answer(&want_answer, &got_answer, &one);
		if (!good)
			print_input(in, len, 3);
	}
	free(bytes);
	return good;
}

/* Every string of that length: counts in base six.  The number of differences. */
static unsigned
check_length(uint64_t *inputs, const struct dialect *d, size_t len)
{
	const char letters[] = { d->letter, d->blank, d->delimiter, '"', '\r', '\n' };
	unsigned digit[LONGEST] = { 0 }, differences = 0;
	char in[LONGEST + 1];
	size_t i;

	do {
		for (i = 0; i < len; i++)
			in[i] = letters[digit[i]];
		differences += !check(d, in, len);
		++*inputs;
		for (i = 0; i < len && ++digit[i] == sizeof(letters); i++)
			digit[i] = 0;
	} while (i < len && differences < 10);
	return differences;
}

/* $SANITIZE: each byte costs six times as much then. */
static size_t
default_length(void)
{
	const char *sanitize = getenv("SANITIZE");

	return sanitize != NULL && *sanitize != '\0' ? 6 : 7;
}

int
main(int argc, char **argv)
{
	size_t longest = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : default_length();
	unsigned differences = 0;

	if (longest > LONGEST) {
		fprintf(stderr, "csv_exhaustive: wanted a length of at most %d\n", LONGEST);
		return 2;
	}
	arena = cc_arena_new();
	for (size_t k = 0; k < sizeof(dialects) / sizeof(dialects[0]); k++) {
		/* The first in full; what differs in the others shows in less. */
		size_t most = k == 0 ? longest : longest < 6 ? longest : longest - 2;
		uint64_t inputs = 0;

		for (size_t len = 0; len <= most && !differences; len++)
			differences += check_length(&inputs, &dialects[k], len);
		printf("csv_exhaustive: dialect %zu: %" PRIu64
		       " inputs up to length %zu, each in blocks of 1 to %d: "
		       "%s\n",
		    k + 1, inputs, most, BLOCKS, differences ? "DIFFERENCES" : "no difference");
	}
	cc_buf_free(&piece.bytes);
	cc_arena_free(arena);
	return differences != 0;
}
