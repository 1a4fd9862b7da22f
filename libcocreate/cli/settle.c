/* settle.c -- what was asked: options, study, roles and outputs, before any
 * input is read. */
#include "cli/session.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "cli/data.h"
#include "cli/workers.h"
#include "cli/help.h"

#include <unistd.h>

static bool
load_study(struct cc_session *s, const bool *seen, struct cc_err *err)
{
	size_t options = cc_opt_count(s->tables);
	struct cc_opt_section section = { .tables = s->tables,
		.seen = seen,
		.given = CC_ARRAY(s->arena, struct cc_study_option, 2 * options + 1),
		.arena = s->arena };
	struct cc_study_spec spec = { cc_opt_key(s->tool->name, s->arena), s->method->items,
		cc_opt_study_names(s->tables, s->arena), cc_opt_study_key, &section, s->method->keys };
	struct cc_span text = { 0 };

	if (cc_shared.study != NULL && !cc_file_read(&text, cc_shared.study, s->arena, err))
		return false;
	s->study_option = section.given;
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
items_of(const struct cc_session *s, const struct cc_role *role)
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

static bool
reads_nothing(const struct cc_tool *tool)
{
	return tool->alone != NULL && *tool->alone->asked;
}

static bool
check_alone(const struct cc_session *s, int argc, char **argv, int operand, struct cc_err *err)
{
	if (!reads_nothing(s->tool))
		return true;
	if (cc_shared.table == NULL)
		cc_shared.table = s->tool->alone->table;
	return operand >= argc ||
	       cc_fail(err, CC_EXIT_USAGE, N_("--%s reads nothing; wanted no file, not \"%s\""),
		   s->tool->alone->option, cc_quote(cc_span(argv[operand])).text);
}

static void
begin_run(struct cc_session *s, int argc, char **argv, int operand)
{
	size_t roles = count_roles(s->method);
	const struct cc_items **items = CC_ARRAY(s->arena, const struct cc_items *, roles);
	const char **file = CC_ARRAY(s->arena, const char *, (size_t)(argc - operand) + 1);
	uint32_t files = 0;

	for (size_t r = 0; r < roles; r++)
		items[r] = items_of(s, &s->method->roles[r]);
	for (int i = operand; i < argc; i++)
		file[files++] = argv[i];
	if (files == 0 && !reads_nothing(s->tool))
		file[files++] = "-";
	s->workers = (struct cc_workers){ threads_wanted(), cc_workers_each };
	if (cc_shared.partial)
		cc_partial_order(file, files);
	s->run = (struct cc_run){ .opts = s->tool->opts,
		.study_option = s->study_option,
		.study = s->study,
		.items = items,
		.confidence = cc_shared.confidence.value,
		.seed = (uint64_t)cc_shared.seed.value,
		.draws = (uint32_t)cc_shared.draws.value,
		.dup = cc_shared.dup,
		.has_as_of = cc_shared.has_as_of,
		.as_of = cc_shared.as_of,
		.last_day = CC_NO_DAY,
		.file = file,
		.files = files,
		.workers = &s->workers,
		.evidence = cc_shared.evidence,
		.mask = cc_shared.mask,
		.masker = s->method->mask,
		.min_cell = (uint64_t)cc_shared.min_cell.value,
		.audit = cc_shared.verbose };
	s->run.lang = s->study->has_lang ? s->study->lang : CC_EN;
	if (cc_shared.lang != NULL)
		s->run.lang = strcmp(cc_shared.lang, "ja") == 0 ? CC_JA : CC_EN;
}

/* -c ROLE=COLUMN; ROLE= unbinds. */
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
	return true;
}

