/* records_form.c -- which format an input has: by a word, by its name, by what it holds. */
#include "rec/records_int.h"

enum { LOOK = 1024 * 1024 }; /* bytes that tell the format */

const char *const cc_form_words[] = {
	[CC_FORM_AUTO] = "auto",
	[CC_FORM_CSV] = "csv",
	[CC_FORM_TSV] = "tsv",
	[CC_FORM_YAML] = "yaml",
	[CC_FORM_JSON] = "json",
	[CC_FORM_JSONL] = "jsonl",
	[CC_FORM_XLSX] = "xlsx",
	NULL,
};

const char *const cc_merged_words[] = {
	[CC_MERGED_FAIL] = "fail",
	[CC_MERGED_FILL] = "fill",
	[CC_MERGED_BLANK] = "blank",
	NULL,
};

/* Names of files that end otherwise. */
static const struct {
	const char *word;
	enum cc_form form;
} other_words[] = {
	{ "yml", CC_FORM_YAML },
	{ "ndjson", CC_FORM_JSONL },
	{ "xlsm", CC_FORM_XLSX },
	{ "xltx", CC_FORM_XLSX },
};

static bool
same_word(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0'; a++, b++)
		if ((*a >= 'A' && *a <= 'Z' ? *a - 'A' + 'a' : *a) != *b)
			return false;
	return *a == *b;
}

enum cc_form
cc_form_named(const char *word)
{
	for (enum cc_form form = CC_FORM_CSV; cc_form_words[form] != NULL; form++)
		if (same_word(word, cc_form_words[form]))
			return form;
	for (size_t i = 0; i < sizeof other_words / sizeof *other_words; i++)
		if (same_word(word, other_words[i].word))
			return other_words[i].form;
	return CC_FORM_AUTO;
}

enum cc_form
cc_form_of_file(const char *name)
{
	const char *base = strrchr(name, '/'), *dot = strrchr(base != NULL ? base : name, '.');

	return dot != NULL ? cc_form_named(dot + 1) : CC_FORM_AUTO;
}

static bool
line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The start of a text behind so many lines and the blank ones that follow. */
static struct cc_span
behind_lines(struct cc_span text, uint64_t lines)
{
	size_t i = 0;

	for (; lines > 0 && i < text.len; i++)
		if (line_end(text.at[i])) {
			if (text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n')
				i++;
			lines--;
		}
	while (i < text.len && line_end(text.at[i]))
		i++;
	return (struct cc_span){ text.at + i, text.len - i };
}

/* The first line; quoted: a line end within quotes is none. */
static struct cc_span
first_line(bool *whole, struct cc_span text, bool quoted)
{
	bool open = false;
	size_t i = 0;

	for (; i < text.len && (open || !line_end(text.at[i])); i++)
		open ^= quoted && text.at[i] == '"';
	*whole = i < text.len;
	return (struct cc_span){ text.at, i };
}

static char
skip_blanks(struct cc_span *s)
{
	while (s->len > 0 && strchr(" \t\r\n", *s->at) != NULL) {
		s->at++;
		s->len--;
	}
	return s->len > 0 ? *s->at : '\0';
}

/* More of the text might tell: a bracket is the last that is there. */
static bool
is_json(bool *open, struct cc_span text)
{
	char c = skip_blanks(&text);

	*open = c == '\0';
	if (c != '[')
		return c == '{';
	text.at++;
	text.len--;
	c = skip_blanks(&text);
	*open = c == '\0';
	return c == '{' || c == ']';
}

static enum cc_form
form_of_text(bool *open, struct cc_span text, uint64_t skip)
{
	struct cc_span line;
	bool whole, open_json;

	*open = false;
	text = behind_lines(text, skip);
	if (is_json(&open_json, text))
		return CC_FORM_JSON;
	line = first_line(&whole, text, false);
	if (line.len >= 2 && memcmp(line.at, "- ", 2) == 0)
		return CC_FORM_YAML;
	if (line.len >= 3 && memcmp(line.at, "---", 3) == 0 &&
	    cc_span_trim((struct cc_span){ line.at + 3, line.len - 3 }).len == 0 && whole)
		return CC_FORM_YAML;
	line = first_line(&whole, text, true);
	*open = open_json || !whole;
	return line.len > 0 && memchr(line.at, '\t', line.len) != NULL &&
		       memchr(line.at, ',', line.len) == NULL
		   ? CC_FORM_TSV
		   : CC_FORM_CSV;
}

enum cc_form
cc_form_of_source(struct cc_source *source, uint64_t skip)
{
	struct cc_span text = { NULL, 0 };
	enum cc_form form;
	bool open, more;

	do {
		more = cc_source_peek(&text, text.len, source);
		form = form_of_text(&open, text, skip);
	} while (open && more && text.len < LOOK);
	return form;
}

char
cc_csv_separator(struct cc_source *source)
{
	struct cc_span text, line;
	bool whole;

	cc_source_peek(&text, sizeof "\"sep=;\"", source);
	line = first_line(&whole, text, false);
	if (line.len == 7 && line.at[0] == '"' && line.at[6] == '"')
		line = (struct cc_span){ line.at + 1, 5 };
	if (line.len != 5 || memcmp(line.at, "sep=", 4) != 0 || (line.at[4] & 0x80) ||
	    strchr("\" ", line.at[4]) != NULL)
		return '\0';
	return line.at[4];
}
