/* want.c -- what the run is to make: which tables and rows are asked for,
 * and what the method reads besides. */
#include "cli/session.h"

#include "base/arena.h"
#include "cli/data.h"

#include <inttypes.h>

/* Of all that was read, whatever it is called (FNV-1a). */
static uint64_t read_hash;

static bool
hashed(const struct cc_span *text, bool good)
{
	for (size_t i = 0; good && i < text->len; i++)
		read_hash = (read_hash ^ (unsigned char)text->at[i]) * UINT64_C(0x100000001b3);
	return good;
}

static bool
open_data(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	bool good = cc_data_read(out, name, arena, err);

	/* What lies packed is of a text that is hashed. */
	return strncmp(name, "packed/", strlen("packed/")) == 0 ? good : hashed(out, good);
}

static bool
open_file(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	return hashed(out, cc_file_read(out, name, arena, err));
}

static bool
open_digest(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	return hashed(out, cc_file_digest(out, name, arena, err));
}

bool
cc_session_load(struct cc_session *s, struct cc_err *err)
{
	static const struct cc_openers open = { open_data, open_file, open_digest };

	if (s->method->load == NULL)
		return true;
	read_hash = UINT64_C(0xcbf29ce484222325);
	s->run.open = &open;
	return s->method->load(&s->run, &open, s->arena, err);
}

bool
cc_session_check(struct cc_session *s, struct cc_err *err)
{
	if (!cc_method_check(s->method, &s->run, s->arena, err))
		return false;
	if (s->method->load != NULL)
		s->loaded = cc_format(s->arena, "%016" PRIx64, read_hash);
	return true;
}

/* Of a command that passes rows on: do this format and -T ask for them? */
static bool
asks_for_rows(const struct cc_session *s, const struct cc_format *format, const char *table)
{
	if (s->tool->passing == NULL)
		return false;
	return table == NULL ? format->rows != CC_ROWS_NONE : strcmp(table, s->method->tables[0].name) == 0;
}

/* But for the rows, which are no part of the report, and for those that want to be named. */
static uint64_t
all_tables(const struct cc_session *s)
{
	uint64_t all = 0;

	for (size_t t = s->tool->passing != NULL; t < s->report->n_tables; t++)
		if (!(s->method->tables[t].flags & CC_TABLE_NAMED))
			all |= UINT64_C(1) << t;
	return all;
}

/* The tables that one rendering shows. */
static uint64_t
tables_of(const struct cc_session *s, const struct cc_format *format, const char *table)
{
	if (format->pictures)
		return all_tables(s);
	if (table == NULL && format->events)
		return UINT64_C(1) << (cc_report_flagged(s->report, CC_TABLE_CALENDAR) - s->report->table);
	if (table == NULL)
		return format->one_table ? 1 : all_tables(s);
	return UINT64_C(1) << (cc_report_table(s->report, table) - s->report->table);
}

/* A calendar holds events alone. */
static bool
check_events(const struct cc_session *s, const struct cc_format *format, const char *table,
    const char *option, struct cc_err *err)
{
	const char *all = "";
	bool fits = !format->events;

	for (const struct cc_table_spec *t = s->method->tables; t->name != NULL; t++) {
		if (!(t->flags & CC_TABLE_EVENTS))
			continue;
		all = cc_format(s->arena, "%s%s%s", all, all[0] != '\0' ? ", " : "", t->name);
		fits |= table == NULL || strcmp(table, t->name) == 0;
	}
	if (fits)
		return true;
	if (all[0] == '\0')
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("%s: %s has no calendar; wanted another format than %s"), option, s->tool->name,
		    format->name);
	return cc_fail(err, CC_EXIT_USAGE, N_("%s: table %s is no calendar; wanted -T with one of %s"),
	    option, table, all);
}

