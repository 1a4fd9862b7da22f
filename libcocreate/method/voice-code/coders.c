/* coders.c -- do two people code alike?
 *
 * The units are texts that both have coded; of each code only how often both
 * gave it, and how often one did.  Which text it was does not matter to alpha,
 * so units stand in the order both, one, neither. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "figure/privacy.h"
#include "stat/agree.h"

#include <inttypes.h>
#include <math.h>

enum { G_CODE, G_UNITS, G_PREVALENCE, G_ALPHA, G_LOW, G_HIGH };
enum { S_SOURCE, S_TEXT, S_FIRST, S_SECOND };

/* One coder's answers to a row; an id may stand in it twice. */
struct given {
	const uint32_t *id;
	uint32_t n;
};

static struct given
given_by(const struct cc_batch *batch, uint32_t coder, uint32_t row)
{
	const struct cc_column *column = batch->role[CODER][coder];

	return (struct given){ column->id + column->first[row], column->first[row + 1] - column->first[row] };
}

static bool
gave(struct given g, uint32_t id)
{
	for (uint32_t i = 0; i < g.n; i++)
		if (g.id[i] == id)
			return true;
	return false;
}

/* Counts what a alone gave, or both; true: b has not given all of it. */
static bool
judge(struct cc_store *judged, struct given a, struct given b, bool both)
{
	bool differ = false;

	for (uint32_t i = 0; i < a.n; i++) {
		bool shared = gave(b, a.id[i]);

		differ |= !shared;
		if (gave((struct given){ a.id, i }, a.id[i]))
			continue;
		if (!shared)
			coding_count(judged, a.id[i], J_ONE, 1);
		else if (both)
			coding_count(judged, a.id[i], J_BOTH, 1);
	}
	return differ;
}

static void
put_given(struct cc_buf *out, const struct coding *c, struct given g)
{
	out->len = 0;
	for (uint32_t i = 0; i < g.n; i++)
		coding_add_code(out, cc_map_at(c->batch->ids[CODER], g.id[i]), "");
}

static void
keep_dispute(struct coding *c, uint32_t row, struct given a, struct given b)
{
	struct cc_store *log = c->store[DISPUTES];
	unsigned char *record = cc_log_add(log);
	uint32_t k = 0, texts = c->batch->columns[TEXT];

	*(uint64_t *)cc_field_at(log, record, D_PLACE) = cc_place_pack(c->batch->file, c->batch->line[row]);
	while (k < texts && (c->batch->role[TEXT][k] == NULL || c->batch->role[TEXT][k]->missing[row]))
		k++;
	if (k < texts)
		cc_log_put_text(log, record, D_TEXT, c->batch->role[TEXT][k]->text[row]);
	put_given(&c->cell, c, a);
	cc_log_put_text(log, record, D_FIRST, (struct cc_span){ c->cell.at, c->cell.len });
	put_given(&c->cell, c, b);
	cc_log_put_text(log, record, D_SECOND, (struct cc_span){ c->cell.at, c->cell.len });
}

/* Both have to have said something of the text. */
void
coding_judge(struct coding *c, uint32_t row)
{
	const struct cc_column *const *coder = c->batch->role[CODER];
	struct given a, b;
	bool differ;

	if (coder[0]->missing[row] || coder[1]->missing[row])
		return;
	a = given_by(c->batch, 0, row);
	b = given_by(c->batch, 1, row);
	coding_count(c->store[JUDGED], CC_NO_ID, J_BOTH, 1);
	differ = judge(c->store[JUDGED], a, b, true);
	differ |= judge(c->store[JUDGED], b, a, false);
	if (differ && is_wanted(c->run, DISAGREEMENTS))
		keep_dispute(c, row, a, b);
}

bool
coding_has_coders(const struct cc_batch *batch, const struct cc_run *run, struct cc_problems *problems)
{
	if (batch->role[CODER][0] == NULL || batch->rows == 0)
		return false;
	if (batch->columns[CODER] == 2)
		return true;
	cc_problem(problems, batch->file, cc_run_place(run, cc_place_pack(batch->file, batch->line[0])),
	    (struct cc_span){ NULL, 0 },
	    N_("columns of coders: %" PRIu32 "; wanted two, -c coder=COLUMN -c coder=COLUMN"),
	    batch->columns[CODER]);
	problems->stop = true;
	return false;
}

/* Of one code: units that got it twice, once, never. */
struct judged {
	uint32_t code;
	uint64_t both, one;
};

static uint64_t
count_of(const struct cc_store *s, const unsigned char *row, unsigned field)
{
	int64_t n = (int64_t)cc_row_word(s, row, field);

	return n > 0 ? (uint64_t)n : 0;
}

/* Codes by their bytes; units stand behind them, with no code. */
static size_t
read_judged(struct judged *out, uint64_t *units, const struct cc_store *s)
{
	size_t n = 0;

	*units = 0;
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t code = cc_row_id(s, row, J_CODE, 0);

		if (code == CC_NO_ID)
			*units = count_of(s, row, J_BOTH);
		else
			out[n++] = (struct judged){ code, count_of(s, row, J_BOTH), count_of(s, row, J_ONE) };
	}
	return n;
}

