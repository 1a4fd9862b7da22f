/* store.h -- what a method keeps: logs and tallies that merge and sort by themselves.
 *
 * May be included by: rec, model, cli, tests.  Methods write and read by
 * rec/store_add.h and rec/store_read.h.
 * A worker has a cc_state: one map of ids per role, one store per spec.  Joined
 * states are sealed once: ids become ranks in the order of their bytes, values
 * ranks in the order of numbers, rows stand in the order of their keys (logs:
 * of their keys, or those that the spec names, then place).  After that nothing
 * depends on threads, splits or the order of rows.
 * Cost: adding O(1); joining O(ids of from), and what its last blocks hold; they are not looked up, and a text of both has
 * two ids until they are ranked, in one pass of both for each pair of states;
 * sealing O(rows) (radix sorts of row numbers).
 * Memory: a log its records (4 bytes a key, day or value, 8 a place, 16 and
 *         its bytes a text, 16 and 4 an id a list), a tally
 *         its rows (8 a FIRST, and 48 more and its bytes once it has a text)
 *         and at most 16 bytes of index each, and joined ones a row for each
 *         state that has the key until they are sealed; sealing adds 16 bytes a
 *         row, of which 4 stay, and holds large stores twice meanwhile, but
 *         for those that stay where they are.
 */
#ifndef CC_REC_STORE_H
#define CC_REC_STORE_H

#include "base/date.h"
#include "base/exact.h"
#include "base/workers.h"
#include "base/map.h"
#include "base/values.h"

#include <assert.h>

struct cc_arena;

enum cc_field_kind {
	CC_FIELD_KEY,	/* uint32_t: an id of the role's map, or CC_NO_ID; sorts first */
	CC_FIELD_DAY,	/* int32_t, INT32_MIN: CC_NO_DAY; a key too */
	CC_FIELD_PLACE, /* uint64_t, cc_place_pack(); logs only, sorts last */
	CC_FIELD_VALUE, /* uint32_t: a number interned by cc_store_value(), or CC_NO_ID; logs only */
	CC_FIELD_TEXT,	/* struct cc_span, kept by cc_log_put_text(); at == NULL: none; logs only */
	CC_FIELD_LIST, /* struct cc_store_list: ids of the role's map, kept by cc_log_put_list(); logs only */
	CC_FIELD_COUNT, /* int64_t; joins by adding.  This and the rest: tallies only */
	CC_FIELD_SUM,	/* struct cc_exact; joins by adding */
	CC_FIELD_MIN,	/* double; joins by the lesser.  Starts at +infinity */
	CC_FIELD_MAX,	/* double; joins by the greater.  Starts at -infinity */
	CC_FIELD_FIRST, /* struct cc_first *, NULL: no text so far; joins by place */
};

/* The text with the least place, and the least place of one that differs. */
struct cc_first {
	struct cc_span text, other; /* at == NULL: none */
	uint64_t place, other_place;
};

/* A list of ids, in the order in which it was given. */
struct cc_store_list {
	uint32_t *id; /* [n]; NULL where there is none */
	uint64_t n;
};

/* What a number in a field can be, where rows made it; a key that is no id, a value, a
 * count; of a day low is none.  high < low: anything, a day CC_NO_DAY too. */
struct cc_limit {
	double low, high;
	bool whole;
};

struct cc_field {
	const char *name;
	enum cc_field_kind kind;
	int role; /* CC_FIELD_KEY, LIST: whose ids; a role without ids, or -1: a plain small number */
	int per_item; /* 0: one; 1 + a role: as many as that role has items, not keys; of a list CC_LIST_GAPS: some
		       * ids may be none */
	const struct cc_limit *limit; /* NULL: what the method's limit() says, else none */
};

#define CC_NO_LIMIT \
	(struct cc_limit) \
	{ \
		0, -1, false \
	}

/* For specs: CC_FIELDS(CC_KEY("person", PERSON), CC_FIELD("answers", COUNT)). */
#define CC_KEY(name, role) \
	{ \
		name, CC_FIELD_KEY, role, 0, NULL \
	}
/* As many as there are, in the order in which they come. */
#define CC_LISTED_IDS(name, role) \
	{ \
		name, CC_FIELD_LIST, role, 0, NULL \
	}
/* The same, of which some may be CC_NO_ID. */
enum { CC_LIST_GAPS = -1 };
#define CC_IDS_OR_NONE(name, role) \
	{ \
		name, CC_FIELD_LIST, role, CC_LIST_GAPS, NULL \
	}
#define CC_FIELD(name, kind) \
	{ \
		name, CC_FIELD_##kind, -1, 0, NULL \
	}
#define CC_WITHIN(name, kind, low, high, whole) \
	{ \
		name, CC_FIELD_##kind, -1, 0, &(const struct cc_limit) \
		{ \
			low, high, whole \
		} \
	}
/* A plain small number, 0 to most. */
#define CC_SMALL(name, most) CC_WITHIN(name, KEY, 0, most, true)
#define CC_FIELDS(...) \
	(const struct cc_field[]) \
	{ \
		__VA_ARGS__, \
		{ \
			0 \
		} \
	}

/* What the sealed rows of a log stand by: 0, all keys, else bits of those that it is read by; then by
 * place, which may be all.  A state that is printed has rows by all keys. */
#define CC_BY_PLACE (UINT32_C(1) << 31)

struct cc_store_spec {
	const char *name;
	const struct cc_field *fields; /* up to name == NULL */
	bool keep_rows;		       /* a log; else a tally: one row a key */
	const char *grows_with;	       /* "ratings", "ideas": for the manual */
	uint32_t by;		       /* of a log: what its sealed rows stand by */
	bool stays; /* of a log that is read once: records are not moved to where they are read */
};

