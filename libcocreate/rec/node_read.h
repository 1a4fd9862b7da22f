/* node_read.h -- one node of a study, codebook or definition, read as what it should be.
 *
 * May be included by: rec, text, model, figure, method, cli, tests.
 * Errors: CC_EXIT_STUDY, with file, line and column, what was found and what
 *         was wanted.
 */
#ifndef CC_REC_NODE_READ_H
#define CC_REC_NODE_READ_H

#include "rec/node.h"

struct cc_arena;

/* A part of some file. */
struct cc_node_of {
	const struct cc_node *node; /* NULL: there is none */
	const char *file;
};

/* "FILE:LINE:COLUMN: what was found; wanted what"; false. */
#define cc_node_fail(node, file, err, ...) \
	cc_fail_at(err, CC_EXIT_STUDY, cc_node_place(node, file), __VA_ARGS__)

/* Typed reading of one node; the error says what was found and wanted.  These
 * serve every YAML file whose faults end in CC_EXIT_STUDY. */
bool cc_node_number(double *out, const struct cc_node *node, const char *file, struct cc_err *err);
bool cc_node_text(struct cc_span *out, const struct cc_node *node, const char *file, struct cc_err *err);
/* May be empty lists, of empty texts. */
bool cc_node_texts(const struct cc_span **out, size_t *n, const struct cc_node *node, const char *file,
    struct cc_arena *arena, struct cc_err *err);
/* A list of texts, or one text. */
bool cc_node_some_texts(struct cc_spans *out, const struct cc_node *node, const char *file,
    struct cc_arena *arena, struct cc_err *err);
/* A text for both languages, or a mapping with en, ja. */
bool cc_node_words(struct cc_words *out, const struct cc_node *node, const char *file, struct cc_arena *arena,
    struct cc_err *err);
/* One of these words, up to NULL; what: as the message calls it. */
bool cc_node_word(const char **out, const struct cc_node *node, const char *what, const char *const *words,
    const char *file, struct cc_arena *arena, struct cc_err *err);
/* true or false. */
bool cc_node_flag(bool *out, const struct cc_node *node, const char *what, const char *file,
    struct cc_arena *arena, struct cc_err *err);
/* An id that is one of these, as entries elsewhere in the file have; key: as the message calls it. */
bool cc_node_entry(const struct cc_node *node, const char *key, struct cc_span id,
    const struct cc_span *known, size_t n, const char *file, struct cc_arena *arena, struct cc_err *err);
bool cc_node_map(const struct cc_node *node, const char *file, struct cc_err *err);

/* Names that may be keys; several lists make one vocabulary. */
struct cc_names {
	const char *const *name; /* up to NULL; itself NULL: none */
	const struct cc_names *next;
};

bool cc_names_have(const struct cc_names *names, struct cc_span word);
/* unknown key "axess"; did you mean "axes"?  Or all the known ones. */
bool cc_node_unknown(const struct cc_node *key, const struct cc_names *known, const char *file,
    struct cc_arena *arena, struct cc_err *err);

#endif
