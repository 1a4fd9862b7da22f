/* notes.c -- what was left out, and what limits and trends can not tell. */
#include "method/kpi-report/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "figure/names.h"

#include <inttypes.h>
#include <math.h>

struct lists {
	struct cc_names_list unfinished, no_value, few, misfit, seasonal, few_people, unlimited, repeated;
	bool no_interval, no_target, red;
};

static void
see(struct lists *l, const struct kpi_review *v, const struct kpi *kpi, enum cc_lang lang)
{
	const struct kpi_point *p = &kpi->point[v->periods - 1];
	const struct kpi_definition *d = kpi->definition;
	struct cc_span name = kpi_label(d, lang);

	if (kpi->unfinished && !isnan(p->value))
		cc_names_data(&l->unfinished, name, v->rows.arena);
	if (isnan(p->value))
		cc_names_data(&l->no_value, name, v->rows.arena);
	if (kpi->series.trend.n > 0 && cc_trend_least(kpi->series.trend.n) >= 1 - v->rows.run->confidence)
		cc_names_data(&l->few, name, v->rows.arena);
	if (kpi->series.limits == CC_WHY_FEW && kpi->any)
		cc_names_data(&l->unlimited, name, v->rows.arena);
	if (kpi->repeated > 0)
		cc_names_data(&l->repeated, name, v->rows.arena);
	if (kpi->series.misfit)
		cc_names_data(&l->misfit, name, v->rows.arena);
	if (kpi->series.seasonal)
		cc_names_data(&l->seasonal, name, v->rows.arena);
	if ((d->of.kind == CC_AGGREGATE_NPS || d->of.kind == CC_AGGREGATE_NPS_COUNTS) && !isnan(p->value) &&
	    p->n >= 0 && p->n < 30)
		cc_names_data(&l->few_people, name, v->rows.arena);
	l->no_interval |= !isnan(p->value) && isnan(p->low);
	l->no_target |= isnan(p->target);
	l->red |= kpi->status == KPI_RED;
}

static void
note_limits(struct cc_report *report, const struct lists *l)
{
	cc_note_names(report, "few-points",
	    "%" PRIu64 " KPI has too few periods for any trend to be told from chance: %s",
	    "%" PRIu64 " KPIs have too few periods for any trend to be told from chance: %s",
	    "期の数が少なく、どのような傾向も偶然と区別できないKPI: %" PRIu64 "件（%s）", &l->few);
	cc_note_names(report, "no-limits",
	    "%" PRIu64 " KPI has fewer than 5 periods with a value, and no limits: %s",
	    "%" PRIu64 " KPIs have fewer than 5 periods with a value, and no limits: %s",
	    "値のある期が5未満で、限界を計算できないKPI: %" PRIu64 "件（%s）", &l->unlimited);
	cc_note_names(report, "limits-misfit",
	    "the limits do not fit %" PRIu64 " KPI, of which more than a quarter of the periods lie outside; "
	    "it trends or varies otherwise: %s",
	    "the limits do not fit %" PRIu64 " KPIs, of which more than a quarter of the periods lie "
	    "outside; they trend or vary otherwise: %s",
	    "4分の1を超える期が限界の外にあり、限界が当てはまらないKPI: %" PRIu64
	    "件（%s）。傾向があるか、変動のしかたが違います",
	    &l->misfit);
	cc_note_names(report, "seasonal",
	    "%" PRIu64 " KPI has a season, which the limits do not know; compare with the year before: %s",
	    "%" PRIu64 " KPIs have a season, which the limits do not know; compare with the year before: %s",
	    "季節による変動があるKPI: %" PRIu64 "件（%s）。限界は季節を考慮しません。前年と比べてください",
	    &l->seasonal);
}

static void
note_cells(struct cc_report *report, const struct lists *l)
{
	if (l->no_interval)
		cc_note(report, "no-interval",
		    "counts and sums have no interval: they are all there is; neither has a measure given "
		    "without one, "
		    "nor a mean of equal answers",
		    "件数と合計は全数なので区間がありません。区間なしで渡された指標と、全員が同じ回答の平均に"
		    "もありません");
	if (l->no_target)
		cc_note(report, "no-target",
		    "without a target there is no status; the study says it: definitions: "
		    "[{id: KPI, target: NUMBER}]",
		    "目標のないKPIに判定はありません。目標は調査ファイルの definitions: [{id: KPI, target: "
		    "数値}] で指定します");
	if (l->red)
		cc_note(report, "score-red", "where a KPI is red there is no score: a mean would hide it",
		    "未達のKPIがある視点・分類には得点を出しません。平均すると見えなくなるためです");
}

