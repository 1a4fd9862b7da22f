/* column_int.h -- what the files of binding share; typing reads it (column_type.h).
 *
 * May be included by: model/column_*.
 *   column_target  who said where a role is
 *   column_bind    a file's header -> slots
 *   column_check   layouts, and what is in no file
 *   column_find    one name, position or pattern in a header
 *   column_wide    patterns with groups -> observations
 *   column_form    split, options, scale and missing of a role
 *   column_where   rows that --where keeps
 */
#ifndef CC_MODEL_COLUMN_INT_H
#define CC_MODEL_COLUMN_INT_H

#include "base/pattern.h"
#include "model/column.h"
#include "model/scale.h"

#define CC_NO_SLOT UINT32_MAX

enum cc_binding_level { CC_LEVEL_PRESET, CC_LEVEL_SHARED, CC_LEVEL_OWN, CC_LEVEL_LINE };

/* Markers of missing answers. */
struct cc_markers {
	const struct cc_span *marker;
	size_t n;
	bool blank;	  /* nothing is one */
	bool begins[256]; /* bytes that a missing cell may begin with */
};

/* How a role's cells are read, besides where they are. */
struct cc_cell_form {
	bool several;	      /* answers in a cell */
	struct cc_span split; /* len 0: ; and newline */
	size_t n_options;
	const struct cc_span *option; /* longest first */
	uint32_t scale;		      /* CC_NO_SCALE: found out */
	const struct cc_markers *missing;
};

/* A role's column as somebody named it. */
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

/* One file's header, while it is searched. */
struct cc_header {
	const struct cc_span *name, *folded;
	uint32_t n;
	struct cc_place place;
	struct cc_arena *arena;
};

struct cc_binder {
	const struct cc_method *method;
	const struct cc_run *run;
	struct cc_bind_opts opts;
	unsigned roles;
	size_t n_targets, n_presets;
	struct cc_target *target, *preset; /* preset: patterns among the aliases */
	struct cc_cell_form **form;	   /* [roles][items] */
	struct cc_markers *missing;
	struct cc_scales *scales;
	bool scales_absent;		/* data/ is not installed */
	uint8_t **bound;		/* [roles][items]: 1 where some file had it */
	uint8_t *where_found;		/* [n_where] */
	struct cc_bound *first, **last; /* files, in order */
	struct cc_header header;	/* the latest */
};

/* Where one role's values stand: several columns where it is multi. */
struct cc_slots {
	uint32_t n;
	uint32_t *slot; /* a column, then a place among the wanted ones */
};

/* Columns that stand for rows of their own. */
struct cc_wide {
	uint32_t n;	       /* observations; behind the last one that has nothing */
	uint64_t groups;       /* roles that groups give */
	bool keeps_rows;       /* a row without any observation has that one */
	struct cc_span **text; /* [roles]: NULL, or [n + 1]; at == NULL: missing */
	double **num;	       /* the same of roles that are numbers, dates, entries of a list */
	int64_t **when;
	uint32_t **entry;
	uint32_t ***slot; /* [roles][items]: NULL, or [n + 1] */
};

/* The first places of something, and how often it was. */
struct cc_tally {
	uint64_t count;
	unsigned kept;
	uint64_t line[5]; /* ascending */
};

struct cc_bound {
	struct cc_bound *next;
	const struct cc_binder *binder;
	uint32_t file;
	struct cc_place place; /* of the header */
	uint32_t width, layout;
	uint64_t bits;		      /* bit r: role r is bound */
	const struct cc_span *header; /* [width] */
	struct cc_slots **slots;      /* [roles][items] */
	struct cc_wide *wide;	      /* NULL: each row is one observation */
	struct cc_slots *where;	      /* [n_where]; n 0: not in this file */
	bool *where_drops;	      /* [observations]: --where asks for another; NULL: none does */
	struct cc_want want;
	/* What was learned of it. */
	uint32_t **scale; /* [roles][items] once settled: CC_NO_SCALE where no labels are */
	struct cc_tally ragged;
	uint64_t rows, where_kept;
	uint64_t *values; /* [want.n]: cells that are not missing */
	struct cc_tally *invalid;
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

bool cc_is_marker(const struct cc_markers *m, struct cc_span cell);

/* What a short row has not is missing, whatever the markers are. */
static inline bool
cc_is_missing(const struct cc_markers *m, struct cc_span cell)
{
	if (cell.len == 0)
		return cell.at == NULL || m->blank;
	return m->begins[(unsigned char)cell.at[0]] && cc_is_marker(m, cell);
}

/* column_find */
enum { CC_FIND_NONE = -1, CC_FIND_TWICE = -2, CC_FIND_FAILED = -3 };

int cc_find_name(const struct cc_header *h, struct cc_span name);
int cc_find_column(const struct cc_header *h, struct cc_span column, struct cc_err *err);
int cc_find_target(const struct cc_header *h, const struct cc_target *t, struct cc_err *err);
int cc_find_unasked(
    const struct cc_header *h, const struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err);
char *cc_list_names(const struct cc_span *names, size_t n, struct cc_arena *arena);

/* column_target */
struct cc_target *cc_target_of(const struct cc_binder *b, unsigned role, uint32_t item);

/* column_check */
bool cc_fail_item(
    const struct cc_header *h, const struct cc_binder *b, unsigned role, uint32_t item, struct cc_err *err);
bool cc_choose_layout(struct cc_bound *out, uint64_t bound, const struct cc_header *h,
    const struct cc_binder *b, struct cc_err *err);

/* column_wide */
bool cc_bind_wide(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h,
    struct cc_arena *arena, struct cc_err *err);

/* column_form */
bool cc_form_read(struct cc_cell_form *out, const struct cc_node *node, const struct cc_role *role,
    const struct cc_binder *b, struct cc_arena *arena, struct cc_err *err);
void cc_markers_make(struct cc_markers *m);
struct cc_span cc_cell_trim(struct cc_span s);

/* column_where */
bool cc_bind_where(struct cc_bound *out, struct cc_binder *b, const struct cc_header *h,
    struct cc_arena *arena, struct cc_err *err);
bool cc_check_where(const struct cc_header *h, const struct cc_binder *b, struct cc_err *err);
uint32_t cc_where_rows(uint32_t *row, const struct cc_rows *rows, const struct cc_bound *b, uint32_t n);

/* column_codes */
bool cc_flag_parse(bool *out, struct cc_span cell, struct cc_arena *scratch);

#endif
