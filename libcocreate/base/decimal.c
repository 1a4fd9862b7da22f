/* decimal.c -- decimal numbers as whole ones. */
#include "base/decimal.h"

#include "base/num_int.h"

#include <assert.h>
#include <stdlib.h>

/* One digit more; false: beyond what a double holds. */
static bool
append(int64_t *units, unsigned digit)
{
	*units = 10 * *units + digit;
	return *units <= CC_DECIMAL_MOST;
}

/* The power of ten behind the digits, which take_exponent() has checked; beyond any number
 * that has at most CC_NUM_MAX digits it stays what it is. */
static long
exponent_of(const char *digits)
{
	const char *e = strchr(digits, 'e');
	long power = e != NULL ? strtol(e + 1, NULL, 10) : 0;

	return power > 2 * CC_NUM_MAX ? 2 * CC_NUM_MAX : power < -2 * CC_NUM_MAX ? -2 * CC_NUM_MAX : power;
}

/* Where the point of digits[.digits] is to go: behind so many of the digits. */
static long
whole_digits(const char *digits)
{
	return (long)strcspn(digits, ".e") + exponent_of(digits);
}

enum { SURE_DIGITS = 15 }; /* so many are below 2^53 */

static const int64_t tens[CC_DECIMAL_DIGITS + 1] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000,
	100000000, 1000000000 };

/* Digits, with a point among them or without, as most numbers are: no more of them than the units have.  False: it is to
 * be read with care. */
static bool
read_plain(int64_t *units, struct cc_span text, unsigned digits, bool point)
{
	size_t behind = 0, i = 0;
	int64_t read = 0;

	if (text.len == 0 || text.len + digits > SURE_DIGITS)
		return false;
	for (; i < text.len && text.at[i] >= '0' && text.at[i] <= '9'; i++)
		read = 10 * read + (text.at[i] - '0');
	if (i > 0 && i + 1 < text.len && text.at[i] == '.' && point) {
		for (i++; i < text.len && text.at[i] >= '0' && text.at[i] <= '9'; i++, behind++)
			read = 10 * read + (text.at[i] - '0');
	}
	if (i < text.len || i == 0 || behind > digits)
		return false;
	*units = read * tens[digits - behind];
	return true;
}

enum cc_decimal
cc_decimal_read(int64_t *units, bool *percent, struct cc_span text, unsigned digits, unsigned how)
{
	struct cc_num_digits read;
	long wanted, seen = 0;

	assert(digits <= CC_DECIMAL_DIGITS);
	if (read_plain(units, text, digits, !(how & CC_NUM_COMMA))) {
		if (percent != NULL)
			*percent = false;
		return CC_DECIMAL_OK;
	}
	if (!cc_num_digits(&read, text, how) || (percent == NULL && read.percent))
		return CC_DECIMAL_BAD;
	if (percent != NULL)
		*percent = read.percent;
	wanted = whole_digits(read.text) + (long)digits;
	*units = 0;
	for (const char *c = read.text; *c != '\0' && *c != 'e'; c++) {
		if (*c == '.')
			continue;
		if (seen++ >= wanted && *c != '0')
			return CC_DECIMAL_FINE;
		if (seen <= wanted && !append(units, (unsigned)(*c - '0')))
			return CC_DECIMAL_LARGE;
	}
	for (; seen<wanted && * units> 0; seen++)
		if (!append(units, 0))
			return CC_DECIMAL_LARGE;
	*units = read.minus ? -*units : *units;
	return CC_DECIMAL_OK;
}

static int64_t
power_of_ten(unsigned digits)
{
	int64_t power = 1;

	while (digits-- > 0)
		power *= 10;
	return power;
}

/* From the last digit on: one before the point at least, all of those behind it. */
size_t
cc_decimal_print(char out[CC_DECIMAL_TEXT], int64_t units, unsigned digits)
{
	uint64_t size = units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
	char text[CC_DECIMAL_TEXT], *at = text + sizeof text;
	size_t len;

	*--at = '\0';
	for (unsigned n = 0; n <= digits || size > 0; n++, size /= 10) {
		if (n == digits && digits > 0)
			*--at = '.';
		*--at = (char)('0' + size % 10);
	}
	if (units < 0)
		*--at = '-';
	len = (size_t)(text + sizeof text - at);
	memcpy(out, at, len);
	return len - 1;
}

double
cc_decimal_real(int64_t units, unsigned digits)
{
	return (double)units / (double)power_of_ten(digits);
}
