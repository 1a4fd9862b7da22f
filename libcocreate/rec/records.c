/* records.c -- one input as records: which format, and one way to all of them. */
#include "rec/records_int.h"

#include "base/arena.h"
#include "base/map.h"
#include "rec/json_records.h"
#include "rec/yaml_records.h"

struct cc_records {
	enum cc_form form;
	struct cc_csv *csv;		/* CSV and TSV, else NULL */
	const struct cc_workbook *book; /* that csv is a sheet of */
	uint64_t lines;			/* of the header of csv */
	char delimiter;			/* of csv */
	struct cc_span *header;
	size_t columns;
	uint64_t line; /* of the header, or of the first mapping */
	struct cc_csv_doubt doubt;
	/* Of mappings. */
	struct cc_json *json;
	struct cc_yaml_stream *yaml;
	struct cc_mapping mapping;
	size_t block;
	struct cc_piece first; /* read with the header, not yet given */
	enum cc_got last;      /* what stands behind it */
	struct cc_err *fault;
};

/* A header of a sheet: names as the sheet has them, and no merged cells. */
static bool
open_sheet(
    struct cc_records *r, const struct cc_records_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span *header = CC_ARRAY(arena, struct cc_span, r->columns);

	for (size_t i = 0; i < r->columns; i++)
		header[i] = cc_workbook_cell(r->header[i], arena);
	r->header = header;
	r->lines = opts->header > 0 ? opts->header : 1;
	return cc_workbook_merged(r->book, r->line, r->lines, NULL, err);
}

static bool
open_csv(struct cc_records *r, struct cc_source *source, const struct cc_records_opts *opts,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_csv_opts csv = { opts->delimiter, opts->max_field, opts->block, opts->skip, opts->header };
	char separator = r->book == NULL ? cc_csv_separator(source) : '\0';

	if (r->book != NULL)
		csv.delimiter = ',';
	if (separator != '\0' && csv.skip == 0)
		csv.skip = 1;
	if (csv.delimiter == '\0')
		csv.delimiter = separator != '\0' ? separator : r->form == CC_FORM_TSV ? '\t' : ',';
	r->delimiter = csv.delimiter;
	r->csv = cc_csv_new(source, &csv, arena);
	if (!cc_csv_header(&r->header, &r->columns, &r->line, r->csv, arena, err))
		return false;
	cc_csv_doubt(&r->doubt, r->csv, arena);
	return r->book == NULL || open_sheet(r, opts, arena, err);
}

/* Mappings up to a piece's size; what stops them is kept for the next call. */
static enum cc_got
read_mappings(struct cc_piece *out, struct cc_records *r, struct cc_err *err)
{
	bool some;

	out->bytes.len = out->entries.len = out->records.len = 0;
	while (r->last == CC_GOT_SOME && out->bytes.len + out->entries.len < r->block) {
		size_t records = out->records.len;

		r->last = r->json != NULL ? cc_json_record(out, &r->mapping, r->json, r->fault)
					  : cc_yaml_record(out, &r->mapping, r->yaml, r->fault);
		if (r->last != CC_GOT_SOME)
			out->records.len = records;
	}
	some = out->records.len > 0;
	out->columns = cc_map_count(r->mapping.keys);
	if (!some && r->last == CC_GOT_FAULT)
		*err = *r->fault;
	return some ? CC_GOT_SOME : r->last;
}

static bool
open_mappings(struct cc_records *r, struct cc_source *source, const struct cc_records_opts *opts, bool named,
    struct cc_arena *arena, struct cc_err *err)
{
	if (opts->skip > 0 || opts->header > 1)
		return cc_fail_at(err, CC_EXIT_USAGE, (struct cc_place){ cc_source_name(source), 0, 0 },
		    N_("%s is for csv and tsv; this holds mappings"), opts->skip > 0 ? "--skip" : "--header");
	r->mapping = (struct cc_mapping){ cc_map_new(), cc_source_name(source),
		opts->max_field ? opts->max_field : CC_CSV_MAX_FIELD };
	r->block = opts->block ? opts->block : CC_CSV_BLOCK;
	r->fault = CC_NEW(arena, struct cc_err);
	r->last = CC_GOT_SOME;
	if (r->form == CC_FORM_YAML)
		r->yaml = cc_yaml_stream_new(source, arena);
	else
		r->json = cc_json_new(source,
		    r->form == CC_FORM_JSONL ? CC_JSON_LINES
		    : named		     ? CC_JSON_ONE
					     : CC_JSON_ANY,
		    arena);
	if (read_mappings(&r->first, r, err) == CC_GOT_FAULT)
		return false;
	memcpy(&r->line, r->first.records.at + offsetof(struct cc_record, line), sizeof r->line);
	return true;
}

/* Bytes say whether it is one, whatever its name. */
static bool
open_workbook(struct cc_records *r, struct cc_source *source, enum cc_form form, struct cc_err *err)
{
	struct cc_span text;
	bool some = cc_source_peek(&text, 0, source);
	struct cc_place place;

	(void)some;
	r->book = cc_source_workbook(source);
	place = (struct cc_place){ cc_source_name(source), 0, 0 };
	if (r->book != NULL && form > CC_FORM_TSV && form != CC_FORM_XLSX)
		return cc_fail_at(err, CC_EXIT_USAGE, place, N_("--from=%s: this is a workbook (.xlsx)"),
		    cc_form_words[form]);
	if (r->book == NULL && form == CC_FORM_XLSX && text.len > 0)
		return cc_fail_at(
		    err, CC_EXIT_DATA, place, N_("--from=xlsx: this is no workbook; wanted an .xlsx"));
	r->form = CC_FORM_XLSX;
	return true;
}