/* --by=COLUMN is -c ROLE=COLUMN of the role of segments. */
bool
cc_session_bind(struct cc_binder **binder, struct cc_session *s, const char *by, struct cc_err *err)
{
	size_t n = cc_shared.column.n + (by != NULL);
	struct cc_binding *binding = CC_ARRAY(s->arena, struct cc_binding, n);
	struct cc_bind_opts opts = { .tool = s->tool->name, .binding = binding, .n_bindings = n };

	opts.positions = &s->positions;
	opts.where = cc_shared.where.item;
	opts.n_where = cc_shared.where.n;
	opts.missing = cc_shared.missing;
	opts.n_missing = cc_shared.n_missing;
	opts.has_missing = cc_shared.missing_text != NULL;
	opts.more_missing = cc_shared.more_missing;
	opts.invalid_missing = strcmp(cc_shared.invalid, "missing") == 0;
	s->run.invalid_missing = opts.invalid_missing;
	opts.ragged_pad = strcmp(cc_shared.ragged, "pad") == 0;
	opts.decimal = cc_shared.decimal != NULL ? cc_shared.decimal[0] : s->study->decimal;
	opts.dates = cc_shared.date != NULL ? cc_date_order_named(cc_span(cc_shared.date)) : s->study->dates;
	opts.keep_totals = strcmp(cc_shared.totals, "keep") == 0;
	opts.data = cc_data_read;
	if (!split_bindings(binding, err))
		return false;
	if (by != NULL)
		binding[cc_shared.column.n] = (struct cc_binding){
			.role = cc_span(s->method->roles[cc_method_role(s->method, CC_ROLE_SEGMENT)].name),
			.column = cc_span(by),
			.own = true
		};
	if (!cc_binder_new(binder, s->method, &s->run, &opts, s->arena, err))
		return false;
	s->run.weighted = cc_binder_asks(*binder, cc_method_role(s->method, CC_ROLE_WEIGHT));
	return true;
}

