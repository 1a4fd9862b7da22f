/* codebook_int.h -- what the files of the codebook share.
 *
 * May be included by: text/codebook*.c, text/coder*.c.
 * Both kinds of file make the same: codes, each with an expression over rules.
 */
#ifndef CC_TEXT_CODEBOOK_INT_H
#define CC_TEXT_CODEBOOK_INT_H

#include "base/literals.h"
#include "rec/opener.h"
#include "text/codebook.h"
#include "text/negation.h"

enum cc_expr_kind {
	CC_EXPR_RULE, /* so many hits of one rule */
	CC_EXPR_ANY,  /* one hit of the rules from id to id + number - 1 */
	CC_EXPR_CODE, /* another code */
	CC_EXPR_LENGTH,
	CC_EXPR_AND,
	CC_EXPR_OR,
	CC_EXPR_NOT,
	CC_EXPR_NEAR, /* of rules: the others within reach of the first */
	CC_EXPR_SEQ,  /* of rules: one behind the other, each within reach */
};

enum cc_compare { CC_AT_LEAST, CC_MORE, CC_AT_MOST, CC_LESS, CC_EQUAL };

/* What two patterns that are near must have in common besides. */
enum cc_unit { CC_UNIT_TEXT, CC_UNIT_SENTENCE, CC_UNIT_PARAGRAPH };

struct cc_expr {
	enum cc_expr_kind kind;
	uint32_t id; /* of the rule, of the first rule, of the code */
	enum cc_compare compare;
	uint32_t number; /* RULE, LENGTH: to compare with; ANY: rules; NEAR, SEQ: characters in between */
	enum cc_unit unit;
	size_t n;
	struct cc_expr **of; /* [n] */
};

/* What a rule looks for; one of the two. */
struct cc_search {
	struct cc_span literal; /* normalised; at == NULL: the regex */
	struct cc_pattern *regex;
	size_t n_needs;		     /* a text without any of these has no match; 0: not known */
	const struct cc_span *needs; /* normalised */
};

/* Why a literal is looked for. */
struct cc_use {
	uint32_t rule;
	bool needed; /* its regex is to be tried */
	bool latin;  /* it begins or ends in a Latin letter or a digit */
};

struct cc_book {
	const struct cc_search *search; /* [n_rules] */
	struct cc_expr *const *expr;	/* [n_codes] */
	struct cc_literals *literals;
	const struct cc_use *use; /* [literals as they were given] */
	uint32_t n_blind, n_always;
	const uint32_t *blind;	      /* rules whose regex every text must be tried with */
	const uint32_t *always;	      /* codes that a text may have without a hit */
	const uint32_t *first_near;   /* [n_codes + 1] */
	struct cc_expr *const *near;  /* those of a code's expression */
	struct cc_negation *negation; /* NULL: no code asks for it */
	size_t n_nothing, longest_nothing;
	const struct cc_span *nothing; /* by bytes */
};

/* A codebook in the making. */
struct cc_maker {
	const char *file; /* that is read, and its text */
	struct cc_span text;
	cc_opener *preset;    /* it is built in, and read by this; else NULL */
	bool sound;	      /* its patterns were tried when it was built in */
	struct cc_span forms; /* what is left of what they come to, packed; empty: it is to be worked out */
	uint32_t code;	      /* that rules and conditions are made for: the last one made, or chosen */
	struct cc_buf dimensions, codes, rules, searches, exprs; /* arrays */
	struct cc_buf words, nets;				 /* of struct cc_node_of */
	struct cc_buf orders; /* uint32_t: literals in the order of their bytes, file by file */
	size_t ordered;	      /* rules whose literals are among them */
	struct cc_matcher *matcher;
	struct cc_arena *arena;
	struct cc_err *err;
};

/* A name that stands twice is an error. */
bool cc_make_dimension(struct cc_maker *m, struct cc_span id, struct cc_place place);
/* Of the last dimension. */
uint32_t cc_make_code(struct cc_maker *m, struct cc_code code);
struct cc_code *cc_made_codes(struct cc_maker *m, uint32_t *n);
/* literal: what its text means; at == NULL: "re:" and a regex. */
bool cc_make_rule(struct cc_expr **out, struct cc_maker *m, struct cc_code_rule rule, struct cc_span literal);
struct cc_expr *cc_make_expr(struct cc_maker *m, enum cc_expr_kind kind, struct cc_expr **of, size_t n);
/* One of rules that were made one behind the other. */
struct cc_expr *cc_make_any(struct cc_maker *m, struct cc_expr *const *rule, size_t n);
/* In the order of the codes. */
void cc_make_condition(struct cc_maker *m, struct cc_expr *expr);

bool cc_code_check_id(struct cc_maker *m, struct cc_span id, struct cc_place place);

bool cc_codebook_yaml(struct cc_maker *m);
bool cc_codebook_kh(struct cc_maker *m);

/* A pattern in the form of normalised text. */
struct cc_span cc_regex_normal(struct cc_span regex, struct cc_arena *arena);
/* Of a pattern that was compiled: the texts of which one stands in whatever it
 * matches; their number, 0 where it is not known. */
size_t cc_regex_needs(struct cc_span **out, struct cc_span regex, struct cc_arena *arena);
/* The text of a line of the file, without its end. */
struct cc_span cc_make_line(const struct cc_maker *m, uint64_t line);
bool cc_make_search(
    struct cc_search *out, struct cc_maker *m, const struct cc_code_rule *rule, struct cc_span literal);

/* What the next pattern comes to, from m->forms; false: not known. */
bool cc_forms_take(struct cc_search *out, struct cc_maker *m, bool regex);
/* The file ends: the order of its literals. */
void cc_forms_end(struct cc_maker *m);

/* The rest of a codebook whose codes, rules, searches and expressions stand; order: of cc_literals_new(). */
bool cc_codebook_compile(struct cc_codebook *b, struct cc_book *book, const uint32_t *order,
    const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err);

/* RULE and LENGTH. */
bool cc_expr_compare(const struct cc_expr *e, uint64_t n);

/* Of a normalised answer. */
bool cc_says_nothing(const struct cc_book *book, struct cc_span text);

#endif
