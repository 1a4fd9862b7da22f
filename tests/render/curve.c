/* curve.c -- the picture of a journey: everything stands where it belongs, and nothing on another. */
#include "render/picture.h"

#include "base/arena.h"
#include "base/rng.h"
#include "render/chart/canvas.h"
#include "render/chart/spread.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { STAGES, PAINS, QUOTES, SEGMENTS, BEFORE };
enum { S_STAGE, S_LABEL, S_REACHED, S_SHARE, S_LOW, S_HIGH, S_LOST, S_N, S_FEELING, S_FROM, S_TO };
enum { P_RANK, P_STAGE, P_PLACE, P_N, P_AFFECTED, P_SHARE, P_LOW, P_HIGH, P_MOVE };
enum { G_SEGMENT, G_STAGE, G_MEASURE, G_N, G_VALUE };
enum { SHEET = 1000 };

static const struct cc_table_spec specs[] = {
	[STAGES] = { "stages", CC_WORDS("Stages", NULL),
	    (const struct cc_column_spec[]){ { "stage", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "label", CC_TYPE_LABEL, CC_PART_NONE, 0 }, { "reached", CC_TYPE_INT, CC_PART_N, 0 },
		{ "share", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 }, { "low", CC_TYPE_SHARE, CC_PART_LOW, 0 },
		{ "high", CC_TYPE_SHARE, CC_PART_HIGH, 0 }, { "lost", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ "n", CC_TYPE_INT, CC_PART_N, 0 }, { "feeling", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 },
		{ "from", CC_TYPE_REAL, CC_PART_LOW, 0 }, { "to", CC_TYPE_REAL, CC_PART_HIGH, 0 }, { 0 } } },
	[PAINS] = { "pains", CC_WORDS("Pains", NULL),
	    (const struct cc_column_spec[]){ { "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ "stage", CC_TYPE_ID, CC_PART_KEY, 0 }, { "place", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "n", CC_TYPE_INT, CC_PART_N, 0 }, { "affected", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ "share", CC_TYPE_SHARE, CC_PART_ESTIMATE, 0 }, { "low", CC_TYPE_SHARE, CC_PART_LOW, 0 },
		{ "high", CC_TYPE_SHARE, CC_PART_HIGH, 0 }, { "move", CC_TYPE_LABEL, CC_PART_NONE, 0 },
		{ 0 } } },
	[QUOTES] = { "quotes", CC_WORDS("Quotes", NULL),
	    (const struct cc_column_spec[]){ { "rank", CC_TYPE_INT, CC_PART_NONE, 0 },
		{ "text", CC_TYPE_TEXT, CC_PART_NONE, 0 }, { 0 } } },
	[SEGMENTS] = { "segments", CC_WORDS("Segments", NULL),
	    (const struct cc_column_spec[]){ { "segment", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "stage", CC_TYPE_ID, CC_PART_KEY, 0 }, { "measure", CC_TYPE_WORD, CC_PART_KEY, 0 },
		{ "n", CC_TYPE_INT, CC_PART_N, 0 }, { "value", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 }, { 0 } } },
	[BEFORE] = { "before", CC_WORDS("Before", NULL),
	    (const struct cc_column_spec[]){ { "segment", CC_TYPE_ID, CC_PART_KEY, 0 },
		{ "stage", CC_TYPE_ID, CC_PART_KEY, 0 }, { "measure", CC_TYPE_WORD, CC_PART_KEY, 0 },
		{ "n", CC_TYPE_INT, CC_PART_N, 0 }, { "value", CC_TYPE_REAL, CC_PART_ESTIMATE, 0 }, { 0 } } },
	{ 0 },
};

static const struct cc_chart_strip strip = { "reached", "share", "low", "high", "lost",
	CC_WORDS("came this far", NULL), CC_WORDS("go on", NULL), CC_WORDS(" lost", NULL) };
static const struct cc_chart_points points = { "pains", "stage", "rank", "place", "affected", "n", "share",
	"low", "high", "move", "quotes", "rank", "text", CC_WORDS("pain points", NULL),
	CC_WORDS("affected", NULL), CC_WORDS("Try: ", NULL) };
static const struct cc_chart_others thin = { "segments", "stage", "measure", "feeling", "segment", "value",
	NULL, NULL, "n", CC_WORDS(NULL, NULL) };
static const struct cc_chart_others ghost = { "before", "stage", "measure", "feeling", NULL, "value", NULL,
	NULL, "n", CC_WORDS("before", NULL) };
static const struct cc_chart_curve curve = { CC_WORDS("feeling", NULL), CC_WORDS("all", NULL),
	CC_WORDS("nobody felt", NULL), "scale_low", "scale_high", &strip, &points, &thin, &ghost };
static const struct cc_chart chart[] = {
	{ CC_CHART_CURVE, "stages", .title = CC_WORDS("Journey", NULL), .id = "stage", .label = "label",
	    .value = "feeling", .low = "from", .high = "to", .n = "n", .curve = &curve },
	{ 0 },
};
static const struct cc_render_opts opts = { .digits = 2 };

static struct cc_report *
report_new(struct cc_arena *arena)
{
	struct cc_report *r = cc_report_new(specs, NULL, NULL, CC_EN, arena);

	r->charts = chart;
	cc_parameter_real(r, "scale_low", 1);
	cc_parameter_real(r, "scale_high", 5);
	return r;
}

/* A stage; feeling NaN: nobody has one there; reached CC_NO_INT: nobody is followed. */
static void
add_stage(struct cc_report *r, const char *label, int64_t reached, double feeling)
{
	struct cc_table *t = cc_report_at(r, STAGES);
	size_t row = cc_row_add(r, t);

	cc_put_text(t, row, S_STAGE, cc_span(cc_format(r->arena, "s%zu", row)));
	cc_put_text(t, row, S_LABEL, cc_span(label));
	if (reached != CC_NO_INT) {
		cc_put_int(t, row, S_REACHED, reached);
		cc_put_real(t, row, S_SHARE, 0.75);
		cc_put_real(t, row, S_LOW, 0.5);
		cc_put_real(t, row, S_HIGH, 0.875);
		cc_put_int(t, row, S_LOST, reached / 4);
	} else {
		cc_cell_why(t, row, S_REACHED, "nobody");
	}
	cc_put_int(t, row, S_N, isnan(feeling) ? 0 : 20);
	cc_put_real(t, row, S_FEELING, feeling);
	cc_put_real(t, row, S_FROM, feeling - 0.25);
	cc_put_real(t, row, S_TO, feeling + 0.5);
}

static void
add_pain(struct cc_report *r, int64_t rank, size_t stage, const char *place, const char *move)
{
	struct cc_table *t = cc_report_at(r, PAINS);
	size_t row = cc_row_add(r, t);

	cc_put_int(t, row, P_RANK, rank);
	cc_put_text(t, row, P_STAGE, cc_span(cc_format(r->arena, "s%zu", stage)));
	if (place != NULL)
		cc_put_text(t, row, P_PLACE, cc_span(place));
	cc_put_int(t, row, P_N, 40);
	cc_put_int(t, row, P_AFFECTED, 10);
	cc_put_real(t, row, P_SHARE, 0.25);
	cc_put_real(t, row, P_LOW, 0.125);
	cc_put_real(t, row, P_HIGH, 0.5);
	if (move != NULL)
		cc_put_text(t, row, P_MOVE, cc_span(move));
}

static void
add_quote(struct cc_report *r, int64_t rank, const char *text)
{
	struct cc_table *t = cc_report_at(r, QUOTES);
	size_t row = cc_row_add(r, t);

	cc_put_int(t, row, 0, rank);
	cc_put_text(t, row, 1, cc_span(text));
}

static void
add_point(
    struct cc_report *r, unsigned table, const char *segment, size_t stage, const char *measure, double value)
{
	struct cc_table *t = cc_report_at(r, table);
	size_t row = cc_row_add(r, t);

	cc_put_text(t, row, G_SEGMENT, cc_span(segment));
	cc_put_text(t, row, G_STAGE, cc_span(cc_format(r->arena, "s%zu", stage)));
	cc_put_word(t, row, G_MEASURE, measure);
	cc_put_int(t, row, G_N, 5);
	cc_put_real(t, row, G_VALUE, value);
}

static struct cc_buf
drawn(const struct cc_report *r)
{
	struct cc_buf out = { 0 };
	size_t row = 0;

	cc_picture_part(&out, r, &opts, chart, &row, true);
	return out;
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		n++;
	return n;
}

/* The number of an attribute of the element that begins at `at`. */
static double
number_of(const char *at, const char *name)
{
	char wanted[16];
	const char *found;

	snprintf(wanted, sizeof wanted, " %s=\"", name);
	found = strstr(at, wanted);
	assert_non_null(found);
	return strtod(strchr(found, '"') + 1, NULL);
}

/* The attribute of the first element of this kind behind a title. */
static double
behind(const char *out, const char *title, const char *element, const char *name)
{
	const char *at = strstr(out, title);

	if (at == NULL)
		fail_msg("no mark %s", title);
	at = strstr(at, element);
	assert_non_null(at);
	return number_of(at, name);
}

static void
a_point_stands_as_high_as_its_value_and_bars_are_as_high_as_their_counts(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out;
	double y[3], high[3];

	(void)state;
	add_stage(r, "first", 80, -1);
	add_stage(r, "then", 60, 0.5);
	add_stage(r, "last", 20, 1);
	out = drawn(r);
	y[0] = behind(out.at, "<title>first: -1.00 (-1.25 to -0.50), n = 20<", "<circle", "cy");
	y[1] = behind(out.at, "<title>then: 0.50 (0.25–1.00), n = 20<", "<circle", "cy");
	y[2] = behind(out.at, "<title>last: 1.00 (0.75–1.50), n = 20<", "<circle", "cy");
	assert_true(fabs((y[0] - y[1]) / 3 - (y[1] - y[2])) < 0.2); /* one decimal of a pixel */
	assert_true(y[0] > y[1] && y[1] > y[2]);
	high[0] = behind(out.at, "<title>first: came this far, 80<", "<rect", "height");
	high[1] = behind(out.at, "<title>then: came this far, 60<", "<rect", "height");
	high[2] = behind(out.at, "<title>last: came this far, 20<", "<rect", "height");
	assert_true(fabs(high[1] / high[0] - 0.75) < 0.01 && fabs(high[2] / high[0] - 0.25) < 0.01);
	assert_int_equal(count(out.at, ">75.0%</text>"), 2); /* behind the last nobody goes on */
	assert_int_equal(count(out.at, ">50.0%–87.5%</text>"), 2);
	assert_int_equal(count(out.at, ">20 lost</text>"), 1);
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_place_where_nobody_felt_is_a_gap_with_its_word(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out;

	(void)state;
	add_stage(r, "first", 80, 1);
	add_stage(r, "then", 60, (double)NAN);
	add_stage(r, "last", 20, -1);
	out = drawn(r);
	assert_int_equal(count(out.at, ">nobody felt</text>"), 1);
	assert_null(strstr(out.at, "<path class=\"line\"")); /* no line over the gap */
	assert_null(strstr(out.at, "<path class=\"band\""));
	assert_int_equal(count(out.at, "<circle class=\"good\""), 2);
	assert_int_equal(count(out.at, "<line class=\"whisker\""), 2); /* of points that stand alone */
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
names_that_do_not_fit_over_their_columns_are_numbered_and_listed_whole(void **state)
{
	static const char long_name[] = "unbelievablylongwordthatnobodywouldeverwrite";
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		add_stage(r, i == 2 ? long_name : "short", 80, 1);
	out = drawn(r);
	assert_int_equal(count(out.at, cc_format(arena, ">%s</text>", long_name)), 1);
	assert_int_equal(count(out.at, ">short</text>"), 4);
	assert_int_equal(count(out.at, ">3</text>"), 2); /* in the list, and over its column */
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
where_nobody_is_followed_there_is_no_strip_and_the_note_says_why(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out;

	(void)state;
	cc_note(r, "nobody", "nobody can be followed", NULL);
	add_stage(r, "first", CC_NO_INT, 1);
	add_stage(r, "last", CC_NO_INT, -1);
	out = drawn(r);
	assert_non_null(strstr(out.at, ">nobody can be followed</text>"));
	assert_null(strstr(out.at, "lost"));
	assert_null(strstr(out.at, "came this far"));
	assert_non_null(strstr(out.at, "<path class=\"line\""));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
without_anything_to_draw_there_is_no_picture(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);

	(void)state;
	add_stage(r, "first", CC_NO_INT, (double)NAN);
	assert_null(cc_picture_next(r, &opts, false, NULL));
	add_pain(r, 1, 0, "counter", NULL);
	assert_ptr_equal(cc_picture_next(r, &opts, false, NULL), chart);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
a_mark_stands_below_its_place_and_is_explained_in_the_list(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out;

	(void)state;
	add_stage(r, "first", 80, 1);
	add_stage(r, "last", 20, -1);
	add_pain(r, 1, 1, "counter", "a second counter");
	add_pain(r, 2, 0, NULL, NULL);
	add_pain(r, 2, 0, "form", NULL);
	add_quote(r, 1, "too slow");
	add_quote(r, 1, "much too slow");
	add_quote(r, 2, "whose is this?");
	out = drawn(r);
	assert_true(behind(out.at, "<title>1. counter, last: 25.0% (12.5%–50.0%), affected 10 / 40<",
			"<circle", "cx") == behind(out.at, "<title>last: -1.00", "<circle", "cx"));
	assert_int_equal(count(out.at, "“too slow”"), 1);
	assert_null(strstr(out.at, "much too slow")); /* the first stands for all */
	assert_null(strstr(out.at, "whose is this")); /* two marks have this number */
	assert_non_null(strstr(out.at, ">Try: a second counter</text>"));
	assert_non_null(strstr(out.at, "<title>2. first, first: "));
	assert_int_equal(count(out.at, "class=\"badge\""), 6); /* each below its place, and in the list */
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

static void
lines_are_those_of_the_measure_with_the_most_behind_them(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_report *r = report_new(arena);
	struct cc_buf out;

	(void)state;
	add_stage(r, "first", 80, 1);
	add_stage(r, "last", 20, -1);
	for (size_t s = 0; s < 6; s++)
		for (size_t i = 0; i < 2; i++) {
			const char *name = cc_format(arena, "seg%zu", s);

			add_point(r, SEGMENTS, name, i, "feeling", 0.25 * (double)s);
			cc_put_int(
			    cc_report_at(r, SEGMENTS), r->table[SEGMENTS].rows - 1, G_N, s == 2 ? 1 : 9);
			add_point(r, SEGMENTS, name, i, "affected", -2);
		}
	add_point(r, BEFORE, "", 0, "feeling", 0.5);
	add_point(r, BEFORE, "", 1, "feeling", 0.5);
	out = drawn(r);
	assert_int_equal(count(out.at, "<path class=\"thin"), 4);
	assert_int_equal(count(out.at, "<path class=\"ghost"), 1);
	assert_int_equal(count(out.at, ">seg2</text>"), 0); /* one person */
	assert_int_equal(count(out.at, ">seg0</text>"), 1);
	assert_int_equal(count(out.at, ">all</text>"), 1);
	assert_non_null(strstr(out.at, "the other 2 stand in the table"));
	assert_null(strstr(out.at, "-2.00"));
	assert_non_null(strstr(out.at, "<title>seg1, last: 0.25, n = 9</title>"));
	assert_non_null(strstr(out.at, "<title>before, first: 0.50, n = 5</title>"));
	cc_buf_free(&out);
	cc_report_free(r);
	cc_arena_free(arena);
}

/* A text that is drawn: where it stands, by what canvas.h says of its width. */
struct box {
	double left, right, top, bottom;
	struct cc_span text;
};

static struct box
box_of(const char *at)
{
	double x = number_of(at, "x"), y = number_of(at, "y"), wide, size;
	struct cc_span class = { strchr(at, '"') + 1, 0 }, text = { strchr(at, '>') + 1, 0 };
	char words[64];
	enum cc_face face = CC_FACE_TEXT;

	class.len = strcspn(class.at, "\"");
	text.len = strcspn(text.at, "<");
	snprintf(words, sizeof words, " %.*s ", (int)class.len, class.at);
	if (strstr(words, " s ") != NULL)
		face = strstr(words, " b ") != NULL ? CC_FACE_BADGE : CC_FACE_SMALL;
	else if (strstr(words, " b ") != NULL)
		face = CC_FACE_BOLD;
	wide = cc_canvas_wide(text, face);
	size = cc_face_size(face);
	x -= strstr(words, " mid ") != NULL ? wide / 2 : strstr(words, " end ") != NULL ? wide : 0;
	return (struct box){ x, x + wide, y - size * 0.75, y + size * 0.2, text };
}

static void
assert_apart(const char *out, double high)
{
	static struct box box[4000];
	size_t n = 0;

	for (const char *at = out; (at = strstr(at, "<text")) != NULL; at++)
		box[n++] = box_of(at);
	for (size_t i = 0; i < n; i++) {
		if (box[i].left < -0.2 || box[i].right > CC_PICTURE_WIDTH + 0.2 || box[i].top < 0 ||
		    box[i].bottom > high + 1)
			fail_msg("outside: %.*s, %g to %g at %g of %g", (int)box[i].text.len, box[i].text.at,
			    box[i].left, box[i].right, box[i].bottom, high);
		for (size_t j = 0; j < i; j++)
			if (box[i].left < box[j].right - 0.2 && box[j].left < box[i].right - 0.2 &&
			    box[i].top < box[j].bottom - 0.2 && box[j].top < box[i].bottom - 0.2)
				fail_msg("one over the other at %g: %.*s | %.*s", box[i].top,
				    (int)box[i].text.len, box[i].text.at, (int)box[j].text.len,
				    box[j].text.at);
	}
}

static const char *
name_of(struct cc_rng *rng, struct cc_arena *arena)
{
	static const char *const parts[] = { "Consideration", "購入後の使い方", "a", "first use of it", "W",
		"Recommendation to others", "比較", "unbelievablylongwordthatnobodywouldeverwrite" };
	const char *name = parts[cc_rng_below(rng, 8)];

	for (uint64_t more = cc_rng_below(rng, 4); more > 2 && strlen(name) < 80;)
		name = cc_format(arena, "%s %s", name, parts[cc_rng_below(rng, 8)]);
	return name;
}

/* Of any number of stages, segments and marks, with gaps. */
static struct cc_report *
any_report(struct cc_rng *rng, struct cc_arena *arena)
{
	static const size_t many[] = { 1, 2, 3, 5, 8, 9, 13, 60 };
	struct cc_report *r = report_new(arena);
	size_t stages = many[cc_rng_below(rng, 8)], segments = cc_rng_below(rng, 7);
	bool follows = cc_rng_below(rng, 4) > 0, feels = cc_rng_below(rng, 4) > 0;

	for (size_t i = 0; i < stages; i++)
		add_stage(r, name_of(rng, arena), follows ? 12345 / (int64_t)(i + 1) : CC_NO_INT,
		    feels && cc_rng_below(rng, 5) > 0 ? (double)cc_rng_below(rng, 400) / 100 - 2
						      : (double)NAN);
	for (size_t s = 0; s < segments; s++) {
		const char *name = cc_format(arena, "%s %zu", name_of(rng, arena), s);

		for (size_t i = 0; i < stages; i++)
			if (cc_rng_below(rng, 4) > 0)
				add_point(r, SEGMENTS, name, i, "feeling",
				    (double)cc_rng_below(rng, 400) / 100 - 2);
	}
	for (size_t i = 0; i < stages && segments > 2; i++)
		add_point(r, BEFORE, "", i, "feeling", (double)cc_rng_below(rng, 400) / 100 - 2);
	for (uint64_t p = 0, pains = cc_rng_below(rng, 16); p < pains; p++) {
		add_pain(r, (int64_t)p + 1, cc_rng_below(rng, (uint32_t)stages),
		    cc_rng_below(rng, 3) > 0 ? name_of(rng, arena) : NULL,
		    cc_rng_below(rng, 2) > 0 ? "送料を価格の横に書く before anybody has to ask for it"
					     : NULL);
		add_quote(r, (int64_t)p + 1, name_of(rng, arena));
	}
	return r;
}

static void
no_text_stands_on_another_or_outside_whatever_there_is_to_draw(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 150; seed++) {
		struct cc_arena *arena = cc_arena_new();
		struct cc_rng *rng = cc_rng_new(seed, "curve", CC_SPAN(""), arena);
		struct cc_report *r = any_report(rng, arena);
		size_t row = 0, bars = 0;

		do {
			struct cc_buf part = { 0 };
			double high = cc_picture_part(&part, r, &opts, chart, &row, false);

			if (high >= SHEET)
				fail_msg("seed %d: a part of %g pixels", (int)seed, high);
			assert_apart(part.at, high);
			bars += count(part.at, ": came this far, ");
			cc_buf_free(&part);
		} while (row > 0);
		for (size_t i = 0; i < r->table[STAGES].rows; i++)
			bars -= !cc_table_cell(&r->table[STAGES], i, S_REACHED)->empty;
		assert_int_equal(bars, 0); /* each stage once, in one of the parts */
		cc_rng_free(rng);
		cc_report_free(r);
		cc_arena_free(arena);
	}
}

static void
labels_are_spread_no_further_than_it_takes(void **state)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_rng *rng = cc_rng_new(7, "spread", CC_SPAN(""), arena);

	(void)state;
	for (int round = 0; round < 3000; round++) {
		double middle[CC_SPREAD_MOST], wanted[CC_SPREAD_MOST], high[CC_SPREAD_MOST], all = 0;
		size_t n = cc_rng_below(rng, CC_SPREAD_MOST) + 1;
		double bottom;
		bool free = true;

		for (size_t i = 0; i < n; i++) {
			high[i] = 10 + (double)cc_rng_below(rng, 20);
			all += high[i];
		}
		bottom = 100 + all + (double)cc_rng_below(rng, 300);
		for (size_t i = 0; i < n; i++)
			wanted[i] = middle[i] = 100 + (double)cc_rng_below(rng, (uint32_t)(bottom - 100) + 1);
		cc_spread(middle, high, n, 100, bottom);
		for (size_t i = 0; i < n; i++) {
			assert_true(middle[i] - high[i] / 2 >= 100 - 1e-9);
			assert_true(middle[i] + high[i] / 2 <= bottom + 1e-9);
			free &= wanted[i] - high[i] / 2 >= 100 && wanted[i] + high[i] / 2 <= bottom;
			for (size_t j = 0; j < n; j++) {
				if (i == j)
					continue;
				assert_true(fabs(middle[i] - middle[j]) >= (high[i] + high[j]) / 2 - 1e-9);
				assert_true(wanted[i] >= wanted[j] || middle[i] < middle[j]);
				free &= fabs(wanted[i] - wanted[j]) >= (high[i] + high[j]) / 2;
			}
		}
		for (size_t i = 0; free && i < n; i++)
			assert_true(fabs(middle[i] - wanted[i]) < 1e-9);
	}
	cc_rng_free(rng);
	cc_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_point_stands_as_high_as_its_value_and_bars_are_as_high_as_their_counts),
		cmocka_unit_test(a_place_where_nobody_felt_is_a_gap_with_its_word),
		cmocka_unit_test(names_that_do_not_fit_over_their_columns_are_numbered_and_listed_whole),
		cmocka_unit_test(where_nobody_is_followed_there_is_no_strip_and_the_note_says_why),
		cmocka_unit_test(without_anything_to_draw_there_is_no_picture),
		cmocka_unit_test(a_mark_stands_below_its_place_and_is_explained_in_the_list),
		cmocka_unit_test(lines_are_those_of_the_measure_with_the_most_behind_them),
		cmocka_unit_test(no_text_stands_on_another_or_outside_whatever_there_is_to_draw),
		cmocka_unit_test(labels_are_spread_no_further_than_it_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
