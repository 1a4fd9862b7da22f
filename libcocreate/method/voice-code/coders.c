/* coders.c -- what people gave the same texts.
 *
 * A blank is no judgement.  Of each code are kept how many of how many judges gave
 * it, text by text where two judged; of each id the first place where it stands. */
#include "method/voice-code/rows.h"

#include "base/arena.h"

#include <inttypes.h>

/* What the coders gave a row. */
struct judged {
	const struct cc_batch *batch;
	struct cc_store *const *store;
	uint32_t row, coders, of, blank; /* columns of coders; of them judgements, and none */
	bool none;			 /* a blank is the judgement that there is no code */
};

static struct cc_ids
given_by(const struct judged *j, uint32_t coder)
{
	return cc_item_codes_at(j->batch, CODER, coder, j->row);
}

static bool
gave(struct cc_ids given, uint32_t id)
{
	for (uint32_t i = 0; i < given.n; i++)
		if (given.id[i] == id)
			return true;
	return false;
}

/* How many gave it; 0 where an earlier one did, for whom it was counted. */
static uint32_t
count_code(const struct judged *j, uint32_t coder, uint32_t id)
{
	uint32_t yes = 0;

	for (uint32_t k = 0; k < j->coders; k++) {
		bool has = gave(given_by(j, k), id);

		if (has && k < coder)
			return 0;
		yes += has;
	}
	return yes;
}

/* True: one gave what another did not. */
static bool
count_given(const struct judged *j)
{
	bool differ = false;

	for (uint32_t k = 0; k < j->coders; k++) {
		struct cc_ids given = given_by(j, k);

		for (uint32_t i = 0; i < given.n; i++) {
			uint32_t yes = count_code(j, k, given.id[i]);
			uint64_t key[] = { given.id[i], j->of, yes };

			if (yes == 0 || gave((struct cc_ids){ given.id, i }, given.id[i]))
				continue;
			/* Where a blank says the same, it is no code. */
			if (j->none &&
			    cc_span_eq(cc_map_at(j->batch->ids[CODER], given.id[i]), CC_SPAN("none")))
				continue;
			cc_tally_add(j->store[GIVEN], cc_tally_at(j->store[GIVEN], key), G_UNITS, 1);
			differ |= yes < j->of;
		}
	}
	return differ;
}

static void
see_ids(const struct judged *j)
{
	for (uint32_t k = 0; k < j->coders; k++) {
		struct cc_span column = cc_column_at(j->batch, CODER, k)->name;
		struct cc_ids given = given_by(j, k);

		if (column.len == 0)
			column = CC_SPAN("coder");
		for (uint32_t i = 0; i < given.n; i++)
			cc_tally_first(j->store[CODER_IDS],
			    cc_tally_at(j->store[CODER_IDS], (const uint64_t[]){ given.id[i] }), I_COLUMN,
			    column, cc_batch_place(j->batch, j->row));
	}
}

/* A record for the text, then one for each coder. */
static void
keep_difference(const struct judged *j, struct cc_buf *buf)
{
	struct cc_store *log = j->store[DIFFERENCES];
	struct cc_span text = { NULL, 0 };

	for (uint32_t k = 0; text.at == NULL && k < j->batch->columns[TEXT]; k++)
		text = cc_item_text_at(j->batch, TEXT, k, j->row);
	for (uint32_t k = 0; k <= j->coders; k++) {
		unsigned char *record = cc_log_add(log);
		struct cc_ids given = { NULL, 0 };

		buf->len = 0;
		if (k > 0)
			given = given_by(j, k - 1);
		for (uint32_t i = 0; i < given.n; i++)
			voice_join(buf, cc_map_at(j->batch->ids[CODER], given.id[i]), "");
		cc_log_put_id(log, record, D_CODER, k);
		cc_log_put_place(log, record, D_PLACE, cc_batch_place(j->batch, j->row));
		cc_log_put_text(log, record, D_TEXT, k == 0 ? text : (struct cc_span){ buf->at, buf->len });
	}
}

void
voice_coders_add(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_run *run, struct cc_buf *buf)
{
	const struct cc_voice_code_opts *opts = run->opts;
	struct judged j = { batch, store, row, batch->columns[CODER], 0, 0,
		strcmp(opts->blank, "none") == 0 };
	uint64_t key[] = { CC_NO_ID, 0, 0 };

	if (cc_column_at(batch, CODER, 0) == NULL)
		return;
	if (j.coders > VOICE_CODERS_MOST)
		j.coders = VOICE_CODERS_MOST;
	for (uint32_t k = 0; k < j.coders; k++)
		if (j.none || cc_item_has(batch, CODER, k, row))
			j.of++;
		else
			j.blank++;
	key[1] = j.of;
	key[2] = j.blank;
	cc_tally_add(store[GIVEN], cc_tally_at(store[GIVEN], key), G_UNITS, 1);
	see_ids(&j);
	if (j.of >= 2 && count_given(&j) && voice_wants(run, DISAGREEMENTS))
		keep_difference(&j, buf);
}

