/* json.c -- fuzzes rec/json_cut, json_records and json_report against jansson.
 *
 * A list that we read is one that jansson reads, with as many mappings; a list of mappings of plain cells that jansson
 * reads is one that we read.  The first byte says how many bytes a read gives; what it gives changes nothing. */
#include "rec/read.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct reading {
	struct cc_buf text; /* a record a line, then how it ended */
	size_t records;
	struct cc_err err;
};

static void
give(void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells)
{
	struct reading *reading = ctx;
	char *text = json_dumps(cells, JSON_COMPACT | JSON_ENCODE_ANY);

	(void)header;
	cc_buf_printf(&reading->text, "%ju %zu %s\n", (uintmax_t)line, n, text != NULL ? text : "?");
	reading->records++;
	free(text);
}

static void
read_all(struct reading *out, struct cc_span bytes, size_t chunk)
{
	struct cc_source_opts source_opts = { .encoding = "UTF-8", .bytes = bytes, .chunk = chunk };
	struct cc_records_opts opts = { .form = CC_FORM_JSON };
	struct cc_arena *arena = cc_arena_new();
	struct cc_source *source = cc_source_new((struct cc_input){ "f", -1 }, &source_opts, arena);
	struct cc_records *r = NULL;

	*out = (struct reading){ 0 };
	if (!read_input(&r, source, &opts, give, out, arena, &out->err))
		cc_buf_printf(&out->text, "%d %s\n", out->err.code, out->err.text);
	cc_records_free(r);
	cc_source_free(source);
	cc_arena_free(arena);
}

/* What no limit or rule of ours refuses: no report, no NUL, no number beyond a double. */
static bool
is_plain(const json_t *list)
{
	if (!json_is_array(list) || json_array_size(list) == 0)
		return false;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *map = json_array_get(list, i);
		const char *key;
		json_t *value;

		if (!json_is_object(map) || json_object_size(map) == 0)
			return false;
		json_object_foreach(
		    (json_t *)(uintptr_t)map, key, value) if (json_is_object(value) || json_is_array(value) ||
							      strcmp(key, "tool") == 0) return false;
	}
	return true;
}

static bool
has_report(const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (json_object_get(json_array_get(list, i), "tool") != NULL)
			return true;
	return false;
}

static void
compare(const struct reading *ours, struct cc_span bytes)
{
	json_error_t why;
	json_t *list = json_loadb(
	    bytes.at, bytes.len, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL | JSON_ALLOW_NUL, &why);
	bool good = ours->err.code == CC_EXIT_OK;

	if (good && list == NULL && json_error_code(&why) != json_error_numeric_overflow) {
		fprintf(stderr, "we read what jansson does not: %s\n%s", why.text, ours->text.at);
		abort();
	}
	if (good && json_is_array(list) && !has_report(list) && json_array_size(list) != ours->records) {
		fprintf(
		    stderr, "%zu records, of %zu\n%s", ours->records, json_array_size(list), ours->text.at);
		abort();
	}
	if (!good && is_plain(list) && strstr(ours->err.text, "NUL") == NULL) {
		fprintf(stderr, "we refuse what jansson reads: %s\n", ours->err.text);
		abort();
	}
	json_decref(list);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cc_span bytes = { (const char *)data + 1, size > 0 ? size - 1 : 0 };
	struct reading whole, pieces;

	if (size < 2)
		return 0;
	read_all(&whole, bytes, 0);
	read_all(&pieces, bytes, 1 + data[0] % 16);
	if (whole.text.len != pieces.text.len ||
	    (whole.text.len > 0 && memcmp(whole.text.at, pieces.text.at, whole.text.len) != 0)) {
		fprintf(stderr, "at once:\n%sin pieces:\n%s", whole.text.at, pieces.text.at);
		abort();
	}
	/* jansson knows no mark of the encoding. */
	if (bytes.len < 3 || memcmp(bytes.at, "\xef\xbb\xbf", 3) != 0)
		compare(&whole, bytes);
	cc_buf_free(&whole.text);
	cc_buf_free(&pieces.text);
	return 0;
}
