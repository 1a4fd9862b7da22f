/* row_log.c -- rows of files of several kinds into logs, by a list of what each field is. */
#include "figure/row_log.h"

#include "figure/sealed.h"

/* Some rows at a time, which stay in the cache from field to field. */
enum { FIELDS_MOST = 8, SOME = 256 };

/* Rows that are being read, one field after the other. */
struct reading {
	struct cc_store *to;
	const struct cc_row_log *log;
	const struct cc_column *column[FIELDS_MOST]; /* of each field; NULL: none */
	const struct cc_role *role;
	const struct cc_batch *batch;
	const struct cc_run *run;
	struct cc_problems *problems;
	uint32_t row; /* the one at hand */
	unsigned money;
	bool dated, percent;
	uint32_t n, some[SOME];		  /* rows of the batch in which nothing was wrong so far */
	int64_t value[FIELDS_MOST][SOME]; /* of each field: an id, a day, units, a place */
	bool wrong[SOME];
};

static struct cc_span
header_of(const struct reading *r, unsigned role)
{
	const struct cc_column *column = cc_column_at(r->batch, role, 0);

	return column != NULL ? column->name : (struct cc_span){ NULL, 0 };
}

#define PROBLEM(r, role, ...) \
	(cc_row_problem((r)->problems, (r)->batch, (r)->row, header_of(r, role), __VA_ARGS__), false)

static void
find_range(int64_t *least, int64_t *most, const struct cc_row_field *f)
{
	bool any = f->least == 0 && f->most == 0;

	*least = any ? -CC_DECIMAL_MOST : f->least;
	*most = any ? CC_DECIMAL_MOST : f->most;
}

static bool
out_of_range(const struct reading *r, const struct cc_row_field *f, unsigned digits, struct cc_span text,
    int64_t bound, bool below)
{
	char wanted[CC_DECIMAL_TEXT];

	if (below && bound == 0)
		return PROBLEM(r, f->role, N_("\"%s\"; wanted a number of 0 or more"), cc_quote(text).text);
	cc_decimal_print(wanted, bound, digits);
	return PROBLEM(r, f->role,
	    below ? N_("\"%s\"; wanted a number of %s or more") : N_("\"%s\"; wanted at most %s"),
	    cc_quote(text).text, wanted);
}

/* Whether the row has a value of the field. */
static inline bool
has(const struct reading *r, size_t field)
{
	return r->column[field] != NULL && !r->column[field]->missing[r->row];
}

static bool
read_number(int64_t *out, struct reading *r, size_t i)
{
	const struct cc_row_field *f = &r->log->field[i];
	bool percent = i + 1 < r->log->n && f[1].is == CC_ROW_PERCENT;
	struct cc_span text = has(r, i) ? r->column[i]->text[r->row] : (struct cc_span){ NULL, 0 };
	unsigned digits = f->digits == CC_ROW_MONEY ? r->money : f->digits;
	int64_t least, most;

	*out = f->none;
	r->percent = false;
	if (text.at == NULL)
		return f->needed ? PROBLEM(r, f->role, N_("no number; wanted one")) : true;
	find_range(&least, &most, f);
	switch (cc_decimal_read(out, percent ? &r->percent : NULL, text, digits, r->run->how)) {
	case CC_DECIMAL_OK:
		return *out < least  ? out_of_range(r, f, digits, text, least, true)
		       : *out > most ? out_of_range(r, f, digits, text, most, false)
				     : true;
	case CC_DECIMAL_FINE:
		return PROBLEM(
		    r, f->role, N_("\"%s\"; wanted at most %u decimals"), cc_quote(text).text, digits);
	case CC_DECIMAL_LARGE:
		return PROBLEM(r, f->role, N_("\"%s\"; wanted at most 9007199254740991 units of %u decimals"),
		    cc_quote(text).text, digits);
	default: return PROBLEM(r, f->role, N_("\"%s\"; wanted a number"), cc_quote(text).text);
	}
}

/* Where there are periods, the day decides in which one a row counts. */
static bool
read_day(int64_t *out, struct reading *r, size_t i)
{
	const struct cc_row_field *f = &r->log->field[i];
	bool there = has(r, i);

	*out = there ? r->column[i]->when[r->row] : CC_SEALED_NO_DAY;
	return there || !f->needed || !r->dated ||
	       PROBLEM(r, f->role, N_("no date; wanted one, as the rules have periods"));
}

static bool
read_id(int64_t *out, struct reading *r, size_t i)
{
	const struct cc_row_field *f = &r->log->field[i];
	const char *role_name = r->role[f->role].name;

	*out = has(r, i) ? r->column[i]->id[r->row] : CC_NO_ID;
	return *out != CC_NO_ID || !f->needed || PROBLEM(r, f->role, N_("no %s; wanted one"), role_name);
}

static bool
read_code(int64_t *out, struct reading *r, size_t i)
{
	const struct cc_row_field *f = &r->log->field[i];
	const uint32_t *first = has(r, i) ? &r->column[i]->first[r->row] : NULL;
	uint32_t n = first != NULL ? first[1] - first[0] : 0;
	const char *role_name = r->role[f->role].name;

	*out = n > 0 ? r->column[i]->id[first[0]] : CC_NO_ID;
	if (n > 1)
		return PROBLEM(r, f->role, N_("%u %ss; wanted one"), (unsigned)n, role_name);
	return n == 1 || !f->needed || PROBLEM(r, f->role, N_("no %s; wanted one"), role_name);
}

/* Whether the cell is there. */
static bool
read_there(int64_t *out, struct reading *r, size_t i)
{
	*out = has(r, i);
	return true;
}

