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

/* Scores: whole numbers up to here; labels: at most so many, each seen twice. */
enum { SCORE_MAX = 10, LABELS_MAX = 7 };
enum { SAMPLES_SHOWN = 3 };

struct scaffold {
	const struct cc_tool *tool;
	const struct cc_run *run;
	struct cc_sample sample;
	const char **use;	      /* [columns]: whose it is; NULL: nobody's */
	struct cc_span *key;	      /* [columns]: what `columns:` calls it: its role or item */
	bool *guess;		      /* [columns]: by a part of its name */
	const struct cc_role *scored; /* the role whose items are scored columns */
	bool preset_found;	      /* one of its presets is a column */
	bool laid_out;		      /* so is a role that makes another layout */
	double low, high;	      /* of all score columns */
	struct cc_arena *arena;
};

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* word in a name, not as a part of another word of Latin letters. */
static bool
holds_word(struct cc_span name, struct cc_span word)
{
	for (size_t i = 0; i + word.len <= name.len; i++) {
		if (memcmp(name.at + i, word.at, word.len) != 0)
			continue;
		if ((i == 0 || !is_word_byte(name.at[i - 1]) || !is_word_byte(word.at[0])) &&
		    (i + word.len == name.len || !is_word_byte(name.at[i + word.len]) ||
			!is_word_byte(word.at[word.len - 1])))
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
		if (s->run->items[r] == NULL && !done[r] && !cc_method_lays_out(s->tool->method, (unsigned)r))
			claim_role(s, &roles[r], true);
}

static bool
is_score(const struct cc_sample_column *c)
{
	return c->values > 0 && c->numbers == c->values && c->wholes == c->values && c->low >= 0 &&
	       c->high <= SCORE_MAX && !c->unnamed;
}

/* Columns of scores: the items' own, or where no name told, by their values. */
static void
match_scores(struct scaffold *s)
{
	s->low = SCORE_MAX;
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
		s->low = column->low < s->low ? column->low : s->low;
		s->high = column->high > s->high ? column->high : s->high;
	}
}

/* Plain where YAML takes it for the same text, else in double quotes.  Line
 * ends are blanks: names match whatever blanks they hold. */
static void
put_scalar(struct cc_buf *out, struct cc_span text)
{
	static const char *const taken[] = { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };
	bool plain = text.len > 0 && !(text.at[0] >= '0' && text.at[0] <= '9') && text.at[0] != '-';
	size_t len;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		plain = plain &&
			((unsigned char)c >= 0x80 || is_word_byte((char)(c | 0x20)) || c == '_' || c == '-');
	}
	for (struct cc_span rest = text; rest.len > 0; rest.at += len, rest.len -= len) {
		uint32_t c = cc_utf8_next(rest, &len);

		plain = plain && c != 0xff1a && c != 0x3000 && c != 0xfeff && c != 0x85 && c != 0xa0;
	}
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		plain = plain && !cc_span_eq(text, cc_span(taken[i]));
	if (plain) {
		cc_buf_span(out, text);
		return;
	}
	cc_buf_putc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool blank = c == '\n' || c == '\r' || c == '\t';

		if (c == '"' || c == '\\')
			cc_buf_putc(out, '\\');
		cc_buf_putc(out, blank ? ' ' : c);
	}
	cc_buf_putc(out, '"');
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
		put_scalar(out, c->name);
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
		put_scalar(out, s->use[c] != NULL ? s->key[c] : cc_span(say(s, "unused", "未使用")));
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

static void
put_section_name(struct cc_buf *out, const struct cc_tool *tool)
{
	cc_buf_putc(out, '\n');
	for (const char *p = tool->name; *p != '\0'; p++)
		cc_buf_putc(out, *p == '-' ? '_' : *p);
	cc_buf_puts(out, ":\n");
}

/* Only what differs from the command's defaults. */
static void
put_section(struct cc_buf *out, const struct scaffold *s)
{
	const struct cc_opt *scale = option(s->tool, "scale");
	const struct cc_range *usual = scale != NULL && scale->kind == CC_OPT_RANGE ? scale->value : NULL;
	bool items = s->scored != NULL && !s->preset_found && s->low < s->high;
	bool wide =
	    usual != NULL && s->low < s->high && (items || s->low < usual->low || s->high > usual->high);
	char low[CC_NUM_MAX], high[CC_NUM_MAX];

	if (!items && !wide)
		return;
	put_section_name(out, s->tool);
	if (items)
		cc_buf_printf(out, "  %s:  # %s\n", s->scored->items,
		    say(s, "columns that look like scores; delete what is none",
			"得点らしい列です。違うものは消してください"));
	for (size_t c = 0; items && c < s->sample.n; c++) {
		if (s->use[c] != s->scored->items)
			continue;
		cc_buf_puts(out, "    - id: ");
		put_scalar(out, s->sample.column[c].name);
		cc_buf_putc(out, '\n');
	}
	if (!wide)
		return;
	cc_num_print(low, s->low);
	cc_num_print(high, s->high);
	cc_buf_printf(out, "  scale: [%s, %s]  # %s\n", low, high,
	    say(s, "the least and the greatest that were seen", "見つかった最小と最大"));
	if (option(s->tool, "threshold") != NULL)
		cc_buf_printf(out, "  # threshold: 8  # %s\n",
		    say(s, "none is applied to other axes or scales unless it is given",
			"既定と異なる軸や尺度では、指定しない限り基準点は使いません"));
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
	match_roles(&s);
	match_scores(&s);
	cc_buf_printf(out, "# %s\nstudy: ",
	    say(&s, "A study file, made from the header and the first rows: correct it, then keep it.",
		"見出しと最初の行から作った調査ファイルです。確かめて直してからお使いください。"));
	put_scalar(
	    out, (struct cc_span){ cc_strdup(arena, cc_quote(name).text), strlen(cc_quote(name).text) });
	cc_buf_printf(out, "\nlang: %s  # en, ja\n", run->lang == CC_JA ? "ja" : "en");
	put_columns(out, &s);
	put_scales(out, &s);
	put_section(out, &s);
	return true;
}
