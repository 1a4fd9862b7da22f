/* fail.c -- fuzzes --fail-if over a report with every type of column.
 *
 * Up to a NUL stands what is left of the operator, behind it the value; without one all is the condition.  Where each
 * operator is one of a column of numbers, a cell meets it or its opposite, never both. */
#include "cli/gate.h"

#include "base/utf8.h"
#include "render/sample.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { REFUSED = -1 };

/* How many lines a condition has to say. */
static long
lines_of(const char *condition, const struct cc_report *report, struct cc_arena *arena)
{
	const struct cc_list list = { &condition, 1 };
	struct cc_err err = { 0 };
	struct cc_gate *gate;
	const char *const *line;
	size_t n;

	if (!cc_gate_new(&gate, &list, report, arena, &err)) {
		if (err.code != CC_EXIT_USAGE || err.text[0] == '\0')
			abort();
		return REFUSED;
	}
	if (cc_gate_tables(gate, report) == 0)
		abort();
	n = cc_gate_judge(&line, gate, arena);
	for (size_t i = 0; i < n; i++)
		if (cc_utf8_valid(line[i], strlen(line[i]), NULL) != strlen(line[i]))
			abort();
	return (long)n;
}

static bool
is_simple(const char *left)
{
	return strpbrk(left, "<>=! \t") == NULL && cc_utf8_trim(cc_span(left)).len == strlen(left);
}

static void
compare(const char *left, const char *value, const struct cc_report *report, struct cc_arena *arena)
{
	static const char *const sign[] = { "<", ">=", ">", "<=", "=", "!=" };
	static const char *const word[] = { "lt", "ge", "gt", "le", "eq", "ne" };
	long n[6];

	for (size_t i = 0; i < 6; i++) {
		n[i] = lines_of(cc_format(arena, "%s%s%s", left, sign[i], value), report, arena);
		if (is_simple(left) && strpbrk(value, "<>=!") == NULL &&
		    n[i] != lines_of(cc_format(arena, "%s %s %s", left, word[i], value), report, arena))
			abort();
	}
	if (!is_simple(left) || n[0] == REFUSED || strpbrk(value, "<>=!") != NULL)
		return;
	if (n[0] + n[1] != n[2] + n[3] || n[0] + n[1] != n[4] + n[5])
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct cc_arena *kept;
	static struct cc_report *report;
	const char *text;
	struct cc_arena *arena = cc_arena_new();

	if (kept == NULL) {
		kept = cc_arena_new();
		report = sample_full(kept, CC_EN);
	}
	text = cc_strndup(arena, (const char *)data, size);
	if (cc_utf8_valid(text, size, NULL) == size) {
		if (strlen(text) < size)
			compare(text, text + strlen(text) + 1, report, arena);
		else
			lines_of(text, report, arena);
	}
	cc_arena_free(arena);
	return 0;
}
