/* write.c -- what is printed: reports, states and pages. */
#include "cli/session.h"

#include "base/arena.h"
#include "cli/help.h"
#include "cli/list.h"
#include "cli/scaffold.h"
#include "cli/temporary.h"
#include "rec/events.h"
#include "rec/page.h"

#include <libintl.h>
#include <stdio.h>
#include <unistd.h>

/* The one table asked for is not there: what its note says. */
static bool
fail_left_out(
    const struct cc_session *s, const struct cc_format *format, const char *table, struct cc_err *err)
{
	const struct cc_table *t = table != NULL ? cc_report_table(s->report, table)
						 : cc_report_flagged(s->report, CC_TABLE_CALENDAR);

	if (format->events && !t->left_out)
		return cc_fail(err, CC_EXIT_USAGE, N_("no calendar of table %s without %s"), t->spec->name,
		    t->events->lacks);
	for (size_t i = 0; i < s->report->n_notes; i++)
		if (strcmp(s->report->note[i].code, t->why) == 0)
			return cc_fail(err, CC_EXIT_USAGE, "%s", s->report->note[i].text);
	return cc_fail(err, CC_EXIT_USAGE, N_("no table %s without %s"), t->spec->name, t->why);
}

/* By way of a file without a name, which /dev/fd gives one. */
static bool
render_file(struct cc_buf *out, const struct cc_session *s, const struct cc_format *format,
    const struct cc_render_opts *opts, struct cc_err *err)
{
	struct cc_temporary t = { .fd = -1 };
	char name[32];
	bool good;

	if (cc_render_left_out(s->report, opts->table))
		return fail_left_out(s, format, opts->table, err);
	if (!cc_temporary_open(&t, err))
		return false;
	snprintf(name, sizeof name, "/dev/fd/%d", t.fd);
	good = format->file(name, s->report, opts, err) && cc_temporary_read(out, &t, err);
	close(t.fd);
	return good;
}

static bool
render(struct cc_buf *out, struct cc_session *s, const struct cc_format *format, const char *table,
    bool terminal, struct cc_err *err)
{
	struct cc_render_opts opts = { .table = table != NULL ? table : s->report->shown,
		.digits = (unsigned)cc_shared.digits.value,
		.rounded = cc_shared.digits.set,
		.excel = cc_shared.excel };

	opts.as_of = s->run.has_as_of ? s->run.as_of : 0;
	if (terminal) {
		opts.width = cc_out_width();
		opts.color = cc_out_color(cc_shared.color);
	}
	s->noted |= !format->one_table && !cc_format_pages(format, s->report, opts.table);
	if (format->file != NULL)
		return render_file(out, s, format, &opts, err);
	return format->render(out, s->report, &opts) || fail_left_out(s, format, table, err);
}

static void
say_notes(const struct cc_session *s)
{
	if (cc_shared.quiet)
		return;
	for (size_t i = 0; i < s->report->n_notes; i++)
		cc_session_say(s, cc_format(s->arena, gettext("note: %s"), s->report->note[i].text));
}

static void
say_gates(struct cc_session *s)
{
	const char *const *line;
	size_t n = cc_gate_judge(&line, s->gate, s->arena);

	for (size_t i = 0; i < n; i++)
		cc_session_say(s, line[i]);
	for (size_t i = 0; i < s->report->n_misses; i++)
		cc_session_say(s, s->report->miss[i]);
	s->missed = n > 0 || s->report->n_misses > 0;
}

/* Of DIR/ only the tables that there are. */
static void
drop_left_out(struct cc_session *s)
{
	for (size_t i = s->outputs.n; i-- > 0;) {
		const char *table = s->outputs.item[i].table;

		if (table != NULL && s->outputs.item[i].fill == NULL &&
		    cc_report_table(s->report, table)->left_out)
			cc_outputs_drop(&s->outputs, i);
	}
}

static bool
render_output(struct cc_session *s, struct cc_output *out, struct cc_err *err)
{
	return out->fill != NULL || render(&out->bytes, s, cc_session_format(s, out),
					out->table != NULL ? out->table : cc_shared.table, false, err);
}

