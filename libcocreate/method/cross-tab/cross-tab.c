/* cross-tab.c -- which answers differ between which groups? */
#include "method/cross-tab/int.h"

#include "base/arena.h"

const char *const cc_cross_compare[] = { "rest", "pairs", "both", "none", NULL };
const char *const cc_cross_layouts[] = { "columns", "rows", NULL };
const char *const cc_cross_sorts[] = { "given", "share", NULL };
const char *const cc_cross_nets[] = { "on", "off", NULL };

static const struct cc_role roles[] = {
	[QUESTION] = { "question", NULL, CC_ID,
	    CC_ROLE_NEEDED | CC_ROLE_MULTI | CC_ROLE_COLUMNS | CC_ROLE_FOLDED, { "設問", "質問" } },
	[SEGMENT] = { "segment", NULL, CC_ID,
	    CC_ROLE_SEGMENT | CC_ROLE_MULTI | CC_ROLE_COLUMNS | CC_ROLE_FOLDED,
	    { "セグメント", "区分", "分析軸", "クロス軸" } },
	[PERSON] = { "person", NULL, CC_ID, 0,
	    { "respondent", "respondent_id", "回答者", "回答者ID", "participant", "参加者", "参加者ID",
		"user_id", "会員ID", "顧客ID" } },
	[WEIGHT] = CC_WEIGHT_ROLE,
	[DATE] = CC_DATE_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = {
	{ "answers", 0 },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[ROWS] = { "rows",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_FIELD("place", PLACE), CC_CASE_WEIGHT_FIELD,
		CC_IDS_OR_NONE("questions", QUESTION), CC_IDS_OR_NONE("groups", SEGMENT)),
	    true, "rows and columns" },
	[COLUMNS] = CC_VARIABLES_STORE,
	[WEIGHTS] = CC_WEIGHTS_STORE(PERSON),
	{ 0 },
};

static const char *const keys[] = { "questions", "banners", NULL };

static bool
load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	static const char name[] = "scales.yaml";
	struct cross_study *s = CC_NEW(arena, struct cross_study);
	struct cc_node *known = NULL;
	struct cc_scales *scales;

	if (!cc_data_yaml(&known, name, open, arena, err) ||
	    !cc_scales_load(&scales, run->study, known, name, arena, err))
		return false;
	s->scales = scales;
	s->known = known;
	run->loaded = s;
	return true;
}

static bool
check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_cross_tab_opts *opts = run->opts;
	const struct cc_node *section = run->study->section;
	const struct cc_node_reading r = { run->study->file, arena, err, 0 };
	struct cross_study *s = CC_NEW(arena, struct cross_study);

	*s = *(const struct cross_study *)run->loaded;
	run->loaded = s;
	if (opts->all)
		run->every |= UINT64_C(1) << QUESTION;
	if (!cc_variable_wishes(&s->questions, cc_node_said(section, "questions"), &r) ||
	    !cc_variable_wishes(&s->banners, cc_node_said(section, "banners"), &r))
		return false;
	if (s->questions.n > 0)
		cc_variables_bind(&s->questions, roles[QUESTION].name, run, arena);
	if (s->banners.n > 0)
		cc_variables_bind(&s->banners, roles[SEGMENT].name, run, arena);
	return true;
}

/* The ids of a row, a column each. */
static void
put_ids(struct cc_store *log, unsigned char *record, unsigned field, const struct cc_batch *batch,
    unsigned role, uint32_t row)
{
	uint32_t n = batch->columns[role], *id = cc_log_list(log, record, field, n);

	for (uint32_t i = 0; i < n; i++)
		if (cc_item_has(batch, role, i, row))
			id[i] = batch->role[role][i]->id[row];
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	(void)run;
	(void)problems;
	for (uint32_t row = 0; row < batch->rows; row++) {
		unsigned char *record = cc_log_row(store[ROWS], batch, row);

		cc_weights_log(store[WEIGHTS], batch, row, PERSON, WEIGHT);
		cc_log_put_value(store[ROWS], record, R_WEIGHT, 0, cc_num_at(batch, WEIGHT, row));
		put_ids(store[ROWS], record, R_QUESTIONS, batch, QUESTION, row);
		put_ids(store[ROWS], record, R_GROUPS, batch, SEGMENT, row);
	}
	cc_variables_log(store[COLUMNS], batch, QUESTION);
	cc_variables_log(store[COLUMNS], batch, SEGMENT);
}

static bool
read_variables(struct cc_variables *out, struct cross_data *d, unsigned role, struct cc_problems *problems,
    struct cc_err *err)
{
	bool groups = role == SEGMENT;
	const struct cc_variable_reading r = { .state = d->state,
		.columns = d->state->store[COLUMNS],
		.rows = d->state->store[ROWS],
		.role = role,
		.ids = groups ? R_GROUPS : R_QUESTIONS,
		.place = R_PLACE,
		.wishes = groups ? &d->study->banners : &d->study->questions,
		.scales = d->study->scales,
		.known = d->study->known,
		.run = d->run,
		.nets = d->opts->nets == NULL || strcmp(d->opts->nets, "off") != 0,
		.groups = groups,
		.problems = problems,
		.key = groups ? "banners" : "questions",
		.arena = d->arena,
		.err = err };

	return cc_variables(out, &r);
}

bool
cross_load(struct cross_data *d, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	static const struct cc_people_spec people = { ROWS, WEIGHTS, PERSON, WEIGHT, R_PERSON, R_PLACE,
		R_WEIGHT };
	static const struct cc_crossing_fields fields = { R_PLACE, R_QUESTIONS, R_GROUPS };

	*d = (struct cross_data){
		.run = run, .study = run->loaded, .opts = run->opts, .state = state, .arena = arena
	};
	if (!read_variables(&d->questions, d, QUESTION, problems, err) ||
	    !read_variables(&d->banners, d, SEGMENT, problems, err))
		return false;
	cc_people(&d->people, state, &people, run, problems, arena);
	cc_crossing(&d->crossing, &d->people, &d->questions, &d->banners, fields, run, problems, arena);
	if (problems->count == 0)
		cross_figures(d);
	return true;
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct cross_data *d = CC_NEW(arena, struct cross_data), past;

	if (!cross_load(d, now, run, problems, arena, err) ||
	    (before != NULL && !cross_load(&past, before, run, problems, arena, err)))
		return false;
	if (problems->count > 0)
		return true;
	report->left = d;
	cross_put_tables(report, d);
	cross_put_sheet(report, d);
	cross_put_measures(report, d);
	if (before != NULL)
		cross_put_changes(report, &past, d);
	cross_notes(report, d);
	return true;
}

const struct cc_method cc_cross_tab = {
	.roles = roles,
	.layouts = layouts,
	.keys = keys,
	.tables = cross_tables,
	.stores = stores,
	.charts = cross_charts,
	.formulas = cross_formulas,
	.spread = "group",
	.loads = "scales",
	.load = load,
	.check = check,
	.add = add,
	.finish = finish,
	.findings = cross_findings,
};
