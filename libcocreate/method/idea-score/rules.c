/* rules.c -- what options, study and the columns that were bound make of a wave:
 * axes, weights, threshold. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "base/num.h"

#include <float.h>
#include <math.h>

#define SIZE_MOST    1e300
#define WEIGHTS_MOST 1e100

const struct cc_items_spec idea_items[] = {
	{
	    "axes",
	    (const struct cc_item_preset[]){
		{ "customer_value", "Customer value", "顧客価値", { 0 } },
		{ "uniqueness", "Uniqueness", "独自性", { 0 } },
		{ "feasibility", "Feasibility", "実現可能性", { 0 } },
		{ "marketability", "Marketability", "市場性", { 0 } },
		{ 0 },
	    },
	    (const char *const[]){ "weight", NULL },
	},
	{ 0 },
};

/* A study may give the default axes other labels, weights or an order. */
static bool
has_default_axes(const struct cc_items *axes)
{
	const struct cc_item_preset *preset = idea_items[0].preset;
	uint32_t n = 0;

	for (; preset[n].id != NULL; n++) {
		uint32_t a = 0;

		while (a < axes->n && !cc_span_eq(axes->item[a].id, cc_span(preset[n].id)))
			a++;
		if (a == axes->n)
			return false;
	}
	return axes->n == n;
}

static bool
weight_of_study(double *weight, const struct cc_item *axis, const struct cc_run *run, struct cc_err *err)
{
	const struct cc_node *node = axis->node != NULL ? cc_node_get(axis->node, "weight") : NULL;

	*weight = 1;
	if (node == NULL)
		return true;
	if (!cc_node_number(weight, node, run->study->file, err))
		return false;
	if (*weight < 0)
		return cc_node_fail(node, run->study->file, err, N_("weight: \"%s\"; wanted 0 or more"),
		    cc_quote(node->text).text);
	return true;
}

static bool
weights_of(double *weight, const struct cc_run *run, struct cc_arena *scratch, struct cc_err *err)
{
	const struct cc_idea_score_opts *opts = run->opts;
	const struct cc_items *axes = run->items[AXES];
	double sum = 0;

	for (uint32_t a = 0; a < axes->n; a++)
		if (!weight_of_study(&weight[a], &axes->item[a], run, err))
			return false;
	for (size_t i = 0; i < opts->weights.n; i++) {
		const struct cc_pair *pair = &opts->weights.pair[i];
		uint32_t a = cc_items_find(axes, pair->name, scratch);

		if (a == CC_NO_ITEM)
			return cc_fail_option_key(run, "weights", pair->name, err,
			    N_("\"%s\" is not an axis; wanted %s"), cc_quote(pair->name).text,
			    cc_items_list(axes, scratch));
		weight[a] = pair->value;
	}
	for (uint32_t a = 0; a < axes->n; a++)
		sum += weight[a];
	if (!(sum > 0) && opts->weights.n > 0)
		return cc_fail_option(run, "weights", err, N_("all axes weigh 0; wanted one above 0"));
	return sum > 0 || cc_fail_at(err, CC_EXIT_STUDY, (struct cc_place){ run->study->file, 0, 0 },
			      N_("all axes weigh 0; wanted one above 0"));
}

/* Sums of weights and of weighted scores must be numbers, to the last digit. */
static bool
check_size(const double *weight, const struct cc_run *run, struct cc_err *err)
{
	const struct cc_idea_score_opts *opts = run->opts;
	double end = fmax(fabs(run->scale[0]), fabs(run->scale[1])), sum = 0;
	uint32_t axes = run->items[AXES]->n;

	for (uint32_t a = 0; a < axes; a++)
		sum = fmin(sum + weight[a], DBL_MAX);
	if (!(end * axes <= SIZE_MOST))
		return cc_fail_option(run, "scale", err, N_("%s..%s; wanted ends below %s"),
		    cc_num_say(run->scale[0]).text, cc_num_say(run->scale[1]).text,
		    cc_num_say(SIZE_MOST).text);
	if (sum <= WEIGHTS_MOST && sum >= 1 / WEIGHTS_MOST && end * sum <= SIZE_MOST)
		return true;
	if (opts->weights.n > 0)
		return cc_fail_option(run, "weights", err,
		    N_("the weights add up to %s; wanted a sum nearer to 1, such as that of 2 and 1"),
		    cc_num_say(sum).text);
	return cc_fail_at(err, CC_EXIT_STUDY, (struct cc_place){ run->study->file, 0, 0 },
	    N_("the weights of the axes add up to %s; wanted a sum nearer to 1, such as that of 2 and 1"),
	    cc_num_say(sum).text);
}

