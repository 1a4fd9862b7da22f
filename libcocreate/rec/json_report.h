/* json_report.h -- a report of these commands, read back as rows: one for each cell.
 *
 * May be included by: rec/json_records.c, tests.
 * A mapping with a text "tool" and a mapping "tables" is a report (render/json.c writes
 * it).  Its rows have the columns
 *   tool, label   the command; the name of the file without folder and extension
 *   as_of         parameters.as_of, else the last date of its measures, else missing
 *   table, row    the table's name; the number of the row in it, from 0
 *   column, type  the column's name; its type as "columns" of the report has it, or missing
 *   text, number  the cell: as it was written, and once more where it is a number; both
 *                 missing where the cell is empty; a list is joined by ";"
 *   order         the number of the row in the report, from 0: places are all alike
 * Rows come in the order of the report: tables, rows, columns.  A table without rows
 * gives one row of the table's name alone, so that it is known to be empty; notes of the
 * report are the table "notes", its study, version and parameters the one row of the
 * table "parameters".
 * Cost:   O(cells).
 */
#ifndef CC_REC_JSON_REPORT_H
#define CC_REC_JSON_REPORT_H

#include "rec/mapping.h"

struct json_t;

bool cc_json_is_report(const struct json_t *value);
bool cc_json_report(struct cc_piece *piece, struct cc_mapping *m, const struct json_t *report,
    struct cc_place place, struct cc_err *err);

/* A scalar as it was written (json_records.c); text.at NULL: null, or none.  bare: not in quotes. */
struct cc_span cc_json_scalar(bool *bare, const struct json_t *value);

#endif
