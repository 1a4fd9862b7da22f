/* figures.c -- {REF} in the entries -> cells, and their texts filled in. */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "rec/node_place.h"

#include <math.h>

struct cc_place
memo_place(const struct review *r, const struct cc_node *node)
{
	return (struct cc_place){ r->memo->file, node->line, node->column };
}

static struct memo_figure *
add_figure(struct review *r, const struct memo_entry *e)
{
	struct memo_figure *f = &r->figure[r->figures++];

	*f = (struct memo_figure){ .row.id = memo_id(e), .change = SIZE_MAX };
	return f;
}

/* False: a problem says why. */
static bool
resolve(struct review *r, struct memo_figure *f, struct cc_span body, struct cc_place place)
{
	struct cc_err err;

	f->place = place;
	if (cc_cite_read(&f->cite, body, CC_EXIT_STUDY, r->arena, &err) &&
	    cc_cite_find(&f->cited, &f->cite, r->now, r->lang, r->run->digits, CC_EXIT_STUDY, r->arena, &err))
		return true;
	memo_problem(r, place, &err);
	return false;
}

static void
find_in_text(struct review *r, struct memo_entry *e, const struct memo_text *text)
{
	struct cc_cite_walk walk = { .rest = text->node->text };

	while (cc_cite_next(&walk))
		if (walk.figure)
			resolve(r, add_figure(r, e), walk.text,
			    cc_node_char(text->node, r->memo->file, r->memo->source, '{', walk.braces));
}

static bool
cited_in_percent(const struct review *r, const struct memo_figure *f)
{
	for (size_t i = 0; i < r->figures; i++)
		if (r->figure[i].cite.percent && cc_span_eq(r->figure[i].cite.same, f->cite.same))
			return true;
	return false;
}

/* The figure that a hypothesis is measured by, in percent where its bound is, or where a
 * sentence has it so. */
static void
find_measure(struct review *r, struct memo_entry *e)
{
	struct memo_figure *f = add_figure(r, e);

	if (!resolve(r, f, e->measure, memo_place(r, cc_node_get(e->node, "measure"))))
		return;
	f->cited.how.percent |= (e->expect.at != NULL && e->expected.percent) || cited_in_percent(r, f);
	f->cite.since = false;
	e->measured = r->figures - 1;
}

static size_t
braces_in(struct cc_span text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '{';
	return n;
}

void
memo_find_figures(struct review *r)
{
	size_t most = 0;

	for (size_t i = 0; i < r->memo->n; i++) {
		most++;
		for (size_t t = 0; t < MEMO_TEXTS; t++)
			if (r->memo->entry[i].text[t].node != NULL)
				most += braces_in(r->memo->entry[i].text[t].node->text);
	}
	r->figure = CC_ARRAY(r->arena, struct memo_figure, most);
	for (size_t i = 0; i < r->memo->n; i++) {
		struct memo_entry *e = &r->memo->entry[i];

		e->figure = r->figures;
		for (size_t t = 0; t < MEMO_TEXTS; t++)
			if (e->text[t].node != NULL)
				find_in_text(r, e, &e->text[t]);
		e->figures = r->figures - e->figure;
		if (e->measure.at != NULL)
			find_measure(r, e);
	}
}

/* What the page has of a figure; a change counts as one. */
static void
describe(struct review *r, struct memo_figure *f)
{
	const struct cc_since *c = f->change != SIZE_MAX ? &r->change[f->change] : NULL;
	struct cc_figure_row *row = &f->row;
	struct cc_span id = row->id;
	struct cc_buf text = { 0 };

	cc_cite_row(row, &f->cite, &f->cited, r->arena);
	row->id = id;
	if (!f->cite.since)
		return;
	row->reference =
	    cc_span(cc_format(r->arena, "%.*s|since", (int)row->reference.len, row->reference.at));
	row->value = c != NULL ? c->moved.difference : (double)NAN;
	row->low = c != NULL ? c->moved.low : (double)NAN;
	row->high = c != NULL ? c->moved.high : (double)NAN;
	if (c != NULL)
		cc_shown_change(&text, &c->moved, cc_verdict_in(c->verdict, r->lang), &f->cited.how);
	row->shown =
	    c != NULL ? cc_strndup(r->arena, text.at, text.len) : cc_span_text(r->arena, f->cite.or_text);
	cc_buf_free(&text);
}

static void
fill_text(struct review *r, struct memo_entry *e, struct memo_text *text, size_t *figure)
{
	struct cc_cite_walk walk = { .rest = text->node->text };
	struct cc_buf full = { 0 }, bare = { 0 };

	while (cc_cite_next(&walk)) {
		struct memo_figure *f = walk.figure ? &r->figure[(*figure)++] : NULL;

		if (f == NULL) {
			cc_buf_span(&full, walk.text);
			cc_buf_span(&bare, walk.text);
			continue;
		}
		describe(r, f);
		e->since |= f->cite.since;
		cc_buf_puts(&full, f->row.shown);
		cc_buf_putc(&bare, ' ');
	}
	text->shown = cc_one_line(r->arena, (struct cc_span){ full.at, full.len });
	text->bare = cc_one_line(r->arena, (struct cc_span){ bare.at, bare.len });
	cc_buf_free(&full);
	cc_buf_free(&bare);
}

/* "hypothesis → try", or the text. */
static void
join_texts(struct review *r, struct memo_entry *e)
{
	const char *all = "";

	for (size_t t = 0; t < MEMO_TEXTS; t++)
		if (e->text[t].node != NULL)
			all = cc_format(r->arena, "%s%s%s", all, *all != '\0' ? " → " : "", e->text[t].shown);
	e->shown = all;
}

void
memo_fill_figures(struct review *r)
{
	for (size_t i = 0; i < r->memo->n; i++) {
		struct memo_entry *e = &r->memo->entry[i];
		size_t figure = e->figure;

		for (size_t t = 0; t < MEMO_TEXTS; t++)
			if (e->text[t].node != NULL)
				fill_text(r, e, &e->text[t], &figure);
		join_texts(r, e);
		if (e->measured != SIZE_MAX)
			describe(r, &r->figure[e->measured]);
	}
}
