/* scaffold_pattern.c -- names of columns -> a /REGEX/ with groups.
 *
 * A jury sheet has a column per idea, per rater, or per pair of two of idea,
 * rater and axis.  The names are taken apart at the text that divides them all
 * into rows and columns of a table; where there is none, each is a value whole. */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/pattern.h"
#include "base/utf8.h"
#include "cli/cli.h"

/* So many alternatives are written out, more are left to "anything". */
enum { ALTERNATIVES = 12, ONE_BY_ONE = 400 };

/* What may stand between two parts of a name; close: and behind the second. */
static const struct divider {
	const char *open, *close;
} divider[] = { { " [", "]" }, { "[", "]" }, { "［", "］" }, { " (", ")" }, { "（", "）" }, { " - ", "" },
	{ " / ", "" }, { " | ", "" }, { ": ", "" }, { "：", "" }, { "×", "" }, { "・", "" }, { "_", "" },
	{ "-", "" }, { "/", "" }, { "|", "" }, { ":", "" }, { ".", "" }, { " ", "" } };

/* Names of the columns of a block, taken apart. */
struct parts {
	struct cc_span *left, *right; /* [columns] */
	struct cc_map *lefts, *rights;
	const struct divider *by;
	bool last; /* divided at the last place, not at the first */
};

static void
put_literal(struct cc_buf *out, struct cc_span text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '\n' || c == '\r' || c == '\t') {
			if (out->len < 3 || memcmp(out->at + out->len - 3, "\\s+", 3) != 0)
				cc_buf_puts(out, "\\s+");
			continue;
		}
		if (strchr("\\^$.|?*+()[]{}", c) != NULL)
			cc_buf_putc(out, '\\');
		cc_buf_putc(out, c);
	}
}

static void
put_alternatives(struct cc_buf *out, const struct cc_map *texts)
{
	for (uint32_t i = 0; i < cc_map_count(texts); i++) {
		if (i > 0)
			cc_buf_putc(out, '|');
		put_literal(out, cc_map_at(texts, i));
	}
}

/* Columns that a role has by its name are none of a pattern's. */
static bool
is_named(const struct cc_scaffold *s, size_t c)
{
	return s->use[c] != NULL && s->use[c] != cc_scaffold_by_pattern;
}

/* Whether the pattern finds these columns and no others. */
static bool
fits(struct cc_scaffold *s, const char *text, const bool *column)
{
	size_t len = strlen(text);
	struct cc_pattern *pattern;
	struct cc_pattern_fault fault;
	struct cc_matcher *m;
	bool good = true;

	if (!cc_pattern_new(&pattern, (struct cc_span){ text + 1, len - 2 }, s->arena, &fault))
		return false;
	m = cc_matcher_new();
	for (size_t c = 0; c < s->sample.n && good; c++)
		good = is_named(s, c) ||
		       column[c] == (cc_match(m, pattern, s->sample.column[c].name, 0) == CC_MATCH_YES);
	cc_matcher_free(m);
	return good;
}

static const char *
keep(struct cc_buf *buf, struct cc_arena *arena)
{
	const char *text = cc_strndup(arena, buf->at, buf->len);

	cc_buf_free(buf);
	return text;
}

static struct cc_span
span_cut(struct cc_span s, size_t from, size_t end)
{
	return (struct cc_span){ s.at + from, s.len - from - end };
}

/* Both ends that all names of the block have in common, in whole characters. */
static void
common_ends(const struct cc_scaffold *s, const bool *column, size_t *begin, size_t *end)
{
	const struct cc_span *first = NULL;

	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_span *name = &s->sample.column[c].name;
		size_t k = 0, e = 0;

		if (!column[c])
			continue;
		if (first == NULL) {
			first = name;
			*begin = *end = name->len;
			continue;
		}
		while (k < *begin && k < name->len && name->at[k] == first->at[k])
			k++;
		while (
		    e < *end && e < name->len && name->at[name->len - 1 - e] == first->at[first->len - 1 - e])
			e++;
		*begin = k;
		*end = e;
	}
	while (first != NULL && *begin > 0 && *begin < first->len && (first->at[*begin] & 0xc0) == 0x80)
		--*begin;
	while (first != NULL && *end > 0 && (first->at[first->len - *end] & 0xc0) == 0x80)
		--*end;
}

/* What divides parts of a name: blanks, brackets, punctuation of any width. */
static bool
is_mark(uint32_t c)
{
	if (c < 0x80)
		return !cc_is_word_byte((char)(c | 0x20)) || c < '0';
	return (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3020) || c == 0x30fb ||
	       (c >= 0xff01 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20) || (c >= 0xff3b && c <= 0xff40) ||
	       (c >= 0xff5b && c <= 0xff65);
}

