/* scaffold_match.c -- columns -> roles and items, for a scaffold.
 *
 * Columns are matched with roles by whole names first, then by names that
 * hold one of a role's words, then by what they hold; each column serves once.
 */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "cli/cli.h"

const char cc_scaffold_by_pattern[] = "";

enum { TEXTS_MAX = 20 };

/* Whole numbers from here on may be days or seconds. */
#define DAYS_FROM 1e7

/* One column for a role or an item that has none; false: none fits the word. */
static bool
claim(struct cc_scaffold *s, const char *use, struct cc_span key, struct cc_span word, bool part)
{
	struct cc_span folded = cc_utf8_fold(s->arena, word);
	size_t found = s->sample.n;

	if (part && cc_utf8_chars(folded) < 2)
		return false;
	for (size_t c = 0; c < s->sample.n; c++) {
		struct cc_span name = s->sample.column[c].folded;

		if (s->use[c] != NULL ||
		    !(part ? cc_scaffold_find_word(name, folded) != NULL : cc_span_eq(name, folded)))
			continue;
		/* the columns of a sheet are no column of ids */
		if (part && (found < s->sample.n || cc_scaffold_is_score(s, &s->sample.column[c])))
			return false;
		found = c;
		if (!part)
			break;
	}
	if (found == s->sample.n)
		return false;
	s->use[found] = use;
	s->key[found] = key;
	s->known[found] = part ? CC_KNOWN_PART : CC_KNOWN_NAME;
	return true;
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

/* One column to read as numbers. */
static void
read_column(struct cc_scaffold *s, const struct cc_role *role, size_t c)
{
	bool *column = CC_ARRAY(s->arena, bool, s->sample.n);

	column[c] = true;
	cc_scaffold_reading(s, role, s->key[c], column);
}

/* Columns that patterns of the command find by themselves. */
static bool
match_wide(struct cc_scaffold *s, const struct cc_role *role)
{
	struct cc_span *item = cc_scaffold_items(&s->sample, role, s->arena);
	bool *column = CC_ARRAY(s->arena, bool, s->sample.n), found = false;

	for (size_t c = 0; c < s->sample.n; c++) {
		if (item[c].at == NULL || s->use[c] != NULL)
			continue;
		found = column[c] = true;
		s->use[c] = cc_scaffold_by_pattern;
		s->key[c] = cc_span(role->name);
		s->item[c] = item[c];
	}
	if (found)
		cc_scaffold_reading(s, role, cc_span(role->name), column);
	return found;
}

/* Names that other programs give to what a role is; only a scaffold goes by them. */
static bool
claim_hint(struct cc_scaffold *s, const struct cc_role *role)
{
	bool done = false;

	for (size_t i = 0; i < sizeof role->hint / sizeof *role->hint && role->hint[i] != NULL; i++)
		done = done || claim(s, role->name, cc_span(role->name), cc_span(role->hint[i]), false);
	return done;
}

static void
match_names(struct cc_scaffold *s, size_t roles)
{
	const struct cc_method *method = s->tool->method;
	unsigned item = cc_method_role(method, CC_ROLE_ITEM);
	bool has_item; /* in a column: only then texts can be about it */

	for (size_t r = 0; r < roles; r++) {
		const struct cc_role *role = &method->roles[r];
		const struct cc_items *items = s->run->items[r];

		if (!cc_role_named(role) || role->flags & CC_ROLE_WEIGHT) {
			s->done[r] = true;
			continue;
		}
		if (items == NULL) {
			s->done[r] = claim_role(s, role, false);
			s->laid_out |= s->done[r] && cc_method_lays_out(method, (unsigned)r);
			continue;
		}
		if (role->flags & CC_ROLE_SCALE)
			s->scored = role;
		for (uint32_t i = 0; i < items->n; i++)
			if (claim_item(s, role->items, &items->item[i]))
				s->preset_found |= s->scored == role;
	}
	/* of questions any column may be one: none is guessed */
	for (size_t r = 0; r < roles; r++)
		s->done[r] |= cc_scaffold_is_columns(&method->roles[r]);
	for (size_t r = 0; r < roles; r++)
		if (!s->done[r] && s->run->items[r] == NULL && claim_hint(s, &method->roles[r])) {
			s->done[r] = true;
			s->laid_out |= cc_method_lays_out(method, (unsigned)r);
		}
	has_item = item != CC_NO_ROLE && s->done[item];
	/* a guess must not make a second layout of the file */
	for (size_t r = 0; r < roles; r++)
		if (!s->done[r] && match_wide(s, &method->roles[r])) {
			s->done[r] = s->laid_out = true;
			if (item != CC_NO_ROLE)
				s->done[item] = true;
		}
	for (size_t r = 0; r < roles; r++)
		if (s->run->items[r] == NULL && !s->done[r] && !cc_method_lays_out(method, (unsigned)r) &&
		    (method->roles[r].kind != CC_TEXT || item == CC_NO_ROLE || has_item))
			s->done[r] = claim_role(s, &method->roles[r], true);
}

/* Words in the names of columns that tell people apart, or what they rate. */
static bool
tells_people(struct cc_span name)
{
	static const char *const word[] = { "id", "respondent", "respondentid", "participant", "respnum",
		"voter", "visitor", "user", "member", "customer", "reviewer", "evaluator", "juror",
		"panelist", "employee", "email", "name", "judge", "rater", "jury", "person", "respondent_id",
		"no." };
	static const char *const part[] = { "回答者", "会員", "番号", "氏名", "名前", "評価者", "審査員",
		"メールアドレス", "参加者", "来場者", "訪問者", "投票者", "採点者", "社員" };

	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (cc_scaffold_find_word(name, cc_span(word[i])) != NULL)
			return true;
	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		if (cc_scaffold_find_word(name, cc_span(part[i])) != NULL)
			return true;
	return name.len > 2 && memcmp(name.at + name.len - 2, "id", 2) == 0;
}

static void
give(struct cc_scaffold *s, unsigned role, size_t c)
{
	const struct cc_role *r = &s->tool->method->roles[role];

	s->use[c] = r->name;
	s->key[c] = cc_span(r->name);
	s->known[c] = CC_KNOWN_VALUES;
	s->done[role] = true;
}

/* A column whose values are all different, for ids: of people where its name
 * says so, else of what is rated, in the first column. */
static void
guess_ids(struct cc_scaffold *s, size_t roles)
{
	const struct cc_role *role = s->tool->method->roles;
	unsigned item = cc_method_role(s->tool->method, CC_ROLE_ITEM), who = CC_NO_ROLE;

	size_t people = 0;
	bool sheet = item != CC_NO_ROLE && !s->done[item] && (role[item].flags & CC_ROLE_KEY);

	for (unsigned r = 0; r < roles && who == CC_NO_ROLE; r++)
		if (role[r].kind == CC_ID && !(role[r].flags & (CC_ROLE_ITEM | CC_ROLE_SEGMENT)) &&
		    !cc_scaffold_is_columns(&role[r]))
			who = r;
	for (size_t c = 0; c < s->sample.n; c++)
		people += s->use[c] == NULL && tells_people(s->sample.column[c].folded);
	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_sample_column *one = &s->sample.column[c];
		bool unique = one->different == one->values && one->values >= 2 &&
			      one->days * 2 < one->values && one->characters < 60 * one->values;

		/* a column of scores for each rater is none of ids */
		if (s->use[c] != NULL || !unique || one->unnamed ||
		    (people > 1 && cc_scaffold_is_score(s, one)))
			continue;
		if (who != CC_NO_ROLE && !s->done[who] &&
		    (tells_people(one->folded) ||
			(c == 0 && sheet && one->wholes == one->values && one->high < DAYS_FROM)))
			give(s, who, c);
		else if (c == 0 && item != CC_NO_ROLE && !s->done[item] && (role[item].flags & CC_ROLE_KEY) &&
			 one->numbers == 0)
			give(s, item, c);
	}
}

