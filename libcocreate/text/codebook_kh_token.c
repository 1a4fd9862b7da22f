/* codebook_kh_token.c -- the words of a rule file of KH Coder.
 *
 * Blanks may be missing around signs, and signs may be full-width: both occur in
 * rule files that people have.
 */
#include "text/codebook_kh.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { NUMBER_MAX = 1000000 };

struct cc_place
cc_kh_place(struct cc_kh *k, size_t at)
{
	/* Tokens come in order, and an error is the last that is asked for. */
	if (at < k->passed) {
		k->where = CC_WHERE_START;
		k->passed = 0;
	}
	cc_where_pass(&k->where, (struct cc_span){ k->m->text.at + k->passed, at - k->passed });
	k->passed = at;
	return cc_where_place(&k->where, k->m->file);
}

bool
cc_kh_show(struct cc_kh *k, size_t at)
{
	struct cc_span text = k->m->text;
	size_t from = at, to = at;

	while (from > 0 && text.at[from - 1] != '\n' && text.at[from - 1] != '\r')
		from--;
	while (to < text.len && text.at[to] != '\n' && text.at[to] != '\r')
		to++;
	return cc_fail_show(k->m->err, (struct cc_span){ text.at + from, to - from }, at - from);
}

static bool
stands(const struct cc_kh *k, size_t at, const char *text)
{
	size_t len = strlen(text);

	return k->end - at >= len && memcmp(k->m->text.at + at, text, len) == 0;
}

size_t
cc_kh_is(const struct cc_kh *k, size_t at, char c)
{
	char wide[4];
	size_t len;

	if (at >= k->end)
		return 0;
	if (k->m->text.at[at] == c)
		return 1;
	len = cc_utf8_put(wide, (uint32_t)c + 0xfee0);
	return k->end - at >= len && memcmp(k->m->text.at + at, wide, len) == 0 ? len : 0;
}

size_t
cc_kh_blank(const struct cc_kh *k, size_t at)
{
	if (at >= k->end)
		return 0;
	return cc_byte_in(k->m->text.at[at], " \t\r\n") ? 1 : stands(k, at, "　") ? 3 : 0;
}

