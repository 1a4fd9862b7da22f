/* complete.c -- --list=completions: which word of a line is to be completed,
 * and what the rest of the line says of it.
 *
 * The line is one that is being typed: what is wrong with it is passed over,
 * and its standard input is not read.
 */
#include "cli/offer.h"

#include "base/arena.h"
#include "base/num.h"
#include "cli/data.h"

#include <glob.h>
#include <stdlib.h>

enum { FILES_MOST = 16 }; /* whose headers are read */

/* -- N WORD...: the Nth of the words is to be completed. */
struct line {
	char **word;
	int n, at; /* at: from 0 */
};

static bool
read_line(struct line *line, int argc, char **argv, int operand, struct cc_err *err)
{
	int64_t at;

	if (argc - operand < 2 || !cc_int_parse(&at, cc_span(argv[operand])) || at < 1 ||
	    at >= argc - operand)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--list=completions: no line; wanted -- N WORD..., the words of a command line "
		       "and which of them is to be completed"));
	*line = (struct line){ argv + operand + 1, argc - operand - 1, (int)at - 1 };
	return true;
}

/* argv of the words in front, and room for what cc_opt_awaiting() adds. */
static char **
words_before(const struct cc_session *s, const struct line *line)
{
	char **argv = CC_ARRAY(s->arena, char *, (size_t)line->n + 3);

	argv[0] = cc_strdup(s->arena, s->tool->name);
	for (int i = 0; i < line->at; i++)
		argv[1 + i] = line->word[i];
	return argv;
}

/* --NAME=VALUE as far as it is typed; false: no option, or not yet a value. */
static bool
long_value(struct cc_slot *slot, const struct cc_session *s, const char *word)
{
	size_t name = strcspn(word + 2, "=");

	if (word[2 + name] == '\0')
		return false;
	slot->opt = cc_opt_typed(s->tables, (struct cc_span){ word + 2, name });
	slot->head = (struct cc_span){ word, 2 + name + 1 };
	slot->value = cc_span(word + 2 + name + 1);
	return slot->opt != NULL && slot->opt->kind != CC_OPT_FLAG;
}

/* -qTVALUE; *known: so far all of it are options. */
static bool
short_value(struct cc_slot *slot, bool *known, const struct cc_session *s, const char *word)
{
	for (size_t i = 1; word[i] != '\0'; i++) {
		slot->opt = cc_opt_lettered(s->tables, word[i]);
		*known = slot->opt != NULL;
		if (!*known)
			return false;
		slot->head = (struct cc_span){ word, i + 1 };
		slot->value = cc_span(word + i + 1);
		if (slot->opt->kind != CC_OPT_FLAG)
			return slot->value.len > 0;
	}
	return false;
}

/* A word that begins with -: a name, or a name and a value. */
static void
offer_option(struct cc_buf *out, struct cc_session *s, const char *word)
{
	struct cc_slot slot = { 0 };
	bool known = false;

	if (word[1] == '\0' || (word[1] == '-' && strchr(word, '=') == NULL))
		cc_offer_options(out, s->tables, word[1] == '\0');
	else if (word[1] == '-' ? long_value(&slot, s, word) : short_value(&slot, &known, s, word))
		cc_offer_value(out, s, &slot);
	else if (known)
		cc_offer_word(out, cc_span(word), "");
}

/* Files of the line as they will be: ~ and patterns are not expanded yet.  What is no
 * file, such as a pipe, is not opened. */
static void
find_files(struct cc_session *s)
{
	const char **file = CC_ARRAY(s->arena, const char *, FILES_MOST), *home = getenv("HOME");
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->run.files && n < FILES_MOST; i++) {
		const char *name = s->run.file[i];
		glob_t found;

		if (strncmp(name, "~/", 2) == 0 && home != NULL)
			name = cc_format(s->arena, "%s%s", home, name + 1);
		if (strcmp(name, "-") != 0 && cc_file_again(name)) {
			file[n++] = name;
			continue;
		}
		if (glob(name, 0, NULL, &found) != 0)
			continue;
		for (size_t g = 0; g < found.gl_pathc && n < FILES_MOST; g++)
			if (cc_file_again(found.gl_pathv[g]))
				file[n++] = cc_strdup(s->arena, found.gl_pathv[g]);
		globfree(&found);
	}
	s->run.file = file;
	s->run.files = n;
}

/* What the other words say: study, files, how these are read. */
static bool
know_line(struct cc_session *s, const struct line *line, char **argv, int argc, struct cc_err *err)
{
	bool *seen = CC_ARRAY(s->arena, bool, cc_opt_count(s->tables));
	struct cc_err ignored = { 0 };
	int operand;

	for (int i = line->at + 1; i < line->n; i++)
		argv[argc++] = line->word[i];
	cc_opt_parse(&operand, s->tables, s->tool->name, argc, argv, seen, s->arena, &ignored);
	cc_shared_settle(&cc_shared, s->arena, &ignored);
	if (!cc_session_know(s, argc, argv, operand, seen, &ignored)) {
		cc_shared.study = NULL;
		if (!cc_session_know(s, argc, argv, operand, seen, err))
			return false;
	}
	find_files(s);
	return true;
}

bool
cc_session_complete(struct cc_session *s, int argc, char **argv, int operand, struct cc_err *err)
{
	struct line line = { 0 };
	struct cc_slot slot = { 0 };
	struct cc_buf page = { 0 };
	char **before;
	bool ended;

	if (!read_line(&line, argc, argv, operand, err))
		return false;
	before = words_before(s, &line);
	slot.value = cc_span(line.word[line.at]);
	slot.opt = cc_opt_awaiting(&ended, s->tables, 1 + line.at, before, s->arena);
	before = words_before(s, &line);
	if (!know_line(s, &line, before, 1 + line.at - (slot.opt != NULL), err))
		return false;
	if (slot.opt == NULL && !ended && slot.value.len > 0 && slot.value.at[0] == '-')
		offer_option(&page, s, slot.value.at);
	else
		cc_offer_value(&page, s, &slot);
	return cc_session_print(&page, err);
}
