/* outcomes.c -- outcomes that a study declares, and the answers that people gave to one. */
#include "figure/outcomes.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "figure/names.h"
#include "figure/twice.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>

const char *const cc_outcome_types[] = { "yes_no", "scale", "number", NULL };
const char *const cc_outcome_dups[] = { "first", "last", "mean", NULL };

static const char *const directions[] = { "up", "down", NULL };
static const char *const keys[] = { "type", "scale", "direction", NULL };

/* A reading of the study's mapping. */
struct reading {
	const char *file;
	struct cc_arena *arena;
	struct cc_err *err;
};

static bool
read_scale(double scale[2], const struct cc_node *node, const struct reading *r)
{
	if (node->kind == CC_NODE_LIST && node->n == 2) {
		if (!cc_node_number(&scale[0], node->item[0], r->file, r->err) ||
		    !cc_node_number(&scale[1], node->item[1], r->file, r->err))
			return false;
		if (scale[0] < scale[1])
			return true;
	}
	return cc_node_fail(node, r->file, r->err, N_("wanted the ends of the scale, low and high: [1, 5]"));
}

static bool
read_key(struct cc_outcome_said *said, const struct cc_node *key, const struct cc_node *value,
    const struct reading *r)
{
	const struct cc_names known = { keys, NULL };
	const char *way;

	if (cc_span_eq(key->text, cc_span(keys[0])))
		return cc_node_word(&said->type, value, keys[0], cc_outcome_types, r->file, r->arena, r->err);
	if (cc_span_eq(key->text, cc_span(keys[1])))
		return read_scale(said->scale, value, r);
	if (!cc_span_eq(key->text, cc_span(keys[2])))
		return cc_node_unknown(key, &known, r->file, r->arena, r->err);
	if (!cc_node_word(&way, value, keys[2], directions, r->file, r->arena, r->err))
		return false;
	said->down = way == directions[1];
	return true;
}

static bool
read_said(struct cc_outcome_said *said, const struct cc_node *name, const struct cc_node *map,
    const struct reading *r)
{
	*said = (struct cc_outcome_said){ .name = cc_utf8_fold(r->arena, name->text),
		.scale = { (double)NAN, (double)NAN } };
	if (!cc_node_map(map, r->file, r->err))
		return false;
	for (size_t k = 0; k < map->n; k++)
		if (!read_key(said, map->key[k], map->item[k], r))
			return false;
	return said->type != cc_outcome_types[0] || isnan(said->scale[0]) ||
	       cc_node_fail(
		   map, r->file, r->err, N_("yes or no has no scale; wanted type: scale, or no scale"));
}

bool
cc_outcomes_load(struct cc_outcomes_said *out, const struct cc_node *map, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct reading r = { file, arena, err };

	*out = (struct cc_outcomes_said){ NULL, 0 };
	if (map == NULL)
		return true;
	if (!cc_node_map(map, file, err))
		return false;
	out->said = CC_ARRAY(arena, struct cc_outcome_said, map->n);
	for (; out->n < map->n; out->n++)
		if (!read_said(&out->said[out->n], map->key[out->n], map->item[out->n], &r))
			return false;
	return true;
}

const struct cc_outcome_said *
cc_outcome_said(const struct cc_outcomes_said *all, struct cc_span name, struct cc_arena *scratch)
{
	struct cc_span folded = cc_utf8_fold(scratch, name);

	for (size_t i = 0; i < all->n; i++)
		if (cc_span_eq(all->said[i].name, folded))
			return &all->said[i];
	return NULL;
}

static struct cc_span
column_of(const struct cc_outcome *o, uint64_t place, const struct cc_run *run)
{
	const struct cc_said_of said = { o->question, o->name, 0 };

	return cc_run_column(run, place, o->role, 0, &said, o->named);
}

/* A value that is none of its outcome's. */
static void
refuse(struct cc_outcome *o, const struct cc_outcome_answer *a, const char *wanted, const struct cc_run *run,
    struct cc_problems *problems)
{
	o->invalid++;
	if (!run->invalid_missing)
		cc_place_problem(problems, run, a->place, column_of(o, a->place, run),
		    N_("\"%s\"; wanted %s"),
		    a->mark ? cc_say_word(a->value > 0 ? N_("yes") : N_("no")) : cc_num_say(a->value).text,
		    wanted);
}

/* What the study wants in its place; NULL: nothing else. */
static const char *
wanted_of(const struct cc_outcome *o, const struct cc_outcome_answer *a, struct cc_arena *arena)
{
	const struct cc_outcome_said *said = o->said;

	if (said == NULL || said->type == NULL)
		return NULL;
	if (said->type == cc_outcome_types[0])
		return a->value == 0 || a->value == 1 ? NULL : cc_say_word(N_("yes or no, 1 or 0"));
	if (a->mark)
		return cc_say_word(N_("a number"));
	if (!(a->value < said->scale[0] || a->value > said->scale[1]))
		return NULL;
	return cc_format(arena, cc_say_word(N_("a number from %s to %s")), cc_num_say(said->scale[0]).text,
	    cc_num_say(said->scale[1]).text);
}

