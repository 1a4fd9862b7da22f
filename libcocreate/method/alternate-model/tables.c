/* tables.c -- rows of the tables. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"
#include "stat/variety.h"

#include <inttypes.h>
#include <math.h>

/* A row of whatever table: those members that its columns name. */
struct alt_row {
	struct cc_held_row r;
	struct cc_span label, source, top;
	const char *element[1], *statement;
	int64_t rank;
	double weight, lift, coverage, chao1;
	struct cc_variety variety;
	struct cc_seen_kinds seen;
};

#define CELL(name, member, type, part) CC_CELL(struct alt_row, name, member, type, part)
#define PAIR(name, member, type, part) CC_CELL_WHY(struct cc_associated, name, member, type, part, why)
#define PEOPLE(row)		       CC_CELL(row, "n", r.n, INT, N), CC_CELL(row, "people", r.people, INT, NONE)
#define SHARES(row, r, before) \
	CC_CELL(row, before "share", r.share, SHARE, ESTIMATE), \
	    CC_CELL(row, before "low", r.low, SHARE, LOW), CC_CELL(row, before "high", r.high, SHARE, HIGH)
#define TABLE(row, ...) (const struct cc_column_spec[]){ __VA_ARGS__, { 0 } }, 0, sizeof(row), NULL

