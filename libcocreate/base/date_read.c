/* date_read.c -- the ways in which people and programs write days.
 *
 * A text is read character by character, full-width forms as their ASCII ones.
 * A time of day and a zone must have their shape and change nothing: the day
 * is the written one.
 */
#include "base/date.h"

#include "base/utf8.h"

enum { TEXT_MAX = 64, DAY_SECONDS = 86400 };

/* Days of spreadsheets: 1 is 1900-01-01, 60 a day that never was, 61 is 1900-03-01. */
enum { SERIAL_LEAP = 60, SERIAL_EPOCH = 25569, SERIAL_MAX = 2958465, SERIAL_DIGITS = 7 };

/* The characters left to read; 0 at the end. */
struct cursor {
	uint32_t text[TEXT_MAX + 1];
	const uint32_t *at;
};

struct written {
	int year, month, day;
};

/* First year minus one; the letter, the one-character form, the two characters. */
static const struct era {
	int before;
	uint32_t letter, square, first, second;
} eras[] = {
	{ 1867, 'M', 0x337e, 0x660e, 0x6cbb }, /* Meiji */
	{ 1911, 'T', 0x337d, 0x5927, 0x6b63 }, /* Taisho */
	{ 1925, 'S', 0x337c, 0x662d, 0x548c }, /* Showa */
	{ 1988, 'H', 0x337b, 0x5e73, 0x6210 }, /* Heisei */
	{ 2018, 'R', 0x32ff, 0x4ee4, 0x548c }, /* Reiwa */
};

enum {
	FIRST_YEAR = 0x5143, /* 元 */
	YEAR = 0x5e74,	     /* 年 */
	MONTH = 0x6708,	     /* 月 */
	DAY = 0x65e5,	     /* 日 */
	HOUR = 0x6642,	     /* 時 */
	MINUTE = 0x5206,     /* 分 */
	SECOND = 0x79d2,     /* 秒 */
	NOON = 0x5348,	     /* 午 */
	BEFORE = 0x524d,     /* 前 */
	AFTER = 0x5f8c,	     /* 後 */
};

static uint32_t
plain(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		return c - 0xfee0;
	if (c == 0x2212)
		return '-';
	return c == 0x3000 || c == 0xa0 || c == 0x202f || c == '\t' ? ' ' : c;
}

/* Without outer blanks; false where it is empty or too long for a date. */
static bool
open_text(struct cursor *c, struct cc_span s)
{
	size_t n = 0, used;

	for (; s.len; s.at += used, s.len -= used) {
		uint32_t one = (unsigned char)s.at[0];

		used = 1;
		if (one >= 0x80 || one == '\t')
			one = plain(cc_utf8_next(s, &used));

		if (one == ' ' && n == 0)
			continue;
		if (n == TEXT_MAX || one == 0)
			return false;
		c->text[n++] = one;
	}
	while (n && c->text[n - 1] == ' ')
		n--;
	c->text[n] = 0;
	c->at = c->text;
	return n > 0;
}

static bool
take(struct cursor *c, uint32_t one)
{
	if (*c->at != one)
		return false;
	c->at++;
	return true;
}

static bool
blanks(struct cursor *c)
{
	const uint32_t *from = c->at;

	while (take(c, ' ')) {
	}
	return c->at > from;
}

/* An ASCII word in either case, or nothing. */
static bool
word(struct cursor *c, const char *w)
{
	const uint32_t *p = c->at;

	for (; *w; w++, p++) {
		if ((*p | 0x20) != (uint32_t)(*w | 0x20))
			return false;
	}
	c->at = p;
	return true;
}

/* min to max digits, no digit behind them. */
static bool
number(int *out, struct cursor *c, int min, int max)
{
	int n = 0;

	for (*out = 0; *c->at >= '0' && *c->at <= '9' && n < max; n++)
		*out = 10 * *out + (int)(*c->at++ - '0');
	return n >= min && !(*c->at >= '0' && *c->at <= '9');
}

/* 午前, 午後, AM, PM, a.m., p.m. */
static bool
half_day(struct cursor *c)
{
	if (*c->at == NOON && (c->at[1] == BEFORE || c->at[1] == AFTER)) {
		c->at += 2;
		return true;
	}
	return word(c, "am") || word(c, "pm") || word(c, "a.m.") || word(c, "p.m.");
}

