/* json.h -- text as JSON holds it.
 *
 * May be included by: everyone.
 * What would reorder or end a line is escaped, so the text is safe in a
 * terminal and in a script; the rest stays UTF-8.
 */
#ifndef CC_BASE_JSON_H
#define CC_BASE_JSON_H

#include "base/str.h"

/* Bytes of a number at the start of s; 0: there is none. */
size_t cc_json_number(struct cc_span s);

/* In quotes.  A byte that is not UTF-8 (a file's name may hold some) becomes
 * U+FFFD. */
void cc_json_text(struct cc_buf *out, struct cc_span text);

#endif
