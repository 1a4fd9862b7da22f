/* interval.c -- quantiles, and intervals of a share and of a mean.
 *
 * GSL ends the process on errors unless told otherwise, so it is told before
 * its first use here; what it cannot do comes back as NaN.
 */
#include "stat/interval.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <pthread.h>

enum { MOST_Z = 40, HALVINGS = 60 };

static void
handler_off(void)
{
	gsl_set_error_handler_off();
}

void
cc_gsl_quiet(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, handler_off);
}

double
cc_normal_quantile(double p)
{
	assert(p > 0 && p < 1);
	cc_gsl_quiet();
	return gsl_cdf_ugaussian_Pinv(p);
}

double
cc_normal_cdf(double z)
{
	cc_gsl_quiet();
	return gsl_cdf_ugaussian_P(z);
}

double
cc_t_quantile(double p, double df)
{
	assert(p > 0 && p < 1 && df > 0);
	cc_gsl_quiet();
	return gsl_cdf_tdist_Pinv(p, df);
}

double
cc_t_cdf(double t, double df)
{
	assert(df > 0);
	cc_gsl_quiet();
	return gsl_cdf_tdist_P(t, df);
}

double
cc_chi2_tail(double x, double df)
{
	assert(x >= 0 && df > 0);
	cc_gsl_quiet();
	return gsl_cdf_chisq_Q(x, df);
}

double
cc_f_tail(double f, double df, double df2)
{
	assert(df > 0 && df2 > 0);
	cc_gsl_quiet();
	return gsl_cdf_fdist_Q(f, df, df2);
}

void
cc_wilson_at(double *low, double *high, double p, double n, double z)
{
	double d = 1 + z * z / n;
	double middle = (p + z * z / (2 * n)) / d;
	double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / d;

	*low = p <= 0 ? 0 : fmax(middle - half, 0);
	*high = p >= 1 ? 1 : fmin(middle + half, 1);
}

enum cc_why
cc_wilson(double *low, double *high, double x, double n, double confidence)
{
	assert(x >= 0 && x <= n && confidence > 0 && confidence < 1);
	*low = *high = (double)NAN;
	if (n <= 0)
		return CC_WHY_NO_DATA;
	cc_wilson_at(low, high, x / n, n, cc_normal_quantile((1 + confidence) / 2));
	return CC_WHY_NONE;
}

enum cc_why
cc_mean_interval(double *low, double *high, double mean, double sd, uint64_t n, double confidence)
{
	double half;

	assert(confidence > 0 && confidence < 1);
	*low = *high = (double)NAN;
	if (n < 2)
		return n == 0 ? CC_WHY_NO_DATA : CC_WHY_ONE;
	half = cc_t_quantile((1 + confidence) / 2, (double)(n - 1)) * sd / sqrt((double)n);
	*low = mean - half;
	*high = mean + half;
	return CC_WHY_NONE;
}

double
cc_greatest_z(bool (*holds)(const void *ctx, double z), const void *ctx)
{
	double low = 0, high = MOST_Z;

	for (int i = 0; i < HALVINGS; i++) {
		double middle = (low + high) / 2;

		if (holds(ctx, middle))
			low = middle;
		else
			high = middle;
	}
	return low;
}
