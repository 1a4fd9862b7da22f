/* columns.c -- codes -> the columns that are added to rows: one a dimension, or one a code. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "figure/names.h"

#include <inttypes.h>

/* Longer names are cut elsewhere. */
enum { NAME_MOST = 64 };

/* What a column says of an answer: in the order of their dimensions, codes, `none`, nets. */
struct column {
	uint32_t mark;
	struct cc_span name;
};

static bool
is_indicator(const struct cc_run *run)
{
	return strcmp(((const struct cc_voice_code_opts *)run->opts)->columns, "indicator") == 0;
}

static void
put(struct column *out, size_t *n, const struct cc_dimension *d, struct cc_span id, const char *suffix,
    uint32_t mark, struct cc_arena *arena)
{
	if (out != NULL)
		out[*n] = (struct column){ mark, cc_span(cc_format(arena, "%.*s.%.*s%s", (int)d->id.len,
						     d->id.at, (int)id.len, id.at, suffix)) };
	++*n;
}

static bool
keeps_denied(const struct cc_code *code)
{
	return code->negate == CC_NEGATE_KEEP;
}

/* out NULL: only their number. */
static size_t
list_columns(struct column *out, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_codebook *book = voice_book(run);
	const struct cc_nets *nets = voice_nets(run);
	size_t n = 0;

	for (uint32_t d = 0; d < book->n_dimensions; d++) {
		const struct cc_dimension *of = &book->dimension[d];

		for (uint32_t c = of->first; c < of->first + of->n; c++) {
			put(out, &n, of, book->code[c].id, "", 2 * c, arena);
			if (keeps_denied(&book->code[c]))
				put(out, &n, of, book->code[c].id, ".neg", 2 * c + 1, arena);
		}
		put(out, &n, of, CC_SPAN("none"), "", voice_mark(book, NOTHING), arena);
		for (uint32_t k = 0; k < nets->n; k++)
			if (nets->net[k].dimension == d)
				put(out, &n, of, nets->net[k].id, "", voice_mark(book, NETS_FROM + k), arena);
	}
	return n;
}

static struct column *
columns_of(size_t *n, const struct cc_run *run, struct cc_arena *arena)
{
	struct column *column = CC_ARRAY(arena, struct column, list_columns(NULL, run, arena));

	*n = list_columns(column, run, arena);
	return column;
}

uint32_t
voice_adds(struct cc_span **name, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_codebook *book = voice_book(run);
	const struct column *column;
	size_t n = book->n_dimensions;

	if (!is_indicator(run)) {
		*name = CC_ARRAY(arena, struct cc_span, n);
		for (uint32_t d = 0; d < n; d++)
			(*name)[d] = book->dimension[d].id;
		return (uint32_t)n;
	}
	column = columns_of(&n, run, arena);
	*name = CC_ARRAY(arena, struct cc_span, n);
	for (size_t i = 0; i < n; i++)
		(*name)[i] = column[i].name;
	return (uint32_t)n;
}

void
voice_join(struct cc_buf *out, struct cc_span id, const char *suffix)
{
	if (out->len > 0)
		cc_buf_putc(out, ';');
	cc_buf_span(out, id);
	cc_buf_puts(out, suffix);
}

/* The codes of one dimension, as they stand in a cell; at NULL: none. */
static struct cc_span
cell_of(struct cc_buf *cell, const struct voice_answer *a, const struct cc_dimension *dimension,
    struct cc_arena *arena)
{
	const struct cc_code *code = voice_book(a->run)->code;

	if (a->nothing)
		return CC_SPAN("none");
	cell->len = 0;
	for (uint32_t i = dimension->first; i < dimension->first + dimension->n; i++) {
		if (voice_answer_has(a, 2 * i))
			voice_join(cell, code[i].id, "");
		if (voice_answer_has(a, 2 * i + 1))
			voice_join(cell, code[i].id, ":neg");
	}
	if (cell->len == 0)
		return (struct cc_span){ NULL, 0 };
	return cc_span_dup(arena, (struct cc_span){ cell->at, cell->len });
}

/* 1 or 0 where there is a text. */
static void
indicate(const struct voice_answer *a, struct cc_span *cell)
{
	const struct cc_codebook *book = voice_book(a->run);
	const struct cc_nets *nets = voice_nets(a->run);
	const struct cc_span digit[] = { CC_SPAN("0"), CC_SPAN("1") };

	for (uint32_t d = 0; d < book->n_dimensions; d++) {
		const struct cc_dimension *of = &book->dimension[d];

		for (uint32_t c = of->first; c < of->first + of->n; c++) {
			*cell++ = digit[voice_answer_has(a, 2 * c)];
			if (keeps_denied(&book->code[c]))
				*cell++ = digit[voice_answer_has(a, 2 * c + 1)];
		}
		*cell++ = digit[a->nothing];
		for (uint32_t k = 0; k < nets->n; k++)
			if (nets->net[k].dimension == d)
				*cell++ = digit[voice_answer_net(a, &nets->net[k])];
	}
}

void
voice_add_cells(struct voice_answer *a, const struct cc_batch *batch, uint32_t row, struct cc_buf *cell)
{
	struct cc_added *added = batch->added;

	if (added == NULL)
		return;
	if (is_indicator(a->run)) {
		if (a->texts > 0)
			indicate(a, &added->cell[row * added->n]);
		return;
	}
	for (size_t d = 0; (a->any || a->nothing) && d < added->n; d++)
		added->cell[row * added->n + d] =
		    cell_of(cell, a, &voice_book(a->run)->dimension[d], added->arena);
}

/* As R and SPSS take a name: letters, digits, points and low lines, a letter first. */
static const char *
plain_name(struct cc_span name, struct cc_arena *arena)
{
	struct cc_buf out = { 0 };
	const char *plain;
	size_t len;

	for (; name.len > 0; name.at += len, name.len -= len) {
		uint32_t c = cc_utf8_next(name, &len);

		if (out.len == 0 && c >= '0' && c <= '9')
			cc_buf_puts(&out, "x");
		if (out.len + len > NAME_MOST)
			break;
		if (cc_utf8_alnum(c) || c == '.' || c == '_')
			cc_buf_add(&out, name.at, len);
		else
			cc_buf_putc(&out, '_');
	}
	plain = cc_strndup(arena, out.at != NULL ? out.at : "", out.len);
	cc_buf_free(&out);
	return plain;
}

void
voice_columns_note(struct cc_report *report, const struct cc_run *run, struct cc_arena *arena)
{
	struct cc_names_list list = { 0 };
	const struct column *column;
	size_t n;

	if (!is_indicator(run))
		return;
	column = columns_of(&n, run, arena);
	for (size_t i = 0; i < n; i++) {
		const char *plain = plain_name(column[i].name, arena);

		if (!cc_span_eq(column[i].name, cc_span(plain)))
			cc_names_text(&list,
			    cc_format(arena, "%s: %s", cc_quote(column[i].name).text,
				cc_quote(cc_span(plain)).text),
			    arena);
	}
	cc_note_names(report, "indicator-names",
	    "R or SPSS would change the name of %" PRIu64 " column; an id that they keep: %s",
	    "R or SPSS would change the names of %" PRIu64 " columns; ids that they keep: %s",
	    "RやSPSSで名前が変わる列: %" PRIu64 " 個。そのまま使える id: %s", &list);
}
