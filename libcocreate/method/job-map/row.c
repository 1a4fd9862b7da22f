/* row.c -- one row of a wide sheet: who answered what, and how. */
#include "method/job-map/int.h"

#include <math.h>

/* Fewer answers than these look alike by chance too often to say so. */
enum { STRAIGHT_LEAST = 10, ALIKE_LEAST = 5 };

static void
strain_see(struct strain *s, double answer, double top)
{
	s->run = s->n > 0 && answer == s->last ? s->run + 1 : 1;
	s->last = answer;
	s->n++;
	s->top += answer == top;
	if (s->run > s->longest) {
		s->longest = s->run;
		s->of = answer;
	}
}

void
answers_see(struct answers *a, double importance, double satisfaction, const double scale[2])
{
	if (!isnan(importance))
		strain_see(&a->importance, importance, scale[1]);
	if (!isnan(satisfaction))
		strain_see(&a->satisfaction, satisfaction, scale[1]);
	if (isnan(importance) || isnan(satisfaction))
		return;
	a->both++;
	a->alike += importance == satisfaction;
}

/* One answer throughout, or nearly. */
static struct flag
straight(const struct strain *s)
{
	bool raised = s->n >= STRAIGHT_LEAST && (uint64_t)s->longest * 4 > (uint64_t)s->n * 3;

	return (struct flag){ raised, s->of, s->longest, s->n };
}

void
answers_check(struct flag flag[CHECKS], const struct answers *a)
{
	const struct strain *i = &a->importance;

	flag[SAME_IMPORTANCE] = straight(i);
	flag[SAME_SATISFACTION] = straight(&a->satisfaction);
	flag[ALL_IMPORTANT] = (struct flag){ i->n >= ALIKE_LEAST && i->top == i->n, i->of, i->top, i->n };
	flag[BOTH_ALIKE] =
	    (struct flag){ a->both >= ALIKE_LEAST && a->alike == a->both, i->of, a->alike, a->both };
}

static double
answer_at(const struct cc_column *column, uint32_t row)
{
	return column == NULL || column->missing[row] ? (double)NAN : column->num[row];
}

static uint32_t
person_at(const struct cc_batch *batch, uint32_t row)
{
	const struct cc_column *person = batch->role[PERSON][0];

	return person == NULL || person->missing[row] ? CC_NO_ID : person->id[row];
}

static void
log_flags(struct cc_store *log, const struct answers *a, uint32_t person, uint64_t place)
{
	struct flag flag[CHECKS];

	answers_check(flag, a);
	for (uint32_t c = 0; c < CHECKS; c++) {
		unsigned char *record;

		if (!flag[c].raised)
			continue;
		record = cc_log_add(log);
		*(uint32_t *)cc_field_at(log, record, F_PERSON) = person;
		*(uint32_t *)cc_field_at(log, record, F_CHECK) = c;
		*(uint64_t *)cc_field_at(log, record, F_PLACE) = place;
		*(uint32_t *)cc_field_at(log, record, F_ANSWER) = cc_store_value(log, flag[c].answer);
		*(uint32_t *)cc_field_at(log, record, F_RUN) = cc_store_value(log, flag[c].run);
		*(uint32_t *)cc_field_at(log, record, F_ANSWERS) = cc_store_value(log, flag[c].answers);
	}
}

static void
log_answered(struct cc_store *log, uint32_t person, uint64_t place, uint32_t block, uint64_t bits)
{
	unsigned char *record = cc_log_add(log);

	*(uint32_t *)cc_field_at(log, record, P_PERSON) = person;
	*(uint32_t *)cc_field_at(log, record, P_BLOCK) = block;
	*(uint64_t *)cc_field_at(log, record, P_PLACE) = place;
	*(uint32_t *)cc_field_at(log, record, P_ANSWERED) = cc_store_value(log, (double)bits);
}

/* Observations from..end of the batch are one person's row. */
static void
see_row(struct cc_store *const *store, const struct cc_batch *batch, uint32_t from, uint32_t end,
    const struct cc_run *run)
{
	const struct cc_column *importance = batch->role[IMPORTANCE][0];
	const struct cc_column *satisfaction = batch->role[SATISFACTION][0];
	uint64_t place = cc_place_pack(batch->file, batch->line[from]), bits = 0;
	uint32_t person = person_at(batch, from), block = 0;
	struct answers answers = { 0 };

	for (uint32_t row = from; row < end; row++) {
		uint32_t at = batch->observation[row];
		double i = answer_at(importance, row), s = answer_at(satisfaction, row);

		answers_see(&answers, i, s, run->scale);
		if (isnan(i) && isnan(s))
			continue;
		if (at / BLOCK_BITS != block && bits != 0 && person != CC_NO_ID)
			log_answered(store[PEOPLE], person, place, block, bits);
		bits = at / BLOCK_BITS != block ? 0 : bits;
		block = at / BLOCK_BITS;
		bits |= UINT64_C(1) << (at % BLOCK_BITS);
	}
	if (bits != 0 && person != CC_NO_ID)
		log_answered(store[PEOPLE], person, place, block, bits);
	log_flags(store[FLAGS], &answers, person, place);
}

/* Each observation of this batch once. */
static void
log_sheet(struct cc_store *log, const struct cc_batch *batch)
{
	const struct cc_column *outcome = batch->role[OUTCOME][0];
	uint64_t seen[1024] = { 0 }; /* a record has fewer cells than bits here */

	for (uint32_t row = 0; row < batch->rows; row++) {
		uint32_t at = batch->observation[row];
		uint64_t *word = &seen[at / 64 % 1024], bit = UINT64_C(1) << (at % 64);
		unsigned char *record;

		if ((*word & bit) != 0 || outcome == NULL || outcome->missing[row])
			continue;
		*word |= bit;
		record = cc_log_add(log);
		*(uint32_t *)cc_field_at(log, record, S_OUTCOME) = outcome->id[row];
		*(uint64_t *)cc_field_at(log, record, S_PLACE) = cc_place_pack(batch->file, at);
	}
}

void
wide_rows(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run)
{
	uint32_t end;

	log_sheet(store[SHEETS], batch);
	for (uint32_t from = 0; from < batch->rows; from = end) {
		uint32_t person = person_at(batch, from);

		end = from + 1;
		while (
		    end < batch->rows && batch->of[end] == batch->of[from] && person_at(batch, end) == person)
			end++;
		see_row(store, batch, from, end, run);
	}
}
