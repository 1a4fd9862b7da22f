/* plan.c -- the planned map held against the data: what was expected and seen, and what was not. */
#include "method/journey-map/tables.h"

#include "base/arena.h"
#include "base/utf8.h"

/* What was seen at a stage: a touchpoint, or a feeling. */
struct seen {
	struct cc_span name, folded;
	uint64_t contacts, people;
	bool expected;
};

/* One list of a stage while it is compared. */
struct comparing {
	struct cc_report *report;
	const struct journey *j;
	uint32_t stage;
	const char *kind;
	struct seen *seen;
	uint32_t n;
};

static void
put(const struct comparing *c, struct cc_span name, const struct seen *seen, const char *verdict)
{
	struct journey_plan_row row = { journey_stage(c->j->run, c->stage)->id, name, c->kind,
		seen != NULL ? seen->contacts : 0, seen != NULL ? seen->people : 0, verdict };

	cc_table_fill(c->report, cc_report_at(c->report, T_PLAN), &row, 1);
}

/* A feeling goes by any of its names. */
static bool
is_same(const struct comparing *c, const struct seen *seen, struct cc_span expected)
{
	const struct cc_items *words = &c->j->study->lexicon.words;
	uint32_t word;

	if (cc_span_eq(seen->folded, cc_utf8_fold(c->j->arena, expected)))
		return true;
	if (strcmp(c->kind, "feeling") != 0)
		return false;
	word = cc_items_find(words, expected, c->j->arena);
	return word != CC_NO_ITEM && word == cc_items_find(words, seen->name, c->j->arena);
}

static void
compare(struct comparing *c, const struct cc_span *expected, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool found = false;

		/* names that differ in width or case are several touchpoints */
		for (uint32_t k = 0; k < c->n; k++) {
			if (!is_same(c, &c->seen[k], expected[i]))
				continue;
			put(c, found ? c->seen[k].name : expected[i], &c->seen[k], "as planned");
			c->seen[k].expected = found = true;
		}
		if (!found)
			put(c, expected[i], NULL, c->n > 0 ? "missing" : "no data");
	}
	for (uint32_t k = 0; k < c->n; k++)
		if (!c->seen[k].expected)
			put(c, c->seen[k].name, &c->seen[k], "unplanned");
}

/* People and contacts of every touchpoint, [stages][touchpoints]. */
static struct seen *
see_touchpoints(const struct journey *j, uint32_t touchpoints)
{
	struct seen *seen = CC_ARRAY(j->arena, struct seen, (size_t)j->stages * touchpoints);

	for (uint32_t i = 0; i < j->people.n; i++) {
		const struct cc_person *person = &j->people.person[i];
		const struct journey_contact *contact = journey_contacts(j, person);
		const struct seen *last = NULL;

		for (uint32_t k = 0; k < person->n; k++) {
			struct journey_contact c = contact[k];
			struct seen *at;

			if (c.touchpoint == CC_NO_ID)
				continue;
			at = &seen[(size_t)c.stage * touchpoints + c.touchpoint];
			at->contacts++;
			at->people += at != last; /* those of one place stand together */
			last = at;
		}
	}
	return seen;
}

static void
keep_seen(struct comparing *c, struct seen one, struct cc_span name)
{
	if (one.contacts == 0)
		return;
	one.name = name;
	one.folded = cc_utf8_fold(c->j->arena, name);
	c->seen[c->n++] = one;
}

void
journey_put_plan(struct cc_report *report, const struct journey *j, const struct journey_worded *worded)
{
	uint32_t touchpoints = cc_state_ids(j->state, TOUCHPOINT);
	const struct cc_items *words = &j->study->lexicon.words;
	const struct seen *all;

	if (j->study->plan == NULL)
		cc_table_unasked(
		    cc_report_at(report, T_PLAN), "touchpoints or feelings in the study's stages");
	if (j->study->plan == NULL || !(j->run->tables >> T_PLAN & 1))
		return;
	all = see_touchpoints(j, touchpoints);
	for (uint32_t s = 0; s < j->stages; s++) {
		const struct journey_plan *plan = &j->study->plan[s];
		struct comparing c = { report, j, s, "touchpoint",
			CC_ARRAY(j->arena, struct seen, touchpoints), 0 };

		for (uint32_t t = 0; t < touchpoints; t++)
			keep_seen(
			    &c, all[(size_t)s * touchpoints + t], cc_state_text(j->state, TOUCHPOINT, t));
		if (plan->touchpoint != NULL)
			compare(&c, plan->touchpoint, plan->touchpoints);
		c = (struct comparing){ report, j, s, "feeling", CC_ARRAY(j->arena, struct seen, words->n),
			0 };
		for (uint32_t w = 0; w < words->n; w++) {
			const struct journey_worded *of = &worded[(size_t)s * (words->n + 1) + w];

			keep_seen(&c, (struct seen){ .contacts = of->contacts, .people = of->people.n },
			    words->item[w].id);
		}
		if (plan->feeling != NULL)
			compare(&c, plan->feeling, plan->feelings);
	}
}