/* Answers in people's own words: long, and hardly two alike. */
static bool
is_text(const struct cc_sample_column *c)
{
	uint64_t texts = c->values - c->numbers;
	size_t alike = 0;

	for (size_t i = 1; i < c->n_distinct; i++)
		alike += c->distinct[i].len >= 8 && c->distinct[0].len >= 8 &&
			 memcmp(c->distinct[i].at, c->distinct[0].at, 8) == 0;
	return !c->unnamed && c->values >= 2 && c->numbers * 4 < c->values && c->days * 4 < c->values &&
	       (c->more || c->n_distinct == c->values) && c->characters >= 9 * texts &&
	       (c->different * 2 > c->values || (c->different == 0 && c->characters > 20 * texts)) &&
	       alike * 2 < c->n_distinct && cc_scaffold_split(c) == NULL;
}

static void
guess_texts(struct cc_scaffold *s, size_t roles)
{
	for (unsigned r = 0; r < roles; r++) {
		const struct cc_role *role = &s->tool->method->roles[r];
		unsigned needed = CC_ROLE_MULTI | CC_ROLE_NEEDED;

		if (role->kind != CC_TEXT || (role->flags & needed) != needed)
			continue;
		for (size_t c = 0, n = 0; c < s->sample.n && n < TEXTS_MAX; c++)
			if (s->use[c] == NULL && is_text(&s->sample.column[c])) {
				give(s, r, c);
				n++;
			}
	}
}

