/* slip.c -- slips of the keyboard where "key: value" was meant. */
#include "rec/slip.h"

#include "base/utf8.h"

static const struct cc_span wide_colon = { "\xef\xbc\x9a", 3 };
static const struct cc_span wide_blank = { "\xe3\x80\x80", 3 };

static bool
stands_at(struct cc_span line, size_t i, struct cc_span what)
{
	return line.len - i >= what.len && memcmp(line.at + i, what.at, what.len) == 0;
}

static bool
blank_at(struct cc_span line, size_t i)
{
	return i == line.len || strchr(" \t\r\n", line.at[i]) != NULL;
}

/* Past indentation, "- " and an opening bracket. */
static size_t
skip_front(struct cc_span line)
{
	size_t i = 0;

	while (i < line.len &&
	       (strchr(" \t{[", line.at[i]) != NULL || (line.at[i] == '-' && blank_at(line, i + 1))))
		i++;
	return i;
}

/* A key in quotes may hold any colon. */
static size_t
skip_quoted(struct cc_span line, size_t i)
{
	char quote = line.at[i];

	if (quote != '"' && quote != '\'')
		return i;
	for (i++; i < line.len; i++) {
		if (line.at[i] == '\\' && quote == '"' && i + 1 < line.len)
			i++;
		else if (line.at[i] == quote)
			return i + 1;
	}
	return i;
}

/* 12:30 is a time of the day, not a key. */
static bool
all_digits(const char *at, size_t len)
{
	size_t i = 0;

	while (i < len && at[i] >= '0' && at[i] <= '9')
		i++;
	return i == len;
}

static struct cc_span
cut_line(struct cc_span *rest)
{
	struct cc_span line = { rest->at, 0 };
	size_t end;

	while (line.len < rest->len && rest->at[line.len] != '\n' && rest->at[line.len] != '\r')
		line.len++;
	end = line.len;
	if (end < rest->len && rest->at[end] == '\r')
		end++;
	if (end < rest->len && rest->at[end] == '\n')
		end++;
	rest->at += end;
	rest->len -= end;
	return line;
}

static bool
comment_or_blank(struct cc_span line)
{
	line = cc_span_trim(line);
	return line.len == 0 || line.at[0] == '#';
}

/* Whether a key stands before the column: then no line above is to blame. */
static bool
key_before(struct cc_span line, uint64_t column)
{
	size_t len = 0, used;

	for (; column > 1 && len < line.len; column--, len += used)
		cc_utf8_next((struct cc_span){ line.at + len, line.len - len }, &used);
	return memchr(line.at, ':', len) != NULL;
}

enum cc_slip
cc_slip_find(size_t *at, struct cc_span line)
{
	size_t front = skip_front(line), i = front;

	*at = i;
	if (stands_at(line, i, wide_blank))
		return CC_SLIP_BLANK;
	if (i < line.len)
		i = skip_quoted(line, i);
	for (; i < line.len && line.at[i] != '\0'; i++) {
		*at = i;
		if (line.at[i] == '#' && (i == 0 || blank_at(line, i - 1)))
			return CC_SLIP_NONE;
		if (stands_at(line, i, wide_colon))
			return CC_SLIP_COLON;
		if (line.at[i] != ':')
			continue;
		if (blank_at(line, i + 1))
			return CC_SLIP_NONE;
		*at = i + 1;
		if (stands_at(line, i + 1, wide_blank))
			return CC_SLIP_BLANK;
		*at = i;
		if (line.at[i + 1] != '/' && !all_digits(line.at + front, i - front))
			return CC_SLIP_TIGHT;
	}
	return CC_SLIP_NONE;
}

bool
cc_slip_check(struct cc_span text, struct cc_place place, enum cc_exit code, struct cc_err *err)
{
	size_t at;
	enum cc_slip slip = cc_slip_find(&at, text);

	place.column += cc_utf8_chars((struct cc_span){ text.at, at });
	switch (slip) {
	case CC_SLIP_NONE: break;
	case CC_SLIP_COLON:
		return cc_fail_at(
		    err, code, place, N_("a full-width colon; wanted \": \", an ASCII colon and a space"));
	case CC_SLIP_BLANK:
		return cc_fail_at(err, code, place, N_("a full-width space; wanted an ASCII space"));
	case CC_SLIP_TIGHT:
		return cc_fail_at(err, code, place, N_("no space after the colon; wanted \"key: value\""));
	}
	return true;
}

bool
cc_slip_above(struct cc_span text, struct cc_place stumble, enum cc_exit code, struct cc_err *err)
{
	struct cc_place place = { stumble.file, 0, 1 };
	struct cc_span bad = { NULL, 0 };
	size_t at;

	for (uint64_t number = 1; number <= stumble.line && text.len > 0; number++) {
		struct cc_span line = cut_line(&text);
		enum cc_slip slip = cc_slip_find(&at, line);

		if (comment_or_blank(line))
			continue;
		if (number == stumble.line ? key_before(line, stumble.column) : slip == CC_SLIP_NONE)
			place.line = 0;
		if (place.line == 0 && slip != CC_SLIP_NONE) {
			bad = line;
			place.line = number;
		}
	}
	return place.line == 0 || cc_slip_check(bad, place, code, err);
}
