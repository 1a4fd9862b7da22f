/* workbook.c -- an .xlsx workbook is opened: which part is what, and which sheet is meant. */
#include "rec/workbook_book.h"

#include "base/arena.h"
#include "rec/csv.h"

#include <unistd.h>

const bool cc_workbook_known = true;

struct relation {
	const char *id, *type, *target;
};

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
			return cc_fail_at(err, CC_EXIT_DATA, cc_book_where(b), others[i].what, "");
	return cc_fail_at(err, CC_EXIT_DATA, cc_book_where(b),
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
	r = (struct relation){ cc_strdup(b->arena, id), cc_strdup(b->arena, type),
		cc_strdup(b->arena, target) };
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
		struct cc_book_entry sheet = { .name = cc_span_dup(b->arena, cc_span(value)),
			.id = cc_strdup(b->arena, id),
			.state = state != NULL && strcmp(state, "visible") != 0 ? cc_strdup(b->arena, state)
										: NULL };

		cc_buf_add(&b->sheets, (const char *)&sheet, sizeof sheet);
	}
}

/* Charts and dialogs have sheets, too. */
static void
place_sheets(struct cc_workbook *b, struct cc_span folder)
{
	size_t n = 0;

	for (size_t i = 0; i < cc_book_entries(b); i++) {
		struct cc_book_entry sheet = *cc_book_entry_at(b, i);

		sheet.part = related(b, folder, sheet.id, "/worksheet");
		if (sheet.part != SIZE_MAX)
			*cc_book_entry_at(b, n++) = sheet;
	}
	b->sheets.len = n * sizeof(struct cc_book_entry);
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
	if (cc_book_entries(b) == 0)
		return fail_other(err, b);
	styles = related(b, folder, NULL, "/styles");
	strings = related(b, folder, NULL, "/sharedStrings");
	return (styles == SIZE_MAX ||
		   cc_book_styles_read(&b->styles, b->zip, styles, b->name, b->arena, err)) &&
	       (strings == SIZE_MAX ||
		   cc_book_strings_read(&b->strings, b->zip, strings, b->name, b->arena, err));
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
		return cc_fail_at(
		    err, CC_EXIT_DATA, cc_book_where(b), N_("a workbook from a pipe; wanted a file"));
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
	       cc_xml_load(err) && read_parts(b, err);
}

bool
cc_workbook_open(struct cc_workbook **out, struct cc_input input, struct cc_span begun,
    const struct cc_workbook_opts *opts, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_book_sheet_parts parts;
	struct cc_workbook *b;

	if (!open_book(out, input, begun, opts, arena, err))
		return false;
	b = *out;
	if (!cc_book_choose(b, err))
		return false;
	if (b->opts.sheet != NULL)
		b->name = cc_format(arena, "%s!%s", input.name, cc_span_text(arena, b->chosen->name));
	parts = (struct cc_book_sheet_parts){ b->name, &b->styles, &b->strings, &b->chosen->survey, &b->opts,
		b->since_1904 };
	if (!cc_zip_begin(b->zip, b->chosen->part, err))
		return false;
	b->sheet = cc_book_sheet_begin(b->zip, &parts, arena);
	return true;
}

void
cc_workbook_close(struct cc_workbook *b)
{
	if (b == NULL)
		return;
	cc_book_sheet_end(b->sheet);
	cc_zip_close(b->zip);
	cc_book_strings_free(&b->strings);
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
	return cc_book_sheet_read(got, to, room, b->sheet, err);
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
	       cc_book_survey_merged(&b->chosen->survey, b->name, line, lines, want, err);
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

	for (size_t i = 0; good && i < cc_book_entries(b); i++) {
		struct cc_book_entry *s = cc_book_entry_at(b, i);

		good = cc_book_entry_survey(b, s, err);
		cc_buf_span(out, s->name);
		cc_buf_printf(out, "\t%zu\t%ju\t%ju\t%s\n", i + 1, (uintmax_t)s->survey.rows,
		    (uintmax_t)s->survey.columns, s->state != NULL ? "hidden" : "visible");
	}
	cc_workbook_close(b);
	return good;
}
