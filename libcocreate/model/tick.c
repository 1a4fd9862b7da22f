/* tick.c -- the marks that people vote and tick with. */
#include "model/tick.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/node_read.h"

#include <math.h>

/* Folded.  Circles, crosses and ticks that fonts and keyboards mix up stand together. */
static const struct {
	const char *marks[24];
	enum cc_tick tick;
} known[] = {
	{ { "", NULL }, CC_TICK_BLANK },
	{ { "○", "◯", "〇", "⭕", "◎", "✓", "✔", "☑", "✅", "🗸", "👍", "はい", "賛成", "yes", "y", "true",
	      NULL },
	    CC_TICK_FOR },
	{ { "×", "✗", "✘", "✕", "✖", "☓", "❌", "╳", "⨯", "👎", "いいえ", "反対", "no", "n", NULL },
	    CC_TICK_AGAINST },
	{ { "△", "▲", "▵", "❔", "❓", NULL }, CC_TICK_SEEN },
	{ { "false", NULL }, CC_TICK_OFF },
};

const char *const cc_tick_keys[] = { "for", "against", "seen", NULL };

static const enum cc_tick key_ticks[] = { CC_TICK_FOR, CC_TICK_AGAINST, CC_TICK_SEEN };

/* What changes how a mark looks, not what it says. */
static bool
is_dress(uint32_t c)
{
	return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff) ||
	       (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff || c == 0xad;
}

struct cc_span
cc_tick_fold(struct cc_span cell, struct cc_arena *scratch)
{
	char *plain = cc_alloc(scratch, cell.len + 1);
	size_t n = 0;

	for (size_t at = 0, len; at < cell.len; at += len) {
		struct cc_span rest = { cell.at + at, cell.len - at };

		if (is_dress(cc_utf8_next(rest, &len)))
			continue;
		memcpy(plain + n, rest.at, len);
		n += len;
	}
	return cc_utf8_fold(scratch, (struct cc_span){ plain, n });
}

enum cc_tick
cc_tick_read(struct cc_span folded)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		for (const char *const *mark = known[i].marks; *mark != NULL; mark++)
			if (cc_span_eq(folded, cc_span(*mark)))
				return known[i].tick;
	return CC_TICK_NONE;
}

static bool
add_mark(struct cc_ticks *ticks, struct cc_tick_mark *mark, const struct cc_node *node, struct cc_span text,
    const char *file, struct cc_err *err)
{
	enum cc_tick before;

	if (!cc_num_parse(&mark->number, text))
		mark->number = (double)NAN;
	before = cc_ticks_find(ticks, mark->folded, mark->number);
	if (before != CC_TICK_NONE && before != mark->tick)
		return cc_node_fail(node, file, err,
		    N_("\"%s\" stands under two of for, against and seen; wanted one"), cc_quote(text).text);
	ticks->numbers |= !isnan(mark->number);
	ticks->n++;
	return true;
}

bool
cc_ticks_load(const struct cc_ticks **out, const struct cc_node *form, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_ticks *ticks = CC_NEW(arena, struct cc_ticks);
	struct cc_tick_mark *mark;
	size_t most = 0;

	for (size_t k = 0; cc_tick_keys[k] != NULL; k++) {
		const struct cc_node *list = cc_node_get(form, cc_tick_keys[k]);

		most += list == NULL ? 0 : list->kind == CC_NODE_LIST ? list->n : 1;
	}
	mark = CC_ARRAY(arena, struct cc_tick_mark, most);
	ticks->mark = mark;
	for (size_t k = 0; cc_tick_keys[k] != NULL; k++) {
		const struct cc_node *list = cc_node_get(form, cc_tick_keys[k]);
		bool several = list != NULL && list->kind == CC_NODE_LIST;

		for (size_t i = 0; list != NULL && i < (several ? list->n : 1); i++) {
			const struct cc_node *node = several ? list->item[i] : list;

			mark[ticks->n] =
			    (struct cc_tick_mark){ cc_tick_fold(node->text, arena), 0, key_ticks[k] };
			if (!add_mark(ticks, &mark[ticks->n], node, node->text, file, err))
				return false;
		}
	}
	*out = most > 0 ? ticks : NULL;
	return true;
}

enum cc_tick
cc_ticks_find(const struct cc_ticks *ticks, struct cc_span folded, double number)
{
	for (size_t i = 0; ticks != NULL && i < ticks->n; i++)
		if (cc_span_eq(folded, ticks->mark[i].folded) || number == ticks->mark[i].number)
			return ticks->mark[i].tick;
	return CC_TICK_NONE;
}