void
cc_outcome_twice(unsigned person, struct cc_span who, uint64_t place, uint64_t was, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct cc_twice twice = cc_twice_at(run, place, was);

	cc_place_problem(problems, run, twice.later, cc_run_column(run, twice.later, person, 0, NULL, 0),
	    N_("\"%s\" gave this answer already at %s; wanted one, or --dup=first, last or mean"),
	    cc_quote(who).text, twice.first);
}

/* The latest answer is not changed any more.  alone: it is the only one of its person. */
static void
put_latest(struct cc_outcome *o, bool alone, struct cc_arena *arena)
{
	if (!alone || o->whole || !cc_outcome_same(&o->alone, &o->latest, arena))
		cc_outcome_keep(&o->kept, &o->latest, arena);
}

void
cc_outcome_end(struct cc_outcome *o, struct cc_arena *arena)
{
	if (o->values > 0)
		put_latest(o, !o->several, arena);
	o->values = 0;
	o->several = false;
}

/* Behind all others. */
static void
add_latest(struct cc_outcome *o, const struct cc_outcome_answer *now, struct cc_arena *arena)
{
	if (o->values > 0 && o->latest.person == now->person) {
		put_latest(o, false, arena);
		o->several = true;
	} else {
		cc_outcome_end(o, arena);
	}
	o->latest = *now;
	o->values = 1;
	o->keys = now->key >= o->keys ? now->key + 1 : o->keys;
	o->n++;
}

const struct cc_outcome_answer *
cc_outcome_add(struct cc_outcome *o, const struct cc_outcome_answer *now, const char *dup,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena)
{
	struct cc_outcome_answer *last = &o->latest;
	const char *wanted = wanted_of(o, now, arena);

	if (wanted != NULL) {
		refuse(o, now, wanted, run, problems);
		return NULL;
	}
	o->marks |= now->mark;
	o->none |= now->value == 0;
	o->others |= now->value != 0 && now->value != 1;
	if (o->values == 0 || last->person != now->person || last->key != now->key) {
		add_latest(o, now, arena);
	} else if (dup == NULL) {
		return last;
	} else if (dup == cc_outcome_dups[2]) {
		o->averaged = now->place + 1;
		last->value += (now->value - last->value) / ++o->values;
	} else {
		o->dropped++;
		if (cc_dup_prefers(dup, now->place, last->place, false))
			*last = *now;
	}
	return NULL;
}

void
cc_outcome_join(struct cc_outcome *to, const struct cc_outcome *more, struct cc_arena *arena)
{
	assert(to->values == 0 && more->values == 0);
	cc_outcome_list_join(&to->kept, &more->kept);
	cc_outcome_counts_join(&to->alone, &more->alone, arena);
	to->n += more->n;
	to->dropped += more->dropped;
	to->invalid += more->invalid;
	to->marks |= more->marks;
	to->none |= more->none;
	to->others |= more->others;
	to->keys = more->keys > to->keys ? more->keys : to->keys;
	to->averaged = more->averaged > 0 ? more->averaged : to->averaged;
}

static const char *
type_of(const struct cc_outcome *o)
{
	return o->said != NULL ? o->said->type : NULL;
}

bool
cc_outcome_is_mixed(const struct cc_outcome *o)
{
	return o->marks && o->others && type_of(o) == NULL && !o->whole;
}

/* Those that the outcome can have. */
static void
keep_possible(struct cc_outcome *o, const struct cc_run *run, struct cc_problems *problems)
{
	for (struct cc_outcome_block *b = o->kept.first; b != NULL; b = b->next) {
		uint64_t n = 0;

		for (uint64_t i = 0; i < b->n; i++)
			if (b->at[i].value == 0 || b->at[i].value == 1)
				b->at[n++] = b->at[i];
			else
				refuse(o, &b->at[i], cc_say_word(N_("yes or no, 1 or 0")), run, problems);
		o->n -= b->n - n;
		b->n = n;
	}
}

void
cc_outcome_settle(struct cc_outcome *o, const struct cc_run *run, struct cc_problems *problems)
{
	const char *type = type_of(o);

	assert(o->values == 0 && !cc_outcome_is_mixed(o));
	o->guessed = type == NULL && !o->marks && o->none && !o->others;
	o->yes_no = type != NULL ? type == cc_outcome_types[0] : o->marks || o->guessed;
	if (o->yes_no && o->averaged > 0)
		cc_place_problem(problems, run, o->averaged - 1, column_of(o, o->averaged - 1, run),
		    N_("a second answer of yes or no, which have no mean; wanted one, or --dup=first or "
		       "last"));
	else if (o->yes_no && o->others)
		keep_possible(o, run, problems);
}

void
cc_outcome_count(struct cc_outcome *o, struct cc_arena *arena)
{
	o->given = CC_ARRAY(arena, struct cc_frequencies, o->keys);
	for (const struct cc_outcome_block *b = o->kept.first; b != NULL; b = b->next)
		for (uint64_t i = 0; i < b->n; i++)
			cc_frequency_add(&o->given[b->at[i].key], b->at[i].value, arena);
	for (uint32_t i = 0; i < o->alone.slots; i++) {
		const struct cc_outcome_same *s = &o->alone.slot[i];

		if (s->n > 0)
			cc_frequency_add_times(&o->given[s->key], s->value, s->n, arena);
	}
}

