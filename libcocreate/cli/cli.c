/* cli.c -- from argv to exit status: the rooms in the order in which they are
 * entered.  The only file that sets the locale and prints errors. */
#include "cli/cli.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "base/utf8.h"
#include "cli/data.h"
#include "cli/gate.h"
#include "cli/hands.h"
#include "cli/help.h"
#include "cli/list.h"
#include "cli/out.h"
#include "cli/partial.h"
#include "cli/run.h"
#include "cli/scaffold.h"
#include "cli/shared.h"
#include "model/privacy.h"
#include "render/render.h"

#include <gsl/gsl_errno.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

/* One run, from the first option to the last byte. */
struct session {
	const struct cc_tool *tool;
	const struct cc_method *method;
	const struct cc_opt *tables[3];
	struct cc_arena *arena;
	struct cc_study *study;
	struct cc_run run;
	struct cc_hands hands;
	struct cc_fold fold, before;	 /* before: of --against */
	const struct cc_part_form *form; /* of --partial and --merge */
	struct cc_binder *binder;
	struct cc_report *report;
	struct cc_outputs outputs;
	const struct cc_format *format; /* of standard output and of unknown extensions */
	struct cc_gate *gate;
	bool noted;  /* a rendering holds the notes itself */
	bool missed; /* a gate */
};

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

static void
say(const struct session *s, const char *text)
{
	struct cc_buf line = { 0 };

	cc_buf_printf(&line, "%s: %s\n", s->tool->name, text);
	cc_out_all(STDERR_FILENO, (struct cc_span){ line.at, line.len });
	cc_buf_free(&line);
}

static void
say_problems(const struct cc_problems *p, const struct session *s)
{
	char total[128];

	for (unsigned i = 0; i < p->kept; i++)
		say(s, p->first[i].text);
	if (p->count == 0)
		return;
	snprintf(total, sizeof total,
	    ngettext("%ju problem in all", "%ju problems in all", (unsigned long)p->count),
	    (uintmax_t)p->count);
	say(s, total);
}

static bool
load_study(struct session *s, const bool *seen, struct cc_err *err)
{
	struct cc_opt_section section = { s->tables, seen, s->arena };
	struct cc_study_spec spec = { NULL, s->method->items, cc_opt_study_names(s->tables, s->arena),
		cc_opt_study_key, &section };
	char *name = cc_strdup(s->arena, s->tool->name);
	struct cc_span text = { 0 };

	for (char *p = name; *p != '\0'; p++)
		if (*p == '-')
			*p = '_';
	spec.section = name;
	if (cc_shared.study != NULL && !cc_file_read(&text, cc_shared.study, s->arena, err))
		return false;
	return cc_study_load(&s->study, text, cc_shared.study, &spec, s->arena, err);
}

static size_t
count_roles(const struct cc_method *method)
{
	size_t n = 0;

	while (method->roles[n].name != NULL)
		n++;
	return n;
}

static const struct cc_items *
items_of(const struct session *s, const struct cc_role *role)
{
	for (size_t i = 0; role->items != NULL && i < s->study->n_items; i++)
		if (strcmp(s->method->items[i].key, role->items) == 0)
			return &s->study->items[i];
	return NULL;
}

static unsigned
threads_wanted(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (cc_shared.threads.set)
		return (unsigned)cc_shared.threads.value;
	return cores < 1 ? 1 : cores > 256 ? 256 : (unsigned)cores;
}

static void
begin_run(struct session *s, int argc, char **argv, int operand)
{
	size_t roles = count_roles(s->method);
	const struct cc_items **items = CC_ARRAY(s->arena, const struct cc_items *, roles);
	const char **file = CC_ARRAY(s->arena, const char *, (size_t)(argc - operand) + 1);
	uint32_t files = 0;

	for (size_t r = 0; r < roles; r++)
		items[r] = items_of(s, &s->method->roles[r]);
	for (int i = operand; i < argc; i++)
		file[files++] = argv[i];
	if (files == 0)
		file[files++] = "-";
	s->hands = (struct cc_hands){ threads_wanted(), cc_hands_each };
	if (cc_shared.partial)
		cc_partial_order(file, files);
	s->run = (struct cc_run){ .opts = s->tool->opts,
		.study = s->study,
		.items = items,
		.confidence = cc_shared.confidence.value,
		.seed = (uint64_t)cc_shared.seed.value,
		.draws = (uint32_t)cc_shared.draws.value,
		.has_as_of = cc_shared.has_as_of,
		.as_of = cc_shared.as_of,
		.last_day = CC_NO_DAY,
		.file = file,
		.files = files,
		.hands = &s->hands,
		.evidence = cc_shared.evidence,
		.mask = cc_shared.mask,
		.min_cell = (uint64_t)cc_shared.min_cell.value,
		.audit = cc_shared.verbose };
	s->run.lang = s->study->has_lang ? s->study->lang : CC_EN;
	if (cc_shared.lang != NULL)
		s->run.lang = strcmp(cc_shared.lang, "ja") == 0 ? CC_JA : CC_EN;
}

