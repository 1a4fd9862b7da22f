/* merges.c -- ideas that turned out to be others: each as the one at the end of its chain. */
#include "figure/merges.h"

#include "base/arena.h"

static void
read_pair(uint32_t *of, struct cc_merges *out, const struct cc_name_set *names,
    const struct cc_merges_spec *spec, const struct cc_sealed *s, const unsigned char *row)
{
	const struct cc_store *log = s->state->store[spec->store];
	uint32_t what = cc_name_of(names, spec->what, cc_row_id(log, row, spec->what_field, 0)),
		 into = cc_name_of(names, spec->into, cc_row_id(log, row, spec->into_field, 0));
	uint64_t place = cc_row_place(log, row, spec->place);

	if (what == CC_NO_ID || into == CC_NO_ID)
		return;
	if (of[what] != what && of[what] != into)
		cc_sealed_problem(s, place, spec->into,
		    N_("\"%s\" is merged into two ideas, \"%s\" and \"%s\"; wanted one"),
		    cc_quote(names->name[what]).text, cc_quote(names->name[of[what]]).text,
		    cc_quote(names->name[into]).text);
	of[what] = into;
	out->place[what] = into != what ? place : 0;
}

void
cc_merges_read(struct cc_merges *out, const struct cc_name_set *names, const struct cc_merges_spec *spec,
    const struct cc_sealed *s)
{
	const struct cc_store *log = s->state->store[spec->store];
	uint32_t *of = CC_ARRAY(s->arena, uint32_t, names->n);

	*out = (struct cc_merges){ CC_ARRAY(s->arena, uint32_t, names->n),
		CC_ARRAY(s->arena, uint64_t, names->n) };
	for (uint32_t i = 0; i < names->n; i++)
		of[i] = i;
	for (uint64_t i = 0; i < log->rows; i++)
		read_pair(of, out, names, spec, s, cc_store_row(log, i));
	for (uint32_t i = 0; i < names->n; i++) {
		uint32_t steps = 0;

		for (out->root[i] = i; of[out->root[i]] != out->root[i] && steps <= names->n; steps++)
			out->root[i] = of[out->root[i]];
		if (steps <= names->n)
			continue;
		out->root[i] = i;
		cc_sealed_problem(s, out->place[i], spec->into,
		    N_("\"%s\" is merged in a circle; wanted an idea that stays"),
		    cc_quote(names->name[i]).text);
	}
}
