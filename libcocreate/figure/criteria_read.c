/* criteria_read.c -- criteria, as study and options describe them. */
#include "figure/criteria.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>

#define WEIGHT_MOST 1e9

const char *const cc_criterion_keys[] = { "weight", "missing", "min", "max", "standing", "direction", "scale",
	NULL };
const char *const cc_standing_words[] = { "percentile", "range", "log", "given", NULL };
static const char *const missings[] = { "median", "low", "exclude", NULL };
static const char *const directions[] = { "up", "down", NULL };

struct reading {
	const struct cc_run *run;
	const char *file, *standing;
	struct cc_arena *arena;
	struct cc_err *err;
};

static unsigned
place_of(const char *const *words, const char *word)
{
	unsigned i = 0;

	while (word != NULL && strcmp(words[i], word) != 0)
		i++;
	return i;
}

static bool
read_word(unsigned *out, const struct cc_node *entry, const char *key, const char *const *words,
    const struct reading *r)
{
	const struct cc_node *node = cc_node_said(entry, key);
	const char *word;

	if (node == NULL)
		return true;
	if (!cc_node_word(&word, node, key, words, r->file, r->arena, r->err))
		return false;
	*out = place_of(words, word);
	return true;
}

static bool
read_number(double *out, const struct cc_node *entry, const char *key, const struct reading *r)
{
	const struct cc_node *node = cc_node_said(entry, key);

	return node == NULL || cc_node_number(out, node, r->file, r->err);
}

/* Of the standing `given`. */
static bool
read_ends(struct cc_criterion *c, const struct reading *r)
{
	const struct cc_node *node = cc_node_said(c->item->node, "scale");
	bool pair = node != NULL && node->kind == CC_NODE_LIST && node->n == 2;

	for (size_t i = 0; pair && i < 2; i++)
		if (!cc_node_number(&c->end[i], node->item[i], r->file, r->err))
			return false;
	if (node != NULL && !(pair && c->end[0] < c->end[1]))
		return cc_node_fail(node, r->file, r->err, N_("scale; wanted its two ends, [1, 5]"));
	return c->how != CC_STANDING_GIVEN || node != NULL ||
	       cc_fail_option(r->run, "standing", r->err,
		   N_("given: criterion \"%s\" has no scale; wanted criteria: [{id: %s, scale: [1, 5]}] in "
		      "the "
		      "study"),
		   cc_quote(c->item->id).text, cc_quote(c->item->id).text);
}

static bool
read_criterion(struct cc_criterion *c, const struct cc_item *item, const struct reading *r)
{
	unsigned how = place_of(cc_standing_words, r->standing), missing = 0, direction = 0;

	*c = (struct cc_criterion){ item, 1, { (double)NAN, (double)NAN }, { (double)NAN, (double)NAN },
		CC_STANDING_PERCENTILE, CC_MISSING_MEDIAN, false };
	if (!read_word(&how, item->node, "standing", cc_standing_words, r) ||
	    !read_word(&missing, item->node, "missing", missings, r) ||
	    !read_word(&direction, item->node, "direction", directions, r) ||
	    !read_number(&c->weight, item->node, "weight", r) ||
	    !read_number(&c->limit[0], item->node, "min", r) ||
	    !read_number(&c->limit[1], item->node, "max", r))
		return false;
	c->how = (enum cc_standing)how;
	c->missing = (enum cc_criterion_missing)missing;
	c->down = direction == 1;
	if (c->weight < 0 || c->weight > WEIGHT_MOST)
		return cc_node_fail(cc_node_get(item->node, "weight"), r->file, r->err,
		    N_("weight: \"%s\"; wanted 0 or more"), cc_num_say(c->weight).text);
	return read_ends(c, r);
}

bool
cc_criteria_read(struct cc_criterion **out, const struct cc_items *items, const char *standing,
    const struct cc_pairs *weights, const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct reading r = { run, run->study->file, standing, arena, err };
	struct cc_criterion *c = CC_ARRAY(arena, struct cc_criterion, items->n);

	*out = c;
	for (uint32_t i = 0; i < items->n; i++)
		if (!read_criterion(&c[i], &items->item[i], &r))
			return false;
	for (size_t i = 0; i < weights->n; i++) {
		uint32_t item = cc_items_find(items, weights->pair[i].name, arena);

		if (item == CC_NO_ITEM)
			return cc_fail_option_key(run, "weights", weights->pair[i].name, err,
			    N_("\"%s\" is not a criterion; wanted %s"), cc_quote(weights->pair[i].name).text,
			    cc_items_list(items, arena));
		c[item].weight = weights->pair[i].value;
	}
	return true;
}
