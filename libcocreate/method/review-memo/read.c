/* read.c -- the memo's YAML -> entries. */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "figure/bands.h"
#include "rec/node_read.h"
#include "rec/yaml.h"

const char *const memo_section_words[] = { "asked", "found", "who", "what", "how", "kept", "decided", "next",
	"unknown", NULL };

static const char *const keys[] = { "memo", "title", "by", "asked", "found", "who", "what", "how", "kept",
	"decided", "next", "unknown", NULL };

enum { KEYS_MOST = 10 };

/* What an entry of a section may say, and what it must. */
static const struct {
	const char *keys[KEYS_MOST], *needs[3];
	bool list;
} sections[] = {
	[MEMO_ASKED] = { { "id", "text", "owner", NULL }, { "id", "text", NULL }, true },
	[MEMO_FOUND] = { { "id", "answers", "text", "from", "where", NULL }, { "id", NULL }, true },
	[MEMO_WHO] = { { "text", "rests_on", NULL }, { "text", NULL }, false },
	[MEMO_WHAT] = { { "text", "rests_on", NULL }, { "text", NULL }, false },
	[MEMO_HOW] = { { "text", "rests_on", NULL }, { "text", NULL }, false },
	[MEMO_KEPT] = { { "id", "is", "text", "due", NULL }, { "id", "is", NULL }, true },
	[MEMO_DECIDED] = { { "id", "text", "because", "owner", "due", NULL }, { "id", "text", NULL }, true },
	[MEMO_NEXT] = { { "id", "text", "hypothesis", "try", "measure", "expect", "owner", "due", NULL },
	    { "id", NULL }, true },
	[MEMO_UNKNOWN] = { { "id", "text", NULL }, { "id", "text", NULL }, true },
};

struct reading {
	struct memo *memo;
	struct cc_node_reading at;
};

static bool
read_texts(struct memo_entry *e, const struct cc_node *node, const struct reading *r)
{
	static const char *const names[] = { "text", "hypothesis", "try" };
	struct cc_span ignored;

	for (size_t i = 0; i < MEMO_TEXTS; i++) {
		e->text[i].node = cc_node_get(node, names[i]);
		if (e->text[i].node != NULL &&
		    !cc_node_text(&ignored, e->text[i].node, r->at.file, r->at.err))
			return false;
	}
	return true;
}

static bool
read_names(struct memo_entry *e, const struct cc_node *node, const struct reading *r)
{
	const struct {
		const char *key;
		struct cc_span *to;
	} names[] = { { "id", &e->id }, { "owner", &e->owner }, { "answers", &e->answers },
		{ "from", &e->from }, { "measure", &e->measure }, { "expect", &e->expect },
		{ "is", &e->is } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct cc_node *of = cc_node_get(node, names[i].key);

		if (of != NULL && !cc_node_text(names[i].to, of, r->at.file, r->at.err))
			return false;
	}
	return true;
}

static bool
read_list(struct cc_spans *out, const struct cc_node *node, const struct reading *r)
{
	return node == NULL || cc_node_some_texts(out, node, r->at.file, r->at.arena, r->at.err);
}

static bool
check_needs(const struct memo_entry *e, const struct cc_node *node, const struct reading *r)
{
	const char *const *need = sections[e->section].needs;

	for (; *need != NULL; need++)
		if (cc_node_said(node, *need) == NULL)
			return cc_node_fail(node, r->at.file, r->at.err, N_("%s: no %s; wanted one"),
			    memo_section_words[e->section], *need);
	if (e->section == MEMO_FOUND && e->text[MEMO_TEXT].node == NULL && e->from.at == NULL)
		return cc_node_fail(
		    node, r->at.file, r->at.err, N_("%s: no %s; wanted one"), "found", "text");
	if (e->section == MEMO_NEXT && e->text[MEMO_TEXT].node == NULL &&
	    e->text[MEMO_HYPOTHESIS].node == NULL && e->text[MEMO_TRY].node == NULL)
		return cc_node_fail(node, r->at.file, r->at.err, N_("%s: no %s; wanted one"), "next", "try");
	return true;
}

/* What is said of a promise, and what is expected of a figure, in their words. */
static bool
check_words(struct memo_entry *e, const struct cc_node *node, const struct reading *r)
{
	const char *word;
	const struct cc_node *of = cc_node_get(node, "is");

	if (of != NULL && !cc_node_word(&word, of, "is", cc_said_words, r->at.file, r->at.arena, r->at.err))
		return false;
	if (of != NULL && cc_span_eq(e->is, CC_SPAN("moved")) && e->due == CC_NO_DAY)
		return cc_node_fail(node, r->at.file, r->at.err, N_("%s: no %s; wanted one"), "moved", "due");
	of = cc_node_get(node, "expect");
	if (of != NULL && !cc_expect_read(&e->expected, e->expect))
		return cc_node_fail(of, r->at.file, r->at.err,
		    N_("expect \"%s\"; wanted up, down, or >=, >, <= or < and a number"),
		    cc_quote(e->expect).text);
	if (of != NULL && e->measure.at == NULL)
		return cc_node_fail(of, r->at.file, r->at.err,
		    N_("expect without measure; wanted the reference of a figure"));
	return true;
}

