/* judgement.c -- what one rater gave one idea: rows of the same rater
 * are one judgement. */
#include "method/idea-score/int.h"

#include <inttypes.h>

static void
report_twice(const struct jury *j, const struct judgement *g, uint32_t axis, uint64_t place,
    struct cc_problems *problems)
{
	uint64_t first = place < g->place[axis] ? place : g->place[axis];
	struct cc_place before = cc_run_place(j->run, first);

	place += g->place[axis] - first; /* the later one: rows of a rater go by segment first */
	cc_problem_late(problems, cc_place_file(place), cc_run_place(j->run, place), j->items->item[axis].id,
	    N_("rater \"%s\" already scored idea \"%s\" at %s:%" PRIu64
	       "; wanted one score, or --dup=first or last"),
	    cc_quote(cc_state_text(j->now, RATER, g->rater)).text,
	    cc_quote(cc_state_text(j->now, IDEA, g->idea)).text, before.file, before.line);
}

/* A score that a row has and the judgement has not; twice is once too often. */
static void
merge_row(struct judgement *g, const struct jury *j, const unsigned char *row, struct cc_problems *problems)
{
	for (uint32_t a = 0; a < j->axes; a++) {
		uint32_t score = cc_row_id(j->log, row, R_SCORE, a);
		uint64_t place = cc_row_word(j->log, row, R_PLACE);

		if (score == CC_NO_ID)
			continue;
		if (g->merged[a] != CC_NO_ID) {
			g->dropped += problems != NULL;
			if (j->opts->dup == NULL && problems != NULL)
				report_twice(j, g, a, place, problems);
			if (!dup_prefers(j->opts, place, g->place[a], score < g->merged[a]))
				continue;
			g->segment = cc_row_id(j->log, row, R_SEGMENT, 0);
		}
		g->merged[a] = score;
		g->place[a] = place;
	}
}

static bool
same_rater(const struct judgement *g, const struct jury *j, uint64_t end)
{
	return g->rater != CC_NO_ID && g->next < end &&
	       cc_row_id(j->log, cc_store_row(j->log, g->next), R_RATER, 0) == g->rater;
}

bool
jury_next(struct judgement *g, const struct jury *j, uint64_t end, struct cc_problems *problems)
{
	const struct cc_store *log = j->log;
	const unsigned char *row;

	if (g->next == end)
		return false;
	row = cc_store_row(log, g->next++);
	g->idea = cc_row_id(log, row, R_IDEA, 0);
	g->rater = cc_row_id(log, row, R_RATER, 0);
	g->segment = cc_row_id(log, row, R_SEGMENT, 0);
	g->score = cc_row_field(log, row, R_SCORE);
	if (!same_rater(g, j, end))
		return true;
	for (uint32_t a = 0; a < j->axes; a++)
		g->merged[a] = CC_NO_ID;
	merge_row(g, j, row, problems);
	while (same_rater(g, j, end))
		merge_row(g, j, cc_store_row(log, g->next++), problems);
	g->score = g->merged;
	return true;
}
