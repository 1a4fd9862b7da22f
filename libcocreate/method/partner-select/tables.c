/* tables.c -- the panel, what it was chosen from, and at what price. */
#include "method/partner-select/int.h"

#include "base/arena.h"
#include "figure/findings.h"
#include "figure/measures.h"
#include "figure/segments.h"

struct panel_row {
	int64_t seat;
	struct cc_span person, name;
	int64_t wave, rank;
	double score, chance, stability, cut;
	struct cc_span profile;
	const char *why;
	const struct cc_span *attribute;
};

static const struct cc_column_spec panel_columns[] = {
	CC_CELL(struct panel_row, "seat", seat, INT, NONE),
	CC_CELL(struct panel_row, "person", person, ID, KEY),
	CC_CELL(struct panel_row, "name", name, LABEL, NONE),
	CC_CELL(struct panel_row, "wave", wave, INT, NONE),
	CC_CELL(struct panel_row, "score", score, REAL, NONE),
	CC_CELL(struct panel_row, "pool_rank", rank, INT, NONE),
	CC_CELL(struct panel_row, "chance", chance, SHARE, NONE),
	CC_CELL(struct panel_row, "stability", stability, SHARE, NONE),
	CC_CELL(struct panel_row, "profile", profile, LABEL, NONE),
	CC_CELL(struct panel_row, "cut", cut, REAL, NONE),
	CC_CELL(struct panel_row, "why", why, WORD, NONE),
	CC_CELLS(struct panel_row, "attribute", attribute, ID, NONE, ATTRIBUTE),
	{ 0 },
};

struct eligibility_row {
	const char *why;
	uint64_t people;
	double share;
};

static const struct cc_column_spec eligibility_columns[] = {
	CC_CELL(struct eligibility_row, "why", why, WORD, KEY),
	CC_CELL(struct eligibility_row, "people", people, INT, NONE),
	CC_CELL(struct eligibility_row, "share", share, SHARE, NONE),
	{ 0 },
};

struct tradeoff_row {
	double diversity, score_gain, mix_gain;
	uint64_t changed;
};

static const struct cc_column_spec tradeoff_columns[] = {
	CC_CELL(struct tradeoff_row, "diversity", diversity, REAL, NONE),
	CC_CELL(struct tradeoff_row, "score_gain", score_gain, REAL, NONE),
	CC_CELL(struct tradeoff_row, "mix_gain", mix_gain, REAL, NONE),
	CC_CELL(struct tradeoff_row, "changed", changed, INT, NONE),
	{ 0 },
};

struct lottery_row {
	int64_t from, to;
	struct cc_span profile;
	uint64_t seats;
};

static const struct cc_column_spec lottery_columns[] = {
	CC_CELL(struct lottery_row, "from", from, INT, KEY),
	CC_CELL(struct lottery_row, "to", to, INT, NONE),
	CC_CELL(struct lottery_row, "profile", profile, LABEL, NONE),
	CC_CELL(struct lottery_row, "seats", seats, INT, NONE),
	{ 0 },
};

const struct cc_table_spec partner_tables[] = {
	[T_PANEL] = { "panel", CC_WORDS("The panel", "選ばれた人"), panel_columns,
	    .row = sizeof(struct panel_row), .id_column = "person" },
	[T_FINDINGS] = CC_FINDINGS_TABLE,
	[T_PEOPLE] = { "people", CC_WORDS("Everybody, and why", "全員と理由"), partner_told_columns,
	    .row = sizeof(struct partner_told) },
	[T_EXPLAIN] = CC_EXPLAIN_TABLE,
	[T_RESERVES] = { "reserves", CC_WORDS("Who may step in", "代わりに入れる人"),
	    partner_stand_in_columns, .row = sizeof(struct partner_stand_in) },
	[T_ELIGIBILITY] = { "eligibility", CC_WORDS("Who can be chosen", "対象になる人"), eligibility_columns,
	    .row = sizeof(struct eligibility_row) },
	[T_BALANCE] = CC_BALANCE_TABLE,
	[T_TRADEOFF] = { "tradeoff", CC_WORDS("Score against mix", "得点と多様性の兼ね合い"),
	    tradeoff_columns, .row = sizeof(struct tradeoff_row) },
	[T_LOTTERY] = { "lottery", CC_WORDS("The lottery, ticket by ticket", "くじの全体"), lottery_columns,
	    .row = sizeof(struct lottery_row) },
	[T_QUOTAS] = CC_QUOTAS_TABLE,
	[T_SEGMENTS] = CC_SEGMENTS_TABLE,
	[T_MEASURES] = CC_MEASURES_TABLE,
	{ 0 },
};

