/* num.h -- text <-> double, the same in every locale.
 *
 * May be included by: everyone.
 * Reading has a grammar of its own (below) and only then asks strtod, of plain
 * ASCII digits.  Writing gives the fewest digits that read back to the same
 * double; rounding is half away from zero on those digits.
 */
#ifndef CC_BASE_NUM_H
#define CC_BASE_NUM_H

#include "base/str.h"

#include <stdint.h>

enum { CC_NUM_MAX = 400 }; /* room for any number that the printers make */

/* sign (- + and their full-width forms, U+2212, the triangles before digits), digits of any width,
 * groups of three by comma, fraction (.5 too), exponent, % (divides by 100),
 * yen signs before, 円 after, one unit at most; outer blanks (space, TAB, NBSP,
 * U+3000) ignored.  False for anything else, for what overflows or is longer
 * than CC_NUM_MAX, and for what is empty. */
bool cc_num_parse(double *out, struct cc_span text);

/* How numbers are written, where that is not as above. */
enum { CC_NUM_COMMA = 1 }; /* the comma is the decimal mark, and the point groups thousands */
bool cc_num_read(double *out, struct cc_span text, unsigned how);
/* A number with a point and exactly three digits behind it: 2.000 may be two, or two thousand. */
bool cc_num_is_grouped(struct cc_span text);

/* The same, and the forms of a scale (num_scale.c): a number followed by one of
 * : ： ． . 、 = ) or a bracket or a blank and text, or by a Japanese text at once;
 * 5点; ①..⑳, alone or in front of such a text; ★★★★☆, ⭐⭐⭐⭐.  *label: the text, len 0
 * where there is none.  A text that makes of the number one of several ("3 or 4",
 * "3〜", "4 (was 3)") is refused. */
bool cc_num_read_scale(double *out, struct cc_span *label, struct cc_span text, unsigned how);
bool cc_num_parse_scale(double *out, struct cc_span text);

/* One ASCII digit, or one behind a minus: what most cells of a scale hold. */
static inline bool
cc_num_digit(double *out, struct cc_span text)
{
	bool minus = text.len == 2 && text.at[0] == '-';
	unsigned digit = text.len == 1 || minus ? (unsigned)(unsigned char)text.at[minus] - '0' : 10;

	*out = minus && digit > 0 ? -(double)digit : digit; /* 0. - digit is -0 with gcc 12 */
	return digit <= 9;
}

/* Plain option values: -?digits[.digits][e..], nothing else. */
bool cc_num_parse_plain(double *out, struct cc_span text);
bool cc_int_parse(int64_t *out, struct cc_span text);

enum { CC_INT_TEXT = 21 }; /* room for any whole number of 64 bits, terminated */

/* All return the length; out is terminated.  Never "-0".  value is finite.  Some 120 ns. */
size_t cc_int_print(char *out, int64_t value); /* out: CC_INT_TEXT at least */
void cc_buf_int(struct cc_buf *out, int64_t value);
size_t cc_num_print(char out[CC_NUM_MAX], double value);
size_t cc_num_fixed(char out[CC_NUM_MAX], double value, unsigned digits);
/* A share as percent with one decimal, without the sign for it; what is neither nothing nor all
 * is not printed as such: "<0.1", ">99.9". */
size_t cc_num_percent(char out[CC_NUM_MAX], double value);

/* A number as messages say it: a whole one as it is, another rounded to 12
 * significant digits, so that 0.4 * 3 is 1.2.  value is finite.
 * Use: cc_fail(err, code, N_("wanted at least %s"), cc_num_say(low).text) */
struct cc_said {
	char text[40];
};

struct cc_said cc_num_say(double value);

/* Of qsort(): doubles, ascending. */
int cc_by_double(const void *a, const void *b);

#endif
