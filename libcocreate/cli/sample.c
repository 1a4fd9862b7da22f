/* sample.c -- the columns of the inputs, from their headers and first rows. */
#include "cli/sample.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/data.h"

#include <inttypes.h>
#include <math.h>

/* Where ids stand: only here are all values counted. */
enum { FIRST_COLUMNS = 128 };

/* A name that -c and a study can say. */
static bool
is_nameable(const struct cc_sample_column *c)
{
	struct cc_span rest = c->name;
	size_t len;

	if (c->folded.len == 0 || c->name.at[0] == '#' || c->name.at[0] == '/')
		return false;
	for (; rest.len > 0; rest.at += len, rest.len -= len) {
		uint32_t ch = cc_utf8_next(rest, &len);

		if (ch != '\n' && ch != '\r' && ch != '\t' && cc_utf8_unsafe(ch))
			return false;
	}
	return true;
}

/* Of a name that no column is kept of. */
#define NOT_KEPT UINT32_MAX

/* The column of that name, or NULL. */
static struct cc_sample_column *
find(const struct cc_input_sample *s, uint32_t name)
{
	return s->named[name] != NOT_KEPT ? &s->column[s->named[name]] : NULL;
}

/* Room for n columns and names more than there are; names of columns that were not kept are names, too. */
static void
make_room(struct cc_input_sample *s, size_t n, struct cc_arena *arena)
{
	uint32_t names = cc_map_count(s->names);
	struct cc_sample_column *more = CC_ARRAY(arena, struct cc_sample_column, s->n + n);
	uint32_t *named = CC_ARRAY(arena, uint32_t, names + n);

	if (s->n > 0)
		memcpy(more, s->column, s->n * sizeof *more);
	if (names > 0)
		memcpy(named, s->named, names * sizeof *named);
	for (size_t name = names; name < names + n; name++)
		named[name] = NOT_KEPT;
	s->column = more;
	s->named = named;
}

/* to[c]: where column c of this file is kept, or NULL. */
static struct cc_sample_column **
add_header(struct cc_input_sample *s, const struct cc_span *header, size_t from, size_t n, bool first,
    struct cc_arena *arena)
{
	struct cc_sample_column **to = CC_ARRAY(arena, struct cc_sample_column *, n);
	size_t before = s->n;

	make_room(s, n, arena);
	for (size_t c = from; c < n; c++) {
		struct cc_sample_column one = { .name = cc_span_dup(arena, header[c]),
			.folded = cc_utf8_fold(arena, header[c]),
			.position = (uint32_t)c + 1,
			.low = INFINITY,
			.high = -INFINITY,
			.all = c < FIRST_COLUMNS ? cc_map_new() : NULL };
		uint32_t name = cc_map_add(s->names, one.folded);
		struct cc_sample_column *twin = find(s, name);
		bool here = twin != NULL && twin >= s->column + before;

		one.unnamed = !is_nameable(&one) || here;
		if (here)
			twin->unnamed = true;
		/* a position says nothing where files differ */
		if ((twin != NULL && !here) || (one.unnamed && !first)) {
			cc_map_free(one.all);
			continue;
		}
		if (twin == NULL)
			s->named[name] = (uint32_t)s->n;
		to[c] = &s->column[s->n++];
		*to[c] = one;
	}
	return to;
}

static void
see_number(struct cc_sample_column *c, double number)
{
	size_t i = 0;

	c->numbers++;
	c->wholes += number == floor(number);
	c->low = fmin(c->low, number);
	c->high = fmax(c->high, number);
	while (i < c->n_number && !(c->number[i].value == number))
		i++;
	if (i == CC_SAMPLE_NUMBERS) {
		c->more_numbers = true;
		return;
	}
	c->n_number += i == c->n_number;
	c->number[i].value = number;
	c->number[i].times++;
}

static void
see_separators(struct cc_sample_column *c, struct cc_span cell)
{
	const char *comma = memchr(cell.at, ',', cell.len);

	c->several[CC_SEPARATED_SEMICOLON] += memchr(cell.at, ';', cell.len) != NULL;
	c->several[CC_SEPARATED_LINE] += memchr(cell.at, '\n', cell.len) != NULL;
	c->several[CC_SEPARATED_COMMA] += comma != NULL && comma + 1 < cell.at + cell.len && comma[1] == ' ';
}

/* The first values, and how many there are. */
static void
see_distinct(struct cc_sample_column *c, struct cc_span cell, struct cc_arena *arena)
{
	if (c->all != NULL)
		cc_map_add(c->all, cell);
	for (size_t i = 0; i < c->n_distinct; i++)
		if (cc_span_eq(c->distinct[i], cell))
			return;
	if (c->n_distinct < CC_SAMPLE_VALUES)
		c->distinct[c->n_distinct++] = cc_span_dup(arena, cell);
	else
		c->more = true;
}

static void
see_value(
    struct cc_sample_column *c, struct cc_span cell, const struct cc_binder *binder, struct cc_arena *arena)
{
	unsigned how = cc_binder_decimal(binder);
	enum cc_date_read read;
	struct cc_span label;
	double number;
	int64_t day;

	cell = cc_span_trim(cell);
	if (cell.len == 0 || cc_binder_missing(binder, cell))
		return;
	c->values++;
	if (cc_num_digit(&number, cell) || cc_num_read_scale(&number, &label, cell, how)) {
		see_number(c, number);
		c->plain += cc_num_read(&number, cell, how);
	} else {
		read = cc_date_read(&day, cell, cc_binder_dates(binder));
		c->days += read == CC_DATE_OK;
		c->unclear_days += read == CC_DATE_AMBIGUOUS;
		c->characters += cc_utf8_chars(cell);
		see_separators(c, cell);
	}
	see_distinct(c, cell, arena);
}

