/* checks.c -- what is wrong with a plan, or may be. */
#include "method/session-plan/int.h"

#include "base/arena.h"
#include "rec/heads.h"

enum {
	ONLINE_MOST = 90,
	STRETCH = 90,
	STRETCH_ONLINE = 60,
	PHASE_LEAST = 3,
	TABLE_MOST = 8,
	CAFE_PEOPLE = 12,
	CAFE_ROUNDS = 3,
	CAFE_MINUTES = 8,
	TECHNIQUE_MOST = 45,
	MINUTES_A_PERSON = 2
};

const struct cc_column_spec session_check_columns[] = {
	CC_CELL(struct session_check_row, "code", code, WORD, KEY),
	CC_CELL(struct session_check_row, "level", level, WORD, NONE),
	CC_CELL(struct session_check_row, "where", where, LABEL, NONE),
	CC_CELL(struct session_check_row, "message", message, LABEL, NONE),
	{ 0 },
};

struct checking {
	struct session *s;
	struct cc_report *report;
};

static void
say(struct checking *c, const char *code, enum session_level level, const char *where, const char *en,
    const char *ja)
{
	static const char *const words[] = { "error", "warning", "info" };
	struct session_check_row row = { code, words[level], where, c->s->lang == CC_JA ? ja : en };
	const struct cc_session_plan_opts *opts = c->s->run->opts;

	size_t at = cc_table_fill(c->report, cc_report_at(c->report, T_CHECKS), &row, 1);

	if (c->s->problems[level]++ == 0 && level == SESSION_ERROR)
		c->s->first_error = at;
	if (opts->check && level == SESSION_ERROR)
		cc_report_miss(
		    c->report, cc_format(c->s->arena, "--check: checks[%s].level is %s", code, words[level]));
}

#define SAY(c, code, level, where, en, ja, ...) \
	say(c, code, level, where, cc_format((c)->s->arena, en, __VA_ARGS__), \
	    cc_format((c)->s->arena, ja, __VA_ARGS__))

static const char *
phase_name(const struct checking *c, const struct cc_agenda_phase *phase)
{
	struct cc_span word = cc_word_in("phase", cc_span(phase->id), c->s->lang);

	return cc_span_dup(c->s->arena, word).at;
}

static void
check_length(struct checking *c)
{
	const struct session *s = c->s;
	const struct cc_agenda_block *last = &s->agenda.block[s->agenda.blocks - 1];
	int64_t minutes = last->at + last->minutes, stretch = 0, longest = 0, phase[SESSION_PHASES] = { 0 };
	int64_t most = s->study->online ? STRETCH_ONLINE : STRETCH;

	if (s->study->online && minutes > ONLINE_MOST)
		SAY(c, "P1", SESSION_ERROR, NULL, "%d minutes online; %d at most",
		    "オンラインで%d分です（%d分まで）", (int)minutes, ONLINE_MOST);
	for (size_t i = 0; i < s->agenda.blocks; i++) {
		stretch = s->agenda.block[i].phase != NULL ? stretch + s->agenda.block[i].minutes : 0;
		longest = stretch > longest ? stretch : longest;
		if (s->agenda.block[i].phase != NULL)
			phase[s->agenda.block[i].phase - s->phase] += s->agenda.block[i].minutes;
	}
	if (longest > most)
		SAY(c, "P2", SESSION_WARNING, NULL, "%d minutes without a break; %d at most",
		    "%d分間休憩がありません（%d分まで）", (int)longest, (int)most);
	for (size_t i = 0; i < SESSION_PHASES; i++)
		if (phase[i] < PHASE_LEAST)
			SAY(c, "P3", SESSION_ERROR, phase_name(c, &s->phase[i]),
			    "a phase of %d minutes; %d at least", "段階が%d分しかありません（%d分以上）",
			    (int)phase[i], PHASE_LEAST);
}

