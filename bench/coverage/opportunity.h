/* opportunity.h -- cells of job-map: the interval of the opportunity, and segments that do not differ. */
#ifndef CC_COVERAGE_OPPORTUNITY_H
#define CC_COVERAGE_OPPORTUNITY_H

void opportunity_study(void);

#endif
