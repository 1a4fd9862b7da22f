/* optval.c -- values of options: from text, and from nodes of the study.
 *
 * Both ways share one set of sentences, "found; wanted ...", so that a value
 * is refused in the same words wherever it was written.
 */
#include "cli/opt.h"

#include "base/arena.h"
#include "base/num.h"
#include "rec/node.h"

#include <libintl.h>
#include <math.h>

/* Where a value stands, for messages. */
struct origin {
	const char *name;	    /* "--threshold", or "threshold" in a study */
	const char *file;	    /* NULL: the command line */
	const struct cc_node *node; /* of the study */
	struct cc_arena *arena;
	struct cc_err *err;
};

enum shape { ANY, BETWEEN, INSIDE, UPTO, LEAST, ABOVE, SHAPES };

static const int64_t most_exact = INT64_C(1) << 53; /* integers up to here are doubles */

static const char *const wanted_number[2][SHAPES] = {
	{
	    N_("%s; wanted a number"),
	    N_("%s; wanted a number from %s to %s"),
	    N_("%s; wanted a number above %s and below %s"),
	    N_("%s; wanted a number above %s, at most %s"),
	    N_("%s; wanted a number of %s or more"),
	    N_("%s; wanted a number above %s"),
	},
	{
	    N_("%s; wanted a whole number"),
	    N_("%s; wanted a whole number from %s to %s"),
	    N_("%s; wanted a whole number above %s and below %s"),
	    N_("%s; wanted a whole number above %s, at most %s"),
	    N_("%s; wanted a whole number of %s or more"),
	    N_("%s; wanted a whole number above %s"),
	},
};

