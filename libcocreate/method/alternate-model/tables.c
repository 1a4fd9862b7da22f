/* tables.c -- rows of the tables. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/measures.h"

#include <inttypes.h>

static const struct cc_holding *
has(const struct alt_model *m, unsigned element, uint32_t code)
{
	return cc_holders_find(&m->held[H_ELEMENT], (const uint32_t[]){ element, code });
}

static const unsigned chain_elements[] = { TRIGGER, DESIRE, SUPPRESSION, ACTION, REWARD };
static const unsigned context_elements[] = { TRIGGER, DESIRE, ACTION };

/* Ids of the codes of a key. */
static void
put_ids(
    struct cc_span *id, const struct alt_model *m, const unsigned *element, size_t n, const uint32_t *code)
{
	for (size_t i = 0; i < n; i++)
		id[i] =
		    code[i] != CC_NO_ID ? alt_code(m, element[i], code[i])->id : (struct cc_span){ NULL, 0 };
}

static void
fill(struct alt_row *row, const struct alt_model *m, const struct cc_holding *of)
{
	cc_held_fill(&row->r, row->r.held, of, m->run->confidence);
}

/* A phrase with the label in the place of its * . */
static void
say_label(struct cc_buf *text, const char *phrase, struct cc_span label)
{
	size_t before = strcspn(phrase, "*");

	cc_buf_add(text, phrase, before);
	cc_buf_span(text, label);
	cc_buf_puts(text, phrase + before + 1);
}

/* The job-story sentence, from labels; what is said of an element depends on the one before.
 * text: room for it. */
static const char *
statement_of(const struct alt_model *m, const uint32_t code[CHAIN], struct cc_buf *text)
{
	enum { FIRST, WISH, BARRIER };
	static const struct cc_words say[][CHAIN] = {
		[FIRST] = { CC_WORDS("When “*”, ", "「*」のとき、"), CC_WORDS("I want “*”, ", "「*」を求め"),
		    CC_WORDS("“*” holds me back, ", "「*」に阻まれて、"),
		    CC_WORDS("I choose “*”", "「*」を選"), CC_WORDS(" and gain “*”", "び、「*」を得ている") },
		[WISH] = { [SUPPRESSION] = CC_WORDS("but “*” holds me back, ", "るが、「*」に阻まれて、"),
		    [ACTION] = CC_WORDS("so I choose “*”", "て、「*」を選") },
		[BARRIER] = { [ACTION] = CC_WORDS("so I choose “*”", "「*」を選") },
	};
	int behind = FIRST;

	text->len = 0;
	for (unsigned e = 0; e < CHAIN; e++) {
		if (code[e] == CC_NO_ID)
			continue;
		say_label(text, cc_words_in(&say[behind][e], m->run->lang), alt_code(m, e, code[e])->label);
		behind = e == DESIRE ? WISH : e == SUPPRESSION ? BARRIER : FIRST;
	}
	if (m->run->lang == CC_JA && code[REWARD] == CC_NO_ID)
		cc_buf_puts(text, "んでいる");
	return cc_strndup(m->arena, text->at, text->len);
}

/* How much oftener the action is taken than by all. */
static double
lift_of(const struct alt_model *m, const uint32_t *code)
{
	double hired = cc_held_size(cc_holders_find(&m->held[H_HIRED], code));
	double held_back = cc_held_size(cc_holders_find(&m->held[H_HELD_BACK], code));

	return hired / held_back / (cc_held_size(has(m, ACTION, code[ACTION])) / cc_held_size(m->all));
}

static void
put_quotes(struct cc_report *report, const struct alt_model *m, const struct alt_row *chain)
{
	enum { QUOTED = 3 };
	const struct cc_wrote_row row = { .rank = chain->rank, .people = chain->r.people };

	cc_wrote_put(report, cc_report_at(report, T_QUOTES), row, &m->quotes,
	    cc_holders_number(&m->held[H_CHAIN], chain->r.held->key), QUOTED, m->state, PERSON, m->run);
}

/* The commonest first. */
static uint32_t *
chains_in_order(uint32_t *n, const struct alt_model *m)
{
	uint32_t *rank[CHAIN];

	for (unsigned e = 0; e < CHAIN; e++) {
		rank[e] = CC_ARRAY(m->arena, uint32_t, cc_map_count(m->coding[e].codes));
		cc_map_rank(m->coding[e].codes, rank[e], NULL);
	}
	return cc_held_order(n, &m->held[H_CHAIN], alt_support(m), (const uint32_t *const *)rank, m->arena);
}