/* -c ROLE=COLUMN; ROLE= unbinds.  --by=COLUMN is -c segment=COLUMN. */
static bool
split_bindings(struct cc_binding *out, struct cc_err *err)
{
	for (size_t i = 0; i < cc_shared.column.n; i++) {
		const char *text = cc_shared.column.item[i], *equals = strchr(text, '=');

		if (equals == NULL || equals == text)
			return cc_fail(err, CC_EXIT_USAGE, N_("-c: \"%s\"; wanted ROLE=COLUMN"),
			    cc_quote(cc_span(text)).text);
		out[i] = (struct cc_binding){
			.role = { text, (size_t)(equals - text) }, .column = cc_span(equals + 1), .own = true
		};
	}
	if (cc_shared.by != NULL)
		out[cc_shared.column.n] = (struct cc_binding){
			.role = CC_SPAN("segment"), .column = cc_span(cc_shared.by), .own = true
		};
	return true;
}

static bool
begin_binder(struct cc_binder **binder, struct session *s, const char *by, struct cc_err *err)
{
	size_t n = cc_shared.column.n + (by != NULL);
	struct cc_binding *binding = CC_ARRAY(s->arena, struct cc_binding, n);
	struct cc_bind_opts opts = { .tool = s->tool->name, .binding = binding, .n_bindings = n };

	opts.where = cc_shared.where;
	opts.n_where = cc_shared.where_texts.n;
	opts.missing = cc_shared.missing;
	opts.n_missing = cc_shared.n_missing;
	opts.has_missing = cc_shared.missing_text != NULL;
	opts.more_missing = cc_shared.more_missing;
	opts.invalid_missing = strcmp(cc_shared.invalid, "missing") == 0;
	opts.ragged_pad = strcmp(cc_shared.ragged, "pad") == 0;
	opts.data = cc_data_read;
	if (!split_bindings(binding, err))
		return false;
	if (by != NULL)
		binding[cc_shared.column.n] =
		    (struct cc_binding){ .role = CC_SPAN("segment"), .column = cc_span(by), .own = true };
	return cc_binder_new(binder, s->method, &s->run, &opts, s->arena, err);
}

/* Vocabulary errors name the nearest word and all of them. */
static bool
fail_word(const struct session *s, const char *option, const char *word, const struct cc_span *known,
    size_t n, struct cc_err *err)
{
	size_t near = cc_utf8_nearest(cc_span(word), known, n, s->arena);
	const char *all = "";

	for (size_t i = 0; i < n; i++)
		all = cc_format(s->arena, "%s%s%s", all, i > 0 ? ", " : "", known[i].at);
	if (near != CC_NO_NEAR)
		return cc_fail(err, CC_EXIT_USAGE, N_("%s: \"%s\"; did you mean %s? (wanted one of %s)"),
		    option, cc_quote(cc_span(word)).text, known[near].at, all);
	return cc_fail(err, CC_EXIT_USAGE, N_("%s: \"%s\"; wanted one of %s"), option,
	    cc_quote(cc_span(word)).text, all);
}

static bool
check_format(struct session *s, struct cc_err *err)
{
	const char *to = cc_shared.to != NULL ? cc_shared.to : isatty(STDOUT_FILENO) ? "text" : "csv";
	struct cc_span known[16];
	size_t n = 0;

	if (cc_shared.to == NULL && cc_shared.output.n > 0)
		to = "csv";
	s->format = cc_format_named(to);
	for (const struct cc_format *f = cc_formats; f->name != NULL; f++)
		known[n++] = cc_span(f->name);
	return s->format != NULL || fail_word(s, "--to", to, known, n, err);
}

