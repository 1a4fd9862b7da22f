/* wrote.c -- what people wrote, kept until it is known what is shown, by place. */
#include "figure/wrote.h"

#include "figure/evidence.h"

#include <stdlib.h>

const struct cc_column_spec cc_wrote_columns[] = {
	CC_CELL(struct cc_wrote_row, "rank", rank, INT, NONE),
	CC_CELL(struct cc_wrote_row, "source", source, PLACE, KEY),
	CC_CELL(struct cc_wrote_row, "person", person, ID, NONE),
	CC_QUOTE(struct cc_wrote_row, "text", text, people),
	{ 0 },
};

void
cc_wrote_add(struct cc_wrote_list *q, struct cc_wrote quoted)
{
	cc_buf_add(&q->list, (const char *)&quoted, sizeof quoted);
}

static int
by_group(const void *a, const void *b)
{
	const struct cc_wrote *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return cc_span_cmp(x->text, y->text);
}

void
cc_wrote_sort(struct cc_wrote_list *q)
{
	size_t n = q->list.len / sizeof(struct cc_wrote);

	if (n > 1)
		qsort(q->list.at, n, sizeof(struct cc_wrote), by_group);
}

const struct cc_wrote *
cc_wrote_of(size_t *n, const struct cc_wrote_list *q, uint32_t group)
{
	const struct cc_wrote *all = (const struct cc_wrote *)(const void *)q->list.at;
	size_t low = 0, high = q->list.len / sizeof *all, end = high;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (all[middle].group < group)
			low = middle + 1;
		else
			high = middle;
	}
	for (*n = 0; low + *n < end && all[low + *n].group == group;)
		++*n;
	return *n > 0 ? all + low : NULL;
}

void
cc_wrote_put_rows(struct cc_report *report, struct cc_table *t, struct cc_wrote_row row,
    const struct cc_wrote *wrote, size_t n, const struct cc_state *state, unsigned role,
    const struct cc_run *run)
{
	for (size_t i = 0; i < n; i++) {
		row.source = cc_source_at(run, wrote[i].place, report->arena);
		row.text = wrote[i].text;
		row.person = wrote[i].person != CC_NO_ID ? cc_state_text(state, role, wrote[i].person)
							 : (struct cc_span){ NULL, 0 };
		cc_table_fill(report, t, &row, 1);
	}
}

void
cc_wrote_put(struct cc_report *report, struct cc_table *t, struct cc_wrote_row row,
    const struct cc_wrote_list *q, uint32_t group, size_t most, const struct cc_state *state, unsigned role,
    const struct cc_run *run)
{
	size_t n;
	const struct cc_wrote *wrote = cc_wrote_of(&n, q, group);

	cc_wrote_put_rows(report, t, row, wrote, n < most ? n : most, state, role, run);
}
