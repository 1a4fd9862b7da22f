/* json_report.c -- a report of these commands, read back as rows: one for each cell. */
#include "rec/json_report.h"

#include "rec/json_memory.h"

#include <inttypes.h>

enum { TOOL, LABEL, AS_OF, TABLE, ROW, COLUMN, TYPE, TEXT, NUMBER, ORDER, KEYS };

static const char *const keys[KEYS] = { "tool", "label", "as_of", "table", "row", "column", "type", "text",
	"number", "order" };

/* What the rows of a report share, and where they go. */
struct sheet {
	struct cc_piece *piece;
	struct cc_mapping *m;
	struct cc_place place;
	struct cc_err *err;
	const json_t *types; /* the report's "columns", or NULL */
	uint32_t column[KEYS];
	struct cc_span tool, label, as_of;
	const char *table;
	struct cc_buf list; /* room to join one in */
	size_t rows;	    /* given so far */
};

static const struct cc_span none = { NULL, 0 };

bool
cc_json_is_report(const json_t *value)
{
	return json_is_string(json_object_get(value, "tool")) &&
	       json_is_object(json_object_get(value, "tables"));
}

static struct cc_span
label_of(const char *file)
{
	const char *slash = strrchr(file, '/'), *base = slash != NULL ? slash + 1 : file;
	const char *dot = strrchr(base, '.');

	return (struct cc_span){ base, dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base) };
}

static struct cc_span
text_of(const json_t *value)
{
	bool bare;

	return cc_json_scalar(&bare, value);
}

/* Dates are written so that their order is that of their bytes. */
static struct cc_span
last_date(const json_t *rows)
{
	struct cc_span last = none;

	for (size_t i = 0; i < json_array_size(rows); i++) {
		struct cc_span date = text_of(json_object_get(json_array_get(rows, i), "date"));

		if (date.at != NULL && (last.at == NULL || cc_span_cmp(date, last) > 0))
			last = date;
	}
	return last;
}

static struct cc_span
as_of_of(const json_t *report)
{
	struct cc_span said = text_of(json_object_get(json_object_get(report, "parameters"), "as_of"));

	return said.at != NULL ? said
			       : last_date(json_object_get(json_object_get(report, "tables"), "measures"));
}

static bool
put(struct sheet *s, unsigned key, struct cc_span text, bool bare)
{
	return cc_mapping_text(s->piece, s->m, s->column[key], text, bare, s->place, s->err);
}

static struct cc_span
joined(struct sheet *s, const json_t *list)
{
	s->list.len = 0;
	for (size_t i = 0; i < json_array_size(list); i++) {
		cc_buf_puts(&s->list, i > 0 ? ";" : "");
		cc_buf_span(&s->list, text_of(json_array_get(list, i)));
	}
	return (struct cc_span){ s->list.len > 0 ? s->list.at : "", s->list.len };
}

static struct cc_span
type_of(const struct sheet *s, const char *column)
{
	const json_t *list = json_object_get(s->types, s->table);

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);

		if (cc_span_eq(text_of(json_object_get(one, "name")), cc_span(column)))
			return text_of(json_object_get(one, "type"));
	}
	return none;
}

/* column NULL: the table has no rows. */
static bool
put_cell(struct sheet *s, size_t row, const char *column, const json_t *value)
{
	char number[24], order[24];
	bool bare = false;
	struct cc_span text = json_is_array(value) ? joined(s, value) : cc_json_scalar(&bare, value);
	bool good;

	snprintf(number, sizeof number, "%zu", row);
	snprintf(order, sizeof order, "%zu", s->rows++);
	cc_mapping_begin(s->piece, s->place.line);
	good = put(s, TOOL, s->tool, false) && put(s, LABEL, s->label, false) &&
	       put(s, AS_OF, s->as_of, false) && put(s, TABLE, cc_span(s->table), false) &&
	       put(s, ROW, column ? cc_span(number) : none, true) &&
	       put(s, COLUMN, column ? cc_span(column) : none, false) &&
	       put(s, TYPE, column ? type_of(s, column) : none, false) && put(s, TEXT, text, bare) &&
	       put(s, NUMBER, bare ? text : none, true) && put(s, ORDER, cc_span(order), true);
	cc_mapping_end(s->piece);
	return good;
}

static bool
put_rows(struct sheet *s, const char *table, const json_t *rows)
{
	s->table = table;
	if (json_array_size(rows) == 0)
		return put_cell(s, 0, NULL, NULL);
	for (size_t i = 0; i < json_array_size(rows); i++) {
		json_t *row = json_array_get(rows, i), *value;
		const char *column;

		json_object_foreach(row, column, value)
		{
			if (!put_cell(s, i, column, value))
				return false;
		}
	}
	return true;
}

/* What the report was made with: one row. */
static bool
put_settings(struct sheet *s, const json_t *report)
{
	static const char *const others[] = { "study", "version" };
	json_t *value;
	const char *name;

	s->table = "parameters";
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!put_cell(s, 0, others[i], json_object_get(report, others[i])))
			return false;
	json_object_foreach(json_object_get(report, "parameters"), name, value)
	{
		if (!put_cell(s, 0, name, value))
			return false;
	}
	return true;
}

static bool
put_tables(struct sheet *s, const json_t *report)
{
	json_t *tables = json_object_get(report, "tables"), *rows;
	const char *name;

	json_object_foreach(tables, name, rows)
	{
		if (!put_rows(s, name, rows))
			return false;
	}
	return put_rows(s, "notes", json_object_get(report, "notes")) && put_settings(s, report);
}

bool
cc_json_report(struct cc_piece *piece, struct cc_mapping *m, const json_t *report, struct cc_place place,
    struct cc_err *err)
{
	struct sheet s = { .piece = piece, .m = m, .place = place, .err = err };
	bool good = true;

	s.types = json_object_get(report, "columns");
	s.tool = text_of(json_object_get(report, "tool"));
	s.label = label_of(m->file);
	s.as_of = as_of_of(report);
	for (unsigned k = 0; good && k < KEYS; k++)
		good = cc_mapping_key(&s.column[k], m, cc_span(keys[k]), place, err);
	good = good && put_tables(&s, report);
	cc_buf_free(&s.list);
	return good;
}
