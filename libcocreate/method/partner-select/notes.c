/* notes.c -- who was left out and why, what the mix costs, what is not sure. */
#include "method/partner-select/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"
#include "figure/names.h"

#include <inttypes.h>

static const struct reason {
	const char *code, *one, *many, *ja;
} reasons[] = {
	[WHY_DECLINED] = { "declined", "%" PRIu64 " person declined: %s", "%" PRIu64 " people declined: %s",
	    "辞退した人: %" PRIu64 " 人（%s）" },
	[WHY_NO_CONSENT] = { "no-consent", "%" PRIu64 " person has not consented: %s",
	    "%" PRIu64 " people have not consented: %s", "同意のない人: %" PRIu64 " 人（%s）" },
	[WHY_EXCLUDED] = { "excluded", "%" PRIu64 " person is excluded: %s",
	    "%" PRIu64 " people are excluded: %s", "除外された人: %" PRIu64 " 人（%s）" },
	[WHY_RESTING] = { "resting", "%" PRIu64 " person took part within --rest: %s",
	    "%" PRIu64 " people took part within --rest: %s",
	    "最近参加したため休む人（--rest）: %" PRIu64 " 人（%s）" },
	[WHY_MISSING] = { "lacking", "%" PRIu64 " person lacks a value that is needed: %s",
	    "%" PRIu64 " people lack a value that is needed: %s", "必要な値のない人: %" PRIu64 " 人（%s）" },
	[WHY_FLOOR] = { "below",
	    "%" PRIu64 " person is outside the limits of a criterion, or below --floor: %s",
	    "%" PRIu64 " people are outside the limits of a criterion, or below --floor: %s",
	    "基準の範囲外か --floor に届かない人: %" PRIu64 " 人（%s）" },
	[WHY_HOUSEHOLD] = { "household", "%" PRIu64 " person gives way to another of the household: %s",
	    "%" PRIu64 " people give way to others of their households: %s",
	    "同じ世帯・会社の人に譲る人: %" PRIu64 " 人（%s）" },
	[WHY_SHORTLIST] = { "shortlist", "%" PRIu64 " person is behind --shortlist: %s",
	    "%" PRIu64 " people are behind --shortlist: %s",
	    "--shortlist に入らない人: %" PRIu64 " 人（%s）" },
	[WHY_KEPT] = { "in-despite", "%" PRIu64 " person is in, though conditions speak against it: %s",
	    "%" PRIu64 " people are in, though conditions speak against it: %s",
	    "条件に合わないが参加が決まっている人: %" PRIu64 " 人（%s）" },
};

static void
note_people(struct cc_report *report, const struct partner_data *d)
{
	for (unsigned why = WHY_DECLINED; why <= WHY_KEPT; why++) {
		struct cc_names_list list = { 0 };

		for (uint32_t p = 0; p < d->people; p++)
			if (why == WHY_KEPT ? d->person[p].despite
					    : !d->entered[p] && d->person[p].why == why)
				cc_names_data(&list, partner_id(d, p), d->arena);
		cc_note_names(
		    report, reasons[why].code, reasons[why].one, reasons[why].many, reasons[why].ja, &list);
	}
}

static void
note_values(struct cc_report *report, const struct partner_data *d)
{
	cc_criteria_note(report, &d->criteria, d->who, d->pool);
	cc_note_count(report, "invalid-values", "%" PRIu64 " value that cannot be is taken as missing",
	    "%" PRIu64 " values that cannot be are taken as missing",
	    "ありえない値を欠測として扱いました: %" PRIu64 " 件", d->criteria.invalid + d->levels.invalid);
	if (d->criteria.used == 0 && !d->study->lot)
		cc_note(report, "no-criteria", "no criteria: all score alike, and the mix alone decides",
		    "基準がないため、全員が同点で、構成だけで決まります");
}

static void
note_rest(struct cc_report *report, const struct partner_data *d)
{
	char day[CC_DATE_TEXT];
	bool known = false;

	if (isnan(d->opts->rest.value))
		return;
	for (uint32_t i = 0; i < d->people && !known; i++)
		known = !isnan(d->person[i].last);
	if (d->as_of == CC_NO_DAY || (!known && d->people > 0)) {
		cc_note(report, "rest-unknown", "nobody rests: there is no day in a column of role last",
		    "最終参加日がないため、休む人はいません");
		return;
	}
	if (d->run->has_as_of)
		return;
	cc_date_print(day, d->as_of);
	cc_note(report, "rest-from",
	    "days of --rest end on %s, the last day in the data; --as-of says another",
	    "--rest の日数は、データ中の最後の日 %s から数えました（--as-of で変更できます）", day);
}

