/* chains.c -- episodes -> who has which chain, pair and link.
 *
 * Lists of an episode make chains: one of each element, in every combination.  Each unit
 * weighs 1, or its case weight: that of a person is shared by their episodes, that of an
 * episode by its chains. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/names.h"
#include "figure/twice.h"

#include <stdlib.h>

/* The person at hand. */
struct counting {
	struct alt_model *m;
	struct cc_holder *who;
	const struct alt_episode *e;
	double part;		  /* of each chain of the episode */
	struct cc_buf taken;	  /* of the unit: alternatives, as struct cc_held * */
	struct cc_buf held, acts; /* of the unit: suppressions and actions */
};

static struct cc_held *
see(struct counting *c, enum alt_held kind, const uint32_t *key, bool *fresh)
{
	return cc_holders_see(&c->m->held[kind], key, c->who, fresh);
}

/* One code of each list after the other; a list without any is CC_NO_ID.  False: that was
 * the last combination. */
static bool
next_of(uint32_t *at, const struct alt_list *list, size_t n)
{
	for (size_t i = n; i-- > 0;) {
		if (++at[i] < list[i].n)
			return true;
		at[i] = 0;
	}
	return false;
}

static void
codes_at(uint32_t *code, const uint32_t *at, const struct alt_list *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		code[i] = list[i].n > 0 ? list[i].code[at[i]] : CC_NO_ID;
}

/* Trigger and facets as one: ids with " / " between them, labels as a list of words. */
static uint32_t
join_trigger(struct alt_model *m, const unsigned *element, const uint32_t *code, size_t n)
{
	struct cc_buf id = { 0 }, label = { 0 };
	uint32_t joined;

	for (size_t i = 0; i < n; i++) {
		if (code[i] == CC_NO_ID)
			continue;
		cc_buf_puts(&id, id.len > 0 ? " / " : "");
		cc_buf_span(&id, alt_code(m, element[i], code[i])->id);
		cc_buf_puts(&label, label.len == 0 ? "" : m->run->lang == CC_JA ? "・" : ", ");
		cc_buf_span(&label, alt_code(m, element[i], code[i])->label);
	}
	joined = id.len == 0 ? CC_NO_ID
			     : alt_code_add(&m->words[TRIGGER], (struct cc_span){ id.at, id.len },
				   (struct cc_span){ label.at, label.len }, m->arena);
	cc_buf_free(&id);
	cc_buf_free(&label);
	return joined;
}

static struct alt_list
triggers_of(struct alt_model *m, const struct alt_episode *e, struct cc_arena *arena)
{
	static const unsigned element[] = { TRIGGER, WHAT, WHERE, WHO, WHEN };
	enum { N = sizeof element / sizeof *element };
	uint32_t at[N] = { 0 }, code[N], n = 1;
	struct alt_list list[N], out = { NULL, 0 };

	if (!m->facets)
		return e->of[TRIGGER];
	for (size_t i = 0; i < N; i++) {
		list[i] = e->of[element[i]];
		n *= list[i].n > 0 ? list[i].n : 1;
	}
	out.code = CC_ARRAY(arena, uint32_t, n);
	do {
		codes_at(code, at, list, N);
		code[0] = join_trigger(m, element, code, N);
		if (code[0] != CC_NO_ID)
			out.code[out.n++] = code[0];
	} while (next_of(at, list, N));
	return out;
}

static void
count_links(struct counting *c, const uint32_t *code)
{
	for (uint32_t a = 0; a < CHAIN; a++) {
		enum alt_held kind = H_DIRECT;

		for (uint32_t b = a + 1; code[a] != CC_NO_ID && b < CHAIN; b++) {
			if (code[b] == CC_NO_ID)
				continue;
			see(c, kind, (const uint32_t[]){ a, code[a], b, code[b] }, NULL);
			kind = H_INDIRECT;
		}
	}
}

static void
count_rewards(struct counting *c, const uint32_t *code)
{
	const struct alt_model *m = c->m;

	if (code[DESIRE] == CC_NO_ID || code[REWARD] == CC_NO_ID)
		return;
	see(c, H_REWARD, (const uint32_t[]){ code[DESIRE], code[REWARD] }, NULL);
	see(c, H_REWARDED, &code[DESIRE], NULL);
	if (cc_span_eq(alt_code(m, DESIRE, code[DESIRE])->id, alt_code(m, REWARD, code[REWARD])->id))
		see(c, H_ANSWERED, &code[DESIRE], NULL);
}

