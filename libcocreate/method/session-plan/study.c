/* study.c -- options, phases and techniques: of the command line, the study and data/. */
#include "method/session-plan/int.h"

#include "base/arena.h"
#include "base/clock.h"

#include <math.h>

enum { RANGE_YEARS = 20, OFFSET_MOST = 14 * 60 };

struct session_loading {
	struct session_study *study;
	const struct cc_session_plan_opts *opts;
	const struct cc_run *run;
	const struct cc_openers *open;
	struct cc_arena *arena;
	struct cc_err *err;
};

static const char *const phase_ids[] = { "ice_break", "current_state", "ideation", "evaluation", "next_step",
	NULL };
static bool
read_words(struct cc_words *out, const struct cc_node *map, const char *key, struct session_loading *l)
{
	const struct cc_node *node = cc_node_said(map, key);

	return node == NULL || cc_node_words(out, node, l->run->study->file, l->arena, l->err);
}

static struct cc_agenda_phase *
phase_named(const struct session_loading *l, struct cc_span name)
{
	for (size_t i = 0; i < SESSION_PHASES; i++)
		if (cc_span_eq(name, cc_span(phase_ids[i])))
			return &l->study->phase[i];
	return NULL;
}

static bool
read_phase(struct cc_agenda_phase *phase, const struct cc_node *node, struct session_loading *l)
{
	static const char *const keys[] = { "share", "technique", NULL };
	static const struct cc_names known = { keys, NULL };
	const char *file = l->run->study->file, *word;
	const struct cc_node *share, *technique;
	double number;

	if (!cc_node_map(node, file, l->err))
		return false;
	for (size_t i = 0; i < node->n; i++)
		if (!cc_names_have(&known, node->key[i]->text))
			return cc_node_unknown(node->key[i], &known, file, l->arena, l->err);
	share = cc_node_said(node, "share");
	technique = cc_node_said(node, "technique");
	if (share != NULL) {
		if (!cc_node_number(&number, share, file, l->err))
			return false;
		phase->share = number >= 0 && number <= 100 ? llround(number * 1000) : -1;
		if (phase->share < 0 || fabs((double)phase->share / 1000 - number) > 1e-9)
			return cc_node_fail(share, file, l->err,
			    N_("share; wanted a percentage with three decimals at most"));
	}
	if (technique != NULL) {
		if (!cc_node_word(
			&word, technique, "technique", l->study->techniques.id, file, l->arena, l->err))
			return false;
		phase->technique = cc_technique_named(&l->study->techniques, cc_span(word));
	}
	return true;
}

static bool
read_phases(struct session_loading *l)
{
	static const int64_t shares[2][SESSION_PHASES] = { { 10000, 30000, 40000, 15000, 5000 },
		{ 15000, 30000, 35000, 15000, 5000 } };
	static const char *const arcs[] = { "why", "why", "how", "what", "what" };
	static const struct cc_names known = { phase_ids, NULL };
	const struct cc_node *node = cc_node_said(l->run->study->section, "phases");
	const char *file = l->run->study->file;
	int64_t sum = 0;

	for (size_t i = 0; i < SESSION_PHASES; i++)
		l->study->phase[i] =
		    (struct cc_agenda_phase){ phase_ids[i], arcs[i], shares[l->study->online][i], NULL };
	if (node == NULL)
		return true;
	if (!cc_node_map(node, file, l->err))
		return false;
	for (size_t i = 0; i < node->n; i++) {
		struct cc_agenda_phase *phase = phase_named(l, node->key[i]->text);

		if (phase == NULL)
			return cc_node_unknown(node->key[i], &known, file, l->arena, l->err);
		if (!read_phase(phase, node->item[i], l))
			return false;
	}
	for (size_t i = 0; i < SESSION_PHASES; i++)
		sum += l->study->phase[i].share;
	return sum == 100000 ||
	       cc_node_fail(node, file, l->err, N_("the shares of the five phases add up to %g; wanted 100"),
		   (double)sum / 1000);
}

/* PHASE=NAME, after what the study says of phases. */
static bool
read_technique_options(struct session_loading *l)
{
	for (size_t i = 0; i < l->opts->technique.n; i++) {
		const char *text = l->opts->technique.item[i], *equals = strchr(text, '=');
		size_t len = equals != NULL ? (size_t)(equals - text) : 0;
		struct cc_agenda_phase *phase = phase_named(l, (struct cc_span){ text, len });
		const struct cc_technique *t =
		    phase != NULL ? cc_technique_named(&l->study->techniques, cc_span(equals + 1)) : NULL;
		const char *all = "";

		for (const char *const *id = phase != NULL ? l->study->techniques.id : phase_ids; *id != NULL;
		     id++)
			all = cc_format(l->arena, "%s%s%s", all, all[0] != '\0' ? ", " : "", *id);
		if (phase == NULL)
			return cc_fail_option(l->run, "technique", l->err,
			    N_("\"%s\"; wanted PHASE=NAME with one of %s"), cc_quote(cc_span(text)).text,
			    all);
		if (t == NULL)
			return cc_fail_option(l->run, "technique", l->err, N_("\"%s\"; wanted one of %s"),
			    cc_quote(cc_span(equals + 1)).text, all);
		phase->technique = t;
	}
	return true;
}

static bool
read_offset(struct session_loading *l)
{
	const char *text = l->opts->offset;
	int64_t minutes = 0;

	l->study->cadence.offset = CC_NO_INT;
	if (text == NULL)
		return true;
	if ((text[0] != '+' && text[0] != '-') || !cc_clock_parse(&minutes, cc_span(text + 1)) ||
	    minutes > OFFSET_MOST)
		return cc_fail_option(l->run, "offset", l->err,
		    N_("\"%s\"; wanted how far the time is ahead of UTC, as in +09:00"),
		    cc_quote(cc_span(text)).text);
	l->study->cadence.offset = text[0] == '-' ? -minutes : minutes;
	return true;
}