/* before: the row above, of whose size it may be; then rank and, unweighted, share are the same. */
static struct alt_row
chain_row(const struct alt_model *m, const struct cc_holding *held, const struct alt_row *before, size_t i)
{
	struct alt_row row = { .r = cc_held_row(held), .rank = (int64_t)i + 1 };

	put_ids(row.r.key, m, chain_elements, CHAIN, held->key);
	if (i > 0 && before->r.size <= row.r.size)
		row.rank = before->rank;
	if (row.rank <= (int64_t)i && held->weight == NULL) {
		row.r.n = before->r.n;
		row.r.share = before->r.share;
		row.r.low = before->r.low;
		row.r.high = before->r.high;
	} else {
		fill(&row, m, m->all);
	}
	row.weight = cc_held_parts(held, alt_weighted(m));
	row.lift = lift_of(m, held->key);
	return row;
}

static void
put_chains(struct cc_report *report, const struct alt_model *m)
{
	struct cc_table *t = cc_report_at(report, T_CHAINS);
	uint32_t n, *order = chains_in_order(&n, m);
	struct alt_row row = { 0 };
	struct cc_buf room = { 0 };

	for (size_t i = 0; i < n; i++) {
		const struct cc_holding *held = cc_holders_at(&m->held[H_CHAIN], order[i]);
		size_t at;

		row = chain_row(m, held, &row, i);
		row.statement = statement_of(m, held->key, &room);
		at = cc_table_fill(report, t, &row, 1);
		if (held->evidence != NULL)
			cc_evidence_put(t, at, held->evidence, m->run, m->arena);
		put_quotes(report, m, &row);
	}
	cc_buf_free(&room);
}

static void
put_elements(struct cc_report *report, const struct alt_model *m)
{
	size_t n;
	struct alt_row *row = cc_held_rows(&n, sizeof *row, &m->held[H_ELEMENT], m->run->min_cell, m->arena);

	for (size_t i = 0; i < n; i++) {
		unsigned element = row[i].r.held->key[0];
		const struct cc_coded_as *code = alt_code(m, element, row[i].r.held->key[1]);

		row[i].r.major = element;
		row[i].element[0] = alt_element(element);
		row[i].r.key[0] = code->id;
		row[i].label = code->label;
		fill(&row[i], m, m->all);
	}
	cc_held_sort(row, n, sizeof *row);
	cc_table_fill(report, cc_report_at(report, T_ELEMENTS), row, n);
}

/* Its alternatives, the commonest first.  A unit with several is shared by them, so that what
 * HHI and entropy rest on adds up to 1. */
static void
fill_context(struct alt_row *context, const struct alt_row *action, size_t n, const struct alt_model *m)
{
	double *part = CC_ARRAY(m->arena, double, n);

	for (size_t i = 0; i < n; i++)
		part[i] = cc_held_parts(action[i].r.held, alt_weighted(m));
	context->variety = cc_variety_of(part, n);
	context->seen.kinds = n;
	if (action[0].r.people >= m->run->min_cell)
		context->top = action[0].r.key[2];
	context->r.n = context->r.held->people;
	context->r.share = action[0].r.share;
	context->r.low = action[0].r.low;
	context->r.high = action[0].r.high;
}

static void
put_contexts(struct cc_report *report, const struct alt_model *m)
{
	const struct cc_holders *contexts = &m->held[H_CONTEXT];
	size_t n, actions, *first;
	struct alt_row *row = cc_held_rows(&n, sizeof *row, contexts, alt_support(m), m->arena);
	struct alt_row *action = cc_held_rows(&actions, sizeof *action, &m->held[H_ALTERNATIVE], 0, m->arena);

	for (size_t i = 0; i < n; i++)
		put_ids(row[i].r.key, m, context_elements, 2, row[i].r.held->key);
	cc_held_sort(row, n, sizeof *row);
	for (size_t i = 0; i < actions; i++) {
		put_ids(action[i].r.key, m, context_elements, 3, action[i].r.held->key);
		fill(&action[i], m, cc_holders_find(contexts, action[i].r.held->key));
	}
	first = cc_held_within(action, actions, sizeof *action, contexts, row, n, sizeof *row, m->arena);
	for (size_t i = 0; i < n; i++)
		fill_context(&row[i], action + first[i], first[i + 1] - first[i], m);
	cc_table_fill(report, cc_report_at(report, T_CONTEXTS), row, n);
	for (size_t i = first[0]; i < first[n]; i++)
		if (action[i].r.people >= m->run->min_cell)
			cc_table_fill(report, cc_report_at(report, T_ALTERNATIVES), &action[i], 1);
}

/* Codes of one element that enough people name, the commonest first. */
static struct cc_held_row *
codes_of(size_t *n, const struct alt_model *m, unsigned element)
{
	struct cc_held_row *row =
	    cc_held_rows_of(n, sizeof *row, &m->held[H_ELEMENT], element, alt_support(m), m->arena);

	for (size_t i = 0; i < *n; i++)
		row[i].key[0] = alt_code(m, element, row[i].held->key[1])->id;
	cc_held_sort(row, *n, sizeof *row);
	return row;
}

