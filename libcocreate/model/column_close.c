/* column_close.c -- what a file taught, once it was read: the scales of its
 * labels, how much was invalid, padded or left out. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/num.h"

#include <inttypes.h>
#include <math.h>

enum { PLACES = sizeof((struct cc_tally *)0)->line / sizeof(uint64_t) };

/* Lines come in any order; the first ones stay. */
void
cc_tally_see(struct cc_tally *t, uint64_t line)
{
	unsigned at = t->kept;

	t->count++;
	while (at > 0 && t->line[at - 1] > line)
		at--;
	if (at == PLACES)
		return;
	if (t->kept < PLACES)
		t->kept++;
	memmove(t->line + at + 1, t->line + at, (t->kept - 1 - at) * sizeof *t->line);
	t->line[at] = line;
}

void
cc_tally_join(struct cc_tally *to, const struct cc_tally *from)
{
	uint64_t count = to->count + from->count;

	for (unsigned i = 0; i < from->kept; i++)
		cc_tally_see(to, from->line[i]);
	to->count = count;
}

/* "columns.ROLE.scale", which is the key to set. */
static bool
fail_scale(const struct cc_bound *b, unsigned role, uint32_t item, const uint32_t scale[2],
    const struct cc_labels *l, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_binder *binder = b->binder;
	const struct cc_scales *s = binder->scales;
	const struct cc_items *items = binder->run->items[role];
	struct cc_span name =
	    items != NULL ? items->item[item].id : cc_span(binder->method->roles[role].name);
	struct cc_span *label = CC_ARRAY(arena, struct cc_span, s->labels);
	size_t n = 0;

	for (uint32_t i = 0; i < s->labels; i++)
		if (l->seen[i])
			label[n++] = s->label[i];
	if (scale == NULL)
		return cc_fail_at(err, CC_EXIT_DATA, b->place,
		    N_("%s: no scale holds all the labels %s; name one under \"scales\" and set "
		       "columns.%s.scale in the study"),
		    cc_quote(name).text, cc_list_names(label, n, arena), cc_quote(name).text);
	return cc_fail_at(err, CC_EXIT_DATA, b->place,
	    N_("%s: the scales \"%s\" and \"%s\" both hold the labels %s and differ; set columns.%s.scale "
	       "in the study"),
	    cc_quote(name).text, cc_quote(s->scale[scale[0]].name).text,
	    cc_quote(s->scale[scale[1]].name).text, cc_list_names(label, n, arena), cc_quote(name).text);
}

/* The highest label that stood beside a number, and the range of these numbers. */
static uint32_t
highest_label(double *low, double *high, const struct cc_beside *beside, const struct cc_scales *s,
    const struct cc_scale *scale)
{
	uint32_t top = CC_NO_LABEL;

	*low = INFINITY;
	*high = -INFINITY;
	for (uint32_t i = 0; i < s->labels; i++) {
		if (!beside->label[i].seen)
			continue;
		*low = fmin(*low, beside->label[i].low);
		*high = fmax(*high, beside->label[i].high);
		if (scale->place[i] != 0 && (top == CC_NO_LABEL || scale->place[i] > scale->place[top]))
			top = i;
	}
	return top;
}

/* Of the numbers of that role; NULL: it is not on the run's scale, or there is none. */
static const double *
limits_of(const struct cc_bound *b, unsigned role)
{
	const struct cc_run *run = b->binder->run;

	return run->has_scale && cc_role_is(b->binder->method, role, CC_ROLE_SCALE) ? run->scale : NULL;
}

/* The key to set, and its two ways: by the words, or by the numbers turned round. */
static bool
fail_beside(const struct cc_bound *b, unsigned role, uint32_t item, uint32_t scale, bool whole,
    const struct cc_beside *beside, struct cc_err *err)
{
	const struct cc_binder *binder = b->binder;
	const struct cc_scales *s = binder->scales;
	const struct cc_items *items = binder->run->items[role];
	struct cc_span name =
	    items != NULL ? items->item[item].id : cc_span(binder->method->roles[role].name);
	struct cc_quoted of = cc_quote(s->scale[scale].name), key = cc_quote(name);
	const double *limit = limits_of(b, role);
	double low, high;
	uint32_t top = highest_label(&low, &high, beside, s, &s->scale[scale]);

	if (limit != NULL) {
		low = limit[0];
		high = limit[1];
	}
	if (whole)
		return cc_fail_at(err, CC_EXIT_DATA, b->place,
		    N_("%s: the numbers run against the words of the scale \"%s\": %s stands beside \"%s\"; "
		       "set "
		       "columns.%s.scale in the study: columns: {%s: {scale: %s}} reads the words, columns: "
		       "{%s: "
		       "{scale: {low: %s, high: %s}}} turns the numbers"),
		    key.text, of.text, cc_num_say(beside->label[top].low).text, cc_quote(s->label[top]).text,
		    key.text, key.text, of.text, key.text, cc_num_say(high).text, cc_num_say(low).text);
	return cc_fail_at(err, CC_EXIT_DATA, b->place,
	    N_("%s: the numbers run against the words of the scale \"%s\": %s stands beside \"%s\"; set "
	       "columns.%s.scale in the study: columns: {%s: {scale: {low: %s, high: %s}}} turns the "
	       "numbers"),
	    key.text, of.text, cc_num_say(beside->label[top].low).text, cc_quote(s->label[top]).text,
	    key.text, key.text, cc_num_say(high).text, cc_num_say(low).text);
}

