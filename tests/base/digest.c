/* digest.c -- tests base/digest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "base/digest.h"

#include <stdio.h>

static struct cc_span
lines_to(int last)
{
	struct cc_buf text = { 0 };
	struct cc_span all;

	for (int i = 1; i <= last; i++)
		cc_buf_printf(&text, "%d\n", i);
	all = cc_span_dup(arena, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
	return all;
}

static struct cc_content
content_of(struct cc_span bytes, size_t step)
{
	struct cc_digest *digest = cc_digest_new(arena);

	for (size_t at = 0; at < bytes.len; at += step)
		cc_digest_add(
		    digest, (struct cc_span){ bytes.at + at, bytes.len - at < step ? bytes.len - at : step });
	return cc_digest_content(digest);
}

/* The values are those of xxhsum -H2, version 0.8.1. */
static void
a_hash_is_that_of_xxhsum(void **state)
{
	struct cc_content seq = content_of(lines_to(1000), 4096);

	(void)state;
	assert_string_equal(content_of(CC_SPAN(""), 1).hash, "99aa06d3014798d86001c324468d497f");
	assert_string_equal(content_of(CC_SPAN("abc"), 3).hash, "06b05ab6733a618578af5f94892f3950");
	assert_string_equal(seq.hash, "8527d9296fb8f4a6764aaaecde28829e");
	assert_int_equal(seq.bytes, 3893);
}

static void
bytes_in_any_pieces_have_one_hash(void **state)
{
	struct cc_span text = lines_to(1000);
	struct cc_content whole = content_of(text, text.len);

	(void)state;
	for (size_t step = 1; step < 1500; step += 37) {
		struct cc_content pieces = content_of(text, step);

		assert_int_equal(cc_content_cmp(&pieces, &whole), 0);
	}
}

static void
contents_are_ordered_by_size_then_hash(void **state)
{
	struct cc_content none = content_of(CC_SPAN(""), 1), a = content_of(CC_SPAN("a"), 1),
			  b = content_of(CC_SPAN("b"), 1);

	(void)state;
	assert_true(cc_content_cmp(&none, &a) < 0);
	assert_true(cc_content_cmp(&a, &none) > 0);
	assert_int_equal(cc_content_cmp(&a, &a), 0);
	assert_true((cc_content_cmp(&a, &b) < 0) == (cc_content_cmp(&b, &a) > 0));
	assert_int_not_equal(cc_content_cmp(&a, &b), 0);
}

static void
a_hash_has_32_small_digits(void **state)
{
	char hash[CC_HASH_TEXT];

	(void)state;
	assert_true(cc_hash_read(hash, CC_SPAN("99aa06d3014798d86001c324468d497f")));
	assert_string_equal(hash, "99aa06d3014798d86001c324468d497f");
	assert_false(cc_hash_read(hash, CC_SPAN("99aa06d3014798d86001c324468d497")));
	assert_false(cc_hash_read(hash, CC_SPAN("99aa06d3014798d86001c324468d497f0")));
	assert_false(cc_hash_read(hash, CC_SPAN("99AA06d3014798d86001c324468d497f")));
	assert_false(cc_hash_read(hash, CC_SPAN("99aa06d3014798d86001c324468d497\0")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_hash_is_that_of_xxhsum, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bytes_in_any_pieces_have_one_hash, set_up, tear_down),
		cmocka_unit_test_setup_teardown(contents_are_ordered_by_size_then_hash, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_hash_has_32_small_digits, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