/* What is counted of all texts: by the number of judgements, those that count and
 * those that some or all left blank. */
struct totals {
	uint32_t coders;
	uint64_t units[VOICE_CODERS_MOST + 1], judgements, all, some_blank, all_blank;
};

static void
count_texts(struct totals *t, const struct cc_store *s)
{
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		uint32_t of = cc_row_id(s, row, G_OF, 0), blank = cc_row_id(s, row, G_YES, 0);
		uint64_t n = cc_row_count(s, row, G_UNITS);

		if (cc_row_id(s, row, G_CODE, 0) != CC_NO_ID || of > VOICE_CODERS_MOST ||
		    blank > VOICE_CODERS_MOST - of)
			continue;
		t->coders = of + blank > t->coders ? of + blank : t->coders;
		t->some_blank += of > 0 && blank > 0 ? n : 0;
		t->all_blank += of == 0 ? n : 0;
		t->units[of] += n;
		t->judgements += of >= 2 ? of * n : 0;
		t->all += of >= 2 ? n : 0;
	}
}

static void
note_lacking(struct cc_report *report, uint64_t same, uint64_t no_interval)
{
	cc_note_count(report, "alpha-no-variation",
	    "%" PRIu64 " code has no alpha: all coders always gave the same",
	    "%" PRIu64 " codes have no alpha: all coders always gave the same",
	    "コーダーの答えがすべて同じ値のためアルファのないコード: %" PRIu64 " 個", same);
	cc_note_count(report, "alpha-no-interval",
	    "%" PRIu64 " code has an alpha without an interval: its units are too few or alike",
	    "%" PRIu64 " codes have an alpha without an interval: their units are too few or alike",
	    "件数が少ない、またはばらつきがないためアルファの区間がないコード: %" PRIu64 " 個", no_interval);
}

static void
note_blanks(struct cc_report *report, const struct totals *t)
{
	cc_note_count(report, "blank-by-some",
	    "%" PRIu64
	    " text was left blank by some coders: a blank is no judgement; --blank=none makes it none of "
	    "the codes",
	    "%" PRIu64
	    " texts were left blank by some coders: a blank is no judgement; --blank=none makes it none of "
	    "the codes",
	    "一部のコーダーが空欄にした文: %" PRIu64
	    " 件。空欄は判定なしとします（--blank=none で「コードなし」の判定になります）",
	    t->some_blank);
	cc_note_count(report, "blank-by-all",
	    "%" PRIu64 " text was left blank by every coder, and does not count",
	    "%" PRIu64 " texts were left blank by every coder, and do not count",
	    "コーダー全員が空欄にし、数えない文: %" PRIu64 " 件", t->all_blank);
}

/* The kinds of units of one code: by judgements, most first of those who gave it;
 * the rest gave it not.  No more than there are. */
static size_t
kinds_of(struct cc_yes_no *kind, double *given, const struct totals *t, const struct cc_group *g)
{
	uint64_t left[VOICE_CODERS_MOST + 1];
	size_t n = 0;

	memcpy(left, t->units, sizeof left);
	*given = 0;
	for (uint64_t i = g->end; i-- > g->from;) {
		const unsigned char *row = cc_store_row(g->store, i);
		uint32_t of = cc_row_id(g->store, row, G_OF, 0), yes = cc_row_id(g->store, row, G_YES, 0);
		uint64_t units = cc_row_count(g->store, row, G_UNITS);

		if (of < 2 || of > VOICE_CODERS_MOST || yes > of)
			continue;
		units = units < left[of] ? units : left[of];
		left[of] -= units;
		kind[n++] = (struct cc_yes_no){ yes, of, units };
		*given += (double)yes * (double)units;
	}
	for (uint32_t of = 2; of <= t->coders; of++)
		if (left[of] > 0)
			kind[n++] = (struct cc_yes_no){ 0, of, left[of] };
	return n;
}

