/* tables.c -- rows of the tables but those of groups. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "figure/changes.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/names.h"
#include "figure/segments.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#define CELL(name, member, type, part) CC_CELL(struct alt_row, name, member, type, part)
#define SHARES \
	CELL("share", share, SHARE, ESTIMATE), CELL("low", low, SHARE, LOW), CELL("high", high, SHARE, HIGH)
#define TABLE(name, en, ja, ...) \
	{ \
		name, CC_WORDS(en, ja), (const struct cc_column_spec[]){ __VA_ARGS__, { 0 } }, 0, \
		    sizeof(struct alt_row), NULL \
	}

const struct cc_table_spec alt_table_specs[] = {
	[T_CHAINS] = { "chains",
	    CC_WORDS("Chains: when, what is wanted, what holds back, what is done, what is gained",
		"行動の連鎖（きっかけ・欲求・抑圧・行動・報酬）"),
	    (const struct cc_column_spec[]){ CELL("rank", rank, INT, NONE),
		CELL("trigger", key[TRIGGER], ID, KEY), CELL("desire", key[DESIRE], ID, KEY),
		CELL("suppression", key[SUPPRESSION], ID, KEY), CELL("action", key[ACTION], ID, KEY),
		CELL("reward", key[REWARD], ID, KEY), CELL("n", n, INT, N), CELL("people", people, INT, NONE),
		CELL("episodes", episodes, INT, NONE), CELL("weight", weight, REAL, NONE), SHARES,
		CELL("lift", lift, REAL, NONE), CELL("statement", statement, TEXT, NONE), { 0 } },
	    CC_TABLE_EVIDENCE, sizeof(struct alt_row), NULL },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_ELEMENTS] = TABLE("elements", "Elements, by how many people name them", "要素ごとの人数と割合",
	    CELL("element", element[0], WORD, KEY), CELL("code", key[0], ID, KEY),
	    CELL("label", label, LABEL, NONE), CELL("n", n, INT, N), CELL("people", people, INT, NONE),
	    SHARES),
	[T_CONTEXTS] =
	    TABLE("contexts", "Contexts, and how open they are", "文脈（きっかけと欲求）と定番の有無",
		CELL("trigger", key[0], ID, KEY), CELL("desire", key[1], ID, KEY), CELL("people", n, INT, N),
		CELL("alternatives", codes, INT, NONE), CELL("hhi", hhi, REAL, NONE),
		CELL("effective", effective, REAL, NONE), CELL("entropy", entropy, REAL, NONE),
		CELL("top_action", top, ID, NONE), CELL("top_share", share, SHARE, ESTIMATE),
		CELL("top_low", low, SHARE, LOW), CELL("top_high", high, SHARE, HIGH)),
	[T_ALTERNATIVES] = TABLE("alternatives", "What is hired in each context", "文脈ごとの行動",
	    CELL("trigger", key[0], ID, KEY), CELL("desire", key[1], ID, KEY),
	    CELL("action", key[2], ID, KEY), CELL("n", n, INT, N), CELL("people", people, INT, NONE), SHARES),
	[T_SUPPRESSIONS] = TABLE("suppressions", "What those who are held back do", "抑圧と行動の結びつき",
	    CELL("suppression", key[0], ID, KEY), CELL("action", key[1], ID, KEY), CELL("n", n, INT, N),
	    CELL("people", people, INT, NONE), SHARES,
	    CC_CELL_WHY(struct alt_row, "lift", lift, REAL, NONE, why),
	    CC_CELL_WHY(struct alt_row, "p", p, P, NONE, why),
	    CC_CELL_WHY(struct alt_row, "p_adjusted", p_adjusted, P, P, why)),
	[T_REWARDS] = TABLE("rewards", "What is gained, by what was wanted", "欲求ごとの報酬",
	    CELL("desire", key[0], ID, KEY), CELL("reward", key[1], ID, KEY), CELL("n", n, INT, N),
	    CELL("people", people, INT, NONE), SHARES),
	[T_LINKS] =
	    TABLE("links", "Links between elements (implication matrix)", "要素のつながり（含意行列）",
		CELL("from_element", element[0], WORD, KEY), CELL("from", key[0], ID, KEY),
		CELL("to_element", element[1], WORD, KEY), CELL("to", key[1], ID, KEY),
		CELL("direct", direct, INT, NONE), CELL("indirect", indirect, INT, NONE)),
	[T_SATURATION] = TABLE("saturation", "Are the lists complete?", "要素の出尽くし具合",
	    CELL("element", element[0], WORD, KEY), CELL("n", n, INT, N), CELL("codes", codes, INT, NONE),
	    CELL("seen_once", once, INT, NONE), CELL("coverage", coverage, SHARE, ESTIMATE),
	    CELL("chao1", chao1, REAL, NONE)),
	[T_UNCODED] = TABLE("uncoded", "Answers without a code", "コードの付かない回答",
	    CELL("element", element[0], WORD, NONE), CELL("source", item, PLACE, KEY),
	    CC_QUOTE(struct alt_row, "text", label, people)),
	[T_QUOTES] = TABLE("quotes", "In their words", "発言", CELL("rank", rank, INT, NONE),
	    CELL("source", item, PLACE, KEY), CELL("person", key[0], ID, NONE),
	    CC_QUOTE(struct alt_row, "text", label, people)),
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_CHANGES] = CC_CHANGES_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	[T_WEIGHTS] = CC_WEIGHTS_TABLE,
	{ 0 },
};

/* So many people are behind what is listed. */
uint64_t
alt_support(const struct alt_model *m)
{
	uint64_t least = (uint64_t)m->opts->min_support.value;

	return least > m->run->min_cell ? least : m->run->min_cell;
}

