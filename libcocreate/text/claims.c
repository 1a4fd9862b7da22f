/* claims.c -- what a sentence claims that no figure bears: numbers typed by hand, words of change. */
#include "text/claims.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/node_read.h"
#include "rec/yaml.h"

static const struct cc_span none = { NULL, 0 };

static uint32_t
char_at(struct cc_span text, size_t at, size_t *len)
{
	*len = 0;
	return at < text.len ? cc_utf8_next((struct cc_span){ text.at + at, text.len - at }, len) : 0;
}

/* 0 to 9, and their full-width forms; 10: another character. */
static unsigned
digit_of(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 0xff10 && c <= 0xff19 ? c - 0xff10 : 10;
}

/* A letter of a script that writes words with blanks between. */
static bool
is_letter(uint32_t c)
{
	return c == '_' || (cc_utf8_alnum(c) && !cc_utf8_cjk(c) && digit_of(c) > 9);
}

static size_t
digits_from(struct cc_span text, size_t at)
{
	size_t len;

	while (digit_of(char_at(text, at, &len)) < 10 && len > 0)
		at += len;
	return at;
}

/* Digits, and points and commas between them. */
static size_t
number_end(struct cc_span text, size_t at)
{
	size_t len, end = digits_from(text, at);
	uint32_t c;

	while (
	    c = char_at(text, end, &len), (c == '.' || c == ',') && digits_from(text, end + len) > end + len)
		end = digits_from(text, end + len);
	return end;
}

/* Where a date that begins here ends; at: there is none.  Four digits and others behind - or /;
 * digits before 年 and 月, and before 日 where a month stands in front. */
static size_t
date_end(struct cc_span text, size_t at)
{
	size_t end = digits_from(text, at), len, next;
	uint32_t c = char_at(text, end, &len);

	if (end - at == 4 && (c == '-' || c == '/') && digits_from(text, end + len) > end + len) {
		end = digits_from(text, end + len);
		c = char_at(text, end, &len);
		next = digits_from(text, end + len);
		return (c == '-' || c == '/') && next > end + len ? next : end;
	}
	if (c != 0x5e74 && c != 0x6708) /* 年 月 */
		return at;
	end += len;
	next = digits_from(text, end);
	return c == 0x6708 && next > end && char_at(text, next, &len) == 0x65e5 ? next + len : end;
}

static size_t
behind_code(struct cc_span text, size_t at)
{
	const char *close = memchr(text.at + at + 1, '`', text.len - at - 1);

	return close != NULL ? (size_t)(close - text.at) + 1 : at + 1;
}

struct cc_span
cc_typed_number(struct cc_span text)
{
	uint32_t before = 0;
	size_t len;

	for (size_t at = 0; at < text.len; at += len) {
		uint32_t c = char_at(text, at, &len);
		size_t end = number_end(text, at), ignored;

		if (c == '`') {
			len = behind_code(text, at) - at;
		} else if (digit_of(c) < 10) {
			if (date_end(text, at) > at)
				end = date_end(text, at);
			else if (!is_letter(before) && !is_letter(char_at(text, end, &ignored)))
				return (struct cc_span){ text.at + at, end - at };
			len = end - at;
		}
		before = c;
	}
	return none;
}

static bool
read_words(struct cc_change_words *out, const struct cc_node *root, const char *file, struct cc_arena *arena,
    struct cc_err *err)
{
	static const char *const langs[] = { "en", "ja", NULL };
	const struct cc_names known = { langs, NULL };

	*out = (struct cc_change_words){ { NULL }, { 0 } };
	if (!cc_node_map(root, file, err))
		return false;
	for (size_t i = 0; i < root->n; i++) {
		int lang = cc_span_eq(root->key[i]->text, CC_SPAN("ja")) ? CC_JA : CC_EN;

		if (!cc_names_have(&known, root->key[i]->text))
			return cc_node_unknown(root->key[i], &known, file, arena, err);
		if (!cc_node_texts(&out->word[lang], &out->n[lang], root->item[i], file, arena, err))
			return false;
	}
	return true;
}

bool
cc_change_words_load(struct cc_change_words *out, const char *file, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err)
{
	static const char data[] = "change-words.yaml";
	struct cc_span text;
	struct cc_node *root;

	if (file == NULL)
		return cc_data_yaml(&root, data, open, arena, err) && read_words(out, root, data, arena, err);
	if (!open->file(&text, file, arena, err) ||
	    !cc_yaml_load(&root, text, file, CC_EXIT_STUDY, arena, err))
		return false;
	if (root == NULL)
		return cc_fail_at(err, CC_EXIT_STUDY, (struct cc_place){ file, 0, 0 },
		    N_("an empty file; wanted lists of words"));
	return read_words(out, root, file, arena, err);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
begins(struct cc_span text, struct cc_span word)
{
	if (word.len == 0 || word.len > text.len)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (lower(text.at[i]) != lower(word.at[i]))
			return false;
	return true;
}

/* Beside it neither a letter nor a digit. */
static bool
is_apart(struct cc_span text, size_t at, size_t end)
{
	size_t len;
	uint32_t before = at > 0 ? (unsigned char)text.at[at - 1] : ' ', after = char_at(text, end, &len);

	return !(before < 0x80 && is_letter(before)) && !is_letter(after) && digit_of(after) > 9;
}

struct cc_span
cc_change_word(const struct cc_change_words *words, struct cc_span text)
{
	for (size_t at = 0; at < text.len; at++)
		for (int lang = 0; lang < CC_LANGS; lang++)
			for (size_t w = 0; w < words->n[lang]; w++) {
				struct cc_span word = words->word[lang][w];
				struct cc_span rest = { text.at + at, text.len - at };

				if (begins(rest, word) &&
				    (lang == CC_JA || is_apart(text, at, at + word.len)))
					return (struct cc_span){ rest.at, word.len };
			}
	return none;
}
