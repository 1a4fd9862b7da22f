/* picture.c -- the pictures of a report: which there are, and each as elements of SVG. */
#include "render/picture.h"

#include "base/arena.h"
#include "base/num.h"
#include "render/chart/view.h"
#include "render/formats.h"

#include <math.h>

/* With its caption a part stands on a sheet of A4, which is about as wide as it. */
enum { PART_MOST = 960 };

static const struct cc_chart_kind_of *const kinds[] = {
	[CC_CHART_INTERVALS] = &cc_chart_intervals,
	[CC_CHART_CURVE] = &cc_chart_curve,
	[CC_CHART_MATRIX] = &cc_chart_matrix,
	[CC_CHART_NETWORK] = &cc_chart_network,
	[CC_CHART_BULLETS] = &cc_chart_bullets,
	[CC_CHART_CONTROL] = &cc_chart_control,
	[CC_CHART_PLANE] = &cc_chart_plane,
	[CC_CHART_STRIP] = &cc_chart_strip,
	[CC_CHART_FLOW] = &cc_chart_flow,
	[CC_CHART_LORENZ] = &cc_chart_lorenz,
};

static struct cc_chart_view
view_of(const struct cc_report *report, const struct cc_render_opts *opts, const struct cc_chart *chart)
{
	return (
	    struct cc_chart_view){ report, chart, cc_view_table(report, chart->table), 0, 0, opts->digits };
}

static size_t
pieces_of(const struct cc_chart_view *v)
{
	const struct cc_chart_kind_of *kind = kinds[v->chart->kind];
	size_t left;

	if (v->table == NULL || v->table->rows == 0)
		return 0;
	return kind->pieces != NULL ? kind->pieces(v) : cc_view_extent(v, &left);
}

static bool
shown(const struct cc_report *report, const struct cc_render_opts *opts, bool extras,
    const struct cc_chart *chart)
{
	struct cc_chart_view v = view_of(report, opts, chart);

	if (opts->table != NULL ? strcmp(opts->table, chart->table) != 0 : chart->extra && !extras)
		return false;
	return pieces_of(&v) > 0;
}

const struct cc_chart *
cc_picture_next(const struct cc_report *report, const struct cc_render_opts *opts, bool extras,
    const struct cc_chart *after)
{
	const struct cc_chart *chart = after != NULL ? after + 1 : report->charts;

	while (chart != NULL && chart->table != NULL && !shown(report, opts, extras, chart))
		chart++;
	return chart != NULL && chart->table != NULL ? chart : NULL;
}

double
cc_picture_part(struct cc_buf *out, const struct cc_report *report, const struct cc_render_opts *opts,
    const struct cc_chart *chart, size_t *row, bool whole)
{
	const struct cc_chart_kind_of *kind = kinds[chart->kind];
	struct cc_chart_view v = view_of(report, opts, chart);
	struct cc_arena *arena = cc_arena_new();
	struct cc_canvas c = { out, arena, report->lang, opts->digits, CC_PICTURE_WIDTH, 0 };
	size_t all;

	v.table = cc_view_without(v.table, chart->without, arena);
	v.table = cc_view_gathered(v.table, chart->gather ? chart->group_then : NULL, arena);
	v.table = cc_view_gathered(v.table, chart->gather ? chart->group : NULL, arena);
	all = pieces_of(&v);
	v.from = *row;
	v.to = all;
	if (!whole && kind->fit != NULL)
		v.to = kind->fit(&c, &v, all, PART_MOST);
	else if (!whole && kind->rows > 0 && all - *row > kind->rows)
		v.to = *row + kind->rows;
	kind->draw(&c, &v);
	*row = v.to < all ? v.to : 0;
	cc_arena_free(arena);
	return c.height;
}

void
cc_picture_read(struct cc_buf *out, const struct cc_report *report, const struct cc_chart *chart)
{
	double level = cc_view_parameter(report, "confidence");
	char text[CC_NUM_MAX];

	if (chart->read.in[CC_EN] == NULL)
		return;
	cc_buf_puts(out, cc_words_in(&chart->read, report->lang));
	if (chart->low == NULL || chart->bounds || !isfinite(level))
		return;
	text[cc_num_print(text, level * 100)] = '\0';
	cc_buf_printf(
	    out, cc_words_in(CC_SAY(" Confidence level: %s %%.", "信頼水準は %s %%。"), report->lang), text);
}