/* A date by its name is one only where its days can be read. */
static void
match_dates(struct cc_scaffold *s, size_t roles)
{
	for (unsigned r = 0; r < roles; r++) {
		const struct cc_role *role = &s->tool->method->roles[r];

		for (size_t c = 0; c < s->sample.n && role->kind == CC_DATE; c++) {
			const struct cc_sample_column *one = &s->sample.column[c];
			bool days = one->values > 0 && one->days + one->numbers == one->values;

			if (s->use[c] == role->name && !days)
				s->use[c] = NULL;
			else if (s->use[c] == NULL && !s->done[r] && one->values > 1 &&
				 one->days == one->values)
				give(s, r, c);
		}
	}
}

/* Columns of scores: the items' own, or where no name told, by their values. */
static void
match_scores(struct cc_scaffold *s)
{
	bool alone = !s->preset_found && !s->laid_out;

	for (size_t c = 0; s->scored != NULL && c < s->sample.n; c++)
		if (s->use[c] == s->scored->items)
			read_column(s, s->scored, c);
	for (size_t c = 0; s->scored != NULL && alone && c < s->sample.n; c++) {
		if (s->use[c] != NULL || !cc_scaffold_is_score(s, &s->sample.column[c]) ||
		    s->n_readings == CC_SCAFFOLD_READINGS_MAX)
			continue;
		s->use[c] = s->scored->items;
		s->key[c] = s->sample.column[c].name; /* the id that put_section() gives it */
		read_column(s, s->scored, c);
	}
}

/* Single columns that are numbers of the command. */
static void
match_numbers(struct cc_scaffold *s, size_t roles)
{
	for (size_t c = 0; c < s->sample.n; c++)
		for (size_t r = 0; r < roles; r++) {
			const struct cc_role *role = &s->tool->method->roles[r];

			if (s->use[c] == role->name && role->kind == CC_NUMBER)
				read_column(s, role, c);
		}
}

/* Where nothing else says what is rated: a question of which several answers
 * could be chosen.  Its cells are divided. */
static void
match_choices(struct cc_scaffold *s)
{
	unsigned item = cc_method_role(s->tool->method, CC_ROLE_ITEM);

	if (item == CC_NO_ROLE || s->done[item] || s->laid_out || s->preset_found ||
	    !(s->tool->method->roles[item].flags & CC_ROLE_KEY))
		return;
	for (size_t c = 0; c < s->sample.n && !s->done[item]; c++)
		if (s->use[c] == NULL && !s->sample.column[c].unnamed &&
		    cc_scaffold_split(&s->sample.column[c]) != NULL)
			give(s, item, c);
	s->laid_out = s->done[item];
}

void
cc_scaffold_match(struct cc_scaffold *s)
{
	size_t roles = 0, n = s->sample.n;

	while (s->tool->method->roles[roles].name != NULL)
		roles++;
	s->use = CC_ARRAY(s->arena, const char *, n);
	s->key = CC_ARRAY(s->arena, struct cc_span, n);
	s->known = CC_ARRAY(s->arena, enum cc_known, n);
	s->item = CC_ARRAY(s->arena, struct cc_span, n);
	s->axis = CC_ARRAY(s->arena, struct cc_span, n);
	s->done = CC_ARRAY(s->arena, bool, roles);
	match_names(s, roles);
	match_dates(s, roles);
	match_numbers(s, roles);
	for (unsigned r = 0; r < roles; r++)
		if (!s->done[r] && !s->laid_out && cc_scaffold_words(s, r))
			s->preset_found = true;
	guess_ids(s, roles);
	guess_texts(s, roles);
	if (!cc_scaffold_block(s)) {
		match_choices(s);
		match_scores(s);
	}
	cc_scaffold_judge(s);
}
