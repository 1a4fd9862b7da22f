/* value.h -- values of options, as methods see them.
 *
 * May be included by: model, method, cli, cmd, tests.
 * cli fills them from the command line and the study's section; set tells a
 * value that the user asked for from a default.
 */
#ifndef CC_MODEL_VALUE_H
#define CC_MODEL_VALUE_H

#include "base/str.h"

struct cc_number {
	double value; /* NaN: not given, and without a default */
	bool set;
};

struct cc_range {
	double low, high;
	bool set;
};

struct cc_list {
	const char **item;
	size_t n;
};

struct cc_arena;

/* The names in a list's values, of which one may hold several: A,B.  Blanks around a name, and names that are
 * empty, are left out.  Into *out; how many. */
size_t cc_list_split(struct cc_span **out, const struct cc_list *list, struct cc_arena *arena);

struct cc_pairs {
	size_t n;
	struct cc_pair {
		struct cc_span name;
		double value;
	} * pair;
};

#endif