/* The rows of a piece, until `most` were seen. */
static bool
see_rows(size_t *seen, size_t most, struct cc_sample_column *const *to, size_t n,
    const struct cc_piece *piece, const struct cc_records *records, const struct cc_binder *binder,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_arena *scratch = cc_arena_new();
	uint32_t *column = CC_ARRAY(scratch, uint32_t, n);
	struct cc_want want = { n, column };
	struct cc_rows rows;
	bool good;

	for (size_t c = 0; c < n; c++)
		column[c] = (uint32_t)c;
	good = cc_records_split(&rows, piece, &want, records, scratch, err);
	for (size_t r = 0; good && r < rows.n && *seen < most; r++, ++*seen)
		for (size_t c = 0; c < n; c++)
			if (to[c] != NULL && rows.cell[r * n + c].at != NULL) {
				see_value(to[c], rows.cell[r * n + c], binder, arena);
				to[c]->begins |= *seen == 0 && to[c]->values > 0;
			}
	cc_arena_free(scratch);
	return good;
}

/* Mappings may bring new keys with every piece. */
static bool
read_rows(struct cc_input_sample *out, bool first, size_t cells, struct cc_records *records,
    const struct cc_binder *binder, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_sample_column **to = NULL;
	enum cc_got got = CC_GOT_SOME;
	struct cc_piece piece = { 0 };
	size_t most, seen = 0, known = 0;
	bool good = true;

	do {
		uint64_t line;
		const struct cc_span *header = cc_records_header(&line, records, arena);
		size_t n = cc_records_width(records);
		struct cc_sample_column **more = to;

		if (n > known) {
			struct cc_sample_column *before = out->column;

			more = add_header(out, header, known, n, first, arena);
			for (size_t c = 0; c < known; c++) /* the columns have moved */
				more[c] = to[c] != NULL ? out->column + (to[c] - before) : NULL;
		}
		to = more;
		known = n;
		most = cells > 0 ? cells / (n + 1) + CC_SAMPLE_ROWS : 0;
		if (piece.lines > 0 || piece.bytes.len > 0)
			good = see_rows(&seen, most, to, n, &piece, records, binder, arena, err);
	} while (good && seen < most && (got = cc_records_cut(&piece, records, err)) == CC_GOT_SOME);
	cc_piece_free(&piece);
	for (size_t c = 0; c < known; c++)
		if (to[c] != NULL && to[c]->all != NULL) {
			to[c]->different = cc_map_count(to[c]->all);
			cc_map_free(to[c]->all);
			to[c]->all = NULL;
		}
	return good && got != CC_GOT_FAULT;
}

static bool
read_file(struct cc_input_sample *out, const char *name, bool first, size_t cells,
    const struct cc_binder *binder, const struct cc_fold_opts *opts, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_input input;
	struct cc_source_opts source_opts = { .encoding = opts->encoding, .workbook = opts->workbook };
	struct cc_records_opts records_opts = { opts->form, opts->delimiter, opts->max_field, 0, opts->skip,
		opts->header };
	struct cc_source *source;
	struct cc_records *records;
	bool good;

	if (!cc_input_open(&input, name, err))
		return false;
	source = cc_source_new(input, &source_opts, arena);
	good = cc_records_open(&records, source, &records_opts, arena, err) &&
	       read_rows(out, first, cells, records, binder, arena, err);
	if (first)
		out->encoding = cc_source_encoding(source);
	if (first && good)
		out->delimiter = cc_records_delimiter(records);
	cc_records_free(records);
	cc_source_free(source);
	cc_input_close(input);
	return good;
}

bool
cc_sample_read(struct cc_input_sample *out, const struct cc_run *run, size_t cells,
    const struct cc_binder *binder, const struct cc_fold_opts *opts, struct cc_arena *arena,
    struct cc_err *err)
{
	bool good = true;

	*out = (struct cc_input_sample){ .names = cc_map_new() };
	for (uint32_t i = 0; good && i < run->files; i++)
		good = read_file(out, run->file[i], i == 0, cells, binder, opts, arena, err);
	cc_map_free(out->names);
	out->names = NULL;
	return good;
}

/* Blanks among which a line ends are one space: that is the same name. */
static size_t
join_lines(char *name, size_t len)
{
	size_t n = 0;

	for (size_t i = 0, step; i < len; i += step) {
		step = 0;
		while (i + step < len && cc_byte_in(name[i + step], " \t\r\n"))
			step++;
		if (memchr(name + i, '\n', step) != NULL || memchr(name + i, '\r', step) != NULL ||
		    memchr(name + i, '\t', step) != NULL) {
			name[n++] = ' ';
			continue;
		}
		step += step == 0;
		memmove(name + n, name + i, step);
		n += step;
	}
	return n;
}

struct cc_span
cc_sample_name(const struct cc_sample_column *c, struct cc_arena *arena)
{
	struct cc_span name = cc_utf8_trim(c->name);
	char *plain = cc_strndup(arena, name.at, name.len);

	if (c->unnamed)
		return cc_span(cc_format(arena, "#%" PRIu32, c->position));
	return (struct cc_span){ plain, join_lines(plain, name.len) };
}
