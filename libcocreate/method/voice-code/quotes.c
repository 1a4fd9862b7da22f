/* quotes.c -- the texts behind the figures: kwic, uncoded, evidence.
 *
 * The texts of a row stand together in their log, in the order of its columns.
 * They are coded once more here, so that nobody has to keep hits by the million:
 * under --mask as they are shown, so that nothing that was hidden can be read
 * from the two sides of a match. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "text/mask.h"
#include "figure/privacy.h"

#include <stdlib.h>

enum { K_SOURCE, K_LEFT, K_MATCH, K_RIGHT, K_CODE };
enum { N_SOURCE, N_TEXT };
enum { SIDE = 24 }; /* characters */

struct quotes {
	struct cc_report *report;
	struct cc_table *kwic, *uncoded; /* NULL: not wanted */
	const struct counts *c;
	const struct cc_store *log;
	struct cc_evidence *evidence;
	struct cc_coder *coder;
	struct answer answer;
	struct cc_problems *problems;
	struct cc_arena *arena;
};

/* Up to SIDE characters before, or behind. */
static struct cc_span
before(struct cc_span text, const char *at)
{
	const char *from = at;

	for (int n = 0; n < SIDE && from > text.at; n++)
		do
			from--;
		while (from > text.at && (*from & 0xc0) == 0x80);
	return (struct cc_span){ from, (size_t)(at - from) };
}

static struct cc_span
behind(struct cc_span text, const char *at)
{
	const char *end = text.at + text.len, *to = at;

	for (int n = 0; n < SIDE && to < end; n++)
		do
			to++;
		while (to < end && (*to & 0xc0) == 0x80);
	return (struct cc_span){ at, (size_t)(to - at) };
}

static uint64_t
place_at(const struct quotes *q, uint64_t i)
{
	return cc_row_word(q->log, cc_store_row(q->log, i), T_PLACE);
}

static struct cc_span
text_at(const struct quotes *q, uint64_t i)
{
	const struct cc_span *text = cc_row_field(q->log, cc_store_row(q->log, i), T_TEXT);

	return text->at == NULL ? CC_SPAN("") : *text;
}

static struct cc_span
shown_at(struct quotes *q, uint64_t i)
{
	struct cc_span text = text_at(q, i);

	if (q->c->run->mask && q->kwic != NULL)
		q->report->masked += cc_mask(&text, text, q->arena);
	return text;
}

static void
put_hit(struct quotes *q, struct cc_span text, const struct cc_hit *hit, uint64_t place)
{
	uint32_t mark = 2 * hit->code + hit->negated;
	size_t row = cc_row_add(q->report, q->kwic);
	const struct cc_run *run = q->c->run;

	cc_put_text(q->kwic, row, K_SOURCE, cc_source_at(run, place, q->arena));
	cc_put_text(q->kwic, row, K_CODE, mark_name(q->c->book, mark, q->arena));
	if (q->c->people[mark] < run->min_cell) {
		cc_put_quote(q->report, q->kwic, row, K_MATCH, hit->at, q->c->people[mark], run);
		cc_cell_why(q->kwic, row, K_LEFT, "min-cell");
		cc_cell_why(q->kwic, row, K_RIGHT, "min-cell");
		return;
	}
	cc_put_text(q->kwic, row, K_LEFT, before(text, hit->at.at));
	cc_put_text(q->kwic, row, K_MATCH, hit->at);
	cc_put_text(q->kwic, row, K_RIGHT, behind(text, hit->at.at + hit->at.len));
}

/* --pick may have left a code out. */
static bool
stays(const struct quotes *q, const struct cc_hit *hit)
{
	return answer_codes(&q->answer)[hit->code] & (hit->negated ? CC_CODED_NEG : CC_CODED);
}

static bool
see_text(struct quotes *q, struct cc_coded *coded, struct cc_span text, uint64_t place)
{
	uint32_t rule = 0;

	if (answer_see(&q->answer, coded, q->coder, text, q->c->book, &rule))
		return true;
	answer_limit(q->problems, cc_place_file(place), cc_run_place(q->c->run, place), rule, q->c->book);
	return false;
}

static void
see_evidence(struct quotes *q, uint64_t place)
{
	uint32_t codes = q->c->book->n_codes;

	if (q->evidence == NULL)
		return;
	for (uint32_t c = 0; c < codes; c++) {
		if (answer_codes(&q->answer)[c] & CC_CODED)
			cc_evidence_see(&q->evidence[2 * c], place);
		if (answer_codes(&q->answer)[c] & CC_CODED_NEG)
			cc_evidence_see(&q->evidence[2 * c + 1], place);
	}
	if (q->answer.nothing)
		cc_evidence_see(&q->evidence[mark_none(q->c->book)], place);
}

/* The row whose texts stand from i to end. */
static bool
quote_row(struct quotes *q, uint64_t i, uint64_t end)
{
	struct cc_span *shown = CC_ARRAY(q->arena, struct cc_span, end - i);
	uint64_t place = place_at(q, i);
	struct cc_coded coded;

	answer_begin(&q->answer, q->c->book);
	for (uint64_t k = i; k < end; k++) {
		shown[k - i] = shown_at(q, k);
		if (!see_text(q, &coded, text_at(q, k), place))
			return false;
	}
	answer_end(&q->answer, q->c->run);
	see_evidence(q, place);
	for (uint64_t k = i; q->kwic != NULL && k < end; k++) {
		if ((end - i > 1 || q->c->run->mask) && !see_text(q, &coded, shown[k - i], place))
			return false;
		for (size_t h = 0; h < coded.n; h++)
			if (!coded.hit[h].again && stays(q, &coded.hit[h]))
				put_hit(q, shown[k - i], &coded.hit[h], place);
	}
	return true;
}

static void
put_uncoded(struct quotes *q, uint64_t i)
{
	uint64_t people = q->c->n - q->c->people[mark_any(q->c->book)];
	size_t row;

	if (q->uncoded == NULL)
		return;
	row = cc_row_add(q->report, q->uncoded);
	cc_put_text(q->uncoded, row, N_SOURCE, cc_source_at(q->c->run, place_at(q, i), q->arena));
	cc_put_quote(q->report, q->uncoded, row, N_TEXT, text_at(q, i), people, q->c->run);
}

static bool
is_coded(const struct quotes *q, uint64_t i)
{
	return cc_row_id(q->log, cc_store_row(q->log, i), T_CODED, 0) == 1;
}

void
voice_quotes(struct cc_report *report, const struct counts *c, struct cc_evidence *evidence,
    struct cc_problems *problems, struct cc_arena *arena)
{
	struct quotes q = { .report = report,
		.c = c,
		.log = c->state->store[TEXTS],
		.evidence = evidence,
		.problems = problems,
		.arena = arena };
	uint64_t i = 0, end;

	if (is_wanted(c->run, KWIC))
		q.kwic = cc_report_table(report, "kwic");
	if (is_wanted(c->run, UNCODED))
		q.uncoded = cc_report_table(report, "uncoded");
	for (; i < q.log->rows && !is_coded(&q, i); i++)
		put_uncoded(&q, i);
	if (q.kwic == NULL && evidence == NULL)
		return;
	q.coder = cc_coder_new(c->book);
	for (; i < q.log->rows; i = end) {
		for (end = i + 1; end < q.log->rows && place_at(&q, end) == place_at(&q, i);)
			end++;
		if (!quote_row(&q, i, end))
			break;
	}
	cc_coder_free(q.coder);
	answer_free(&q.answer);
}
