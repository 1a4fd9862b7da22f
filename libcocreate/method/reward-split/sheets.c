/* sheets.c -- split sheets, which must add up; payments, and who has an account. */
#include "method/reward-split/int.h"

#include "base/arena.h"

#include <stdlib.h>

/* A sheet is the rows of one idea and date: parts of any size, or all in % that are 100 %. */
static void
check_sheet(const struct reward_data *d, size_t from, size_t end)
{
	const struct reward_sheet_row *s = &d->sheet[from];
	char sum_text[CC_DECIMAL_TEXT], off_text[CC_DECIMAL_TEXT];
	int64_t sum = 0;

	for (size_t i = from; i < end; i++) {
		sum += d->sheet[i].share;
		if (d->sheet[i].percent != s->percent) {
			REWARD_PROBLEM(d, d->sheet[i].place, SHARE,
			    N_("the sheet of \"%s\" mixes shares with and without %%; wanted one of them"),
			    cc_quote(d->idea[s->idea]).text);
			return;
		}
		if (sum < 0 || sum > INT64_MAX / 2) {
			REWARD_PROBLEM(d, d->sheet[i].place, SHARE,
			    N_("the shares are too large; wanted a sum below 4000000000"));
			return;
		}
	}
	if (sum == 0)
		REWARD_PROBLEM(d, s->place, SHARE,
		    N_("the sheet of \"%s\" gives nobody a share; wanted one above 0"),
		    cc_quote(d->idea[s->idea]).text);
	if (!s->percent || sum == CC_ONE_NANO || sum == 0)
		return;
	cc_decimal_print(sum_text, sum, CC_NANO - 2);
	cc_decimal_print(off_text, llabs(CC_ONE_NANO - sum), CC_NANO - 2);
	REWARD_PROBLEM(d, s->place, SHARE,
	    sum < CC_ONE_NANO
		? N_("the shares of \"%s\" add up to %s %%, %s short; wanted exactly 100 %%")
		: N_("the shares of \"%s\" add up to %s %%, %s too many; wanted exactly 100 %%"),
	    cc_quote(d->idea[s->idea]).text, sum_text, off_text);
}

static int
by_sheet(const void *a, const void *b)
{
	const struct reward_sheet_row *x = a, *y = b;

	if (x->idea != y->idea)
		return x->idea < y->idea ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

void
reward_read_sheets(struct reward_data *d)
{
	const struct cc_store *s = d->state->store[S_SHEETS];

	d->sheet = CC_ARRAY(d->arena, struct reward_sheet_row, s->rows);
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t idea = cc_row_id(s, row, SHEET_IDEA, 0), person = cc_row_id(s, row, SHEET_PERSON, 0);

		if (idea == CC_NO_ID || person == CC_NO_ID)
			continue;
		d->sheet[d->sheets] =
		    (struct reward_sheet_row){ reward_idea(d, cc_state_text(d->state, IDEA, idea)),
			    reward_person(d, cc_state_text(d->state, PERSON, person)),
			    cc_row_day(s, row, SHEET_DAY), reward_number(s, row, SHEET_SHARE),
			    cc_row_id(s, row, SHEET_PERCENT, 0) == 1, cc_row_place(s, row, SHEET_PLACE) };
		d->worked[d->sheet[d->sheets++].person] = true;
	}
	qsort(d->sheet, d->sheets, sizeof *d->sheet, by_sheet);
	for (size_t from = 0, end; from < d->sheets; from = end) {
		for (end = from; end < d->sheets && d->sheet[end].idea == d->sheet[from].idea &&
				 d->sheet[end].day == d->sheet[from].day;)
			end++;
		check_sheet(d, from, end);
	}
}

void
reward_read_payments(struct reward_data *d)
{
	const struct cc_store *s = d->state->store[S_PAYMENTS], *payees = d->state->store[S_PAYEES];

	d->payment = CC_ARRAY(d->arena, struct reward_payment, s->rows);
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t person = cc_row_id(s, row, PAYMENT_PERSON, 0);

		if (person != CC_NO_ID)
			d->payment[d->payments++] = (struct reward_payment){
				reward_person(d, cc_state_text(d->state, PERSON, person)),
				cc_row_day(s, row, PAYMENT_DAY), reward_number(s, row, PAYMENT_PAID),
				cc_row_place(s, row, PAYMENT_PLACE)
			};
	}
	d->payees = d->run->bound >> ACCOUNT & 1;
	for (uint64_t i = 0; i < payees->rows; i++) {
		const unsigned char *row = cc_store_row(payees, i);
		uint32_t person = cc_row_id(payees, row, PAYEE_PERSON, 0);

		if (person != CC_NO_ID && cc_row_id(payees, row, PAYEE_KNOWN, 0) == 1)
			d->account[reward_person(d, cc_state_text(d->state, PERSON, person))] = true;
	}
}
