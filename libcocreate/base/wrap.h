/* wrap.h -- where a line of text may end.
 *
 * May be included by: rec, render, tests.
 * Lines break at blanks and beside wide characters, but neither before
 * Japanese closing marks and small kana nor after opening ones (the basic
 * rules of JIS X 4051); headers also behind an underscore.  Where nothing
 * fits, between two grapheme clusters.
 * In: text without control characters.  Cost: O(length).
 */
#ifndef CC_BASE_WRAP_H
#define CC_BASE_WRAP_H

#include "base/str.h"

enum cc_wrap { CC_WRAP_PROSE, CC_WRAP_HEADER };

/* The next line of *rest, of at most width columns (but one cluster at least);
 * *rest loses it, and the blanks between. */
struct cc_span cc_wrap_line(struct cc_span *rest, size_t width, enum cc_wrap how);

/* The same by another measure than columns: what it says of a cluster adds up. */
struct cc_span cc_wrap_measured(
    struct cc_span *rest, size_t width, enum cc_wrap how, size_t (*measure)(struct cc_span cluster));

/* The width of the longest part that does not break. */
size_t cc_wrap_part(struct cc_span text, enum cc_wrap how);
size_t cc_wrap_part_measured(
    struct cc_span text, enum cc_wrap how, size_t (*measure)(struct cc_span cluster));

#endif
