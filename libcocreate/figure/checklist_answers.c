/* checklist_answers.c -- what answers to an item are worth. */
#include "figure/checklist.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "model/tick.h"

#include <math.h>

/* Folded; beside the marks that people tick with. */
static const char *const partly[] = { "partly", "partially", "in part", "一部", "部分的", "途中", NULL };
static const char *const na[] = { "na", "n/a", "not applicable", "該当なし", "対象外", NULL };

static bool
is_among(struct cc_span folded, const char *const *words)
{
	for (; *words != NULL; words++)
		if (cc_span_eq(folded, cc_span(*words)))
			return true;
	return false;
}

static bool
of_words(int64_t *worth, struct cc_span answer, struct cc_arena *scratch)
{
	struct cc_span folded = cc_tick_fold(answer, scratch);
	enum cc_tick tick = cc_tick_read(folded);

	*worth = -1;
	if (tick == CC_TICK_FOR)
		*worth = CC_CREDIT_ONE;
	else if (tick == CC_TICK_SEEN || is_among(folded, partly))
		*worth = CC_CREDIT_ONE / 2;
	else if (tick == CC_TICK_AGAINST || tick == CC_TICK_OFF)
		*worth = 0;
	return *worth >= 0;
}

static bool
on_scale(int64_t *worth, const double scale[2], struct cc_span answer)
{
	struct cc_span label;
	double x, share;

	if (!cc_num_read_scale(&x, &label, answer, 0))
		return false;
	share = (x - scale[0]) / (scale[1] - scale[0]);
	*worth = llround(share * CC_CREDIT_ONE);
	return share >= 0 && share <= 1;
}

bool
cc_check_worth(int64_t *worth, bool *is_na, const struct cc_check_item *item, struct cc_span answer,
    struct cc_arena *scratch)
{
	struct cc_span folded = cc_utf8_fold(scratch, answer);

	*is_na = false;
	*worth = 0;
	for (size_t i = 0; i < item->answers; i++)
		if (cc_span_eq(item->answer[i].folded, folded)) {
			*worth = item->answer[i].worth;
			return true;
		}
	*is_na = is_among(folded, na);
	if (*is_na)
		return true;
	if (item->scaled)
		return on_scale(worth, item->scale, answer);
	return item->answers == 0 && of_words(worth, answer, scratch);
}

const char *
cc_check_answers(const struct cc_check_item *item, struct cc_arena *arena)
{
	const char *all = "";

	if (item->scaled)
		return cc_format(
		    arena, "%s..%s, na", cc_num_say(item->scale[0]).text, cc_num_say(item->scale[1]).text);
	if (item->answers == 0)
		return "yes, partly, no, na";
	for (size_t i = 0; i < item->answers; i++)
		all = cc_format(arena, "%s\"%s\", ", all, cc_quote(item->answer[i].text).text);
	return cc_format(arena, "%sna", all);
}

struct cc_span
cc_check_event(const struct cc_checklist *c, struct cc_span cell, struct cc_arena *arena)
{
	struct cc_span folded = cc_utf8_fold(arena, cell);

	for (size_t i = 0; i < c->events; i++)
		if (cc_span_eq(c->event[i].folded, folded))
			return c->event[i].name;
	return folded;
}

const char *
cc_check_label(const struct cc_item *item, enum cc_lang lang)
{
	return item->label.in[lang] != NULL ? item->label.in[lang] : item->label.in[CC_EN];
}

struct cc_span
cc_check_role_name(const struct cc_checklist *list, struct cc_span written, struct cc_arena *arena)
{
	uint32_t role = written.at != NULL ? cc_items_find(&list->roles, written, arena) : CC_NO_ITEM;

	return role != CC_NO_ITEM ? list->roles.item[role].id : written;
}
