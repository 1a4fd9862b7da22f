/* scaffold.c -- --scaffold: a commented study file for an input.
 *
 * Columns are matched with roles by whole names first, then by names that
 * hold one of a role's words; each column serves once.
 */
#include "cli/scaffold.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/sample.h"
#include "cli/scaffold_part.h"

/* What a column is used for, where it is no name of a role or list. */
static const char found_by_pattern[] = "";

/* Scores: whole numbers up to here; labels: at most so many, each seen twice. */
enum { SCORE_MAX = 10, LABELS_MAX = 7 };
enum { SAMPLES_SHOWN = 3 };

struct scaffold {
	const struct cc_tool *tool;
	const struct cc_run *run;
	struct cc_input_sample sample;
	const char **use;	      /* [columns]: whose it is; NULL: nobody's */
	struct cc_span *key;	      /* [columns]: what `columns:` calls it: its role or item */
	bool *guess;		      /* [columns]: by a part of its name */
	const struct cc_role *scored; /* the role whose items are scored columns */
	bool preset_found;	      /* one of its presets is a column */
	struct cc_span *item;	      /* [columns]: of a wide sheet, what the column is about */
	bool laid_out;		      /* so is a role that makes another layout */
	double low, high;	      /* of all score columns */
	struct cc_arena *arena;
};

/* word in a name, not as a part of another word of Latin letters. */
static bool
holds_word(struct cc_span name, struct cc_span word)
{
	for (size_t i = 0; i + word.len <= name.len; i++) {
		if (memcmp(name.at + i, word.at, word.len) != 0)
			continue;
		if ((i == 0 || !cc_is_word_byte(name.at[i - 1]) || !cc_is_word_byte(word.at[0])) &&
		    (i + word.len == name.len || !cc_is_word_byte(name.at[i + word.len]) ||
			!cc_is_word_byte(word.at[word.len - 1])))
			return true;
	}
	return false;
}

/* One column for a role or an item that has none; false: none fits the word. */
static bool
claim(struct scaffold *s, const char *use, struct cc_span key, struct cc_span word, bool part)
{
	struct cc_span folded = cc_utf8_fold(s->arena, word);

	if (part && cc_utf8_chars(folded) < 2)
		return false;
	for (size_t c = 0; c < s->sample.n; c++) {
		struct cc_span name = s->sample.column[c].folded;

		if (s->use[c] != NULL || !(part ? holds_word(name, folded) : cc_span_eq(name, folded)))
			continue;
		s->use[c] = use;
		s->key[c] = key;
		s->guess[c] = part;
		return true;
	}
	return false;
}

static bool
claim_role(struct scaffold *s, const struct cc_role *role, bool part)
{
	struct cc_span name = cc_span(role->name);
	bool done = claim(s, role->name, name, name, part);

	for (size_t i = 0; i < sizeof role->alias / sizeof *role->alias && role->alias[i] != NULL; i++)
		done = done || claim(s, role->name, name, cc_span(role->alias[i]), part);
	return done;
}

static bool
claim_item(struct scaffold *s, const char *list, const struct cc_item *item)
{
	bool done = claim(s, list, item->id, item->id, false);

	for (int lang = 0; lang < CC_LANGS; lang++)
		if (item->label.in[lang] != NULL)
			done = done || claim(s, list, item->id, cc_span(item->label.in[lang]), false);
	for (size_t i = 0; i < item->n_aliases; i++)
		done = done || claim(s, list, item->id, item->alias[i], false);
	return done;
}

static bool
is_score(const struct cc_sample_column *c)
{
	return c->values > 0 && c->numbers == c->values && c->wholes == c->values && c->low >= 0 &&
	       c->high <= SCORE_MAX && !c->unnamed;
}

static void
see_score(struct scaffold *s, const struct cc_sample_column *column)
{
	s->low = column->low < s->low ? column->low : s->low;
	s->high = column->high > s->high ? column->high : s->high;
}

/* Columns that patterns of the command find by themselves. */
static bool
match_wide(struct scaffold *s, const struct cc_role *role)
{
	struct cc_span *item = cc_scaffold_items(&s->sample, role, s->arena);
	bool found = false;

	for (size_t c = 0; c < s->sample.n; c++) {
		if (item[c].at == NULL || s->use[c] != NULL)
			continue;
		found = true;
		s->use[c] = found_by_pattern;
		s->key[c] = cc_span(role->name);
		s->item[c] = item[c];
		if (is_score(&s->sample.column[c]))
			see_score(s, &s->sample.column[c]);
	}
	return found;
}

