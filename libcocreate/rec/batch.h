/* batch.h -- what comes in: some thousand typed rows of one file and layout.
 *
 * May be included by: rec, model, method, cli, tests.
 * Columns of equal height, made by model/column; a method's add() sees nothing
 * else.  Spans die after add.
 */
#ifndef CC_REC_BATCH_H
#define CC_REC_BATCH_H

#include "base/map.h"
#include "base/str.h"

#include <stdint.h>

struct cc_arena;

/* What a role holds. */
enum cc_kind { CC_ID, CC_NUMBER, CC_TEXT, CC_DATE, CC_CODES, CC_FLAG, CC_ENTRY };

/* In the id of a CC_ENTRY that is missing: what stood there is no entry, and
 * --invalid=missing has forgiven it. */
#define CC_FORGIVEN UINT32_MAX

/* In missing[] of a role of votes: the cell is blank, which may be a vote of neither. */
#define CC_BLANK 2

/* What stands between the answers of a list, where a cell of such a column was one. */
#define CC_ANSWERS_BETWEEN '\x1e'

/* Of a role of columns that are things of their own: the groups of a pattern that found it. */
enum { CC_SAID_QUESTION, CC_SAID_ANSWER, CC_SAID };
enum { CC_SAID_EVERY = 1 << 30 };

struct cc_column_said {
	uint32_t number;	       /* of the binding that named it; 0: a user's; CC_SAID_EVERY: none */
	struct cc_span group[CC_SAID]; /* at == NULL: the pattern has none of that name */
};

struct cc_column {
	const uint8_t *missing;		   /* [rows]; every other array's cell is undefined there */
	const uint32_t *id;		   /* CC_ID: [rows]; CC_CODES: [first[rows]]; CC_ENTRY: [rows], places
				     * in the list */
	const uint32_t *first;		   /* CC_CODES: [rows + 1] into id; of a role of words those of the
				     * lexicon, whether the number is missing or not */
	const double *num;		   /* CC_NUMBER; CC_FLAG: 0 or 1 */
	const int64_t *when;		   /* CC_DATE: days */
	const struct cc_span *text;	   /* CC_TEXT */
	const uint8_t *mark;		   /* of votes or ticks: [rows], 1 where a mark stood, not a number */
	struct cc_span name;		   /* in the header; at == NULL: it is not one column of the file */
	uint32_t item;			   /* of the role's list; 0 without one */
	const struct cc_column_said *said; /* NULL: the role is of no such columns */
};

/* What a method adds to the rows of a batch, where they are passed on: texts
 * that lie in the arena. */
struct cc_added {
	size_t n;	      /* cells a row */
	struct cc_span *cell; /* [rows][n]; at == NULL: empty */
	struct cc_arena *arena;
};

struct cc_map;

/* A row here is an observation: of a wide sheet each row of the file gives
 * several, all with its line. */
struct cc_batch {
	uint32_t rows, file, layout;
	const char *name;	     /* of the file, as messages call it */
	const uint64_t *line;	     /* [rows] */
	const uint32_t *row;	     /* [rows]: which record of the piece it is */
	const uint32_t *of;	     /* [rows]: the same number for the observations of one row
				      * of the file; NULL: each is its own */
	const uint32_t *observation; /* [rows]: of a wide file, numbered by its columns; NULL: rows */
	const uint8_t *chosen;	     /* [rows], where a study divides the cells of a role: the row is
				      * an answer of the cell, else one that was offered beside it; NULL:
				      * nothing is divided */
	const struct cc_column *const *const *role; /* role[r][item]; NULL: not bound in this file */
	const uint32_t *columns; /* [roles]: how many role[r] holds: its items, then further columns of
				  * these (cc_column.item); a multi role's columns (those of CC_CODES
				  * are joined in one, but for a role APART) */
	struct cc_map *const
	    *ids;		/* [roles]: whose texts ids are of; NULL: a role without.  Of a role that no
				    * column has add() makes the ids itself, by cc_map_add() */
	void *worker;		/* what the method's worker_begin() made; NULL: it has none */
	struct cc_added *added; /* to fill; NULL: rows are not passed on */
};

/* So many files, from 0, fit in a place. */
#define CC_PLACE_FILES (1 << 20)

/* A row's place in one word: ordered by file, then line. */
static inline uint64_t
cc_place_pack(uint32_t file, uint64_t line)
{
	return (uint64_t)file << 44 | line;
}

static inline uint32_t
cc_place_file(uint64_t place)
{
	return (uint32_t)(place >> 44);
}

static inline uint64_t
cc_place_line(uint64_t place)
{
	return place & ((UINT64_C(1) << 44) - 1);
}

#endif