const struct cc_held *
alt_has(const struct alt_model *m, unsigned element, uint32_t code)
{
	return cc_holders_find(&m->held[H_ELEMENT], (const uint32_t[]){ element, code });
}

struct alt_rows
alt_rows_of(const struct alt_model *m, enum alt_held kind, uint64_t least)
{
	const struct cc_holders *h = &m->held[kind];
	struct alt_rows rows = { CC_ARRAY(m->arena, struct alt_row, cc_holders_n(h)), 0 };

	for (size_t i = 0; i < cc_holders_n(h); i++) {
		const struct cc_held *held = cc_holders_at(h, i);
		struct alt_row *row = &rows.row[rows.n];

		if (held->people < least)
			continue;
		row->held = held;
		row->size = cc_held_size(held);
		row->people = held->people;
		row->episodes = held->rows;
		rows.n++;
	}
	return rows;
}

static int
by_size(const void *a, const void *b)
{
	const struct alt_row *x = a, *y = b;
	int order = 0;

	if (x->major < y->major || x->major > y->major)
		return x->major < y->major ? -1 : 1;
	if (x->size < y->size || x->size > y->size)
		return x->size > y->size ? -1 : 1;
	for (int k = 0; k < 2 && order == 0; k++)
		if (x->element[k] != NULL)
			order = strcmp(x->element[k], y->element[k]);
	for (unsigned k = 0; k < CHAIN && order == 0; k++)
		order = cc_span_cmp(x->key[k], y->key[k]);
	return order;
}

void
alt_sort(struct alt_rows *rows)
{
	if (rows->n > 1)
		qsort(rows->row, rows->n, sizeof *rows->row, by_size);
}

void
alt_share(struct alt_row *row, const struct alt_model *m, const struct cc_held *has, const struct cc_held *of)
{
	struct cc_weighted_share share = cc_held_share(has, of);

	row->n = of != NULL ? of->units : 0;
	row->people = has != NULL ? has->people : 0;
	row->share = cc_weighted_share_value(&share);
	cc_weighted_share_interval(&row->low, &row->high, &share, m->run->confidence);
}

void
alt_ids(
    struct cc_span *id, const struct alt_model *m, const unsigned *element, size_t n, const uint32_t *code)
{
	for (size_t i = 0; i < n; i++)
		id[i] =
		    code[i] != CC_NO_ID ? alt_code(m, element[i], code[i])->id : (struct cc_span){ NULL, 0 };
}