/* +9, +09, +0900, +09:00 */
static bool
offset(struct cursor *c)
{
	int hours, minutes = 0;

	if (!take(c, '+') && !take(c, '-'))
		return false;
	if (!number(&hours, c, 1, 4))
		return false;
	if (hours > 99) {
		minutes = hours % 100;
		hours /= 100;
	} else if (take(c, ':') && !number(&minutes, c, 2, 2)) {
		return false;
	}
	return hours <= 14 && minutes <= 59;
}

static bool
zone(struct cursor *c)
{
	if (word(c, "jst") || word(c, "z"))
		return true;
	if (word(c, "gmt") || word(c, "utc"))
		return *c->at == 0 || offset(c);
	return offset(c);
}

/* 9:03, 9:03:11.123, 9時3分11秒 */
static bool
clock_time(struct cursor *c, int *hour)
{
	int minute = 0, second = 0, fraction;
	bool kanji;

	if (!number(hour, c, 1, 2))
		return false;
	kanji = take(c, HOUR);
	if (!kanji && !take(c, ':'))
		return false;
	if (kanji && !(*c->at >= '0' && *c->at <= '9'))
		return true;
	if (!number(&minute, c, kanji ? 1 : 2, 2) || (kanji && !take(c, MINUTE)))
		return false;
	if (kanji ? *c->at >= '0' && *c->at <= '9' : take(c, ':')) {
		if (!number(&second, c, kanji ? 1 : 2, 2))
			return false;
		if (!kanji && (take(c, '.') || take(c, ',')) && !number(&fraction, c, 1, 9))
			return false;
		if (kanji && !take(c, SECOND))
			return false;
	}
	return minute <= 59 && second <= 60;
}

/* What may follow a day, to the end. */
static bool
time_of_day(struct cursor *c)
{
	bool half;
	int hour;

	if (*c->at == 0)
		return true;
	(void)take(c, ',');
	if (!take(c, 'T') && !blanks(c))
		return false;
	half = half_day(c);
	(void)blanks(c);
	if (!clock_time(c, &hour))
		return false;
	(void)blanks(c);
	half = half || half_day(c);
	(void)blanks(c);
	return hour <= (half ? 12 : 23) && (*c->at == 0 || (zone(c) && *c->at == 0));
}

static enum cc_date_read
finish(int64_t *out, struct written w)
{
	return cc_date_make(out, w.year, w.month, w.day) ? CC_DATE_OK : CC_DATE_BAD;
}

/* What follows a year: 1月27日, 1月, -1-27, /1; a point only with all three. */
static enum cc_date_read
after_year(int64_t *out, struct cursor *c, int year)
{
	struct written w = { year, 0, 1 };
	uint32_t mark = *c->at;
	bool whole = false;

	if (mark != YEAR && mark != '-' && mark != '/' && mark != '.')
		return CC_DATE_BAD;
	c->at++;
	if (mark == YEAR)
		(void)blanks(c);
	if (!number(&w.month, c, 1, 2) || (mark == YEAR && !take(c, MONTH)))
		return CC_DATE_BAD;
	if (mark == YEAR) {
		(void)blanks(c);
		whole = *c->at != 0;
	} else {
		whole = take(c, mark);
	}
	if (whole && (!number(&w.day, c, 1, 2) || (mark == YEAR && !take(c, DAY))))
		return CC_DATE_BAD;
	if (whole ? !time_of_day(c) : mark == '.' || *c->at != 0)
		return CC_DATE_BAD;
	return finish(out, w);
}

static enum cc_date_read
era_date(int64_t *out, struct cursor *c, const struct era *era)
{
	int year = 1;

	if (!take(c, FIRST_YEAR) && !number(&year, c, 1, 2))
		return CC_DATE_BAD;
	return year < 1 ? CC_DATE_BAD : after_year(out, c, era->before + year);
}

static const struct era *
take_era(struct cursor *c)
{
	for (size_t i = 0; i < sizeof(eras) / sizeof(eras[0]); i++) {
		const struct era *e = &eras[i];

		if (take(c, e->square) || take(c, e->letter) || take(c, e->letter | 0x20))
			return e;
		if (*c->at == e->first && c->at[1] == e->second) {
			c->at += 2;
			return e;
		}
	}
	return NULL;
}

