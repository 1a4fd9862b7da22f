/* column_log.h -- columns of one role that go by their headers: criteria, attributes of people.
 *
 * May be included by: method, tests.
 * A method has a log CC_COLUMNS_STORE of what files call the columns of such roles, and
 * for each of the roles a log of cells, CC_NUMBERS_STORE or CC_LEVELS_STORE.  Columns
 * are one where their headers, folded, and their items are the same, in whatever file
 * and order.
 * Memory: 24 bytes a cell that is not missing, 32 a column and batch.
 */
#ifndef CC_FIGURE_COLUMN_LOG_H
#define CC_FIGURE_COLUMN_LOG_H

#include "model/fold.h"

enum { CC_COLUMNS_END = 1 << 16 }; /* of an item */

#define CC_COLUMNS_STORE \
	{ \
		"columns", \
		    CC_FIELDS(CC_FIELD("role", KEY), CC_FIELD("column", KEY), CC_FIELD("place", PLACE), \
			CC_FIELD("name", TEXT)), \
		    true, "files" \
	}
#define CC_NUMBERS_STORE(name, key) \
	{ \
		name, \
		    CC_FIELDS(CC_KEY("person", key), CC_FIELD("column", KEY), CC_FIELD("place", PLACE), \
			CC_FIELD("value", VALUE)), \
		    true, "people and columns" \
	}
#define CC_LEVELS_STORE(name, key, role) \
	{ \
		name, \
		    CC_FIELDS(CC_KEY("person", key), CC_FIELD("column", KEY), CC_FIELD("place", PLACE), \
			CC_KEY("level", role)), \
		    true, "people and columns" \
	}

/* Of add(): all cells of the role, which is of numbers or of ids; key: whose they are. */
void cc_column_log(struct cc_store *columns, struct cc_store *cells, const struct cc_batch *batch,
    unsigned role, unsigned key);

/* Of a method's limit(), for a field of any of these stores; items: of the role that has most. */
struct cc_limit cc_column_limit(const struct cc_store_spec *spec, unsigned field, uint32_t items);

/* Of finish(): the columns of a role, of all files. */
struct cc_column_names {
	uint32_t n;
	struct cc_column_name {
		uint32_t item;
		struct cc_span name, folded;
	} * column;
	struct cc_column_place *place;
	size_t places;
};

void cc_column_names(
    struct cc_column_names *out, const struct cc_store *columns, unsigned role, struct cc_arena *arena);

/* A cell of a row that has a column: whose, where, which column. */
struct cc_column_cell {
	uint32_t key, column, id; /* id: of levels */
	uint64_t place;
	double value; /* of numbers */
};

/* Record i of a log of cells; false: a state that somebody edited does not say which column. */
bool cc_column_cell(struct cc_column_cell *out, const struct cc_column_names *names,
    const struct cc_store *cells, uint64_t i);

#endif
