/* told.c -- everybody, with what may be told to them; who may step in for whom. */
#include "method/partner-select/int.h"

#include "base/arena.h"
#include "base/num.h"

#include <inttypes.h>

const struct cc_column_spec partner_told_columns[] = {
	CC_CELL(struct partner_told, "person", person, ID, KEY),
	CC_CELL(struct partner_told, "status", status, WORD, NONE),
	CC_CELL(struct partner_told, "why", why, WORD, NONE),
	CC_CELL(struct partner_told, "score", score, REAL, NONE),
	CC_CELL(struct partner_told, "pool_rank", rank, INT, NONE),
	CC_CELL(struct partner_told, "chance", chance, SHARE, NONE),
	CC_CELL(struct partner_told, "stability", stability, SHARE, NONE),
	CC_CELL(struct partner_told, "profile", profile, LABEL, NONE),
	CC_CELL(struct partner_told, "cut", cut, REAL, NONE),
	CC_CELL(struct partner_told, "lacking", lacking, REAL, NONE),
	CC_CELL(struct partner_told, "statement", statement, TEXT, NONE),
	{ 0 },
};

const struct cc_column_spec partner_stand_in_columns[] = {
	CC_CELL(struct partner_stand_in, "person", person, ID, KEY),
	CC_CELL(struct partner_stand_in, "order", order, INT, NONE),
	CC_CELL(struct partner_stand_in, "reserve", reserve, ID, NONE),
	CC_CELL(struct partner_stand_in, "score", score, REAL, NONE),
	CC_CELL(struct partner_stand_in, "loss", loss, REAL, NONE),
	CC_CELL(struct partner_stand_in, "same_profile", same_profile, WORD, NONE),
	{ 0 },
};

const char *const partner_whys[] = {
	[WHY_DECLINED] = "declined",
	[WHY_NO_CONSENT] = "no_consent",
	[WHY_EXCLUDED] = "excluded",
	[WHY_RESTING] = "resting",
	[WHY_MISSING] = "missing",
	[WHY_FLOOR] = "floor",
	[WHY_HOUSEHOLD] = "household",
	[WHY_SHORTLIST] = "shortlist",
	[WHY_KEPT] = "kept",
	[WHY_SCORE] = "score",
	[WHY_MIX] = "mix",
	[WHY_LOT] = "lot",
	[WHY_DISPLACED] = "displaced",
	[WHY_NO_SEAT] = "no_seat",
	[WHY_OUTSCORED] = "outscored",
};

/* What is said where neither score nor lot decided. */
static const struct cc_words reasons[] = {
	[WHY_DECLINED] = CC_WORDS("You declined.", "辞退のご連絡をいただきました。"),
	[WHY_NO_CONSENT] =
	    CC_WORDS("You did not consent to take part.", "参加への同意をいただいていません。"),
	[WHY_EXCLUDED] = CC_WORDS("You were left out beforehand.", "あらかじめ対象から外しています。"),
	[WHY_RESTING] = CC_WORDS("You took part so recently that others go first.",
	    "最近ご参加いただいたため、今回は他の方を優先します。"),
	[WHY_MISSING] =
	    CC_WORDS("A figure that is needed is not known of you.", "必要な値が分かっていません。"),
	[WHY_FLOOR] = CC_WORDS("You are below what was asked.", "求められた水準に達していません。"),
	[WHY_HOUSEHOLD] =
	    CC_WORDS("Somebody else of your household can be chosen.", "同じ世帯・会社の別の方が候補です。"),
	[WHY_SHORTLIST] = CC_WORDS("You are not on the shortlist.", "候補の上位に入っていません。"),
	[WHY_KEPT] = CC_WORDS("You are in already.", "すでに参加が決まっています。"),
};

