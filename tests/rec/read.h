/* read.h -- an input as its records, in JSON: what the tests compare.
 *
 * May be included by: tests.
 */
#ifndef CC_TESTS_REC_READ_H
#define CC_TESTS_REC_READ_H

#include "base/arena.h"
#include "rec/records.h"

#include <jansson.h>

/* One record: a cell for each of the n names of the header as it is now, and for
 * what a ragged row has beyond them. */
typedef void read_record(
    void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells);

enum { READ_BEYOND = 16 };

static inline json_t *
read_text(struct cc_span s)
{
	return json_stringn(s.at != NULL ? s.at : "", s.len);
}

/* A cell: a text, null, a list of texts, or {} for what is nested deeper. */
static inline json_t *
read_cell(const struct cc_rows *rows, size_t at)
{
	const struct cc_answers *answers = rows->answers != NULL ? &rows->answers[at] : NULL;
	json_t *list;

	if (answers != NULL && answers->nested)
		return json_object();
	if (answers == NULL || answers->n == 0)
		return rows->cell[at].at != NULL ? read_text(rows->cell[at]) : json_null();
	list = json_array();
	for (size_t i = 0; i < answers->n; i++)
		json_array_append_new(list, read_text(answers->item[i]));
	return list;
}

static inline bool
read_piece(const struct cc_piece *piece, const struct cc_records *r, read_record *give, void *ctx,
    struct cc_err *err)
{
	struct cc_arena *scratch = cc_arena_new();
	size_t width = cc_records_width(r), n = width + READ_BEYOND;
	uint32_t *column = CC_ARRAY(scratch, uint32_t, n);
	struct cc_want want = { n, column };
	struct cc_rows rows;
	uint64_t line;
	const struct cc_span *header = cc_records_header(&line, r, scratch);
	bool good;

	for (size_t i = 0; i < n; i++)
		column[i] = (uint32_t)i;
	good = cc_records_split(&rows, piece, &want, r, scratch, err);
	for (size_t row = 0; row < rows.n; row++) {
		json_t *cells = json_array();

		for (size_t i = 0; i < n && i < rows.width[row]; i++)
			json_array_append_new(cells, read_cell(&rows, row * n + i));
		give(ctx, rows.line[row], header, width, cells);
		json_decref(cells);
	}
	cc_arena_free(scratch);
	return good;
}

/* Every record of the input; *r stays open for its header. */
static inline bool
read_input(struct cc_records **r, struct cc_source *source, const struct cc_records_opts *opts,
    read_record *give, void *ctx, struct cc_arena *to, struct cc_err *err)
{
	struct cc_piece piece = { 0 };
	enum cc_got got = CC_GOT_SOME;
	bool good = cc_records_open(r, source, opts, to, err);

	while (good && (got = cc_records_cut(&piece, *r, err)) == CC_GOT_SOME)
		good = read_piece(&piece, *r, give, ctx, err);
	cc_piece_free(&piece);
	return good && got == CC_GOT_END;
}

#endif
