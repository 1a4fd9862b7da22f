/* rules.c -- fuzzes text/codebook_kh: a rule file of KH Coder, and a text that it codes. */
#include "coded.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 0)
		coded_by("rules.cod", (struct cc_span){ (const char *)data, size });
	return 0;
}