/* Who steps in where a member drops out. */
static void
put_reserves(struct cc_report *report, struct partner_data *d)
{
	const struct cc_stand_ins *s = cc_stand_ins_new(
	    &d->panel, &d->pick, d->member, d->study->lot ? NULL : d->criteria.score, d->arena);
	struct cc_stand_in *in = CC_ARRAY(d->arena, struct cc_stand_in, d->panel.profiles);

	for (uint32_t seat = 0; seat < d->size; seat++) {
		uint32_t person = d->seat[seat], n = cc_stand_ins_for(in, s, person);

		for (uint32_t i = 0; i < n && i < d->opts->reserves.value; i++) {
			struct partner_stand_in row = { partner_id(d, person), i + 1,
				partner_id(d, in[i].person), partner_score(d, in[i].person),
				d->study->lot ? (double)NAN : in[i].loss,
				d->levels.profile_of[in[i].person] == d->levels.profile_of[person] ? "yes"
												   : "no" };

			d->person[in[i].person].reserve = true;
			cc_table_fill(report, cc_report_at(report, T_RESERVES), &row, 1);
		}
	}
}

static const char *
rounded(const struct partner_data *d, double value)
{
	char text[CC_NUM_MAX];

	cc_num_fixed(text, value, 1);
	return cc_strdup(d->arena, text);
}

/* What decided: the seats of the profile, and the lowest score that got one, or the lot. */
static const char *
say_decision(const struct partner_data *d, uint32_t p)
{
	const struct partner_person *who = &d->person[p];
	bool ja = d->run->lang == CC_JA;
	struct cc_span profile = d->levels.profile[d->levels.profile_of[p]];
	const char *of = profile.at == NULL ? "" : cc_format(d->arena, "%s: ", cc_quote(profile).text);
	uint64_t seats = d->profile_seats[d->levels.profile_of[p]];

	if (d->study->lot)
		return cc_format(d->arena,
		    ja ? "%s確率 %s%%。くじ %" PRIu32 " 番では %" PRIu64 " 席でした。"
		       : "%schance %s%%; ticket %" PRIu32 " gave seats: %" PRIu64 ".",
		    of, rounded(d, 100 * d->chance[p]), d->ticket, seats);
	if (seats == 0)
		return cc_format(d->arena,
		    ja ? "%s席はありません。あなたの点 %s。" : "%sno seat; your score %s.", of,
		    rounded(d, d->criteria.score[p]));
	return cc_format(d->arena,
	    ja ? "%s%" PRIu64 " 席、選ばれた人の最低点 %s、あなたの点 %s。"
	       : "%sseats: %" PRIu64 ", lowest score chosen %s; yours %s.",
	    of, seats, rounded(d, who->cut), rounded(d, d->criteria.score[p]));
}

static struct partner_told
tell(const struct partner_data *d, uint32_t p)
{
	const struct partner_person *who = &d->person[p];
	bool scored = d->entered[p] && d->criteria.used > 0;

	return (struct partner_told){ .person = partner_id(d, p),
		.status = d->member[p]	  ? "member"
			  : who->reserve  ? "reserve"
			  : d->entered[p] ? "not_chosen"
					  : "ineligible",
		.why = partner_whys[who->why],
		.score = partner_score(d, p),
		.rank = scored ? who->rank : CC_NO_INT,
		.chance = d->chance[p],
		.stability = d->stability[p],
		.profile = d->entered[p] ? d->levels.profile[d->levels.profile_of[p]]
					 : cc_profile_text(&d->levels, p),
		.cut = scored ? who->cut : (double)NAN,
		.lacking = scored && !d->member[p] ? who->cut - d->criteria.score[p] : (double)NAN,
		.statement = reasons[who->why < WHY_SCORE ? who->why : WHY_NONE].in[CC_EN] != NULL
				 ? reasons[who->why].in[d->run->lang]
				 : say_decision(d, p) };
}

void
partner_put_told(struct cc_report *report, struct partner_data *d)
{
	if (cc_run_wants(d->run, T_RESERVES) || cc_run_wants(d->run, T_PEOPLE))
		put_reserves(report, d);
	for (uint32_t p = 0; p < d->people && cc_run_wants(d->run, T_PEOPLE); p++) {
		struct partner_told row = tell(d, p);

		cc_table_fill(report, cc_report_at(report, T_PEOPLE), &row, 1);
	}
}
