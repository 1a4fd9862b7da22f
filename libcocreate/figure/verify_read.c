/* verify_read.c -- rules of verify.h, read and checked. */
#include "figure/verify.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

const char *const cc_verdict_words[] = { "no", "unknown", "yes", NULL };

enum key { WHERE, AT_LEAST, AT_MOST, IS, BY, WITHIN, EVENTS, LAST, OF, BEFORE, KEYS };

static const char *const key_names[] = { "where", "at_least", "at_most", "is", "by", "within", "events",
	"last", "of", "before", NULL };

#define KEY(k) (1U << (k))

static const struct {
	const char *name;
	unsigned may, must; /* keys beside the name */
} kinds[] = {
	[CC_VERIFY_EVERY] = { "every", KEY(WHERE) | KEY(AT_LEAST) | KEY(AT_MOST) | KEY(IS) | KEY(BY), 0 },
	[CC_VERIFY_SOME] = { "some", KEY(WHERE) | KEY(AT_LEAST) | KEY(AT_MOST) | KEY(IS) | KEY(BY), 0 },
	[CC_VERIFY_NO_ROW] = { "none", KEY(WHERE) | KEY(AT_LEAST) | KEY(AT_MOST) | KEY(IS) | KEY(BY), 0 },
	[CC_VERIFY_COUNT] = { "count", KEY(WHERE), KEY(AT_LEAST) },
	[CC_VERIFY_AGE] = { "age", 0, KEY(AT_MOST) },
	[CC_VERIFY_WAVES] = { "waves", KEY(WITHIN), KEY(AT_LEAST) },
	[CC_VERIFY_EVENTS] = { "events", KEY(WHERE) | KEY(WITHIN), KEY(AT_LEAST) },
	[CC_VERIFY_EACH] = { "each", 0, KEY(EVENTS) | KEY(AT_LEAST) | KEY(LAST) },
	[CC_VERIFY_AGAIN] = { "again", 0, KEY(AT_LEAST) },
	[CC_VERIFY_COVERS] = { "covers", 0, KEY(OF) | KEY(AT_LEAST) },
	[CC_VERIFY_FIRST] = { "first", 0, KEY(BEFORE) },
	[CC_VERIFY_ROLE] = { "role", KEY(BEFORE), 0 },
};

