/* records.c -- prints the records of an input, one JSON object a line:
 * {"line":N,"cells":{"KEY":"TEXT","KEY":["TEXT",...]}}.
 *
 * Usage: records [-a] [-d DELIMITER] [-e ENCODING] [-f FORMAT] [-s SKIP] FILE
 * -a: arrays of cells, the header first (for headers with equal names).
 * For comparing with what others read; the status is that of a command.
 */
#include "rec/read.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool arrays;

static void
print(json_t *value)
{
	json_dumpf(value, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(value);
}

static void
give(void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells)
{
	json_t *object;

	(void)ctx;
	if (arrays) {
		print(json_deep_copy(cells));
		return;
	}
	object = json_object();
	for (size_t i = 0; i < n && i < json_array_size(cells); i++) {
		char *key = strndup(header[i].at, header[i].len);

		json_object_set_new_nocheck(object, key, json_deep_copy(json_array_get(cells, i)));
		free(key);
	}
	print(json_pack("{s:I, s:o}", "line", (json_int_t)line, "cells", object));
}

static bool
print_file(const char *name, const struct cc_source_opts *source_opts, const struct cc_records_opts *opts,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_input input = { name, open(name, O_RDONLY) };
	struct cc_source *source;
	struct cc_records *r = NULL;
	bool good;

	if (input.fd < 0)
		return cc_fail(err, CC_EXIT_MACHINE, "%s: cannot be opened", name);
	source = cc_source_new(input, source_opts, arena);
	if (arrays && cc_records_open(&r, source, opts, arena, err)) {
		uint64_t line;
		const struct cc_span *header = cc_records_header(&line, r, arena);
		json_t *names = json_array();

		for (size_t i = 0; i < cc_records_width(r); i++)
			json_array_append_new(names, read_text(header[i]));
		print(names);
	}
	cc_records_free(r);
	cc_source_free(source);
	lseek(input.fd, 0, SEEK_SET);
	source = cc_source_new(input, source_opts, arena);
	good = read_input(&r, source, opts, give, NULL, arena, err);
	cc_records_free(r);
	cc_source_free(source);
	close(input.fd);
	return good;
}

int
main(int argc, char **argv)
{
	struct cc_source_opts source_opts = { 0 };
	struct cc_records_opts opts = { 0 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_err err = { 0 };
	int c;

	while ((c = getopt(argc, argv, "ad:e:f:s:")) != -1) {
		switch (c) {
		case 'a': arrays = true; break;
		case 'd': opts.delimiter = optarg[0]; break;
		case 'e': source_opts.encoding = optarg; break;
		case 'f': opts.form = cc_form_named(optarg); break;
		case 's': opts.skip = strtoull(optarg, NULL, 10); break;
		default: return CC_EXIT_USAGE;
		}
	}
	if (optind + 1 != argc) {
		fputs(
		    "usage: records [-a] [-d DELIMITER] [-e ENCODING] [-f FORMAT] [-s SKIP] FILE\n", stderr);
		return CC_EXIT_USAGE;
	}
	if (!print_file(argv[optind], &source_opts, &opts, arena, &err))
		fprintf(stderr, "records: %s\n", err.text);
	cc_arena_free(arena);
	return err.code;
}
