/* workbook_styles.c -- which formats of a workbook's cells are dates, times, padded numbers.
 *
 * A format is told by its letters, whatever the locale: those of years, months,
 * days, hours and seconds outside of quotes and brackets.
 */
#include "rec/workbook_int.h"

#include "base/arena.h"

#include <stdlib.h>

/* Formats of the file's own, and the cells' formats. */
struct reading {
	struct cc_buf own, formats; /* of struct own; of struct cc_book_format */
	bool cells;		    /* within cellXfs */
};

struct own {
	long id;
	struct cc_book_format format;
};

enum { YEAR = 1, MONTH = 2, CLOCK = 4, SPAN = 8, DIGIT = 16, KANJI_DATE = 32, KANJI_CLOCK = 64 };

/* Of a format that is a text: how long what begins it is, and what that says. */
static size_t
bracket(unsigned *says, struct cc_span code)
{
	const char *end = memchr(code.at, ']', code.len);
	size_t n = end != NULL ? (size_t)(end - code.at) + 1 : code.len;
	bool same = n > 2;

	for (size_t i = 1; i + 1 < n; i++)
		same = same && (code.at[i] | 0x20) == (code.at[1] | 0x20);
	if (same && strchr("hmsHMS", code.at[1]) != NULL)
		*says |= SPAN;
	return n;
}

static size_t
kanji(unsigned *says, struct cc_span code)
{
	static const char date[] = "年月日", clock[] = "時分秒";

	for (size_t i = 0; code.len >= 3 && i < sizeof date - 1; i += 3) {
		if (memcmp(code.at, date + i, 3) == 0)
			*says |= KANJI_DATE;
		if (memcmp(code.at, clock + i, 3) == 0)
			*says |= KANJI_CLOCK;
	}
	return 1;
}

static size_t
letter(unsigned *says, struct cc_span code)
{
	char c = *code.at, next = code.len > 1 ? code.at[1] : '\0';
	const char *quote;

	switch (c) {
	case '"':
		quote = memchr(code.at + 1, '"', code.len - 1);
		return quote != NULL ? (size_t)(quote - code.at) + 1 : code.len;
	case '\\':
	case '_':
	case '*': return code.len > 1 ? 2 : 1;
	case '[': return bracket(says, code);
	case 'e':
	case 'E':
		if (next == '+' || next == '-')
			return 2;
		*says |= YEAR;
		return 1;
	case 'y':
	case 'Y':
	case 'd':
	case 'D':
	case 'g':
	case 'G': *says |= YEAR; return 1;
	case 'm':
	case 'M': *says |= MONTH; return 1;
	case 'h':
	case 'H':
	case 's':
	case 'S': *says |= CLOCK; return 1;
	case '0':
	case '#':
	case '?': *says |= DIGIT; return 1;
	default: return kanji(says, code);
	}
}

static bool
is_general(struct cc_span code)
{
	static const char general[] = "general";

	if (code.len >= 2 && memcmp(code.at, "G/", 2) == 0)
		return true;
	for (size_t i = 0; i < sizeof general - 1; i++)
		if (i >= code.len || (code.at[i] | 0x20) != general[i])
			return false;
	return true;
}

/* The section for numbers above nothing decides. */
struct cc_book_format
cc_book_format(struct cc_span code)
{
	size_t zeros = 0;
	unsigned says = 0;
	bool date, clock;

	if (is_general(code))
		return (struct cc_book_format){ CC_BOOK_NUMBER, 0 };
	while (zeros < code.len && code.at[zeros] == '0')
		zeros++;
	if (zeros > 1 && zeros <= UINT8_MAX && (zeros == code.len || code.at[zeros] == ';'))
		return (struct cc_book_format){ CC_BOOK_ZEROS, (uint16_t)zeros };
	for (size_t i = 0; i < code.len && code.at[i] != ';';)
		i += letter(&says, (struct cc_span){ code.at + i, code.len - i });
	if (says & SPAN)
		return (struct cc_book_format){ CC_BOOK_SPAN, 0 };
	if (!(says & DIGIT)) /* 0年 counts years, and is none */
		says |= (says & KANJI_DATE ? YEAR : 0) | (says & KANJI_CLOCK ? CLOCK : 0);
	clock = says & CLOCK;
	date = says & YEAR || (says & MONTH && !clock);
	return (struct cc_book_format){ date && clock ? CC_BOOK_BOTH
					: date	      ? CC_BOOK_DATE
					: clock	      ? CC_BOOK_TIME
						      : CC_BOOK_NUMBER,
		0 };
}

/* 27-36 and 50-58 are dates of East Asia. */
struct cc_book_format
cc_book_format_built_in(long id)
{
	enum cc_book_kind kind = CC_BOOK_NUMBER;

	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
		kind = CC_BOOK_DATE;
	else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
		kind = CC_BOOK_TIME;
	else if (id == 22)
		kind = CC_BOOK_BOTH;
	else if (id == 46)
		kind = CC_BOOK_SPAN;
	return (struct cc_book_format){ kind, 0 };
}

static struct cc_book_format
format_of(const struct reading *r, long id)
{
	const struct own *own = (const struct own *)(const void *)r->own.at;

	for (size_t i = r->own.len / sizeof *own; i > 0; i--)
		if (own[i - 1].id == id)
			return own[i - 1].format;
	return cc_book_format_built_in(id);
}

static void
start(struct cc_xml *xml, void *ctx, const char *name, cc_xml_attributes attribute)
{
	struct reading *r = ctx;
	const char *id = cc_xml_value(attribute, "numFmtId"), *code = cc_xml_value(attribute, "formatCode");

	(void)xml;
	if (strcmp(name, "numFmt") == 0 && id != NULL && code != NULL) {
		struct own own = { strtol(id, NULL, 10), cc_book_format(cc_span(code)) };

		cc_buf_add(&r->own, (const char *)&own, sizeof own);
	} else if (strcmp(name, "cellXfs") == 0) {
		r->cells = true;
	} else if (strcmp(name, "xf") == 0 && r->cells) {
		struct cc_book_format format = format_of(r, id != NULL ? strtol(id, NULL, 10) : 0);

		cc_buf_add(&r->formats, (const char *)&format, sizeof format);
	}
}

static void
end(struct cc_xml *xml, void *ctx, const char *name)
{
	struct reading *r = ctx;

	(void)xml;
	if (strcmp(name, "cellXfs") == 0)
		r->cells = false;
}

bool
cc_book_styles_read(struct cc_book_styles *out, struct cc_zip *zip, size_t part, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct reading r = { 0 };
	struct cc_xml_reader reader = { start, end, NULL, &r };
	bool good = cc_xml_part(zip, part, file, &reader, arena, err);

	out->n = r.formats.len / sizeof *out->format;
	out->format = CC_ARRAY(arena, struct cc_book_format, out->n);
	if (out->n > 0)
		memcpy(out->format, r.formats.at, r.formats.len);
	cc_buf_free(&r.own);
	cc_buf_free(&r.formats);
	return good;
}
