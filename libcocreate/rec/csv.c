/* csv.c -- a source, cut into pieces of whole records.
 *
 * The serial part of reading: everything here runs once per block, in order,
 * and does no more than find where records end and count lines.  What rests
 * behind the last whole record stands at the start of the next piece.
 * An error is found again by the next call when the records before it have
 * been given, so nothing has to be remembered.
 */
#include "rec/csv_int.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

static bool
line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The place of a byte of the record at hand, by what stands before it. */
static struct cc_place
place_of(const struct cc_csv *csv, struct cc_span before)
{
	struct cc_place place = { cc_source_name(csv->source), csv->line + cc_csv_lines(before), 1 };
	size_t start = before.len;

	while (start && !line_end(before.at[start - 1]))
		start--;
	place.column += cc_utf8_chars((struct cc_span){ before.at + start, before.len - start });
	return place;
}

static bool
fail_source(struct cc_err *err, const struct cc_csv *csv, struct cc_span before, const struct cc_err *cause)
{
	struct cc_place place = place_of(csv, before);

	return cc_source_fail(err, csv->source, place.line, place.column, cause);
}

static bool
fail_scan(struct cc_err *err, const struct cc_csv *csv, enum cc_csv_scanned why, struct cc_span before)
{
	struct cc_place place = place_of(csv, before);

	if (why == CC_SCAN_TEXT && csv->columns == 0 && cc_byte_in(before.at[before.len], ";\t|"))
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("the header is divided by another character than '%c'; wanted -d '%s'"),
		    csv->delimiter,
		    before.at[before.len] == '\t'  ? "\\t"
		    : before.at[before.len] == ';' ? ";"
						   : "|");
	switch (why) {
	case CC_SCAN_BLANK:
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("a blank stands before the quote; wanted the quote right after the delimiter"));
	case CC_SCAN_TEXT:
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("text after the closing quote; wanted a delimiter or the end of the line, and a quote "
		       "within quotes doubled"));
	case CC_SCAN_LONG:
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("this quote never closes: its cell passes %zu bytes; wanted a closing quote, or a "
		       "higher --max-field"),
		    csv->max_field);
	default:
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("this quote never closes; wanted a closing quote before the end of the file"));
	}
}

struct cc_csv *
cc_csv_new(struct cc_source *source, const struct cc_csv_opts *opts, struct cc_arena *arena)
{
	struct cc_csv *csv = CC_NEW(arena, struct cc_csv);

	csv->source = source;
	csv->delimiter = opts->delimiter;
	csv->max_field = opts->max_field ? opts->max_field : CC_CSV_MAX_FIELD;
	csv->block = opts->block ? opts->block : CC_CSV_BLOCK;
	csv->skip = opts->skip;
	csv->header_lines = opts->header > 0 ? opts->header : 1;
	csv->line = 1;
	cc_buf_reserve(&csv->rest, CC_SOURCE_ROOM);
	cc_csv_classes(csv->class, csv->delimiter);
	return csv;
}

void
cc_csv_free(struct cc_csv *csv)
{
	if (csv)
		cc_buf_free(&csv->rest);
}

/* Reads on until the buffer holds so many bytes, or there are no more. */
static enum cc_got
fill(struct cc_buf *to, size_t target, struct cc_csv *csv, struct cc_err *cause)
{
	enum cc_got got = CC_GOT_SOME;

	cc_buf_reserve(to, CC_SOURCE_ROOM);
	while (got == CC_GOT_SOME && to->len < target) {
		size_t room = target - to->len, n;
		char *at;

		if (room < CC_SOURCE_ROOM)
			room = CC_SOURCE_ROOM;
		cc_buf_reserve(to, room);
		at = to->at + to->len;
		got = cc_source_read(&n, at, room, csv->source, cause);
		if (n && csv->after_cr) {
			csv->after_cr = false;
			if (at[0] == '\n')
				memmove(at, at + 1, --n);
		}
		to->len += n;
	}
	to->at[to->len] = '\0';
	return got;
}

static struct cc_span
resting(const struct cc_csv *csv)
{
	return (struct cc_span){ csv->rest.at + csv->head, csv->rest.len - csv->head };
}

