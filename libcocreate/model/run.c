/* run.c -- an option's value that is refused: who gave it, and where. */
#include "model/run.h"

static const struct cc_study_option *
of_study(const struct cc_run *run, const char *name)
{
	const struct cc_study_option *option = run->study_option;

	while (option != NULL && option->name != NULL && strcmp(option->name, name) != 0)
		option++;
	return option != NULL && option->name != NULL ? option : NULL;
}

static const struct cc_node *
node_at(const struct cc_node *map, struct cc_span key)
{
	for (size_t i = 0; map->kind == CC_NODE_MAP && i < map->n; i++)
		if (cc_span_eq(map->key[i]->text, key))
			return map->key[i];
	return map;
}

static bool
fail(const struct cc_run *run, const char *name, struct cc_span key, struct cc_err *err, const char *format,
    va_list ap)
{
	const struct cc_study_option *option = of_study(run, name);

	if (option != NULL) {
		const struct cc_node *node = key.at != NULL ? node_at(option->node, key) : option->node;

		cc_fail_at(err, CC_EXIT_STUDY,
		    (struct cc_place){ run->study->file, node->line, node->column }, "%s: ", option->key);
	} else {
		cc_fail(err, CC_EXIT_USAGE, "--%s: ", name);
	}
	return cc_vfail_more(err, format, ap);
}

bool
cc_fail_option(const struct cc_run *run, const char *name, struct cc_err *err, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	fail(run, name, (struct cc_span){ NULL, 0 }, err, format, ap);
	va_end(ap);
	return false;
}

bool
cc_fail_option_key(const struct cc_run *run, const char *name, struct cc_span key, struct cc_err *err,
    const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	fail(run, name, key, err, format, ap);
	va_end(ap);
	return false;
}
