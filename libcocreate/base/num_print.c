/* num_print.c -- doubles to text, the same in every locale.
 *
 * Declared in num.h.  snprintf and strtod are called where LC_NUMERIC is "C":
 * no room but cli meets setlocale, and that only for messages.
 */
#include "base/num_int.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SAID_DIGITS = 12, PLAIN_LOW = -7, PLAIN_HIGH = 20, FIXED_MOST = 60 };

#define INTEGER_MAX 1e15 /* every integer up to here is a double, and short enough */

/* To so many decimals, half away from zero; what becomes zero has no sign. */
static void
round_to(struct cc_num_decimal *d, int decimals)
{
	int keep = d->point + decimals, at = keep - 1;

	if (keep >= d->n)
		return;
	if (keep < 0 || (keep == 0 && d->digit[0] < '5')) {
		*d = (struct cc_num_decimal){ "0", 1, 1, false };
		return;
	}
	d->n = keep;
	if (d->digit[keep] < '5')
		return;
	while (at >= 0 && d->digit[at] == '9')
		at--;
	if (at >= 0) {
		d->digit[at]++;
		d->n = at + 1;
	} else {
		d->digit[0] = '1';
		d->n = 1;
		d->point++;
	}
}

static char
digit_at(const struct cc_num_decimal *d, int place)
{
	return place >= 0 && place < d->n ? d->digit[place] : '0';
}

static size_t
put_plain(char *out, const struct cc_num_decimal *d, int decimals)
{
	char *at = out;

	if (d->negative)
		*at++ = '-';
	if (d->point <= 0)
		*at++ = '0';
	for (int place = 0; place < d->point; place++)
		*at++ = digit_at(d, place);
	if (decimals > 0)
		*at++ = '.';
	for (int place = d->point; place < d->point + decimals; place++)
		*at++ = digit_at(d, place);
	*at = '\0';
	return (size_t)(at - out);
}

static size_t
put_scientific(char *out, const struct cc_num_decimal *d)
{
	return (size_t)snprintf(out, CC_NUM_MAX, "%s%c%s%.*se%+d", d->negative ? "-" : "", d->digit[0],
	    d->n > 1 ? "." : "", d->n - 1, d->digit + 1, d->point - 1);
}

size_t
cc_int_print(char *out, int64_t value)
{
	uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char digit[CC_INT_TEXT], *at = digit + sizeof digit;
	size_t len;

	*--at = '\0';
	do {
		*--at = (char)('0' + size % 10);
		size /= 10;
	} while (size > 0);
	if (value < 0)
		*--at = '-';
	len = (size_t)(digit + sizeof digit - at);
	memcpy(out, at, len);
	return len - 1;
}

void
cc_buf_int(struct cc_buf *out, int64_t value)
{
	char text[CC_INT_TEXT];

	cc_buf_add(out, text, cc_int_print(text, value));
}

size_t
cc_num_print(char out[CC_NUM_MAX], double value)
{
	struct cc_num_decimal d;

	assert(isfinite(value));
	if (fabs(value) < INTEGER_MAX && value == trunc(value))
		return cc_int_print(out, (int64_t)value);
	cc_num_shortest(&d, value);
	if (d.point - 1 < PLAIN_LOW || d.point - 1 > PLAIN_HIGH)
		return put_scientific(out, &d);
	return put_plain(out, &d, d.n > d.point ? d.n - d.point : 0);
}

size_t
cc_num_fixed(char out[CC_NUM_MAX], double value, unsigned digits)
{
	struct cc_num_decimal d;

	assert(isfinite(value) && digits <= FIXED_MOST);
	cc_num_shortest(&d, value);
	round_to(&d, (int)digits);
	return put_plain(out, &d, (int)digits);
}

struct cc_said
cc_num_say(double value)
{
	char text[CC_NUM_MAX];
	struct cc_said said;
	size_t len;

	if (value != trunc(value)) {
		snprintf(text, sizeof text, "%.*e", SAID_DIGITS - 1, value);
		value = strtod(text, NULL);
	}
	len = cc_num_print(text, value);
	assert(len < sizeof said.text);
	memcpy(said.text, text, len + 1);
	return said;
}

/* What is neither nothing nor all; NULL: it is printed as it is. */
static const char *
near_end(double value, const char *percent)
{
	bool negative = value < 0;

	percent += *percent == '-';
	if (value != 0 && strcmp(percent, "0.0") == 0)
		return negative ? ">-0.1" : "<0.1";
	if (value < 1 && value > -1 && strcmp(percent, "100.0") == 0)
		return negative ? "<-99.9" : ">99.9";
	return NULL;
}

/* The point moves two places in the decimal text: multiplying by 100 would
 * round once more. */
size_t
cc_num_percent(char out[CC_NUM_MAX], double value)
{
	size_t len = cc_num_fixed(out, value, 3), start = out[0] == '-', whole = len - 4;
	const char *near;

	/* "-1.234" -> "-123.4" */
	memmove(out + whole, out + whole + 1, 2);
	out[whole + 2] = '.';
	while (out[start] == '0' && out[start + 1] != '.')
		memmove(out + start, out + start + 1, len-- - start);
	out[len] = '\0';
	near = near_end(value, out);
	if (near == NULL)
		return len;
	len = strlen(near);
	memcpy(out, near, len + 1);
	return len;
}