/* Vocabulary errors name the nearest word and all of them. */
static bool
fail_word(const struct cc_session *s, const char *option, const char *word, const struct cc_span *known,
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
check_format(struct cc_session *s, struct cc_err *err)
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

/* What is written goes by its name: rather an error than a format under the name of another. */
static bool
check_extensions(const struct cc_session *s, struct cc_err *err)
{
	const char *all = "";

	if (cc_shared.partial || cc_shared.scaffold) /* no format of a report */
		return true;
	for (const struct cc_format *f = cc_formats; f->name != NULL; f++)
		all = cc_format(s->arena, "%s%s%s", all, f == cc_formats ? "" : ", ", f->extension);
	for (size_t i = 0; i < cc_shared.output.n; i++) {
		const char *name = cc_shared.output.item[i];
		bool foreign = cc_format_foreign(name), stream = strncmp(name, "/dev/", strlen("/dev/")) == 0;

		if (strcmp(name, "-") == 0 || stream || cc_out_is_directory(name) ||
		    cc_format_of_file(name) != NULL || (cc_shared.to != NULL && !foreign))
			continue;
		return cc_fail(err, CC_EXIT_USAGE,
		    foreign ? N_("--output: \"%s\": this build does not write that format; wanted a name "
				 "that ends in "
				 "one of %s")
			    : N_("--output: \"%s\" tells no format; wanted a name that ends in one of %s, or "
				 "--to=FORMAT"),
		    cc_quote(cc_span(name)).text, all);
	}
	return true;
}

static bool
check_table(struct cc_session *s, struct cc_err *err)
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

static bool
has_picture(const struct cc_method *method, const char *table)
{
	for (const struct cc_chart *c = method->charts; c != NULL && c->table != NULL; c++)
		if (table == NULL || strcmp(c->table, table) == 0)
			return true;
	return false;
}

/* Some output holds pictures alone. */
static bool
draws(const struct cc_session *s)
{
	bool drawn = cc_shared.output.n == 0 && s->format->pictures && s->format->one_table;

	for (size_t i = 0; i < cc_shared.output.n; i++) {
		const struct cc_format *f = cc_format_of_file(cc_shared.output.item[i]);

		f = f != NULL ? f : s->format;
		drawn |= f->pictures && f->one_table;
	}
	return drawn;
}

static bool
check_pictures(const struct cc_session *s, struct cc_err *err)
{
	const char *all = "";

	if (!draws(s) || has_picture(s->method, cc_shared.table))
		return true;
	if (!has_picture(s->method, NULL))
		return cc_fail(err, CC_EXIT_USAGE, N_("%s draws no pictures; wanted another format than svg"),
		    s->tool->name);
	for (const struct cc_table_spec *t = s->method->tables; t->name != NULL; t++)
		if (has_picture(s->method, t->name))
			all = cc_format(s->arena, "%s%s%s", all, *all != '\0' ? ", " : "", t->name);
	return cc_fail(err, CC_EXIT_USAGE, N_("--table: there is no picture of %s; wanted one of %s"),
	    cc_shared.table, all);
}

static bool
has_table(const struct cc_method *method, unsigned flag)
{
	for (const struct cc_table_spec *t = method->tables; t->name != NULL; t++)
		if (t->flags & flag)
			return true;
	return false;
}

/* Segments and waves are asked for only where there is a table that shows them. */
static bool
check_by(const struct cc_session *s, struct cc_err *err)
{
	bool shown =
	    has_table(s->method, CC_TABLE_BY) && cc_method_role(s->method, CC_ROLE_SEGMENT) != CC_NO_ROLE;

	return cc_shared.by == NULL || shown ||
	       cc_fail(err, CC_EXIT_USAGE, N_("--by: %s has no table of segments"), s->tool->name);
}

static bool
check_against(const struct cc_session *s, struct cc_err *err)
{
	return cc_shared.against == NULL || has_table(s->method, CC_TABLE_AGAINST) ||
	       cc_fail(err, CC_EXIT_USAGE, N_("--against: %s has no table of changes"), s->tool->name);
}

static bool
check_encoding(struct cc_err *err)
{
	const char *name = cc_shared.encoding;
	bool plain = name != NULL && name[0] != '\0';

	for (const char *c = name; plain && *c != '\0'; c++)
		plain = *c > ' ' && *c < 0x7f && *c != '?';
	return name == NULL || (plain && cc_encoding_known(name)) ||
	       cc_fail(err, CC_EXIT_USAGE,
		   N_("--encoding: \"%s\" is not known here; wanted UTF-8, CP932, EUC-JP or a name that "
		      "iconv -l "
		      "lists"),
		   cc_quote(cc_span(name)).text);
}

struct cc_fold_opts
cc_session_fold_opts(void)
{
	return (struct cc_fold_opts){ cc_shared.encoding, cc_form_named(cc_shared.from), cc_shared.delimiter,
		(size_t)cc_shared.max_field.value, (uint64_t)cc_shared.skip.value,
		(uint64_t)cc_shared.header.value, 0, cc_shared.partial, NULL };
}

/* Options without a meaning for what is asked are refused, not passed over. */
static bool
check_modes(const struct cc_session *s, const bool *seen, struct cc_err *err)
{
	static const char *const rows[] = { "from", "encoding", "delimiter", "skip", "header", "max-field",
		"decimal", "date", "column", "by", NULL };
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

/* Of all items that say how they are called in the report's language. */
static void
put_labels(struct cc_report *report, const struct cc_session *s, size_t roles)
{
	size_t most = 0;

	for (size_t r = 0; r < roles; r++)
		most += s->run.items[r] != NULL ? s->run.items[r]->n : 0;
	report->label = CC_ARRAY(s->arena, struct cc_item_label, most);
	for (size_t r = 0; report->lang != CC_EN && r < roles; r++)
		for (uint32_t i = 0; s->run.items[r] != NULL && i < s->run.items[r]->n; i++) {
			const struct cc_item *item = &s->run.items[r]->item[i];

			if (item->label.in[report->lang] != NULL)
				report->label[report->n_labels++] =
				    (struct cc_item_label){ item->id, item->label.in[report->lang] };
		}
}

struct cc_report *
cc_session_report(const struct cc_session *s)
{
	struct cc_report *report;
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
	report = cc_report_new(s->method->tables, names, n, s->run.lang, s->arena);
	put_labels(report, s, roles);
	report->tool = s->tool->name;
	report->version = cc_package_version;
	report->study = s->study->name;
	report->charts = s->method->charts;
	report->formulas = s->method->formulas;
	if (s->run.evidence)
		cc_report_evidence(report);
	return report;
}

bool
cc_session_outputs(struct cc_session *s, struct cc_err *err)
{
	const char **tables = CC_ARRAY(s->arena, const char *, s->report->n_tables + 1);

	for (size_t i = 0; i < s->report->n_tables; i++)
		tables[i] = s->report->table[i].spec->name;
	return cc_outputs_find(&s->outputs, &cc_shared.output, s->tool->name, tables, s->arena, err);
}

/* Everything that can be said before a byte of input is read. */
bool
cc_session_settle(
    struct cc_session *s, int argc, char **argv, int operand, const bool *seen, struct cc_err *err)
{
	if (!cc_shared_settle(&cc_shared, s->arena, err) || !check_modes(s, seen, err) ||
	    !check_alone(s, argc, argv, operand, err) || !check_format(s, err) || !check_extensions(s, err) ||
	    !check_table(s, err) || !check_pictures(s, err) || !check_by(s, err) || !check_against(s, err) ||
	    !check_encoding(err) || !load_study(s, seen, err))
		return false;
	begin_run(s, argc, argv, operand);
	if (!cc_method_check_items(s->method, &s->run, s->arena, err))
		return false;
	s->report = cc_session_report(s);
	return true;
}
