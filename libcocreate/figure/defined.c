/* defined.c -- how a figure of a report is counted, and whether it still is. */
#include "figure/defined.h"

static struct cc_defined
defined_at(const struct cc_fact_row *row, struct cc_span reference)
{
	return (struct cc_defined){ reference, cc_fact_text(row, "definition"),
		cc_fact_text(row, "fingerprint") };
}

struct cc_defined
cc_defined_of(const struct cc_cite *cite, const struct cc_cited *cited)
{
	const struct cc_fact_table *t = cc_fact_table(cited->at.report, CC_SPAN("definitions"));

	for (size_t i = 0; t != NULL && i < t->n; i++) {
		const struct cc_fact *name = t->row[i].n > 0 ? &t->row[i].cell[0] : NULL;
		size_t at = name != NULL ? cc_fact_column(cited->at.row, name->column) : SIZE_MAX;

		if (at != SIZE_MAX && name->text.at != NULL && cited->at.row->cell[at].text.at != NULL &&
		    cc_span_eq(name->text, cited->at.row->cell[at].text))
			return defined_at(&t->row[i], cite->reference);
	}
	return (struct cc_defined){ .reference = cite->reference };
}

struct cc_defined
cc_defined_in(const struct cc_fact_report *citing, struct cc_span reference)
{
	const struct cc_fact_table *t = cc_fact_table(citing, CC_SPAN("definitions"));

	for (size_t i = 0; t != NULL && i < t->n; i++) {
		struct cc_span named = cc_fact_text(&t->row[i], "reference");

		if (named.at != NULL && cc_span_eq(named, reference))
			return defined_at(&t->row[i], reference);
	}
	return (struct cc_defined){ .reference = reference };
}

bool
cc_defined_anew(struct cc_span fingerprint, struct cc_span before)
{
	return fingerprint.at != NULL && before.at != NULL && !cc_span_eq(fingerprint, before);
}
