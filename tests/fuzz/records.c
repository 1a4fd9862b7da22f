/* records.c -- fuzzes rec/records: any bytes, in any form and encoding, read in two ways that must agree.
 *
 * The first byte says how: the form, the delimiter, and the sizes of blocks and reads of the second reading. */
#include "rec/read.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was read, as JSON a record a line, then how it ended. */
static void
give(void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells)
{
	char *text = json_dumps(cells, JSON_COMPACT | JSON_ENCODE_ANY);

	(void)header;
	cc_buf_printf(ctx, "%ju %zu %s\n", (uintmax_t)line, n, text != NULL ? text : "?");
	free(text);
}

static void
read_all(
    struct cc_buf *out, struct cc_span bytes, const struct cc_records_opts *opts, size_t window, size_t chunk)
{
	struct cc_source_opts source_opts = { .bytes = bytes, .window = window, .chunk = chunk };
	struct cc_input input = { "f", -1 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_source *source = cc_source_new(input, &source_opts, arena);
	struct cc_records *r = NULL;
	struct cc_err err = { 0 };

	if (!read_input(&r, source, opts, give, out, arena, &err))
		cc_buf_printf(out, "%d %s\n", err.code, err.text);
	cc_records_free(r);
	cc_source_free(source);
	cc_arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum cc_form forms[] = { CC_FORM_CSV, CC_FORM_TSV, CC_FORM_YAML, CC_FORM_JSON,
		CC_FORM_JSONL, CC_FORM_AUTO, CC_FORM_CSV, CC_FORM_CSV };
	unsigned how = size > 0 ? data[0] : 0;
	struct cc_span bytes = { (const char *)data + 1, size > 0 ? size - 1 : 0 };
	struct cc_records_opts opts = { .form = forms[how & 7] };
	struct cc_buf whole = { 0 }, cut = { 0 };
	bool text = opts.form == CC_FORM_CSV || opts.form == CC_FORM_TSV;

	if ((how & 7) == 7)
		opts.delimiter = ';';
	read_all(&whole, bytes, &opts, 0, 0);
	/* JSON and YAML say the same of an error only where it is found at the same record. */
	opts.block = 1 + (how >> 3 & 15);
	read_all(&cut, bytes, &opts, 0, 1 + (how >> 7));
	if (text && (whole.len != cut.len || (whole.len > 0 && memcmp(whole.at, cut.at, whole.len) != 0))) {
		fprintf(stderr, "read at once:\n%.*s\nread in pieces:\n%.*s\n", (int)whole.len, whole.at,
		    (int)cut.len, cut.at);
		abort();
	}
	cc_buf_free(&whole);
	cc_buf_free(&cut);
	return 0;
}
