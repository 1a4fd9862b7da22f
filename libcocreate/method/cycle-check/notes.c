/* notes.c -- what was left out, and what would tell more. */
#include "method/cycle-check/int.h"

#include "base/arena.h"

#include <inttypes.h>

/* Once each, in the order of items. */
static void
add_once(struct cc_names_list *list, const char **seen, size_t *n, const char *text, struct cc_arena *arena)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(seen[i], text) == 0)
			return;
	seen[(*n)++] = text;
	cc_names_text(list, text, arena);
}

static size_t
rules(const struct cycle_check *c)
{
	size_t n = 0;

	for (uint32_t i = 0; i < cycle_list(c)->items.n; i++)
		n += cycle_list(c)->item[i].rules;
	return n;
}

/* Why rules cannot tell: what to give, what to log. */
static void
note_lacks(struct cc_report *report, const struct cycle_check *c)
{
	const char **seen = CC_ARRAY(c->arena, const char *, rules(c));
	struct cc_names_list list = { 0 };
	size_t n = 0;

	for (uint32_t i = 0; i < cycle_list(c)->items.n; i++)
		for (size_t k = 0; k < c->item[i].of->rules; k++) {
			const struct cc_verified *v = &c->item[i].found[k];

			if (v->verdict == CC_VERDICT_UNKNOWN && v->reason != NULL)
				add_once(&list, seen, &n, v->reason, c->arena);
		}
	if (list.n > 0)
		cc_note(
		    report, "cannot-tell", "rules that cannot tell: %s", "確かめられない規則: %s", list.text);
}

static void
note_items(struct cc_report *report, const struct cycle_check *c)
{
	struct cc_names_list na = { 0 }, undated = { 0 };
	uint64_t unknown = 0;

	for (uint32_t i = 0; i < cycle_list(c)->items.n; i++) {
		const struct cycle_item *item = &c->item[i];

		if (item->state == STATE_NA && item->computed == CC_VERDICT_NO)
			cc_names_data(&na, item->of->item->id, c->arena);
		if (cycle_lacks(item->state) && item->since == CC_NO_INT)
			cc_names_data(&undated, item->of->item->id, c->arena);
		unknown += item->state == STATE_UNKNOWN;
	}
	cc_note_count(report, "unknown", "%" PRIu64 " item is unknown: nobody answered, and no rule can tell",
	    "%" PRIu64 " items are unknown: nobody answered, and no rule can tell",
	    "不明の項目（回答がなく、規則でも確かめられない）: %" PRIu64 "件", unknown);
	cc_note_names(report, "na-but-no",
	    "%" PRIu64 " item is said not to apply, though the data say no: %s",
	    "%" PRIu64 " items are said not to apply, though the data say no: %s",
	    "該当なしとされたが、データは「いいえ」の項目: %" PRIu64 "件（%s）", &na);
	cc_note_names(report, "no-begin",
	    "since when %" PRIu64 " item is not met is not known (no dated answer, no --start): %s",
	    "since when %" PRIu64 " items are not met is not known (no dated answers, no --start): %s",
	    "いつから満たしていないかわからない項目（日付のある回答も --start もない）: %" PRIu64 "件（%s）",
	    &undated);
}

static void
note_outside(struct cc_report *report, const struct cycle_check *c)
{
	const struct cc_spans *outside = &cycle_list(c)->outside;
	struct cc_names_list list = { 0 };

	for (size_t i = 0; i < outside->n; i++)
		cc_names_data(&list, outside->item[i], c->arena);
	cc_note_names(report, "outside", "%" PRIu64 " pattern reaches outside of --area, and is left out: %s",
	    "%" PRIu64 " patterns reach outside of --area, and are left out: %s",
	    "--area の外の項目を含む型を除きました: %" PRIu64 "件（%s）", &list);
}

void
cycle_put_notes(struct cc_report *report, struct cycle_check *c)
{
	note_items(report, c);
	note_lacks(report, c);
	note_outside(report, c);
	cc_note_count(report, "late-reports", "%" PRIu64 " report of a later day is left out",
	    "%" PRIu64 " reports of later days are left out", "後の日付の報告を除きました: %" PRIu64 "件",
	    c->late);
	cc_note_names(report, "strange-roles", "%" PRIu64 " role of the roster is in no set: %s",
	    "%" PRIu64 " roles of the roster are in no set: %s",
	    "項目集にない役割が名簿にあります: %" PRIu64 "件（%s）", &c->strangers);
	cc_note_count(report, "withheld",
	    "who said so is withheld in %" PRIu64 " cell of disagreements (--min-cell)",
	    "who said so is withheld in %" PRIu64 " cells of disagreements (--min-cell)",
	    "意見の分かれる項目で、誰の回答かを伏せた欄（--min-cell）: %" PRIu64 "件", c->withheld);
	cc_note_count(report, "no-alpha",
	    "%" PRIu64 " area has too few answers, or too much alike, for alpha and its interval",
	    "%" PRIu64 " areas have too few answers, or too much alike, for alpha and its interval",
	    "回答が少ないか揃いすぎて、αかその区間を出せない領域: %" PRIu64 "件", c->no_alpha);
}
