/* characteristic.c -- words that one segment says more often than everybody else. */
#include "figure/characteristic.h"

#include "base/arena.h"
#include "stat/adjust.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

typedef struct cc_characteristic_row row_type;

const struct cc_column_spec cc_characteristic_columns[] = {
	CC_CELL(row_type, "segment", segment, ID, KEY),
	CC_CELL(row_type, "rank", rank, INT, NONE),
	CC_CELL(row_type, "word", word, ID, KEY),
	CC_CELL(row_type, "n", of.own.n, INT, N),
	CC_CELL(row_type, "people", of.own.x, INT, NONE),
	CC_CELL(row_type, "share", of.share, SHARE, ESTIMATE),
	CC_CELL(row_type, "low", of.low, SHARE, LOW),
	CC_CELL(row_type, "high", of.high, SHARE, HIGH),
	CC_CELL(row_type, "others", of.others_share, SHARE, NONE),
	CC_CELL(row_type, "jaccard", jaccard, REAL, NONE),
	CC_CELL_WHY(row_type, "keyness", of.key.g2, REAL, NONE, of.why),
	CC_CELL_WHY(row_type, "log_ratio", of.key.log_ratio, REAL, NONE, of.why),
	CC_CELL_WHY(row_type, "adjusted_residual", of.cell.adjusted, REAL, NONE, of.why),
	CC_CELL_WHY(row_type, "p", of.p, P, NONE, of.why),
	CC_CELL_WHY(row_type, "p_adjusted", p_adjusted, P, P, of.why),
	{ 0 },
};

struct comparing {
	const struct cc_word_people *p;
	const struct cc_run *run;
	struct cc_arena *arena, *scratch;
	struct cc_tested *tested; /* [words][segments] */
	struct cc_buf rows;
};

static void
see(struct comparing *c, uint32_t word, uint32_t segment, const struct cc_contrast *of)
{
	const struct cc_word_counting *by = c->p->of;
	size_t at = (size_t)word * by->segments + segment;
	row_type row = { .of = *of, .in = segment, .number = word, .compared = at };

	c->tested[at] =
	    (struct cc_tested){ .item = word, .own = of->own.n, .others = of->others.n, .p = of->p };
	if (!(of->share > of->others_share))
		return;
	row.word = c->p->said[word].text;
	row.jaccard = cc_jaccard(of->own.x, of->own.n, of->own.x + of->others.x);
	cc_buf_add(&c->rows, (const char *)&row, sizeof row);
}

static void
compare(struct comparing *c, uint32_t word)
{
	uint32_t segments = c->p->of->segments;
	struct cc_weighted_share *of = CC_ARRAY(c->scratch, struct cc_weighted_share, (size_t)segments + 1);
	struct cc_contrast *out = CC_ARRAY(c->scratch, struct cc_contrast, segments);

	for (uint32_t s = 0; s <= segments; s++)
		of[s] = cc_word_segment_share(c->p, s, word);
	cc_contrast(out, of, segments, c->run, c->scratch);
	for (uint32_t s = 0; s < segments; s++)
		see(c, word, s, &out[s]);
	cc_arena_reset(c->scratch);
}

/* By segment, then the greatest coefficient; words stand in the order of who says them. */
static int
most_characteristic(const void *a, const void *b)
{
	const row_type *x = a, *y = b;

	if (x->in != y->in)
		return x->in < y->in ? -1 : 1;
	if (x->jaccard < y->jaccard || x->jaccard > y->jaccard)
		return x->jaccard < y->jaccard ? 1 : -1;
	return (x->number > y->number) - (x->number < y->number);
}

/* Ranks within the segment; those behind the first ones go. */
static size_t
cut(row_type *row, size_t n, uint64_t top)
{
	size_t kept = 0;
	uint64_t rank = 0;

	for (size_t i = 0; i < n; i++) {
		rank = i > 0 && row[i].in == row[i - 1].in ? rank + 1 : 1;
		row[i].rank = rank;
	}
	for (size_t i = 0; i < n; i++)
		if (top == 0 || row[i].rank <= top)
			row[kept++] = row[i];
	return kept;
}

static void
put_rows(struct cc_report *report, struct cc_table *t, struct comparing *c, unsigned role, uint64_t top,
    bool alone)
{
	size_t compared = (size_t)c->p->n * c->p->of->segments, n = c->rows.len / sizeof(row_type);
	double *adjusted = CC_ARRAY(c->arena, double, compared);
	size_t comparisons = cc_adjust_groups(adjusted, c->tested, compared, c->arena);
	row_type *row = (row_type *)(void *)c->rows.at;
	struct cc_contrast_rows rows = { 0 };

	if (n > 0)
		qsort(row, n, sizeof *row, most_characteristic);
	n = cut(row, n, top);
	for (size_t i = 0; i < n; i++) {
		row[i].segment = cc_state_text(c->p->of->state, role, row[i].in);
		row[i].p_adjusted = adjusted[row[i].compared];
		cc_contrast_see(&rows, &row[i].of);
	}
	if (n > 0)
		cc_table_fill(report, t, row, n);
	cc_note_count(report, "words-compared",
	    "characteristic: p_adjusted allows for %" PRIu64 " comparison, of all words, shown or not (Holm)",
	    "characteristic: p_adjusted allows for %" PRIu64
	    " comparisons, of all words, shown or not (Holm)",
	    "characteristic: p_adjusted は、表示しない語も含めた比較 %" PRIu64
	    " 件を考慮した値です（ホルム法）",
	    (uint64_t)comparisons);
	cc_contrast_notes(report, "characteristic", &rows, alone);
}

bool
cc_characteristic(struct cc_report *report, struct cc_table *t, const struct cc_word_people *p, unsigned role,
    uint64_t top, bool alone, const struct cc_run *run, struct cc_err *err)
{
	struct comparing c = { .p = p, .run = run, .arena = p->arena };

	if ((uint64_t)p->n * p->of->segments > CC_CHARACTERISTIC_MOST)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("table %s: %ju words of %ju segments are too many to compare; wanted %d pairs at "
		       "most: "
		       "a larger --min-people, or fewer segments"),
		    t->spec->name, (uintmax_t)p->n, (uintmax_t)p->of->segments, CC_CHARACTERISTIC_MOST);
	c.tested = CC_ARRAY(c.arena, struct cc_tested, (size_t)p->n * p->of->segments);
	c.scratch = cc_arena_new();
	for (uint32_t word = 0; word < p->n; word++)
		compare(&c, word);
	cc_arena_free(c.scratch);
	put_rows(report, t, &c, role, top, alone);
	cc_buf_free(&c.rows);
	return true;
}
