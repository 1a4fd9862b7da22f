/* drawn.h -- texts of a picture, as they lie on it.
 *
 * May be included by: tests/render.
 */
#ifndef CC_TESTS_RENDER_DRAWN_H
#define CC_TESTS_RENDER_DRAWN_H

#include "render/chart/canvas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct drawn_text {
	double left, right, top, bottom;
	struct cc_span text;
};

enum { DRAWN_MOST = 4000 };

static inline size_t
drawn_count(const char *svg, const char *part)
{
	size_t n = 0;

	for (; (svg = strstr(svg, part)) != NULL; svg += strlen(part))
		n++;
	return n;
}

/* The number of an attribute, as ` x="`, of the element that begins here. */
static inline double
drawn_number(const char *element, const char *attribute)
{
	const char *at = strstr(element, attribute);

	assert_non_null(at);
	return strtod(at + strlen(attribute), NULL);
}

static inline enum cc_face
drawn_face(const char *class)
{
	static const char *const classes[] = { [CC_FACE_TEXT] = "t",
		[CC_FACE_BOLD] = "t b",
		[CC_FACE_SMALL] = "t s",
		[CC_FACE_SOFT] = "t s soft",
		[CC_FACE_HEAD] = "t h",
		[CC_FACE_TITLE] = "t title",
		[CC_FACE_BADGE] = "t s b onbadge",
		[CC_FACE_INVERSE] = "t s onbadge",
		[CC_FACE_NUMBER] = "t s b halo",
		[CC_FACE_ZONE] = "t b soft",
		[CC_FACE_GROUP] = "t b halo" };
	size_t best = 0;

	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strncmp(class, classes[i], strlen(classes[i])) == 0 &&
		    strlen(classes[i]) >= strlen(classes[best]))
			best = i;
	return (enum cc_face)best;
}

/* All of them; no text may hold an escape. */
static inline size_t
drawn_texts(struct drawn_text *out, const char *svg)
{
	size_t n = 0;

	for (const char *at = svg; (at = strstr(at, "<text class=\"")) != NULL; n++) {
		const char *class = at + strlen("<text class=\""), *body = strchr(at, '>') + 1;
		enum cc_face face = drawn_face(class);
		struct cc_span text = { body, strcspn(body, "<") };
		double wide = cc_canvas_wide(text, face), x = drawn_number(at, " x=\""),
		       y = drawn_number(at, " y=\"");
		struct cc_span shown = { class, strcspn(class, "\"") };
		double left = shown.len > 4 && memcmp(shown.at + shown.len - 4, " end", 4) == 0 ? x - wide
			      : shown.len > 4 && memcmp(shown.at + shown.len - 4, " mid", 4) == 0
				  ? x - wide / 2
				  : x;

		assert_true(n < DRAWN_MOST);
		out[n] = (struct drawn_text){ left, left + wide, y - 0.72 * cc_face_size(face),
			y + 0.2 * cc_face_size(face), text };
		at = body;
	}
	return n;
}

/* No text lies on another, or beside the picture. */
static inline void
assert_texts_apart(const char *svg, double width, double high)
{
	static struct drawn_text text[DRAWN_MOST];
	size_t n = drawn_texts(text, svg);

	for (size_t i = 0; i < n; i++) {
		if (text[i].left < -0.6 || text[i].right > width + 0.6 || text[i].top < -0.6 ||
		    text[i].bottom > high + 0.6)
			fail_msg("%.*s: %g to %g, %g to %g", (int)text[i].text.len, text[i].text.at,
			    text[i].left, text[i].right, text[i].top, text[i].bottom);
		for (size_t k = 0; k < i; k++)
			if (text[i].left < text[k].right - 0.2 && text[k].left < text[i].right - 0.2 &&
			    text[i].top < text[k].bottom - 0.2 && text[k].top < text[i].bottom - 0.2)
				fail_msg("\"%.*s\" lies on \"%.*s\" at %g %g", (int)text[i].text.len,
				    text[i].text.at, (int)text[k].text.len, text[k].text.at, text[i].left,
				    text[i].top);
	}
}

/* The i-th name of a kind: of one letter, of two words, of eighty characters, in Japanese. */
static inline struct cc_span
drawn_name(size_t kind, size_t i, struct cc_arena *arena)
{
	switch (kind % 4) {
	case 0: return cc_span(cc_format(arena, "%c%zu", 'A' + (int)(i % 26), i));
	case 1: return cc_span(cc_format(arena, "A name of its own %zu", i));
	case 2:
		return cc_span(cc_format(arena,
		    "A name of eighty characters that somebody wrote to say all there is to say, %03zu", i));
	default:
		return cc_span(cc_format(
		    arena, "朝の支度の時間が足りなくて落ち着いて味わうことができないという気持ち%zu", i));
	}
}

#endif
