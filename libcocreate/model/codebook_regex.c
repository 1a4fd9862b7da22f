/* codebook_regex.c -- patterns in the form of the text that they are searched in,
 * and what a text must hold for them to match at all.
 *
 * Only what is certain is touched: the literal characters of a pattern are
 * normalised one by one; escapes, names of groups, options and whatever else
 * has letters that are none stay as they are.
 */
#include "model/codebook_int.h"

#include "base/arena.h"
#include "base/normal.h"
#include "base/utf8.h"

enum { NEEDS_MAX = 24 };

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
ascii(char c)
{
	return (c & 0x80) == 0;
}

/* Bytes up to and with the next `end`; all of s where there is none. */
static size_t
through(struct cc_span s, size_t from, char end)
{
	const char *at = from < s.len ? memchr(s.at + from, end, s.len - from) : NULL;

	return at != NULL ? (size_t)(at - s.at) + 1 : s.len;
}

/* Length of the escape at s, which begins with a backslash. */
static size_t
escape_length(struct cc_span s)
{
	if (s.len < 2)
		return s.len;
	if (s.len > 2 && memchr("xpPNogk", s.at[1], 7) != NULL) {
		if (s.at[2] == '{')
			return through(s, 2, '}');
		if ((s.at[1] == 'g' || s.at[1] == 'k') && (s.at[2] == '<' || s.at[2] == '\''))
			return through(s, 3, s.at[2] == '<' ? '>' : '\'');
	}
	return memchr("cpP", s.at[1], 3) != NULL && s.len > 2 ? 3 : 2;
}

/* Length of what opens the group at s, which begins with a parenthesis: up to
 * where patterns go on. */
static size_t
opening_length(struct cc_span s)
{
	size_t i = 2;

	if (s.len > 1 && s.at[1] == '*')
		return through(s, 1, ')');
	if (s.len < 3 || s.at[1] != '?')
		return 1;
	if (memchr(":|>=!", s.at[2], 5) != NULL)
		return 3;
	if (s.at[2] == '<' && s.len > 3 && (s.at[3] == '=' || s.at[3] == '!'))
		return 4;
	if (s.at[2] == '<' || (s.at[2] == 'P' && s.len > 3 && s.at[3] == '<'))
		return through(s, 2, '>');
	if (s.at[2] == '\'')
		return through(s, 3, '\'');
	if (s.at[2] == '(')
		return s.len > 3 && s.at[3] == '?' ? 2 : through(s, 2, ')');
	while (i < s.len && (memchr("^-imsxnJU", s.at[i], 9) != NULL))
		i++;
	if (i > 2 && i < s.len && (s.at[i] == ':' || s.at[i] == ')'))
		return i + 1;
	return through(s, 2, ')'); /* a comment, a call, a reference */
}

static void
put_quoted(struct cc_buf *out, struct cc_span text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (ascii(c) && c > ' ' && !letter(c) && !digit(c))
			cc_buf_putc(out, '\\');
		cc_buf_putc(out, c);
	}
}

/* A literal character with what joins it; quoted: ASCII means itself.  Its length. */
static size_t
put_literal(struct cc_buf *out, struct cc_span s, bool in_class, bool quoted)
{
	struct cc_normal normal = { 0 };
	struct cc_span text;
	size_t len, more;

	cc_utf8_next(s, &len);
	if (ascii(s.at[0]) && !quoted && s.at[0] != '~') {
		cc_buf_putc(out, (char)cc_utf8_lower((uint8_t)s.at[0]));
		return len;
	}
	while (!in_class && len < s.len && !ascii(s.at[len]) &&
	       cc_utf8_joins(cc_utf8_next((struct cc_span){ s.at + len, s.len - len }, &more)))
		len += more;
	text = cc_normal(&normal, (struct cc_span){ s.at, len });
	if (text.len == 0)
		text = ascii(s.at[0]) ? (struct cc_span){ s.at, len } : CC_SPAN(" ");
	if (cc_utf8_chars(text) == 1) {
		put_quoted(out, text);
	} else if (in_class) {
		cc_buf_add(out, s.at, len);
	} else {
		cc_buf_puts(out, "(?:");
		put_quoted(out, text);
		cc_buf_putc(out, ')');
	}
	cc_normal_free(&normal);
	return len;
}

static bool
begins(struct cc_span s, const char *text)
{
	size_t len = strlen(text);

	return s.len >= len && memcmp(s.at, text, len) == 0;
}

static size_t
put_class(struct cc_buf *out, struct cc_span s)
{
	size_t i = 1 + (s.len > 1 && s.at[1] == '^');

	i += i < s.len && s.at[i] == ']';
	cc_buf_add(out, s.at, i);
	while (i < s.len && s.at[i] != ']') {
		struct cc_span rest = { s.at + i, s.len - i };
		size_t len = s.at[i] == '\\'	  ? escape_length(rest)
			     : begins(rest, "[:") ? through(rest, 2, ']')
						  : 0;

		if (len > 0)
			cc_buf_add(out, rest.at, len);
		else
			len = put_literal(out, rest, true, false);
		i += len;
	}
	return i;
}

