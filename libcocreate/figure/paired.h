/* paired.h -- two waves that share people: what both say of them, and the change.
 *
 * May be included by: method, tests.
 * In:     shares and samples of everybody in each wave; of people in both what they
 *         did before and now.
 * Out:    rows of `changes`, by stat/overlap where nobody carries weights; people who
 *         do are taken as others in each wave, which a note says.
 * Errors: none.
 * Memory: 3.4 kB a struct cc_paired.
 */
#ifndef CC_FIGURE_PAIRED_H
#define CC_FIGURE_PAIRED_H

#include "figure/changes.h"
#include "figure/people.h"
#include "figure/waves.h"
#include "stat/overlap.h"

/* One measure of one item, of people in both waves. */
struct cc_paired {
	struct cc_moments now, before, change;
	struct cc_overlap_cells cells;
};

void cc_paired_number(struct cc_paired *p, double before, double now);
void cc_paired_yes(struct cc_paired *p, bool before, bool now);

/* for (struct cc_both b = cc_both(before, now); cc_both_next(&b);) */
struct cc_both {
	const struct cc_people *people[2]; /* before, now */
	const struct cc_person *person[2];
	struct cc_waves waves;
	uint64_t n; /* so far */
};

struct cc_both cc_both(const struct cc_people *before, const struct cc_people *now);
bool cc_both_next(struct cc_both *b);

/* Nobody is in both, or people carry weights: paired NULL. */
void cc_change_paired_share(struct cc_comparisons *changes, struct cc_span item, const char *measure,
    const struct cc_weighted_share *before, const struct cc_weighted_share *now,
    const struct cc_paired *paired, enum cc_better better);
void cc_change_paired_sample(struct cc_comparisons *changes, struct cc_span item, const char *measure,
    const struct cc_sample *before, const struct cc_sample *now, const struct cc_paired *paired,
    enum cc_better better);
/* How many are in both, and what becomes of them. */
void cc_note_waves(struct cc_report *report, const struct cc_both *b);
static inline bool
cc_both_paired(const struct cc_both *b)
{
	return b->n > 0 && !b->people[0]->weighted && !b->people[1]->weighted;
}

#endif
