/* variable_wish.h -- what a study says of questions and of banners (figure/variable.h).
 *
 * May be included by: figure, method, tests.
 * In:     a list of names, or of mappings: {id, column, label, type, scale, split, missing,
 *         options, order, closed, labels, nets, bins, nps, measure}.
 * Errors: CC_EXIT_STUDY with file, line and column.
 */
#ifndef CC_FIGURE_VARIABLE_WISH_H
#define CC_FIGURE_VARIABLE_WISH_H

#include "figure/node_members.h"
#include "model/fold.h"

enum cc_variable_kind { CC_VARIABLE_SINGLE, CC_VARIABLE_SEVERAL, CC_VARIABLE_SCALE, CC_VARIABLE_NUMBER };
extern const char *const cc_variable_kinds[]; /* by these numbers, up to NULL */

struct cc_variable_net {
	struct cc_span id;
	struct cc_words label;
	struct cc_spans of; /* answers, as they stand in the file */
	const struct cc_node *node;
};

/* An entry of cross_tab.questions or banners. */
struct cc_variable_wish {
	struct cc_span id, column, split, scale;
	double range[2]; /* of a scale of numbers; NaN: not said */
	struct cc_words label;
	const char *type;
	struct cc_node_list missing, options, order;
	struct cc_variable_net *net;
	size_t nets;
	bool has_nets, by_share, closed, measure, nps;
	const double *bin;
	size_t bins;
	struct cc_words *bin_label; /* [bins + 1]; NULL: none */
	size_t labels;
	struct cc_variable_label {
		struct cc_span answer;
		struct cc_words label;
	} * answer_label; /* [labels] */
	const struct cc_node *node;
};

struct cc_variable_wishes {
	struct cc_variable_wish *wish;
	size_t n;
	const char *file;
};

/* Reads a list of the command's section; NULL: there is none. */
bool cc_variable_wishes(
    struct cc_variable_wishes *out, const struct cc_node *list, const struct cc_node_reading *r);
/* Their columns become the role's, as if its own section had named them. */
void cc_variables_bind(
    const struct cc_variable_wishes *w, const char *role, struct cc_run *run, struct cc_arena *arena);

#endif