const struct cc_table_spec alt_table_specs[] = {
	[T_CHAINS] = { "chains",
	    CC_WORDS("Chains of trigger, desire, suppression, action and reward",
		"行動の連鎖（きっかけ・欲求・抑圧・行動・報酬）"),
	    (const struct cc_column_spec[]){ CELL("rank", rank, INT, NONE),
		CELL("trigger", r.key[TRIGGER], ID, KEY), CELL("desire", r.key[DESIRE], ID, KEY),
		CELL("suppression", r.key[SUPPRESSION], ID, KEY), CELL("action", r.key[ACTION], ID, KEY),
		CELL("reward", r.key[REWARD], ID, KEY), PEOPLE(struct alt_row),
		CELL("episodes", r.rows, INT, NONE), CELL("weight", weight, REAL, NONE),
		SHARES(struct alt_row, r, ""), CELL("lift", lift, REAL, NONE),
		CELL("statement", statement, TEXT, NONE), { 0 } },
	    CC_TABLE_EVIDENCE, sizeof(struct alt_row), NULL },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_ELEMENTS] = { "elements",
	    CC_WORDS("Elements, by how many people name them", "要素ごとの人数と割合"),
	    TABLE(struct alt_row, CELL("element", element[0], WORD, KEY), CELL("code", r.key[0], ID, KEY),
		CELL("label", label, LABEL, NONE), PEOPLE(struct alt_row), SHARES(struct alt_row, r, "")) },
	[T_CONTEXTS] = { "contexts",
	    CC_WORDS("Contexts, and how open they are", "文脈（きっかけと欲求）と定番の有無"),
	    TABLE(struct alt_row, CELL("trigger", r.key[0], ID, KEY), CELL("desire", r.key[1], ID, KEY),
		CELL("people", r.n, INT, N), CELL("alternatives", seen.kinds, INT, NONE),
		CELL("hhi", variety.hhi, REAL, NONE), CELL("effective", variety.effective, REAL, NONE),
		CELL("entropy", variety.entropy, REAL, NONE), CELL("top_action", top, ID, NONE),
		SHARES(struct alt_row, r, "top_")) },
	[T_ALTERNATIVES] = { "alternatives", CC_WORDS("What is hired in each context", "文脈ごとの行動"),
	    TABLE(struct alt_row, CELL("trigger", r.key[0], ID, KEY), CELL("desire", r.key[1], ID, KEY),
		CELL("action", r.key[2], ID, KEY), PEOPLE(struct alt_row), SHARES(struct alt_row, r, "")) },
	[T_SUPPRESSIONS] = { "suppressions",
	    CC_WORDS("What those who are held back do", "抑圧と行動の結びつき"),
	    TABLE(struct cc_associated, CC_CELL(struct cc_associated, "suppression", row.key[0], ID, KEY),
		CC_CELL(struct cc_associated, "action", row.key[1], ID, KEY),
		CC_CELL(struct cc_associated, "n", row.n, INT, N),
		CC_CELL(struct cc_associated, "people", row.people, INT, NONE),
		SHARES(struct cc_associated, row, ""), PAIR("lift", lift, REAL, NONE), PAIR("p", p, P, NONE),
		PAIR("p_adjusted", p_adjusted, P, P)) },
	[T_REWARDS] = { "rewards", CC_WORDS("What is gained, by what was wanted", "欲求ごとの報酬"),
	    TABLE(struct alt_row, CELL("desire", r.key[0], ID, KEY), CELL("reward", r.key[1], ID, KEY),
		PEOPLE(struct alt_row), SHARES(struct alt_row, r, "")) },
	[T_LINKS] = { "links",
	    CC_WORDS("Links between elements (implication matrix)", "要素のつながり（含意行列）"),
	    TABLE(struct cc_link_row, CC_CELL(struct cc_link_row, "from_element", element[0], WORD, KEY),
		CC_CELL(struct cc_link_row, "from", r.key[0], ID, KEY),
		CC_CELL(struct cc_link_row, "to_element", element[1], WORD, KEY),
		CC_CELL(struct cc_link_row, "to", r.key[1], ID, KEY),
		CC_CELL(struct cc_link_row, "direct", direct, INT, NONE),
		CC_CELL(struct cc_link_row, "indirect", indirect, INT, NONE)) },
	[T_SATURATION] = { "saturation", CC_WORDS("Are the lists complete?", "要素の出尽くし具合"),
	    TABLE(struct alt_row, CELL("element", element[0], WORD, KEY), CELL("n", seen.sightings, INT, N),
		CELL("codes", seen.kinds, INT, NONE), CELL("seen_once", seen.once, INT, NONE),
		CELL("coverage", coverage, SHARE, ESTIMATE), CELL("chao1", chao1, REAL, NONE)) },
	[T_UNCODED] = { "uncoded", CC_WORDS("Answers without a code", "コードの付かない回答"),
	    TABLE(struct alt_row, CELL("element", element[0], WORD, NONE), CELL("source", source, PLACE, KEY),
		CC_QUOTE(struct alt_row, "text", label, r.people)) },
	[T_QUOTES] = { "quotes", CC_WORDS("In their words", "発言"),
	    TABLE(struct alt_row, CELL("rank", rank, INT, NONE), CELL("source", source, PLACE, KEY),
		CELL("person", r.key[0], ID, NONE), CC_QUOTE(struct alt_row, "text", label, r.people)) },
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	[T_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};

uint64_t
alt_support(const struct alt_model *m)
{
	uint64_t least = (uint64_t)m->opts->min_support.value;

	return least > m->run->min_cell ? least : m->run->min_cell;
}

bool
alt_weighted(const struct alt_model *m)
{
	return m->counted.cases.bound && !cc_weights_alike(m->all->weight);
}

static const struct cc_held *
has(const struct alt_model *m, unsigned element, uint32_t code)
{
	return cc_holders_find(&m->held[H_ELEMENT], (const uint32_t[]){ element, code });
}

static const unsigned chain_elements[] = { TRIGGER, DESIRE, SUPPRESSION, ACTION, REWARD };
static const unsigned context_elements[] = { TRIGGER, DESIRE, ACTION };
static const unsigned reward_elements[] = { DESIRE, REWARD };

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
fill(struct alt_row *row, const struct alt_model *m, const struct cc_held *of)
{
	cc_held_fill(&row->r, row->r.held, of, m->run->confidence);
}