/* A line feed right behind a carriage return belongs to it (F2). */
static void
skip_line_feed(struct cc_csv *csv, char last)
{
	struct cc_span rest = resting(csv);

	if (last != '\r')
		return;
	if (rest.len && rest.at[0] == '\n')
		csv->head++;
	csv->after_cr = rest.len == 0;
}

/* Goes behind n bytes of what rests. */
static void
pass(struct cc_csv *csv, size_t n)
{
	struct cc_span rest = resting(csv);

	if (n == 0)
		return;
	csv->line += cc_csv_lines((struct cc_span){ rest.at, n });
	csv->head += n;
	skip_line_feed(csv, rest.at[n - 1]);
}

static enum cc_got
read_on(struct cc_csv *csv, struct cc_err *cause)
{
	struct cc_span rest = resting(csv);

	memmove(csv->rest.at, rest.at, rest.len);
	csv->rest.len = rest.len;
	csv->head = 0;
	return fill(&csv->rest, rest.len + csv->block, csv, cause);
}

static bool
fail_skip(struct cc_err *err, const struct cc_csv *csv, uint64_t lines)
{
	return cc_fail_at(err, CC_EXIT_DATA, (struct cc_place){ cc_source_name(csv->source), 0, 0 },
	    N_("it has %ju lines; wanted a header after the %ju that --skip passes over"), (uintmax_t)lines,
	    (uintmax_t)csv->skip);
}

bool
cc_csv_skip_lines(struct cc_csv *csv, struct cc_err *err)
{
	struct cc_err cause;

	for (uint64_t left = csv->skip; left; left--) {
		struct cc_span rest = resting(csv);
		enum cc_got got = CC_GOT_SOME;
		size_t at = 0;

		for (;;) {
			while (at < rest.len && !line_end(rest.at[at]))
				at++;
			if (at < rest.len || got != CC_GOT_SOME || rest.len > CC_CSV_MAX_RECORD)
				break;
			got = read_on(csv, &cause);
			rest = resting(csv);
		}
		if (at < rest.len)
			pass(csv, at + 1);
		else if (got == CC_GOT_FAULT)
			return fail_source(err, csv, rest, &cause);
		else if (got == CC_GOT_SOME)
			return cc_csv_check_record(err, rest, 1, csv->line, csv);
		else
			return fail_skip(err, csv, csv->skip - left + (rest.len > 0));
	}
	return true;
}

static bool
fail_empty(struct cc_err *err, const struct cc_csv *csv, bool lines)
{
	struct cc_place place = { cc_source_name(csv->source), 0, 0 };

	if (csv->header_line > 0)
		return cc_fail_at(err, CC_EXIT_DATA, place,
		    N_("it ends within its header; wanted the %ju lines of --header, then rows"),
		    (uintmax_t)csv->header_lines);
	if (lines)
		return cc_fail_at(err, CC_EXIT_DATA, place, N_("only blank lines; wanted a header"));
	return cc_fail_at(err, CC_EXIT_DATA, place, N_("empty file"));
}

/* The bytes of the next record, at what rests; *passed ones stand before it. */
static bool
find_record(struct cc_span *record, size_t *passed, struct cc_csv *csv, struct cc_err *err)
{
	struct cc_csv_scan scan = { 0 };
	enum cc_got got = CC_GOT_SOME;
	enum cc_csv_scanned found;
	struct cc_span rest;
	struct cc_err cause;

	for (;;) {
		rest = resting(csv);
		found = cc_csv_scan(&scan, rest, csv, true, got == CC_GOT_END);
		if (found != CC_SCAN_MORE || got != CC_GOT_SOME)
			break;
		if (rest.len > CC_CSV_MAX_RECORD)
			return cc_csv_check_record(err, rest, 1, csv->line, csv);
		got = read_on(csv, &cause);
	}
	if (found == CC_SCAN_RECORD) {
		*passed = scan.begin;
		*record = (struct cc_span){ rest.at + scan.begin, scan.end - scan.begin };
		return true;
	}
	if (found != CC_SCAN_MORE)
		return fail_scan(err, csv, found, (struct cc_span){ rest.at, scan.mark });
	if (got == CC_GOT_FAULT)
		return fail_source(err, csv, rest, &cause);
	return fail_empty(err, csv, csv->line > 1 || rest.len > 0);
}

