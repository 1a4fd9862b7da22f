/* scaffold_part.h -- what the files of a scaffold share.
 *
 * May be included by: cli/scaffold*.c.
 *   scaffold         the study file: head, scales, what is needed
 *   scaffold_columns its columns
 *   scaffold_section the command's own section
 *   scaffold_match   columns -> roles and items
 *   scaffold_wide    which columns are rows of their own
 *   scaffold_pattern names of columns -> a /REGEX/ with groups
 *   scaffold_scale   values -> scale, codes for no answer, labels
 *   scaffold_order   labels, low to high
 *   scaffold_suggest the command line, where that is enough
 *   scaffold_part    what a wide header names
 */
#ifndef CC_CLI_SCAFFOLD_PART_H
#define CC_CLI_SCAFFOLD_PART_H

#include "cli/sample.h"

struct cc_tool;
struct cc_scales;

/* What a column is used for, where it is no name of a role or list. */
extern const char cc_scaffold_by_pattern[];

/* How it is known. */
enum cc_known { CC_KNOWN_NAME, CC_KNOWN_PART, CC_KNOWN_VALUES };

enum { CC_SCAFFOLD_CODES = 8, CC_SCAFFOLD_LABELS = 12, CC_SCAFFOLD_READINGS_MAX = 64 };

/* Columns that one entry of `columns:` reads as numbers, and what they hold. */
struct cc_reading {
	const struct cc_role *role;
	struct cc_span key;
	const char *pattern; /* /REGEX/; NULL: one column, or the command's own patterns */
	const bool *column;  /* [columns]: those that it reads */
	size_t n, first;
	size_t n_codes;
	double code[CC_SCAFFOLD_CODES]; /* that look like no answer, ascending */
	size_t n_labels;
	struct cc_span label[CC_SCAFFOLD_LABELS + 1]; /* low to high, where that is known */
	bool ordered;
	bool ranks;			   /* 1 is the best: each person gave each of 1..n once */
	struct cc_span scale, other_scale; /* known ones that hold all labels; at NULL: none */
};

/* Labels that no known scale holds have one of their own here. */
static inline bool
cc_has_own_scale(const struct cc_reading *r)
{
	return r->n_labels > 0 && r->scale.at == NULL;
}

struct cc_scaffold {
	const struct cc_tool *tool;
	const struct cc_run *run;
	const struct cc_scales *scales;
	struct cc_input_sample sample;
	const char **use;	      /* [columns]: whose it is; NULL: nobody's */
	struct cc_span *key;	      /* [columns]: what `columns:` calls it: its role or item */
	enum cc_known *known;	      /* [columns] */
	const struct cc_role *scored; /* the role whose items are scored columns */
	bool preset_found;	      /* one of its presets is a column */
	bool *done;		      /* [roles]: it has a column, or a group of a pattern */
	struct cc_span *item;	      /* [columns]: of a wide sheet, what the column is about */
	struct cc_span *axis;	      /* [columns]: likewise, which axis it is of */
	bool laid_out;		      /* so is a role that makes another layout */
	size_t n_readings;
	struct cc_reading reading[CC_SCAFFOLD_READINGS_MAX];
	double low, high;   /* of all scores; low > high: none */
	double least, most; /* that were seen */
	struct cc_arena *arena;
};

/* In the report's language. */
const char *cc_scaffold_say(const struct cc_scaffold *s, const char *en, const char *ja);

/* All that is needed has a column, or a pattern. */
bool cc_scaffold_meets(const struct cc_scaffold *s);

/* Of questions: each column may be one, and none is guessed. */
static inline bool
cc_scaffold_is_columns(const struct cc_role *role)
{
	return (role->flags & (CC_ROLE_COLUMNS | CC_ROLE_SEGMENT)) == CC_ROLE_COLUMNS;
}

/* From tool, run, sample and arena all the rest. */
void cc_scaffold_match(struct cc_scaffold *s);

/* A role that has no column by name: the columns whose names hold its word, or
 * a block of columns of scores; false: there is none. */
bool cc_scaffold_words(struct cc_scaffold *s, unsigned role);
bool cc_scaffold_block(struct cc_scaffold *s);

/* A pattern that finds these columns and no others, each a value of one role
 * or a pair of two, and the values, as s->item and s->axis; NULL: none does. */
