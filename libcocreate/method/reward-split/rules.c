/* rules.c -- the agreement: pools, points, duplicates, levels, as the study or a file of its own has it. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "rec/yaml.h"

const char *const reward_keys[] = { "agreed", "currency", "period", "points", "duplicates", "pools", "payout",
	"withhold", "levels", "people", NULL };

/* Things shared one after the other: more would take too long. */
enum { THINGS_MOST = 100000 };

#define WORDS(what, ...)	      (&(const struct cc_node_words){ what, (const char *const[]){ __VA_ARGS__, NULL } })
#define POOL(key, member, read, with) CC_NODE_MEMBER(key, struct reward_pool, member, read, with)
#define RULE(key, member, read, with) CC_NODE_MEMBER(key, struct reward_rules, member, read, with)

/* All but the unit, which says of which digits amounts are. */
static const struct cc_node_member pool_members[] = {
	POOL("revenue", of.revenue, cc_read_rates, NULL),
	POOL("amount", amount, cc_read_amount, NULL),
	POOL("guarantee", of.guarantee, cc_read_amount, NULL),
	POOL("cap", of.cap, cc_read_amount, NULL),
	POOL("least", least, cc_share_bound_read, NULL),
	POOL("most", most, cc_share_bound_read, NULL),
	POOL("by", by, cc_read_word, WORDS("by", "idea", "all")),
	POOL("counts", counts, cc_read_word, WORDS("counts", "ever", "period")),
	POOL("method", method, cc_read_word, WORDS("method", "hamilton", "webster")),
	POOL("from", from, cc_read_day, NULL),
	POOL("to", to, cc_read_day, NULL),
	POOL("vest", vest, cc_vesting_read, NULL),
	POOL("points", points, cc_point_rates_read, NULL),
	{ 0 },
};

static bool
check_pool(const struct reward_pool *p, const struct cc_node *node, const struct reward_rules *rules,
    const struct cc_node_reading *r)
{
	bool revenue = p->of.revenue.n > 0, things = p->unit.at != NULL;

#define REFUSED(...) cc_node_fail(node, r->file, r->err, __VA_ARGS__)
	if (revenue == (p->amount != REWARD_NONE))
		return REFUSED(N_("pool \"%s\"; wanted one of revenue and amount"), cc_quote(p->id).text);
	if (!revenue && (p->by_idea || p->of.guarantee != REWARD_NONE || p->of.cap != REWARD_NONE))
		return REFUSED(
		    N_("pool \"%s\": by: idea, guarantee and cap are of revenue; wanted none of them"),
		    cc_quote(p->id).text);
	if (things && revenue)
		return REFUSED(N_("pool \"%s\": a unit is of things; wanted amount"), cc_quote(p->id).text);
	if (p->webster && (!things || p->amount > THINGS_MOST))
		return REFUSED(
		    N_("pool \"%s\": method: webster; wanted things with a unit, at most %d of them"),
		    cc_quote(p->id).text, THINGS_MOST);
	if (p->vest.n > 0 && (rules->periods.once || things))
		return REFUSED(N_("pool \"%s\": vest is of money, where there are periods; wanted none"),
		    cc_quote(p->id).text);
	if (cc_span_eq(p->id, CC_SPAN("total")))
		return REFUSED(N_("a pool named total, which is all of them; wanted another name"));
#undef REFUSED
	return true;
}

static bool
read_pool(struct reward_pool *p, const struct cc_item *item, const struct reward_rules *rules,
    struct cc_node_reading r)
{
	const struct cc_node *unit = cc_node_said(item->node, "unit");

	*p = (struct reward_pool){ .id = item->id,
		.rule = cc_format(r.arena, "%s:%ju", r.file, (uintmax_t)item->node->line),
		.of = { .guarantee = REWARD_NONE, .cap = REWARD_NONE },
		.amount = REWARD_NONE,
		.least = { REWARD_NONE, false },
		.most = { REWARD_NONE, false },
		.points = rules->points,
		.from = INT64_MIN,
		.to = INT64_MAX };
	if (unit != NULL && !cc_node_text(&p->unit, unit, r.file, r.err))
		return false;
	r.digits = p->digits = p->unit.at != NULL ? 0 : rules->digits;
	if (!cc_node_members(p, item->node, pool_members, &r))
		return false;
	p->by_idea = p->by != NULL && *p->by == 'i';
	p->webster = p->method != NULL && *p->method == 'w';
	p->ever = p->counts != NULL ? *p->counts == 'e' : p->of.revenue.n > 0;
	return check_pool(p, item->node, rules, &r);
}