static void
put_agreement(struct cc_report *report, const struct totals *t, const struct cc_state *state,
    const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_store *s = state->store[GIVEN];
	struct voice_agreement_row *row = CC_ARRAY(arena, struct voice_agreement_row, s->rows);
	struct cc_yes_no *kind = CC_ARRAY(arena, struct cc_yes_no, s->rows + VOICE_CODERS_MOST);
	uint64_t same = 0, no_interval = 0;
	size_t n = 0;

	for (struct cc_group g = cc_groups(s, 1); t->all > 0 && cc_group_next(&g);) {
		uint32_t code = cc_row_id(s, cc_store_row(s, g.from), G_CODE, 0);
		double given;
		size_t kinds;

		if (code == CC_NO_ID)
			continue;
		kinds = kinds_of(kind, &given, t, &g);
		row[n].code = cc_state_text(state, CODER, code);
		row[n].units = t->all;
		row[n].prevalence = given / (double)t->judgements;
		cc_alpha(
		    &row[n].alpha, cc_counts_yes_no(kind, kinds, arena), CC_NOMINAL, run->confidence, arena);
		same += row[n].alpha.why != CC_WHY_NONE;
		no_interval += row[n].alpha.why == CC_WHY_NONE && row[n].alpha.interval_why != CC_WHY_NONE;
		n++;
	}
	cc_table_fill(report, cc_report_at(report, AGREEMENT), row, n);
	note_lacking(report, same, no_interval);
}

/* coder3 and on: a column for each. */
static void
spread_coders(struct cc_report *report, uint32_t coders, struct cc_arena *arena)
{
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, coders);

	if (coders <= 2)
		return;
	for (uint32_t k = 2; k < coders; k++)
		name[k - 2] = cc_span(cc_format(arena, "coder%" PRIu32, k + 1));
	cc_table_spread(report, cc_report_at(report, DISAGREEMENTS), DISAGREEMENTS_MORE, name, coders - 2);
}

/* The records of each coder stand together, those of the texts before them, all in
 * the order of places: each is looked up behind the last. */
static void
put_disagreements(struct cc_report *report, uint32_t coders, const struct cc_state *state,
    const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_store *s = state->store[DIFFERENCES];
	uint64_t *at = CC_ARRAY(arena, uint64_t, (size_t)coders + 1), texts = 0;
	struct cc_span *given;

	for (uint64_t i = s->rows; i-- > 0;) {
		uint32_t k = cc_row_id(s, cc_store_row(s, i), D_CODER, 0);

		if (k <= coders)
			at[k] = i;
		texts += k == 0;
	}
	for (uint64_t i = 0; i < texts; i++) {
		uint64_t place = cc_row_place(s, cc_store_row(s, i), D_PLACE);
		struct voice_disagreement_row row = { .source = cc_source_at(run, place, arena),
			.text = cc_row_text(s, cc_store_row(s, i), D_TEXT),
			.people = texts };

		given = CC_ARRAY(arena, struct cc_span, coders > 2 ? coders : 2);
		for (uint32_t k = 1; k <= coders; k++)
			for (uint64_t j = at[k]; j < s->rows; j++) {
				const unsigned char *of = cc_store_row(s, j);

				if (cc_row_id(s, of, D_CODER, 0) != k || cc_row_place(s, of, D_PLACE) > place)
					break;
				at[k] = j + 1;
				given[k - 1] = cc_row_text(s, of, D_TEXT);
				if (cc_row_place(s, of, D_PLACE) == place)
					break;
				given[k - 1] = (struct cc_span){ NULL, 0 };
			}
		row.coder[0] = given[0];
		row.coder[1] = given[1];
		row.more = given + 2;
		cc_table_fill(report, cc_report_at(report, DISAGREEMENTS), &row, 1);
	}
}

bool
voice_coders(struct cc_report *report, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct totals t = { 0 };

	if (!(run->bound >> CODER & 1)) {
		cc_table_unasked(cc_report_at(report, AGREEMENT), "-c coder=COLUMN");
		cc_table_unasked(cc_report_at(report, DISAGREEMENTS), "-c coder=COLUMN");
		return true;
	}
	/* parts of --merge may have them, and nobody asks */
	if (!voice_wants(run, AGREEMENT) && !voice_wants(run, DISAGREEMENTS))
		return true;
	count_texts(&t, state->store[GIVEN]);
	if (t.coders == 1)
		return voice_coder_alone(state, run, problems, err);
	voice_coder_ids(report, state, run, problems, arena);
	if (voice_wants(run, AGREEMENT))
		put_agreement(report, &t, state, run, arena);
	spread_coders(report, t.coders, arena);
	if (voice_wants(run, DISAGREEMENTS))
		put_disagreements(report, t.coders, state, run, arena);
	note_blanks(report, &t);
	return true;
}