/* Digits alone: 20260127, or a count of seconds, milliseconds or microseconds. */
static enum cc_date_read
bare_digits(int64_t *out, const uint32_t *digit, int n)
{
	int64_t value = 0;

	for (int i = 0; i < n && n <= 16; i++)
		value = 10 * value + (int64_t)(digit[i] - '0');
	switch (n) {
	case 8:
		return finish(out,
		    (struct written){ (int)(value / 10000), (int)(value / 100 % 100), (int)(value % 100) });
	case 9:
	case 10: *out = value / DAY_SECONDS; return CC_DATE_OK;
	case 12:
	case 13: *out = value / 1000 / DAY_SECONDS; return CC_DATE_OK;
	case 15:
	case 16: *out = value / 1000000 / DAY_SECONDS; return CC_DATE_OK;
	default: return CC_DATE_BAD;
	}
}

/* A year of two digits as POSIX reads it. */
static int
whole_year(int year, bool short_form)
{
	return !short_form ? year : year < 69 ? 2000 + year : 1900 + year;
}

/* 1/27/2026, 27.1.26 and the like, a time or none behind it. */
static enum cc_date_read
year_last(int64_t *out, struct cursor *c, enum cc_date_order order)
{
	int part[3], width;
	const uint32_t *from;
	uint32_t mark;

	if (!number(&part[0], c, 1, 2))
		return CC_DATE_BAD;
	mark = *c->at;
	if ((mark != '/' && mark != '-' && mark != '.') || !take(c, mark))
		return CC_DATE_BAD;
	if (!number(&part[1], c, 1, 2) || !take(c, mark))
		return CC_DATE_BAD;
	from = c->at;
	if (!number(&part[2], c, order == CC_DATES_YMD ? 1 : 2, 4))
		return CC_DATE_BAD;
	width = (int)(c->at - from);
	if (!time_of_day(c))
		return CC_DATE_BAD;
	if (order == CC_DATES_YMD && width <= 2)
		return finish(out, (struct written){ whole_year(part[0], true), part[1], part[2] });
	part[2] = whole_year(part[2], width == 2);
	if (order == CC_DATES_DMY)
		return finish(out, (struct written){ part[2], part[1], part[0] });
	if (order == CC_DATES_MDY)
		return finish(out, (struct written){ part[2], part[0], part[1] });
	return CC_DATE_AMBIGUOUS;
}

/* Whether there is a number of days and nothing else, perhaps with a time as its fraction. */
static bool
is_serial(const uint32_t *text, int digits)
{
	const uint32_t *p = text + digits;

	if (digits < 1 || digits > SERIAL_DIGITS)
		return false;
	if (*p == '.' || *p == ',')
		for (p++; *p >= '0' && *p <= '9'; p++) {
		}
	return *p == 0;
}

static bool
is_year(int64_t value)
{
	return value >= 1900 && value <= 2100;
}

/* A year, with a month or not, is no day, so it is not taken for one of 1905. */
static enum cc_date_read
read_serial(int64_t *out, const uint32_t *text, int digits, enum cc_date_order order)
{
	int64_t value = 0;

	for (int i = 0; i < digits; i++)
		value = 10 * value + (int64_t)(text[i] - '0');
	if (order != CC_DATES_EXCEL)
		return is_year(digits == 6   ? value / 100
			       : digits == 4 ? value
					     : 0)
			   ? CC_DATE_BAD
			   : CC_DATE_SERIAL;
	if (value < 1 || value == SERIAL_LEAP || value > SERIAL_MAX)
		return CC_DATE_BAD;
	*out = value - SERIAL_EPOCH + (value < SERIAL_LEAP);
	return CC_DATE_OK;
}

enum cc_date_read
cc_date_read(int64_t *day, struct cc_span text, enum cc_date_order order)
{
	const struct era *era;
	struct cursor c;
	int n = 0, year;

	if (cc_date_parse_iso(day, text))
		return CC_DATE_OK;
	if (!open_text(&c, text))
		return CC_DATE_BAD;
	era = take_era(&c);
	if (era)
		return era_date(day, &c, era);
	while (c.text[n] >= '0' && c.text[n] <= '9')
		n++;
	if (is_serial(c.text, n))
		return read_serial(day, c.text, n, order);
	if (c.text[n] == 0)
		return bare_digits(day, c.text, n);
	if (n <= 2)
		return year_last(day, &c, order);
	return number(&year, &c, 4, 4) ? after_year(day, &c, year) : CC_DATE_BAD;
}

enum cc_date_read
cc_date_parse(int64_t *day, struct cc_span text)
{
	return cc_date_read(day, text, CC_DATES_AUTO);
}
