/* csv_doubt.c -- what may be wrong with a header that lacks a column. */
#include "rec/csv_int.h"

#include "base/arena.h"

/* How many of the cells have more than blanks in them. */
static size_t
filled(const struct cc_span *cell, size_t n)
{
	size_t full = 0;

	for (size_t i = 0; i < n; i++)
		full += cc_span_trim(cell[i]).len > 0;
	return full;
}

/* Runs of bytes between spaces. */
static size_t
words(struct cc_span line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.len; i++)
		n += line.at[i] != ' ' && (i == 0 || line.at[i - 1] == ' ');
	return n;
}

/* The header and the first record below have the same number of words, more than one. */
static bool
divided_by_spaces(const struct cc_csv *csv)
{
	struct cc_span rest = { csv->rest.at + csv->head, csv->rest.len - csv->head };
	struct cc_csv_scan scan = { 0 };
	size_t wanted = words(csv->name[0]);

	return wanted > 1 && cc_csv_scan(&scan, rest, csv, true, false) == CC_SCAN_RECORD &&
	       words(cc_span_trim((struct cc_span){ rest.at + scan.begin, scan.end - scan.begin })) == wanted;
}

/* The first record below with two cells filled: how many lines stand above it. */
static uint64_t
lines_above(const struct cc_csv *csv, struct cc_arena *arena)
{
	struct cc_span rest = { csv->rest.at + csv->head, csv->rest.len - csv->head };
	struct cc_csv_scan scan = { 0 };
	struct cc_span cell[2], record;

	while (cc_csv_scan(&scan, rest, csv, true, false) == CC_SCAN_RECORD) {
		record = (struct cc_span){ rest.at + scan.begin, scan.end - scan.begin };
		if (cc_csv_cells(cell, 2, record, csv, arena) >= 2 && filled(cell, 2) == 2)
			return csv->line - 1 + cc_csv_lines((struct cc_span){ rest.at, scan.begin });
		scan.begin = scan.at;
	}
	return 0;
}

void
cc_csv_doubt(struct cc_csv_doubt *out, const struct cc_csv *csv, struct cc_arena *arena)
{
	static const char delimiters[] = ";\t,|";

	*out = (struct cc_csv_doubt){ 0 };
	if (csv->delimiter != '\t' && csv->columns > 0 && memchr(csv->name[0].at, '\t', csv->name[0].len))
		out->delimiter = '\t';
	if (out->delimiter || filled(csv->name, csv->columns) > 1)
		return;
	for (const char *d = delimiters; csv->columns == 1 && *d && !out->delimiter; d++)
		if (*d != csv->delimiter && memchr(csv->name[0].at, *d, csv->name[0].len))
			out->delimiter = *d;
	out->spaces = !out->delimiter && csv->columns == 1 && divided_by_spaces(csv);
	if (!out->delimiter && !out->spaces)
		out->title = lines_above(csv, arena);
}
