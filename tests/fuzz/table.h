/* table.h -- a CSV file as its records, cell by cell, so that two readings can be compared.
 *
 * May be included by: tests/fuzz.
 * The header is the first record.  Left out are what no other reader gives: lines of no
 * bytes, and headers that come again.
 */
#ifndef CC_TESTS_FUZZ_TABLE_H
#define CC_TESTS_FUZZ_TABLE_H

#include "base/arena.h"
#include "rec/csv.h"

struct table_row {
	size_t n;
	struct cc_span *cell;
};

struct table {
	size_t n, room;
	struct table_row *row;
	bool dropped; /* lines of the header that only Qualtrics writes */
	struct cc_err err;
};

enum { TABLE_BEYOND = 64 }; /* cells of a row that are looked at, beyond those of the header */

static inline void
table_add(struct table *t, struct table_row row, struct cc_arena *arena)
{
	if (t->n == t->room) {
		struct table_row *more = CC_ARRAY(arena, struct table_row, 2 * t->room + 16);

		if (t->n > 0)
			memcpy(more, t->row, t->n * sizeof *more);
		t->row = more;
		t->room = 2 * t->room + 16;
	}
	t->row[t->n++] = row;
}

static inline bool
table_same_row(const struct table_row *a, const struct table_row *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!cc_span_eq(a->cell[i], b->cell[i]))
			return false;
	return true;
}

static inline struct cc_span
table_copy(struct cc_span s, struct cc_arena *arena)
{
	return s.len > 0 ? cc_span_dup(arena, s) : CC_SPAN("");
}

static inline void
table_take(struct table *t, const struct cc_rows *rows, struct cc_arena *arena)
{
	for (size_t row = 0; row < rows->n; row++) {
		const struct cc_span *cell = &rows->cell[row * rows->wanted];
		struct table_row out = { rows->width[row], NULL };

		if (rows->raw[row].len == 0)
			continue;
		if (out.n > rows->wanted)
			out.n = rows->wanted;
		out.cell = CC_ARRAY(arena, struct cc_span, out.n);
		for (size_t i = 0; i < out.n; i++)
			out.cell[i] = table_copy(cell[i], arena);
		table_add(t, out, arena);
	}
}

/* Up to the end or the first fault, which t->err holds; block and chunk as in rec/csv.h, rec/source.h. */
static inline void
table_read(
    struct table *t, struct cc_span bytes, char delimiter, size_t block, size_t chunk, struct cc_arena *arena)
{
	struct cc_source_opts source_opts = { .encoding = "UTF-8", .bytes = bytes, .chunk = chunk };
	struct cc_source *source = cc_source_new((struct cc_input){ "in", -1 }, &source_opts, arena);
	struct cc_csv_opts opts = { .delimiter = delimiter, .block = block };
	struct cc_csv *csv = cc_csv_new(source, &opts, arena);
	struct cc_piece piece = { 0 };
	struct table_row header;
	struct cc_want want;
	struct cc_rows rows;
	uint64_t line;
	bool good;

	*t = (struct table){ 0 };
	good = cc_csv_header(&header.cell, &header.n, &line, csv, arena, &t->err);
	if (good) {
		uint32_t *column = CC_ARRAY(arena, uint32_t, header.n + TABLE_BEYOND);

		for (want = (struct cc_want){ header.n + TABLE_BEYOND, column }; want.n-- > 0;)
			column[want.n] = (uint32_t)want.n;
		want.n = header.n + TABLE_BEYOND;
		t->dropped = cc_csv_dropped(csv) > 0;
		table_add(t, header, arena);
	}
	while (good && cc_csv_cut(&piece, csv, &t->err) == CC_GOT_SOME) {
		good = cc_csv_split(&rows, &piece, &want, csv, arena, &t->err);
		table_take(t, &rows, arena);
	}
	cc_buf_free(&piece.bytes);
	cc_csv_free(csv);
	cc_source_free(source);
}

#endif
