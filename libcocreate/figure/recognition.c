/* recognition.c -- levels that points reach: which one, since when, and how far the next is. */
#include "figure/recognition.h"

#include "base/arena.h"
#include "model/items.h"
#include "rec/report.h"

#include <math.h>

const struct cc_column_spec cc_recognition_columns[] = {
	CC_CELL(struct cc_recognition_row, "person", person, ID, KEY),
	CC_CELL(struct cc_recognition_row, "points", points, REAL, NONE),
	CC_CELL(struct cc_recognition_row, "level", level, ID, NONE),
	CC_CELL(struct cc_recognition_row, "next", next, ID, NONE),
	CC_CELL(struct cc_recognition_row, "to_next", to_next, REAL, NONE),
	CC_CELL(struct cc_recognition_row, "since", since, DATE, NONE),
	{ 0 },
};

bool
cc_recognition_read(void *to, const struct cc_node *list, const void *with, const struct cc_node_reading *r)
{
	static const char *const keys[] = { "from", NULL };
	static const struct cc_items_spec spec = { "levels", NULL, keys, NULL };
	struct cc_recognition *out = to;
	struct cc_items items;

	(void)with;
	if (!cc_items_load(&items, list, &spec, r->file, r->arena, r->err))
		return false;
	*out = (struct cc_recognition){ CC_ARRAY(r->arena, struct cc_recognition_level, items.n), items.n };
	for (uint32_t i = 0; i < items.n; i++) {
		const struct cc_node *from = cc_node_get(items.item[i].node, "from");

		out->level[i].id = items.item[i].id;
		if (from != NULL && !cc_read_points(&out->level[i].from, from, NULL, r))
			return false;
		if (from == NULL || (i > 0 && out->level[i].from <= out->level[i - 1].from))
			return cc_node_fail(items.item[i].node, r->file, r->err,
			    N_("level \"%s\"; wanted from, in points, each more than the one before"),
			    cc_quote(out->level[i].id).text);
	}
	return true;
}

void
cc_recognise(struct cc_recognised *of, const struct cc_recognition *r, int64_t points, int64_t day)
{
	size_t before = of->levels;

	of->points += points;
	for (of->levels = 0; of->levels < r->n && of->points >= r->level[of->levels].from;)
		of->levels++;
	if (of->levels != before)
		of->since = day;
}

struct cc_recognition_row
cc_recognition_row(const struct cc_recognition *r, struct cc_span person, const struct cc_recognised *of)
{
	struct cc_recognition_row row = { .person = person,
		.points = cc_decimal_real(of->points, CC_MICRO),
		.to_next = (double)NAN,
		.since = of->since };

	if (of->levels > 0)
		row.level = r->level[of->levels - 1].id;
	if (of->levels < r->n) {
		row.next = r->level[of->levels].id;
		row.to_next = cc_decimal_real(r->level[of->levels].from - of->points, CC_MICRO);
	}
	return row;
}
