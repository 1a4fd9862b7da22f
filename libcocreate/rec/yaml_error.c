/* yaml_error.c -- what is wrong with a YAML text, and where. */
#include "rec/yaml_int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "rec/mapping.h"
#include "rec/slip.h"

/* libyaml's complaints in our words: what was found and what was wanted.  The
 * format is given the line and column where the construct begins. */
static const struct trouble {
	const char *problem; /* the start of libyaml's text */
	bool at_start;	     /* its place is where the construct begins */
	bool slip;	     /* may come from a slip of the keyboard some lines above */
	const char *format;
} troubles[] = {
	{ "mapping values are not allowed", false, true,
	    N_("a colon cannot stand here; wanted \"key: value\" on a line of its own, or the text in "
	       "quotes") },
	{ "could not find expected ':'", true, true, N_("a key without a colon; wanted \"key: value\"") },
	{ "did not find expected key", false, true,
	    N_("this does not go on with the mapping that begins on line %lu; wanted a key in column %lu") },
	{ "did not find expected '-' indicator", false, true,
	    N_("this does not go on with the list that begins on line %lu; wanted \"- \" in column %lu") },
	{ "did not find expected ',' or ']'", false, false,
	    N_("the list that opens on line %lu, column %lu is not closed; wanted \",\" or \"]\"") },
	{ "did not find expected ',' or '}'", false, false,
	    N_("the mapping that opens on line %lu, column %lu is not closed; wanted \",\" or \"}\"") },
	{ "found unexpected end of stream", true, false, N_("this quote never closes") },
	{ "found unexpected document indicator", true, false, N_("this quote never closes") },
	{ "found unknown escape character", false, false,
	    N_("an unknown escape in double quotes; wanted \"\\\\\" for a backslash, or single quotes") },
	{ "found a tab character", false, false, N_("a tab; wanted spaces") },
	{ "block sequence entries are not allowed", false, false,
	    N_("a list cannot begin here; wanted \"- \" on a line of its own") },
	{ "did not find expected node content", false, false, N_("nothing stands here; wanted a value") },
	{ "did not find expected <document start>", false, false,
	    N_("text after the end of the document; wanted one document") },
};

struct cc_place
cc_yaml_place(const struct cc_yaml *l, yaml_mark_t mark)
{
	return (struct cc_place){ l->file, mark.line + 1, mark.column + 1 };
}

struct cc_place
cc_yaml_place_of_byte(const struct cc_yaml *l, size_t offset)
{
	struct cc_place place = { l->file, 1 + l->lines_before, 1 };
	uint64_t before = l->columns_before;
	size_t start = 0;

	for (size_t i = 0; i < offset; i++) {
		char c = l->text.at[i];

		if (c == '\n' || (c == '\r' && l->text.at[i + 1] != '\n')) {
			place.line++;
			start = i + 1;
			before = 0;
		}
	}
	place.column += before + cc_utf8_chars((struct cc_span){ l->text.at + start, offset - start });
	return place;
}

/* The text from a mark on: marks count characters. */
struct cc_span
cc_yaml_rest(const struct cc_yaml *l, yaml_mark_t mark)
{
	struct cc_span rest = l->text;
	size_t len;

	for (size_t i = 0; i < mark.index - l->chars_before && rest.len > 0; i++) {
		cc_utf8_next(rest, &len);
		rest.at += len;
		rest.len -= len;
	}
	return rest;
}

static bool
explain_character(const struct cc_yaml *l)
{
	struct cc_place place = cc_yaml_place(l, l->parser.problem_mark);
	struct cc_span rest = cc_yaml_rest(l, l->parser.problem_mark);
	size_t len = 0;

	if (rest.len > 0 && rest.at[0] == '\t')
		return cc_fail_at(l->err, l->code, place, N_("a tab; wanted spaces"));
	if (rest.len > 0)
		cc_utf8_next(rest, &len);
	return cc_fail_at(l->err, l->code, place,
	    N_("\"%s\" cannot begin a value; wanted the text in quotes"),
	    cc_quote((struct cc_span){ rest.at, len }).text);
}

bool
cc_yaml_fail_long(const struct cc_yaml *l, yaml_mark_t mark)
{
	if (l->key == NULL)
		return cc_fail_at(l->err, l->code, cc_yaml_place(l, mark),
		    N_("a text of more than %zu bytes; wanted a shorter one, or a higher --max-field"),
		    l->max_field);
	return cc_mapping_fail_long(l->err, cc_yaml_place(l, mark), l->key->text, l->max_field);
}

bool
cc_yaml_explain(const struct cc_yaml *l)
{
	const yaml_parser_t *p = &l->parser;
	struct cc_place place = cc_yaml_place(l, p->problem_mark);

	if (p->error == YAML_MEMORY_ERROR)
		cc_oom();
	if (l->failed)
		return false;
	if (p->error == YAML_READER_ERROR)
		return cc_fail_at(l->err, l->code,
		    cc_yaml_place_of_byte(l, p->problem_offset - l->bytes_before),
		    N_("control character U+%04X; wanted plain text"), (unsigned)p->problem_value);
	if (strcmp(p->problem, "found character that cannot start any token") == 0)
		return explain_character(l);
	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
		const struct trouble *t = &troubles[i];

		if (strncmp(p->problem, t->problem, strlen(t->problem)) != 0)
			continue;
		if (t->slip && l->bytes_before == 0 && !cc_slip_above(l->text, place, l->code, l->err))
			return false;
		if (t->at_start)
			place = cc_yaml_place(l, p->context_mark);
		return cc_fail_at(l->err, l->code, place, t->format, (unsigned long)p->context_mark.line + 1,
		    (unsigned long)p->context_mark.column + 1);
	}
	return cc_fail_at(l->err, l->code, place, N_("not YAML: %s"), p->problem);
}

/* libyaml compares a %TAG directive with all before it: a file of them takes
 * minutes.  Tags are refused anyhow. */
bool
cc_yaml_check_directives(const struct cc_yaml *l, size_t from)
{
	const char *start = l->text.at, *end = start + l->text.len, *at = start + from;

	while ((at = memchr(at, '%', (size_t)(end - at))) != NULL) {
		/* The last byte of a line end: LF, CR, U+0085, U+2028, U+2029. */
		bool at_start = at == start || strchr("\n\r\x85\xa8\xa9", at[-1]) != NULL;

		if (at_start && end - at >= 4 && memcmp(at, "%TAG", 4) == 0)
			return cc_fail_at(l->err, l->code, cc_yaml_place_of_byte(l, (size_t)(at - start)),
			    N_("a %%TAG directive; wanted a document without tags"));
		at++;
	}
	return true;
}
