/* notes.c -- what is not shared or not paid, and why; what this is not. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "figure/names.h"

#include <inttypes.h>

/* One sentence a pool, of all periods and ideas together. */
static void
note_unshared(struct cc_report *report, const struct reward_view *v, size_t pool)
{
	const struct reward_split *s = v->s;
	const struct reward_pool *p = &s->d.rules->pool[pool];
	int64_t nobody = 0, most = 0;
	uint64_t dropped = 0;

	for (size_t i = 0; i < s->pots; i++) {
		const struct reward_pot *pot = &s->pot[i];

		if (pot->pool != pool)
			continue;
		*(pot->people == 0 ? &nobody : &most) += pot->amount - pot->shared;
		dropped += pot->least_dropped;
	}
	if (nobody > 0)
		cc_note(report, "unshared", "%s of pool %s is not shared: nobody has points or a sheet there",
		    "%s を分けていません（原資 %s）。ポイントや配分表のある人がいないためです",
		    cc_amount_text((struct cc_money){ nobody, p->digits }, s->d.s.arena),
		    cc_quote(p->id).text);
	if (most > 0)
		cc_note(report, "unshared",
		    "%s of pool %s is not shared: everybody has the most that the rules allow",
		    "%s を分けていません（原資 %s）。全員が規則の上限に達したためです",
		    cc_amount_text((struct cc_money){ most, p->digits }, s->d.s.arena), cc_quote(p->id).text);
	cc_note_count(report, "least",
	    "in %" PRIu64
	    " period of pool %s the least of everybody is more than there is: it does not apply",
	    "in %" PRIu64
	    " periods of pool %s the least of everybody is more than there is: it does not apply",
	    "下限の合計が原資を超えるため、下限を適用しなかった期: %" PRIu64 "（原資 %s）", dropped,
	    cc_quote(p->id).text);
}

static void
note_people(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;
	struct cc_names_list held = { 0 }, small = { 0 };

	for (uint32_t i = 0; i < s->listed; i++) {
		uint32_t p = s->order[i];

		if (!reward_of_person(v, p))
			continue;
		if (s->of[p].no_account)
			cc_names_data(&held, s->d.people.name[p], s->d.s.arena);
		else if (s->of[p].due > 0 && s->of[p].payable == 0)
			cc_names_data(&small, s->d.people.name[p], s->d.s.arena);
	}
	cc_note_names(report, "no-account",
	    "%" PRIu64 " person is not paid, having no account among the payees: %s",
	    "%" PRIu64 " people are not paid, having no account among the payees: %s",
	    "口座がないため支払わない人: %" PRIu64 " 人（%s）", &held);
	cc_note_names(report, "payout-least",
	    "%" PRIu64 " person waits, being owed less than is paid out: %s",
	    "%" PRIu64 " people wait, being owed less than is paid out: %s",
	    "最低支払額に届かず繰り越す人: %" PRIu64 " 人（%s）", &small);
}

/* Sales that no idea is named for are in no pool by idea. */
static void
note_sales(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_data *d = &v->s->d;
	uint64_t without = 0;
	bool by_idea = false;

	for (size_t i = 0; i < d->rules->n_pools; i++)
		by_idea |= d->rules->pool[i].by_idea;
	for (size_t i = 0; i < d->sales.n; i++)
		without += d->sales.sale[i].idea == CC_NO_ID;
	if (by_idea)
		cc_note_count(report, "sale-without-idea",
		    "%" PRIu64 " sale names no idea and is in no pool by idea",
		    "%" PRIu64 " sales name no idea and are in no pool by idea",
		    "アイデアの書かれていない売上: %" PRIu64 " 件。アイデアごとの原資には入りません",
		    without);
	if (d->sales.tried)
		cc_note(report, "trials",
		    "sales of several ideas are shared by their trials; trial values carry sampling error "
		    "that the "
		    "shares do not show",
		    "複数のアイデアの売上は試行の価値で分けました。試行の値には標本誤差がありますが、取り分に"
		    "は表れません");
}

/* Money alone wears out: things and names cost little and last. */
static void
note_only_money(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_rules *rules = v->s->d.rules;
	bool other = rules->levels.n > 0;

	for (size_t i = 0; i < rules->n_pools; i++)
		other |= rules->pool[i].unit.at != NULL;
	if (!other)
		cc_note(report, "only-money", "the rules give money alone: no level, no thing",
		    "規則にあるのは金銭だけで、称号や物がありません");
}

void
reward_put_notes(struct cc_report *report, const struct reward_view *v)
{
	const struct reward_split *s = v->s;

	if (s->pots == 0)
		cc_note(report, "no-pool", "no pool has a period that is over, with rows or sales in it",
		    "終わった期に行や売上のある原資がありません");
	for (size_t pool = 0; pool < s->d.rules->n_pools; pool++)
		note_unshared(report, v, pool);
	if (s->unfinished != REWARD_NONE)
		cc_note(report, "unfinished",
		    "%s is not over and is not shared out (--close counts it, --as-of says the day)",
		    "%s は終わっていないため分けていません（--close で含め、--as-of で日を指定）",
		    reward_period_name(s, s->unfinished));
	note_people(report, v);
	note_sales(report, v);
	note_only_money(report, v);
	if (s->d.rules->withhold.n > 0)
		cc_note(report, "withheld",
		    "withheld is what the rules say, on each payment; it is no tax advice",
		    "源泉は規則のとおりに支払ごとに計算したもので、税務上の助言ではありません");
}
