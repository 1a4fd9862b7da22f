/* cite.c -- figures of reports in a sentence: {TOOL.TABLE[KEY].COLUMN|%|or "TEXT"} */
#include "figure/cite.h"

#include "base/arena.h"

#include <math.h>

static struct cc_span
behind(struct cc_span s, size_t n)
{
	return (struct cc_span){ s.at + n, s.len - n };
}

/* Where the figure that begins text ends; a brace in quotes is none. */
static size_t
figure_end(struct cc_span text)
{
	bool quoted = false;
	size_t i = 1;

	while (i < text.len && (quoted || text.at[i] != '}')) {
		quoted ^= text.at[i] == '"';
		i++;
	}
	return i;
}

bool
cc_cite_next(struct cc_cite_walk *w)
{
	size_t n = 0;

	w->braces += w->more;
	w->more = 0;
	w->figure = false;
	if (w->rest.len == 0)
		return false;
	if (w->rest.at[0] != '{') {
		while (n < w->rest.len && w->rest.at[n] != '{')
			n++;
		w->text = (struct cc_span){ w->rest.at, n };
	} else if (w->rest.len > 1 && w->rest.at[1] == '{') {
		w->text = (struct cc_span){ w->rest.at, 1 };
		w->more = n = 2;
	} else {
		w->figure = true;
		n = figure_end(w->rest);
		w->text = (struct cc_span){ w->rest.at + 1, n - 1 };
		for (size_t i = 0; i < n; i++)
			w->more += w->rest.at[i] == '{';
		n += n < w->rest.len; /* without an end: the reference says what is wrong */
	}
	w->rest = behind(w->rest, n);
	return true;
}

static bool
fail_mod(struct cc_span mod, enum cc_exit code, struct cc_err *err)
{
	return cc_fail(err, code,
	    N_("\"|%s\"; wanted one of |%%, |0 to |9, |plain, |n, |low, |high, |since, |or \"TEXT\""),
	    cc_quote(mod).text);
}

/* or "TEXT", in which "" is a quote. */
static bool
read_or(struct cc_cite *out, struct cc_span mod, struct cc_arena *arena)
{
	struct cc_span text = cc_span_trim(behind(mod, strlen("or")));
	char *to = cc_alloc(arena, text.len + 1);
	size_t n = 0;

	if (text.len < 2 || text.at[0] != '"' || text.at[text.len - 1] != '"')
		return false;
	for (size_t i = 1; i + 1 < text.len; i++) {
		to[n++] = text.at[i];
		i += text.at[i] == '"' && text.at[i + 1] == '"';
	}
	out->or_text = (struct cc_span){ to, n };
	return true;
}

static bool
read_mod(struct cc_cite *out, struct cc_span mod, struct cc_arena *arena)
{
	static const char *const parts[] = {
		[CC_CITE_PLAIN] = "plain", [CC_CITE_N] = "n", [CC_CITE_LOW] = "low", [CC_CITE_HIGH] = "high"
	};

	if (mod.len == 1 && mod.at[0] >= '0' && mod.at[0] <= '9') {
		out->digits = mod.at[0] - '0';
		return true;
	}
	if (cc_span_eq(mod, CC_SPAN("%")))
		return out->percent = true;
	if (cc_span_eq(mod, CC_SPAN("since")))
		return out->since = true;
	for (size_t i = CC_CITE_PLAIN; i <= CC_CITE_HIGH; i++)
		if (cc_span_eq(mod, cc_span(parts[i]))) {
			out->part = (enum cc_cite_part)i;
			return true;
		}
	return mod.len > 2 && memcmp(mod.at, "or", 2) == 0 && read_or(out, mod, arena);
}

/* One between two bars, of which those in quotes are none. */
static struct cc_span
take_mod(struct cc_span *rest)
{
	struct cc_span mod = *rest;
	bool quoted = false;

	mod.len = 0;
	while (mod.len < rest->len && (quoted || rest->at[mod.len] != '|'))
		quoted ^= rest->at[mod.len++] == '"';
	*rest = behind(*rest, mod.len);
	return cc_span_trim(mod);
}

static struct cc_span
without_label(const struct cc_cite *c, struct cc_arena *arena)
{
	struct cc_span all = c->reference, label = c->ref.label;
	size_t at = label.at != NULL ? (size_t)(label.at - all.at) - 1 : 0;
	const char *rest = label.at != NULL ? label.at + label.len : NULL;

	if (label.at == NULL)
		return all;
	return cc_span(
	    cc_format(arena, "%.*s%.*s", (int)at, all.at, (int)(all.len - (size_t)(rest - all.at)), rest));
}

bool
cc_cite_read(
    struct cc_cite *out, struct cc_span body, enum cc_exit code, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span rest, text = cc_span_trim(body);

	*out = (struct cc_cite){ .digits = -1 };
	if (!cc_ref_read(&out->ref, &rest, text, code, arena, err))
		return false;
	out->reference = (struct cc_span){ text.at, (size_t)(rest.at - text.at) };
	out->same = without_label(out, arena);
	rest = cc_span_trim(rest);
	while (rest.len > 0) {
		struct cc_span mod;

		if (rest.at[0] != '|')
			return cc_fail(
			    err, code, N_("\"%s\" behind the reference; wanted } or |"), cc_quote(rest).text);
		rest = behind(rest, 1);
		mod = take_mod(&rest);
		if (!read_mod(out, mod, arena))
			return fail_mod(mod, code, err);
	}
	return true;
}

