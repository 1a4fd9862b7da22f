/* quotes.c -- what people said about the rows of a table. */
#include "figure/quotes.h"

void
cc_quotes_log(struct cc_store *log, const struct cc_batch *batch, uint32_t row, const uint32_t key[2],
    unsigned person, unsigned text)
{
	for (uint32_t k = 0; k < batch->columns[text]; k++) {
		struct cc_span quote = cc_item_text_at(batch, text, k, row);
		unsigned char *record;

		if (quote.at == NULL)
			continue;
		record = cc_log_add(log);
		cc_log_put_id(log, record, CC_QUOTES_FIRST, key[0]);
		cc_log_put_id(log, record, CC_QUOTES_SECOND, key[1]);
		cc_log_put_id(log, record, CC_QUOTES_PERSON, cc_id_at(batch, person, row));
		cc_log_put_place(log, record, CC_QUOTES_PLACE, cc_batch_place(batch, row));
		cc_log_put_text(log, record, CC_QUOTES_TEXT, quote);
	}
}

/* Into the first by place; how many there are. */
static size_t
see_quote(const unsigned char **quote, size_t n, const struct cc_store *log, const unsigned char *row)
{
	uint64_t place = cc_row_place(log, row, CC_QUOTES_PLACE);
	size_t at = n < CC_QUOTES_MOST ? n : CC_QUOTES_MOST - 1;

	if (n == CC_QUOTES_MOST && cc_row_place(log, quote[at], CC_QUOTES_PLACE) <= place)
		return n;
	for (; at > 0 && cc_row_place(log, quote[at - 1], CC_QUOTES_PLACE) > place; at--)
		quote[at] = quote[at - 1];
	quote[at] = row;
	return n < CC_QUOTES_MOST ? n + 1 : n;
}

static size_t
first_quotes(const unsigned char **quote, const struct cc_people *people, const struct cc_store *log,
    const uint32_t key[2])
{
	uint64_t end = cc_store_from(log, (const uint64_t[]){ key[0], (uint64_t)key[1] + 1 }, 2);
	size_t n = 0;

	for (uint64_t i = cc_store_from(log, (const uint64_t[]){ key[0], key[1] }, 2); i < end; i++) {
		const unsigned char *row = cc_store_row(log, i);

		if (cc_people_find(people, cc_row_id(log, row, CC_QUOTES_PERSON, 0),
			cc_row_place(log, row, CC_QUOTES_PLACE)) != NULL)
			n = see_quote(quote, n, log, row);
	}
	return n;
}

void
cc_quotes_put(struct cc_report *report, struct cc_table *t, const struct cc_people *people,
    const struct cc_store *log, const uint32_t key[2], int64_t rank, uint64_t behind,
    const struct cc_run *run)
{
	const unsigned char *quote[CC_QUOTES_MOST];
	struct cc_wrote wrote[CC_QUOTES_MOST];
	size_t n = first_quotes(quote, people, log, key);

	for (size_t i = 0; i < n; i++)
		wrote[i] = (struct cc_wrote){ .person = cc_row_id(log, quote[i], CC_QUOTES_PERSON, 0),
			.place = cc_row_place(log, quote[i], CC_QUOTES_PLACE),
			.text = cc_row_text(log, quote[i], CC_QUOTES_TEXT) };
	cc_wrote_put_rows(report, t, (struct cc_wrote_row){ .rank = rank, .people = behind }, wrote, n,
	    people->state, people->role, run);
}
