/* combine.c -- lists of codes: each once, and one of each list in every combination. */
#include "figure/combine.h"

#include <stdlib.h>

static int
by_code(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

struct cc_ids
cc_ids_unique(struct cc_buf *buf)
{
	uint32_t *code = (uint32_t *)(void *)buf->at, n = 0;
	size_t all = buf->len / sizeof *code;

	if (all > 1)
		qsort(code, all, sizeof *code, by_code);
	for (size_t i = 0; i < all; i++)
		if (i == 0 || code[i] != code[n - 1])
			code[n++] = code[i];
	return (struct cc_ids){ code, n };
}

bool
cc_ids_have(const struct cc_ids *list, uint32_t code)
{
	uint32_t i = 0;

	while (i < list->n && list->id[i] != code)
		i++;
	return i < list->n;
}

double
cc_combinations(const struct cc_ids *list, size_t n)
{
	double all = 1;

	for (size_t i = 0; i < n; i++)
		all *= list[i].n > 1 ? list[i].n : 1;
	return all;
}

void
cc_combination(uint32_t *code, const uint32_t *at, const struct cc_ids *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		code[i] = list[i].n > 0 ? list[i].id[at[i]] : CC_NO_ID;
}

bool
cc_combination_next(uint32_t *at, const struct cc_ids *list, size_t n)
{
	for (size_t i = n; i-- > 0; at[i] = 0)
		if (++at[i] < list[i].n)
			return true;
	return false;
}
