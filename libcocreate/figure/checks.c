/* checks.c -- rows of an audit: what was expected, what was found, and whether that is good. */
#include "figure/checks.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/err.h"

static void
judge(struct cc_checks *to, struct cc_check *check, bool ok)
{
	to->n++;
	to->failed += !ok;
	check->ok = ok ? "yes" : "no";
	if (to->gate && !ok)
		cc_report_miss(
		    to->report, cc_format(to->arena, "--check: %s[%s].ok is no", to->table, check->check));
}

const char *
cc_amount_text(struct cc_money amount, struct cc_arena *arena)
{
	char text[CC_DECIMAL_TEXT];

	cc_decimal_print(text, amount.units, amount.digits);
	return cc_strdup(arena, text);
}

void
cc_check_amounts(
    struct cc_checks *to, struct cc_check *check, int64_t expected, int64_t found, unsigned digits, bool ok)
{
	check->expected = cc_amount_text((struct cc_money){ expected, digits }, to->arena);
	check->found = cc_amount_text((struct cc_money){ found, digits }, to->arena);
	check->difference = (struct cc_money){ found - expected, digits };
	judge(to, check, ok);
}

static const char *
day_text(int64_t day, struct cc_arena *arena)
{
	char text[CC_DATE_TEXT];

	cc_date_print(text, day);
	return cc_strdup(arena, text);
}

void
cc_check_days(struct cc_checks *to, struct cc_check *check, int64_t expected, int64_t found, bool ok)
{
	check->expected = day_text(expected, to->arena);
	check->found = day_text(found, to->arena);
	check->difference = (struct cc_money){ found - expected, 0 };
	judge(to, check, ok);
}

void
cc_check_texts(
    struct cc_checks *to, struct cc_check *check, struct cc_span expected, struct cc_span found, bool ok)
{
	check->expected = cc_strdup(to->arena, cc_quote(expected).text);
	check->found = cc_strdup(to->arena, cc_quote(found).text);
	check->difference = (struct cc_money){ CC_NO_INT, 0 };
	judge(to, check, ok);
}
