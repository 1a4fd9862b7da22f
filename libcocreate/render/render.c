/* render.c -- the formats, by name and by file. */
#include "render/formats.h"
#include "render/xlsx.h"

const struct cc_format cc_formats[] = {
	{ "text", ".txt", false, false, CC_ROWS_NONE, cc_render_text, .page = true },
	{ "csv", ".csv", true, false, CC_ROWS_CSV, cc_render_csv },
	{ "tsv", ".tsv", true, false, CC_ROWS_TSV, cc_render_tsv },
	{ "json", ".json", false, false, CC_ROWS_JSON, cc_render_json },
	{ "jsonl", ".jsonl", true, false, CC_ROWS_JSONL, cc_render_jsonl },
	{ "md", ".md", false, false, CC_ROWS_NONE, cc_render_md, .page = true },
	{ "html", ".html", false, true, CC_ROWS_NONE, cc_render_html, .page = true },
	{ "svg", ".svg", true, true, CC_ROWS_NONE, cc_render_svg },
	{ "ics", ".ics", true, false, CC_ROWS_NONE, cc_render_ics, .events = true },
#ifdef CC_XLSX
	{ "xlsx", ".xlsx", false, false, CC_ROWS_NONE, NULL, .file = cc_render_xlsx },
#endif
	{ 0 },
};

const struct cc_words cc_no_rows = CC_WORDS("(no rows)", "（該当なし）");

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* strcasecmp() would ask the locale. */
static bool
same_word(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return lower(*a) == lower(*b);
}

const struct cc_format *
cc_format_named(const char *name)
{
	for (const struct cc_format *f = cc_formats; f->name; f++) {
		if (strcmp(f->name, name) == 0)
			return f;
	}
	return NULL;
}

/* A file called ".csv" is hidden and has no extension: NULL. */
static const char *
extension_of(const char *file)
{
	const char *slash = strrchr(file, '/'), *base = slash ? slash + 1 : file;
	const char *dot = strrchr(base, '.');

	return dot == base ? NULL : dot;
}

bool
cc_format_foreign(const char *file)
{
	static const char *const foreign[] = { ".htm", ".xlsx", ".xlsm", ".xls", ".ods", ".pdf", ".png",
		".docx", ".yaml", ".yml", NULL };
	const char *extension = extension_of(file);
	size_t i = 0;

	while (extension && foreign[i] && !same_word(foreign[i], extension))
		i++;
	return extension && foreign[i] && !cc_format_of_file(file);
}

const struct cc_format *
cc_format_of_file(const char *file)
{
	const char *dot = extension_of(file);

	if (!dot)
		return NULL;
	for (const struct cc_format *f = cc_formats; f->name; f++) {
		if (same_word(f->extension, dot))
			return f;
	}
	return NULL;
}

const struct cc_table *
cc_render_table(const struct cc_report *report, const char *name)
{
	for (size_t i = 0; i < report->n_tables; i++) {
		const struct cc_table *table = &report->table[i];

		if (!name || strcmp(table->spec->name, name) == 0)
			return table->left_out ? NULL : table;
	}
	return NULL;
}

bool
cc_render_left_out(const struct cc_report *report, const char *table)
{
	return table != NULL && cc_render_table(report, table) == NULL;
}

const struct cc_table *
cc_render_next(
    const struct cc_report *report, const struct cc_render_opts *opts, const struct cc_table *after)
{
	const struct cc_table *end = report->table + report->n_tables;

	if (opts->table)
		return after ? NULL : cc_render_table(report, opts->table);
	for (const struct cc_table *t = after ? after + 1 : report->table; t < end; t++) {
		if (!t->left_out)
			return t;
	}
	return NULL;
}

/* The next of those tables of the report that nothing stands for, and that have rows. */
static const struct cc_table *
next_plain(const struct cc_report *report, const struct cc_render_opts *opts, const struct cc_table *after)
{
	const struct cc_shown_tables *s = report->instead;

	do
		after = cc_render_next(report, opts, after);
	while (after != NULL && (after->rows == 0 || strcmp(after->spec->name, s->of) == 0 ||
				    strcmp(after->spec->name, s->sheet) == 0));
	return after;
}

const struct cc_table *
cc_render_shown(
    const struct cc_report *report, const struct cc_render_opts *opts, const struct cc_table *after)
{
	const struct cc_shown_tables *s = report->instead;
	bool within = s != NULL && after >= s->table && after < s->table + s->n;

	if (s == NULL || (opts->table != NULL && strcmp(opts->table, s->sheet) != 0))
		return cc_render_next(report, opts, after);
	if (after == NULL && s->n > 0)
		return s->table;
	if (within && after + 1 < s->table + s->n)
		return after + 1;
	return opts->table != NULL ? NULL : next_plain(report, opts, within ? NULL : after);
}

const struct cc_table *
cc_render_findings(const struct cc_report *report, const struct cc_render_opts *opts)
{
	for (const struct cc_table *t = NULL; (t = cc_render_next(report, opts, t)) != NULL;)
		if (t->spec->flags & CC_TABLE_FINDINGS)
			return t;
	return NULL;
}

const struct cc_cell *
cc_render_cell(const struct cc_table *t, size_t row, const char *column)
{
	size_t c = 0;

	while (strcmp(t->column[c].name, column) != 0)
		c++;
	return &cc_render_row(t, row)[c];
}

struct cc_span
cc_render_sentence(const struct cc_table *findings, size_t row)
{
	return cc_render_cell(findings, row, "sentence")->as.text;
}
