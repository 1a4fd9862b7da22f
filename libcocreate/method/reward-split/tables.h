/* tables.h -- the rows of the tables of reward-split.
 *
 * May be included by: method/reward-split.
 */
#ifndef CC_METHOD_REWARD_SPLIT_TABLES_H
#define CC_METHOD_REWARD_SPLIT_TABLES_H

#include "method/reward-split/int.h"
#include "stat/concentration.h"

struct reward_person_row {
	int64_t rank;
	struct cc_span person;
	uint64_t contributions;
	double points, share;
	struct cc_money earned, pending, released, paid, due, payable, withheld, net;
	struct cc_spans things;
	struct cc_span level;
};

struct reward_line_row {
	const char *period, *unit, *basis, *source, *rule;
	struct cc_span pool, idea, person, kind;
	double units, points, rounding;
	struct cc_money amount;
};

struct reward_pool_row {
	const char *period, *unit, *reason, *rule;
	struct cc_span pool, idea;
	struct cc_money revenue, to_date, entitled, amount, shared, unshared;
	uint64_t people;
};

struct reward_audit_row {
	const char *check, *period, *expected, *found, *ok, *source;
	struct cc_span pool, idea, person;
	struct cc_money difference;
};

struct reward_held_row {
	struct cc_span pool;
	struct cc_concentration c;
	int64_t half_by;
};

struct reward_level_row {
	struct cc_span person, level, next;
	double points, to_next;
	int64_t since;
};

struct reward_other_row {
	struct cc_span person;
	struct cc_money amount, other, difference;
	double share, other_share;
	int64_t rank, other_rank;
};

enum {
	PEOPLE_RANK,
	PEOPLE_PERSON,
	PEOPLE_CONTRIBUTIONS,
	PEOPLE_POINTS,
	PEOPLE_EARNED,
	PEOPLE_PENDING,
	PEOPLE_RELEASED,
	PEOPLE_PAID,
	PEOPLE_DUE,
	PEOPLE_PAYABLE,
	PEOPLE_WITHHELD,
	PEOPLE_NET,
	PEOPLE_SHARE
};
enum {
	POOLS_PERIOD,
	POOLS_POOL,
	POOLS_UNIT,
	POOLS_IDEA,
	POOLS_REVENUE,
	POOLS_TO_DATE,
	POOLS_ENTITLED,
	POOLS_AMOUNT,
	POOLS_SHARED,
	POOLS_UNSHARED,
	POOLS_PEOPLE,
	POOLS_REASON
};
enum {
	AUDIT_CHECK,
	AUDIT_PERIOD,
	AUDIT_POOL,
	AUDIT_IDEA,
	AUDIT_PERSON,
	AUDIT_EXPECTED,
	AUDIT_FOUND,
	AUDIT_DIFFERENCE,
	AUDIT_OK,
	AUDIT_SOURCE
};
enum { HELD_POOL, HELD_PEOPLE, HELD_RECEIVING, HELD_GINI, HELD_TOP_SHARE, HELD_HALF_BY };

#endif
