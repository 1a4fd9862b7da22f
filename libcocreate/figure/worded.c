/* worded.c -- answers in words of the lexicon, by group. */
#include "figure/worded.h"

#include "base/arena.h"

const struct cc_column_spec cc_feelings_columns[] = {
	CC_CELL(struct cc_feeling_row, "stage", stage, ID, KEY),
	CC_CELL(struct cc_feeling_row, "feeling", feeling, ID, KEY),
	CC_CELL(struct cc_feeling_row, "label", label, LABEL, NONE),
	CC_CELL(struct cc_feeling_row, "n", n, INT, N),
	CC_CELL(struct cc_feeling_row, "people", people, INT, NONE),
	CC_CELL(struct cc_feeling_row, "share", share, SHARE, ESTIMATE),
	CC_CELL(struct cc_feeling_row, "low", low, SHARE, LOW),
	CC_CELL(struct cc_feeling_row, "high", high, SHARE, HIGH),
	{ 0 },
};

bool
cc_is_worded(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	const struct cc_column *column = cc_column_at(batch, role, 0);

	return column != NULL && column->first != NULL && column->first[row] < column->first[row + 1];
}

void
cc_worded_log(struct cc_store *log, const struct cc_batch *batch, uint32_t row, uint32_t group,
    unsigned person, unsigned role, const struct cc_run *run)
{
	const struct cc_column *column = cc_column_at(batch, role, 0);

	if (!cc_is_worded(batch, role, row))
		return;
	for (uint32_t i = column->first[row]; i <= column->first[row + 1]; i++) {
		unsigned char *record = cc_log_add(log);

		cc_log_put_id(log, record, CC_WORDED_PERSON, cc_id_at(batch, person, row));
		cc_log_put_id(log, record, CC_WORDED_GROUP, group);
		cc_log_put_id(log, record, CC_WORDED_WORD,
		    i < column->first[row + 1] ? column->id[i] : run->lexicon->words.n);
		cc_log_put_place(log, record, CC_WORDED_PLACE, cc_batch_place(batch, row));
	}
}

struct cc_limit
cc_worded_limit(unsigned field, uint32_t groups, const struct cc_run *run)
{
	switch (field) {
	case CC_WORDED_GROUP: return (struct cc_limit){ 0, groups - 1., true };
	case CC_WORDED_WORD: return (struct cc_limit){ 0, run->lexicon->words.n, true };
	default: return CC_NO_LIMIT;
	}
}

struct cc_word_use *
cc_worded_read(const struct cc_people *people, const struct cc_store *log, uint32_t groups,
    const struct cc_items *words, struct cc_arena *arena)
{
	size_t n = (size_t)words->n + 1;
	struct cc_word_use *worded = CC_ARRAY(arena, struct cc_word_use, groups * n), *last = NULL;
	const struct cc_person *before = NULL;

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t group = cc_row_id(log, row, CC_WORDED_GROUP, 0),
			 word = cc_row_id(log, row, CC_WORDED_WORD, 0);
		const struct cc_person *person = cc_people_find(people,
		    cc_row_id(log, row, CC_WORDED_PERSON, 0), cc_row_place(log, row, CC_WORDED_PLACE));
		struct cc_word_use *w;

		if (person == NULL || group >= groups || word >= n) /* a part may leave anything out */
			continue;
		w = &worded[group * n + word];
		w->rows++;
		if (w != last || person != before)
			cc_weights_see(&w->people, people->weighted, person->weight);
		last = w;
		before = person;
	}
	return worded;
}

void
cc_worded_put(struct cc_report *report, struct cc_table *t, struct cc_span group,
    const struct cc_word_use *worded, const struct cc_items *words, const struct cc_run *run)
{
	for (uint32_t w = 0; w < words->n; w++) {
		struct cc_weighted_share share = { worded[w].people, worded[words->n].people };
		struct cc_feeling_row row = { group, words->item[w].id,
			cc_item_label(&words->item[w], run->lang, report->arena), share.all.n, share.has.n, 0,
			0, 0 };

		if (share.has.n == 0 || share.has.n > share.all.n) /* a part may say anything */
			continue;
		row.share = cc_weighted_share_value(&share);
		cc_weighted_share_interval(&row.low, &row.high, &share, run->confidence);
		cc_table_fill(report, t, &row, 1);
	}
}
