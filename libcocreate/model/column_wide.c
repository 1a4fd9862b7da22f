/* column_wide.c -- patterns with groups: columns that stand for rows of their own.
 *
 * Each column that such a pattern matches is a hit; hits whose groups say the
 * same are one observation, numbered in the order of columns. */
#include "model/column_hits.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "base/num.h"
#include "base/utf8.h"

#include <stdlib.h>

static unsigned
count_bits(uint64_t bits)
{
	unsigned n = 0;

	for (; bits != 0; bits &= bits - 1)
		n++;
	return n;
}

/* Place of role r among the bits. */
static unsigned
place_among(uint64_t bits, unsigned r)
{
	return count_bits(bits & ((UINT64_C(1) << r) - 1));
}

/* Columns that another role has by name: a pattern that matches anything means
 * the others. */
static bool *
find_taken(const struct cc_binder *b, const struct cc_header *h)
{
	bool *taken = CC_ARRAY(h->arena, bool, h->n);
	uint64_t wide = 0; /* roles that patterns with groups are about */
	struct cc_err ignored;

	for (size_t i = 0; i < b->n_targets; i++)
		if (b->target[i].groups != 0 || cc_is_listable(b, b->target[i].role))
			wide |= b->target[i].groups | UINT64_C(1) << b->target[i].role;
	for (unsigned r = 0; r < b->roles; r++)
		for (uint32_t item = 0; item < cc_role_items(b->run, r) && !(wide >> r & 1); item++) {
			const struct cc_target *t = cc_target_of(b, r, item);
			int found = CC_FIND_NONE;

			if (t == NULL)
				found = cc_find_unasked(h, b, r, item, &ignored);
			else if (t->binding.column.len > 0)
				found = cc_find_target(h, t, &ignored);
			if (found >= 0)
				taken[found] = true;
		}
	return taken;
}

static bool
add_hits(struct cc_wide_hits *hits, struct cc_target *t, const struct cc_header *h, struct cc_matcher *m,
    struct cc_err *err)
{
	for (uint32_t c = 0; c < h->n; c++) {
		enum cc_match got = hits->taken[c] ? CC_MATCH_NO : cc_match_name(m, t->pattern, h, c);
		struct cc_wide_hit *hit = &hits->hit[hits->n];

		if (got == CC_MATCH_LIMIT)
			return cc_fail_at(err, CC_EXIT_DATA, h->place,
			    N_("\"%s\" takes too long; wanted a simpler pattern"),
			    cc_quote(t->binding.column).text);
		if (got == CC_MATCH_NO)
			continue;
		*hit = (struct cc_wide_hit){ t, c, 0,
			CC_ARRAY(h->arena, struct cc_span, count_bits(t->groups)), CC_HIT_PATTERN };
		for (unsigned g = 1; g <= cc_pattern_groups(t->pattern); g++)
			hit->group[place_among(t->groups, t->group[g])] = cc_utf8_trim(cc_match_group(m, g));
		hits->n++;
		t->found = true;
		if (hits->first == NULL)
			hits->first = t;
		hits->groups = hits->first->groups;
		if (hits->groups != t->groups)
			return cc_fail_at(err, CC_EXIT_DATA, h->place,
			    N_("\"%s\" and \"%s\" have groups of different roles; wanted the same in both"),
			    cc_quote(hits->first->binding.column).text, cc_quote(t->binding.column).text);
	}
	return true;
}

/* Patterns among a role's aliases, where nobody said and nothing is named so. */
static bool
add_preset_hits(struct cc_wide_hits *hits, struct cc_binder *b, const struct cc_header *h, unsigned role,
    struct cc_matcher *m, struct cc_err *err)
{
	size_t before = hits->n;
	int named = CC_FIND_NONE;

	for (size_t i = 0; i < b->n_presets && hits->n == before; i++) {
		if (b->preset[i].role != role)
			continue;
		if (named == CC_FIND_NONE)
			named = cc_find_unasked(h, b, role, 0, err);
		if (named != CC_FIND_NONE)
			return named != CC_FIND_FAILED;
		if (!add_hits(hits, &b->preset[i], h, m, err))
			return false;
	}
	return true;
}

static bool
find_hits(struct cc_wide_hits *hits, struct cc_binder *b, const struct cc_header *h, struct cc_matcher *m,
    struct cc_err *err)
{
	size_t patterns = b->n_presets, listed = 0;

