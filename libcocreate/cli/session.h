/* session.h -- one run of a command, from the first option to the last byte.
 *
 * May be included by: cli/cli.c, cli/know.c, cli/settle.c, cli/take.c, cli/want.c,
 * cli/write.c, cli/complete.c, cli/offer.c.
 */
#ifndef CC_CLI_SESSION_H
#define CC_CLI_SESSION_H

#include "cli/cli.h"
#include "cli/gate.h"
#include "cli/out.h"
#include "cli/partial.h"
#include "cli/run.h"
#include "cli/shared.h"
#include "render/render.h"

struct cc_session {
	const struct cc_tool *tool;
	const struct cc_method *method;
	const struct cc_opt *tables[3];
	struct cc_arena *arena;
	struct cc_study *study;
	const struct cc_study_option *study_option;
	struct cc_run run;
	struct cc_workers workers;
	struct cc_fold fold, before;	 /* before: of --against */
	const struct cc_part_form *form; /* of --partial and --merge */
	struct cc_binder *binder;
	struct cc_position *positions; /* columns by position, of this wave and the one before */
	struct cc_report *report;
	struct cc_outputs outputs;
	const struct cc_format *format; /* of standard output and of unknown extensions */
	const char *loaded;		/* what the method has loaded, for parts; NULL: nothing */
	struct cc_pass *pass;		/* NULL: nobody wants rows */
	bool rows_out;			/* standard output is to have them */
	struct cc_gate *gate;
	bool noted;  /* a rendering holds the notes itself */
	bool missed; /* a gate */
};

/* A line on standard error, with the name of the command. */
void cc_session_say(const struct cc_session *s, const char *text);

/* know.c: study, run and report, unchecked. */
bool cc_session_know(
    struct cc_session *s, int argc, char **argv, int operand, const bool *seen, struct cc_err *err);
bool cc_session_alone(const struct cc_session *s); /* it reads no input */
/* The list of the study that has this key; NULL: none. */
const struct cc_items *cc_session_items(const struct cc_session *s, const char *key);
struct cc_report *cc_session_report(const struct cc_session *s); /* a fresh one */

/* settle.c: what was asked, before any input is read. */
bool cc_session_settle(
    struct cc_session *s, int argc, char **argv, int operand, const bool *seen, struct cc_err *err);
struct cc_fold_opts cc_session_fold_opts(void);
/* by: the column of role segment, or NULL. */
bool cc_session_bind(
    struct cc_binder **binder, struct cc_session *s, const struct cc_list *by, struct cc_err *err);
bool cc_session_outputs(struct cc_session *s, struct cc_err *err);

/* complete.c: what a shell may offer for a word of the line in argv from operand on. */
bool cc_session_complete(struct cc_session *s, int argc, char **argv, int operand, struct cc_err *err);

/* want.c: which tables and rows are asked for, once outputs and gates
 * are known; what the method reads besides. */
bool cc_session_load(struct cc_session *s, struct cc_err *err);
/* And whether all of it fits, once that is known. */
bool cc_session_check(struct cc_session *s, struct cc_err *err);
bool cc_session_want(struct cc_session *s, struct cc_err *err);
/* By the extension of its name, else that of standard output. */
const struct cc_format *cc_session_format(const struct cc_session *s, const struct cc_output *out);

/* take.c: all inputs; what was wrong with rows stands in the folds. */
bool cc_session_read(struct cc_session *s, struct cc_err *err);

/* write.c: what is printed. */
bool cc_session_write(struct cc_session *s, struct cc_err *err);
bool cc_session_write_state(struct cc_session *s, struct cc_err *err);
bool cc_session_print(struct cc_buf *page, struct cc_err *err); /* and frees it */
bool cc_session_help(const struct cc_session *s, struct cc_err *err);
bool cc_session_list(const struct cc_session *s, struct cc_err *err);
bool cc_session_scaffold(struct cc_session *s, struct cc_err *err);

#endif
