/* place.h -- where in a text?  Lines and columns as bytes go by.
 *
 * May be included by: rec, tests.
 * Lines end in LF, CR LF or CR, columns count characters, both from 1.
 */
#ifndef CC_REC_PLACE_H
#define CC_REC_PLACE_H

#include "base/err.h"

struct cc_where {
	uint64_t line, column;
	bool after_cr; /* a line feed that comes next belongs to the line before */
};

#define CC_WHERE_START ((struct cc_where){ 1, 1, false })

/* Goes behind the bytes, which are whole characters. */
void cc_where_pass(struct cc_where *where, struct cc_span bytes);

static inline struct cc_place
cc_where_place(const struct cc_where *where, const char *file)
{
	return (struct cc_place){ file, where->line, where->column };
}

#endif
