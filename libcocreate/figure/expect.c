/* expect.c -- what somebody expects a figure to be, and whether it came so. */
#include "figure/expect.h"

#include "base/num.h"

#include <math.h>

static struct cc_span
behind(struct cc_span text, size_t n)
{
	return cc_span_trim((struct cc_span){ text.at + n, text.len - n });
}

static bool
read_bound(struct cc_expect *out, struct cc_span text)
{
	out->percent = text.len > 0 && text.at[text.len - 1] == '%';
	if (out->percent)
		text = cc_span_trim((struct cc_span){ text.at, text.len - 1 });
	if (memchr(text.at, '%', text.len) != NULL || !cc_num_parse(&out->bound, text))
		return false;
	out->bound /= out->percent ? 100 : 1;
	return true;
}

bool
cc_expect_read(struct cc_expect *out, struct cc_span text)
{
	bool or_so;

	text = cc_span_trim(text);
	*out = (struct cc_expect){ CC_EXPECT_UP, (double)NAN, false };
	if (cc_span_eq(text, CC_SPAN("up")))
		return true;
	out->what = CC_EXPECT_DOWN;
	if (cc_span_eq(text, CC_SPAN("down")))
		return true;
	if (text.len == 0 || (text.at[0] != '>' && text.at[0] != '<'))
		return false;
	or_so = text.len > 1 && text.at[1] == '=';
	if (text.at[0] == '>')
		out->what = or_so ? CC_EXPECT_LEAST : CC_EXPECT_ABOVE;
	else
		out->what = or_so ? CC_EXPECT_MOST : CC_EXPECT_BELOW;
	return read_bound(out, behind(text, or_so ? 2 : 1));
}

static bool
is_so(const struct cc_expect *e, double value)
{
	switch (e->what) {
	case CC_EXPECT_LEAST: return value >= e->bound;
	case CC_EXPECT_ABOVE: return value > e->bound;
	case CC_EXPECT_MOST: return value <= e->bound;
	case CC_EXPECT_BELOW: return value < e->bound;
	case CC_EXPECT_UP: return value > 0;
	case CC_EXPECT_DOWN: break;
	}
	return value < 0;
}

/* An interval that ends in 0 is a difference of neither kind. */
enum cc_met
cc_expect_judge(const struct cc_expect *e, const struct cc_between *found)
{
	bool sure = isfinite(found->low) && isfinite(found->high);
	double low = sure ? found->low : found->value, high = sure ? found->high : found->value;

	if (!isfinite(found->value))
		return CC_NOT_CLEAR;
	if (is_so(e, low) && is_so(e, high))
		return CC_KEPT;
	if (is_so(e, low) || is_so(e, high))
		return CC_NOT_CLEAR;
	return cc_expect_of_change(e) && low <= 0 && high >= 0 ? CC_NOT_CLEAR : CC_MISSED;
}
