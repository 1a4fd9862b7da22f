/* crossing.c -- people counted by what they answered and by the groups that they stand in. */
#include "figure/crossing.h"

#include "base/arena.h"
#include "figure/twice.h"

/* So many cells are counted once, not by each thread. */
enum { CELLS_ALONE = 1 << 20 };

/* What one person says of the variables of a role; their numbers are of this person where the
 * stamp is. */
struct said {
	const struct cc_variables *of;
	uint32_t *answered; /* [variables]: stamp */
	uint32_t *answer;   /* [variables]: of one that takes one answer; CC_NO_ID: none */
	uint64_t *place;    /* [variables]: of that answer */
	uint32_t **given;   /* [variables][answers]: stamp */
	uint32_t **list;    /* [variables]: answers given */
	uint32_t *listed;
};

struct counts {
	const struct cc_crossing *c;
	uint32_t *n, *both;
	struct cc_weight_sums *w, *both_w;
	uint64_t *ungrouped;
	struct cc_problems problems;
	/* of the person at hand */
	uint32_t stamp;
	struct said question, banner;
	uint32_t *rows, n_rows, *cols, n_cols, *pairs, n_pairs;
};

static void
said_begin(struct said *s, const struct cc_variables *of, struct cc_arena *arena)
{
	*s = (struct said){ .of = of };
	s->answered = CC_ARRAY(arena, uint32_t, of->n);
	s->answer = CC_ARRAY(arena, uint32_t, of->n);
	s->place = CC_ARRAY(arena, uint64_t, of->n);
	s->given = CC_ARRAY(arena, uint32_t *, of->n);
	s->list = CC_ARRAY(arena, uint32_t *, of->n);
	s->listed = CC_ARRAY(arena, uint32_t, of->n);
	for (uint32_t i = 0; i < of->n; i++) {
		bool several = of->variable[i].kind == CC_VARIABLE_SEVERAL;

		s->given[i] = CC_ARRAY(arena, uint32_t, several ? of->variable[i].answers : 0);
		s->list[i] = CC_ARRAY(arena, uint32_t, several ? of->variable[i].answers : 1);
	}
}

static void
counts_begin(void *counts, const void *ctx, struct cc_arena *arena)
{
	const struct cc_crossing *c = ctx;
	struct counts *to = counts;
	size_t cells = (size_t)c->rows * c->cols, pairs = (size_t)c->rows * c->pairs;

	*to = (struct counts){ .c = c };
	to->n = CC_ARRAY(arena, uint32_t, cells);
	to->both = CC_ARRAY(arena, uint32_t, pairs);
	if (c->weighted) {
		to->w = CC_ARRAY(arena, struct cc_weight_sums, cells);
		to->both_w = CC_ARRAY(arena, struct cc_weight_sums, pairs);
	}
	to->ungrouped = CC_ARRAY(arena, uint64_t, c->banner->n);
	to->rows = CC_ARRAY(arena, uint32_t, c->rows);
	to->cols = CC_ARRAY(arena, uint32_t, c->cols);
	to->pairs = CC_ARRAY(arena, uint32_t, c->pairs);
	said_begin(&to->question, c->question, arena);
	said_begin(&to->banner, c->banner, arena);
}

static void
refuse_two(struct counts *to, const struct said *s, uint32_t variable, uint64_t place, uint32_t answer,
    struct cc_span column)
{
	const struct cc_variable *v = &s->of->variable[variable];
	struct cc_twice twice = cc_twice_at(to->c->run, place, s->place[variable]);

	cc_place_problem(&to->problems, to->c->run, twice.later, column,
	    N_("\"%s\" and, in %s, \"%s\" of one person; wanted one answer, --dup=first or "
	       "--dup=last, or -c person= where each row is a person"),
	    cc_quote(v->answer[answer].id).text, twice.first,
	    cc_quote(v->answer[s->answer[variable]].id).text);
}

/* One answer: the same again changes nothing, another one is refused or chosen by place. */
static void
say_one(struct counts *to, struct said *s, uint32_t variable, uint32_t answer, uint64_t place,
    struct cc_span column)
{
	bool later = place > s->place[variable];

	if (s->answer[variable] == answer)
		return;
	if (s->answer[variable] != CC_NO_ID) {
		const char *dup = to->c->run->dup;

		if (dup == NULL) {
			refuse_two(to, s, variable, place, answer, column);
			return;
		}
		if (later != (strcmp(dup, "last") == 0))
			return;
	}
	s->answer[variable] = answer;
	s->place[variable] = place;
}

