/* reward-split.c -- what is each person's exact share under the rules agreed beforehand, and why? */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "figure/row_log.h"
#include "stat/shapley.h"

static const struct cc_role roles[] = {
	[PERSON] = { "person", NULL, CC_ID, 0, { "参加者", "参加者ID", "氏名", "名前", "participant" } },
	[KIND] = { "kind", NULL, CC_ID, 0, { "種別", "貢献", "貢献の種類" } },
	[IDEA] = { "idea", NULL, CC_CODES, CC_ROLE_MULTI, { "アイデア", "アイデアID", "案" } },
	[UNITS] = { "units", NULL, CC_TEXT, 0, { "数量", "回数" } },
	[DATE] = CC_DATE_ROLE,
	[REVENUE] = { "revenue", NULL, CC_TEXT, 0, { "売上", "純売上", "売上高" } },
	[SHARE] = { "share", NULL, CC_TEXT, 0, { "持分", "配分率" } },
	[DUPLICATE_OF] = { "duplicate_of", NULL, CC_ID, 0, { "重複元" } },
	[IDEAS] = { "ideas", NULL, CC_CODES, CC_ROLE_MULTI, { "組合せ", "組み合わせ" } },
	[VALUE] = { "value", NULL, CC_TEXT, 0, { "価値" } },
	[PAID] = { "paid", NULL, CC_TEXT, 0, { "支払額", "支払済" } },
	[ACCOUNT] = { "account", NULL, CC_TEXT, 0, { "口座" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	{ 0 },
};

#define BIT(role) (UINT64_C(1) << (role))

/* Person, idea and date are in files of several kinds: what tells them apart is the rest. */
static const struct cc_layout layouts[] = {
	[S_CONTRIBUTIONS] = { "contributions", 0, BIT(KIND) },
	[S_SALES] = { "sales", 0, BIT(REVENUE) },
	[S_SHEETS] = { "sheets", 0, BIT(SHARE) },
	[S_MERGES] = { "merges", 0, BIT(DUPLICATE_OF) },
	[S_TRIALS] = { "trials", 0, BIT(IDEAS) | BIT(VALUE) },
	[S_PAYMENTS] = { "payments", 0, BIT(PAID) },
	[S_PAYEES] = { "payees", 0, BIT(ACCOUNT) },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[S_CONTRIBUTIONS] = { "contributions",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_KEY("idea", IDEA), CC_KEY("kind", KIND),
		CC_KEY("segment", SEGMENT), CC_FIELD("day", DAY), CC_FIELD("units", VALUE),
		CC_FIELD("place", PLACE)),
	    true, "contributions", CC_BY_PLACE },
	[S_SALES] = { "sales",
	    CC_FIELDS(CC_FIELD("day", DAY), CC_FIELD("amount", VALUE), CC_FIELD("ideas", TEXT),
		CC_FIELD("place", PLACE)),
	    true, "sales" },
	[S_SHEETS] = { "sheets",
	    CC_FIELDS(CC_KEY("idea", IDEA), CC_KEY("person", PERSON), CC_FIELD("day", DAY),
		CC_FIELD("percent", KEY), CC_FIELD("share", VALUE), CC_FIELD("place", PLACE)),
	    true, "rows of split sheets" },
	[S_MERGES] = { "merges",
	    CC_FIELDS(CC_KEY("idea", IDEA), CC_KEY("of", DUPLICATE_OF), CC_FIELD("place", PLACE)), true,
	    "merges" },
	[S_TRIALS] = { "trials",
	    CC_FIELDS(CC_FIELD("value", VALUE), CC_FIELD("ideas", TEXT), CC_FIELD("place", PLACE)), true,
	    "trials" },
	[S_PAYMENTS] = { "payments",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_FIELD("day", DAY), CC_FIELD("paid", VALUE),
		CC_FIELD("place", PLACE)),
	    true, "payments" },
	[S_PAYEES] = { "payees",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_FIELD("known", KEY), CC_FIELD("place", PLACE)), true,
	    "payees" },
	{ 0 },
};

