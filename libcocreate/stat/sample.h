/* sample.h -- answers of people who may carry case weights: their mean, and two of them compared.
 *
 * May be included by: figure, method, tests.
 * In:     finite numbers, each with the weight of who gave it: 1 where people have
 *         none.  Samples that are added to or taken out of each other are made with
 *         the same `weighted`.
 * Out:    people, mean, limits, difference; the same bits for every order of adds.
 *         Of people of one weight these are the figures of stat/moments and
 *         stat/compare, else those of stat/weighted.
 * Errors: NaN, and why, as these have it.
 * Cost:   O(1) an add; a figure O(distinct values log distinct values).
 * Memory: 16 bytes a distinct value, 200 where people carry weights.
 */
#ifndef CC_STAT_SAMPLE_H
#define CC_STAT_SAMPLE_H

#include "stat/weighted.h"

struct cc_arena;

/* Zeroed, but for the first two, to start. */
struct cc_sample {
	struct cc_arena *arena;
	bool weighted;
	uint32_t n, room;		/* distinct values */
	double *value;			/* [room], in the order in which they came */
	uint64_t *people;		/* [room]; may be less than none while parts are taken out */
	struct cc_weight_sums *weights; /* [room]; NULL: nobody carries a weight */
	uint32_t *slot;			/* [2 room]: 1 + a place */
};

struct cc_sample cc_sample_new(bool weighted, struct cc_arena *arena);
void cc_sample_add(struct cc_sample *s, double value, double weight);
/* Everybody of another sample, with times the value they have there. */
void cc_sample_join(struct cc_sample *s, const struct cc_sample *more, double times);
/* Takes everybody of a part out again. */
void cc_sample_leave(struct cc_sample *s, const struct cc_sample *part);
/* People who all gave one value, by their weights; of people without, those of n. */
void cc_sample_join_people(struct cc_sample *s, double value, const struct cc_weight_sums *people);
/* The same people, and 0 for all others of so many; people: those of the sample. */
struct cc_sample cc_sample_among(
    const struct cc_sample *s, const struct cc_weight_sums *people, const struct cc_weight_sums *all);

/* All of them together. */
struct cc_weight_sums cc_sample_people(const struct cc_sample *s);

struct cc_sample_mean {
	uint64_t n;
	double mean, low, high;
};

/* No limits, CC_WHY_ONE_VALUE, where all gave the same: that everybody else would is not sure. */
enum cc_why cc_sample_mean(struct cc_sample_mean *out, const struct cc_sample *s, double confidence);
/* First less second. */
enum cc_why cc_sample_difference(struct cc_difference *out, const struct cc_sample *first,
    const struct cc_sample *second, double confidence);
/* People in both of two samples that are compared person by person. */
struct cc_sample_pairs {
	struct cc_sample first, second, less; /* what they gave in each, and the first less the second */
};

struct cc_sample_pairs cc_sample_pairs_new(bool weighted, struct cc_arena *arena);
void cc_sample_pairs_add(struct cc_sample_pairs *pairs, double first, double second, double weight);
/* The first less the second, over all these people: who is in one of the samples alone
 * gave 0 in the other, who is in none gave 0 in both.  Limits as of one sample. */
enum cc_why cc_sample_paired(struct cc_sample_mean *out, const struct cc_sample *first,
    const struct cc_sample *second, const struct cc_sample_pairs *pairs, const struct cc_weight_sums *all,
    double confidence);
/* Mean, variance and people of a sample whose people have one weight. */
struct cc_mean cc_sample_plain(const struct cc_sample *s);
/* Whether they have one. */
bool cc_sample_alike(const struct cc_sample *s);

/* Adds a person: where nobody carries a weight only n counts. */
static inline void
cc_weights_see(struct cc_weight_sums *s, bool weighted, double weight)
{
	if (weighted) {
		cc_weights_add(s, weight);
		return;
	}
	s->n++;
	s->least = s->most = 1;
}

#endif