static size_t
put_quotation(struct cc_buf *out, struct cc_span s)
{
	size_t i = 2;

	while (i < s.len && !begins((struct cc_span){ s.at + i, s.len - i }, "\\E"))
		i += put_literal(out, (struct cc_span){ s.at + i, s.len - i }, false, true);
	return i + 2 < s.len ? i + 2 : s.len;
}

/* A run of long vowels is one, unless it is counted. */
static bool
long_vowel_again(const struct cc_buf *out, size_t before, struct cc_span rest)
{
	return before >= 3 && out->len == before + 3 && memcmp(out->at + before - 3, "ーー", 6) == 0 &&
	       (rest.len == 0 || memchr("?*+{", rest.at[0], 4) == NULL);
}

struct cc_span
cc_regex_normal(struct cc_span s, struct cc_arena *arena)
{
	struct cc_buf out = { 0 };
	struct cc_span made;
	size_t i = 0, len;

	while (i < s.len) {
		struct cc_span rest = { s.at + i, s.len - i };
		size_t before = out.len;

		if (begins(rest, "\\Q")) {
			len = put_quotation(&out, rest);
		} else if (s.at[i] == '[') {
			len = put_class(&out, rest);
		} else if (s.at[i] == '\\' && rest.len > 1 && !ascii(rest.at[1])) {
			len = 1;
		} else if (s.at[i] == '\\' || s.at[i] == '(') {
			len = s.at[i] == '(' ? opening_length(rest) : escape_length(rest);
			cc_buf_add(&out, rest.at, len);
		} else {
			len = put_literal(&out, rest, false, false);
			if (long_vowel_again(&out, before, (struct cc_span){ rest.at + len, rest.len - len }))
				out.len = before;
		}
		i += len;
	}
	made = cc_span_dup(arena, (struct cc_span){ out.at != NULL ? out.at : "", out.len });
	cc_buf_free(&out);
	return made;
}

/* One of these must stand in a text; n == 0: nobody knows. */
struct needs {
	size_t n, shortest;
	struct cc_span text[NEEDS_MAX];
};

struct parse {
	struct cc_span s;
	size_t i;
	bool lost; /* something that changes what letters mean */
	struct cc_buf run;
	struct cc_arena *arena;
};

static void
keep_better(struct needs *best, const struct needs *other)
{
	if (other->n > 0 && (best->n == 0 || other->shortest > best->shortest ||
				(other->shortest == best->shortest && other->n < best->n)))
		*best = *other;
}

static void
end_run(struct needs *best, struct parse *p)
{
	if (p->run.len > 0) {
		struct needs one = { .n = 1, .shortest = p->run.len };

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
	for (from = i; i < s.len && digit(s.at[i]);)
		i++;
	if (i == from)
		return 0;
	if (i < s.len && s.at[i] == ',')
		for (i++; i < s.len && digit(s.at[i]);)
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
		/* {05} is not worth a thought. */
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
	size_t len = opening_length(rest);
	bool plain =
	    len == 1 || (len >= 3 && memchr(":|><'P", rest.at[2], 6) != NULL && rest.at[len - 1] != '=' &&
			    rest.at[len - 1] != '!' && rest.at[len - 1] != ')');
	struct needs inner = { 0 };
	struct cc_buf outer;

	end_run(best, p);
	/* Options, verbs, conditions and calls: their letters may mean anything. */
	if (rest.at[len - 1] == ')' || (!plain && memchr("=!", rest.at[len - 1], 2) == NULL)) {
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
	p->i += put_class(&unused, (struct cc_span){ p->s.at + p->i, p->s.len - p->i }) + 1;
	cc_buf_free(&unused);
	read_times(p);
}

static void
read_escape(struct needs *best, struct parse *p)
{
	struct cc_span rest = { p->s.at + p->i, p->s.len - p->i };

	if (rest.len > 1 && !letter(rest.at[1]) && !digit(rest.at[1])) {
		read_literal(best, p, 1);
		return;
	}
	end_run(best, p);
	/* Of the others some go on with letters, or turn back to a group. */
	if (rest.len < 2 ||
	    (memchr("dDwWsSbBhHvVRXAzZGKnrtfea", rest.at[1], 25) == NULL &&
		!(memchr("xpPN", rest.at[1], 4) != NULL && rest.len > 2 && rest.at[2] == '{'))) {
		p->lost = true;
		return;
	}
	p->i += escape_length(rest);
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
		struct needs one = { 0 };

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