/* The job-story sentence, from labels. */
static const char *
statement_of(const struct alt_model *m, const uint32_t code[CHAIN])
{
	static const struct cc_words part[][2] = {
		[TRIGGER] = { CC_WORDS("When “%.*s”, people ", "「%.*s」のとき、"), CC_WORDS("People ", "") },
		[DESIRE] = { CC_WORDS("want “%.*s”, ", "「%.*s」を求め、"), CC_WORDS("", "") },
		[SUPPRESSION] = { CC_WORDS("are held back by “%.*s”, ", "「%.*s」に阻まれて、"),
		    CC_WORDS("", "") },
		[ACTION] = { CC_WORDS("choose “%.*s”", "「%.*s」を選") },
		[REWARD] = { CC_WORDS(" and gain “%.*s”", "び、「%.*s」を得ている"),
		    CC_WORDS("", "んでいる") },
	};
	const char *text = "";

	for (unsigned e = 0; e < CHAIN; e++) {
		bool there = code[e] != CC_NO_ID;
		struct cc_span label = there ? alt_code(m, e, code[e])->label : CC_SPAN("");
		const char *format = cc_words_in(&part[e][!there], m->run->lang);

		text = cc_format(m->arena, "%s%s", text,
		    there ? cc_format(m->arena, format, (int)label.len, label.at) : format);
	}
	return text;
}

/* How much oftener the action is taken than by all. */
static double
lift_of(const struct alt_model *m, const uint32_t *code)
{
	double hired = cc_held_size(cc_holders_find(&m->held[H_HIRED], code));
	double held_back = cc_held_size(cc_holders_find(&m->held[H_HELD_BACK], code));

	return hired / held_back / (cc_held_size(has(m, ACTION, code[ACTION])) / cc_held_size(m->all));
}

enum { QUOTED = 3 }; /* of a chain */

static void
put_quotes(struct cc_report *report, const struct alt_model *m, const struct alt_row *chain)
{
	size_t n;
	const struct cc_wrote *quote =
	    cc_quotes_of(&n, &m->quotes, cc_holders_number(&m->held[H_CHAIN], chain->r.held->key));

	for (size_t i = 0; i < n && i < QUOTED; i++) {
		struct alt_row row = {
			.rank = chain->rank, .label = quote[i].text, .r.people = chain->r.people
		};

		row.source = cc_source_at(m->run, quote[i].place, m->arena);
		if (quote[i].person != CC_NO_ID)
			row.r.key[0] = cc_state_text(m->state, PERSON, quote[i].person);
		cc_table_fill(report, cc_report_at(report, T_QUOTES), &row, 1);
	}
}

static size_t
put_chains(struct cc_report *report, const struct alt_model *m)
{
	struct cc_table *t = cc_report_at(report, T_CHAINS);
	size_t n, at;
	struct alt_row *row = cc_held_rows(&n, sizeof *row, &m->held[H_CHAIN], alt_support(m), m->arena);

	for (size_t i = 0; i < n; i++)
		put_ids(row[i].r.key, m, chain_elements, CHAIN, row[i].r.held->key);
	cc_held_sort(row, n, sizeof *row);
	for (size_t i = 0; i < n; i++) {
		fill(&row[i], m, m->all);
		row[i].rank = i > 0 && row[i - 1].r.size <= row[i].r.size ? row[i - 1].rank : (int64_t)i + 1;
		row[i].weight = cc_weights_sum(row[i].r.held->part);
		row[i].lift = lift_of(m, row[i].r.held->key);
		row[i].statement = statement_of(m, row[i].r.held->key);
		at = cc_table_fill(report, t, &row[i], 1);
		if (row[i].r.held->evidence != NULL)
			cc_evidence_put(t, at, row[i].r.held->evidence, m->run, m->arena);
		put_quotes(report, m, &row[i]);
	}
	return n;
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
		part[i] = cc_weights_sum(action[i].r.held->part);
	context->variety = cc_variety_of(part, n);
	context->seen.kinds = n;
	context->top = action[0].r.key[2];
	context->r.n = context->r.held->units;
	context->r.share = action[0].r.share;
	context->r.low = action[0].r.low;
	context->r.high = action[0].r.high;
}

