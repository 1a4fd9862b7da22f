/* value.c -- lists whose values hold several names. */
#include "model/value.h"

#include "base/arena.h"
#include "base/utf8.h"

size_t
cc_list_split(struct cc_span **out, const struct cc_list *list, struct cc_arena *arena)
{
	size_t n = 0, most = 0;

	for (size_t i = 0; i < list->n; i++)
		most += strlen(list->item[i]) + 1;
	*out = CC_ARRAY(arena, struct cc_span, most);
	for (size_t i = 0; i < list->n; i++)
		for (const char *at = list->item[i]; *at != '\0'; at += *at == ',') {
			struct cc_span name = cc_utf8_trim((struct cc_span){ at, strcspn(at, ",") });

			at += strcspn(at, ",");
			if (name.len > 0)
				(*out)[n++] = name;
		}
	return n;
}
