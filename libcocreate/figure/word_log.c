/* word_log.c -- what is kept of the words that people say. */
#include "figure/word_log.h"

#include <stdlib.h>

void
cc_word_log_add(struct cc_store *log, const struct cc_word_row_key *key, const uint32_t *word, size_t n)
{
	unsigned char *record;

	if (n == 0)
		return;
	record = cc_log_add(log);
	cc_log_put_id(log, record, CC_WORD_LOG_PERSON, key->person);
	cc_log_put_id(log, record, CC_WORD_LOG_SEGMENT, key->segment);
	cc_log_put_place(log, record, CC_WORD_LOG_PLACE, key->place);
	cc_log_put_value(log, record, CC_WORD_LOG_WEIGHT, 0, key->weight);
	cc_log_put_list(log, record, CC_WORD_LOG_WORDS, word, n);
}

static int
by_id(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
cc_word_rows_add(struct cc_store *tally, uint32_t segment, uint32_t *word, size_t n)
{
	size_t end;

	if (n > 1)
		qsort(word, n, sizeof *word, by_id);
	for (size_t i = 0; i < n; i = end) {
		unsigned char *row = cc_tally_at(tally, (const uint64_t[]){ word[i], segment });

		for (end = i + 1; end < n && word[end] == word[i];)
			end++;
		cc_tally_add(tally, row, CC_WORD_ROWS_ROWS, 1);
		cc_tally_add(tally, row, CC_WORD_ROWS_TIMES, (int64_t)(end - i));
	}
}
