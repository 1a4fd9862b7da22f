/* sales.c -- sales, each of one idea: those of several are shared by what trials of them were worth. */
#include "figure/sales.h"

#include "base/arena.h"
#include "base/int128.h"
#include "figure/row_log.h"
#include "stat/apportion.h"
#include "stat/shapley.h"

#include <stdlib.h>

/* Some ideas, in their order, each once. */
struct ideas {
	uint32_t *idea; /* [n] */
	uint32_t n;
};

struct ideas_trial {
	struct ideas of;
	int64_t value;
	uint64_t place;
};

struct reading {
	struct cc_sales *out;
	const struct cc_name_set *ideas;
	const struct cc_merges *merges;
	const struct cc_sales_spec *spec;
	const struct cc_sealed *s;
	struct ideas_trial *trial; /* [n], by their ideas */
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
	const struct ideas *x = &((const struct ideas_trial *)a)->of,
			   *y = &((const struct ideas_trial *)b)->of;

	for (uint32_t i = 0; i < x->n && i < y->n; i++)
		if (x->idea[i] != y->idea[i])
			return x->idea[i] < y->idea[i] ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

static struct ideas
read_ideas(const struct reading *r, struct cc_span text)
{
	struct ideas out = { NULL, 0 };
	uint32_t n = 1, kept = 0;
	struct cc_span idea;

	for (size_t i = 0; i < text.len; i++)
		n += text.at[i] == '\n';
	out.idea = CC_ARRAY(r->s->arena, uint32_t, n);
	n = 0;
	while (text.at != NULL && cc_row_log_next(&idea, &text)) {
		uint32_t at = cc_name_find(r->ideas, idea);

		if (at != CC_NO_ID)
			out.idea[n++] = r->merges->root[at];
	}
	qsort(out.idea, n, sizeof *out.idea, by_number);
	for (uint32_t i = 0; i < n; i++)
		if (i == 0 || out.idea[i] != out.idea[kept - 1])
			out.idea[kept++] = out.idea[i];
	out.n = kept;
	return out;
}

static const char *
list_ideas(const struct reading *r, const struct ideas *of)
{
	const char *text = "";

	for (uint32_t i = 0; i < of->n; i++)
		text = cc_format(r->s->arena, "%s%s\"%s\"", text, i > 0 ? ", " : "",
		    cc_quote(r->ideas->name[of->idea[i]]).text);
	return text;
}

static void
read_trials(struct reading *r)
{
	const struct cc_store *log = r->s->state->store[r->spec->trials];

	r->tried = CC_ARRAY(r->s->arena, bool, r->ideas->n);
	r->trial = CC_ARRAY(r->s->arena, struct ideas_trial, log->rows);
	for (r->n = 0; r->n < log->rows; r->n++) {
		const unsigned char *row = cc_store_row(log, r->n);
		struct ideas_trial *one = &r->trial[r->n];

		*one = (struct ideas_trial){ read_ideas(r, cc_row_text(log, row, r->spec->t_ideas)),
			cc_row_whole(log, row, r->spec->t_value), cc_row_place(log, row, r->spec->t_place) };
		for (uint32_t i = 0; i < one->of.n; i++)
			r->tried[one->of.idea[i]] = true;
	}
	qsort(r->trial, r->n, sizeof *r->trial, by_ideas);
	for (size_t i = 1; i < r->n; i++)
		if (by_ideas(&r->trial[i - 1], &r->trial[i]) == 0) {
			struct cc_twice twice =
			    cc_twice_at(r->s->run, r->trial[i - 1].place, r->trial[i].place);

			cc_sealed_problem(r->s, twice.later, r->spec->tried,
			    N_("these ideas were tried before, in %s; wanted one value"), twice.first);
		}
}

/* The values of all subsets; false: a problem says which is missing. */
static bool
find_values(int64_t *value, const struct reading *r, const struct ideas *of, uint64_t place)
{
	for (unsigned set = 0; set < 1U << of->n; set++) {
		uint32_t part[CC_SHAPLEY_MEMBERS] = { 0 };
		struct ideas_trial key = { .of = { part, 0 } };
		const struct ideas_trial *found;

		for (uint32_t i = 0; i < of->n; i++)
			if (set >> i & 1)
				part[key.of.n++] = of->idea[i];
		found = bsearch(&key, r->trial, r->n, sizeof key, by_ideas);
		if (found == NULL && set != 0) {
			cc_sealed_problem(r->s, place, r->spec->ideas,
			    N_("a sale of ideas that were tried, but no trial of %s alone; wanted one"),
			    list_ideas(r, &key.of));
			return false;
		}
		value[set] = found != NULL ? found->value : 0;
	}
	return true;
}

/* What each adds, times n!; false: a problem says why that cannot be told. */
static bool
weigh(int64_t *weight, const struct reading *r, const struct ideas *of, uint64_t place)
{
	int64_t value[1 << CC_SHAPLEY_MEMBERS] = { 0 }, sum = 0;

	if (of->n > CC_SHAPLEY_MEMBERS) {
		cc_sealed_problem(r->s, place, r->spec->ideas,
		    N_("%u ideas that were tried; wanted at most %d"), (unsigned)of->n, CC_SHAPLEY_MEMBERS);
		return false;
	}
	if (!find_values(value, r, of, place))
		return false;
	cc_shapley(weight, value, of->n);
	for (uint32_t i = 0; i < of->n; i++) {
		sum += weight[i];
		if (weight[i] >= 0)
			continue;
		cc_sealed_problem(r->s, place, r->spec->ideas,
		    N_("by the trials \"%s\" makes every product worse; wanted a share that you agree on"),
		    cc_quote(r->ideas->name[of->idea[i]]).text);
		return false;
	}
	if (sum == 0)
		cc_sealed_problem(r->s, place, r->spec->ideas,
		    N_("by the trials none of %s adds anything; wanted a share that you agree on"),
		    list_ideas(r, of));
	return sum > 0;
}

static void
put_sale(struct cc_sales *out, const struct cc_sale *sale, struct cc_arena *arena)
{
	out->sale = cc_array_more(arena, out->sale, out->n, &out->room, sizeof *sale);
	out->sale[out->n++] = *sale;
}

static bool
share_sale(const struct reading *r, struct cc_sale sale, const struct ideas *of)
{
	int64_t amount = sale.amount, *weight = CC_ARRAY(r->s->arena, int64_t, of->n);
	struct cc_apportion in = {
		.total = llabs(amount), .n = of->n, .weight = weight, .most = llabs(amount)
	};
	struct cc_apportioned out;
	bool tried = false;

	for (uint32_t i = 0; i < of->n; i++) {
		weight[i] = 1;
		tried |= of->n > 1 && r->tried[of->idea[i]];
	}
	if (tried && !weigh(weight, r, of, sale.place))
		return false;
	r->out->tried |= tried;
	cc_apportion(&out, &in, NULL, r->s->arena);
	for (uint32_t i = 0; i < of->n; i++) {
		sale.idea = of->idea[i];
		sale.amount = amount < 0 ? -out.units[i] : out.units[i];
		put_sale(r->out, &sale, r->s->arena);
	}
	return true;
}

/* Which sales each idea has: otherwise each idea would go through those of all. */
static void
group_sales(struct cc_sales *out, uint32_t ideas, struct cc_arena *arena)
{
	size_t *at = CC_ARRAY(arena, size_t, (size_t)ideas + 2);

	for (size_t i = 0; i < out->n; i++)
		if (out->sale[i].idea != CC_NO_ID)
			at[out->sale[i].idea + 2]++;
	for (uint32_t idea = 0; idea < ideas; idea++)
		at[idea + 2] += at[idea + 1];
	out->of_idea = CC_ARRAY(arena, struct cc_sale, out->n);
	for (size_t i = 0; i < out->n; i++)
		if (out->sale[i].idea != CC_NO_ID)
			out->of_idea[at[out->sale[i].idea + 1]++] = out->sale[i];
	out->from = at;
}

bool
cc_sales_read(struct cc_sales *out, const struct cc_name_set *ideas, const struct cc_merges *merges,
    const struct cc_sales_spec *spec, const struct cc_sealed *s)
{
	const struct cc_store *log = s->state->store[spec->sales];
	struct reading r = { .out = out, .ideas = ideas, .merges = merges, .spec = spec, .s = s };
	struct cc_int128 sum = cc_int128(0);

	*out = (struct cc_sales){ NULL, 0, 0, false };
	read_trials(&r);
	for (uint64_t i = 0; i < log->rows && s->problems->count == 0; i++) {
		const unsigned char *row = cc_store_row(log, i);
		struct cc_sale sale = { CC_NO_ID, cc_row_whole(log, row, spec->s_amount),
			cc_row_day(log, row, spec->s_day), cc_row_place(log, row, spec->s_place) };
		struct ideas of = read_ideas(&r, cc_row_text(log, row, spec->s_ideas));

		sum = cc_int128_add(sum, cc_int128(llabs(sale.amount)));
		if (cc_int128_compare(sum, cc_int128(CC_DECIMAL_MOST)) > 0) {
			cc_sealed_problem(s, sale.place, spec->amount,
			    N_("sales add up to more than 9007199254740991 units; wanted fewer"));
			return false;
		}
		if (of.n == 0)
			put_sale(out, &sale, s->arena);
		else if (!share_sale(&r, sale, &of))
			return false;
	}
	group_sales(out, ideas->n, s->arena);
	return s->problems->count == 0;
}

bool
cc_sales_sum(
    struct cc_sold *out, const struct cc_sales *sales, uint32_t idea, int64_t from, int64_t to, int64_t since)
{
	const struct cc_sale *all = idea == CC_NO_ID ? sales->sale : sales->of_idea;
	size_t first = idea == CC_NO_ID ? 0 : sales->from[idea];
	size_t end = idea == CC_NO_ID ? sales->n : sales->from[idea + 1];
	bool sold = false;

	*out = (struct cc_sold){ 0, 0 };
	for (size_t i = first; i < end; i++) {
		const struct cc_sale *sale = &all[i];
		bool dated = sale->day != CC_SEALED_NO_DAY;

		if (dated && (sale->day < from || sale->day > to))
			continue;
		sold = true;
		out->to_date += sale->amount;
		out->since += !dated || sale->day >= since ? sale->amount : 0;
	}
	return sold;
}