static bool
check_table(struct session *s, struct cc_err *err)
{
	struct cc_span known[32];
	size_t n = 0;

	for (const struct cc_table_spec *t = s->method->tables; t->name != NULL; t++) {
		if (cc_shared.table == NULL || strcmp(t->name, cc_shared.table) == 0)
			return true;
		known[n++] = cc_span(t->name);
	}
	return fail_word(s, "--table", cc_shared.table, known, n, err);
}

/* Segments are asked for only where there is a table that shows them. */
static bool
check_by(const struct session *s, struct cc_err *err)
{
	for (const struct cc_table_spec *t = s->method->tables; cc_shared.by != NULL && t->name != NULL; t++)
		if (strcmp(t->name, "segments") == 0 || strcmp(t->name, "contrast") == 0)
			return true;
	return cc_shared.by == NULL ||
	       cc_fail(err, CC_EXIT_USAGE, N_("--by: %s has no table of segments"), s->tool->name);
}

static bool
check_against(const struct session *s, struct cc_err *err)
{
	const struct cc_table_spec *t = s->method->tables;

	while (cc_shared.against != NULL && t->name != NULL && strcmp(t->name, "changes") != 0)
		t++;
	return t->name != NULL ||
	       cc_fail(err, CC_EXIT_USAGE, N_("--against: %s has no table of changes"), s->tool->name);
}

static bool
check_encoding(struct cc_err *err)
{
	return cc_shared.encoding == NULL || cc_encoding_known(cc_shared.encoding) ||
	       cc_fail(err, CC_EXIT_USAGE,
		   N_("--encoding: \"%s\" is not known here; wanted UTF-8, CP932, EUC-JP or a name that "
		      "iconv -l "
		      "lists"),
		   cc_quote(cc_span(cc_shared.encoding)).text);
}

/* Somebody who forgot the file would wait for ever. */
static void
warn_of_terminal(const struct session *s)
{
	if (strcmp(s->run.file[0], "-") == 0 && isatty(STDIN_FILENO) && !cc_shared.quiet)
		say(s, gettext("note: reading standard input, a terminal; end with Ctrl-D"));
}

static struct cc_fold_opts
fold_opts(void)
{
	return (struct cc_fold_opts){ cc_shared.encoding, cc_form_named(cc_shared.from), cc_shared.delimiter,
		(size_t)cc_shared.max_field.value, (uint64_t)cc_shared.skip.value, 0, cc_shared.partial };
}

/* -v: one line a file, also of those read before a failure. */
static void
say_audit(const struct session *s, const struct cc_fold *fold, const struct cc_run *run, uint32_t first)
{
	for (uint32_t i = first; run->audit && i < run->files && fold->input[i].file != NULL; i++)
		say(s, cc_format(s->arena,
			   gettext("%s: read as %s, rows %ju, missing cells %ju, normalised numbers %ju"),
			   cc_quote(cc_span(fold->input[i].file)).text, fold->input[i].encoding,
			   (uintmax_t)fold->input[i].rows, (uintmax_t)fold->audit[i].missing,
			   (uintmax_t)fold->audit[i].normalised));
}

/* Options without a meaning for what is asked are refused, not passed over. */
static bool
check_modes(const struct session *s, const bool *seen, struct cc_err *err)
{
	static const char *const rows[] = { "from", "encoding", "delimiter", "skip", "max-field", "column",
		"by", NULL };
	static const char *const report[] = { "to", "table", "against", "fail-if", NULL };

	for (size_t i = 0; i < 2; i++) {
		const char *const *name = i == 0 ? rows : report;

		for (; (i == 0 ? cc_shared.merge : cc_shared.partial) && *name != NULL; name++) {
			size_t place;

			cc_opt_named(&place, s->tables, cc_span(*name));
			if (seen[place])
				return cc_fail(err, CC_EXIT_USAGE, N_("--%s does not go with --%s"), *name,
				    i == 0 ? "merge" : "partial");
		}
	}
	return true;
}

