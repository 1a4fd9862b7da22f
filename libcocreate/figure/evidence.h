/* evidence.h -- on which rows of the input does a row of a table rest?
 *
 * May be included by: method, tests.
 * For --evidence.  A method whose table spec says evidence keeps one of these
 * a row, lets it see every place (in any order, the same one twice if it
 * likes), and puts it; where run->evidence is false it need do neither.
 * Memory: 88 bytes each.
 */
#ifndef CC_FIGURE_EVIDENCE_H
#define CC_FIGURE_EVIDENCE_H

#include "model/fold.h"

enum { CC_EVIDENCE_MOST = 10 };

/* The first places by file and line; {0} is none. */
struct cc_evidence {
	uint64_t place[CC_EVIDENCE_MOST]; /* ascending */
	uint32_t n;
};

/* FILE:LINE, as every table has it. */
struct cc_span cc_source_at(const struct cc_run *run, uint64_t place, struct cc_arena *arena);

void cc_evidence_see(struct cc_evidence *e, uint64_t place);
/* As FILE:LINE, in the column that --evidence added; without places the cell
 * stays empty. */
void cc_evidence_put(struct cc_table *t, size_t row, const struct cc_evidence *e, const struct cc_run *run,
    struct cc_arena *arena);

#endif
