/* holders.h -- who has what: people, each once for whatever they have, and their case weights.
 *
 * May be included by: figure, method, tests.
 * What is had is a key of some small numbers, such as a code, or the codes of a
 * chain.  The caller goes person by person, and of each person unit by unit and
 * row by row: what counts once for a unit counts once, however often it is seen.
 * Sums of weights do not depend on the order of calls.
 * Errors: none.
 * Cost:   O(1) a call.
 * Memory: some 110 bytes a key, 170 more for weights, 24 or 48 for parts.
 */
#ifndef CC_FIGURE_HOLDERS_H
#define CC_FIGURE_HOLDERS_H

#include "base/map.h"
#include "figure/evidence.h"
#include "stat/weighted.h"

enum { CC_HELD_KEYS = 5 };

/* Who is at hand: numbers from 1 that rise; a unit is the person, or the row. */
struct cc_holder {
	uint32_t person, unit, row;
	double weight; /* above 0; 1 where there are no case weights */
};

struct cc_holding {
	uint32_t key[CC_HELD_KEYS];
	uint32_t person, unit, row; /* the last that had it */
	uint64_t people, units, rows;
	struct cc_weight_sums *weight; /* of units; NULL: each has 1 */
	struct cc_weight_total *part;  /* what cc_held_part() added, and with weights the same weighted;
					* NULL: not wanted */
	struct cc_evidence *evidence;  /* NULL: nobody saw to it */
};

struct cc_holders {
	unsigned keys;
	bool weighted, parts;
	struct cc_buf slot; /* a table of keys, at most half full */
	struct cc_buf list; /* of struct cc_holding * */
	struct cc_arena *arena;
};

void cc_holders_begin(struct cc_holders *h, unsigned keys, bool weighted, bool parts, struct cc_arena *arena);
/* What was seen stays in the arena. */
void cc_holders_end(struct cc_holders *h);

/* One thing apart from all others, as that somebody answered. */
struct cc_holding *cc_held_alone(bool weighted, bool part, struct cc_arena *arena);
/* Whether this is new to the unit at hand. */
bool cc_held_by(struct cc_holding *held, const struct cc_holder *who);
/* A part of a unit of that weight. */
void cc_held_part(struct cc_holding *held, double part, double weight);
double cc_held_parts(const struct cc_holding *held, bool weighted);

/* list: things (struct cc_holding *) that are new to the unit, which is shared by those whose
 * first keys are the same.  The list is emptied. */
void cc_held_share_out(struct cc_buf *list, unsigned keys, double weight);

/* Both of one: the thing with that key, which is new where there was none; fresh: it is new
 * to the unit; NULL: nobody asks. */
struct cc_holding *cc_holders_see(
    struct cc_holders *h, const uint32_t *key, const struct cc_holder *who, bool *fresh);
struct cc_holding *cc_holders_find(const struct cc_holders *h, const uint32_t *key); /* NULL: none */

/* What others have, none of whom is among these. */
void cc_held_join(struct cc_holding *to, const struct cc_holding *from);
void cc_holders_join(struct cc_holders *to, const uint32_t *key, const struct cc_holding *from);

/* In no order that may be shown; the number of what was seen. */
size_t cc_holders_n(const struct cc_holders *h);
struct cc_holding *cc_holders_at(const struct cc_holders *h, size_t i);
uint32_t cc_holders_number(const struct cc_holders *h, const uint32_t *key); /* CC_NO_ID: none */

/* How many have it, weighted where they have weights; the share of all; NULL: nobody. */
double cc_held_size(const struct cc_holding *held);
struct cc_weighted_share cc_held_share(const struct cc_holding *has, const struct cc_holding *all);

#endif
