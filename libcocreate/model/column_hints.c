/* column_hints.c -- what to type where a cell is no number of its column: a code for no
 * answer, another decimal mark, a scale of codes. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

enum { WORD_LONGEST = 60, LETTERS_MOST = 4, CODES_MOST = 11 };

bool
cc_has_digits(struct cc_span cell, struct cc_arena *scratch)
{
	struct cc_span folded = cc_utf8_fold(scratch, cell);

	for (size_t i = 0; i < folded.len; i++)
		if (folded.at[i] >= '0' && folded.at[i] <= '9')
			return true;
	return false;
}

/* As a word of the shell; len 0: it cannot be one, or not a short one. */
static const char *
shell_word(struct cc_span text, struct cc_arena *arena)
{
	bool plain = true, single = false, active = false;

	if (strcmp(cc_quote(text).text, cc_strndup(arena, text.at, text.len)) != 0)
		return "";
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.at[i];

		single |= byte == '\'';
		active |= cc_byte_in((char)byte, "\"$`\\!");
		plain &= byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
			 (byte >= 'a' && byte <= 'z') || cc_byte_in((char)byte, "+-_.,:/=");
	}
	if (single && active)
		return "";
	return cc_format(arena, plain ? "%.*s" : single ? "\"%.*s\"" : "'%.*s'", (int)text.len, text.at);
}

/* --missing as it stands, and this cell. */
static void
hint_missing(const struct cc_cells *c, struct cc_span cell)
{
	const struct cc_bind_opts *opts = &c->bound->binder->opts;
	const char *list = opts->has_missing && !opts->more_missing ? "" : "+", *word;

	cell = cc_utf8_trim(cell);
	if (cell.len == 0 || cell.len > WORD_LONGEST || memchr(cell.at, ',', cell.len) != NULL)
		return;
	for (size_t i = 0; i < opts->n_missing; i++)
		list = cc_format(c->arena, "%s%.*s,", list, (int)opts->missing[i].len, opts->missing[i].at);
	word = shell_word(cc_span(cc_format(c->arena, "%s%.*s", list, (int)cell.len, cell.at)), c->arena);
	if (word[0] != '\0')
		cc_problem_more(c->problems, N_("; --missing=%s if it is no answer"), word);
}

/* -1, 0, 8, 9, 77, 88, 97, 98, 99, 999 and their like. */
static bool
is_code_of_none(double number)
{
	int64_t size, last, digit;

	if (fabs(number) != floor(fabs(number)) || fabs(number) > 99999)
		return false;
	size = (int64_t)fabs(number);
	if (size < 10)
		return number <= 0 || number >= 8;
	last = size % 10;
	digit = size / 10 % 10;
	for (int64_t lead = size / 10; lead >= 1; lead /= 10)
		if (lead % 10 != digit || digit < 7 || last < (digit == 9 ? 6 : digit) ||
		    (digit < 9 && last != digit))
			return false;
	return true;
}

static bool
hint_decimal(const struct cc_cells *c, struct cc_span cell, const double *limit)
{
	unsigned other = cc_binder_numbers(c->bound->binder) == CC_NUM_COMMA ? 0 : CC_NUM_COMMA;
	double number;

	if (!cc_num_read(&number, cell, other) || (limit != NULL && (number < limit[0] || number > limit[1])))
		return false;
	cc_problem_more(c->problems, N_("; --decimal=%s reads it as %s"), other == CC_NUM_COMMA ? "," : ".",
	    cc_num_say(number).text);
	return true;
}

/* The codes of a scale, of which this cell is one: A5 of A1 to A5. */
static bool
hint_codes(const struct cc_cells *c, unsigned role, uint32_t item, struct cc_span cell, const double *limit)
{
	const struct cc_items *items = c->t->run->items[role];
	struct cc_span name = items != NULL ? items->item[item].id : cc_span(c->t->method->roles[role].name);
	const char *list = "";
	size_t letters = 0;
	double number;

	cell = cc_utf8_trim(cell);
	while (letters < cell.len && ((cell.at[letters] | 0x20) >= 'a' && (cell.at[letters] | 0x20) <= 'z'))
		letters++;
	if (letters == 0 || letters > LETTERS_MOST || limit[1] - limit[0] >= CODES_MOST ||
	    limit[0] != floor(limit[0]) ||
	    !cc_num_parse_plain(&number, (struct cc_span){ cell.at + letters, cell.len - letters }) ||
	    number < limit[0] || number > limit[1])
		return false;
	for (int step = 0; step <= limit[1] - limit[0]; step++)
		list = cc_format(c->arena, "%s%s%.*s%s", list, step > 0 ? ", " : "", (int)letters, cell.at,
		    cc_num_say(limit[0] + step).text);
	cc_problem_more(c->problems,
	    N_("; codes are read by a scale, low to high: scales: {codes: [%s]}, columns: {%s: {scale: "
	       "codes}} in "
	       "the study (--scaffold drafts it)"),
	    list, cc_quote(name).text);
	return true;
}

void
cc_hint_number(const struct cc_cells *c, unsigned role, uint32_t item, struct cc_span cell,
    const double *limit, bool worded)
{
	double number;

	if (c->problems->last == NULL || cell.len > CC_NUM_MAX || hint_decimal(c, cell, limit) ||
	    (worded && limit != NULL && hint_codes(c, role, item, cell, limit)))
		return;
	if (cc_num_read(&number, cell, cc_binder_numbers(c->bound->binder)) ? is_code_of_none(number)
									    : !cc_has_digits(cell, c->arena))
		hint_missing(c, cell);
}
