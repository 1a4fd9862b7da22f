/* cross-tab.h -- which answers differ between which groups?
 *
 * May be included by: cmd, tests.
 */
#ifndef CC_METHOD_CROSS_TAB_H
#define CC_METHOD_CROSS_TAB_H

#include "model/fold.h"
#include "model/value.h"

struct cc_cross_tab_opts {
	const char *compare; /* NULL: rest */
	const char *layout;  /* NULL: rows in Japanese, else columns */
	const char *sort;    /* NULL: given */
	const char *nets;    /* NULL: on */
	struct cc_number low_base;
	bool all;
};

extern const char *const cc_cross_compare[],
    *const cc_cross_layouts[], *const cc_cross_sorts[], *const cc_cross_nets[]; /* up to NULL */

extern const struct cc_method cc_cross_tab;

#endif
