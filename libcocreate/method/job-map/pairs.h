/* pairs.h -- answers of the same people to two outcomes, 64 people at a time.
 *
 * May be included by: the files of this folder.
 */
#ifndef CC_METHOD_JOB_MAP_PAIRS_H
#define CC_METHOD_JOB_MAP_PAIRS_H

#include "method/job-map/int.h"

#include "stat/tiers.h"

/* With more outcomes no pairs are kept: memory grows with their square. */
enum { JOB_PAIRED_MOST = 200 };

/* Whom the block holds so far. */
struct job_block {
	bool mean, paired;
	double reaches; /* steps from which on an answer is in the top box */
	int shift;	/* of means: so many bits of the steps are left out of products */
	uint32_t people, met;
	uint32_t outcome[JOB_PAIRED_MOST]; /* [met], as they come */
	uint32_t number[JOB_PAIRED_MOST];  /* by outcome: 1 + its place there; 0: not met */
	uint64_t gave[JOB_PAIRED_MOST][2]; /* a bit a person: importance, satisfaction */
	uint64_t high[JOB_PAIRED_MOST][2]; /* in the top box */
	int givers[JOB_PAIRED_MOST][2], highs[JOB_PAIRED_MOST][2]; /* how many bits */
	uint32_t value[JOB_PAIRED_MOST][2][64];			   /* means: steps */
};

/* Sums over a pair: for importance and satisfaction of the first outcome, of the
 * second: people, products, steps of the first, of the second. */
enum { JOB_PAIR_SUMS = 16 };

typedef void job_put_pair(void *ctx, uint32_t first, uint32_t second, const int64_t sums[JOB_PAIR_SUMS]);

struct job_block *job_block_new(const struct cc_run *run, struct cc_arena *arena);
/* What the person at hand answered; steps, or CC_OPP_NONE. */
void job_block_add(struct job_block *b, uint32_t outcome, int32_t importance, int32_t satisfaction);
/* The next person; true: the block is full, and must be put. */
bool job_block_next(struct job_block *b);
/* Every pair once, and the block is empty. */
void job_block_put(struct job_block *b, job_put_pair *put, void *ctx);

/* A worker's own: blocks of rows of a sheet, into the tally PAIRS. */
void *job_pairs_begin(const struct cc_run *run);
void job_pairs_end(void *worker);
void job_pairs_add(void *worker, uint32_t outcome, int32_t importance, int32_t satisfaction);
void job_pairs_next(void *worker, struct cc_store *const *store); /* person */
void job_pairs_put(void *worker, struct cc_store *const *store);

#endif
