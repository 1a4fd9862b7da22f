/* shares.h -- cells of shares and totals, by voice-code and idea-score. */
#ifndef CC_COVERAGE_SHARES_H
#define CC_COVERAGE_SHARES_H

void shares_study(void);
void totals_study(void);

#endif
