/* codebook_kh.h -- the words of a rule file of KH Coder.
 *
 * May be included by: text/codebook_kh*.c.
 */
#ifndef CC_TEXT_CODEBOOK_KH_H
#define CC_TEXT_CODEBOOK_KH_H

#include "text/codebook_int.h"
#include "rec/place.h"

enum cc_kh_kind {
	CC_KH_END,
	CC_KH_OR,
	CC_KH_AND,
	CC_KH_NOT,
	CC_KH_OPEN,
	CC_KH_CLOSE,
	CC_KH_COMPARE,
	CC_KH_WORD, /* text: without quotes, parts of a phrase joined */
	CC_KH_CODE, /* text: the name in <*name> */
	CC_KH_NEAR, /* up to the parenthesis, as SEQ */
	CC_KH_SEQ,
	CC_KH_LENGTH,
};

struct cc_kh_token {
	enum cc_kh_kind kind;
	size_t at, end; /* in the file */
	struct cc_span text;
	enum cc_compare compare;
};

/* A condition being read: m->text from `at` to `end`. */
struct cc_kh {
	struct cc_maker *m;
	size_t at, end;
	struct cc_where where; /* of byte `passed`; only ever goes on */
	size_t passed;
	struct cc_kh_token token; /* the next one */
	uint32_t first;		  /* code of the file */
	unsigned depth;
	bool against;
};

struct cc_place cc_kh_place(struct cc_kh *k, size_t at);
/* After a cc_fail_at(): the line of byte `at` with a caret; false. */
bool cc_kh_show(struct cc_kh *k, size_t at);

#define cc_kh_fail(k, at, ...) \
	(cc_fail_at((k)->m->err, CC_EXIT_STUDY, cc_kh_place(k, at), __VA_ARGS__), cc_kh_show(k, at))

/* Length of the blank at byte `at`, full-width or an end of a line; 0: none. */
size_t cc_kh_blank(const struct cc_kh *k, size_t at);
/* Length of ASCII character c there, in either width; 0: another stands there. */
size_t cc_kh_is(const struct cc_kh *k, size_t at, char c);
void cc_kh_skip(struct cc_kh *k); /* blanks and comments */

/* The next token. */
bool cc_kh_next(struct cc_kh *k);
/* A word, a phrase or a quotation; near: inside of near(A-B), where "-" ends it. */
bool cc_kh_term(struct cc_kh_token *out, struct cc_kh *k, bool near);
/* Digits of either width; false: none, *out stays. */
bool cc_kh_number(uint32_t *out, struct cc_kh *k);

/* The condition between k->at and k->end, for the code that m->code chose. */
bool cc_kh_condition(struct cc_kh *k);

#endif
