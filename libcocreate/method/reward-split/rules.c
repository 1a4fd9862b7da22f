/* rules.c -- the agreement: pools, points, duplicates, levels, as the study or a file of its own has it. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "rec/node_read.h"
#include "rec/yaml.h"

const char *const reward_keys[] = { "agreed", "currency", "period", "points", "duplicates", "pools", "payout",
	"withhold", "levels", "people", NULL };

/* Things shared one after the other: more would take too long. */
enum { THINGS_MOST = 100000 };

struct reading {
	struct reward_rules *rules;
	struct cc_node_reading at;
};

static bool
read_amount(int64_t *out, const struct cc_node *node, const struct reading *r)
{
	return cc_node_decimal(out, NULL, node, r->rules->digits, &r->at);
}

static bool
read_points(struct reward_points *out, const struct cc_node *map, const struct reading *r)
{
	if (!cc_node_map(map, r->at.file, r->at.err))
		return false;
	out->n = map->n;
	out->kind = CC_ARRAY(r->at.arena, struct cc_span, map->n);
	out->of = CC_ARRAY(r->at.arena, struct cc_bands, map->n);
	for (size_t i = 0; i < map->n; i++) {
		out->kind[i] = map->key[i]->text;
		if (!cc_bands_read(&out->of[i], map->item[i], CC_MICRO, false, &r->at))
			return false;
	}
	return true;
}

static bool
read_bound(struct reward_bound *out, const struct cc_node *node, const struct reading *r)
{
	if (node->kind == CC_NODE_SCALAR && memchr(node->text.at, '%', node->text.len) != NULL) {
		out->percent = true;
		return cc_node_rate(&out->value, node, &r->at);
	}
	return read_amount(&out->value, node, r);
}

static bool
read_vest(struct reward_pool *p, const struct cc_node *node, const struct reading *r)
{
	int64_t sum = 0;

	if (node->kind != CC_NODE_LIST || node->n == 0)
		return cc_node_fail(
		    node, r->at.file, r->at.err, N_("vest; wanted a list such as [50%%, 25%%, 25%%]"));
	p->n_vest = node->n;
	p->vest = CC_ARRAY(r->at.arena, int64_t, node->n);
	for (size_t i = 0; i < node->n; i++) {
		if (!cc_node_rate(&p->vest[i], node->item[i], &r->at))
			return false;
		sum += p->vest[i];
	}
	if (sum != CC_ONE_NANO || r->rules->once || p->unit != NULL)
		return cc_node_fail(node, r->at.file, r->at.err,
		    N_("vest; wanted parts of money that add up to 100%%, where there are periods"));
	return true;
}

/* What a key of a pool says; all may be absent. */
static bool
read_pool_keys(struct reward_pool *p, const struct cc_node *node, const struct reading *r)
{
	static const char *const bases[] = { "idea", "all", NULL },
				 *const counts[] = { "ever", "period", NULL },
				 *const methods[] = { "hamilton", "webster", NULL };
	const struct cc_node *of;
	struct reading things = *r;
	struct reward_rules plain = *r->rules;
	struct reward_points *own = CC_NEW(r->at.arena, struct reward_points);
	const char *by = bases[1], *count = NULL, *method = methods[0];
	struct cc_span unit = { NULL, 0 };

#define KEY(name) ((of = cc_node_get(node, name)) != NULL)
	if (KEY("unit") && !cc_node_text(&unit, of, r->at.file, r->at.err))
		return false;
	p->unit = unit.at;
	plain.digits = p->unit != NULL ? 0 : r->rules->digits;
	things.rules = &plain;
	if ((KEY("revenue") && !cc_bands_read(&p->revenue, of, r->rules->digits, true, &r->at)) ||
	    (KEY("amount") && !read_amount(&p->amount, of, &things)) ||
	    (KEY("guarantee") && !read_amount(&p->guarantee, of, r)) ||
	    (KEY("cap") && !read_amount(&p->cap, of, r)) ||
	    (KEY("least") && !read_bound(&p->least, of, &things)) ||
	    (KEY("most") && !read_bound(&p->most, of, &things)) ||
	    (KEY("by") && !cc_node_word(&by, of, "by", bases, r->at.file, r->at.arena, r->at.err)) ||
	    (KEY("counts") &&
		!cc_node_word(&count, of, "counts", counts, r->at.file, r->at.arena, r->at.err)) ||
	    (KEY("method") &&
		!cc_node_word(&method, of, "method", methods, r->at.file, r->at.arena, r->at.err)) ||
	    (KEY("from") && !cc_node_day(&p->from, of, &r->at)) ||
	    (KEY("to") && !cc_node_day(&p->to, of, &r->at)) || (KEY("vest") && !read_vest(p, of, r)) ||
	    (KEY("points") && !read_points(own, of, r)))
		return false;
	p->points = KEY("points") ? own : &r->rules->points;
#undef KEY
	p->by_idea = by == bases[0];
	p->webster = method == methods[1];
	p->ever = count != NULL ? count == counts[0] : p->revenue.n > 0;
	return true;
}

