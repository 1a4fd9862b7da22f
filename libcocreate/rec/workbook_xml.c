/* workbook_xml.c -- a part of a workbook as XML elements: expat, and what it may not be given. */
#include "rec/workbook_plain.h"

#include "base/arena.h"
#include "base/library.h"

#include <expat.h>
#include <stdlib.h>

enum { CHUNK = 64 * 1024, DEPTH = 64, TOKEN = 16 * 1024 * 1024 };

#define CALLS(call) \
	call(XML_ErrorString) call(XML_GetBuffer) call(XML_GetCurrentLineNumber) call(XML_GetErrorCode) \
	    call(XML_ParseBuffer) call(XML_ParserCreate_MM) call(XML_ParserFree) \
		call(XML_SetCharacterDataHandler) call(XML_SetElementHandler) \
		    call(XML_SetStartDoctypeDeclHandler) call(XML_SetUserData) call(XML_StopParser)

static struct {
	CALLS(CC_LIBRARY_POINTER)
} expat;

static const char *const names[] = { CALLS(CC_LIBRARY_NAME) NULL };

/* Between a namespace and a name. */
#define BETWEEN '\n'

struct cc_xml {
	XML_Parser parser;	/* NULL: plain */
	struct cc_plain *plain; /* NULL: parser */
	bool doubted;
	struct cc_zip *zip;
	const char *file;
	struct cc_xml_reader reader;
	unsigned depth;
	const char *space; /* the one met last */
	size_t space_len;
	uint64_t given, seen; /* bytes; those up to the last that meant something */
	bool failed, ended;
	struct cc_err *err;
};

static const char *const spaces[] = {
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
	"http://purl.oclc.org/ooxml/spreadsheetml/main",
	"http://schemas.openxmlformats.org/package/2006/relationships",
};

void
cc_xml_fail(struct cc_xml *xml, const struct cc_err *err)
{
	if (err != xml->err)
		*xml->err = *err;
	xml->failed = true;
	if (xml->parser != NULL)
		expat.XML_StopParser(xml->parser, XML_FALSE);
}

struct cc_err *
cc_xml_err(struct cc_xml *xml)
{
	return xml->err;
}

static void
fail_at(struct cc_xml *xml, const char *format, const char *what)
{
	struct cc_place place = { xml->file, 0, 0 };

	cc_fail_at(xml->err, CC_EXIT_DATA, place, format, what);
	cc_fail_more(
	    xml->err, N_(" (line %ju of its XML)"), (uintmax_t)expat.XML_GetCurrentLineNumber(xml->parser));
	cc_xml_fail(xml, xml->err);
}

/* The namespace as it stands above; NULL: it is none of a workbook's. */
static const char *
space_of(struct cc_span space)
{
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (cc_span_eq(space, cc_span(spaces[i])))
			return spaces[i];
	return NULL;
}

static bool
is_ours(struct cc_span space)
{
	return space_of(space) != NULL;
}

/* The name behind the namespace, where that is one of ours.  Most elements of a part have the one that was met
 * last; where prefixes are all that is known, any is as good. */
static const char *
local(struct cc_xml *xml, const char *name)
{
	const char *between;

	if (xml->reader.hasty) {
		between = strchr(name, ':');
		return between != NULL ? between + 1 : name;
	}
	if (xml->space != NULL && strncmp(name, xml->space, xml->space_len) == 0 &&
	    name[xml->space_len] == BETWEEN)
		return name + xml->space_len + 1;
	between = strchr(name, BETWEEN);
	if (between == NULL)
		return "";
	xml->space = space_of((struct cc_span){ name, (size_t)(between - name) });
	xml->space_len = (size_t)(between - name);
	return xml->space != NULL ? between + 1 : "";
}

static void XMLCALL
start(void *ctx, const XML_Char *name, const XML_Char **attribute)
{
	struct cc_xml *xml = ctx;

	xml->seen = xml->given;
	if (xml->failed)
		return;
	if (++xml->depth > DEPTH) {
		fail_at(xml, N_("elements are nested deeper than 64; wanted a workbook%s"), "");
		return;
	}
	xml->reader.start(xml, xml->reader.ctx, local(xml, name), attribute);
}

static void XMLCALL
end(void *ctx, const XML_Char *name)
{
	struct cc_xml *xml = ctx;

	xml->seen = xml->given;
	xml->depth--;
	if (xml->reader.end != NULL && !xml->failed)
		xml->reader.end(xml, xml->reader.ctx, local(xml, name));
}

static void XMLCALL
text(void *ctx, const XML_Char *bytes, int n)
{
	struct cc_xml *xml = ctx;

	xml->seen = xml->given;
	if (!xml->failed)
		xml->reader.text(xml, xml->reader.ctx, bytes, (size_t)n);
}

static void XMLCALL
doctype(void *ctx, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	fail_at(ctx, N_("a DOCTYPE; a workbook has none%s"), "");
}

bool
cc_xml_load(struct cc_err *err)
{
	return cc_library_load(&expat, CC_EXPAT_SONAME, names, err);
}

static void
begin_expat(struct cc_xml *xml)
{
	static const XML_Memory_Handling_Suite memory = { cc_malloc, cc_realloc, free };
	const XML_Char between[] = { BETWEEN, '\0' };

	xml->parser = expat.XML_ParserCreate_MM(NULL, &memory, xml->reader.hasty ? NULL : between);
	if (xml->parser == NULL)
		cc_oom();
	expat.XML_SetUserData(xml->parser, xml);
	expat.XML_SetElementHandler(xml->parser, start, end);
	if (xml->reader.text != NULL)
		expat.XML_SetCharacterDataHandler(xml->parser, text);
	expat.XML_SetStartDoctypeDeclHandler(xml->parser, doctype);
}