/* The files of run from first on, or the states they hold. */
static bool
read_from(struct cc_fold *fold, struct session *s, struct cc_run *run, struct cc_binder *binder,
    uint32_t first, struct cc_err *err)
{
	struct cc_fold_opts opts = fold_opts();
	bool good;

	opts.first_file = first;
	if (cc_shared.merge)
		return cc_merge_run(fold, run, binder, &opts, s->form, s->arena, err);
	good = cc_fold_run(fold, s->method, run, binder, &opts, s->arena, err) && fold->problems.count == 0;
	say_audit(s, fold, run, first);
	return good;
}

/* What places call the inputs; a merge learns their names from the states. */
static void
name_inputs(struct session *s, const struct cc_fold *fold, uint32_t first)
{
	const char **file = CC_ARRAY(s->arena, const char *, (size_t)first + fold->inputs + 1);

	for (uint32_t i = 0; i < first; i++)
		file[i] = s->run.file[i];
	for (uint32_t i = first; i < first + fold->inputs; i++)
		file[i] = fold->input[i].file;
	s->run.file = file;
	s->run.files = first + fold->inputs;
}

/* The previous wave's files are counted on behind this one's.  It needs no
 * segments. */
static bool
read_before(struct session *s, struct cc_err *err)
{
	uint32_t first = s->run.files;
	const char **file = CC_ARRAY(s->arena, const char *, (size_t)first + 1);
	struct cc_binder *binder;
	struct cc_run run = s->run;

	if (cc_shared.against == NULL)
		return true;
	for (uint32_t i = 0; i < first; i++)
		file[i] = s->run.file[i];
	file[first] = cc_shared.against;
	run.file = file;
	run.files = first + 1;
	if (!begin_binder(&binder, s, NULL, err) || !read_from(&s->before, s, &run, binder, first, err))
		return false;
	name_inputs(s, &s->before, first);
	for (uint32_t i = 0; i < first; i++) {
		s->before.input[i] = s->fold.input[i];
		s->before.guessed[i] = s->fold.guessed[i];
	}
	s->fold.input = s->before.input;
	s->fold.guessed = s->before.guessed;
	return true;
}

static bool
read_all(struct session *s, struct cc_err *err)
{
	if (cc_shared.merge || cc_shared.partial)
		s->form = cc_partial_form(s->tool, &s->run, s->binder, s->tables, s->arena);
	warn_of_terminal(s);
	if (!read_from(&s->fold, s, &s->run, s->binder, 0, err))
		return false;
	name_inputs(s, &s->fold, 0);
	s->run.bound = s->fold.bound;
	s->run.last_day = s->fold.last_day;
	return read_before(s, err);
}

static void
note_reading(struct session *s)
{
	char day[CC_DATE_TEXT];

	for (uint32_t i = 0; i < s->run.files; i++)
		if (s->fold.guessed[i])
			cc_note(s->report, "read-as",
			    CC_SAY("%s: read as %s; --encoding overrides",
				"%s を %s として読みました（--encoding で変更できます）"),
			    cc_quote(cc_span(s->fold.input[i].file)).text, s->fold.input[i].encoding);
	if (s->fold.repeated > 0)
		cc_note(s->report, "repeated-header",
		    CC_SAY("rows equal to the header, passed over: %ju",
			"見出しと同じ行を読み飛ばしました: %ju 行"),
		    (uintmax_t)s->fold.repeated);
	if (s->fold.after_as_of > 0) {
		cc_date_print(day, s->run.as_of);
		cc_note(s->report, "after-as-of",
		    CC_SAY("rows after %s, left out: %ju", "%s より後の行を除きました: %ju 行"), day,
		    (uintmax_t)s->fold.after_as_of);
	}
	cc_binder_notes(s->report, s->binder);
}

static void
begin_report(struct session *s)
{
	size_t roles = count_roles(s->method);
	const struct cc_span **names = CC_ARRAY(s->arena, const struct cc_span *, roles);
	uint32_t *n = CC_ARRAY(s->arena, uint32_t, roles);

	for (size_t r = 0; r < roles; r++) {
		const struct cc_items *items = s->run.items[r];
		struct cc_span *ids = CC_ARRAY(s->arena, struct cc_span, items != NULL ? items->n : 0);

		for (uint32_t i = 0; items != NULL && i < items->n; i++)
			ids[i] = items->item[i].id;
		names[r] = ids;
		n[r] = items != NULL ? items->n : 0;
	}
	s->report = cc_report_new(s->method->tables, names, n, s->run.lang, s->arena);
	s->report->tool = s->tool->name;
	s->report->version = cc_package_version;
	s->report->study = s->study->name;
	if (s->run.evidence)
		cc_report_evidence(s->report);
}