/* What is kept of a row of each, in the order in which it is looked at. */
static const struct cc_row_log logs[] = {
	[S_CONTRIBUTIONS] = CC_ROW_LOG({ C_PERSON, CC_ROW_ID, PERSON, .needed = true },
	    { C_KIND, CC_ROW_ID, KIND, .needed = true }, { C_IDEA, CC_ROW_CODE, IDEA },
	    { C_DAY, CC_ROW_DAY, DATE, .needed = true }, { C_SEGMENT, CC_ROW_ID, SEGMENT },
	    { C_UNITS, CC_ROW_NUMBER, UNITS, .digits = CC_MICRO, .none = CC_ONE_MICRO },
	    { C_PLACE, CC_ROW_PLACE }),
	[S_SALES] = CC_ROW_LOG({ SALE_DAY, CC_ROW_DAY, DATE, .needed = true },
	    { SALE_AMOUNT, CC_ROW_NUMBER, REVENUE, .needed = true, .digits = CC_ROW_MONEY },
	    { SALE_IDEAS, CC_ROW_CODES, IDEA }, { SALE_PLACE, CC_ROW_PLACE }),
	[S_SHEETS] = CC_ROW_LOG({ SHEET_PERSON, CC_ROW_ID, PERSON, .needed = true },
	    { SHEET_IDEA, CC_ROW_CODE, IDEA, .needed = true },
	    { SHEET_SHARE, CC_ROW_NUMBER, SHARE, .needed = true, .digits = CC_NANO, .most = CC_DECIMAL_MOST },
	    { SHEET_PERCENT, CC_ROW_PERCENT, SHARE }, { SHEET_DAY, CC_ROW_DAY, DATE },
	    { SHEET_PLACE, CC_ROW_PLACE }),
	[S_MERGES] = CC_ROW_LOG({ MERGE_IDEA, CC_ROW_CODE, IDEA, .needed = true },
	    { MERGE_OF, CC_ROW_ID, DUPLICATE_OF, .needed = true }, { MERGE_PLACE, CC_ROW_PLACE }),
	[S_TRIALS] = CC_ROW_LOG({ TRIAL_VALUE, CC_ROW_NUMBER, VALUE, .needed = true, .digits = CC_MICRO,
				    .least = -CC_SHAPLEY_MOST, .most = CC_SHAPLEY_MOST },
	    { TRIAL_IDEAS, CC_ROW_CODES, IDEAS }, { TRIAL_PLACE, CC_ROW_PLACE }),
	[S_PAYMENTS] = CC_ROW_LOG({ PAYMENT_PERSON, CC_ROW_ID, PERSON, .needed = true },
	    { PAYMENT_PAID, CC_ROW_NUMBER, PAID, .needed = true, .digits = CC_ROW_MONEY },
	    { PAYMENT_DAY, CC_ROW_DAY, DATE }, { PAYMENT_PLACE, CC_ROW_PLACE }),
	[S_PAYEES] = CC_ROW_LOG({ PAYEE_PERSON, CC_ROW_ID, PERSON, .needed = true },
	    { PAYEE_KNOWN, CC_ROW_THERE, ACCOUNT }, { PAYEE_PLACE, CC_ROW_PLACE }),
};

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	const struct reward_study *study = run->loaded;

	cc_row_log_add(
	    store, logs, study->rules->digits, !study->rules->periods.once, roles, batch, run, problems);
}

/* --person, by any of the names; false: nobody has it. */
static bool
find_person(struct reward_view *v, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_reward_split_opts *opts = v->run->opts;
	const struct reward_data *d = &v->s->d;
	size_t near;

	v->only = CC_NO_ID;
	if (opts->person == NULL)
		return true;
	v->only = cc_name_find(&d->people, cc_span(opts->person));
	if (v->only != CC_NO_ID && d->worked[v->only])
		return true;
	near = cc_utf8_nearest(cc_span(opts->person), d->people.name, d->people.n, arena);
	if (near != CC_NO_NEAR)
		return cc_fail_option(v->run, "person", err,
		    N_("\"%s\" has no contribution and no share; did you mean \"%s\"?"),
		    cc_quote(cc_span(opts->person)).text, cc_quote(d->people.name[near]).text);
	return cc_fail_option(v->run, "person", err, N_("\"%s\" has no contribution and no share"),
	    cc_quote(cc_span(opts->person)).text);
}

static bool
share(struct reward_split *s, const struct reward_rules *rules, const struct cc_sealed *sealed)
{
	if (!reward_read(&s->d, rules, sealed) || !reward_share(s))
		return false;
	reward_settle(s);
	return true;
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_reward_split_opts *opts = run->opts;
	const struct reward_study *study = run->loaded;
	struct reward_view *v = CC_NEW(arena, struct reward_view);
	struct reward_split *other = study->versus != NULL ? CC_NEW(arena, struct reward_split) : NULL;
	const struct cc_sealed sealed = { now, run, problems, arena };

	(void)before;
	v->s = CC_NEW(arena, struct reward_split);
	v->other = other;
	v->run = run;
	v->study = study;
	v->s->keeps_lines = opts->person != NULL || cc_run_wants(run, T_LINES) || reward_audits(run);
	if (!share(v->s, study->rules, &sealed) || (other != NULL && !share(other, study->versus, &sealed)))
		return true;
	if (!find_person(v, arena, err))
		return false;
	report->currency = study->rules->currency;
	reward_put_tables(report, v);
	if (reward_audits(run))
		reward_put_audit(report, v);
	reward_put_notes(report, v);
	report->left = v;
	return true;
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	(void)run;
	return cc_row_log_limit(&logs[store], field);
}

const struct cc_method cc_reward_split = {
	.roles = roles,
	.layouts = layouts,
	.tables = reward_tables,
	.stores = stores,
	.charts = reward_charts,
	.formulas = reward_formulas,
	.keys = reward_keys,
	.loads = "rules",
	.load = reward_load,
	.unweighted = N_("a split is of everybody, not of a sample"),
	.add = add,
	.finish = finish,
	.limit = limit,
	.findings = reward_findings,
};
