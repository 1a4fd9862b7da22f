/* fit.c -- which columns of a table stand side by side on a terminal, how wide. */
#include "render/fit.h"

#include "base/arena.h"

#include <stdint.h>
#include <string.h>

/* A folded table has room: its texts keep a quarter of the width, up to this. */
enum { COMFORT = 24 };

/* The table being fitted, and scratch room for a block. */
struct fitting {
	const struct cc_fit_column *column;
	size_t n, width;
	bool *stub; /* [n]: repeated in every block */
	struct cc_arena *arena;
};

static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
widest(const struct cc_fit_column *c)
{
	return larger(c->cells, c->header);
}

/* How narrow a column may be with its header broken and its texts no shorter
 * than floor. */
static size_t
narrowest(const struct cc_fit_column *c, size_t floor)
{
	bool gives = c->give != CC_FIT_NEVER && c->give != CC_FIT_WORD;

	return larger(c->part, gives ? smaller(c->cells, larger(floor, c->least)) : c->cells);
}

static size_t
total(const struct cc_fit_block *b)
{
	size_t sum = b->n > 0 ? (b->n - 1) * CC_FIT_GAP : 0;

	for (size_t i = 0; i < b->n; i++)
		sum += b->width[i];
	return sum;
}

/* Breaks headers, those first that save most. */
static void
break_headers(struct cc_fit_block *b, const struct fitting *f)
{
	while (total(b) > f->width) {
		size_t best = 0, most = 0;

		for (size_t i = 0; i < b->n; i++) {
			const struct cc_fit_column *c = &f->column[b->column[i]];
			size_t saved = b->width[i] - smaller(b->width[i], larger(c->part, c->cells));

			if (saved > most) {
				most = saved;
				best = i;
			}
		}
		if (most == 0)
			return;
		b->width[best] -= most;
	}
}

/* Takes columns of one kind, always from the widest, down to low(). */
static void
squeeze(struct cc_fit_block *b, const struct fitting *f, enum cc_fit_give give,
    size_t (*low)(const struct cc_fit_column *, size_t), size_t floor)
{
	for (size_t over = total(b); over > f->width; over--) {
		size_t best = SIZE_MAX;

		for (size_t i = 0; i < b->n; i++) {
			const struct cc_fit_column *c = &f->column[b->column[i]];

			if (c->give != give || b->width[i] <= low(c, floor))
				continue;
			if (best == SIZE_MAX || b->width[i] > b->width[best])
				best = i;
		}
		if (best == SIZE_MAX)
			return;
		b->width[best]--;
	}
}

/* With headers cut wherever it takes. */
static size_t
bare(const struct cc_fit_column *c, size_t floor)
{
	return larger(1, c->give == CC_FIT_NEVER || c->give == CC_FIT_WORD
			     ? c->cells
			     : smaller(c->cells, larger(floor, c->least)));
}

static size_t
nothing_kept(const struct cc_fit_column *c, size_t floor)
{
	return c->give == CC_FIT_NEVER ? larger(1, c->cells) : larger(floor, c->least);
}

static void
fit_block(struct cc_fit_block *b, const struct fitting *f, size_t floor)
{
	for (size_t i = 0; i < b->n; i++)
		b->width[i] = widest(&f->column[b->column[i]]);
	if (f->width == 0)
		return;
	break_headers(b, f);
	for (enum cc_fit_give g = CC_FIT_TEXT; g <= CC_FIT_ID; g++)
		squeeze(b, f, g, narrowest, floor);
	for (enum cc_fit_give g = CC_FIT_TEXT; g <= CC_FIT_ID; g++)
		squeeze(b, f, g, narrowest, CC_FIT_LEAST);
	for (enum cc_fit_give g = CC_FIT_NEVER; g <= CC_FIT_WORD; g++)
		squeeze(b, f, g, bare, CC_FIT_LEAST);
	for (enum cc_fit_give g = CC_FIT_NEVER; g <= CC_FIT_WORD; g++)
		squeeze(b, f, g, nothing_kept, 1);
}

/* The key columns, else the first two: as many as leave half of the line, and
 * room for the widest number beside them. */
static void
choose_stub(struct fitting *f)
{
	size_t used = 0, least = 0, number = 0;
	bool keys = false, any = false;

	for (size_t i = 0; i < f->n; i++) {
		keys |= f->column[i].key;
		number = larger(number, nothing_kept(&f->column[i], 1));
	}
	for (size_t i = 0; i < f->n; i++) {
		const struct cc_fit_column *c = &f->column[i];

		if (keys ? !c->key : i >= 2)
			continue;
		used += narrowest(c, CC_FIT_LEAST) + CC_FIT_GAP;
		least += nothing_kept(c, 1) + CC_FIT_GAP;
		if ((any && used > f->width / 2) || least + number > f->width)
			return;
		f->stub[i] = true;
		any = true;
	}
}

static struct cc_fit_block
new_block(const bool *in, const struct fitting *f)
{
	struct cc_fit_block b = { 0, CC_ARRAY(f->arena, size_t, f->n), CC_ARRAY(f->arena, size_t, f->n) };

	for (size_t i = 0; i < f->n; i++) {
		if (in[i])
			b.column[b.n++] = i;
	}
	return b;
}

/* A block while it is filled. */
struct packing {
	struct cc_fit_block *out;
	size_t blocks, stub, used, own;
	bool *in;
};

static void
close_block(struct packing *p, const struct fitting *f)
{
	p->out[p->blocks++] = new_block(p->in, f);
	memcpy(p->in, f->stub, f->n * sizeof *p->in);
	p->used = p->stub;
	p->own = 0;
}

/* Fills blocks, each as full as it gets: the main columns, then the others, as they
 * come. */
static size_t
pack(struct cc_fit_block *out, const struct fitting *f, size_t floor)
{
	struct packing p = { .out = out, .in = CC_ARRAY(f->arena, bool, f->n) };

	for (size_t i = 0; i < f->n; i++)
		p.stub += f->stub[i] ? narrowest(&f->column[i], floor) + CC_FIT_GAP : 0;
	memcpy(p.in, f->stub, f->n * sizeof *p.in);
	p.used = p.stub;
	for (size_t i = 0; i < 2 * f->n; i++) {
		const struct cc_fit_column *c = &f->column[i % f->n];
		size_t w = narrowest(c, floor);

		if (f->stub[i % f->n] || c->main != (i < f->n))
			continue;
		if (p.own > 0 && p.used + w > f->width)
			close_block(&p, f);
		p.in[i % f->n] = true;
		p.used += w + CC_FIT_GAP;
		p.own++;
	}
	close_block(&p, f);
	return p.blocks;
}

size_t
cc_fit(struct cc_fit_block **out, const struct cc_fit_column *columns, size_t n, size_t width,
    struct cc_arena *arena)
{
	struct fitting f = { columns, n, width, CC_ARRAY(arena, bool, n + 1), arena };
	struct cc_fit_block *block = CC_ARRAY(arena, struct cc_fit_block, n + 1);
	size_t blocks = 1, floor = CC_FIT_LEAST;

	*out = block;
	if (n == 0)
		return 0;
	if (width == 0) {
		memset(f.stub, true, n);
		block[0] = new_block(f.stub, &f);
	} else {
		choose_stub(&f);
		blocks = pack(block, &f, floor);
	}
	if (blocks > 1) {
		floor = larger(floor, smaller(COMFORT, width / 4));
		blocks = pack(block, &f, floor);
	}
	for (size_t i = 0; i < blocks; i++)
		fit_block(&block[i], &f, floor);
	return blocks;
}
