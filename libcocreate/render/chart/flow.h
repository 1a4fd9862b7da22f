/* flow.h -- parts of a flow: its columns of nodes, and where they stand.
 *
 * May be included by: render/chart/flow*.c, tests.
 * A chain is a row of the table: a code in each column.  Codes of little weight, and all
 * codes of chains that are not drawn one by one, are one node at the end of their column.
 */
#ifndef CC_RENDER_CHART_FLOW_H
#define CC_RENDER_CHART_FLOW_H

#include "render/chart/view.h"

enum {
	CC_FLOW_CHAINS = 30, /* drawn one by one */
	CC_FLOW_NODES = 7,   /* of a column, beside that of all others */
	CC_FLOW_STRONG = 3   /* chains in front */
};

struct cc_flow_node {
	struct cc_span id;  /* len 0: the chains that name none */
	size_t first_row;   /* of the table, that has it */
	bool is_others;	    /* it stands for all codes without a node: */
	size_t others;	    /* so many */
	double weight;	    /* of the chains through it */
	size_t order;	    /* its place from the top */
	double label, high; /* pixels: of the label, of the band beneath it */
	double top;	    /* of the label */
};

struct cc_flow_column {
	const char *name;
	struct cc_flow_node *node;
	size_t n;
};

struct cc_flow {
	struct cc_flow_column column[CC_CHART_PATH];
	size_t columns;
	size_t chains;		     /* drawn one by one */
	size_t rest;		     /* further ones, gathered as one, number `chains` */
	size_t (*at)[CC_CHART_PATH]; /* [chains + 1]: the node of each column */
	double *weight, total;	     /* [chains + 1]; of all */
	double bands, height;	     /* pixels: of the bands of all chains, of the tallest column */
};

/* Columns of a hint's path, their nodes and who goes through them, in the order of drawing. */
void cc_flow_read(struct cc_flow *f, const struct cc_canvas *c, const struct cc_chart_view *v);
/* Where they stand, once labels have a height and bands too. */
void cc_flow_stand(struct cc_flow *f, double gap);

#endif
