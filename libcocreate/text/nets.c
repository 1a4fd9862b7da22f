/* nets.c -- codes of a dimension that count as one: a net. */
#include "text/nets.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

struct reading_nets {
	const struct cc_codebook *book;
	struct cc_buf nets; /* of struct cc_net */
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

#define fail(l, node, ...) cc_node_fail(node, (l)->file, (l)->err, __VA_ARGS__)

/* Ids of all dimensions, or of the codes of one. */
static struct cc_span *
names_of(size_t *n, const struct reading_nets *l, const struct cc_dimension *of)
{
	struct cc_span *name;

	*n = of != NULL ? of->n : l->book->n_dimensions;
	name = CC_ARRAY(l->arena, struct cc_span, *n);
	for (size_t i = 0; i < *n; i++)
		name[i] = of != NULL ? l->book->code[of->first + i].id : l->book->dimension[i].id;
	return name;
}

static bool
read_codes(struct cc_net *net, const struct cc_node *of, const struct reading_nets *l)
{
	const struct cc_dimension *dimension = &l->book->dimension[net->dimension];
	struct cc_spans texts;
	uint32_t *code;
	size_t n;
	const struct cc_span *known = names_of(&n, l, dimension);

	if (!cc_node_some_texts(&texts, of, l->file, l->arena, l->err))
		return false;
	if (texts.n == 0)
		return fail(l, of, N_("a net without codes; wanted of: [CODE, CODE]"));
	net->code = code = CC_ARRAY(l->arena, uint32_t, texts.n);
	net->n = (uint32_t)texts.n;
	net->ids = texts;
	for (size_t i = 0; i < texts.n; i++) {
		const struct cc_node *node = of->kind == CC_NODE_LIST ? of->item[i] : of;
		size_t k = 0;

		if (!cc_node_entry(node, "code", texts.item[i], known, n, l->file, l->arena, l->err))
			return false;
		while (!cc_span_eq(known[k], texts.item[i]))
			k++;
		code[i] = dimension->first + (uint32_t)k;
	}
	return true;
}

/* A net is named beside codes. */
static bool
check_id(const struct cc_net *net, const struct cc_node *key, const struct reading_nets *l)
{
	const struct cc_dimension *dimension = &l->book->dimension[net->dimension];
	const struct cc_net *other = (const void *)l->nets.at;
	bool twice = cc_span_eq(net->id, CC_SPAN("none"));

	for (uint32_t c = dimension->first; c < dimension->first + dimension->n; c++)
		twice |= cc_span_eq(l->book->code[c].id, net->id);
	for (size_t i = 0; i < l->nets.len / sizeof *other; i++)
		twice |= other[i].dimension == net->dimension && cc_span_eq(other[i].id, net->id);
	if (twice)
		return fail(l, key,
		    N_("\"%s\" is a code or a net of the dimension already; wanted another name"),
		    cc_quote(net->id).text);
	for (size_t i = 0; i < net->id.len; i++)
		if (cc_byte_in(net->id.at[i], ";:,"))
			return fail(l, key, N_("\"%c\" in the net \"%s\"; wanted a name without ; : and ,"),
			    net->id.at[i], cc_quote(net->id).text);
	return cc_utf8_trim(net->id).len > 0 || fail(l, key, N_("an empty name; wanted text"));
}

static bool
read_net(struct reading_nets *l, uint32_t dimension, const struct cc_node *key, const struct cc_node *value)
{
	static const char *const keys[] = { "label", "of", NULL };
	const struct cc_names known = { keys, NULL };
	struct cc_net net = { .id = key->text, .dimension = dimension };
	const struct cc_node *label = cc_node_get(value, "label"), *of = cc_node_get(value, "of");

	if (!cc_node_map(value, l->file, l->err))
		return false;
	for (size_t i = 0; i < value->n; i++)
		if (!cc_names_have(&known, value->key[i]->text))
			return cc_node_unknown(value->key[i], &known, l->file, l->arena, l->err);
	if (of == NULL)
		return fail(l, key, N_("a net without codes; wanted of: [CODE, CODE]"));
	if (!check_id(&net, key, l) ||
	    (label != NULL && !cc_node_words(&net.label, label, l->file, l->arena, l->err)) ||
	    !read_codes(&net, of, l))
		return false;
	cc_buf_add(&l->nets, (const char *)&net, sizeof net);
	return true;
}

static bool
read_section(struct reading_nets *l, const struct cc_node *map, bool study)
{
	size_t n;
	const struct cc_span *known = names_of(&n, l, NULL);

	if (map == NULL || cc_node_null(map))
		return true;
	if (!cc_node_map(map, l->file, l->err))
		return false;
	for (size_t i = 0; i < map->n; i++) {
		const struct cc_node *key = map->key[i], *nets = map->item[i];
		uint32_t d = 0;

		while (d < n && !cc_span_eq(known[d], key->text))
			d++;
		if (d == n && study && cc_utf8_nearest(key->text, known, n, l->arena) == CC_NO_NEAR)
			continue;
		if (!cc_node_entry(key, "dimension", key->text, known, n, l->file, l->arena, l->err) ||
		    !cc_node_map(nets, l->file, l->err))
			return false;
		for (size_t k = 0; k < nets->n; k++)
			if (!read_net(l, d, nets->key[k], nets->item[k]))
				return false;
	}
	return true;
}

bool
cc_nets_load(struct cc_nets *out, const struct cc_codebook *book, struct cc_node_of study,
    struct cc_arena *arena, struct cc_err *err)
{
	struct reading_nets l = { .book = book, .arena = arena, .err = err };
	struct cc_net *net;
	bool good = true;

	for (uint32_t i = 0; good && i < book->n_nets; i++) {
		l.file = book->nets[i].file;
		good = read_section(&l, book->nets[i].node, false);
	}
	l.file = study.file;
	good = good && read_section(&l, study.node, true);
	out->n = 0;
	out->net = net = CC_ARRAY(arena, struct cc_net, l.nets.len / sizeof *net);
	for (uint32_t d = 0; d < book->n_dimensions; d++)
		for (size_t i = 0; i < l.nets.len / sizeof *net; i++) {
			const struct cc_net *one = (const struct cc_net *)(const void *)l.nets.at + i;

			if (one->dimension == d)
				net[out->n++] = *one;
		}
	cc_buf_free(&l.nets);
	return good;
}
