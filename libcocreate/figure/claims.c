/* claims.c -- what people say to the items of a checklist, of each their latest answer. */
#include "figure/claims.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/twice.h"
#include "stat/consensus.h"

#include <math.h>
#include <stdlib.h>

enum { A_PERSON, A_SEGMENT, A_ITEM, A_ROLE, A_ANSWER, A_OWNER, A_DAY, A_DUE, A_EVIDENCE, A_PLACE };

const char *const cc_claim_words[] = { "none", "na", "no", "partly", "yes", NULL };

static int64_t
day_at(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	return cc_has(batch, role, row) ? batch->role[role][0]->when[row] : CC_NO_DAY;
}

/* An item without an answer says nothing: of a form most are so. */
void
cc_claims_add(struct cc_store *log, const struct cc_batch *batch, uint32_t row,
    const struct cc_claims_roles *roles, struct cc_problems *problems)
{
	unsigned char *record;

	if (!cc_has(batch, roles->answer, row))
		return;
	if (cc_column_at(batch, roles->item, 0) == NULL)
		return; /* of no kind: the library says so of the file */
	if (!cc_has(batch, roles->item, row)) {
		cc_row_problem(problems, batch, row, CC_SPAN("item"),
		    N_("an answer without an item; wanted the id of one"));
		return;
	}
	record = cc_log_row(log, batch, row);
	cc_log_put_day(log, record, A_DAY, day_at(batch, roles->date, row));
	cc_log_put_day(log, record, A_DUE, day_at(batch, roles->due, row));
	cc_log_put_text(log, record, A_EVIDENCE, cc_text_at(batch, roles->evidence, row));
}

static struct cc_span
text_of(const struct cc_claims *c, unsigned role, uint32_t id)
{
	return id == CC_NO_ID ? (struct cc_span){ NULL, 0 } : cc_state_text(c->state, role, id);
}

static void
no_item(const struct cc_claims *c, struct cc_span text, uint64_t place, struct cc_problems *problems)
{
	struct cc_span near = cc_items_nearest(&c->list->items, text, c->arena);

	if (cc_items_find(&c->list->others, text, c->arena) != CC_NO_ITEM)
		return;
	if (near.len > 0)
		cc_place_problem(problems, c->run, place, CC_SPAN("item"),
		    N_("\"%s\" is no item of the set; did you mean \"%s\"?"), cc_quote(text).text,
		    cc_quote(near).text);
	else
		cc_place_problem(problems, c->run, place, CC_SPAN("item"),
		    N_("\"%s\" is no item of the set; wanted one of %s"), cc_quote(text).text,
		    cc_items_list(&c->list->items, c->arena));
}

