/* svg.c -- the pictures of a report on one sheet: ink on white, findings on top.
 *
 * SVG 1.1 with text as text, no script, no link, nothing from elsewhere.  Every mark has
 * its figures in its title; role and label are those of WAI-ARIA's graphics module.
 */
#include "render/formats.h"

#include "base/arena.h"
#include "render/chart/canvas.h"
#include "render/picture.h"
#include "render/style.h"
#include "render/xml.h"

static const struct cc_words nothing = CC_WORDS("(nothing to draw)", "（図にする値がない）");

enum { MARGIN = 20, SHEET = CC_PICTURE_WIDTH + 2 * MARGIN, APART = 30 };

static void
put_findings(struct cc_canvas *c, const struct cc_table *findings)
{
	if (findings == NULL || findings->rows == 0)
		return;
	for (size_t row = 0; row < findings->rows; row++) {
		double y = c->height + cc_face_line(CC_FACE_TEXT) + (row > 0 ? 2 : 8);

		cc_draw_text(c, CC_FACE_BOLD, 0, y, CC_START, cc_span(cc_format(c->arena, "%zu", row + 1)));
		cc_draw_lines(
		    c, CC_FACE_TEXT, 18, y, CC_START, c->width - 18, 0, cc_render_sentence(findings, row));
	}
}

static void
put_head(struct cc_canvas *c, const struct cc_report *report)
{
	cc_draw_lines(c, CC_FACE_SOFT, 0, 10, CC_START, c->width, 2,
	    cc_span(cc_format(c->arena, "%s%s%s", report->study != NULL ? report->study : "",
		report->study != NULL ? " · " : "", report->tool != NULL ? report->tool : "")));
}

static void
put_picture(struct cc_canvas *c, const struct cc_report *report, const struct cc_render_opts *opts,
    const struct cc_chart *chart)
{
	struct cc_buf part = { 0 }, read = { 0 };
	const char *title = cc_words_in(&chart->title, report->lang);
	double y = c->height + (c->height > 0 ? APART : 0), high;
	size_t row = 0;

	cc_buf_puts(c->out, "<g role=\"figure\" aria-label=\"");
	cc_xml_puts(c->out, title);
	cc_buf_puts(c->out, "\">\n");
	cc_draw_lines(c, CC_FACE_HEAD, 0, y + 12, CC_START, c->width, 0, cc_span(title));
	cc_picture_read(&read, report, chart);
	if (read.len > 0)
		cc_draw_lines(c, CC_FACE_SOFT, 0, c->height + 12, CC_START, c->width, 0,
		    (struct cc_span){ read.at, read.len });
	y = c->height + 6;
	high = cc_picture_part(&part, report, opts, chart, &row, true);
	cc_buf_puts(c->out, "<g transform=\"translate(0 ");
	cc_xml_number(c->out, y);
	cc_buf_puts(c->out, ")\">\n");
	cc_buf_add(c->out, part.at, part.len);
	cc_buf_puts(c->out, "</g>\n</g>\n");
	cc_canvas_reach(c, y + high);
	cc_buf_free(&part);
	cc_buf_free(&read);
}

static void
put_foot(struct cc_canvas *c, const struct cc_report *report)
{
	const char *text = cc_format(c->arena, "%s %s", report->tool != NULL ? report->tool : "",
	    report->version != NULL ? report->version : "");

	for (size_t i = 0; i < report->n_inputs; i++)
		text = cc_format(c->arena, "%s · %s, %llu %s", text, report->input[i].file,
		    (unsigned long long)report->input[i].rows,
		    cc_words_in(CC_SAY("rows", "行"), report->lang));
	cc_draw_lines(c, CC_FACE_SOFT, 0, c->height + APART, CC_START, c->width, 3, cc_span(text));
}

static void
put_sheet(struct cc_buf *out, const struct cc_report *report, const struct cc_canvas *c)
{
	double high = c->height + 2 * MARGIN;

	cc_buf_puts(
	    out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
	cc_buf_printf(out, " role=\"graphics-document\" aria-labelledby=\"picture-title\" xml:lang=\"%s\"",
	    report->lang == CC_JA ? "ja" : "en");
	cc_buf_printf(out, " width=\"%d\" height=\"", SHEET);
	cc_xml_number(out, high);
	cc_buf_printf(out, "\" viewBox=\"0 0 %d ", SHEET);
	cc_xml_number(out, high);
	cc_buf_puts(out, "\">\n<title id=\"picture-title\">");
	cc_xml_puts(out, report->tool != NULL ? report->tool : "");
	if (report->study != NULL) {
		cc_buf_puts(out, ": ");
		cc_xml_puts(out, report->study);
	}
	cc_buf_puts(out, "</title>\n<style>");
	for (const char *const *part = cc_style_picture; *part != NULL; part++)
		cc_buf_puts(out, *part);
	cc_buf_printf(out, "</style>\n<rect class=\"paper\" width=\"%d\" height=\"", SHEET);
	cc_xml_number(out, high);
	cc_buf_printf(out, "\"/>\n<g transform=\"translate(%d %d)\">\n", MARGIN, MARGIN);
	cc_buf_add(out, c->out->at, c->out->len);
	cc_buf_puts(out, "</g>\n</svg>\n");
}

bool
cc_render_svg(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts)
{
	struct cc_buf body = { 0 };
	struct cc_arena *arena;
	struct cc_canvas c = { &body, NULL, report->lang, opts->digits, CC_PICTURE_WIDTH, 0 };
	const struct cc_chart *chart = cc_picture_next(report, opts, false, NULL);

	if (opts->table != NULL && cc_render_table(report, opts->table) == NULL)
		return false;
	c.arena = arena = cc_arena_new();
	put_head(&c, report);
	put_findings(&c, cc_render_findings(report, opts));
	if (chart == NULL)
		cc_draw_text(&c, CC_FACE_TEXT, 0, c.height + APART, CC_START,
		    cc_span(cc_words_in(&nothing, report->lang)));
	for (; chart != NULL; chart = cc_picture_next(report, opts, false, chart))
		put_picture(&c, report, opts, chart);
	put_foot(&c, report);
	put_sheet(out, report, &c);
	cc_buf_free(&body);
	cc_arena_free(arena);
	return true;
}
