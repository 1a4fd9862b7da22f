/* trials.h -- cells of trial-test: trials of equal arms that are called better or worse. */
#ifndef CC_COVERAGE_TRIALS_H
#define CC_COVERAGE_TRIALS_H

void trials_study(void);

#endif