static bool
read_place(int64_t *out, struct reading *r, size_t i)
{
	(void)i;
	*out = (int64_t)cc_batch_place(r->batch, r->row);
	return true;
}

typedef bool read_one(int64_t *out, struct reading *r, size_t i);

/* Of all rows; whether something is wrong with some. */
static inline bool
read_all(struct reading *r, size_t i, read_one *read)
{
	bool wrong = false;

	for (uint32_t k = 0; k < r->n; k++) {
		r->row = r->some[k];
		r->wrong[k] = !read(&r->value[i][k], r, i);
		wrong |= r->wrong[k];
	}
	return wrong;
}

/* The same of a number, behind which may stand how it was written. */
static bool
read_numbers(struct reading *r, size_t i)
{
	int64_t *percent =
	    i + 1 < r->log->n && r->log->field[i + 1].is == CC_ROW_PERCENT ? r->value[i + 1] : NULL;
	bool wrong = false;

	for (uint32_t k = 0; k < r->n; k++) {
		r->row = r->some[k];
		r->wrong[k] = !read_number(&r->value[i][k], r, i);
		wrong |= r->wrong[k];
		if (percent != NULL)
			percent[k] = r->percent;
	}
	return wrong;
}

static bool
read_field(struct reading *r, size_t i)
{
	switch (r->log->field[i].is) {
	case CC_ROW_ID: return read_all(r, i, read_id);
	case CC_ROW_CODE: return read_all(r, i, read_code);
	case CC_ROW_DAY: return read_all(r, i, read_day);
	case CC_ROW_NUMBER: return read_numbers(r, i);
	case CC_ROW_THERE: return read_all(r, i, read_there);
	case CC_ROW_PLACE: return read_all(r, i, read_place);
	default: return false;
	}
}

/* Rows that are wrong go, with what was read of them. */
static void
drop_wrong(struct reading *r)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < r->n; k++) {
		if (r->wrong[k])
			continue;
		for (size_t i = 0; i < r->log->n; i++)
			r->value[i][n] = r->value[i][k];
		r->some[n++] = r->some[k];
	}
	r->n = n;
}

/* Joined by line ends, which separate answers, so that no code holds one. */
static void
put_codes(struct cc_store *log, unsigned char *record, const struct reading *r, const struct cc_row_field *f)
{
	struct cc_ids ids = cc_item_codes_at(r->batch, f->role, 0, r->row);
	struct cc_buf text = { 0 };

	for (uint32_t i = 0; i < ids.n; i++) {
		if (i > 0)
			cc_buf_putc(&text, '\n');
		cc_buf_span(&text, cc_map_at(r->batch->ids[f->role], ids.id[i]));
	}
	if (text.len > 0)
		cc_log_put_text(log, record, f->field, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
}

static void
add_rows(struct reading *r)
{
	uint64_t first;

	for (size_t i = 0; i < r->log->n; i++)
		if (read_field(r, i))
			drop_wrong(r);
	first = cc_log_more(r->to, r->n);
	for (size_t i = 0; i < r->log->n; i++) {
		const struct cc_row_field *f = &r->log->field[i];

		if (f->is != CC_ROW_CODES)
			cc_log_put_whole(r->to, first, f->field, r->value[i], r->n);
		for (uint32_t k = 0; k < r->n && f->is == CC_ROW_CODES; k++) {
			r->row = r->some[k];
			put_codes(r->to, cc_store_record(r->to, first + k), r, f);
		}
	}
}

void
cc_row_log_add(struct cc_store *const *store, const struct cc_row_log *log, unsigned money, bool dated,
    const struct cc_role *role, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	struct reading r = {
		.role = role, .batch = batch, .run = run, .problems = problems, .money = money, .dated = dated
	};

	if (batch->layout == CC_NO_LAYOUT)
		return;
	r.to = store[batch->layout];
	r.log = &log[batch->layout];
	assert(r.log->n <= FIELDS_MOST);
	for (size_t i = 0; i < r.log->n; i++)
		r.column[i] = cc_column_at(batch, r.log->field[i].role, 0);
	for (uint32_t row = 0; row < batch->rows;) {
		for (r.n = 0; r.n < SOME && row < batch->rows;)
			r.some[r.n++] = row++;
		add_rows(&r);
	}
}

struct cc_limit
cc_row_log_limit(const struct cc_row_log *log, unsigned field)
{
	for (size_t i = 0; i < log->n; i++) {
		const struct cc_row_field *f = &log->field[i];
		int64_t least, most;

		find_range(&least, &most, f);
		if (f->field == field && f->is == CC_ROW_NUMBER)
			return (struct cc_limit){ (double)least, (double)most, true };
		if (f->field == field && f->is == CC_ROW_DAY)
			return (struct cc_limit){ (double)CC_SEALED_NO_DAY, (double)CC_DAY_LAST, true };
		if (f->field == field && (f->is == CC_ROW_PERCENT || f->is == CC_ROW_THERE))
			return (struct cc_limit){ 0, 1, true };
	}
	return CC_NO_LIMIT;
}

bool
cc_row_log_next(struct cc_span *code, struct cc_span *rest)
{
	const char *end = rest->len > 0 ? memchr(rest->at, '\n', rest->len) : NULL;

	if (rest->len == 0)
		return false;
	code->at = rest->at;
	code->len = end != NULL ? (size_t)(end - rest->at) : rest->len;
	rest->at += code->len + (end != NULL);
	rest->len -= code->len + (end != NULL);
	return true;
}
