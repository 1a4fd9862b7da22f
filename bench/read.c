/* read.c -- rec/csv, checks included, beside libcsv alone: the reading line of
 * `make bench`.
 *
 * read FILE: whole passes over the file in memory, in turn, nine of each;
 * prints "OURS LIBCSV" in MB/s, the medians.  Ours checks UTF-8, counts lines
 * and cells and keeps every cell; libcsv calls back for cells and rows.
 */
#include "base/arena.h"
#include "rec/csv.h"

#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { PASSES = 9 };

static uint64_t cells, theirs;

static void
count_cell(void *bytes, size_t len, void *ctx)
{
	(void)bytes;
	(void)len;
	(void)ctx;
	theirs++;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
read_ours(struct cc_span file)
{
	struct cc_arena *arena = cc_arena_new(), *scratch = cc_arena_new();
	struct cc_source_opts from = { .bytes = file };
	struct cc_source *source = cc_source_new((struct cc_input){ "memory", -1 }, &from, arena);
	struct cc_csv_opts opts = { .delimiter = ',' };
	struct cc_csv *csv = cc_csv_new(source, &opts, arena);
	struct cc_piece piece = { 0 };
	struct cc_span *header;
	struct cc_err err;
	uint64_t line;
	uint32_t *column;
	double begin = now();
	size_t n;

	if (!cc_csv_header(&header, &n, &line, csv, arena, &err))
		abort();
	column = CC_ARRAY(arena, uint32_t, n);
	for (size_t c = 0; c < n; c++)
		column[c] = (uint32_t)c;
	cells = n;
	while (cc_csv_cut(&piece, csv, &err) == CC_GOT_SOME) {
		struct cc_want want = { n, column };
		struct cc_rows rows;

		if (!cc_csv_split(&rows, &piece, &want, csv, scratch, &err))
			abort();
		for (size_t r = 0; r < rows.n; r++)
			cells += rows.width[r];
		cc_arena_reset(scratch);
	}
	begin = now() - begin;
	cc_buf_free(&piece.bytes);
	cc_csv_free(csv);
	cc_source_free(source);
	cc_arena_free(scratch);
	cc_arena_free(arena);
	return begin;
}

static double
read_theirs(struct cc_span file)
{
	struct csv_parser parser;
	double begin = now();

	theirs = 0;
	if (csv_init(&parser, 0) != 0 ||
	    csv_parse(&parser, file.at, file.len, count_cell, NULL, NULL) != file.len)
		abort();
	csv_fini(&parser, count_cell, NULL, NULL);
	csv_free(&parser);
	return now() - begin;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	double ours[PASSES], libcsv[PASSES];
	struct cc_buf file = { 0 };
	struct cc_span bytes;
	ssize_t got;
	int fd = argc == 2 ? open(argv[1], O_RDONLY) : -1;

	if (fd < 0)
		return 2;
	do {
		cc_buf_reserve(&file, 1 << 20);
		got = read(fd, file.at + file.len, 1 << 20);
		file.len += got > 0 ? (size_t)got : 0;
	} while (got > 0);
	bytes = (struct cc_span){ file.at, file.len };
	for (int i = 0; i < PASSES; i++) {
		ours[i] = read_ours(bytes);
		libcsv[i] = read_theirs(bytes);
	}
	if (cells != theirs) {
		fprintf(stderr, "read: %ju cells here, %ju by libcsv\n", (uintmax_t)cells, (uintmax_t)theirs);
		return 1;
	}
	qsort(ours, PASSES, sizeof *ours, by_size);
	qsort(libcsv, PASSES, sizeof *libcsv, by_size);
	printf("%.0f %.0f\n", (double)bytes.len / 1e6 / ours[PASSES / 2],
	    (double)bytes.len / 1e6 / libcsv[PASSES / 2]);
	cc_buf_free(&file);
	return 0;
}