static void
keep_quote(struct counting *c, struct cc_held *chain)
{
	if (c->m->run->evidence) {
		if (chain->evidence == NULL)
			chain->evidence = CC_NEW(c->m->arena, struct cc_evidence);
		cc_evidence_see(chain->evidence, c->e->place);
	}
	if (c->e->quote.at != NULL)
		cc_buf_add(&c->m->quotes,
		    (const char *)&(struct alt_quote){ chain, c->e->place, c->e->person, c->e->quote },
		    sizeof(struct alt_quote));
}

static void
count_chain(struct counting *c, const uint32_t code[CHAIN])
{
	const uint32_t action[] = { code[TRIGGER], code[DESIRE], code[ACTION] };
	const uint32_t segment[] = { c->e->segment, code[TRIGGER], code[DESIRE], code[ACTION] };
	struct cc_held *chain = see(c, H_CHAIN, code, NULL), *taken;
	bool fresh;

	cc_held_part(chain, c->part);
	keep_quote(c, chain);
	see(c, H_HIRED, code, NULL);
	see(c, H_HELD_BACK, code, NULL);
	see(c, H_CONTEXT, code, NULL);
	if (c->e->brand)
		see(c, H_BRAND, code, NULL);
	taken = see(c, H_ALTERNATIVE, action, &fresh);
	if (fresh)
		cc_buf_add(&c->taken, (const char *)&taken, sizeof(struct cc_held *));
	if (c->m->run->bound >> SEGMENT & 1)
		see(c, H_IN_SEGMENT, segment, NULL);
	count_rewards(c, code);
	count_links(c, code);
}

static void
refuse(struct alt_model *m, const struct alt_episode *e, double combinations)
{
	cc_place_problem(m->problems, m->run, e->place, (struct cc_span){ NULL, 0 },
	    N_("its answers make %.0f combinations of trigger, desire, suppression, action and reward; "
	       "wanted at most %d, or several records"),
	    combinations, CHAINS_MOST);
}

static void
count_elements(struct counting *c, const struct alt_list *triggers)
{
	for (uint32_t e = 0; e < ELEMENTS; e++) {
		const struct alt_list *list = e == TRIGGER ? triggers : &c->e->of[e];

		for (uint32_t i = 0; i < list->n; i++)
			see(c, H_ELEMENT, (const uint32_t[]){ e, list->code[i] }, NULL);
	}
	cc_buf_add(
	    &c->held, (const char *)c->e->of[SUPPRESSION].code, c->e->of[SUPPRESSION].n * sizeof(uint32_t));
	cc_buf_add(&c->acts, (const char *)c->e->of[ACTION].code, c->e->of[ACTION].n * sizeof(uint32_t));
}

static void
count_episode(struct counting *c, double weight, struct cc_arena *scratch)
{
	struct alt_model *m = c->m;
	struct alt_list list[CHAIN];
	uint32_t at[CHAIN] = { 0 }, code[CHAIN];
	double combinations = 1;

	for (unsigned e = 0; e < ELEMENTS; e++)
		combinations *= c->e->of[e].n > 1 ? c->e->of[e].n : 1;
	if (combinations > CHAINS_MOST) {
		refuse(m, c->e, combinations);
		return;
	}
	memcpy(list, c->e->of, sizeof list);
	list[TRIGGER] = triggers_of(m, c->e, scratch);
	c->part = weight / combinations;
	cc_held_by(m->all, c->who);
	if (c->e->brand)
		cc_held_by(m->branded, c->who);
	if (m->run->bound >> SEGMENT & 1)
		see(c, H_SEGMENT, &c->e->segment, NULL);
	count_elements(c, &list[TRIGGER]);
	do {
		codes_at(code, at, list, CHAIN);
		count_chain(c, code);
	} while (next_of(at, list, CHAIN));
	m->episodes++;
}

static int
by_context(const void *a, const void *b)
{
	const struct cc_held *x = *(struct cc_held *const *)a, *y = *(struct cc_held *const *)b;

	for (unsigned k = 0; k < 2; k++)
		if (x->key[k] != y->key[k])
			return x->key[k] < y->key[k] ? -1 : 1;
	return 0;
}

