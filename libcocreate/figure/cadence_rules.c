/* cadence_rules.c -- rules of dates: those of the study, or of data/cadence.yaml. */
#include "figure/cadence.h"

#include "base/arena.h"
#include "base/clock.h"
#include "rec/node_read.h"

#include <math.h>
#include <stdlib.h>

const char *const cc_cadence_keys[] = { "every", "month", "on", "at", "minutes", "purpose", "on_holiday",
	"themes", NULL };
static const char *const weekdays[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL };
static const char *const moves[] = { "next", "previous", "skip", "keep", NULL };

static int
word_at(const char *const *words, struct cc_span word)
{
	int i = 0;

	while (words[i] != NULL && !cc_span_eq(word, cc_span(words[i])))
		i++;
	return words[i] != NULL ? i : -1;
}

static bool
read_words(struct cc_words *out, const struct cc_node *map, const char *key, const char *file,
    const struct cc_cadence_reading *r)
{
	const struct cc_node *node = cc_node_said(map, key);

	*out = (struct cc_words){ 0 };
	return node == NULL || cc_node_words(out, node, file, r->arena, r->err);
}

/* A whole number from 1 to most. */
static bool
read_count(int64_t *out, const struct cc_node *node, int64_t most, const char *file,
    const struct cc_cadence_reading *r)
{
	double number;

	if (!cc_node_number(&number, node, file, r->err))
		return false;
	*out = (int64_t)number;
	return (number >= 1 && number <= (double)most && number == floor(number)) ||
	       cc_node_fail(node, file, r->err, N_("\"%s\"; wanted a whole number from 1 to %d"),
		   cc_quote(node->text).text, (int)most);
}

/* "3 wed", "last fri", "15"; of weeks "wed". */
static bool
read_on(struct cc_recur *out, struct cc_span text)
{
	const char *space = memchr(text.at, ' ', text.len);
	size_t len = space != NULL ? (size_t)(space - text.at) : 0;
	struct cc_span first = { text.at, len }, day = { text.at + len + 1, text.len - len - 1 };
	bool digits = text.len >= 1 && text.len <= 2;

	if (out->every == CC_PERIOD_WEEK) {
		out->weekday = word_at(weekdays, text);
		return out->weekday >= 0;
	}
	if (space == NULL) {
		for (size_t i = 0; i < text.len; i++)
			digits &= text.at[i] >= '0' && text.at[i] <= '9';
		out->number = digits ? atoi(text.at) : 0; /* terminated */
		out->on = CC_RECUR_DAY;
		return out->number >= 1 && out->number <= 31;
	}
	out->on = cc_span_eq(first, CC_SPAN("last")) ? CC_RECUR_LAST : CC_RECUR_WEEKDAY;
	out->number = len == 1 ? text.at[0] - '0' : 0;
	out->weekday = word_at(weekdays, day);
	return out->weekday >= 0 && (out->on == CC_RECUR_LAST || (out->number >= 1 && out->number <= 5));
}

static bool
read_when(struct cc_cadence_rule *rule, const struct cc_node *node, const char *file,
    const struct cc_cadence_reading *r)
{
	const struct cc_node *every = cc_node_said(node, "every"), *on = cc_node_said(node, "on");
	const struct cc_node *month = cc_node_said(node, "month"), *move = cc_node_said(node, "on_holiday");
	const char *word;
	int64_t number = 0;
	bool needed;

	if (every == NULL || on == NULL)
		return cc_node_fail(node, file, r->err,
		    N_("\"%s\"; wanted every and on, as in {id: meeting, every: month, on: 3 wed}"),
		    cc_quote(rule->id).text);
	if (!cc_node_word(&word, every, "every", cc_period_kinds, file, r->arena, r->err))
		return false;
	rule->recur.every = cc_period_kind_named(word);
	needed = rule->recur.every == CC_PERIOD_QUARTER || rule->recur.every == CC_PERIOD_YEAR;
	if (needed != (month != NULL))
		return cc_node_fail(month != NULL ? month : every, file, r->err,
		    needed ? N_("every %s; wanted month: which of its months")
			   : N_("month; every %s has none"),
		    word);
	if (needed && !read_count(&number, month, rule->recur.every == CC_PERIOD_YEAR ? 12 : 3, file, r))
		return false;
	rule->recur.month = (int)number;
	if (on->kind != CC_NODE_SCALAR || !read_on(&rule->recur, on->text))
		return cc_node_fail(on, file, r->err,
		    N_("on: \"%s\"; wanted a day number, or such as 3 wed or last fri (every week: wed)"),
		    cc_quote(on->text).text);
	if (move != NULL && !cc_node_word(&word, move, "on_holiday", moves, file, r->arena, r->err))
		return false;
	rule->recur.move = move != NULL ? (enum cc_recur_move)word_at(moves, cc_span(word)) : CC_RECUR_NEXT;
	return true;
}

