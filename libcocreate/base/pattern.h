/* pattern.h -- regular expressions: compiled once, searched by many.
 *
 * May be included by: everyone.  pattern.c is the only file that meets pcre2.
 * A pattern is Perl's, over UTF-8 with Unicode's classes.  It is read-only once
 * made, so any number of threads may search with it, each with a matcher of
 * its own.  Machine code, where it was asked for, is tried first; whatever it
 * says besides "here" and "nowhere" is asked again of the interpreter, whose
 * word is final.
 * Limits:  100,000 match steps, 64 MiB of heap and a depth of 10,000 a search:
 *          a pattern that explodes ends in CC_MATCH_LIMIT, never in a wait.
 *          These hold anew from each place where a match may begin; so the
 *          searches of a subject over 4 KiB since cc_matcher_begin() may take
 *          a million steps and 500 a byte between them instead, and a pattern
 *          whose cost is the square of the text's length ends there, too.
 * Memory:  the pattern lies in the arena; its machine code, some KiB, in pages
 *          of pcre2 that go with the process.  A matcher has its own.
 */
#ifndef CC_BASE_PATTERN_H
#define CC_BASE_PATTERN_H

#include "base/str.h"

struct cc_pattern;
struct cc_matcher;

/* What is wrong with the text of a pattern. */
struct cc_pattern_fault {
	size_t character; /* from 1: where it was noticed, one past the last at the end */
	char text[160];	  /* in pcre2's words */
};

/* text may hold any bytes; what is not UTF-8 is a fault. */
bool cc_pattern_new(
    struct cc_pattern **out, struct cc_span text, struct cc_arena *arena, struct cc_pattern_fault *fault);

/* The same of a text that is known to be a pattern: it is made when a matcher first asks for it, by each for
 * itself, or by cc_pattern_prepare().  Groups are not known before that.  Were it none after all, each search
 * would end in CC_MATCH_LIMIT. */
struct cc_pattern *cc_pattern_late(struct cc_span text, struct cc_arena *arena);

/* As it was given. */
struct cc_span cc_pattern_text(const struct cc_pattern *p);

/* Makes machine code, which takes as long as some hundred searches: for patterns
 * that are searched with often.  While nobody else uses the pattern. */
void cc_pattern_prepare(struct cc_pattern *p);

/* Groups are numbered from 1 to cc_pattern_groups(); a name is {NULL, 0} where
 * the group has none. */
unsigned cc_pattern_groups(const struct cc_pattern *p);
struct cc_span cc_pattern_name(const struct cc_pattern *p, unsigned group);

struct cc_matcher *cc_matcher_new(void);
void cc_matcher_free(struct cc_matcher *m); /* NULL is fine */
/* What is searched from here on has a budget of its own: for each text and pattern. */
void cc_matcher_begin(struct cc_matcher *m);

enum cc_match { CC_MATCH_NO, CC_MATCH_YES, CC_MATCH_LIMIT };

/* The first match in subject, which is valid UTF-8, at or after byte `from`,
 * which begins a character. */
enum cc_match cc_match(struct cc_matcher *m, const struct cc_pattern *p, struct cc_span subject, size_t from);

/* Of the last CC_MATCH_YES: what a group matched, 0 being all of it; {NULL, 0}:
 * the group took no part. */
struct cc_span cc_match_group(const struct cc_matcher *m, unsigned group);

#endif
