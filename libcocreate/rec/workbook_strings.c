/* workbook_strings.c -- the texts that cells of a workbook share.
 *
 * Runs of a rich text are joined; phonetic runs, which say how a text is read
 * out, are no part of it.
 */
#include "rec/workbook_int.h"

#include "base/arena.h"

enum { STRINGS_MAX = 512 * 1024 * 1024 };

struct reading {
	struct cc_book_strings *to;
	const char *file;
	struct cc_buf raw; /* the text at hand, as it is stored */
	bool item, phonetic, text;
};

static void
start(struct cc_xml *xml, void *ctx, const char *name, cc_xml_attributes attribute)
{
	struct reading *r = ctx;

	(void)xml;
	(void)attribute;
	if (cc_xml_is(name, "si")) {
		r->item = true;
		r->raw.len = 0;
	} else if (cc_xml_is(name, "rPh")) {
		r->phonetic = true;
	} else if (cc_xml_is(name, "t")) {
		r->text = r->item && !r->phonetic;
	}
}

static void
check_size(struct cc_xml *xml, struct reading *r)
{
	struct cc_place place = { r->file, 0, 0 };

	if (r->raw.len + r->to->text.len <= STRINGS_MAX)
		return;
	cc_fail_at(cc_xml_err(xml), CC_EXIT_DATA, place,
	    N_("the texts of this workbook have more than 512 MiB; save the sheet as CSV UTF-8"));
	cc_xml_fail(xml, cc_xml_err(xml));
}

static void
text(struct cc_xml *xml, void *ctx, const char *bytes, size_t n)
{
	struct reading *r = ctx;

	if (!r->text)
		return;
	cc_buf_add(&r->raw, bytes, n);
	check_size(xml, r);
}

static void
end(struct cc_xml *xml, void *ctx, const char *name)
{
	struct reading *r = ctx;
	uint32_t behind;

	(void)xml;
	if (cc_xml_is(name, "t")) {
		r->text = false;
	} else if (cc_xml_is(name, "rPh")) {
		r->phonetic = false;
	} else if (cc_xml_is(name, "si")) {
		r->item = false;
		if (r->raw.len > 0)
			cc_book_unescape(&r->to->text, (struct cc_span){ r->raw.at, r->raw.len });
		behind = (uint32_t)r->to->text.len;
		cc_buf_add(&r->to->ends, (const char *)&behind, sizeof behind);
	}
}

static void
again(void *ctx)
{
	struct reading *r = ctx;

	r->to->text.len = r->to->ends.len = r->raw.len = 0;
	r->item = r->phonetic = r->text = false;
}

bool
cc_book_strings_read(struct cc_book_strings *out, struct cc_zip *zip, size_t part, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct reading r = { .to = out, .file = file };
	struct cc_xml_reader reader = { start, end, text, &r, .again = again };
	bool good = cc_xml_part(zip, part, file, &reader, arena, err);

	cc_buf_free(&r.raw);
	return good;
}

bool
cc_book_strings_at(struct cc_span *out, const struct cc_book_strings *s, uint64_t i)
{
	const uint32_t *end = (const uint32_t *)(const void *)s->ends.at;
	uint32_t from;

	if (i >= s->ends.len / sizeof *end)
		return false;
	from = i > 0 ? end[i - 1] : 0;
	*out = end[i] > from ? (struct cc_span){ s->text.at + from, end[i] - from } : CC_SPAN("");
	return true;
}

void
cc_book_strings_free(struct cc_book_strings *s)
{
	cc_buf_free(&s->text);
	cc_buf_free(&s->ends);
}
