/* workbook_plain.c -- tests of rec/workbook_plain.c and rec/workbook_token.c: plain XML tells what expat tells, and of all
 * else there is a doubt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rec/told.h"

#include <stdio.h>

#define MAIN "xmlns=\"" ZIPPED_MAIN "\""

/* What sheets have. */
static const char *const plain[] = {
	"<a/>",
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet " MAIN
	"><sheetData/></worksheet>\n",
	"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8' ?><worksheet " MAIN "/>",
	"<worksheet " MAIN " xml:space=\"preserve\"><row r=\"1\" spans='1:2' ><c r=\"A1\" s=\"0\" "
	"><v>1</v></c ></row\n></worksheet>",
	"<x:worksheet xmlns:x=\"" ZIPPED_MAIN
	"\" xmlns:y=\"urn:y\" y:a=\"1\" b=\"2\"><x:row/><y:row/><row/></x:worksheet>",
	"<worksheet " MAIN
	"><ext xmlns=\"urn:other\"><c><d xmlns=\"\"/></c></ext><c><x:c xmlns:x=\"" ZIPPED_MAIN
	"\"/></c></worksheet>",
	"<t " MAIN " a=\"&lt;&#10;&#x3042;&amp;\tb\r\nc'\">&amp;amp; &lt;&gt;&quot;&apos;&#13;&#x1F600; "
	"a\r\nb\rc > ] ]></t>",
	"<t " MAIN ">東京 é 😀]] ></t>",
};

/* What they do not, and what is no XML. */
static const char *const doubtful[] = {
	"",
	"  ",
	"a",
	"<a>",
	"<a></b>",
	"<a></a",
	"<a/><a/>",
	"<a/>b",
	" <?xml version=\"1.0\"?><a/>",
	"<?xml version=\"1.1\"?><a/>",
	"<?xml version=\"1.0\" encoding=\"shift_jis\"?><a/>",
	"<?xml version=\"1.0\" encoding=\"UTF-8'?><a/>",
	"<!DOCTYPE a><a/>",
	"<a><!-- b --></a>",
	"<a><![CDATA[b]]></a>",
	"<a><?b c?></a>",
	"<a>]]></a>",
	"<a>&b;</a>",
	"<a>&amp</a>",
	"<a>&#0;</a>",
	"<a>&#xD800;</a>",
	"<a>&#xFFFF;</a>",
	"<a>&#x;</a>",
	"<a>&#99999999;</a>",
	"<a>&#4294967336;</a>",
	"<a>\x01</a>",
	"<a>\xff</a>",
	"<a>\xe3\x81</a>",
	"<a>\xed\xa0\x80</a>",
	"<a>\xef\xbf\xbf</a>",
	"<a b=\"1\" b=\"2\"/>",
	"<a b=\"1\"c=\"2\"/>",
	"<a b=\"<\"/>",
	"<a b=1/>",
	"<a b/>",
	"<a b = \"1\"/>",
	"<a / >",
	"<1/>",
	"<a:b/>",
	"<:a/>",
	"<a: xmlns:a=\"urn:a\"/>",
	"<a b:c=\"1\"/>",
	"<a xmlns:b=\"\"/>",
	"<a xmlns:xml=\"urn:a\"/>",
	"<a xmlns:b=\"http://www.w3.org/2000/xmlns/\"/>",
	"<a xmlns=\"urn:&#10;a\"/>",
	"<a xmlns:b=\"urn:a\" xmlns:c=\"urn:a\" b:d=\"1\" c:d=\"2\"/>",
	"<a><b xmlns:c=\"urn:c\"/><c:d/></a>",
	"<\xe6\x9d\xb1/>",
};

/* What plain XML tells is what expat tells; *told: that there was no doubt. */
static void
check_same(bool *told, struct cc_span text)
{
	struct cc_buf found = { 0 }, wanted = { 0 };
	bool good;

	*told = events_of(&found, text, true);
	if (*told) {
		good = events_of(&wanted, text, false) && found.len == wanted.len &&
		       (found.len == 0 || memcmp(found.at, wanted.at, found.len) == 0);
		if (!good)
			print_error("of \"%.*s\"\nfound  %.*s\nwanted %.*s\n", (int)text.len, text.at,
			    (int)found.len, found.at, (int)wanted.len, wanted.at);
		assert_true(good);
	}
	cc_buf_free(&found);
	cc_buf_free(&wanted);
}

static void
what_sheets_have_is_told_as_expat_tells_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		bool told;

		check_same(&told, cc_span(plain[i]));
		if (!told)
			print_error("a doubt: %s\n", plain[i]);
		assert_true(told);
	}
}

