/* episodes.c -- the log -> episodes of codes, person by person.
 *
 * Records of a person stand together in the sealed log, those without one last: each of
 * them is a person.  A state may have been made by others: its texts may hold anything. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/twice.h"

#include <stdlib.h>

/* While the log is read. */
struct reading {
	struct alt_model *m;
	const struct cc_store *log;
	struct cc_arena *scratch; /* of the person at hand */
	struct cc_holder who;
	struct cc_buf codes; /* of one element */
	bool uncoded;	     /* the last element had an answer without a code */
};

static void
see_uncoded(struct reading *r, unsigned element, uint64_t place, struct cc_span text)
{
	r->uncoded = true;
	cc_held_by(r->m->uncoded[element], &r->who);
	cc_wrote_add(
	    &r->m->uncodeds, (struct cc_wrote){ element, CC_NO_ID, place, cc_span_dup(r->m->arena, text) });
}

static void
refuse_pattern(const struct reading *r, unsigned element, uint32_t number, uint64_t place)
{
	const struct cc_code_rule *rule = &r->m->coding[element].book->rule[number];

	r->m->problems->stop = true;
	cc_place_problem(r->m->problems, r->m->run, place, cc_span(alt_element(element)),
	    N_("the pattern \"%s\" (%s:%ju) takes too long on this text; wanted a simpler pattern"),
	    cc_quote(rule->text).text, rule->place.file, (uintmax_t)rule->place.line);
}

/* None where the answer has no code. */
static struct cc_ids
read_answer(struct reading *r, unsigned element, struct cc_span text, uint64_t place)
{
	struct cc_answer answer = { CC_ANSWER_UNCODED, NULL, 0 };
	uint32_t number;

	if (!cc_coding_answer(&answer, &r->m->coding[element], text, &number))
		refuse_pattern(r, element, number, place);
	else if (answer.kind == CC_ANSWER_UNCODED)
		see_uncoded(r, element, place, text);
	return (struct cc_ids){ answer.code, answer.kind == CC_ANSWER_UNCODED ? 0 : answer.n };
}

/* The codes of all answers of one element, each once: most are one answer of one code. */
static struct cc_ids
read_element(struct reading *r, unsigned element, struct cc_span answers, uint64_t place)
{
	struct cc_ids out = { NULL, 0 };
	uint32_t *code;

	r->uncoded = false;
	r->codes.len = 0;
	while (answers.len > 0 && !r->m->problems->stop) {
		out = read_answer(r, element, cc_answers_next(&answers), place);
		if (out.n <= 1 && r->codes.len == 0 && answers.len == 0)
			return out;
		cc_buf_add(&r->codes, (const char *)out.id, out.n * sizeof *code);
	}
	out = cc_ids_unique(&r->codes);
	code = CC_ARRAY(r->scratch, uint32_t, out.n);
	if (out.n > 0)
		memcpy(code, out.id, out.n * sizeof *code);
	out.id = code;
	return out;
}

/* Whether it is a chain: it has an action, and a trigger or a desire. */
static bool
read_episode(struct alt_episode *e, struct reading *r, const unsigned char *record)
{
	const struct cc_store *log = r->log;
	struct cc_span answers = cc_row_text(log, record, E_ANSWERS);
	struct alt_model *m = r->m;
	bool need = false, uncoded = false;

	*e = (struct alt_episode){ .person = cc_row_id(log, record, E_PERSON, 0),
		.segment = cc_row_id(log, record, E_SEGMENT, 0),
		.day = cc_row_day(log, record, E_DAY),
		.place = cc_row_place(log, record, E_PLACE),
		.brand = cc_row_id(log, record, E_BRAND, 0) == 1,
		.weight = cc_row_number(log, record, E_WEIGHT, 0),
		.quote = cc_run_wants(m->run, T_QUOTES) ? cc_row_text(log, record, E_QUOTE)
							: (struct cc_span){ NULL, 0 } };
	r->who.row++;
	for (unsigned k = 0; k < ELEMENTS; k++) {
		e->of[k] = read_element(r, k, cc_answers_list(&answers), e->place);
		need |= (k <= DESIRE || k >= WHAT) && e->of[k].n > 0;
		uncoded |= k == ACTION && r->uncoded;
	}
	m->uncoded_action += e->of[ACTION].n == 0 && uncoded;
	m->no_action += e->of[ACTION].n == 0 && !uncoded;
	m->no_need += e->of[ACTION].n > 0 && !need;
	return e->of[ACTION].n > 0 && need;
}

