/* payouts.h -- what people were paid, and who can be: payments, and payees with an account.
 *
 * May be included by: figure, method, tests.
 * Amounts are whole minor units; one below 0 is what came back.
 * In:     sealed logs of payments (person, amount, place) and of payees (person, whether an account
 *         is known); which one it is was not kept.
 * Errors: none.
 * Cost:   O(rows log people).
 */
#ifndef CC_FIGURE_PAYOUTS_H
#define CC_FIGURE_PAYOUTS_H

#include "figure/name_set.h"
#include "figure/sealed.h"

struct cc_payment {
	uint32_t person;
	int64_t paid;
	uint64_t place;
};

struct cc_payouts {
	struct cc_payment *payment; /* [n] */
	size_t n;
	int64_t *paid; /* [people] */
	bool *known;   /* [people]: they can be paid: everybody, where no file of payees was given */
};

struct cc_payouts_spec {
	unsigned payments, payees;	/* stores */
	unsigned r_person, r_account;	/* roles */
	unsigned person, amount, place; /* fields of a payment */
	unsigned payee, account;	/* of a payee */
};

void cc_payouts_read(struct cc_payouts *out, const struct cc_name_set *people,
    const struct cc_payouts_spec *spec, const struct cc_sealed *s);

#endif
