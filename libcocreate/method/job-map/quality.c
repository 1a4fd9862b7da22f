/* quality.c -- whose answers look careless?  They are flagged, never left out. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/evidence.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* A person who was flagged, and why. */
struct flagged {
	struct flagged *next;
	uint32_t person, check;
	uint64_t place;
	struct flag flag;
};

struct found {
	struct flagged *last;
	size_t n;
	struct cc_arena *arena;
};

static void
find(struct found *f, const struct flagged *flagged)
{
	struct flagged *kept = CC_NEW(f->arena, struct flagged);

	*kept = *flagged;
	kept->next = f->last;
	f->last = kept;
	f->n++;
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
		struct flagged flagged = { NULL, cc_row_id(log, row, F_PERSON, 0),
			cc_row_id(log, row, F_CHECK, 0), cc_row_word(log, row, F_PLACE),
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
			find(f, &(struct flagged){ NULL, person, c, answer[0].place, flag[c] });
}

static void
find_in_rows(struct found *f, const struct survey *s)
{
	const struct cc_store *log = s->now->store[ANSWERS];
	struct cc_arena *scratch = cc_arena_new();
	uint32_t person;

	for (uint64_t i = 0, end; (person = survey_person(log, i)) != CC_NO_ID; i = end) {
		struct answer *answer;

		for (end = i; survey_person(log, end) == person;)
			end++;
		answer = CC_ARRAY(scratch, struct answer, end - i);
		for (uint64_t k = i; k < end; k++) {
			const unsigned char *row = cc_store_row(log, k);

			answer[k - i] = (struct answer){ cc_row_word(log, row, A_PLACE),
				value_at(log, row, A_IMPORTANCE), value_at(log, row, A_SATISFACTION) };
		}
		find_person(f, answer, end - i, person, s);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
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

/* All that were found, in the order of the table. */
static struct flagged *
find_all(size_t *n, const struct survey *s, struct cc_arena *arena)
{
	struct found f = { .arena = arena };
	struct flagged *flagged;

	find_in_sheets(&f, s);
	find_in_rows(&f, s);
	flagged = CC_ARRAY(arena, struct flagged, f.n);
	*n = 0;
	for (const struct flagged *at = f.last; at != NULL; at = at->next)
		flagged[(*n)++] = *at;
	qsort(flagged, *n, sizeof *flagged, by_person);
	return flagged;
}

void
survey_quality(struct cc_report *report, struct survey *s, struct cc_arena *arena)
{
	static const char *const word[] = { "straight_line", "straight_line", "all_important", "identical" };
	struct cc_table *t = cc_report_table(report, "quality");
	size_t n;
	const struct flagged *flagged = find_all(&n, s, arena);

	for (size_t i = 0; i < n; i++) {
		const struct flagged *at = &flagged[i], *before = i > 0 ? at - 1 : NULL;
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
}
