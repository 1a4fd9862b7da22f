/* sheet.c -- the banner table: one for machines, and one a question for people. */
#include "method/cross-tab/int.h"

#include "base/arena.h"

#include <math.h>

/* Columns of the sheet's spec. */
enum { S_QUESTION, S_ROW, S_LABEL, S_KIND, S_GROUP };

static struct cc_cell
real_cell(double value, enum cc_type type, const char *mark)
{
	struct cc_cell cell = { .empty = !isfinite(value), .as_type = (uint8_t)(1 + type) };

	if (cell.empty)
		return cell;
	cell.mark = mark;
	cell.as.real = value;
	return cell;
}

static struct cc_cell
count_cell(uint64_t n, const char *mark)
{
	struct cc_cell cell = { .as_type = 1 + CC_TYPE_INT, .mark = mark };

	cell.as.integer = (int64_t)n;
	return cell;
}

/* ▲▼ against everybody else, letters of the groups that it exceeds. */
static const char *
mark_of(const struct cross_figure *f, struct cc_arena *arena)
{
	const char *mark = f->mark == NULL ? NULL : strcmp(f->mark, "higher") == 0 ? "▲" : "▼";

	if (mark == NULL || f->above == NULL)
		return mark != NULL ? mark : f->above;
	return cc_format(arena, "%s %s", mark, f->above);
}

/* A row of the block of a question. */
struct block_row {
	struct cc_span id, label;
	const char *kind;
	uint32_t item; /* CC_NO_ID: no figure */
	enum cc_type type;
};

static uint32_t
block_rows(struct block_row *row, const struct cross_data *d, const struct cross_question *q)
{
	enum cc_lang lang = d->run->lang;
	uint32_t n = 0;

	row[n++] = (struct block_row){ CC_SPAN("base"),
		cc_span(cc_words_in(CC_SAY("Base (n)", "回答者数 n"), lang)), "base", CC_NO_ID, CC_TYPE_INT };
	if (d->crossing.weighted)
		row[n++] = (struct block_row){ CC_SPAN("n_eff"),
			cc_span(cc_words_in(CC_SAY("Effective n", "有効人数"), lang)), "n_eff", CC_NO_ID,
			CC_TYPE_REAL };
	for (uint32_t item = 0; item < cross_compared(q); item++) {
		bool share = item < q->items, answer = item < q->items && item < q->variable->answers;
		bool mean = item == q->items;
		struct cc_words words = mean ? (struct cc_words)CC_WORDS("Mean", "平均")
					     : (struct cc_words)CC_WORDS("NPS", "NPS");

		row[n++] = (struct block_row){ share  ? cross_item_id(q, item)
					       : mean ? CC_SPAN("mean")
						      : CC_SPAN("nps"),
			share ? cross_item_label(q, item) : cc_span(cc_words_in(&words, lang)),
			answer	? "answer"
			: share ? "net"
			: mean	? "mean"
				: "nps",
			item, share ? CC_TYPE_SHARE : CC_TYPE_REAL };
	}
	return n;
}

static struct cc_cell
block_cell(
    const struct cross_data *d, const struct cross_question *q, const struct block_row *row, uint32_t col)
{
	uint64_t n = cc_crossing_n(&d->crossing, q->row, col);
	const struct cross_figure *f;

	if (col > 0 && n < d->run->min_cell)
		return (struct cc_cell){ .empty = true, .why = "min-cell" };
	if (strcmp(row->kind, "base") == 0)
		return count_cell(n, (double)n < d->opts->low_base.value ? "†" : NULL);
	if (row->item == CC_NO_ID) {
		struct cc_weight_sums sums = cc_crossing_sums(&d->crossing, q->row, col);

		return real_cell(n > 0 ? cc_weights_effective(&sums) : (double)NAN, CC_TYPE_REAL, NULL);
	}
	f = cross_figure(q, row->item, col);
	return real_cell(f->value, row->type, mark_of(f, d->arena));
}

/* A table as people read it, in place of the sheet: every cell an arena's. */
static struct cc_table
shown_table(struct cc_words title, const struct cc_span *head, uint32_t columns, uint32_t rows,
    struct cc_arena *arena)
{
	struct cc_column_spec *column = CC_ARRAY(arena, struct cc_column_spec, (size_t)columns + 1);
	struct cc_table_spec *spec = CC_NEW(arena, struct cc_table_spec);
	struct cc_table t = { .spec = spec, .n_columns = columns, .column = column, .rows = rows };

	for (uint32_t c = 0; c < columns; c++)
		column[c] = (struct cc_column_spec){ .name = cc_one_line(arena, head[c]),
			.type = c == 0 ? CC_TYPE_LABEL : CC_TYPE_REAL,
			.part = c == 0 ? CC_PART_KEY : CC_PART_NONE,
			.per_item = 1 + SEGMENT };
	*spec = (struct cc_table_spec){ .name = "sheet", .title = title, .columns = column };
	t.first = CC_ARRAY(arena, uint32_t, (size_t)columns + 1);
	for (uint32_t c = 0; c <= columns; c++)
		t.first[c] = c;
	t.cell = CC_ARRAY(arena, struct cc_cell, (size_t)columns * rows);
	return t;
}