static bool
read_themes(struct cc_cadence_rule *rule, const struct cc_node *node, const char *file,
    const struct cc_cadence_reading *r)
{
	const struct cc_node *list = cc_node_said(node, "themes");
	struct cc_words *theme;

	if (list == NULL)
		return true;
	if (list->kind != CC_NODE_LIST || list->n == 0)
		return cc_node_fail(list, file, r->err, N_("themes; wanted a list of texts"));
	rule->theme = theme = CC_ARRAY(r->arena, struct cc_words, list->n);
	rule->themes = list->n;
	for (size_t i = 0; i < list->n; i++)
		if (!cc_node_words(&theme[i], list->item[i], file, r->arena, r->err))
			return false;
	return true;
}

static bool
read_rule(struct cc_cadence_rule *rule, const struct cc_item *item, const char *file,
    const struct cc_cadence_reading *r)
{
	const struct cc_node *at = cc_node_said(item->node, "at"),
			     *minutes = cc_node_said(item->node, "minutes");

	*rule = (struct cc_cadence_rule){ .id = item->id, .label = item->label, .minute = CC_NO_INT };
	if (!read_when(rule, item->node, file, r) ||
	    !read_words(&rule->purpose, item->node, "purpose", file, r) ||
	    !read_themes(rule, item->node, file, r))
		return false;
	if ((at == NULL) != (minutes == NULL))
		return cc_node_fail(
		    at != NULL ? at : minutes, file, r->err, N_("at and minutes; wanted both, or neither"));
	if (at == NULL)
		return true;
	if (at->kind != CC_NODE_SCALAR || !cc_clock_parse(&rule->minute, at->text))
		return cc_node_fail(at, file, r->err, N_("at: \"%s\"; wanted a time such as \"19:00\""),
		    cc_quote(at->text).text);
	return read_count(&rule->minutes, minutes, 1440, file, r);
}

static bool
read_steps(
    struct cc_cadence *out, const struct cc_node *list, const char *file, const struct cc_cadence_reading *r)
{
	struct cc_cadence_step *step = CC_ARRAY(r->arena, struct cc_cadence_step, list != NULL ? list->n : 0);
	double day;

	out->step = step;
	for (size_t i = 0; list != NULL && i < list->n; i++) {
		const struct cc_node *at = cc_node_get(list->item[i], "day");

		if (at == NULL || cc_node_said(list->item[i], "label") == NULL)
			return cc_node_fail(
			    list->item[i], file, r->err, N_("a step of the challenge; wanted day and label"));
		if (!cc_node_number(&day, at, file, r->err) ||
		    !read_words(&step[i].label, list->item[i], "label", file, r) ||
		    !read_words(&step[i].purpose, list->item[i], "purpose", file, r))
			return false;
		step[i].day = (int64_t)day;
		out->steps++;
	}
	return true;
}

bool
cc_cadence_load(struct cc_cadence *out, const struct cc_items *own, const struct cc_cadence_reading *r)
{
	static const struct cc_items_spec spec = CC_CADENCE_ITEMS;
	static const char preset[] = "cadence.yaml";
	struct cc_items items;
	struct cc_cadence_rule *rule;
	struct cc_node *root;

	if (!cc_data_yaml(&root, preset, r->open, r->arena, r->err) ||
	    !read_steps(out, cc_node_get(root, "challenge"), preset, r) ||
	    (own == NULL &&
		!cc_items_load(&items, cc_node_get(root, "cadence"), &spec, preset, r->arena, r->err)))
		return false;
	items = own != NULL ? *own : items;
	out->rule = rule = CC_ARRAY(r->arena, struct cc_cadence_rule, items.n);
	out->rules = items.n;
	for (uint32_t i = 0; i < items.n; i++)
		if (!read_rule(&rule[i], &items.item[i], own != NULL ? r->run->study->file : preset, r))
			return false;
	return true;
}
