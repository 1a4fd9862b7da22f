/* take.c -- the rows of all inputs, or the states, of this wave and of the one before. */
#include "cli/session.h"

#include "base/arena.h"
#include "base/num.h"

#include <libintl.h>
#include <math.h>
#include <unistd.h>

/* A user who forgot the file would wait for ever. */
static void
warn_of_terminal(const struct cc_session *s)
{
	if (s->run.files > 0 && strcmp(s->run.file[0], "-") == 0 && isatty(STDIN_FILENO) && !cc_shared.quiet)
		cc_session_say(s, gettext("note: reading standard input, a terminal; end with Ctrl-D"));
}

/* Of work that takes minutes, before it begins, to who waits at a terminal. */
static void
say_slow(double minutes)
{
	struct cc_buf line = { 0 };

	cc_buf_printf(&line, "%s: ", cc_oom_name);
	cc_buf_printf(&line, gettext("note: this takes about %s minutes; Ctrl-C ends it"),
	    cc_num_say(ceil(minutes)).text);
	cc_buf_putc(&line, '\n');
	cc_out_all(STDERR_FILENO, (struct cc_span){ line.at, line.len });
	cc_buf_free(&line);
}

/* -v: one line a file, also of those read before a failure. */
static void
say_audit(const struct cc_session *s, const struct cc_fold *fold, const struct cc_run *run, uint32_t first)
{
	for (uint32_t i = first; run->audit && i < run->files && fold->input[i].file != NULL; i++)
		cc_session_say(
		    s, cc_format(s->arena,
			   gettext("%s: read as %s, rows %ju, missing cells %ju, normalised numbers %ju"),
			   cc_quote(cc_span(fold->input[i].file)).text, fold->input[i].encoding,
			   (uintmax_t)fold->input[i].rows, (uintmax_t)fold->audit[i].missing,
			   (uintmax_t)fold->audit[i].normalised));
}

/* The files of run from first on, or the states they hold. */
static bool
read_from(struct cc_fold *fold, struct cc_session *s, struct cc_run *run, struct cc_binder *binder,
    uint32_t first, struct cc_err *err)
{
	struct cc_fold_opts opts = cc_session_fold_opts();
	bool good;

	opts.first_file = first;
	opts.pass = run == &s->run && !cc_shared.merge ? s->pass : NULL;
	opts.parts = first == 0 ? cc_shared.parts : 0;
	if (cc_shared.merge)
		return cc_merge_run(fold, run, binder, &opts, s->form, s->arena, err);
	good = cc_fold_run(fold, s->method, run, binder, &opts, s->arena, err) && fold->problems.count == 0;
	say_audit(s, fold, run, first);
	return good;
}

/* What places call the inputs; a merge learns their names from the states. */
static void
name_inputs(struct cc_session *s, const struct cc_fold *fold, uint32_t first)
{
	const char **file = CC_ARRAY(s->arena, const char *, (size_t)first + fold->inputs + 1);

	for (uint32_t i = 0; i < first; i++)
		file[i] = s->run.file[i];
	for (uint32_t i = first; i < first + fold->inputs; i++)
		file[i] = fold->input[i].file;
	s->run.file = file;
	s->run.files = first + fold->inputs;
}

/* The previous wave's files are counted on behind this one's.  It needs no
 * segments. */
static bool
read_before(struct cc_session *s, struct cc_err *err)
{
	uint32_t first = s->run.files;
	const char **file = CC_ARRAY(s->arena, const char *, (size_t)first + 1);
	struct cc_binder *binder;
	struct cc_run run = s->run;

	if (cc_shared.against == NULL)
		return true;
	for (uint32_t i = 0; i < first; i++)
		file[i] = s->run.file[i];
	file[first] = cc_shared.against;
	run.file = file;
	run.files = first + 1;
	if (!cc_session_bind(&binder, s, NULL, err))
		return false;
	s->run.binder[1] = binder;
	if (!read_from(&s->before, s, &run, binder, first, err))
		return false;
	name_inputs(s, &s->before, first);
	for (uint32_t i = 0; i < first; i++) {
		s->before.input[i] = s->fold.input[i];
		s->before.guessed[i] = s->fold.guessed[i];
	}
	s->fold.input = s->before.input;
	s->fold.guessed = s->before.guessed;
	return true;
}

bool
cc_session_read(struct cc_session *s, struct cc_err *err)
{
	unsigned weight = cc_method_role(s->tool->method, CC_ROLE_WEIGHT);

	if (s->method->whole != NULL && (cc_shared.merge || cc_shared.partial))
		return cc_fail(err, CC_EXIT_USAGE, "--%s: %s", cc_shared.merge ? "merge" : "partial",
		    cc_say_word(s->method->whole));
	if (s->run.alone && (cc_shared.merge || cc_shared.partial))
		return cc_fail(err, CC_EXIT_USAGE, N_("--%s: nothing is read, as options say all there is"),
		    cc_shared.merge ? "merge" : "partial");
	if (cc_shared.merge || cc_shared.partial)
		s->form = cc_partial_form(s->tool, &s->run, s->binder, s->tables, s->loaded, s->arena);
	if (!s->run.alone)
		warn_of_terminal(s);
	if (isatty(STDERR_FILENO) && !cc_shared.quiet)
		s->run.slow = say_slow;
	s->run.binder[0] = s->binder;
	if (s->run.alone)
		s->run.files = 0;
	if (!read_from(&s->fold, s, &s->run, s->binder, 0, err))
		return false;
	name_inputs(s, &s->fold, 0);
	s->run.bound = s->fold.bound;
	if (weight != CC_NO_ROLE)
		s->run.weight_column = cc_binder_column(s->binder, weight);
	s->run.last_day = s->fold.last_day;
	return read_before(s, err);
}