static bool
read_day(int64_t *day, const char *name, const char *text, struct session_loading *l)
{
	*day = CC_NO_DAY;
	return text == NULL || cc_date_parse_iso(day, cc_span(text)) ||
	       cc_fail_option(l->run, name, l->err, N_("\"%s\"; wanted a date such as 2026-01-31"),
		   cc_quote(cc_span(text)).text);
}

/* A year less a day, unless somebody says its end. */
static bool
read_range(struct session_loading *l)
{
	struct cc_cadence *s = &l->study->cadence;
	int year, month, day;
	int64_t most;

	if (!read_day(&s->from, "from", l->opts->from, l) || !read_day(&s->to, "to", l->opts->to, l))
		return false;
	if (s->from == CC_NO_DAY && l->run->has_as_of)
		s->from = l->run->as_of;
	if (s->from == CC_NO_DAY)
		return true;
	cc_date_split(&year, &month, &day, s->from);
	if (s->to == CC_NO_DAY)
		s->to = cc_date_day(year + 1, month, day) - 1; /* of 29 February 28 days on: 1 March less 1 */
	most = cc_date_day(year + RANGE_YEARS, month, day);
	return (s->to >= s->from && s->to <= most && year < 9900) ||
	       cc_fail_option(l->run, l->opts->to != NULL ? "to" : "from", l->err,
		   N_("\"%s\"; wanted a calendar of %d years at most, whose first day comes first"),
		   cc_quote(cc_span(l->opts->to != NULL ? l->opts->to : l->opts->from)).text, RANGE_YEARS);
}

/* Breaks come off first; what is left is for the phases. */
static bool
read_minutes(struct session_loading *l)
{
	struct cc_agenda *a = &l->study->agenda;
	int64_t minutes = (int64_t)l->opts->minutes.value, begun = l->study->online ? 45 : 90;
	int64_t part[SESSION_PHASES];

	a->phase = l->study->phase;
	a->phases = SESSION_PHASES;
	a->break_minutes = l->study->online ? 5 : 10;
	a->breaks = (unsigned)((minutes + begun - 1) / begun - 1);
	a->work = minutes - a->breaks * a->break_minutes;
	cc_agenda_share(part, a, l->arena);
	for (size_t i = 0; i < SESSION_PHASES; i++)
		if (part[i] < 1)
			return cc_fail_option(l->run, "minutes", l->err,
			    N_("%g leaves less than a minute for the phase %s; wanted more, or another "
			       "share"),
			    l->opts->minutes.value, a->phase[i].id);
	return true;
}

static bool
read_texts(struct session_loading *l)
{
	const struct cc_node *section = l->run->study->section;
	const struct cc_node *challenge = cc_node_said(section, "challenge");
	int64_t *day = &l->study->cadence.challenge;
	struct cc_words words;

	l->study->why = cc_node_said(section, "why") != NULL;
	l->study->owner = cc_node_said(section, "owner") != NULL;
	*day = CC_NO_DAY;
	if (!read_words(&words, section, "why", l) || !read_words(&words, section, "owner", l))
		return false;
	return challenge == NULL ||
	       (challenge->kind == CC_NODE_SCALAR && cc_date_parse_iso(day, challenge->text)) ||
	       cc_node_fail(challenge, l->run->study->file, l->err,
		   N_("challenge; wanted its first day, such as 2026-06-01"));
}

static bool
read_cadence(struct session_loading *l)
{
	const struct cc_cadence_reading r = { l->run, l->open, l->arena, l->err };
	const struct cc_study *study = l->run->study;
	bool own = cc_node_get(study->section, "cadence") != NULL;

	return cc_cadence_load(&l->study->cadence, own ? &study->items[0] : NULL, &r) &&
	       (l->opts->holidays == NULL || cc_holidays_load(&l->study->cadence, l->opts->holidays, &r));
}

bool
session_load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct session_study *s = CC_NEW(arena, struct session_study);
	struct session_loading l = { s, run->opts, run, open, arena, err };

	s->online = strcmp(l.opts->mode, "online") == 0;
	if (!cc_techniques_load(&s->techniques, open, arena, err) || !read_phases(&l) ||
	    !read_technique_options(&l) || !read_minutes(&l) || !read_texts(&l) || !read_offset(&l) ||
	    !read_day(&s->day, "day", l.opts->day, &l) || !read_range(&l) || !read_cadence(&l))
		return false;
	if (l.opts->start != NULL && !cc_clock_parse(&s->start, cc_span(l.opts->start)))
		return cc_fail_option(run, "start", err, N_("\"%s\"; wanted a time such as 13:30"),
		    cc_quote(cc_span(l.opts->start)).text);
	run->loaded = s;
	return true;
}

/* So many unnamed people are all there are; FILEs are told by the command line, and go
 * before what a study says. */
bool
session_check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_session_plan_opts *opts = run->opts;
	bool of_study = false;

	(void)arena;
	for (const struct cc_study_option *o = run->study_option; o != NULL && o->name != NULL; o++)
		of_study |= strcmp(o->name, "people") == 0;
	if (isnan(opts->people.value) || (run->named && of_study))
		return true;
	if (run->named)
		return cc_fail_option(run, "people", err,
		    N_("so many unnamed people are all there are; wanted no FILE beside it"));
	run->alone = true;
	return true;
}
