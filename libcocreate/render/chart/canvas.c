/* canvas.c -- what pictures are drawn with: marks and texts, in SVG. */
#include "render/chart/canvas.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "render/advance.h"
#include "render/cell.h"
#include "base/wrap.h"
#include "render/xml.h"

#define ELLIPSIS "…"

static const struct face {
	const char *class;
	double size, line;
	bool bold;
} faces[] = {
	[CC_FACE_TEXT] = { "t", 12, 16, false },
	[CC_FACE_BOLD] = { "t b", 12, 16, true },
	[CC_FACE_SMALL] = { "t s", 10.5, 14, false },
	[CC_FACE_SOFT] = { "t s soft", 10.5, 14, false },
	[CC_FACE_HEAD] = { "t h", 14, 19, true },
	[CC_FACE_TITLE] = { "t title", 19, 25, true },
	[CC_FACE_NUMBER] = { "t s b halo", 10.5, 14, true }, /* beside a mark */
	[CC_FACE_ZONE] = { "t b soft", 12, 16, true },	     /* on an area */
	[CC_FACE_GROUP] = { "t b halo", 12, 16, true },	     /* across a scale */
	[CC_FACE_BADGE] = { "t s b onbadge", 10.5, 14, true },
	[CC_FACE_INVERSE] = { "t s onbadge", 10.5, 14, false },
};

static const char *const anchors[] = {
	[CC_START] = "",
	[CC_MIDDLE] = " mid",
	[CC_END] = " end",
};

double
cc_face_size(enum cc_face face)
{
	return faces[face].size;
}

double
cc_face_line(enum cc_face face)
{
	return faces[face].line;
}

double
cc_canvas_wide(struct cc_span text, enum cc_face face)
{
	return (double)(faces[face].bold ? cc_advance_bold(text) : cc_advance(text)) * faces[face].size /
	       1000;
}

double
cc_canvas_part(struct cc_span text, enum cc_face face)
{
	return (double)cc_wrap_part_measured(
		   text, CC_WRAP_HEADER, faces[face].bold ? cc_advance_bold : cc_advance) *
	       faces[face].size / 1000;
}

void
cc_canvas_reach(struct cc_canvas *c, double y)
{
	if (y > c->height)
		c->height = y;
}

static void
put_number(struct cc_canvas *c, const char *name, double value)
{
	cc_buf_printf(c->out, " %s=\"", name);
	cc_xml_number(c->out, value);
	cc_buf_putc(c->out, '"');
}

static void
put_class(struct cc_canvas *c, const char *element, const char *class)
{
	cc_buf_printf(c->out, "<%s class=\"%s\"", element, class);
}

void
cc_mark_begin(struct cc_canvas *c, struct cc_span title)
{
	cc_buf_puts(c->out, "<g role=\"img\"><title>");
	cc_xml_put(c->out, title);
	cc_buf_puts(c->out, "</title>\n");
}

void
cc_mark_end(struct cc_canvas *c)
{
	cc_buf_puts(c->out, "</g>\n");
}

void
cc_draw_line(struct cc_canvas *c, const char *class, double x1, double y1, double x2, double y2)
{
	put_class(c, "line", class);
	put_number(c, "x1", x1);
	put_number(c, "y1", y1);
	put_number(c, "x2", x2);
	put_number(c, "y2", y2);
	cc_buf_puts(c->out, "/>\n");
	cc_canvas_reach(c, y1 > y2 ? y1 : y2);
}

void
cc_draw_rect(struct cc_canvas *c, const char *class, double x, double y, double width, double height)
{
	put_class(c, "rect", class);
	put_number(c, "x", x);
	put_number(c, "y", y);
	put_number(c, "width", width);
	put_number(c, "height", height);
	cc_buf_puts(c->out, "/>\n");
	cc_canvas_reach(c, y + height);
}

void
cc_draw_open(struct cc_canvas *c, const char *class)
{
	put_class(c, "path", class);
	cc_buf_puts(c->out, " d=\"");
}

void
cc_draw_to(struct cc_canvas *c, char command, const struct cc_point *point, size_t n)
{
	cc_buf_putc(c->out, command);
	for (size_t i = 0; i < n; i++) {
		cc_buf_puts(c->out, i > 0 ? " " : "");
		cc_xml_number(c->out, point[i].x);
		cc_buf_putc(c->out, ' ');
		cc_xml_number(c->out, point[i].y);
		cc_canvas_reach(c, point[i].y);
	}
}

void
cc_draw_close(struct cc_canvas *c)
{
	cc_buf_puts(c->out, "\"/>\n");
}

void
cc_draw_path(struct cc_canvas *c, const char *class, const struct cc_point *point, size_t n, bool closed)
{
	cc_draw_open(c, class);
	cc_draw_to(c, 'M', point, 1);
	if (n > 1)
		cc_draw_to(c, 'L', point + 1, n - 1);
	if (closed)
		cc_buf_putc(c->out, 'Z');
	cc_draw_close(c);
}

