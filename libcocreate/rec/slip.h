/* slip.h -- slips of the keyboard where "key: value" was meant.
 *
 * May be included by: rec, model, tests.
 * To YAML a full-width colon or blank is a letter like any other, and so is a
 * colon without a blank behind it: the mapping becomes a text, and the parser
 * complains lines later or not at all.  Whoever wanted a mapping and got a
 * text asks here first.
 */
#ifndef CC_REC_SLIP_H
#define CC_REC_SLIP_H

#include "base/err.h"

enum cc_slip {
	CC_SLIP_NONE,
	CC_SLIP_COLON, /* U+FF1A in place of ": " */
	CC_SLIP_BLANK, /* U+3000 as indentation or after the colon */
	CC_SLIP_TIGHT, /* key:value */
};

/* The first slip in one line of YAML, and its offset. */
enum cc_slip cc_slip_find(size_t *at, struct cc_span line);

/* Fails with the slip in text, which begins at place; true: there is none. */
bool cc_slip_check(struct cc_span text, struct cc_place place, enum cc_exit code, struct cc_err *err);

/* The same for the place where a parser stumbled in a whole text: looks at
 * that line and the run of lines with slips right above it. */
bool cc_slip_above(struct cc_span text, struct cc_place stumble, enum cc_exit code, struct cc_err *err);

#endif