void
partner_spread_attributes(struct cc_report *report, const struct partner_data *d)
{
	const unsigned attribute = sizeof panel_columns / sizeof *panel_columns - 2;
	struct cc_span *name = CC_ARRAY(d->arena, struct cc_span, d->levels.attributes);

	for (uint32_t a = 0; a < d->levels.attributes; a++) {
		name[a] = cc_span_dup(d->arena, d->levels.attribute[a].name);
		for (unsigned c = 0; c < attribute; c++)
			if (cc_span_eq(name[a], cc_span(panel_columns[c].name)))
				name[a] = cc_span(cc_format(d->arena, "attribute_%s", name[a].at));
	}
	cc_table_spread(report, cc_report_at(report, T_PANEL), attribute, name, d->levels.attributes);
}

static void
put_panel(struct cc_report *report, const struct partner_data *d)
{
	for (uint32_t i = 0; i < d->size; i++) {
		uint32_t p = d->seat[i];
		const struct partner_person *who = &d->person[p];
		struct cc_span *level = CC_ARRAY(d->arena, struct cc_span, d->levels.attributes + 1);
		struct panel_row row = { i + 1, partner_id(d, p), who->name, d->wave[p],
			d->criteria.used > 0 ? who->rank : CC_NO_INT, partner_score(d, p), d->chance[p],
			d->stability[p], d->criteria.used > 0 ? who->cut : (double)NAN,
			d->levels.profile[d->levels.profile_of[p]], partner_whys[who->why], level };

		for (uint32_t a = 0; a < d->levels.attributes; a++)
			level[a] = cc_level_text(&d->levels, a, p);
		cc_table_fill(report, cc_report_at(report, T_PANEL), &row, 1);
	}
}

static void
put_eligibility(struct cc_report *report, const struct partner_data *d)
{
	uint64_t n[WHYS] = { 0 };

	for (uint32_t p = 0; p < d->people; p++)
		n[d->entered[p] ? WHY_NONE : d->person[p].why]++;
	for (unsigned why = WHY_NONE; why < WHY_KEPT; why++) {
		struct eligibility_row row = { why == WHY_NONE ? "entered" : partner_whys[why], n[why],
			(double)n[why] / d->people };

		if (n[why] > 0)
			cc_table_fill(report, cc_report_at(report, T_ELIGIBILITY), &row, 1);
	}
}

/* Everybody of the pool is known: there is no interval. */
static void
put_segments(struct cc_report *report, const struct partner_data *d)
{
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, d->run, d->arena);
	uint32_t n = cc_state_ids(d->state, SEGMENT);
	struct cc_share *share = CC_ARRAY(d->arena, struct cc_share, (size_t)n + 1);

	for (uint32_t i = 0; i < d->pool; i++) {
		uint32_t s = d->person[d->who[i]].segment < n ? d->person[d->who[i]].segment : n;

		share[s].x += d->member[d->who[i]];
		share[s].n++;
	}
	for (uint32_t s = 0; s < n; s++) {
		struct cc_span name = cc_state_text(d->state, SEGMENT, s);
		struct cc_balance_row row = { .attribute = CC_SPAN("segment"),
			.level = name,
			.pool = share[s].n,
			.pool_share = (double)share[s].n / d->pool,
			.target = (double)NAN,
			.lower = CC_NO_INT,
			.upper = CC_NO_INT,
			.panel = share[s].x,
			.panel_share = (double)share[s].x / d->size,
			.gap = (double)NAN };

		if (share[s].n == 0)
			continue;
		cc_segment_whole(segments, name, CC_SPAN("panel"), "selected", share[s],
		    (struct cc_share){ d->size - share[s].x, d->pool - share[s].n });
		if (share[s].n >= d->run->min_cell)
			cc_table_fill(report, cc_report_at(report, T_BALANCE), &row, 1);
	}
	cc_comparisons_end(segments);
}

