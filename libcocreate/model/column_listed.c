/* column_listed.c -- columns of a wide sheet that were asked for one by one, by name or position. */
#include "model/column_hits.h"

#include "base/arena.h"
#include "base/utf8.h"

bool
cc_is_listable(const struct cc_binder *b, unsigned role)
{
	unsigned item = cc_method_role(b->method, CC_ROLE_ITEM);

	return item != CC_NO_ROLE && item != role && b->run->items[item] == NULL &&
	       b->run->items[role] == NULL &&
	       (b->method->roles[role].kind == CC_NUMBER || b->method->roles[role].kind == CC_FLAG) &&
	       cc_method_lays_out(b->method, role);
}

static bool
is_plain(const struct cc_target *t)
{
	return t->groups == 0 && t->binding.column.len > 0;
}

/* Of one role: columns asked for, and whether a pattern with groups is. */
static size_t
count_plain(const struct cc_target **last, bool *pattern, const struct cc_binder *b, unsigned role)
{
	size_t n = 0;

	*pattern = false;
	for (size_t i = 0; i < b->n_targets; i++) {
		const struct cc_target *t = &b->target[i];

		if (t->role != role)
			continue;
		*pattern |= t->groups != 0;
		if (is_plain(t)) {
			*last = t;
			n++;
		}
	}
	return n;
}

bool
cc_has_column(const struct cc_binder *b, const struct cc_header *h, unsigned role)
{
	const struct cc_target *t = cc_target_of(b, role, 0);
	struct cc_err ignored;

	if (t == NULL)
		return cc_find_unasked(h, b, role, 0, &ignored) != CC_FIND_NONE;
	return t->binding.column.len > 0 && cc_find_target(h, t, &ignored) != CC_FIND_NONE;
}

/* Whether the columns asked for of a role stand for rows of their own. */
static bool
is_listed(bool *out, const struct cc_wide_hits *hits, const struct cc_binder *b, const struct cc_header *h,
    unsigned role, struct cc_err *err)
{
	unsigned item = cc_method_role(b->method, CC_ROLE_ITEM);
	const struct cc_target *last = NULL, *first = cc_target_of(b, role, 0);
	bool pattern;
	size_t n = count_plain(&last, &pattern, b, role);

	*out = false;
	if (n == 0)
		return true;
	if (hits->n > 0 || !cc_has_column(b, h, item)) {
		*out = n > 1 || pattern || hits->groups == UINT64_C(1) << item ||
		       (hits->n == 0 && last->binding.column.at[0] == '#' &&
			   !cc_role_is(b->method, item, CC_ROLE_KEY));
		return true;
	}
	return n == 1 || cc_fail_at(err, last->level == CC_LEVEL_LINE ? CC_EXIT_USAGE : CC_EXIT_STUDY,
			     last->binding.place, N_("\"%s\" and \"%s\" for %s; wanted one column"),
			     cc_quote(first->binding.column).text, cc_quote(last->binding.column).text,
			     b->method->roles[role].name);
}

/* What a pattern of the role, or of the command for the role, says of the column. */
static bool
match_role(struct cc_span *said, const struct cc_target *t, uint32_t column, const struct cc_binder *b,
    const struct cc_header *h, struct cc_matcher *m)
{
	uint64_t item = UINT64_C(1) << cc_method_role(b->method, CC_ROLE_ITEM);

	for (size_t i = 0; i < b->n_targets + b->n_presets; i++) {
		const struct cc_target *p = i < b->n_targets ? &b->target[i] : &b->preset[i - b->n_targets];

		if (p->role != t->role || p->groups != item ||
		    cc_match_name(m, p->pattern, h, column) != CC_MATCH_YES)
			continue;
		for (unsigned g = 1; g <= cc_pattern_groups(p->pattern); g++)
			*said = cc_utf8_trim(cc_match_group(m, g));
		*said = cc_span_dup(h->arena, *said);
		return true;
	}
	return false;
}

static bool
same_text(struct cc_span a, struct cc_span b, struct cc_arena *scratch)
{
	return cc_span_eq(cc_utf8_fold(scratch, a), cc_utf8_fold(scratch, b));
}

/* Hits of a pattern that say the same of the same role make way. */
static void
drop_same(struct cc_wide_hits *hits, const struct cc_target *t, uint32_t column, struct cc_span said,
    struct cc_arena *scratch)
{
	size_t n = 0;

	for (size_t i = 0; i < hits->n; i++) {
		const struct cc_wide_hit *hit = &hits->hit[i];

		if (hit->form != CC_HIT_PATTERN || hit->target->role != t->role ||
		    (hit->column != column && !same_text(hit->group[0], said, scratch)))
			hits->hit[n++] = *hit;
	}
	hits->n = n;
}

