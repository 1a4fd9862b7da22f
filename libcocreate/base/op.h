/* op.h -- comparisons as people type them: < <= > >= = !=
 *
 * May be included by: everyone.
 */
#ifndef CC_BASE_OP_H
#define CC_BASE_OP_H

#include "base/str.h"

enum cc_op { CC_LT, CC_LE, CC_GT, CC_GE, CC_EQ, CC_NE };

/* What text begins with, the longest of them; its length, 0: none. */
static inline size_t
cc_op_read(enum cc_op *out, struct cc_span text)
{
	char first = text.len > 0 ? text.at[0] : '\0';
	bool equals = text.len > 1 && text.at[1] == '=';

	switch (first) {
	case '<': *out = equals ? CC_LE : CC_LT; return equals ? 2 : 1;
	case '>': *out = equals ? CC_GE : CC_GT; return equals ? 2 : 1;
	case '=': *out = CC_EQ; return 1;
	case '!': *out = CC_NE; return equals ? 2 : 0;
	default: return 0;
	}
}

static inline bool
cc_op_holds(double x, enum cc_op op, double y)
{
	switch (op) {
	case CC_LT: return x < y;
	case CC_LE: return x <= y;
	case CC_GT: return x > y;
	case CC_GE: return x >= y;
	case CC_EQ: return x == y;
	case CC_NE: return x != y;
	}
	return false;
}

#endif