struct reading {
	const struct cc_node *map;
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

static void
put_node(struct cc_buf *out, const struct cc_node *node, bool outer)
{
	if (node->kind == CC_NODE_SCALAR) {
		cc_buf_span(out, node->text);
		return;
	}
	cc_buf_puts(out, outer ? "" : node->kind == CC_NODE_LIST ? "[" : "{");
	for (size_t i = 0; i < node->n; i++) {
		cc_buf_puts(out, i > 0 ? ", " : "");
		if (node->kind == CC_NODE_MAP) {
			cc_buf_span(out, node->key[i]->text);
			cc_buf_puts(out, ": ");
		}
		put_node(out, node->item[i], false);
	}
	cc_buf_puts(out, outer ? "" : node->kind == CC_NODE_LIST ? "]" : "}");
}

static const char *
text_of(const struct cc_node *map, struct cc_arena *arena)
{
	struct cc_buf out = { 0 };
	const char *text;

	put_node(&out, map, true);
	text = cc_strndup(arena, out.len > 0 ? out.at : "", out.len);
	cc_buf_free(&out);
	return text;
}

static bool
read_number(double *to, const char *key, double least, double most, bool whole, const struct reading *r)
{
	const struct cc_node *node = cc_node_said(r->map, key);

	*to = (double)NAN;
	if (node == NULL)
		return true;
	if (!cc_node_number(to, node, r->file, r->err))
		return false;
	if (*to >= least && *to <= most && (!whole || *to == floor(*to)))
		return true;
	if (most == HUGE_VAL)
		return cc_node_fail(node, r->file, r->err, N_("%s: %s; wanted a number of at least %s"), key,
		    cc_num_say(*to).text, cc_num_say(least).text);
	return cc_node_fail(node, r->file, r->err,
	    whole ? N_("%s: %s; wanted a whole number from %s to %s")
		  : N_("%s: %s; wanted a number from %s to %s"),
	    key, cc_num_say(*to).text, cc_num_say(least).text, cc_num_say(most).text);
}

/* One text, or a list of them. */
static bool
read_texts(const struct cc_span **out, size_t *n, const struct cc_node *node, const struct reading *r)
{
	struct cc_span *one;

	if (node->kind == CC_NODE_LIST)
		return cc_node_texts(out, n, node, r->file, r->arena, r->err) &&
		       (*n > 0 || cc_node_fail(node, r->file, r->err, N_("an empty list; wanted a name")));
	one = CC_NEW(r->arena, struct cc_span);
	*out = one;
	*n = 1;
	return cc_node_text(one, node, r->file, r->err);
}

static bool
read_names(const struct cc_span **out, size_t *n, const struct cc_node *node, const struct reading *r)
{
	const struct cc_span *text;
	struct cc_span *folded;

	if (!read_texts(&text, n, node, r))
		return false;
	folded = CC_ARRAY(r->arena, struct cc_span, *n);
	for (size_t i = 0; i < *n; i++)
		folded[i] = cc_utf8_fold(r->arena, text[i]);
	*out = folded;
	return true;
}

static bool
read_where(struct cc_verify *v, const struct reading *r)
{
	const struct cc_node *map = cc_node_said(r->map, "where");
	struct cc_verify_where *where;

	if (map == NULL)
		return true;
	if (!cc_node_map(map, r->file, r->err))
		return false;
	where = CC_ARRAY(r->arena, struct cc_verify_where, map->n);
	v->where = where;
	v->wheres = map->n;
	for (size_t i = 0; i < map->n; i++) {
		where[i].column = map->key[i]->text;
		if (v->kind == CC_VERIFY_EVENTS && !cc_span_eq(where[i].column, CC_SPAN("stage")) &&
		    !cc_span_eq(where[i].column, CC_SPAN("person")))
			return cc_node_fail(map->key[i], r->file, r->err,
			    N_("\"%s\"; wanted stage or person of events"), cc_quote(where[i].column).text);
		if (!(v->kind == CC_VERIFY_EVENTS ? read_names : read_texts)(
			&where[i].value, &where[i].n, map->item[i], r))
			return false;
	}
	return true;
}

/* TOOL, TOOL.TABLE or TOOL.TABLE.COLUMN, as the kind has it. */
static bool
read_ref(struct cc_verify *v, const struct cc_node *node, const struct reading *r)
{
	static const char *const forms[] = { "TOOL", "TOOL.TABLE", "TOOL.TABLE.COLUMN" };
	unsigned parts = v->kind < CC_VERIFY_COUNT ? 2 : v->kind == CC_VERIFY_COUNT ? 1 : 0;
	struct cc_span text, rest;
	struct cc_err found;

	if (!cc_node_text(&text, node, r->file, r->err))
		return false;
	if (parts == 0) /* a table makes a reference of it */
		text = cc_span(cc_format(r->arena, "%.*s.measures", (int)text.len, text.at));
	if (cc_ref_read(&v->ref, &rest, text, CC_EXIT_STUDY, r->arena, &found) && rest.len == 0 &&
	    v->ref.n == 0 && (v->ref.column.at != NULL) == (parts == 2) &&
	    (v->ref.label.at == NULL || v->ref.label.len > 0))
		return true;
	return cc_node_fail(
	    node, r->file, r->err, N_("\"%s\"; wanted %s"), cc_quote(node->text).text, forms[parts]);
}

static bool
read_other(struct cc_verify *v, const struct reading *r)
{
	const struct cc_node *of = cc_node_said(r->map, "of"), *before = cc_node_said(r->map, "before");
	const struct cc_node *node = of != NULL ? of : before;
	struct cc_span text;

	if (node == NULL)
		return true;
	if (!cc_node_text(&text, node, r->file, r->err))
		return false;
	v->other = cc_utf8_fold(r->arena, text);
	return true;
}

static bool
read_by(struct cc_verify *v, const struct reading *r)
{
	static const char *const ends[] = { "low", "value", "high", NULL };
	const struct cc_node *node = cc_node_said(r->map, "by"), *is = cc_node_said(r->map, "is");
	const char *word = "value";

	if (node != NULL && !cc_node_word(&word, node, "by", ends, r->file, r->arena, r->err))
		return false;
	v->by = strcmp(word, "low") == 0 ? -1 : strcmp(word, "high") == 0;
	return is == NULL || cc_node_text(&v->is, is, r->file, r->err);
}

static bool
read_period(struct cc_verify *v, const struct cc_node *node, const struct reading *r)
{
	static const char *const periods[] = { "month", "quarter", "year", NULL };
	const char *word;
	double last;

	if (!cc_node_word(&word, node, "each", periods, r->file, r->arena, r->err) ||
	    !read_number(&last, "last", 1, 120, true, r) ||
	    !read_names(&v->name, &v->names, cc_node_get(r->map, "events"), r))
		return false;
	v->period = cc_period_kind_named(word);
	v->last = (unsigned)last;
	return true;
}

static bool
read_subject(struct cc_verify *v, const struct cc_node *node, const struct reading *r)
{
	if (v->kind <= CC_VERIFY_WAVES)
		return read_ref(v, node, r);
	if (v->kind == CC_VERIFY_EACH)
		return read_period(v, node, r);
	if (v->kind != CC_VERIFY_EVENTS && node->kind != CC_NODE_SCALAR)
		return cc_node_fail(node, r->file, r->err, N_("%s; wanted one name"), kinds[v->kind].name);
	return read_names(&v->name, &v->names, node, r);
}

static bool
read_bars(struct cc_verify *v, const struct reading *r)
{
	bool cells = v->kind < CC_VERIFY_COUNT, share = v->kind == CC_VERIFY_COVERS;

	return read_number(&v->at_least, "at_least", cells ? -HUGE_VAL : 0, share ? 1 : HUGE_VAL, false, r) &&
	       read_number(&v->at_most, "at_most", cells ? -HUGE_VAL : 0, HUGE_VAL, false, r) &&
	       read_number(&v->within, "within", 1, 1e6, true, r);
}

/* What there may be beside the kind, and what there must be. */
static bool
check_keys(const struct cc_verify *v, const struct reading *r)
{
	const char *known[KEYS + 2] = { kinds[v->kind].name };
	const struct cc_names names = { known, NULL };
	size_t n = 1;

	for (unsigned k = 0; k < KEYS; k++)
		if ((kinds[v->kind].may | kinds[v->kind].must) & KEY(k))
			known[n++] = key_names[k];
	for (size_t i = 0; i < r->map->n; i++)
		if (!cc_names_have(&names, r->map->key[i]->text))
			return cc_node_unknown(r->map->key[i], &names, r->file, r->arena, r->err);
	for (unsigned k = 0; k < KEYS; k++)
		if ((kinds[v->kind].must & KEY(k)) && cc_node_said(r->map, key_names[k]) == NULL)
			return cc_node_fail(r->map, r->file, r->err, N_("%s without %s; wanted both"),
			    kinds[v->kind].name, key_names[k]);
	return true;
}

/* `events` names a kind, and is a key of `each`. */
static enum cc_verify_kind
kind_of(const struct cc_node *map)
{
	unsigned found = CC_VERIFY_KINDS;

	for (unsigned k = CC_VERIFY_KINDS; k-- > 0;)
		if (cc_node_said(map, kinds[k].name) != NULL &&
		    (k != CC_VERIFY_EVENTS || found != CC_VERIFY_EACH))
			found = k;
	return (enum cc_verify_kind)found;
}

static bool
read_rule(struct cc_verify *v, const struct reading *r)
{
	static const char *const names[] = { "every", "some", "none", "count", "age", "waves", "events",
		"each", "again", "covers", "first", "role", NULL };
	const struct cc_names more = { key_names, NULL }, known = { names, &more };

	if (!cc_node_map(r->map, r->file, r->err))
		return false;
	v->kind = kind_of(r->map);
	for (size_t i = 0; i < r->map->n && v->kind == CC_VERIFY_KINDS; i++)
		if (!cc_names_have(&known, r->map->key[i]->text))
			return cc_node_unknown(r->map->key[i], &known, r->file, r->arena, r->err);
	if (v->kind == CC_VERIFY_KINDS)
		return cc_node_fail(r->map, r->file, r->err,
		    N_("no rule; wanted one of every, some, none, count, age, waves, events, each, again, "
		       "covers, first, role"));
	v->text = text_of(r->map, r->arena);
	return check_keys(v, r) && read_subject(v, cc_node_get(r->map, kinds[v->kind].name), r) &&
	       read_where(v, r) && read_other(v, r) && read_by(v, r) && read_bars(v, r);
}

bool
cc_verify_read(struct cc_verify **out, size_t *n, const struct cc_node *list, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	if (list->kind != CC_NODE_LIST)
		return cc_node_fail(list, file, err, N_("verify; wanted a list of rules"));
	*out = CC_ARRAY(arena, struct cc_verify, list->n);
	*n = list->n;
	for (size_t i = 0; i < list->n; i++) {
		const struct reading r = { list->item[i], file, arena, err };

		if (!read_rule(&(*out)[i], &r))
			return false;
	}
	return true;
}

bool
cc_verify_wants(const struct cc_verify *rule, struct cc_span tool, struct cc_span table)
{
	return rule->kind <= CC_VERIFY_WAVES && cc_span_eq(rule->ref.tool, tool) &&
	       cc_span_eq(rule->ref.table, table);
}
