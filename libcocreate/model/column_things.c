/* column_things.c -- columns that are things of their own: all that names and patterns find. */
#include "model/column_int.h"

#include "base/arena.h"
#include "base/utf8.h"

static const char *const groups[] = { [CC_SAID_QUESTION] = "question", [CC_SAID_ANSWER] = "answer" };

unsigned
cc_said_group(struct cc_span name)
{
	unsigned g = 0;

	while (g < CC_SAID && (name.at == NULL || !cc_span_eq(name, cc_span(groups[g]))))
		g++;
	return g;
}

/* What one role has of a header, as it grows: each column once, as it was first found. */
struct things {
	const struct cc_header *h;
	struct cc_binder *b;
	unsigned role;
	bool *has;
	struct cc_slots *out;
	struct cc_column_said *said;
	struct cc_matcher *matcher;
	struct cc_err *err;
};

static void
add_thing(struct things *t, uint32_t column, const struct cc_column_said *said)
{
	if (t->has[column])
		return;
	t->has[column] = true;
	t->said[t->out->n] = *said;
	t->out->slot[t->out->n++] = column;
}

static struct cc_column_said
said_of(struct things *t, const struct cc_target *target)
{
	struct cc_column_said said = { .number = target->binding.number };

	for (unsigned g = 1; g <= cc_pattern_groups(target->pattern); g++) {
		struct cc_span text = cc_utf8_trim(cc_match_group(t->matcher, g));

		said.group[cc_said_group(cc_pattern_name(target->pattern, g))] =
		    cc_span_dup(t->h->arena, text);
	}
	return said;
}

/* All that match, but for columns that another role has by its name. */
static bool
add_matches(struct things *t, struct cc_target *target)
{
	for (uint32_t c = 0; c < t->h->n; c++) {
		enum cc_match got = cc_match_name(t->matcher, target->pattern, t->h, c);
		struct cc_column_said said;

		if (got == CC_MATCH_LIMIT)
			return cc_fail_at(t->err, CC_EXIT_DATA, t->h->place,
			    N_("\"%s\" takes too long; wanted a simpler pattern"),
			    cc_quote(target->binding.column).text);
		if (got == CC_MATCH_NO || cc_is_named_for_another(t->b, t->h, c, t->role))
			continue;
		said = said_of(t, target);
		add_thing(t, c, &said);
		target->found = true;
	}
	return true;
}

static bool
add_asked(struct things *t, bool *asked)
{
	for (size_t i = 0; i < t->b->n_targets; i++) {
		struct cc_target *target = &t->b->target[i];
		struct cc_column_said said = { .number = target->binding.number };
		int found;

		if (target->role != t->role)
			continue;
		*asked = true;
		if (target->pattern != NULL) {
			if (!add_matches(t, target))
				return false;
			continue;
		}
		found = target->binding.column.len > 0 ? cc_find_column(t->h, target->binding.column, t->err)
						       : CC_FIND_NONE;
		if (found == CC_FIND_FAILED)
			return false;
		if (found == CC_FIND_NONE)
			continue;
		target->found = true;
		add_thing(t, (uint32_t)found, &said);
	}
	return true;
}

/* Whether somebody named the column for segments: of itself each would hold all or nothing. */
static bool
is_segment(const struct things *t, uint32_t column)
{
	struct cc_err ignored;

	for (size_t i = 0; i < t->b->n_targets; i++) {
		const struct cc_target *target = &t->b->target[i];

		if (target->role != t->role && cc_role_is(t->b->method, target->role, CC_ROLE_SEGMENT) &&
		    target->pattern == NULL && target->binding.column.len > 0 &&
		    cc_find_target(t->h, target, &ignored) == (int)column)
			return true;
	}
	return false;
}

/* Whether some other role has the column, or would take it by its name, unasked. */
static bool
is_of_another(const struct things *t, uint32_t column)
{
	struct cc_err ignored;

	for (unsigned r = 0; r < t->b->roles; r++)
		if (r != t->role && cc_target_of(t->b, r, 0) == NULL && t->b->run->items[r] == NULL &&
		    cc_find_unasked(t->h, t->b, r, 0, &ignored) == (int)column)
			return true;
	return is_segment(t, column) || cc_is_named_for_another(t->b, t->h, column, t->role);
}

bool
cc_find_things(struct cc_slots *out, const struct cc_header *h, struct cc_binder *b, unsigned role,
    struct cc_arena *arena, struct cc_err *err)
{
	struct things t = { h, b, role, CC_ARRAY(arena, bool, h->n), out,
		CC_ARRAY(arena, struct cc_column_said, h->n), cc_matcher_new(), err };
	const struct cc_column_said none = { 0 }, every = { .number = CC_SAID_EVERY };
	bool asked = false, good;
	int found;

	out->slot = CC_ARRAY(arena, uint32_t, h->n + 1);
	out->said = t.said;
	good = add_asked(&t, &asked);
	cc_matcher_free(t.matcher);
	for (uint32_t c = 0; good && (b->run->every >> role & 1) && c < h->n; c++)
		if (h->folded[c].len > 0 && !is_of_another(&t, c))
			add_thing(&t, c, &every);
	if (good && !asked && out->n == 0) {
		found = cc_find_unasked(h, b, role, 0, err);
		good = found != CC_FIND_FAILED;
		if (found >= 0 && !cc_is_named_for_another(b, h, (uint32_t)found, role))
			add_thing(&t, (uint32_t)found, &none);
	}
	b->bound[role][0] |= out->n > 0;
	return good;
}
