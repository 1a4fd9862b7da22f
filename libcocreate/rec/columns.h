/* columns.h -- what a table declares of itself: its columns and what fills them.
 *
 * May be included by: rec, model, figure, method, render, cli, tests.
 * A column is stated once: by a line of a static table that names the member of
 * a struct which fills it (CC_CELL), whose type in C the compiler checks.
 */
#ifndef CC_REC_COLUMNS_H
#define CC_REC_COLUMNS_H

#include "base/str.h"

#include <stdint.h>

/* In an integer member of a row: the cell is empty. */
#define CC_NO_INT INT64_MIN

/* An amount in whole minor units, of which 10^digits make one: 1234 of 2 digits are 12.34. */
struct cc_money {
	int64_t units; /* CC_NO_INT: none */
	unsigned digits;
};

enum cc_type {
	CC_TYPE_ID,    /* text as it was in the input */
	CC_TYPE_LABEL, /* text of the study or ours */
	CC_TYPE_TEXT,  /* free text: quotes, titles, statements */
	CC_TYPE_WORD,  /* one of a fixed vocabulary, English in every language */
	CC_TYPE_LIST,  /* several ids; ';'-joined where a format has no lists */
	CC_TYPE_INT,
	CC_TYPE_REAL,
	CC_TYPE_SHARE,	/* a proportion: percent with one decimal for people */
	CC_TYPE_P,	/* a p-value: three decimals for people */
	CC_TYPE_DATE,	/* days since 1970-01-01 */
	CC_TYPE_PERIOD, /* text */
	CC_TYPE_PLACE,	/* FILE:LINE */
	CC_TYPE_MONEY,	/* an amount, with all the digits of its currency */
	CC_TYPE_BEFORE, /* text that the next column goes on with: its end stays in sight */
};

/* A column's part in an estimate, for pictures and for --min-cell. */
enum cc_part { CC_PART_NONE, CC_PART_KEY, CC_PART_ESTIMATE, CC_PART_LOW, CC_PART_HIGH, CC_PART_N, CC_PART_P };

/* What a member of a row is in C, for the columns that it fills. */
enum cc_member {
	CC_MEMBER_NONE,	 /* the column is filled by cc_put_*() */
	CC_MEMBER_INT,	 /* int64_t; CC_NO_INT: empty */
	CC_MEMBER_U64,	 /* uint64_t, never empty */
	CC_MEMBER_U32,	 /* uint32_t, never empty */
	CC_MEMBER_REAL,	 /* double; not finite: empty */
	CC_MEMBER_MONEY, /* struct cc_money */
	CC_MEMBER_SPAN,	 /* struct cc_span; at == NULL: empty */
	CC_MEMBER_TEXT,	 /* const char *; NULL: empty */
	CC_MEMBER_LIST,	 /* struct cc_spans; item == NULL: empty */
	CC_MEMBER_REALS, /* const double *, one a column of a spread; NULL: all empty */
	CC_MEMBER_SPANS	 /* the same of const struct cc_span * */
};

/* A column of numbers of several kinds: shares in percent, counts without decimals. */
enum cc_read_as { CC_READ_REAL, CC_READ_SHARE, CC_READ_COUNT };

struct cc_column_spec {
	const char *name; /* fixed by the contract, English */
	enum cc_type type;
	enum cc_part part;
	int per_item;	       /* 0: one column; else 1 + a role: one per item, named by its id */
	enum cc_member member; /* of the table's row, and where it lies there */
	uint32_t at;
	uint32_t why;	 /* 1 + where a const char * lies: why the cell, if it is empty, is so; 0: nowhere */
	uint32_t people; /* 1 + where a uint64_t lies: a quote, and how many people it rests on; 0: none */
	uint32_t as; /* 1 + where an enum cc_read_as lies: how this row's number is read; 0: as type says */
};

/* A column that a member of the row fills: CC_CELL(struct line, "low", score.low, REAL, LOW).
 * A member whose type in C is not one of the column's does not compile. */
#define CC_CELL(row, name, member, type, part) CC_CELL_OF(row, name, member, type, part, 0, 0, 0)
/* The same, with the member that says why it is empty. */
#define CC_CELL_WHY(row, name, member, type, part, reason) \
	CC_CELL_OF(row, name, member, type, part, 0, 1 + offsetof(row, reason), 0)
/* A number whose member says how people read it in this row. */
#define CC_CELL_AS(row, name, member, part, reading) CC_CELL_AS_AT(row, name, member, part, reading, 0)
#define CC_CELL_AS_WHY(row, name, member, part, reading, reason) \
	CC_CELL_AS_AT(row, name, member, part, reading, 1 + offsetof(row, reason))
/* Of a table's spec: the columns that a row of that type fills, CC_COLUMNS(struct line, CC_CELL(...), ...). */
#define CC_COLUMNS(type, ...) \
	.columns = (const struct cc_column_spec[]){ __VA_ARGS__, { 0 } }, .row = sizeof(type)
