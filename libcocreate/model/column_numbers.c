/* column_numbers.c -- cells -> numbers, by their digits or by the labels of a scale. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

/* Beyond it whole numbers cannot be told from each other. */
#define WHOLE_MOST 9007199254740991.

/* How the numbers of one column are read. */
struct numbers {
	struct cc_cells *c;
	unsigned role;
	uint32_t item, declared;    /* the scale that the study names for it */
	const struct cc_turn *turn; /* NULL: the numbers are as they stand */
	const double *limit;	    /* of the run's scale; NULL: not on it, or it has none */
	bool labels;		    /* may stand for numbers */
	bool count;		    /* 2.000 may be two, or two thousand */
	bool ticks;		    /* marks of yes and no, too */
	bool whole;	       /* a count, which is refused where it cannot be told from its neighbours */
	unsigned how;	       /* enum of base/num.h */
	const uint32_t *place; /* of labels; NULL: not needed yet */
};

/* Labels are looked up by their folded form; the same few cells come again. */
uint32_t
cc_cell_label(struct cc_typing *t, const struct cc_scales *s, struct cc_span cell, struct cc_arena *scratch)
{
	uint32_t hash = 0;

	if (cell.len == 0 || cell.len > CC_LABEL_LONGEST)
		return cc_scales_label(s, cell, scratch);
	for (size_t i = 0; i < cell.len; i++)
		hash = hash * 31 + (unsigned char)cell.at[i];
	hash = (hash ^ hash >> 6 ^ hash >> 12) % CC_LABEL_CACHE;
	if (t->cache[hash].len != cell.len || memcmp(t->cache[hash].text, cell.at, cell.len) != 0) {
		t->cache[hash].len = (uint8_t)cell.len;
		memcpy(t->cache[hash].text, cell.at, cell.len);
		t->cache[hash].label = cc_scales_label(s, cell, scratch);
	}
	return t->cache[hash].label;
}

/* For -v, which counts what was not written as machines write it. */
void
cc_audit_number(const struct cc_cells *c, struct cc_span cell)
{
	double ignored;

	if (c->t->run->audit && !cc_num_parse_plain(&ignored, cell))
		c->seen->normalised++;
}

/* What lies outside of a scale, or is a label that no scale has. */
static void
problem_on_scale(const struct numbers *n, uint32_t i, struct cc_span cell, const double *limit)
{
	struct cc_cells *c = n->c;
	const struct cc_binder *b = c->bound->binder;
	struct cc_said low = cc_num_say(limit[0]), high = cc_num_say(limit[1]);

	if (cc_role_is(c->t->method, n->role, CC_ROLE_WORDS) && c->t->run->lexicon != NULL &&
	    !cc_has_digits(cell, c->arena))
		CELL_INVALID(c, i,
		    N_("\"%s\"; wanted a number from %s to %s, or a word such as \"%s\"; what others mean is "
		       "said "
		       "by %s in the study"),
		    cc_quote(cell).text, low.text, high.text,
		    cc_quote(c->t->run->lexicon->words.item[0].id).text, c->t->run->lexicon->key);
	else if (n->labels && b->scales_absent && b->opts.data != NULL)
		CELL_INVALID(c, i,
		    N_("\"%s\"; wanted a number from %s to %s (the labels of scales.yaml are not installed)"),
		    cc_quote(cell).text, low.text, high.text);
	else if (n->labels && n->turn == NULL && !cc_has_digits(cell, c->arena))
		CELL_INVALID(c, i,
		    N_("\"%s\"; wanted a number from %s to %s, or a label of a known scale; write yours, low "
		       "to high, under \"scales\" in the study (--scaffold drafts it)"),
		    cc_quote(cell).text, low.text, high.text);
	else
		CELL_INVALID(c, i, N_("\"%s\"; wanted a number from %s to %s"), cc_quote(cell).text, low.text,
		    high.text);
}

static void
problem_number(const struct numbers *n, uint32_t i, struct cc_span cell)
{
	struct cc_cells *c = n->c;
	const double *limit = n->turn != NULL ? n->turn->limit : n->limit;

	if (n->ticks && n->declared == CC_NO_SCALE)
		CELL_INVALID(c, i,
		    N_("\"%s\"; wanted a number, a label of a known scale, or a mark such as yes no, はい "
		       "いいえ, ○ ×; what others mean is said by %s: {column: COLUMN, for: [...], against: "
		       "[...]} in the study"),
		    cc_quote(cell).text, c->t->method->roles[n->role].name);
	else if (n->declared != CC_NO_SCALE)
		CELL_INVALID(c, i, N_("\"%s\"; wanted a number or a label of the scale \"%s\""),
		    cc_quote(cell).text, cc_quote(c->bound->binder->scales->scale[n->declared].name).text);
	else if (limit != NULL)
		problem_on_scale(n, i, cell, limit);
	else
		CELL_INVALID(c, i, N_("\"%s\"; wanted a number"), cc_quote(cell).text);
	if (!c->bound->binder->opts.invalid_missing)
		cc_hint_number(c, n->role, n->item, cell, limit, n->labels && n->declared == CC_NO_SCALE);
}

