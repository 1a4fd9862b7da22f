/* data.h -- what is opened to be read: inputs, and files that are read whole: the study, presets of data/.
 *
 * May be included by: cli.
 */
#ifndef CC_CLI_DATA_H
#define CC_CLI_DATA_H

#include "rec/source.h"

struct cc_arena;

/* An input by its name: "-" is standard input, which is never closed.  CC_EXIT_MACHINE. */
bool cc_input_open(struct cc_input *out, const char *name, struct cc_err *err);
void cc_input_close(struct cc_input input);

/* A whole file, or as much of it as tells that it is longer than CC_YAML_MAX. */
bool cc_file_read(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err);
/* "BYTES HASH" of what is in it (base/digest.h). */
bool cc_file_digest(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err);

/* A file of data/: in $COCREATE_DATADIR, else in ../share/cocreate-tools beside
 * the program's folder, else where it was to be installed.  True with
 * out->at == NULL: there is none.  For model, as a cc_opener. */
bool cc_data_read(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err);

/* The names of the files NAME.yaml in a folder of data/, sorted; none where it cannot be read. */
size_t cc_data_names(const char ***out, const char *folder, struct cc_arena *arena);

/* An input that was read can be read again from its start: "-" is standard input. */
bool cc_file_again(const char *name);

#endif
