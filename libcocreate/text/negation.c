/* negation.c -- is what was mentioned denied?
 *
 * All words of all tables are searched at once; what is found are marks, in the
 * order of their beginnings.  A word that stands inside of an exception is no
 * mark any more when the hits are looked at.
 */
#include "text/negation.h"

#include "base/arena.h"
#include "base/literals.h"
#include "base/normal.h"
#include "base/utf8.h"
#include "rec/node_read.h"

/* WORD_MAX: bytes of a word with what stands behind it, to the left.  Japanese has no blanks: all of
 * a text would be one word, and be looked through for each hit. */
enum { WITHIN_MAX = 100, WORD_MAX = 256 };

/* The lists of a table, in the order in which marks of one place are looked at. */
enum kind { NEGATOR, STOP, INNER, DOUBLE, EXCEPTION, PASS, KINDS };

static const struct list {
	const char *name;
	enum kind kind;
	bool needed;
} lists[] = {
	{ "negators", NEGATOR, true },
	{ "stops", STOP, true },
	{ "inner", INNER, false },
	{ "exceptions", EXCEPTION, false },
	{ "doubles", DOUBLE, false },
	{ "passes", PASS, false },
};

enum { LISTS = sizeof lists / sizeof *lists };

struct table {
	const char *file;
	bool left;
	uint32_t within;
};

/* What a word is in a table; one word may be several things. */
struct use {
	uint32_t table, kind;
};

struct cc_negation {
	struct table table[2];
	struct cc_literals *literals; /* NULL: not ready */
	size_t words;
	struct cc_span *word;
	struct use *use; /* [words] */
	size_t longest;
	struct cc_arena *arena;
};

struct mark {
	size_t from, to;
	uint32_t table, kind;
	bool void_of; /* an exception, or a pass, has it */
};

struct load {
	struct cc_negation *n;
	struct cc_buf texts, uses;
	struct cc_arena *arena;
	struct cc_err *err;
};