static void
note_suppressions(struct cc_report *report, const struct alt_model *m, uint64_t comparisons, uint64_t few,
    uint64_t untested)
{
	cc_note_count(report, "suppressions-compared",
	    "suppressions: p_adjusted allows for %" PRIu64
	    " comparison of those who name one with everybody else (%s, Holm)",
	    "suppressions: p_adjusted allows for %" PRIu64
	    " comparisons of those who name one with everybody else (%s, Holm)",
	    "suppressions: 抑圧を挙げた人とそれ以外の人の比較 %" PRIu64
	    " 件を p_adjusted で考慮しています（%s、ホルム法）",
	    comparisons, alt_weighted(m) ? "z" : "Fisher");
	cc_note_count(report, "suppressions-few",
	    "suppressions: %" PRIu64 " row rests on fewer than 5 people; read it as an example",
	    "suppressions: %" PRIu64 " rows rest on fewer than 5 people each; read them as examples",
	    "suppressions: 5人未満に基づく行: %" PRIu64 " 行。事例として読んでください", few);
	cc_note_count(report, "no-test",
	    "suppressions: %" PRIu64 " row has no p, as there is nobody to compare with",
	    "suppressions: %" PRIu64 " rows have no p, as there is nobody to compare with",
	    "suppressions: 比較する相手がいないため p のない行: %" PRIu64 " 行", untested);
}

/* Pairs that enough people could make are all tested, and shown where somebody does, or where
 * that nobody does is no chance. */
static void
put_suppressions(struct cc_report *report, const struct alt_model *m)
{
	enum { FEW = 5 };
	struct cc_associating of = { .pairs = &m->held[H_PAIR],
		.all = m->all,
		.apart = m->several == 0,
		.weighted = alt_weighted(m),
		.confidence = m->run->confidence };
	struct cc_associated *row;
	size_t comparisons;
	uint64_t few = 0, untested = 0;

	of.first = codes_of(&of.n, m, SUPPRESSION);
	of.second = codes_of(&of.k, m, ACTION);
	if (of.n * of.k > PAIRS_MOST) {
		cc_table_leave_out(report, cc_report_at(report, T_SUPPRESSIONS), "too-many-pairs",
		    "no suppressions: more than a million pairs; code the free text (-b), or raise "
		    "--min-support",
		    "suppressions を省きました: "
		    "組が100万を超えます。自由記述をコード化する（-b）か、--min-support を上げてください");
		return;
	}
	row = CC_ARRAY(m->arena, struct cc_associated, of.n * of.k);
	comparisons = cc_associate(row, &of, m->arena);
	for (size_t i = 0; i < of.n * of.k; i++)
		if (row[i].r.people > 0 || row[i].p_adjusted < 1 - m->run->confidence) {
			few += row[i].r.n < FEW;
			untested += isnan(row[i].p);
			cc_table_fill(report, cc_report_at(report, T_SUPPRESSIONS), &row[i], 1);
		}
	note_suppressions(report, m, comparisons, few, untested);
}

static void
put_rewards(struct cc_report *report, const struct alt_model *m)
{
	size_t n;
	struct alt_row *row = cc_held_rows(&n, sizeof *row, &m->held[H_REWARD], alt_support(m), m->arena);

	for (size_t i = 0; i < n; i++) {
		const struct cc_holding *of = has(m, DESIRE, row[i].r.held->key[0]);

		put_ids(row[i].r.key, m, (const unsigned[]){ DESIRE, REWARD }, 2, row[i].r.held->key);
		fill(&row[i], m, of);
		row[i].r.major = -cc_held_size(of);
	}
	cc_held_sort(row, n, sizeof *row);
	cc_table_fill(report, cc_report_at(report, T_REWARDS), row, n);
}

/* All links together are a thicket: those of a twentieth of the units are kept. */
static void
put_links(struct cc_report *report, const struct alt_model *m)
{
	uint64_t twentieth = (m->all->units + 19) / 20, mentions, kept;
	uint64_t least = alt_support(m) > twentieth ? alt_support(m) : twentieth;
	size_t n;
	struct cc_link_row *row = cc_links_rows(&n, &mentions, &kept, &m->links, least, m->arena);

	for (size_t i = 0; i < n; i++)
		for (unsigned k = 0; k < 2; k++) {
			const uint32_t *key = row[i].r.held->key + 2 * (size_t)k;

			row[i].element[k] = alt_element(key[0]);
			row[i].r.key[k] = alt_code(m, key[0], key[1])->id;
		}
	cc_held_sort(row, n, sizeof *row);
	cc_table_fill(report, cc_report_at(report, T_LINKS), row, n);
	if (mentions > 0)
		cc_note(report, "links",
		    "links of %" PRIu64 " or more are shown, which are %.1f%% of all mentions of links",
		    "links は %" PRIu64 " 以上のものだけを示します（全つながりの言及の %.1f%%）", least,
		    100 * (double)kept / (double)mentions);
}

