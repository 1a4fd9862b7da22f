/* source.c -- tests of rec/source.c and rec/encoding.c: bytes become UTF-8, or a fault in its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "arena.h"
#include "rec/encoding.h"
#include "rec/source.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Text in three encodings; none of the two Japanese ones fits the other. */
#define NIHON_UTF8  "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e"
#define NIHON_CP932 "\x93\xfa\x96\x7b\x8c\xea"
#define NIHON_EUC   "\xc6\xfc\xcb\xdc\xb8\xec"

/* What a source gave until it stopped. */
struct reading {
	struct cc_buf text;
	enum cc_got last;
	struct cc_err cause;
	char encoding[32];
	bool guessed;
};

static void
read_source(struct reading *out, struct cc_source *s, size_t room)
{
	char *to = malloc(room);
	struct cc_err again;
	size_t n;

	assert_non_null(to);
	*out = (struct reading){ 0 };
	while ((out->last = cc_source_read(&n, to, room, s, &out->cause)) == CC_GOT_SOME) {
		assert_in_range(n, 1, room);
		cc_buf_add(&out->text, to, n);
	}
	assert_int_equal(n, 0);
	assert_int_equal(cc_source_read(&n, to, room, s, &again), out->last);
	if (out->last == CC_GOT_FAULT)
		assert_string_equal(again.text, out->cause.text);
	strncpy(out->encoding, cc_source_encoding(s), sizeof(out->encoding) - 1);
	out->guessed = cc_source_guessed(s);
	cc_buf_reserve(&out->text, 0);
	cc_source_free(s);
	free(to);
}

static void
read_bytes(struct reading *out, struct cc_span bytes, struct cc_source_opts opts, size_t room)
{
	opts.bytes = bytes;
	read_source(out, cc_source_new((struct cc_input){ "in", -1 }, &opts, arena), room);
}

/* The same whatever a read(2) gives: text, then the end or a fault that says so. */
static void
expect(struct cc_span bytes, struct cc_source_opts opts, struct cc_span text, const char *encoding,
    bool guessed, const char *fault)
{
	for (size_t chunk = 1; chunk <= 17; chunk++) {
		struct reading r;

		opts.chunk = chunk == 17 ? 0 : chunk;
		read_bytes(&r, bytes, opts, chunk < 9 ? CC_SOURCE_ROOM : 4096);
		assert_int_equal(r.text.len, text.len);
		if (text.len)
			assert_memory_equal(r.text.at, text.at, text.len);
		assert_string_equal(r.encoding, encoding);
		assert_int_equal(r.guessed, guessed);
		assert_int_equal(r.last, fault ? CC_GOT_FAULT : CC_GOT_END);
		if (fault)
			assert_string_equal(r.cause.text, fault);
		cc_buf_free(&r.text);
	}
}

static const struct cc_source_opts detect;

static void
no_bytes_are_utf8(void **state)
{
	(void)state;
	expect(CC_SPAN(""), detect, CC_SPAN(""), "UTF-8", false, NULL);
}

static void
ascii_is_utf8(void **state)
{
	struct cc_span s =
	    CC_SPAN("id,stage\r\n1,a\x7f\x01\n2,a long line to fill some words of the machine\n");

	(void)state;
	expect(s, detect, s, "UTF-8", false, NULL);
}

static void
utf8_stays_as_it_is(void **state)
{
	struct cc_span s = CC_SPAN("a," NIHON_UTF8 ",\xc3\xa9,\xf0\x9f\x98\x80\xef\xbb\xbf\n" NIHON_UTF8);

	(void)state;
	expect(s, detect, s, "UTF-8", false, NULL);
}

static void
a_bom_is_dropped_at_the_start_alone(void **state)
{
	(void)state;
	expect(CC_SPAN("\xef\xbb\xbf"), detect, CC_SPAN(""), "UTF-8", false, NULL);
	expect(CC_SPAN("\xef\xbb\xbf\xef\xbb\xbf"
		       "a\xef\xbb\xbf"),
	    detect,
	    CC_SPAN("\xef\xbb\xbf"
		    "a\xef\xbb\xbf"),
	    "UTF-8", false, NULL);
	expect(CC_SPAN("\xef\xbb\xbf"
		       "a"),
	    (struct cc_source_opts){ .encoding = "utf8" }, CC_SPAN("a"), "UTF-8", false, NULL);
}

