/* partner-select.c -- whom to ask, in what mix, and can each of them be told why?
 *
 * A person is a row; what a row has is kept with its place, as nobody knows before the last
 * row who stands in two of them. */
#include "method/partner-select/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/twice.h"

enum { IN, OUT }; /* statuses */
enum { PEOPLE_MOST = 1000000 };

static const struct cc_item_preset criteria[] = {
	{ "engagement", "Engagement", "エンゲージメント", { 0 } },
	{ "clarity", "Clarity of the problem", "課題意識", { 0 } },
	{ "influence", "Influence", "影響力", { 0 } },
	{ 0 },
};

static const struct cc_item_preset statuses[] = {
	[IN] = { "in", "In", "参加", { "yes", "accepted", "承諾" } },
	[OUT] = { "out", "Out", "辞退", { "no", "declined", "不参加" } },
	{ 0 },
};

static const struct cc_items_spec items[] = {
	{ "criteria", criteria, cc_criterion_keys, NULL },
	{ "statuses", statuses, NULL, NULL },
	{ 0 },
};

static const char *const keys[] = { "attributes", NULL };
const char *const cc_partner_methods[] = { "best", "lot", NULL };

static const struct cc_role roles[] = {
	[PERSON] = { "person", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED,
	    { "respondent", "respondent_id", "回答者", "回答者ID", "participant", "参加者", "参加者ID",
		"customer", "customer_id", "顧客", "顧客ID", "user_id", "会員ID" } },
	[NAME] = { "name", NULL, CC_TEXT, 0, { "氏名", "名前", "お名前" } },
	[CONSENT] = { "consent", NULL, CC_FLAG, 0, { "同意", "参加同意" } },
	[EXCLUDE] = { "exclude", NULL, CC_TEXT, 0, { "除外", "除外理由" } },
	[STATUS] = { "status", NULL, CC_ENTRY, 0, { "返事", "出欠" }, .list = "statuses" },
	[LAST] = { "last", NULL, CC_DATE, 0, { "前回参加日", "最終参加日" } },
	[HOUSEHOLD] = { "household", NULL, CC_ID, 0, { "世帯", "会社" } },
	[CRITERIA] = { "criteria", "criteria", CC_NUMBER, CC_ROLE_MULTI, { 0 } },
	[ATTRIBUTE] = { "attribute", NULL, CC_ID, CC_ROLE_MULTI, { "属性" },
	    .hint = { "年代", "地域", "性別", "gender", "region", "age_group" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = {
	{ "people", UINT64_C(1) << CRITERIA | UINT64_C(1) << ATTRIBUTE },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[PEOPLE] = { "people",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_KEY("household", HOUSEHOLD), CC_KEY("segment", SEGMENT),
		CC_SMALL("flags", FLAGS_END - 1), CC_FIELD("place", PLACE),
		CC_WITHIN("last", VALUE, -4e6, 4e6, true), CC_FIELD("name", TEXT)),
	    true, "people" },
	[COLUMNS] = CC_COLUMNS_STORE,
	[VALUES] = CC_NUMBERS_STORE("values", PERSON),
	[LEVELS] = CC_LEVELS_STORE("levels", PERSON, ATTRIBUTE),
	{ 0 },
};

/* 30,10: a list of 30, of whom 10 are met first. */
static bool
read_sizes(struct partner_study *s, const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span *text;
	size_t n = cc_list_split(&text, &((const struct cc_partner_select_opts *)run->opts)->size, arena);

	s->size = CC_ARRAY(arena, uint32_t, n);
	for (size_t i = 0; i < n; i++) {
		int64_t size;

		if (!cc_int_parse(&size, text[i]) || size < 1 || size > PEOPLE_MOST ||
		    (i > 0 && size >= s->size[i - 1]))
			return cc_fail_option(run, "size", err,
			    N_("\"%s\"; wanted how many, 1 or more, then fewer of these: 30,10"),
			    cc_quote(text[i]).text);
		s->size[s->sizes++] = (uint32_t)size;
	}
	return n > 0 || cc_fail_option(run, "size", err, N_("an empty list; wanted how many"));
}

static bool
check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_partner_select_opts *opts = run->opts;
	struct partner_study *s = CC_NEW(arena, struct partner_study);
	const struct cc_items *list = &run->study->items[1];

	run->loaded = s;
	s->lot = opts->method != NULL && strcmp(opts->method, "lot") == 0;
	if (opts->ticket.set && !s->lot)
		return cc_fail_option(
		    run, "ticket", err, N_("a ticket is drawn by lot; wanted --method=lot"));
	if (opts->ticket.set && opts->ticket.value > opts->tickets.value)
		return cc_fail_option(run, "ticket", err, N_("%s; wanted a number from 1 to %s"),
		    cc_num_say(opts->ticket.value).text, cc_num_say(opts->tickets.value).text);
	if (list->n != 2 || !cc_span_eq(list->item[IN].id, CC_SPAN("in")) ||
	    !cc_span_eq(list->item[OUT].id, CC_SPAN("out")))
		return cc_node_fail(cc_node_get(run->study->section, "statuses"), run->study->file, err,
		    N_("statuses; wanted in and out, in this order, with names of yours"));
	return read_sizes(s, run, arena, err) &&
	       cc_criteria_read(
		   &s->criterion, run->items[CRITERIA], opts->standing, &opts->weights, run, arena, err) &&
	       cc_level_wishes(&s->wishes, "attribute", run, arena, err);
}

static void
log_person(struct cc_store *log, const struct cc_batch *batch, uint32_t row)
{
	unsigned char *record = cc_log_row(log, batch, row);
	uint32_t flags = cc_has(batch, EXCLUDE, row) ? FLAG_EXCLUDED : 0;

	if (cc_num_at(batch, CONSENT, row) > 0)
		flags |= FLAG_CONSENTS;
	if (cc_has(batch, STATUS, row))
		flags |= batch->role[STATUS][0]->id[row] == IN ? FLAG_IN : FLAG_OUT;
	cc_log_put_id(log, record, P_FLAGS, flags);
	if (cc_has(batch, LAST, row))
		cc_log_put_value(log, record, P_LAST, 0, (double)batch->role[LAST][0]->when[row]);
	if (cc_has(batch, NAME, row))
		cc_log_put_text(log, record, P_NAME, cc_text_at(batch, NAME, row));
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	(void)run;
	(void)problems; /* a row without a person is one already: CC_ROLE_KEY */
	for (uint32_t row = 0; row < batch->rows; row++)
		log_person(store[PEOPLE], batch, row);
	cc_column_log(store[COLUMNS], store[VALUES], batch, CRITERIA, PERSON);
	cc_column_log(store[COLUMNS], store[LEVELS], batch, ATTRIBUTE, PERSON);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct partner_data *d = CC_NEW(arena, struct partner_data);

	(void)before;
	*d = (struct partner_data){
		.run = run, .state = now, .study = run->loaded, .opts = run->opts, .arena = arena
	};
	partner_read(d, problems);
	if (problems->count > 0)
		return true;
	if (d->people == 0) {
		partner_spread_attributes(report, d);
		cc_note(report, "no-people", "there is nobody to choose", "対象者がいません");
		return true;
	}
	if (!partner_enter(d, err) || !partner_choose(d, err))
		return false;
	partner_put_tables(report, d);
	partner_put_told(report, d);
	partner_put_notes(report, d);
	report->left = d; /* for the findings */
	return true;
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	return cc_column_limit(&stores[store], field, run->items[CRITERIA]->n);
}

const struct cc_method cc_partner_select = {
	.roles = roles,
	.layouts = layouts,
	.items = items,
	.keys = keys,
	.tables = partner_tables,
	.charts = partner_charts,
	.formulas = partner_formulas,
	.stores = stores,
	.spread = "attribute",
	.unweighted = N_("no weights: people are chosen, not counted for others"),
	.check = check,
	.add = add,
	.finish = finish,
	.findings = partner_findings,
	.limit = limit,
};