/* A unit that takes several actions in one context is shared by them. */
static void
share_contexts(struct counting *c)
{
	struct cc_held **taken = (struct cc_held **)(void *)c->taken.at;
	size_t n = c->taken.len / sizeof *taken, end;

	if (n > 1)
		qsort(taken, n, sizeof *taken, by_context);
	for (size_t from = 0; from < n; from = end) {
		for (end = from + 1; end < n && by_context(&taken[from], &taken[end]) == 0;)
			end++;
		for (size_t i = from; i < end; i++)
			cc_held_part(taken[i], c->who->weight / (double)(end - from));
	}
	c->taken.len = 0;
}

static int
by_code(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Each code once. */
static struct alt_list
codes_of(struct cc_buf *buf)
{
	struct alt_list list = { (uint32_t *)(void *)buf->at, 0 };
	size_t n = buf->len / sizeof *list.code;

	if (n > 1)
		qsort(list.code, n, sizeof *list.code, by_code);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || list.code[i] != list.code[list.n - 1])
			list.code[list.n++] = list.code[i];
	buf->len = 0;
	return list;
}

static void
end_unit(struct counting *c)
{
	struct alt_list held = codes_of(&c->held), acts = codes_of(&c->acts);

	if ((uint64_t)held.n * acts.n > PAIRS_MOST)
		cc_place_problem(c->m->problems, c->m->run, c->e->place, (struct cc_span){ NULL, 0 },
		    N_("the episodes of this person name %ju suppressions and %ju actions, all of which are "
		       "paired; "
		       "wanted fewer, or --unit=episode"),
		    (uintmax_t)held.n, (uintmax_t)acts.n);
	for (uint32_t i = 0; (uint64_t)held.n * acts.n <= PAIRS_MOST && i < held.n; i++)
		for (uint32_t k = 0; k < acts.n; k++)
			see(c, H_PAIR, (const uint32_t[]){ held.code[i], acts.code[k] }, NULL);
	c->m->several += held.n > 1;
	share_contexts(c);
}

/* Whether an earlier reward is a trigger, or a facet of one, of this episode. */
static bool
is_again(const struct counting *c, const struct alt_episode *e, const struct alt_episode *earlier)
{
	static const unsigned element[] = { TRIGGER, WHAT, WHERE, WHO, WHEN };

	for (uint32_t i = 0; i < earlier->of[REWARD].n; i++) {
		struct cc_span reward = alt_code(c->m, REWARD, earlier->of[REWARD].code[i])->id;

		for (size_t k = 0; k < sizeof element / sizeof *element; k++)
			for (uint32_t t = 0; t < e->of[element[k]].n; t++)
				if (cc_span_eq(
					reward, alt_code(c->m, element[k], e->of[element[k]].code[t])->id))
					return true;
	}
	return false;
}

enum { LOOKED_BACK = 50 }; /* episodes: what a diary has of a season */

static void
find_loop(struct counting *c, const struct alt_episode *e, size_t n)
{
	bool loop = false;

	for (size_t i = 1; i < n && !loop; i++)
		for (size_t k = i > LOOKED_BACK ? i - LOOKED_BACK : 0; k < i && !loop; k++)
			loop =
			    (e[k].day != e[i].day || e[k].place != e[i].place) && is_again(c, &e[i], &e[k]);
	if (loop)
		cc_names_data(c->m->loops, cc_state_text(c->m->state, PERSON, e[0].person), c->m->arena);
}

void
alt_count_person(struct alt_model *m, struct alt_episode *episode, size_t n, struct cc_holder *who,
    struct cc_arena *scratch)
{
	struct counting c = { .m = m, .who = who };

	for (size_t i = 0; i < n; i++) {
		who->row++;
		if (i == 0 || m->by_episode)
			who->unit++;
		c.e = &episode[i];
		count_episode(&c, m->by_episode ? who->weight : who->weight / (double)n, scratch);
		if (m->by_episode || i + 1 == n)
			end_unit(&c);
	}
	if (episode[0].person != CC_NO_ID)
		find_loop(&c, episode, n);
	cc_buf_free(&c.taken);
	cc_buf_free(&c.held);
	cc_buf_free(&c.acts);
}
