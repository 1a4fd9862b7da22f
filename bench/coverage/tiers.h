/* tiers.h -- cells of whole surveys by job-map: tiers, and a family of comparisons. */
#ifndef CC_COVERAGE_TIERS_H
#define CC_COVERAGE_TIERS_H

void tiers_study(void);

#endif
