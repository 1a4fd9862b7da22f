/* workbook_plain.h -- XML as programs write sheets, read without expat, which takes three times as long.
 *
 * May be included by: rec/workbook_xml.c, tests.
 * Elements, attributes, text and namespaces as expat tells them, or a doubt: at
 * anything that sheets do not have (comments, CDATA, DOCTYPE, other encodings,
 * names beyond ASCII, depth over 64, a token over 1 MiB) and at all that is not
 * well formed.  Whoever doubts begins again with expat, which knows what it is
 * and what to say of it.
 * Cost: O(bytes).  Memory: a token and 64 KiB.
 * Source: Extensible Markup Language 1.0 (fifth edition); Namespaces in XML 1.0.
 */
#ifndef CC_REC_WORKBOOK_PLAIN_H
#define CC_REC_WORKBOOK_PLAIN_H

#include "rec/workbook_int.h"

struct cc_plain;

/* xml: what the reader's functions are given; failed: what they set where they fail, so that nothing more is told.
 * ours: whether elements of a namespace are told by their names, or as "". */
struct cc_plain *cc_plain_new(struct cc_xml *xml, const bool *failed, const struct cc_xml_reader *reader,
    bool (*ours)(struct cc_span space), struct cc_arena *arena);
void cc_plain_free(struct cc_plain *p);

/* Room for n bytes more, and that so many came.  False: a doubt.  Stops where the reader failed. */
char *cc_plain_room(struct cc_plain *p, size_t n);
bool cc_plain_give(struct cc_plain *p, size_t n, bool last);

#endif
