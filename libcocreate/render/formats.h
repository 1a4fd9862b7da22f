/* formats.h -- which renderers there are, and which tables they are to show.
 *
 * May be included by: render only.
 */
#ifndef CC_RENDER_FORMATS_H
#define CC_RENDER_FORMATS_H

#include "render/render.h"

bool cc_render_text(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
bool cc_render_csv(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
bool cc_render_tsv(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
bool cc_render_json(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
bool cc_render_jsonl(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
bool cc_render_svg(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
bool cc_render_html(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
bool cc_render_md(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);
bool cc_render_ics(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts);

/* A cell of CSV, in quotes where it must be; first: of its line. */
void cc_csv_put(struct cc_buf *out, struct cc_span cell, char delimiter, bool first);
bool cc_csv_formula(struct cc_span text); /* a spreadsheet would run it */

/* What stands in place of a table without rows. */
extern const struct cc_words cc_no_rows;

/* The table called name (NULL: the main one); NULL: none, or it was left out. */
const struct cc_table *cc_render_table(const struct cc_report *report, const char *name);

/* For formats that hold all tables: the first to show (after == NULL), then
 * the one after `after`; NULL at the end. */
/* The same for people: tables that stand in place of others in their place. */
const struct cc_table *cc_render_shown(
    const struct cc_report *report, const struct cc_render_opts *opts, const struct cc_table *after);
const struct cc_table *cc_render_next(
    const struct cc_report *report, const struct cc_render_opts *opts, const struct cc_table *after);

/* The table of findings, which formats for people, and json, have in front of all
 * tables as a list of sentences; NULL: it is not among those to show. */
const struct cc_table *cc_render_findings(const struct cc_report *report, const struct cc_render_opts *opts);
/* The sentence of a row of theirs. */
struct cc_span cc_render_sentence(const struct cc_table *findings, size_t row);

/* A cell by its column, which is there. */
const struct cc_cell *cc_render_cell(const struct cc_table *t, size_t row, const char *column);

static inline const struct cc_cell *
cc_render_row(const struct cc_table *table, size_t row)
{
	return table->cell + row * table->n_columns;
}

#endif
