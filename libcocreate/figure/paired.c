/* paired.c -- two waves that share people. */
#include "figure/paired.h"

#include <inttypes.h>

void
cc_paired_number(struct cc_paired *p, double before, double now)
{
	cc_moments_add(&p->before, before);
	cc_moments_add(&p->now, now);
	cc_moments_add(&p->change, now - before);
}

void
cc_paired_yes(struct cc_paired *p, bool before, bool now)
{
	p->cells.always += before && now;
	p->cells.first += now && !before;
	p->cells.second += before && !now;
	p->cells.never += !before && !now;
}

struct cc_both
cc_both(const struct cc_people *before, const struct cc_people *now)
{
	return (struct cc_both){ .people = { before, now },
		.waves = cc_state_waves(before->state, now->state, now->role) };
}

bool
cc_both_next(struct cc_both *b)
{
	while (cc_waves_next(&b->waves)) {
		if (b->waves.at[0] == CC_NO_ID || b->waves.at[1] == CC_NO_ID)
			continue;
		b->person[0] = cc_people_find(b->people[0], b->waves.at[0], 0);
		b->person[1] = cc_people_find(b->people[1], b->waves.at[1], 0);
		if (b->person[0] != NULL && b->person[1] != NULL) {
			b->n++;
			return true;
		}
	}
	return false;
}

void
cc_change_paired_share(struct cc_comparisons *c, struct cc_span item, const char *measure,
    const struct cc_weighted_share *before, const struct cc_weighted_share *now,
    const struct cc_paired *paired, enum cc_better better)
{
	struct cc_difference d;

	if (c == NULL || paired == NULL) {
		cc_change_weighted(c, item, measure, before, now, better);
		return;
	}
	cc_overlap_share_difference(&d, (struct cc_share){ now->has.n, now->all.n },
	    (struct cc_share){ before->has.n, before->all.n }, paired->cells, cc_comparisons_confidence(c));
	cc_change_given(c, item, measure, (const uint64_t[]){ before->all.n, now->all.n },
	    (const double[]){ cc_weighted_share_value(before), cc_weighted_share_value(now) }, d, better,
	    CC_READ_SHARE);
}

void
cc_change_paired_sample(struct cc_comparisons *c, struct cc_span item, const char *measure,
    const struct cc_sample *before, const struct cc_sample *now, const struct cc_paired *paired,
    enum cc_better better)
{
	struct cc_mean mean[] = { cc_sample_plain(before), cc_sample_plain(now) };
	struct cc_difference d;

	if (c == NULL || paired == NULL) {
		cc_change_sample(c, item, measure, before, now, better);
		return;
	}
	cc_overlap_mean_difference(&d, mean[1], mean[0],
	    cc_overlap_spread_of(&paired->now, &paired->before, &paired->change),
	    cc_comparisons_confidence(c));
	cc_change_given(c, item, measure, (const uint64_t[]){ mean[0].n, mean[1].n },
	    (const double[]){ mean[0].mean, mean[1].mean }, d, better, CC_READ_REAL);
}

void
cc_note_waves(struct cc_report *report, const struct cc_both *b)
{
	if (b->n == 0)
		cc_note(report, "waves-independent",
		    "changes: nobody is in both waves; they are taken as independent",
		    "changes: 両方の回に現れる人はいないため、独立な標本として比較しています");
	else if (cc_both_paired(b))
		cc_note(report, "waves-paired",
		    "changes: %" PRIu64
		    " people are in both waves, and count as pairs where both have their figure",
		    "changes: 両方の回に現れる%" PRIu64
		    "人は、両方に値があるところでは本人どうしの組として扱います",
		    b->n);
	else
		cc_note(report, "waves-weighted",
		    "changes: %" PRIu64 " people are in both waves; as people carry weights they are "
		    "compared as if they were others",
		    "changes: 両方の回に現れる人が%" PRIu64
		    "人いますが、ウェイトがあるため別々の人として比較しています",
		    b->n);
}