static bool
think(struct session *s, struct cc_err *err)
{
	s->report->n_inputs = s->run.files;
	s->report->input = s->fold.input;
	note_reading(s);
	cc_parameter_real(s->report, "confidence", s->run.confidence);
	cc_parameter_int(s->report, "draws", s->run.draws);
	cc_parameter_int(s->report, "seed", (int64_t)s->run.seed);
	if (!s->method->finish(
		s->report, s->fold.state, s->before.state, &s->run, &s->fold.problems, s->arena, err) ||
	    s->fold.problems.count > 0)
		return false;
	cc_privacy_apply(s->report, &s->run);
	return true;
}

/* The one table asked for is not there: what its note says. */
static bool
fail_left_out(const struct session *s, struct cc_err *err)
{
	const struct cc_table *t = cc_report_table(s->report, cc_shared.table);

	for (size_t i = 0; i < s->report->n_notes; i++)
		if (strcmp(s->report->note[i].code, t->why) == 0)
			return cc_fail(err, CC_EXIT_USAGE, "%s", s->report->note[i].text);
	return cc_fail(err, CC_EXIT_USAGE, N_("no table %s without %s"), t->spec->name, t->why);
}

static bool
render(struct cc_buf *out, struct session *s, const struct cc_format *format, const char *table,
    bool terminal, struct cc_err *err)
{
	struct cc_render_opts opts = {
		.table = table, .digits = (unsigned)cc_shared.digits.value, .excel = cc_shared.excel
	};

	if (terminal) {
		opts.width = cc_out_width();
		opts.color = cc_out_color(cc_shared.color);
	}
	s->noted |= !format->one_table;
	return format->render(out, s->report, &opts) || fail_left_out(s, err);
}

static void
say_notes(const struct session *s)
{
	if (cc_shared.quiet)
		return;
	for (size_t i = 0; i < s->report->n_notes; i++)
		say(s, cc_format(s->arena, gettext("note: %s"), s->report->note[i].text));
}

static void
say_gates(struct session *s)
{
	const char *const *line;
	size_t n = cc_gate_judge(&line, s->gate, s->arena);

	for (size_t i = 0; i < n; i++)
		say(s, line[i]);
	s->missed = n > 0;
}

/* Of DIR/ only the tables that there are. */
static void
drop_left_out(struct session *s)
{
	for (size_t i = s->outputs.n; i-- > 0;) {
		const char *table = s->outputs.item[i].table;

		if (table != NULL && cc_report_table(s->report, table)->left_out)
			cc_outputs_drop(&s->outputs, i);
	}
}

static bool
render_output(struct session *s, struct cc_output *out, struct cc_err *err)
{
	const struct cc_format *format = cc_format_of_file(out->name);

	return render(&out->bytes, s, format != NULL ? format : s->format,
	    out->table != NULL ? out->table : cc_shared.table, false, err);
}

static bool
write_all(struct session *s, struct cc_err *err)
{
	struct cc_buf page = { 0 };
	bool good = true;

	drop_left_out(s);
	for (size_t i = 0; good && i < s->outputs.n; i++)
		good = render_output(s, &s->outputs.item[i], err);
	if (good && cc_shared.output.n == 0)
		good = render(&page, s, s->format, cc_shared.table, true, err);
	if (good && (cc_shared.output.n > 0 || s->format->one_table) && !s->noted)
		say_notes(s);
	if (good)
		say_gates(s);
	good = good && (cc_shared.output.n > 0 ? cc_outputs_commit(&s->outputs, s->arena, err)
					       : cc_out_write((struct cc_span){ page.at, page.len }, err));
	cc_buf_free(&page);
	cc_outputs_free(&s->outputs);
	return good && cc_out_close(err);
}

/* --partial: the state in place of a report, to all outputs. */
static bool
write_state(struct session *s, struct cc_err *err)
{
	struct cc_buf page = { 0 };
	struct cc_span all;
	bool good;

	cc_partial_print(&page, &s->fold, &s->run, s->binder, s->form, s->arena);
	all = (struct cc_span){ page.at, page.len };
	for (size_t i = 0; i < s->outputs.n; i++)
		cc_buf_span(&s->outputs.item[i].bytes, all);
	good = s->outputs.n > 0 ? cc_outputs_commit(&s->outputs, s->arena, err) : cc_out_write(all, err);
	cc_buf_free(&page);
	cc_outputs_free(&s->outputs);
	return good && cc_out_close(err);
}

