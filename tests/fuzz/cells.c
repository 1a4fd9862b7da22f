/* cells.c -- prints the records of CSV files as JSON, a file a line: what tests/fuzz/python compares.
 *
 * Standard input: for each file its length in bytes, a line feed, the bytes.  Each is read in blocks of another size. */
#include "table.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static void
print(const struct table *t)
{
	json_t *rows = json_array(), *answer;
	char *text;

	for (size_t i = 0; i < t->n; i++) {
		json_t *row = json_array();

		for (size_t k = 0; k < t->row[i].n; k++)
			json_array_append_new(row, json_stringn(t->row[i].cell[k].at, t->row[i].cell[k].len));
		json_array_append_new(rows, row);
	}
	answer = json_pack("{s:o, s:s}", "rows", rows, "error", t->err.text);
	text = json_dumps(answer, JSON_COMPACT);
	json_decref(answer);
	puts(text);
	free(text);
}

int
main(void)
{
	unsigned long len, files = 0;

	while (scanf("%lu", &len) == 1 && getchar() == '\n') {
		static const size_t blocks[] = { 0, 1, 2, 3, 5, 7, 16 };
		size_t block = blocks[files++ % (sizeof blocks / sizeof *blocks)];
		struct cc_arena *arena = cc_arena_new();
		char *bytes = malloc(len + 1);
		struct table t;

		if (bytes == NULL || fread(bytes, 1, len, stdin) != len)
			return 1;
		table_read(&t, (struct cc_span){ bytes, len }, ',', block, block, arena);
		print(&t);
		free(bytes);
		cc_arena_free(arena);
	}
	return ferror(stdout) != 0 || fflush(stdout) != 0;
}
