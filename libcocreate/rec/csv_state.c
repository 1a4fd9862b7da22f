/* csv_state.c -- the dialect as a table (house rule F4), and what a line is.
 *
 * The machine judges and cuts; it makes no cells.  It runs over blocks that
 * hold a quote, serially, and once more in a worker over each record that
 * holds one, to find its end.
 */
#include "rec/csv_int.h"

#include "rec/csv_hits.h"

enum csv_class { OTHER, DELIM, END, QUOTE, BLANK, MARK, CLASSES };

/* Between records, at the start of a cell, after blanks at the start of a
 * cell, in a cell without and with quotes, after a quote within quotes. */
enum state { ROW, CELL, BLANKS, PLAIN, QUOTED, QQ, STATES };

/* Beyond the states: what else a byte may mean. */
enum event { RECORD = STATES, NO_ROW, OPENS, PAIR, BAD_BLANK, BAD_TEXT, MARKED };

/* Columns that line up are what makes it a table. */
/* clang-format off */
static const unsigned char table[STATES][CLASSES] = {
	/*            other     D       EOL     "          blank     U+FEFF */
	[ROW] =    { PLAIN,    CELL,   NO_ROW, OPENS,     BLANKS,   MARKED },
	[CELL] =   { PLAIN,    CELL,   RECORD, OPENS,     BLANKS,   PLAIN },
	[BLANKS] = { PLAIN,    CELL,   RECORD, BAD_BLANK, BLANKS,   PLAIN },
	[PLAIN] =  { PLAIN,    CELL,   RECORD, PLAIN,     PLAIN,    PLAIN },
	[QUOTED] = { QUOTED,   QUOTED, QUOTED, QQ,        QUOTED,   QUOTED },
	[QQ] =     { BAD_TEXT, CELL,   RECORD, PAIR,      BAD_TEXT, BAD_TEXT },
};
/* clang-format on */

static const char feff[] = "\357\273\277";

void
cc_csv_classes(unsigned char class[256], char delimiter)
{
	memset(class, OTHER, 256);
	class[' '] = class['\t'] = BLANK;
	class['\n'] = class['\r'] = END;
	class['"'] = QUOTE;
	class[(unsigned char)delimiter] = DELIM;
}

/* Only a header with quotes reads otherwise behind a U+FEFF. */
void
cc_csv_classes_header(unsigned char class[256], struct cc_span header)
{
	if (memchr(header.at, '"', header.len))
		class[(unsigned char)feff[0]] = MARK;
}

bool
cc_csv_marked_header(struct cc_span record, const struct cc_csv *csv)
{
	return record.len == csv->header_raw.len + 3 && memcmp(record.at, feff, 3) == 0 &&
	       memcmp(record.at + 3, csv->header_raw.at, csv->header_raw.len) == 0;
}

/* At the first byte of a U+FEFF at the start of a record: goes behind the
 * header, as behind a closing quote, where it stands there.  False: the bytes
 * end too early to tell. */
static bool
pass_mark(struct cc_csv_scan *scan, struct cc_span bytes, const struct cc_csv *csv, bool last)
{
	size_t len = csv->header_raw.len + 3, left = bytes.len - scan->at;

	if (left <= len && !last)
		return false;
	if (left >= len && cc_csv_marked_header((struct cc_span){ bytes.at + scan->at, len }, csv) &&
	    (left == len || csv->class[(unsigned char)bytes.at[scan->at + len]] == END)) {
		scan->at += len;
		scan->state = QQ;
	} else {
		scan->at++;
		scan->state = PLAIN;
	}
	return true;
}

/* On to what ends a cell without quotes. */
static size_t
pass_plain(size_t at, struct cc_span bytes, const unsigned char class[256])
{
	while (at < bytes.len && class[(unsigned char)bytes.at[at]] != DELIM &&
	       class[(unsigned char)bytes.at[at]] != END)
		at++;
	return at;
}

/* On to the next quote, or to where the cell is too long. */
static enum cc_csv_scanned
pass_quoted(struct cc_csv_scan *scan, struct cc_span bytes, const struct cc_csv *csv)
{
	const char *from = bytes.at + scan->at, *quote = memchr(from, '"', bytes.len - scan->at);

	scan->at = quote ? (size_t)(quote - bytes.at) : bytes.len;
	return scan->at - scan->mark - 1 - scan->pairs > csv->max_field ? CC_SCAN_LONG : CC_SCAN_MORE;
}

static enum cc_csv_scanned
at_end(struct cc_csv_scan *scan, struct cc_span bytes, bool one, bool last)
{
	if (!last)
		return CC_SCAN_MORE;
	if (scan->state == QUOTED)
		return CC_SCAN_OPEN;
	scan->end = bytes.len;
	return one && scan->state != ROW ? CC_SCAN_RECORD : CC_SCAN_MORE;
}

static void
open_quote(struct cc_csv_scan *scan)
{
	scan->state = QUOTED;
	scan->mark = scan->at;
	scan->pairs = 0;
}

enum cc_csv_scanned
cc_csv_scan(struct cc_csv_scan *scan, struct cc_span bytes, const struct cc_csv *csv, bool one, bool last)
{
	size_t from;

	while (scan->at < bytes.len) {
		unsigned char to = table[scan->state][csv->class[(unsigned char)bytes.at[scan->at]]];

		switch (to) {
		case QUOTED:
			if (pass_quoted(scan, bytes, csv) == CC_SCAN_LONG)
				return CC_SCAN_LONG;
			continue;
		case PLAIN:
			scan->state = PLAIN;
			from = scan->at;
			scan->at = pass_plain(from + 1, bytes, csv->class);
			if (one && !scan->stray)
				scan->stray = memchr(bytes.at + from, '"', scan->at - from) != NULL;
			continue;
		case NO_ROW: scan->begin = scan->at + 1; break;
		case RECORD:
			scan->state = ROW;
			scan->end = scan->at++;
			if (one)
				return CC_SCAN_RECORD;
			scan->begin = scan->at;
			continue;
		case OPENS: open_quote(scan); break;
		case PAIR:
			scan->state = QUOTED;
			if (scan->at - scan->mark - ++scan->pairs > csv->max_field)
				return CC_SCAN_LONG;
			break;
		case BAD_BLANK: scan->mark = scan->at; return CC_SCAN_BLANK;
		case BAD_TEXT: scan->mark = scan->at; return CC_SCAN_TEXT;
		case MARKED:
			if (!pass_mark(scan, bytes, csv, last))
				return CC_SCAN_MORE;
			continue;
		default: scan->state = to; break;
		}
		scan->at++;
	}
	return at_end(scan, bytes, one, last);
}

/* How many bits are set. */
static unsigned
bits(uint64_t x)
{
	x -= x >> 1 & UINT64_C(0x5555555555555555);
	x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
	x = (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (unsigned)(x * UINT64_C(0x0101010101010101) >> 56);
}

uint64_t
cc_csv_lines(struct cc_span bytes)
{
	uint64_t lines = 0, after_cr = 0;

	for (size_t i = 0; i < bytes.len; i += 64) {
		const char *at = bytes.at + i;
		size_t len = bytes.len - i;
		uint64_t lf = cc_csv_hits(at, len, '\n', '\n', '\n', '\n');
		uint64_t cr = cc_csv_hits(at, len, '\r', '\r', '\r', '\r');

		/* A line feed right after a carriage return is part of its end. */
		lines += bits((lf & ~(cr << 1 | after_cr)) | cr);
		after_cr = cr >> 63;
	}
	return lines;
}
