/* scaffold_section.c -- the command's own section of a scaffold. */
#include "cli/scaffold_part.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "rec/yaml_text.h"

#include <math.h>

enum { QUESTION_MOST = 30 };

static bool
names_columns(const struct cc_method *method, const char *list)
{
	for (const struct cc_role *r = method->roles; r->name != NULL; r++)
		if (r->items != NULL && strcmp(r->items, list) == 0)
			return true;
	return false;
}

/* The list that names no columns: what the columns of a wide sheet are about. */
static const struct cc_items_spec *
wide_list(const struct cc_method *method)
{
	const struct cc_items_spec *list = method->items;

	while (list != NULL && list->key != NULL && names_columns(method, list->key))
		list++;
	return list != NULL && list->key != NULL ? list : NULL;
}

/* What the columns are about; by its id where the command knows it, so that it keeps its other names. */
static struct cc_span *
wide_items(const struct cc_scaffold *s, const struct cc_items_spec *list)
{
	const struct cc_items *known = &s->run->study->items[list - s->tool->method->items];
	struct cc_span *item = CC_ARRAY(s->arena, struct cc_span, s->sample.n);

	for (size_t c = 0; c < s->sample.n; c++) {
		uint32_t i = s->item[c].at != NULL ? cc_items_find(known, s->item[c], s->arena) : CC_NO_ITEM;

		item[c] = i != CC_NO_ITEM ? known->item[i].id : s->item[c];
	}
	return item;
}

static void
put_wide(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_items_spec *list)
{
	size_t left;

	cc_buf_printf(out, "  %s:  # %s", list->key,
	    cc_scaffold_say(s, "as the header names them; an entry may also have: label, aliases",
		"見出しにある名前です。次の項目も書けます: label, aliases"));
	for (size_t i = 0; list->keys != NULL && list->keys[i] != NULL; i++)
		cc_buf_printf(out, ", %s", list->keys[i]);
	cc_buf_putc(out, '\n');
	left = cc_scaffold_list(out, wide_items(s, list), s->sample.n, s->arena);
	if (left > 0)
		cc_buf_printf(out,
		    cc_scaffold_say(s, "    ## %zu more, which need no entry\n",
			"    ## ほか %zu 件（書かなくても読めます）\n"),
		    left);
}

/* The names of axes that the sheet has, where they are not the command's own. */
static size_t
find_axes(struct cc_span *axis, const struct cc_scaffold *s)
{
	size_t n = 0;

	for (size_t c = 0; c < s->sample.n; c++) {
		axis[c] = s->axis[c];
		if (s->scored != NULL && s->use[c] == s->scored->items)
			axis[c] = s->key[c];
		n += axis[c].at != NULL;
	}
	return n;
}

static bool
has_other_axes(const struct cc_scaffold *s, const struct cc_span *axis)
{
	const struct cc_items *known = NULL;

	for (unsigned r = 0; s->tool->method->roles[r].name != NULL; r++)
		if (&s->tool->method->roles[r] == s->scored)
			known = s->run->items[r];
	for (size_t c = 0; c < s->sample.n && known != NULL; c++)
		if (axis[c].at != NULL && cc_items_find(known, axis[c], s->arena) == CC_NO_ITEM)
			return true;
	return false;
}

static void
put_axes(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_span *axis)
{
	cc_buf_printf(out, "  %s:  # %s\n", s->scored->items,
	    cc_scaffold_say(s, "columns that look like scores; delete what is none",
		"得点らしい列です。違うものは消してください"));
	cc_scaffold_list(out, axis, s->sample.n, s->arena);
}

static double
number_of(const struct cc_opt *o)
{
	return ((const struct cc_number *)o->value)->value;
}

const struct cc_opt *
cc_scaffold_scale(const struct cc_tool *tool)
{
	const struct cc_opt *o = tool->options;

	while (o->name != NULL && o->kind != CC_OPT_RANGE)
		o++;
	return o->name != NULL ? o : NULL;
}

bool
cc_scaffold_rescales(const struct cc_scaffold *s)
{
	const struct cc_opt *scale = cc_scaffold_scale(s->tool);
	const struct cc_range *usual = scale != NULL ? scale->value : NULL;

	return usual != NULL && s->low < s->high && (s->low != usual->low || s->high != usual->high);
}

/* Besides the scale: what has no default on it is given one, what has one is
 * proposed in a comment. */
static void
put_scale(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_opt *scale, size_t items)
{
	char low[CC_NUM_MAX], high[CC_NUM_MAX], value[CC_NUM_MAX];

	cc_num_print(low, s->low);
	cc_num_print(high, s->high);
	cc_buf_printf(out, "  %s: [%s, %s]", cc_opt_key(scale->name, s->arena), low, high);
	cc_num_print(low, s->least);
	cc_num_print(high, s->most);
	if (s->least <= s->most)
		cc_buf_printf(out,
		    cc_scaffold_say(s, "  # seen: %s to %s; correct it",
			"  # 見つかった値は %s から %s。確かめてください"),
		    low, high);
	cc_buf_putc(out, '\n');
	for (const struct cc_opt *o = s->tool->options; o->name != NULL; o++) {
		if (o->rescaled == NULL)
			continue;
		cc_num_print(value, o->rescaled(s->low, s->high, items));
		cc_buf_printf(out, "  %s%s: %s  # %s\n", isnan(number_of(o)) ? "" : "# ",
		    cc_opt_key(o->name, s->arena), value, cc_words_in(&o->scaled, s->run->lang));
	}
}