static void
check_tables(struct checking *c)
{
	const struct session *s = c->s;
	uint32_t size = s->in.tables > 0 ? session_largest(s) : 0;

	if (size > TABLE_MOST)
		SAY(c, "P4", SESSION_WARNING, NULL, "%d people at a table; %d at most",
		    "一つのテーブルに%d人です（%d人まで）", (int)size, TABLE_MOST);
	if (!s->study->why)
		say(c, "P5", SESSION_ERROR, NULL, "the study does not say why: the session has no purpose",
		    "調査設定に why（目的）がありません");
	for (size_t i = 0; i < s->agenda.blocks && size > 0; i++) {
		const struct cc_agenda_block *b = &s->agenda.block[i];

		if (b->phase != NULL && b->part->layout == CC_SEATED_GROUPS &&
		    b->minutes < MINUTES_A_PERSON * (int64_t)size)
			SAY(c, "P6", SESSION_WARNING, cc_agenda_label(b, s->lang, s->arena),
			    "%d minutes for the %d people of a table; %d each at least",
			    "%d分をテーブルの%d人で分けます（一人%d分以上）", (int)b->minutes, (int)size,
			    MINUTES_A_PERSON);
	}
	if (!s->study->owner)
		say(c, "P7", SESSION_WARNING, NULL, "the study names no owner of the next step",
		    "調査設定に owner（次の一歩の担当）がありません");
}

static void
check_cafe(struct checking *c, const struct cc_agenda_phase *phase)
{
	const struct session *s = c->s;
	int64_t shortest = INT64_MAX;
	int rounds = 0;

	for (size_t i = 0; i < s->agenda.blocks; i++) {
		const struct cc_agenda_block *b = &s->agenda.block[i];

		if (b->phase != phase || !b->part->rounds)
			continue;
		rounds++;
		shortest = b->minutes < shortest ? b->minutes : shortest;
	}
	if (strcmp(phase->technique->id, "world_cafe") == 0 && rounds > 0 &&
	    (s->in.people < CAFE_PEOPLE || rounds < CAFE_ROUNDS || shortest < CAFE_MINUTES))
		SAY(c, "P8", SESSION_WARNING, phase_name(c, phase),
		    "a world café of %d people, %d rounds, %d minutes a round; %d, %d and %d at least",
		    "ワールドカフェが%d人・%dラウンド・各%d分です（%d人・%dラウンド・各%d分以上）",
		    (int)s->in.people, rounds, (int)shortest, CAFE_PEOPLE, CAFE_ROUNDS, CAFE_MINUTES);
}

static void
check_rotation(struct checking *c)
{
	const struct session *s = c->s;
	const struct cc_seating *seating = &s->seating;
	uint32_t size;

	if (s->in.tables < 2)
		return;
	size = session_free_size(s);
	if (s->in.tables < session_largest(s) && s->in.rounds > 1 && size > 0)
		SAY(c, "P9", SESSION_INFO, NULL,
		    "%d tables of %d: some meet again; with --group-size=%d nobody has to",
		    "テーブル%d・%d人ずつでは再会が避けられません（--group-size=%d なら避けられます）",
		    (int)s->in.tables, (int)session_largest(s), (int)size);
	if (seating->broken > 0)
		SAY(c, "P11", SESSION_ERROR, NULL,
		    "%d pairs sit together that are to be apart; another seed may part them",
		    "離すはずの%d組が同席しています（別の --seed で離れることがあります）",
		    (int)seating->broken);
	if (seating->repeats > seating->bound)
		SAY(c, "P12", SESSION_INFO, NULL,
		    "%d repeated meetings, where no seating can have fewer than %d; another seed may reach "
		    "fewer",
		    "再会が%d件あります（下限は%d件。別の --seed で減ることがあります）",
		    (int)seating->repeats, (int)seating->bound);
}

static void
check_techniques(struct checking *c)
{
	const struct session *s = c->s;

	for (size_t i = 0; i < SESSION_PHASES; i++) {
		int64_t minutes = 0;

		for (size_t k = 0; k < s->agenda.blocks; k++)
			minutes += s->agenda.block[k].phase == &s->phase[i] ? s->agenda.block[k].minutes : 0;
		if (minutes > TECHNIQUE_MOST)
			SAY(c, "P10", SESSION_WARNING, phase_name(c, &s->phase[i]),
			    "%d minutes of one technique; %d at most", "一つの手法が%d分続きます（%d分まで）",
			    (int)minutes, TECHNIQUE_MOST);
	}
}

void
session_put_checks(struct cc_report *report, struct session *s)
{
	struct checking c = { .s = s, .report = report };

	check_length(&c);
	check_tables(&c);
	for (size_t i = 0; i < SESSION_PHASES; i++)
		check_cafe(&c, &s->phase[i]);
	check_rotation(&c);
	check_techniques(&c);
}
