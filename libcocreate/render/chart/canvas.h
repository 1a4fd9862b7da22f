/* canvas.h -- what pictures are drawn with: marks and texts, in SVG.
 *
 * May be included by: render, tests.
 * Coordinates are pixels from the left upper corner of a part of the picture, which is
 * as wide as it is told and as high as what was drawn in it.  Colour is never alone:
 * classes have a shape or a word beside them (render/style.h says which there are).
 * A text takes no more room than cc_advance() says, so that nothing overlaps that was
 * placed by it; what does not fit ends in an ellipsis, and its mark's title has it whole.
 */
#ifndef CC_RENDER_CHART_CANVAS_H
#define CC_RENDER_CHART_CANVAS_H

#include "base/str.h"

struct cc_arena;

struct cc_canvas {
	struct cc_buf *out;
	struct cc_arena *arena; /* for as long as the part is drawn */
	enum cc_lang lang;
	unsigned digits; /* decimals for people */
	double width, height;
};

enum cc_face {
	CC_FACE_TEXT,
	CC_FACE_BOLD,
	CC_FACE_SMALL,
	CC_FACE_SOFT,
	CC_FACE_HEAD,
	CC_FACE_TITLE,
	CC_FACE_BADGE,
	CC_FACE_INVERSE, /* small, on a dark ground */
	CC_FACE_NUMBER,
	CC_FACE_ZONE,
	CC_FACE_GROUP
};
enum cc_anchor { CC_START, CC_MIDDLE, CC_END };
/* Told apart in grey and without colour. */
enum cc_shape {
	CC_SHAPE_DISC,
	CC_SHAPE_RING,
	CC_SHAPE_SQUARE,
	CC_SHAPE_TRIANGLE,
	CC_SHAPE_DIAMOND,
	CC_SHAPE_CROSS,
	CC_SHAPES
};

struct cc_point {
	double x, y;
};

double cc_face_size(enum cc_face face);			       /* pixels */
double cc_face_line(enum cc_face face);			       /* from one line to the next */
double cc_canvas_wide(struct cc_span text, enum cc_face face); /* pixels, at most */
double cc_canvas_part(struct cc_span text, enum cc_face face); /* of the longest part that does not break */
void cc_canvas_reach(struct cc_canvas *c, double y);	       /* the part is as high as this at least */

/* What stands between is one thing, whose name, with all of its figures, is the title: a
 * pointer shows it, a screen reader says it. */
void cc_mark_begin(struct cc_canvas *c, struct cc_span title);
void cc_mark_end(struct cc_canvas *c);

void cc_draw_line(struct cc_canvas *c, const char *class, double x1, double y1, double x2, double y2);
void cc_draw_rect(struct cc_canvas *c, const char *class, double x, double y, double width, double height);
/* Centred; class: fill and stroke. */
void cc_draw_shape(struct cc_canvas *c, const char *class, enum cc_shape shape, double x, double y, double r);
/* Through n points, straight; closed: an area. */
void cc_draw_path(
    struct cc_canvas *c, const char *class, const struct cc_point *point, size_t n, bool closed);
/* An outline that is drawn as it is told, in the words of SVG: "M" x y, "C" ... */
void cc_draw_open(struct cc_canvas *c, const char *class);
void cc_draw_to(struct cc_canvas *c, char command, const struct cc_point *point, size_t n);
void cc_draw_close(struct cc_canvas *c);

/* One line, with y its base line. */
void cc_draw_text(
    struct cc_canvas *c, enum cc_face face, double x, double y, enum cc_anchor anchor, struct cc_span text);
/* A number on a dark disc. */
void cc_draw_badge(struct cc_canvas *c, double x, double y, double r, struct cc_span number);
/* The same as cc_draw_text(), cut to width. */
void cc_draw_cut(struct cc_canvas *c, enum cc_face face, double x, double y, enum cc_anchor anchor,
    double width, struct cc_span text);
/* In lines no wider than width, at most so many (0: all), the last with an ellipsis where
 * more would follow; y: the first base line.  Their number. */
size_t cc_draw_lines(struct cc_canvas *c, enum cc_face face, double x, double y, enum cc_anchor anchor,
    double width, size_t most, struct cc_span text);
/* How many lines that would be. */
size_t cc_count_lines(enum cc_face face, double width, size_t most, struct cc_span text);

#endif
