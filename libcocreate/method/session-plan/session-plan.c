/* session-plan.c -- how do the minutes run, who sits with whom, and when is the next meeting? */
#include "method/session-plan/int.h"

#include "base/arena.h"

#include <math.h>

static const struct cc_role roles[] = {
	[PERSON] = { "person", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED,
	    { "participant", "participant_id", "参加者", "参加者ID", "respondent", "respondent_id", "回答者",
		"回答者ID", "customer", "customer_id", "顧客", "顧客ID", "user_id", "会員ID" } },
	[MIX] = { "mix", NULL, CC_CODES, CC_ROLE_MULTI | CC_ROLE_APART, { "属性", "混ぜる" } },
	[APART] = { "apart", NULL, CC_CODES, CC_ROLE_MULTI | CC_ROLE_APART, { "会社", "世帯" } },
	[HOST] = { "host", NULL, CC_FLAG, 0, { "進行役", "ホスト" } },
	[NAME] = { "name", NULL, CC_TEXT, 0, { "氏名", "名前" } },
	[ROUND] = { "round", NULL, CC_ID, 0, { 0 } },
	[GROUP] = { "group", NULL, CC_ID, 0, { 0 } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	{ 0 },
};

#define BIT(role) (UINT64_C(1) << (role))

enum { L_PEOPLE, L_EARLIER };

static const struct cc_layout layouts[] = {
	[L_PEOPLE] = { "people", 0, 0 },
	[L_EARLIER] = { "earlier", 0, BIT(ROUND) | BIT(GROUP) },
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	[PEOPLE] = { "people",
	    CC_FIELDS(CC_KEY("person", PERSON), CC_KEY("segment", SEGMENT), CC_SMALL("host", 1),
		CC_FIELD("place", PLACE), CC_FIELD("name", TEXT)),
	    true, "participants" },
	[CELLS] = { "cells", /* of mix and apart */
	    CC_FIELDS(CC_KEY("person", PERSON), CC_SMALL("apart", 1),
		CC_SMALL("column", SESSION_COLUMNS_MOST - 1), CC_FIELD("place", PLACE),
		CC_FIELD("header", TEXT), CC_FIELD("value", TEXT)),
	    true, "participants" },
	[EARLIER] = { "earlier",
	    CC_FIELDS(CC_KEY("round", ROUND), CC_KEY("group", GROUP), CC_KEY("person", PERSON),
		CC_FIELD("place", PLACE)),
	    true, "earlier seats" },
	{ 0 },
};

static void
add_cell(struct cc_store *log, const struct cc_batch *batch, uint32_t row, unsigned role, uint32_t column,
    struct cc_span value)
{
	unsigned char *record = cc_log_row(log, batch, row);

	cc_log_put_id(log, record, C_APART, role == APART);
	cc_log_put_id(log, record, C_COLUMN, column);
	cc_log_put_text(log, record, C_HEADER, cc_column_at(batch, role, column)->name);
	cc_log_put_text(log, record, C_VALUE, value);
}

/* Several answers in a cell: to be kept apart each counts, to be mixed they are one level. */
static void
add_cells(
    struct cc_store *log, const struct cc_batch *batch, uint32_t row, unsigned role, struct cc_buf *joined)
{
	for (uint32_t k = 0; k < batch->columns[role] && k < SESSION_COLUMNS_MOST; k++) {
		struct cc_ids ids = cc_item_codes_at(batch, role, k, row);

		joined->len = 0;
		for (uint32_t i = 0; i < ids.n; i++) {
			struct cc_span text = cc_map_at(batch->ids[role], ids.id[i]);

			if (i > 0)
				cc_buf_putc(joined, ';');
			cc_buf_span(joined, text);
			if (role == APART)
				add_cell(log, batch, row, role, k, text);
		}
		if (role == MIX && ids.n > 0)
			add_cell(log, batch, row, role, k, (struct cc_span){ joined->at, joined->len });
	}
}

static void
add_person(struct cc_store *log, const struct cc_batch *batch, uint32_t row)
{
	unsigned char *record = cc_log_row(log, batch, row);

	cc_log_put_id(log, record, P_HOST, cc_num_at(batch, HOST, row) > 0);
	cc_log_put_text(log, record, P_NAME, cc_text_at(batch, NAME, row));
}

/* A row without a person is a problem already: CC_ROLE_KEY. */
static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct cc_buf joined = { 0 };

	(void)run;
	(void)problems;
	for (uint32_t row = 0; row < batch->rows; row++) {
		if (!cc_has(batch, PERSON, row))
			continue;
		if (batch->layout == L_EARLIER) {
			if (cc_has(batch, ROUND, row) && cc_has(batch, GROUP, row))
				cc_log_row(store[EARLIER], batch, row);
			continue;
		}
		add_person(store[PEOPLE], batch, row);
		add_cells(store[CELLS], batch, row, MIX, &joined);
		add_cells(store[CELLS], batch, row, APART, &joined);
	}
	cc_buf_free(&joined);
}

enum { CAFE_PEOPLE = 12, CAFE_MINUTES = 30 };

/* Where nobody chose one: what fits the phase, and the number of people. */
static void
choose_techniques(struct session *s, const int64_t *minutes)
{
	static const char *const usual[] = { "check_in", "storytelling", "brainstorm", "matrix", "commit" };

	for (size_t i = 0; i < SESSION_PHASES; i++) {
		bool cafe =
		    i == SESSION_IDEATION && s->in.people >= CAFE_PEOPLE && minutes[i] >= CAFE_MINUTES;

		s->phase[i] = s->study->phase[i];
		if (s->phase[i].technique == NULL)
			s->phase[i].technique = cc_technique_named(
			    &s->study->techniques, cc_span(cafe ? "world_cafe" : usual[i]));
	}
	s->agenda.phase = s->phase;
}

static bool
make_agenda(struct session *s, struct cc_err *err)
{
	const struct cc_session_plan_opts *opts = s->run->opts;
	int64_t part[SESSION_PHASES];

	s->agenda = s->study->agenda;
	s->agenda.rounds = s->in.rounds;
	cc_agenda_share(part, &s->agenda, s->arena);
	choose_techniques(s, part);
	return cc_agenda_make(&s->agenda, s->arena) ||
	       cc_fail_option(s->run, "minutes", err,
		   N_("%g takes %u breaks, more than there are places between its blocks; wanted a shorter "
		      "session"),
		   opts->minutes.value, s->agenda.breaks);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct session *s = CC_NEW(arena, struct session);

	(void)before;
	*s =
	    (struct session){ .run = run, .study = session_study(run), .arena = arena, .lang = report->lang };
	if (!session_people(s, now, problems, err))
		return false;
	if (problems->count > 0)
		return true;
	if (!make_agenda(s, err))
		return false;
	session_put_checks(report, s);
	session_put_tables(report, s);
	session_put_notes(report, s);
	if (!run->alone)
		cc_parameter_real(report, "people", (double)NAN);
	report->left = s;
	return true;
}

static const struct cc_items_spec items[] = {
	CC_CADENCE_ITEMS,
	{ 0 },
};

static const char *const keys[] = { "why", "owner", "phases", "challenge", NULL };

const struct cc_method cc_session_plan = {
	.roles = roles,
	.layouts = layouts,
	.items = items,
	.tables = session_tables,
	.charts = session_charts,
	.formulas = session_formulas,
	.stores = stores,
	.keys = keys,
	.loads = "cadence",
	.load = session_load,
	.check = session_check,
	.unweighted = N_("people are seated one by one; wanted no case weights here"),
	.add = add,
	.finish = finish,
	.findings = session_findings,
};