/* Prints a page and frees it. */
static bool
print_page(struct cc_buf *page, struct cc_err *err)
{
	bool good = cc_out_write((struct cc_span){ page->at, page->len }, err) && cc_out_close(err);

	cc_buf_free(page);
	return good;
}

static bool
print_help(const struct session *s, struct cc_err *err)
{
	struct cc_buf page = { 0 };

	if (cc_shared.help)
		cc_help_usage(&page, s->tool, cc_shared_options);
	else
		cc_help_version(&page, s->tool);
	return print_page(&page, err);
}

static bool
print_list(const struct session *s, struct cc_err *err)
{
	struct cc_buf page = { 0 };

	if (strcmp(cc_shared.list, "tables") == 0)
		cc_list_tables(&page, s->report);
	else
		cc_list_roles(&page, s->method, &s->run);
	return print_page(&page, err);
}

static bool
print_scaffold(const struct session *s, struct cc_err *err)
{
	struct cc_fold_opts opts = fold_opts();
	struct cc_buf page = { 0 };

	if (cc_scaffold(&page, s->tool, &s->run, &opts, s->arena, err))
		return print_page(&page, err);
	cc_buf_free(&page);
	return false;
}

static bool
find_outputs(struct session *s, struct cc_err *err)
{
	const char **tables = CC_ARRAY(s->arena, const char *, s->report->n_tables + 1);

	for (size_t i = 0; i < s->report->n_tables; i++)
		tables[i] = s->report->table[i].spec->name;
	return cc_outputs_find(&s->outputs, &cc_shared.output, tables, s->arena, err);
}

static bool
run_session(struct session *s, int argc, char **argv, struct cc_err *err)
{
	bool *seen = CC_ARRAY(s->arena, bool, cc_opt_count(s->tables));
	int operand;
	bool parsed;

	if (!cc_out_prepare(err))
		return false;
	parsed = cc_opt_parse(&operand, s->tables, s->tool->name, argc, argv, seen, s->arena, err);
	if (cc_shared.help || cc_shared.version)
		return print_help(s, err);
	if (!parsed || !cc_shared_settle(&cc_shared, s->arena, err) || !check_modes(s, seen, err) ||
	    !check_format(s, err) || !check_table(s, err) || !check_by(s, err) || !check_against(s, err) ||
	    !check_encoding(err) || !load_study(s, seen, err))
		return false;
	begin_run(s, argc, argv, operand);
	if (!cc_method_check_items(s->method, &s->run, s->arena, err))
		return false;
	begin_report(s);
	if (cc_shared.list != NULL)
		return print_list(s, err);
	if (cc_shared.scaffold)
		return print_scaffold(s, err);
	return s->method->check(&s->run, s->arena, err) && begin_binder(&s->binder, s, cc_shared.by, err) &&
	       cc_gate_new(&s->gate, &cc_shared.fail_if, s->report, s->arena, err) && find_outputs(s, err) &&
	       read_all(s, err) &&
	       (cc_shared.partial ? write_state(s, err) : think(s, err) && write_all(s, err));
}

int
cc_cli_main(const struct cc_tool *tool, int argc, char **argv)
{
	struct session s = { .tool = tool, .method = tool->method };
	static struct cc_err err;
	int status = CC_EXIT_OK;

	begin_process();
	s.arena = cc_arena_new();
	s.tables[0] = tool->options;
	s.tables[1] = cc_shared_options;
	if (!run_session(&s, argc, argv, &err)) {
		say_problems(&s.fold.problems, &s);
		say_problems(&s.before.problems, &s);
		status = err.code != CC_EXIT_OK ? (int)err.code : CC_EXIT_DATA;
		if (err.code != CC_EXIT_OK)
			say(&s, err.text);
	} else if (s.missed) {
		status = CC_EXIT_GATE;
	}
	cc_report_free(s.report);
	cc_state_free(s.fold.state);
	cc_state_free(s.before.state);
	cc_arena_free(s.arena);
	return status;
}
