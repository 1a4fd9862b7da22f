/* payouts.c -- what people were paid, and who can be: payments, and payees with an account. */
#include "figure/payouts.h"

#include "base/arena.h"

static void
read_payments(struct cc_payouts *out, const struct cc_name_set *people, const struct cc_payouts_spec *spec,
    const struct cc_sealed *s)
{
	const struct cc_store *log = s->state->store[spec->payments];

	out->payment = CC_ARRAY(s->arena, struct cc_payment, log->rows);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		struct cc_payment pay = { cc_name_of(
					      people, spec->r_person, cc_row_id(log, row, spec->person, 0)),
			cc_row_whole(log, row, spec->amount), cc_row_place(log, row, spec->place) };

		if (pay.person == CC_NO_ID)
			continue;
		out->payment[out->n++] = pay;
		out->paid[pay.person] += pay.paid;
	}
}

void
cc_payouts_read(struct cc_payouts *out, const struct cc_name_set *people, const struct cc_payouts_spec *spec,
    const struct cc_sealed *s)
{
	const struct cc_store *log = s->state->store[spec->payees];
	bool payees = s->run->bound >> spec->r_account & 1;

	*out = (struct cc_payouts){ .paid = CC_ARRAY(s->arena, int64_t, people->n),
		.known = CC_ARRAY(s->arena, bool, people->n) };
	read_payments(out, people, spec, s);
	for (uint32_t p = 0; p < people->n; p++)
		out->known[p] = !payees;
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t person = cc_name_of(people, spec->r_person, cc_row_id(log, row, spec->payee, 0));

		if (person != CC_NO_ID && cc_row_id(log, row, spec->account, 0) == 1)
			out->known[person] = true;
	}
}