static void
note_best(struct cc_report *report, const struct partner_data *d)
{
	struct cc_names_list unsure = { 0 };
	const struct cc_panel_pick *alone = &d->tradeoff[0];

	for (uint32_t i = 0; i < d->size; i++)
		if (d->stability[d->seat[i]] < 0.5)
			cc_names_data(&unsure, partner_id(d, d->seat[i]), d->arena);
	cc_note_names(report, "unstable",
	    "%" PRIu64 " member would be chosen under less than half of all weights: %s",
	    "%" PRIu64 " members would be chosen under less than half of all weights: %s",
	    "半数以上の重みづけでは選ばれない人: %" PRIu64 " 人（%s）", &unsure);
	if (!isnan(d->pick.score_gain) && !isnan(d->pick.mix_gain))
		cc_note(report, "price",
		    "0 is a panel drawn blindly, 1 the best there can be: score %s, mix %s; by score alone "
		    "%s, %s%s",
		    "無作為なら0、最善なら1として、得点 %s・構成 %s（得点だけで選ぶと %s・%s%s）",
		    cc_num_say(partner_hundredths(d->pick.score_gain)).text,
		    cc_num_say(partner_hundredths(d->pick.mix_gain)).text,
		    cc_num_say(partner_hundredths(alone->score_gain)).text,
		    cc_num_say(partner_hundredths(alone->mix_gain)).text,
		    alone->mix_gain >= 0    ? ""
		    : d->run->lang == CC_JA ? "。これは無作為より偏ります"
					    : ", which is less mixed than a blind draw");
	if (d->pick.gap > 0)
		cc_note(report, "not-proved",
		    "the panel is not proved best: another may be worth up to %s more, where 1 is the best "
		    "there can be",
		    "最善と証明できていません: 最善を1として、最大 %s 良い組がありえます",
		    cc_num_say(d->pick.gap).text);
}

static void
note_lottery(struct cc_report *report, const struct partner_data *d)
{
	struct cc_names_list never = { 0 };

	for (uint32_t t = 0; t < d->panel.profiles; t++)
		if (d->lottery.never[t])
			cc_names_data(&never,
			    d->levels.profile[d->levels.profile_of[d->panel.who[d->panel.first[t]]]],
			    d->arena);
	cc_note_names(report, "never", "%" PRIu64 " profile can have no seat under the quotas: %s",
	    "%" PRIu64 " profiles can have no seat under the quotas: %s",
	    "定員のもとで席を得られないプロファイル: %" PRIu64 " 個（%s）", &never);
	cc_note(report, "lottery",
	    "ticket %" PRIu32 " of %" PRIu32
	    "; the lowest chance is %s%%, and no lottery under these quotas gives "
	    "everybody more than %s%%",
	    "くじ %" PRIu32 " 番（全 %" PRIu32 " 枚）。最も低い確率は %s%% で、この定員のもとでは、全員に "
	    "%s%% を超える確率を与えるくじはありません",
	    d->ticket, d->lottery.tickets, cc_num_say(partner_percent(d->lottery.lowest, false)).text,
	    cc_num_say(partner_percent(d->lottery.bound, true)).text);
	cc_note_count(report, "not-proved", "%" PRIu64 " plan is not proved the fairest next one",
	    "%" PRIu64 " plans are not proved the fairest next ones",
	    "次に最も公平と証明できていない案: %" PRIu64 " 件", (uint64_t)d->lottery.capped);
}

void
partner_put_notes(struct cc_report *report, const struct partner_data *d)
{
	note_people(report, d);
	note_values(report, d);
	note_rest(report, d);
	if (d->levels.relaxed)
		cc_note(report, "quotas-relaxed", "no panel keeps all quotas: some gave way (-T quotas)",
		    "すべての定員を守る組がないため、一部を緩めました（-T quotas）");
	if (d->waves_relaxed)
		cc_note(report, "waves-relaxed", "no inner panel keeps its part of the quotas: some gave way",
		    "内側の組では、定員の一部を緩めました");
	if (d->study->lot && d->panel.open > 0)
		note_lottery(report, d);
	else if (!d->study->lot)
		note_best(report, d);
}
