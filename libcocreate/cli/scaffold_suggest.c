/* scaffold_suggest.c -- a run has found no column to work on: the command line that reads
 * the input, where the names and values of its columns tell. */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/scaffold.h"

#include <math.h>

/* Of fewer columns the list of their names says enough. */
enum { MANY = 8 };

/* A word of the shell. */
static void
put_word(struct cc_buf *out, struct cc_span word)
{
	bool plain = word.len > 0;

	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];

		plain &= cc_is_word_byte(c) || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0 ||
			 cc_byte_in(c, "+-_.,:/=@%");
	}
	if (!plain)
		cc_buf_putc(out, '\'');
	for (size_t i = 0; i < word.len; i++) {
		if (word.at[i] == '\'')
			cc_buf_puts(out, "'\\''");
		else
			cc_buf_putc(out, word.at[i]);
	}
	if (!plain)
		cc_buf_putc(out, '\'');
}

static void
put_column(struct cc_buf *out, const struct cc_scaffold *s, const char *role, const char *pattern, size_t c)
{
	const struct cc_sample_column *column = &s->sample.column[c];
	struct cc_buf word = { 0 };

	cc_buf_printf(&word, "%s=", role);
	if (pattern != NULL)
		cc_buf_puts(&word, pattern);
	else if (column->unnamed)
		cc_buf_printf(&word, "#%u", column->position);
	else
		cc_buf_span(&word, column->name);
	cc_buf_puts(out, " -c ");
	put_word(out, (struct cc_span){ word.at, word.len });
	cc_buf_free(&word);
}

/* -c for all that the command does not find by itself.  False: options cannot say it all. */
static bool
put_columns(struct cc_buf *out, const struct cc_scaffold *s)
{
	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_reading *r = cc_scaffold_reading_of(s, c);

		if (s->axis[c].at != NULL || (r != NULL && cc_has_form(r)))
			return false;
		if (r != NULL && r->first == c && !cc_is_found_unasked(s, r)) {
			if (r->role->items != NULL)
				return false;
			put_column(out, s, r->role->name, r->pattern, c);
		}
		if (r != NULL || !cc_scaffold_is_role(s, s->use[c]))
			continue;
		if (cc_scaffold_split_of(s, c) != NULL)
			return false;
		if (s->known[c] != CC_KNOWN_NAME)
			put_column(out, s, s->use[c], NULL, c);
	}
	return true;
}

/* --scale, and what has no default on another. */
static void
put_scale(struct cc_buf *out, const struct cc_scaffold *s)
{
	char low[CC_NUM_MAX], high[CC_NUM_MAX];

	if (!cc_scaffold_rescales(s))
		return;
	cc_num_print(low, s->low);
	cc_num_print(high, s->high);
	cc_buf_printf(out, " --%s=%s..%s", cc_scaffold_scale(s->tool)->name, low, high);
	for (const struct cc_opt *o = s->tool->options; o->name != NULL; o++) {
		if (o->rescaled == NULL || !isnan(((const struct cc_number *)o->value)->value))
			continue;
		cc_num_print(low, o->rescaled(s->low, s->high, 1));
		cc_buf_printf(out, " --%s=%s", o->name, low);
	}
}

/* The words as they were typed, behind what is new; threads change nothing. */
static void
put_line(struct cc_buf *out, const struct cc_scaffold *s, struct cc_span more, char *const *words)
{
	cc_buf_puts(out, s->tool->name);
	cc_buf_span(out, more);
	for (; *words != NULL; words++) {
		if (strncmp(*words, "--threads", strlen("--threads")) == 0) {
			words += strcmp(*words, "--threads") == 0 && words[1] != NULL;
			continue;
		}
		cc_buf_putc(out, ' ');
		put_word(out, cc_span(*words));
	}
}

/* What must not reach a terminal as it is: then nothing is said. */
static void
add_line(struct cc_err *err, const char *format, const struct cc_buf *line)
{
	struct cc_span rest = { line->at, line->len };
	size_t len;

	for (; rest.len > 0; rest.at += len, rest.len -= len) {
		uint32_t c = cc_utf8_next(rest, &len);

		if (c == 0xfffd || cc_utf8_unsafe(c))
			return;
	}
	cc_fail_more(err, format, line->at);
}

/* Questions are asked for, and no column is one by its name. */
static bool
asks_of_columns(const struct cc_scaffold *s)
{
	for (const struct cc_role *r = s->tool->method->roles; r->name != NULL; r++)
		if (cc_scaffold_is_columns(r))
			return cc_scaffold_uses(s, r->name, s->sample.n) == 0;
	return false;
}

bool
cc_scaffold_suggest(struct cc_err *err, const struct cc_tool *tool, const struct cc_run *run,
    const struct cc_binder *binder, const struct cc_fold_opts *opts, char *const *words,
    struct cc_arena *arena)
{
	struct cc_scaffold *s = CC_NEW(arena, struct cc_scaffold);
	struct cc_buf more = { 0 }, line = { 0 };
	struct cc_err ignored;
	bool whole;

	*s = (struct cc_scaffold){
		.tool = tool, .run = run, .arena = arena, .scales = cc_binder_scales(binder)
	};
	if (!cc_sample_read(&s->sample, run, CC_SAMPLE_CELLS, binder, opts, arena, &ignored))
		return false;
	cc_scaffold_match(s);
	whole = cc_scaffold_meets(s) && put_columns(&more, s);
	if (asks_of_columns(s))
		cc_buf_puts(&more, " --all");
	if (whole && more.len > 0) {
		put_scale(&more, s);
		put_line(&line, s, (struct cc_span){ more.at, more.len }, words);
		add_line(err, N_("; perhaps: %s"), &line);
	} else if (cc_scaffold_meets(s) && s->sample.n >= MANY) {
		put_line(&line, s, CC_SPAN(" --scaffold"), words);
		add_line(err, N_("; a study file says how to read it: %s"), &line);
	}
	cc_buf_free(&more);
	cc_buf_free(&line);
	return false;
}
