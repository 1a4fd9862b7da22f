/* column_votes.c -- cells -> votes and flags: numbers, and the marks that people make. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/num.h"
#include "model/tick.h"

#include <math.h>

/* What a cell says, looked up once for many that say the same. */
struct reading {
	struct cc_cells *c;
	struct {
		struct cc_span cell; /* at NULL: empty */
		double vote;
		enum cc_tick tick; /* CC_TICK_NONE: a number */
		bool good;
	} recent[16];
};

/* Above 0 for, below 0 against, 0 seen; false: neither a number nor a known mark. */
static bool
read_vote(double *vote, enum cc_tick *tick, const struct cc_cells *c, struct cc_span cell)
{
	const struct cc_ticks *own = c->form->ticks;
	struct cc_span folded = cc_tick_fold(cell, c->arena);
	double number = (double)NAN;
	bool is_number = cc_num_read(&number, cell, cc_binder_numbers(c->bound->binder));

	*tick = cc_ticks_find(own, folded, is_number ? number : (double)NAN);
	if (*tick == CC_TICK_NONE && is_number) {
		*vote = number;
		return own == NULL || !own->numbers;
	}
	if (*tick == CC_TICK_NONE)
		*tick = cc_tick_read(folded);
	*vote = *tick == CC_TICK_FOR ? 1 : *tick == CC_TICK_AGAINST ? -1 : 0;
	return *tick != CC_TICK_NONE;
}

static bool
read_again(double *vote, enum cc_tick *tick, struct reading *r, struct cc_span cell)
{
	unsigned at = cell.len > 0 ? ((unsigned char)cell.at[cell.len - 1] ^ (unsigned)cell.len) % 16 : 0;

	if (r->recent[at].cell.at == NULL || !cc_span_eq(r->recent[at].cell, cell)) {
		r->recent[at].good = read_vote(&r->recent[at].vote, &r->recent[at].tick, r->c, cell);
		r->recent[at].cell = cell;
	}
	*vote = r->recent[at].vote;
	*tick = r->recent[at].tick;
	return r->recent[at].good;
}

static void
refuse_vote(struct cc_cells *c, uint32_t i, struct cc_span cell, const char *role)
{
	if (c->form->ticks != NULL && c->form->ticks->numbers)
		CELL_INVALID(c, i, N_("\"%s\"; wanted one of the marks that the study names for %s"),
		    cc_quote(cell).text, role);
	else
		CELL_INVALID(c, i,
		    N_("\"%s\"; wanted a number, or a mark such as ○ × △, yes no, はい いいえ; what others "
		       "mean "
		       "is said by %s: {column: COLUMN, for: [...], against: [...], seen: [...]} in the "
		       "study"),
		    cc_quote(cell).text, role);
}

/* A blank is told from what is missing for another reason: it may be a vote of neither. */
void
cc_type_votes(struct cc_column *out, struct cc_cells *c, unsigned role)
{
	double *num = CC_ARRAY(c->arena, double, c->n);
	uint8_t *mark = CC_ARRAY(c->arena, uint8_t, c->n);
	struct reading r = { .c = c };

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cc_cell_at(c, i);
		enum cc_tick tick = CC_TICK_NONE;
		bool good;

		c->missing[i] = cell.at == NULL;
		if (c->missing[i])
			continue;
		good = (cc_num_digit(&num[i], cell) && c->form->ticks == NULL) ||
		       read_again(&num[i], &tick, &r, cell);
		if (tick == CC_TICK_BLANK)
			c->missing[i] = CC_BLANK;
		else if (cc_is_missing_cell(c->form->missing, cell))
			c->missing[i] = 1;
		else if (!good)
			refuse_vote(c, i, cell, c->t->method->roles[role].name);
		else
			cc_audit_number(c, cell);
		if (c->missing[i] == CC_BLANK && c->form->blank_missing)
			c->missing[i] = 1;
		mark[i] = tick != CC_TICK_NONE;
	}
	out->num = num;
	out->mark = mark;
}

bool
cc_type_tick(double *out, const struct cc_cells *c, uint32_t i, struct cc_span cell)
{
	struct cc_span folded = cc_tick_fold(cell, c->arena);
	double number = (double)NAN;
	bool is_number = cc_num_read(&number, cell, cc_binder_numbers(c->bound->binder));
	enum cc_tick tick = cc_ticks_find(c->form->ticks, folded, is_number ? number : (double)NAN);

	if (tick == CC_TICK_SEEN) {
		c->missing[i] = 1;
		return true;
	}
	if (tick == CC_TICK_NONE && !is_number)
		tick = cc_tick_read(folded);
	*out = tick == CC_TICK_FOR;
	return tick == CC_TICK_FOR || tick == CC_TICK_AGAINST || tick == CC_TICK_OFF;
}

bool
cc_flag_parse(bool *out, struct cc_span cell, struct cc_arena *scratch)
{
	double number;
	enum cc_tick tick;

	if (cc_num_digit(&number, cell) || cc_num_parse(&number, cell)) {
		*out = number > 0;
		return true;
	}
	tick = cc_tick_read(cc_tick_fold(cell, scratch));
	*out = tick == CC_TICK_FOR;
	return tick != CC_TICK_NONE && tick != CC_TICK_SEEN;
}

/* A blank is false, even where blanks are missing answers elsewhere. */
void
cc_type_flags(struct cc_column *out, struct cc_cells *c)
{
	double *num = CC_ARRAY(c->arena, double, c->n);

	for (uint32_t i = 0; i < c->n; i++) {
		struct cc_span cell = cc_cell_at(c, i);
		bool on = false;

		if (cc_slot_at(c, i) == CC_NO_SLOT) {
			c->missing[i] = 1;
			continue;
		}
		if (cell.len == 0)
			continue;
		c->missing[i] = cc_utf8_trim(cell).len > 0 && cc_is_missing_cell(c->form->missing, cell);
		if (!c->missing[i] && !cc_flag_parse(&on, cell, c->arena))
			CELL_INVALID(
			    c, i, N_("\"%s\"; wanted yes or no, 1 or 0, ○ or ×"), cc_quote(cell).text);
		num[i] = on;
	}
	out->num = num;
}
