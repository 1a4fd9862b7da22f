/* cell.c -- a cell as text: for machines, and for people. */
#include "render/cell.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/heads.h"

#include <inttypes.h>
#include <math.h>

/* From here on, decimals say nothing: a double has no more than 17 digits. */
#define HUGE_NUMBER 1e15

enum { BROKEN = 0xfffd };

bool
cc_type_number(enum cc_type type)
{
	return type == CC_TYPE_INT || type == CC_TYPE_REAL || type == CC_TYPE_SHARE || type == CC_TYPE_P ||
	       type == CC_TYPE_MONEY;
}

bool
cc_type_foreign(enum cc_type type)
{
	switch (type) {
	case CC_TYPE_ID:
	case CC_TYPE_LABEL:
	case CC_TYPE_TEXT:
	case CC_TYPE_LIST:
	case CC_TYPE_PLACE:
	case CC_TYPE_BEFORE: return true;
	default: return false;
	}
}

bool
cc_type_right(enum cc_type type)
{
	return cc_type_number(type) || type == CC_TYPE_BEFORE;
}

static void
put_date(struct cc_buf *out, int64_t day)
{
	char text[CC_DATE_TEXT];

	cc_buf_add(out, text, cc_date_print(text, day));
}

static void
put_money(struct cc_buf *out, const struct cc_cell *cell)
{
	char text[CC_DECIMAL_TEXT];

	cc_buf_add(out, text, cc_decimal_print(text, cell->as.integer, cell->digits));
}

static void
put_shortest(struct cc_buf *out, double value)
{
	char text[CC_NUM_MAX];

	cc_buf_add(out, text, cc_num_print(text, value));
}

static void
put_fixed(struct cc_buf *out, double value, unsigned digits)
{
	char text[CC_NUM_MAX];

	if (fabs(value) >= HUGE_NUMBER)
		put_shortest(out, value);
	else
		cc_buf_add(out, text, cc_num_fixed(text, value, digits));
}

static void
put_percent(struct cc_buf *out, double value)
{
	char text[CC_NUM_MAX];

	cc_buf_add(out, text, cc_num_percent(text, value));
	cc_buf_putc(out, '%');
}

static void
put_list(struct cc_buf *out, const struct cc_cell *cell, void (*put)(struct cc_buf *, struct cc_span))
{
	for (size_t i = 0; i < cell->as.list.n; i++) {
		if (i > 0)
			cc_buf_putc(out, ';');
		put(out, cell->as.list.item[i]);
	}
}

void
cc_cell_machine(struct cc_buf *out, const struct cc_cell *cell, enum cc_type type)
{
	if (cell->empty)
		return;
	switch (cc_cell_type(cell, type)) {
	case CC_TYPE_INT: cc_buf_int(out, cell->as.integer); break;
	case CC_TYPE_REAL:
	case CC_TYPE_SHARE:
	case CC_TYPE_P: put_shortest(out, cell->as.real); break;
	case CC_TYPE_MONEY: put_money(out, cell); break;
	case CC_TYPE_DATE: put_date(out, cell->as.integer); break;
	case CC_TYPE_LIST: put_list(out, cell, cc_buf_span); break;
	case CC_TYPE_ID:
	case CC_TYPE_LABEL:
	case CC_TYPE_TEXT:
	case CC_TYPE_WORD:
	case CC_TYPE_PLACE:
	case CC_TYPE_BEFORE:
	case CC_TYPE_PERIOD: cc_buf_span(out, cell->as.text); break;
	}
}

