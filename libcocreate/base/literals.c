/* literals.c -- many literals searched at once.
 *
 * States are numbered in the order of a breadth-first walk over the sorted
 * literals.  So the children of a state stand next to each other, a state's
 * failure has a smaller number, and the states that get rows are the first.
 */
#include "base/literals.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { ROOM = 1024 * 1024 / sizeof(uint32_t), FEW = 64, ROOT = 0 };

/* Of a row's entry: somewhere on this state's chain of failures a literal ends. */
#define ENDS UINT32_C(0x80000000)

struct cc_literals {
	struct cc_arena *arena;
	uint32_t n, states, rows, classes;
	uint8_t class[256]; /* 0: no literal has the byte */
	uint32_t *row;	    /* [rows][classes] */
	uint32_t *child;    /* [states + 1]: the first; the next state's is the end */
	uint8_t *byte;	    /* [states]: that leads here */
	uint32_t *fail;
	uint32_t *ends; /* the literal that ends here, or CC_NO_LITERAL */
	uint32_t *more; /* the next state on the chain of failures where one ends; ROOT: none */
	size_t *length;
	uint32_t *first; /* [n + 1]: of its indices in given */
	uint32_t *given;
};

/* The literals [low, high) of the sorted ones share their first `depth` bytes. */
struct range {
	uint32_t low, high;
	size_t depth;
};

struct sorted {
	struct cc_span text;
	uint32_t index;
};

static int
by_bytes(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int order = cc_span_cmp(x->text, y->text);

	return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/* Two runs that stand one behind the other: a, up to b, up to end. */
static void
merge_runs(struct sorted *to, const struct sorted *a, const struct sorted *b, const struct sorted *end)
{
	const struct sorted *middle = b;

	while (a < middle || b < end)
		*to++ = b == end || (a < middle && by_bytes(a, b) < 0) ? *a++ : *b++;
}

/* By merging the runs that stand sorted.  Returns at or room, wherever the end of it lies. */
static struct sorted *
sort_runs(struct sorted *at, struct sorted *room, size_t n, struct cc_arena *scratch)
{
	size_t *end = CC_ARRAY(scratch, size_t, n + 1), runs = 0;

	for (size_t i = 1; i <= n; i++)
		if (i == n || by_bytes(&at[i - 1], &at[i]) > 0)
			end[++runs] = i; /* end[0] is 0 */
	while (runs > 1) {
		struct sorted *swap = at;
		size_t left = 0;

		for (size_t r = 0; r < runs; r += 2) {
			size_t middle = end[r + 1], last = r + 2 <= runs ? end[r + 2] : middle;

			merge_runs(room + end[r], at + end[r], at + middle, at + last);
			end[++left] = last;
		}
		runs = left;
		at = room;
		room = swap;
	}
	return at;
}

static struct sorted *
sort_literals(struct cc_literals *l, const struct cc_span *literal, const uint32_t *order, size_t n,
    struct cc_arena *scratch, struct cc_arena *arena)
{
	struct sorted *sorted = CC_ARRAY(scratch, struct sorted, n);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t index = order != NULL ? order[i] : i;

		sorted[i] = (struct sorted){ literal[index], index };
	}
	sorted = sort_runs(sorted, CC_ARRAY(scratch, struct sorted, n), n, scratch);
	l->first = CC_ARRAY(arena, uint32_t, n + 1);
	l->given = CC_ARRAY(arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		l->given[i] = sorted[i].index;
		if (l->n == 0 || !cc_span_eq(sorted[l->n - 1].text, sorted[i].text)) {
			l->first[l->n] = i;
			sorted[l->n++] = sorted[i];
		}
		l->first[l->n] = i + 1;
	}
	return sorted;
}

