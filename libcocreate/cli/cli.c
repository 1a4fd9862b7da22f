/* cli.c -- from argv to exit status: the rooms in the order in which they are
 * entered.  The only file that sets the locale. */
#include "cli/session.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "cli/data.h"
#include "cli/scaffold.h"
#include "figure/alike.h"
#include "figure/findings.h"
#include "figure/privacy.h"
#include "rec/opener.h"

#include <gsl/gsl_errno.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

static void
begin_process(void)
{
	uint64_t key[2];

	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	bindtextdomain("cocreate-tools", LOCALEDIR);
	bind_textdomain_codeset("cocreate-tools", "UTF-8");
	textdomain("cocreate-tools");
	gsl_set_error_handler_off();
	if (getrandom(key, sizeof key, GRND_NONBLOCK) == (ssize_t)sizeof key)
		cc_map_key(key);
}

void
cc_session_say(const struct cc_session *s, const char *text)
{
	struct cc_buf line = { 0 };

	cc_buf_printf(&line, "%s: %s\n", s->tool->name, text);
	cc_out_all(STDERR_FILENO, (struct cc_span){ line.at, line.len });
	cc_buf_free(&line);
}

static void
say_problems(const struct cc_problems *p, const struct cc_session *s)
{
	char total[128];

	for (unsigned i = 0; i < p->kept; i++)
		cc_session_say(s, p->first[i].text);
	if (p->count == 0)
		return;
	snprintf(total, sizeof total,
	    ngettext("%ju problem in all", "%ju problems in all", (unsigned long)p->count),
	    (uintmax_t)p->count);
	cc_session_say(s, total);
}

static void
note_hidden(struct cc_session *s)
{
	if (s->fold.hidden_rows + s->fold.hidden_columns == 0)
		return;
	if (strcmp(cc_shared.hidden, "skip") == 0)
		cc_note(s->report, "hidden", "hidden in the workbook and left out: rows %ju, columns %ju",
		    "ブックで非表示のため除きました: %ju 行、%ju 列", (uintmax_t)s->fold.hidden_rows,
		    (uintmax_t)s->fold.hidden_columns);
	else
		cc_note(s->report, "hidden",
		    "hidden in the workbook, but read: rows %ju, columns %ju (--hidden=skip leaves them out)",
		    "ブックで非表示ですが読みました: %ju 行、%ju 列（--hidden=skip で除きます）",
		    (uintmax_t)s->fold.hidden_rows, (uintmax_t)s->fold.hidden_columns);
}

static void
note_reading(struct cc_session *s)
{
	char day[CC_DATE_TEXT];

	for (uint32_t i = 0; i < s->run.files; i++)
		if (s->fold.guessed[i])
			cc_note(s->report, "read-as", "%s: read as %s; --encoding overrides",
			    "%s を %s として読みました（--encoding で変更できます）",
			    cc_quote(cc_span(s->fold.input[i].file)).text, s->fold.input[i].encoding);
	if (s->fold.repeated > 0)
		cc_note(s->report, "repeated-header", "rows equal to the header, passed over: %ju",
		    "見出しと同じ行を読み飛ばしました: %ju 行", (uintmax_t)s->fold.repeated);
	if (s->fold.blank > 0)
		cc_note(s->report, "blank-rows", "rows without any value, passed over: %ju",
		    "値が一つもない行を読み飛ばしました: %ju 行", (uintmax_t)s->fold.blank);
	if (s->fold.totals > 0 && cc_shared.merge)
		cc_note(s->report, "totals", "last rows that sum up, left out: %ju",
		    "集計とみなした最後の行を除きました: %ju 行", (uintmax_t)s->fold.totals);
	if (s->fold.after_as_of > 0) {
		cc_date_print(day, s->run.as_of);
		cc_note(s->report, "after-as-of", "rows after %s, left out: %ju",
		    "%s より後の行を除きました: %ju 行", day, (uintmax_t)s->fold.after_as_of);
	}
	note_hidden(s);
	cc_binder_notes(s->report, s->binder);
}

