/* join.c -- the log by several workers: each reads the persons of a part of it, and what they
 * have is joined.
 *
 * Codes are numbered part by part, so keys are written anew; nothing that is shown depends on
 * the numbers.  Problems are told in the order of one reader: where a part has some, the whole
 * is read again by one. */
#include "method/alternate-model/int.h"

#include "base/arena.h"

enum { PART_ROWS = 1024, PARTS_MOST = 64 };

struct part {
	struct alt_model *m, own;
	struct cc_problems problems;
	uint64_t from, end; /* rows of the log */
};

struct reading_parts {
	struct part *part;
};

/* Where the numbers of codes of another part are found here: of[element][its number]. */
struct renumbered {
	uint32_t *of[ELEMENTS];
};

enum { NO_CODE = ELEMENTS, ANY_ELEMENT }; /* a key of no code; the next one is of that element */

static const unsigned key_elements[HELD][CC_HELD_KEYS] = {
	[H_ELEMENT] = { ANY_ELEMENT },
	[H_CHAIN] = { TRIGGER, DESIRE, SUPPRESSION, ACTION, REWARD },
	[H_HIRED] = { TRIGGER, DESIRE, SUPPRESSION, ACTION },
	[H_HELD_BACK] = { TRIGGER, DESIRE, SUPPRESSION },
	[H_CONTEXT] = { TRIGGER, DESIRE },
	[H_BRAND] = { TRIGGER, DESIRE },
	[H_ALTERNATIVE] = { TRIGGER, DESIRE, ACTION },
	[H_PAIR] = { SUPPRESSION, ACTION },
	[H_REWARD] = { DESIRE, REWARD },
	[H_REWARDED] = { DESIRE },
	[H_ANSWERED] = { DESIRE },
	[H_SEGMENT] = { NO_CODE },
	[H_IN_SEGMENT] = { NO_CODE, TRIGGER, DESIRE, ACTION },
};
static const unsigned link_elements[CC_HELD_KEYS] = { ANY_ELEMENT, 0, ANY_ELEMENT };

static void
renumber_key(uint32_t *key, const struct cc_holding *held, unsigned keys, const unsigned *element,
    const struct renumbered *r)
{
	for (unsigned k = 0; k < keys; k++) {
		unsigned e = k > 0 && element[k - 1] == ANY_ELEMENT ? held->key[k - 1] : element[k];

		key[k] = e >= ELEMENTS || held->key[k] == CC_NO_ID ? held->key[k] : r->of[e][held->key[k]];
	}
}

static void
join_holders(
    struct cc_holders *to, const struct cc_holders *from, const unsigned *element, const struct renumbered *r)
{
	uint32_t key[CC_HELD_KEYS];

	for (size_t i = 0; i < cc_holders_n(from); i++) {
		const struct cc_holding *held = cc_holders_at(from, i);

		renumber_key(key, held, from->keys, element, r);
		cc_holders_join(to, key, held);
	}
}

/* Codes of facets first: triggers may be joined of them. */
static void
join_codes(struct renumbered *r, struct alt_model *to, const struct alt_model *from)
{
	for (unsigned e = ELEMENTS; e-- > 0;) {
		uint32_t n = cc_map_count(from->coding[e].codes);

		r->of[e] = CC_ARRAY(to->arena, uint32_t, n);
		for (uint32_t code = 0; code < n; code++) {
			const struct cc_coded_as *as = alt_code(from, e, code);

			r->of[e][code] = cc_coding_add(&to->coding[e], as->id, as->label);
		}
	}
}

/* What facets were joined to, which is settled when all is read. */
static void
join_triggers(const struct renumbered *r, struct alt_model *to, const struct alt_model *from)
{
	uint32_t code[TRIGGERS];

	for (uint32_t at = 0; at < cc_map_count(from->coding[TRIGGER].joins); at++) {
		memcpy(code, cc_map_at(from->coding[TRIGGER].joins, at).at, sizeof code);
		for (unsigned i = 0; i < TRIGGERS; i++)
			if (code[i] != CC_NO_ID)
				code[i] = r->of[alt_trigger_elements[i]][code[i]];
		cc_coding_join(&to->coding[TRIGGER], to->facet, code, TRIGGERS);
	}
}