static void
classify(struct cc_literals *l, const struct sorted *sorted)
{
	l->classes = 1;
	for (uint32_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < sorted[i].text.len; k++) {
			uint8_t *class = &l->class[(uint8_t)sorted[i].text.at[k]];

			/* 255 of 256 bytes at most stand in UTF-8. */
			if (*class == 0 && l->classes < 256)
				*class = (uint8_t)l->classes++;
		}
}

static uint32_t
count_states(const struct cc_literals *l, const struct sorted *sorted)
{
	size_t states = 1;

	for (uint32_t i = 0; i < l->n; i++) {
		size_t same = 0;

		while (i > 0 && same < sorted[i - 1].text.len && same < sorted[i].text.len &&
		       sorted[i - 1].text.at[same] == sorted[i].text.at[same])
			same++;
		states += sorted[i].text.len - same;
	}
	return (uint32_t)states;
}

/* One new state for every byte that may come next. */
static uint32_t
spread(
    struct cc_literals *l, struct range *range, uint32_t state, uint32_t states, const struct sorted *sorted)
{
	struct range r = range[state];

	l->ends[state] = CC_NO_LITERAL;
	if (r.low < r.high && sorted[r.low].text.len == r.depth)
		l->ends[state] = r.low++;
	l->child[state] = states;
	while (r.low < r.high) {
		char byte = sorted[r.low].text.at[r.depth];
		uint32_t from = r.low;

		while (r.low < r.high && sorted[r.low].text.at[r.depth] == byte)
			r.low++;
		l->byte[states] = (uint8_t)byte;
		range[states++] = (struct range){ from, r.low, r.depth + 1 };
	}
	return states;
}

static void
grow(struct cc_literals *l, const struct sorted *sorted, struct cc_arena *arena)
{
	struct range *range = CC_ARRAY(arena, struct range, l->states);
	uint32_t states = 1;

	range[ROOT] = (struct range){ 0, l->n, 0 };
	for (uint32_t s = 0; s < states; s++)
		states = spread(l, range, s, states, sorted);
	l->child[l->states] = states;
}

static uint32_t
child(const struct cc_literals *l, uint32_t state, uint8_t byte)
{
	for (uint32_t c = l->child[state]; c < l->child[state + 1]; c++)
		if (l->byte[c] == byte)
			return c;
	return ROOT;
}

/* Up the failures to a state that goes on with the byte; the root has a row. */
static uint32_t
step(const struct cc_literals *l, uint32_t state, uint8_t byte)
{
	for (; state >= l->rows; state = l->fail[state]) {
		uint32_t c = child(l, state, byte);

		if (c != ROOT)
			return c;
	}
	return l->row[(size_t)state * l->classes + l->class[byte]] & ~ENDS;
}

static void
set_failures(struct cc_literals *l)
{
	for (uint32_t s = 0; s < l->states; s++)
		for (uint32_t c = l->child[s]; c < l->child[s + 1]; c++) {
			l->fail[c] = s == ROOT ? ROOT : step(l, l->fail[s], l->byte[c]);
			l->more[c] = l->ends[l->fail[c]] != CC_NO_LITERAL ? l->fail[c] : l->more[l->fail[c]];
		}
}

static bool
any_ends(const struct cc_literals *l, uint32_t state)
{
	return l->ends[state] != CC_NO_LITERAL || l->more[state] != ROOT;
}

/* For the first of the states. */
static void
make_rows(struct cc_literals *l, uint32_t rows)
{
	l->row = CC_ARRAY(l->arena, uint32_t, (size_t)rows * l->classes);
	for (uint32_t s = 0; s < rows; s++) {
		uint32_t *row = l->row + (size_t)s * l->classes;

		if (s != ROOT)
			memcpy(row, l->row + (size_t)l->fail[s] * l->classes, l->classes * sizeof *row);
		for (uint32_t c = l->child[s]; c < l->child[s + 1]; c++)
			row[l->class[l->byte[c]]] = c | (any_ends(l, c) ? ENDS : 0);
	}
	l->rows = rows;
}