/* Of what all names have in common only whole parts are no value: "Q7_" of
 * Q7_apple and Q7_art, "（重要度）" of 終わる（重要度） and 過ごせる（重要度）. */
static void
whole_parts(struct cc_span name, size_t *begin, size_t *end)
{
	size_t from = 0, until = 0, len;

	for (size_t i = 0; i < *begin; i += len) {
		struct cc_span rest = { name.at + i, name.len - i };

		if (is_mark(cc_utf8_next(rest, &len)))
			from = i + len;
	}
	for (size_t i = name.len - *end; i < name.len && until == 0; i += len) {
		struct cc_span rest = { name.at + i, name.len - i };

		if (is_mark(cc_utf8_next(rest, &len)))
			until = name.len - i;
	}
	*begin = from <= *begin ? from : 0;
	*end = until;
}

/* One group in the middle of the names. */
static const char *
one_group(struct cc_scaffold *s, const bool *column, const char *group, size_t begin, size_t end)
{
	struct cc_buf buf = { 0 };
	size_t first = 0;
	bool digits = true;

	while (!column[first])
		first++;
	for (size_t c = 0; c < s->sample.n; c++)
		for (size_t i = begin; column[c] && i < s->sample.column[c].name.len - end; i++)
			digits &= cc_is_digit_byte(s->sample.column[c].name.at[i]);
	cc_buf_puts(&buf, "/^");
	put_literal(&buf, (struct cc_span){ s->sample.column[first].name.at, begin });
	cc_buf_printf(&buf, "(?<%s>%s)", group, digits ? "[0-9]+" : ".+");
	put_literal(
	    &buf, (struct cc_span){
		      s->sample.column[first].name.at + s->sample.column[first].name.len - end, end });
	cc_buf_puts(&buf, "$/");
	return keep(&buf, s->arena);
}

/* The names one by one, or all but these. */
static const char *
listed(struct cc_scaffold *s, const bool *column, const char *group, bool others)
{
	struct cc_buf buf = { 0 };
	size_t n = 0;

	cc_buf_printf(&buf, others ? "/^(?!(?:" : "/^(?<%s>", group);
	for (size_t c = 0; c < s->sample.n; c++) {
		if (is_named(s, c) || column[c] == others)
			continue;
		if (n++ > 0)
			cc_buf_putc(&buf, '|');
		put_literal(&buf, s->sample.column[c].name);
	}
	if (n == 0 || n > ONE_BY_ONE) {
		cc_buf_free(&buf);
		return NULL;
	}
	if (others)
		cc_buf_printf(&buf, ")$)(?<%s>.+)$/", group);
	else
		cc_buf_puts(&buf, ")$/");
	return keep(&buf, s->arena);
}

static void
set_items(struct cc_scaffold *s, const bool *column, size_t begin, size_t end)
{
	for (size_t c = 0; c < s->sample.n; c++)
		if (column[c])
			s->item[c] = span_cut(s->sample.column[c].name, begin, end);
}

/* A column per value of one role. */
const char *
cc_scaffold_one(struct cc_scaffold *s, const bool *column, const char *group)
{
	const char *tries[4] = { 0 };
	size_t first = 0, begin = 0, end = 0, others = 0, n = 0;

	while (!column[first])
		first++;
	for (size_t c = 0; c < s->sample.n; c++) {
		n += column[c];
		others += !column[c] && !is_named(s, c);
	}
	if (n > 1)
		common_ends(s, column, &begin, &end);
	whole_parts(s->sample.column[first].name, &begin, &end);
	if (begin == 0 && cc_scaffold_question(s->sample.column[first].name) > 0)
		begin = cc_scaffold_question(s->sample.column[first].name);
	tries[0] = one_group(s, column, group, begin, end);
	tries[1] = others < n ? listed(s, column, group, true) : listed(s, column, group, false);
	tries[2] = others < n ? listed(s, column, group, false) : listed(s, column, group, true);
	for (size_t i = 0; i < 3; i++)
		if (tries[i] != NULL && fits(s, tries[i], column)) {
			set_items(s, column, i == 0 ? begin : 0, end);
			return tries[i];
		}
	return NULL;
}

/* Divides a name at the first or last place where it can be. */
static bool
divide(struct cc_span *left, struct cc_span *right, struct cc_span name, const struct divider *by, bool last)
{
	size_t open = strlen(by->open), close = strlen(by->close);
	bool any = false;

	if (name.len <= open + close || memcmp(name.at + name.len - close, by->close, close) != 0)
		return false;
	for (size_t k = 1; k + open + close < name.len; k++) {
		if (name.at[k] != by->open[0] || memcmp(name.at + k, by->open, open) != 0)
			continue;
		*left = (struct cc_span){ name.at, k };
		*right = span_cut(name, k + open, close);
		any = true;
		if (!last)
			break;
	}
	return any;
}

