/* int.h -- a memo: what was written, what is cited, what was promised, and by which file.
 *
 * May be included by: the files of this folder.
 *   review-memo  options, study, reports; in which order the rest is made
 *   read         the memo's YAML -> entries
 *   figures      {REF} in the entries -> cells, and their texts filled in
 *   changes      figures that the last memo had, too, and rows that a command compared (from:)
 *   promises     what earlier memos promised, the ledger of all of them
 *   checks       what the figures do not bear, and what is not known
 *   page         the page
 *   scaffold     the next memo, and what may be cited (--scaffold, --find)
 *   tables       columns, rows, measures, notes
 */
#ifndef CC_METHOD_REVIEW_MEMO_INT_H
#define CC_METHOD_REVIEW_MEMO_INT_H

#include "method/review-memo.h"

#include "figure/cite.h"
#include "figure/fact_log.h"
#include "figure/promises.h"
#include "figure/since.h"
#include "figure/told.h"
#include "rec/page.h"
#include "stat/mover.h"
#include "text/claims.h"

enum { T_MEMO, T_FIGURES, T_CHANGES, T_UNKNOWN, T_CHECKS, T_PROMISES, T_LEDGER, T_DEFINITIONS, T_MEASURES };

/* In the order of the page. */
enum memo_section {
	MEMO_ASKED,
	MEMO_FOUND,
	MEMO_WHO,
	MEMO_WHAT,
	MEMO_HOW,
	MEMO_KEPT,
	MEMO_DECIDED,
	MEMO_NEXT,
	MEMO_UNKNOWN,
	MEMO_SECTIONS
};
enum memo_text_of { MEMO_TEXT, MEMO_HYPOTHESIS, MEMO_TRY, MEMO_TEXTS };

extern const char *const memo_section_words[];

struct memo_text {
	const struct cc_node *node; /* NULL: none */
	const char *shown, *bare;   /* with the figures filled in; without them */
};

struct memo_entry {
	enum memo_section section;
	int64_t order; /* in its section, from 1 */
	const struct cc_node *node;
	struct memo_text text[MEMO_TEXTS];
	struct cc_span id, owner, answers, from, measure, expect, is; /* at NULL: none */
	const struct cc_node *where;
	struct cc_spans because; /* or rests_on */
	int64_t due;		 /* CC_NO_DAY: none */
	size_t figure, figures;	 /* those of its texts */
	size_t measured;	 /* the figure of its measure; SIZE_MAX: none */
	struct cc_expect expected;
	const char *shown; /* all of its texts and sentences */
	bool since;	   /* cites a change, or has sentences of comparisons */
};

struct memo {
	const char *file;
	struct cc_span source; /* its bytes */
	struct cc_span id, title;
	struct cc_spans by;
	struct memo_entry *entry; /* [n], by section */
	size_t n;
};

bool memo_read(const struct memo **out, struct cc_span source, const char *file, struct cc_arena *arena,
    struct cc_err *err);

struct memo_study {
	const struct memo *memo;    /* NULL: none was given */
	const struct cc_node *good; /* TOOL.TABLE.COLUMN: up or down; NULL: none */
	struct cc_change_words words;
	size_t lines, columns; /* lines 0: any */
};

struct memo_figure {
	struct cc_figure_row row;
	struct cc_cite cite;
	struct cc_cited cited;
	struct cc_place place;
	size_t change; /* SIZE_MAX: the last memo has it not */
};

struct memo_unknown {
	const char *kind, *text;
	struct cc_span id;
	const char *source; /* FILE:LINE; NULL: none */
	const char *line;   /* as the page has it */
};

struct memo_check {
	const char *check, *expected, *ok, *source;
	struct cc_span id, found;
};

struct review {
	const struct cc_run *run;
	const struct memo_study *study;
	const struct memo *memo;
	struct cc_report *report;
	struct cc_problems *problems;
	struct cc_arena *arena;
	enum cc_lang lang;
	int64_t as_of; /* CC_NO_DAY: not known */
	const struct cc_facts *now, *before;
	const struct cc_fact_report *last; /* the last memo; NULL: none */
	struct cc_span last_id;
	struct memo_figure *figure;
	struct cc_since *change;
	struct cc_kept_promise *promise;
	struct memo_unknown *unknown;
	struct memo_check *check;
	size_t figures, changes, promises, unknowns, checks;
};

/* Its id, or the word of its section. */
static inline struct cc_span
memo_id(const struct memo_entry *e)
{
	return e->id.at != NULL ? e->id : cc_span(memo_section_words[e->section]);
}

/* A problem of the memo: at a place of its YAML, in the words of err. */
void memo_problem(struct review *r, struct cc_place place, const struct cc_err *err);
struct cc_place memo_place(const struct review *r, const struct cc_node *node);
const char *memo_source(const struct review *r, const struct cc_node *node); /* FILE:LINE */
static inline const char *
memo_say(const struct review *r, const char *en, const char *ja)
{
	return r->lang == CC_JA ? ja : en;
}
/* "A, B" */
const char *memo_join(const struct review *r, const struct cc_spans *list);

bool memo_find_last(struct review *r, struct cc_err *err);

void memo_find_figures(struct review *r);
void memo_fill_figures(struct review *r);
void memo_find_changes(struct review *r);
void memo_tell_rows(struct review *r);

void memo_judge_promises(struct review *r);
/* Promises of all memos; *n of them. */
struct cc_kept_promise *memo_ledger(size_t *n, struct review *r);
/* What this memo says of a promise; NULL: nothing. */
const struct memo_entry *memo_kept(const struct review *r, const struct cc_kept_promise *p);

void memo_make_checks(struct review *r);
bool memo_make_page(struct review *r, struct cc_err *err);
void memo_scaffold(struct review *r);
void memo_find_word(struct review *r, const char *word);

extern const struct cc_table_spec memo_tables[];
extern const struct cc_words memo_formulas[];
void memo_put_tables(struct review *r);
void memo_put_notes(struct review *r);

#endif
