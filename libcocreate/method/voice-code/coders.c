/* coders.c -- do two people code alike?
 *
 * The units are texts that both have coded; of each code only how often both
 * gave it, and how often one did. */
#include "method/voice-code/rows.h"

#include "base/arena.h"

#include <inttypes.h>

static bool
gave(const uint32_t *given, uint32_t n, uint32_t id)
{
	for (uint32_t i = 0; i < n; i++)
		if (given[i] == id)
			return true;
	return false;
}

/* Each code once.  True: one gave what the other did not. */
static bool
count_given(struct cc_store *tally, const struct cc_ids by[2])
{
	bool differ = false;

	for (int k = 0; k < 2; k++)
		for (uint32_t i = 0; i < by[k].n; i++) {
			uint32_t id = by[k].id[i];
			bool shared = gave(by[1 - k].id, by[1 - k].n, id);

			differ |= !shared;
			if (!gave(by[k].id, i, id) && !(shared && k == 1))
				cc_tally_count(tally, id, shared ? G_BOTH : G_ONE, 1);
		}
	return differ;
}

static void
keep_difference(struct cc_store *log, const struct cc_batch *batch, uint32_t row, const struct cc_ids by[2],
    struct cc_buf *buf)
{
	unsigned char *record = cc_log_add(log);
	struct cc_span text = { NULL, 0 };

	for (uint32_t k = 0; text.at == NULL && k < batch->columns[TEXT]; k++)
		text = cc_item_text_at(batch, TEXT, k, row);
	cc_log_put_place(log, record, D_PLACE, cc_batch_place(batch, row));
	cc_log_put_text(log, record, D_TEXT, text);
	for (unsigned k = 0; k < 2; k++) {
		buf->len = 0;
		for (uint32_t i = 0; i < by[k].n; i++)
			voice_join(buf, cc_map_at(batch->ids[CODER], by[k].id[i]), "");
		cc_log_put_text(log, record, D_FIRST + k, (struct cc_span){ buf->at, buf->len });
	}
}

void
voice_coders_add(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_run *run, struct cc_buf *buf)
{
	const struct cc_ids by[] = { cc_item_codes_at(batch, CODER, 0, row),
		cc_item_codes_at(batch, CODER, 1, row) };

	if (!cc_item_has(batch, CODER, 0, row) || !cc_item_has(batch, CODER, 1, row))
		return;
	cc_tally_count(store[GIVEN], CC_NO_ID, G_BOTH, 1);
	if (count_given(store[GIVEN], by) && voice_wants(run, DISAGREEMENTS))
		keep_difference(store[DIFFERENCES], batch, row, by, buf);
}

bool
voice_coders_given(const struct cc_batch *batch, struct cc_problems *problems)
{
	if (cc_column_at(batch, CODER, 0) == NULL || batch->rows == 0)
		return false;
	if (batch->columns[CODER] == 2)
		return true;
	cc_row_problem(problems, batch, 0, ((struct cc_span){ NULL, 0 }),
	    N_("columns of coders: %" PRIu32 "; wanted two, -c coder=COLUMN -c coder=COLUMN"),
	    batch->columns[CODER]);
	problems->stop = true;
	return false;
}

static void
note_lacking(struct cc_report *report, uint64_t same, uint64_t no_interval)
{
	cc_note_count(report, "alpha-no-variation",
	    "%" PRIu64 " code has no alpha: both coders always gave the same",
	    "%" PRIu64 " codes have no alpha: both coders always gave the same",
	    "2人の答えがすべて同じ値のためアルファのないコード: %" PRIu64 " 個", same);
	cc_note_count(report, "alpha-no-interval",
	    "%" PRIu64 " code has an alpha without an interval: its units are too few or alike",
	    "%" PRIu64 " codes have an alpha without an interval: their units are too few or alike",
	    "件数が少ない、またはばらつきがないためアルファの区間がないコード: %" PRIu64 " 個", no_interval);
}

/* Units stand behind the codes, with no code.  What no rows could have counted
 * is brought down to the units. */
static void
put_agreement(
    struct cc_report *report, const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_store *s = state->store[GIVEN];
	struct voice_agreement_row *row = CC_ARRAY(arena, struct voice_agreement_row, s->rows);
	struct cc_alpha_measure *measure = CC_ARRAY(arena, struct cc_alpha_measure, s->rows);
	struct cc_alpha *alpha = CC_ARRAY(arena, struct cc_alpha, s->rows);
	uint64_t units = 0, same = 0, no_interval = 0;
	size_t n = 0;

	if (s->rows > 0 && cc_row_id(s, cc_store_row(s, s->rows - 1), G_CODE, 0) == CC_NO_ID)
		units = cc_row_count(s, cc_store_row(s, s->rows - 1), G_BOTH);
	for (uint64_t i = 0; i < s->rows; i++) {
		uint32_t code = cc_row_id(s, cc_store_row(s, i), G_CODE, 0);
		uint64_t both = cc_row_count(s, cc_store_row(s, i), G_BOTH);
		uint64_t one = cc_row_count(s, cc_store_row(s, i), G_ONE);

		if (code == CC_NO_ID)
			continue;
		both = both < units ? both : units;
		one = one < units - both ? one : units - both;
		row[n].code = cc_state_text(state, CODER, code);
		row[n].units = units;
		row[n].prevalence = (2 * (double)both + (double)one) / (2 * (double)units);
		measure[n++] =
		    (struct cc_alpha_measure){ cc_counts_yes_no(both, one, units, arena), CC_NOMINAL };
	}
	cc_alpha_intervals(alpha, measure, n, run->draws, run->confidence, run->seed, "agreement", arena);
	for (size_t i = 0; i < n; i++) {
		row[i].alpha = alpha[i];
		same += alpha[i].why != CC_WHY_NONE;
		no_interval += alpha[i].why == CC_WHY_NONE && alpha[i].interval_why != CC_WHY_NONE;
	}
	cc_table_fill(report, cc_report_at(report, AGREEMENT), row, n);
	note_lacking(report, same, no_interval);
}

static void
put_disagreements(
    struct cc_report *report, const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_store *s = state->store[DIFFERENCES];

	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *of = cc_store_row(s, i);
		const struct voice_disagreement_row row = {
			cc_source_at(run, cc_row_place(s, of, D_PLACE), arena), cc_row_text(s, of, D_TEXT),
			{ cc_row_text(s, of, D_FIRST), cc_row_text(s, of, D_SECOND) }, s->rows
		};

		cc_table_fill(report, cc_report_at(report, DISAGREEMENTS), &row, 1);
	}
}

void
voice_coders(
    struct cc_report *report, const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena)
{
	if (!(run->bound >> CODER & 1)) {
		cc_table_unasked(cc_report_at(report, AGREEMENT), "-c coder=COLUMN");
		cc_table_unasked(cc_report_at(report, DISAGREEMENTS), "-c coder=COLUMN");
		return;
	}
	if (voice_wants(run, AGREEMENT))
		put_agreement(report, state, run, arena);
	if (voice_wants(run, DISAGREEMENTS))
		put_disagreements(report, state, run, arena);
}
