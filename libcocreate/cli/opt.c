/* opt.c -- the option tables: looked up, the command line against them, the
 * study's section against them.
 *
 * getopt_long does the reading, so that what GNU promises holds: operands
 * between options, abbreviations, grouped letters, --, POSIXLY_CORRECT.  Its
 * messages are replaced by ours, which know the nearest name.
 */
#include "cli/opt.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "model/run.h"
#include "rec/node.h"

#include <assert.h>
#include <getopt.h>
#include <libintl.h>

enum { LONG = 256 }; /* getopt's value of a long option: this + its place */

/* Room for any option's value: where one is read only to be checked. */
union any_value {
	bool flag;
	const char *text;
	struct cc_number number;
	struct cc_range range;
	struct cc_list list;
	struct cc_pairs pairs;
};

struct parser {
	size_t n;
	const struct cc_opt **opt; /* [n] by place */
	struct option *longs;
	char *letters;
	const char *tool;
	struct cc_arena *arena;
};

static void
parser_make(struct parser *p, const struct cc_opt *const *tables)
{
	size_t i = 0;
	char *letter;

	p->n = cc_opt_count(tables);
	p->opt = CC_ARRAY(p->arena, const struct cc_opt *, p->n + 1);
	p->longs = CC_ARRAY(p->arena, struct option, p->n + 1);
	p->letters = letter = CC_ARRAY(p->arena, char, 2 * p->n + 2);
	*letter++ = ':'; /* a missing value is told from an unknown option */
	for (; *tables != NULL; tables++) {
		for (const struct cc_opt *opt = *tables; opt->name != NULL; opt++, i++) {
			int takes = opt->kind == CC_OPT_FLAG ? no_argument : required_argument;

			p->opt[i] = opt;
			p->longs[i] = (struct option){ opt->name, takes, NULL, LONG + (int)i };
			if (opt->letter == 0)
				continue;
			*letter++ = opt->letter;
			if (takes == required_argument)
				*letter++ = ':';
		}
	}
}

static size_t
parser_place(const struct parser *p, int value)
{
	size_t i;

	if (value >= LONG)
		return (size_t)(value - LONG);
	for (i = 0; i < p->n && (unsigned char)p->opt[i]->letter != value; i++)
		;
	assert(i < p->n);
	return i;
}

/* A long name that is no option's: too short to be only one's, or unknown. */
static bool
refuse_long(const struct parser *p, struct cc_span word, struct cc_err *err)
{
	struct cc_span *names = CC_ARRAY(p->arena, struct cc_span, p->n + 1);
	struct cc_buf fits = { 0 };
	const char *list;
	size_t near;

	for (size_t i = 0; i < p->n; i++) {
		names[i] = cc_span(p->opt[i]->name);
		if (strncmp(names[i].at, word.at, word.len) == 0)
			cc_buf_printf(&fits, "%s--%s", fits.len == 0 ? "" : ", ", names[i].at);
	}
	if (fits.len > 0) {
		list = cc_strndup(p->arena, fits.at, fits.len);
		cc_buf_free(&fits);
		return cc_fail(
		    err, CC_EXIT_USAGE, N_("option \"--%s\" is ambiguous: %s"), cc_quote(word).text, list);
	}
	near = cc_utf8_nearest(word, names, p->n, p->arena);
	if (near == CC_NO_NEAR)
		return cc_fail(err, CC_EXIT_USAGE, N_("unknown option \"--%s\" (see %s --help)"),
		    cc_quote(word).text, p->tool);
	return cc_fail(err, CC_EXIT_USAGE, N_("unknown option \"--%s\"; did you mean --%s? (see %s --help)"),
	    cc_quote(word).text, names[near].at, p->tool);
}

/* getopt gives an unknown letter byte by byte; one of several bytes is shown
 * with all that stands around it. */
