/* roster.c -- who is there in which role, and what an event log says of them. */
#include "figure/roster.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "figure/twice.h"

#include <stddef.h>
#include <stdlib.h>

enum { R_ROLE, R_PERSON, R_SINCE, R_CONCERN, R_INTEREST, R_PLACE };
enum { E_EVENT, E_PERSON, E_STAGE, E_DAY, E_N, E_UNDATED };

const struct cc_column_spec cc_coverage_columns[] = {
	CC_CELL(struct cc_coverage_row, "kind", kind, WORD, NONE),
	CC_CELL(struct cc_coverage_row, "role", role, ID, KEY),
	CC_CELL(struct cc_coverage_row, "label", label, LABEL, NONE),
	CC_CELL(struct cc_coverage_row, "people", people, INT, NONE),
	CC_CELL(struct cc_coverage_row, "since", since, DATE, NONE),
	CC_CELL(struct cc_coverage_row, "before_start", before_start, WORD, NONE),
	CC_QUOTE(struct cc_coverage_row, "concern", text[0], behind[0]),
	CC_QUOTE(struct cc_coverage_row, "interest", text[1], behind[1]),
	CC_CELL(struct cc_coverage_row, "events", events, INT, NONE),
	CC_CELL(struct cc_coverage_row, "stages", stages, LIST, NONE),
	CC_CELL(struct cc_coverage_row, "last_seen", last_seen, DATE, NONE),
	CC_CELL(struct cc_coverage_row, "days_since", days_since, INT, NONE),
	{ 0 },
};

static int64_t
day_at(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	return cc_has(batch, role, row) ? batch->role[role][0]->when[row] : CC_NO_DAY;
}

void
cc_roster_post(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_roster_roles *roles)
{
	struct cc_store *log = store[roles->store];
	unsigned char *record;

	if (!cc_has(batch, roles->role, row))
		return;
	record = cc_log_row(log, batch, row);
	cc_log_put_day(log, record, R_SINCE, day_at(batch, roles->since, row));
	cc_log_put_text(log, record, R_CONCERN, cc_text_at(batch, roles->concern, row));
	cc_log_put_text(log, record, R_INTEREST, cc_text_at(batch, roles->interest, row));
}

enum { KEYS = 4, AHEAD = 16 };

static void
event_keys(
    uint64_t key[KEYS], const struct cc_batch *batch, uint32_t row, const struct cc_roster_roles *roles)
{
	key[0] = cc_id_at(batch, roles->event, row);
	key[1] = cc_id_at(batch, roles->person, row);
	key[2] = cc_id_at(batch, roles->stage, row);
	key[3] = (uint64_t)day_at(batch, roles->date, row);
}

void
cc_roster_event(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_roster_roles *roles, struct cc_problems *problems)
{
	struct cc_store *tally = store[roles->store + 1];
	unsigned char *record;
	uint64_t key[KEYS];

	if (row + AHEAD < batch->rows) {
		event_keys(key, batch, row + AHEAD, roles);
		cc_tally_soon(tally, key);
	}
	event_keys(key, batch, row, roles);

	if (!cc_has(batch, roles->event, row)) {
		cc_row_problem(problems, batch, row, CC_SPAN("event"),
		    N_("an event without a name; wanted what happened"));
		return;
	}
	record = cc_tally_at(tally, key);
	cc_tally_add(tally, record, E_N, 1);
	/* cc_roster_read() says so, once the file is known to end well */
	if (!cc_has(batch, roles->date, row))
		cc_tally_first(tally, record, E_UNDATED, CC_SPAN("date"), cc_batch_place(batch, row));
}

static struct cc_span
text_of(const struct cc_state *state, unsigned role, uint32_t id)
{
	return id == CC_NO_ID ? (struct cc_span){ NULL, 0 } : cc_state_text(state, role, id);
}

/* Names are looked up once each, not for every row: [ids]. */
static struct cc_spans
names_of(const struct cc_state *state, unsigned role, struct cc_arena *arena)
{
	uint32_t n = cc_state_ids(state, role);
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, n);

	for (uint32_t id = 0; id < n; id++)
		name[id] = cc_state_text(state, role, id);
	return (struct cc_spans){ name, n };
}

static struct cc_spans
stage_names(const struct cc_state *state, unsigned role, struct cc_arena *arena)
{
	struct cc_spans written = names_of(state, role, arena);
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, written.n);

	for (size_t id = 0; id < written.n; id++)
		name[id] = cc_utf8_fold(arena, written.item[id]);
	return (struct cc_spans){ name, written.n };
}

static struct cc_spans
event_names(
    const struct cc_state *state, unsigned role, const struct cc_checklist *list, struct cc_arena *arena)
{
	struct cc_spans written = names_of(state, role, arena);
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, written.n);

	for (size_t id = 0; id < written.n; id++)
		name[id] = cc_check_event(list, written.item[id], arena);
	return (struct cc_spans){ name, written.n };
}

/* The rows of one name stand together, by person. */
struct reading {
	const struct cc_store *tally;
	struct cc_logged *row;	    /* [rows]: those of each name from where they begin in the tally */
	struct cc_logged_as *event; /* [names + 1]: the last of those without a name */
	bool *undated;		    /* [names + 1]: whether one of them has no day */
};