static bool
add_column(struct cc_wide_hits *hits, struct cc_target *t, const struct cc_binder *b,
    const struct cc_header *h, struct cc_matcher *m, struct cc_err *err)
{
	uint64_t item = UINT64_C(1) << cc_method_role(b->method, CC_ROLE_ITEM);
	struct cc_span *said = CC_ARRAY(h->arena, struct cc_span, 1);
	int found = cc_find_target(h, t, err);
	bool matched;

	if (found < 0)
		return found != CC_FIND_FAILED;
	matched = match_role(said, t, (uint32_t)found, b, h, m);
	if (!matched)
		*said = cc_utf8_trim(h->name[found]);
	drop_same(hits, t, (uint32_t)found, *said, h->arena);
	if (hits->first == NULL)
		hits->first = t;
	if (hits->groups == 0)
		hits->groups = item;
	if (hits->groups != item)
		return cc_fail_at(err, CC_EXIT_DATA, h->place,
		    N_("\"%s\" stands beside \"%s\", whose groups say more than the %s; wanted a pattern "
		       "with "
		       "the same groups in its place"),
		    cc_quote(t->binding.column).text, cc_quote(hits->first->binding.column).text,
		    b->method->roles[cc_method_role(b->method, CC_ROLE_ITEM)].name);
	hits->hit[hits->n++] =
	    (struct cc_wide_hit){ t, (uint32_t)found, 0, said, matched ? CC_HIT_MATCHED : CC_HIT_NAMED };
	t->found = true;
	return true;
}

/* The k-th hit of a role, or of those that only their headers name; NULL: it has fewer. */
static struct cc_wide_hit *
hit_of(const struct cc_wide_hits *hits, unsigned role, bool named, size_t k)
{
	for (size_t i = 0; i < hits->n; i++)
		if (hits->hit[i].target->role == role && (!named || hits->hit[i].form == CC_HIT_NAMED) &&
		    k-- == 0)
			return &hits->hit[i];
	return NULL;
}

static size_t
count_hits(const struct cc_wide_hits *hits, unsigned role, bool named)
{
	size_t n = 0;

	while (hit_of(hits, role, named, n) != NULL)
		n++;
	return n;
}

/* Two columns of one name, of the role that names the items, are told apart by position. */
static void
tell_apart(struct cc_wide_hits *hits, unsigned role, struct cc_arena *arena)
{
	struct cc_span *name = CC_ARRAY(arena, struct cc_span, hits->n + 1);
	struct cc_wide_hit *hit, *other;

	for (size_t k = 0; (hit = hit_of(hits, role, true, k)) != NULL; k++) {
		bool again = hit->group[0].len == 0;

		for (size_t j = 0; (other = hit_of(hits, role, false, j)) != NULL; j++)
			again |= other != hit && same_text(other->group[0], hit->group[0], arena);
		name[k] = hit->group[0];
		if (again)
			name[k] = cc_span(cc_format(arena, "%.*s%s#%u", (int)name[k].len, name[k].at,
			    name[k].len > 0 ? " " : "", hit->column + 1));
	}
	for (size_t k = 0; (hit = hit_of(hits, role, true, k)) != NULL; k++)
		hit->group[0] = name[k];
}

/* Columns of `role` that nothing but their headers names go with those of `base`. */
static bool
pair_up(struct cc_wide_hits *hits, unsigned role, unsigned base, const struct cc_binder *b,
    const struct cc_header *h, struct cc_err *err)
{
	size_t n = count_hits(hits, role, true), all = count_hits(hits, role, false);
	bool named = n == count_hits(hits, base, true);
	struct cc_wide_hit *hit;

	if (n == 0)
		return true;
	if (!named && (n != all || n != count_hits(hits, base, false)))
		return cc_fail_at(err, CC_EXIT_DATA, h->place,
		    N_("%zu columns for %s and %zu for %s; wanted as many, in the same order"),
		    count_hits(hits, base, false), b->method->roles[base].name, all,
		    b->method->roles[role].name);
	for (size_t k = 0; (hit = hit_of(hits, role, true, k)) != NULL; k++)
		*hit->group = hit_of(hits, base, named, k)->group[0];
	return true;
}

bool
cc_list_columns(struct cc_wide_hits *hits, struct cc_binder *b, const struct cc_header *h,
    struct cc_matcher *m, struct cc_err *err)
{
	unsigned base = 0;
	bool listed, any = false;

	for (unsigned r = 0; r < b->roles; r++) {
		if (!cc_is_listable(b, r))
			continue;
		if (!is_listed(&listed, hits, b, h, r, err))
			return false;
		any |= listed;
		for (size_t i = 0; i < b->n_targets && listed; i++)
			if (b->target[i].role == r && is_plain(&b->target[i]) &&
			    !add_column(hits, &b->target[i], b, h, m, err))
				return false;
	}
	if (!any || hits->n == 0)
		return true;
	while (count_hits(hits, base, false) == 0)
		base++;
	tell_apart(hits, base, h->arena);
	for (unsigned r = base + 1; r < b->roles; r++)
		if (!pair_up(hits, r, base, b, h, err))
			return false;
	return true;
}
