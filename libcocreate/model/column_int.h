/* column_int.h -- what the files of binding share; typing reads it (column_type.h).
 *
 * May be included by: model/column_*.
 *   column_target  who said where a role is
 *   column_bind    a file's header -> slots
 *   column_check   layouts, and what is in no file
 *   column_find    one name, position or pattern in a header
 *   column_wide    patterns with groups -> observations
 *   column_listed  columns of these that were asked for one by one
 *   column_dates   columns of dates that nobody asked for
 *   column_weights columns that look like case weights
 *   column_form    split, options, scale and missing of a role
 *   column_where   rows that --where keeps
 */
#ifndef CC_MODEL_COLUMN_INT_H
#define CC_MODEL_COLUMN_INT_H

#include "base/num.h"
#include "base/pattern.h"
#include "model/column_bound.h"
#include "model/scale.h"

enum cc_binding_level { CC_LEVEL_PRESET, CC_LEVEL_SHARED, CC_LEVEL_OWN, CC_LEVEL_LINE };

/* A role's column as the user named it. */
struct cc_target {
	unsigned role;
	uint32_t item;
	enum cc_binding_level level;
	struct cc_binding binding;
	struct cc_pattern *pattern; /* NULL: a name or a position */
	unsigned *group;	    /* [groups + 1]: whose value each group is */
	uint64_t groups;	    /* bits of roles; 0: no groups */
	bool found;		    /* in some file */
};

/* What a column that was asked for by its position was called where it was first found. */
struct cc_position {
	struct cc_position *next;
	uint32_t column;
	struct cc_span name, folded;
	struct cc_place place;
};

/* One file's header, while it is searched. */
struct cc_header {
	const struct cc_span *name, *folded;
	uint32_t n;
	struct cc_place place;
	struct cc_arena *arena;
	struct cc_position **positions; /* of all files */
};

struct cc_binder {
	const struct cc_method *method;
	const struct cc_run *run;
	struct cc_bind_opts opts;
	unsigned roles;
	size_t n_targets, n_presets;
	struct cc_target *target, *preset; /* preset: patterns among the aliases */
	struct cc_cell_form **form;	   /* [roles][items] */
	struct cc_markers missing[2];	   /* by enum cc_marking: where numbers are read, and elsewhere */
	struct cc_scales *scales;
	bool scales_absent;		/* data/ is not installed */
	uint8_t **bound;		/* [roles][items]: 1 where some file had it */
	struct cc_condition *where;	/* [n_where]: column_where.h */
	struct cc_bound *first, **last; /* files, in order */
	struct cc_header header;	/* the latest */
	bool *lacks;			/* a column that nobody named is not there */
};

static inline uint32_t
cc_role_items(const struct cc_run *run, unsigned role)
{
	return run->items[role] != NULL ? run->items[role]->n : 1;
}

static inline bool
cc_role_is(const struct cc_method *method, unsigned role, unsigned flag)
{
	return method->roles[role].flags & flag;
}

/* How numbers are written in the files: base/num.h. */
static inline unsigned
cc_binder_numbers(const struct cc_binder *b)
{
	return b->opts.decimal == ',' ? CC_NUM_COMMA : 0;
}

/* column_find */
enum { CC_FIND_NONE = -1, CC_FIND_TWICE = -2, CC_FIND_FAILED = -3 };

int cc_find_name(const struct cc_header *h, struct cc_span name);
int cc_find_column(const struct cc_header *h, struct cc_span column, struct cc_err *err);
int cc_find_target(const struct cc_header *h, const struct cc_target *t, struct cc_err *err);
int cc_find_unasked(
    const struct cc_header *h, const struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err);
enum cc_match cc_match_name(
    struct cc_matcher *m, const struct cc_pattern *p, const struct cc_header *h, uint32_t c);
char *cc_list_names(const struct cc_span *names, size_t n, struct cc_arena *arena);
char *cc_list_columns_of(const struct cc_span *names, size_t n, struct cc_arena *arena); /* the first ten */

/* column_things: columns that are things of their own; CC_SAID: no such group. */
unsigned cc_said_group(struct cc_span name);
bool cc_find_things(struct cc_slots *out, const struct cc_header *h, struct cc_binder *b, unsigned role,
    struct cc_arena *arena, struct cc_err *err);
bool cc_is_named_for_another(
    const struct cc_binder *b, const struct cc_header *h, uint32_t column, unsigned role);

/* column_target */
struct cc_target *cc_target_of(const struct cc_binder *b, unsigned role, uint32_t item);

/* column_check */
const char *cc_item_name(
    const struct cc_binder *b, unsigned role, uint32_t item, struct cc_arena *arena); /* as typed to -c */
bool cc_fail_item(
    const struct cc_header *h, const struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err);
bool cc_choose_layout(
    struct cc_bound *out, uint64_t bound, const struct cc_header *h, struct cc_binder *b, struct cc_err *err);

/* column_split: the role whose cells the study divides, or binder->roles; whether a file
 * can be read so. */
unsigned cc_split_role(const struct cc_binder *b);
bool cc_check_split(const struct cc_bound *b, struct cc_err *err);

/* column_wide */
bool cc_bind_wide(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h,
    struct cc_arena *arena, struct cc_err *err);

/* column_dates */
void cc_find_lenient(struct cc_bound *out, const struct cc_binder *b);
void cc_note_undated(struct cc_report *report, const struct cc_bound *b);

/* column_weights */
void cc_find_unweighted(
    struct cc_bound *out, const struct cc_binder *b, const struct cc_header *h, struct cc_arena *arena);
void cc_note_unweighted(struct cc_report *report, const struct cc_binder *b);

/* column_form */
bool cc_form_read(struct cc_cell_form *out, const struct cc_node *node, const struct cc_role *role,
    const struct cc_binder *b, struct cc_arena *arena, struct cc_err *err);
/* besides: markers that hold too; NULL: none. */
void cc_markers_make(struct cc_markers *m, const struct cc_span *text, size_t n, enum cc_marking how,
    const struct cc_markers *besides, struct cc_arena *arena);

/* column_votes */
bool cc_flag_parse(bool *out, struct cc_span cell, struct cc_arena *scratch);

#endif
