/* codebook_forms.c -- tests text/codebook_forms: what is packed with the built-in books, and what becomes of
 * other bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rec/packed.h"
#include "rec/yaml.h"
#include "text/coded.h"

static const char *const names[] = { "emotion", "voice", "desire", "suppression", "stage" };

enum { BOOKS = sizeof names / sizeof *names };

/* Behind the node of codebooks/NAME.yaml; forms.at == NULL: nothing is packed. */
static struct cc_span forms[BOOKS];

static bool
read_packed(struct cc_span *out, const char *name, struct cc_arena *to, struct cc_err *why)
{
	struct cc_span text;
	struct cc_node *root;
	struct cc_buf buf = { 0 };
	size_t b = 0;

	if (strncmp(name, "packed/codebooks/", 17) != 0)
		return strncmp(name, "packed/", 7) == 0 ? (*out = (struct cc_span){ NULL, 0 }, true)
							: read_data(out, name, to, why);
	while (strncmp(names[b], name + 17, strlen(names[b])) != 0)
		b++;
	*out = (struct cc_span){ NULL, 0 };
	if (forms[b].at == NULL)
		return true;
	if (!read_data(&text, name + 7, to, why) || !cc_yaml_load(&root, text, name, CC_EXIT_STUDY, to, why))
		return false;
	cc_pack(&buf, root, text);
	cc_buf_span(&buf, forms[b]);
	cc_pack_end(&buf);
	*out = cc_span_dup(to, (struct cc_span){ buf.at, buf.len });
	cc_buf_free(&buf);
	return true;
}

static const struct cc_openers packed_open = { read_packed, read_book };

static struct cc_codebook *
book_named(const struct cc_span *name, size_t n)
{
	struct cc_codebook *b;

	if (!cc_codebook_load(&b, name, n, NULL, &packed_open, arena, &err))
		fail_msg("%s", err.text);
	return b;
}

static struct cc_span
forms_of(const struct cc_codebook *b)
{
	struct cc_buf buf = { 0 };
	struct cc_span bytes;

	cc_codebook_pack(&buf, b);
	bytes = cc_span_dup(arena, (struct cc_span){ buf.at, buf.len });
	cc_buf_free(&buf);
	return bytes;
}

/* As data/pack does. */
static void
pack_all(void)
{
	memset(forms, 0, sizeof forms);
	for (size_t b = 0; b < BOOKS; b++) {
		struct cc_span name = cc_span(names[b]);
		struct cc_span bytes = forms_of(book_named(&name, 1));

		forms[b] = bytes;
	}
}

static void
a_packed_book_is_the_one_that_is_worked_out(void **state)
{
	struct cc_span all[BOOKS];
	struct cc_span apart;

	(void)state;
	memset(forms, 0, sizeof forms);
	for (size_t b = 0; b < BOOKS; b++)
		all[b] = cc_span(names[b]);
	apart = forms_of(book_named(all, BOOKS));
	pack_all();
	for (size_t b = 0; b < BOOKS; b++)
		assert_true(cc_span_eq(forms_of(book_named(&all[b], 1)), forms[b]));
	assert_true(cc_span_eq(forms_of(book_named(all, BOOKS)), apart));
}

/* Were they worked out again, this one would not be found. */
static void
what_is_packed_is_what_is_used(void **state)
{
	struct cc_span name = cc_span("stage");
	char *changed;
	size_t at = 0;

	(void)state;
	pack_all();
	changed = (char *)forms[4].at;
	while (memcmp(changed + at, "知った", strlen("知った")) != 0)
		at++;
	memcpy(changed + at, "xyzxyzxyz", strlen("知った"));
	assert_memory_equal(forms_of(book_named(&name, 1)).at, changed, at + strlen("知った"));
}

static void
forms_that_are_cut_are_worked_out_from_there(void **state)
{
	struct cc_span name = cc_span("stage"), whole;

	(void)state;
	pack_all();
	whole = forms[4];
	for (size_t len = 0; len < whole.len; len += 1 + whole.len / 97) {
		forms[4].len = len;
		assert_true(cc_span_eq(forms_of(book_named(&name, 1)), whole));
	}
}

/* Only somebody who means it gets that far: bytes that rot are no node (rec/packed). */
static void
forms_that_were_changed_do_no_harm(void **state)
{
	struct cc_span name = cc_span("desire"), whole;
	char *changed;

	(void)state;
	pack_all();
	whole = forms[2];
	changed = cc_strndup(arena, whole.at, whole.len);
	forms[2].at = changed;
	for (size_t at = 0; at < whole.len; at += 1 + whole.len / 211) {
		char was = changed[at];

		changed[at] = (char)(was ^ (1 << at % 8));
		codebook = book_named(&name, 1);
		cc_coder_free(coder);
		coder = cc_coder_new(codebook);
		codes_of("もっと休みたい。家族と過ごす時間がほしいが、忙しくてできない。認められたい");
		changed[at] = was;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_packed_book_is_the_one_that_is_worked_out, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    what_is_packed_is_what_is_used, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    forms_that_are_cut_are_worked_out_from_there, coded_set_up, coded_tear_down),
		cmocka_unit_test_setup_teardown(
		    forms_that_were_changed_do_no_harm, coded_set_up, coded_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
