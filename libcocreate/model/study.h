/* study.h -- the study file: typed, checked, every key with its line.
 *
 * May be included by: model, method, cli, tests.
 * Each command reads the shared keys and its own section and passes other
 * commands' sections over; an unknown key, a wrong type, an impossible value
 * is an error (CC_EXIT_STUDY) with line, column and the nearest known key.
 */
#ifndef CC_MODEL_STUDY_H
#define CC_MODEL_STUDY_H

#include "base/date.h"
#include "model/items.h"
#include "rec/node_read.h"

/* A role bound by `columns:` or by -c.  column {"#3"}, {"/REGEX/"}, a header,
 * empty: unbound; at == NULL: a mapping without a column, which leaves it to
 * others where the role is. */
struct cc_binding {
	struct cc_span role, column;
	struct cc_place place;	    /* in the study; line 0: the command line */
	bool own;		    /* -c or the command's section: a miss is an error */
	const struct cc_node *node; /* the mapping form, for its other keys; else NULL */
	uint32_t number;	    /* what a method that added it calls it; 0: a user's */
};

struct cc_study {
	const char *file; /* NULL: no study file */
	const char *name; /* study: */
	bool has_lang;
	enum cc_lang lang;
	size_t n_bindings; /* the section's own, then the shared ones, as they stand */
	struct cc_binding *binding;
	size_t n_missing; /* missing: markers in place of the default ones */
	const struct cc_span *missing;
	bool has_missing;
	enum cc_date_order dates; /* date: */
	size_t n_items;		  /* as many as the specs given to cc_study_load */
	struct cc_items *items;
	char decimal;			/* decimal: , or .; 0: not said */
	const struct cc_node *scales;	/* mapping: name -> list of texts, low to high, checked; NULL: none */
	const struct cc_node *findings; /* as it stands; NULL: none */
	const struct cc_node *section;	/* the command's own; NULL: none */
	const struct cc_node *root;
};

/* The shared keys that say what rows and texts are, up to NULL: parts must agree in them. */
extern const char *const cc_study_said_keys[];

/* What one command's section may hold besides columns and its item lists:
 * called by cc_study_load() for every other key of the section, with the
 * key's node.  *known is true on entry; set to false, with false returned:
 * not a key of this command. */
typedef bool cc_study_key(void *ctx, const struct cc_node *key, const struct cc_node *value, const char *file,
    bool *known, struct cc_err *err);

struct cc_study_spec {
	const char *section;		   /* "idea_score" */
	const struct cc_items_spec *items; /* up to key == NULL; NULL: none */
	const char *const *options; /* names of the keys that `key` takes, for "did you mean"; up to NULL */
	cc_study_key *key;	    /* NULL: none */
	void *ctx;
	const char *const
	    *own; /* keys that the method reads itself, from study->section; up to NULL; or NULL */
};

/* text {NULL, 0}: no study file; presets alone. */
bool cc_study_load(struct cc_study **out, struct cc_span text, const char *file,
    const struct cc_study_spec *spec, struct cc_arena *arena, struct cc_err *err);

#endif
