/* quotes.c -- the texts behind the figures: kwic, uncoded, evidence.
 *
 * The texts of a row stand together in their log, in the order of its columns.
 * They are coded once more here, so that no hits are kept by the million: under
 * --mask as they are shown, so that nothing that was hidden can be read from the
 * two sides of a match. */
#include "method/voice-code/rows.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "text/mask.h"

enum { SIDE = 24 }; /* characters */

struct quotes {
	struct cc_report *report;
	const struct voice_counts *c;
	const struct cc_store *log;
	struct voice_answer answer;
	struct cc_arena *arena;
	bool kwic;
};

static uint64_t
place_at(const struct quotes *q, uint64_t i)
{
	return cc_row_place(q->log, cc_store_row(q->log, i), T_PLACE);
}

static struct cc_span
text_at(const struct quotes *q, uint64_t i)
{
	struct cc_span text = cc_row_text(q->log, cc_store_row(q->log, i), T_TEXT);

	return text.at == NULL ? CC_SPAN("") : text;
}

static struct cc_span
shown_at(struct quotes *q, uint64_t i)
{
	struct cc_span text = text_at(q, i);

	if (q->c->run->mask && q->kwic)
		q->report->masked += cc_mask(&text, text, q->arena);
	return text;
}

static void
put_hit(struct quotes *q, struct cc_span text, const struct cc_hit *hit, uint64_t place)
{
	uint32_t mark = 2 * hit->code + hit->negated;
	size_t from = (size_t)(hit->at.at - text.at), to = from + hit->at.len;
	struct voice_kwic_row row = { .source = cc_source_at(q->c->run, place, q->arena),
		.code = voice_mark_name(q->c->book, mark, q->arena),
		.why = "min-cell" };

	if (q->c->people[mark] < q->c->run->min_cell) {
		q->report->withheld++;
	} else {
		row.left = cc_utf8_last((struct cc_span){ text.at, from }, SIDE);
		row.match = hit->at;
		row.right = cc_utf8_first((struct cc_span){ text.at + to, text.len - to }, SIDE);
	}
	cc_table_fill(q->report, cc_report_at(q->report, KWIC), &row, 1);
}

static void
see_evidence(const struct quotes *q, uint64_t place)
{
	for (uint32_t m = 0; q->c->evidence != NULL && m <= voice_mark(q->c->book, NOTHING); m++)
		if (voice_answer_has(&q->answer, m))
			cc_evidence_see(&q->c->evidence[m], place);
}

/* The row whose texts stand from i to end; --pick may have left some of their codes out. */
static bool
quote_row(struct quotes *q, uint64_t i, uint64_t end)
{
	struct cc_span *shown = CC_ARRAY(q->arena, struct cc_span, end - i);
	uint64_t place = place_at(q, i);
	struct cc_coded coded;

	voice_answer_begin(&q->answer);
	for (uint64_t k = i; k < end; k++) {
		shown[k - i] = shown_at(q, k);
		if (!voice_answer_add(&coded, &q->answer, text_at(q, k), place))
			return false;
	}
	voice_answer_end(&q->answer);
	see_evidence(q, place);
	for (uint64_t k = i; q->kwic && k < end; k++) {
		if ((end - i > 1 || q->c->run->mask) &&
		    !voice_answer_add(&coded, &q->answer, shown[k - i], place))
			return false;
		for (size_t h = 0; h < coded.n; h++)
			if (!coded.hit[h].again && !coded.hit[h].dropped &&
			    voice_answer_has(&q->answer, 2 * coded.hit[h].code + coded.hit[h].negated))
				put_hit(q, shown[k - i], &coded.hit[h], place);
	}
	return true;
}

static void
put_uncoded(const struct quotes *q, const struct cc_group *g)
{
	for (uint64_t i = g->from; voice_wants(q->c->run, UNCODED) && i < g->end; i++) {
		const struct voice_uncoded_row row = { cc_source_at(q->c->run, place_at(q, i), q->arena),
			text_at(q, i), q->c->n - q->c->people[voice_mark(q->c->book, CODED)] };

		cc_table_fill(q->report, cc_report_at(q->report, UNCODED), &row, 1);
	}
}

static void
put_coded(struct quotes *q, const struct cc_group *g)
{
	uint64_t end;

	q->answer.coder = cc_coder_new(q->c->book);
	for (uint64_t i = g->from; i < g->end; i = end) {
		for (end = i + 1; end < g->end && place_at(q, end) == place_at(q, i);)
			end++;
		if (!quote_row(q, i, end))
			break;
	}
	cc_coder_free(q->answer.coder);
	cc_buf_free(&q->answer.code);
}

void
voice_quotes(struct cc_report *report, const struct voice_counts *c, struct cc_problems *problems,
    struct cc_arena *arena)
{
	struct quotes q = { report, c, c->state->store[TEXTS], { c->run, NULL, problems }, arena,
		voice_wants(c->run, KWIC) };

	for (struct cc_group g = cc_groups(q.log, 1); cc_group_next(&g);)
		if (cc_row_id(q.log, cc_store_row(q.log, g.from), T_CODED, 0) == 0)
			put_uncoded(&q, &g);
		else if (q.kwic || c->evidence != NULL)
			put_coded(&q, &g);
}
