/* records.c -- prints the records of an input, one JSON object a line:
 * {"line":N,"cells":{"KEY":"TEXT","KEY":["TEXT",...]}}.
 *
 * Usage: records [-a] [-c ROLE=COLUMN]... [-d DELIMITER] [-e ENCODING] [-f FORMAT] [-m MERGED] [-s SKIP]
 *        [-w SHEET] FILE
 * -a: arrays of cells, the header first (for headers with equal names).
 * -c: the observations of a small method of its own, bound as commands bind
 * theirs: {"ROLE":VALUE,...}, without what is missing and without the line, so
 * that a wide sheet compares with its long twin.
 * For comparing with what others read; the status is that of a command.
 */
#include "rec/read.h"

#include "base/date.h"
#include "model/column.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BINDINGS_MAX = 16 };

enum {
	IDEA,
	RATER,
	AXIS,
	SCORE,
	PERSON,
	STAGE,
	REACHED,
	KPI,
	VALUE,
	OUTCOME,
	IMPORTANCE,
	SATISFACTION,
	ROLES
};

static const struct cc_role roles[ROLES + 1] = {
	[IDEA] = { "idea", NULL, CC_ID, CC_ROLE_ITEM, { 0 } },
	[RATER] = { "rater", NULL, CC_ID, 0, { 0 } },
	[AXIS] = { "axis", NULL, CC_ID, 0, { 0 } },
	[SCORE] = { "score", NULL, CC_NUMBER, 0, { 0 } },
	[PERSON] = { "person", NULL, CC_ID, 0, { 0 } },
	[STAGE] = { "stage", NULL, CC_ID, 0, { 0 } },
	[REACHED] = { "reached", NULL, CC_FLAG, 0, { 0 } },
	[KPI] = { "kpi", NULL, CC_ID, 0, { 0 } },
	[VALUE] = { "value", NULL, CC_NUMBER, 0, { 0 } },
	[OUTCOME] = { "outcome", NULL, CC_ID, 0, { 0 } },
	[IMPORTANCE] = { "importance", NULL, CC_NUMBER, 0, { 0 } },
	[SATISFACTION] = { "satisfaction", NULL, CC_NUMBER, 0, { 0 } },
};

static const struct cc_layout layouts[] = { { "any", 0 }, { 0 } };
static const struct cc_store_spec stores[] = { { 0 } };
static const struct cc_method method = { .roles = roles, .layouts = layouts, .stores = stores };

static bool arrays;
static struct cc_binding bindings[BINDINGS_MAX];
static size_t n_bindings;

static void
print(json_t *value)
{
	json_dumpf(value, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(value);
}

static void
give(void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells)
{
	json_t *object;

	(void)ctx;
	if (arrays) {
		print(json_deep_copy(cells));
		return;
	}
	object = json_object();
	for (size_t i = 0; i < n && i < json_array_size(cells); i++) {
		char *key = strndup(header[i].at, header[i].len);

		json_object_set_new_nocheck(object, key, json_deep_copy(json_array_get(cells, i)));
		free(key);
	}
	print(json_pack("{s:I, s:o}", "line", (json_int_t)line, "cells", object));
}

static bool
print_file(const char *name, const struct cc_source_opts *source_opts, const struct cc_records_opts *opts,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_input input = { name, open(name, O_RDONLY) };
	struct cc_source *source;
	struct cc_records *r = NULL;
	bool good;

	if (input.fd < 0)
		return cc_fail(err, CC_EXIT_MACHINE, "%s: cannot be opened", name);
	source = cc_source_new(input, source_opts, arena);
	if (arrays && cc_records_open(&r, source, opts, arena, err)) {
		uint64_t line;
		const struct cc_span *header = cc_records_header(&line, r, arena);
		json_t *names = json_array();

		for (size_t i = 0; i < cc_records_width(r); i++)
			json_array_append_new(names, read_text(header[i]));
		print(names);
	}
	cc_records_free(r);
	cc_source_free(source);
	lseek(input.fd, 0, SEEK_SET);
	source = cc_source_new(input, source_opts, arena);
	good = read_input(&r, source, opts, give, NULL, arena, err);
	cc_records_free(r);
	cc_source_free(source);
	close(input.fd);
	return good;
}

/* One file on its way through model/column. */
struct sheet {
	struct cc_arena *arena;
	struct cc_bound *bound;
	struct cc_typing *typing;
	struct cc_state *state;
	struct cc_problems problems;
	struct cc_seen seen;
};

static json_t *
observed(const struct sheet *s, unsigned role, const struct cc_column *c, uint32_t row)
{
	switch (roles[role].kind) {
	case CC_ID: return read_text(cc_map_at(s->state->ids[role], c->id[row]));
	case CC_FLAG: return json_boolean(c->num[row] > 0);
	default: return json_real(c->num[row]);
	}
}

static void
print_batch(const struct sheet *s, const struct cc_batch *b)
{
	for (uint32_t row = 0; row < b->rows; row++) {
		json_t *object = json_object();

		for (unsigned r = 0; r < ROLES; r++) {
			const struct cc_column *c = b->columns[r] > 0 ? b->role[r][0] : NULL;

			if (c != NULL && !c->missing[row])
				json_object_set_new(object, roles[r].name, observed(s, r, c, row));
		}
		print(object);
	}
}

static bool
bind_sheet(struct sheet *s, const char *name, const struct cc_records *r, struct cc_err *err)
{
	static const struct cc_study_spec spec = { .section = "records" };
	static const struct cc_items *lists[ROLES];
	static struct cc_run run = { .items = lists, .files = 1, .last_day = CC_NO_DAY };
	static const char *file;
	static bool has_ids[ROLES];
	static uint32_t items[ROLES];
	struct cc_bind_opts opts = { .tool = "records", .binding = bindings, .n_bindings = n_bindings };
	struct cc_binder *binder;
	struct cc_study *study;
	struct cc_place place = { name, 0, 0 };
	const struct cc_span *header = cc_records_header(&place.line, r, s->arena);

	if (!cc_study_load(&study, (struct cc_span){ NULL, 0 }, NULL, &spec, s->arena, err))
		return false;
	run.study = study;
	file = name;
	run.file = &file;
	for (unsigned i = 0; i < ROLES; i++) {
		has_ids[i] = roles[i].kind == CC_ID;
		items[i] = 1;
	}
	s->state = cc_state_new(ROLES, has_ids, items, stores);
	s->typing = cc_typing_new(&method, &run, s->state, s->arena);
	return cc_binder_new(&binder, &method, &run, &opts, s->arena, err) &&
	       cc_bind(&s->bound, binder, header, cc_records_width(r), place, 0, s->arena, err) &&
	       cc_binder_finish(binder, err);
}

static bool
type_piece(struct sheet *s, const struct cc_piece *piece, const struct cc_records *r, struct cc_err *err)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_rows rows;
	bool good = cc_records_split(&rows, piece, cc_bound_want(s->bound), r, arena, err);
	const struct cc_batch *batch = cc_type(s->typing, &rows, s->bound, &s->problems, &s->seen, arena);

	if (batch != NULL)
		print_batch(s, batch);
	else
		good = cc_fail(err, CC_EXIT_DATA, "labels: wanted numbers");
	cc_arena_free(arena);
	return good;
}

