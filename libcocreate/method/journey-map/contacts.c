/* contacts.c -- a person's contacts, and what they make of each stage.
 *
 * Rows lie anywhere in memory, so those of the next people are fetched ahead. */
#include "method/journey-map/int.h"

#include "base/arena.h"
#include "figure/twice.h"

#include <math.h>
#include <stdlib.h>

/* A part may leave anything out: then it is nothing at the first stage. */
static struct journey_contact
contact_of(const struct journey *j, const unsigned char *row)
{
	const struct cc_store *log = j->people.log;
	double what = cc_row_number(log, row, C_WHAT, 0), severity = cc_row_number(log, row, C_SEVERITY, 0);
	struct journey_contact c = { .touchpoint = cc_row_id(log, row, C_TOUCHPOINT, 0),
		.segment = cc_row_id(log, row, C_SEGMENT, 0),
		.emotion = cc_row_number(log, row, C_EMOTION, 0) - j->middle,
		.severity = isnan(severity) ? 1 : severity,
		.day = cc_row_number(log, row, C_DAY, 0),
		.place = cc_row_place(log, row, C_PLACE) };

	if (!isnan(what)) {
		c.stage = (uint32_t)what / JOURNEY_SIGNS_END;
		c.signs = (uint32_t)what % JOURNEY_SIGNS_END;
	}
	c.affected = c.emotion < 0 || (c.signs & JOURNEY_SIGNAL) != 0;
	return c;
}

static int
by_place(const void *a, const void *b)
{
	const struct journey_contact *x = a, *y = b;

	if (x->stage != y->stage)
		return x->stage < y->stage ? -1 : 1;
	if (x->touchpoint != y->touchpoint)
		return x->touchpoint < y->touchpoint ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

/* Of a person in several rows of sheets --dup takes one; how many contacts are left. */
static uint32_t
take_one_row(const struct journey *j, uint32_t n)
{
	const uint64_t none = UINT64_MAX;
	uint64_t one = none;
	uint32_t left = 0;

	for (uint32_t k = 0; k < n; k++) {
		const struct journey_contact *c = &j->contact[k];

		if ((c->signs & JOURNEY_SHEET) != 0 &&
		    (one == none || cc_dup_prefers(j->run->dup, c->place, one, false)))
			one = c->place;
	}
	for (uint32_t k = 0; k < n; k++)
		if (!(j->contact[k].signs & JOURNEY_SHEET) || j->contact[k].place == one)
			j->contact[left++] = j->contact[k];
	return left;
}

uint32_t
journey_contacts(const struct journey *j, const struct cc_person *person)
{
	enum { AHEAD = 24, FEW = 32 };
	uint32_t n = person->n;

	for (uint32_t k = 0; k < n; k++) {
		struct journey_contact c = contact_of(j, cc_person_row(&j->people, person, k));
		uint32_t at = k;

		cc_store_fetch(j->people.log, person->from + k + AHEAD);
		for (; n <= FEW && at > 0 && by_place(&c, &j->contact[at - 1]) < 0; at--)
			j->contact[at] = j->contact[at - 1];
		j->contact[at] = c;
	}
	if (n > FEW)
		qsort(j->contact, n, sizeof *j->contact, by_place);
	return j->run->dup != NULL && person->id != CC_NO_ID ? take_one_row(j, n) : n;
}

uint32_t
journey_visits(const struct journey *j, uint32_t contacts, uint32_t segment)
{
	uint32_t furthest = CC_NO_ITEM;

	memset(j->visit, 0, j->stages * sizeof *j->visit);
	memset(j->felt, 0, j->stages * sizeof *j->felt);
	for (const struct journey_contact *c = j->contact; c < j->contact + contacts; c++) {
		struct journey_visit *v = &j->visit[c->stage];

		if (segment != CC_NO_ID && c->segment != segment)
			continue;
		v->touched = true;
		furthest = c->stage; /* they stand by stage */
		if (!isnan(c->emotion)) {
			j->felt[c->stage] += c->emotion;
			v->feelings++;
		}
		if (c->affected) {
			v->affected = true;
			v->severity = fmax(v->severity, c->severity);
		}
		if ((c->signs & JOURNEY_SIGNAL) != 0)
			v->signals[(c->signs & JOURNEY_SIGNAL) - 1]++;
	}
	for (uint32_t s = 0; s < j->stages; s++)
		j->felt[s] = j->visit[s].feelings > 0 ? j->felt[s] / j->visit[s].feelings : (double)NAN;
	return furthest;
}
