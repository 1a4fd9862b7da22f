/* row_log.h -- rows of files of several kinds into logs, by a list of what each field is.
 *
 * May be included by: figure, method, tests.
 * A kind of file is a layout, its log the store of the same number.  A list has a line for
 * each field of the log, in the order in which a row is looked at.
 * In:     numbers are texts, and read from their digits (base/decimal.h); a field that is
 *         optional is none where its cell is missing.
 * Errors: the first of what is wrong with a row: a cell that is missing and needed, several
 *         codes where one is wanted, a number that is none, too fine, too large, out of range.
 *         Such a row is not kept.
 * Cost:   O(1) a cell, and the bytes of texts.
 */
#ifndef CC_FIGURE_ROW_LOG_H
#define CC_FIGURE_ROW_LOG_H

#include "base/decimal.h"
#include "model/fold.h"

enum cc_row_is {
	CC_ROW_ID,	/* CC_FIELD_KEY: the id */
	CC_ROW_CODE,	/* CC_FIELD_KEY: the one code of a role of codes */
	CC_ROW_CODES,	/* CC_FIELD_TEXT: all of them, as cc_row_log_next() takes them apart */
	CC_ROW_DAY,	/* CC_FIELD_DAY; CC_SEALED_NO_DAY: none */
	CC_ROW_NUMBER,	/* CC_FIELD_VALUE: whole units of 10^-digits */
	CC_ROW_PERCENT, /* CC_FIELD_KEY: 1: the number before it was written with % */
	CC_ROW_THERE,	/* CC_FIELD_KEY: 1: the cell is not missing; what it says is not kept */
	CC_ROW_PLACE	/* CC_FIELD_PLACE */
};

/* Digits that the run knows: those of its currency. */
enum { CC_ROW_MONEY = 255 };

struct cc_row_field {
	unsigned field;
	enum cc_row_is is;
	unsigned role;
	bool needed; /* of a day: where the log is dated */
	unsigned digits;
	int64_t least, most; /* units; both 0: any */
	int64_t none;	     /* the number of a missing cell that is not needed */
};

struct cc_row_log {
	const struct cc_row_field *field; /* up to n */
	size_t n;
};

/* CC_ROW_LOG({ C_PERSON, CC_ROW_ID, PERSON, .needed = true }, ...) */
#define CC_ROW_LOG(...) \
	{ \
		(const struct cc_row_field[]){ __VA_ARGS__ }, \
		    sizeof((const struct cc_row_field[]){ __VA_ARGS__ }) / sizeof(struct cc_row_field) \
	}

/* Of a method's add(): log[layout]; money: digits of CC_ROW_MONEY; dated: days are needed. */
void cc_row_log_add(struct cc_store *const *store, const struct cc_row_log *log, unsigned money, bool dated,
    const struct cc_role *role, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems);

/* Of a method's limit(): what such a field can be. */
struct cc_limit cc_row_log_limit(const struct cc_row_log *log, unsigned field);

/* The codes of a CC_ROW_CODES one after the other; false: there is no more. */
bool cc_row_log_next(struct cc_span *code, struct cc_span *rest);

#endif