/* Each label's place, 0 where it has none.  What is open here will not be
 * used: no scale holds all the labels, which ends the run. */
static const uint32_t *
label_places(const struct numbers *n)
{
	const struct cc_cells *c = n->c;
	const struct cc_scales *s = c->bound->binder->scales;
	const struct cc_labels *seen = c->t->now.labels[n->role][n->item];
	uint32_t scale = n->declared;
	uint32_t *place;
	bool open;

	if (scale == CC_NO_SCALE && c->bound->scale != NULL)
		scale = c->bound->scale[n->role][n->item];
	if (scale != CC_NO_SCALE)
		return s->scale[scale].place;
	place = CC_ARRAY(c->arena, uint32_t, s->labels);
	for (uint32_t l = 0; seen != NULL && l < s->labels; l++)
		if (seen->seen[l])
			place[l] = cc_labels_number(&open, seen, s, l);
	return place;
}

/* The lowest label is the lowest number of the run's scale.  *known: the label is of
 * some scale; without a number it is of one that cannot be read, which is said once
 * for the column. */
static bool
label_number(double *out, bool *known, struct numbers *n, struct cc_span text)
{
	uint32_t label = cc_cell_label(n->c->t, n->c->bound->binder->scales, text, n->c->arena);

	if (n->place == NULL)
		n->place = label_places(n);
	*known = label != CC_NO_LABEL && (n->place[label] != 0 || n->declared == CC_NO_SCALE);
	if (!*known || n->place[label] == 0)
		return false;
	*out = n->place[label] + (n->limit != NULL ? n->limit[0] - 1 : 0);
	return true;
}

/* By a scale that the study names the words count, not the digits beside them. */
static bool
read_declared(double *out, bool *worded, struct numbers *n, struct cc_span cell, unsigned how)
{
	struct cc_span label;
	bool known;

	*worded = true;
	if (label_number(out, &known, n, cell))
		return true;
	if (!cc_num_read_scale(out, &label, cell, how))
		return false;
	*worded = label.len > 0;
	return !*worded || label_number(out, &known, n, label);
}

/* Where the low end of the column's numbers is the high one, or they begin elsewhere. */
static bool
turn_number(double *out, const struct numbers *n)
{
	const struct cc_turn *t = n->turn;
	double base = n->limit != NULL ? n->limit[0] : t->limit[0];

	if (*out < t->limit[0] || *out > t->limit[1])
		return false;
	*out = base + (t->back ? t->limit[1] - *out : *out - t->limit[0]);
	return true;
}

/* False: unreadable, which may have been said; a missing one is marked. */
static bool
read_number(double *out, struct numbers *n, uint32_t i, struct cc_span cell)
{
	struct cc_cells *c = n->c;
	struct cc_answers a = cc_answers_at(c, i, cc_slot_at(c, i));
	bool bare = cc_is_bare(a), worded = false, good;
	unsigned how = bare ? 0 : n->how;
	struct cc_span label;

	if (n->declared != CC_NO_SCALE)
		good = read_declared(out, &worded, n, cell, how);
	else
		good = cc_num_digit(out, cell) ||
		       (n->labels ? cc_num_read_scale(out, &label, cell, how) : cc_num_read(out, cell, how));
	if (good && !worded) {
		c->missing[i] = cc_is_missing_number(c->form->missing, *out);
		if (n->turn != NULL && !c->missing[i])
			good = turn_number(out, n);
	}
	if (!good || c->missing[i] || !n->count || bare || !cc_num_is_grouped(cell))
		return good;
	CELL_INVALID(c, i,
	    N_("\"%s\"; thousands or decimals cannot be told; wanted --decimal=, if the point groups "
	       "thousands, "
	       "--decimal=. if not"),
	    cc_quote(cell).text);
	return false;
}

static void
type_number(double *out, struct numbers *n, uint32_t i, struct cc_span cell)
{
	struct cc_cells *c = n->c;
	bool good = read_number(out, n, i, cell), known = false;

	if (c->missing[i] || (!good && n->count && cc_num_is_grouped(cell)))
		return;
	if (!good && n->labels && n->declared == CC_NO_SCALE) {
		good = label_number(out, &known, n, cell);
		/* A scale of another length than the run's ends the run. */
		c->missing[i] = !good || (n->limit != NULL && *out > n->limit[1]);
		if (known && c->missing[i])
			return;
	}
	if (good && n->whole && fabs(*out) > WHOLE_MOST)
		CELL_INVALID(c, i, N_("\"%s\"; wanted a whole number of at most %s"), cc_quote(cell).text,
		    cc_num_say(WHOLE_MOST).text);
	else if (!good || (n->limit != NULL && (*out < n->limit[0] || *out > n->limit[1])))
		problem_number(n, i, cell);
	else
		cc_audit_number(c, cell);
}

/* The words of each row, behind one another. */
struct word_lists {
	struct cc_buf id;
	uint32_t *first; /* [rows + 1] */
};

