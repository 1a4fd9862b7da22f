/* book.c -- fuzzes text/codebook: a codebook in YAML, and a text that it codes. */
#include "coded.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 0)
		coded_by("book.yaml", (struct cc_span){ (const char *)data, size });
	return 0;
}