static bool
line_start(const struct cc_kh *k, size_t at)
{
	const char *text = k->m->text.at;

	while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
		at--;
	return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

void
cc_kh_skip(struct cc_kh *k)
{
	size_t len;

	for (;;) {
		if ((len = cc_kh_blank(k, k->at)) > 0) {
			k->at += len;
		} else if (k->at < k->end && k->m->text.at[k->at] == '#' && line_start(k, k->at)) {
			while (k->at < k->end && k->m->text.at[k->at] != '\n' && k->m->text.at[k->at] != '\r')
				k->at++;
		} else {
			return;
		}
	}
}

/* Ends a word. */
static bool
sign(const struct cc_kh *k, size_t at, bool near)
{
	static const char signs[] = "()&|!<>='+[]{}";

	if (at >= k->end || cc_kh_blank(k, at) || (near && cc_kh_is(k, at, '-')))
		return true;
	for (const char *c = signs; *c != '\0'; c++)
		if (cc_kh_is(k, at, *c))
			return true;
	return false;
}

static bool
read_quotation(struct cc_buf *out, struct cc_kh *k)
{
	const char *text = k->m->text.at;
	size_t from = k->at, i = from + 1;

	for (;; i++) {
		if (i >= k->end || text[i] == '\n' || text[i] == '\r')
			return cc_kh_fail(
			    k, from, N_("this quotation never ends; wanted another ' behind it"));
		if (text[i] == '\'') {
			if (i + 1 >= k->end || text[i + 1] != '\'')
				break;
			i++;
		}
		cc_buf_putc(out, text[i]);
	}
	k->at = i + 1;
	return true;
}

/* Words of a phrase stand side by side: with a blank where both ends are Latin. */
static void
join_part(struct cc_buf *phrase, const struct cc_buf *part)
{
	size_t before = phrase->len;

	if (before > 0) {
		cc_buf_add(phrase, part->at, part->len);
		if (cc_literal_stands((struct cc_span){ phrase->at, phrase->len }, 0, before)) {
			phrase->at[phrase->len] = '\0';
			return;
		}
		phrase->len = before;
		cc_buf_putc(phrase, ' ');
	}
	cc_buf_add(phrase, part->at, part->len);
}

static bool
read_part(struct cc_buf *out, struct cc_kh *k, bool near)
{
	size_t from = k->at, len;

	if (cc_kh_is(k, k->at, '\'') == 1)
		return read_quotation(out, k);
	while (!sign(k, k->at, near)) {
		cc_utf8_next((struct cc_span){ k->m->text.at + k->at, k->end - k->at }, &len);
		k->at += len;
	}
	if (k->at == from)
		return cc_kh_fail(k, from, N_("a word is missing here; wanted one, or 'a quotation'"));
	cc_buf_add(out, k->m->text.at + from, k->at - from);
	return true;
}

bool
cc_kh_term(struct cc_kh_token *out, struct cc_kh *k, bool near)
{
	struct cc_buf phrase = { 0 }, part = { 0 };
	size_t from = k->at, plus;
	bool good;

	for (;;) {
		part.len = 0;
		good = read_part(&part, k, near);
		if (!good)
			break;
		join_part(&phrase, &part);
		plus = cc_kh_is(k, k->at, '+');
		if (plus == 0)
			break;
		k->at += plus;
	}
	*out = (struct cc_kh_token){ .kind = CC_KH_WORD, .at = from, .end = k->at };
	if (good)
		out->text = cc_span_dup(
		    k->m->arena, (struct cc_span){ phrase.at != NULL ? phrase.at : "", phrase.len });
	cc_buf_free(&phrase);
	cc_buf_free(&part);
	return good;
}

bool
cc_kh_number(uint32_t *out, struct cc_kh *k)
{
	uint64_t number = 0;
	size_t from = k->at, len;

	for (;;) {
		char c = '0';

		while (c <= '9' && (len = cc_kh_is(k, k->at, c)) == 0)
			c++;
		if (c > '9')
			break;
		number = number < NUMBER_MAX ? number * 10 + (uint64_t)(c - '0') : number;
		k->at += len;
	}
	if (k->at == from)
		return false;
	*out = number < NUMBER_MAX ? (uint32_t)number : NUMBER_MAX;
	return true;
}

/* <*name>; the star may be full-width. */
static bool
read_reference(struct cc_kh *k)
{
	size_t from = k->at, star = cc_kh_is(k, from + 1, '*'), i = from + 1 + star;
	const char *text = k->m->text.at;

	if (star == 0)
		return cc_kh_fail(k, from,
		    N_("a variable or a heading; wanted words or <*code>: choose rows with --where, or "
		       "compare with -g"));
	while (i < k->end && text[i] != '>' && text[i] != '\n' && text[i] != '\r')
		i++;
	if (i >= k->end || text[i] != '>')
		return cc_kh_fail(k, from, N_("this reference never ends; wanted <*code>"));
	k->token = (struct cc_kh_token){ CC_KH_CODE, from, i + 1,
		{ text + from + 1 + star, i - from - 1 - star }, CC_AT_LEAST };
	k->at = i + 1;
	return true;
}

static bool
read_compare(struct cc_kh *k)
{
	size_t from = k->at, len = cc_kh_is(k, from, '='), more;
	enum cc_compare compare = CC_EQUAL;

	if (len > 0) {
		more = cc_kh_is(k, from + len, '=');
		if (more == 0)
			return cc_kh_fail(k, from, N_("\"=\"; wanted \"==\""));
	} else {
		bool greater = cc_kh_is(k, from, '>') > 0;

		len = cc_kh_is(k, from, greater ? '>' : '<');
		more = cc_kh_is(k, from + len, '=');
		compare = greater ? (more ? CC_AT_LEAST : CC_MORE) : (more ? CC_AT_MOST : CC_LESS);
	}
	k->at = from + len + more;
	k->token =
	    (struct cc_kh_token){ .kind = CC_KH_COMPARE, .at = from, .end = k->at, .compare = compare };
	return true;
}

static bool
same_word(struct cc_span word, const char *name)
{
	if (word.len != strlen(name))
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (cc_utf8_lower((uint8_t)word.at[i]) != (uint8_t)name[i])
			return false;
	return true;
}

/* What a word is besides a word: only one that stands there without quotes. */
static bool
classify(struct cc_kh *k)
{
	static const struct {
		const char *name;
		enum cc_kh_kind kind;
	} names[] = { { "or", CC_KH_OR }, { "and", CC_KH_AND }, { "not", CC_KH_NOT },
		{ "lc", CC_KH_LENGTH } };
	struct cc_kh_token *t = &k->token;
	struct cc_span word = { k->m->text.at + t->at, t->end - t->at };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (same_word(word, names[i].name))
			t->kind = names[i].kind;
	if (cc_kh_is(k, k->at, '('))
		t->kind = same_word(word, "near") ? CC_KH_NEAR : same_word(word, "seq") ? CC_KH_SEQ : t->kind;
	if (word.at[word.len - 1] == '-' && cc_kh_is(k, k->at, '>'))
		return cc_kh_fail(k, t->at,
		    N_("a part of speech or an inflection, which takes a morphological analyser; wanted the "
		       "word alone, or 'a quotation'"));
	if (same_word(word, "lw"))
		return cc_kh_fail(k, t->at,
		    N_("\"lw\" counts words, which takes a morphological analyser; wanted \"lc\", which "
		       "counts characters"));
	if (same_word(word, "no."))
		return cc_kh_fail(
		    k, t->at, N_("the number of an answer; wanted words: choose rows with --where"));
	if (word.len == 1 && cc_byte_in(word.at[0], "-*/"))
		return cc_kh_fail(
		    k, t->at, N_("arithmetic; wanted a count compared with a number, as in: word >= 2"));
	return true;
}

bool
cc_kh_next(struct cc_kh *k)
{
	static const struct {
		char c;
		enum cc_kh_kind kind;
	} signs[] = { { '(', CC_KH_OPEN }, { ')', CC_KH_CLOSE }, { '&', CC_KH_AND }, { '|', CC_KH_OR },
		{ '!', CC_KH_NOT } };

	cc_kh_skip(k);
	k->token = (struct cc_kh_token){ .kind = CC_KH_END, .at = k->at, .end = k->at };
	if (k->at >= k->end)
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t len = cc_kh_is(k, k->at, signs[i].c);

		if (len == 0)
			continue;
		k->token.kind = signs[i].kind;
		k->token.end = k->at += len;
		return true;
	}
	if (cc_kh_is(k, k->at, '<') == 1 && (cc_kh_is(k, k->at + 1, '*') || cc_kh_is(k, k->at + 1, '>')))
		return read_reference(k);
	if (cc_kh_is(k, k->at, '<') || cc_kh_is(k, k->at, '>') || cc_kh_is(k, k->at, '='))
		return read_compare(k);
	if (cc_kh_is(k, k->at, '+'))
		return cc_kh_fail(k, k->at, N_("a + that joins nothing; wanted A+B without blanks"));
	return cc_kh_term(&k->token, k, false) && classify(k);
}
