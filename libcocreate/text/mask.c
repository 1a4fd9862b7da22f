/* mask.c -- what in a quote could lead to a person, taken out.
 *
 * The text becomes an array of characters, full-width ones as their ASCII
 * twins.  At each place, from left to right, four matchers are tried; each
 * says where its find would end.  A matcher looks at a bounded stretch, or
 * begins only where a run begins, so the whole is linear.
 */
#include "text/mask_int.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Parts of a number, and what stands between two of them. */
enum { PARTS_MAX = 6, SEPARATORS_MAX = 3 };

/* A number that begins within another is none of its own. */
static bool
number_begins(const struct cc_chars *t, size_t i)
{
	if (i == 0)
		return true;
	if (cc_is_digit(t->c[i - 1]))
		return false;
	return i < 2 || !cc_is_digit(t->c[i - 2]) || !(cc_is_dash(t->c[i - 1]) || t->c[i - 1] == '.');
}

static bool
number_ends(const struct cc_chars *t, size_t end)
{
	if (cc_is_digit(t->c[end]) || cc_is_letter(t->c[end]))
		return false;
	return !cc_is_dash(t->c[end]) || !cc_is_digit(t->c[end + 1]);
}

static bool
is_local(uint32_t c)
{
	return cc_is_letter(c) || cc_is_digit(c) || (c < 0x80 && c != 0 && strchr("._%+-", (int)c) != NULL);
}

static size_t
email_end(const struct cc_chars *t, size_t i)
{
	size_t end = 0, label;

	if (!is_local(t->c[i]) || (i > 0 && is_local(t->c[i - 1])))
		return 0;
	while (is_local(t->c[i]))
		i++;
	if (t->c[i] != '@')
		return 0;
	for (unsigned labels = 1;; labels++) {
		label = ++i;
		while (cc_is_letter(t->c[i]) || cc_is_digit(t->c[i]) || t->c[i] == '-')
			i++;
		/* up to the last label that can be one of a top level */
		if (labels > 1 && i - label >= 2 && cc_is_letter(t->c[label]))
			end = i;
		if (i == label || t->c[i] != '.')
			return end;
	}
}

/* Groups of digits with what people write between them. */
struct number {
	bool plus;
	unsigned n;
	unsigned len[PARTS_MAX];
	size_t begin[PARTS_MAX], end[PARTS_MAX];
};

static bool
is_separator(uint32_t c)
{
	return cc_is_dash(c) || c == ' ' || c == '.' || c == '(' || c == ')';
}

static void
number_read(struct number *out, const struct cc_chars *t, size_t i)
{
	*out = (struct number){ .plus = t->c[i] == '+' };
	i += out->plus || t->c[i] == '(';
	while (out->n < PARTS_MAX && cc_is_digit(t->c[i])) {
		size_t begin = i, separators = 0;

		while (cc_is_digit(t->c[i]))
			i++;
		out->begin[out->n] = begin;
		out->end[out->n] = i;
		out->len[out->n++] = (unsigned)(i - begin);
		while (separators++ < SEPARATORS_MAX && is_separator(t->c[i]))
			i++;
	}
}

/* Are the first n groups a telephone number? */
static bool
is_telephone(const struct number *p, unsigned n, const struct cc_chars *t)
{
	const uint32_t *c = &t->c[p->begin[0]];
	unsigned digits = 0, first = n == 4;

	for (unsigned k = 0; k < n; k++)
		digits += p->len[k];
	if (p->plus)
		return digits >= 8 && digits <= 15 && *c != '0';
	if (*c == '0') {
		if (p->len[0] < 2 || c[1] == '0' || digits < 10 || digits > 11)
			return false;
		return n == 1 || (n == 2 && p->len[1] >= 6) || (n == 3 && p->len[2] >= 3);
	}
	if (n < 3 || n > 4 || (n == 4 && (p->len[0] != 1 || *c != '1')))
		return false;
	return p->len[first] == 3 && p->len[first + 1] == 3 && p->len[first + 2] == 4 &&
	       t->c[p->begin[first]] >= '2' && t->c[p->begin[first + 1]] >= '2';
}