static bool
check_pool(const struct reward_pool *p, const struct cc_node *node, const struct reading *r)
{
	if ((p->revenue.n > 0) == (p->amount != REWARD_NONE))
		return cc_node_fail(node, r->at.file, r->at.err,
		    N_("pool \"%s\"; wanted one of revenue and amount"), cc_quote(p->id).text);
	if (p->revenue.n == 0 && (p->by_idea || p->guarantee != REWARD_NONE || p->cap != REWARD_NONE))
		return cc_node_fail(node, r->at.file, r->at.err,
		    N_("pool \"%s\": by: idea, guarantee and cap are of revenue; wanted none of them"),
		    cc_quote(p->id).text);
	if (p->unit != NULL && p->revenue.n > 0)
		return cc_node_fail(node, r->at.file, r->at.err,
		    N_("pool \"%s\": a unit is of things; wanted amount"), cc_quote(p->id).text);
	if (p->webster && (p->unit == NULL || p->amount > THINGS_MOST))
		return cc_node_fail(node, r->at.file, r->at.err,
		    N_("pool \"%s\": method: webster; wanted things with a unit, at most %d of them"),
		    cc_quote(p->id).text, THINGS_MOST);
	if (cc_span_eq(p->id, CC_SPAN("total")))
		return cc_node_fail(node, r->at.file, r->at.err,
		    N_("a pool named total, which is all of them; wanted another name"));
	return true;
}

static bool
read_pools(const struct cc_node *list, const struct reading *r)
{
	static const char *const keys[] = { "revenue", "amount", "unit", "by", "counts", "method",
		"guarantee", "cap", "least", "most", "vest", "points", "from", "to", NULL };
	static const struct cc_items_spec spec = { "pools", NULL, keys, NULL };
	struct cc_items items;

	if (!cc_items_load(&items, list, &spec, r->at.file, r->at.arena, r->at.err))
		return false;
	r->rules->n_pools = items.n;
	r->rules->pool = CC_ARRAY(r->at.arena, struct reward_pool, items.n);
	for (uint32_t i = 0; i < items.n; i++) {
		const struct cc_item *item = &items.item[i];
		struct reward_pool *p = &r->rules->pool[i];

		*p = (struct reward_pool){ .id = item->id,
			.amount = REWARD_NONE,
			.guarantee = REWARD_NONE,
			.cap = REWARD_NONE,
			.least = { REWARD_NONE, false },
			.most = { REWARD_NONE, false },
			.from = INT64_MIN,
			.to = INT64_MAX };
		p->rule = cc_format(r->at.arena, "%s:%ju", r->at.file, (uintmax_t)item->node->line);
		for (int lang = 0; lang < CC_LANGS; lang++)
			p->label[lang] = cc_item_label(item, (enum cc_lang)lang, r->at.arena);
		if (!read_pool_keys(p, item->node, r) || !check_pool(p, item->node, r))
			return false;
	}
	return true;
}

static bool
read_levels(const struct cc_node *list, const struct reading *r)
{
	static const char *const keys[] = { "from", NULL };
	static const struct cc_items_spec spec = { "levels", NULL, keys, NULL };
	struct cc_items items;

	if (!cc_items_load(&items, list, &spec, r->at.file, r->at.arena, r->at.err))
		return false;
	r->rules->n_levels = items.n;
	r->rules->level = CC_ARRAY(r->at.arena, struct reward_level, items.n);
	for (uint32_t i = 0; i < items.n; i++) {
		struct reward_level *level = &r->rules->level[i];
		const struct cc_node *from = cc_node_get(items.item[i].node, "from");

		level->id = items.item[i].id;
		if (from != NULL && !cc_node_decimal(&level->from, NULL, from, CC_MICRO, &r->at))
			return false;
		if (from == NULL || (i > 0 && level->from <= r->rules->level[i - 1].from))
			return cc_node_fail(items.item[i].node, r->at.file, r->at.err,
			    N_("level \"%s\"; wanted from, in points, each more than the one before"),
			    cc_quote(level->id).text);
	}
	return true;
}