static bool
load_list(struct load *l, uint32_t table, const struct list *list, const struct cc_node *node)
{
	const char *file = l->n->table[table].file;
	const struct cc_span *text;
	size_t n;

	if (!cc_node_texts(&text, &n, node, file, l->arena, l->err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct cc_span word = cc_normal_dup(l->arena, text[i]);
		struct use use = { table, list->kind };

		/* The end of a line is one of the stops. */
		if (word.len == 0 && text[i].len == 1 && text[i].at[0] == '\n')
			word = text[i];
		if (word.len == 0)
			return cc_node_fail(node->item[i], file, l->err, N_("an empty word; wanted text"));
		cc_buf_add(&l->texts, (const char *)&word, sizeof word);
		cc_buf_add(&l->uses, (const char *)&use, sizeof use);
		if (word.len > l->n->longest)
			l->n->longest = word.len;
	}
	return true;
}

static bool
load_look(struct load *l, struct table *table, const struct cc_node *root)
{
	const struct cc_node *look = cc_node_get(root, "look"), *within = cc_node_get(root, "within");
	struct cc_span side;
	double number;

	if (look == NULL || within == NULL)
		return cc_node_fail(root, table->file, l->err,
		    N_("no look or no within; wanted \"look: left\" or right, \"within: N\""));
	if (!cc_node_text(&side, look, table->file, l->err) ||
	    !cc_node_number(&number, within, table->file, l->err))
		return false;
	table->left = cc_span_eq(side, CC_SPAN("left"));
	if (!table->left && !cc_span_eq(side, CC_SPAN("right")))
		return cc_node_fail(
		    look, table->file, l->err, N_("\"%s\"; wanted left or right"), cc_quote(side).text);
	if (!(number >= 1 && number <= WITHIN_MAX))
		return cc_node_fail(within, table->file, l->err, N_("\"%s\"; wanted a number from 1 to %d"),
		    cc_quote(within->text).text, WITHIN_MAX);
	table->within = (uint32_t)number;
	return true;
}

static bool
check_keys(struct load *l, const struct table *table, const struct cc_node *root)
{
	const char *keys[LISTS + 3] = { "look", "within" };
	const struct cc_names known = { keys, NULL };

	for (size_t i = 0; i < LISTS; i++)
		keys[i + 2] = lists[i].name;
	if (!cc_node_map(root, table->file, l->err))
		return false;
	for (size_t i = 0; i < root->n; i++)
		if (!cc_names_have(&known, root->key[i]->text))
			return cc_node_unknown(root->key[i], &known, table->file, l->arena, l->err);
	return true;
}

static bool
load_table(struct load *l, uint32_t t, const struct cc_openers *open)
{
	struct table *table = &l->n->table[t];
	struct cc_node *root;

	if (!cc_data_yaml(&root, table->file, open, l->arena, l->err))
		return false;
	if (!check_keys(l, table, root) || !load_look(l, table, root))
		return false;
	for (size_t i = 0; i < LISTS; i++) {
		const struct cc_node *list = cc_node_get(root, lists[i].name);

		if (list == NULL && lists[i].needed)
			return cc_node_fail(root, table->file, l->err, N_("no list \"%s\""), lists[i].name);
		if (list != NULL && !load_list(l, t, &lists[i], list))
			return false;
	}
	return true;
}

bool
cc_negation_load(
    struct cc_negation **out, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct load l = { .n = CC_NEW(arena, struct cc_negation), .arena = arena, .err = err };
	bool good;

	l.n->table[0].file = "negation.ja.yaml";
	l.n->table[1].file = "negation.en.yaml";
	good = load_table(&l, 0, open) && load_table(&l, 1, open);
	if (good) {
		l.n->arena = arena;
		l.n->words = l.texts.len / sizeof(struct cc_span);
		l.n->word = CC_ARRAY(arena, struct cc_span, l.n->words);
		memcpy(l.n->word, l.texts.at, l.texts.len);
		l.n->use = CC_ARRAY(arena, struct use, l.n->words);
		memcpy(l.n->use, l.uses.at, l.uses.len);
	}
	cc_buf_free(&l.texts);
	cc_buf_free(&l.uses);
	*out = l.n;
	return good;
}

void
cc_negation_ready(struct cc_negation *n)
{
	if (n->literals == NULL)
		n->literals = cc_literals_new(n->word, NULL, n->words, n->arena);
}

void
cc_negation_prepare(struct cc_negation *negation)
{
	cc_literals_prepare(negation->literals);
}

static struct mark *
marks(const struct cc_negation_at *at, size_t *n)
{
	*n = at->marks.len / sizeof(struct mark);
	return (void *)at->marks.at;
}

static bool
before(const struct mark *a, const struct mark *b)
{
	return a->from != b->from ? a->from < b->from : a->kind < b->kind;
}

/* They come by their ends, and none is long, so each has a short way to go. */
static void
add_mark(struct cc_negation_at *at, struct mark mark)
{
	struct mark *m;
	size_t n;

	cc_buf_add(&at->marks, (const char *)&mark, sizeof mark);
	m = marks(at, &n);
	for (n--; n > 0 && before(&mark, &m[n - 1]); n--)
		m[n] = m[n - 1];
	m[n] = mark;
}

/* The first mark that begins at or behind `from`. */
static size_t
first_from(const struct mark *m, size_t n, size_t from)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = low + (n - low) / 2;

		if (m[middle].from < from)
			low = middle + 1;
		else
			n = middle;
	}
	return low;
}

/* The mark of that kind that mark i lies in, and that begins at or behind `from`. */
static bool
inside(const struct cc_negation_at *at, size_t i, enum kind kind, size_t from, size_t to)
{
	size_t n, longest = at->words->longest;
	const struct mark *m = marks(at, &n);
	size_t k = first_from(m, n, m[i].from > longest ? m[i].from - longest : 0);

	for (; k < n && m[k].from <= m[i].from; k++)
		if (m[k].kind == (uint32_t)kind && m[k].table == m[i].table && m[k].to >= m[i].to &&
		    m[k].from >= from && m[k].to <= to)
			return true;
	return false;
}

