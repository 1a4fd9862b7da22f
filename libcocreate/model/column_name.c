/* column_name.c -- what a file calls a column, for messages about rows that are found
 * when all files are read. */
#include "model/column_int.h"

#include "base/utf8.h"

static bool
says_so(const struct cc_wide *w, uint32_t o, const struct cc_said_of *said, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned r = said[i].role;

		if ((w->groups >> r & 1) &&
		    (said[i].id.at != NULL ? !cc_span_eq(cc_utf8_trim(w->text[r][o]), said[i].id)
					   : w->entry[r][o] != said[i].entry))
			return false;
	}
	return true;
}

static struct cc_span
name_in(const struct cc_bound *b, unsigned role, uint32_t item, const struct cc_said_of *said, size_t n)
{
	const uint32_t *wide = b->wide != NULL ? b->wide->slot[role][item] : NULL;

	if (b->slots[role][item].n > 0)
		return b->header[b->want.column[b->slots[role][item].slot[0]]];
	for (uint32_t o = 0; wide != NULL && o < b->wide->n; o++)
		if (wide[o] != CC_NO_SLOT && says_so(b->wide, o, said, n))
			return b->header[b->want.column[wide[o]]];
	return (struct cc_span){ NULL, 0 };
}

struct cc_span
cc_run_column(const struct cc_run *run, uint64_t place, unsigned role, uint32_t item,
    const struct cc_said_of *said, size_t n)
{
	struct cc_span name = { NULL, 0 };

	for (size_t i = 0; i < sizeof run->binder / sizeof *run->binder; i++)
		for (const struct cc_bound *b = run->binder[i] != NULL ? run->binder[i]->first : NULL;
		     b != NULL && name.at == NULL; b = b->next)
			if (b->file == cc_place_file(place))
				name = name_in(b, role, item, said, n);
	return name;
}