static void
say(struct counts *to, struct said *s, const struct cc_variable_column *column, uint32_t code, uint64_t place)
{
	uint32_t variable = column->variable;
	const uint32_t *list = s->of->list + code - CC_CODE_LIST;

	if (s->answered[variable] != to->stamp) {
		s->answered[variable] = to->stamp;
		s->answer[variable] = CC_NO_ID;
		s->listed[variable] = 0;
	}
	if (code == CC_CODE_NOTHING)
		return;
	if (s->of->variable[variable].kind != CC_VARIABLE_SEVERAL) {
		say_one(to, s, variable, list[1], place, column->name);
		return;
	}
	for (uint32_t i = 1; i <= list[0]; i++) {
		uint32_t *given = &s->given[variable][list[i]];

		if (*given != to->stamp)
			s->list[variable][s->listed[variable]++] = list[i];
		*given = to->stamp;
	}
}

static void
say_record(struct counts *to, struct said *s, const unsigned char *record, unsigned field)
{
	const struct cc_store *log = to->c->people->log;
	uint64_t place = cc_row_place(log, record, to->c->field.place);
	struct cc_store_list ids = cc_row_list(log, record, field);

	for (uint32_t k = 0; k < ids.n; k++) {
		uint32_t c, code;

		if (ids.id[k] == CC_NO_ID)
			continue;
		c = cc_variable_column(s->of, cc_place_file(place), k);
		if (c == CC_NO_ID || s->of->column[c].variable == CC_NO_ID)
			continue;
		code = s->of->column[c].code[ids.id[k]];
		if (code != CC_CODE_NONE)
			say(to, s, &s->of->column[c], code, place);
	}
}

/* Answers of one that takes one are a list, too; how many. */
static uint32_t
answers_of(const struct said *s, uint32_t variable)
{
	if (s->of->variable[variable].kind == CC_VARIABLE_SEVERAL)
		return s->listed[variable];
	s->list[variable][0] = s->answer[variable];
	return s->answer[variable] != CC_NO_ID;
}

static void
add_groups(struct counts *to)
{
	const struct cc_crossing *c = to->c;

	to->cols[0] = 0;
	to->n_cols = 1;
	to->n_pairs = 0;
	for (uint32_t b = 0; b < c->banner->n; b++) {
		uint32_t n = to->banner.answered[b] == to->stamp ? answers_of(&to->banner, b) : 0;
		const uint32_t *list = to->banner.list[b];
		uint32_t groups = c->banner->variable[b].answers;

		to->ungrouped[b] += n == 0;
		for (uint32_t i = 0; i < n; i++) {
			to->cols[to->n_cols++] = c->col[b] + list[i];
			for (uint32_t k = 0; k < i && c->pair[b] != CC_NO_ID; k++) {
				uint32_t low = list[i] < list[k] ? list[i] : list[k];
				uint32_t high = list[i] < list[k] ? list[k] : list[i];

				to->pairs[to->n_pairs++] =
				    c->pair[b] + low * (2 * groups - low - 1) / 2 + high - low - 1;
			}
		}
	}
}

static bool
covers(const struct cc_variable_cover *net, const uint32_t *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < net->n; k++)
			if (net->of[k] == list[i])
				return true;
	return false;
}

static void
add_answers(struct counts *to)
{
	const struct cc_crossing *c = to->c;

	to->n_rows = 0;
	to->rows[to->n_rows++] = cc_crossing_people(c);
	for (uint32_t q = 0; q < c->question->n; q++) {
		const struct cc_variable *v = &c->question->variable[q];
		uint32_t n;

		if (to->question.answered[q] != to->stamp)
			continue;
		n = answers_of(&to->question, q);
		to->rows[to->n_rows++] = c->row[q];
		for (uint32_t i = 0; i < n; i++)
			to->rows[to->n_rows++] = c->row[q] + 1 + to->question.list[q][i];
		for (uint32_t k = 0; k < v->nets; k++)
			if (covers(&v->net[k], to->question.list[q], n))
				to->rows[to->n_rows++] = c->row[q] + 1 + v->answers + k;
	}
}

static void
count_person(struct counts *to, double weight)
{
	const struct cc_crossing *c = to->c;

	for (uint32_t i = 0; i < to->n_rows; i++) {
		size_t at = (size_t)to->rows[i] * c->cols, pair = (size_t)to->rows[i] * c->pairs;

		for (uint32_t k = 0; k < to->n_cols; k++)
			to->n[at + to->cols[k]]++;
		for (uint32_t k = 0; k < to->n_pairs; k++)
			to->both[pair + to->pairs[k]]++;
		for (uint32_t k = 0; c->weighted && k < to->n_cols; k++)
			cc_weights_add(&to->w[at + to->cols[k]], weight);
		for (uint32_t k = 0; c->weighted && k < to->n_pairs; k++)
			cc_weights_add(&to->both_w[pair + to->pairs[k]], weight);
	}
}