static void
join_counts(struct alt_model *to, const struct alt_model *from)
{
	to->episodes += from->episodes;
	to->repeated += from->repeated;
	to->dropped += from->dropped;
	to->no_action += from->no_action;
	to->no_need += from->no_need;
	to->uncoded_action += from->uncoded_action;
	to->several += from->several;
	cc_held_join(to->all, from->all);
	cc_held_join(to->branded, from->branded);
	for (unsigned e = 0; e < ELEMENTS; e++)
		cc_held_join(to->uncoded[e], from->uncoded[e]);
	cc_buf_add(&to->loops, from->loops.at, from->loops.len);
	cc_buf_add(&to->uncodeds.list, from->uncodeds.list.at, from->uncodeds.list.len);
}

static void
join(struct alt_model *to, struct alt_model *from)
{
	struct renumbered r;

	join_codes(&r, to, from);
	join_triggers(&r, to, from);
	for (unsigned k = 0; k < HELD; k++)
		join_holders(&to->held[k], &from->held[k], key_elements[k], &r);
	join_holders(&to->links.direct, &from->links.direct, link_elements, &r);
	join_holders(&to->links.indirect, &from->links.indirect, link_elements, &r);
	join_counts(to, from);
}

/* Weights are asked for, and what is masked is counted, by one reader; codebooks have patterns that are compiled
 * when they are first needed; quotes go by the number of their chain. */
static bool
goes_by_parts(const struct alt_model *m)
{
	const struct alt_books *books = m->run->loaded;
	bool good = !m->counted.cases.bound && !m->run->mask && !cc_run_wants(m->run, T_QUOTES);

	for (unsigned e = 0; e < ELEMENTS; e++)
		good = good && books->of[e] == NULL;
	return good;
}

static void
read_part(void *ctx, uint32_t i, struct cc_arena *scratch)
{
	const struct reading_parts *r = ctx;

	(void)scratch;
	alt_read_rows(r->part[i].m, r->part[i].from, r->part[i].end);
}

/* Parts of about as many rows, each of whole persons; those without a name are one each. */
static void
divide(struct part *part, uint32_t parts, const struct cc_store *log)
{
	uint64_t from = 0;

	for (uint32_t i = 0; i < parts; i++) {
		uint64_t end = log->rows * (i + 1) / parts;

		end = end > from ? end : from;
		while (end > 0 && end < log->rows) {
			uint32_t person = cc_row_id(log, cc_store_row(log, end), E_PERSON, 0);

			if (person == CC_NO_ID ||
			    person != cc_row_id(log, cc_store_row(log, end - 1), E_PERSON, 0))
				break;
			end++;
		}
		part[i].from = from;
		part[i].end = from = end;
	}
}

/* The first is read into the whole. */
static bool
read_all(struct alt_model *m, struct part *part, uint32_t parts, const struct alt_reading *of)
{
	struct cc_problems *told = m->problems;
	bool good = true;

	for (uint32_t i = 0; i < parts; i++) {
		struct alt_reading own = *of;

		own.problems = &part[i].problems;
		own.arena = i > 0 ? cc_arena_new() : m->arena;
		part[i].m = i > 0 ? &part[i].own : m;
		if (i > 0)
			alt_begin(part[i].m, &own);
	}
	m->problems = &part[0].problems;
	cc_each(m->run->workers, read_part, &(struct reading_parts){ part }, parts);
	m->problems = told;
	for (uint32_t i = 0; i < parts; i++)
		good = good && part[i].problems.count == 0;
	for (uint32_t i = 1; i < parts; i++) {
		if (good)
			join(m, part[i].m);
		alt_close(part[i].m);
		cc_arena_take(m->arena, part[i].own.arena);
		cc_arena_free(part[i].own.arena);
	}
	return good;
}

void
alt_read_parts(struct alt_model *m, const struct alt_reading *of)
{
	const struct cc_store *log = m->state->store[EPISODES];
	uint64_t most = log->rows / PART_ROWS;
	uint32_t parts = m->run->workers->threads < PARTS_MOST ? m->run->workers->threads : PARTS_MOST;
	struct part *part;

	parts = parts < most ? parts : (uint32_t)most;
	if (parts > 1 && goes_by_parts(m)) {
		part = CC_ARRAY(m->arena, struct part, parts);
		divide(part, parts, log);
		if (read_all(m, part, parts, of))
			return;
		alt_close(m);
		alt_begin(m, of);
	}
	alt_read_rows(m, 0, log->rows);
}
