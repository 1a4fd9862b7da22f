/* findings_study.c -- what the study says of findings: which are not wanted, and how many are. */
#include "figure/findings_int.h"

#include "base/arena.h"
#include "rec/node_read.h"

#include <math.h>

/* Codes are keys of the wording. */
static bool
read_off(struct cc_findings_wanted *out, const struct cc_node *off, const struct cc_node *wording,
    const char *file, struct cc_arena *arena, struct cc_err *err)
{
	const char **name = CC_ARRAY(arena, const char *, wording->n + 1);
	const struct cc_names codes = { name, NULL };

	for (size_t i = 0; i < wording->n; i++)
		name[i] = cc_strndup(arena, wording->key[i]->text.at, wording->key[i]->text.len);
	if (!cc_node_texts(&out->off, &out->n_off, off, file, arena, err))
		return false;
	for (size_t i = 0; i < out->n_off; i++)
		if (!cc_names_have(&codes, out->off[i]))
			return cc_node_unknown(
			    off->kind == CC_NODE_SCALAR ? off : off->item[i], &codes, file, arena, err);
	return true;
}

static bool
read_most(struct cc_findings_wanted *out, const struct cc_node *node, const char *file, struct cc_err *err)
{
	double most;

	if (!cc_node_number(&most, node, file, err))
		return false;
	if (!(most >= 0 && most <= CC_FINDINGS_MOST && most == floor(most)))
		return cc_node_fail(node, file, err, N_("most: \"%s\"; wanted a whole number from 0 to %d"),
		    cc_quote(node->text).text, (int)CC_FINDINGS_MOST);
	out->most = (unsigned)most;
	return true;
}

bool
cc_findings_study(struct cc_findings_wanted *out, const struct cc_study *study, const struct cc_node *wording,
    struct cc_arena *arena, struct cc_err *err)
{
	static const char *const keys[] = { "off", "most", NULL };
	static const struct cc_names known = { keys, NULL };
	const struct cc_node *node = study != NULL ? study->findings : NULL;

	*out = (struct cc_findings_wanted){ .most = CC_FINDINGS_MOST };
	if (node == NULL || cc_node_null(node))
		return true;
	if (!cc_node_map(node, study->file, err))
		return false;
	for (size_t i = 0; i < node->n; i++) {
		bool off = cc_span_eq(node->key[i]->text, CC_SPAN("off"));

		if (!cc_names_have(&known, node->key[i]->text))
			return cc_node_unknown(node->key[i], &known, study->file, arena, err);
		if (!(off ? read_off(out, node->item[i], wording, study->file, arena, err)
			  : read_most(out, node->item[i], study->file, err)))
			return false;
	}
	return true;
}
