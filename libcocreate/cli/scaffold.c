/* scaffold.c -- --scaffold: a commented study file for an input. */
#include "cli/scaffold.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/scaffold_part.h"

#include <math.h>

/* Labels: at most so many, each seen twice. */
enum { LABELS_MAX = 7, SAMPLES_SHOWN = 3 };

static const char *
say(const struct cc_scaffold *s, const char *en, const char *ja)
{
	return cc_words_in(&(const struct cc_words){ { en, ja } }, s->run->lang);
}

static void
put_column_name(struct cc_buf *out, const struct cc_sample_column *c)
{
	if (c->unnamed)
		cc_buf_printf(out, "\"#%u\"", c->position);
	else
		cc_scaffold_scalar(out, c->name);
}

/* A comment: some of its values, cut and escaped. */
static void
put_values(struct cc_buf *out, const struct cc_sample_column *c)
{
	for (size_t i = 0; i < c->n_distinct && i < SAMPLES_SHOWN; i++)
		cc_buf_printf(out, "%s\"%s\"", i > 0 ? ", " : "  # ", cc_quote(c->distinct[i]).text);
	if (c->more || c->n_distinct > SAMPLES_SHOWN)
		cc_buf_puts(out, ", ...");
}

static bool
is_role(const struct cc_scaffold *s, const char *use)
{
	for (const struct cc_role *r = s->tool->method->roles; use != NULL && r->name != NULL; r++)
		if (r->name == use)
			return r->items == NULL;
	return false;
}

static void
put_columns(struct cc_buf *out, const struct cc_scaffold *s)
{
	bool any = false;

	for (size_t c = 0; c < s->sample.n; c++)
		any |= is_role(s, s->use[c]);
	cc_buf_printf(out, "\n%scolumns:  # %s\n", any ? "" : "# ",
	    say(s, "ROLE: COLUMN; TOOL --list=roles lists the roles",
		"役割: 列名（役割の一覧は --list=roles）"));
	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_sample_column *column = &s->sample.column[c];

		if (is_role(s, s->use[c])) {
			cc_buf_printf(out, "  %s: ", s->use[c]);
			put_column_name(out, column);
			if (s->guess[c])
				cc_buf_printf(out, "  # %s",
				    say(s, "guessed from a part of its name", "列名の一部からの推定"));
			cc_buf_putc(out, '\n');
			continue;
		}
		cc_buf_puts(out, "  # ");
		if (s->use[c] == cc_scaffold_by_pattern)
			cc_buf_puts(out, say(s, "read as it is, ", "このまま読みます, "));
		cc_scaffold_scalar(out, s->use[c] != NULL ? s->key[c] : cc_span(say(s, "unused", "未使用")));
		cc_buf_puts(out, ": ");
		put_column_name(out, column);
		put_values(out, column);
		cc_buf_putc(out, '\n');
	}
}

static bool
is_labels(const struct cc_scaffold *s, size_t c)
{
	const struct cc_sample_column *column = &s->sample.column[c];

	return !is_role(s, s->use[c]) && column->numbers == 0 && !column->more && column->n_distinct >= 2 &&
	       column->n_distinct <= LABELS_MAX && column->values >= 2 * column->n_distinct;
}

/* Their order is not in the data, so these are comments. */
static void
put_scales(struct cc_buf *out, const struct cc_scaffold *s)
{
	bool begun = false;

	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_sample_column *column = &s->sample.column[c];

		if (!is_labels(s, c))
			continue;
		if (!begun)
			cc_buf_printf(out, "\n# scales:  # %s\n",
			    say(s, "put the labels in order, low to high",
				"選択肢を低い方から順に並べ替えてください"));
		begun = true;
		cc_buf_printf(out, "#   scale%u: [", column->position);
		for (size_t i = 0; i < column->n_distinct; i++)
			cc_buf_printf(out, "%s\"%s\"", i > 0 ? ", " : "", cc_quote(column->distinct[i]).text);
		cc_buf_printf(out, "]  # %s\n", cc_quote(column->name).text);
	}
}

/* What a score may be, for commands that say so. */
static const struct cc_opt *
scale_option(const struct cc_tool *tool)
{
	const struct cc_opt *o = tool->options;

	while (o->name != NULL && o->kind != CC_OPT_RANGE)
		o++;
	return o->name != NULL ? o : NULL;
}

static bool
names_columns(const struct cc_method *method, const char *list)
{
	for (const struct cc_role *r = method->roles; r->name != NULL; r++)
		if (r->items != NULL && strcmp(r->items, list) == 0)
			return true;
	return false;
}