static void
after_a_bom_there_is_no_guessing(void **state)
{
	(void)state;
	expect(CC_SPAN("\xef\xbb\xbf"
		       "a" NIHON_CP932),
	    detect, CC_SPAN("a"), "UTF-8", false,
	    "byte 0x93 is not UTF-8; name the encoding with --encoding");
}

static void
cp932_is_found(void **state)
{
	/* The tail byte of this character is a backslash, that one's a bar. */
	struct cc_span s = CC_SPAN("id," NIHON_CP932 "\n1,\x95\x5c\x8e\xa6\x83\x7c\n\x87\x40,\xb1\xb2\n");
	struct cc_span text =
	    CC_SPAN("id," NIHON_UTF8 "\n1,\xe8\xa1\xa8\xe7\xa4\xba\xe3\x83\x9d\n\xe2\x91\xa0,"
		    "\xef\xbd\xb1\xef\xbd\xb2\n");

	(void)state;
	expect(s, detect, text, "CP932", true, NULL);
}

static void
euc_jp_is_found(void **state)
{
	struct cc_span s = CC_SPAN("id," NIHON_EUC "\n1,\xa5\xc6\xa5\xb9\xa5\xc8\n");
	struct cc_span text = CC_SPAN("id," NIHON_UTF8 "\n1,\xe3\x83\x86\xe3\x82\xb9\xe3\x83\x88\n");

	(void)state;
	expect(s, detect, text, "EUC-JP", true, NULL);
}

static void
bytes_that_fit_both_ask_for_the_encoding(void **state)
{
	struct cc_span s = CC_SPAN("a\n\xb1\xb2,\xb3\xb4\n");

	(void)state;
	expect(s, detect, CC_SPAN("a\n"), "UTF-8", false,
	    "what follows can be read as CP932 and as EUC-JP; say which with --encoding=CP932 or "
	    "--encoding=EUC-JP");
	expect(s, (struct cc_source_opts){ .encoding = "Shift_JIS" },
	    CC_SPAN("a\n\xef\xbd\xb1\xef\xbd\xb2,\xef\xbd\xb3\xef\xbd\xb4\n"), "CP932", false, NULL);
	expect(s, (struct cc_source_opts){ .encoding = "euc-jp" }, CC_SPAN("a\n\xe6\xb8\xa6,\xe6\x85\xa8\n"),
	    "EUC-JP", false, NULL);
}