static const char *
wording_file(const struct cc_session *s)
{
	return s->run.lang == CC_JA ? "findings.ja.yaml" : "findings.en.yaml";
}

/* The wording of the sentences in front; NULL: the command has none. */
static bool
load_wording(const struct cc_node **out, struct cc_session *s, struct cc_err *err)
{
	static const struct cc_openers open = { cc_data_read, cc_file_read, NULL };
	struct cc_node *wording = NULL;
	bool loaded =
	    s->method->findings == NULL || cc_data_yaml(&wording, wording_file(s), &open, s->arena, err);

	*out = wording;
	return loaded;
}

/* What the study wants of them, known before any input is read. */
static bool
check_findings(struct cc_session *s, struct cc_err *err)
{
	struct cc_findings_wanted wanted;
	const struct cc_node *wording;

	if (s->study->findings == NULL)
		return true;
	return load_wording(&wording, s, err) &&
	       (wording == NULL || cc_findings_study(&wanted, s->study, wording, s->arena, err));
}

/* From the figures as they will be printed. */
static bool
find(struct cc_session *s, struct cc_err *err)
{
	const struct cc_table *findings = cc_report_flagged(s->report, CC_TABLE_FINDINGS);
	const struct cc_node *wording;

	if (findings == NULL || !(s->run.tables >> (findings - s->report->table) & 1))
		return true;
	return load_wording(&wording, s, err) &&
	       cc_findings_apply(s->report, s->method, &s->run, wording, wording_file(s), err);
}

/* The shared options that figures depend on, then the command's own.  The day, where it is given: others read it from
 * the report. */
static void
put_parameters(const struct cc_session *s)
{
	static const char *const shared[] = { "confidence", "draws", "seed" };
	char day[CC_DATE_TEXT];

	if (s->run.has_as_of) {
		cc_date_print(day, s->run.as_of);
		cc_parameter_text(s->report, "as_of", cc_strdup(s->arena, day));
	}
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		cc_opt_parameter(s->report, cc_opt_named(NULL, s->tables, cc_span(shared[i])));
	for (const struct cc_opt *opt = s->tool->options; opt->name != NULL; opt++)
		cc_opt_parameter(s->report, opt);
}

static bool
think(struct cc_session *s, struct cc_err *err)
{
	s->report->n_inputs = s->run.files;
	s->report->input = s->fold.input;
	note_reading(s);
	cc_alike_notes(s->report, s->method, s->fold.state, &s->run);
	put_parameters(s);
	if (!cc_method_finish(s->report, s->method, s->fold.state, s->before.state, &s->run,
		&s->fold.problems, s->arena, err) ||
	    s->fold.problems.count > 0)
		return false;
	cc_privacy_apply(s->report, &s->run);
	return find(s, err);
}

/* A report whose spread columns have the name that finish() may give them. */
static const struct cc_report *
spread_report(const struct cc_session *s)
{
	struct cc_span name = cc_span(s->method->spread);
	struct cc_report *report = cc_session_report(s);

	for (size_t i = 0; i < report->n_tables; i++) {
		const struct cc_column_spec *spec = report->table[i].spec->columns;

		for (unsigned c = 0; spec[c].name != NULL; c++)
			if (spec[c].per_item != 0)
				cc_table_spread(report, &report->table[i], c, &name, 1);
	}
	return report;
}

/* Before the input is read: whether the conditions fit the tables as declared,
 * or as finish() may make them. */
static bool
read_gates(struct cc_session *s, struct cc_err *err)
{
	struct cc_err before = *err, ignored;

	if (cc_gate_new(&s->gate, &cc_shared.fail_if, s->report, s->arena, err))
		return true;
	if (s->method->spread == NULL ||
	    !cc_gate_new(&s->gate, &cc_shared.fail_if, spread_report(s), s->arena, &ignored))
		return false;
	*err = before;
	return true;
}

