/* published.h -- a column of numbers of $COCREATE_DATA, for tests of series.
 *
 * May be included by: tests.
 */
#ifndef CC_TESTS_PUBLISHED_H
#define CC_TESTS_PUBLISHED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many numbers the column of that file has, read into value[most]; 0, and a line that says
 * so: the file is not here. */
static inline size_t
read_series(double *value, size_t most, const char *name, int column)
{
	const char *data = getenv("COCREATE_DATA"), *top = getenv("srcdir");
	char path[4096], line[4096];
	size_t n = 0;
	FILE *in;

	if (data != NULL)
		snprintf(path, sizeof path, "%s/%s", data, name);
	else
		snprintf(path, sizeof path, "%s/../../shared/data/%s", top != NULL ? top : ".", name);
	in = fopen(path, "r");
	if (in == NULL || fgets(line, sizeof line, in) == NULL) {
		print_message("skipped: %s is not here; COCREATE_DATA may say where\n", name);
		return 0;
	}
	while (n < most && fgets(line, sizeof line, in) != NULL) {
		char *cell = line;

		for (int c = 0; c < column && cell != NULL; c++) {
			cell = strchr(cell, ',');
			cell += cell != NULL;
		}
		if (cell != NULL)
			value[n++] = strtod(cell, NULL);
	}
	fclose(in);
	return n;
}

#endif