/* What the columns of a wide sheet are about: the list that names no columns. */
static void
put_wide(struct cc_buf *out, const struct cc_scaffold *s)
{
	const struct cc_items_spec *list = s->tool->method->items;

	while (list->key != NULL && names_columns(s->tool->method, list->key))
		list++;
	if (list->key == NULL)
		return;
	cc_buf_printf(out, "  %s:  # %s", list->key,
	    say(s, "as the header names them; an entry may also have: label, aliases",
		"見出しにある名前です。次の項目も書けます: label, aliases"));
	for (size_t i = 0; list->keys != NULL && list->keys[i] != NULL; i++)
		cc_buf_printf(out, ", %s", list->keys[i]);
	cc_buf_putc(out, '\n');
	cc_scaffold_list(out, s->item, s->sample.n, s->arena);
}

static void
put_axes(struct cc_buf *out, const struct cc_scaffold *s)
{
	cc_buf_printf(out, "  %s:  # %s\n", s->scored->items,
	    say(s, "columns that look like scores; delete what is none",
		"得点らしい列です。違うものは消してください"));
	for (size_t c = 0; c < s->sample.n; c++) {
		if (s->use[c] != s->scored->items)
			continue;
		cc_buf_puts(out, "    - id: ");
		cc_scaffold_scalar(out, s->sample.column[c].name);
		cc_buf_putc(out, '\n');
	}
}

static double
number_of(const struct cc_opt *o)
{
	return ((const struct cc_number *)o->value)->value;
}

/* A scale on which an option is needed that has no default would not run: it
 * stands in a comment. */
static void
put_scale(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_opt *scale)
{
	char low[CC_NUM_MAX], high[CC_NUM_MAX], value[CC_NUM_MAX];
	const char *off = "";

	for (const struct cc_opt *o = s->tool->options; o->name != NULL; o++)
		if (o->scaled.in[CC_EN] != NULL && isnan(number_of(o)))
			off = "# ";
	cc_num_print(low, s->low);
	cc_num_print(high, s->high);
	cc_buf_printf(out, "  %s%s: [%s, %s]  # %s\n", off, cc_opt_key(scale->name, s->arena), low, high,
	    say(s, "the least and the greatest that were seen", "見つかった最小と最大"));
	for (const struct cc_opt *o = s->tool->options; o->name != NULL; o++) {
		if (o->scaled.in[CC_EN] == NULL)
			continue;
		cc_num_print(value, isnan(number_of(o)) ? s->high : number_of(o));
		cc_buf_printf(out, "  # %s: %s  # %s\n", cc_opt_key(o->name, s->arena), value,
		    cc_words_in(&o->scaled, s->run->lang));
	}
}

/* Only what differs from the command's defaults. */
static void
put_section(struct cc_buf *out, const struct cc_scaffold *s)
{
	const struct cc_opt *scale = scale_option(s->tool);
	const struct cc_range *usual = scale != NULL ? scale->value : NULL;
	bool axes = s->scored != NULL && !s->preset_found && s->low < s->high, wide = false;
	bool other =
	    usual != NULL && s->low < s->high && (axes || s->low < usual->low || s->high > usual->high);

	for (size_t c = 0; c < s->sample.n && s->tool->method->items != NULL; c++)
		wide |= s->item[c].at != NULL;
	if (!axes && !other && !wide)
		return;
	cc_buf_printf(out, "\n%s:\n", cc_opt_key(s->tool->name, s->arena));
	if (axes)
		put_axes(out, s);
	if (wide)
		put_wide(out, s);
	if (other)
		put_scale(out, s, scale);
}

/* The file's name without folder and extension. */
static struct cc_span
study_name(const char *file)
{
	const char *slash = strrchr(file, '/'), *base = slash != NULL ? slash + 1 : file;
	const char *dot = strrchr(base, '.');
	size_t len = dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base);

	return strcmp(file, "-") == 0 ? CC_SPAN("study") : (struct cc_span){ base, len };
}

bool
cc_scaffold(struct cc_buf *out, const struct cc_tool *tool, const struct cc_run *run,
    const struct cc_fold_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_scaffold s = { .tool = tool, .run = run, .arena = arena };
	struct cc_span name = study_name(run->file[0]);

	if (!cc_sample_read(&s.sample, run, opts, arena, err))
		return false;
	cc_scaffold_match(&s);
	cc_buf_printf(out, "# %s\nstudy: ",
	    say(&s, "A study file, made from the header and the first rows: correct it, then keep it.",
		"見出しと最初の行から作った調査ファイルです。確かめて直してからお使いください。"));
	cc_scaffold_scalar(
	    out, (struct cc_span){ cc_strdup(arena, cc_quote(name).text), strlen(cc_quote(name).text) });
	cc_buf_printf(out, "\nlang: %s  # en, ja\n", run->lang == CC_JA ? "ja" : "en");
	put_columns(out, &s);
	put_scales(out, &s);
	put_section(out, &s);
	return true;
}
