/* agree.h -- cells of Krippendorff's alpha, by idea-score and voice-code. */
#ifndef CC_COVERAGE_AGREE_H
#define CC_COVERAGE_AGREE_H

void agree_study(void);

#endif
