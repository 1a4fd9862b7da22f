/* evidence.c -- on which rows of the input does a row of a table rest? */
#include "figure/evidence.h"

#include "base/arena.h"

struct cc_span
cc_source_at(const struct cc_run *run, uint64_t place, struct cc_arena *arena)
{
	struct cc_place at = cc_run_place(run, place);

	at.file = strcmp(at.file, "-") == 0 ? "stdin" : at.file;
	return cc_span(cc_place_text(at, arena));
}

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
	for (uint32_t i = 0; i < e->n; i++)
		item[i] = cc_source_at(run, e->place[i], arena);
	cc_put_evidence(t, row, item, e->n);
}
