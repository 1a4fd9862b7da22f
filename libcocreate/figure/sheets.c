/* sheets.c -- split sheets: who has which part of an idea, as its people agreed. */
#include "figure/sheets.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <stdlib.h>

struct reading {
	const struct cc_name_set *people, *ideas;
	const struct cc_sheets_spec *spec;
	const struct cc_sealed *s;
};

#define PROBLEM(r, row, ...) cc_sealed_problem((r)->s, (row)->place, (r)->spec->r_share, __VA_ARGS__)

/* All in %, which are 100 %. */
static void
check_percent(const struct reading *r, const struct cc_sheet_row *row, int64_t sum)
{
	char sum_text[CC_DECIMAL_TEXT], off_text[CC_DECIMAL_TEXT];

	if (sum == CC_ONE_NANO)
		return;
	cc_decimal_print(sum_text, sum, CC_NANO - 2);
	cc_decimal_print(off_text, llabs(CC_ONE_NANO - sum), CC_NANO - 2);
	PROBLEM(r, row,
	    sum < CC_ONE_NANO
		? N_("the shares of \"%s\" add up to %s %%, %s short; wanted exactly 100 %%")
		: N_("the shares of \"%s\" add up to %s %%, %s too many; wanted exactly 100 %%"),
	    cc_quote(r->ideas->name[row->idea]).text, sum_text, off_text);
}

static void
check_sheet(const struct reading *r, const struct cc_sheet_row *row, size_t n)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		sum += row[i].share;
		if (row[i].percent != row->percent) {
			PROBLEM(r, &row[i],
			    N_("the sheet of \"%s\" mixes shares with and without %%; wanted one of them"),
			    cc_quote(r->ideas->name[row->idea]).text);
			return;
		}
		if (sum < 0 || sum > INT64_MAX / 2) {
			PROBLEM(r, &row[i], N_("the shares are too large; wanted a sum below 4000000000"));
			return;
		}
	}
	if (sum == 0)
		PROBLEM(r, row, N_("the sheet of \"%s\" gives nobody a share; wanted one above 0"),
		    cc_quote(r->ideas->name[row->idea]).text);
	else if (row->percent)
		check_percent(r, row, sum);
}

static int
by_sheet(const void *a, const void *b)
{
	const struct cc_sheet_row *x = a, *y = b;

	if (x->idea != y->idea)
		return x->idea < y->idea ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static bool
same_sheet(const struct cc_sheet_row *x, const struct cc_sheet_row *y)
{
	return x->idea == y->idea && x->day == y->day;
}

/* False: it lacks an idea or a person, as only a row of an edited state does. */
static bool
read_row(struct cc_sheet_row *out, const struct reading *r, const unsigned char *row)
{
	const struct cc_sheets_spec *spec = r->spec;
	const struct cc_store *log = r->s->state->store[spec->store];

	*out = (struct cc_sheet_row){ cc_name_of(r->ideas, spec->r_idea, cc_row_id(log, row, spec->idea, 0)),
		cc_name_of(r->people, spec->r_person, cc_row_id(log, row, spec->person, 0)),
		cc_row_day(log, row, spec->day), cc_row_whole(log, row, spec->share),
		cc_row_id(log, row, spec->percent, 0) == 1, cc_row_place(log, row, spec->place) };
	return out->idea != CC_NO_ID && out->person != CC_NO_ID;
}

void
cc_sheets_read(struct cc_sheets *out, bool *worked, const struct cc_name_set *people,
    const struct cc_name_set *ideas, const struct cc_sheets_spec *spec, const struct cc_sealed *s)
{
	const struct reading r = { people, ideas, spec, s };
	const struct cc_store *log = s->state->store[spec->store];

	*out = (struct cc_sheets){ CC_ARRAY(s->arena, struct cc_sheet_row, log->rows), 0 };
	for (uint64_t i = 0; i < log->rows; i++)
		if (read_row(&out->row[out->n], &r, cc_store_row(log, i)))
			worked[out->row[out->n++].person] = true;
	qsort(out->row, out->n, sizeof *out->row, by_sheet);
	for (size_t from = 0, end; from < out->n; from = end) {
		for (end = from; end < out->n && same_sheet(&out->row[end], &out->row[from]);)
			end++;
		check_sheet(&r, &out->row[from], end - from);
	}
}

struct cc_sheets
cc_sheet_on(const struct cc_sheets *sheets, uint32_t idea, int64_t day)
{
	struct cc_sheets out = { NULL, 0 };

	for (size_t i = 0; i < sheets->n; i++) {
		struct cc_sheet_row *row = &sheets->row[i];

		if (row->idea != idea || row->day > day)
			continue;
		if (out.n == 0 || row->day != out.row->day)
			out = (struct cc_sheets){ row, 0 };
		out.n++;
	}
	return out;
}
