/* csv.c -- fuzzes rec/csv against itself and against libcsv, cell by cell.
 *
 * The same bytes are read at once and in blocks of 1 to 16 bytes; by libcsv alone, which must give the same records as
 * far as ours go, since ours may stop at what the dialect refuses; and once more with every cell in quotes, which takes
 * the records that had none to the other lane.  The first byte says delimiter and block. */
#include "table.h"

#include "base/utf8.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char mark[] = "\xef\xbb\xbf";

static void
print(const char *name, const struct table *t)
{
	fprintf(stderr, "%s: \"%s\"\n", name, t->err.text);
	for (size_t i = 0; i < t->n; i++) {
		for (size_t k = 0; k < t->row[i].n; k++)
			fprintf(stderr, " [%.*s]", (int)t->row[i].cell[k].len, t->row[i].cell[k].at);
		fputc('\n', stderr);
	}
}

static void
differ(const char *a_name, const struct table *a, const char *b_name, const struct table *b)
{
	print(a_name, a);
	print(b_name, b);
	abort();
}

/* whole: b has no records beyond those of a. */
static bool
same(const struct table *a, const struct table *b, bool whole)
{
	if (whole ? a->n != b->n : a->n > b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!table_same_row(&a->row[i], &b->row[i]))
			return false;
	return true;
}

/* --- libcsv --- */

struct lax {
	struct table *t;
	struct table_row row;
	size_t room;
	struct cc_arena *arena;
};

static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void
take_cell(void *bytes, size_t len, void *ctx)
{
	struct lax *lax = ctx;

	if (lax->row.n == lax->room) {
		struct cc_span *more = CC_ARRAY(lax->arena, struct cc_span, 2 * lax->room + 16);

		if (lax->row.n > 0)
			memcpy(more, lax->row.cell, lax->row.n * sizeof *more);
		lax->row.cell = more;
		lax->room = 2 * lax->room + 16;
	}
	lax->row.cell[lax->row.n++] = table_copy((struct cc_span){ bytes, len }, lax->arena);
}

static void
take_row(int c, void *ctx)
{
	struct lax *lax = ctx;
	struct table *t = lax->t;
	bool again = t->n > 0 && lax->row.n > 1 && table_same_row(&lax->row, &t->row[0]);

	(void)c;
	if (!again)
		table_add(t, lax->row, lax->arena);
	lax->row = (struct table_row){ 0 };
	lax->room = 0;
}

static void
read_lax(struct table *t, struct cc_span bytes, char delimiter, struct cc_arena *arena)
{
	struct lax lax = { .t = t, .arena = arena };
	struct csv_parser p;

	*t = (struct table){ 0 };
	if (csv_init(&p, 0) != 0)
		abort();
	csv_set_delim(&p, (unsigned char)delimiter);
	csv_set_space_func(&p, no_space);
	if (csv_parse(&p, bytes.at, bytes.len, take_cell, take_row, &lax) != bytes.len ||
	    csv_fini(&p, take_cell, take_row, &lax) != 0)
		abort();
	csv_free(&p);
}

/* What libcsv does not know: marks of the encoding behind the start, lines that name nothing. */
static bool
is_plain(struct cc_span bytes, const struct table *ours)
{
	for (size_t i = 0; i + 3 <= bytes.len; i++)
		if (memcmp(bytes.at + i, mark, 3) == 0)
			return false;
	return cc_utf8_valid(bytes.at, bytes.len, NULL) == bytes.len &&
	       (bytes.len == 0 || memchr(bytes.at, '\0', bytes.len) == NULL) && !ours->dropped;
}

/* --- all in quotes --- */

static void
put_quoted(struct cc_buf *out, struct cc_span cell)
{
	cc_buf_putc(out, '"');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.at[i] == '"')
			cc_buf_putc(out, '"');
		cc_buf_putc(out, cell.at[i]);
	}
	cc_buf_putc(out, '"');
}

static void
quote_all(struct cc_buf *out, const struct table *t, char delimiter)
{
	cc_buf_puts(out, "");
	for (size_t i = 0; i < t->n; i++) {
		for (size_t k = 0; k < t->row[i].n; k++) {
			if (k > 0)
				cc_buf_putc(out, delimiter);
			put_quoted(out, t->row[i].cell[k]);
		}
		cc_buf_putc(out, '\n');
	}
}

static bool
is_cut(const struct table *t)
{
	for (size_t i = 1; i < t->n; i++)
		if (t->row[i].n == t->row[0].n + TABLE_BEYOND)
			return true;
	return false;
}

static void
compare(struct cc_span bytes, char delimiter, size_t block, struct cc_arena *arena)
{
	struct table ours, pieces, other;
	struct cc_buf quoted = { 0 };

	table_read(&ours, bytes, delimiter, 0, 0, arena);
	table_read(&pieces, bytes, delimiter, block, block, arena);
	if (!same(&ours, &pieces, true) || strcmp(ours.err.text, pieces.err.text) != 0)
		differ("at once", &ours, "in pieces", &pieces);
	if (bytes.len >= 3 && memcmp(bytes.at, mark, 3) == 0)
		bytes = (struct cc_span){ bytes.at + 3, bytes.len - 3 };
	if (!is_plain(bytes, &ours) || is_cut(&ours))
		return;
	read_lax(&other, bytes, delimiter, arena);
	if (!same(&ours, &other, ours.err.text[0] == '\0'))
		differ("ours", &ours, "libcsv", &other);
	if (ours.n == 0)
		return;
	quote_all(&quoted, &ours, delimiter);
	table_read(&other, (struct cc_span){ quoted.at, quoted.len }, delimiter, 0, 0, arena);
	if (!same(&ours, &other, true) || other.err.text[0] != '\0')
		differ("ours", &ours, "all in quotes", &other);
	cc_buf_free(&quoted);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned how = size > 0 ? data[0] : 0;
	struct cc_arena *arena = cc_arena_new();

	if (size > 0)
		compare((struct cc_span){ (const char *)data + 1, size - 1 }, ",;\t|"[how & 3],
		    1 + (how >> 2 & 15), arena);
	cc_arena_free(arena);
	return 0;
}