bool
cc_csv_record(
    struct cc_span *record, uint64_t *line, struct cc_csv *csv, struct cc_arena *arena, struct cc_err *err)
{
	size_t passed = 0;

	if (!find_record(record, &passed, csv, err))
		return false;
	pass(csv, passed);
	*line = csv->line;
	*record = cc_span_dup(arena, *record);
	pass(csv, record->len + (record->len < resting(csv).len));
	return true;
}

unsigned
cc_csv_peek(struct cc_span *record, unsigned wanted, struct cc_csv *csv)
{
	enum cc_got got = CC_GOT_SOME;
	struct cc_err ignored;

	for (;;) {
		struct cc_span rest = resting(csv);
		struct cc_csv_scan scan = { 0 };
		enum cc_csv_scanned found = CC_SCAN_RECORD;
		unsigned n = 0;

		while (n < wanted && found == CC_SCAN_RECORD) {
			found = cc_csv_scan(&scan, rest, csv, true, got == CC_GOT_END);
			record[n] = (struct cc_span){ rest.at + scan.begin, scan.end - scan.begin };
			n += found == CC_SCAN_RECORD;
			scan.begin = scan.at;
		}
		if (n == wanted || found != CC_SCAN_MORE || got != CC_GOT_SOME ||
		    rest.len > CC_CSV_MAX_RECORD)
			return n;
		/* Twice as much at least, so that no byte is looked at often. */
		do
			got = read_on(csv, &ignored);
		while (got == CC_GOT_SOME && resting(csv).len < 2 * rest.len &&
		       resting(csv).len <= CC_CSV_MAX_RECORD);
	}
}

/* Behind the last line end that stands at or behind from; 0: there is none. */
static size_t
behind_last_line(struct cc_span bytes, size_t from)
{
	size_t at = bytes.len;

	while (at > from && !line_end(bytes.at[at - 1]))
		at--;
	return at > from ? at : 0;
}

/* Not one whole record: the end, or something is wrong with the next. */
static enum cc_got
fail_cut(struct cc_err *err, const struct cc_csv *csv, struct cc_span all, enum cc_got got,
    enum cc_csv_scanned found, size_t mark, const struct cc_err *cause)
{
	if (found != CC_SCAN_MORE)
		fail_scan(err, csv, found, (struct cc_span){ all.at, mark });
	else if (got == CC_GOT_END)
		return CC_GOT_END;
	else if (got == CC_GOT_FAULT)
		fail_source(err, csv, all, cause);
	else
		cc_csv_check_record(err, all, 1, csv->line, csv);
	return CC_GOT_FAULT;
}

enum cc_got
cc_csv_cut(struct cc_piece *out, struct cc_csv *csv, struct cc_err *err)
{
	struct cc_csv_scan scan = { 0 };
	enum cc_csv_scanned found = CC_SCAN_MORE;
	struct cc_buf *b = &out->bytes;
	enum cc_got got;
	struct cc_span all = { 0 };
	struct cc_err cause;

	b->len = 0;
	cc_buf_span(b, resting(csv));
	csv->rest.len = csv->head = 0;
	out->quotes = false;
	do {
		size_t seen = all.len;

		got = fill(b, (seen ? b->len : 0) + csv->block, csv, &cause);
		all = (struct cc_span){ b->at, b->len };
		if (!out->quotes)
			out->quotes = memchr(all.at + seen, '"', all.len - seen) != NULL;
		if (out->quotes)
			found = cc_csv_scan(&scan, all, csv, false, got == CC_GOT_END);
		else
			scan.begin = behind_last_line(all, seen);
	} while (got == CC_GOT_SOME && found == CC_SCAN_MORE && !scan.begin && all.len <= CC_CSV_MAX_RECORD);
	if (got == CC_GOT_END && found == CC_SCAN_MORE)
		scan.begin = all.len;
	if (scan.begin == 0)
		return fail_cut(err, csv, all, got, found, scan.mark, &cause);
	cc_buf_add(&csv->rest, all.at + scan.begin, all.len - scan.begin);
	b->len = scan.begin;
	b->at[b->len] = '\0';
	out->line = csv->line;
	out->lines = cc_csv_lines((struct cc_span){ b->at, b->len });
	csv->line += out->lines;
	skip_line_feed(csv, b->at[b->len - 1]);
	return CC_GOT_SOME;
}
