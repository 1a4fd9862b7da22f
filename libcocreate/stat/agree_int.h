/* agree_int.h -- what alpha and its interval share.
 *
 * May be included by: stat/agree*.c.
 */
#ifndef CC_STAT_AGREE_INT_H
#define CC_STAT_AGREE_INT_H

#include "stat/agree.h"

/* Over the units with two ratings, and the values that these were given. */
struct cc_disagreement {
	const struct cc_counts *in;
	enum cc_level level;
	size_t units, values;	 /* that count */
	size_t split;		 /* units whose ratings differ */
	double ratings, squared; /* the sums of m and of m^2 */
	double *size;		 /* [in->units]: m; 0: does not count */
	double *total;		 /* [in->values]: n_c */
	double *x;		 /* [in->values]: d2 is (x_c - x_k)^2; NULL: it is not */
	double *around;		 /* [in->values]: the sum over all ratings k of d2(c, k) */
	double within, expected; /* W, E */
};

/* The sum over the pairs of ratings of a unit: (m - 1) w. */
double cc_unit_disagreement(const struct cc_disagreement *d, size_t unit);
/* Fills low and high; alpha is known. */
enum cc_why cc_alpha_interval(struct cc_alpha *out, const struct cc_disagreement *d, double confidence);

#endif
