/* list.h -- --list: what a command's tables hold, and what columns it reads.
 *
 * May be included by: cli, tests.
 * For programs: one line each, fields divided by TABs, the same in every
 * language.
 */
#ifndef CC_CLI_LIST_H
#define CC_CLI_LIST_H

#include "cli/sample.h"

/* TABLE, its columns divided by commas. */
void cc_list_tables(struct cc_buf *out, const struct cc_report *report);

/* ROLE as -c takes it; id, number, scale, text, date or codes; needed, one-of
 * (a layout asks for one of these) or optional, with ",multi" where several
 * columns may be bound; header names that bind it unasked, divided by commas. */
void cc_list_roles(struct cc_buf *out, const struct cc_method *method, const struct cc_run *run);

/* A column of the inputs as -c takes it; #N, its place in the first file that has it. */
void cc_list_input(struct cc_buf *out, const struct cc_input_sample *sample, struct cc_arena *arena);

/* A worksheet of the inputs as --sheet takes it, its number, rows, columns, visible or hidden. */
bool cc_list_sheets(struct cc_buf *out, const struct cc_run *run, const struct cc_workbook_opts *opts,
    struct cc_arena *arena, struct cc_err *err);

#endif
