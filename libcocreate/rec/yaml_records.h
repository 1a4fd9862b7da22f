/* yaml_records.h -- a YAML list of mappings as a stream.
 *
 * May be included by: rec/records.c, tests.
 * One record at a time is a document in memory, judged as rec/yaml.h says; the
 * stream may have any length.
 */
#ifndef CC_REC_YAML_RECORDS_H
#define CC_REC_YAML_RECORDS_H

#include "rec/mapping.h"

struct cc_yaml_stream;

struct cc_yaml_stream *cc_yaml_stream_new(struct cc_source *source, struct cc_arena *arena);
void cc_yaml_stream_free(struct cc_yaml_stream *stream);

/* Adds the next mapping to the piece. */
enum cc_got cc_yaml_record(
    struct cc_piece *piece, struct cc_mapping *m, struct cc_yaml_stream *stream, struct cc_err *err);

#endif
