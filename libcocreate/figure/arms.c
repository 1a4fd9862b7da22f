/* arms.c -- the arms of a trial: those of an option, of the study, or of the rows. */
#include "figure/arms.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "stat/binomial.h"

#include <inttypes.h>

#define UNEVEN .05 /* a p of how often an arm came first */

const char *const cc_arm_keys[] = { "share", NULL };

static bool
check_shares(struct cc_arms *arms, const struct cc_items *study, const struct cc_run *run, struct cc_err *err)
{
	for (uint32_t i = 0; i < study->n; i++) {
		const struct cc_node *node = cc_node_get(study->item[i].node, "share");
		double share;

		if (node == NULL)
			continue;
		arms->shares = true;
		if (!cc_node_number(&share, node, run->study->file, err))
			return false;
		if (share <= 0)
			return cc_node_fail(node, run->study->file, err, N_("%s; wanted more than 0"),
			    cc_num_say(share).text);
	}
	return true;
}

/* A reading of the option. */
struct reading {
	struct cc_arms *arms;
	const struct cc_items *study;
	const char *option;
	const struct cc_run *run;
	struct cc_arena *arena;
	struct cc_err *err;
};

static bool
ask(const struct reading *r, struct cc_span name)
{
	struct cc_items *list = &r->arms->list;
	uint32_t item = cc_items_find(r->study, name, r->arena);

	if (r->study->n > 0 && item == CC_NO_ITEM)
		return cc_fail_option(r->run, r->option, r->err, N_("\"%s\"; wanted one of the arms %s"),
		    cc_quote(name).text, cc_items_list(r->study, r->arena));
	list->item[list->n++] = r->study->n > 0 ? r->study->item[item] : (struct cc_item){ .id = name };
	for (uint32_t i = 0; i + 1 < list->n; i++)
		if (cc_span_eq(cc_utf8_fold(r->arena, list->item[i].id),
			cc_utf8_fold(r->arena, list->item[list->n - 1].id)))
			return cc_fail_option(r->run, r->option, r->err,
			    N_("\"%s\" twice; wanted each arm once"), cc_quote(name).text);
	return true;
}

bool
cc_arms_load(struct cc_arms *out, const struct cc_items *study, const struct cc_list *asked,
    const char *option, const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct reading r = { out, study, option, run, arena, err };
	struct cc_span *name;
	size_t names = cc_list_split(&name, asked, arena);

	*out = (struct cc_arms){ .asked = asked->n > 0 };
	out->list.item = CC_ARRAY(arena, struct cc_item, names);
	for (size_t i = 0; i < names; i++)
		if (!ask(&r, name[i]))
			return false;
	if (out->asked && out->list.n == 0)
		return cc_fail_option(run, option, err, N_("no name; wanted some, as in A,B"));
	cc_items_index(&out->list, arena);
	if (!out->asked)
		out->list = *study;
	return check_shares(out, study, run, err);
}

uint32_t
cc_arms_listed(struct cc_arm *arm, const struct cc_arms *arms, enum cc_lang lang, struct cc_arena *arena)
{
	for (uint32_t i = 0; i < arms->list.n; i++) {
		const struct cc_item *item = &arms->list.item[i];
		const struct cc_node *share = cc_node_get(item->node, "share");

		arm[i] = (struct cc_arm){ item->id, cc_span(cc_item_label(item, lang, arena)), 1 };
		if (share != NULL)
			cc_num_parse(&arm[i].share, share->text);
	}
	return arms->list.n;
}

void
cc_arms_of(uint32_t *of, struct cc_arm *arm, uint32_t *n, const struct cc_arms *arms,
    const struct cc_state *state, unsigned role, struct cc_arena *scratch)
{
	for (uint32_t i = 0; i < cc_state_ids(state, role); i++) {
		struct cc_span id = cc_state_text(state, role, i);

		if (arms->list.n == 0) {
			of[i] = *n;
			arm[(*n)++] = (struct cc_arm){ id, id, 1 };
			continue;
		}
		of[i] = cc_items_find(&arms->list, id, scratch);
		if (of[i] == CC_NO_ITEM)
			of[i] = arms->asked ? CC_ARM_UNASKED : CC_NO_ARM;
	}
}

uint32_t
cc_arm_named(const struct cc_arm *arm, uint32_t n, const struct cc_arms *arms, struct cc_span name,
    struct cc_arena *scratch)
{
	struct cc_span folded = cc_utf8_fold(scratch, name);
	uint32_t alike = CC_NO_ARM;

	if (arms->list.n > 0)
		return cc_items_find(&arms->list, name, scratch);
	for (uint32_t i = n; i-- > 0;) {
		if (cc_span_eq(arm[i].id, name))
			return i;
		if (cc_span_eq(cc_utf8_fold(scratch, arm[i].id), folded))
			alike = i;
	}
	return alike;
}

void
cc_arms_note_first(
    struct cc_report *report, const struct cc_arm_first *first, uint32_t n, struct cc_arena *arena)
{
	static const struct cc_words words[] = {
		CC_WORDS("how often each arm came first: %s", "最初に示した回数: %s"),
		CC_WORDS("arms came first unevenly often, which may tell for or against them: %s",
		    "最初に示した回数に偏りがあり、結果に響くおそれがあります: %s"),
	};
	const char *each = "";
	bool uneven = false;
	uint64_t all = 0;

	for (uint32_t i = 0; i < n; i++)
		all += first[i].n;
	for (uint32_t i = 0; i < n && all > 0; i++) {
		uneven |= cc_binomial_two_sided(first[i].n, all, 1. / n) < UNEVEN;
		each = cc_format(arena, "%s%s%s %" PRIu64, each, each[0] != '\0' ? ", " : "",
		    cc_quote(first[i].arm).text, first[i].n);
	}
	if (all > 0)
		cc_note_of(report, "position", &words[uneven], each);
}