static bool refuse(const struct origin *from, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool
refuse(const struct origin *from, const char *format, ...)
{
	const char *text;
	va_list ap;

	va_start(ap, format);
	text = cc_vformat(from->arena, gettext(format), ap);
	va_end(ap);
	if (from->file == NULL)
		return cc_fail(from->err, CC_EXIT_USAGE, "%s: %s", from->name, text);
	return cc_fail_at(from->err, CC_EXIT_STUDY,
	    (struct cc_place){ from->file, from->node->line, from->node->column }, "%s: %s", from->name,
	    text);
}

static const char *
found(const struct origin *from, struct cc_span text)
{
	return cc_format(from->arena, "\"%s\"", cc_quote(text).text);
}

static const char *
found_node(const struct origin *from, const struct cc_node *node)
{
	if (node->kind == CC_NODE_LIST)
		return gettext("a list");
	if (node->kind == CC_NODE_MAP)
		return gettext("a mapping");
	if (cc_node_null(node))
		return gettext("nothing");
	if (node->quoted)
		return cc_format(
		    from->arena, gettext("the text \"%s\" in quotes"), cc_quote(node->text).text);
	return found(from, node->text);
}

static enum shape
opt_shape(const struct cc_opt *opt)
{
	if (opt->min == 0 && opt->max == 0)
		return ANY;
	if (isinf(opt->max))
		return opt->open ? ABOVE : LEAST;
	return opt->open ? INSIDE : opt->above ? UPTO : BETWEEN;
}

static bool
number_fits(const struct cc_opt *opt, double value)
{
	if (opt_shape(opt) == ANY)
		return true;
	return (opt->open || opt->above ? value > opt->min : value >= opt->min) &&
	       (opt->open ? value < opt->max : value <= opt->max);
}

static bool
number_read(double *out, const struct cc_opt *opt, struct cc_span text)
{
	int64_t whole;

	if (!opt->integer)
		return cc_num_parse(out, text) && number_fits(opt, *out);
	if (!cc_int_parse(&whole, text) || whole > most_exact || whole < -most_exact)
		return false;
	*out = (double)whole;
	return number_fits(opt, *out);
}

static bool
refuse_number(const struct cc_opt *opt, const char *what, const struct origin *from)
{
	enum shape shape = opt_shape(opt);
	bool bounded = shape == BETWEEN || shape == INSIDE || shape == UPTO;

	return refuse(from, wanted_number[opt->integer][shape], what, cc_num_say(opt->min).text,
	    bounded ? cc_num_say(opt->max).text : "");
}

static bool
refuse_word(const struct cc_opt *opt, const char *what, const struct origin *from)
{
	const char *all = opt->words[0];

	for (size_t i = 1; opt->words[i] != NULL; i++)
		all = cc_format(from->arena, "%s, %s", all, opt->words[i]);
	return refuse(from, N_("%s; wanted one of: %s"), what, all);
}

static bool
set_number(const struct cc_opt *opt, struct cc_span text, const char *what, const struct origin *from)
{
	double value;

	if (!number_read(&value, opt, text))
		return refuse_number(opt, what, from);
	*(struct cc_number *)opt->value = (struct cc_number){ value, true };
	return true;
}

static bool
set_word(const struct cc_opt *opt, struct cc_span text, const char *what, const struct origin *from)
{
	for (const char *const *word = opt->words; *word != NULL; word++) {
		if (cc_span_eq(cc_span(*word), text)) {
			*(const char **)opt->value = *word;
			return true;
		}
	}
	return refuse_word(opt, what, from);
}

/* LOW..HIGH */
static bool
set_range(const struct cc_opt *opt, struct cc_span text, const struct origin *from)
{
	struct cc_range *out = opt->value;
	struct cc_range range = { .set = true };
	size_t dots = 0;

	while (dots + 1 < text.len && memcmp(text.at + dots, "..", 2) != 0)
		dots++;
	if (dots + 1 >= text.len || !number_read(&range.low, opt, (struct cc_span){ text.at, dots }) ||
	    !number_read(&range.high, opt, (struct cc_span){ text.at + dots + 2, text.len - dots - 2 }) ||
	    range.low >= range.high)
		return refuse(
		    from, N_("%s; wanted two numbers, the lower first, as in 1..3"), found(from, text));
	*out = range;
	return true;
}

/* The array doubles whenever n is a power of two: no capacity to keep, and a
 * default's static array is never written to. */
static void
list_add(struct cc_list *list, const char *item, struct cc_arena *arena)
{
	const char **wider;

	if ((list->n & (list->n - 1)) == 0) {
		wider = CC_ARRAY(arena, const char *, list->n == 0 ? 1 : 2 * list->n);
		if (list->n > 0)
			memcpy(wider, list->item, list->n * sizeof(*wider));
		list->item = wider;
	}
	list->item[list->n++] = item;
}

/* NAME=NUMBER; the last = divides, for a number holds none. */
static bool
pair_read(struct cc_pair *out, const struct cc_opt *opt, struct cc_span text, const struct origin *from)
{
	struct cc_span number = { text.at + text.len, 0 };

	while (number.at > text.at && number.at[-1] != '=') {
		number.at--;
		number.len++;
	}
	if (number.at > text.at)
		out->name = cc_span_trim((struct cc_span){ text.at, text.len - number.len - 1 });
	if (number.at == text.at || out->name.len == 0)
		return refuse(
		    from, N_("%s; wanted NAME=NUMBER, several with commas between"), found(from, text));
	out->name = cc_span_dup(from->arena, out->name);
	return number_read(&out->value, opt, cc_span_trim(number)) ||
	       refuse_number(opt, found(from, text), from);
}

static bool
set_pairs(const struct cc_opt *opt, struct cc_span text, const struct origin *from)
{
	struct cc_pairs pairs = { 0 };
	size_t most = 1;
	const char *end;

	for (size_t i = 0; i < text.len; i++)
		most += text.at[i] == ',';
	pairs.pair = CC_ARRAY(from->arena, struct cc_pair, most);
	for (; pairs.n < most; pairs.n++) {
		struct cc_pair *pair = &pairs.pair[pairs.n];
		struct cc_span piece = text;

		if ((end = memchr(text.at, ',', text.len)) != NULL)
			piece.len = (size_t)(end - text.at);
		if (!pair_read(pair, opt, cc_span_trim(piece), from))
			return false;
		for (size_t i = 0; i < pairs.n; i++) {
			if (cc_span_eq(pairs.pair[i].name, pair->name))
				return refuse(from, N_("%s stands twice"), found(from, pair->name));
		}
		if (end != NULL)
			text = (struct cc_span){ end + 1, text.len - piece.len - 1 };
	}
	*(struct cc_pairs *)opt->value = pairs;
	return true;
}

bool
cc_opt_set(const struct cc_opt *opt, struct cc_span text, struct cc_arena *arena, struct cc_err *err)
{
	struct origin from = { cc_format(arena, "--%s", opt->name), NULL, NULL, arena, err };
	const char *what = found(&from, text);

	switch (opt->kind) {
	case CC_OPT_FLAG:
		*(bool *)opt->value = cc_span_eq(text, CC_SPAN("true"));
		return *(bool *)opt->value || cc_span_eq(text, CC_SPAN("false")) ||
		       refuse(&from, N_("%s; wanted true or false"), what);
	case CC_OPT_NUMBER: return set_number(opt, text, what, &from);
	case CC_OPT_TEXT: *(const char **)opt->value = cc_span_dup(arena, text).at; return true;
	case CC_OPT_RANGE: return set_range(opt, text, &from);
	case CC_OPT_WORD: return set_word(opt, text, what, &from);
	case CC_OPT_LIST: list_add(opt->value, cc_span_dup(arena, text).at, arena); return true;
	case CC_OPT_PAIRS: return set_pairs(opt, text, &from);
	}
	return false;
}

/* A scalar that may be a number, a word or a flag: not in quotes. */
static bool
node_plain(const struct cc_node *node)
{
	return node->kind == CC_NODE_SCALAR && !node->quoted && !cc_node_null(node);
}

static bool
node_number(double *out, const struct cc_opt *opt, const struct cc_node *node, const struct origin *from)
{
	struct origin here = *from;

	here.node = node;
	return (node_plain(node) && number_read(out, opt, node->text)) ||
	       refuse_number(opt, found_node(&here, node), &here);
}

static bool
node_text(const char **out, const struct cc_node *node, const struct origin *from)
{
	struct origin here = *from;

	here.node = node;
	if (node->kind != CC_NODE_SCALAR || cc_node_null(node))
		return refuse(&here, N_("%s; wanted text"), found_node(&here, node));
	*out = cc_span_dup(from->arena, node->text).at;
	return true;
}

static bool
node_range(struct cc_range *out, const struct cc_opt *opt, const struct origin *from)
{
	const struct cc_node *node = from->node;
	struct cc_range range = { .set = true };

	if (node->kind != CC_NODE_LIST || node->n != 2)
		return refuse(from, N_("%s; wanted two numbers, the lower first, as in [1, 3]"),
		    found_node(from, node));
	if (!node_number(&range.low, opt, node->item[0], from) ||
	    !node_number(&range.high, opt, node->item[1], from))
		return false;
	if (range.low >= range.high)
		return refuse(from, N_("%s; wanted two numbers, the lower first, as in [1, 3]"),
		    cc_format(from->arena, "[%s, %s]", cc_quote(node->item[0]->text).text,
			cc_quote(node->item[1]->text).text));
	*out = range;
	return true;
}

static bool
node_word(const struct cc_opt *opt, const struct origin *from)
{
	const struct cc_node *node = from->node;

	if (node->kind != CC_NODE_SCALAR || cc_node_null(node))
		return refuse_word(opt, found_node(from, node), from);
	return set_word(opt, node->text, found(from, node->text), from);
}

/* A mapping of names to texts. */
static bool
node_named(struct cc_list *out, const struct origin *from)
{
	const struct cc_node *node = from->node;
	struct cc_list list = { 0 };

	if (node->kind != CC_NODE_MAP)
		return refuse(from, N_("%s; wanted a mapping of names to texts"), found_node(from, node));
	for (size_t i = 0; i < node->n; i++) {
		const char *text;

		if (!node_text(&text, node->item[i], from))
			return false;
		list_add(&list,
		    cc_format(
			from->arena, "%.*s=%s", (int)node->key[i]->text.len, node->key[i]->text.at, text),
		    from->arena);
	}
	*out = list;
	return true;
}

/* One text is a list of one. */
static bool
node_list(struct cc_list *out, const struct origin *from)
{
	const struct cc_node *node = from->node;
	struct cc_list list = { 0 };
	size_t n = node->kind == CC_NODE_LIST ? node->n : 1;

	for (size_t i = 0; i < n; i++) {
		const char *text;

		if (!node_text(&text, node->kind == CC_NODE_LIST ? node->item[i] : node, from))
			return false;
		list_add(&list, text, from->arena);
	}
	*out = list;
	return true;
}

static bool
node_pairs(struct cc_pairs *out, const struct cc_opt *opt, const struct origin *from)
{
	const struct cc_node *node = from->node;
	struct cc_pairs pairs = { 0 };

	if (node->kind != CC_NODE_MAP)
		return refuse(from, N_("%s; wanted a mapping of names to numbers"), found_node(from, node));
	pairs.pair = CC_ARRAY(from->arena, struct cc_pair, node->n);
	for (; pairs.n < node->n; pairs.n++) {
		pairs.pair[pairs.n].name = node->key[pairs.n]->text;
		if (!node_number(&pairs.pair[pairs.n].value, opt, node->item[pairs.n], from))
			return false;
	}
	*out = pairs;
	return true;
}

bool
cc_opt_from_node(const struct cc_opt *opt, const struct cc_node *node, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct origin from = { cc_opt_key(opt->name, arena), file, node, arena, err };
	struct cc_span text = node_plain(node) ? node->text : (struct cc_span){ "", 0 };

	switch (opt->kind) {
	case CC_OPT_FLAG:
		*(bool *)opt->value = cc_span_eq(text, CC_SPAN("true"));
		return *(bool *)opt->value || cc_span_eq(text, CC_SPAN("false")) ||
		       refuse(&from, N_("%s; wanted true or false"), found_node(&from, node));
	case CC_OPT_NUMBER: return set_number(opt, text, found_node(&from, node), &from);
	case CC_OPT_TEXT: return node_text(opt->value, node, &from);
	case CC_OPT_RANGE: return node_range(opt->value, opt, &from);
	case CC_OPT_WORD: return node_word(opt, &from);
	case CC_OPT_LIST: return (opt->named ? node_named : node_list)(opt->value, &from);
	case CC_OPT_PAIRS: return node_pairs(opt->value, opt, &from);
	}
	return false;
}