static void
of_what_they_do_not_have_there_is_a_doubt(void **state)
{
	struct cc_buf found = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++) {
		if (events_of(&found, cc_span(doubtful[i]), true))
			print_error("no doubt: %s\n", doubtful[i]);
		found.len = 0;
		assert_false(events_of(&found, cc_span(doubtful[i]), true));
	}
	cc_buf_free(&found);
}

/* Each byte left out, doubled or made another. */
static void
a_byte_that_is_changed_gives_what_expat_tells_or_a_doubt(void **state)
{
	static const char bytes[] = "<>&'\"/=:;] \n\rax\x80\xe3";
	struct cc_buf text = { 0 };
	bool told;

	(void)state;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		size_t n = strlen(plain[i]);

		for (size_t k = 0; k < n; k++) {
			check_same(&told, (struct cc_span){ plain[i], k });
			for (size_t b = 0; b < sizeof bytes; b++) {
				text.len = 0;
				cc_buf_add(&text, plain[i], n);
				text.at[k] = bytes[b];
				check_same(&told, (struct cc_span){ text.at, n });
			}
		}
	}
	cc_buf_free(&text);
}

static bool
is_main(struct cc_span space)
{
	return cc_span_eq(space, CC_SPAN(ZIPPED_MAIN));
}

/* In pieces of n bytes, with a parser that nobody uses. */
static bool
in_pieces(struct cc_buf *to, const char *text, size_t n, struct cc_arena *arena)
{
	static const bool failed = false;
	struct cc_xml_reader reader = { events_start, events_end, events_text, to, .plain = true };
	struct cc_xml *xml = cc_xml_begin(NULL, "f.xlsx", &reader, arena);
	struct cc_plain *p = cc_plain_new(xml, &failed, &reader, is_main, arena);
	size_t len = strlen(text);
	bool good = true;

	for (size_t at = 0; at < len && good; at += n) {
		size_t some = len - at < n ? len - at : n;

		memcpy(cc_plain_room(p, some), text + at, some);
		good = cc_plain_give(p, some, false);
	}
	cc_plain_room(p, 0);
	good = good && cc_plain_give(p, 0, true);
	cc_plain_free(p);
	cc_xml_end(xml);
	return good;
}

static void
pieces_of_any_size_tell_the_same(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_buf found = { 0 }, wanted = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		wanted.len = 0;
		assert_true(events_of(&wanted, cc_span(plain[i]), false));
		for (size_t n = 1; n < 40; n++) {
			found.len = 0;
			assert_true(in_pieces(&found, plain[i], n, arena));
			assert_int_equal(found.len, wanted.len);
			assert_memory_equal(found.at, wanted.at, wanted.len);
		}
	}
	cc_buf_free(&found);
	cc_buf_free(&wanted);
	cc_arena_free(arena);
}

static void
what_has_no_bounds_is_a_doubt(void **state)
{
	struct cc_buf text = { 0 }, found = { 0 };

	(void)state;
	for (int i = 0; i < 65; i++)
		cc_buf_puts(&text, "<a>");
	for (int i = 0; i < 65; i++)
		cc_buf_puts(&text, "</a>");
	assert_false(events_of(&found, (struct cc_span){ text.at, text.len }, true));
	text.len = 0;
	cc_buf_puts(&text, "<a>");
	cc_buf_repeat(&text, 'x', 2 * 1024 * 1024);
	cc_buf_puts(&text, "</a>");
	assert_false(events_of(&found, (struct cc_span){ text.at, text.len }, true));
	text.len = 0;
	cc_buf_puts(&text, "<a");
	for (int i = 0; i < 33; i++)
		cc_buf_printf(&text, " b%d=\"\"", i);
	cc_buf_puts(&text, "/>");
	assert_false(events_of(&found, (struct cc_span){ text.at, text.len }, true));
	text.len = 0;
	cc_buf_putc(&text, '<');
	cc_buf_repeat(&text, 'x', 64);
	cc_buf_puts(&text, "/>");
	assert_false(events_of(&found, (struct cc_span){ text.at, text.len }, true));
	cc_buf_free(&text);
	cc_buf_free(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_sheets_have_is_told_as_expat_tells_it),
		cmocka_unit_test(of_what_they_do_not_have_there_is_a_doubt),
		cmocka_unit_test(a_byte_that_is_changed_gives_what_expat_tells_or_a_doubt),
		cmocka_unit_test(pieces_of_any_size_tell_the_same),
		cmocka_unit_test(what_has_no_bounds_is_a_doubt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
