/* names.c -- lists of names in notes: the first few, and how many. */
#include "figure/names.h"

#include "base/arena.h"

void
cc_names_text(struct cc_names_list *list, const char *text, struct cc_arena *arena)
{
	if (list->n == 0)
		list->text = cc_strdup(arena, text);
	else if (list->n < CC_NAMES_MOST)
		list->text = cc_format(arena, "%s, %s", list->text, text);
	else if (list->n == CC_NAMES_MOST)
		list->text = cc_format(arena, "%s, ...", list->text);
	list->n++;
}

void
cc_names_data(struct cc_names_list *list, struct cc_span name, struct cc_arena *arena)
{
	if (list->n > CC_NAMES_MOST)
		list->n++; /* is not shown */
	else
		cc_names_text(list, cc_quote(name).text, arena);
}
