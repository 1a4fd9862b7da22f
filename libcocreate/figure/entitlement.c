/* entitlement.c -- what sales entitle to, when an award is released, what is withheld of a payment. */
#include "figure/entitlement.h"

#include "base/arena.h"

/* Rounded down; 0 where 64 bits do not hold it. */
static int64_t
whole_of(struct cc_int128 nano)
{
	int64_t whole, part;

	return cc_int128_divide(&whole, &part, nano, CC_ONE_NANO) ? whole : 0;
}

int64_t
cc_entitled(const struct cc_entitlement *e, int64_t sales_to_date, int64_t before)
{
	int64_t worth = whole_of(cc_bands_worth(&e->revenue, sales_to_date));

	if (e->guarantee != CC_NO_END && worth < e->guarantee)
		worth = e->guarantee;
	if (e->cap != CC_NO_END && worth > e->cap)
		worth = e->cap;
	return worth > before ? worth : before;
}

bool
cc_vesting_read(void *to, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	struct cc_vesting *out = to;
	int64_t sum = 0;

	(void)with;
	if (node->kind != CC_NODE_LIST || node->n == 0)
		return cc_node_fail(
		    node, r->file, r->err, N_("vest; wanted a list such as [50%%, 25%%, 25%%]"));
	*out = (struct cc_vesting){ CC_ARRAY(r->arena, int64_t, node->n), node->n };
	for (size_t i = 0; i < node->n; i++) {
		if (!cc_node_rate(&out->part[i], node->item[i], r))
			return false;
		sum += out->part[i];
	}
	return sum == CC_ONE_NANO ||
	       cc_node_fail(node, r->file, r->err,
		   N_("vest; wanted parts of money that add up to 100%%, where there are periods"));
}

int64_t
cc_vested(const struct cc_vesting *v, int64_t award, size_t periods)
{
	int64_t part = 0;

	if (periods >= v->n)
		return award;
	for (size_t j = 0; j < periods; j++)
		part += v->part[j];
	return whole_of(cc_int128_times(award, part));
}

int64_t
cc_withheld(const struct cc_bands *bands, int64_t payment)
{
	return whole_of(cc_bands_worth(bands, payment));
}

bool
cc_share_bound_read(void *to, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	struct cc_share_bound *out = to;

	(void)with;
	out->percent = node->kind == CC_NODE_SCALAR && memchr(node->text.at, '%', node->text.len) != NULL;
	return out->percent ? cc_node_rate(&out->value, node, r)
			    : cc_node_decimal(&out->value, NULL, node, r->digits, r);
}

int64_t
cc_share_bound_of(const struct cc_share_bound *b, int64_t whole, int64_t none)
{
	int64_t value = b->value;

	if (value == CC_NO_END)
		return none;
	if (b->percent)
		value = whole_of(cc_int128_times(whole, b->value));
	return value < whole ? value : whole;
}