static void
put_tradeoff(struct cc_report *report, const struct partner_data *d)
{
	for (unsigned i = 0; i < 5 && !d->study->lot; i++) {
		struct tradeoff_row row = { i / 4., d->tradeoff[i].score_gain, d->tradeoff[i].mix_gain,
			d->changed[i] };

		cc_table_fill(report, cc_report_at(report, T_TRADEOFF), &row, 1);
	}
}

/* Tickets in a row with the same plan are one. */
static void
put_lottery(struct cc_report *report, const struct partner_data *d)
{
	const struct cc_panel *p = &d->panel;
	size_t size = p->profiles * sizeof *d->lottery.plan;

	for (uint32_t from = 0, to; from < d->lottery.tickets && cc_run_wants(d->run, T_LOTTERY); from = to) {
		const uint32_t *plan = &d->lottery.plan[(size_t)from * p->profiles];

		for (to = from + 1; to < d->lottery.tickets &&
				    memcmp(plan, plan + (size_t)(to - from) * p->profiles, size) == 0;)
			to++;
		for (uint32_t t = 0; t < p->profiles; t++) {
			struct lottery_row row = { from + 1, to,
				d->levels.profile[d->levels.profile_of[p->who[p->first[t]]]], plan[t] };

			if (plan[t] > 0)
				cc_table_fill(report, cc_report_at(report, T_LOTTERY), &row, 1);
		}
	}
}

static void
put_measures(struct cc_report *report, const struct partner_data *d)
{
	struct cc_table *t = cc_measures_begin(report, d->run);
	double sum = 0;

	for (uint32_t i = 0; i < d->size; i++)
		sum += d->criteria.score[d->seat[i]];
	cc_measure(report, t, d->run, "pool", d->pool, d->people, (double)NAN, (double)NAN);
	cc_measure_rate(report, t, d->run, "eligible_rate", (double)d->pool / d->people, d->people,
	    (double)NAN, (double)NAN);
	cc_measure(report, t, d->run, "panel_score", d->criteria.used > 0 ? sum / d->size : (double)NAN,
	    d->size, (double)NAN, (double)NAN);
	cc_measure(report, t, d->run, "score_gain", d->pick.score_gain, d->size, (double)NAN, (double)NAN);
	cc_measure(report, t, d->run, "mix_gain", d->pick.mix_gain, d->size, (double)NAN, (double)NAN);
	cc_measure_rate(report, t, d->run, "lowest_chance", d->study->lot ? d->lottery.lowest : (double)NAN,
	    d->pool, (double)NAN, (double)NAN);
}

void
partner_put_tables(struct cc_report *report, struct partner_data *d)
{
	partner_spread_attributes(report, d);
	put_panel(report, d);
	for (uint32_t i = 0; i < d->pool && cc_run_wants(d->run, T_EXPLAIN); i++)
		cc_explain_put(report, cc_report_at(report, T_EXPLAIN), &d->criteria, d->who[i],
		    partner_id(d, d->who[i]));
	put_eligibility(report, d);
	cc_balance_put(report, cc_report_at(report, T_BALANCE), &d->levels, &d->panel, d->member);
	put_segments(report, d);
	put_tradeoff(report, d);
	put_lottery(report, d);
	cc_quotas_put(report, cc_report_at(report, T_QUOTAS), &d->levels);
	if (cc_run_wants(d->run, T_MEASURES))
		put_measures(report, d);
}