struct cc_xml *
cc_xml_begin(struct cc_zip *zip, const char *file, const struct cc_xml_reader *reader, struct cc_arena *arena)
{
	struct cc_xml *xml = CC_NEW(arena, struct cc_xml);

	*xml = (struct cc_xml){
		.zip = zip, .file = file, .reader = *reader, .err = CC_NEW(arena, struct cc_err)
	};
	if (reader->plain)
		xml->plain = cc_plain_new(xml, &xml->failed, reader, is_ours, arena);
	else
		begin_expat(xml);
	return xml;
}

void
cc_xml_end(struct cc_xml *xml)
{
	if (xml == NULL)
		return;
	cc_plain_free(xml->plain);
	if (xml->parser != NULL)
		expat.XML_ParserFree(xml->parser);
	xml->parser = NULL;
	xml->plain = NULL;
}

/* One element may not grow without end while nobody sees it. */
static void
check_token(struct cc_xml *xml)
{
	if (!xml->failed && xml->given - xml->seen > TOKEN)
		fail_at(xml, N_("an element of more than 16 MiB; wanted a workbook%s"), "");
}

static enum cc_got
step_expat(struct cc_xml *xml, struct cc_err *err)
{
	char *to = expat.XML_GetBuffer(xml->parser, CHUNK);
	enum cc_got got;
	size_t n;

	if (to == NULL)
		cc_oom();
	got = cc_zip_read(&n, to, CHUNK, xml->zip, err);
	if (got == CC_GOT_FAULT)
		return got;
	xml->given += n;
	xml->ended = got == CC_GOT_END;
	if (expat.XML_ParseBuffer(xml->parser, (int)n, xml->ended) == XML_STATUS_ERROR && !xml->failed) {
		enum XML_Error why = expat.XML_GetErrorCode(xml->parser);

		if (why == XML_ERROR_NO_MEMORY)
			cc_oom();
		fail_at(xml, N_("a part of the workbook is no XML: %s"), expat.XML_ErrorString(why));
	}
	if (got == CC_GOT_SOME)
		check_token(xml);
	return got;
}

/* A doubt about what was found plain before: these are not the bytes of then. */
static enum cc_got
step_plain(struct cc_xml *xml, struct cc_err *err)
{
	char *to = cc_plain_room(xml->plain, CHUNK);
	struct cc_place place = { xml->file, 0, 0 };
	enum cc_got got;
	size_t n;

	got = cc_zip_read(&n, to, CHUNK, xml->zip, err);
	if (got == CC_GOT_FAULT)
		return got;
	xml->ended = got == CC_GOT_END;
	xml->doubted = !cc_plain_give(xml->plain, n, xml->ended);
	if (xml->doubted && !xml->failed) {
		cc_fail_at(xml->err, CC_EXIT_DATA, place, N_("the workbook changed while it was read"));
		cc_xml_fail(xml, xml->err);
	}
	return got;
}

enum cc_got
cc_xml_step(struct cc_xml *xml, struct cc_err *err)
{
	enum cc_got got;

	if (xml->ended)
		return CC_GOT_END;
	got = xml->plain != NULL ? step_plain(xml, err) : step_expat(xml, err);
	if (got == CC_GOT_FAULT || !xml->failed)
		return got;
	*err = *xml->err;
	return CC_GOT_FAULT;
}

/* To its end.  False: the reader failed, or there is a doubt. */
static bool
read_part(bool *doubted, struct cc_zip *zip, const char *file, const struct cc_xml_reader *reader,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_xml *xml = cc_xml_begin(zip, file, reader, arena);
	enum cc_got got;

	do
		got = cc_xml_step(xml, err);
	while (got == CC_GOT_SOME);
	*doubted = xml->doubted;
	cc_xml_end(xml);
	return got == CC_GOT_END;
}

bool
cc_xml_part(struct cc_zip *zip, size_t part, const char *file, const struct cc_xml_reader *reader,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_xml_reader plain = *reader;
	bool doubted = false;

	if (!cc_zip_begin(zip, part, err))
		return false;
	if (reader->again == NULL)
		return read_part(&doubted, zip, file, reader, arena, err);
	plain.plain = true;
	if (read_part(&doubted, zip, file, &plain, arena, err))
		return true;
	if (!doubted)
		return false;
	reader->again(reader->ctx);
	return cc_zip_again(zip, err) && read_part(&doubted, zip, file, reader, arena, err);
}

const char *
cc_xml_value(cc_xml_attributes attribute, const char *name)
{
	for (; *attribute != NULL; attribute += 2)
		if (cc_xml_is(attribute[0], name))
			return attribute[1];
	return NULL;
}

const char *
cc_xml_value_in(cc_xml_attributes attribute, const char *space_end, const char *name)
{
	size_t n = strlen(space_end);

	for (; *attribute != NULL; attribute += 2) {
		const char *between = strchr(attribute[0], BETWEEN);

		if (between != NULL && strcmp(between + 1, name) == 0 &&
		    (size_t)(between - attribute[0]) >= n && memcmp(between - n, space_end, n) == 0)
			return attribute[1];
	}
	return NULL;
}

bool
cc_xml_true(const char *value)
{
	return value != NULL &&
	       (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}