static void
put_contexts(struct cc_report *report, const struct alt_model *m)
{
	const struct cc_holders *contexts = &m->held[H_CONTEXT];
	double *place = CC_ARRAY(m->arena, double, cc_holders_n(contexts)); /* from 1; 0: not listed */
	size_t n, actions, from = 0, end;
	struct alt_row *row = cc_held_rows(&n, sizeof *row, contexts, alt_support(m), m->arena);
	struct alt_row *action = cc_held_rows(&actions, sizeof *action, &m->held[H_ALTERNATIVE], 0, m->arena);

	for (size_t i = 0; i < n; i++)
		put_ids(row[i].r.key, m, context_elements, 2, row[i].r.held->key);
	cc_held_sort(row, n, sizeof *row);
	for (size_t i = 0; i < n; i++)
		place[cc_holders_number(contexts, row[i].r.held->key)] = (double)i + 1;
	for (size_t i = 0; i < actions; i++) {
		action[i].r.major = place[cc_holders_number(contexts, action[i].r.held->key)];
		put_ids(action[i].r.key, m, context_elements, 3, action[i].r.held->key);
		fill(&action[i], m, cc_holders_find(contexts, action[i].r.held->key));
	}
	cc_held_sort(action, actions, sizeof *action);
	while (from < actions && action[from].r.major < 1)
		from++;
	for (size_t i = 0; i < n; i++, from = end) {
		for (end = from; end < actions && action[end].r.major <= (double)i + 1;)
			end++;
		fill_context(&row[i], action + from, end - from, m);
		cc_table_fill(report, cc_report_at(report, T_ALTERNATIVES), action + from, end - from);
	}
	cc_table_fill(report, cc_report_at(report, T_CONTEXTS), row, n);
}

/* Codes of one element that enough people name, the commonest first. */
static struct cc_held_row *
codes_of(size_t *n, const struct alt_model *m, unsigned element)
{
	size_t all;
	struct cc_held_row *row =
	    cc_held_rows(&all, sizeof *row, &m->held[H_ELEMENT], alt_support(m), m->arena);

	*n = 0;
	for (size_t i = 0; i < all; i++)
		if (row[i].held->key[0] == element) {
			row[*n] = row[i];
			row[(*n)++].key[0] = alt_code(m, element, row[i].held->key[1])->id;
		}
	cc_held_sort(row, *n, sizeof *row);
	return row;
}

static void
note_suppressions(struct cc_report *report, const struct alt_model *m, uint64_t comparisons, uint64_t few)
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
	uint64_t few = 0;

	of.first = codes_of(&of.n, m, SUPPRESSION);
	of.second = codes_of(&of.k, m, ACTION);
	row = CC_ARRAY(m->arena, struct cc_associated, of.n * of.k);
	comparisons = cc_associate(row, &of, m->arena);
	for (size_t i = 0; i < of.n * of.k; i++)
		if (row[i].row.people > 0 || row[i].p_adjusted < 1 - m->run->confidence) {
			few += row[i].row.n < FEW;
			cc_table_fill(report, cc_report_at(report, T_SUPPRESSIONS), &row[i], 1);
		}
	note_suppressions(report, m, comparisons, few);
}

