/* node_read.c -- typed reading of one node of a study, codebook or definition. */
#include "rec/node_read.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/slip.h"

#include <stdio.h>

/* What a node holds, as YAML would write it, so that it needs no translation. */
struct found {
	char text[sizeof(struct cc_quoted) + 2];
};

static struct found
found_in(const struct cc_node *node)
{
	struct found f;

	switch (node->kind) {
	case CC_NODE_LIST: return (struct found){ "[...]" };
	case CC_NODE_MAP: return (struct found){ "{...}" };
	case CC_NODE_SCALAR: break;
	}
	snprintf(f.text, sizeof f.text, "\"%s\"", cc_quote(node->text).text);
	return f;
}

bool
cc_node_number(double *out, const struct cc_node *node, const char *file, struct cc_err *err)
{
	if (node->kind == CC_NODE_SCALAR && node->quoted)
		return cc_node_fail(node, file, err,
		    N_("text \"%s\" in quotes; wanted a number without quotes"), cc_quote(node->text).text);
	if (node->kind == CC_NODE_SCALAR && cc_num_parse_plain(out, node->text))
		return true;
	return cc_node_fail(node, file, err, N_("%s; wanted a number"), found_in(node).text);
}

bool
cc_node_text(struct cc_span *out, const struct cc_node *node, const char *file, struct cc_err *err)
{
	if (node->kind != CC_NODE_SCALAR || cc_node_null(node))
		return cc_node_fail(node, file, err, N_("%s; wanted text"), found_in(node).text);
	*out = node->text;
	return true;
}

bool
cc_node_texts(const struct cc_span **out, size_t *n, const struct cc_node *node, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span *text;

	if (node->kind != CC_NODE_LIST)
		return cc_node_fail(node, file, err, N_("%s; wanted a list of texts"), found_in(node).text);
	text = CC_ARRAY(arena, struct cc_span, node->n);
	for (size_t i = 0; i < node->n; i++) {
		/* Here null is a text: people do write it for a missing answer. */
		if (node->item[i]->kind != CC_NODE_SCALAR)
			return cc_node_text(&text[i], node->item[i], file, err);
		text[i] = node->item[i]->text;
	}
	*out = text;
	*n = node->n;
	return true;
}

bool
cc_node_some_texts(struct cc_spans *out, const struct cc_node *node, const char *file, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_span *one;

	if (node->kind != CC_NODE_SCALAR)
		return cc_node_texts(&out->item, &out->n, node, file, arena, err);
	one = CC_NEW(arena, struct cc_span);
	*out = (struct cc_spans){ one, 1 };
	return cc_node_text(one, node, file, err);
}

bool
cc_node_words(struct cc_words *out, const struct cc_node *node, const char *file, struct cc_arena *arena,
    struct cc_err *err)
{
	static const char *const langs[] = { "en", "ja", NULL };
	const struct cc_names known = { langs, NULL };
	struct cc_span text = { NULL, 0 };

	*out = (struct cc_words){ { NULL, NULL } };
	if (node->kind == CC_NODE_LIST || cc_node_null(node))
		return cc_node_fail(
		    node, file, err, N_("%s; wanted text, or a mapping with en and ja"), found_in(node).text);
	if (node->kind == CC_NODE_SCALAR) {
		out->in[CC_EN] = out->in[CC_JA] = node->text.at;
		return true;
	}
	for (size_t i = 0; i < node->n; i++) {
		if (!cc_names_have(&known, node->key[i]->text))
			return cc_node_unknown(node->key[i], &known, file, arena, err);
		if (!cc_node_text(&text, node->item[i], file, err))
			return false;
		out->in[cc_span_eq(node->key[i]->text, CC_SPAN("ja")) ? CC_JA : CC_EN] = text.at;
	}
	return true;
}

