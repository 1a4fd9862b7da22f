/* logs.h -- sealed logs on paper, for tests of rooms that read them: rows as texts, cells by '|'.
 *
 * A cell is empty (none), or by the kind of its field an id, a day, a number, texts by ';'.  The place is
 * the number of the row in its store, from line 2 on, and has no cell.
 */
#ifndef CC_TESTS_FIGURE_LOGS_H
#define CC_TESTS_FIGURE_LOGS_H

#include "base/arena.h"
#include "base/date.h"
#include "figure/sealed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "near.h"

#include <stdlib.h>
#include <string.h>

enum { LOGS_ROLES = 16, LOGS_STORES = 8 };

struct logs {
	struct cc_arena *arena;
	struct cc_state *state;
	struct cc_run run;
	struct cc_problems problems;
	struct cc_sealed s;
	uint64_t line[LOGS_STORES];
};

static inline void
logs_begin(struct logs *l, const struct cc_store_spec *stores)
{
	static const char *const file[] = { "in.csv" };
	static bool has_ids[LOGS_ROLES];
	static uint32_t items[LOGS_ROLES];

	memset(l, 0, sizeof *l);
	for (size_t i = 0; i < LOGS_ROLES; i++) {
		has_ids[i] = true;
		items[i] = 1;
	}
	l->arena = cc_arena_new();
	l->state = cc_state_new(LOGS_ROLES, has_ids, items, stores);
	l->run = (struct cc_run){ .file = file, .files = 1, .workers = &cc_workers_none };
	l->s = (struct cc_sealed){ l->state, &l->run, &l->problems, l->arena };
}

static inline void
logs_end(struct logs *l)
{
	cc_state_free(l->state);
	cc_arena_free(l->arena);
}

static inline void
logs_cell(struct logs *l, struct cc_store *log, unsigned char *record, unsigned field, struct cc_span text)
{
	const struct cc_field *f = &log->spec->fields[field];
	char *cell = cc_strndup(l->arena, text.at, text.len);
	int64_t day = CC_SEALED_NO_DAY;

	switch (f->kind) {
	case CC_FIELD_KEY:
		cc_log_put_id(log, record, field,
		    text.len == 0 ? CC_NO_ID
		    : f->role < 0 ? (uint32_t)atoi(cell)
				  : cc_map_add(l->state->ids[f->role], cc_span(cell)));
		break;
	case CC_FIELD_DAY:
		(void)cc_date_parse_iso(&day, cc_span(cell));
		cc_log_put_day(log, record, field, day);
		break;
	case CC_FIELD_VALUE: cc_log_put_value(log, record, field, 0, strtod(cell, NULL)); break;
	default:
		for (char *c = cell; *c != '\0'; c++)
			*c = *c == ';' ? '\n' : *c;
		if (*cell != '\0')
			cc_log_put_text(log, record, field, cc_span(cell));
	}
}

static inline void
logs_row(struct logs *l, unsigned store, const char *cells)
{
	struct cc_store *log = l->state->store[store];
	unsigned char *record = cc_log_add(log);

	for (unsigned field = 0; field < log->n_fields; field++) {
		size_t len = strcspn(cells, "|");

		if (log->spec->fields[field].kind == CC_FIELD_PLACE) {
			cc_log_put_place(log, record, field, cc_place_pack(0, 2 + l->line[store]++));
			continue;
		}
		logs_cell(l, log, record, field, (struct cc_span){ cells, len });
		cells += len + (cells[len] == '|');
	}
}

static inline void
logs_seal(struct logs *l)
{
	cc_state_seal(l->state, &cc_workers_none);
}

static inline void
assert_problem(const struct logs *l, unsigned i, const char *wanted)
{
	assert_true(i < l->problems.kept);
	if (strstr(l->problems.first[i].text, wanted) == NULL)
		fail_msg("found \"%s\", wanted \"%s\"", l->problems.first[i].text, wanted);
}

#endif