static int
by_place(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* What is to be looked up once for each text, and not for each row. */
struct lookup {
	uint32_t *item;
	uint64_t *place; /* [places]: of people without a name, who stand last in the log */
	size_t places;
};

static void
find_people(struct lookup *of, const struct cc_claims *c)
{
	const struct cc_store *s = c->state->store[c->roles->store];
	size_t all = 0;

	of->place = CC_ARRAY(c->arena, uint64_t, s->rows);
	for (uint64_t i = s->rows; i-- > 0;) {
		const unsigned char *row = cc_store_row(s, i);

		if (cc_row_id(s, row, A_PERSON, 0) != CC_NO_ID)
			break;
		of->place[all++] = cc_row_place(s, row, A_PLACE);
	}
	if (all > 0)
		qsort(of->place, all, sizeof *of->place, by_place);
	for (size_t i = 0; i < all; i++)
		if (i == 0 || of->place[i] != of->place[i - 1])
			of->place[of->places++] = of->place[i];
}

static uint32_t
person_of(const struct cc_claims *c, uint32_t id, uint64_t at, const struct lookup *of)
{
	const uint64_t *found;

	if (id != CC_NO_ID)
		return id;
	found = bsearch(&at, of->place, of->places, sizeof at, by_place);
	return c->named + (uint32_t)(found - of->place);
}

static int
by_day(const void *a, const void *b)
{
	const struct cc_claim_answer *x = a, *y = b;

	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

static struct cc_claim_answer
answer_at(const struct cc_claims *c, const unsigned char *row)
{
	const struct cc_claims_roles *r = c->roles;
	const struct cc_store *s = c->state->store[r->store];

	return (struct cc_claim_answer){ .item = cc_row_id(s, row, A_ITEM, 0),
		.segment = cc_row_id(s, row, A_SEGMENT, 0),
		.said = cc_row_id(s, row, A_ANSWER, 0),
		.role =
		    cc_check_role_name(c->list, text_of(c, r->role, cc_row_id(s, row, A_ROLE, 0)), c->arena),
		.owner = text_of(c, r->owner, cc_row_id(s, row, A_OWNER, 0)),
		.evidence = cc_row_text(s, row, A_EVIDENCE),
		.day = cc_row_day(s, row, A_DAY),
		.due = cc_row_day(s, row, A_DUE),
		.place = cc_row_place(s, row, A_PLACE) };
}

static void
read_answer(
    struct cc_claims *c, const unsigned char *row, const struct lookup *of, struct cc_problems *problems)
{
	const struct cc_store *s = c->state->store[c->roles->store];
	struct cc_claim_answer a = answer_at(c, row);
	const struct cc_check_item *asked;
	struct cc_span said;

	if (a.item == CC_NO_ID || a.said == CC_NO_ID)
		return;
	if (of->item[a.item] == CC_NO_ITEM) {
		no_item(c, cc_state_text(c->state, c->roles->item, a.item), a.place, problems);
		return;
	}
	a.item = of->item[a.item];
	a.person = person_of(c, cc_row_id(s, row, A_PERSON, 0), a.place, of);
	asked = &c->list->item[a.item];
	said = cc_state_text(c->state, c->roles->answer, a.said);
	if (!cc_check_worth(&a.worth, &a.na, asked, said, c->arena)) {
		cc_place_problem(problems, c->run, a.place, CC_SPAN("answer"),
		    N_("\"%s\" is no answer to %s; wanted one of %s"), cc_quote(said).text,
		    cc_quote(asked->item->id).text, cc_check_answers(asked, c->arena));
		return;
	}
	c->answer[c->answers++] = a;
}

static void
read_answers(struct cc_claims *c, struct cc_problems *problems)
{
	const struct cc_store *s = c->state->store[c->roles->store];
	uint32_t items = cc_state_ids(c->state, c->roles->item);
	struct lookup of = { .item = CC_ARRAY(c->arena, uint32_t, items) };

	for (uint32_t id = 0; id < items; id++)
		of.item[id] =
		    cc_items_find(&c->list->items, cc_state_text(c->state, c->roles->item, id), c->arena);
	find_people(&of, c);
	c->named = cc_state_ids(c->state, c->roles->person);
	c->people = c->named + (uint32_t)of.places;
	c->answer = CC_ARRAY(c->arena, struct cc_claim_answer, s->rows);
	for (uint64_t i = 0; i < s->rows; i++)
		read_answer(c, cc_store_row(s, i), &of, problems);
	if (c->answers > 0)
		qsort(c->answer, c->answers, sizeof *c->answer, by_day);
}

/* What was said up to now; of each person the latest. */
struct forming {
	struct cc_claims *c;
	struct cc_claim_said *said;
	const struct cc_claim_answer **latest; /* [people] */
	struct cc_problems *problems;
};

/* In whole units, so that no rounding decides: at least three quarters, at most one. */
static enum cc_claim
claim_of(const struct cc_claim_said *s)
{
	int64_t all = (int64_t)s->n * CC_CREDIT_ONE;

	if (s->n == 0)
		return s->na > 0 ? CC_CLAIM_NA : CC_CLAIM_NONE;
	return 4 * s->sum >= 3 * all ? CC_CLAIM_YES : 4 * s->sum <= all ? CC_CLAIM_NO : CC_CLAIM_PARTLY;
}

static void
count(struct cc_claim_said *s, const struct cc_claim_answer *a, bool more)
{
	uint64_t *n = a->na ? &s->na : &s->n;

	*n = more ? *n + 1 : *n - 1;
	if (!a->na)
		s->sum += more ? a->worth : -a->worth;
}

static void
see(struct forming *f, const struct cc_claim_answer *a)
{
	const struct cc_claim_answer *was = f->latest[a->person];

	if (was != NULL && was->day == a->day && a->day != CC_NO_DAY &&
	    (was->worth != a->worth || was->na != a->na)) {
		struct cc_twice twice = cc_twice_at(f->c->run, a->place, was->place);

		cc_place_problem(f->problems, f->c->run, twice.later, CC_SPAN("answer"),
		    N_("%s: a second answer of the same person on the same day, which differs from that of "
		       "%s"),
		    cc_quote(f->c->list->items.item[a->item].id).text, twice.first);
	}
	if (was != NULL)
		count(f->said, was, false);
	else
		f->said->people++;
	count(f->said, a, true);
	f->latest[a->person] = a;
	if (a->owner.at != NULL)
		f->said->owner = a->owner;
	if (a->due != CC_NO_DAY)
		f->said->due = a->due;
	if (a->day != CC_NO_DAY && f->said->first == CC_NO_DAY)
		f->said->first = a->day;
}

static void
end_day(struct cc_claim_said *s, int64_t day)
{
	enum cc_claim claim = claim_of(s);

	if (day == CC_NO_DAY)
		return;
	if (claim != CC_CLAIM_NO && claim != CC_CLAIM_PARTLY)
		s->since = CC_NO_DAY;
	else if (s->since == CC_NO_DAY)
		s->since = day;
}

static double
consensus_of(const struct cc_claim_said *s, struct cc_arena *arena)
{
	double *position = CC_ARRAY(arena, double, s->people);
	uint64_t *n = CC_ARRAY(arena, uint64_t, s->people);
	size_t all = 0;

	for (size_t i = 0; i < s->people; i++)
		if (!s->latest[i]->na)
			position[all++] = (double)s->latest[i]->worth / CC_CREDIT_ONE;
	if (all < 2)
		return (double)NAN;
	qsort(position, all, sizeof *position, cc_by_double);
	for (size_t i = 0; i < all; i++)
		n[i] = 1;
	return cc_consensus(position, n, all, 0, 1);
}

/* The latest of each; and then none is left for the next item. */
static void
keep_latest(struct forming *f, const struct cc_claim_answer *from, size_t n)
{
	struct cc_claim_said *s = f->said;
	size_t at = 0;

	s->latest = CC_ARRAY(f->c->arena, const struct cc_claim_answer *, s->people);
	s->link = CC_ARRAY(f->c->arena, struct cc_span, s->people);
	s->least = CC_CREDIT_ONE;
	for (size_t i = 0; i < n; i++) {
		const struct cc_claim_answer *a = &from[i];

		if (f->latest[a->person] != a)
			continue;
		s->latest[at++] = a;
		f->latest[a->person] = NULL;
		if (a->evidence.at != NULL &&
		    (s->links == 0 || !cc_span_eq(s->link[s->links - 1], a->evidence)))
			s->link[s->links++] = a->evidence;
		if (a->na)
			continue;
		s->least = a->worth < s->least ? a->worth : s->least;
		s->most = a->worth > s->most ? a->worth : s->most;
	}
}

static void
form_claims(struct cc_claims *c, struct cc_problems *problems)
{
	struct forming f = { .c = c, .problems = problems };

	f.latest = CC_ARRAY(c->arena, const struct cc_claim_answer *, c->people);
	for (size_t i = 0, end; i < c->answers; i = end) {
		uint32_t item = c->answer[i].item;

		f.said = &c->said[item];
		for (end = i; end < c->answers && c->answer[end].item == item; end++) {
			see(&f, &c->answer[end]);
			if (end + 1 == c->answers || c->answer[end + 1].item != item ||
			    c->answer[end + 1].day != c->answer[end].day)
				end_day(f.said, c->answer[end].day);
		}
		keep_latest(&f, &c->answer[i], end - i);
	}
}

void
cc_claims_read(struct cc_claims *c, struct cc_problems *problems)
{
	uint32_t items = c->list->items.n;

	read_answers(c, problems);
	c->said = CC_ARRAY(c->arena, struct cc_claim_said, items);
	for (uint32_t item = 0; item < items; item++)
		c->said[item].since = c->said[item].first = c->said[item].due = CC_NO_DAY;
	form_claims(c, problems);
	for (uint32_t item = 0; item < items; item++) {
		c->said[item].claim = claim_of(&c->said[item]);
		c->said[item].consensus = consensus_of(&c->said[item], c->arena);
	}
}