static void
read_marks(struct cc_negation_at *at)
{
	const struct cc_negation *w = at->words;
	struct cc_literals_at search = { at->text };
	const uint32_t *given;
	struct mark *m;
	uint32_t word;
	size_t n;

	at->read = true;
	while ((word = cc_literals_next(&search, w->literals)) != CC_NO_LITERAL) {
		size_t from = search.end - cc_literals_length(w->literals, word);

		if (!cc_literal_stands(at->text, from, search.end))
			continue;
		for (uint32_t i = cc_literals_given(&given, w->literals, word); i-- > 0;)
			add_mark(at, (struct mark){ from, search.end, w->use[given[i]].table,
					 w->use[given[i]].kind, false });
	}
	m = marks(at, &n);
	for (size_t i = 0; i < n; i++)
		if (m[i].kind == NEGATOR || m[i].kind == STOP)
			m[i].void_of =
			    inside(at, i, m[i].kind == NEGATOR ? EXCEPTION : PASS, 0, at->text.len);
}

/* Where the window that begins at byte `to` ends, in characters to the right. */
static size_t
reach_right(struct cc_span text, size_t to, uint32_t characters)
{
	size_t len;

	for (; characters > 0 && to < text.len; characters--, to += len)
		cc_utf8_next((struct cc_span){ text.at + to, text.len - to }, &len);
	return to;
}

static bool
word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || (c & 0x80) != 0;
}

/* Where the window that ends at byte `from` begins, in words to the left. */
static size_t
reach_left(struct cc_span text, size_t from, uint32_t words)
{
	for (; words > 0 && from > 0; words--) {
		size_t end = from > WORD_MAX ? from - WORD_MAX : 0;

		while (from > end && !word_byte(text.at[from - 1]))
			from--;
		while (from > end && word_byte(text.at[from - 1]))
			from--;
	}
	return from;
}

/* Whether negator i denies: not where a set phrase or two that cancel stand all
 * of them in [from, to), outside of the hit.  時間がない, being a hit, is denied
 * by わけではない. */
static bool
denies(const struct cc_negation_at *at, size_t i, size_t from, size_t to)
{
	return !inside(at, i, INNER, from, to) && !inside(at, i, DOUBLE, from, to);
}

static bool
denied_right(const struct cc_negation_at *at, uint32_t table, size_t to)
{
	size_t n, end = reach_right(at->text, to, at->words->table[table].within);
	size_t longest = at->words->longest;
	const struct mark *m = marks(at, &n);

	for (size_t i = first_from(m, n, to > longest ? to - longest : 0); i < n && m[i].from <= end; i++) {
		if (m[i].table != table || m[i].void_of)
			continue;
		/* A stop may begin in the hit, as いが does in 高いが, or be its end. */
		if (m[i].kind == STOP && m[i].to >= to)
			return false;
		if (m[i].kind == NEGATOR && m[i].from >= to && denies(at, i, to, at->text.len))
			return true;
	}
	return false;
}

static bool
denied_left(const struct cc_negation_at *at, uint32_t table, size_t from)
{
	size_t n, start = reach_left(at->text, from, at->words->table[table].within);
	const struct mark *m = marks(at, &n);

	for (size_t i = first_from(m, n, from); i > 0 && m[i - 1].from + at->words->longest >= start; i--) {
		const struct mark *one = &m[i - 1];

		if (one->table != table || one->void_of || one->to > from || one->to <= start)
			continue;
		if (one->kind == STOP)
			return false;
		if (one->kind == NEGATOR && denies(at, i - 1, 0, from))
			return true;
	}
	return false;
}

void
cc_negation_begin(struct cc_negation_at *at, struct cc_span text)
{
	at->text = text;
	at->read = false;
	at->marks.len = 0;
}

bool
cc_negated(struct cc_negation_at *at, size_t from, size_t to)
{
	if (!at->read)
		read_marks(at);
	if (at->marks.len == 0)
		return false;
	for (uint32_t t = 0; t < 2; t++)
		if (at->words->table[t].left ? denied_left(at, t, from) : denied_right(at, t, to))
			return true;
	return false;
}

bool
cc_negation_any(struct cc_negation_at *at)
{
	const struct mark *m;
	size_t n;

	if (!at->read)
		read_marks(at);
	m = marks(at, &n);
	for (size_t i = 0; i < n; i++)
		if (m[i].kind == NEGATOR && !m[i].void_of && !inside(at, i, DOUBLE, 0, at->text.len))
			return true;
	return false;
}