/* Bound once, with the header that the first piece left. */
static bool
print_observations(const char *name, const struct cc_source_opts *source_opts,
    const struct cc_records_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_input input = { name, open(name, O_RDONLY) };
	struct sheet s = { .arena = arena, .seen = { .last_day = CC_NO_DAY } };
	struct cc_piece piece = { 0 };
	struct cc_source *source;
	struct cc_records *r = NULL;
	enum cc_got got = CC_GOT_END;
	bool good;

	if (input.fd < 0)
		return cc_fail(err, CC_EXIT_MACHINE, "%s: cannot be opened", name);
	source = cc_source_new(input, source_opts, arena);
	good = cc_records_open(&r, source, opts, arena, err);
	while (good && (got = cc_records_cut(&piece, r, err)) == CC_GOT_SOME)
		good = (s.bound != NULL || bind_sheet(&s, name, r, err)) && type_piece(&s, &piece, r, err);
	if (good && got == CC_GOT_END && s.bound != NULL)
		good = cc_bound_settle(s.bound, &s.typing, 1, arena, err) &&
		       cc_bound_close(s.bound, &s.typing, 1, err);
	if (good && s.problems.count > 0)
		good = cc_fail(err, CC_EXIT_DATA, "%s", s.problems.first[0].text);
	cc_state_free(s.state);
	cc_piece_free(&piece);
	cc_records_free(r);
	cc_source_free(source);
	close(input.fd);
	return good && got == CC_GOT_END;
}

static bool
add_binding(const char *text)
{
	const char *equals = strchr(text, '=');

	if (equals == NULL || n_bindings == BINDINGS_MAX)
		return false;
	bindings[n_bindings++] = (struct cc_binding){
		.role = { text, (size_t)(equals - text) }, .column = cc_span(equals + 1), .own = true
	};
	return true;
}

static int
usage(void)
{
	fputs("usage: records [-a] [-c ROLE=COLUMN]... [-d DELIMITER] [-e ENCODING] [-f FORMAT] [-m MERGED] "
	      "[-s SKIP] [-w SHEET] FILE\n",
	    stderr);
	return CC_EXIT_USAGE;
}

int
main(int argc, char **argv)
{
	struct cc_workbook_opts book = { 0 };
	struct cc_source_opts source_opts = { .workbook = &book };
	struct cc_records_opts opts = { 0 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_err err = { 0 };
	int c;

	while ((c = getopt(argc, argv, "ac:d:e:f:m:s:w:")) != -1) {
		switch (c) {
		case 'a': arrays = true; break;
		case 'c':
			if (!add_binding(optarg))
				return usage();
			break;
		case 'd': opts.delimiter = optarg[0]; break;
		case 'e': source_opts.encoding = optarg; break;
		case 'f': opts.form = cc_form_named(optarg); break;
		case 'm': book.merged = optarg[1] == 'i' ? CC_MERGED_FILL : CC_MERGED_BLANK; break;
		case 'w': book.sheet = optarg; break;
		case 's': opts.skip = strtoull(optarg, NULL, 10); break;
		default: return usage();
		}
	}
	if (optind + 1 != argc)
		return usage();
	if (!(n_bindings > 0 ? print_observations : print_file)(
		argv[optind], &source_opts, &opts, arena, &err))
		fprintf(stderr, "records: %s\n", err.text);
	cc_arena_free(arena);
	return err.code;
}