static void
put_rewards(struct cc_report *report, const struct alt_model *m)
{
	size_t n;
	struct alt_row *row = cc_held_rows(&n, sizeof *row, &m->held[H_REWARD], alt_support(m), m->arena);

	for (size_t i = 0; i < n; i++) {
		const struct cc_held *of = has(m, DESIRE, row[i].r.held->key[0]);

		put_ids(row[i].r.key, m, reward_elements, 2, row[i].r.held->key);
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
    struct cc_report *report, const struct alt_model *m, size_t chains, const struct cc_seen_kinds *all)
{
	struct cc_table *t = cc_measures_begin(report, m->run);
	const double none = (double)NAN;

	if (m->all->units == 0)
		return;
	cc_measure(report, t, m->run, "chains", (double)chains, m->all->units, none, none);
	cc_measure(report, t, m->run, "coverage", cc_good_turing(all), all->sightings, none, none);
}

static void
put_saturation(struct cc_report *report, const struct alt_model *m, size_t chains)
{
	const struct cc_holders *h = &m->held[H_ELEMENT];
	struct alt_row row[ELEMENTS] = { 0 };
	struct cc_seen_kinds all = { 0 };

	for (size_t i = 0; i < cc_holders_n(h); i++) {
		const struct cc_held *held = cc_holders_at(h, i);
		struct cc_seen_kinds *seen = &row[held->key[0]].seen;

		seen->kinds++;
		seen->sightings += held->units;
		seen->once += held->units == 1;
		seen->twice += held->units == 2;
	}
	for (unsigned e = 0; e < ELEMENTS; e++) {
		row[e].element[0] = alt_element(e);
		row[e].coverage = cc_good_turing(&row[e].seen);
		row[e].chao1 = cc_chao1(&row[e].seen);
		all.sightings += e < CHAIN ? row[e].seen.sightings : 0;
		all.once += e < CHAIN ? row[e].seen.once : 0;
		if (row[e].seen.kinds > 0)
			cc_table_fill(report, cc_report_at(report, T_SATURATION), &row[e], 1);
	}
	put_measures(report, m, chains, &all);
}

static void
put_uncoded(struct cc_report *report, const struct alt_model *m)
{
	for (unsigned e = 0; e < ELEMENTS; e++) {
		size_t n;
		const struct cc_wrote *text = cc_quotes_of(&n, &m->uncodeds, e);

		for (size_t i = 0; i < n; i++) {
			const struct alt_row row = { .element = { alt_element(e) },
				.label = text[i].text,
				.source = cc_source_at(m->run, text[i].place, m->arena),
				.r.people = m->uncoded[e]->people };

			cc_table_fill(report, cc_report_at(report, T_UNCODED), &row, 1);
		}
	}
}

/* TRIGGER > DESIRE > ACTION: what segments and waves are compared by. */
static struct cc_held_item *
items_of(size_t *n, const struct alt_model *m, uint64_t least)
{
	struct cc_held_row *row = cc_held_rows(n, sizeof *row, &m->held[H_ALTERNATIVE], least, m->arena);
	struct cc_held_item *item = CC_ARRAY(m->arena, struct cc_held_item, *n);

	for (size_t i = 0; i < *n; i++) {
		const char *name = "";

		put_ids(row[i].key, m, context_elements, 3, row[i].held->key);
		for (unsigned k = 0; k < 3; k++)
			if (row[i].key[k].at != NULL)
				name = cc_format(m->arena, "%s%s%.*s", name, name[0] != '\0' ? " > " : "",
				    (int)row[i].key[k].len, row[i].key[k].at);
		item[i] = (struct cc_held_item){ cc_span(name), row[i].held };
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
	size_t chains = put_chains(report, m), n;
	const struct cc_held_item *item = items_of(&n, m, alt_support(m));

	put_elements(report, m);
	put_contexts(report, m);
	put_suppressions(report, m);
	put_rewards(report, m);
	put_links(report, m);
	put_saturation(report, m, chains);
	put_uncoded(report, m);
	cc_held_segments(cc_comparisons_begin(report, CC_TABLE_BY, m->run, m->arena), item, n,
	    &m->held[H_SEGMENT], &m->held[H_IN_SEGMENT], m->state, SEGMENT);
	cc_counted_report(report, &m->counted, m->all, &m->held[H_SEGMENT]);
	for (unsigned e = 0; e < ELEMENTS; e++)
		report->masked += m->coding[e].masked;
}
