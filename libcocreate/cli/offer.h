/* offer.h -- what may stand at one place of a command line, for a shell to offer.
 *
 * May be included by: cli/complete.c.
 * Out: lines for programs, fields divided by TABs:
 *   word TEXT HELP    TEXT is the whole word
 *   part TEXT HELP    the word goes on behind TEXT
 *   file HEAD         HEAD, then the name of a file
 * TEXT begins with what stands before the value in the word, as --table=, and is
 * not limited to what goes on from what was typed: shells differ in what they
 * take for that.  A text with a control character in it is not offered.
 */
#ifndef CC_CLI_OFFER_H
#define CC_CLI_OFFER_H

#include "cli/session.h"

/* Where a word is to be completed. */
struct cc_slot {
	const struct cc_opt *opt; /* whose value stands there; NULL: an operand */
	struct cc_span head;	  /* of the word, before the value */
	struct cc_span value;
};

/* s knows study, run and report; what cannot be read offers nothing. */
void cc_offer_value(struct cc_buf *out, struct cc_session *s, const struct cc_slot *slot);
/* The names of all options; letters: these, too. */
void cc_offer_options(struct cc_buf *out, const struct cc_opt *const *tables, bool letters);
/* A word that is whole as it was typed. */
void cc_offer_word(struct cc_buf *out, struct cc_span word, const char *help);

#endif
