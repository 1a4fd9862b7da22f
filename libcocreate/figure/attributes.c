/* attributes.c -- what rows say of an id: the same everywhere, or a problem. */
#include "figure/attributes.h"

#include <inttypes.h>

/* Of several columns all that say something, a line each. */
static struct cc_span
joined_text(struct cc_buf *buf, const struct cc_batch *batch, unsigned role, uint32_t row)
{
	struct cc_span text = { 0 };
	uint32_t found = 0;

	buf->len = 0;
	for (uint32_t k = 0; k < batch->columns[role]; k++) {
		struct cc_span more = cc_item_text_at(batch, role, k, row);

		if (more.at == NULL)
			continue;
		if (found++ == 0) {
			text = more;
			continue;
		}
		if (found == 2)
			cc_buf_span(buf, text);
		cc_buf_add(buf, "\n", 1);
		cc_buf_span(buf, more);
	}
	return found > 1 ? (struct cc_span){ buf->at, buf->len } : text;
}

static void
add_row(struct cc_store *tally, uint64_t id, const struct cc_attribute *attribute,
    const struct cc_batch *batch, uint32_t row, struct cc_buf *buf)
{
	for (; attribute->name != NULL; attribute++) {
		struct cc_span text = joined_text(buf, batch, attribute->role, row);

		if (text.len > 0)
			cc_tally_first(tally, cc_tally_at(tally, &id), attribute->field, text,
			    cc_batch_place(batch, row));
	}
}

static bool
any_column(const struct cc_attribute *attribute, const struct cc_batch *batch)
{
	for (; attribute->name != NULL; attribute++)
		if (cc_column_at(batch, attribute->role, 0) != NULL)
			return true;
	return false;
}

/* The observation before was of the same row of the file, and told the same of the
 * same id. */
static bool
is_told(const struct cc_batch *batch, unsigned role, uint32_t row)
{
	return batch->of != NULL && row > 0 && batch->of[row] == batch->of[row - 1] &&
	       cc_id_at(batch, role, row) == cc_id_at(batch, role, row - 1);
}

void
cc_attributes_add(
    struct cc_store *tally, unsigned role, const struct cc_attribute *attribute, const struct cc_batch *batch)
{
	struct cc_buf buf = { 0 };

	for (uint32_t row = 0; any_column(attribute, batch) && row < batch->rows; row++)
		if (cc_has(batch, role, row) && !is_told(batch, role, row))
			add_row(tally, cc_id_at(batch, role, row), attribute, batch, row, &buf);
	cc_buf_free(&buf);
}

static void
check_one(struct cc_problems *problems, const struct cc_first *first, struct cc_span id, const char *what,
    const char *name, const struct cc_run *run)
{
	struct cc_place before = cc_run_place(run, first->place);

	cc_problem_late(problems, cc_place_file(first->other_place), cc_run_place(run, first->other_place),
	    cc_span(name), N_("\"%s\"; wanted \"%s\", the %s of %s \"%s\" at %s:%" PRIu64),
	    cc_quote(first->other).text, cc_quote(first->text).text, name, cc_say_word(what),
	    cc_quote(id).text, before.file, before.line);
}

void
cc_attributes_check(struct cc_problems *problems, const struct cc_state *state, unsigned store, unsigned role,
    const char *what, const struct cc_attribute *attribute, const struct cc_run *run)
{
	const struct cc_store *tally = state->store[store];

	for (; attribute->name != NULL; attribute++)
		for (uint64_t i = 0; i < tally->rows; i++) {
			const unsigned char *row = cc_store_row(tally, i);
			const struct cc_first *first = cc_row_first(tally, row, attribute->field);
			uint32_t id = cc_row_id(tally, row, tally->key[0], 0);

			if (first->other.at != NULL && id != CC_NO_ID)
				check_one(problems, first, cc_state_text(state, role, id), what,
				    attribute->name, run);
		}
}
