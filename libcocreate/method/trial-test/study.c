/* study.c -- what the study and the options say of outcomes and arms. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

static const char *const of_arms[] = { "share", NULL };

const struct cc_items_spec trial_items[] = { { "arms", NULL, of_arms, NULL }, { 0 } };
const char *const trial_keys[] = { "outcomes", "none", NULL };
const char *const trial_types[] = { "yes_no", "scale", "number", NULL };

static const char *const directions[] = { "up", "down", NULL };
static const char *const of_outcomes[] = { "type", "scale", "direction", NULL };

/* A reading of the study's section. */
struct reading {
	struct cc_run *run;
	struct trial_study *study;
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

static bool
read_scale(double scale[2], const struct cc_node *node, const struct reading *r)
{
	if (node->kind != CC_NODE_LIST || node->n != 2)
		return cc_node_fail(node, r->file, r->err, N_("wanted two numbers, low and high: [1, 5]"));
	if (!cc_node_number(&scale[0], node->item[0], r->file, r->err) ||
	    !cc_node_number(&scale[1], node->item[1], r->file, r->err))
		return false;
	return scale[0] < scale[1] ||
	       cc_node_fail(node, r->file, r->err, N_("wanted two numbers, low and high: [1, 5]"));
}

static bool
read_key(struct trial_said *said, const struct cc_node *key, const struct cc_node *value,
    const struct reading *r)
{
	const struct cc_names known = { of_outcomes, NULL };
	const char *way;

	if (cc_span_eq(key->text, CC_SPAN("type")))
		return cc_node_word(&said->type, value, "type", trial_types, r->file, r->arena, r->err);
	if (cc_span_eq(key->text, CC_SPAN("scale")))
		return read_scale(said->scale, value, r);
	if (!cc_span_eq(key->text, CC_SPAN("direction")))
		return cc_node_unknown(key, &known, r->file, r->arena, r->err);
	if (!cc_node_word(&way, value, "direction", directions, r->file, r->arena, r->err))
		return false;
	said->down = way == directions[1];
	return true;
}

static bool
read_outcomes(const struct reading *r)
{
	const struct cc_node *map = cc_node_said(r->run->study->section, "outcomes");

	if (map == NULL)
		return true;
	if (!cc_node_map(map, r->file, r->err))
		return false;
	r->study->outcomes = map->n;
	r->study->outcome = CC_ARRAY(r->arena, struct trial_said, map->n);
	for (size_t i = 0; i < map->n; i++) {
		struct trial_said *said = &r->study->outcome[i];

		*said = (struct trial_said){ .name = cc_utf8_fold(r->arena, map->key[i]->text),
			.scale = { (double)NAN, (double)NAN } };
		if (!cc_node_map(map->item[i], r->file, r->err))
			return false;
		for (size_t k = 0; k < map->item[i]->n; k++)
			if (!read_key(said, map->item[i]->key[k], map->item[i]->item[k], r))
				return false;
		if (said->type == trial_types[0] && !isnan(said->scale[0]))
			return cc_node_fail(map->item[i], r->file, r->err,
			    N_("yes or no has no scale; wanted type: scale, or no scale"));
	}
	return true;
}

static bool
read_none(const struct reading *r)
{
	const struct cc_node *node = cc_node_said(r->run->study->section, "none");
	const struct cc_span *text;

	if (node == NULL)
		return true;
	if (!cc_node_texts(&text, &r->study->nones, node, r->file, r->arena, r->err))
		return false;
	r->study->none = CC_ARRAY(r->arena, struct cc_span, r->study->nones);
	for (size_t i = 0; i < r->study->nones; i++)
		r->study->none[i] = cc_utf8_fold(r->arena, text[i]);
	return true;
}

double
trial_share(const struct cc_run *run, uint32_t listed)
{
	const struct cc_node *node = cc_node_get(run->study->items[0].item[listed].node, "share");
	struct cc_err ignored;
	double share;

	return node != NULL && cc_node_number(&share, node, run->study->file, &ignored) ? share : 1;
}

uint32_t
trial_arm_listed(const struct cc_run *run, struct cc_span name, struct cc_arena *scratch)
{
	return cc_items_find(&run->study->items[0], name, scratch);
}

static bool
read_arms(const struct reading *r)
{
	const struct cc_items *arms = &r->run->study->items[0];
	const struct cc_trial_test_opts *opts = r->run->opts;

	for (uint32_t i = 0; i < arms->n; i++) {
		const struct cc_node *node = cc_node_get(arms->item[i].node, "share");
		double share;

		if (node == NULL)
			continue;
		r->study->shares = true;
		if (!cc_node_number(&share, node, r->file, r->err))
			return false;
		if (share <= 0)
			return cc_node_fail(node, r->file, r->err, N_("share: %s; wanted more than 0"),
			    cc_num_say(share).text);
	}
	if (opts->control == NULL || arms->n == 0 ||
	    trial_arm_listed(r->run, cc_span(opts->control), r->arena) != CC_NO_ITEM)
		return true;
	return cc_fail_option(r->run, "control", r->err, N_("\"%s\"; wanted one of the arms %s"),
	    cc_quote(cc_span(opts->control)).text, cc_items_list(arms, r->arena));
}

bool
trial_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct trial_study *study = CC_NEW(arena, struct trial_study);
	const struct reading r = { run, study, run->study->file, arena, err };

	(void)open;
	run->loaded = study;
	return read_outcomes(&r) && read_none(&r) && read_arms(&r);
}
