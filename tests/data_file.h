/* data_file.h -- files of data/ in the source tree, for tests. */
#ifndef CC_TESTS_DATA_FILE_H
#define CC_TESTS_DATA_FILE_H

#include "base/arena.h"
#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>

/* A cc_opener; at == NULL: there is no such file. */
static inline bool
read_data(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	const char *top = getenv("TOPDIR");
	struct cc_buf text = { 0 };
	char path[4096];
	FILE *file;
	int c;

	(void)why;
	*out = (struct cc_span){ NULL, 0 };
	snprintf(path, sizeof path, "%s/data/%s", top != NULL ? top : "..", name);
	file = fopen(path, "rb");
	if (file == NULL)
		return true;
	while ((c = getc(file)) != EOF)
		cc_buf_putc(&text, (char)c);
	fclose(file);
	*out = cc_span_dup(to, (struct cc_span){ text.at != NULL ? text.at : "", text.len });
	cc_buf_free(&text);
	return true;
}

#endif
