/* partner-select.h -- whom to ask, in what mix, and can each of them be told why?
 *
 * May be included by: cmd, tests.
 * In:     a row a person: person; criteria, each of one column or more (engagement,
 *         clarity, influence, or those of the study), and attributes, of which one
 *         is needed; name, consent, exclude, status (in, out), last, household,
 *         segment.
 * Out:    panel (who, their score 0 to 100, why), people (everybody, with a statement
 *         to tell), explain, reserves, eligibility, balance, tradeoff, lottery,
 *         quotas, segments (selected, without an interval), measures.
 * Errors: a person twice without --dup; a value below 0 of a criterion by log, or off
 *         the scale of one by given; fewer eligible than the size; more members
 *         than the size; a quota on a level nobody has; more than CC_SEATS_LEVELS
 *         levels; quotas that no panel keeps, and those that one keeps.
 * Memory: 40 bytes a person, 24 a value of a criterion or an attribute.
 * Source: methods.md 7: scores are means of standings; the mix of a set is its own
 *         figure (stat/mix.h); seats by stat/seats.h, lots by stat/lottery.h.
 */
#ifndef CC_METHOD_PARTNER_SELECT_H
#define CC_METHOD_PARTNER_SELECT_H

#include "model/fold.h"
#include "model/value.h"

struct cc_partner_select_opts {
	struct cc_list size, quota;
	const char *method, *standing; /* NULL: best, percentile */
	struct cc_pairs weights;
	struct cc_number diversity, rest, floor, shortlist, reserves, tickets, ticket;
	bool relax;
};

extern const char *const cc_partner_methods[], *const cc_standing_words[];
extern const struct cc_method cc_partner_select;

#endif
