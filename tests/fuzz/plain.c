/* plain.c -- fuzzes rec/workbook_plain beside expat: of any bytes plain XML tells what expat tells, or there is a doubt. */
#include "rec/told.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cc_span text = { (const char *)data, size };
	struct cc_buf found = { 0 }, wanted = { 0 };

	if (events_of(&found, text, true) &&
	    (!events_of(&wanted, text, false) || found.len != wanted.len ||
		(found.len > 0 && memcmp(found.at, wanted.at, found.len) != 0)))
		abort();
	cc_buf_free(&found);
	cc_buf_free(&wanted);
	return 0;
}