bool
cc_node_word(const char **out, const struct cc_node *node, const char *what, const char *const *words,
    const char *file, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span text;
	const char *all = "";

	if (!cc_node_text(&text, node, file, err))
		return false;
	for (size_t i = 0; words[i] != NULL; i++) {
		if (cc_span_eq(text, cc_span(words[i]))) {
			*out = words[i];
			return true;
		}
		all = cc_format(arena, "%s%s%s", all, i > 0 ? ", " : "", words[i]);
	}
	return cc_node_fail(
	    node, file, err, N_("%s \"%s\"; wanted one of %s"), what, cc_quote(text).text, all);
}

bool
cc_node_flag(bool *out, const struct cc_node *node, const char *what, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	static const char *const words[] = { "true", "false", NULL };
	const char *word;

	if (!cc_node_word(&word, node, what, words, file, arena, err))
		return false;
	*out = word == words[0];
	return true;
}

bool
cc_node_entry(const struct cc_node *node, const char *key, struct cc_span id, const struct cc_span *known,
    size_t n, const char *file, struct cc_arena *arena, struct cc_err *err)
{
	size_t near = cc_utf8_nearest(id, known, n, arena);

	for (size_t i = 0; i < n; i++)
		if (cc_span_eq(known[i], id))
			return true;
	if (near != CC_NO_NEAR)
		return cc_node_fail(node, file, err, N_("%s \"%s\" is no entry; did you mean \"%s\"?"), key,
		    cc_quote(id).text, cc_quote(known[near]).text);
	return cc_node_fail(
	    node, file, err, N_("%s \"%s\" is no entry; wanted the id of one"), key, cc_quote(id).text);
}

bool
cc_node_map(const struct cc_node *node, const char *file, struct cc_err *err)
{
	if (node->kind == CC_NODE_MAP)
		return true;
	if (node->kind == CC_NODE_SCALAR && !node->quoted &&
	    !cc_slip_check(node->text, cc_node_place(node, file), CC_EXIT_STUDY, err))
		return false;
	return cc_node_fail(node, file, err, N_("%s; wanted a mapping, \"key: value\""), found_in(node).text);
}

bool
cc_names_have(const struct cc_names *names, struct cc_span word)
{
	for (; names != NULL; names = names->next)
		for (size_t i = 0; names->name != NULL && names->name[i] != NULL; i++)
			if (cc_span_eq(word, cc_span(names->name[i])))
				return true;
	return false;
}

static size_t
list_names(struct cc_span **out, const struct cc_names *names, struct cc_arena *arena)
{
	size_t n = 0;

	for (const struct cc_names *some = names; some != NULL; some = some->next)
		for (size_t i = 0; some->name != NULL && some->name[i] != NULL; i++)
			n++;
	*out = CC_ARRAY(arena, struct cc_span, n);
	n = 0;
	for (; names != NULL; names = names->next)
		for (size_t i = 0; names->name != NULL && names->name[i] != NULL; i++)
			(*out)[n++] = cc_span(names->name[i]);
	return n;
}

static const char *
join_names(const struct cc_span *name, size_t n, struct cc_arena *arena)
{
	const char *joined = "";

	for (size_t i = 0; i < n; i++)
		joined = cc_format(arena, "%s%s%s", joined, i == 0 ? "" : ", ", name[i].at);
	return joined;
}

bool
cc_node_unknown(const struct cc_node *key, const struct cc_names *known, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_quoted word = cc_quote(key->text);
	struct cc_span *name;
	size_t n = list_names(&name, known, arena), near;

	if (!key->quoted && !cc_slip_check(key->text, cc_node_place(key, file), CC_EXIT_STUDY, err))
		return false;
	near = cc_utf8_nearest(key->text, name, n, arena);
	if (near != CC_NO_NEAR)
		return cc_node_fail(
		    key, file, err, N_("unknown key \"%s\"; did you mean \"%s\"?"), word.text, name[near].at);
	return cc_node_fail(key, file, err, N_("unknown key \"%s\"; wanted one of: %s"), word.text,
	    join_names(name, n, arena));
}