static size_t
telephone_end(const struct cc_chars *t, size_t i)
{
	struct number p;

	if (!(cc_is_digit(t->c[i]) || ((t->c[i] == '+' || t->c[i] == '(') && cc_is_digit(t->c[i + 1]))) ||
	    !number_begins(t, i))
		return 0;
	number_read(&p, t, i);
	/* of "(03" without its other half only the digits belong to the number */
	if (t->c[i] == '(' && t->c[p.end[0]] != ')')
		return 0;
	for (unsigned n = p.n; n > 0; n--)
		if (is_telephone(&p, n, t) && number_ends(t, p.end[n - 1]))
			return p.end[n - 1];
	return 0;
}

static size_t
digits_end(const struct cc_chars *t, size_t i, size_t count)
{
	for (; count > 0; count--)
		if (!cc_is_digit(t->c[i++]))
			return 0;
	return i;
}

static size_t
zip_end(const struct cc_chars *t, size_t i)
{
	bool marked = t->c[i] == 0x3012; /* the postal mark */
	size_t end;

	if (!marked && !(cc_is_digit(t->c[i]) && number_begins(t, i)))
		return 0;
	for (i += marked; marked && t->c[i] == ' '; i++)
		continue;
	if ((end = digits_end(t, i, 3)) == 0)
		return 0;
	if (cc_is_dash(t->c[end]))
		end++;
	else if (!marked)
		return 0;
	end = digits_end(t, end, 4);
	if (end == 0 || !number_ends(t, end) || (!marked && cc_char_in(t->c[end], cc_mask_counters)))
		return 0;
	return end;
}

static uint32_t
narrow(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		return c - 0xff01 + '!';
	return c == 0x3000 || c == 0xa0 ? ' ' : c;
}

static struct cc_chars
text_read(struct cc_span from, struct cc_arena *arena)
{
	/* two more, so that a matcher may look one past the end */
	uint32_t *c = CC_ARRAY(arena, uint32_t, from.len + 2);
	size_t *at = CC_ARRAY(arena, size_t, from.len + 2), n = 0, len;

	for (size_t i = 0; i < from.len; i += len, n++) {
		at[n] = i;
		c[n] = narrow(cc_utf8_next((struct cc_span){ from.at + i, from.len - i }, &len));
	}
	at[n] = from.len;
	return (struct cc_chars){ c, at, n };
}

static size_t
find_end(const char **sign, const struct cc_chars *t, size_t i)
{
	static const struct {
		const char *sign;
		size_t (*end)(const struct cc_chars *t, size_t i);
	} kinds[] = {
		{ "[email]", email_end },
		{ "[tel]", telephone_end },
		{ "[zip]", zip_end },
		{ "[address]", cc_mask_address },
	};
	size_t end = 0;

	for (size_t k = 0; end == 0 && k < sizeof kinds / sizeof *kinds; k++) {
		*sign = kinds[k].sign;
		end = kinds[k].end(t, i);
	}
	return end;
}

size_t
cc_mask(struct cc_span *out, struct cc_span text, struct cc_arena *arena)
{
	struct cc_chars t = text_read(text, arena);
	struct cc_buf made = { 0 };
	size_t found = 0, kept = 0, end;
	const char *sign;

	for (size_t i = 0; i<t.n; i = end> 0 ? end : i + 1) {
		end = find_end(&sign, &t, i);
		if (end == 0)
			continue;
		found++;
		cc_buf_add(&made, text.at + t.at[kept], t.at[i] - t.at[kept]);
		cc_buf_puts(&made, sign);
		kept = end;
	}
	*out = text;
	if (found > 0) {
		cc_buf_add(&made, text.at + t.at[kept], text.len - t.at[kept]);
		*out = cc_span_dup(arena, (struct cc_span){ made.at, made.len });
	}
	cc_buf_free(&made);
	return found;
}
