/* findings.c -- who is on the panel, at what price, with what chances. */
#include "method/partner-select/int.h"

#include "figure/findings.h"

static struct cc_finding *
offer(struct cc_findings *f, const char *code, enum cc_finding_class class, double size)
{
	struct cc_finding *o = cc_finding_offer(f, code, class, (double)NAN, size);

	cc_finding_least(o, 1); /* the people are all there are, no sample */
	return o;
}

static void
say_best(struct cc_findings *f, struct cc_report *report, const struct partner_data *d)
{
	const struct cc_table *panel = cc_report_at(report, T_PANEL), *t = cc_report_at(report, T_TRADEOFF);
	const size_t first[] = { 0, 1, 2 };
	bool score = !isnan(d->pick.score_gain), mix = !isnan(d->pick.mix_gain);
	struct cc_finding *o = offer(f, "panel", CC_FINDING_ANSWER, HUGE_VAL);

	cc_finding_form(o, score && mix ? "panel"
			   : score	? "panel-score"
			   : mix	? "panel-mix"
					: "panel-plain");
	cc_finding_names(
	    o, "three", panel, first, panel->rows < 3 ? panel->rows : 3, PANEL_NAME, PANEL_PERSON);
	cc_finding_number(o, "k", d->size);
	cc_finding_cell(o, "n", cc_report_at(report, T_ELIGIBILITY), 0, ELIGIBILITY_PEOPLE);
	if (score)
		cc_finding_real(o, "s", partner_hundredths(d->pick.score_gain));
	if (mix)
		cc_finding_real(o, "m", partner_hundredths(d->pick.mix_gain));
	if (!score || !(d->tradeoff[0].mix_gain < 0))
		return;
	o = offer(f, "best-unmixed", CC_FINDING_ANSWER, 0);
	cc_finding_number(o, "k", d->size);
	cc_finding_cell(o, "m", t, 0, TRADEOFF_MIX_GAIN);
}

/* The member whom the fewest weightings choose. */
static void
say_unstable(struct cc_findings *f, struct cc_report *report, const struct partner_data *d)
{
	const struct cc_table *panel = cc_report_at(report, T_PANEL);
	size_t least = 0;
	struct cc_finding *o;

	for (size_t row = 0; row < panel->rows; row++)
		if (cc_table_real(panel, row, PANEL_STABILITY) < cc_table_real(panel, least, PANEL_STABILITY))
			least = row;
	if (d->study->lot || !(cc_table_real(panel, least, PANEL_STABILITY) < 0.5))
		return;
	o = offer(f, "unstable", CC_FINDING_CAUTION, (double)NAN);
	cc_finding_name(o, "a", panel, least, PANEL_NAME, PANEL_PERSON);
	cc_finding_cell(o, "s", panel, least, PANEL_STABILITY);
}

static void
say_lottery(struct cc_findings *f, struct cc_report *report, const struct partner_data *d)
{
	struct cc_finding *o = offer(f, "lottery", CC_FINDING_ANSWER, HUGE_VAL);

	cc_finding_cell(o, "n", cc_report_at(report, T_ELIGIBILITY), 0, ELIGIBILITY_PEOPLE);
	cc_finding_percent(o, "low", partner_percent(d->lottery.lowest, false) / 100);
	cc_finding_percent(o, "bound", partner_percent(d->lottery.bound, true) / 100);
	cc_finding_number(o, "t", d->ticket);
}

void
partner_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	const struct partner_data *d = report->left;
	const struct cc_table *quotas = cc_report_at(report, T_QUOTAS);

	(void)run;
	if (d == NULL)
		return;
	if (d->study->lot && d->panel.open > 0)
		say_lottery(f, report, d);
	else
		say_best(f, report, d);
	say_unstable(f, report, d);
	if (quotas->rows > 0)
		cc_finding_number(offer(f, "quotas-relaxed", CC_FINDING_BAR, (double)NAN), "k", quotas->rows);
}
