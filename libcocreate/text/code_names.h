/* code_names.h -- an answer that is a code already: its id, its label, ID:neg, or none.
 *
 * May be included by: text, method, tests.
 * A cell may hold what a form offered, or what voice-code added, in place of
 * free text.  Names are compared folded (cc_utf8_fold).
 * Errors: none.  Of two codes with one label the first of the codebook has it.
 * Memory: some 60 bytes a name.
 */
#ifndef CC_TEXT_CODE_NAMES_H
#define CC_TEXT_CODE_NAMES_H

#include "text/codebook.h"

struct cc_code_names;

/* book NULL: no codes; ID:neg and none are told all the same.  The book stays, and so does
 * the arena, up to cc_code_names_free(). */
struct cc_code_names *cc_code_names_new(const struct cc_codebook *book, struct cc_arena *arena);
void cc_code_names_free(struct cc_code_names *names); /* NULL is fine */

struct cc_code_name {
	uint32_t code;	     /* CC_NO_CODE: the answer is none of the codes */
	bool negated;	     /* ID:neg */
	bool nothing;	     /* none */
	struct cc_span text; /* without its :neg */
};

#define CC_NO_CODE UINT32_MAX

struct cc_code_name cc_code_named(const struct cc_code_names *names, struct cc_span answer);

#endif