bool
cc_records_open(struct cc_records **out, struct cc_source *source, const struct cc_records_opts *opts,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_records *r = CC_NEW(arena, struct cc_records);
	bool named;

	*out = r;
	if (!open_workbook(r, source, opts->form, err))
		return false;
	if (r->book != NULL)
		return open_csv(r, source, opts, arena, err);
	r->form = opts->form;
	if (r->form == CC_FORM_AUTO)
		r->form = cc_form_of_file(cc_source_name(source));
	if (r->form == CC_FORM_XLSX) /* by its name alone */
		r->form = CC_FORM_AUTO;
	named = r->form != CC_FORM_AUTO;
	if (!named)
		r->form = cc_form_of_source(source, opts->skip);
	if (r->form == CC_FORM_CSV || r->form == CC_FORM_TSV)
		return open_csv(r, source, opts, arena, err);
	return open_mappings(r, source, opts, named, arena, err);
}

void
cc_records_free(struct cc_records *r)
{
	if (r == NULL)
		return;
	cc_csv_free(r->csv);
	cc_json_free(r->json);
	cc_yaml_stream_free(r->yaml);
	cc_map_free(r->mapping.keys);
	cc_piece_free(&r->first);
}

enum cc_form
cc_records_form(const struct cc_records *r)
{
	return r->form;
}

char
cc_records_delimiter(const struct cc_records *r)
{
	return r->csv != NULL ? r->delimiter : '\0';
}

bool
cc_records_merged(const struct cc_records *r, const struct cc_want *want, struct cc_err *err)
{
	return r->book == NULL || cc_workbook_merged(r->book, r->line, r->lines, want, err);
}

uint64_t
cc_records_dropped(const struct cc_records *r)
{
	return r->csv != NULL ? cc_csv_dropped(r->csv) : 0;
}

bool
cc_records_grow(const struct cc_records *r)
{
	return r->csv == NULL;
}

size_t
cc_records_width(const struct cc_records *r)
{
	return r->csv != NULL ? r->columns : cc_map_count(r->mapping.keys);
}

const struct cc_span *
cc_records_header(uint64_t *line, const struct cc_records *r, struct cc_arena *arena)
{
	size_t n = cc_records_width(r);
	struct cc_span *header;

	*line = r->line;
	if (r->csv != NULL)
		return r->header;
	header = CC_ARRAY(arena, struct cc_span, n);
	for (size_t i = 0; i < n; i++)
		header[i] = cc_span_dup(arena, cc_map_at(r->mapping.keys, (uint32_t)i));
	return header;
}

enum cc_got
cc_records_cut(struct cc_piece *out, struct cc_records *r, struct cc_err *err)
{
	struct cc_piece swapped = *out;

	if (r->csv != NULL)
		return cc_csv_cut(out, r->csv, err);
	if (r->first.records.len == 0)
		return read_mappings(out, r, err);
	*out = r->first;
	r->first = swapped;
	r->first.records.len = 0;
	return CC_GOT_SOME;
}

bool
cc_records_blank(uint64_t *records, const struct cc_piece *piece, const struct cc_records *r)
{
	return r->csv != NULL && r->columns > 1 &&
	       cc_csv_blank_lines(
		   records, (struct cc_span){ piece->bytes.at, piece->bytes.len }, r->delimiter);
}

bool
cc_records_split(struct cc_rows *out, const struct cc_piece *piece, const struct cc_want *want,
    const struct cc_records *r, struct cc_arena *arena, struct cc_err *err)
{
	if (r->csv != NULL) {
		bool good = cc_csv_split(out, piece, want, r->csv, arena, err);

		return (r->book == NULL || cc_workbook_rows(out, piece, want, r->book, arena, err)) && good;
	}
	cc_mapping_split(out, piece, want, arena);
	return true;
}

bool
cc_records_hint(struct cc_err *err, const struct cc_records *r)
{
	if (r->doubt.delimiter == '\t')
		cc_fail_more(err, N_("; the header holds a TAB: -d '\\t' divides there"));
	else if (r->doubt.delimiter != '\0')
		cc_fail_more(err, N_("; the header holds \"%c\": -d '%c' divides there"), r->doubt.delimiter,
		    r->doubt.delimiter);
	else if (r->doubt.spaces)
		cc_fail_more(err, N_("; spaces divide the cells: tr -s ' ' '\\t' makes tabs of them"));
	else if (r->doubt.title > 0)
		cc_fail_more(err,
		    N_("; line %ju looks more like a header: --skip=%ju passes over what stands above it"),
		    (uintmax_t)r->doubt.title + 1, (uintmax_t)r->doubt.title);
	return false;
}

void
cc_piece_free(struct cc_piece *piece)
{
	cc_buf_free(&piece->bytes);
	cc_buf_free(&piece->entries);
	cc_buf_free(&piece->records);
}
