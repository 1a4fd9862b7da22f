/* study.c -- fuzzes the study as the command CMD reads it: lists, columns, scales, the options and sections of its
 * method, and what the report makes of them.  Behind NULs stand its input files. */
#include "command.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *word[16] = { "-q", "--threads=1", "--draws=100", "-t", "json", "-s" };

	command_begin();
	/* Without an input it would wait for one. */
	if (size == 0 || memchr(data, '\0', size) == NULL)
		return 0;
	command_parts(word + 6, COMMAND_MOST - COMMAND_FILES, data, size);
	command_run(word);
	return 0;
}
