/* staged.c -- the stage that a row is of. */
#include "figure/staged.h"

#include "figure/names.h"

#include <inttypes.h>

enum { TOUCHPOINT, ROWS };

uint32_t
cc_stage_matched(struct cc_store *unstaged, const struct cc_batch *batch, uint32_t row,
    const struct cc_staged *by, struct cc_problems *problems)
{
	const uint64_t key[] = { cc_id_at(batch, by->touchpoint, row) };
	uint32_t stage = cc_match_entry(batch->worker, batch, by->touchpoint, row, problems);

	if (stage == CC_NO_ITEM)
		cc_tally_add(unstaged, cc_tally_at(unstaged, key), ROWS, 1);
	return stage;
}

bool
cc_stages_mixed(
    const struct cc_batch *batch, const struct cc_role *roles, uint64_t of, struct cc_problems *problems)
{
	for (unsigned r = 0; batch->observation != NULL && batch->rows > 0 && roles[r].name != NULL; r++) {
		const struct cc_column *column = cc_column_at(batch, r, 0);

		if (!(of >> r & 1) || column == NULL || column->name.at == NULL)
			continue;
		cc_row_problem(problems, batch, 0, column->name,
		    N_("%s of a row of several stages; wanted a column for each stage, as in %s_STAGE"),
		    roles[r].name, roles[r].name);
		problems->stop = true;
		return true;
	}
	return false;
}

bool
cc_stages_check(const struct cc_staged *by, uint64_t rows, const struct cc_store *unstaged,
    const struct cc_run *run, struct cc_err *err)
{
	if (!(run->bound >> by->stage & 1) && by->matches == NULL)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("no column for stage, and no stage of the study has a match for touchpoints; name the "
		       "column with -c stage=COLUMN"));
	if (rows == 0 && unstaged->rows > 0)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("no row has a stage: the match of the study's stages fits no touchpoint"));
	return true;
}

void
cc_unstaged_note(struct cc_report *report, const struct cc_state *state, const struct cc_store *unstaged,
    unsigned touchpoint)
{
	struct cc_names_list names = { 0 };
	uint64_t rows = 0, blank = 0;

	for (uint64_t i = 0; i < unstaged->rows; i++) {
		const unsigned char *row = cc_store_row(unstaged, i);
		uint32_t id = cc_row_id(unstaged, row, TOUCHPOINT, 0);

		*(id == CC_NO_ID ? &blank : &rows) += cc_row_count(unstaged, row, ROWS);
		if (id != CC_NO_ID)
			cc_names_data(&names, cc_state_text(state, touchpoint, id), report->arena);
	}
	cc_note_count(report, "no-stage", "%" PRIu64 " row has no stage and was left out",
	    "%" PRIu64 " rows have no stage and were left out", "段階のない行を除きました: %" PRIu64 " 行",
	    blank);
	cc_note_count(report, "unmatched",
	    "%" PRIu64 " row has a touchpoint that no stage matches, and was left out: %s",
	    "%" PRIu64 " rows have touchpoints that no stage matches, and were left out: %s",
	    "どの段階の match にも当たらない接点の行を除きました: %" PRIu64 " 行（%s）", rows,
	    names.text != NULL ? names.text : "");
}