static bool
check_stream(struct cc_session *s, struct cc_err *err)
{
	const char *with = NULL;

	if (s->tool->passing == NULL || !*s->tool->passing->stream)
		return true;
	if (cc_shared.to == NULL)
		s->format = cc_format_named("csv"); /* on a terminal, too */
	if (cc_shared.output.n > 0)
		with = "--output";
	else if (cc_shared.partial)
		with = "--partial";
	else if (cc_shared.merge)
		with = "--merge";
	else if (cc_shared.table != NULL && !asks_for_rows(s, s->format, cc_shared.table))
		with = "--table";
	if (with != NULL)
		return cc_fail(err, CC_EXIT_USAGE, N_("--stream prints rows; %s does not go with it"), with);
	return s->format->rows != CC_ROWS_NONE ||
	       cc_fail(err, CC_EXIT_USAGE, N_("--stream prints rows; wanted csv, tsv, jsonl or json, not %s"),
		   s->format->name);
}

static void
begin_pass(struct cc_session *s)
{
	struct cc_span *added;
	struct cc_pass_opts opts = { .tool = s->tool->name,
		.replace = *s->tool->passing->replace,
		.stream = *s->tool->passing->stream,
		.excel = cc_shared.excel,
		.ragged = strcmp(cc_shared.ragged, "pad") == 0,
		.threads = s->workers.threads,
		.grows = s->run.files > 1 };

	opts.n_added = s->method->adds(&added, &s->run, s->arena);
	opts.added = added;
	s->pass = cc_pass_new(&opts, s->arena);
}

static bool
want_rows(struct cc_session *s, const struct cc_format *format, struct cc_err *err)
{
	if (format->rows == CC_ROWS_NONE)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("rows in %s; wanted csv, tsv, jsonl or json, or another table"), format->name);
	if (cc_shared.merge)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("states hold no rows; wanted a table, -T NAME, or another format"));
	s->run.tables |= 1;
	if (s->pass == NULL)
		begin_pass(s);
	cc_pass_want(s->pass, format->rows);
	return true;
}

const struct cc_format *
cc_session_format(const struct cc_session *s, const struct cc_output *out)
{
	const struct cc_format *format = cc_format_of_file(out->name);

	return format != NULL ? format : s->format;
}

static bool
fill_rows(struct cc_output *out, int fd)
{
	static struct cc_err passed_over; /* errno says it, by the name of the file */
	const struct cc_session *s = out->ctx;

	return cc_pass_print(s->pass, cc_session_format(s, out)->rows, fd, &passed_over);
}

/* One of DIR/ goes where there are no rows to write. */
static bool
want_output(bool *drop, struct cc_session *s, struct cc_output *out, struct cc_err *err)
{
	const struct cc_format *format = cc_session_format(s, out);
	const char *table = out->table != NULL ? out->table : cc_shared.table;

	*drop = false;
	if (!check_events(s, format, table, "--output", err))
		return false;
	if (!asks_for_rows(s, format, table)) {
		s->run.tables |= tables_of(s, format, table);
		return true;
	}
	*drop = out->table != NULL && cc_shared.merge;
	out->fill = fill_rows;
	out->ctx = s;
	return *drop || want_rows(s, format, err);
}

static bool
want_outputs(struct cc_session *s, struct cc_err *err)
{
	for (size_t i = s->outputs.n; i-- > 0;) {
		bool drop;

		if (!want_output(&drop, s, &s->outputs.item[i], err))
			return false;
		if (drop)
			cc_outputs_drop(&s->outputs, i);
	}
	return true;
}

bool
cc_session_want(struct cc_session *s, struct cc_err *err)
{
	if (!check_stream(s, err))
		return false;
	s->run.tables = cc_gate_tables(s->gate, s->report);
	if (cc_shared.partial) {
		s->run.tables = all_tables(s);
		return true;
	}
	if (cc_shared.output.n > 0)
		return want_outputs(s, err);
	if (!check_events(s, s->format, cc_shared.table, "--to", err))
		return false;
	s->rows_out = asks_for_rows(s, s->format, cc_shared.table);
	if (s->rows_out)
		return want_rows(s, s->format, err);
	s->run.tables |= tables_of(s, s->format, cc_shared.table);
	return true;
}