void
cc_outcomes_note(struct cc_report *report, const struct cc_outcome *const *outcome, uint32_t n)
{
	static const struct cc_words guess = CC_WORDS(
	    "0 and 1 alone, read as no and yes: %s", "0 と 1 だけなので、いいえ・はいとして読みました: %s");
	struct cc_names_list guessed = { 0 };
	uint64_t dropped = 0, invalid = 0;

	for (uint32_t i = 0; i < n; i++) {
		dropped += outcome[i]->dropped;
		invalid += outcome[i]->invalid;
		if (outcome[i]->guessed)
			cc_names_data(&guessed, outcome[i]->name, report->arena);
	}
	if (guessed.n > 0)
		cc_note_of(report, "yes-no", &guess, guessed.text);
	cc_note_count(report, "dup", "%" PRIu64 " answer given twice is left out (--dup)",
	    "%" PRIu64 " answers given twice are left out (--dup)",
	    "重複した回答を除きました: %" PRIu64 " 件（--dup）", dropped);
	cc_note_count(report, "invalid-outcome", "%" PRIu64 " answer that its outcome cannot have is missing",
	    "%" PRIu64 " answers that their outcomes cannot have are missing",
	    "その結果の値になりえない回答を無回答としました: %" PRIu64 " 件", invalid);
}

static struct cc_frequencies
given(const struct cc_outcome *o, uint32_t key)
{
	return key < o->keys ? o->given[key] : (struct cc_frequencies){ .slots = 0 };
}

struct cc_share
cc_outcome_share(const struct cc_outcome *o, uint32_t key)
{
	const struct cc_frequencies of = given(o, key);
	struct cc_share share = { .n = of.n };

	for (uint32_t i = 0; i < of.slots; i++)
		share.x += of.slot[i].value > 0 ? of.slot[i].n : 0;
	return share;
}

struct cc_mean
cc_outcome_mean(const struct cc_outcome *o, uint32_t key)
{
	const struct cc_frequencies of = given(o, key);
	struct cc_moments moments;

	cc_frequencies_moments(&moments, &of);
	return cc_mean_of(&moments);
}

double
cc_outcome_median(const struct cc_outcome *o, uint32_t key)
{
	const struct cc_frequencies of = given(o, key);
	struct cc_arena *scratch = cc_arena_new();
	double median = cc_frequencies_median(&of, scratch);

	cc_arena_free(scratch);
	return median;
}

/* Of people who have one answer, counted. */
static void
pair_alone(struct cc_two_arms *out, const struct cc_outcome *o, uint32_t a, uint32_t b, uint32_t segment,
    bool others)
{
	for (uint32_t i = 0; i < o->alone.slots; i++) {
		const struct cc_outcome_same *s = &o->alone.slot[i];

		if (s->n > 0 && cc_outcome_in(s->segment, segment, others) && (s->key == a || s->key == b))
			cc_two_arms_see_alone(out, s->key == b, s->value, s->n);
	}
}

void
cc_outcome_pair(struct cc_two_arms *out, const struct cc_outcome *o, uint32_t a, uint32_t b, uint32_t segment,
    bool others, struct cc_arena *arena)
{
	double value[] = { (double)NAN, (double)NAN };
	uint32_t person = 0;

	*out = (struct cc_two_arms){ .down = o->said != NULL && o->said->down, .arena = arena };
	pair_alone(out, o, a, b, segment, others);
	for (const struct cc_outcome_block *block = o->kept.first; block != NULL; block = block->next)
		for (uint64_t i = 0; i < block->n; i++) {
			const struct cc_outcome_answer *answer = &block->at[i];

			if (answer->person != person) {
				cc_two_arms_see(out, value);
				value[0] = value[1] = (double)NAN;
			}
			person = answer->person;
			if (cc_outcome_in(answer->segment, segment, others) &&
			    (answer->key == a || answer->key == b))
				value[answer->key == b] = answer->value;
		}
	cc_two_arms_see(out, value);
}

static void
choose(struct cc_two_arms *out, double value, uint64_t n, uint32_t a, uint32_t b)
{
	cc_two_arms_choose(out, value == a ? 0 : value == b ? 1 : 2, n);
}

void
cc_outcome_choices(struct cc_two_arms *out, const struct cc_outcome *o, uint32_t a, uint32_t b,
    uint32_t segment, bool others)
{
	for (uint32_t i = 0; i < o->alone.slots; i++) {
		const struct cc_outcome_same *s = &o->alone.slot[i];

		if (s->n > 0 && cc_outcome_in(s->segment, segment, others))
			choose(out, s->value, s->n, a, b);
	}
	for (const struct cc_outcome_block *block = o->kept.first; block != NULL; block = block->next)
		for (uint64_t i = 0; i < block->n; i++)
			if (cc_outcome_in(block->at[i].segment, segment, others))
				choose(out, block->at[i].value, 1, a, b);
}