static bool
check_veto(const struct cc_run *run, struct cc_err *err)
{
	const struct cc_idea_score_opts *opts = run->opts;
	double veto = opts->veto.value;

	return !opts->veto.set || (veto >= run->scale[0] && veto <= run->scale[1]) ||
	       cc_fail_option(run, "veto", err, N_("%s; wanted a number from %s to %s, on the scale"),
		   cc_num_say(veto).text, cc_num_say(run->scale[0]).text, cc_num_say(run->scale[1]).text);
}

bool
idea_check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_idea_score_opts *opts = run->opts;
	double *weight;

	run->has_scale = true;
	run->scale[0] = opts->scale.low;
	run->scale[1] = opts->scale.high;
	weight = CC_ARRAY(arena, double, run->items[AXES]->n);
	return weights_of(weight, run, arena, err) && check_size(weight, run, err) && check_veto(run, err);
}

/* Scores without an axis are on one of their own: the study's, where it has
 * but one. */
static void
set_axes(struct idea_rules *rules, const struct cc_state *state, struct cc_arena *arena)
{
	static const struct cc_item score = { .id = { "score", 5 }, .label = CC_WORDS("Score", "得点") };
	const uint64_t axes = UINT64_C(1) << AXIS | UINT64_C(1) << AXES;
	const struct cc_run *run = rules->run;
	struct cc_items *own;

	rules->axes = run->items[AXES];
	rules->plain = state->store[RATINGS]->rows == 0 &&
		       (state->store[SCORES]->rows > 0 || (run->bound >> SCORE & 1 && !(run->bound & axes)));
	rules->log = state->store[rules->plain ? SCORES : RATINGS];
	if (!rules->plain || rules->axes->n == 1)
		return;
	own = CC_NEW(arena, struct cc_items);
	*own = (struct cc_items){ .n = 1, .item = CC_NEW(arena, struct cc_item) };
	own->item[0] = score;
	rules->axes = own;
}

static bool
set_weights(struct idea_rules *rules, struct cc_arena *arena, struct cc_err *err)
{
	double *weight = CC_ARRAY(arena, double, rules->run->items[AXES]->n);

	if (!weights_of(weight, rules->run, arena, err))
		return false;
	if (rules->axes != rules->run->items[AXES])
		weight[0] = 1;
	rules->weight = weight;
	for (uint32_t a = 0; a < rules->axes->n; a++)
		rules->weights += weight[a];
	return true;
}

/* What no total is below, or none reaches, is a slip. */
static bool
check_threshold(const struct idea_rules *rules, struct cc_err *err)
{
	const double *scale = rules->run->scale;
	double axes = (double)rules->axes->n;

	return !rules->has_threshold || axes == 0 ||
	       (rules->threshold >= axes * scale[0] && rules->threshold <= axes * scale[1]) ||
	       cc_fail_option(rules->run, "threshold", err,
		   N_("%s; wanted a number from %s to %s, as totals of %zu axes are"),
		   cc_num_say(rules->threshold).text, cc_num_say(axes * scale[0]).text,
		   cc_num_say(axes * scale[1]).text, (size_t)rules->axes->n);
}

bool
idea_rules_of(struct idea_rules *rules, const struct cc_run *run, const struct cc_state *state,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_idea_score_opts *opts = run->opts;
	const uint64_t scores = UINT64_C(1) << AXES | UINT64_C(1) << SCORE;
	const uint64_t votes =
	    UINT64_C(1) << VOTE | UINT64_C(1) << VOTES | UINT64_C(1) << AGAINST | UINT64_C(1) << SEEN;

	*rules = (struct idea_rules){ .run = run, .opts = opts };
	rules->has_votes = (run->bound & votes) != 0 || state->store[BALLOTS]->rows > 0;
	rules->choices = state->store[BALLOTS]->rows > 0 && !(run->bound >> VOTE & 1);
	rules->has_scores = (run->bound & scores) != 0 || !rules->has_votes;
	rules->median = opts->aggregate != NULL && strcmp(opts->aggregate, "median") == 0;
	set_axes(rules, state, arena);
	rules->threshold = opts->threshold.set ? opts->threshold.value : 8;
	rules->has_threshold =
	    rules->has_scores && (opts->threshold.set || (has_default_axes(rules->axes) &&
							     run->scale[0] == 1 && run->scale[1] == 3));
	rules->numbered = idea_numbered(state, arena);
	if (rules->choices)
		rules->chose = idea_choices(state, run, arena);
	return check_threshold(rules, err) && set_weights(rules, arena, err);
}
