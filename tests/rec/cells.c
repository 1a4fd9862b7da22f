/* cells.c -- prints the cells of a CSV file as one JSON array of strings per
 * record, the header first.
 *
 * Usage: cells [-d DELIMITER] [-e ENCODING] FILE
 * For comparing with what others read (tests/rec/csv.c, the CSV suites); a
 * missing cell is "".
 */
#include "base/arena.h"
#include "rec/csv.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <unistd.h>

static struct cc_arena *arena;
static struct cc_csv_opts opts = { .delimiter = ',' };
static struct cc_source_opts source_opts;

/* One pass over the file.  With a want it prints; *widest: most cells of a row. */
static bool pass(size_t *widest, const char *file, const struct cc_want *want, struct cc_err *err);

static void
print(const struct cc_span *cell, size_t n)
{
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(array, json_stringn(cell[i].at ? cell[i].at : "", cell[i].len));
	json_dumpf(array, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(array);
}

static bool
read_rows(size_t *widest, struct cc_csv *csv, const struct cc_want *want, struct cc_err *err)
{
	struct cc_arena *batch = cc_arena_new();
	struct cc_piece piece = { 0 };
	enum cc_got got = CC_GOT_SOME;
	bool good = true;

	while (good && (got = cc_csv_cut(&piece, csv, err)) == CC_GOT_SOME) {
		struct cc_rows rows;

		good = cc_csv_split(&rows, &piece, want, csv, batch, err);
		for (size_t i = 0; i < rows.n; i++) {
			if (*widest < rows.width[i])
				*widest = rows.width[i];
			if (want->n)
				print(rows.cell + i * want->n, rows.width[i]);
		}
		cc_arena_reset(batch);
	}
	cc_buf_free(&piece.bytes);
	cc_arena_free(batch);
	return good && got == CC_GOT_END;
}

/* One pass over the file.  With a want it prints; *widest: most cells of a row. */
static bool
pass(size_t *widest, const char *file, const struct cc_want *want, struct cc_err *err)
{
	struct cc_input input = { file, open(file, O_RDONLY) };
	struct cc_source *source;
	struct cc_csv *csv;
	struct cc_span *header;
	uint64_t line;
	size_t n;
	bool good;

	if (input.fd < 0)
		return cc_fail(err, CC_EXIT_MACHINE, "%s: cannot be opened", file);
	source = cc_source_new(input, &source_opts, arena);
	csv = cc_csv_new(source, &opts, arena);
	good = cc_csv_header(&header, &n, &line, csv, arena, err);
	if (good) {
		*widest = *widest < n ? n : *widest;
		if (want->n)
			print(header, n);
		good = read_rows(widest, csv, want, err);
	}
	cc_csv_free(csv);
	cc_source_free(source);
	close(input.fd);
	return good;
}

int
main(int argc, char **argv)
{
	struct cc_want want = { 0 };
	struct cc_err err;
	size_t widest = 0;
	uint32_t *column;
	int c;

	while ((c = getopt(argc, argv, "d:e:")) != -1) {
		if (c == 'd')
			opts.delimiter = optarg[0];
		else if (c == 'e')
			source_opts.encoding = optarg;
		else
			return CC_EXIT_USAGE;
	}
	if (optind + 1 != argc) {
		fputs("usage: cells [-d DELIMITER] [-e ENCODING] FILE\n", stderr);
		return CC_EXIT_USAGE;
	}
	arena = cc_arena_new();
	if (!pass(&widest, argv[optind], &want, &err)) {
		fprintf(stderr, "cells: %s\n", err.text);
		return err.code;
	}
	column = CC_ARRAY(arena, uint32_t, widest);
	for (size_t i = 0; i < widest; i++)
		column[i] = (uint32_t)i;
	want = (struct cc_want){ widest, column };
	if (!pass(&widest, argv[optind], &want, &err)) {
		fprintf(stderr, "cells: %s\n", err.text);
		return err.code;
	}
	cc_arena_free(arena);
	return 0;
}
