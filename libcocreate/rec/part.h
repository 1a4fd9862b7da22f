/* part.h -- the state of a fold as JSON Lines: what --partial prints and --merge reads.
 *
 * May be included by: rec, cli, tests.
 * The first line names command, version and parameters; then come what was
 * read, ids a role, and the stores' values and rows in sealed order; the last
 * line counts the lines, so that a cut is seen.  The bytes do not depend on
 * threads.  Sums are lossless, numbers have the fewest digits that read back.
 * Places are a number of an input and a line: parts are joined with their
 * inputs in the order of their names, and so are the files of one part.
 * Reading trusts nothing: every number is checked against what it counts, so
 * that a state that was read is one that rows could have made; memory grows
 * with the bytes read.
 * Errors: CC_EXIT_DATA "FILE:LINE: ...".
 */
#ifndef CC_REC_PART_H
#define CC_REC_PART_H

#include "base/digest.h"
#include "base/err.h"
#include "base/workers.h"
#include "rec/store.h"

struct cc_arena;

struct cc_part_input {
	const char *file, *encoding;
	uint64_t rows;
	bool guessed;
	struct cc_content content;
};

/* One run over rows, by itself or among those that were merged. */
struct cc_part_id {
	char hash[CC_HASH_TEXT]; /* of its inputs' names and content */
	uint32_t number, of;	 /* from 1; 0: not said */
};

/* What one part has besides its state.  Names are of the command's own making,
 * the same in every part. */
struct cc_part_state {
	size_t n_inputs;
	struct cc_part_input *input;
	size_t n_parts;
	struct cc_part_id *id;
	uint64_t *count;  /* [n_counts]; parts add them */
	uint8_t *column;  /* [n_columns]: enum cc_part_column */
	int64_t last_day; /* CC_NO_DAY: none */
	struct cc_state *state;
};

/* The greater of two parts is what both together have. */
enum cc_part_column { CC_COLUMN_NONE, CC_COLUMN_MISSED, CC_COLUMN_BOUND };

struct cc_part_pair {
	const char *name, *text;
};

/* What all parts of one run have in common. */
struct cc_part_form {
	const char *command, *version;
	size_t n_parameters, n_counts, n_columns, n_roles;
	const struct cc_part_pair *parameter;
	const char *const *count; /* names */
	const char *const *role;  /* [n_roles] names */
	const bool *has_ids;	  /* [n_roles] */
	const bool *needed;	  /* [n_roles]: a row without an id of it is none */
	const uint32_t *items;	  /* [n_roles] */
	const struct cc_store_spec *stores;
	const struct cc_limit *const *limit; /* [stores][fields]; NULL: none */
};

/* The state is sealed. */
void cc_part_save(struct cc_buf *out, const struct cc_part_state *part, const struct cc_part_form *form);

/* Of the inputs of one run over rows, in the order of their names. */
void cc_part_identify(
    struct cc_part_id *id, const struct cc_part_input *input, size_t n, struct cc_arena *arena);

/* Reading, a line at a time; several states may follow each other. */
struct cc_loader;

struct cc_loader *cc_loader_new(const struct cc_part_form *form, struct cc_arena *arena);
bool cc_loader_line(struct cc_loader *l, struct cc_span line, struct cc_place place, struct cc_err *err);
/* A file has ended; place: behind its last line. */
bool cc_loader_end(const struct cc_loader *l, struct cc_place place, struct cc_err *err);
/* Whether each part came once: none twice, by its number or by the content of an
 * input that has rows, and as many as wanted (0: not said); whole: of parts with
 * numbers, all.  What has no rows may come again, as it changes nothing; without
 * numbers such parts of one name count once. */
bool cc_loader_once(const struct cc_loader *l, uint32_t wanted, bool whole, struct cc_err *err);
/* All parts as one, its inputs numbered from first, its state sealed and the
 * caller's; workers seal it. */
bool cc_loader_join(struct cc_part_state *out, struct cc_loader *l, uint32_t first,
    const struct cc_workers *workers, struct cc_err *err);
void cc_loader_free(struct cc_loader *l);

#endif
