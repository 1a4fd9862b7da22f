/* workbook_value.c -- what a cell of a workbook holds, as text.
 *
 * A date is a number of days.  The 1900 system calls 1900-01-01 day 1 and has a
 * February 29 in that year, which never was; the 1904 system begins with day 0.
 */
#include "rec/workbook_int.h"

#include "base/date.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>

enum {
	DAY = 86400,
	BEFORE_1970 = 25569,
	BEFORE_LEAP = 25568,
	BEFORE_1904 = 24107,
	LEAP = 60,
	LAST = 2958465
};
enum { DIGITS = 15, ESCAPE = 7 };

/* As many digits as a double holds whatever they are, and no more: they stay as they are. */
static bool
is_short(struct cc_span text)
{
	size_t minus = text.len > 0 && *text.at == '-';

	if (text.len == minus || text.len - minus > DIGITS ||
	    (text.at[minus] == '0' && text.len > minus + 1) || (minus && text.at[1] == '0'))
		return false;
	for (size_t i = minus; i < text.len; i++)
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
	return true;
}

static void
add_time(struct cc_buf *out, int64_t seconds)
{
	cc_buf_printf(
	    out, "%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
}

/* What is no day stays what the sheet shows of it, which no role takes for a date. */
static bool
add_day(struct cc_buf *out, int64_t serial, bool since_1904)
{
	char text[CC_DATE_TEXT];

	if (since_1904) {
		cc_buf_add(out, text, cc_date_print(text, serial - BEFORE_1904));
	} else if (serial == 0 || serial == LEAP) {
		cc_buf_puts(out, serial == 0 ? "1900-01-00" : "1900-02-29");
		return false;
	} else {
		cc_buf_add(
		    out, text, cc_date_print(text, serial - (serial < LEAP ? BEFORE_LEAP : BEFORE_1970)));
	}
	return true;
}

static bool
add_serial(struct cc_buf *out, double value, enum cc_book_kind kind, bool since_1904)
{
	int64_t day, seconds;

	if (value < 0 || value > LAST - (since_1904 ? BEFORE_1970 - BEFORE_1904 : 0) + 1.)
		return false;
	day = (int64_t)floor(value);
	seconds = (int64_t)round((value - floor(value)) * DAY);
	if (kind == CC_BOOK_SPAN) {
		seconds = (int64_t)round(value * DAY);
		cc_buf_printf(out, "%jd:%02d:%02d", (intmax_t)(seconds / 3600), (int)(seconds / 60 % 60),
		    (int)(seconds % 60));
		return true;
	}
	if (seconds == DAY) {
		day++;
		seconds = 0;
	}
	if (kind == CC_BOOK_TIME && day == 0) {
		add_time(out, seconds);
		return true;
	}
	if (add_day(out, day, since_1904) && (kind != CC_BOOK_DATE || seconds > 0)) {
		cc_buf_putc(out, ' ');
		add_time(out, seconds);
	}
	return true;
}

bool
cc_book_number(struct cc_buf *out, struct cc_span text, struct cc_book_format format, bool since_1904)
{
	char digits[CC_NUM_MAX];
	size_t n, minus;
	double value;

	if (format.kind <= CC_BOOK_ZEROS && is_short(text)) {
		n = text.len;
		memcpy(digits, text.at, n);
	} else if (!cc_num_parse_plain(&value, text)) {
		return false;
	} else if (format.kind > CC_BOOK_ZEROS && add_serial(out, value, format.kind, since_1904)) {
		return true;
	} else {
		n = cc_num_print(digits, value);
	}
	minus = n > 0 && digits[0] == '-';
	if (minus)
		cc_buf_putc(out, '-');
	if (format.kind == CC_BOOK_ZEROS && n - minus < format.zeros && memchr(digits, '.', n) == NULL &&
	    memchr(digits, 'e', n) == NULL)
		cc_buf_repeat(out, '0', format.zeros - (n - minus));
	cc_buf_add(out, digits + minus, n - minus);
	return true;
}

/* 2026-01-27T09:03:11.000Z: what a date alone would not say is left out where it says nothing. */
void
cc_book_iso(struct cc_buf *out, struct cc_span text, struct cc_book_format format)
{
	const char *between = memchr(text.at, 'T', text.len);
	size_t day = between != NULL ? (size_t)(between - text.at) : text.len, n;
	struct cc_span time = { text.at + day, text.len - day };

	cc_buf_add(out, text.at, day);
	if (time.len == 0)
		return;
	time = (struct cc_span){ time.at + 1, time.len - 1 };
	for (n = 0; n < time.len && time.at[n] != '.' && time.at[n] != 'Z';)
		n++;
	time.len = n;
	if (day > 0 && format.kind == CC_BOOK_DATE && cc_span_eq(time, CC_SPAN("00:00:00")))
		return;
	if (day > 0)
		cc_buf_putc(out, ' ');
	cc_buf_span(out, time);
}

/* _xHHHH_: its number. */
static bool
escaped(uint32_t *unit, struct cc_span text)
{
	*unit = 0;
	if (text.len < ESCAPE || text.at[0] != '_' || text.at[1] != 'x' || text.at[ESCAPE - 1] != '_')
		return false;
	for (size_t i = 2; i < ESCAPE - 1; i++) {
		char c = text.at[i];
		unsigned digit = c >= '0' && c <= '9'	? (unsigned)(c - '0')
				 : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10
				 : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
							: 16;

		if (digit == 16)
			return false;
		*unit = *unit << 4 | digit;
	}
	return true;
}

void
cc_book_unescape(struct cc_buf *out, struct cc_span text)
{
	while (text.len > 0) {
		const char *next = memchr(text.at, '_', text.len);
		size_t plain = next != NULL ? (size_t)(next - text.at) : text.len, n = ESCAPE;
		uint32_t unit, low;
		char bytes[4];

		cc_buf_add(out, text.at, plain);
		text = (struct cc_span){ text.at + plain, text.len - plain };
		if (text.len == 0)
			return;
		if (escaped(&unit, text) && unit >= 0xd800 && unit < 0xdc00 &&
		    escaped(&low, (struct cc_span){ text.at + n, text.len - n }) && low >= 0xdc00 &&
		    low < 0xe000) {
			unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
			n *= 2;
		}
		if (unit == 0 || (unit >= 0xd800 && unit < 0xe000)) {
			cc_buf_putc(out, '_');
			n = 1;
		} else {
			cc_buf_add(out, bytes, cc_utf8_put(bytes, unit));
		}
		text = (struct cc_span){ text.at + n, text.len - n };
	}
}

bool
cc_book_place(uint32_t *row, uint32_t *column, const char *name)
{
	uint32_t r = 0, c = 0;

	for (; *name >= 'A' && *name <= 'Z' && c <= CC_SHEET_COLUMNS; name++)
		c = c * 26 + (uint32_t)(*name - 'A') + 1;
	for (; *name >= '0' && *name <= '9' && r <= CC_SHEET_ROWS; name++)
		r = r * 10 + (uint32_t)(*name - '0');
	*row = r;
	*column = c - 1;
	return *name == '\0' && r > 0 && r <= CC_SHEET_ROWS && c > 0 && c <= CC_SHEET_COLUMNS;
}

size_t
cc_book_cell_name(char out[16], uint32_t row, uint32_t column)
{
	char letters[4];
	size_t n = 0;

	for (uint32_t c = column + 1; c > 0 && n < sizeof letters; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	for (size_t i = 0; i < n; i++)
		out[i] = letters[n - 1 - i];
	return n + (size_t)snprintf(out + n, 16 - n, "%ju", (uintmax_t)row);
}
