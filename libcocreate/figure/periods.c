/* periods.c -- periods that a run counts in: months, quarters, years, or all at once. */
#include "figure/periods.h"

#include "base/arena.h"
#include "figure/sealed.h"

bool
cc_periods_read(void *to, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	static const char *const words[] = { "month", "quarter", "year", "once", NULL };
	struct cc_periods *out = to;
	const char *word;

	(void)with;
	if (!cc_node_word(&word, node, "period", words, r->file, r->arena, r->err))
		return false;
	out->once = word == words[3];
	out->calendar = (struct cc_calendar){ cc_period_kind_named(out->once ? NULL : word), 1 };
	return true;
}

int64_t
cc_periods_of(const struct cc_periods *p, int64_t day)
{
	return p->once || day == CC_SEALED_NO_DAY ? 0 : cc_period_of(day, p->calendar);
}

int64_t
cc_periods_first(const struct cc_periods *p, int64_t period)
{
	return p->once ? INT64_MIN : cc_period_first(period, p->calendar);
}

int64_t
cc_periods_last(const struct cc_periods *p, int64_t period)
{
	return p->once ? INT64_MAX : cc_period_last(period, p->calendar);
}

const char *
cc_periods_name(const struct cc_periods *p, int64_t period, struct cc_arena *arena)
{
	char text[CC_PERIOD_TEXT];

	if (p->once)
		return "once";
	cc_period_print(text, period, p->calendar);
	return cc_strdup(arena, text);
}

int64_t
cc_periods_over(const struct cc_periods *p, const struct cc_run *run, bool close)
{
	int64_t as_of = run->has_as_of ? run->as_of : run->last_day;

	if (p->once)
		return 0;
	if (as_of == CC_NO_DAY)
		return INT64_MIN;
	return close ? cc_periods_of(p, as_of) : cc_periods_of(p, as_of + 1) - 1;
}
