/* study.c -- what the study and the options say of arms. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

static const char *const of_arms[] = { "share", NULL };

const struct cc_items_spec trial_items[] = { { "arms", NULL, of_arms, NULL }, { 0 } };
const char *const trial_keys[] = { "outcomes", "none", NULL };

/* Checked where the study was read. */
double
trial_share(const struct cc_item *arm)
{
	const struct cc_node *node = cc_node_get(arm->node, "share");
	double share = 1;

	return node != NULL && cc_num_parse(&share, node->text) ? share : 1;
}

static bool
check_shares(struct trial_study *study, const struct cc_run *run, struct cc_err *err)
{
	const struct cc_items *arms = &run->study->items[0];

	for (uint32_t i = 0; i < arms->n; i++) {
		const struct cc_node *node = cc_node_get(arms->item[i].node, "share");
		double share;

		if (node == NULL)
			continue;
		study->shares = true;
		if (!cc_node_number(&share, node, run->study->file, err))
			return false;
		if (share <= 0)
			return cc_node_fail(
			    node, run->study->file, err, N_("%s; wanted more than 0"), cc_num_say(share).text);
	}
	return true;
}

/* An arm of --arms: of the study's list, where it has one. */
static bool
ask_arm(struct cc_items *arms, struct cc_span name, const struct cc_run *run, struct cc_arena *arena,
    struct cc_err *err)
{
	const struct cc_items *listed = &run->study->items[0];
	uint32_t item = cc_items_find(listed, name, arena);

	if (listed->n > 0 && item == CC_NO_ITEM)
		return cc_fail_option(run, "arms", err, N_("\"%s\"; wanted one of the arms %s"),
		    cc_quote(name).text, cc_items_list(listed, arena));
	arms->item[arms->n++] = listed->n > 0 ? listed->item[item] : (struct cc_item){ .id = name };
	for (uint32_t i = 0; i + 1 < arms->n; i++)
		if (cc_span_eq(cc_utf8_fold(arena, arms->item[i].id),
			cc_utf8_fold(arena, arms->item[arms->n - 1].id)))
			return cc_fail_option(
			    run, "arms", err, N_("\"%s\" twice; wanted each arm once"), cc_quote(name).text);
	return true;
}

/* Values of the option, each of which may be several. */
static bool
ask_arms(struct trial_study *study, const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_list *list = &((const struct cc_trial_test_opts *)run->opts)->arms;
	size_t most = 0;

	for (size_t i = 0; i < list->n; i++)
		most += strlen(list->item[i]) + 1;
	study->arms.item = CC_ARRAY(arena, struct cc_item, most);
	for (size_t i = 0; i < list->n; i++)
		for (const char *at = list->item[i]; *at != '\0'; at += *at == ',') {
			struct cc_span name = cc_span_trim((struct cc_span){ at, strcspn(at, ",") });

			at += strcspn(at, ",");
			if (name.len > 0 && !ask_arm(&study->arms, name, run, arena, err))
				return false;
		}
	study->asked = study->arms.n > 0;
	if (!study->asked && list->n > 0)
		return cc_fail_option(run, "arms", err, N_("no name; wanted some, as in A,B"));
	cc_items_index(&study->arms, arena);
	if (!study->asked)
		study->arms = run->study->items[0];
	return true;
}

bool
trial_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct trial_study *study = CC_NEW(arena, struct trial_study);
	const struct cc_trial_test_opts *opts = run->opts;
	const struct cc_node *section = run->study->section, *none = cc_node_said(section, "none");

	(void)open;
	run->loaded = study;
	if (!cc_outcomes_load(
		&study->outcomes, cc_node_said(section, "outcomes"), run->study->file, arena, err) ||
	    !check_shares(study, run, err) || !ask_arms(study, run, arena, err) ||
	    (none != NULL &&
		!cc_node_texts(&study->none, &study->nones, none, run->study->file, arena, err)))
		return false;
	return opts->control == NULL || study->arms.n == 0 ||
	       cc_items_find(&study->arms, cc_span(opts->control), arena) != CC_NO_ITEM ||
	       cc_fail_option(run, "control", err, N_("\"%s\"; wanted one of the arms %s"),
		   cc_quote(cc_span(opts->control)).text, cc_items_list(&study->arms, arena));
}
