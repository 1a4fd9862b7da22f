/* chains.c -- episodes -> who has which chain, pair and link.
 *
 * Lists of an episode make chains: one of each element, in every combination.  Each unit
 * weighs 1, or its case weight: that of a person is shared by their episodes, that of an
 * episode by its chains. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/twice.h"

/* The person at hand. */
struct counting {
	struct alt_model *m;
	struct cc_holder *who;
	const struct alt_episode *e;
	struct cc_arena *scratch;
	struct alt_unit *unit;
	double part; /* of each chain of the episode */
};

const unsigned alt_trigger_elements[TRIGGERS] = { TRIGGER, WHEN, WHERE, WHO, WHAT };

static struct cc_holding *
see(struct counting *c, enum alt_held kind, const uint32_t *key, bool *fresh)
{
	return cc_holders_see(&c->m->held[kind], key, c->who, fresh);
}

/* Trigger and facets as one, each combination of them. */
static struct cc_ids
triggers_of(const struct counting *c)
{
	struct cc_ids list[TRIGGERS], out = { NULL, 0 };
	uint32_t at[TRIGGERS] = { 0 }, code[TRIGGERS], all = 0, *id;

	if (!c->m->facets)
		return c->e->of[TRIGGER];
	for (size_t i = 0; i < TRIGGERS; i++) {
		list[i] = c->e->of[alt_trigger_elements[i]];
		all += list[i].n;
	}
	if (all == 0)
		return out;
	out.id = id = CC_ARRAY(c->scratch, uint32_t, (size_t)cc_combinations(list, TRIGGERS));
	do {
		cc_combination(code, at, list, TRIGGERS);
		id[out.n++] = cc_coding_join(&c->m->coding[TRIGGER], c->m->facet, code, TRIGGERS);
	} while (cc_combination_next(at, list, TRIGGERS));
	return out;
}

static void
count_rewards(struct counting *c, const uint32_t *code)
{
	if (code[DESIRE] == CC_NO_ID || code[REWARD] == CC_NO_ID)
		return;
	if (alt_wants(c->m, T_REWARDS))
		see(c, H_REWARD, (const uint32_t[]){ code[DESIRE], code[REWARD] }, NULL);
	see(c, H_REWARDED, &code[DESIRE], NULL);
	if (cc_span_eq(alt_code(c->m, DESIRE, code[DESIRE])->id, alt_code(c->m, REWARD, code[REWARD])->id))
		see(c, H_ANSWERED, &code[DESIRE], NULL);
}

/* The places of a chain, and its quotes. */
static void
keep_places(struct counting *c, struct cc_holding *chain, const uint32_t *code)
{
	struct alt_model *m = c->m;

	if (m->run->evidence && chain->evidence == NULL)
		chain->evidence = CC_NEW(m->arena, struct cc_evidence);
	if (m->run->evidence)
		cc_evidence_see(chain->evidence, c->e->place);
	if (c->e->quote.at != NULL)
		cc_wrote_add(&m->quotes, (struct cc_wrote){ cc_holders_number(&m->held[H_CHAIN], code),
					     c->e->person, c->e->place, c->e->quote });
}

static void
count_alternative(struct counting *c, const uint32_t code[CHAIN])
{
	const uint32_t action[] = { code[TRIGGER], code[DESIRE], code[ACTION] };
	const uint32_t segment[] = { c->e->segment, code[TRIGGER], code[DESIRE], code[ACTION] };
	struct cc_holding *taken;
	bool fresh;

	taken = see(c, H_ALTERNATIVE, action, &fresh);
	if (fresh)
		cc_buf_add(&c->unit->taken, (const char *)&taken, sizeof(struct cc_holding *));
	if (c->m->run->bound >> SEGMENT & 1)
		see(c, H_IN_SEGMENT, segment, NULL);
}

static void
count_chain(struct counting *c, const uint32_t code[CHAIN])
{
	struct cc_holding *chain = see(c, H_CHAIN, code, NULL);

	cc_held_part(chain, c->part, c->who->weight);
	keep_places(c, chain, code);
	see(c, H_CONTEXT, code, NULL);
	if (alt_wants(c->m, T_CHAINS)) {
		see(c, H_HIRED, code, NULL);
		see(c, H_HELD_BACK, code, NULL);
	}
	if (c->e->brand)
		see(c, H_BRAND, code, NULL);
	if (c->m->alternatives)
		count_alternative(c, code);
	count_rewards(c, code);
	if (alt_wants(c->m, T_LINKS))
		cc_links_see(&c->m->links, code, CHAIN, c->who);
}