static void
control_characters_do_not_make_it_euc_jp(void **state)
{
	/* glibc reads U+009F and one kanji, CP932 has another kanji and a bad byte. */
	struct cc_span s = CC_SPAN("\x9f\xc6\xfc\n");

	(void)state;
	expect(s, detect, CC_SPAN("\xe6\xb7\x85"), "CP932", true,
	    "byte 0xFC is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
	expect(CC_SPAN(NIHON_EUC "\x85,"), (struct cc_source_opts){ .encoding = "EUC-JP" },
	    CC_SPAN(NIHON_UTF8), "EUC-JP", false,
	    "byte 0x85 is not EUC-JP; name the encoding with --encoding");
}

static void
bytes_of_no_encoding_are_a_fault_behind_the_last_good_one(void **state)
{
	(void)state;
	expect(CC_SPAN("ab,\xff\n"), detect, CC_SPAN("ab,"), "UTF-8", false,
	    "byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
	expect(CC_SPAN("caf\xe9,1\n"), detect, CC_SPAN("caf"), "UTF-8", false,
	    "byte 0xE9 is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
	expect(CC_SPAN(NIHON_UTF8 ",\xff"), detect, CC_SPAN(NIHON_UTF8 ","), "UTF-8", false,
	    "byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
	/* Begun as CP932, which it would be but for that byte. */
	expect(CC_SPAN(NIHON_CP932 "\n\xff"), detect, CC_SPAN(NIHON_UTF8 "\n"), "CP932", true,
	    "byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
}

static void
what_contradicts_the_window_is_a_fault_and_not_a_switch(void **state)
{
	struct cc_source_opts six = { .window = 6 };

	(void)state;
	expect(CC_SPAN("a" NIHON_UTF8 "," NIHON_CP932), six, CC_SPAN("a" NIHON_UTF8 ","), "UTF-8", false,
	    "byte 0x93 is not UTF-8; name the encoding with --encoding");
	expect(CC_SPAN("a" NIHON_CP932 ",\xff,"), six, CC_SPAN("a" NIHON_UTF8 ","), "CP932", true,
	    "byte 0xFF is not CP932; name the encoding with --encoding");
	expect(CC_SPAN("a" NIHON_EUC ",\x93\xfa"), six, CC_SPAN("a" NIHON_UTF8 ","), "EUC-JP", true,
	    "byte 0x93 is not EUC-JP; name the encoding with --encoding");
}

static void
a_window_may_end_within_a_character(void **state)
{
	struct cc_source_opts opts = detect;

	(void)state;
	for (opts.window = 4; opts.window < 12; opts.window++) {
		expect(CC_SPAN(NIHON_UTF8), opts, CC_SPAN(NIHON_UTF8), "UTF-8", false, NULL);
		expect(CC_SPAN(NIHON_CP932), opts, CC_SPAN(NIHON_UTF8), "CP932", true, NULL);
		/* Its first two bytes alone fit both. */
		expect(CC_SPAN(NIHON_EUC), opts, CC_SPAN(NIHON_UTF8), "EUC-JP", true, NULL);
	}
}

static void
the_window_is_one_mebibyte(void **state)
{
	struct cc_buf in = { 0 };
	struct reading r;

	(void)state;
	cc_buf_puts(&in, NIHON_UTF8);
	cc_buf_repeat(&in, 'x', 1024 * 1024 - in.len);
	cc_buf_putc(&in, '\xff');
	read_bytes(&r, (struct cc_span){ in.at, in.len }, detect, 65536);
	assert_int_equal(r.last, CC_GOT_FAULT);
	assert_string_equal(r.cause.text, "byte 0xFF is not UTF-8; name the encoding with --encoding");
	assert_int_equal(r.text.len, in.len - 1);
	cc_buf_free(&r.text);
	in.at[in.len - 2] = '\xff';
	read_bytes(&r, (struct cc_span){ in.at, in.len }, detect, 65536);
	assert_string_equal(
	    r.cause.text, "byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
	assert_int_equal(r.text.len, in.len - 2);
	cc_buf_free(&r.text);
	cc_buf_free(&in);
}

static void
the_input_may_not_end_within_a_character(void **state)
{
	(void)state;
	expect(CC_SPAN("\xef\xbb\xbf"
		       "a\xe6\x97"),
	    detect, CC_SPAN("a"), "UTF-8", false,
	    "the input ends within a character of UTF-8; wanted the rest of it");
	expect(CC_SPAN(NIHON_CP932 "\x93"), (struct cc_source_opts){ .window = 6 }, CC_SPAN(NIHON_UTF8),
	    "CP932", true, "the input ends within a character of CP932; wanted the rest of it");
	expect(CC_SPAN("\x82\xa0\x82"), (struct cc_source_opts){ .encoding = "ms932" },
	    CC_SPAN("\xe3\x81\x82"), "CP932", false,
	    "the input ends within a character of CP932; wanted the rest of it");
}

static void
a_nul_byte_is_a_fault_in_every_encoding(void **state)
{
	const char *fault = "a NUL byte; wanted text";

	(void)state;
	expect(CC_SPAN("a,\0b"), detect, CC_SPAN("a,"), "UTF-8", false, fault);
	expect(CC_SPAN("0123456789abcdefghij\0klmnopqrstuvwxyz"), detect, CC_SPAN("0123456789abcdefghij"),
	    "UTF-8", false, fault);
	expect(CC_SPAN(NIHON_UTF8 "\0b"), detect, CC_SPAN(NIHON_UTF8), "UTF-8", false, fault);
	expect(CC_SPAN(NIHON_CP932 "\0b"), detect, CC_SPAN(NIHON_UTF8), "CP932", true, fault);
	expect(CC_SPAN("\xef\xbb\xbf\0"), detect, CC_SPAN(""), "UTF-8", false, fault);
}

static void
what_is_no_text_is_named(void **state)
{
	static const struct cc_span compressed[] = { { "\x1f\x8b\x08\x00gz", 6 }, { "\xfd\x37zXZ", 5 },
		{ "\x28\xb5\x2f\xfd\x04", 5 }, { NULL, 0 } };

	(void)state;
	expect(CC_SPAN("PK\x03\x04zip"), detect, CC_SPAN(""), "UTF-8", false,
	    "this is a workbook (.xlsx) or another zip file; save the sheet as CSV UTF-8");
	expect(CC_SPAN("PK,1"), detect, CC_SPAN("PK,1"), "UTF-8", false, NULL);
	for (const struct cc_span *c = compressed; c->len > 0; c++)
		expect(*c, detect, CC_SPAN(""), "UTF-8", false,
		    "this is a compressed file; wanted its text, as from gzip -dc FILE | ... -");
	expect(CC_SPAN("7zXZ,1"), detect, CC_SPAN("7zXZ,1"), "UTF-8", false, NULL);
}

static void
a_byte_order_mark_means_utf_16(void **state)
{
	const char *half = "0xD83D is half a character of UTF-16; wanted its other half beside it";

	(void)state;
	expect(CC_SPAN("\xff\xfe"
		       "a\0,\0\xe5\x65\n\0\x3d\xd8\0\xde"),
	    detect, CC_SPAN("a,\xe6\x97\xa5\n\xf0\x9f\x98\x80"), "UTF-16LE", false, NULL);
	expect(CC_SPAN("\xfe\xff\0a\0,\x65\xe5\0\n"), detect, CC_SPAN("a,\xe6\x97\xa5\n"), "UTF-16BE", false,
	    NULL);
	expect(CC_SPAN("\xfe\xff"), detect, CC_SPAN(""), "UTF-16BE", false, NULL);
	expect(CC_SPAN("\xff\xfe\x61\0\x62"), detect, CC_SPAN("a"), "UTF-16LE", false,
	    "the input ends within a character of UTF-16LE; wanted the rest of it");
	expect(CC_SPAN("\xff\xfe\x61\0\x3d\xd8\x62\0"), detect, CC_SPAN("a"), "UTF-16LE", false, half);
	expect(CC_SPAN("\xfe\xff\0a\xd8\x3d\0b"), detect, CC_SPAN("a"), "UTF-16BE", false, half);
	expect(CC_SPAN("\xff\xfe\x61\0\0\0"), detect, CC_SPAN("a"), "UTF-16LE", false,
	    "a NUL byte; wanted text");
}

static void
looking_ahead_takes_nothing_away(void **state)
{
	const struct cc_span bytes = CC_SPAN("a\xe3\x81\x82" NIHON_UTF8 NIHON_UTF8 NIHON_UTF8 "\xff");

	(void)state;
	for (size_t chunk = 1; chunk <= 9; chunk++)
		for (size_t than = 0; than <= 40; than++) {
			struct cc_source_opts opts = { .chunk = chunk, .bytes = bytes };
			struct cc_source *s = cc_source_new((struct cc_input){ "in", -1 }, &opts, arena);
			struct cc_span text;
			struct reading r;

			assert_int_equal(cc_source_peek(&text, than, s), than < bytes.len - 1);
			assert_true(text.len > than || text.len == bytes.len - 1);
			assert_memory_equal(text.at, bytes.at, text.len);
			read_source(&r, s, CC_SOURCE_ROOM);
			assert_int_equal(r.last, CC_GOT_FAULT);
			assert_int_equal(r.text.len, bytes.len - 1);
			assert_memory_equal(r.text.at, bytes.at, r.text.len);
			cc_buf_free(&r.text);
		}
}

static void
a_named_encoding_is_read_from_the_first_byte_on(void **state)
{
	(void)state;
	expect(CC_SPAN("\xe9t\xe9"), (struct cc_source_opts){ .encoding = "ISO-8859-1" },
	    CC_SPAN("\xc3\xa9t\xc3\xa9"), "ISO-8859-1", false, NULL);
	expect(CC_SPAN("\xff\xfe"
		       "a\0,\0\xe5\x65\n\0"),
	    (struct cc_source_opts){ .encoding = "UTF-16LE" }, CC_SPAN("a,\xe6\x97\xa5\n"), "UTF-16LE", false,
	    NULL);
	/* Shifted in and out of a second set, the last time without an end. */
	expect(CC_SPAN("a\x1b$BF|\x1b(B,\x1b$BF|"), (struct cc_source_opts){ .encoding = "ISO-2022-JP" },
	    CC_SPAN("a\xe6\x97\xa5,\xe6\x97\xa5"), "ISO-2022-JP", false, NULL);
	/* iconv holds the last letter back: a tone mark may follow. */
	expect(
	    CC_SPAN("xa"), (struct cc_source_opts){ .encoding = "TCVN" }, CC_SPAN("xa"), "TCVN", false, NULL);
	expect(CC_SPAN("a\x93"), (struct cc_source_opts){ .encoding = "UTF-8" }, CC_SPAN("a"), "UTF-8", false,
	    "byte 0x93 is not UTF-8; name the encoding with --encoding");
	expect(CC_SPAN("a"), (struct cc_source_opts){ .encoding = "klingon" }, CC_SPAN(""), "klingon", false,
	    "encoding \"klingon\" is not known; wanted a name that iconv -l lists");
}

static void
encodings_are_known_by_the_names_people_type(void **state)
{
	static const char *const known[] = { "UTF-8", "utf8", "sjis", "SJIS", "Shift_JIS", "shift-jis",
		"ms932", "Windows-31J", "cp932", "EUC-JP", "eucjp", "latin1", "UTF-16", "iso-2022-jp" };
	static const char *const unknown[] = { "", "klingon", "UTF-8//IGNORE", "/", "sjis2004x" };

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		assert_true(cc_encoding_known(known[i]));
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		assert_false(cc_encoding_known(unknown[i]));
	assert_string_equal(cc_encoding_name("x-own"), "x-own");
}

static void
the_run_of_ascii_ends_at_every_other_byte(void **state)
{
	char bytes[40];

	(void)state;
	for (size_t at = 0; at < sizeof(bytes); at++) {
		for (int c = -1; c < 256; c++) {
			bool plain = c > 0 && c < 0x80;

			memset(bytes, c & 1 ? 0x01 : 0x7f, sizeof(bytes));
			if (c >= 0)
				bytes[at] = (char)c;
			assert_int_equal(
			    cc_encoding_ascii(bytes, sizeof(bytes)), plain || c < 0 ? sizeof(bytes) : at);
			assert_int_equal(cc_encoding_ascii(bytes, at), at);
		}
	}
}

static void
a_descriptor_is_read_to_its_end(void **state)
{
	struct cc_source_opts opts = { .chunk = 3 };
	struct reading r;
	int pair[2];

	(void)state;
	assert_int_equal(pipe(pair), 0);
	assert_int_equal(write(pair[1], "a," NIHON_CP932, 8), 8);
	close(pair[1]);
	read_source(&r, cc_source_new((struct cc_input){ "in", pair[0] }, &opts, arena), 64);
	close(pair[0]);
	assert_int_equal(r.last, CC_GOT_END);
	assert_string_equal(r.text.at, "a," NIHON_UTF8);
	cc_buf_free(&r.text);
}

static void
nothing(int number)
{
	(void)number;
}

static void
an_interrupted_read_is_tried_again(void **state)
{
	struct sigaction action = { .sa_handler = nothing };
	const struct timespec pause = { 0, 50 * 1000 * 1000 };
	struct reading r;
	int pair[2];
	pid_t child;

	(void)state;
	assert_int_equal(sigaction(SIGUSR1, &action, NULL), 0);
	assert_int_equal(pipe(pair), 0);
	child = fork();
	if (child == 0) {
		nanosleep(&pause, NULL);
		kill(getppid(), SIGUSR1);
		nanosleep(&pause, NULL);
		_exit(write(pair[1], "late", 4) != 4);
	}
	close(pair[1]);
	read_source(&r, cc_source_new((struct cc_input){ "in", pair[0] }, &detect, arena), 64);
	close(pair[0]);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(r.last, CC_GOT_END);
	assert_string_equal(r.text.at, "late");
	cc_buf_free(&r.text);
}

static void
a_read_that_fails_is_the_machines_fault(void **state)
{
	struct reading r;
	struct cc_source *s;
	struct cc_err err;
	int fd = open("/", O_RDONLY);

	(void)state;
	assert_true(fd >= 0);
	s = cc_source_new((struct cc_input){ "dir", fd }, &detect, arena);
	read_source(&r, s, 64);
	close(fd);
	assert_int_equal(r.last, CC_GOT_FAULT);
	assert_int_equal(r.cause.code, CC_EXIT_MACHINE);
	assert_string_equal(r.cause.text, "dir: Is a directory");
	assert_false(cc_source_fail(&err, s, 3, 4, &r.cause));
	assert_string_equal(err.text, "dir: Is a directory");
	assert_int_equal(err.code, CC_EXIT_MACHINE);
	cc_buf_free(&r.text);
}

static void
a_fault_is_said_with_its_place(void **state)
{
	struct cc_source_opts opts = { .bytes = CC_SPAN("\xff") };
	struct cc_source *s = cc_source_new((struct cc_input){ "in", -1 }, &opts, arena);
	struct cc_err err;
	struct reading r;

	(void)state;
	read_source(&r, s, 64);
	assert_int_equal(r.cause.code, CC_EXIT_DATA);
	assert_false(cc_source_fail(&err, s, 3, 4, &r.cause));
	assert_int_equal(err.code, CC_EXIT_DATA);
	assert_string_equal(
	    err.text, "in:3:4: byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding");
	cc_buf_free(&r.text);
}

static void
a_read_that_fails_later_comes_after_the_bytes_before_it(void **state)
{
	struct cc_source_opts opts = { .chunk = 2 };
	struct cc_source *s;
	struct cc_err cause;
	char to[64];
	size_t n;
	int pair[2];

	(void)state;
	assert_int_equal(pipe(pair), 0);
	assert_int_equal(write(pair[1], "abcdef", 6), 6);
	s = cc_source_new((struct cc_input){ "in", pair[0] }, &opts, arena);
	assert_int_equal(cc_source_read(&n, to, sizeof(to), s, &cause), CC_GOT_SOME);
	close(pair[0]);
	close(pair[1]);
	while (cc_source_read(&n, to, sizeof(to), s, &cause) == CC_GOT_SOME)
		assert_memory_equal(to, "cd", 2);
	assert_int_equal(cause.code, CC_EXIT_MACHINE);
	cc_source_free(s);
}

/* Before any conversion, whatever a read(2) gives: what xxhsum -H2 says of the file. */
static void
the_content_is_the_bytes_as_they_came(void **state)
{
	const struct cc_span bytes[] = { CC_SPAN(""), CC_SPAN("abc"), CC_SPAN("\xef\xbb\xbf" NIHON_UTF8 "\n"),
		CC_SPAN("a," NIHON_CP932 "\n") };
	char to[64];

	(void)state;
	for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++)
		for (size_t chunk = 1; chunk <= 3; chunk++) {
			struct cc_source_opts opts = { .bytes = bytes[i], .chunk = chunk, .digest = true };
			struct cc_source *s = cc_source_new((struct cc_input){ "in", -1 }, &opts, arena);
			struct cc_digest *digest = cc_digest_new(arena);
			struct cc_content read, wanted;
			struct cc_err cause;
			size_t n;

			while (cc_source_read(&n, to, sizeof to, s, &cause) == CC_GOT_SOME)
				continue;
			cc_digest_add(digest, bytes[i]);
			wanted = cc_digest_content(digest);
			read = cc_source_content(s);
			assert_int_equal(cc_content_cmp(&read, &wanted), 0);
			cc_source_free(s);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_bytes_are_utf8),
		cmocka_unit_test(ascii_is_utf8),
		cmocka_unit_test(utf8_stays_as_it_is),
		cmocka_unit_test(a_bom_is_dropped_at_the_start_alone),
		cmocka_unit_test(after_a_bom_there_is_no_guessing),
		cmocka_unit_test(cp932_is_found),
		cmocka_unit_test(euc_jp_is_found),
		cmocka_unit_test(bytes_that_fit_both_ask_for_the_encoding),
		cmocka_unit_test(control_characters_do_not_make_it_euc_jp),
		cmocka_unit_test(bytes_of_no_encoding_are_a_fault_behind_the_last_good_one),
		cmocka_unit_test(what_contradicts_the_window_is_a_fault_and_not_a_switch),
		cmocka_unit_test(a_window_may_end_within_a_character),
		cmocka_unit_test(the_window_is_one_mebibyte),
		cmocka_unit_test(the_input_may_not_end_within_a_character),
		cmocka_unit_test(a_nul_byte_is_a_fault_in_every_encoding),
		cmocka_unit_test(what_is_no_text_is_named),
		cmocka_unit_test(a_byte_order_mark_means_utf_16),
		cmocka_unit_test(looking_ahead_takes_nothing_away),
		cmocka_unit_test(a_named_encoding_is_read_from_the_first_byte_on),
		cmocka_unit_test(encodings_are_known_by_the_names_people_type),
		cmocka_unit_test(the_run_of_ascii_ends_at_every_other_byte),
		cmocka_unit_test(a_descriptor_is_read_to_its_end),
		cmocka_unit_test(an_interrupted_read_is_tried_again),
		cmocka_unit_test(a_read_that_fails_is_the_machines_fault),
		cmocka_unit_test(a_fault_is_said_with_its_place),
		cmocka_unit_test(a_read_that_fails_later_comes_after_the_bytes_before_it),
		cmocka_unit_test(the_content_is_the_bytes_as_they_came),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
