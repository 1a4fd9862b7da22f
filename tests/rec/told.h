/* told.h -- what XML tells, as text: by expat, or as plain XML, whole or in pieces.
 *
 * May be included by: tests.
 */
#ifndef CC_TESTS_REC_TOLD_H
#define CC_TESTS_REC_TOLD_H

#include "base/arena.h"
#include "rec/workbook_plain.h"
#include "rec/zipped.h"

static inline void
events_start(struct cc_xml *xml, void *ctx, const char *name, cc_xml_attributes attribute)
{
	struct cc_buf *to = ctx;

	(void)xml;
	cc_buf_printf(to, "<%s", name);
	for (; *attribute != NULL; attribute += 2)
		if (strchr(attribute[0], '\n') == NULL) /* behind a namespace */
			cc_buf_printf(to, " %s=\"%s\"", attribute[0], attribute[1]);
	cc_buf_putc(to, '>');
}

static inline void
events_end(struct cc_xml *xml, void *ctx, const char *name)
{
	(void)xml;
	cc_buf_printf(ctx, "</%s>", name);
}

static inline void
events_text(struct cc_xml *xml, void *ctx, const char *bytes, size_t n)
{
	(void)xml;
	cc_buf_add(ctx, bytes, n);
}

/* False: not well formed, or a doubt. */
static inline bool
events_of(struct cc_buf *to, struct cc_span text, bool plain)
{
	struct cc_xml_reader reader = { events_start, events_end, events_text, to, .plain = plain };
	struct zipped_part part = { "a.xml", text, 0 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_err *err = CC_NEW(arena, struct cc_err);
	struct cc_zip_input input = { .name = "f.xlsx", .fd = -1 };
	enum cc_got got = CC_GOT_FAULT;
	struct cc_buf bytes = { 0 };
	struct cc_zip *zip = NULL;
	struct cc_xml *xml = NULL;

	zip_parts(&bytes, &part, 1, 0);
	input.bytes = (struct cc_span){ bytes.at, bytes.len };
	if (cc_zip_open(&zip, input, 0, arena, err) && cc_xml_load(err) && cc_zip_begin(zip, 0, err)) {
		xml = cc_xml_begin(zip, "f.xlsx", &reader, arena);
		do
			got = cc_xml_step(xml, err);
		while (got == CC_GOT_SOME);
	}
	cc_xml_end(xml);
	cc_zip_close(zip);
	cc_buf_free(&bytes);
	cc_arena_free(arena);
	return got == CC_GOT_END;
}

#endif
