/* cell.c -- fuzzes what reads one cell: numbers of any form, scales, days, decimals; what is read is a number,
 * and is read again from what it prints. */
#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/normal.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_number(struct cc_span text, unsigned how)
{
	char printed[CC_NUM_MAX];
	struct cc_span label;
	double number, again;

	if (cc_num_read_scale(&number, &label, text, how) && !isfinite(number))
		abort();
	if (!cc_num_read(&number, text, how))
		return;
	cc_num_print(printed, number);
	if (!isfinite(number) || !cc_num_parse_plain(&again, cc_span(printed)) || again != number)
		abort();
}

static void
read_amount(struct cc_span text)
{
	char printed[CC_DECIMAL_TEXT];
	int64_t units, again;
	bool percent;

	if (cc_decimal_read(&units, &percent, text, CC_DECIMAL_DIGITS, 0) != CC_DECIMAL_OK || percent)
		return;
	cc_decimal_print(printed, units, CC_DECIMAL_DIGITS);
	if (cc_decimal_read(&again, NULL, cc_span(printed), CC_DECIMAL_DIGITS, 0) != CC_DECIMAL_OK ||
	    again != units)
		abort();
}

static void
read_day(struct cc_span text)
{
	char printed[CC_DATE_TEXT];
	int64_t day, again;

	if (cc_date_parse(&day, text) != CC_DATE_OK)
		return;
	cc_date_print(printed, day);
	if (cc_date_parse(&again, cc_span(printed)) != CC_DATE_OK || again != day)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cc_span text = { (const char *)data, size }, once;
	struct cc_arena *arena = cc_arena_new();

	if (cc_utf8_valid(text.at, text.len, NULL) == text.len && memchr(data, 0, size) == NULL) {
		read_number(text, 0);
		read_number(text, CC_NUM_COMMA);
		read_day(text);
		read_amount(text);
		cc_utf8_fold(arena, text);
		once = cc_normal_dup(arena, text);
		if (!cc_span_eq(once, cc_normal_dup(arena, once)))
			abort();
	}
	cc_arena_free(arena);
	return 0;
}
