/* yaml_int.h -- what the files that read YAML share.
 *
 * May be included by: rec/yaml*.c, which alone meet libyaml.
 * yaml.c makes nodes of events, yaml_error.c says what is wrong,
 * yaml_records.c reads a stream.
 */
#ifndef CC_REC_YAML_INT_H
#define CC_REC_YAML_INT_H

#include "rec/yaml.h"

#include <yaml.h>

struct cc_yaml {
	yaml_parser_t parser;
	yaml_event_t event;  /* the one being looked at */
	struct cc_buf stack; /* nodes of the collections not yet closed */
	unsigned depth;
	struct cc_span text;				   /* all of it, or the last of a stream */
	uint64_t lines_before, chars_before, bytes_before; /* text, in the stream */
	uint64_t columns_before;			   /* it, on its first line */
	/* Of a stream of records. */
	size_t max_field;	   /* the longest cell; 0: there are none */
	size_t held;		   /* bytes of the cell at hand: its texts, with a byte between them */
	const struct cc_node *key; /* its key; NULL: no value is being read */
	yaml_mark_t value;	   /* where it begins */
	yaml_mark_t passed;	   /* where the event before the one at hand ends */
	bool failed;		   /* err says it already */
	const char *file;
	enum cc_exit code;
	struct cc_arena *arena;
	struct cc_err *err;
};

enum { CC_YAML_CELL = 2 }; /* depth of a record's values */

bool cc_yaml_next(struct cc_yaml *l); /* the next event */
bool cc_yaml_check_tag(const struct cc_yaml *l, const yaml_char_t *tag);
/* The node that the event at hand begins; afterwards its last event is at hand. */
bool cc_yaml_node(struct cc_node **out, struct cc_yaml *l);

struct cc_place cc_yaml_place(const struct cc_yaml *l, yaml_mark_t mark);
struct cc_place cc_yaml_place_of_byte(const struct cc_yaml *l, size_t offset); /* in text */
struct cc_span cc_yaml_rest(const struct cc_yaml *l, yaml_mark_t mark);	       /* text from there on */
bool cc_yaml_fail_long(const struct cc_yaml *l, yaml_mark_t mark);	       /* a cell passes max_field */
bool cc_yaml_explain(const struct cc_yaml *l); /* fails with what libyaml stumbled over */
/* The text from an offset on has no %TAG directive. */
bool cc_yaml_check_directives(const struct cc_yaml *l, size_t from);

#endif
