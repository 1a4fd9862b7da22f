/* variable.h -- what people may answer: questions, and the banners that they are crossed by.
 *
 * May be included by: figure, method, tests.
 * A variable is a column, or the columns that patterns gather in it, of a role of
 * CC_ROLE_COLUMNS: its cells are ids.  What a study says of it is a wish; what the cells
 * hold decides the rest, once all of them were read:
 *   single   one answer; answers in the order of the study, else by bytes
 *   several  answers in a cell (split:, a list), or a column for each (group `answer`)
 *   scale    one answer that is a number: labels of a scale, whole numbers, at most
 *            CC_VARIABLE_LEVELS of them; levels nobody gave stand there, too
 *   number   other numbers: a mean, no shares
 * Errors: CC_EXIT_STUDY of wishes; CC_EXIT_DATA where cells are not what was wished.
 * Memory: 4 bytes for each id of the role and column.
 */
#ifndef CC_FIGURE_VARIABLE_H
#define CC_FIGURE_VARIABLE_H

#include "figure/names.h"
#include "figure/variable_wish.h"
#include "model/fold.h"
#include "model/scale.h"

enum { CC_VARIABLE_LEVELS = 15, CC_VARIABLE_ANSWERS = 1000 };

/* What the files call the columns of such roles: a log. */
#define CC_VARIABLES_STORE \
	{ \
		"columns", \
		    CC_FIELDS(CC_FIELD("role", KEY), CC_FIELD("column", KEY), CC_FIELD("number", KEY), \
			CC_FIELD("place", PLACE), CC_FIELD("name", TEXT), CC_FIELD("question", TEXT), \
			CC_FIELD("answer", TEXT)), \
		    true, "files" \
	}

void cc_variables_log(struct cc_store *columns, const struct cc_batch *batch, unsigned role);

struct cc_variable_answer {
	struct cc_span id;
	const char *label; /* NULL: none but the id */
	double value;	   /* NaN: it is no number */
	bool aside;	   /* "don't know": it counts in shares, not in means and nets */
	bool unlisted;	   /* none of the options that the study lists */
};

/* What a cell is: no answer; one that ticks nothing; answers, at this place of cc_variables.list. */
enum cc_variable_code { CC_CODE_NONE, CC_CODE_NOTHING, CC_CODE_LIST };

/* One column of a file: which variable's, and of several the answer that a tick stands for. */
struct cc_variable_column {
	struct cc_span name;
	uint32_t variable; /* CC_NO_ID: passed over */
	uint32_t answer;   /* CC_NO_ID: cells say which */
	uint32_t number;   /* of the wish, from 1; 0: a user named it; CC_SAID_EVERY: nobody did */
	struct cc_span question, tick; /* what groups of its pattern say; at == NULL: nothing */
	const uint32_t *code;	       /* [ids of the role]: of enum cc_variable_code */
};

struct cc_variable {
	struct cc_span id;
	const char *label; /* what people call it; NULL: the id */
	const struct cc_variable_wish *wish;
	enum cc_variable_kind kind;
	const char *why; /* how it was understood: English, a word of heads */
	uint32_t answers;
	struct cc_variable_answer *answer; /* in the order in which they are shown */
	uint32_t nets;
	struct cc_variable_cover {
		struct cc_span id;
		const char *label;
		uint32_t n;
		const uint32_t *of; /* answers, ascending */
	} * net;
	bool by_columns; /* a column for each answer */
	bool passed;	 /* nobody asked for it, and it is no question */
	uint32_t columns;
	const uint32_t *column; /* [columns], of cc_variables.column */
};

struct cc_variables {
	uint32_t n;
	struct cc_variable *variable;
	uint32_t columns;
	struct cc_variable_column *column;
	uint32_t *list; /* of answers: a number of them, then they */
	size_t listed, list_room;
	uint32_t files, width;
	uint32_t *at;			/* [files][width]: our number of a column of a file */
	struct cc_names_list *forgiven; /* cells that --invalid=missing left out */
	struct cc_names_list passed;	/* columns that nobody asked for, and that are no question */
	uint64_t ungrouped_answers;	/* of banners: answers that stand in no net */
};

struct cc_variable_reading {
	const struct cc_state *state;
	const struct cc_store *columns, *rows;
	unsigned role, ids, place; /* fields of rows: a list of ids, a column each, and the place */
	const struct cc_variable_wishes *wishes;
	const struct cc_scales *scales;
	const struct cc_node *known; /* data/scales.yaml */
	const struct cc_run *run;
	bool nets;	 /* those that scales have by themselves */
	bool groups;	 /* of banners: nets are the answers, and nobody else stands in one */
	const char *key; /* "questions", for messages */
	struct cc_problems *problems;
	struct cc_arena *arena;
	struct cc_err *err;
};

bool cc_variables(struct cc_variables *out, const struct cc_variable_reading *r);

/* The column of ours that a file calls so; CC_NO_ID: none. */
static inline uint32_t
cc_variable_column(const struct cc_variables *v, uint32_t file, uint32_t column)
{
	return file < v->files && column < v->width ? v->at[(size_t)file * v->width + column] : CC_NO_ID;
}

/* What people call it. */
struct cc_span cc_variable_answer_label(const struct cc_variable_answer *a);
struct cc_span cc_variable_label(const struct cc_variable *v);

#endif
