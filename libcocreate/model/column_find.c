/* column_find.c -- one name, position or pattern in a header. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

enum { LISTED_MOST = 10 };

char *
cc_list_names(const struct cc_span *names, size_t n, struct cc_arena *arena)
{
	struct cc_buf buf = { 0 };
	char *text;

	for (size_t i = 0; i < n; i++)
		cc_buf_printf(&buf, "%s\"%s\"", i > 0 ? ", " : "", cc_quote(names[i]).text);
	text = cc_strndup(arena, buf.at != NULL ? buf.at : "", buf.len);
	cc_buf_free(&buf);
	return text;
}

/* Of many columns the first; how many there are, in parentheses. */
char *
cc_list_columns_of(const struct cc_span *names, size_t n, struct cc_arena *arena)
{
	char *list = cc_list_names(names, n > LISTED_MOST + 2 ? LISTED_MOST : n, arena);

	return n > LISTED_MOST + 2 ? cc_format(arena, "%s, ... (%zu)", list, n) : list;
}

int
cc_find_name(const struct cc_header *h, struct cc_span name)
{
	struct cc_span folded = cc_utf8_fold(h->arena, name);
	int found = CC_FIND_NONE;

	for (uint32_t c = 0; c < h->n; c++)
		if (cc_span_eq(h->folded[c], folded)) {
			if (found != CC_FIND_NONE)
				return CC_FIND_TWICE;
			found = (int)c;
		}
	return found;
}

static bool
fail_twice(const struct cc_header *h, struct cc_span name, struct cc_err *err)
{
	struct cc_span folded = cc_utf8_fold(h->arena, name);
	unsigned place[2] = { 0 }, n = 0;

	for (uint32_t c = 0; c < h->n && n < 2; c++)
		if (cc_span_eq(h->folded[c], folded))
			place[n++] = c + 1;
	return cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("columns %u and %u are both named \"%s\"; say which by position, as in -c ROLE='#%u'"),
	    place[0], place[1], cc_quote(name).text, place[1]);
}

/* One position means one column: its name is the same in every file. */
static int
find_position(const struct cc_header *h, uint32_t column, struct cc_err *err)
{
	struct cc_position *p = *h->positions;

	while (p != NULL && p->column != column)
		p = p->next;
	if (p == NULL) {
		p = CC_NEW(h->arena, struct cc_position);
		*p = (struct cc_position){ *h->positions, column, h->name[column], h->folded[column],
			h->place };
		*h->positions = p;
	}
	if (cc_span_eq(p->folded, h->folded[column]))
		return (int)column;
	cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("column #%u is \"%s\" here and \"%s\" in %s; wanted the same column at the same position in "
	       "every file, or -c ROLE=NAME"),
	    column + 1, cc_quote(h->name[column]).text, cc_quote(p->name).text,
	    cc_quote(cc_span(p->place.file)).text);
	return CC_FIND_FAILED;
}

/* A name, or #3. */
int
cc_find_column(const struct cc_header *h, struct cc_span column, struct cc_err *err)
{
	int64_t position;
	int found = cc_find_name(h, column);

	if (found == CC_FIND_NONE && column.len > 0 && column.at[0] == '#' &&
	    cc_int_parse(&position, (struct cc_span){ column.at + 1, column.len - 1 })) {
		if (position >= 1 && position <= h->n)
			return find_position(h, (uint32_t)position - 1, err);
		cc_fail_at(err, CC_EXIT_DATA, h->place, N_("no column %s; the header has %u"),
		    cc_quote(column).text, h->n);
		return CC_FIND_FAILED;
	}
	if (found == CC_FIND_TWICE) {
		fail_twice(h, column, err);
		return CC_FIND_FAILED;
	}
	return found;
}

/* A name as it would be typed: without what is not seen, other kinds of blanks as a space. */
static struct cc_span
plain_name(struct cc_span name, struct cc_arena *arena)
{
	struct cc_buf plain = { 0 };
	size_t len;

	for (; name.len > 0; name.at += len, name.len -= len) {
		uint32_t c = cc_utf8_next(name, &len);

		if (cc_utf8_blank(c) && !cc_utf8_hidden(c))
			cc_buf_putc(&plain, ' ');
		else if (!cc_utf8_hidden(c))
			cc_buf_add(&plain, name.at, len);
	}
	name = cc_utf8_trim(cc_span_dup(arena, (struct cc_span){ plain.at, plain.len }));
	cc_buf_free(&plain);
	return name;
}

/* Searches a name as it stands, then as it would be typed; a column without a name is
 * nobody's. */
