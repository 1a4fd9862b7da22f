/* shown.c -- a figure of a report as a sentence has it: value, interval, base. */
#include "figure/shown.h"

#include "base/num.h"

#include <math.h>

/* Beyond, a double has no digits behind the point. */
#define WHOLE_MOST 9007199254740992.0

static bool
is_type(const struct cc_fact *cell, const char *name)
{
	return cell->type.at != NULL && cc_span_eq(cell->type, cc_span(name));
}

struct cc_shown
cc_shown_as(const struct cc_fact *cell, enum cc_lang lang, unsigned digits)
{
	return (struct cc_shown){ .lang = lang,
		.digits = digits,
		.percent = is_type(cell, "share"),
		.fixed = is_type(cell, "real"),
		.p = is_type(cell, "p") };
}

/* Without the sign for percent. */
static void
put_bare(struct cc_buf *out, double value, const struct cc_shown *how)
{
	char text[CC_NUM_MAX];
	bool whole = value == floor(value) && fabs(value) <= WHOLE_MOST;

	if (how->p && value < 0.001)
		cc_buf_puts(out, "<0.001");
	else if (how->percent)
		cc_buf_add(out, text, cc_num_percent(text, value));
	else
		cc_buf_add(out, text,
		    cc_num_fixed(text, value,
			how->p		       ? 3
			: whole && !how->fixed ? 0
					       : how->digits));
}

static const char *
percent_sign(const struct cc_shown *how)
{
	return !how->percent ? "" : how->lang == CC_JA ? " %" : "%";
}

void
cc_shown_number(struct cc_buf *out, double value, const struct cc_shown *how)
{
	put_bare(out, value, how);
	cc_buf_puts(out, percent_sign(how));
}

void
cc_shown_figure(struct cc_buf *out, const struct cc_fact_figure *f, const struct cc_shown *how)
{
	bool ja = how->lang == CC_JA, between = isfinite(f->low) && isfinite(f->high), based = isfinite(f->n);
	char text[CC_NUM_MAX];

	cc_shown_number(out, f->value, how);
	if (!between && !based)
		return;
	cc_buf_puts(out, ja ? "（" : " (");
	if (between) {
		put_bare(out, f->low, how);
		cc_buf_puts(out, ja ? "～" : "–");
		cc_shown_number(out, f->high, how);
		cc_buf_puts(out, !based ? "" : ja ? "、" : ", ");
	}
	if (based) {
		cc_buf_puts(out, "n=");
		cc_buf_add(out, text, cc_num_fixed(text, f->n, f->n == floor(f->n) ? 0 : 1));
	}
	cc_buf_puts(out, ja ? "）" : ")");
}

/* Points of percent are no share: +15.0 of .15. */
void
cc_shown_signed(struct cc_buf *out, double value, const struct cc_shown *how)
{
	struct cc_shown plain = *how;

	plain.percent = false;
	plain.p = false;
	plain.fixed = true;
	plain.digits = how->percent ? 1 : how->digits;
	cc_buf_puts(out, value > 0 ? "+" : "");
	put_bare(out, how->percent ? 100 * value : value, &plain);
}

const char *
cc_shown_points(const struct cc_shown *how)
{
	return !how->percent ? "" : how->lang == CC_JA ? " ポイント" : " points";
}

void
cc_shown_change(
    struct cc_buf *out, const struct cc_mover *change, const char *verdict, const struct cc_shown *how)
{
	bool ja = how->lang == CC_JA, between = isfinite(change->low) && isfinite(change->high);

	cc_shown_signed(out, change->difference, how);
	cc_buf_puts(out, cc_shown_points(how));
	cc_buf_puts(out, ja ? "（" : " (");
	if (between) {
		cc_shown_signed(out, change->low, how);
		cc_buf_puts(out, ja ? "～" : " to ");
		cc_shown_signed(out, change->high, how);
		cc_buf_puts(out, ja ? "、" : ", ");
	}
	cc_buf_puts(out, verdict);
	cc_buf_puts(out, ja ? "）" : ")");
}
