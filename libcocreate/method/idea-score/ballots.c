/* ballots.c -- which rows of votes are one: blanks among marks, and of the choices of a voter
 * one row. */
#include "method/idea-score/int.h"

#include "base/arena.h"
#include "base/map.h"
#include "figure/twice.h"

#include <math.h>

/* A voter's choices in another row than the one that counts. */
static bool
is_chosen_again(const struct idea_rules *rules, const struct cc_store *ballots, const unsigned char *row)
{
	uint32_t rater = cc_row_id(ballots, row, R_RATER, 0);

	return rules->chose != NULL && rater != CC_NO_ID &&
	       cc_row_place(ballots, row, R_PLACE) != rules->chose[rater];
}

/* A voter's choices are one row, the first or the last. */
const uint64_t *
idea_choices(const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_store *log = state->store[BALLOTS];
	bool last = run->dup != NULL && strcmp(run->dup, "last") == 0;
	uint64_t *place = CC_ARRAY(arena, uint64_t, cc_state_ids(state, RATER));

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t rater = cc_row_id(log, row, R_RATER, 0);
		uint64_t at = cc_row_place(log, row, R_PLACE);

		if (rater != CC_NO_ID &&
		    (place[rater] == 0 || (last ? at > place[rater] : at < place[rater])))
			place[rater] = at;
	}
	return place;
}

uint64_t
idea_drop_choices(const struct idea_rules *rules, const struct cc_state *state, struct cc_problems *problems)
{
	const struct cc_store *log = state->store[BALLOTS];
	struct cc_map *rows = cc_map_new();
	uint64_t dropped;

	for (uint64_t i = 0; i < log->rows && rules->chose != NULL; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint64_t place = cc_row_place(log, row, R_PLACE);
		uint32_t rater = cc_row_id(log, row, R_RATER, 0), before = cc_map_count(rows);
		struct cc_twice twice;

		if (!is_chosen_again(rules, log, row) ||
		    cc_map_add(rows, (struct cc_span){ (const char *)&place, sizeof place }) < before ||
		    rules->run->dup != NULL)
			continue;
		twice = cc_twice_at(rules->run, place, rules->chose[rater]);
		cc_place_problem(problems, rules->run, twice.later,
		    cc_run_column(rules->run, twice.later, IDEA, 0, NULL, 0),
		    N_("\"%s\" already chose ideas at %s; wanted one row of choices, or --dup=first or "
		       "--dup=last"),
		    cc_quote(cc_state_text(state, RATER, rater)).text, twice.first);
	}
	dropped = cc_map_count(rows);
	cc_map_free(rows);
	return dropped;
}

bool
idea_is_ballot(const struct idea_rules *rules, const struct cc_store *ballots, const unsigned char *row)
{
	if (is_chosen_again(rules, ballots, row))
		return false;
	return rules->numbered == NULL || cc_row_number(ballots, row, R_SCORE, 0) != BALLOT_BLANK ||
	       !rules->numbered[cc_place_file(cc_row_place(ballots, row, R_PLACE))];
}

/* Files whose votes are numbers, where some file has blanks. */
const uint8_t *
idea_numbered(const struct cc_state *state, struct cc_arena *arena)
{
	const struct cc_store *log = state->store[BALLOTS];
	uint8_t *numbered;
	uint32_t files = 0, v = 0;

	while (v < log->n_values && log->value[v] != BALLOT_BLANK)
		v++;
	if (v == log->n_values)
		return NULL;
	for (uint64_t i = 0; i < log->rows; i++) {
		uint32_t file = cc_place_file(cc_row_place(log, cc_store_row(log, i), R_PLACE));

		files = file >= files ? file + 1 : files;
	}
	numbered = CC_ARRAY(arena, uint8_t, files);
	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);

		if (fabs(cc_row_number(log, row, R_SCORE, 0)) <= 1)
			numbered[cc_place_file(cc_row_place(log, row, R_PLACE))] = 1;
	}
	return numbered;
}
