/* assign.c -- people to arms by lot, or to orders of all arms. */
#include "method/trial-test/int.h"

#include "base/arena.h"
#include "figure/lots.h"

static struct cc_lot *
people_of(const struct trial *t)
{
	struct cc_lot *lot = CC_ARRAY(t->arena, struct cc_lot, t->assigned);

	for (uint32_t i = 0; i < t->assigned; i++) {
		const unsigned char *row = cc_people_row(&t->people, t->to_assign[i]);
		uint32_t block = cc_row_id(t->people.log, row, R_BLOCK, 0);

		lot[i].name = cc_state_text(t->state, PERSON, cc_row_id(t->people.log, row, R_PERSON, 0));
		if (block != CC_NO_ID)
			lot[i].block = cc_state_text(t->state, BLOCK, block);
	}
	return lot;
}

/* A row a person, or one for each arm in its order. */
static void
put_rows(struct cc_report *report, const struct trial *t, const struct cc_lot *lot, bool orders)
{
	uint32_t *order = CC_ARRAY(t->arena, uint32_t, t->arms);

	for (uint32_t i = 0; i < t->assigned; i++) {
		struct cc_lot_row row = { lot[i].name, lot[i].block, { NULL, 0 }, lot[i].seat, CC_NO_INT };

		order[0] = lot[i].dealt;
		if (orders)
			cc_williams(order, t->arms, lot[i].dealt);
		for (uint32_t k = 0; k < (orders ? t->arms : 1); k++) {
			row.arm = t->arm[order[k]].is.id;
			row.order = orders ? (int64_t)k + 1 : CC_NO_INT;
			cc_table_fill(report, cc_report_at(report, T_ASSIGNMENT), &row, 1);
		}
	}
}

bool
trial_assign(struct cc_report *report, const struct trial *t, struct cc_err *err)
{
	bool orders = t->opts->design == cc_trial_designs[2];
	uint32_t kinds = orders ? cc_williams_rows(t->arms) : t->arms;
	uint32_t *whole = CC_ARRAY(t->arena, uint32_t, kinds);
	double *share = CC_ARRAY(t->arena, double, kinds);
	struct cc_lot *lot = people_of(t);

	if (t->assigned == 0)
		return true;
	if (t->arms < 2)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("people to be assigned, but not to what; wanted --arms=A,B, or arms in the study"));
	for (uint32_t k = 0; k < kinds; k++)
		share[k] = orders ? 1 : t->arm[k].is.share;
	if (!cc_deal_shares(whole, share, kinds))
		return cc_fail(err, CC_EXIT_STUDY,
		    N_("arms: their shares are no ratio of whole numbers up to %d; wanted such as 1 and 2"),
		    CC_DEAL_MOST);
	cc_lots(lot, t->assigned, whole, kinds, t->run->seed, "assign", t->arena);
	put_rows(report, t, lot, orders);
	return true;
}