static bool
refuse_letter(const struct parser *p, int argc, char **argv, struct cc_err *err)
{
	char byte = (char)optopt;
	struct cc_span word = { &byte, 1 };

	if ((unsigned char)byte >= 0x80) {
		bool inside = optind < argc && argv[optind][0] == '-' && strchr(argv[optind], byte) != NULL;

		word = cc_span(argv[inside ? optind : optind - 1] + 1);
	}
	return cc_fail(
	    err, CC_EXIT_USAGE, N_("unknown option \"-%s\" (see %s --help)"), cc_quote(word).text, p->tool);
}

/* What getopt answered with '?'. */
static bool
refuse_unknown(const struct parser *p, int argc, char **argv, struct cc_err *err)
{
	const char *word = argv[optind - 1];
	const char *equals;

	if (optopt >= LONG) {
		equals = strchr(word, '=');
		return cc_fail(err, CC_EXIT_USAGE, N_("--%s: \"%s\"; wanted no value"),
		    p->opt[optopt - LONG]->name, cc_quote(cc_span(equals + 1)).text);
	}
	if (optopt != 0)
		return refuse_letter(p, argc, argv, err);
	return refuse_long(p, (struct cc_span){ word + 2, strcspn(word + 2, "=") }, err);
}

static bool
refuse_missing(const struct parser *p, struct cc_err *err)
{
	const struct cc_opt *opt = p->opt[parser_place(p, optopt)];

	return cc_fail(err, CC_EXIT_USAGE, N_("--%s: no value; wanted --%s=%s"), opt->name, opt->name,
	    gettext(opt->arg));
}

/* The default of a list goes when the first item is given. */
static void
list_begin(const struct cc_opt *opt)
{
	if (opt->kind == CC_OPT_LIST)
		((struct cc_list *)opt->value)->n = 0;
}

/* Of two options of one name the first takes dates, which begin with a digit. */
static size_t
place_of_value(const struct parser *p, size_t place, const char *value)
{
	const struct cc_opt *opt = p->opt[place];
	size_t next = place + 1;

	if (!opt->dated || (value[0] >= '0' && value[0] <= '9'))
		return place;
	while (next < p->n && strcmp(p->opt[next]->name, opt->name) != 0)
		next++;
	return next < p->n ? next : place;
}

static bool
parser_take(const struct parser *p, int answer, int argc, char **argv, bool *seen, struct cc_err *err)
{
	const struct cc_opt *opt;
	size_t place;

	if (answer == '?')
		return refuse_unknown(p, argc, argv, err);
	if (answer == ':')
		return refuse_missing(p, err);
	place = parser_place(p, answer);
	if (p->opt[place]->kind != CC_OPT_FLAG)
		place = place_of_value(p, place, optarg);
	opt = p->opt[place];
	if (!seen[place])
		list_begin(opt);
	seen[place] = true;
	if (opt->kind != CC_OPT_FLAG)
		return cc_opt_set(opt, cc_span(optarg), p->arena, err);
	*(bool *)opt->value = true;
	return true;
}

size_t
cc_opt_count(const struct cc_opt *const *tables)
{
	size_t n = 0;

	for (; *tables != NULL; tables++) {
		for (const struct cc_opt *opt = *tables; opt->name != NULL; opt++)
			n++;
	}
	return n;
}

const struct cc_opt *
cc_opt_named(size_t *place, const struct cc_opt *const *tables, struct cc_span name)
{
	size_t n = 0;

	for (; *tables != NULL; tables++) {
		for (const struct cc_opt *opt = *tables; opt->name != NULL; opt++, n++) {
			if (!cc_span_eq(cc_span(opt->name), name))
				continue;
			if (place != NULL)
				*place = n;
			return opt;
		}
	}
	return NULL;
}

