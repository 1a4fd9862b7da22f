/* xlsx.c -- fuzzes rec/workbook and rec/zip: any bytes as a workbook, or as the parts of one.
 *
 * The first byte says how: bit 0, whether the bytes are parts, divided by NUL, which are packed here so that their
 * check sums are right; bits 1 and 2, what becomes of merged cells; bit 3, of hidden ones. */
#include "rec/read.h"
#include "rec/zip.h"
#include "rec/zipped.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Cells are looked at, so that a sanitizer sees what they point to. */
static void
give(void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells)
{
	char *text = json_dumps(cells, JSON_COMPACT | JSON_ENCODE_ANY);

	(void)line;
	(void)header;
	*(size_t *)ctx += n + (text != NULL);
	free(text);
}

/* sheet, strings, styles, workbook, relations; a part that is empty is not there. */
static void
pack(struct cc_buf *out, const char *bytes, size_t n)
{
	const char *text[5] = { NULL };
	struct zipped_book book;
	char *parts = malloc(n + 1);
	size_t at = 0;

	memcpy(parts, bytes, n);
	parts[n] = '\0';
	for (size_t i = 0; i < 5 && at <= n; i++) {
		text[i] = parts[at] != '\0' ? parts + at : NULL;
		at += strlen(parts + at) + 1;
	}
	book = (struct zipped_book){
		.sheet = text[0], .strings = text[1], .styles = text[2], .workbook = text[3], .links = text[4]
	};
	zip_book(out, &book);
	free(parts);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned how = size > 0 ? data[0] : 0;
	struct cc_span bytes = { (const char *)data + 1, size > 0 ? size - 1 : 0 };
	struct cc_workbook_opts book = { .merged = (how >> 1 & 3) % 3, .skip_hidden = how >> 3 & 1 };
	struct cc_records_opts opts = { .skip = how >> 4 & 1, .header = how >> 5 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_source_opts from = { .workbook = &book };
	struct cc_buf zip = { 0 };
	struct cc_source *source;
	struct cc_records *r = NULL;
	struct cc_err err = { 0 };
	size_t seen = 0;

	if (how & 1) {
		pack(&zip, bytes.at, bytes.len);
		bytes = (struct cc_span){ zip.at, zip.len };
	}
	from.bytes = bytes;
	source = cc_source_new((struct cc_input){ "f", -1 }, &from, arena);
	if (!read_input(&r, source, &opts, give, &seen, arena, &err) && err.code == CC_EXIT_OK)
		abort();
	cc_records_free(r);
	cc_source_free(source);
	cc_buf_free(&zip);
	cc_arena_free(arena);
	return 0;
}
