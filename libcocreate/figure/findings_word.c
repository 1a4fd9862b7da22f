/* findings_word.c -- the sentence, by the wording of its code. */
#include "figure/findings_int.h"

#include "base/arena.h"
#include "rec/node_read.h"

static const char *
slot_text(const struct cc_finding *o, struct cc_span name)
{
	for (unsigned i = 0; i < o->slots; i++)
		if (cc_span_eq(name, cc_span(o->slot[i].name)))
			return o->slot[i].text;
	return NULL;
}

/* The form for one, or for many; a plain text serves both. */
static const struct cc_node *
form_of(const struct cc_finding *o, const struct cc_node *wording, const char *file, struct cc_err *err)
{
	const struct cc_node *node = cc_node_get(wording, o->form), *form = node;

	if (node == NULL) {
		cc_node_fail(wording, file, err, N_("no sentence \"%s\""), cc_quote(cc_span(o->form)).text);
		return NULL;
	}
	if (node->kind == CC_NODE_MAP)
		form = cc_node_get(node, o->count == 1 ? "one" : "many");
	if (form != NULL && form->kind == CC_NODE_SCALAR)
		return form;
	cc_node_fail(node, file, err, N_("not a sentence; wanted text, or one: and many:"));
	return NULL;
}

bool
cc_finding_word(struct cc_finding *o, const struct cc_node *wording, const char *file, struct cc_err *err)
{
	const struct cc_node *form = form_of(o, wording, file, err);
	struct cc_buf out = { 0 };
	const char *at, *open;

	if (form == NULL)
		return false;
	for (at = form->text.at; (open = strchr(at, '{')) != NULL; at = strchr(open, '}') + 1) {
		const char *close = strchr(open, '}');
		const char *text =
		    close == NULL ? NULL
				  : slot_text(o, (struct cc_span){ open + 1, (size_t)(close - open - 1) });

		if (text == NULL) {
			cc_buf_free(&out);
			return cc_node_fail(form, file, err,
			    N_("\"%s\"; wanted slots that the command gives"), cc_quote(form->text).text);
		}
		cc_buf_add(&out, at, (size_t)(open - at));
		cc_buf_puts(&out, text);
	}
	cc_buf_puts(&out, at);
	o->row.sentence = cc_strndup(o->of->arena, out.at, out.len);
	cc_buf_free(&out);
	return true;
}
