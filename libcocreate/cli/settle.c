/* settle.c -- what was asked: options, roles and outputs, checked before any
 * input is read. */
#include "cli/session.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/data.h"
#include "cli/temporary.h"

#include <unistd.h>

static bool
check_alone(const struct cc_session *s, int argc, char **argv, int operand, struct cc_err *err)
{
	if (!cc_session_alone(s))
		return true;
	if (cc_shared.table == NULL)
		cc_shared.table = s->tool->alone->table;
	return operand >= argc ||
	       cc_fail(err, CC_EXIT_USAGE, N_("--%s reads nothing; wanted no file, not \"%s\""),
		   s->tool->alone->option, cc_quote(cc_span(argv[operand])).text);
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

/* --by=COLUMN is -c ROLE=COLUMN of the role of segments; where that has one column the
 * last counts. */
static size_t
add_by(struct cc_binding *binding, const struct cc_session *s, const struct cc_list *by)
{
	unsigned role = cc_method_role(s->method, CC_ROLE_SEGMENT);
	size_t from = by->n > 0 && !(s->method->roles[role].flags & CC_ROLE_MULTI) ? by->n - 1 : 0;

	for (size_t i = from; i < by->n; i++)
		binding[i - from] = (struct cc_binding){ .role = cc_span(s->method->roles[role].name),
			.column = cc_span(by->item[i]),
			.own = true };
	return by->n - from;
}

bool
cc_session_bind(struct cc_binder **binder, struct cc_session *s, const struct cc_list *by, struct cc_err *err)
{
	size_t n = cc_shared.column.n + (by != NULL ? by->n : 0);
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
	s->run.how = opts.decimal == ',' ? CC_NUM_COMMA : 0;
	opts.dates = cc_shared.date != NULL ? cc_date_order_named(cc_span(cc_shared.date)) : s->study->dates;
	opts.keep_totals = strcmp(cc_shared.totals, "keep") == 0;
	opts.data = cc_data_read;
	if (!split_bindings(binding, err))
		return false;
	if (by != NULL)
		opts.n_bindings = cc_shared.column.n + add_by(&binding[cc_shared.column.n], s, by);
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
	unsigned role = cc_method_role(s->method, CC_ROLE_SEGMENT);
	bool shown = role != CC_NO_ROLE &&
		     (has_table(s->method, CC_TABLE_BY) || (s->method->roles[role].flags & CC_ROLE_MULTI));

	return cc_shared.by.n == 0 || shown ||
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

static enum cc_merged
merged_named(const char *word)
{
	enum cc_merged how = CC_MERGED_FAIL;

	while (strcmp(cc_merged_words[how], word) != 0)
		how++;
	return how;
}

struct cc_fold_opts
cc_session_fold_opts(void)
{
	static struct cc_workbook_opts workbook;

	workbook = (struct cc_workbook_opts){ cc_shared.sheet, merged_named(cc_shared.merged),
		strcmp(cc_shared.hidden, "skip") == 0, cc_temporary_keep };
	return (struct cc_fold_opts){ .encoding = cc_shared.encoding,
		.form = cc_form_named(cc_shared.from),
		.delimiter = cc_shared.delimiter,
		.max_field = (size_t)cc_shared.max_field.value,
		.skip = (uint64_t)cc_shared.skip.value,
		.header = (uint64_t)cc_shared.header.value,
		.workbook = &workbook,
		.part = cc_shared.partial };
}

/* Options without a meaning for what is asked are refused, not passed over. */
static bool
check_modes(const struct cc_session *s, const bool *seen, struct cc_err *err)
{
	static const char *const rows[] = { "from", "encoding", "delimiter", "skip", "header", "max-field",
		"decimal", "date", "column", "by", "sheet", "merged", "hidden", NULL };
	static const char *const report[] = { "to", "table", "against", "fail-if", NULL };
	const struct cc_opt *const own[] = { s->tables[0], NULL };
	const char *printed = cc_shared.scaffold ? "scaffold" : cc_shared.list != NULL ? "list" : NULL;

	if (printed != NULL && cc_shared.output.n > 0)
		return cc_fail(err, CC_EXIT_USAGE, N_("--%s does not go with --%s"), "output", printed);
	for (size_t i = 0; i < 2; i++) {
		const char *const *name = i == 0 ? rows : report;

		for (; (i == 0 ? cc_shared.merge : cc_shared.partial) && *name != NULL; name++) {
			size_t place;

			cc_opt_named(&place, s->tables + 1, cc_span(*name));
			if (seen[cc_opt_count(own) + place])
				return cc_fail(err, CC_EXIT_USAGE, N_("--%s does not go with --%s"), *name,
				    i == 0 ? "merge" : "partial");
		}
	}
	return true;
}

/* Of all items that say how they are called in the report's language. */
bool
cc_session_outputs(struct cc_session *s, struct cc_err *err)
{
	const char **tables = CC_ARRAY(s->arena, const char *, s->report->n_tables + 1);

	for (size_t i = 0; i < s->report->n_tables; i++)
		tables[i] = s->report->table[i].spec->name;
	return cc_outputs_find(&s->outputs, &cc_shared.output, s->tool->name, tables, s->arena, err);
}

/* A terminal would obey what a file that is no text holds. */
static bool
check_terminal(const struct cc_session *s, struct cc_err *err)
{
	return s->format->file == NULL || cc_shared.output.n > 0 || cc_shared.partial ||
	       isatty(STDOUT_FILENO) == 0 ||
	       cc_fail(err, CC_EXIT_USAGE, N_("--to=%s is no text for a terminal; name a file: -o FILE%s"),
		   s->format->name, s->format->extension);
}

/* Everything that can be said before a byte of input is read. */
bool
cc_session_settle(
    struct cc_session *s, int argc, char **argv, int operand, const bool *seen, struct cc_err *err)
{
	return cc_shared_settle(&cc_shared, s->arena, err) && check_modes(s, seen, err) &&
	       check_alone(s, argc, argv, operand, err) && check_format(s, err) && check_terminal(s, err) &&
	       check_extensions(s, err) && check_table(s, err) && check_pictures(s, err) &&
	       check_by(s, err) && check_against(s, err) && check_encoding(err) &&
	       cc_session_know(s, argc, argv, operand, seen, err) &&
	       cc_method_check_items(s->method, &s->run, s->arena, err);
}
