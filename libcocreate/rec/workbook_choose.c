/* workbook_choose.c -- which sheet of a workbook is meant. */
#include "rec/workbook_book.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

bool
cc_book_entry_survey(struct cc_workbook *b, struct cc_book_entry *sheet, struct cc_err *err)
{
	if (sheet->surveyed)
		return true;
	sheet->surveyed = true;
	return cc_book_survey_read(
	    &sheet->survey, b->zip, sheet->part, b->name, b->opts.skip_hidden, b->arena, err);
}

/* Their names, as many as a message bears. */
static void
say_sheets(struct cc_err *err, const struct cc_workbook *b, bool filled)
{
	enum { SHOWN = 20 };
	size_t n = 0;

	for (size_t i = 0; i < cc_book_entries(b); i++) {
		const struct cc_book_entry *s = cc_book_entry_at(b, i);

		if (filled && (s->state != NULL || s->survey.rows == 0))
			continue;
		if (n++ >= SHOWN)
			break;
		cc_fail_more(err, n > 1 ? ", \"%s\"" : "\"%s\"", cc_quote(s->name).text);
		if (filled)
			cc_fail_more(err, N_(" (rows %ju, columns %ju)"), (uintmax_t)s->survey.rows,
			    (uintmax_t)s->survey.columns);
	}
	if (n > SHOWN)
		cc_fail_more(err, ", ...");
}

static bool
choose_named(struct cc_workbook *b, struct cc_err *err)
{
	struct cc_span wanted = cc_utf8_fold(b->arena, cc_span(b->opts.sheet));
	char *end;
	unsigned long number = strtoul(b->opts.sheet, &end, 10);

	for (size_t i = 0; i < cc_book_entries(b) && b->chosen == NULL; i++)
		if (cc_span_eq(cc_utf8_fold(b->arena, cc_book_entry_at(b, i)->name), wanted))
			b->chosen = cc_book_entry_at(b, i);
	if (b->chosen == NULL && *end == '\0' && number > 0 && number <= cc_book_entries(b))
		b->chosen = cc_book_entry_at(b, number - 1);
	if (b->chosen != NULL)
		return cc_book_entry_survey(b, b->chosen, err);
	cc_fail_at(err, CC_EXIT_USAGE, cc_book_where(b), N_("no sheet \"%s\"; wanted its number, or one of "),
	    cc_quote(cc_span(b->opts.sheet)).text);
	say_sheets(err, b, false);
	return false;
}

/* The one that is seen and holds anything. */
static bool
choose_only(struct cc_workbook *b, struct cc_err *err)
{
	size_t filled = 0;

	for (size_t i = 0; i < cc_book_entries(b); i++) {
		struct cc_book_entry *s = cc_book_entry_at(b, i);

		if (s->state != NULL)
			continue;
		if (!cc_book_entry_survey(b, s, err))
			return false;
		if (s->survey.rows > 0 && filled++ == 0)
			b->chosen = s;
	}
	if (filled == 1)
		return true;
	if (filled == 0)
		return cc_fail_at(
		    err, CC_EXIT_DATA, cc_book_where(b), N_("no visible sheet of this workbook has a value"));
	cc_fail_at(
	    err, CC_EXIT_USAGE, cc_book_where(b), N_("several sheets have values; say which with --sheet: "));
	say_sheets(err, b, true);
	return false;
}

bool
cc_book_choose(struct cc_workbook *b, struct cc_err *err)
{
	return b->opts.sheet != NULL ? choose_named(b, err) : choose_only(b, err);
}
