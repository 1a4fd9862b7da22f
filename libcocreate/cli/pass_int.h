/* pass_int.h -- what the files of passing rows on share.
 *
 * May be included by: cli/pass*.c.
 * pass.c writes pieces, pass_columns.c says where columns go.
 */
#ifndef CC_CLI_PASS_INT_H
#define CC_CLI_PASS_INT_H

#include "base/map.h"
#include "cli/pass.h"
#include "cli/spool.h"

#include <errno.h>
#include <pthread.h>

/* A worker's. */
struct cc_pass_worker {
	struct cc_buf out, gaps, text;
};

struct cc_pass {
	struct cc_pass_opts opts;
	unsigned formats;
	enum cc_rows_format format[CC_PASS_FORMATS];
	struct cc_spool *spool[CC_PASS_FORMATS];
	struct cc_pass_worker *own; /* [threads] */
	struct cc_arena *arena;	    /* the run's: the main thread's alone */

	/* Columns so far; only the reader looks here. */
	uint32_t n, cap;
	struct cc_span *name;	/* [n] */
	struct cc_map *folded;	/* names as they are matched -> families */
	struct cc_map *columns; /* family and which of it -> a place in at */
	struct cc_buf at;	/* of uint32_t: columns */
	struct cc_map *keys;	/* names by bytes, for JSON */
	struct cc_span *added;	/* [n_added]: folded */
	uint32_t *place;	/* [n_added]: the column it replaces, or ABSENT */
	uint32_t *tail, n_tail; /* those that replace none */

	/* A stream's. */
	pthread_mutex_t lock;
	pthread_cond_t turn;
	bool begun, any;       /* the header, a row was printed */
	uint64_t next, stop;   /* the piece whose turn it is; those from stop on are dropped */
	struct cc_arena *kept; /* of ahead and spare; under the lock */
	struct ahead *ahead;   /* ascending */
	struct ahead *spare;
	size_t waiting; /* bytes of them */
};

void cc_pass_columns_begin(struct cc_pass *p, struct cc_arena *arena);
void cc_pass_columns_free(struct cc_pass *p);
bool cc_pass_stream_head(struct cc_pass *p, struct cc_err *err);

#endif
