/* place.c -- where in a text? */
#include "rec/place.h"

void
cc_where_pass(struct cc_where *where, struct cc_span bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		char c = bytes.at[i];

		if (c == '\n' && where->after_cr) {
			where->after_cr = false;
			continue;
		}
		where->after_cr = c == '\r';
		if (c == '\n' || c == '\r') {
			where->line++;
			where->column = 1;
		} else {
			where->column += (c & 0xc0) != 0x80;
		}
	}
}
