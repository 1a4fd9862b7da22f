/* report.h -- what goes out: titled tables of typed columns, and notes.
 *
 * May be included by: rec, model, method, render, cli, tests.
 * A method fills it through the cc_put_* calls; renderers read the open
 * structs.  Only renderers make text of numbers.
 * Memory: cells, notes and parameters grow in buffers that cc_report_free()
 * gives back; all else is the arena's.
 */
#ifndef CC_REC_REPORT_H
#define CC_REC_REPORT_H

#include "rec/chart.h"
#include "rec/columns.h"

struct cc_arena;
struct cc_events;
struct cc_page;

struct cc_cell {
	bool empty;
	uint8_t digits;	 /* MONEY: so many behind the point */
	uint8_t as_type; /* 0: its column's; else 1 + what this one is: INT, REAL, SHARE, or WORD of TEXT */
	bool whole;	 /* REAL: a count, which people read without decimals */
	uint32_t people; /* of a quote: how many it rests on, UINT32_MAX and more are the same */
	union {
		const char *why;  /* empty: code of the note that says why, or NULL */
		const char *mark; /* a number: what stands behind it where people read, or NULL */
	};
	union {
		int64_t integer; /* INT, DATE; MONEY: in minor units */
		double real;	 /* REAL, SHARE, P: finite */
		struct cc_span text;
		struct {
			const struct cc_span *item;
			size_t n;
		} list;
	} as;
};

struct cc_table {
	const struct cc_table_spec *spec;
	size_t n_columns; /* after per_item columns were spread */
	struct cc_column_spec *column;
	uint32_t *first; /* [columns of the spec + 1]: where each begins in column[] */
	size_t rows;
	struct cc_cell *cell; /* [rows][n_columns]; lies in room */
	struct cc_buf room;
	size_t evidence;		/* the column that cc_report_evidence() added; 0: none */
	bool left_out;			/* cannot be made here; why says so */
	const char *why;		/* a note's code, or the option that it needs */
	const struct cc_events *events; /* its rows as a calendar holds them; NULL: they have no date */
};

struct cc_note {
	const char *code; /* stable, for tests and scripts */
	const char *text; /* in the report's language */
};

struct cc_parameter {
	const char *name; /* as the option's long name with _ */
	enum cc_type type;
	struct cc_cell cell;
};

struct cc_report_input {
	const char *file, *encoding;
	uint64_t rows;
};

/* What people call an item that has columns of its own. */
struct cc_item_label {
	struct cc_span id;
	const char *text;
};

struct cc_report {
	struct cc_arena *arena;
	enum cc_lang lang;
	const char *tool, *version, *study; /* study NULL: none */
	size_t n_tables, n_notes, n_parameters, n_inputs, n_misses;
	struct cc_table *table; /* in the order of the specs; the first is the main one */
	struct cc_note *note;
	struct cc_parameter *parameter;
	struct cc_report_input *input; /* cli's */
	struct cc_item_label *label;   /* [n_labels]; cli's; none in English */
	size_t n_labels;
	const char **miss; /* gates of the method's own that were missed: a line each, of names alone */
	struct cc_buf note_room, parameter_room, miss_room;
	const struct cc_chart *charts;	 /* up to table == NULL; NULL: no pictures */
	const struct cc_words *formulas; /* how figures are made, up to one without English; NULL: none */
	const char *currency;		 /* of amounts, where a row does not name a unit; NULL: none */
	const void *left; /* what finish() leaves to findings() beside the tables; NULL: nothing */
	const struct cc_page
	    *page; /* what people read in place of the tables, where none is named; NULL: those */
	const struct cc_shown_tables *instead; /* NULL: none */
	const char *shown;	   /* the table to print where nobody names one; NULL: the main one, or all */
	uint64_t masked, withheld; /* of quotes: places masked, quotes left out (figure/privacy) */
};

/* item_names[r]: ids of role r's items, n_items[r] of them. */
struct cc_report *cc_report_new(const struct cc_table_spec *specs, const struct cc_span *const *item_names,
    const uint32_t *n_items, enum cc_lang lang, struct cc_arena *arena);

/* One more column, "evidence" (a list), behind the others of each table whose
 * spec says evidence.  Before any row. */
void cc_report_evidence(struct cc_report *r);
/* Other names, in whatever number, for a spread column of the spec.  Before any
 * row; what was asked of columns by name is to be asked again. */
void cc_table_spread(
    struct cc_report *r, struct cc_table *t, unsigned column, const struct cc_span *name, uint32_t n);
void cc_report_free(struct cc_report *r); /* what does not lie in the arena; NULL is fine */

/* By the number of its spec; by the name that the user typed (NULL: no such
 * table); the first with this flag (NULL: none). */
