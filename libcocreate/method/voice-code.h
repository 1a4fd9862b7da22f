/* voice-code.h -- what is being said, and by how many?
 *
 * May be included by: cmd, tests.
 * In:     text (one column or several, coded together), person, segment, coder
 *         (two columns or more: what people gave each text).
 * Out:    a column for each dimension of the codebook, added to the rows that
 *         are passed on: ids in the order of the codebook, joined by ';';
 *         CODE:neg; `none` for an answer that says nothing; empty where
 *         nothing was found, or no text is there.
 *         codes (shares of people), nets, pairs (Jaccard), contrast (expected counts,
 *         adjusted residuals, keyness G2, log ratio base 2), kwic, uncoded,
 *         rules (hits), words, characteristic and network (of the words of texts,
 *         without a codebook, too), agreement (alpha of each code, binary nominal),
 *         disagreements, changes, measures.
 * Errors: a pattern that takes too long (exit 4, with row and pattern, and
 *         reading stops); one coder column alone; what coders gave and the
 *         codebook lacks.
 * Memory: for shares, of people some 40 bytes a person and code that they have;
 *         without a person column nothing grows with rows.  For kwic, uncoded
 *         and disagreements the texts that they show.  For words 48 bytes a text of a
 *         person and 4 a word of it, for the network of every text; for all others some 48
 *         bytes a word and segment.  For rows alone nothing.
 * Source: Wilson (1927); Agresti (2002) for residuals; Rayson and Garside
 *         (2000) for keyness, over people, not words; Krippendorff (2011).
 */
#ifndef CC_METHOD_VOICE_CODE_H
#define CC_METHOD_VOICE_CODE_H

#include "model/fold.h"
#include "model/value.h"

struct cc_voice_code_opts {
	struct cc_list codebooks;
	const char *pick;	/* all, first */
	const char *columns;	/* codes, indicator */
	const char *blank;	/* of a coder: missing, none */
	const char *words;	/* runs, mecab, none; NULL: runs where somebody asks */
	const char *dictionary; /* of mecab: its folder */
	struct cc_number min_people, edges, top;
	bool replace, stream;
};

extern const struct cc_method cc_voice_code;

/* The version of MeCab that is built in; empty: none is. */
const char *cc_voice_code_with(void);

#endif
