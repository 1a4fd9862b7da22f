/* workbook.c -- an .xlsx workbook is opened: which part is what, and which sheet is meant. */
#include "rec/workbook_int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/csv.h"

#include <stdlib.h>
#include <unistd.h>

const bool cc_workbook_known = true;

struct sheet {
	struct cc_span name;
	const char *id, *state; /* of its relation; NULL: visible */
	size_t part;		/* SIZE_MAX: no worksheet */
	bool surveyed;
	struct cc_survey survey;
};

struct relation {
	const char *id, *type, *target;
};

struct cc_workbook {
	const char *name;
	struct cc_workbook_opts opts;
	struct cc_zip *zip;
	struct cc_arena *arena;
	int own_fd; /* of a pipe that was kept; -1: none */
	struct cc_buf relations; /* of struct relation: of the part at hand */
	struct cc_buf sheets;	 /* of struct sheet, worksheets only once they are placed */
	bool since_1904;
	struct cc_styles styles;
	struct cc_strings strings;
	struct sheet *chosen;
	struct cc_sheet *sheet;
};

static struct sheet *
sheet_at(const struct cc_workbook *b, size_t i)
{
	return (struct sheet *)(void *)b->sheets.at + i;
}

static size_t
sheet_count(const struct cc_workbook *b)
{
	return b->sheets.len / sizeof(struct sheet);
}

static struct cc_place
place_of(const struct cc_workbook *b)
{
	return (struct cc_place){ b->name, 0, 0 };
}

/* What else a zip file may be. */
static bool
fail_other(struct cc_err *err, const struct cc_workbook *b)
{
	static const struct {
		const char *part, *what;
	} others[] = {
		{ "xl/workbook.bin", N_("this is an .xlsb workbook; save it as .xlsx") },
		{ "content.xml", N_("this is a document of LibreOffice (.ods); save it as .xlsx") },
		{ "Index/Document.iwa", N_("this is a document of Numbers; export it as Excel (.xlsx)") },
		{ "Index.zip", N_("this is a document of Numbers; export it as Excel (.xlsx)") },
		{ "word/document.xml", N_("this is a document of Word; wanted a workbook (.xlsx), or text") },
	};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (cc_zip_find(b->zip, cc_span(others[i].part)) != SIZE_MAX)
			return cc_fail_at(err, CC_EXIT_DATA, place_of(b), others[i].what, "");
	return cc_fail_at(err, CC_EXIT_DATA, place_of(b),
	    N_("this is a zip file without a workbook; wanted an .xlsx, or the file that is packed in it"));
}

static void
see_relation(struct cc_xml *xml, void *ctx, const char *name, cc_xml_attributes attribute)
{
	struct cc_workbook *b = ctx;
	const char *id = cc_xml_value(attribute, "Id"), *type = cc_xml_value(attribute, "Type"),
		   *target = cc_xml_value(attribute, "Target"), *mode = cc_xml_value(attribute, "TargetMode");
	struct relation r;

	(void)xml;
	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL ||
	    (mode != NULL && strcmp(mode, "External") == 0))
		return;
	r = (struct relation){ cc_strdup(b->arena, id), cc_strdup(b->arena, type), cc_strdup(b->arena, target) };
	cc_buf_add(&b->relations, (const char *)&r, sizeof r);
}