static void
put_measures(
    struct cc_report *report, const struct alt_model *m, uint64_t chains, const struct cc_seen_kinds *all)
{
	struct cc_table *t = cc_measures_begin(report, m->run);
	const double none = (double)NAN;

	if (m->all->units == 0)
		return;
	cc_measure(report, t, m->run, "chains", (double)chains, m->all->units, none, none);
	cc_measure_rate(report, t, m->run, "coverage", cc_good_turing(all), all->sightings, none, none);
}

static void
put_saturation(struct cc_report *report, const struct alt_model *m)
{
	struct cc_seen_kinds seen[ELEMENTS] = { 0 }, all = { 0 };

	cc_held_seen(seen, &m->held[H_ELEMENT]);
	for (unsigned e = 0; e < ELEMENTS; e++) {
		const struct alt_row row = { .element = { alt_element(e) },
			.seen = seen[e],
			.coverage = cc_good_turing(&seen[e]),
			.chao1 = cc_chao1(&seen[e]) };

		all.sightings += e < CHAIN ? seen[e].sightings : 0;
		all.once += e < CHAIN ? seen[e].once : 0;
		if (seen[e].kinds > 0)
			cc_table_fill(report, cc_report_at(report, T_SATURATION), &row, 1);
	}
	put_measures(report, m, cc_holders_n(&m->held[H_CHAIN]) - alt_below_support(m, H_CHAIN), &all);
}

static void
put_uncoded(struct cc_report *report, const struct alt_model *m)
{
	for (unsigned e = 0; e < ELEMENTS; e++)
		cc_wrote_put(report, cc_report_at(report, T_UNCODED),
		    (struct cc_wrote_row){ .of = alt_element(e), .people = m->uncoded[e]->people },
		    &m->uncodeds, e, SIZE_MAX, m->state, PERSON, m->run);
}

/* TRIGGER > DESIRE > ACTION: what segments and waves are compared by. */
static struct cc_held_item *
items_of(size_t *n, const struct alt_model *m, uint64_t least)
{
	struct cc_held_row *row = cc_held_rows(n, sizeof *row, &m->held[H_ALTERNATIVE], least, m->arena);
	struct cc_held_item *item = CC_ARRAY(m->arena, struct cc_held_item, *n);

	for (size_t i = 0; i < *n; i++) {
		put_ids(row[i].key, m, context_elements, 3, row[i].held->key);
		item[i] = (struct cc_held_item){ cc_spans_join(row[i].key, 3, " > ", m->arena), row[i].held };
	}
	return item;
}

void
alt_changes(struct cc_report *report, const struct alt_model *now, const struct alt_model *before)
{
	size_t n[2];
	struct cc_held_item *past = items_of(&n[0], before, 0), *here = items_of(&n[1], now, 0);
	const struct cc_held_wave wave[] = { { past, (uint32_t)n[0], before->all },
		{ here, (uint32_t)n[1], now->all } };

	cc_held_changes(
	    cc_comparisons_begin(report, CC_TABLE_AGAINST, now->run, now->arena), wave, alt_support(now));
}

void
alt_tables(struct cc_report *report, struct alt_model *m)
{
	size_t n;
	const struct cc_held_item *item = items_of(&n, m, alt_support(m));

	if (alt_wants(m, T_CHAINS) || alt_wants(m, T_QUOTES))
		put_chains(report, m);
	if (alt_wants(m, T_ELEMENTS))
		put_elements(report, m);
	if (alt_wants(m, T_CONTEXTS) || alt_wants(m, T_ALTERNATIVES))
		put_contexts(report, m);
	if (alt_wants(m, T_REWARDS))
		put_rewards(report, m);
	if (alt_wants(m, T_SUPPRESSIONS))
		put_suppressions(report, m);
	if (alt_wants(m, T_LINKS))
		put_links(report, m);
	put_saturation(report, m);
	put_uncoded(report, m);
	cc_held_segments(cc_comparisons_begin(report, CC_TABLE_BY, m->run, m->arena), item, n,
	    &m->held[H_SEGMENT], &m->held[H_IN_SEGMENT], m->state, SEGMENT);
	cc_counted_report(report, &m->counted, m->all, &m->held[H_SEGMENT]);
	for (unsigned e = 0; e < ELEMENTS; e++)
		report->masked += m->coding[e].masked;
}
