/* encoding.h -- names of encodings, and whether bytes fit one.
 *
 * May be included by: rec/source.c, tests.  For everyone else there is
 * cc_encoding_known() in rec/source.h.
 */
#ifndef CC_REC_ENCODING_H
#define CC_REC_ENCODING_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

/* What iconv and the reports call it: CP932 for sjis; what is not known by
 * another name stays as typed. */
const char *cc_encoding_name(const char *typed);

/* To UTF-8, strictly; false where nobody knows the name. */
bool cc_encoding_open(iconv_t *cd, const char *name);

/* How many of the bytes are good in that encoding.  A character that is cut
 * off at the end is good unless the input ends there (whole).  SIZE_MAX: iconv
 * cannot load it. */
size_t cc_encoding_fits(const char *name, const char *bytes, size_t len, bool whole);

/* The bytes before the first that is NUL or not ASCII; NUL or not UTF-8.
 * *cut: what stands there is a character that goes on behind the bytes. */
size_t cc_encoding_ascii(const char *bytes, size_t len);
size_t cc_encoding_utf8(const char *bytes, size_t len, bool *cut);

/* UTF-8: the bytes before the first control character of U+0080 to U+009F. */
size_t cc_encoding_c1(const char *bytes, size_t len);

#endif