/* Blocks of a joined state, whose ids and values are still its own. */
struct cc_store_foreign {
	size_t from, end;
	uint32_t *const *ids;	    /* [roles]: what they are in the state that they came to */
	uint32_t *values, n_values; /* likewise; its own */
};

struct cc_store {
	const struct cc_store_spec *spec;
	unsigned n_fields, n_keys;
	uint8_t key[32];      /* numbers of the fields that are keys */
	uint32_t offset[32];  /* of each field in a record */
	uint32_t repeat[32];  /* how many of it */
	uint32_t width;	      /* of a record, a multiple of 8 */
	unsigned char *blank; /* what a new record holds */
	uint64_t rows;
	unsigned char **block; /* CC_STORE_BLOCK records each */
	size_t blocks, blocks_cap;
	struct cc_store_foreign *foreign; /* [n_foreign] */
	size_t n_foreign;
	struct cc_values *values; /* CC_FIELD_VALUE */
	struct cc_store_slot {
		uint32_t hash, row; /* row + 1; 0: free */
	} * slot;		    /* tallies: by their keys */
	uint64_t slots;
	bool joined;		/* tallies: a key may stand in several records, and there are no slots */
	struct cc_arena *texts; /* CC_FIELD_FIRST, CC_FIELD_TEXT */
	uint32_t *order;	/* sealed: rows in canonical order */
	double *value;		/* sealed: number of each rank */
	uint32_t n_values;
};

enum { CC_STORE_SHIFT = 14, CC_STORE_BLOCK = 1 << CC_STORE_SHIFT };

struct cc_state {
	size_t n_roles, n_stores;
	struct cc_map **ids;	 /* [n_roles]; NULL: a role without ids */
	struct cc_store **store; /* [n_stores] */
	struct cc_state_foreign {
		uint32_t **id, *n; /* [n_roles]: id[role][n]; NULL: a role without ids */
	} * foreign;		   /* [n_foreign]: what ids of joined states are here, until it is sealed */
	size_t n_foreign;
	uint32_t **order; /* sealed: order[role][rank] = id in ids[role] */
	uint32_t *n_ids;  /* sealed: how many different ones each role has */
};

/* has_ids[r]: role r's cells are interned; items[r]: how many items it has. */
struct cc_state *cc_state_new(
    size_t n_roles, const bool *has_ids, const uint32_t *items, const struct cc_store_spec *specs);
void cc_state_free(struct cc_state *state); /* NULL is fine */
/* from is emptied; neither is sealed, and nothing is added to `to` any more. */
void cc_state_join(struct cc_state *to, struct cc_state *from, const struct cc_workers *workers);
void cc_state_seal(
    struct cc_state *state, const struct cc_workers *workers); /* once, and nothing is added after it */

/* A sealed role's count of ids, and the text of a rank. */
uint32_t cc_state_ids(const struct cc_state *state, unsigned role);
struct cc_span cc_state_text(const struct cc_state *state, unsigned role, uint32_t rank);

/* All that follows is for the files of the store, and for tests: room for so many blocks; the keys that
 * a record has from now on; neighbours of a sorted tally that have the same keys become one; every id becomes
 * ids[role][id] and every value values[value] (NULL: they stay), those of joined blocks what is said of
 * them; which is done with. */
void cc_store_reserve(struct cc_store *s, size_t blocks);
void cc_store_put_keys(const struct cc_store *s, unsigned char *record, const uint64_t *keys);
void cc_store_combine(struct cc_store *s);
void cc_store_rewrite(
    struct cc_store *s, uint32_t *const *ids, const uint32_t *values, const struct cc_workers *workers);
void cc_state_forget(struct cc_state *state);

static inline unsigned char *
cc_store_record(const struct cc_store *s, uint64_t row)
{
	return s->block[row >> CC_STORE_SHIFT] + (size_t)(row & (CC_STORE_BLOCK - 1)) * s->width;
}

/* The text of a FIRST, where it is known to have one; the id of a number of the log's, a field of any kind. */
void cc_first_see(struct cc_store *tally, struct cc_first **at, struct cc_span text, uint64_t place);

static inline uint32_t
cc_store_value(struct cc_store *log, double number)
{
	return cc_values_add(log->values, number);
}

static inline void *
cc_field_at(const struct cc_store *s, unsigned char *record, unsigned field)
{
	return record + s->offset[field];
}

/* The same of a field that must be of that kind. */
static inline void *
cc_field_of(const struct cc_store *s, unsigned char *record, unsigned field, enum cc_field_kind kind)
{
	assert(s->spec->fields[field].kind == kind);
	(void)kind;
	return record + s->offset[field];
}

static inline uint64_t
cc_row_word(const struct cc_store *s, const unsigned char *record, unsigned field)
{
	uint64_t word;

	memcpy(&word, record + s->offset[field], sizeof word);
	return word;
}

/* A day as records keep it, and back. */
static inline int32_t
cc_day_kept(int64_t day)
{
	assert(day == CC_NO_DAY || (day > INT32_MIN && day <= INT32_MAX));
	return day == CC_NO_DAY ? INT32_MIN : (int32_t)day;
}

static inline int64_t
cc_day_of(int32_t kept)
{
	return kept == INT32_MIN ? CC_NO_DAY : kept;
}

static inline const void *
cc_row_field(const struct cc_store *s, const unsigned char *record, unsigned field)
{
	return record + s->offset[field];
}

#endif
