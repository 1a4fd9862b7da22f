/* node_members.c -- a mapping of a study or of rules into a struct, a line for each of its keys. */
#include "figure/node_members.h"

#include "base/arena.h"

bool
cc_node_members(
    void *out, const struct cc_node *map, const struct cc_node_member *list, const struct cc_node_reading *r)
{
	for (; list->key != NULL; list++) {
		const struct cc_node *node = cc_node_said(map, list->key);

		if (node != NULL && !list->read((char *)out + list->at, node, list->with, r))
			return false;
	}
	return true;
}

bool
cc_read_members(void *out, const struct cc_node *map, const void *with, const struct cc_node_reading *r)
{
	const struct cc_node_member *list = with;
	const char **key;
	size_t n = 0;

	while (list[n].key != NULL)
		n++;
	key = CC_ARRAY(r->arena, const char *, n + 1);
	for (size_t i = 0; i < n; i++)
		key[i] = list[i].key;
	return cc_node_keys(map, key, r) && cc_node_members(out, map, list, r);
}

bool
cc_read_amount(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	(void)with;
	return cc_node_decimal(out, NULL, node, r->digits, r);
}

bool
cc_read_points(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	(void)with;
	return cc_node_decimal(out, NULL, node, CC_MICRO, r);
}

bool
cc_read_part(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	(void)with;
	return cc_node_rate(out, node, r);
}

bool
cc_read_day(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	(void)with;
	return cc_node_day(out, node, r);
}

bool
cc_read_text(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	(void)with;
	return cc_node_text(out, node, r->file, r->err);
}

bool
cc_read_texts(void *to, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	struct cc_node_list *out = to;

	(void)with;
	return cc_node_texts(&out->text, &out->n, node, r->file, r->arena, r->err);
}

bool
cc_read_word(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	const struct cc_node_words *of = with;

	return cc_node_word(out, node, of->what, of->word, r->file, r->arena, r->err);
}

bool
cc_read_rates(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	(void)with;
	return cc_bands_read(out, node, r->digits, true, r);
}