static void
match_roles(struct scaffold *s)
{
	const struct cc_role *roles = s->tool->method->roles;
	size_t n = 0;
	bool *done;

	while (roles[n].name != NULL)
		n++;
	done = CC_ARRAY(s->arena, bool, n);
	for (size_t r = 0; r < n; r++) {
		const struct cc_items *items = s->run->items[r];

		if (items == NULL) {
			done[r] = claim_role(s, &roles[r], false);
			s->laid_out |= done[r] && cc_method_lays_out(s->tool->method, (unsigned)r);
			continue;
		}
		if (roles[r].flags & CC_ROLE_SCALE)
			s->scored = &roles[r];
		for (uint32_t i = 0; i < items->n; i++)
			if (claim_item(s, roles[r].items, &items->item[i]))
				s->preset_found |= s->scored == &roles[r];
	}
	/* a guess must not make a second layout of the file */
	for (size_t r = 0; r < n; r++)
		if (!done[r])
			done[r] = match_wide(s, &roles[r]);
	for (size_t r = 0; r < n; r++)
		if (s->run->items[r] == NULL && !done[r] && !cc_method_lays_out(s->tool->method, (unsigned)r))
			claim_role(s, &roles[r], true);
}

/* Columns of scores: the items' own, or where no name told, by their values. */
static void
match_scores(struct scaffold *s)
{
	for (size_t c = 0; s->scored != NULL && c < s->sample.n; c++) {
		const struct cc_sample_column *column = &s->sample.column[c];

		if (!is_score(column))
			continue;
		if (s->use[c] == NULL && !s->preset_found && !s->laid_out) {
			s->use[c] = s->scored->items;
			s->key[c] = column->name; /* the id that put_section() gives it */
		}
		if (s->use[c] != s->scored->items)
			continue;
		see_score(s, column);
	}
}

static const char *
say(const struct scaffold *s, const char *en, const char *ja)
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
is_role(const struct scaffold *s, const char *use)
{
	for (const struct cc_role *r = s->tool->method->roles; use != NULL && r->name != NULL; r++)
		if (r->name == use)
			return r->items == NULL;
	return false;
}

static void
put_columns(struct cc_buf *out, const struct scaffold *s)
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
		if (s->use[c] == found_by_pattern)
			cc_buf_puts(out, say(s, "read as it is, ", "このまま読みます, "));
		cc_scaffold_scalar(out, s->use[c] != NULL ? s->key[c] : cc_span(say(s, "unused", "未使用")));
		cc_buf_puts(out, ": ");
		put_column_name(out, column);
		put_values(out, column);
		cc_buf_putc(out, '\n');
	}
}

static bool
is_labels(const struct scaffold *s, size_t c)
{
	const struct cc_sample_column *column = &s->sample.column[c];

	return !is_role(s, s->use[c]) && column->numbers == 0 && !column->more && column->n_distinct >= 2 &&
	       column->n_distinct <= LABELS_MAX && column->values >= 2 * column->n_distinct;
}

/* Their order is not in the data, so these are comments. */
static void
put_scales(struct cc_buf *out, const struct scaffold *s)
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

static const struct cc_opt *
option(const struct cc_tool *tool, const char *name)
{
	for (const struct cc_opt *o = tool->options; o->name != NULL; o++)
		if (strcmp(o->name, name) == 0)
			return o;
	return NULL;
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
put_wide(struct cc_buf *out, const struct scaffold *s)
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
put_axes(struct cc_buf *out, const struct scaffold *s)
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

/* A scale whose top box nobody knows would not run: it stands in a comment. */
static void
put_scale(struct cc_buf *out, const struct scaffold *s)
{
	const char *off = option(s->tool, "cut") != NULL ? "# " : "";
	char low[CC_NUM_MAX], high[CC_NUM_MAX];

	cc_num_print(low, s->low);
	cc_num_print(high, s->high);
	cc_buf_printf(out, "  %sscale: [%s, %s]  # %s\n", off, low, high,
	    say(s, "the least and the greatest that were seen", "見つかった最小と最大"));
	if (off[0] != '\0')
		cc_buf_printf(out, "  # cut: %s  # %s\n", high,
		    say(s, "where the top box starts", "上位の回答とみなす最小の値"));
	if (option(s->tool, "threshold") != NULL)
		cc_buf_printf(out, "  # threshold: 8  # %s\n",
		    say(s, "none is applied to other axes or scales unless it is given",
			"既定と異なる軸や尺度では、指定しない限り基準点は使いません"));
}

/* Only what differs from the command's defaults. */
static void
put_section(struct cc_buf *out, const struct scaffold *s)
{
	const struct cc_opt *scale = option(s->tool, "scale");
	const struct cc_range *usual = scale != NULL && scale->kind == CC_OPT_RANGE ? scale->value : NULL;
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
		put_scale(out, s);
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
	struct scaffold s = { .tool = tool, .run = run, .arena = arena };
	struct cc_span name = study_name(run->file[0]);

	if (!cc_sample_read(&s.sample, run, opts, arena, err))
		return false;
	s.use = CC_ARRAY(arena, const char *, s.sample.n);
	s.key = CC_ARRAY(arena, struct cc_span, s.sample.n);
	s.guess = CC_ARRAY(arena, bool, s.sample.n);
	s.item = CC_ARRAY(arena, struct cc_span, s.sample.n);
	s.low = SCORE_MAX;
	match_roles(&s);
	match_scores(&s);
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