/* Digits that would make nothing, or all, of what is neither are not cut off. */
void
cc_cell_rounded(struct cc_buf *out, const struct cc_cell *cell, enum cc_type column, unsigned digits)
{
	enum cc_type type = cc_cell_type(cell, column);
	double value = cell->as.real, half = 0.5 * pow(10, -(double)digits);
	bool share = type == CC_TYPE_SHARE || type == CC_TYPE_P;
	bool kept =
	    (fabs(value) >= half || value == 0) && (fabs(fabs(value) - 1) >= half || fabs(value) == 1);

	if (!cell->empty && (type == CC_TYPE_REAL || (share && kept)))
		put_fixed(out, value, digits);
	else
		cc_cell_machine(out, cell, type);
}

static void
put_people(struct cc_buf *out, const struct cc_cell *cell, const struct cc_column_spec *column,
    enum cc_lang lang, unsigned digits)
{
	switch (cc_cell_type(cell, column->type)) {
	case CC_TYPE_INT: cc_buf_int(out, cell->as.integer); break;
	case CC_TYPE_REAL: put_fixed(out, cell->as.real, cell->whole ? 0 : digits); break;
	case CC_TYPE_SHARE: put_percent(out, cell->as.real); break;
	case CC_TYPE_P:
		if (cell->as.real < 0.001)
			cc_buf_puts(out, "<0.001");
		else
			put_fixed(out, cell->as.real, 3);
		break;
	case CC_TYPE_MONEY: put_money(out, cell); break;
	case CC_TYPE_WORD: cc_visible(out, cc_word_in(column->name, cell->as.text, lang)); break;
	case CC_TYPE_DATE: put_date(out, cell->as.integer); break;
	case CC_TYPE_LIST: put_list(out, cell, cc_visible); break;
	case CC_TYPE_ID:
	case CC_TYPE_LABEL:
	case CC_TYPE_TEXT:
	case CC_TYPE_PLACE:
	case CC_TYPE_BEFORE:
	case CC_TYPE_PERIOD: cc_visible(out, cell->as.text); break;
	}
}

void
cc_cell_people(struct cc_buf *out, const struct cc_cell *cell, const struct cc_column_spec *column,
    enum cc_lang lang, unsigned digits)
{
	if (cell->empty)
		return;
	put_people(out, cell, column, lang, digits);
	if (cc_type_number(column->type) && cell->mark != NULL) {
		cc_buf_putc(out, ' ');
		cc_buf_puts(out, cell->mark);
	}
}

static void
put_escape(struct cc_buf *out, uint32_t c)
{
	switch (c) {
	case '\n': cc_buf_puts(out, "\\n"); break;
	case '\r': cc_buf_puts(out, "\\r"); break;
	case '\t': cc_buf_puts(out, "\\t"); break;
	default:
		if (c < 0x100)
			cc_buf_printf(out, "\\x%02" PRIx32, c);
		else if (c < 0x10000)
			cc_buf_printf(out, "\\u%04" PRIx32, c);
		else
			cc_buf_printf(out, "\\U%08" PRIx32, c);
	}
}

void
cc_visible(struct cc_buf *out, struct cc_span text)
{
	size_t plain = 0, len;

	for (size_t i = 0; i < text.len; i += len) {
		const char *at = text.at + i;
		uint32_t c;

		len = 1;
		if (*at >= ' ' && *at <= '~')
			continue;
		c = cc_utf8_next((struct cc_span){ at, text.len - i }, &len);
		if (c == BROKEN && len == 1)
			c = (unsigned char)*at;
		else if (!cc_utf8_unsafe(c))
			continue;
		cc_buf_add(out, text.at + plain, i - plain);
		put_escape(out, c);
		plain = i + len;
	}
	cc_buf_add(out, text.at + plain, text.len - plain);
}

void
cc_visible_line(struct cc_buf *out, struct cc_span text)
{
	size_t start = 0;

	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && text.at[i] != '\n' && text.at[i] != '\r' && text.at[i] != '\t')
			continue;
		cc_visible(out, (struct cc_span){ text.at + start, i - start });
		if (i < text.len && out->len && out->at[out->len - 1] != ' ')
			cc_buf_putc(out, ' ');
		start = i + 1;
	}
}
