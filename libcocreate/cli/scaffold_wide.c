/* scaffold_wide.c -- which columns are rows of their own.
 *
 * A jury sheet has a column per idea, per rater, or per pair of two of idea,
 * rater and axis; a survey one per outcome, whose name holds a word of a role. */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "cli/cli.h"

static void
take(struct cc_scaffold *s, const struct cc_role *role, const bool *column, const char *pattern)
{
	struct cc_reading *r = cc_scaffold_reading(s, role, cc_span(role->name), column);

	if (r != NULL)
		r->pattern = pattern;
	for (size_t c = 0; c < s->sample.n; c++)
		if (column[c]) {
			s->use[c] = cc_scaffold_by_pattern;
			s->key[c] = cc_span(role->name);
			s->known[c] = CC_KNOWN_VALUES;
		}
	s->done[role - s->tool->method->roles] = true;
}

/* A word of the role in a name, its own or an alias. */
static bool
holds_role(const struct cc_scaffold *s, const struct cc_role *role, struct cc_span folded)
{
	for (size_t i = 0; i <= sizeof role->alias / sizeof *role->alias; i++) {
		const char *word = i == 0 ? role->name : i <= 8 ? role->alias[i - 1] : NULL;
		struct cc_span w;

		if (word == NULL)
			break;
		w = cc_utf8_fold(s->arena, cc_span(word));
		if (word[0] != '/' && cc_utf8_chars(w) >= 3 && cc_scaffold_find_word(folded, w) != NULL)
			return true;
	}
	return false;
}

static unsigned
item_role(const struct cc_scaffold *s)
{
	return cc_method_role(s->tool->method, CC_ROLE_ITEM);
}

bool
cc_scaffold_words(struct cc_scaffold *s, unsigned role)
{
	const struct cc_role *r = &s->tool->method->roles[role];
	bool *column = CC_ARRAY(s->arena, bool, s->sample.n);
	size_t n = 0;
	unsigned item = item_role(s);
	const char *pattern;

	if (item == CC_NO_ROLE || r->kind != CC_NUMBER || r->items != NULL ||
	    !cc_method_lays_out(s->tool->method, role))
		return false;
	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_sample_column *one = &s->sample.column[c];

		column[c] =
		    s->use[c] == NULL && holds_role(s, r, one->folded) && cc_scaffold_is_score(s, one);
		n += column[c];
	}
	if (n < 2)
		return false;
	pattern = cc_scaffold_around(s, column, s->tool->method->roles[item].name);
	if (pattern == NULL)
		return false;
	take(s, r, column, pattern);
	s->done[item] = true;
	return true;
}

static bool
is_numbered(struct cc_span name)
{
	size_t i = 0;

	while (i < name.len && cc_is_digit_byte(name.at[i]))
		i++;
	return i > 0 && i == name.len;
}

/* Whether the names of two neighbours are of one kind. */
static bool
is_alike(struct cc_span a, struct cc_span b)
{
	size_t q = cc_scaffold_question(a);

	return q == cc_scaffold_question(b) && memcmp(a.at, b.at, q) == 0 && is_numbered(a) == is_numbered(b);
}

/* The longest run of neighbours that are scores. */
static size_t
find_block(struct cc_scaffold *s, bool *column)
{
	size_t best = 0, best_at = 0, n = 0;

	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_sample_column *one = &s->sample.column[c];

		if (n > 0 && !is_alike(one->name, s->sample.column[c - 1].name))
			n = 0;
		n = s->use[c] == NULL && cc_scaffold_is_score(s, one) ? n + 1 : 0;
		if (n > best) {
			best = n;
			best_at = c + 1 - n;
		}
	}
	for (size_t c = best_at; c < best_at + best; c++)
		column[c] = true;
	return best;
}

/* The role whose values the names of a block may be, if it has no column. */
static unsigned
free_role(const struct cc_scaffold *s, unsigned role)
{
	return role != CC_NO_ROLE && !s->done[role] ? role : CC_NO_ROLE;
}

static unsigned
role_of_kind(const struct cc_scaffold *s, enum cc_kind kind, unsigned without)
{
	const struct cc_role *roles = s->tool->method->roles;

	for (unsigned r = 0; roles[r].name != NULL; r++)
		if (roles[r].kind == kind && !(roles[r].flags & without) && roles[r].items == NULL)
			return r;
	return CC_NO_ROLE;
}

/* The number that a block is of: scores, or votes. */
static unsigned
block_number(const struct cc_scaffold *s, bool votes)
{
	const struct cc_role *roles = s->tool->method->roles;
	unsigned found = CC_NO_ROLE, n = 0;

	for (unsigned r = 0; roles[r].name != NULL; r++)
		if (roles[r].kind == CC_NUMBER && roles[r].items == NULL && !s->done[r] &&
		    cc_method_lays_out(s->tool->method, r)) {
			if (!(roles[r].flags & CC_ROLE_SCALE) && votes)
				return r;
			n += (roles[r].flags & CC_ROLE_SCALE) != 0;
			found = roles[r].flags & CC_ROLE_SCALE ? r : found;
		}
	return n == 1 && !votes ? found : CC_NO_ROLE;
}

static bool
all_hold(const struct cc_scaffold *s, const bool *column, const struct cc_role *role)
{
	for (size_t c = 0; c < s->sample.n; c++)
		if (column[c] && !holds_role(s, role, s->sample.column[c].folded))
			return false;
	return true;
}

bool
cc_scaffold_block(struct cc_scaffold *s)
{
	const struct cc_role *roles = s->tool->method->roles;
	bool *column = CC_ARRAY(s->arena, bool, s->sample.n), votes = true;
	size_t n = find_block(s, column);
	unsigned item = free_role(s, item_role(s)), number, main;
	unsigned who = free_role(s, role_of_kind(s, CC_ID, CC_ROLE_ITEM | CC_ROLE_SEGMENT));
	unsigned axis = free_role(s, role_of_kind(s, CC_ENTRY, 0));
	const char *pattern = NULL;

	for (size_t c = 0; c < s->sample.n; c++)
		votes &= !column[c] || cc_scaffold_is_vote(&s->sample.column[c]);
	number = block_number(s, votes && n > 0);
	main = item != CC_NO_ROLE ? item : who;
	if (n < 2 || number == CC_NO_ROLE || main == CC_NO_ROLE || s->laid_out)
		return false;
	if (item != CC_NO_ROLE && who != CC_NO_ROLE && s->preset_found)
		return false;
	if (!votes && axis != CC_NO_ROLE) {
		pattern = cc_scaffold_two(s, column, roles[main].name, roles[axis].name);
		s->done[axis] = pattern != NULL;
	}
	/* a few columns of scores of ideas that have a column are axes, if their names
	 * do not say that they are people */
	if (pattern == NULL && s->scored != NULL && item == CC_NO_ROLE && n <= 8 && !votes &&
	    !all_hold(s, column, &roles[main]))
		return false;
	if (pattern == NULL)
		pattern = cc_scaffold_one(s, column, roles[main].name);
	if (pattern == NULL)
		return false;
	take(s, &roles[number], column, pattern);
	s->done[main] = true;
	return true;
}