struct cc_span
cc_fact_text(const struct cc_fact_row *row, const char *column)
{
	size_t cell = cc_fact_column(row, cc_span(column));

	return cell == SIZE_MAX ? (struct cc_span){ NULL, 0 } : row->cell[cell].text;
}

double
cc_fact_number(const struct cc_fact_row *row, const char *column)
{
	size_t cell = cc_fact_column(row, cc_span(column));

	return cell == SIZE_MAX ? (double)NAN : row->cell[cell].number;
}

/* Why a cell is empty: the row's own reason, or the note whose code the row has. */
static struct cc_span
reason_of(const struct cc_ref_found *at)
{
	const struct cc_fact_table *notes = cc_fact_table(at->report, CC_SPAN("notes"));
	struct cc_span reason = cc_fact_text(at->row, "reason");

	for (size_t i = 0; notes != NULL && i < notes->n; i++) {
		struct cc_span code = cc_fact_text(&notes->row[i], "code");

		for (size_t c = 0; code.at != NULL && c < at->row->n; c++)
			if (at->row->cell[c].text.at != NULL && cc_span_eq(at->row->cell[c].text, code))
				return cc_fact_text(&notes->row[i], "text");
	}
	return reason;
}

static bool
fail_empty(const struct cc_cite *cite, const struct cc_ref_found *at, enum cc_exit code, struct cc_err *err)
{
	struct cc_span why = reason_of(at);

	cc_fail(err, code, N_("%s is empty"), cc_quote(cite->reference).text);
	if (why.at != NULL)
		cc_fail_more(err, N_(" (%s)"), cc_quote(why).text);
	return cc_fail_more(err, N_("; wanted |or \"TEXT\", your own word for it"));
}

/* What is asked of the figure, as a number. */
static double
number_of(const struct cc_cite *cite, const struct cc_cited *cited)
{
	switch (cite->part) {
	case CC_CITE_N: return cited->f.n;
	case CC_CITE_LOW: return cited->f.low;
	case CC_CITE_HIGH: return cited->f.high;
	case CC_CITE_ALL:
	case CC_CITE_PLAIN: break;
	}
	return cited->f.value;
}

static bool
check_part(struct cc_cited *out, const struct cc_cite *cite, enum cc_exit code, struct cc_err *err)
{
	bool text = out->cell->text.at != NULL && isnan(out->cell->number);

	if (text && (cite->part != CC_CITE_ALL || cite->percent || cite->since || cite->digits >= 0))
		return cc_fail(err, code, N_("%s is text, \"%s\"; wanted no | but |or behind it"),
		    cc_quote(cite->reference).text, cc_quote(out->cell->text).text);
	if (text || !isnan(number_of(cite, out)))
		return true;
	out->empty = cite->or_text.at != NULL;
	if (out->empty)
		return true;
	if (out->cell->text.at == NULL)
		return fail_empty(cite, &out->at, code, err);
	return cc_fail(err, code, N_("%s has no %s in its report; wanted another, or |or \"TEXT\""),
	    cc_quote(cite->reference).text, cite->part == CC_CITE_N ? "n" : cc_say_word(N_("interval")));
}

struct cc_cited
cc_cited_at(const struct cc_ref_found *at, enum cc_lang lang, unsigned digits)
{
	const struct cc_fact *cell = &at->row->cell[at->cell];

	return (struct cc_cited){ *at, cell, cc_fact_figure(at->row, at->cell),
		cc_shown_as(cell, lang, digits), false };
}

bool
cc_cite_find(struct cc_cited *out, const struct cc_cite *cite, const struct cc_facts *facts,
    enum cc_lang lang, unsigned digits, enum cc_exit code, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_ref_found at;

	if (!cc_ref_find(&at, facts, &cite->ref, code, arena, err))
		return false;
	*out = cc_cited_at(&at, lang, digits);
	if (cite->digits >= 0) {
		out->how.digits = (unsigned)cite->digits;
		out->how.fixed = true;
		out->how.percent = out->how.p = false;
	}
	out->how.percent |= cite->percent;
	return check_part(out, cite, code, err);
}

void
cc_cite_put(struct cc_buf *out, const struct cc_cite *cite, const struct cc_cited *cited)
{
	struct cc_shown count = { .lang = cited->how.lang, .digits = 1 };

	if (cited->empty)
		cc_buf_span(out, cite->or_text);
	else if (isnan(cited->cell->number))
		cc_buf_span(out, cited->cell->text);
	else if (cite->part == CC_CITE_ALL)
		cc_shown_figure(out, &cited->f, &cited->how);
	else
		cc_shown_number(out, number_of(cite, cited), cite->part == CC_CITE_N ? &count : &cited->how);
}

int64_t
cc_fact_count(double n)
{
	return isfinite(n) && fabs(n) <= 1e15 ? (int64_t)n : CC_NO_INT;
}

void
cc_cite_row(struct cc_figure_row *out, const struct cc_cite *cite, const struct cc_cited *cited,
    struct cc_arena *arena)
{
	const struct cc_fact_report *report = cited->at.report;
	struct cc_buf text = { 0 };

	*out = (struct cc_figure_row){ .reference = cite->reference,
		.value = cited->f.value,
		.low = cited->f.low,
		.high = cited->f.high,
		.n = isfinite(cited->f.value) ? cc_fact_count(cited->f.n) : CC_NO_INT,
		.tool = report->tool,
		.report = report->label,
		.as_of = report->as_of };
	if (!cited->empty && cited->cell->text.at == NULL)
		return;
	cc_cite_put(&text, cite, cited);
	out->shown = cc_strndup(arena, text.len > 0 ? text.at : "", text.len);
	cc_buf_free(&text);
}