static void
count_elements(struct counting *c, const struct cc_ids *triggers)
{
	const struct cc_ids *held = &c->e->of[SUPPRESSION], *acts = &c->e->of[ACTION];

	cc_held_by(c->m->all, c->who);
	if (c->e->brand)
		cc_held_by(c->m->branded, c->who);
	if (c->m->run->bound >> SEGMENT & 1)
		see(c, H_SEGMENT, &c->e->segment, NULL);
	for (uint32_t e = 0; e < ELEMENTS; e++) {
		const struct cc_ids *list = e == TRIGGER ? triggers : &c->e->of[e];

		for (uint32_t i = 0; i < list->n; i++)
			see(c, H_ELEMENT, (const uint32_t[]){ e, list->id[i] }, NULL);
	}
	cc_buf_add(&c->unit->held, (const char *)held->id, held->n * sizeof *held->id);
	cc_buf_add(&c->unit->acts, (const char *)acts->id, acts->n * sizeof *acts->id);
}

static void
count_episode(struct counting *c, double part)
{
	struct alt_model *m = c->m;
	struct cc_ids list[CHAIN];
	uint32_t at[CHAIN] = { 0 }, code[CHAIN];
	double combinations = cc_combinations(c->e->of, ELEMENTS);

	if (combinations > CHAINS_MOST) {
		cc_place_problem(m->problems, m->run, c->e->place, (struct cc_span){ NULL, 0 },
		    N_("its answers make more than %d combinations of trigger, desire, suppression, action "
		       "and reward; wanted fewer, or several records"),
		    CHAINS_MOST);
		return;
	}
	memcpy(list, c->e->of, sizeof list);
	list[TRIGGER] = triggers_of(c);
	c->part = part / combinations;
	count_elements(c, &list[TRIGGER]);
	do {
		cc_combination(code, at, list, CHAIN);
		count_chain(c, code);
	} while (cc_combination_next(at, list, CHAIN));
	m->episodes++;
}

/* All pairs of what held a unit back and what it did; too many are a problem, whoever asks. */
static void
count_pairs(struct counting *c)
{
	struct cc_ids held = cc_ids_unique(&c->unit->held), acts = cc_ids_unique(&c->unit->acts);

	c->m->several += held.n > 1;
	if ((uint64_t)held.n * acts.n > PAIRS_MOST) {
		cc_place_problem(c->m->problems, c->m->run, c->e->place, (struct cc_span){ NULL, 0 },
		    N_("the episodes of this person name %ju suppressions and %ju actions, all of which are "
		       "paired; wanted fewer, or --unit=episode"),
		    (uintmax_t)held.n, (uintmax_t)acts.n);
		return;
	}
	for (uint32_t i = 0; i < held.n; i++)
		for (uint32_t k = 0; k < acts.n; k++)
			see(c, H_PAIR, (const uint32_t[]){ held.id[i], acts.id[k] }, NULL);
}

static void
end_unit(struct counting *c)
{
	struct alt_unit *u = c->unit;

	cc_held_share_out(&u->taken, 2, c->who->weight);
	if (alt_wants(c->m, T_SUPPRESSIONS) ||
	    (uint64_t)u->held.len * u->acts.len > PAIRS_MOST * sizeof(uint32_t) * sizeof(uint32_t))
		count_pairs(c);
	u->held.len = u->acts.len = 0;
}

/* Whether an episode has a code of that id. */
static bool
has_code(const struct alt_model *m, const struct alt_episode *e, unsigned element, struct cc_span id)
{
	for (uint32_t i = 0; i < e->of[element].n; i++)
		if (cc_span_eq(alt_code(m, element, e->of[element].id[i])->id, id))
			return true;
	return false;
}

/* Whether a reward is a trigger, or a facet of one, of a later episode. */
static bool
is_again(const struct alt_model *m, const struct alt_episode *e, const struct alt_episode *later)
{
	for (uint32_t i = 0; i < e->of[REWARD].n && (e->day != later->day || e->place != later->place); i++)
		for (size_t k = 0; k < TRIGGERS; k++)
			if (has_code(m, later, alt_trigger_elements[k],
				alt_code(m, REWARD, e->of[REWARD].id[i])->id))
				return true;
	return false;
}

/* A diary of a season is looked through, not one of a life. */
static bool
is_loop(const struct alt_model *m, const struct alt_episode *e, size_t n)
{
	enum { LOOKED_BACK = 50 };

	for (size_t i = 1; i < n; i++)
		for (size_t k = i > LOOKED_BACK ? i - LOOKED_BACK : 0; k < i; k++)
			if (is_again(m, &e[k], &e[i]))
				return true;
	return false;
}

void
alt_count_person(struct alt_model *m, const struct alt_episode *episode, size_t n, struct cc_holder *who,
    struct cc_arena *scratch)
{
	struct counting c = { .m = m, .who = who, .scratch = scratch, .unit = &m->unit };

	for (size_t i = 0; i < n; i++) {
		who->row++;
		who->unit += i == 0 || m->by_episode;
		c.e = &episode[i];
		count_episode(&c, m->by_episode ? 1 : 1 / (double)n);
		if (m->by_episode || i + 1 == n)
			end_unit(&c);
	}
	if (episode[0].person != CC_NO_ID && is_loop(m, episode, n))
		cc_buf_add(&m->loops, (const char *)&episode[0].person, sizeof episode[0].person);
}