static void
put_drafts(struct cc_buf *out, const struct cc_scaffold *s)
{
	for (const struct cc_opt *o = s->tool->options; o->name != NULL; o++)
		if (o->draft != NULL)
			cc_buf_printf(out, "  %s: %s  # --%s: %s\n", o->key != NULL ? o->key : o->name,
			    o->draft, o->name, o->help);
}

static bool
has_draft(const struct cc_tool *tool)
{
	for (const struct cc_opt *o = tool->options; o->name != NULL; o++)
		if (o->draft != NULL)
			return true;
	return false;
}

/* How many values a list has, each counted once however often it comes. */
static size_t
count_listed(const struct cc_scaffold *s, const struct cc_span *axis)
{
	struct cc_buf none = { 0 };
	size_t n = 0;

	cc_scaffold_list(&none, axis, s->sample.n, s->arena);
	for (size_t i = 0; i < none.len; i++)
		n += none.at[i] == '\n';
	cc_buf_free(&none);
	return n;
}

/* Whether ids of what is rated, or of people, stand in a column. */
static bool
has_column(const struct cc_scaffold *s, unsigned flag, bool with)
{
	for (const struct cc_role *r = s->tool->method->roles; r->name != NULL; r++) {
		if (r->kind != CC_ID || (r->flags & CC_ROLE_SEGMENT) || ((r->flags & flag) != 0) != with)
			continue;
		for (size_t c = 0; c < s->sample.n; c++)
			if (s->use[c] == r->name)
				return true;
	}
	return false;
}

/* Columns that may be questions: of a few values, which are not one for each row. */
static bool
is_question(const struct cc_scaffold *s, size_t c)
{
	const struct cc_sample_column *one = &s->sample.column[c];

	return s->use[c] == NULL && !one->unnamed && one->n_distinct >= 2 &&
	       (one->different == 0 ? !one->more : one->different <= QUESTION_MOST) &&
	       one->different != one->values && one->days < one->values;
}

static bool
has_questions(const struct cc_scaffold *s)
{
	bool asks = false, any = false;

	for (const struct cc_role *r = s->tool->method->roles; r->name != NULL; r++)
		asks |= cc_scaffold_is_columns(r);
	for (size_t c = 0; asks && c < s->sample.n; c++)
		any |= is_question(s, c);
	return any;
}

static void
put_questions(struct cc_buf *out, const struct cc_scaffold *s)
{
	cc_buf_printf(out, "  questions:  # %s\n",
	    cc_scaffold_say(s,
		"take out those that are none; an entry may also have: label, scale, order, nets, bins",
		"設問でないものは消してください。次の項目も書けます: label, scale, order, nets, bins"));
	for (size_t c = 0; c < s->sample.n; c++) {
		const char *split = is_question(s, c) ? cc_scaffold_split(&s->sample.column[c]) : NULL;

		if (!is_question(s, c))
			continue;
		cc_buf_puts(out, split != NULL ? "    - {id: " : "    - ");
		cc_yaml_scalar(out, s->sample.column[c].name);
		if (split != NULL)
			cc_buf_printf(out, ", split: \"%s\"}", split);
		cc_buf_putc(out, '\n');
	}
	cc_buf_printf(out, "  # banners: []  # %s\n",
	    cc_scaffold_say(s, "the columns whose values are the groups, as --by names them",
		"値がグループになる列。--by で指定する列"));
}

void
cc_scaffold_section(struct cc_buf *out, const struct cc_scaffold *s)
{
	const struct cc_opt *scale = cc_scaffold_scale(s->tool);
	const struct cc_items_spec *list = wide_list(s->tool->method);
	struct cc_span *axis = CC_ARRAY(s->arena, struct cc_span, s->sample.n);
	bool axes = find_axes(axis, s) > 0 && has_other_axes(s, axis), wide = false;
	bool repeats = has_column(s, CC_ROLE_ITEM, true) && has_column(s, CC_ROLE_ITEM, false);
	bool other = cc_scaffold_rescales(s);

	for (size_t c = 0; c < s->sample.n && list != NULL; c++)
		wide |= s->item[c].at != NULL;
	if (!axes && !other && !wide && !repeats && !has_draft(s->tool) && !has_questions(s))
		return;
	cc_buf_printf(out, "\n%s:\n", cc_opt_key(s->tool->name, s->arena));
	if (has_questions(s))
		put_questions(out, s);
	if (axes)
		put_axes(out, s, axis);
	if (wide)
		put_wide(out, s, list);
	if (other)
		put_scale(out, s, scale, count_listed(s, axis) > 0 ? count_listed(s, axis) : 1);
	put_drafts(out, s);
	if (repeats)
		cc_buf_printf(out, "  # dup: last  # %s\n",
		    cc_scaffold_say(s,
			"which of two answers of a person counts, else they are an error: first or last",
			"同じ人の二つの回答のどちらを使うか: first か last。指定しなければエラーです"));
}