static bool
check_beside(const struct cc_bound *b, struct cc_typing *const *typing, unsigned n, unsigned role,
    uint32_t item, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_scales *s = b->binder->scales;
	struct cc_beside *all = NULL;
	uint32_t scale;
	bool whole;

	for (unsigned i = 0; i < n; i++) {
		const struct cc_beside *some =
		    typing[i]->now.bound == b ? typing[i]->now.beside[role][item] : NULL;

		if (some == NULL)
			continue;
		if (all == NULL)
			all = cc_beside_new(s, arena);
		cc_beside_join(all, some, s);
	}
	return all == NULL || !cc_beside_runs_back(&scale, &whole, all, s, limits_of(b, role)) ||
	       fail_beside(b, role, item, scale, whole, all, err);
}

/* As many labels as the scale of the command has numbers. */
static bool
check_length(const struct cc_bound *b, unsigned role, uint32_t scale, struct cc_err *err)
{
	const struct cc_run *run = b->binder->run;
	const struct cc_scale *s = &b->binder->scales->scale[scale];

	if (limits_of(b, role) == NULL || cc_scale_fits(s, run->scale))
		return true;
	return cc_fail_option(run, "scale", err,
	    N_("%s to %s, but the labels of \"%s\" are those of the scale \"%s\", which has %u; wanted %s to "
	       "%s"),
	    cc_num_say(run->scale[0]).text, cc_num_say(run->scale[1]).text,
	    b->binder->method->roles[role].name, cc_quote(s->name).text, s->n, cc_num_say(run->scale[0]).text,
	    cc_num_say(run->scale[0] + s->n - 1).text);
}

static bool
choose_scale(struct cc_bound *b, struct cc_typing *const *typing, unsigned n, unsigned role, uint32_t item,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_scales *s = b->binder->scales;
	struct cc_labels *all = NULL;
	uint32_t scale[2];

	b->scale[role][item] = CC_NO_SCALE;
	if (!check_beside(b, typing, n, role, item, arena, err))
		return false;
	for (unsigned i = 0; i < n; i++) {
		const struct cc_labels *some =
		    typing[i]->now.bound == b ? typing[i]->now.labels[role][item] : NULL;

		if (some == NULL)
			continue;
		if (all == NULL)
			all = cc_labels_new(s, arena);
		cc_labels_join(all, some, s);
	}
	if (all == NULL)
		return true;
	switch (cc_labels_choose(scale, all, s)) {
	case CC_CHOSEN_NONE: return fail_scale(b, role, item, NULL, all, arena, err);
	case CC_CHOSEN_TWO: return fail_scale(b, role, item, scale, all, arena, err);
	case CC_CHOSEN_ONE: break;
	}
	b->scale[role][item] = scale[0];
	return check_length(b, role, scale[0], err);
}

bool
cc_bound_settle(struct cc_bound *b, struct cc_typing *const *typing, unsigned n, struct cc_arena *arena,
    struct cc_err *err)
{
	const struct cc_binder *binder = b->binder;

	b->scale = CC_ARRAY(arena, uint32_t *, binder->roles);
	for (unsigned r = 0; r < binder->roles; r++) {
		uint32_t items = cc_role_items(binder->run, r);

		b->scale[r] = CC_ARRAY(arena, uint32_t, items);
		for (uint32_t i = 0; i < items; i++)
			if (!choose_scale(b, typing, n, r, i, arena, err))
				return false;
	}
	return true;
}

/* A column that is mostly unreadable is another column than was thought. */
static bool
check_invalid(const struct cc_bound *b, struct cc_err *err)
{
	for (size_t k = 0; k < b->want.n; k++) {
		const struct cc_tally *t = &b->invalid[k];
		uint64_t all = b->values[k] + t->count;

		if (t->count > all - t->count)
			return cc_fail_at(err, CC_EXIT_DATA,
			    (struct cc_place){ b->place.file, t->line[0], 0 },
			    N_("column \"%s\": %ju of %ju values are invalid, the first here; wanted at "
			       "most half"),
			    cc_quote(b->header[b->want.column[k]]).text, (uintmax_t)t->count, (uintmax_t)all);
	}
	return true;
}

void
cc_bound_dropped(struct cc_bound *b, uint64_t lines)
{
	b->dropped = lines;
}

bool
cc_bound_close(struct cc_bound *b, struct cc_typing *const *typing, unsigned n, struct cc_err *err)
{
	for (unsigned i = 0; i < n; i++) {
		struct cc_learned *now = &typing[i]->now;

		if (now->bound != b)
			continue;
		cc_tally_join(&b->ragged, &now->ragged);
		cc_tally_join(&b->stray, &now->stray);
		cc_tally_join(&b->unanswered, &now->unanswered);
		cc_tally_join(&b->undated, &now->undated);
		if (now->last_day > b->last_day)
			b->last_day = now->last_day;
		if (now->sum.line > 0)
			b->sum = now->sum;
		if (now->unnamed_line > 0)
			b->unnamed_line = now->unnamed_line;
		for (uint32_t k = 0; k < b->unweighted.n; k++) {
			b->looks[k].numbers += now->looks[k].numbers;
			b->looks[k].others |= now->looks[k].others;
		}
		b->rows += now->rows;
		b->where_kept += now->where_kept;
		for (size_t w = 0; w < b->binder->opts.n_where; w++)
			cc_tally_join(&b->unordered[w], &now->unordered[w]);
		for (size_t k = 0; k < b->want.n; k++) {
			cc_tally_join(&b->invalid[k], &now->invalid[k]);
			b->values[k] += now->values[k];
		}
		now->bound = NULL;
	}
	return check_invalid(b, err);
}

const char *
cc_tally_lines(const struct cc_tally *t, struct cc_arena *arena)
{
	const char *list = "";

	for (unsigned i = 0; i < t->kept; i++)
		list = cc_format(arena, "%s%s%ju", list, i > 0 ? ", " : "", (uintmax_t)t->line[i]);
	return t->count > t->kept ? cc_format(arena, "%s ...", list) : list;
}
