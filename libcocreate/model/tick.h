/* tick.h -- the marks that people vote and tick with: ○ × △, yes no, はい いいえ, 👍 👎.
 *
 * May be included by: model, tests.
 * Marks are compared without blanks of any kind, variation selectors and skin tones,
 * by cc_utf8_fold().
 */
#ifndef CC_MODEL_TICK_H
#define CC_MODEL_TICK_H

#include "rec/node.h"

struct cc_arena;

enum cc_tick {
	CC_TICK_NONE, /* not one of them */
	CC_TICK_BLANK,
	CC_TICK_FOR,
	CC_TICK_AGAINST,
	CC_TICK_SEEN, /* neither: △ ❔ */
	CC_TICK_OFF,  /* FALSE: a box that was not ticked */
};

/* As marks are compared; empty: a blank. */
struct cc_span cc_tick_fold(struct cc_span cell, struct cc_arena *scratch);
enum cc_tick cc_tick_read(struct cc_span folded);

/* What a study says of a column's marks: {for: [...], against: [...], seen: [...]}. */
struct cc_ticks {
	size_t n;
	const struct cc_tick_mark {
		struct cc_span folded;
		double number; /* NaN: it is none */
		enum cc_tick tick;
	} * mark;
	bool numbers; /* some are numbers: then no other number is a vote */
};

/* The keys of the mapping; *out NULL: it has none of them. */
extern const char *const cc_tick_keys[]; /* up to NULL */
bool cc_ticks_load(const struct cc_ticks **out, const struct cc_node *form, const char *file,
    struct cc_arena *arena, struct cc_err *err);
/* By its text, else by its number (NaN: it is none); CC_TICK_NONE: not listed. */
enum cc_tick cc_ticks_find(const struct cc_ticks *ticks, struct cc_span folded, double number);

#endif