static bool
ends_in(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

/* The part that a target names, seen from a folder; . and .. undone. */
static size_t
part_of(const struct cc_workbook *b, struct cc_span folder, const char *target)
{
	struct cc_buf path = { 0 };
	size_t part;

	if (*target != '/')
		cc_buf_span(&path, folder);
	while (*target != '\0') {
		size_t n = strcspn(target, "/");

		if (n == 2 && memcmp(target, "..", 2) == 0) {
			while (path.len > 0 && path.at[--path.len] != '/')
				continue;
		} else if (n > 0 && !(n == 1 && *target == '.')) {
			if (path.len > 0)
				cc_buf_putc(&path, '/');
			cc_buf_add(&path, target, n);
		}
		target += n + (target[n] == '/');
	}
	part = path.len > 0 ? cc_zip_find(b->zip, (struct cc_span){ path.at, path.len }) : SIZE_MAX;
	cc_buf_free(&path);
	return part;
}

/* Where a relation leads to, by its id or its kind; SIZE_MAX: nowhere. */
static size_t
related(const struct cc_workbook *b, struct cc_span folder, const char *id, const char *kind)
{
	const struct relation *r = (const struct relation *)(const void *)b->relations.at;

	for (size_t i = 0; i < b->relations.len / sizeof *r; i++)
		if ((id == NULL || strcmp(r[i].id, id) == 0) && ends_in(r[i].type, kind))
			return part_of(b, folder, r[i].target);
	return SIZE_MAX;
}

static struct cc_span
folder_of(struct cc_span name)
{
	size_t n = name.len;

	while (n > 0 && name.at[n - 1] != '/' && name.at[n - 1] != '\\')
		n--;
	return (struct cc_span){ name.at, n > 0 ? n - 1 : 0 };
}

/* The relations of a part, which stand beside it; there may be none. */
static bool
read_relations(struct cc_workbook *b, struct cc_span of, struct cc_err *err)
{
	struct cc_xml_reader reader = { see_relation, NULL, NULL, b };
	struct cc_span folder = folder_of(of);
	size_t behind = folder.len + (folder.len > 0), part;
	char *name = cc_format(b->arena, "%.*s%s_rels/%.*s.rels", (int)folder.len, folder.at,
	    folder.len > 0 ? "/" : "", (int)(of.len - behind), of.at + behind);

	b->relations.len = 0;
	part = cc_zip_find(b->zip, cc_span(name));
	return part == SIZE_MAX || cc_xml_part(b->zip, part, b->name, &reader, b->arena, err);
}

static void
see_workbook(struct cc_xml *xml, void *ctx, const char *name, cc_xml_attributes attribute)
{
	struct cc_workbook *b = ctx;
	const char *value = cc_xml_value(attribute, "name"), *state = cc_xml_value(attribute, "state");
	const char *id = cc_xml_value_in(attribute, "elationships", "id");

	(void)xml;
	if (strcmp(name, "workbookPr") == 0)
		b->since_1904 = cc_xml_true(cc_xml_value(attribute, "date1904"));
	if (strcmp(name, "sheet") == 0 && value != NULL && id != NULL) {
		struct sheet sheet = { .name = cc_span_dup(b->arena, cc_span(value)),
			.id = cc_strdup(b->arena, id),
			.state = state != NULL && strcmp(state, "visible") != 0 ? cc_strdup(b->arena, state) : NULL };

		cc_buf_add(&b->sheets, (const char *)&sheet, sizeof sheet);
	}
}

/* Charts and dialogs have sheets, too. */
static void
place_sheets(struct cc_workbook *b, struct cc_span folder)
{
	size_t n = 0;

	for (size_t i = 0; i < sheet_count(b); i++) {
		struct sheet sheet = *sheet_at(b, i);

		sheet.part = related(b, folder, sheet.id, "/worksheet");
		if (sheet.part != SIZE_MAX)
			*sheet_at(b, n++) = sheet;
	}
	b->sheets.len = n * sizeof(struct sheet);
}

static bool
read_parts(struct cc_workbook *b, struct cc_err *err)
{
	struct cc_xml_reader reader = { see_workbook, NULL, NULL, b };
	struct cc_span main, folder;
	size_t part, styles, strings;

	if (!read_relations(b, CC_SPAN(""), err))
		return false;
	part = related(b, CC_SPAN(""), NULL, "/officeDocument");
	if (part == SIZE_MAX)
		part = cc_zip_find(b->zip, CC_SPAN("xl/workbook.xml"));
	if (part == SIZE_MAX || !ends_in(cc_span_text(b->arena, cc_zip_part_name(b->zip, part)), ".xml"))
		return fail_other(err, b);
	main = cc_zip_part_name(b->zip, part);
	folder = folder_of(main);
	if (!cc_xml_part(b->zip, part, b->name, &reader, b->arena, err) || !read_relations(b, main, err))
		return false;
	place_sheets(b, folder);
	if (sheet_count(b) == 0)
		return fail_other(err, b);
	styles = related(b, folder, NULL, "/styles");
	strings = related(b, folder, NULL, "/sharedStrings");
	return (styles == SIZE_MAX || cc_styles_read(&b->styles, b->zip, styles, b->name, b->arena, err)) &&
	       (strings == SIZE_MAX || cc_strings_read(&b->strings, b->zip, strings, b->name, b->arena, err));
}

static bool
survey(struct cc_workbook *b, struct sheet *sheet, struct cc_err *err)
{
	if (sheet->surveyed)
		return true;
	sheet->surveyed = true;
	return cc_survey_read(
	    &sheet->survey, b->zip, sheet->part, b->name, b->opts.skip_hidden, b->arena, err);
}

/* Their names, as many as a message bears. */
static void
say_sheets(struct cc_err *err, const struct cc_workbook *b, bool filled)
{
	enum { SHOWN = 20 };
	size_t n = 0;

	for (size_t i = 0; i < sheet_count(b); i++) {
		const struct sheet *s = sheet_at(b, i);

		if (filled && (s->state != NULL || s->survey.rows == 0))
			continue;
		if (n++ >= SHOWN)
			break;
		cc_fail_more(err, n > 1 ? ", \"%s\"" : "\"%s\"", cc_quote(s->name).text);
		if (filled)
			cc_fail_more(err, N_(" (rows %ju, columns %ju)"), (uintmax_t)s->survey.rows,
			    (uintmax_t)s->survey.columns);
	}
	if (n > SHOWN)
		cc_fail_more(err, ", ...");
}

static bool
choose_named(struct cc_workbook *b, struct cc_err *err)
{
	struct cc_span wanted = cc_utf8_fold(b->arena, cc_span(b->opts.sheet));
	char *end;
	unsigned long number = strtoul(b->opts.sheet, &end, 10);

	for (size_t i = 0; i < sheet_count(b) && b->chosen == NULL; i++)
		if (cc_span_eq(cc_utf8_fold(b->arena, sheet_at(b, i)->name), wanted))
			b->chosen = sheet_at(b, i);
	if (b->chosen == NULL && *end == '\0' && number > 0 && number <= sheet_count(b))
		b->chosen = sheet_at(b, number - 1);
	if (b->chosen != NULL)
		return survey(b, b->chosen, err);
	cc_fail_at(err, CC_EXIT_USAGE, place_of(b), N_("no sheet \"%s\"; wanted its number, or one of "),
	    cc_quote(cc_span(b->opts.sheet)).text);
	say_sheets(err, b, false);
	return false;
}

/* The one that is seen and holds anything. */
static bool
choose_only(struct cc_workbook *b, struct cc_err *err)
{
	size_t filled = 0;

	for (size_t i = 0; i < sheet_count(b); i++) {
		struct sheet *s = sheet_at(b, i);

		if (s->state != NULL)
			continue;
		if (!survey(b, s, err))
			return false;
		if (s->survey.rows > 0 && filled++ == 0)
			b->chosen = s;
	}
	if (filled == 1)
		return true;
	if (filled == 0)
		return cc_fail_at(err, CC_EXIT_DATA, place_of(b), N_("no visible sheet of this workbook has a value"));
	cc_fail_at(err, CC_EXIT_USAGE, place_of(b), N_("several sheets have values; say which with --sheet: "));
	say_sheets(err, b, true);
	return false;
}

/* The zip file as one that can be read from any place. */
static bool
find_input(struct cc_zip_input *out, struct cc_workbook *b, struct cc_input input, struct cc_span begun,
    struct cc_err *err)
{
	off_t at = input.fd >= 0 ? lseek(input.fd, 0, SEEK_CUR) : -1;

	*out = (struct cc_zip_input){ .name = input.name, .fd = input.fd, .bytes = begun };
	if (input.fd < 0)
		return true;
	if (at >= 0) {
		out->begin = (uint64_t)at - begun.len;
		return true;
	}
	if (b->opts.keep == NULL)
		return cc_fail_at(err, CC_EXIT_DATA, place_of(b), N_("a workbook from a pipe; wanted a file"));
	if (!b->opts.keep(&b->own_fd, begun, input.fd, err))
		return false;
	out->fd = b->own_fd;
	return true;
}

static bool
open_book(struct cc_workbook **out, struct cc_input input, struct cc_span begun,
    const struct cc_workbook_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_workbook *b = CC_NEW(arena, struct cc_workbook);
	struct cc_zip_input zip;

	*out = b;
	*b = (struct cc_workbook){ .name = input.name, .opts = *opts, .arena = arena, .own_fd = -1 };
	return find_input(&zip, b, input, begun, err) && cc_zip_open(&b->zip, zip, 0, arena, err) &&
	       read_parts(b, err);
}

bool
cc_workbook_open(struct cc_workbook **out, struct cc_input input, struct cc_span begun,
    const struct cc_workbook_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_sheet_parts parts;
	struct cc_workbook *b;

	if (!open_book(out, input, begun, opts, arena, err))
		return false;
	b = *out;
	if (!(b->opts.sheet != NULL ? choose_named(b, err) : choose_only(b, err)))
		return false;
	if (b->opts.sheet != NULL)
		b->name = cc_format(arena, "%s!%s", input.name, cc_span_text(arena, b->chosen->name));
	parts = (struct cc_sheet_parts){ b->name, &b->styles, &b->strings, &b->chosen->survey, &b->opts, b->since_1904 };
	if (!cc_zip_begin(b->zip, b->chosen->part, err))
		return false;
	b->sheet = cc_sheet_begin(b->zip, &parts, arena);
	return true;
}

void
cc_workbook_close(struct cc_workbook *b)
{
	if (b == NULL)
		return;
	cc_sheet_end(b->sheet);
	cc_zip_close(b->zip);
	cc_strings_free(&b->strings);
	cc_buf_free(&b->relations);
	cc_buf_free(&b->sheets);
	if (b->own_fd >= 0)
		close(b->own_fd);
	b->own_fd = -1;
}

const char *
cc_workbook_name(const struct cc_workbook *b)
{
	return b->name;
}

enum cc_got
cc_workbook_read(size_t *got, char *to, size_t room, struct cc_workbook *b, struct cc_err *err)
{
	return cc_sheet_read(got, to, room, b->sheet, err);
}

void
cc_workbook_hidden(uint64_t *rows, uint64_t *columns, const struct cc_workbook *b)
{
	*rows = b->chosen->survey.hidden_rows;
	*columns = b->chosen->survey.hidden_columns;
}

bool
cc_workbook_merged(const struct cc_workbook *b, uint64_t line, uint64_t lines, const struct cc_want *want,
    struct cc_err *err)
{
	return b->opts.merged != CC_MERGED_FAIL ||
	       cc_survey_merged(&b->chosen->survey, b->name, line, lines, want, err);
}

bool
cc_workbook_rows(struct cc_rows *rows, const struct cc_piece *piece, const struct cc_want *want,
    const struct cc_workbook *b, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span bytes = { piece->bytes.at, piece->bytes.len };

	return cc_rows_restore(rows, bytes, want, b->name, &b->chosen->survey, arena, err);
}

bool
cc_workbook_list(struct cc_buf *out, struct cc_input input, const struct cc_workbook_opts *opts,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_workbook *b;
	bool good = open_book(&b, input, (struct cc_span){ NULL, 0 }, opts, arena, err);

	for (size_t i = 0; good && i < sheet_count(b); i++) {
		struct sheet *s = sheet_at(b, i);

		good = survey(b, s, err);
		cc_buf_span(out, s->name);
		cc_buf_printf(out, "\t%zu\t%ju\t%ju\t%s\n", i + 1, (uintmax_t)s->survey.rows,
		    (uintmax_t)s->survey.columns, s->state != NULL ? "hidden" : "visible");
	}
	cc_workbook_close(b);
	return good;
}
