/* counted.c -- who counts, and with which case weight: person by person. */
#include "figure/counted.h"

#include "base/arena.h"
#include "figure/twice.h"

#include <math.h>

struct cc_persons
cc_persons_within(const struct cc_store *log, uint64_t from, uint64_t end, unsigned place, const char *dup,
    struct cc_arena *scratch)
{
	struct cc_persons p = { .log = log,
		.place = place,
		.dup = dup,
		.scratch = scratch,
		.group = cc_groups(log, 1),
		.at = from,
		.end = end };

	p.group.end = from;
	return p;
}

struct cc_persons
cc_persons(const struct cc_store *log, unsigned place, const char *dup, struct cc_arena *scratch)
{
	return cc_persons_within(log, 0, log->rows, place, dup, scratch);
}

/* The rows of the next person with a name, or of all without. */
static bool
next_group(struct cc_persons *p)
{
	if (p->at >= p->end || !cc_group_next(&p->group))
		return false;
	if (p->group.end > p->end)
		p->group.end = p->end;
	return true;
}

bool
cc_persons_next(struct cc_persons *p)
{
	uint64_t end, chosen;
	bool named;

	if (p->at == p->group.end && !next_group(p))
		return false;
	if (p->at < p->group.from)
		p->at = p->group.from;
	named = cc_row_id(p->log, cc_store_row(p->log, p->at), 0, 0) != CC_NO_ID;
	end = named ? p->group.end : p->at + 1;
	chosen = named && p->dup != NULL ? cc_dup_place(p->dup, p->log, p->place, p->at, end) : 0;
	cc_arena_reset(p->scratch);
	p->row = CC_ARRAY(p->scratch, const unsigned char *, end - p->at);
	for (p->n = 0; p->at < end; p->at++) {
		const unsigned char *row = cc_store_row(p->log, p->at);

		if (named && p->dup != NULL && cc_row_place(p->log, row, p->place) != chosen)
			p->dropped++;
		else
			p->row[p->n++] = row;
	}
	return true;
}

void
cc_counted_begin(struct cc_counting *c, const struct cc_state *state, const struct cc_store *log,
    struct cc_counted_roles role, const struct cc_run *run, const char *file, struct cc_problems *problems,
    struct cc_arena *arena)
{
	*c = (struct cc_counting){ .state = state, .run = run, .problems = problems, .role = role };
	cc_case_weights(&c->cases, state, log, role.person, role.weight, run, problems, arena);
	if (file != NULL)
		c->cases.file = file;
	if (c->cases.bound && (run->bound >> role.segment & 1))
		c->segment_zero = CC_ARRAY(arena, uint64_t, cc_state_ids(state, role.segment));
}

/* Of weight 0, once in each segment. */
static void
see_zero(struct cc_counting *c, const uint32_t *segment, size_t n)
{
	c->zero++;
	for (size_t i = 0; i < n && c->segment_zero != NULL; i++) {
		size_t before = 0;

		while (before < i && segment[before] != segment[i])
			before++;
		if (before == i && segment[i] != CC_NO_ID)
			c->segment_zero[segment[i]]++;
	}
}

bool
cc_counted_person(
    double *weight, struct cc_counting *c, uint32_t person, double own, const uint32_t *segment, size_t n)
{
	*weight = 1;
	if (!c->cases.bound)
		return true;
	if (person != CC_NO_ID)
		*weight = cc_case_weight(&c->cases, c->state, person, c->role.person, c->run, c->problems);
	else
		*weight = own;
	c->unweighted += person == CC_NO_ID && isnan(own);
	if (*weight == 0)
		see_zero(c, segment, n);
	return *weight > 0;
}

void
cc_counted_end(struct cc_counting *c)
{
	cc_case_unweighted(&c->cases, c->unweighted, c->run, c->problems);
}

void
cc_counted_report(struct cc_report *report, const struct cc_counting *c, const struct cc_holding *all,
    const struct cc_holders *segments)
{
	uint32_t n = c->segment_zero != NULL ? cc_state_ids(c->state, c->role.segment) : 0;
	struct cc_weight_group *group = CC_ARRAY(report->arena, struct cc_weight_group, (size_t)n + 1);

	if (!c->cases.bound)
		return;
	group[0] = (struct cc_weight_group){ CC_SPAN("all"), *all->weight, c->zero };
	for (uint32_t s = 0; s < n; s++) {
		const struct cc_holding *in = cc_holders_find(segments, &s);

		group[s + 1].group = cc_state_text(c->state, c->role.segment, s);
		group[s + 1].zero = c->segment_zero[s];
		if (in != NULL)
			group[s + 1].weights = *in->weight;
	}
	cc_weights_report(report, &c->cases, group, (size_t)n + 1, c->run);
}
