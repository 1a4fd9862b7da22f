/* sales.h -- sales, each of one idea: those of several are shared by what trials of them were worth.
 *
 * May be included by: figure, method, tests.
 * Amounts are whole minor units; a return is a negative one.
 * In:     sealed logs of sales (day, amount, ideas, place) and of trials (value, ideas, place);
 *         ideas are texts as figure/row_log.h keeps them, and count as what they were merged into.
 * Out:    a sale of several ideas as one of each: by the Shapley value of its trials where one of
 *         them was tried, else equally, to the last unit.
 * Errors: problems: sales over 2^53 - 1 units in all; of trials the same ideas twice, a subset
 *         that is missing, a share below 0 or none at all, more than CC_SHAPLEY_MEMBERS ideas.
 * Cost:   O(trials log trials + sales), a sale of n tried ideas O(n 2^n).
 * Source: Shapley (1953), stat/shapley.h.
 */
#ifndef CC_FIGURE_SALES_H
#define CC_FIGURE_SALES_H

#include "figure/merges.h"

struct cc_sale {
	uint32_t idea; /* CC_NO_ID: none */
	int64_t amount, day;
	uint64_t place;
};

struct cc_sales {
	struct cc_sale *sale; /* [n] */
	size_t n, room;
	struct cc_sale *of_idea; /* those that have one, idea by idea: from[idea] up to from[idea + 1] */
	size_t *from;
	bool tried; /* trials shared one */
};

struct cc_sales_spec {
	unsigned sales, trials;			    /* stores */
	unsigned amount, ideas, tried;		    /* roles: of a sale, and the ideas of a trial */
	unsigned s_day, s_amount, s_ideas, s_place; /* fields */
	unsigned t_value, t_ideas, t_place;
};

/* False: problems say why. */
bool cc_sales_read(struct cc_sales *out, const struct cc_name_set *ideas, const struct cc_merges *merges,
    const struct cc_sales_spec *spec, const struct cc_sealed *s);

/* What an idea (CC_NO_ID: all) sold from a day, up to another, and of that from `since` on; sales
 * without a day are always in.  False: there is no such sale. */
struct cc_sold {
	int64_t to_date, since;
};
bool cc_sales_sum(struct cc_sold *out, const struct cc_sales *sales, uint32_t idea, int64_t from, int64_t to,
    int64_t since);

#endif