	for (size_t i = 0; i < b->n_targets; i++) {
		patterns += b->target[i].groups != 0;
		listed += cc_is_listable(b, b->target[i].role);
	}
	if (patterns + listed == 0)
		return true;
	hits->taken = find_taken(b, h);
	hits->hit = CC_ARRAY(h->arena, struct cc_wide_hit, patterns * h->n + listed);
	for (size_t i = 0; i < b->n_targets; i++)
		if (b->target[i].groups != 0 && !add_hits(hits, &b->target[i], h, m, err))
			return false;
	for (unsigned r = 0; r < b->roles; r++)
		if (cc_target_of(b, r, 0) == NULL && !add_preset_hits(hits, b, h, r, m, err))
			return false;
	return cc_list_columns(hits, b, h, m, err);
}

static int
by_column(const void *a, const void *b)
{
	const struct cc_wide_hit *x = a, *y = b;

	return (x->column > y->column) - (x->column < y->column);
}

/* Numbers the observations by what their groups say, compared as names of
 * columns are. */
static uint32_t
number_hits(struct cc_wide_hits *hits, struct cc_arena *scratch)
{
	unsigned groups = count_bits(hits->groups);
	struct cc_map *map = cc_map_new();
	struct cc_buf key = { 0 };
	uint32_t n;

	qsort(hits->hit, hits->n, sizeof *hits->hit, by_column);
	for (size_t i = 0; i < hits->n; i++) {
		key.len = 0;
		for (unsigned g = 0; g < groups; g++) {
			struct cc_span said = cc_utf8_fold(scratch, hits->hit[i].group[g]);

			cc_buf_add(&key, (const char *)&said.len, sizeof said.len);
			cc_buf_span(&key, said);
		}
		hits->hit[i].observation = cc_map_add(map, (struct cc_span){ key.at, key.len });
	}
	n = cc_map_count(map);
	cc_buf_free(&key);
	cc_map_free(map);
	return n;
}

/* Two columns of one role and observation: the way out that fits says which one counts. */
static bool
fail_same(uint32_t column, const struct cc_wide_hit *hit, const struct cc_binder *b,
    const struct cc_header *h, struct cc_err *err)
{
	const char *role = b->method->roles[hit->target->role].name;
	struct cc_quoted one = cc_quote(h->name[column]), other = cc_quote(h->name[hit->column]);
	struct cc_quoted pattern = cc_quote(hit->target->binding.column);

	if (hit->form == CC_HIT_PATTERN && cc_is_listable(b, hit->target->role))
		return cc_fail_at(err, CC_EXIT_DATA, h->place,
		    N_("columns %u and %u, \"%s\" and \"%s\", are the same to \"%s\"; wanted groups that "
		       "tell "
		       "them apart, or beside the pattern the column that counts, as in -c %s='%s' -c "
		       "%s='#%u'"),
		    column + 1, hit->column + 1, one.text, other.text, pattern.text, role, pattern.text, role,
		    hit->column + 1);
	return cc_fail_at(err, CC_EXIT_DATA, h->place,
	    N_("columns %u and %u, \"%s\" and \"%s\", are the same to \"%s\"; wanted groups that tell them "
	       "apart"),
	    column + 1, hit->column + 1, one.text, other.text, pattern.text);
}

static bool
fill_slots(struct cc_wide *w, const struct cc_wide_hits *hits, struct cc_binder *b, const struct cc_header *h,
    struct cc_arena *arena, struct cc_err *err)
{
	for (size_t i = 0; i < hits->n; i++) {
		const struct cc_wide_hit *hit = &hits->hit[i];
		unsigned r = hit->target->role;
		uint32_t **slot = &w->slot[r][hit->target->item];

		if (*slot == NULL) {
			*slot = CC_ARRAY(arena, uint32_t, w->n + 1);
			for (uint32_t o = 0; o <= w->n; o++)
				(*slot)[o] = CC_NO_SLOT;
		}
		if ((*slot)[hit->observation] != CC_NO_SLOT)
			return fail_same((*slot)[hit->observation], hit, b, h, err);
		(*slot)[hit->observation] = hit->column;
		b->bound[r][hit->target->item] = 1;
	}
	return true;
}

