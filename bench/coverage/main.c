/* main.c -- all cells, one line each; the heads of the columns. */
#include "agree.h"
#include "opportunity.h"
#include "overlap.h"
#include "shares.h"
#include "sim.h"
#include "tiers.h"
#include "trials.h"

int
main(void)
{
	printf("%-58s %10s %7s %6s\n", "cell", "wanted", "found", "error");
	agree_study();
	opportunity_study();
	tiers_study();
	shares_study();
	totals_study();
	overlap_study();
	trials_study();
	printf("\n%d cells are not as wanted\n", sim_off());
	return 0;
}
