/* evidence.c -- on which rows of the input does a row of a table rest? */
#include "model/evidence.h"

#include "base/arena.h"

#include <inttypes.h>

void
cc_evidence_see(struct cc_evidence *e, uint64_t place)
{
	uint32_t at = e->n;

	while (at > 0 && e->place[at - 1] > place)
		at--;
	if (at == CC_EVIDENCE_MOST || (at > 0 && e->place[at - 1] == place))
		return;
	e->n += e->n < CC_EVIDENCE_MOST;
	memmove(&e->place[at + 1], &e->place[at], (e->n - at - 1) * sizeof *e->place);
	e->place[at] = place;
}

void
cc_evidence_put(struct cc_table *t, size_t row, const struct cc_evidence *e, const struct cc_run *run,
    struct cc_arena *arena)
{
	struct cc_span *item;

	if (t->evidence == 0 || e->n == 0)
		return;
	item = CC_ARRAY(arena, struct cc_span, e->n);
	for (uint32_t i = 0; i < e->n; i++) {
		struct cc_place place = cc_run_place(run, e->place[i]);
		const char *file = strcmp(place.file, "-") == 0 ? "stdin" : place.file;

		item[i] = cc_span(cc_format(arena, "%s:%" PRIu64, file, place.line));
	}
	cc_put_evidence(t, row, item, e->n);
}