/* What one group says is a value of its role, read once for all rows. */
static bool
read_group(struct cc_wide *w, unsigned role, uint32_t o, const struct cc_wide_hit *hit,
    const struct cc_binder *b, const struct cc_header *h, struct cc_err *err)
{
	const struct cc_role *r = &b->method->roles[role];
	struct cc_span said = w->text[role][o];
	bool good = true;

	if (cc_is_missing(b->form[role][0].missing, said)) {
		w->text[role][o] = (struct cc_span){ NULL, 0 };
		good = !(r->flags & CC_ROLE_KEY);
	} else if (r->kind == CC_NUMBER) {
		good = cc_num_read(&w->num[role][o], said, cc_binder_numbers(b));
	} else if (r->kind == CC_FLAG) {
		bool on;

		good = cc_flag_parse(&on, said, h->arena);
		w->num[role][o] = on;
	} else if (r->kind == CC_DATE) {
		good = cc_date_read(&w->when[role][o], said, b->opts.dates) == CC_DATE_OK;
	} else if (r->kind == CC_ENTRY) {
		const struct cc_items *list = cc_method_list(b->method, b->run, r);

		w->entry[role][o] = cc_items_find(list, said, h->arena);
		if (w->entry[role][o] == CC_NO_ITEM)
			return cc_fail_at(err, CC_EXIT_DATA, h->place,
			    N_("column \"%s\": \"%s\" is none of the %s %s; wanted another pattern than "
			       "\"%s\""),
			    cc_quote(h->name[hit->column]).text, cc_quote(said).text, r->list,
			    cc_items_list(list, h->arena), cc_quote(hit->target->binding.column).text);
	}
	return good || cc_fail_at(err, CC_EXIT_DATA, h->place,
			   N_("column \"%s\": \"%s\" cannot be the %s; wanted another pattern than \"%s\""),
			   cc_quote(h->name[hit->column]).text, cc_quote(said).text, r->name,
			   cc_quote(hit->target->binding.column).text);
}

static bool
fill_groups(struct cc_wide *w, const struct cc_wide_hits *hits, struct cc_binder *b,
    const struct cc_header *h, struct cc_arena *arena, struct cc_err *err)
{
	for (unsigned r = 0; r < b->roles; r++) {
		if (!(w->groups >> r & 1))
			continue;
		w->text[r] = CC_ARRAY(arena, struct cc_span, w->n + 1);
		w->num[r] = CC_ARRAY(arena, double, w->n + 1);
		w->when[r] = CC_ARRAY(arena, int64_t, w->n + 1);
		w->entry[r] = CC_ARRAY(arena, uint32_t, w->n + 1);
		b->bound[r][0] = 1;
		for (size_t i = 0; i < hits->n; i++) {
			uint32_t o = hits->hit[i].observation;

			if (w->text[r][o].at != NULL) /* as the first of its columns has it */
				continue;
			w->text[r][o] = hits->hit[i].group[place_among(w->groups, r)];
			if (!read_group(w, r, o, &hits->hit[i], b, h, err))
				return false;
		}
	}
	return true;
}

/* Nobody may say twice where a role is. */
static bool
check_groups(const struct cc_wide *w, const struct cc_wide_hits *hits, const struct cc_binder *b,
    const struct cc_header *h, struct cc_err *err)
{
	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *t = &b->target[i];

		if ((w->groups >> t->role & 1) && t->binding.column.len > 0 &&
		    (t->groups != 0 || cc_find_target(h, t, err) >= 0))
			return cc_fail_at(err, CC_EXIT_DATA, h->place,
			    N_("%s is both \"%s\" and a group of \"%s\"; wanted one of them"),
			    b->method->roles[t->role].name, cc_quote(t->binding.column).text,
			    cc_quote(hits->first->binding.column).text);
	}
	return true;
}

/* Whether a row has a key of its own, so that it says something of it even
 * where no column of the pattern has a value. */
static bool
keeps_rows(const struct cc_wide *w, const struct cc_binder *b, const struct cc_header *h)
{
	bool keeps = false;

	for (unsigned r = 0; r < b->roles; r++) {
		if (!cc_role_is(b->method, r, CC_ROLE_KEY | CC_ROLE_KEEPS))
			continue;
		if (w->groups >> r & 1)
			return false;
		keeps |= cc_role_is(b->method, r, CC_ROLE_KEY) || cc_has_column(b, h, r);
	}
	return keeps;
}

bool
cc_bind_wide(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_matcher *m = cc_matcher_new();
	struct cc_wide_hits hits = { 0 };
	struct cc_wide *w;
	bool good = find_hits(&hits, b, h, m, err);

	cc_matcher_free(m);
	if (!good || hits.n == 0)
		return good;
	w = out->wide = CC_NEW(arena, struct cc_wide);
	w->n = number_hits(&hits, h->arena);
	w->groups = hits.groups;
	w->text = CC_ARRAY(arena, struct cc_span *, b->roles);
	w->num = CC_ARRAY(arena, double *, b->roles);
	w->when = CC_ARRAY(arena, int64_t *, b->roles);
	w->entry = CC_ARRAY(arena, uint32_t *, b->roles);
	w->keeps_rows = keeps_rows(w, b, h);
	w->slot = CC_ARRAY(arena, uint32_t **, b->roles);
	for (unsigned r = 0; r < b->roles; r++)
		w->slot[r] = CC_ARRAY(arena, uint32_t *, cc_role_items(b->run, r));
	return check_groups(w, &hits, b, h, err) && fill_slots(w, &hits, b, h, arena, err) &&
	       fill_groups(w, &hits, b, h, arena, err);
}