static void
note_rows(struct cc_report *report, const struct kpi_review *v, const struct lists *l)
{
	struct cc_names_list unbound = cc_aggregates_unbound(&v->study->set, v->rows.run, v->rows.arena);

	if (v->rows.state->store[CC_IN_COVER]->rows > 0)
		cc_note_names(report, "no-column",
		    "%" PRIu64 " column that definitions name is in no file: %s",
		    "%" PRIu64 " columns that definitions name are in no file: %s",
		    "定義にあるがどのファイルにもない列: %" PRIu64 "列（%s）", &unbound);
	cc_note_names(report, "few-people",
	    "%" PRIu64 " net promoter score rests on fewer than 30 people: %s",
	    "%" PRIu64 " net promoter scores rest on fewer than 30 people: %s",
	    "30人未満の回答によるNPS: %" PRIu64 "件（%s）", &l->few_people);
	cc_note_names(report, "repeated-people",
	    "of %" PRIu64
	    " KPI some people answered several times in a period, and count once with their mean: %s",
	    "of %" PRIu64
	    " KPIs some people answered several times in a period, and count once with their mean: %s",
	    "同じ期に複数回答した人を平均で1人と数えたKPI: %" PRIu64 "件（%s）", &l->repeated);
	cc_note_count(report, "off-scale", "%" PRIu64 " answer off its scale counts as missing",
	    "%" PRIu64 " answers off their scale count as missing",
	    "尺度の外にあり無回答とした回答: %" PRIu64 " 件", v->rows.off_scale);
	cc_note_count(report, "undated", "%" PRIu64 " row has no date and was left out",
	    "%" PRIu64 " rows have no date and were left out", "日付がないため除いた行: %" PRIu64 " 行",
	    v->rows.undated);
	cc_note_count(report, "unfollowed",
	    "%" PRIu64 " person or idea was left out of a cohort, as rows of a period on the way are missing",
	    "%" PRIu64 " people or ideas were left out of cohorts, as rows of periods on the way are missing",
	    "途中の期の行が欠けているためコホートから除いた人・アイデア: %" PRIu64 " 件", v->rows.unfollowed);
	cc_note_count(report, "several-in-period",
	    "%" PRIu64 " measure was replaced by a later one of its period",
	    "%" PRIu64 " measures were replaced by later ones of their period",
	    "同じ期に後の日付の値があるため使わなかった指標: %" PRIu64 " 件", v->several);
	if (v->rows.weight != NULL)
		cc_note(report, "totals-unweighted",
		    "counts, sums, numerators and denominators are not weighted",
		    "件数・合計・分子・分母にはウェイトを掛けていません");
}

void
kpi_put_notes(struct cc_report *report, struct kpi_review *v)
{
	struct lists l = { 0 };
	char day[CC_DATE_TEXT], period[CC_PERIOD_TEXT];

	if (v->kpis == 0) {
		cc_note(report, "no-kpis",
		    "no KPI has data: wanted an event log (event, person), measures (kpi, value; a column of "
		    "each: -c 'value=/^(?<kpi>ONE|ANOTHER)$/'), or definitions in the study",
		    "データのあるKPIがありません。イベントログ（event、person）か指標（kpi、value。一列ずつな"
		    "ら -c "
		    "'value=/^(?<kpi>甲|乙)$/'）、または調査ファイルの definitions が必要です");
		return;
	}
	for (uint32_t k = 0; k < v->kpis; k++)
		see(&l, v, &v->kpi[k], report->lang);
	cc_date_print(day, v->rows.as_of);
	cc_period_print(period, v->rows.first + v->periods - 1, v->study->set.calendar);
	if (l.unfinished.n > 0)
		cc_note(report, "unfinished",
		    "%s is not over by %s: no status is said of what grows until its end: %s",
		    "%sは%s時点で終わっていないため、期末まで増えるものは判定しません（%s）", period, day,
		    l.unfinished.text);
	if (l.no_value.n > 0)
		cc_note(report, "no-value", "no value in %s, for the reason in gaps: %s",
		    "%sに値がないもの（理由は gaps 表）: %s", period, l.no_value.text);
	note_limits(report, &l);
	note_cells(report, &l);
	note_rows(report, v, &l);
}
