/* values.h -- interning of numbers: double -> small id, in order of first sight.
 *
 * May be included by: rec, stat, tests.
 * Scores, ratings and totals take few distinct values, so a record keeps four
 * bytes and every statistic counts instead of adding.  0 and -0 are one value.
 * In: finite doubles.  Cost: O(1), a table look-up for integers -256..1023.
 */
#ifndef CC_BASE_VALUES_H
#define CC_BASE_VALUES_H

#include <stdint.h>

struct cc_map;

enum { CC_VALUES_LOW = -256, CC_VALUES_SMALL = 1280, CC_VALUES_RECENT = 64 };

struct cc_values {
	uint32_t small[CC_VALUES_SMALL]; /* id + 1 of the integers from CC_VALUES_LOW on */
	struct {
		double number;
		uint32_t known;	    /* id + 1; 0: none */
	} recent[CC_VALUES_RECENT]; /* other numbers that came lately */
	struct cc_map *map;	    /* of the eight bytes of each number */
};

struct cc_values *cc_values_new(void);
void cc_values_free(struct cc_values *v); /* NULL is fine */
uint32_t cc_values_add_any(struct cc_values *v, double number);
uint32_t cc_values_count(const struct cc_values *v);
double cc_values_at(const struct cc_values *v, uint32_t id);
/* ids[from's id] = to's id. */
void cc_values_join(struct cc_values *to, const struct cc_values *from, uint32_t *ids);
/* rank[id] in ascending order; sorted[rank] = number. */
void cc_values_rank(const struct cc_values *v, uint32_t *rank, double *sorted);

static inline uint32_t
cc_values_add(struct cc_values *v, double number)
{
	if (number >= CC_VALUES_LOW && number < CC_VALUES_LOW + CC_VALUES_SMALL) {
		int whole = (int)number;
		uint32_t known = v->small[whole - CC_VALUES_LOW];

		if ((double)whole == number && known != 0)
			return known - 1;
	}
	return cc_values_add_any(v, number);
}

#endif
