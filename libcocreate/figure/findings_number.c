/* findings_number.c -- numbers of a sentence: estimates, gaps, rates, with as many digits as their intervals bear. */
#include "figure/findings_int.h"

#include "base/arena.h"
#include "base/num.h"

#include <math.h>

/* A number with so many decimals; of a share that is not 0 or 1 never "0%" or "100%". */
static const char *
number(double value, bool share, unsigned digits, struct cc_arena *arena)
{
	char text[CC_NUM_MAX];

	cc_num_fixed(text, share ? 100 * value : value, digits);
	if (!share)
		return cc_strdup(arena, text);
	if (value > 0 && strspn(text, "0.") == strlen(text))
		return "<1%";
	if (value < 1 && strncmp(text, "100", 3) == 0)
		return ">99%";
	return cc_format(arena, "%s%%", text);
}

static bool
is_small(double end, double half)
{
	return end != 0 && fabs(end) < half;
}

static unsigned
digits_of(const double range[2], bool share)
{
	double width = range[1] - range[0], half;
	unsigned digits = share ? width < .02 : width < .2 ? 2 : 1;

	/* an end that is not 0 does not print as 0: the sentence may rest on its side */
	for (half = .5 / pow(10, digits);
	     !share && digits < 4 && (is_small(range[0], half) || is_small(range[1], half)); half /= 10)
		digits++;
	return digits;
}

/* 54% (38–69%): where both ends have a percent sign, it is said once. */
static const char *
estimate(const struct cc_finding *o, double value, const double range[2], bool share)
{
	struct cc_arena *arena = o->of->arena;
	unsigned digits = digits_of(range, share);
	const char *text = number(value, share, digits, arena);
	char *low;

	if (isnan(range[0]) || isnan(range[1]))
		return text;
	low = cc_strdup(arena, number(range[0], share, digits, arena));
	if (share && low[0] != '<')
		low[strlen(low) - 1] = '\0';
	return cc_format(arena,
	    cc_finding_japanese(o) ? "%s（%s〜%s）"
	    : range[0] < 0	   ? "%s (%s to %s)"
				   : "%s (%s–%s)",
	    text, low, number(range[1], share, digits, arena));
}

/* The first column of a part behind this one; 0: none. */
static unsigned
part_behind(const struct cc_table *t, unsigned column, enum cc_part part)
{
	const struct cc_column_spec *spec = t->spec->columns;

	for (unsigned c = column + 1; spec[c].name != NULL && spec[c].part != CC_PART_ESTIMATE; c++)
		if (spec[c].part == part)
			return c;
	return 0;
}

void
cc_finding_estimate(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column, bool share)
{
	unsigned low = part_behind(t, column, CC_PART_LOW), high = part_behind(t, column, CC_PART_HIGH);
	double range[2] = { (double)NAN, (double)NAN };

	if (t->spec->columns[column].part == CC_PART_ESTIMATE && low > 0 && high > 0 &&
	    !cc_table_cell(t, row, low)->empty && !cc_table_cell(t, row, high)->empty) {
		range[0] = cc_table_cell(t, row, low)->as.real;
		range[1] = cc_table_cell(t, row, high)->as.real;
	} else if (t->spec->columns[column].part == CC_PART_ESTIMATE && low > 0 && high > 0) {
		o->empty = true; /* how far to trust it is not known */
	}
	cc_finding_cite(o, t, row, column);
	cc_finding_about(o, t, row, column, range);
	cc_finding_put(o, slot, estimate(o, cc_table_cell(t, row, column)->as.real, range, share));
}

void
cc_finding_share(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	cc_finding_estimate(o, slot, t, row, column, true);
}

void
cc_finding_number(struct cc_finding *o, const char *slot, uint64_t n)
{
	if (!o->counted)
		o->count = n;
	o->counted = true;
	cc_finding_put(o, slot, cc_format(o->of->arena, "%llu", (unsigned long long)n));
}

void
cc_finding_real(struct cc_finding *o, const char *slot, double value)
{
	cc_finding_put(o, slot, cc_strdup(o->of->arena, cc_num_say(value).text));
}

void
cc_finding_percent(struct cc_finding *o, const char *slot, double share)
{
	cc_finding_put(o, slot, cc_format(o->of->arena, "%s%%", cc_num_say(100 * share).text));
}

/* A difference or an end of its interval; of shares in points. */
static const char *
gap_text(const struct cc_finding *o, double gap, bool share)
{
	return share ? number(100 * gap, false, 0, o->of->arena) : number(gap, false, 1, o->of->arena);
}

static const char *
points(const struct cc_finding *o, bool share)
{
	return !share ? "" : cc_finding_japanese(o) ? "ポイント" : " points";
}

void
cc_finding_gap(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column, bool share)
{
	double gap = fabs(cc_table_cell(t, row, column)->as.real);

	cc_finding_cite(o, t, row, column);
	cc_finding_put(o, slot, cc_format(o->of->arena, "%s%s", gap_text(o, gap, share), points(o, share)));
}

void
cc_finding_gap_between(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column, bool share)
{
	const struct cc_cell *gap = cc_table_cell(t, row, column), *low = gap + 1, *high = gap + 2;

	cc_finding_cite(o, t, row, column);
	o->empty |= low->empty || high->empty;
	if (o->empty)
		return;
	if (t->spec->columns[column].part == CC_PART_ESTIMATE)
		cc_finding_about(o, t, row, column, (const double[]){ low->as.real, high->as.real });
	cc_finding_put(o, slot,
	    cc_format(o->of->arena,
		cc_finding_japanese(o) ? "%s%s（%s〜%s）%s"
		: low->as.real < 0     ? "%s%s (%s to %s)%s"
				       : "%s%s (%s–%s)%s",
		gap->as.real > 0 ? "+" : "", gap_text(o, gap->as.real, share),
		gap_text(o, low->as.real, share), gap_text(o, high->as.real, share), points(o, share)));
}

/* Decimals, so that so many digits of a number count. */
static unsigned
digits_for(double value, unsigned count)
{
	double digits = isfinite(value) && value != 0 ? count - 1 - floor(log10(fabs(value))) : 0;

	return (unsigned)fmin(fmax(digits, 0), 12);
}

void
cc_finding_whole(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	const double none[2] = { (double)NAN, (double)NAN };
	double value = cc_table_cell(t, row, column)->as.real;
	struct cc_said say = cc_num_say(value);

	cc_finding_cite(o, t, row, column);
	if (t->spec->columns[column].part == CC_PART_ESTIMATE)
		cc_finding_about(o, t, row, column, none);
	cc_finding_put(o, slot,
	    strlen(say.text) <= 5 ? cc_strdup(o->of->arena, say.text)
				  : number(value, false, digits_for(value, 3), o->of->arena));
}

void
cc_finding_rate(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column, bool share)
{
	double rate = fabs(cc_table_cell(t, row, column)->as.real) * (share ? 100 : 1);

	cc_finding_cite(o, t, row, column);
	cc_finding_put(o, slot,
	    cc_format(o->of->arena, "%s%s", number(rate, false, digits_for(rate, 2), o->of->arena),
		points(o, share)));
}
