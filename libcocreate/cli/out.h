/* out.h -- everything about writing: standard output, -o files, the terminal.
 *
 * May be included by: cli, tests.
 * Errors: CC_EXIT_MACHINE with the name of the file and the system's word;
 * CC_EXIT_USAGE where two -o name one file.
 */
#ifndef CC_CLI_OUT_H
#define CC_CLI_OUT_H

#include "base/err.h"
#include "model/value.h"

#include <stdatomic.h>

struct cc_arena;

/* First of all in main: descriptors 0 to 2 that are closed are opened on
 * /dev/null the wrong way round, so that no file of ours lands there and
 * reading or writing there still fails.  A file that grows past its limit is
 * a failed write from here on, not a signal. */
bool cc_out_prepare(struct cc_err *err);

/* Standard output.  Writing goes on until all is written; closing reports
 * what the system held back until then. */
bool cc_out_write(struct cc_span bytes, struct cc_err *err);
bool cc_out_close(struct cc_err *err);
/* All bytes to one descriptor; false with errno. */
bool cc_out_all(int fd, struct cc_span bytes);

enum cc_output_kind {
	CC_OUTPUT_FILE,	      /* written beside, renamed */
	CC_OUTPUT_DEVICE,     /* /dev/null, a FIFO: opened and written */
	CC_OUTPUT_DESCRIPTOR, /* -, /dev/stdout, /dev/fd/N: written where it stands */
};

/* One -o.  The caller renders into bytes, or fills; the rest is outfile.c's. */
struct cc_output {
	const char *name;  /* as typed, or DIR/TOOL.TABLE.csv */
	const char *table; /* of DIR/: the one it holds; else NULL */
	struct cc_buf bytes;
	/* What is too long to lie in bytes: writes it, false with errno. */
	bool (*fill)(struct cc_output *out, int fd);
	void *ctx;

	const char *path; /* symlinks followed, absolute; may not exist yet */
	enum cc_output_kind kind;
	int fd;		       /* CC_OUTPUT_DESCRIPTOR */
	const char *temporary; /* beside path */
	const char *old;       /* a second name of what path was, to go back to */
	atomic_bool made;      /* temporary exists */
	bool kept, fresh;      /* old exists; path did not */
};

/* A DIR/ that is not there yet. */
struct cc_directory {
	const char *name, *path;
	atomic_bool made;
};

struct cc_outputs {
	size_t n;
	struct cc_output *item;
	size_t n_directories;
	struct cc_directory *directory;
};

/* Follows every name to the file it means, before any input is read, so that
 * a name that cannot be written is told at once.  Nothing is made yet.  `-` is
 * standard output; DIR/ is one file for each of the tables (up to NULL). */
bool cc_outputs_find(struct cc_outputs *out, const struct cc_list *names, const char *tool,
    const char *const *tables, struct cc_arena *arena, struct cc_err *err);
bool cc_out_is_directory(const char *name);				/* DIR/ */
void cc_outputs_drop(struct cc_outputs *outputs, size_t i);		/* a table that was left out */
const char *cc_out_directory(const char *path, struct cc_arena *arena); /* of an absolute path */
/* All or nothing: missing directories are made, files are written beside their targets and synced, then
 * devices and descriptors are written, then the files renamed.  On failure,
 * and on a signal that ends the process (INT, TERM, HUP, QUIT, PIPE, ALRM, XCPU
 * and their like) or the end of memory, the temporary files and new directories
 * go and no target has changed.  (Only where the file system knows no hard
 * links, and a rename fails after another succeeded, is there no way back.) */
bool cc_outputs_commit(struct cc_outputs *outputs, struct cc_arena *arena, struct cc_err *err);
void cc_outputs_free(struct cc_outputs *outputs); /* the bytes */

/* Columns of the terminal: COLUMNS, else what it says; 0: no terminal, where text is as wide as it is. */
unsigned cc_out_width(void);
/* when: auto, always, never (--color). */
bool cc_out_color(const char *when);

#endif
