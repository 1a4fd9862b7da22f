/* spool.c -- tests cli/spool. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/rng.h"
#include "cli/spool.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { PIECES = 300 };

static struct cc_err err;

/* Piece i: its bytes and places can be told from i alone. */
static size_t
bytes_of(char *out, uint32_t *place, size_t *places, uint32_t i)
{
	size_t len = (size_t)sprintf(out, "piece %u", i);

	for (uint32_t k = 0; k < i % 97; k++)
		out[len++] = (char)('a' + (i + k) % 26);
	*places = i % 5;
	for (size_t k = 0; k < *places; k++)
		place[k] = i * 10 + (uint32_t)k;
	return len;
}

static void
put(struct cc_spool *spool, uint32_t i)
{
	char bytes[256];
	uint32_t place[5];
	size_t places, len = bytes_of(bytes, place, &places, i);
	struct cc_chunk chunk = { i, spool, { bytes, len }, place, places };
	struct cc_err own;

	assert_true(cc_spool_put(spool, &chunk, &own));
}

/* All pieces come back by their numbers, whole. */
static void
check(struct cc_spool *spool)
{
	assert_int_equal(cc_spool_sort(spool), PIECES);
	for (uint32_t i = 0; i < PIECES; i++) {
		char bytes[256];
		uint32_t place[5];
		size_t places, len = bytes_of(bytes, place, &places, i);
		struct cc_chunk chunk;

		assert_true(cc_spool_read(&chunk, spool, i, &err));
		assert_int_equal(chunk.number, i);
		assert_ptr_equal(chunk.of, spool);
		assert_int_equal(chunk.bytes.len, len);
		assert_memory_equal(chunk.bytes.at, bytes, len);
		assert_int_equal(chunk.n_places, places);
		for (size_t k = 0; k < places; k++)
			assert_int_equal(chunk.place[k], place[k]);
	}
}

static void
shuffle(uint32_t *order, const char *key, struct cc_arena *arena)
{
	struct cc_rng *rng = cc_rng_new(1, "spool", cc_span(key), arena);

	for (uint32_t i = 0; i < PIECES; i++)
		order[i] = i;
	for (uint32_t i = PIECES; i > 1; i--) {
		uint32_t k = cc_rng_below(rng, i), swap = order[i - 1];

		order[i - 1] = order[k];
		order[k] = swap;
	}
	cc_rng_free(rng);
}

static void
pieces_come_back_in_order_from_memory_and_from_a_file(void **state)
{
	static const size_t bounds[] = { 0, 1, 100, 4096, 1 << 20 };
	struct cc_arena *arena = cc_arena_new();
	uint32_t order[PIECES];

	(void)state;
	for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++) {
		struct cc_spool *spool = cc_spool_new(bounds[b]);

		shuffle(order, "one", arena);
		for (uint32_t i = 0; i < PIECES; i++)
			put(spool, order[i]);
		check(spool);
		check(spool); /* a second output reads them again */
		cc_spool_free(spool);
	}
	cc_arena_free(arena);
}

struct putter {
	struct cc_spool *spool;
	uint32_t *order, from, to;
};

static void *
put_some(void *arg)
{
	struct putter *p = arg;

	for (uint32_t i = p->from; i < p->to; i++)
		put(p->spool, p->order[i]);
	return NULL;
}

static void
threads_may_put_at_once(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_spool *spool = cc_spool_new(1000);
	uint32_t order[PIECES];
	pthread_t id[4];
	struct putter putter[4];

	(void)state;
	shuffle(order, "threads", arena);
	for (uint32_t t = 0; t < 4; t++) {
		putter[t] = (struct putter){ spool, order, t * PIECES / 4, (t + 1) * PIECES / 4 };
		assert_int_equal(pthread_create(&id[t], NULL, put_some, &putter[t]), 0);
	}
	for (uint32_t t = 0; t < 4; t++)
		pthread_join(id[t], NULL);
	check(spool);
	cc_spool_free(spool);
	cc_arena_free(arena);
}

static void
a_piece_without_bytes_is_none(void **state)
{
	struct cc_spool *spool = cc_spool_new(10);
	struct cc_chunk empty = { .number = 1 };

	(void)state;
	assert_true(cc_spool_put(spool, &empty, &err));
	assert_int_equal(cc_spool_sort(spool), 0);
	cc_spool_free(spool);
}

static void
a_folder_that_is_not_there_is_named(void **state)
{
	struct cc_spool *spool = cc_spool_new(10);

	(void)state;
	setenv("TMPDIR", "/nosuch/folder", 1);
	put(spool, 1);
	assert_false(
	    cc_spool_put(spool, &(struct cc_chunk){ 2, NULL, CC_SPAN("more than ten"), NULL, 0 }, &err));
	assert_int_equal(err.code, CC_EXIT_MACHINE);
	assert_non_null(strstr(err.text, "a temporary file in /nosuch/folder: No such file"));
	unsetenv("TMPDIR");
	cc_spool_free(spool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_come_back_in_order_from_memory_and_from_a_file),
		cmocka_unit_test(threads_may_put_at_once),
		cmocka_unit_test(a_piece_without_bytes_is_none),
		cmocka_unit_test(a_folder_that_is_not_there_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