static void
read_name(void *ctx, uint32_t name, struct cc_arena *scratch)
{
	enum { AHEAD_ROWS = 24 };
	const struct reading *r = ctx;
	const struct cc_store *s = r->tally;
	uint64_t from = cc_store_from(s, &(uint64_t){ name }, 1),
		 end = cc_store_from(s, &(uint64_t){ name + UINT64_C(1) }, 1);
	struct cc_logged *to = r->row + from;
	struct cc_logged_as as = { to, 0, CC_NO_DAY };

	(void)scratch;
	for (uint64_t i = from; i < end; i++) {
		const unsigned char *row = cc_store_row(s, i);
		int64_t day = cc_row_day(s, row, E_DAY);

		cc_store_fetch(s, i + AHEAD_ROWS);
		r->undated[name] |= cc_row_first(s, row, E_UNDATED)->text.at != NULL;
		if (day == CC_NO_DAY)
			continue;
		to[as.n++] = (struct cc_logged){ cc_row_id(s, row, E_STAGE, 0),
			cc_row_id(s, row, E_PERSON, 0), day, cc_row_count(s, row, E_N) };
		as.first = as.first == CC_NO_DAY || day < as.first ? day : as.first;
	}
	r->event[name] = as;
}

static void
say_undated(const struct cc_store *s, const struct cc_run *run, struct cc_problems *problems)
{
	for (uint64_t i = 0; i < s->rows; i++) {
		const struct cc_first *undated = cc_row_first(s, cc_store_row(s, i), E_UNDATED);

		if (undated->text.at != NULL)
			cc_place_problem(problems, run, undated->place, CC_SPAN("date"),
			    N_("an event without a day; wanted when it happened"));
	}
}

static void
read_events(struct cc_verify_data *data, const struct cc_state *state, const struct cc_checklist *list,
    const struct cc_roster_roles *roles, const struct cc_run *run, struct cc_problems *problems)
{
	const struct cc_store *s = state->store[roles->store + 1];
	struct reading r = { s, CC_ARRAY(data->arena, struct cc_logged, s->rows), NULL, NULL };
	bool undated = false;

	data->event_name = event_names(state, roles->event, list, data->arena);
	data->stage_name = stage_names(state, roles->stage, data->arena);
	data->person_name = names_of(state, roles->person, data->arena);
	data->event = r.event = CC_ARRAY(data->arena, struct cc_logged_as, data->event_name.n + 1);
	r.undated = CC_ARRAY(data->arena, bool, data->event_name.n + 1);
	cc_each(run->workers, read_name, &r, (uint32_t)data->event_name.n + 1);
	for (size_t k = 0; k <= data->event_name.n; k++) {
		undated |= r.undated[k];
		data->logged |= k < data->event_name.n && data->event[k].n > 0;
	}
	if (undated)
		say_undated(s, run, problems);
}

/* Roles go by the names that the set gives them; rules name them folded. */
void
cc_roster_read(struct cc_verify_data *data, const struct cc_state *state, const struct cc_checklist *list,
    const struct cc_roster_roles *roles, const struct cc_run *run, struct cc_problems *problems)
{
	const struct cc_store *s = state->store[roles->store];
	struct cc_posted *p = CC_ARRAY(data->arena, struct cc_posted, s->rows);

	read_events(data, state, list, roles, run, problems);
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		struct cc_span written = text_of(state, roles->role, cc_row_id(s, row, R_ROLE, 0));

		p[i] = (struct cc_posted){ cc_utf8_fold(
					       data->arena, cc_check_role_name(list, written, data->arena)),
			text_of(state, roles->person, cc_row_id(s, row, R_PERSON, 0)),
			cc_row_day(s, row, R_SINCE) };
	}
	data->post = p;
	data->posts = s->rows;
	data->roster = s->rows > 0;
}

static bool
listed(const struct cc_span *list, size_t n, struct cc_span text)
{
	for (size_t i = 0; i < n; i++)
		if (cc_span_eq(list[i], text))
			return true;
	return false;
}

/* What is gone through for each role. */
struct covering {
	struct cc_report *report;
	struct cc_table *table;
	const struct cc_verify_data *data;
	const struct cc_store *log;
	int64_t start;
	struct cc_span *person, *text; /* [posts]: scratch */
	size_t people;
};

static void
see_text(struct cc_coverage_row *row, const struct covering *c, struct cc_span role, unsigned k)
{
	size_t n = 0;

	for (size_t i = 0; i < c->data->posts; i++) {
		struct cc_span text = cc_row_text(c->log, cc_store_row(c->log, i), R_CONCERN + k);

		if (text.at == NULL || !cc_span_eq(c->data->post[i].role, role))
			continue;
		row->behind[k]++;
		if (!listed(c->text, n, text))
			c->text[n++] = text;
	}
	if (n > 0)
		row->text[k] = cc_spans_join(c->text, n, "; ", c->data->arena);
}