/* The job-story sentence, from labels. */
static const char *
statement_of(const struct alt_model *m, const uint32_t code[CHAIN])
{
	bool ja = m->run->lang == CC_JA, has[CHAIN];
	struct cc_span label[CHAIN];
	const char *text = "";

#define SAY(element, en, jp) \
	text = cc_format(m->arena, ja ? "%s" jp : "%s" en, text, (int)label[element].len, label[element].at)
	for (unsigned e = 0; e < CHAIN; e++) {
		has[e] = code[e] != CC_NO_ID;
		label[e] = has[e] ? alt_code(m, e, code[e])->label : (struct cc_span){ "", 0 };
	}
	if (has[TRIGGER])
		SAY(TRIGGER, "When “%.*s”, people ", "「%.*s」のとき、");
	else
		text = ja ? "" : "People ";
	if (has[DESIRE] && has[SUPPRESSION])
		SAY(DESIRE, "want “%.*s” but ", "「%.*s」を求めるが、");
	else if (has[DESIRE])
		SAY(DESIRE, "want “%.*s”, so they ", "「%.*s」を求めて、");
	if (has[SUPPRESSION])
		SAY(SUPPRESSION, "are held back by “%.*s”, so they ", "「%.*s」に阻まれて、");
	SAY(ACTION, "choose “%.*s”", "「%.*s」を選");
	if (has[REWARD])
		SAY(REWARD, " and gain “%.*s”", "び、「%.*s」を得ている");
	else if (ja)
		text = cc_format(m->arena, "%sんでいる", text);
#undef SAY
	return text;
}

static double
share_of(const struct cc_held *has, const struct cc_held *of)
{
	return cc_held_size(has) / cc_held_size(of);
}

static const unsigned chain_elements[] = { TRIGGER, DESIRE, SUPPRESSION, ACTION, REWARD };

/* Each by itself: the sentence, and how much oftener the action is taken than by all. */
static void
fill_chain(struct alt_row *row, const struct alt_model *m)
{
	const uint32_t *code = row->held->key;
	const struct cc_held *hired = cc_holders_find(&m->held[H_HIRED], code);

	alt_ids(row->key, m, chain_elements, CHAIN, code);
	alt_share(row, m, row->held, m->all);
	row->weight = cc_weights_sum(row->held->part);
	row->lift = share_of(hired, cc_holders_find(&m->held[H_HELD_BACK], code)) /
		    share_of(alt_has(m, ACTION, code[ACTION]), m->all);
	row->statement = statement_of(m, code);
}

static int
by_chain(const void *a, const void *b)
{
	const struct alt_quote *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return cc_span_cmp(x->text, y->text);
}

enum { QUOTED = 3 }; /* of a chain */

static void
put_quotes(struct cc_report *report, const struct alt_model *m, const struct alt_rows *chains)
{
	struct alt_quote *quote = (struct alt_quote *)(void *)m->quotes.at;
	size_t n = m->quotes.len / sizeof *quote;

	if (n > 1)
		qsort(quote, n, sizeof *quote, by_chain);
	for (size_t c = 0; c < chains->n; c++)
		for (size_t i = 0, shown = 0; i < n && shown < QUOTED; i++) {
			struct alt_row row = { .rank = chains->row[c].rank,
				.item = cc_source_at(m->run, quote[i].place, m->arena),
				.label = quote[i].text,
				.people = chains->row[c].people };

			if (quote[i].chain != chains->row[c].held)
				continue;
			if (quote[i].person != CC_NO_ID)
				row.key[0] = cc_state_text(m->state, PERSON, quote[i].person);
			cc_table_fill(report, cc_report_at(report, T_QUOTES), &row, 1);
			shown++;
		}
}

static uint64_t
put_chains(struct cc_report *report, const struct alt_model *m)
{
	struct alt_rows rows = alt_rows_of(m, H_CHAIN, alt_support(m));
	struct cc_table *t = cc_report_at(report, T_CHAINS);

	for (size_t i = 0; i < rows.n; i++)
		fill_chain(&rows.row[i], m);
	alt_sort(&rows);
	for (size_t i = 0; i < rows.n; i++) {
		struct alt_row *row = &rows.row[i];
		size_t at;

		row->rank = i > 0 && row[-1].size <= row->size ? row[-1].rank : (int64_t)i + 1;
		at = cc_table_fill(report, t, row, 1);
		if (row->held->evidence != NULL)
			cc_evidence_put(t, at, row->held->evidence, m->run, m->arena);
	}
	put_quotes(report, m, &rows);
	return rows.n;
}

static void
put_elements(struct cc_report *report, const struct alt_model *m)
{
	struct alt_rows rows = alt_rows_of(m, H_ELEMENT, m->run->min_cell);

	for (size_t i = 0; i < rows.n; i++) {
		struct alt_row *row = &rows.row[i];
		unsigned element = row->held->key[0];
		const struct alt_code *code = alt_code(m, element, row->held->key[1]);

		row->major = element;
		row->element[0] = alt_element(element);
		row->key[0] = code->id;
		row->label = code->label;
		alt_share(row, m, row->held, m->all);
	}
	alt_sort(&rows);
	cc_table_fill(report, cc_report_at(report, T_ELEMENTS), rows.row, rows.n);
}

