/* sales.c -- sales, each of one idea: those of several are shared by what trials say, else equally. */
#include "method/reward-split/int.h"

#include "base/arena.h"
#include "base/int128.h"
#include "figure/twice.h"
#include "stat/shapley.h"

#include <stdlib.h>

/* A trial of some ideas, in their order. */
struct reward_trial {
	const uint32_t *idea; /* [n] */
	uint32_t n;
	int64_t value;
	uint64_t place;
};

struct reward_trials {
	struct reward_trial *trial; /* [n], by their ideas */
	size_t n;
	bool *tried; /* [ideas]: in some trial */
};

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static int
by_ideas(const void *a, const void *b)
{
	const struct reward_trial *x = a, *y = b;

	for (uint32_t i = 0; i < x->n && i < y->n; i++)
		if (x->idea[i] != y->idea[i])
			return x->idea[i] < y->idea[i] ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

/* The ideas of a text as what they were merged into, each once, in their order. */
static uint32_t
read_ideas(uint32_t **out, const struct reward_data *d, struct cc_span text)
{
	uint32_t n = 0, kept = 0;
	struct cc_span idea;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '\n';
	*out = CC_ARRAY(d->arena, uint32_t, n + 1);
	n = 0;
	while (text.at != NULL && reward_next_idea(&idea, &text)) {
		uint32_t at = reward_idea(d, idea);

		if (at != CC_NO_ID)
			(*out)[n++] = d->root[at];
	}
	qsort(*out, n, sizeof **out, by_number);
	for (uint32_t i = 0; i < n; i++)
		if (i == 0 || (*out)[i] != (*out)[kept - 1])
			(*out)[kept++] = (*out)[i];
	return kept;
}

static const char *
list_ideas(const struct reward_data *d, const uint32_t *idea, uint32_t n)
{
	const char *text = "";

	for (uint32_t i = 0; i < n; i++)
		text = cc_format(
		    d->arena, "%s%s\"%s\"", text, i > 0 ? ", " : "", cc_quote(d->idea[idea[i]]).text);
	return text;
}

static void
read_trials(struct reward_trials *t, const struct reward_data *d)
{
	const struct cc_store *s = d->state->store[S_TRIALS];

	t->tried = CC_ARRAY(d->arena, bool, d->ideas);
	t->trial = CC_ARRAY(d->arena, struct reward_trial, s->rows);
	for (t->n = 0; t->n < s->rows; t->n++) {
		const unsigned char *row = cc_store_row(s, t->n);
		struct reward_trial *one = &t->trial[t->n];
		uint32_t *idea;

		one->n = read_ideas(&idea, d, cc_row_text(s, row, TRIAL_IDEAS));
		one->idea = idea;
		one->value = reward_number(s, row, TRIAL_VALUE);
		one->place = cc_row_place(s, row, TRIAL_PLACE);
		for (uint32_t i = 0; i < one->n; i++)
			t->tried[idea[i]] = true;
	}
	qsort(t->trial, t->n, sizeof *t->trial, by_ideas);
	for (size_t i = 1; i < t->n; i++)
		if (by_ideas(&t->trial[i - 1], &t->trial[i]) == 0) {
			struct cc_twice twice = cc_twice_at(d->run, t->trial[i - 1].place, t->trial[i].place);

			cc_place_problem(d->problems, d->run, twice.later,
			    reward_column(d, twice.later, IDEAS),
			    N_("these ideas were tried before, in %s; wanted one value"), twice.first);
		}
}

/* What each adds, times n!; false: a problem says what is missing. */
static bool
weigh(int64_t *weight, const struct reward_data *d, const struct reward_trials *t, const uint32_t *idea,
    uint32_t n, uint64_t place)
{
	int64_t value[1 << CC_SHAPLEY_MEMBERS] = { 0 }, sum = 0;
	struct cc_span column = reward_column(d, place, IDEA);

	if (n > CC_SHAPLEY_MEMBERS) {
		cc_place_problem(d->problems, d->run, place, column,
		    N_("%u ideas that were tried; wanted at most %d"), (unsigned)n, CC_SHAPLEY_MEMBERS);
		return false;
	}
	for (unsigned set = 0; set < 1U << n; set++) {
		uint32_t part[CC_SHAPLEY_MEMBERS] = { 0 };
		struct reward_trial key = { .idea = part };
		const struct reward_trial *found;

		for (uint32_t i = 0; i < n; i++)
			if (set >> i & 1)
				part[key.n++] = idea[i];
		found = bsearch(&key, t->trial, t->n, sizeof key, by_ideas);
		if (found == NULL && set != 0) {
			cc_place_problem(d->problems, d->run, place, column,
			    N_("a sale of ideas that were tried, but no trial of %s alone; wanted one"),
			    list_ideas(d, part, key.n));
			return false;
		}
		value[set] = found != NULL ? found->value : 0;
	}
	cc_shapley(weight, value, n);
	for (uint32_t i = 0; i < n; i++) {
		sum += weight[i];
		if (weight[i] >= 0)
			continue;
		cc_place_problem(d->problems, d->run, place, column,
		    N_("by the trials \"%s\" makes every product worse; wanted a share that you agree on"),
		    cc_quote(d->idea[idea[i]]).text);
		return false;
	}
	if (sum == 0)
		cc_place_problem(d->problems, d->run, place, column,
		    N_("by the trials none of %s adds anything; wanted a share that you agree on"),
		    list_ideas(d, idea, n));
	return sum > 0;
}

static void
put_sale(struct reward_data *d, size_t *room, const struct reward_sale *sale)
{
	if (d->sales == *room) {
		struct reward_sale *more = CC_ARRAY(d->arena, struct reward_sale, *room = 2 * *room + 16);

		if (d->sales > 0)
			memcpy(more, d->sale, d->sales * sizeof *more);
		d->sale = more;
	}
	d->sale[d->sales++] = *sale;
}

static bool
share_sale(struct reward_data *d, size_t *room, struct reward_sale sale, const struct reward_trials *t,
    const uint32_t *idea, uint32_t n)
{
	int64_t amount = sale.amount, *weight = CC_ARRAY(d->arena, int64_t, n);
	struct cc_apportion in = { .total = llabs(amount), .n = n, .weight = weight, .most = llabs(amount) };
	struct cc_apportioned out;
	bool tried = false;

	for (uint32_t i = 0; i < n; i++) {
		weight[i] = 1;
		tried |= t->tried[idea[i]];
	}
	if (n > 1 && tried && !weigh(weight, d, t, idea, n, sale.place))
		return false;
	d->trials |= n > 1 && tried;
	cc_apportion(&out, &in, NULL, d->arena);
	for (uint32_t i = 0; i < n; i++) {
		sale.idea = idea[i];
		sale.amount = amount < 0 ? -out.units[i] : out.units[i];
		put_sale(d, room, &sale);
	}
	return true;
}

bool
reward_read_sales(struct reward_data *d)
{
	const struct cc_store *s = d->state->store[S_SALES];
	struct cc_int128 sum = cc_int128(0);
	struct reward_trials t;
	size_t room = 0;
	bool good = true;

	read_trials(&t, d);
	for (uint64_t i = 0; i < s->rows && d->problems->count == 0; i++) {
		const unsigned char *row = cc_store_row(s, i);
		struct reward_sale sale = { CC_NO_ID, reward_number(s, row, SALE_AMOUNT),
			cc_row_day(s, row, SALE_DAY), cc_row_place(s, row, SALE_PLACE) };
		uint32_t *idea, n = read_ideas(&idea, d, cc_row_text(s, row, SALE_IDEAS));

		sum = cc_int128_add(sum, cc_int128(llabs(sale.amount)));
		if (cc_int128_compare(sum, cc_int128(CC_DECIMAL_MOST)) > 0) {
			cc_place_problem(d->problems, d->run, sale.place,
			    reward_column(d, sale.place, REVENUE),
			    N_("sales add up to more than 9007199254740991 units; wanted fewer"));
			return false;
		}
		if (n == 0)
			put_sale(d, &room, &sale);
		else
			good = share_sale(d, &room, sale, &t, idea, n) && good;
	}
	return good && d->problems->count == 0;
}