static void
parts_free(struct parts *p)
{
	cc_map_free(p->lefts);
	cc_map_free(p->rights);
}

/* A table: at least two of each, most pairs there. */
static bool
divide_all(struct parts *p, const struct cc_scaffold *s, const bool *column)
{
	size_t n = 0, rows, columns;
	bool all = true;

	p->lefts = cc_map_new();
	p->rights = cc_map_new();
	for (size_t c = 0; c < s->sample.n && all; c++) {
		if (!column[c])
			continue;
		all = divide(&p->left[c], &p->right[c], s->sample.column[c].name, p->by, p->last);
		if (all)
			cc_map_add(p->lefts, p->left[c]);
		if (all)
			cc_map_add(p->rights, p->right[c]);
		n++;
	}
	rows = cc_map_count(p->lefts);
	columns = cc_map_count(p->rights);
	if (all && rows >= 2 && columns >= 2 && n * 2 > rows * columns && n > rows && n > columns)
		return true;
	parts_free(p);
	return false;
}

static bool
find_parts(struct parts *p, const struct cc_scaffold *s, const bool *column)
{
	p->left = CC_ARRAY(s->arena, struct cc_span, s->sample.n);
	p->right = CC_ARRAY(s->arena, struct cc_span, s->sample.n);
	for (size_t i = 0; i < sizeof divider / sizeof *divider; i++)
		for (int last = 0; last < 2; last++) {
			p->by = &divider[i];
			p->last = last;
			if (divide_all(p, s, column))
				return true;
		}
	return false;
}

/* How many of the texts the list of axes knows. */
static uint32_t
count_axes(const struct cc_scaffold *s, const struct cc_map *texts)
{
	const struct cc_role *r = s->tool->method->roles;
	uint32_t n = 0;

	while (r->name != NULL && r->kind != CC_ENTRY)
		r++;
	if (r->name == NULL)
		return 0;
	for (uint32_t i = 0; i < cc_map_count(texts); i++)
		n += cc_items_find(cc_method_list(s->tool->method, s->run, r), cc_map_at(texts, i),
			 s->arena) != CC_NO_ITEM;
	return n;
}

static void
put_group(struct cc_buf *out, const char *name, const struct cc_map *texts, bool few)
{
	cc_buf_printf(out, "(?<%s>", name);
	if (few)
		put_alternatives(out, texts);
	else
		cc_buf_puts(out, ".+");
	cc_buf_putc(out, ')');
}

/* A column per pair of two roles. */
const char *
cc_scaffold_two(struct cc_scaffold *s, const bool *column, const char *main, const char *axis)
{
	struct parts p = { 0 };
	bool axis_left, few;
	const char *text = NULL;

	if (!find_parts(&p, s, column))
		return NULL;
	axis_left = cc_map_count(p.lefts) < cc_map_count(p.rights);
	if (count_axes(s, p.lefts) != count_axes(s, p.rights))
		axis_left = count_axes(s, p.lefts) > count_axes(s, p.rights);
	few = cc_map_count(axis_left ? p.lefts : p.rights) <= ALTERNATIVES;
	for (int plain = 0; plain < 2 && text == NULL; plain++) {
		struct cc_buf buf = { 0 };

		cc_buf_puts(&buf, "/^");
		put_group(&buf, axis_left ? axis : main, p.lefts, axis_left ? few : plain);
		put_literal(&buf, cc_span(p.by->open));
		put_group(&buf, axis_left ? main : axis, p.rights, axis_left ? plain : few);
		put_literal(&buf, cc_span(p.by->close));
		cc_buf_puts(&buf, "$/");
		text = keep(&buf, s->arena);
		if (!fits(s, text, column))
			text = NULL;
	}
	for (size_t c = 0; c < s->sample.n && text != NULL; c++)
		if (column[c]) {
			s->axis[c] = axis_left ? p.left[c] : p.right[c];
			s->item[c] = axis_left ? p.right[c] : p.left[c];
		}
	parts_free(&p);
	return text;
}

const char *
cc_scaffold_around(struct cc_scaffold *s, const bool *column, const char *group)
{
	size_t first = 0, begin = 0, end = 0, from = 0, until = 0;
	const char *pattern;

	while (!column[first])
		first++;
	common_ends(s, column, &from, &until);
	begin = from;
	end = until;
	whole_parts(s->sample.column[first].name, &begin, &end);
	if (begin == 0 && end == 0) { /* nothing divides the value from the word */
		begin = from;
		end = until;
	}
	pattern = one_group(s, column, group, begin, end);
	if (!fits(s, pattern, column))
		return NULL;
	set_items(s, column, begin, end);
	return pattern;
}
