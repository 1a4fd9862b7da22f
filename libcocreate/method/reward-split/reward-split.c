/* reward-split.c -- what is each person's exact share under the rules agreed beforehand, and why? */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "base/utf8.h"
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
	    true, "contributions" },
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
	v->only = reward_person(d, cc_span(opts->person));
	if (v->only != CC_NO_ID && v->s->of[v->only].listed)
		return true;
	near = cc_utf8_nearest(cc_span(opts->person), d->person, d->persons, arena);
	if (near != CC_NO_NEAR)
		return cc_fail_option(v->run, "person", err,
		    N_("\"%s\" has no contribution and no share; did you mean \"%s\"?"),
		    cc_quote(cc_span(opts->person)).text, cc_quote(d->person[near]).text);
	return cc_fail_option(v->run, "person", err, N_("\"%s\" has no contribution and no share"),
	    cc_quote(cc_span(opts->person)).text);
}

static bool
share(struct reward_split *s, const struct reward_rules *rules, const struct cc_state *now,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena)
{
	if (!reward_read(&s->d, rules, now, run, problems, arena) || !reward_share(s))
		return false;
	reward_settle(s);
	return true;
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	const struct reward_study *study = run->loaded;
	struct reward_view *v = CC_NEW(arena, struct reward_view);
	struct reward_split *other = study->versus != NULL ? CC_NEW(arena, struct reward_split) : NULL;

	(void)before;
	v->s = CC_NEW(arena, struct reward_split);
	v->other = other;
	v->run = run;
	v->study = study;
	if (!share(v->s, study->rules, now, run, problems, arena) ||
	    (other != NULL && !share(other, study->versus, now, run, problems, arena)))
		return true;
	if (!find_person(v, arena, err))
		return false;
	reward_put_tables(report, v);
	reward_put_audit(report, v);
	reward_put_notes(report, v);
	report->left = v;
	return true;
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	static const struct cc_limit any = { -(double)CC_DECIMAL_MOST, (double)CC_DECIMAL_MOST, true };

	(void)run;
	switch (store) {
	case S_CONTRIBUTIONS: return field == C_UNITS ? any : CC_NO_LIMIT;
	case S_SALES: return field == SALE_AMOUNT ? any : CC_NO_LIMIT;
	case S_SHEETS:
		return field == SHEET_SHARE	? (struct cc_limit){ 0, (double)CC_DECIMAL_MOST, true }
		       : field == SHEET_PERCENT ? (struct cc_limit){ 0, 1, true }
						: CC_NO_LIMIT;
	case S_TRIALS:
		return field == TRIAL_VALUE
			   ? (struct cc_limit){ -(double)CC_SHAPLEY_MOST, (double)CC_SHAPLEY_MOST, true }
			   : CC_NO_LIMIT;
	case S_PAYMENTS: return field == PAYMENT_PAID ? any : CC_NO_LIMIT;
	case S_PAYEES: return field == PAYEE_KNOWN ? (struct cc_limit){ 0, 1, true } : CC_NO_LIMIT;
	default: return CC_NO_LIMIT;
	}
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
	.add = reward_add,
	.finish = finish,
	.limit = limit,
	.findings = reward_findings,
};
