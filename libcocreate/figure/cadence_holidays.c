/* cadence_holidays.c -- holidays: any file with dates in its first column. */
#include "figure/cadence.h"

#include "base/arena.h"
#include "rec/records.h"
#include "rec/yaml.h"

#include <stdlib.h>

/* Holidays while their file is read. */
struct holidays {
	const char *name;
	struct cc_buf days, names; /* int64_t, struct cc_span */
	struct cc_cadence *out;
	const struct cc_cadence_reading *r;
};

/* Cells that are no dates are passed over; one of which it cannot be told stops the run. */
static bool
see_holiday(struct holidays *h, struct cc_span cell, struct cc_span name, uint64_t line)
{
	int64_t day;
	enum cc_date_read read = cc_date_read(&day, cell, h->r->run->study->dates);

	if (read == CC_DATE_AMBIGUOUS)
		return cc_fail_at(h->r->err, CC_EXIT_DATA, (struct cc_place){ h->name, line, 1 },
		    N_("\"%s\"; wanted the year first, or date: dmy or mdy in the study"),
		    cc_quote(cell).text);
	if (read != CC_DATE_OK || cc_date_is_month(cell))
		return true;
	cc_buf_add(&h->days, (const char *)&day, sizeof day);
	name = cc_span_dup(h->r->arena, name);
	cc_buf_add(&h->names, (const char *)&name, sizeof name);
	return true;
}

static bool
see_piece(struct holidays *h, const struct cc_piece *piece, const struct cc_records *r)
{
	static const uint32_t columns[] = { 0, 1 };
	size_t width = cc_records_width(r);
	struct cc_want want = { width < 2 ? width : 2, columns, false };
	struct cc_rows rows;

	if (!cc_records_split(&rows, piece, &want, r, h->r->arena, h->r->err))
		return false;
	for (size_t i = 0; i < rows.n; i++) {
		const struct cc_span *cell = &rows.cell[i * rows.wanted];
		struct cc_span name = rows.wanted > 1 && cell[1].at != NULL ? cell[1] : CC_SPAN("");

		if (cell[0].at != NULL && !see_holiday(h, cell[0], name, rows.line[i]))
			return false;
	}
	return true;
}

/* The header, too: a file of dates alone may have none. */
static bool
read_pieces(struct holidays *h, struct cc_records *r)
{
	uint64_t line;
	const struct cc_span *header = cc_records_header(&line, r, h->r->arena);
	size_t width = cc_records_width(r);
	struct cc_piece piece = { 0 };
	enum cc_got got = CC_GOT_SOME;
	bool good = width == 0 || see_holiday(h, header[0], width > 1 ? header[1] : CC_SPAN(""), line);

	while (good && (got = cc_records_cut(&piece, r, h->r->err)) == CC_GOT_SOME)
		good = see_piece(h, &piece, r);
	cc_piece_free(&piece);
	return good && got != CC_GOT_FAULT;
}

struct holiday {
	int64_t day;
	size_t number;
};

static int
by_day(const void *a, const void *b)
{
	const struct holiday *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

/* In order of days, each once. */
static void
sort_holidays(struct holidays *h)
{
	struct cc_cadence *s = h->out;
	size_t n = h->days.len / sizeof(int64_t);
	struct holiday *sorted = CC_ARRAY(h->r->arena, struct holiday, n);
	int64_t *day = CC_ARRAY(h->r->arena, int64_t, n);
	struct cc_span *name = CC_ARRAY(h->r->arena, struct cc_span, n);

	for (size_t i = 0; i < n; i++)
		sorted[i] = (struct holiday){ ((const int64_t *)h->days.at)[i], i };
	qsort(sorted, n, sizeof *sorted, by_day);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && sorted[i].day == sorted[i - 1].day)
			continue;
		day[s->holidays] = sorted[i].day;
		name[s->holidays++] = ((const struct cc_span *)h->names.at)[sorted[i].number];
	}
	s->holiday = day;
	s->holiday_name = name;
}

bool
cc_holidays_load(struct cc_cadence *out, const char *file, const struct cc_cadence_reading *r)
{
	struct holidays h = { .name = file, .out = out, .r = r };
	struct cc_source_opts opts = { .bytes = { NULL, 0 } };
	struct cc_records_opts form = { .form = CC_FORM_AUTO };
	struct cc_source *source;
	struct cc_records *records;
	bool good;

	if (!r->open->file(&opts.bytes, file, r->arena, r->err))
		return false;
	if (opts.bytes.len > CC_YAML_MAX)
		return cc_fail(r->err, CC_EXIT_DATA, N_("%s: more than 4 MiB; wanted a column of dates"),
		    cc_quote(cc_span(file)).text);
	source = cc_source_new((struct cc_input){ file, -1 }, &opts, r->arena);
	good = cc_records_open(&records, source, &form, r->arena, r->err) && read_pieces(&h, records);
	cc_records_free(records);
	cc_source_free(source);
	if (good && h.days.len == 0)
		good = cc_fail(r->err, CC_EXIT_DATA, N_("%s: no date in its first column; wanted holidays"),
		    cc_quote(cc_span(file)).text);
	if (good)
		sort_holidays(&h);
	cc_buf_free(&h.days);
	cc_buf_free(&h.names);
	return good;
}