static inline struct cc_table *
cc_report_at(struct cc_report *r, unsigned table)
{
	return &r->table[table];
}

/* What a cell holds, which may be another number than its column says. */
static inline enum cc_type
cc_cell_type(const struct cc_cell *cell, enum cc_type column)
{
	return cell->as_type > 0 ? (enum cc_type)(cell->as_type - 1) : column;
}

/* Tables that people read in place of others: text, md and html show them where no table, or
 * `sheet`, is asked for. */
struct cc_shown_tables {
	const char *of, *sheet; /* names: the main one, and the one that they show in another form */
	struct cc_table *table; /* [n] */
	size_t n;
};

/* The first cell of a column of the spec. */
static inline const struct cc_cell *
cc_table_cell(const struct cc_table *t, size_t row, unsigned column)
{
	return &t->cell[row * t->n_columns + t->first[column]];
}

/* What money is in its unit. */
double cc_cell_money(const struct cc_cell *cell);
/* Its number; NaN: empty. */
double cc_table_real(const struct cc_table *t, size_t row, unsigned column);
/* Of a column of integers; 0: empty. */
int64_t cc_table_int(const struct cc_table *t, size_t row, unsigned column);

struct cc_table *cc_report_table(struct cc_report *r, const char *name);
struct cc_table *cc_report_flagged(struct cc_report *r, unsigned flag);
/* Where TABLE[KEY] looks: a column of the spec. */
unsigned cc_table_id(const struct cc_table *t);

/* One row more for each struct of an array, whose type is that of the table's
 * spec; the number of the first.  What the structs point to is not copied. */
#define cc_table_fill(report, table, rows, n) cc_table_fill_(report, table, rows, sizeof *(rows), n)
size_t cc_table_fill_(struct cc_report *r, struct cc_table *t, const void *rows, size_t size, size_t n);

/* A new row, every cell empty.  Pointers to cells die at the next row. */
size_t cc_row_add(struct cc_report *r, struct cc_table *t);

/* For what no member of a struct fills.  Column numbers are those of the spec;
 * item counts within a spread column (else 0).  A real that is not finite leaves
 * the cell empty, and so do a text whose at is NULL and a word that is NULL; a
 * list without items is a value.  Texts, words and lists are not copied. */
void cc_put_int(struct cc_table *t, size_t row, unsigned column, int64_t value);
void cc_put_money(struct cc_table *t, size_t row, unsigned column, struct cc_money value);
void cc_put_real(struct cc_table *t, size_t row, unsigned column, double value);
void cc_put_item(struct cc_table *t, size_t row, unsigned column, uint32_t item, double value);
void cc_put_text(struct cc_table *t, size_t row, unsigned column, struct cc_span text);
void cc_put_word(struct cc_table *t, size_t row, unsigned column, const char *word);
void cc_put_list(struct cc_table *t, size_t row, unsigned column, const struct cc_span *item, size_t n);

/* Places as FILE:LINE, not copied; nothing where the column was not added. */
void cc_put_evidence(struct cc_table *t, size_t row, const struct cc_span *item, size_t n);

/* Why the cell is empty (all empty ones of a spread column): a note's code. */
void cc_cell_why(struct cc_table *t, size_t row, unsigned column, const char *code);

/* Notes keep the order of their making; the same code and text is kept once.
 * Both formats take the same values in the same order; ja may be NULL where
 * there are none: en serves. */
void cc_note(struct cc_report *r, const char *code, const char *en, const char *ja, ...)
    __attribute__((format(printf, 3, 5), format(printf, 4, 5)));
/* A count, which is the first value, a uint64_t: of one, of more; of none there is no note. */
void cc_note_count(struct cc_report *r, const char *code, const char *one, const char *many, const char *ja,
    ...) __attribute__((format(printf, 3, 6), format(printf, 4, 6), format(printf, 5, 6)));
/* Texts of a table of notes, which hold one %s. */
void cc_note_of(struct cc_report *r, const char *code, const struct cc_words *format, const char *value);

/* A gate that the user asked the method for was missed: the run ends in status 1, and
 * standard error has this line, which is not copied. */
void cc_report_miss(struct cc_report *r, const char *line);

/* Drops the table's rows and notes why. */
void cc_table_leave_out(
    struct cc_report *r, struct cc_table *t, const char *code, const char *en, const char *ja);

/* The table is only made with an option ("--by"), and nobody gave it: it is left
 * out without a note. */
void cc_table_unasked(struct cc_table *t, const char *option);

/* In the order in which they come, each name once: the last value stands in the
 * place of the first.  One without a value (not finite, NULL) is not shown. */
void cc_parameter_real(struct cc_report *r, const char *name, double value);
void cc_parameter_int(struct cc_report *r, const char *name, int64_t value);
void cc_parameter_text(struct cc_report *r, const char *name, const char *value);

#endif