static bool
read_duplicates(const struct cc_node *node, const struct reading *r)
{
	static const char *const keys[] = { "kinds", "earliest", NULL };
	const struct cc_node *kinds, *earliest;

	if (!cc_node_keys(node, keys, &r->at))
		return false;
	kinds = cc_node_get(node, "kinds");
	earliest = cc_node_get(node, "earliest");
	if (kinds == NULL)
		return cc_node_fail(
		    node, r->at.file, r->at.err, N_("duplicates without kinds; wanted {kinds: [propose]}"));
	return cc_node_texts(&r->rules->duplicate, &r->rules->n_duplicates, kinds, r->at.file, r->at.arena,
		   r->at.err) &&
	       (earliest == NULL || cc_node_rate(&r->rules->earliest, earliest, &r->at));
}

static bool
read_people(const struct cc_node *map, const struct reading *r)
{
	size_t n = 0;

	if (!cc_node_map(map, r->at.file, r->at.err))
		return false;
	for (size_t i = 0; i < map->n; i++)
		n += map->item[i]->n;
	r->rules->alias = cc_alloc_array(r->at.arena, n, sizeof *r->rules->alias);
	for (size_t i = 0; i < map->n; i++) {
		const struct cc_span *spelling;

		if (!cc_node_texts(&spelling, &n, map->item[i], r->at.file, r->at.arena, r->at.err))
			return false;
		for (size_t k = 0; k < n; k++) {
			for (size_t a = 0; a < r->rules->n_aliases; a++)
				if (cc_span_eq(r->rules->alias[a][0], spelling[k]))
					return cc_node_fail(map->item[i]->item[k], r->at.file, r->at.err,
					    N_("\"%s\" is a spelling of two people; wanted one"),
					    cc_quote(spelling[k]).text);
			r->rules->alias[r->rules->n_aliases][0] = spelling[k];
			r->rules->alias[r->rules->n_aliases++][1] = map->key[i]->text;
		}
	}
	return true;
}

static bool
read_period(const struct cc_node *node, const struct reading *r)
{
	static const char *const words[] = { "month", "quarter", "year", "once", NULL };
	const char *word;

	if (!cc_node_word(&word, node, "period", words, r->at.file, r->at.arena, r->at.err))
		return false;
	r->rules->once = word == words[3];
	if (!r->rules->once)
		r->rules->calendar.kind = cc_period_kind_named(word);
	return true;
}

static bool
read_payout(const struct cc_node *node, const struct reading *r)
{
	static const char *const keys[] = { "least", NULL };
	const struct cc_node *least;

	if (!cc_node_keys(node, keys, &r->at))
		return false;
	least = cc_node_get(node, "least");
	return least == NULL || read_amount(&r->rules->payout_least, least, r);
}

/* Keys in the order in which one rests on another; others of the section are options. */
static bool
read_rules(const struct reward_rules **out, const struct cc_node *section, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct reward_rules *rules = CC_NEW(arena, struct reward_rules);
	const struct reading r = { rules, { file, arena, err } };
	const struct cc_node *of;

	*rules = (struct reward_rules){ .file = file,
		.agreed = REWARD_NONE,
		.currency = "JPY",
		.calendar = { CC_PERIOD_MONTH, 1 },
		.earliest = CC_ONE_NANO };
	*out = rules;
#define KEY(name) ((of = cc_node_said(section, name)) != NULL)
	if ((KEY("currency") && !cc_currency_read(&rules->currency, &rules->digits, of, &r.at)) ||
	    (KEY("period") && !read_period(of, &r)) ||
	    (KEY("agreed") && !cc_node_day(&rules->agreed, of, &r.at)) ||
	    (KEY("points") && !read_points(&rules->points, of, &r)) ||
	    (KEY("duplicates") && !read_duplicates(of, &r)) || (KEY("payout") && !read_payout(of, &r)) ||
	    (KEY("withhold") && !cc_bands_read(&rules->withhold, of, rules->digits, true, &r.at)) ||
	    (KEY("levels") && !read_levels(of, &r)) || (KEY("people") && !read_people(of, &r)))
		return false;
	if (!KEY("pools"))
		return section == NULL ? cc_fail(err, CC_EXIT_USAGE,
					     N_("no rules; wanted them in the study, under reward_split, or "
						"in --rules=FILE"))
				       : cc_node_fail(section, file, err,
					     N_("no pools; wanted a list of them, such as [{id: thanks, "
						"amount: 100000}]"));
	return read_pools(of, &r);
#undef KEY
}

/* A file that holds the section, or what would stand in it. */
static bool
read_file(const struct reward_rules **out, const char *name, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *section;
	struct cc_span text;
	struct cc_node *root;
	const struct cc_node_reading r = { name, arena, err };

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

const struct cc_bands *
reward_points_of(const struct reward_points *points, struct cc_span kind)
{
	for (size_t i = 0; i < points->n; i++)
		if (cc_span_eq(points->kind[i], kind))
			return &points->of[i];
	return NULL;
}
