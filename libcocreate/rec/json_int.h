/* json_int.h -- what the files that read JSON share.
 *
 * May be included by: rec/json_*.c.
 * json_cut.c finds where each mapping ends, json_records.c has it judged.
 */
#ifndef CC_REC_JSON_INT_H
#define CC_REC_JSON_INT_H

#include "rec/json_records.h"
#include "rec/place.h"

struct cc_json {
	struct cc_source *source;
	enum cc_json_top top;
	bool list;	       /* within a list */
	bool ended;	       /* behind it */
	uint64_t n;	       /* mappings so far */
	struct cc_buf rest;    /* read, not yet taken */
	size_t head;	       /* of it */
	struct cc_where where; /* of the byte at head */
	enum cc_got last;      /* CC_GOT_SOME: the source may have more */
	struct cc_err *cause;  /* of a fault */
	size_t max_field;      /* the longest cell */
	struct cc_buf text;    /* a mapping with its numbers in quotes */
};

/* The bytes of the next mapping, which begin at head; they stay until the next
 * call that reads. */
enum cc_got cc_json_cut(struct cc_span *mapping, struct cc_json *json, struct cc_err *err);
/* Goes behind so many bytes. */
void cc_json_pass(struct cc_json *json, size_t n);
/* The place so many bytes behind head. */
struct cc_place cc_json_place(const struct cc_json *json, size_t offset);

#endif
