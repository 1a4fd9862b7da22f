/* overlap.h -- cells of two waves that share a part of their people. */
#ifndef CC_COVERAGE_OVERLAP_H
#define CC_COVERAGE_OVERLAP_H

void overlap_study(void);

#endif
