/* heads.h -- what people read over a column, and in place of a fixed word.
 *
 * May be included by: rec, figure, render, cli, tests.
 * Names of columns and words are fixed and English; csv, tsv, json and jsonl hold them
 * in every language.  The other formats ask here.  A column with a Japanese head is one
 * line of the list in heads.c, a word one line more; tests/lint/heads and the bench
 * of methods say which are missing.
 * Cost:   a search among some hundred names.
 * Errors: none; what is not in the list stands as it is.
 */
#ifndef CC_REC_HEADS_H
#define CC_REC_HEADS_H

#include "rec/report.h"

/* The head of the table's column c, in the report's language: of a column per item the
 * item's label. */
void cc_head_put(struct cc_buf *out, const struct cc_report *r, const struct cc_table *t, size_t c);

/* A column of that name, of whatever table. */
struct cc_span cc_head_in(struct cc_span column, enum cc_lang lang);

/* A word of a column of that name (CC_TYPE_WORD). */
struct cc_span cc_word_in(const char *column, struct cc_span word, enum cc_lang lang);

/* In a language that has a list: whether the word has an entry. */
bool cc_word_known(const char *column, struct cc_span word);

/* Of a word that is none of such a column: the one that it is but for its case or width, or in
 * another language; len 0: none. */
struct cc_span cc_word_meant(const char *column, struct cc_span word, struct cc_arena *arena);

#endif
