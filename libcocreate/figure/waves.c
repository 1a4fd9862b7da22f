/* waves.c -- the ids of two waves side by side. */
#include "figure/waves.h"

static struct cc_span
name_at(const struct cc_waves *w, unsigned wave)
{
	return w->name != NULL ? w->name(w->list[wave], w->next[wave])
			       : cc_state_text(w->list[wave], w->role, w->next[wave]);
}

struct cc_waves
cc_state_waves(const struct cc_state *before, const struct cc_state *now, unsigned role)
{
	return (struct cc_waves){ .list = { before, now },
		.role = role,
		.n = { cc_state_ids(before, role), cc_state_ids(now, role) },
		.at = { CC_NO_ID, CC_NO_ID } };
}

bool
cc_waves_next(struct cc_waves *w)
{
	bool has[] = { w->next[0] < w->n[0], w->next[1] < w->n[1] };
	int order;

	if (!has[0] && !has[1])
		return false;
	order = !has[0] ? 1 : !has[1] ? -1 : cc_span_cmp(name_at(w, 0), name_at(w, 1));
	w->id = name_at(w, order > 0);
	for (unsigned wave = 0; wave < 2; wave++) {
		bool takes = wave == 0 ? order <= 0 : order >= 0;

		w->at[wave] = takes ? w->next[wave]++ : CC_NO_ID;
	}
	return true;
}