enum cc_match
cc_match_name(struct cc_matcher *m, const struct cc_pattern *p, const struct cc_header *h, uint32_t c)
{
	enum cc_match got = h->folded[c].len > 0 ? cc_match(m, p, h->name[c], 0) : CC_MATCH_NO;
	struct cc_span plain;

	if (got != CC_MATCH_NO || h->folded[c].len == 0)
		return got;
	plain = plain_name(h->name[c], h->arena);
	return cc_span_eq(plain, h->name[c]) ? got : cc_match(m, p, plain, 0);
}

/* A pattern without a group is the one column it matches. */
static int
find_pattern(const struct cc_header *h, const struct cc_target *t, struct cc_err *err)
{
	struct cc_span *match = CC_ARRAY(h->arena, struct cc_span, h->n);
	struct cc_matcher *m = cc_matcher_new();
	enum cc_match got = CC_MATCH_NO;
	int found = CC_FIND_NONE;
	size_t n = 0;

	for (uint32_t c = 0; c < h->n && got != CC_MATCH_LIMIT; c++) {
		got = cc_match_name(m, t->pattern, h, c);
		if (got != CC_MATCH_YES)
			continue;
		match[n++] = h->name[c];
		found = (int)c;
	}
	cc_matcher_free(m);
	if (got != CC_MATCH_LIMIT && n <= 1)
		return found;
	if (got == CC_MATCH_LIMIT)
		cc_fail_at(err, CC_EXIT_DATA, h->place, N_("\"%s\" takes too long; wanted a simpler pattern"),
		    cc_quote(t->binding.column).text);
	else
		cc_fail_at(err, CC_EXIT_DATA, h->place, N_("\"%s\" matches several columns: %s; wanted one"),
		    cc_quote(t->binding.column).text, cc_list_columns_of(match, n, h->arena));
	return CC_FIND_FAILED;
}

int
cc_find_target(const struct cc_header *h, const struct cc_target *t, struct cc_err *err)
{
	return t->pattern != NULL ? find_pattern(h, t, err) : cc_find_column(h, t->binding.column, err);
}

/* A column that goes by the name of an item is that item's. */
static bool
is_item(const struct cc_binder *b, struct cc_span name, struct cc_arena *scratch)
{
	for (unsigned r = 0; r < b->roles; r++)
		if (b->run->items[r] != NULL && cc_items_find(b->run->items[r], name, scratch) != CC_NO_ITEM)
			return true;
	return false;
}

/* Unasked: the role's name, then its aliases; an item's id, labels, aliases. */
int
cc_find_unasked(
    const struct cc_header *h, const struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err)
{
	const struct cc_role *r = &b->method->roles[role];
	const struct cc_item *it = b->run->items[role] != NULL ? &b->run->items[role]->item[item] : NULL;
	size_t n = 0, aliases = it != NULL ? it->n_aliases : sizeof r->alias / sizeof *r->alias;
	struct cc_span *name = CC_ARRAY(h->arena, struct cc_span, aliases + 1 + CC_LANGS);

	if (r->flags & CC_ROLE_WEIGHT)
		return CC_FIND_NONE;
	name[n++] = it != NULL ? it->id : cc_span(r->name);
	for (int lang = 0; it != NULL && lang < CC_LANGS; lang++)
		if (it->label.in[lang] != NULL)
			name[n++] = cc_span(it->label.in[lang]);
	for (size_t i = 0; i < aliases && (it != NULL || r->alias[i] != NULL); i++)
		name[n++] = it != NULL ? it->alias[i] : cc_span(r->alias[i]);
	for (size_t i = 0; i < n; i++) {
		int found;

		if (it == NULL && is_item(b, name[i], h->arena))
			continue;
		found = cc_find_name(h, name[i]);

		if (found == CC_FIND_TWICE) {
			fail_twice(h, name[i], err);
			return CC_FIND_FAILED;
		}
		if (found != CC_FIND_NONE)
			return found;
	}
	return CC_FIND_NONE;
}

bool
cc_has_slot(const struct cc_bound *b, unsigned role, uint32_t item, uint32_t slot)
{
	const uint32_t *wide = b->wide != NULL ? b->wide->slot[role][item] : NULL;

	for (uint32_t k = 0; k < b->slots[role][item].n; k++)
		if (b->slots[role][item].slot[k] == slot)
			return true;
	for (uint32_t o = 0; wide != NULL && o < b->wide->n; o++)
		if (wide[o] == slot)
			return true;
	return false;
}
