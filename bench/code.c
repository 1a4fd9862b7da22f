/* code.c -- the coder alone: how long it takes to code each line of a file.
 *
 * code BOOK FILE: prints the rows, how many of them have a code, and the seconds of processor time.
 * It reads the whole file and loads the codebook before that.
 * COCREATE_DATADIR names data/, as for the commands.
 */
#include "base/arena.h"
#include "text/codebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static bool
read_file(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_buf text = { 0 };
	FILE *file = fopen(name, "rb");
	size_t got;

	(void)err;
	*out = (struct cc_span){ NULL, 0 };
	if (file == NULL)
		return true;
	do {
		cc_buf_reserve(&text, 1 << 20);
		got = fread(text.at + text.len, 1, 1 << 20, file);
		text.len += got;
	} while (got > 0);
	fclose(file);
	*out = cc_span_dup(arena, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
	return true;
}

static bool
read_data(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	const char *folder = getenv("COCREATE_DATADIR");

	return read_file(out, cc_format(arena, "%s/%s", folder != NULL ? folder : "data", name), arena, err);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
main(int argc, char **argv)
{
	static const struct cc_openers open = { read_data, read_file };
	struct cc_arena *arena = cc_arena_new();
	struct cc_codebook *book;
	struct cc_coder *coder;
	struct cc_span name, file;
	struct cc_err err = { 0 };
	unsigned long rows = 0, coded = 0, hits = 0;
	double begin, loaded;

	if (argc != 3)
		return 2;
	name = cc_span(argv[1]);
	begin = now();
	if (!read_file(&file, argv[2], arena, &err) ||
	    !cc_codebook_load(&book, &name, 1, &open, arena, &err)) {
		fprintf(stderr, "code: %s\n", err.text);
		return 1;
	}
	cc_codebook_compile(book);
	coder = cc_coder_new(book);
	loaded = now();
	while (file.len > 0) {
		const char *end = memchr(file.at, '\n', file.len);
		struct cc_span line = { file.at, end != NULL ? (size_t)(end - file.at) : file.len };
		struct cc_coded out;
		uint32_t rule;

		if (cc_code_text(&out, coder, line, &rule) == CC_MATCH_LIMIT) {
			fprintf(stderr, "code: row %lu: rule %u gives up\n", rows + 1, rule + 1);
			return 1;
		}
		rows++;
		coded += out.any;
		hits += out.n;
		file.at += line.len + (end != NULL);
		file.len -= line.len + (end != NULL);
	}
	printf("%lu rows, %lu coded, %lu hits, %.3f s of processor (loading %.3f s)\n", rows, coded, hits,
	    now() - loaded, loaded - begin);
	cc_coder_free(coder);
	cc_arena_free(arena);
	return 0;
}