static void
counts_see(void *counts, const struct cc_person *person)
{
	struct counts *to = counts;

	to->stamp++;
	for (uint32_t k = 0; k < person->n; k++) {
		const unsigned char *record = cc_person_row(to->c->people, person, k);

		say_record(to, &to->question, record, to->c->field.questions);
		say_record(to, &to->banner, record, to->c->field.groups);
	}
	add_groups(to);
	add_answers(to);
	count_person(to, person->weight);
}

static void
counts_join(void *counts, const void *other)
{
	struct counts *to = counts;
	const struct counts *more = other;
	const struct cc_crossing *c = to->c;
	size_t cells = (size_t)c->rows * c->cols, pairs = (size_t)c->rows * c->pairs;

	for (size_t i = 0; i < cells; i++)
		to->n[i] += more->n[i];
	for (size_t i = 0; i < pairs; i++)
		to->both[i] += more->both[i];
	for (size_t i = 0; c->weighted && i < cells; i++)
		cc_weights_join(&to->w[i], &more->w[i]);
	for (size_t i = 0; c->weighted && i < pairs; i++)
		cc_weights_join(&to->both_w[i], &more->both_w[i]);
	for (uint32_t b = 0; b < c->banner->n; b++)
		to->ungrouped[b] += more->ungrouped[b];
	cc_problems_join(&to->problems, &more->problems);
}

static void
lay_out(struct cc_crossing *c, struct cc_arena *arena)
{
	c->row = CC_ARRAY(arena, uint32_t, c->question->n + 1);
	c->col = CC_ARRAY(arena, uint32_t, c->banner->n + 1);
	c->pair = CC_ARRAY(arena, uint32_t, c->banner->n);
	for (uint32_t q = 0; q < c->question->n; q++) {
		c->row[q] = c->rows;
		c->rows += 1 + c->question->variable[q].answers + c->question->variable[q].nets;
	}
	c->row[c->question->n] = c->rows++;
	c->cols = 1;
	for (uint32_t b = 0; b < c->banner->n; b++) {
		uint32_t groups = c->banner->variable[b].answers;
		bool overlap = c->banner->variable[b].kind == CC_VARIABLE_SEVERAL;

		c->col[b] = c->cols;
		c->cols += groups;
		c->pair[b] = overlap ? c->pairs : CC_NO_ID;
		c->pairs += overlap ? groups * (groups - 1) / 2 : 0;
	}
	c->col[c->banner->n] = c->cols;
}

void
cc_crossing(struct cc_crossing *out, const struct cc_people *people, const struct cc_variables *question,
    const struct cc_variables *banner, struct cc_crossing_fields field, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena)
{
	static const struct cc_people_counting how = { sizeof(struct counts), counts_begin, counts_see,
		counts_join };
	struct cc_crossing *c = out;
	struct counts counts;

	*c = (struct cc_crossing){ .question = question,
		.banner = banner,
		.people = people,
		.run = run,
		.field = field,
		.weighted = people->weighted };
	lay_out(c, arena);
	cc_people_count(
	    &counts, people, &how, c, (uint64_t)c->rows * c->cols > CELLS_ALONE, run->workers, arena);
	c->n = counts.n;
	c->w = counts.w;
	c->both = counts.both;
	c->both_w = counts.both_w;
	c->ungrouped = counts.ungrouped;
	cc_problems_join(problems, &counts.problems);
}

/* People without weights, as sums of ones. */
static struct cc_weight_sums
ones(uint64_t n)
{
	struct cc_weight_sums s = { .n = n };

	s.least = s.most = 1;
	return s;
}

struct cc_weight_sums
cc_crossing_sums(const struct cc_crossing *c, uint32_t row, uint32_t col)
{
	return c->weighted ? c->w[(size_t)row * c->cols + col] : ones(cc_crossing_n(c, row, col));
}

struct cc_weight_sums
cc_crossing_others(const struct cc_crossing *c, uint32_t row, uint32_t col)
{
	struct cc_weight_sums all = cc_crossing_sums(c, row, 0), own = cc_crossing_sums(c, row, col);

	cc_weights_leave(&all, &own);
	return all;
}

struct cc_weight_sums
cc_crossing_both(const struct cc_crossing *c, uint32_t row, uint32_t banner, uint32_t first, uint32_t second)
{
	uint32_t groups = c->banner->variable[banner].answers;
	size_t at;

	if (c->pair[banner] == CC_NO_ID)
		return (struct cc_weight_sums){ 0 };
	at = (size_t)row * c->pairs + c->pair[banner] + first * (2 * groups - first - 1) / 2 + second -
	     first - 1;
	return c->weighted ? c->both_w[at] : ones(c->both[at]);
}
