/* json_records.h -- JSON and JSON Lines as a stream of mappings.
 *
 * May be included by: rec/records.c, tests.  json_records.c alone meets
 * jansson.
 * A small cutter finds where each mapping of the list ends (strings, depth,
 * lines); jansson judges it, one at a time.
 */
#ifndef CC_REC_JSON_RECORDS_H
#define CC_REC_JSON_RECORDS_H

#include "rec/mapping.h"

struct cc_json;

/* What may stand at the top: a list of mappings, or mappings. */
enum cc_json_top {
	CC_JSON_ONE,  /* a list, or one mapping */
	CC_JSON_ANY,  /* a list, or mappings */
	CC_JSON_LINES /* mappings */
};

struct cc_json *cc_json_new(struct cc_source *source, enum cc_json_top top, struct cc_arena *arena);
void cc_json_free(struct cc_json *json);

/* Adds the next mapping to the piece. */
enum cc_got cc_json_record(
    struct cc_piece *piece, struct cc_mapping *m, struct cc_json *json, struct cc_err *err);

#endif
