/* picture.h -- the pictures of a report: which there are, and each as elements of SVG.
 *
 * May be included by: render, tests.
 * A picture whose table was not made, or holds nothing to draw, is none.  On a page it
 * may come in parts, so that no part is higher than a sheet of paper.
 * Cost:   what the kind of picture says; labels and keys are looked up row by row.
 */
#ifndef CC_RENDER_PICTURE_H
#define CC_RENDER_PICTURE_H

#include "rec/chart.h"
#include "render/render.h"

enum { CC_PICTURE_WIDTH = 760 };

/* The next picture to show after `after` (NULL: the first), NULL at the end: with a table
 * named, those of that table; else all that are not extra, or with extras too. */
const struct cc_chart *cc_picture_next(const struct cc_report *report, const struct cc_render_opts *opts,
    bool extras, const struct cc_chart *after);

/* A part of it: elements in *out, and how high they stand.  *row: where to go on, 0 at
 * first and at the end; whole: in one part. */
double cc_picture_part(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts,
    const struct cc_chart *chart, size_t *row, bool whole);

/* How it is read, with the confidence level of the run. */
void cc_picture_read(struct cc_buf *out, const struct cc_report *report, const struct cc_chart *chart);

#endif
