/* scaffold_match.c -- columns -> roles and items, for a scaffold.
 *
 * Columns are matched with roles by whole names first, then by names that
 * hold one of a role's words; each column serves once.
 */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "cli/cli.h"

const char cc_scaffold_by_pattern[] = "";

/* Scores: whole numbers up to here. */
enum { SCORE_MAX = 10 };

/* word in a name, not as a part of another word of Latin letters. */
static bool
holds_word(struct cc_span name, struct cc_span word)
{
	for (size_t i = 0; i + word.len <= name.len; i++) {
		if (memcmp(name.at + i, word.at, word.len) != 0)
			continue;
		if ((i == 0 || !cc_is_word_byte(name.at[i - 1]) || !cc_is_word_byte(word.at[0])) &&
		    (i + word.len == name.len || !cc_is_word_byte(name.at[i + word.len]) ||
			!cc_is_word_byte(word.at[word.len - 1])))
			return true;
	}
	return false;
}

/* One column for a role or an item that has none; false: none fits the word. */
static bool
claim(struct cc_scaffold *s, const char *use, struct cc_span key, struct cc_span word, bool part)
{
	struct cc_span folded = cc_utf8_fold(s->arena, word);

	if (part && cc_utf8_chars(folded) < 2)
		return false;
	for (size_t c = 0; c < s->sample.n; c++) {
		struct cc_span name = s->sample.column[c].folded;

		if (s->use[c] != NULL || !(part ? holds_word(name, folded) : cc_span_eq(name, folded)))
			continue;
		s->use[c] = use;
		s->key[c] = key;
		s->guess[c] = part;
		return true;
	}
	return false;
}

static bool
claim_role(struct cc_scaffold *s, const struct cc_role *role, bool part)
{
	struct cc_span name = cc_span(role->name);
	bool done = claim(s, role->name, name, name, part);

	for (size_t i = 0; i < sizeof role->alias / sizeof *role->alias && role->alias[i] != NULL; i++)
		done = done || claim(s, role->name, name, cc_span(role->alias[i]), part);
	return done;
}

static bool
claim_item(struct cc_scaffold *s, const char *list, const struct cc_item *item)
{
	bool done = claim(s, list, item->id, item->id, false);

	for (int lang = 0; lang < CC_LANGS; lang++)
		if (item->label.in[lang] != NULL)
			done = done || claim(s, list, item->id, cc_span(item->label.in[lang]), false);
	for (size_t i = 0; i < item->n_aliases; i++)
		done = done || claim(s, list, item->id, item->alias[i], false);
	return done;
}

static bool
is_score(const struct cc_sample_column *c)
{
	return c->values > 0 && c->numbers == c->values && c->wholes == c->values && c->low >= 0 &&
	       c->high <= SCORE_MAX && !c->unnamed;
}

static void
see_score(struct cc_scaffold *s, const struct cc_sample_column *column)
{
	s->low = column->low < s->low ? column->low : s->low;
	s->high = column->high > s->high ? column->high : s->high;
}

/* Columns that patterns of the command find by themselves. */
static bool
match_wide(struct cc_scaffold *s, const struct cc_role *role)
{
	struct cc_span *item = cc_scaffold_items(&s->sample, role, s->arena);
	bool found = false;

	for (size_t c = 0; c < s->sample.n; c++) {
		if (item[c].at == NULL || s->use[c] != NULL)
			continue;
		found = true;
		s->use[c] = cc_scaffold_by_pattern;
		s->key[c] = cc_span(role->name);
		s->item[c] = item[c];
		if (is_score(&s->sample.column[c]))
			see_score(s, &s->sample.column[c]);
	}
	return found;
}

static void
match_roles(struct cc_scaffold *s)
{
	const struct cc_role *roles = s->tool->method->roles;
	size_t n = 0;
	bool *done;

	while (roles[n].name != NULL)
		n++;
	done = CC_ARRAY(s->arena, bool, n);
	for (size_t r = 0; r < n; r++) {
		const struct cc_items *items = s->run->items[r];

		if (items == NULL) {
			done[r] = claim_role(s, &roles[r], false);
			s->laid_out |= done[r] && cc_method_lays_out(s->tool->method, (unsigned)r);
			continue;
		}
		if (roles[r].flags & CC_ROLE_SCALE)
			s->scored = &roles[r];
		for (uint32_t i = 0; i < items->n; i++)
			if (claim_item(s, roles[r].items, &items->item[i]))
				s->preset_found |= s->scored == &roles[r];
	}
	/* a guess must not make a second layout of the file */
	for (size_t r = 0; r < n; r++)
		if (!done[r])
			done[r] = match_wide(s, &roles[r]);
	for (size_t r = 0; r < n; r++)
		if (s->run->items[r] == NULL && !done[r] && !cc_method_lays_out(s->tool->method, (unsigned)r))
			claim_role(s, &roles[r], true);
}

/* Columns of scores: the items' own, or where no name told, by their values. */
static void
match_scores(struct cc_scaffold *s)
{
	for (size_t c = 0; s->scored != NULL && c < s->sample.n; c++) {
		const struct cc_sample_column *column = &s->sample.column[c];

		if (!is_score(column))
			continue;
		if (s->use[c] == NULL && !s->preset_found && !s->laid_out) {
			s->use[c] = s->scored->items;
			s->key[c] = column->name; /* the id that put_section() gives it */
		}
		if (s->use[c] != s->scored->items)
			continue;
		see_score(s, column);
	}
}

void
cc_scaffold_match(struct cc_scaffold *s)
{
	s->use = CC_ARRAY(s->arena, const char *, s->sample.n);
	s->key = CC_ARRAY(s->arena, struct cc_span, s->sample.n);
	s->guess = CC_ARRAY(s->arena, bool, s->sample.n);
	s->item = CC_ARRAY(s->arena, struct cc_span, s->sample.n);
	s->low = SCORE_MAX;
	match_roles(s);
	match_scores(s);
}
