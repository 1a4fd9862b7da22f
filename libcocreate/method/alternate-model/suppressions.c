/* suppressions.c -- what goes with which action: shares, lift, Fisher's exact test.
 *
 * Both are of the unit: who names the suppression in whatever episode, against everybody
 * who does not; so each counts once, and nobody is on both sides. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "stat/adjust.h"

#include <inttypes.h>
#include <math.h>

enum { FEW = 5 }; /* people: their share and lift are noise */

/* One pair; p is none where everybody, or nobody, is on a side. */
static void
compare(
    struct alt_row *row, const struct alt_model *m, const struct cc_held *named, const struct cc_held *action)
{
	const struct cc_held *both =
	    cc_holders_find(&m->held[H_PAIR], (const uint32_t[]){ named->key[1], action->key[1] });
	struct cc_weighted_share own = cc_held_share(both, named), all = cc_held_share(action, m->all),
				 others = all;
	struct cc_share first = { own.has.n, own.all.n },
			second = { all.has.n - own.has.n, all.all.n - own.all.n };
	struct cc_difference difference = { .p = (double)NAN };

	alt_share(row, m, both, named);
	row->lift = row->share / cc_weighted_share_value(&all);
	row->p = (double)NAN;
	if (second.n == 0 || all.has.n == all.all.n) {
		row->why = "suppressions-one-side";
		return;
	}
	cc_weights_leave(&others.has, &own.has);
	cc_weights_leave(&others.all, &own.all);
	if (m->weighted)
		cc_weighted_share_difference(&difference, &own, &others, m->run->confidence);
	row->p = m->weighted ? difference.p : cc_fisher(first, second);
}

/* Two suppressions that are everybody, each person with one: one comparison, not two. */
static bool
is_mirrored(const struct alt_model *m, const struct alt_rows *named)
{
	return named->n == 2 && m->several == 0 &&
	       named->row[0].held->units + named->row[1].held->units == m->all->units;
}

static size_t
adjust(struct alt_rows *rows, const struct alt_model *m, size_t actions, bool mirrored)
{
	struct cc_tested *tested = CC_ARRAY(m->arena, struct cc_tested, rows->n);
	double *adjusted = CC_ARRAY(m->arena, double, rows->n);
	size_t comparisons;

	for (size_t i = 0; i < rows->n; i++)
		tested[i] = (struct cc_tested){ .item = (uint32_t)(mirrored ? i % actions : i),
			.own = rows->row[i].n,
			.others = m->all->units - rows->row[i].n,
			.p = rows->row[i].p };
	comparisons = cc_adjust_groups(adjusted, tested, rows->n, m->arena);
	for (size_t i = 0; i < rows->n; i++)
		rows->row[i].p_adjusted = adjusted[i];
	return comparisons;
}

/* Codes of one element that enough people name, the commonest first. */
static struct alt_rows
codes_of(const struct alt_model *m, unsigned element)
{
	struct alt_rows all = alt_rows_of(m, H_ELEMENT, alt_support(m)), out = { all.row, 0 };

	for (size_t i = 0; i < all.n; i++)
		if (all.row[i].held->key[0] == element) {
			out.row[out.n] = all.row[i];
			out.row[out.n++].key[0] = alt_code(m, element, all.row[i].held->key[1])->id;
		}
	alt_sort(&out);
	return out;
}

static void
put_notes(struct cc_report *report, const struct alt_model *m, size_t comparisons, uint64_t few)
{
	cc_note_count(report, "suppressions-compared",
	    "suppressions: p_adjusted allows for %" PRIu64
	    " comparison (Holm) of who names one with everybody else, %s",
	    "suppressions: p_adjusted allows for %" PRIu64
	    " comparisons (Holm) of who names one with everybody else, %s",
	    "suppressions: 抑圧を挙げた人とそれ以外の人の比較 %" PRIu64
	    " 件を p_adjusted で考慮しています（ホルム法、%s）",
	    (uint64_t)comparisons, m->weighted ? "z" : "Fisher");
	cc_note_count(report, "suppressions-few",
	    "suppressions: %" PRIu64 " row rests on fewer than 5 people; read it as an example",
	    "suppressions: %" PRIu64 " rows rest on fewer than 5 people each; read them as examples",
	    "suppressions: 5人未満に基づく行: %" PRIu64 " 行。事例として読んでください", few);
}

void
alt_suppressions(struct cc_report *report, const struct alt_model *m)
{
	struct alt_rows named = codes_of(m, SUPPRESSION), action = codes_of(m, ACTION);
	struct alt_rows rows = { CC_ARRAY(m->arena, struct alt_row, named.n * action.n), 0 };
	uint64_t few = 0;
	size_t comparisons;

	for (size_t i = 0; i < named.n; i++)
		for (size_t k = 0; k < action.n; k++) {
			struct alt_row *row = &rows.row[rows.n++];

			row->key[0] = named.row[i].key[0];
			row->key[1] = action.row[k].key[0];
			compare(row, m, named.row[i].held, action.row[k].held);
		}
	comparisons = adjust(&rows, m, action.n, is_mirrored(m, &named));
	for (size_t i = 0; i < rows.n; i++)
		if (rows.row[i].people > 0 || rows.row[i].p_adjusted < 1 - m->run->confidence) {
			few += rows.row[i].n < FEW;
			cc_table_fill(report, cc_report_at(report, T_SUPPRESSIONS), &rows.row[i], 1);
		}
	put_notes(report, m, comparisons, few);
}
