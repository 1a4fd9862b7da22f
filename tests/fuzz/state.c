/* state.c -- fuzzes what --merge reads: a state that anybody made, of the command CMD.
 *
 * What loads is saved as the same bytes each time, and the method's finish() takes it.  Behind a NUL stands a study. */
#include "command.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
merge(const char *state, const char *study, const char *how, const char *value)
{
	const char *const words[] = { "-q", "--threads=1", "--draws=100", "--merge", state, how, value,
		study != NULL ? "-s" : NULL, study, NULL };

	return command_run(words);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *name[2] = { NULL, NULL };
	struct cc_buf first, again;

	command_begin();
	command_parts(name, 2, data, size);
	merge(name[0], name[1], "-t", "json");
	if (merge(name[0], name[1], "--partial", "--quiet") != CC_EXIT_OK)
		return 0;
	first = command_said_in(COMMAND_OUT);
	name[0] = command_file(COMMAND_FILES, (struct cc_span){ first.at, first.len });
	if (merge(name[0], name[1], "--partial", "--quiet") != CC_EXIT_OK)
		command_fail("its own state is refused", 1);
	again = command_said_in(COMMAND_OUT);
	if (first.len != again.len || memcmp(first.at, again.at, first.len) != 0)
		command_fail("saved again, the state has other bytes", 0);
	cc_buf_free(&first);
	cc_buf_free(&again);
	return 0;
}
