/* column_dates.c -- columns of dates that nobody asked for: they are used where all of
 * their cells are dates, and stop nothing where not. */
#include "model/column_type.h"

#include "base/arena.h"

/* A role that a layout names is needed for what the rows say, and so is the one of
 * --as-of; who says how dates are written asks for them. */
static bool
is_lenient(const struct cc_bound *bound, const struct cc_binder *b, unsigned role)
{
	const struct cc_role *r = &b->method->roles[role];

	return r->kind == CC_DATE && b->run->items[role] == NULL && bound->slots[role][0].n > 0 &&
	       !(r->flags & (CC_ROLE_NEEDED | CC_ROLE_KEY)) && cc_target_of(b, role, 0) == NULL &&
	       b->opts.dates == CC_DATES_AUTO && !cc_method_lays_out(b->method, role) &&
	       !((r->flags & CC_ROLE_DATE) && b->run->has_as_of);
}

void
cc_find_lenient(struct cc_bound *out, const struct cc_binder *b)
{
	for (unsigned r = 0; r < b->roles; r++)
		if (is_lenient(out, b, r)) {
			out->lenient |= UINT64_C(1) << r;
			out->undated_column = out->slots[r][0].slot[0];
		}
}

static void
unbind(struct cc_bound *b)
{
	for (unsigned r = 0; r < b->binder->roles; r++)
		if (b->lenient >> r & 1)
			b->slots[r][0].n = 0;
	b->bits &= ~b->lenient;
	b->undated_unbound = true;
}

static void
find_bound_again(struct cc_binder *b)
{
	for (unsigned r = 0; r < b->roles; r++) {
		uint8_t bound = 0;
		bool lenient = false;

		for (const struct cc_bound *f = b->first; f != NULL; f = f->next) {
			lenient |= f->lenient >> r & 1;
			bound |= (uint8_t)(f->bits >> r & 1);
		}
		if (lenient)
			b->bound[r][0] = bound;
	}
}

/* The headers of one file follow each other; what one of them cannot be, none is. */
int64_t
cc_binder_settle_dates(struct cc_binder *b)
{
	int64_t last = CC_NO_DAY;

	for (struct cc_bound *from = b->first, *end; from != NULL; from = end) {
		uint64_t undated = 0;

		for (end = from; end != NULL && end->file == from->file; end = end->next)
			undated += end->undated.count;
		for (struct cc_bound *f = from; f != end; f = f->next) {
			if (undated > 0)
				unbind(f);
			else if (f->last_day > last)
				last = f->last_day;
		}
	}
	find_bound_again(b);
	return last;
}

void
cc_note_undated(struct cc_report *report, const struct cc_bound *b)
{
	if (b->undated.count > 0)
		cc_note(report, "date-unread",
		    "%s: column \"%s\" is not used as dates: cells that cannot be read as such: %ju (lines "
		    "%s); "
		    "--date says how dates are written",
		    "%s: 列「%s」は日付として使っていません。日付として読めないセル: %ju 件（%s "
		    "行目）。--date "
		    "で日付の書き方を指定できます",
		    cc_quote(cc_span(b->place.file)).text, cc_quote(b->header[b->undated_column]).text,
		    (uintmax_t)b->undated.count, cc_tally_lines(&b->undated, report->arena));
}

struct cc_span
cc_run_undated(const struct cc_run *run)
{
	const struct cc_bound *b = run->binder[0] != NULL ? run->binder[0]->first : NULL;

	while (b != NULL && !(b->undated_unbound && b->undated.count > 0))
		b = b->next;
	return b != NULL ? b->header[b->undated_column] : (struct cc_span){ NULL, 0 };
}
