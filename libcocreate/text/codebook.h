/* codebook.h -- rules: text -> codes.
 *
 * May be included by: text, method, data/pack.c, tests.
 * A codebook is YAML, or a rule file of KH Coder.  Its patterns are
 * searched in normalised text (base/normal.h); a hit that is negated
 * (text/negation.h) counts as its code says.  cocreate-codebook(5) tells all
 * of it to the user.
 * Errors (CC_EXIT_STUDY): file:line:column, what was found and wanted, and for
 * a pattern or a rule the line itself with a caret under the character.
 * Cost:   one pass over a text for all literals together; a regular expression
 *         runs where a literal it cannot do without occurs.
 * Memory: the codebook lies in the arena, at most some 13 bytes a byte of its
 *         literals and 2 MiB of tables; a coder has its own, that grows with the
 *         longest text.
 */
#ifndef CC_TEXT_CODEBOOK_H
#define CC_TEXT_CODEBOOK_H

#include "base/pattern.h"
#include "rec/node_read.h"
#include "rec/opener.h"

/* What becomes of a code that was negated wherever it was mentioned. */
enum cc_negate {
	CC_NEGATE_KEEP,	  /* CODE:neg; where a codebook does not say */
	CC_NEGATE_DROP,	  /* nothing */
	CC_NEGATE_FLIP,	  /* another code of its dimension, which may be itself */
	CC_NEGATE_IGNORE, /* negation is not looked for: topics, KH Coder's rules */
};

struct cc_code {
	struct cc_span id;
	struct cc_words label; /* {NULL, NULL}: none */
	bool has_value;
	double value;
	uint32_t dimension;
	enum cc_negate negate;
	uint32_t flip; /* a code */
};

struct cc_dimension {
	struct cc_span id;
	uint32_t first, n; /* its codes */
	bool preset;	   /* built in: a pattern of it that finds nothing is no fault of the user's */
};

/* A pattern as it was written. */
struct cc_code_rule {
	uint32_t code;
	struct cc_span text;
	struct cc_place place;
	bool against; /* it speaks against its code, so it is never a hit */
};

struct cc_codebook {
	uint32_t n_dimensions, n_codes, n_rules;
	const struct cc_dimension *dimension;
	const struct cc_code *code;	 /* by dimension, then as they stand */
	const struct cc_code_rule *rule; /* by code, then as they stand */
	/* What it says of words (text/words.h), and of nets (text/nets.h): as it stands, of each file
	 * that says something. */
	const struct cc_node_of *words, *nets;
	uint32_t n_words, n_nets;
	const struct cc_book *book; /* private to text */
};

/* Those of data/codebooks/, as messages list them; the help of -b says the same
 * (tests/lint/codebooks). */
#define CC_CODEBOOKS "emotion, voice, desire, suppression, stage"

/* name[n]: built in where data/codebooks/NAME.yaml is, else a file.  At least
 * one; a dimension or a name that stands twice is an error.  beside: one that was loaded before, whose
 * tables of negations and of answers that say nothing serve for this one too; NULL: there is none. */
bool cc_codebook_load(struct cc_codebook **out, const struct cc_span *name, size_t n,
    const struct cc_codebook *beside, const struct cc_openers *open, struct cc_arena *arena,
    struct cc_err *err);

/* What its patterns come to, as it stands packed behind the node of a built-in one, which was loaded alone. */
void cc_codebook_pack(struct cc_buf *out, const struct cc_codebook *book);

/* The dimension of that name, or the only one; NULL: there are several others. */
const struct cc_dimension *cc_codebook_dimension(const struct cc_codebook *book, struct cc_span id);

/* For much text: patterns become machine code, and literals a larger table.
 * Before any thread codes. */
void cc_codebook_prepare(const struct cc_codebook *book);

struct cc_coder; /* a worker's scratch */

struct cc_coder *cc_coder_new(const struct cc_codebook *book);
void cc_coder_free(struct cc_coder *coder); /* NULL is fine */

/* A place that speaks for a code which the text has, or would have were it not denied. */
struct cc_hit {
	uint32_t code; /* the one it counts for: where it was flipped, the other */
	uint32_t rule; /* the one that was found */
	bool negated;  /* it counts for CODE:neg */
	bool denied;   /* a negation stands at it: negated, flipped or dropped */
	bool dropped;  /* it counts for nothing: rules count it, readers are not shown it */
	bool again;    /* overlaps an earlier hit of the same code: rules count it, readers were shown it */
	struct cc_span at; /* in the text as it was given */
};

enum { CC_CODED = 1, CC_CODED_NEG = 2 };

/* Valid until the coder's next text. */
struct cc_coded {
	const struct cc_hit *hit; /* by place */
	size_t n;
	const uint8_t *code; /* [n_codes]: CC_CODED | CC_CODED_NEG */
	bool any;	     /* of code[] */
	bool nothing;	     /* an answer such as 特になし in which no rule finds a code: `none` in
			      * every dimension */
};

/* Codes a text in valid UTF-8.  CC_MATCH_YES: something of code[] is set, or
 * nothing; CC_MATCH_NO: uncoded.  CC_MATCH_LIMIT: the pattern *rule gave up on
 * this text; out is empty. */
enum cc_match cc_code_text(struct cc_coded *out, struct cc_coder *coder, struct cc_span text, uint32_t *rule);

#endif
