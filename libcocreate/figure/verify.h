/* verify.h -- what files of a programme bear out: rules over reports, an event log and a roster.
 *
 * May be included by: figure, method, tests.
 * A rule is a mapping of a study or of a set of items:
 *   every, some, none: TOOL.TABLE.COLUMN   rows that fit `where` have a cell that holds: not
 *                       blank, at_least, at_most, is; by: low, high is an end of its interval
 *   count: TOOL.TABLE   so many rows fit
 *   age: TOOL           its newest report is at_most so many days old
 *   waves: TOOL         its measures have at_least so many days, within so many days
 *   events: [NAME]      at_least so many, within so many days; where: stage, person
 *   each: month         events, at_least in each of the `last` periods that are over
 *   again: EVENT        at_least so many people on two days or more
 *   covers: EVENT       of: EVENT, at_least that share of its people
 *   first: EVENT        not after the first one of before: EVENT
 *   role: ROLE          the roster has a person there; before: EVENT, since its first one
 * Out:    yes, no, or unknown: what would tell was not given, or no such event was ever
 *         logged.  A table without a fitting row is never yes.
 * Errors: CC_EXIT_STUDY of rules that are none.
 * Cost:   a walk through the rows of a table, or through the events that it names, a rule; names are compared
 *         once each.
 */
#ifndef CC_FIGURE_VERIFY_H
#define CC_FIGURE_VERIFY_H

#include "base/map.h"
#include "base/period.h"
#include "figure/ref.h"
#include "rec/node_read.h"

/* In the order of Kleene's logic: of several the least is what they say together. */
enum cc_verdict { CC_VERDICT_NO, CC_VERDICT_UNKNOWN, CC_VERDICT_YES, CC_VERDICT_NONE };

extern const char *const cc_verdict_words[]; /* no, unknown, yes; NULL */

enum cc_verify_kind {
	CC_VERIFY_EVERY,
	CC_VERIFY_SOME,
	CC_VERIFY_NO_ROW,
	CC_VERIFY_COUNT,
	CC_VERIFY_AGE,
	CC_VERIFY_WAVES,
	CC_VERIFY_EVENTS,
	CC_VERIFY_EACH,
	CC_VERIFY_AGAIN,
	CC_VERIFY_COVERS,
	CC_VERIFY_FIRST,
	CC_VERIFY_ROLE,
	CC_VERIFY_KINDS
};

struct cc_verify_where {
	struct cc_span column;
	const struct cc_span *value; /* [n]: any of them */
	size_t n;
};

struct cc_verify {
	enum cc_verify_kind kind;
	const char *text;	    /* as it was written, in one line */
	struct cc_ref ref;	    /* of reports: tool, label, table, column */
	const struct cc_span *name; /* [names]: events, folded; a role */
	size_t names;
	struct cc_span other;		     /* `of` and `before`, folded; at NULL: none */
	const struct cc_verify_where *where; /* [wheres] */
	size_t wheres;
	double at_least, at_most; /* NaN: no such bar */
	struct cc_span is;	  /* at NULL: none */
	int by;			  /* -1: the lower end, 1: the upper end, 0: the value */
	double within;		  /* days; NaN: ever */
	enum cc_period_kind period;
	unsigned last; /* periods */
};

/* A list of rules. */
bool cc_verify_read(struct cc_verify **out, size_t *n, const struct cc_node *list, const char *file,
    struct cc_arena *arena, struct cc_err *err);
/* Whether the rule looks into that table of a tool. */
bool cc_verify_wants(const struct cc_verify *rule, struct cc_span tool, struct cc_span table);

/* Numbers of the names in cc_verify_data; CC_NO_ID: no stage, nobody. */
struct cc_logged {
	uint32_t stage, person;
	int64_t day;
	uint64_t n;
};

/* All that was logged by one name. */
struct cc_logged_as {
	const struct cc_logged *row; /* [n], by person, nobody last */
	size_t n;
	int64_t first; /* the first day; CC_NO_DAY: there is none */
};

struct cc_posted {
	struct cc_span role, person; /* at NULL: nobody is named */
	int64_t since;		     /* CC_NO_DAY: not said */
};

struct cc_verify_data {
	const struct cc_facts *facts;	   /* none is after as_of */
	const struct cc_ref *const *label; /* [labels]: reports that rules name by TOOL@LABEL, which no
					    * rule without a label means */
	size_t labels;
	/* Names of events and stages are folded, as cc_utf8_fold() does, and several may be the same; people are as
	 * written, in the order of their bytes. */
	struct cc_spans event_name, stage_name, person_name;
	const struct cc_logged_as *event; /* [event_name.n] */
	bool logged;			  /* an event log was given */
	const struct cc_posted *post;	  /* [posts] */
	size_t posts;
	bool roster;   /* one was given */
	int64_t as_of; /* CC_NO_DAY: not known */
	enum cc_lang lang;
	struct cc_arena *arena;
};

struct cc_verified {
	enum cc_verdict verdict;
	const char *found, *wanted;	   /* NULL: nothing */
	int64_t n;			   /* rows, events or people looked at; CC_NO_INT: none */
	struct cc_span tool, label, as_of; /* of the report; at NULL: none */
	const char *reason;		   /* why it is unknown, or no without anything found; NULL */
};

struct cc_verified cc_verify(const struct cc_verify *rule, const struct cc_verify_data *data);

/* The parts, by what they look into. */
struct cc_verified cc_verify_report(const struct cc_verify *rule, const struct cc_verify_data *data);
struct cc_verified cc_verify_log(const struct cc_verify *rule, const struct cc_verify_data *data);
/* unknown, or no, with a reason that holds at most one %s. */
struct cc_verified cc_verify_lacks(
    enum cc_verdict verdict, const struct cc_words *why, const char *of, const struct cc_verify_data *data);

#endif