/* Its rows of alternatives, the commonest first; a unit with several is shared by them,
 * so that the shares behind HHI and entropy add up to 1. */
static void
fill_context(struct alt_row *context, const struct alt_row *action, size_t n)
{
	double all = 0;

	context->codes = n;
	context->top = action[0].key[2];
	context->share = action[0].share;
	context->low = action[0].low;
	context->high = action[0].high;
	for (size_t i = 0; i < n; i++)
		all += action[i].weight;
	for (size_t i = 0; i < n; i++) {
		double share = action[i].weight / all;

		context->hhi += share * share;
		context->entropy -= share * log2(share);
	}
	context->effective = 1 / context->hhi;
	if (n == 1)
		context->entropy = 0;
}

static void
put_contexts(struct cc_report *report, const struct alt_model *m)
{
	struct alt_rows contexts = alt_rows_of(m, H_CONTEXT, alt_support(m)),
			actions = alt_rows_of(m, H_ALTERNATIVE, 0);
	double *place = CC_ARRAY(m->arena, double, cc_holders_n(&m->held[H_CONTEXT]));
	static const unsigned element[] = { TRIGGER, DESIRE, ACTION };
	size_t from = 0, end;

	for (size_t i = 0; i < contexts.n; i++) {
		alt_ids(contexts.row[i].key, m, element, 2, contexts.row[i].held->key);
		contexts.row[i].n = contexts.row[i].held->units;
	}
	alt_sort(&contexts);
	for (size_t i = 0; i < contexts.n; i++)
		place[cc_map_find(m->held[H_CONTEXT].map,
		    (struct cc_span){ (const char *)contexts.row[i].held->key, 2 * sizeof(uint32_t) })] =
		    (double)i + 1;
	for (size_t i = 0; i < actions.n; i++) {
		struct alt_row *row = &actions.row[i];

		row->major = place[cc_map_find(m->held[H_CONTEXT].map,
		    (struct cc_span){ (const char *)row->held->key, 2 * sizeof(uint32_t) })];
		alt_ids(row->key, m, element, 3, row->held->key);
		alt_share(row, m, row->held, cc_holders_find(&m->held[H_CONTEXT], row->held->key));
		row->weight = cc_weights_sum(row->held->part);
	}
	alt_sort(&actions);
	while (from < actions.n && actions.row[from].major < 1)
		from++;
	for (size_t i = 0; i < contexts.n; i++, from = end) {
		for (end = from; end < actions.n && actions.row[end].major <= (double)i + 1;)
			end++;
		fill_context(&contexts.row[i], &actions.row[from], end - from);
		cc_table_fill(report, cc_report_at(report, T_ALTERNATIVES), &actions.row[from], end - from);
	}
	cc_table_fill(report, cc_report_at(report, T_CONTEXTS), contexts.row, contexts.n);
}

static void
put_rewards(struct cc_report *report, const struct alt_model *m)
{
	struct alt_rows rows = alt_rows_of(m, H_REWARD, alt_support(m));
	static const unsigned element[] = { DESIRE, REWARD };

	for (size_t i = 0; i < rows.n; i++) {
		const struct cc_held *of = alt_has(m, DESIRE, rows.row[i].held->key[0]);

		alt_ids(rows.row[i].key, m, element, 2, rows.row[i].held->key);
		alt_share(&rows.row[i], m, rows.row[i].held, of);
		rows.row[i].major = -cc_held_size(of);
	}
	alt_sort(&rows);
	cc_table_fill(report, cc_report_at(report, T_REWARDS), rows.row, rows.n);
}

/* Links of few people are a thicket: those of 5 % of the units, but of two people at
 * least, are kept, as studies of ladders do. */
