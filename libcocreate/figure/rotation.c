/* rotation.c -- how good a seating is: who meets, who meets again, the mix of the tables. */
#include "figure/rotation.h"

const struct cc_column_spec cc_rotation_columns[] = {
	CC_CELL(struct cc_rotation_row, "people", people, INT, NONE),
	CC_CELL(struct cc_rotation_row, "rounds", rounds, INT, NONE),
	CC_CELL(struct cc_rotation_row, "groups", groups, INT, NONE),
	CC_CELL(struct cc_rotation_row, "smallest", smallest, INT, NONE),
	CC_CELL(struct cc_rotation_row, "largest", largest, INT, NONE),
	CC_CELL(struct cc_rotation_row, "pairs_met", met, INT, NONE),
	CC_CELL(struct cc_rotation_row, "pairs", pairs, INT, NONE),
	CC_CELL(struct cc_rotation_row, "repeats", repeats, INT, NONE),
	CC_CELL(struct cc_rotation_row, "repeats_bound", bound, INT, NONE),
	CC_CELL(struct cc_rotation_row, "outside", outside, INT, NONE),
	CC_CELL(struct cc_rotation_row, "apart_broken", broken, INT, NONE),
	{ 0 },
};

const struct cc_column_spec cc_meetings_columns[] = {
	CC_CELL(struct cc_meetings_row, "person", person, ID, KEY),
	CC_CELL(struct cc_meetings_row, "met", met, INT, NONE),
	CC_CELL(struct cc_meetings_row, "others", others, INT, NONE),
	CC_CELL(struct cc_meetings_row, "repeats", repeats, INT, NONE),
	{ 0 },
};

const struct cc_column_spec cc_mix_columns[] = {
	CC_CELL(struct cc_mix_row, "attribute", attribute, ID, KEY),
	CC_CELL(struct cc_mix_row, "level", level, ID, KEY),
	CC_CELL(struct cc_mix_row, "people", people, INT, N),
	CC_CELL(struct cc_mix_row, "least", least, INT, NONE),
	CC_CELL(struct cc_mix_row, "most", most, INT, NONE),
	CC_CELL(struct cc_mix_row, "outside", outside, INT, NONE),
	{ 0 },
};

static struct cc_meetings_row
meetings_of(const struct cc_rotation *r, uint32_t person)
{
	struct cc_meetings_row row = { r->person[person], 0, r->in->people - 1, 0 };
	const uint16_t *met = &r->seating->met[(size_t)person * r->in->people];

	for (uint32_t k = 0; k < r->in->people; k++) {
		row.met += met[k] > 0;
		row.repeats += met[k] > 1 ? met[k] - 1 : 0;
	}
	return row;
}

void
cc_rotation_put(struct cc_report *report, struct cc_table *t, const struct cc_rotation *r)
{
	int64_t n = r->in->people;
	struct cc_rotation_row row = { n, r->in->rounds, r->in->tables, n / r->in->tables,
		cc_seating_size(r->in, 0), 0, n * (n - 1) / 2, (int64_t)r->seating->repeats,
		(int64_t)r->seating->bound, (int64_t)r->seating->outside, (int64_t)r->seating->broken };

	for (uint32_t i = 0; i < r->in->people; i++)
		row.met += meetings_of(r, i).met;
	row.met /= 2;
	cc_table_fill(report, t, &row, 1);
}

void
cc_meetings_put(struct cc_report *report, struct cc_table *t, const struct cc_rotation *r)
{
	for (uint32_t i = 0; i < r->in->people; i++) {
		struct cc_meetings_row row = meetings_of(r, i);

		cc_table_fill(report, t, &row, 1);
	}
}

static struct cc_mix_row
mix_of(const struct cc_rotation *r, uint32_t attribute, uint32_t level)
{
	const uint32_t *of = r->in->attribute[attribute].level;
	struct cc_mix_row row = { r->attribute[attribute].name, r->attribute[attribute].level[level], 0,
		r->in->people, 0, 0 };

	for (uint32_t i = 0; i < r->in->people; i++)
		row.people += of[i] == level;
	for (uint32_t k = 0; k < r->in->rounds * r->in->tables; k++) {
		const uint16_t *table = &r->seating->table[(size_t)(k / r->in->tables) * r->in->people];
		uint32_t at = k % r->in->tables, even[2], n = 0;

		cc_seating_even(even, (uint32_t)row.people, cc_seating_size(r->in, at), r->in->people);
		for (uint32_t i = 0; i < r->in->people; i++)
			n += table[i] == at && of[i] == level;
		row.least = n < row.least ? n : row.least;
		row.most = n > row.most ? n : row.most;
		row.outside += n < even[0] ? even[0] - n : n > even[1] ? n - even[1] : 0;
	}
	return row;
}

void
cc_mix_put(struct cc_report *report, struct cc_table *t, const struct cc_rotation *r)
{
	for (uint32_t k = 0; k < r->in->attributes; k++)
		for (uint32_t level = 0; level < r->in->attribute[k].levels; level++) {
			struct cc_mix_row row = mix_of(r, k, level);

			cc_table_fill(report, t, &row, 1);
		}
}
