/* quality.c -- whose answers look careless?  They are flagged, never left out. */
#include "method/job-map/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/evidence.h"

#include <inttypes.h>
#include <stdlib.h>

static void
add_flagged(struct cc_buf *to, struct job_flagged flagged)
{
	cc_buf_add(to, (const char *)&flagged, sizeof flagged);
}

static void
find_in_sheets(struct cc_buf *to, const struct job_survey *s)
{
	const struct cc_store *log = s->now->store[FLAGS];

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		uint32_t check = cc_row_id(log, row, F_CHECK, 0);

		if (check < CC_CARELESS && !job_left_out(s, cc_row_place(log, row, F_PLACE)))
			add_flagged(to, (struct job_flagged){ .person = cc_row_id(log, row, F_PERSON, 0),
					    .check = check,
					    .place = cc_row_place(log, row, F_PLACE),
					    .flag = { true, cc_row_number(log, row, F_ANSWER, 0),
						cc_row_number(log, row, F_RUN, 0),
						cc_row_number(log, row, F_ANSWERS, 0) } });
	}
}

/* A row of its own, in the order of the file. */
struct answer_row {
	uint64_t place;
	double importance, satisfaction;
};

static int
by_line(const void *a, const void *b)
{
	const struct answer_row *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

static void
check_person(
    struct cc_buf *to, struct answer_row *answer, size_t n, uint32_t person, const struct job_survey *s)
{
	struct cc_respondent answers = { 0 };
	struct cc_careless_flag flag[CC_CARELESS];

	qsort(answer, n, sizeof *answer, by_line);
	for (size_t i = 0; i < n; i++)
		cc_respondent_add(&answers, answer[i].importance, answer[i].satisfaction, s->run->scale[1]);
	cc_respondent_check(flag, &answers);
	for (uint32_t c = 0; c < CC_CARELESS; c++)
		if (flag[c].raised)
			add_flagged(to,
			    (struct job_flagged){
				.person = person, .check = c, .place = answer[0].place, .flag = flag[c] });
}

static void
find_in_rows(struct cc_buf *to, const struct job_survey *s)
{
	const struct cc_store *log = s->now->store[ANSWERS];
	struct cc_arena *scratch = cc_arena_new();

	for (struct cc_group g = cc_groups(log, 1); cc_group_next(&g);) {
		uint32_t person = cc_row_id(log, cc_store_row(log, g.from), A_PERSON, 0);
		struct answer_row *answer = CC_ARRAY(scratch, struct answer_row, g.end - g.from);

		if (person == CC_NO_ID)
			break;
		for (uint64_t i = g.from; i < g.end; i++) {
			const unsigned char *row = cc_store_row(log, i);

			answer[i - g.from] = (struct answer_row){ cc_row_place(log, row, A_PLACE),
				cc_row_number(log, row, A_IMPORTANCE, 0),
				cc_row_number(log, row, A_SATISFACTION, 0) };
		}
		check_person(to, answer, g.end - g.from, person, s);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
}

/* The number that so many steps stand for; NaN: none. */
static double
number_of(uint32_t key, const struct job_survey *s)
{
	int32_t steps = job_steps(key, s);

	return steps == CC_OPP_NONE ? (double)NAN : s->run->scale[0] + steps / s->fine;
}

/* Answers that were counted late, by person. */
static void
find_in_settled(struct cc_buf *to, const struct job_survey *s)
{
	struct cc_arena *scratch = cc_arena_new();
	size_t end;

	for (size_t from = 0; from < s->n_settled; from = end) {
		uint32_t person = s->settled[from].person;
		struct answer_row *answer;
		size_t n = 0;

		end = from;
		while (end < s->n_settled && s->settled[end].person == person)
			end++;
		answer = CC_ARRAY(scratch, struct answer_row, end - from);
		for (size_t i = from; i < end;
		     i++) /* sheets were checked row by row, a row alone shows nothing */
			if (!s->settled[i].sheet && person != CC_NO_ID)
				answer[n++] = (struct answer_row){ s->settled[i].place,
					number_of(s->settled[i].key[0], s),
					number_of(s->settled[i].key[1], s) };
		if (n > 0)
			check_person(to, answer, n, person, s);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
}

/* People by their ids; after them those without one, by place. */
static int
by_person(const void *a, const void *b)
{
	const struct job_flagged *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->person == CC_NO_ID && x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->check != y->check)
		return x->check < y->check ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static const char *
detail_of(const struct job_flagged *f, const struct cc_report *report)
{
	static const struct cc_words same[] = {
		[CC_SAME_IMPORTANCE] = CC_WORDS("importance: %.0f answers in a row of %.0f are %s",
		    "重要度: 続けて %.0f 件（全 %.0f 件）が同じ %s"),
		[CC_SAME_SATISFACTION] = CC_WORDS("satisfaction: %.0f answers in a row of %.0f are %s",
		    "満足度: 続けて %.0f 件（全 %.0f 件）が同じ %s"),
		[CC_ALL_IMPORTANT] = CC_WORDS("importance: %.0f answers of %.0f are %s, the highest",
		    "重要度: %.0f 件（全 %.0f 件）が最高の %s"),
		[CC_BOTH_ALIKE] =
		    CC_WORDS("importance and satisfaction are the same in %.0f outcomes of %.0f",
			"重要度と満足度が %.0f 件（全 %.0f 件）で同じ"),
	};
	char answer[CC_NUM_MAX] = "";

	if (!isnan(f->flag.answer))
		cc_num_print(answer, f->flag.answer);
	return cc_format(report->arena, cc_words_in(&same[f->check], report->lang), f->flag.alike,
	    f->flag.answers, answer);
}

static void
put_flagged(struct cc_report *report, struct job_flagged *f, const struct job_survey *s)
{
	static const char *const word[] = { "straight_line", "straight_line", "all_important", "identical" };
	struct cc_table *t = cc_report_at(report, T_QUALITY);
	struct cc_evidence evidence = { 0 };

	f->name = f->person != CC_NO_ID ? cc_state_text(s->now, PERSON, f->person)
					: cc_source_at(s->run, f->place, report->arena);
	f->word = word[f->check];
	f->detail = detail_of(f, report);
	cc_evidence_see(&evidence, f->place);
	cc_evidence_put(t, cc_table_fill(report, t, f, 1), &evidence, s->run, report->arena);
}

void
job_put_quality(struct cc_report *report, const struct job_survey *s)
{
	struct cc_buf found = { 0 }; /* of struct job_flagged */
	struct job_flagged *flagged;
	uint64_t people = 0;
	size_t n;

	find_in_sheets(&found, s);
	find_in_rows(&found, s);
	find_in_settled(&found, s);
	flagged = (struct job_flagged *)(void *)found.at;
	n = found.len / sizeof *flagged;
	if (n > 0)
		qsort(flagged, n, sizeof *flagged, by_person);
	for (size_t i = 0; i < n; i++) {
		struct job_flagged *f = &flagged[i];

		people +=
		    i == 0 || f[-1].person != f->person || (f->person == CC_NO_ID && f[-1].place != f->place);
		put_flagged(report, f, s);
	}
	cc_buf_free(&found);
	cc_note_count(report, "flagged",
	    "the answers of %" PRIu64
	    " respondent look careless; they are counted all the same, see the table quality",
	    "the answers of %" PRIu64 " respondents look careless; they are counted all the same, see the "
	    "table quality",
	    "不注意な回答が疑われる人: %" PRIu64 " 人。除かずに数えています（quality の表を参照）", people);
}