static bool
read_entry(struct memo_entry *e, const struct cc_node *node, const struct reading *r)
{
	const struct cc_node *due;

	e->node = node;
	e->due = CC_NO_DAY;
	e->measured = SIZE_MAX;
	if (!cc_node_map(node, r->at.file, r->at.err) ||
	    !cc_node_keys(node, sections[e->section].keys, &r->at) || !read_texts(e, node, r) ||
	    !read_names(e, node, r) || !read_list(&e->because, cc_node_get(node, "because"), r) ||
	    (e->because.n == 0 && !read_list(&e->because, cc_node_get(node, "rests_on"), r)))
		return false;
	due = cc_node_said(node, "due");
	if (due != NULL && !cc_node_day(&e->due, due, &r->at))
		return false;
	e->where = cc_node_get(node, "where");
	return (e->where == NULL || cc_node_map(e->where, r->at.file, r->at.err)) &&
	       check_needs(e, node, r) && check_words(e, node, r);
}

static bool
read_section(enum memo_section section, const struct cc_node *node, const struct reading *r)
{
	bool list = sections[section].list;

	if (list && node->kind != CC_NODE_LIST)
		return cc_node_fail(node, r->at.file, r->at.err, N_("%s; wanted a list of entries"),
		    memo_section_words[section]);
	for (size_t i = 0; i < (list ? node->n : 1); i++) {
		struct memo_entry *e = &r->memo->entry[r->memo->n++];

		e->section = section;
		e->order = (int64_t)i + 1;
		if (!read_entry(e, list ? node->item[i] : node, r))
			return false;
	}
	return true;
}

static bool
check_ids(const struct reading *r)
{
	for (size_t i = 0; i < r->memo->n; i++) {
		const struct memo_entry *e = &r->memo->entry[i], *first = NULL;

		for (size_t k = 0; k < i && first == NULL; k++)
			if (e->id.at != NULL && r->memo->entry[k].id.at != NULL &&
			    cc_span_eq(r->memo->entry[k].id, e->id))
				first = &r->memo->entry[k];
		if (first != NULL)
			return cc_node_fail(e->node, r->at.file, r->at.err,
			    N_("the id \"%s\" twice, first in line %ju; wanted another"),
			    cc_quote(e->id).text, (uintmax_t)first->node->line);
	}
	return true;
}

/* A name of another entry, which there must be. */
static bool
check_name(struct cc_span id, const struct cc_node *place, const char *key, const struct reading *r)
{
	const struct memo *m = r->memo;
	struct cc_span *known = CC_ARRAY(r->at.arena, struct cc_span, m->n);
	size_t n = 0;
	bool asked = strcmp(key, "answers") == 0;

	for (size_t i = 0; i < m->n; i++)
		if (m->entry[i].id.at != NULL && m->entry[i].section != MEMO_KEPT &&
		    (m->entry[i].section == MEMO_ASKED) == asked)
			known[n++] = m->entry[i].id;
	return cc_node_entry(place, key, id, known, n, r->at.file, r->at.arena, r->at.err);
}

static bool
check_names(const struct reading *r)
{
	for (size_t i = 0; i < r->memo->n; i++) {
		const struct memo_entry *e = &r->memo->entry[i];
		const char *key = e->section == MEMO_DECIDED ? "because" : "rests_on";

		if (e->answers.at != NULL &&
		    !check_name(e->answers, cc_node_get(e->node, "answers"), "answers", r))
			return false;
		for (size_t k = 0; k < e->because.n; k++)
			if (!check_name(e->because.item[k], cc_node_get(e->node, key), key, r))
				return false;
	}
	return true;
}

static size_t
count_entries(const struct cc_node *root)
{
	size_t n = MEMO_SECTIONS;

	for (size_t i = 0; i < root->n; i++)
		n += root->item[i]->n;
	return n;
}

bool
memo_read(const struct memo **out, struct cc_span source, const char *file, struct cc_arena *arena,
    struct cc_err *err)
{
	struct memo *memo = CC_NEW(arena, struct memo);
	const struct reading r = { memo, { file, arena, err } };
	struct cc_node *root;

	*memo = (struct memo){ .file = file, .source = source };
	*out = memo;
	if (!cc_yaml_load(&root, source, file, CC_EXIT_STUDY, arena, err))
		return false;
	if (root == NULL || cc_node_get(root, "memo") == NULL)
		return cc_fail_at(err, CC_EXIT_STUDY, (struct cc_place){ file, 1, 0 },
		    N_("no memo; wanted a mapping that begins with memo: and its id, such as 2026-06"));
	if (!cc_node_keys(root, keys, &r.at) ||
	    !cc_node_text(&memo->id, cc_node_get(root, "memo"), file, err))
		return false;
	if (cc_node_said(root, "title") == NULL)
		return cc_node_fail(root, file, err, N_("%s: no %s; wanted one"), "memo", "title");
	if (!cc_node_text(&memo->title, cc_node_get(root, "title"), file, err) ||
	    !read_list(&memo->by, cc_node_get(root, "by"), &r))
		return false;
	memo->entry = CC_ARRAY(arena, struct memo_entry, count_entries(root));
	for (int s = 0; s < MEMO_SECTIONS; s++) {
		const struct cc_node *section = cc_node_said(root, memo_section_words[s]);

		if (section != NULL && !read_section((enum memo_section)s, section, &r))
			return false;
	}
	return check_ids(&r) && check_names(&r);
}