const char *cc_scaffold_one(struct cc_scaffold *s, const bool *column, const char *group);
const char *cc_scaffold_two(struct cc_scaffold *s, const bool *column, const char *main, const char *axis);
/* The value stands before or behind what they have in common. */
const char *cc_scaffold_around(struct cc_scaffold *s, const bool *column, const char *group);
/* The length of "Q7" in Q7ART, the beginning of a question's columns; 0: none. */
size_t cc_scaffold_question(struct cc_span name);

/* A number from a small range, or one of a few labels of a known order. */
bool cc_scaffold_is_score(const struct cc_scaffold *s, const struct cc_sample_column *c);
/* Only 1, -1 and 0. */
bool cc_scaffold_is_vote(const struct cc_sample_column *c);
struct cc_reading *cc_scaffold_reading(
    struct cc_scaffold *s, const struct cc_role *role, struct cc_span key, const bool *column);
/* The scale of all readings, and what of each lies outside. */
void cc_scaffold_judge(struct cc_scaffold *s);
/* Low to high as their words and numbers say; false: that cannot be told. */
bool cc_scaffold_order(struct cc_span *label, size_t n, struct cc_arena *arena);
/* Its answers are several in a cell, divided by this; NULL: they are not. */
const char *cc_scaffold_split(const struct cc_sample_column *c);

/* Adds them to `seen`; how many there are. */
uint32_t cc_scaffold_pieces(struct cc_map *seen, const struct cc_sample_column *c, const char *split);

/* A column's values are read by more than where they stand: a scale, codes for no answer. */
static inline bool
cc_has_form(const struct cc_reading *r)
{
	return r->n_codes > 0 || r->ranks || cc_has_own_scale(r) || r->other_scale.at != NULL;
}

/* What a role holds is named by columns that the command finds unasked. */
static inline bool
cc_is_found_unasked(const struct cc_scaffold *s, const struct cc_reading *r)
{
	return (r->pattern == NULL && s->use[r->first] == cc_scaffold_by_pattern) ||
	       (r->role->items != NULL && s->known[r->first] == CC_KNOWN_NAME);
}
bool cc_scaffold_is_role(const struct cc_scaffold *s, const char *use);
const struct cc_reading *cc_scaffold_reading_of(const struct cc_scaffold *s, size_t c);
/* Several ids in a cell are divided by this; NULL: they are not. */
const char *cc_scaffold_split_of(const struct cc_scaffold *s, size_t c);
const struct cc_opt *cc_scaffold_scale(const struct cc_tool *tool);
/* The scale that was seen is not that of the command. */
bool cc_scaffold_rescales(const struct cc_scaffold *s);

static inline bool
cc_is_digit_byte(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
cc_is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* word in a folded name, not as a part of another word of Latin letters; NULL: it is not there. */
const char *cc_scaffold_find_word(struct cc_span name, struct cc_span word);

/* [columns]: what group 1 says of each; at == NULL: no pattern matches it. */
struct cc_span *cc_scaffold_items(
    const struct cc_input_sample *sample, const struct cc_role *role, struct cc_arena *arena);

/* As an entry each, "    - id: NAME"; how many of at most CC_SCAFFOLD_LISTED were left. */
enum { CC_SCAFFOLD_LISTED = 200 };
size_t cc_scaffold_list(struct cc_buf *out, const struct cc_span *item, size_t n, struct cc_arena *arena);

/* `columns:`. */
void cc_scaffold_columns(struct cc_buf *out, const struct cc_scaffold *s);
/* Lines of a mapping, each indented by two; below a commented key all is
 * commented from the first column on. */
void cc_scaffold_body(struct cc_buf *out, const struct cc_buf *body, bool commented);
/* A few labels, each seen twice, of a column that nobody uses: what people may
 * be divided by. */
bool cc_scaffold_is_labels(const struct cc_scaffold *s, size_t c);
/* How many of the columns before `end` are used so. */
size_t cc_scaffold_uses(const struct cc_scaffold *s, const char *use, size_t end);

/* The command's own section: only what differs from its defaults. */
void cc_scaffold_section(struct cc_buf *out, const struct cc_scaffold *s);

/* Whether YAML can hold it. */
bool cc_scaffold_writable(struct cc_span text);

#endif
