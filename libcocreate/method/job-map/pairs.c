/* pairs.c -- answers of the same people to two outcomes, 64 people at a time.
 *
 * People are bits: who gave both answers, and who gave both high ones, are
 * counted for all of a block at once.
 */
#include "method/job-map/pairs.h"

#include "base/arena.h"
#include "base/bits.h"

enum { MOST_BITS = 16 }; /* of a value in a product: sums of all people stay below 2^63 */

struct job_block *
job_block_new(const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_job_map_opts *opts = run->opts;
	struct job_block *b = CC_NEW(arena, struct job_block);
	double fine = job_fine(run->scale), most = (run->scale[1] - run->scale[0]) * fine;

	b->mean = strcmp(opts->method, "mean") == 0;
	b->paired = opts->paired;
	b->reaches = (job_cut(run) - JOB_SAME - run->scale[0]) * fine;
	while (most / (1 << b->shift) >= 1 << MOST_BITS)
		b->shift++;
	return b;
}

static void
put_answer(struct job_block *b, uint32_t at, unsigned kind, int32_t steps)
{
	uint64_t bit = UINT64_C(1) << b->people;

	if (steps == CC_OPP_NONE)
		return;
	b->gave[at][kind] |= bit;
	if (b->mean)
		b->value[at][kind][b->people] = (uint32_t)steps >> b->shift;
	else if (steps >= b->reaches)
		b->high[at][kind] |= bit;
}

void
job_block_add(struct job_block *b, uint32_t outcome, int32_t importance, int32_t satisfaction)
{
	if (outcome >= JOB_PAIRED_MOST)
		return;
	if (b->paired && (importance == CC_OPP_NONE || satisfaction == CC_OPP_NONE))
		return;
	if (b->number[outcome] == 0) {
		b->outcome[b->met++] = outcome;
		b->number[outcome] = b->met;
	}
	put_answer(b, b->number[outcome] - 1, 0, importance);
	put_answer(b, b->number[outcome] - 1, 1, satisfaction);
}

bool
job_block_next(struct job_block *b)
{
	return ++b->people == 64;
}

static void
sum_values(int64_t sums[4], const uint32_t *x, const uint32_t *y, uint64_t both)
{
	for (; both != 0; both &= both - 1) {
		int who = __builtin_ctzll(both);

		sums[1] += (int64_t)((uint64_t)x[who] * y[who]);
		sums[2] += x[who];
		sums[3] += y[who];
	}
}

static void
put_pair(struct job_block *b, uint32_t i, uint32_t j, job_put_pair *put, void *ctx)
{
	int64_t sums[JOB_PAIR_SUMS] = { 0 };
	int64_t any = 0;

	for (unsigned s = 0; s < 4; s++) {
		unsigned x = s / 2, y = s % 2;
		uint64_t both = b->gave[i][x] & b->gave[j][y];
		int64_t *to = &sums[4 * s];

		bool same = b->gave[i][x] == b->gave[j][y];

		any += to[0] = same ? b->givers[i][x] : cc_bits(both);
		if (b->mean) {
			sum_values(to, b->value[i][x], b->value[j][y], both);
			continue;
		}
		to[1] = cc_bits(b->high[i][x] & b->high[j][y]);
		to[2] = same ? b->highs[i][x] : cc_bits(b->high[i][x] & both);
		to[3] = same ? b->highs[j][y] : cc_bits(b->high[j][y] & both);
	}
	if (any > 0)
		put(ctx, b->outcome[i], b->outcome[j], sums);
}

void
job_block_put(struct job_block *b, job_put_pair *put, void *ctx)
{
	for (uint32_t i = 0; i < b->met; i++)
		for (unsigned x = 0; x < 2; x++) {
			b->givers[i][x] = cc_bits(b->gave[i][x]);
			b->highs[i][x] = cc_bits(b->high[i][x]);
		}
	for (uint32_t i = 0; i < b->met; i++)
		for (uint32_t j = i + 1; j < b->met; j++)
			put_pair(b, i, j, put, ctx);
	for (uint32_t i = 0; i < b->met; i++)
		b->number[b->outcome[i]] = 0;
	memset(b->gave, 0, b->met * sizeof *b->gave);
	memset(b->high, 0, b->met * sizeof *b->high);
	b->met = b->people = 0;
}

struct worker {
	struct cc_arena *arena;
	struct job_block *block;
	/* Records of a tally stay where they are while others are added. */
	unsigned char *record[JOB_PAIRED_MOST][JOB_PAIRED_MOST];
};

void *
job_pairs_begin(const struct cc_run *run)
{
	struct cc_arena *arena;
	struct worker *w;

	if (run->dup != NULL || run->weighted)
		return NULL;
	arena = cc_arena_new();
	w = CC_NEW(arena, struct worker);
	w->arena = arena;
	w->block = job_block_new(run, arena);
	return w;
}

void
job_pairs_end(void *worker)
{
	if (worker != NULL)
		cc_arena_free(((struct worker *)worker)->arena);
}

struct putting {
	struct worker *worker;
	struct cc_store *tally;
};

static void
put_tally(void *ctx, uint32_t first, uint32_t second, const int64_t sums[JOB_PAIR_SUMS])
{
	const struct putting *p = ctx;
	unsigned char **record = &p->worker->record[first][second];

	if (*record == NULL)
		*record = cc_tally_at(p->tally, (const uint64_t[]){ first, second });
	for (unsigned s = 0; s < JOB_PAIR_SUMS; s++)
		cc_tally_add(p->tally, *record, Q_SUMS + s, sums[s]);
}

void
job_pairs_put(void *worker, struct cc_store *const *store)
{
	struct putting p = { worker, store[PAIRS] };

	if (worker != NULL)
		job_block_put(p.worker->block, put_tally, &p);
}

void
job_pairs_add(void *worker, uint32_t outcome, int32_t importance, int32_t satisfaction)
{
	if (worker != NULL)
		job_block_add(((struct worker *)worker)->block, outcome, importance, satisfaction);
}

void
job_pairs_next(void *worker, struct cc_store *const *store)
{
	if (worker != NULL && job_block_next(((struct worker *)worker)->block))
		job_pairs_put(worker, store);
}
