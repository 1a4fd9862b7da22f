/* findings.c -- the answer in sentences. */
#include "method/cycle-check/int.h"

#include "base/arena.h"
#include "figure/findings.h"

#include <math.h>

struct saying {
	struct cc_findings *f;
	struct cc_report *report;
	const struct cycle_check *c;
};

/* Rows of open whose items are so, by their ids and labels. */
static void
say_items(const struct saying *s, const char *code, enum cc_finding_class class, double size,
    bool (*is)(const struct cycle_item *), uint64_t all)
{
	const struct cc_table *open = cc_report_at(s->report, T_OPEN);
	size_t *row = CC_ARRAY(s->c->arena, size_t, s->c->open), n = 0;
	struct cc_finding *o;

	for (size_t i = 0; i < s->c->open; i++)
		if (is(&s->c->item[s->c->rank[i]]))
			row[n++] = i;
	if (n == 0)
		return;
	o = cc_finding_offer(s->f, code, class, (double)NAN, size);
	cc_finding_number(o, "k", n);
	cc_finding_number(o, "all", all);
	cc_finding_names(o, "items", open, row, n, OPEN_ITEM, OPEN_ITEM);
	cc_finding_name(o, "label", open, row[0], OPEN_ITEM + 2, OPEN_ITEM);
	cc_finding_least(o, 0);
}

static bool
is_contradicted(const struct cycle_item *item)
{
	return item->state == STATE_CONTRADICTED;
}

static bool
is_missed_gate(const struct cycle_item *item)
{
	return item->of->gate;
}

static bool
is_unknown(const struct cycle_item *item)
{
	return item->state == STATE_UNKNOWN;
}

static void
say_patterns(const struct saying *s)
{
	const struct cc_checklist *list = cycle_list(s->c);
	size_t *row = CC_ARRAY(s->c->arena, size_t, list->patterns.n), n = 0;
	struct cc_finding *o;

	for (uint32_t i = 0; i < list->patterns.n; i++)
		if (strcmp(s->c->pattern[i].status, "fires") == 0)
			row[n++] = i;
	if (n == 0)
		return;
	o = cc_finding_offer(s->f, "patterns", CC_FINDING_ANSWER, (double)NAN, 1);
	cc_finding_number(o, "k", n);
	cc_finding_names(
	    o, "patterns", cc_report_at(s->report, T_PATTERNS), row, n, PATTERNS_LABEL, PATTERNS_PATTERN);
	cc_finding_least(o, 0);
}

/* Of areas of which something is known, the one that would stand highest at worst. */
static void
say_areas(const struct saying *s)
{
	const struct cc_table *t = cc_report_at(s->report, T_AREAS);
	size_t best = SIZE_MAX;
	struct cc_finding *o;

	for (size_t i = 0; i < t->rows; i++)
		if (cc_table_int(t, i, AREAS_N) > 0 &&
		    (best == SIZE_MAX || cc_table_real(t, i, AREAS_LOW) > cc_table_real(t, best, AREAS_LOW)))
			best = i;
	if (best == SIZE_MAX)
		return;
	o = cc_finding_offer(s->f, "best-area", CC_FINDING_ANSWER, (double)NAN, 0);
	cc_finding_name(o, "label", t, best, AREAS_LABEL, AREAS_AREA);
	if (cc_table_int(t, best, AREAS_UNKNOWN) == 0)
		cc_finding_form(o, "best-area-known");
	cc_finding_share(o, "low", t, best, AREAS_LOW);
	cc_finding_share(o, "high", t, best, AREAS_HIGH);
	cc_finding_number(o, "k", (uint64_t)cc_table_int(t, best, AREAS_N));
	cc_finding_least(o, 0);
}

static void
say_overdue(const struct saying *s)
{
	const struct cc_table *t = cc_report_at(s->report, T_OPEN);
	size_t worst = SIZE_MAX;
	struct cc_finding *o;

	for (size_t i = 0; i < t->rows; i++)
		if (cc_table_int(t, i, OPEN_OVERDUE) > 0 &&
		    (worst == SIZE_MAX ||
			cc_table_int(t, i, OPEN_OVERDUE) > cc_table_int(t, worst, OPEN_OVERDUE)))
			worst = i;
	if (worst == SIZE_MAX)
		return;
	o = cc_finding_offer(s->f, "overdue", CC_FINDING_BAR, (double)NAN, 0);
	cc_finding_number(o, "k", (uint64_t)cc_table_int(t, worst, OPEN_OVERDUE));
	cc_finding_cell(o, "item", t, worst, OPEN_ITEM);
	cc_finding_name(o, "owner", t, worst, OPEN_OWNER, OPEN_ITEM);
	if (cc_table_cell(t, worst, OPEN_OWNER)->empty)
		cc_finding_form(o, "overdue-nobody");
	cc_finding_least(o, 0);
}

/* Of the first disagreement. */
static void
say_list(const struct saying *s, struct cc_finding *o, const char *slot, unsigned column)
{
	const struct cc_table *t = cc_report_at(s->report, T_DISAGREEMENTS);
	const struct cc_cell *cell = cc_table_cell(t, 0, column);

	cc_finding_label(
	    o, slot, t, 0, column, cc_spans_join(cell->as.list.item, cell->as.list.n, ", ", s->c->arena));
}

static void
say_gap(const struct saying *s)
{
	const struct cc_table *t = cc_report_at(s->report, T_DISAGREEMENTS);
	struct cc_finding *o;

	if (t->rows == 0)
		return;
	o = cc_finding_offer(s->f, "gap", CC_FINDING_GROUP, (double)NAN, 0);
	cc_finding_cell(o, "item", t, 0, DISAGREEMENTS_ITEM);
	cc_finding_cell(o, "lowest", t, 0, DISAGREEMENTS_LOWEST);
	cc_finding_cell(o, "highest", t, 0, DISAGREEMENTS_HIGHEST);
	if (!cc_table_cell(t, 0, DISAGREEMENTS_LOWEST_BY)->empty &&
	    !cc_table_cell(t, 0, DISAGREEMENTS_HIGHEST_BY)->empty) {
		say_list(s, o, "lows", DISAGREEMENTS_LOWEST_BY);
		say_list(s, o, "highs", DISAGREEMENTS_HIGHEST_BY);
	} else {
		cc_finding_form(o, "gap-alone");
	}
	cc_finding_least(o, 0);
}

void
cycle_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run)
{
	const struct saying s = { f, report, report->left };
	uint64_t gates = 0;

	if (s.c == NULL)
		return;
	for (uint32_t i = 0; i < cycle_list(s.c)->items.n; i++)
		gates += s.c->item[i].of->gate && s.c->item[i].state != STATE_NA;
	say_items(&s, "contradicted", CC_FINDING_ANSWER, 2, is_contradicted, cycle_list(s.c)->items.n);
	say_patterns(&s);
	say_areas(&s);
	say_items(&s, "gates", CC_FINDING_BAR, 1, is_missed_gate, gates);
	say_overdue(&s);
	say_gap(&s);
	say_items(&s, "unknown-items", CC_FINDING_CAUTION, 1, is_unknown, cycle_list(s.c)->items.n);
	cc_findings_compared(f, report, (const char *const[]){ NULL }, run);
}