void
cc_draw_shape(struct cc_canvas *c, const char *class, enum cc_shape shape, double x, double y, double r)
{
	double s = r * 0.9, t = r * 1.15, d = r * 1.3;

	switch (shape) {
	case CC_SHAPE_DISC:
	case CC_SHAPE_RING:
		cc_buf_printf(c->out, "<circle class=\"%s%s\"", class, shape == CC_SHAPE_RING ? " ring" : "");
		put_number(c, "cx", x);
		put_number(c, "cy", y);
		put_number(c, "r", r);
		cc_buf_puts(c->out, "/>\n");
		cc_canvas_reach(c, y + r);
		break;
	case CC_SHAPE_SQUARE: cc_draw_rect(c, class, x - s, y - s, 2 * s, 2 * s); break;
	case CC_SHAPE_TRIANGLE:
		cc_draw_path(c, class,
		    (struct cc_point[]){ { x, y - t }, { x + t, y + s }, { x - t, y + s } }, 3, true);
		break;
	case CC_SHAPE_DIAMOND:
		cc_draw_path(c, class,
		    (struct cc_point[]){ { x, y - d }, { x + d, y }, { x, y + d }, { x - d, y } }, 4, true);
		break;
	case CC_SHAPE_CROSS:
	case CC_SHAPES:
		cc_draw_open(c, "cross");
		cc_draw_to(c, 'M', (struct cc_point[]){ { x - s, y - s }, { x + s, y + s } }, 2);
		cc_draw_to(c, 'M', (struct cc_point[]){ { x - s, y + s }, { x + s, y - s } }, 2);
		cc_draw_close(c);
		break;
	}
}

void
cc_draw_text(
    struct cc_canvas *c, enum cc_face face, double x, double y, enum cc_anchor anchor, struct cc_span text)
{
	if (text.len == 0)
		return;
	cc_buf_printf(c->out, "<text class=\"%s%s\"", faces[face].class, anchors[anchor]);
	put_number(c, "x", x);
	put_number(c, "y", y);
	cc_buf_putc(c->out, '>');
	cc_xml_put(c->out, text);
	cc_buf_puts(c->out, "</text>\n");
	cc_canvas_reach(c, y + faces[face].size * 0.3);
}

void
cc_draw_badge(struct cc_canvas *c, double x, double y, double r, struct cc_span number)
{
	cc_draw_shape(c, "badge", CC_SHAPE_DISC, x, y, r);
	cc_draw_text(c, CC_FACE_BADGE, x, y + faces[CC_FACE_BADGE].size * 0.35, CC_MIDDLE, number);
}

/* As it will be shown: escapes take room. */
static struct cc_span
visible(const struct cc_canvas *c, struct cc_span text)
{
	struct cc_buf line = { 0 };
	struct cc_span kept;

	if (text.len == 0)
		return CC_SPAN("");
	cc_visible_line(&line, text);
	kept = cc_span_dup(c->arena, (struct cc_span){ line.at, line.len });
	cc_buf_free(&line);
	return kept;
}

static size_t
thousandths(double width, enum cc_face face)
{
	return width <= 0 ? 0 : (size_t)(width * 1000 / faces[face].size + 1e-6); /* what was measured fits */
}

static struct cc_span
next_line(struct cc_span *rest, size_t room, enum cc_face face)
{
	return cc_wrap_measured(rest, room, CC_WRAP_HEADER, faces[face].bold ? cc_advance_bold : cc_advance);
}

/* The longest start that leaves room for the ellipsis. */
static struct cc_span
cut(const struct cc_canvas *c, struct cc_span text, size_t room, enum cc_face face)
{
	size_t (*measure)(struct cc_span) = faces[face].bold ? cc_advance_bold : cc_advance;
	size_t used = measure(CC_SPAN(ELLIPSIS)), len = 0;

	if (measure(text) <= room)
		return text;
	while (len < text.len) {
		struct cc_span one = cc_utf8_cluster((struct cc_span){ text.at + len, text.len - len });

		used += measure(one);
		if (used > room)
			break;
		len += one.len;
	}
	while (len > 0 && text.at[len - 1] == ' ')
		len--;
	return cc_span(cc_format(c->arena, "%.*s" ELLIPSIS, (int)len, text.at));
}

void
cc_draw_cut(struct cc_canvas *c, enum cc_face face, double x, double y, enum cc_anchor anchor, double width,
    struct cc_span text)
{
	cc_draw_text(c, face, x, y, anchor, cut(c, visible(c, text), thousandths(width, face), face));
}

size_t
cc_draw_lines(struct cc_canvas *c, enum cc_face face, double x, double y, enum cc_anchor anchor, double width,
    size_t most, struct cc_span text)
{
	struct cc_span rest = visible(c, text);
	size_t room = thousandths(width, face), n = 0;

	while (rest.len > 0) {
		struct cc_span line = rest;

		if (++n == most)
			rest.len = 0;
		else
			line = next_line(&rest, room, face);
		cc_draw_text(
		    c, face, x, y + (double)(n - 1) * faces[face].line, anchor, cut(c, line, room, face));
	}
	return n;
}

size_t
cc_count_lines(enum cc_face face, double width, size_t most, struct cc_span text)
{
	size_t room = thousandths(width, face), n = 0;

	while (text.len > 0 && (most == 0 || n < most)) {
		next_line(&text, room, face);
		n++;
	}
	return n;
}