/* By words; a cell without any that has a number is missing. */
static bool
type_words(double *out, struct word_lists *lists, const struct numbers *n, uint32_t i, struct cc_span cell)
{
	struct cc_cells *c = n->c;
	struct cc_worded w;

	if (!cc_read_words(&w, c, cell, cc_answers_at(c, i, cc_slot_at(c, i))))
		return false;
	cc_buf_add(&lists->id, (const void *)w.word, w.n * sizeof *w.word);
	c->missing[i] = w.numbers == 0;
	*out = w.sum / (double)(w.numbers > 0 ? w.numbers : 1);
	return true;
}

static void
keep_words(struct cc_column *out, struct word_lists *lists, struct cc_arena *arena)
{
	uint32_t *id = CC_ARRAY(arena, uint32_t, lists->id.len / sizeof *id);

	if (lists->id.len > 0)
		memcpy(id, lists->id.at, lists->id.len);
	cc_buf_free(&lists->id);
	out->id = id;
	out->first = lists->first;
}

/* Cells that were read as numbers lately: what a cell is goes by its text alone, and the same
 * few labels and marks come again and again. */
struct lately {
	struct cc_span cell; /* at NULL: empty */
	double number;
	uint8_t mark;
};

enum { READ_LATELY = 64, DIGITS = 10 };

/* False: not lately; *keep is where it may be kept, a digit behind all others. */
static bool
read_again(double *out, uint8_t *mark, struct lately **keep, struct lately *lately, struct cc_span cell)
{
	unsigned digit = cell.len == 1 ? (unsigned)(unsigned char)cell.at[0] - '0' : DIGITS;
	bool is_digit = digit < DIGITS;
	struct lately *found = &lately[is_digit ? READ_LATELY + digit : cc_cell_hash(cell) % READ_LATELY];

	*keep = found;
	if (found->cell.at == NULL || (!is_digit && !cc_span_eq(found->cell, cell)))
		return false;
	*out = found->number;
	if (mark != NULL)
		*mark = found->mark;
	return true;
}

void
cc_type_numbers(struct cc_column *out, struct cc_cells *c, unsigned role, uint32_t item)
{
	const struct cc_bind_opts *opts = &c->bound->binder->opts;
	bool scale = cc_role_is(c->t->method, role, CC_ROLE_SCALE);
	struct numbers n = { .c = c, .role = role, .item = item, .declared = c->form->scale };
	double *num = CC_ARRAY(c->arena, double, c->n);
	static const double weights[] = { 0, 1e6 };
	bool words = cc_role_is(c->t->method, role, CC_ROLE_WORDS) && c->t->run->lexicon != NULL;
	uint8_t *mark =
	    cc_role_is(c->t->method, role, CC_ROLE_TICKS) ? CC_ARRAY(c->arena, uint8_t, c->n) : NULL;
	bool again = !words && c->rows->answers == NULL && !c->t->run->audit;
	struct lately lately[READ_LATELY + DIGITS] = { { { NULL, 0 }, 0, 0 } };
	struct word_lists lists = { .first = words ? CC_ARRAY(c->arena, uint32_t, (size_t)c->n + 1) : NULL };

	n.turn = c->form->turn;
	n.limit = scale && c->t->run->has_scale ? c->t->run->scale : NULL;
	if (cc_role_is(c->t->method, role, CC_ROLE_WEIGHT))
		n.limit = weights;
	if (c->t->method->roles[role].range != NULL)
		n.limit = c->t->method->roles[role].range;
	n.labels = scale || n.declared != CC_NO_SCALE;
	n.count = cc_role_is(c->t->method, role, CC_ROLE_COUNT) && opts->decimal == 0;
	n.whole = cc_role_is(c->t->method, role, CC_ROLE_COUNT);
	n.ticks = cc_role_is(c->t->method, role, CC_ROLE_TICKS);
	n.how = cc_binder_numbers(c->bound->binder);
	out->num = num;
	out->mark = mark;
	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cc_cell_at(c, i);
		struct lately *keep = NULL;

		if (again && read_again(&num[i], mark != NULL ? &mark[i] : NULL, &keep, lately, cell))
			continue;
		if (words)
			lists.first[i] = (uint32_t)(lists.id.len / sizeof(uint32_t));
		if (words && type_words(&num[i], &lists, &n, i, cell))
			continue;
		/* markers that are numbers hold by value, below */
		c->missing[i] = !cc_num_digit(&num[i], cell) && cc_is_missing(c->form->missing, cell);
		if (!c->missing[i] && mark != NULL && n.declared == CC_NO_SCALE)
			mark[i] = cc_type_tick(&num[i], c, i, cell);
		if (!c->missing[i] && (mark == NULL || !mark[i]))
			type_number(&num[i], &n, i, cell);
		if (keep != NULL && !c->missing[i])
			*keep = (struct lately){ cell, num[i], mark != NULL ? mark[i] : 0 };
	}
	if (!words)
		return;
	lists.first[c->n] = (uint32_t)(lists.id.len / sizeof(uint32_t));
	keep_words(out, &lists, c->arena);
}
