/* job-map_quality.c -- whose answers look careless?  They are flagged, never left out. */
#include "method/job-map_int.h"

#include "base/arena.h"
#include "base/num.h"
#include "model/evidence.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* A person who was flagged, as the table names it. */
struct flagged {
	uint32_t person, check;
	uint64_t place;
	struct flag flag;
};

struct found {
	struct flagged *at;
	size_t n, cap;
};

static void
find(struct found *f, const struct flagged *flagged)
{
	if (f->n == f->cap) {
		f->cap = f->cap == 0 ? 64 : 2 * f->cap;
		f->at = cc_realloc(f->at, f->cap * sizeof *f->at);
	}
	f->at[f->n++] = *flagged;
}

static double
value_at(const struct cc_store *log, const unsigned char *row, unsigned field)
{
	uint32_t value = cc_row_id(log, row, field, 0);

	return value == CC_NO_ID ? (double)NAN : log->value[value];
}

static uint32_t
number_at(const struct cc_store *log, const unsigned char *row, unsigned field)
{
	double value = value_at(log, row, field);

	return value >= 0 && value < UINT32_MAX ? (uint32_t)value : 0;
}

static void
find_in_sheets(struct found *f, const struct survey *s)
{
	const struct cc_store *log = s->now->store[FLAGS];

	for (uint64_t i = 0; i < log->rows; i++) {
		const unsigned char *row = cc_store_row(log, i);
		struct flagged flagged = { cc_row_id(log, row, F_PERSON, 0), cc_row_id(log, row, F_CHECK, 0),
			cc_row_word(log, row, F_PLACE),
			{ true, value_at(log, row, F_ANSWER), number_at(log, row, F_RUN),
			    number_at(log, row, F_ANSWERS) } };

		if (flagged.check < CHECKS)
			find(f, &flagged);
	}
}

/* Of rows: one person's answers in the order of the file. */
struct answer {
	uint64_t place;
	double importance, satisfaction;
};

static int
by_line(const void *a, const void *b)
{
	const struct answer *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

static void
find_person(struct found *f, struct answer *answer, size_t n, uint32_t person, const struct survey *s)
{
	struct answers answers = { 0 };
	struct flag flag[CHECKS];

	qsort(answer, n, sizeof *answer, by_line);
	for (size_t i = 0; i < n; i++)
		answers_see(&answers, answer[i].importance, answer[i].satisfaction, s->run->scale);
	answers_check(flag, &answers);
	for (uint32_t c = 0; c < CHECKS; c++)
		if (flag[c].raised)
			find(f, &(struct flagged){ person, c, answer[0].place, flag[c] });
}

static void
find_in_rows(struct found *f, const struct survey *s)
{
	const struct cc_store *log = s->now->store[ANSWERS];
	struct answer *answer = NULL;
	size_t cap = 0;

	for (uint64_t i = 0, n; i < log->rows; i += n) {
		uint32_t person = survey_person(log, i);

		for (n = 0; n == 0 || (i + n < log->rows && survey_person(log, i + n) == person); n++) {
			const unsigned char *row = cc_store_row(log, i + n);

			if (n == cap) {
				cap = cap == 0 ? 64 : 2 * cap;
				answer = cc_realloc(answer, cap * sizeof *answer);
			}
			answer[n] = (struct answer){ cc_row_word(log, row, A_PLACE),
				value_at(log, row, A_IMPORTANCE), value_at(log, row, A_SATISFACTION) };
		}
		if (person != CC_NO_ID)
			find_person(f, answer, n, person, s);
	}
	free(answer);
}

/* People by their ids; after them those without one, by place. */
static int
by_person(const void *a, const void *b)
{
	const struct flagged *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->person == CC_NO_ID && x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->check != y->check)
		return x->check < y->check ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static const char *
detail_of(const struct flagged *f, const struct cc_report *report, struct cc_arena *arena)
{
	static const struct cc_words same[] = {
		[SAME_IMPORTANCE] = CC_WORDS("importance: %" PRIu32 " answers in a row of %" PRIu32 " are %s",
		    "重要度: 続けて %" PRIu32 " 件（全 %" PRIu32 " 件）が同じ %s"),
		[SAME_SATISFACTION] =
		    CC_WORDS("satisfaction: %" PRIu32 " answers in a row of %" PRIu32 " are %s",
			"満足度: 続けて %" PRIu32 " 件（全 %" PRIu32 " 件）が同じ %s"),
		[ALL_IMPORTANT] =
		    CC_WORDS("importance: %" PRIu32 " answers of %" PRIu32 " are %s, the highest",
			"重要度: %" PRIu32 " 件（全 %" PRIu32 " 件）が最高の %s"),
		[BOTH_ALIKE] =
		    CC_WORDS("importance and satisfaction are the same in %" PRIu32 " outcomes of %" PRIu32,
			"重要度と満足度が %" PRIu32 " 件（全 %" PRIu32 " 件）で同じ"),
	};
	char answer[CC_NUM_MAX] = "";

	if (!isnan(f->flag.answer))
		cc_num_print(answer, f->flag.answer);
	return cc_format(
	    arena, cc_words_in(&same[f->check], report->lang), f->flag.run, f->flag.answers, answer);
}

enum { Q_PERSON, Q_CHECK, Q_DETAIL };

void
survey_quality(struct cc_report *report, struct survey *s, struct cc_arena *arena)
{
	static const char *const word[] = { "straight_line", "straight_line", "all_important", "identical" };
	struct cc_table *t = cc_report_table(report, "quality");
	struct found f = { 0 };

	find_in_sheets(&f, s);
	find_in_rows(&f, s);
	if (f.n > 1)
		qsort(f.at, f.n, sizeof *f.at, by_person);
	for (size_t i = 0; i < f.n; i++) {
		const struct flagged *at = &f.at[i], *before = i > 0 ? &f.at[i - 1] : NULL;
		struct cc_evidence evidence = { 0 };
		size_t row = cc_row_add(report, t);

		s->flagged += before == NULL || before->person != at->person ||
			      (at->person == CC_NO_ID && before->place != at->place);
		cc_put_text(t, row, Q_PERSON,
		    at->person != CC_NO_ID ? cc_state_text(s->now, PERSON, at->person)
					   : cc_source_at(s->run, at->place, arena));
		cc_put_word(t, row, Q_CHECK, word[at->check]);
		cc_put_text(t, row, Q_DETAIL, cc_span(detail_of(at, report, arena)));
		cc_evidence_see(&evidence, at->place);
		cc_evidence_put(t, row, &evidence, s->run, arena);
	}
	free(f.at);
}