static struct cc_cell
text_cell(struct cc_span text)
{
	struct cc_cell cell = { .empty = text.at == NULL };

	cell.as.text = text;
	return cell;
}

static struct cc_words
title_of(const struct cross_data *d, const struct cross_question *q)
{
	const char *label = cc_one_line(d->arena, cc_variable_label(q->variable));
	bool several = q->variable->kind == CC_VARIABLE_SEVERAL;
	struct cc_words title = { { label, label } };

	if (several) {
		title.in[CC_EN] =
		    cc_format(d->arena, "%s (several answers: shares do not add to 100%%)", label);
		title.in[CC_JA] = cc_format(d->arena, "%s（複数回答：合計は100%%になりません）", label);
	}
	return title;
}

/* "A women", or "A gender: women" where there are several banners. */
static struct cc_span
group_head(const struct cross_data *d, uint32_t col)
{
	struct cc_span label = cross_group_label(d, col);
	const char *banner;

	if (col == 0)
		return label;
	if (d->banners.n < 2)
		return cc_span(
		    cc_format(d->arena, "%s %.*s", d->column[col].letter, (int)label.len, label.at));
	banner = cc_one_line(d->arena, cc_variable_label(&d->banners.variable[d->column[col].banner]));
	return cc_span(
	    cc_format(d->arena, "%s %s: %.*s", d->column[col].letter, banner, (int)label.len, label.at));
}

/* Banner across, answers down; or groups down, answers across. */
static struct cc_table
show_question(const struct cross_data *d, const struct cross_question *q, bool across)
{
	struct block_row *row = CC_ARRAY(d->arena, struct block_row, (size_t)cross_compared(q) + 2);
	uint32_t rows = block_rows(row, d, q), cols = d->crossing.cols;
	uint32_t width = across ? cols : rows, height = across ? rows : cols;
	struct cc_span *head = CC_ARRAY(d->arena, struct cc_span, (size_t)width + 1);
	struct cc_table t;

	head[0] = cc_span(across ? cc_words_in(CC_SAY("answer", "回答"), d->run->lang)
				 : cc_words_in(CC_SAY("group", "グループ"), d->run->lang));
	for (uint32_t i = 0; i < width; i++)
		head[i + 1] = across ? group_head(d, i) : row[i].label;
	t = shown_table(title_of(d, q), head, width + 1, height, d->arena);
	for (uint32_t r = 0; r < height; r++) {
		struct cc_cell *cell = &t.cell[(size_t)r * t.n_columns];

		cell[0] = text_cell(across ? row[r].label : group_head(d, r));
		for (uint32_t i = 0; i < width; i++)
			cell[i + 1] = across ? block_cell(d, q, &row[r], i) : block_cell(d, q, &row[i], r);
	}
	return t;
}

static void
show_questions(struct cc_report *report, const struct cross_data *d)
{
	struct cc_shown_tables *shown = CC_NEW(d->arena, struct cc_shown_tables);
	const char *layout = d->opts->layout;
	bool across = layout != NULL ? strcmp(layout, "columns") == 0 : d->run->lang != CC_JA;

	*shown = (struct cc_shown_tables){ .of = cross_tables[T_CELLS].name,
		.sheet = cross_tables[T_SHEET].name,
		.table = CC_ARRAY(d->arena, struct cc_table, d->questions.n) };
	for (; shown->n < d->questions.n; shown->n++)
		shown->table[shown->n] = show_question(d, &d->question[shown->n], across);
	report->instead = shown;
}

static void
put_question(
    struct cc_report *report, struct cc_table *t, const struct cross_data *d, const struct cross_question *q)
{
	struct block_row *row = CC_ARRAY(d->arena, struct block_row, (size_t)cross_compared(q) + 2);
	uint32_t rows = block_rows(row, d, q);

	for (uint32_t r = 0; r < rows; r++) {
		size_t at = cc_row_add(report, t);

		cc_put_text(t, at, S_QUESTION, q->variable->id);
		cc_put_text(t, at, S_ROW, row[r].id);
		cc_put_text(t, at, S_LABEL, row[r].label);
		cc_put_word(t, at, S_KIND, row[r].kind);
		for (uint32_t col = 0; col < d->crossing.cols; col++)
			t->cell[at * t->n_columns + t->first[S_GROUP] + col] = block_cell(d, q, &row[r], col);
	}
}

void
cross_put_sheet(struct cc_report *report, const struct cross_data *d)
{
	struct cc_table *t = cc_report_at(report, T_SHEET);
	struct cc_span *name = CC_ARRAY(d->arena, struct cc_span, d->crossing.cols);

	for (uint32_t col = 0; col < d->crossing.cols; col++)
		name[col] = cc_span(d->column[col].name);
	cc_table_spread(report, t, S_GROUP, name, d->crossing.cols);
	for (uint32_t i = 0; i < d->questions.n; i++)
		put_question(report, t, d, &d->question[i]);
	show_questions(report, d);
}