static void
put_links(struct cc_report *report, const struct alt_model *m)
{
	struct alt_rows rows = alt_rows_of(m, H_DIRECT, 0), far = alt_rows_of(m, H_INDIRECT, 0);
	uint64_t twentieth = (m->all->units + 19) / 20,
		 least = alt_support(m) > twentieth ? alt_support(m) : twentieth;
	uint64_t shown = 0, mentions = 0, kept = 0;
	struct alt_rows all = { CC_ARRAY(m->arena, struct alt_row, rows.n + far.n), 0 };

	for (size_t i = 0; i < rows.n + far.n; i++) {
		struct alt_row *row = i < rows.n ? &rows.row[i] : &far.row[i - rows.n];
		const uint32_t *key = row->held->key;
		const struct cc_held *direct = cc_holders_find(&m->held[H_DIRECT], key);
		const struct cc_held *indirect = cc_holders_find(&m->held[H_INDIRECT], key);

		if (i >= rows.n && direct != NULL)
			continue;
		row->direct = direct != NULL ? direct->units : 0;
		row->indirect = indirect != NULL ? indirect->units : 0;
		mentions += row->direct + row->indirect;
		if (row->direct < least && row->indirect < least)
			continue;
		kept += row->direct + row->indirect;
		row->size = (double)row->direct + (double)row->indirect * 1e-9;
		row->major = key[0] * ELEMENTS + key[2];
		row->element[0] = alt_element(key[0]);
		row->element[1] = alt_element(key[2]);
		row->key[0] = alt_code(m, key[0], key[1])->id;
		row->key[1] = alt_code(m, key[2], key[3])->id;
		all.row[shown++] = *row;
	}
	all.n = shown;
	alt_sort(&all);
	cc_table_fill(report, cc_report_at(report, T_LINKS), all.row, all.n);
	if (mentions > 0)
		cc_note(report, "links",
		    "links: those of %" PRIu64 " or more, directly or indirectly, are shown: %" PRIu64
		    " links, %.1f%% of all mentions of links",
		    "links: 直接または間接に %" PRIu64 " 以上のつながりだけを示します（%" PRIu64
		    " 件、全言及の %.1f%%）",
		    least, shown, 100 * (double)kept / (double)mentions);
}

/* Coverage 1 - f1 / N (Good-Turing); as many codes in all as Chao1 has it at least. */
static void
fill_saturation(struct alt_row *row, uint64_t twice)
{
	double once = (double)row->once;

	row->coverage = 1 - once / (double)row->n;
	row->chao1 =
	    (double)row->codes + (twice > 0 ? once * once / (2 * (double)twice) : once * (once - 1) / 2);
}

static void
put_saturation(struct cc_report *report, const struct alt_model *m, uint64_t chains)
{
	const struct cc_holders *h = &m->held[H_ELEMENT];
	struct alt_row row[ELEMENTS] = { 0 }, all = { 0 };
	uint64_t twice[ELEMENTS] = { 0 };

	for (size_t i = 0; i < cc_holders_n(h); i++) {
		const struct cc_held *held = cc_holders_at(h, i);
		unsigned e = held->key[0];

		row[e].n += held->units;
		row[e].codes++;
		row[e].once += held->units == 1;
		twice[e] += held->units == 2;
	}
	for (unsigned e = 0; e < ELEMENTS; e++) {
		if (row[e].n == 0)
			continue;
		row[e].element[0] = alt_element(e);
		fill_saturation(&row[e], twice[e]);
		cc_table_fill(report, cc_report_at(report, T_SATURATION), &row[e], 1);
		all.n += e < CHAIN ? row[e].n : 0;
		all.once += e < CHAIN ? row[e].once : 0;
	}
	alt_measures(report, m, chains, 1 - (double)all.once / (double)all.n, all.n);
}

static int
by_source(const void *a, const void *b)
{
	const struct alt_uncoded *x = a, *y = b;

	if (x->element != y->element)
		return x->element < y->element ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return cc_span_cmp(x->text, y->text);
}

static void
put_uncoded(struct cc_report *report, const struct alt_model *m)
{
	struct alt_uncoded *text = (struct alt_uncoded *)(void *)m->uncodeds.at;
	size_t n = m->uncodeds.len / sizeof *text;

	if (n > 1)
		qsort(text, n, sizeof *text, by_source);
	for (size_t i = 0; i < n; i++) {
		const struct alt_row row = { .element = { alt_element(text[i].element) },
			.item = cc_source_at(m->run, text[i].place, m->arena),
			.label = text[i].text,
			.people = m->uncoded[text[i].element]->people };

		cc_table_fill(report, cc_report_at(report, T_UNCODED), &row, 1);
	}
}

void
alt_tables(struct cc_report *report, const struct alt_model *m)
{
	uint64_t chains = put_chains(report, m);

	put_elements(report, m);
	put_contexts(report, m);
	put_rewards(report, m);
	put_links(report, m);
	put_saturation(report, m, chains);
	put_uncoded(report, m);
	report->masked += m->masked;
}
