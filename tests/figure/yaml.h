/* yaml.h -- a text in YAML to be read by a cc_node_reader, for tests. */
#ifndef CC_TESTS_FIGURE_YAML_H
#define CC_TESTS_FIGURE_YAML_H

#include "figure/node_members.h"
#include "rec/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static struct cc_err yaml_err;

static inline bool
yaml_read(cc_node_reader *read, void *out, const char *text, const void *with, unsigned digits,
    struct cc_arena *memory)
{
	const struct cc_node_reading r = { "rules.yaml", memory, &yaml_err, digits };
	struct cc_node *node;

	assert_true(cc_yaml_load(&node, cc_span(text), "rules.yaml", CC_EXIT_STUDY, memory, &yaml_err));
	return read(out, node, with, &r);
}

static inline void
assert_refused(cc_node_reader *read, void *out, const char *text, const void *with, const char *wanted,
    struct cc_arena *memory)
{
	if (yaml_read(read, out, text, with, 0, memory) || strstr(yaml_err.text, wanted) == NULL)
		fail_msg("%s: found \"%s\", wanted \"%s\"", text, yaml_err.text, wanted);
}

#endif
