/* sheet.c -- rows of a wide sheet: what each answered, and what it is flagged for. */
#include "method/job-map/int.h"

#include "stat/careless.h"

static void
log_flags(struct cc_store *log, const struct cc_respondent *a, uint32_t person, uint64_t place)
{
	struct cc_careless_flag flag[CC_CARELESS];

	cc_respondent_check(flag, a);
	for (uint32_t c = 0; c < CC_CARELESS; c++) {
		unsigned char *record;

		if (!flag[c].raised)
			continue;
		record = cc_log_add(log);
		cc_log_put_id(log, record, F_PERSON, person);
		cc_log_put_id(log, record, F_CHECK, c);
		cc_log_put_place(log, record, F_PLACE, place);
		cc_log_put_value(log, record, F_ANSWER, 0, flag[c].answer);
		cc_log_put_value(log, record, F_RUN, 0, flag[c].alike);
		cc_log_put_value(log, record, F_ANSWERS, 0, flag[c].answers);
	}
}

static void
log_answered(struct cc_store *log, uint32_t person, uint64_t place, uint32_t block, uint64_t bits)
{
	unsigned char *record;

	if (bits == 0 || person == CC_NO_ID)
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, P_PERSON, person);
	cc_log_put_id(log, record, P_BLOCK, block);
	cc_log_put_place(log, record, P_PLACE, place);
	cc_log_put_value(log, record, P_ANSWERED, 0, (double)bits);
}

/* Observations from..end of the batch are one row of the sheet. */
static void
add_row(struct cc_store *const *store, const struct cc_batch *batch, uint32_t from, uint32_t end,
    const struct cc_run *run)
{
	uint64_t place = cc_batch_place(batch, from), bits = 0;
	uint32_t person = cc_id_at(batch, PERSON, from), block = 0;
	struct cc_respondent answers = { 0 };

	for (uint32_t row = from; row < end; row++) {
		uint32_t at = batch->observation[row];
		double importance = cc_num_at(batch, IMPORTANCE, row);
		double satisfaction = cc_num_at(batch, SATISFACTION, row);

		cc_respondent_add(&answers, importance, satisfaction, run->scale[1]);
		if (isnan(importance) && isnan(satisfaction))
			continue;
		if (at / BLOCK_BITS != block) {
			if (run->dup == NULL && !run->weighted)
				log_answered(store[PEOPLE], person, place, block, bits);
			block = at / BLOCK_BITS;
			bits = 0;
		}
		bits |= UINT64_C(1) << (at % BLOCK_BITS);
	}
	if (run->dup == NULL && !run->weighted)
		log_answered(store[PEOPLE], person, place, block, bits);
	log_flags(store[FLAGS], &answers, person, place);
}

/* Each observation of this batch once. */
static void
log_columns(struct cc_store *log, const struct cc_batch *batch)
{
	uint64_t seen[1024] = { 0 }; /* a record has fewer cells than bits here */

	for (uint32_t row = 0; row < batch->rows; row++) {
		uint32_t at = batch->observation[row];
		uint64_t *word = &seen[at / 64 % 1024], bit = UINT64_C(1) << (at % 64);
		unsigned char *record;

		if ((*word & bit) != 0 || !cc_has(batch, OUTCOME, row))
			continue;
		*word |= bit;
		record = cc_log_add(log);
		cc_log_put_id(log, record, S_OUTCOME, cc_id_at(batch, OUTCOME, row));
		cc_log_put_place(log, record, S_PLACE, cc_place_pack(batch->file, at));
	}
}

void
job_add_sheet(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run)
{
	uint32_t end;

	log_columns(store[SHEETS], batch);
	for (uint32_t from = 0; from < batch->rows; from = end) {
		end = from + 1;
		while (job_goes_on(batch, end))
			end++;
		add_row(store, batch, from, end, run);
	}
}