const struct cc_opt *
cc_opt_typed(const struct cc_opt *const *tables, struct cc_span name)
{
	const struct cc_opt *found = cc_opt_named(NULL, tables, name), *other;
	size_t fits = 0;

	/* what is no date can be offered */
	if (found != NULL && found->dated && (other = cc_opt_named(NULL, tables + 1, name)) != NULL)
		return other;
	if (found != NULL || name.len == 0)
		return found;
	for (; *tables != NULL; tables++) {
		for (const struct cc_opt *opt = *tables; opt->name != NULL; opt++) {
			if (strncmp(opt->name, name.at, name.len) != 0)
				continue;
			found = opt;
			fits++;
		}
	}
	return fits == 1 ? found : NULL;
}

const struct cc_opt *
cc_opt_lettered(const struct cc_opt *const *tables, char letter)
{
	for (; *tables != NULL; tables++) {
		for (const struct cc_opt *opt = *tables; opt->name != NULL; opt++)
			if (opt->letter != 0 && opt->letter == letter)
				return opt;
	}
	return NULL;
}

/* A -- behind the words is taken for a value, ends the options, or is an
 * operand: that tells what any word there would be. */
const struct cc_opt *
cc_opt_awaiting(
    bool *ended, const struct cc_opt *const *tables, int argc, char **argv, struct cc_arena *arena)
{
	static char probe[] = "--";
	const struct cc_opt *awaits = NULL;
	struct parser p = { .arena = arena };
	int answer;

	parser_make(&p, tables);
	argv[argc] = probe;
	opterr = 0;
	optind = 0;
	while ((answer = getopt_long(argc + 1, argv, p.letters, p.longs, NULL)) != -1)
		if (optarg == probe && answer != '?' && answer != ':')
			awaits = p.opt[parser_place(&p, answer)];
	*ended = false;
	for (int i = optind; i <= argc; i++)
		*ended |= argv[i] == probe;
	return awaits;
}

bool
cc_opt_parse(int *first_operand, const struct cc_opt *const *tables, const char *tool, int argc, char **argv,
    bool *seen, struct cc_arena *arena, struct cc_err *err)
{
	struct parser p = { .tool = tool, .arena = arena };
	struct cc_err *later = CC_NEW(arena, struct cc_err);
	bool ok = true;
	int answer;

	parser_make(&p, tables);
	opterr = 0;
	optind = 0; /* glibc and musl: start anew, whatever was read before */
	while ((answer = getopt_long(argc, argv, p.letters, p.longs, NULL)) != -1)
		ok = parser_take(&p, answer, argc, argv, seen, ok ? err : later) && ok;
	*first_operand = optind;
	return ok;
}

bool
cc_opt_study_key(void *ctx, const struct cc_node *key, const struct cc_node *value, const char *file,
    bool *known, struct cc_err *err)
{
	struct cc_opt_section *section = ctx;
	union any_value spare = { 0 };
	size_t place = 0;

	for (const struct cc_opt *const *table = section->tables; *table != NULL; table++) {
		for (const struct cc_opt *named = *table; named->name != NULL; named++, place++) {
			struct cc_opt opt = *named;

			if (opt.shared_only ||
			    (!cc_span_eq(key->text, cc_span(cc_opt_key(opt.name, section->arena))) &&
				(opt.key == NULL || !cc_span_eq(key->text, cc_span(opt.key)))))
				continue;
			if (section->seen[place])
				opt.value = &spare;
			else
				section->given[section->n_given++] = (struct cc_study_option){ opt.name,
					cc_opt_key(opt.name, section->arena), value };
			*known = true;
			return cc_opt_from_node(&opt, value, file, section->arena, err);
		}
	}
	*known = false;
	return false;
}

const char *const *
cc_opt_study_names(const struct cc_opt *const *tables, struct cc_arena *arena)
{
	const char **names = CC_ARRAY(arena, const char *, 2 * cc_opt_count(tables) + 1);
	size_t n = 0;

	for (; *tables != NULL; tables++) {
		for (const struct cc_opt *opt = *tables; opt->name != NULL; opt++) {
			if (!opt->shared_only)
				names[n++] = cc_opt_key(opt->name, arena);
			if (opt->key != NULL)
				names[n++] = opt->key;
		}
	}
	return names;
}