static int
by_time(const void *a, const void *b)
{
	const struct alt_episode *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static void
add_person(struct reading *r, const struct cc_persons *p)
{
	struct alt_episode *e = CC_ARRAY(r->scratch, struct alt_episode, p->n);
	uint32_t *segment = CC_ARRAY(r->scratch, uint32_t, p->n);
	size_t n = 0;

	r->who.person++;
	for (size_t i = 0; i < p->n && !r->m->problems->stop; i++)
		n += read_episode(&e[n], r, p->row[i]);
	if (n > 1)
		qsort(e, n, sizeof *e, by_time);
	for (size_t i = 0; i < n; i++)
		segment[i] = e[i].segment;
	if (n == 0 ||
	    !cc_counted_person(&r->who.weight, &r->m->counted, e[0].person, e[0].weight, segment, n))
		return;
	r->m->repeated += n > 1;
	alt_count_person(r->m, e, n, &r->who, r->scratch);
}

static void
begin(struct alt_model *m)
{
	static const unsigned keys[HELD] = { [H_ELEMENT] = 2,
		[H_CHAIN] = 5,
		[H_HIRED] = 4,
		[H_HELD_BACK] = 3,
		[H_CONTEXT] = 2,
		[H_BRAND] = 2,
		[H_ALTERNATIVE] = 3,
		[H_PAIR] = 2,
		[H_REWARD] = 2,
		[H_REWARDED] = 1,
		[H_ANSWERED] = 1,
		[H_SEGMENT] = 1,
		[H_IN_SEGMENT] = 4 };
	static const struct cc_words nothing = CC_WORDS("Nothing", "何もしない");
	const struct cc_coding *const c = m->coding,
				      *facet[] = { c + TRIGGER, c + WHEN, c + WHERE, c + WHO, c + WHAT };
	const struct alt_books *books = m->run->loaded;
	bool weights = m->counted.cases.bound;

	for (unsigned k = 0; k < HELD; k++)
		cc_holders_begin(&m->held[k], keys[k], weights, k == H_CHAIN || k == H_ALTERNATIVE, m->arena);
	cc_links_begin(&m->links, m->arena);
	memcpy(m->facet, facet, sizeof facet);
	m->all = cc_held_alone(weights, false, m->arena);
	m->branded = cc_held_alone(weights, false, m->arena);
	for (unsigned e = 0; e < ELEMENTS; e++) {
		m->facets |= e >= WHAT && (m->run->bound >> e & 1);
		m->uncoded[e] = cc_held_alone(false, false, m->arena);
		m->coding[e] = (struct cc_coding){ .book = books->of[e],
			.dimension = books->dimension[e],
			.plain = books->plain,
			.none_denied = e == SUPPRESSION,	  /* what is denied holds nobody back */
			.nothing = e == ACTION ? &nothing : NULL, /* who does nothing has hired that */
			.mask = m->run->mask,
			.lang = m->run->lang,
			.arena = m->arena };
		cc_coding_begin(&m->coding[e]);
	}
}

void
alt_begin(struct alt_model *m, const struct alt_reading *of)
{
	const struct cc_counted_roles roles = { PERSON, SEGMENT, WEIGHT };
	const struct cc_run *run = of->run;

	*m = (struct alt_model){ .run = run,
		.opts = run->opts,
		.state = of->state,
		.arena = of->arena,
		.problems = of->problems };
	m->alternatives = of->compared || (run->bound >> SEGMENT & 1) || alt_wants(m, T_CONTEXTS) ||
			  alt_wants(m, T_ALTERNATIVES);
	m->by_episode = strcmp(m->opts->unit, "episode") == 0;
	cc_counted_begin(
	    &m->counted, of->state, of->state->store[WEIGHTS], roles, run, of->file, of->problems, of->arena);
	begin(m);
}

void
alt_read_rows(struct alt_model *m, uint64_t from, uint64_t end)
{
	struct reading r = { .m = m, .log = m->state->store[EPISODES], .scratch = cc_arena_new() };
	struct cc_persons p = cc_persons_within(r.log, from, end, E_PLACE, m->run->dup, r.scratch);

	while (cc_persons_next(&p))
		add_person(&r, &p);
	m->dropped += p.dropped;
	cc_arena_free(r.scratch);
	cc_buf_free(&r.codes);
}

void
alt_read(struct alt_model *m, const struct alt_reading *of)
{
	alt_begin(m, of);
	alt_read_parts(m, of);
	cc_coding_settle(&m->coding[TRIGGER], m->facet, TRIGGERS);
	cc_counted_end(&m->counted);
	cc_wrote_sort(&m->quotes);
	cc_wrote_sort(&m->uncodeds);
}

void
alt_close(struct alt_model *m)
{
	for (unsigned k = 0; k < HELD; k++)
		cc_holders_end(&m->held[k]);
	for (unsigned e = 0; e < ELEMENTS; e++)
		cc_coding_end(&m->coding[e]);
	cc_links_end(&m->links);
	cc_buf_free(&m->loops);
	cc_buf_free(&m->unit.taken);
	cc_buf_free(&m->unit.held);
	cc_buf_free(&m->unit.acts);
	cc_buf_free(&m->uncodeds.list);
	cc_buf_free(&m->quotes.list);
}