static bool
read_pools(struct reward_rules *rules, const struct cc_node *list, const struct cc_node_reading *r)
{
	static const char *const keys[] = { "revenue", "amount", "unit", "by", "counts", "method",
		"guarantee", "cap", "least", "most", "vest", "points", "from", "to", NULL };
	static const struct cc_items_spec spec = { "pools", NULL, keys, NULL };
	struct cc_items items;

	if (!cc_items_load(&items, list, &spec, r->file, r->arena, r->err))
		return false;
	rules->n_pools = items.n;
	rules->pool = CC_ARRAY(r->arena, struct reward_pool, items.n);
	for (uint32_t i = 0; i < items.n; i++)
		if (!read_pool(&rules->pool[i], &items.item[i], rules, *r))
			return false;
	return true;
}

static const struct cc_node_member payout[] = { { "least", cc_read_amount, 0, NULL }, { 0 } };

/* All but the currency, which says of which digits amounts are, and the pools, which rest on all. */
static const struct cc_node_member members[] = {
	RULE("period", periods, cc_periods_read, NULL),
	RULE("agreed", agreed, cc_read_day, NULL),
	RULE("points", points, cc_point_rates_read, NULL),
	RULE("duplicates", duplicates, cc_duplicates_read, NULL),
	RULE("payout", payout_least, cc_read_members, payout),
	RULE("withhold", withhold, cc_read_rates, NULL),
	RULE("levels", levels, cc_recognition_read, NULL),
	RULE("people", people, cc_spellings_read, NULL),
	{ 0 },
};

/* Other keys of the section are options. */
static bool
read_rules(const struct reward_rules **out, const struct cc_node *section, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct reward_rules *rules = CC_NEW(arena, struct reward_rules);
	struct cc_node_reading r = { file, arena, err, 0 };
	const struct cc_node *currency = cc_node_said(section, "currency"),
			     *pools = cc_node_said(section, "pools");

	*rules = (struct reward_rules){ .file = file,
		.agreed = REWARD_NONE,
		.currency = "JPY",
		.periods = { false, { CC_PERIOD_MONTH, 1 } },
		.duplicates = { .earliest = CC_ONE_NANO } };
	*out = rules;
	if (currency != NULL && !cc_currency_read(&rules->currency, &rules->digits, currency, &r))
		return false;
	r.digits = rules->digits;
	if (!cc_node_members(rules, section, members, &r))
		return false;
	if (pools == NULL)
		return section == NULL ? cc_fail(err, CC_EXIT_USAGE,
					     N_("no rules; wanted them in the study, under reward_split, or "
						"in --rules=FILE"))
				       : cc_node_fail(section, file, err,
					     N_("no pools; wanted a list of them, such as [{id: thanks, "
						"amount: 100000}]"));
	return read_pools(rules, pools, &r);
}

/* A file that holds the section, or what would stand in it. */
static bool
read_file(const struct reward_rules **out, const char *name, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *section;
	struct cc_span text;
	struct cc_node *root;
	const struct cc_node_reading r = { name, arena, err, 0 };

	if (!open->file(&text, name, arena, err) ||
	    !cc_yaml_load(&root, text, name, CC_EXIT_STUDY, arena, err))
		return false;
	if (root == NULL)
		return cc_fail_at(err, CC_EXIT_STUDY, (struct cc_place){ name, 0, 0 },
		    N_("an empty file; wanted rules, as under reward_split in a study"));
	section = cc_node_said(root, "reward_split");
	section = section != NULL ? section : root;
	return cc_node_keys(section, reward_keys, &r) && read_rules(out, section, name, arena, err);
}

static bool
read_total(struct reward_study *study, struct cc_run *run, struct cc_err *err)
{
	const struct cc_reward_split_opts *opts = run->opts;

	study->total = REWARD_NONE;
	return opts->total == NULL ||
	       cc_decimal_read(&study->total, NULL, cc_span(opts->total), study->rules->digits, 0) ==
		   CC_DECIMAL_OK ||
	       cc_fail_option(run, "total", err, N_("\"%s\"; wanted an amount with at most %u decimals"),
		   cc_quote(cc_span(opts->total)).text, study->rules->digits);
}

bool
reward_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_reward_split_opts *opts = run->opts;
	struct reward_study *study = CC_NEW(arena, struct reward_study);

	run->loaded = study;
	if (!(opts->rules != NULL
		    ? read_file(&study->rules, opts->rules, open, arena, err)
		    : read_rules(&study->rules, run->study->section, run->study->file, arena, err)) ||
	    !read_total(study, run, err))
		return false;
	if (opts->versus == NULL)
		return true;
	if (!read_file(&study->versus, opts->versus, open, arena, err))
		return false;
	return study->versus->digits == study->rules->digits ||
	       cc_fail_option(run, "versus", err, N_("\"%s\" is in another currency; wanted %s"),
		   cc_quote(cc_span(opts->versus)).text, study->rules->currency);
}