/* Two ratings a unit: 0 or 1. */
static const struct cc_counts *
counts_of(const struct judged *j, uint64_t units, struct cc_arena *arena)
{
	struct cc_counts *c = CC_NEW(arena, struct cc_counts);
	size_t most = (size_t)units + (size_t)j->one, at = 0;
	size_t *first = CC_ARRAY(arena, size_t, (size_t)units + 1);
	uint32_t *value = CC_ARRAY(arena, uint32_t, most), *count = CC_ARRAY(arena, uint32_t, most);

	for (uint64_t u = 0; u < units; u++) {
		bool split = u >= j->both && u < j->both + j->one;

		first[u] = at;
		value[at] = u < j->both;
		count[at++] = split ? 1 : 2;
		if (split) {
			value[at] = 1;
			count[at++] = 1;
		}
	}
	first[units] = at;
	*c = (struct cc_counts){ (size_t)units, 2, NULL, first, value, count };
	return c;
}

static void
note_lacking(struct cc_report *report, const struct cc_alpha *alpha, size_t n)
{
	size_t same = 0, no_interval = 0;

	for (size_t i = 0; i < n; i++) {
		same += alpha[i].why != CC_WHY_NONE;
		no_interval += alpha[i].why == CC_WHY_NONE && alpha[i].interval_why != CC_WHY_NONE;
	}
	if (same > 0)
		cc_note(report, "alpha-no-variation",
		    "codes without an alpha, because both coders always gave the same: %zu",
		    "2人の答えがすべて同じ値のためアルファのないコード: %zu 個", same);
	if (no_interval > 0)
		cc_note(report, "alpha-no-interval",
		    "codes whose alpha has no interval, because units are too few or alike: %zu",
		    "件数が少ない、またはばらつきがないためアルファの区間がないコード: %zu 個", no_interval);
}

static void
put_agreement(
    struct cc_report *report, const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "agreement");
	const struct cc_store *s = state->store[JUDGED];
	struct judged *judged = CC_ARRAY(arena, struct judged, s->rows);
	uint64_t units;
	size_t n = read_judged(judged, &units, s);
	struct cc_alpha_measure *measure = CC_ARRAY(arena, struct cc_alpha_measure, n);
	struct cc_alpha *alpha = CC_ARRAY(arena, struct cc_alpha, n);

	for (size_t i = 0; i < n; i++) {
		struct judged *j = &judged[i];

		j->both = j->both > units ? units : j->both;
		j->one = j->one > units - j->both ? units - j->both : j->one;
		measure[i] = (struct cc_alpha_measure){ counts_of(j, units, arena), CC_NOMINAL };
	}
	cc_alpha_intervals(alpha, measure, n, run->draws, run->confidence, run->seed, "agreement", arena);
	for (size_t i = 0; i < n; i++) {
		size_t row = cc_row_add(report, t);

		cc_put_text(t, row, G_CODE, cc_state_text(state, CODER, judged[i].code));
		cc_put_int(t, row, G_UNITS, (int64_t)units);
		cc_put_real(t, row, G_PREVALENCE,
		    (2 * (double)judged[i].both + (double)judged[i].one) / (2 * (double)units));
		cc_put_real(t, row, G_ALPHA, alpha[i].alpha);
		cc_put_real(t, row, G_LOW, alpha[i].low);
		cc_put_real(t, row, G_HIGH, alpha[i].high);
	}
	note_lacking(report, alpha, n);
}

static struct cc_span
text_of(const struct cc_store *s, const unsigned char *row, unsigned field)
{
	const struct cc_span *text = cc_row_field(s, row, field);

	return *text;
}

static void
put_disagreements(
    struct cc_report *report, const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena)
{
	struct cc_table *t = cc_report_table(report, "disagreements");
	const struct cc_store *s = state->store[DISPUTES];

	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *of = cc_store_row(s, i);
		size_t row = cc_row_add(report, t);

		cc_put_text(t, row, S_SOURCE, cc_source_at(run, cc_row_word(s, of, D_PLACE), arena));
		cc_put_quote(report, t, row, S_TEXT, text_of(s, of, D_TEXT), s->rows, run);
		cc_put_text(t, row, S_FIRST, text_of(s, of, D_FIRST));
		cc_put_text(t, row, S_SECOND, text_of(s, of, D_SECOND));
	}
}

void
voice_coders(
    struct cc_report *report, const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena)
{
	if (!(run->bound >> CODER & 1)) {
		cc_table_unasked(cc_report_table(report, "agreement"), "-c coder=COLUMN");
		cc_table_unasked(cc_report_table(report, "disagreements"), "-c coder=COLUMN");
		return;
	}
	if (is_wanted(run, AGREEMENT))
		put_agreement(report, state, run, arena);
	if (is_wanted(run, DISAGREEMENTS))
		put_disagreements(report, state, run, arena);
}
