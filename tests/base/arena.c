/* arena.c -- tests libcocreate/base/arena.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"

#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct cc_arena *arena;

static int
setup(void **state)
{
	(void)state;
	arena = cc_arena_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	cc_arena_free(arena);
	return 0;
}

static bool
all_are(const unsigned char *p, size_t n, unsigned char byte)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] != byte)
			return false;
	}
	return true;
}

static void
allocations_are_zeroed_aligned_and_apart(void **state)
{
	enum { N = 3000 };
	static unsigned char *at[N];

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < N; i++) {
			at[i] = cc_alloc(arena, i);
			assert_int_equal((uintptr_t)at[i] % 16, 0);
			assert_true(all_are(at[i], i, 0));
			memset(at[i], (int)(i % 251 + 1), i);
		}
		for (size_t i = 0; i < N; i++)
			assert_true(all_are(at[i], i, (unsigned char)(i % 251 + 1)));
		cc_arena_reset(arena);
	}
}

static void
large_allocations_are_zeroed_again_after_a_reset(void **state)
{
	enum { SIZE = 3 * 1024 * 1024 };

	(void)state;
	for (int round = 0; round < 4; round++) {
		unsigned char *a = cc_alloc(arena, SIZE), *b = cc_alloc(arena, SIZE + 100);

		assert_true(all_are(a, SIZE, 0));
		assert_true(all_are(b, SIZE + 100, 0));
		assert_true(a + SIZE <= b || b + SIZE + 100 <= a);
		memset(a, 0xaa, SIZE);
		memset(b, 0xbb, SIZE + 100);
		assert_true(all_are(a, SIZE, 0xaa));
		cc_arena_reset(arena);
	}
}

#ifndef CC_ARENA_DEBUG
static void
a_reset_keeps_the_blocks(void **state)
{
	void *small, *large;

	(void)state;
	small = cc_alloc(arena, 100);
	large = cc_alloc(arena, 500000);
	cc_arena_reset(arena);
	assert_ptr_equal(cc_alloc(arena, 100), small);
	assert_ptr_equal(cc_alloc(arena, 500000), large);
}
#endif

static void
texts_are_copied_and_terminated(void **state)
{
	char given[] = "abcdef", *copy;

	(void)state;
	copy = cc_strndup(arena, given, 3);
	given[0] = 'x';
	assert_string_equal(copy, "abc");
	assert_string_equal(cc_strdup(arena, ""), "");
	assert_string_equal(cc_strndup(arena, NULL, 0), "");
}

/* What a child that runs out of memory prints and ends with. */
static int
status_of(void (*f)(void), char *said, size_t room)
{
	int pipes[2], status;
	size_t len = 0;
	ssize_t n;
	pid_t child;

	assert_int_equal(pipe(pipes), 0);
	child = fork();
	if (child == 0) {
		dup2(pipes[1], STDERR_FILENO);
		close(pipes[0]);
		close(pipes[1]);
		f();
		_exit(99);
	}
	close(pipes[1]);
	while ((n = read(pipes[0], said + len, room - 1 - len)) > 0)
		len += (size_t)n;
	said[len] = '\0';
	close(pipes[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
hook(void)
{
	assert_int_equal(write(STDERR_FILENO, "hook", 4), 4);
}

/* As a product of 64 bits this would be 16 bytes. */
static void
ask_for_too_many(void)
{
	cc_oom_hook = hook;
	(void)cc_alloc_array(arena, SIZE_MAX / 16 + 2, 16);
}

static void
ask_for_too_large(void)
{
	cc_oom_name = "job-map";
	(void)cc_alloc(arena, SIZE_MAX - 3);
}

static void
where_memory_ends_the_process_says_so_and_ends_with_5(void **state)
{
	char said[256];

	(void)state;
	assert_int_equal(status_of(ask_for_too_many, said, sizeof(said)), 5);
	assert_string_equal(said, "cocreate: out of memory\nhook");
	assert_int_equal(status_of(ask_for_too_large, said, sizeof(said)), 5);
	assert_string_equal(said, "job-map: out of memory\n");
}

static void
an_array_has_room_for_one_more_and_keeps_what_it_holds(void **state)
{
	struct cc_arena *growing = cc_arena_new();
	uint32_t *at = NULL;
	size_t room = 0;

	(void)state;
	for (uint32_t n = 0; n < 1000; n++) {
		const uint32_t *before = at;
		bool full = n == room;

		at = cc_array_more(growing, at, n, &room, sizeof *at);
		assert_true(room > n);
		assert_true(full || at == before);
		at[n] = n;
	}
	for (uint32_t n = 0; n < 1000; n++)
		assert_int_equal(at[n], n);
	cc_arena_free(growing);
}

static void
freeing_null_is_fine(void **state)
{
	(void)state;
	cc_arena_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(allocations_are_zeroed_aligned_and_apart, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    large_allocations_are_zeroed_again_after_a_reset, setup, teardown),
#ifndef CC_ARENA_DEBUG
		cmocka_unit_test_setup_teardown(a_reset_keeps_the_blocks, setup, teardown),
#endif
		cmocka_unit_test_setup_teardown(texts_are_copied_and_terminated, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    where_memory_ends_the_process_says_so_and_ends_with_5, setup, teardown),
		cmocka_unit_test(an_array_has_room_for_one_more_and_keeps_what_it_holds),
		cmocka_unit_test(freeing_null_is_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
