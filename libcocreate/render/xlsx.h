/* xlsx.h -- a report as a workbook (.xlsx).
 *
 * May be included by: render only.
 * Needs libxlsxwriter, which a build may go without.
 */
#ifndef CC_RENDER_XLSX_H
#define CC_RENDER_XLSX_H

#include "render/formats.h"

/* Writes a file of this name.  CC_EXIT_USAGE: a table is larger than a sheet. */
bool cc_render_xlsx(
    const char *path, const struct cc_report *report, const struct cc_render_opts *opts, struct cc_err *err);

#endif