static void
see_posts(struct cc_coverage_row *row, struct covering *c, struct cc_span role)
{
	c->people = 0;
	row->since = CC_NO_INT;
	for (size_t i = 0; i < c->data->posts; i++) {
		const struct cc_posted *p = &c->data->post[i];

		if (!cc_span_eq(p->role, role))
			continue;
		if (p->person.at != NULL && !listed(c->person, c->people, p->person))
			c->person[c->people++] = p->person;
		if (p->since != CC_NO_DAY && (row->since == CC_NO_INT || p->since < row->since))
			row->since = p->since;
	}
	row->people = c->people;
	if (row->since != CC_NO_INT && c->start != CC_NO_DAY)
		row->before_start = row->since <= c->start ? "yes" : "no";
}

static int
by_bytes(const void *a, const void *b)
{
	return cc_span_cmp(*(const struct cc_span *)a, *(const struct cc_span *)b);
}

/* Where the events of a person begin, of those of one name. */
static size_t
events_from(const struct cc_logged_as *event, size_t person)
{
	size_t low = 0, high = event->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (event->row[middle].person < person)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Events of one of its people; stage[n]: where they were so far. */
static size_t
see_person(struct cc_coverage_row *row, struct cc_span *stage, size_t n, size_t person,
    const struct cc_verify_data *data)
{
	for (size_t k = 0; k < data->event_name.n; k++) {
		const struct cc_logged_as *event = &data->event[k];

		for (size_t i = events_from(event, person); i < event->n && event->row[i].person == person;
		     i++) {
			const struct cc_logged *e = &event->row[i];

			row->events += e->n;
			row->last_seen = e->day > row->last_seen ? e->day : row->last_seen;
			if (e->stage != CC_NO_ID && !listed(stage, n, data->stage_name.item[e->stage]))
				stage[n++] = data->stage_name.item[e->stage];
		}
	}
	return n;
}

/* Events of its people: how many, at which stages, when last. */
static void
see_events(struct cc_coverage_row *row, const struct covering *c)
{
	const struct cc_spans *names = &c->data->person_name;
	struct cc_span *stage = CC_ARRAY(c->data->arena, struct cc_span, c->data->stage_name.n);
	size_t n = 0;

	row->last_seen = row->days_since = CC_NO_INT;
	for (size_t i = 0; i < c->people; i++) {
		const struct cc_span *name =
		    bsearch(&c->person[i], names->item, names->n, sizeof *names->item, by_bytes);

		if (name != NULL)
			n = see_person(row, stage, n, (size_t)(name - names->item), c->data);
	}
	if (n > 0)
		qsort(stage, n, sizeof *stage, by_bytes);
	row->stages = (struct cc_spans){ n > 0 ? stage : NULL, n };
	if (row->last_seen != CC_NO_INT)
		row->days_since = c->data->as_of - row->last_seen;
}

static void
put_role(struct covering *c, struct cc_coverage_row row, struct cc_span role, bool needed)
{
	see_posts(&row, c, role);
	see_text(&row, c, role, 0);
	see_text(&row, c, role, 1);
	see_events(&row, c);
	if (needed || row.people > 0 || row.since != CC_NO_INT || row.behind[0] + row.behind[1] > 0)
		cc_table_fill(c->report, c->table, &row, 1);
}

static int64_t
first_attended(const struct cc_verify_data *data)
{
	int64_t first = CC_NO_DAY;

	for (size_t k = 0; k < data->event_name.n; k++)
		if (data->event[k].n > 0 && (first == CC_NO_DAY || data->event[k].first < first) &&
		    cc_span_eq(data->event_name.item[k], CC_SPAN("attended")))
			first = data->event[k].first;
	return first;
}

void
cc_coverage_put(struct cc_report *report, struct cc_table *t, struct cc_names_list *strangers,
    const struct cc_verify_data *data, int64_t start, const struct cc_state *state,
    const struct cc_checklist *list, const struct cc_roster_roles *roles)
{
	struct covering c = { report, t, data, state->store[roles->store],
		start != CC_NO_DAY ? start : first_attended(data),
		CC_ARRAY(data->arena, struct cc_span, data->posts),
		CC_ARRAY(data->arena, struct cc_span, data->posts), 0 };
	struct cc_span *seen = CC_ARRAY(data->arena, struct cc_span, list->roles.n + data->posts);
	size_t n = 0;

	for (uint32_t i = 0; i < list->roles.n; i++) {
		const struct cc_item *item = list->role[i].item;

		seen[n++] = cc_utf8_fold(data->arena, item->id);
		put_role(&c,
		    (struct cc_coverage_row){ .kind = list->role[i].kind,
			.role = item->id,
			.label = cc_check_label(item, data->lang) },
		    seen[n - 1], list->role[i].needed);
	}
	for (size_t i = 0; i < data->posts; i++) {
		struct cc_span role = data->post[i].role;
		struct cc_coverage_row row = { .role = text_of(state, roles->role,
						   cc_row_id(c.log, cc_store_row(c.log, i), R_ROLE, 0)) };

		if (listed(seen, n, role) || row.role.at == NULL)
			continue;
		seen[n++] = role;
		cc_names_data(strangers, row.role, data->arena);
		put_role(&c, row, role, true);
	}
}
