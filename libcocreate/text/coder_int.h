/* coder_int.h -- what the files of the coder share.
 *
 * May be included by: text/coder*.c.
 */
#ifndef CC_TEXT_CODER_INT_H
#define CC_TEXT_CODER_INT_H

#include "base/normal.h"
#include "text/codebook_int.h"

#define CC_NOWHERE UINT32_MAX

/* A place of a rule, in bytes of the normalised text. */
struct cc_spot {
	uint32_t from, to, next; /* of the same rule, to the right */
	bool denied, apart;	 /* apart: not near to what it must be near to */
};

struct cc_found {
	uint32_t first, last, n; /* spots */
	bool wanted;		 /* the regex is to be tried */
};

/* Of a code, while a text is coded. */
enum {
	CC_LISTED = 1,
	CC_DENIED = 2, /* one of its spots is */
	CC_HOLDS = 4,
	CC_FAILS = 8,
	CC_HOLDS_DENIED = 16,
};

struct cc_coder {
	const struct cc_codebook *book;
	struct cc_matcher *matcher;
	struct cc_arena *arena;
	struct cc_normal normal;
	struct cc_negation_at negation;
	struct cc_span text;	/* normalised */
	struct cc_found *found; /* [n_rules] */
	uint8_t *state, *code;	/* [n_codes] */
	uint32_t *end;		/* [n_codes][2]: of the last hit that was shown, plain and negated */
	uint32_t *rules, *codes, *wanted; /* those that this text has to do with */
	uint32_t n_rules, n_codes, n_wanted;
	bool denied;			/* some code holds by a denied mention */
	struct cc_buf spots, raw, hits; /* arrays */
};

static inline struct cc_spot *
cc_spot(const struct cc_coder *c, uint32_t i)
{
	return (struct cc_spot *)(void *)c->spots.at + i;
}

/* Spots that are not near enough are apart from now on; one that is near to
 * nothing but what is denied is denied too. */
void cc_coder_near(struct cc_coder *c, const struct cc_expr *e);

/* The hits of the codes that hold, in c->hits; their number. */
size_t cc_coder_hits(struct cc_coder *c);

#endif
