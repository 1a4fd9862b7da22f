/* agree_int.h -- what alpha and its intervals share.
 *
 * May be included by: stat/agree*.c.
 */
#ifndef CC_STAT_AGREE_INT_H
#define CC_STAT_AGREE_INT_H

#include "stat/agree.h"

/* Only units with two ratings, and values that one of them was given. */
struct cc_sample {
	enum cc_level level;
	size_t units, values;
	double *number;	 /* [values] */
	size_t *first;	 /* [units + 1] */
	uint32_t *value; /* distinct within a unit */
	double *count;
	double *size;	      /* [units]: ratings */
	double same;	      /* of every unit; 0: they differ */
	double *within;	      /* [units]: sum of n n d2 / (size - 1); not ordinal */
	double *sum, *square; /* [units]: interval: of the unit's numbers */
	double *counts;	      /* [values][units], or NULL */
	double *pairs;	      /* [values (values - 1) / 2][units]: n n / (size - 1), or NULL */
	double *total, *rank; /* [values]: of one draw */
};

void cc_sample_make(
    struct cc_sample *s, const struct cc_counts *in, enum cc_level level, struct cc_arena *arena);
/* times[units]: how often each unit was drawn.  NaN where one value alone was
 * drawn, or numbers overflow. */
double cc_sample_alpha(struct cc_sample *s, const double *times);
/* Alpha without an interval; times is scratch. */
void cc_sample_point(struct cc_alpha *out, struct cc_sample *s, double *times);

#endif