bool
cc_session_write(struct cc_session *s, struct cc_err *err)
{
	struct cc_buf page = { 0 };
	bool good = true;

	drop_left_out(s);
	if (s->report->page != NULL && s->report->page->plain && cc_shared.to == NULL)
		s->format = cc_format_named("text");
	for (size_t i = 0; good && i < s->outputs.n; i++)
		good = render_output(s, &s->outputs.item[i], err);
	if (good && cc_shared.output.n == 0 && !s->rows_out)
		good = render(&page, s, s->format, cc_shared.table, true, err);
	if (good && !s->noted)
		say_notes(s);
	if (good)
		say_gates(s);
	if (good && cc_shared.output.n > 0)
		good = cc_outputs_commit(&s->outputs, s->arena, err);
	else if (good && s->rows_out)
		good = cc_pass_print(s->pass, s->format->rows, STDOUT_FILENO, err);
	else if (good)
		good = cc_out_write((struct cc_span){ page.at, page.len }, err);
	cc_buf_free(&page);
	cc_outputs_free(&s->outputs);
	return good && cc_out_close(err);
}

/* --partial: the state in place of a report, to all outputs.  What was left out of its
 * files is said here, as a merged report no longer knows. */
bool
cc_session_write_state(struct cc_session *s, struct cc_err *err)
{
	const struct cc_part_id number = { .number = cc_shared.part, .of = cc_shared.parts };
	struct cc_buf page = { 0 };
	struct cc_span all;
	bool good;

	if (!cc_shared.merge) {
		cc_binder_notes(s->report, s->binder);
		say_notes(s);
	}
	cc_partial_print(&page, &s->fold, &s->run, &number, s->binder, s->form, s->arena);
	all = (struct cc_span){ page.at, page.len };
	for (size_t i = 0; i < s->outputs.n; i++)
		cc_buf_span(&s->outputs.item[i].bytes, all);
	good = s->outputs.n > 0 ? cc_outputs_commit(&s->outputs, s->arena, err) : cc_out_write(all, err);
	cc_buf_free(&page);
	cc_outputs_free(&s->outputs);
	return good && cc_out_close(err);
}

bool
cc_session_print(struct cc_buf *page, struct cc_err *err)
{
	bool good = cc_out_write((struct cc_span){ page->at, page->len }, err) && cc_out_close(err);

	cc_buf_free(page);
	return good;
}

bool
cc_session_help(const struct cc_session *s, struct cc_err *err)
{
	struct cc_buf page = { 0 };

	if (cc_shared.help)
		cc_help_usage(&page, s->tool, s->tables[1]);
	else
		cc_help_version(&page, s->tool);
	return cc_session_print(&page, err);
}

bool
cc_session_list(const struct cc_session *s, struct cc_err *err)
{
	struct cc_fold_opts opts = cc_session_fold_opts();
	struct cc_input_sample sample;
	struct cc_buf page = { 0 };

	if (strcmp(cc_shared.list, "tables") == 0) {
		cc_list_tables(&page, s->report);
	} else if (strcmp(cc_shared.list, "roles") == 0) {
		cc_list_roles(&page, s->method, &s->run);
	} else if (strcmp(cc_shared.list, "sheets") == 0) {
		if (!cc_list_sheets(&page, &s->run, opts.workbook, s->arena, err))
			return false;
	} else if (cc_sample_read(&sample, &s->run, 0, NULL, &opts, s->arena, err)) {
		cc_list_input(&page, &sample, s->arena);
	} else {
		return false;
	}
	return cc_session_print(&page, err);
}

bool
cc_session_scaffold(struct cc_session *s, struct cc_err *err)
{
	struct cc_fold_opts opts = cc_session_fold_opts();
	struct cc_buf page = { 0 };

	if (cc_session_bind(&s->binder, s, &cc_shared.by, err) &&
	    cc_scaffold(&page, s->tool, &s->run, s->binder, &opts, s->arena, err))
		return cc_session_print(&page, err);
	cc_buf_free(&page);
	return false;
}