/* What people wrote, and the member that says how many stand behind it: --mask
 * and --min-cell look at it (figure/privacy.h). */
#define CC_QUOTE(row, name, member, count) \
	CC_CELL_OF(row, name, member, TEXT, NONE, 0, 0, \
	    _Generic(((row *)0)->count, uint64_t : 1) + offsetof(row, count))
/* One column per item of a role. */
#define CC_CELLS(row, name, member, type, part, role) \
	CC_CELL_OF(row, name, member, type, part, 1 + (role), 0, 0)

#define CC_CELL_OF(row, name, member, type, part, spread, why, people) \
	{ \
		name, CC_TYPE_##type, CC_PART_##part, spread, CC_MEMBER(((row *)0)->member, CC_TYPE_##type), \
		    offsetof(row, member), why, people, 0 \
	}
#define CC_CELL_AS_AT(row, name, member, part, reading, why) \
	{ \
		name, CC_TYPE_REAL, CC_PART_##part, 0, CC_MEMBER(((row *)0)->member, CC_TYPE_REAL), \
		    offsetof(row, member), why, 0, \
		    _Generic(((row *)0)->reading, enum cc_read_as : 1) + offsetof(row, reading) \
	}
#define CC_MEMBER(x, type) \
	(enum cc_member)( \
	    CC_MEMBER_OF(x) * sizeof(char[CC_MEMBER_TYPES(CC_MEMBER_OF(x)) >> (type)&1 ? 1 : -1]))
#define CC_MEMBER_OF(x) \
	_Generic((x), int64_t : CC_MEMBER_INT, uint64_t : CC_MEMBER_U64, uint32_t : CC_MEMBER_U32, \
	    double : CC_MEMBER_REAL, struct cc_money : CC_MEMBER_MONEY, struct cc_span : CC_MEMBER_SPAN, const char * : CC_MEMBER_TEXT, \
	    struct cc_spans : CC_MEMBER_LIST, const double * : CC_MEMBER_REALS, \
	    const struct cc_span(*) : CC_MEMBER_SPANS)
/* The types of columns that it may fill, as bits. */
#define CC_MEMBER_TYPES(m) \
	((m) == CC_MEMBER_REAL || (m) == CC_MEMBER_REALS			       ? CC_REALS \
	    : (m) == CC_MEMBER_LIST						       ? CC_LISTS \
	    : (m) == CC_MEMBER_MONEY						       ? CC_MONEYS \
	    : (m) == CC_MEMBER_SPAN || (m) == CC_MEMBER_TEXT || (m) == CC_MEMBER_SPANS ? CC_TEXTS \
										       : CC_WHOLES)

/* Sets of column types. */
enum {
	CC_WHOLES = 1 << CC_TYPE_INT | 1 << CC_TYPE_DATE,
	CC_REALS = 1 << CC_TYPE_REAL | 1 << CC_TYPE_SHARE | 1 << CC_TYPE_P,
	CC_LISTS = 1 << CC_TYPE_LIST,
	CC_MONEYS = 1 << CC_TYPE_MONEY,
	CC_TEXTS = 1 << CC_TYPE_ID | 1 << CC_TYPE_LABEL | 1 << CC_TYPE_TEXT | 1 << CC_TYPE_WORD |
		   1 << CC_TYPE_PERIOD | 1 << CC_TYPE_PLACE | 1 << CC_TYPE_BEFORE,
};

enum {
	CC_TABLE_EVIDENCE = 1,	/* its rows rest on named rows of the input */
	CC_TABLE_ROWS = 2,	/* the rows of the input, which cli passes on: no part of the report */
	CC_TABLE_BY = 4,	/* compares segments: it needs role CC_ROLE_SEGMENT bound */
	CC_TABLE_AGAINST = 8,	/* compares waves: it needs --against */
	CC_TABLE_MEASURES = 16, /* what kpi-report reads of every command */
	CC_TABLE_WEIGHTS = 64,	/* of case weights: it needs role CC_ROLE_WEIGHT bound */
	CC_TABLE_FINDINGS = 32, /* sentences: a list in front of the tables, where people read */
	CC_TABLE_EVENTS = 128,	/* its rows may be events (rec/events.h), which a calendar holds */
	CC_TABLE_CELLS = 512,	/* some rows are of groups: --min-cell looks at it as at those of BY */
	CC_TABLE_NAMED = 1024,	/* made only where it is asked for by name, or by its method */
	CC_TABLE_CALENDAR = 256 /* the one that a calendar holds where none is named */
};

struct cc_table_spec {
	const char *name;
	struct cc_words title;
	const struct cc_column_spec *columns; /* up to name == NULL */
	unsigned flags;
	size_t row;	       /* size of the struct whose members fill it; 0: cc_put_*() alone do */
	const char *id_column; /* what TABLE[KEY] looks in; NULL: the first key column */
};

#endif