/* After finish(), by the columns that there are. */
static bool
read_gates_again(struct cc_session *s, struct cc_err *err)
{
	return s->method->spread == NULL ||
	       cc_gate_new(&s->gate, &cc_shared.fail_if, s->report, s->arena, err);
}

static bool
run_session(struct cc_session *s, int argc, char **argv, struct cc_err *err)
{
	bool *seen = CC_ARRAY(s->arena, bool, cc_opt_count(s->tables));
	int operand;
	bool parsed;

	if (!cc_out_prepare(err))
		return false;
	parsed = cc_opt_parse(&operand, s->tables, s->tool->name, argc, argv, seen, s->arena, err);
	if (cc_shared.help || cc_shared.version)
		return cc_session_help(s, err);
	if (parsed && cc_shared.list != NULL && strcmp(cc_shared.list, "completions") == 0)
		return cc_session_complete(s, argc, argv, operand, err);
	if (!parsed || !cc_session_settle(s, argc, argv, operand, seen, err))
		return false;
	if (cc_shared.list != NULL)
		return cc_session_list(s, err);
	if (cc_shared.scaffold)
		return cc_session_scaffold(s, err);
	return check_findings(s, err) && cc_session_load(s, err) && read_gates(s, err) &&
	       cc_session_outputs(s, err) && cc_session_want(s, err) && cc_session_check(s, err) &&
	       cc_session_bind(&s->binder, s, &cc_shared.by, err) && cc_session_read(s, err) &&
	       (cc_shared.partial ? cc_session_write_state(s, err)
				  : think(s, err) && read_gates_again(s, err) && cc_session_write(s, err));
}

/* What to type where no column was found; a pipe cannot be read again. */
static void
suggest(struct cc_session *s, char *const *words, struct cc_err *err)
{
	struct cc_fold_opts opts = cc_session_fold_opts();
	bool again = true;

	if (s->binder == NULL || !cc_binder_lacks(s->binder) || cc_shared.merge)
		return;
	for (uint32_t i = 0; i < s->run.files; i++)
		again &= cc_file_again(s->run.file[i]);
	if (again)
		cc_scaffold_suggest(err, s->tool, &s->run, s->binder, &opts, words, s->arena);
}

/* What was printed already is not to be taken for the whole. */
static void
break_stream(struct cc_session *s, const struct cc_err *why)
{
	const struct cc_problems *p = s->fold.problems.kept > 0 ? &s->fold.problems : &s->before.problems;
	static struct cc_err passed_over; /* there is nobody left to tell */

	if (s->pass != NULL)
		cc_pass_break(s->pass, p->kept > 0 ? p->first[0].text : why->text, &passed_over);
}

int
cc_cli_main(const struct cc_tool *tool, int argc, char **argv)
{
	struct cc_session s = { .tool = tool, .method = tool->method };
	static struct cc_err err;
	int status = CC_EXIT_OK;

	err.code = CC_EXIT_OK;
	err.text[0] = '\0';
	cc_oom_name = tool->name;
	begin_process();
	s.arena = cc_arena_new();
	s.tables[0] = tool->options;
	s.tables[1] = cc_shared_beside(tool->options, s.arena);
	if (!run_session(&s, argc, argv, &err)) {
		suggest(&s, argv + 1, &err);
		say_problems(&s.fold.problems, &s);
		say_problems(&s.before.problems, &s);
		status = err.code != CC_EXIT_OK ? (int)err.code : CC_EXIT_DATA;
		if (err.text[0] != '\0')
			cc_session_say(&s, err.text);
		break_stream(&s, &err);
	} else if (s.missed) {
		status = CC_EXIT_GATE;
	}
	cc_pass_free(s.pass);
	cc_report_free(s.report);
	cc_state_free(s.fold.state);
	cc_state_free(s.before.state);
	cc_arena_free(s.arena);
	return status;
}
