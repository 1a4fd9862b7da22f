/* codebook_needs.c -- what a text must hold for a pattern to match at all.
 *
 * A regular expression costs a hundred times what a literal does.  Most have a
 * literal that they cannot do without, and are tried only where it occurs.  What
 * is not understood for certain makes the pattern one that is always tried.
 */
#include "text/codebook_regex.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { NEEDS_MAX = 24 };

/* One of these must stand in a text; n == 0: not known. */
struct needs {
	size_t n, shortest;
	struct cc_span text[NEEDS_MAX]; /* the first n are set */
};

struct parse {
	struct cc_span s;
	size_t i;
	bool lost; /* something that changes what letters mean */
	struct cc_buf run;
	struct cc_arena *arena;
};

static void
put_needs(struct needs *to, const struct needs *from)
{
	to->n = from->n;
	to->shortest = from->shortest;
	memcpy(to->text, from->text, from->n * sizeof *from->text);
}

static void
keep_better(struct needs *best, const struct needs *other)
{
	if (other->n > 0 && (best->n == 0 || other->shortest > best->shortest ||
				(other->shortest == best->shortest && other->n < best->n)))
		put_needs(best, other);
}

static void
end_run(struct needs *best, struct parse *p)
{
	if (p->run.len > 0) {
		struct needs one;

		one.n = 1;
		one.shortest = p->run.len;
		one.text[0] = cc_span_dup(p->arena, (struct cc_span){ p->run.at, p->run.len });
		keep_better(best, &one);
	}
	p->run.len = 0;
}

enum times { ONCE, MANY, MAYBE };

/* {2}, {2,} or {2,3}: its length; 0: a brace like any other. */
static size_t
counted(struct cc_span s)
{
	size_t i = 1, from;

	if (s.len == 0 || s.at[0] != '{')
		return 0;
	for (from = i; i < s.len && cc_regex_digit(s.at[i]);)
		i++;
	if (i == from)
		return 0;
	if (i < s.len && s.at[i] == ',')
		for (i++; i < s.len && cc_regex_digit(s.at[i]);)
			i++;
	return i < s.len && s.at[i] == '}' ? i + 1 : 0;
}

static enum times
read_times(struct parse *p)
{
	size_t len = counted((struct cc_span){ p->s.at + p->i, p->s.len - p->i });
	char c = p->i < p->s.len ? p->s.at[p->i] : '\0';
	enum times times;

	if (c == '?' || c == '*' || c == '+') {
		times = c == '+' ? MANY : MAYBE;
		p->i++;
	} else if (len > 0) {
		/* {05} counts as {0}. */
		times = p->s.at[p->i + 1] == '0' ? MAYBE : MANY;
		p->i += len;
	} else {
		return ONCE;
	}
	while (p->i < p->s.len && (p->s.at[p->i] == '+' || p->s.at[p->i] == '?'))
		p->i++;
	return times;
}

static void
read_literal(struct needs *best, struct parse *p, size_t skip)
{
	struct cc_span one = { p->s.at + p->i + skip, p->s.len - p->i - skip };
	enum times times;
	size_t len;

	cc_utf8_next(one, &len);
	p->i += skip + len;
	times = read_times(p);
	if (times == MAYBE)
		end_run(best, p);
	else
		cc_buf_add(&p->run, one.at, len);
	if (times != ONCE)
		end_run(best, p);
}

static void read_branches(struct needs *needs, struct parse *p);

static void
read_group(struct needs *best, struct parse *p)
{
	struct cc_span rest = { p->s.at + p->i, p->s.len - p->i };
	size_t len = cc_regex_opening(rest);
	bool plain = len == 1 || (len >= 3 && cc_byte_in(rest.at[2], ":|><'P") && rest.at[len - 1] != '=' &&
				     rest.at[len - 1] != '!' && rest.at[len - 1] != ')');
	struct needs inner;
	struct cc_buf outer;

	end_run(best, p);
	/* Options, verbs, conditions and calls: their letters may mean anything. */
	if (rest.at[len - 1] == ')' || (!plain && !cc_byte_in(rest.at[len - 1], "=!"))) {
		p->lost = true;
		return;
	}
	p->i += len;
	outer = p->run;
	p->run = (struct cc_buf){ 0 };
	read_branches(&inner, p);
	cc_buf_free(&p->run);
	p->run = outer;
	p->i++;
	if (read_times(p) != MAYBE && plain)
		keep_better(best, &inner);
}

static void
read_class(struct needs *best, struct parse *p)
{
	struct cc_buf unused = { 0 };

	end_run(best, p);
	p->i += cc_regex_class(&unused, (struct cc_span){ p->s.at + p->i, p->s.len - p->i }) + 1;
	cc_buf_free(&unused);
	read_times(p);
}

static void
read_escape(struct needs *best, struct parse *p)
{
	struct cc_span rest = { p->s.at + p->i, p->s.len - p->i };

	if (rest.len > 1 && !cc_regex_letter(rest.at[1]) && !cc_regex_digit(rest.at[1])) {
		read_literal(best, p, 1);
		return;
	}
	end_run(best, p);
	/* Of the others some go on with letters, or turn back to a group. */
	if (rest.len < 2 || (!cc_byte_in(rest.at[1], "dDwWsSbBhHvVRXAzZGKnrtfea") &&
				!(cc_byte_in(rest.at[1], "xpPN") && rest.len > 2 && rest.at[2] == '{'))) {
		p->lost = true;
		return;
	}
	p->i += cc_regex_escape(rest);
	read_times(p);
}

static void
read_sequence(struct needs *best, struct parse *p)
{
	while (!p->lost && p->i < p->s.len && p->s.at[p->i] != '|' && p->s.at[p->i] != ')') {
		switch (p->s.at[p->i]) {
		case '(': read_group(best, p); break;
		case '[': read_class(best, p); break;
		case '\\': read_escape(best, p); break;
		case '^':
		case '$':
		case '.':
			end_run(best, p);
			p->i++;
			read_times(p);
			break;
		default: read_literal(best, p, 0);
		}
	}
	end_run(best, p);
}

/* A text needs what one of the branches needs, so each must need something. */
static void
read_branches(struct needs *needs, struct parse *p)
{
	bool known = true;

	needs->n = 0;
	needs->shortest = SIZE_MAX;
	for (;;) {
		struct needs one;

		one.n = 0;
		read_sequence(&one, p);
		known = known && one.n > 0 && needs->n + one.n <= NEEDS_MAX;
		for (size_t i = 0; known && i < one.n; i++)
			needs->text[needs->n++] = one.text[i];
		if (known && one.shortest < needs->shortest)
			needs->shortest = one.shortest;
		if (p->lost || p->i >= p->s.len || p->s.at[p->i] == ')')
			break;
		p->i++;
	}
	if (!known)
		needs->n = 0;
}

size_t
cc_regex_needs(struct cc_span **out, struct cc_span regex, struct cc_arena *arena)
{
	struct parse p = { .s = regex, .arena = arena };
	struct needs needs;

	read_branches(&needs, &p);
	cc_buf_free(&p.run);
	if (p.lost || p.i < regex.len)
		return 0;
	*out = CC_ARRAY(arena, struct cc_span, needs.n);
	if (needs.n > 0)
		memcpy(*out, needs.text, needs.n * sizeof **out);
	return needs.n;
}