void
cc_literals_prepare(struct cc_literals *l)
{
	uint32_t rows = ROOM / l->classes < l->states ? ROOM / l->classes : l->states;

	if (l->rows < rows)
		make_rows(l, rows);
}

struct cc_literals *
cc_literals_new(const struct cc_span *literal, const uint32_t *order, size_t n, struct cc_arena *arena)
{
	struct cc_literals *l = CC_NEW(arena, struct cc_literals);
	struct cc_arena *scratch = cc_arena_new();
	struct sorted *sorted = sort_literals(l, literal, order, n, scratch, arena);

	l->arena = arena;
	classify(l, sorted);
	l->states = count_states(l, sorted);
	l->child = CC_ARRAY(arena, uint32_t, (size_t)l->states + 1);
	l->byte = CC_ARRAY(arena, uint8_t, l->states);
	l->fail = CC_ARRAY(arena, uint32_t, l->states);
	l->ends = CC_ARRAY(arena, uint32_t, l->states);
	l->more = CC_ARRAY(arena, uint32_t, l->states);
	l->length = CC_ARRAY(arena, size_t, l->n);
	for (uint32_t i = 0; i < l->n; i++)
		l->length[i] = sorted[i].text.len;
	grow(l, sorted, scratch);
	make_rows(l, 1);
	set_failures(l);
	make_rows(l, l->states < FEW ? l->states : FEW);
	cc_arena_free(scratch);
	return l;
}

const uint32_t *
cc_literals_order(const struct cc_literals *l)
{
	return l->given;
}

size_t
cc_literals_length(const struct cc_literals *l, uint32_t literal)
{
	return l->length[literal];
}

uint32_t
cc_literals_given(const uint32_t **index, const struct cc_literals *l, uint32_t literal)
{
	*index = l->given + l->first[literal];
	return l->first[literal + 1] - l->first[literal];
}

/* Reads on to the next state where one ends; false: to the end. */
static bool
read_on(struct cc_literals_at *at, const struct cc_literals *l)
{
	const uint8_t *text = (const uint8_t *)at->text.at;
	uint32_t state = at->state;
	size_t i = at->end;

	while (i < at->text.len) {
		uint8_t byte = text[i++];

		if (state < l->rows) {
			state = l->row[(size_t)state * l->classes + l->class[byte]];
			if (!(state & ENDS))
				continue;
			state &= ~ENDS;
		} else {
			state = step(l, state, byte);
			if (!any_ends(l, state))
				continue;
		}
		at->state = state;
		at->end = i;
		return true;
	}
	at->state = state;
	at->end = i;
	return false;
}

uint32_t
cc_literals_next(struct cc_literals_at *at, const struct cc_literals *l)
{
	uint32_t state = at->more;

	if (state == ROOT) {
		if (!read_on(at, l))
			return CC_NO_LITERAL;
		state = l->ends[at->state] != CC_NO_LITERAL ? at->state : l->more[at->state];
	}
	at->more = l->more[state];
	return l->ends[state];
}

static bool
latin(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x1e00 && c <= 0x1eff);
}

static bool
latin_before(struct cc_span text, size_t at)
{
	size_t from = at, len;

	if (at == 0)
		return false;
	while (--from > 0 && (text.at[from] & 0xc0) == 0x80)
		;
	return latin(cc_utf8_next((struct cc_span){ text.at + from, at - from }, &len));
}

static bool
latin_behind(struct cc_span text, size_t at)
{
	size_t len;

	return at < text.len && latin(cc_utf8_next((struct cc_span){ text.at + at, text.len - at }, &len));
}

bool
cc_literal_stands(struct cc_span text, size_t from, size_t to)
{
	return !(latin_before(text, from) && latin_behind(text, from)) &&
	       !(latin_before(text, to) && latin_behind(text, to));
}

bool
cc_literal_latin(struct cc_span literal)
{
	return latin_behind(literal, 0) || latin_before(literal, literal.len);
}
