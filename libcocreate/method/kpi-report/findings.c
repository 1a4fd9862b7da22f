/* findings.c -- the answer in sentences. */
#include "method/kpi-report/int.h"

#include "figure/findings.h"

void
kpi_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	(void)f;
	(void)report;
	(void)run;
}
