/* rows.h -- what fills the tables, a struct a row.
 *
 * May be included by: the files of this folder.
 */
#ifndef CC_METHOD_VOICE_CODE_ROWS_H
#define CC_METHOD_VOICE_CODE_ROWS_H

#include "method/voice-code/int.h"

#include "figure/contrast.h"
#include "stat/agree.h"
#include "stat/table.h"

struct voice_code_row {
	struct cc_span dimension, code;
	const char *label;
	uint64_t n, people;
	double share, low, high;
};

struct voice_net_row {
	struct cc_span dimension, net;
	const char *label;
	struct cc_spans codes;
	uint64_t n, people;
	double share, low, high;
};

struct voice_pair_row {
	uint32_t mark[2];
	struct cc_span code, other;
	uint64_t both;
	double jaccard;
};

struct voice_contrast_row {
	struct cc_span segment, code;
	struct cc_contrast of;
	double p_adjusted;
};

struct voice_kwic_row {
	struct cc_span source, left, match, right, code;
	const char *why; /* that nothing is quoted */
};

struct voice_uncoded_row {
	struct cc_span source, text;
	uint64_t people; /* whose answers have no code */
};

struct voice_rule_row {
	struct cc_span code, pattern;
	uint64_t hits, denied;
};

struct voice_agreement_row {
	struct cc_span code;
	uint64_t units;
	double prevalence;
	struct cc_alpha alpha;
};

/* Columns of codes, contrast and agreement. */
enum { CODES_DIMENSION, CODES_CODE, CODES_LABEL, CODES_N, CODES_PEOPLE, CODES_SHARE, CODES_LOW, CODES_HIGH };
enum {
	CONTRAST_SEGMENT,
	CONTRAST_CODE,
	CONTRAST_N = 3,
	CONTRAST_SHARE,
	CONTRAST_ADJUSTED = 8,
	CONTRAST_P_ADJUSTED = 10
};
enum { AGREEMENT_CODE, AGREEMENT_UNITS, AGREEMENT_ALPHA = 3, AGREEMENT_LOW, AGREEMENT_HIGH };

/* The column of the spec that is spread over the coders behind the second. */
enum { DISAGREEMENTS_MORE = 4 };

struct voice_disagreement_row {
	struct cc_span source, text, coder[2];
	const struct cc_span *more; /* of coder3 and on */
	uint64_t people;	    /* as many as there are disagreements */
};

#endif
