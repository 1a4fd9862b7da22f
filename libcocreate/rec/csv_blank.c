/* csv_blank.c -- records without any value, as spreadsheets leave them behind a table. */
#include "rec/csv.h"

#include "base/utf8.h"

/* Bytes of the blank at s; 0: none stands there. */
static size_t
blank_at(struct cc_span s)
{
	size_t len;

	return cc_utf8_blank(cc_utf8_next(s, &len)) ? len : 0;
}

bool
cc_csv_blank(struct cc_span record, char delimiter, uint32_t cells)
{
	bool quoted = false;
	uint32_t cell = 0;

	while (record.len > 0) {
		bool divides = !quoted && record.at[0] == delimiter;
		size_t len = divides || record.at[0] == '"' ? 1 : blank_at(record);

		if (len == 0)
			return false;
		quoted ^= record.at[0] == '"';
		cell += divides;
		if (cell == cells)
			return true;
		record.at += len;
		record.len -= len;
	}
	return true;
}

bool
cc_csv_blank_lines(uint64_t *records, struct cc_span lines, char delimiter)
{
	bool some = false;

	*records = 0;
	while (lines.len > 0) {
		bool end = lines.at[0] == '\n' || lines.at[0] == '\r';
		size_t len = lines.at[0] == delimiter || lines.at[0] == '"' ? 1 : blank_at(lines);

		if (len == 0)
			return false;
		*records += end && some;
		some = !end;
		lines.at += len;
		lines.len -= len;
	}
	*records += some;
	return true;
}
