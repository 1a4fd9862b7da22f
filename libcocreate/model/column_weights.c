/* column_weights.c -- columns that look like case weights and that nobody asked for: a note
 * names them, since figures without weights would be of another population. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Headers, folded; a name that ends in an asterisk is how one begins. */
static const char *const looks[] = { "weight", "weights", "wt", "wgt", "ウェイト*", "ウエイト*", "wb*",
	"加重*", "拡大*", NULL };

static bool
begins(struct cc_span text, const char *with, size_t n)
{
	return text.len >= n && memcmp(text.at, with, n) == 0;
}

bool
cc_looks_like_weights(struct cc_span folded)
{
	static const char head[] = "補正", tail[] = "値";

	for (size_t i = 0; looks[i] != NULL; i++) {
		size_t n = strlen(looks[i]);
		bool open = looks[i][n - 1] == '*';

		if (begins(folded, looks[i], open ? n - 1 : n) && (open || folded.len == n))
			return true;
	}
	return begins(folded, head, strlen(head)) && folded.len >= strlen(head) + strlen(tail) &&
	       memcmp(folded.at + folded.len - strlen(tail), tail, strlen(tail)) == 0;
}

static bool
is_bound(const struct cc_bound *b, uint32_t column)
{
	for (unsigned r = 0; r < b->binder->roles; r++)
		for (uint32_t i = 0; i < cc_role_items(b->binder->run, r); i++)
			if (cc_has_slot(b, r, i, column))
				return true;
	return false;
}

void
cc_find_unweighted(
    struct cc_bound *out, const struct cc_binder *b, const struct cc_header *h, struct cc_arena *arena)
{
	unsigned role = cc_method_role(b->method, CC_ROLE_WEIGHT);

	if (role == CC_NO_ROLE || (b->run->idle >> role & 1) || cc_target_of(b, role, 0) != NULL)
		return;
	out->unweighted.slot = CC_ARRAY(arena, uint32_t, h->n);
	for (uint32_t c = 0; c < h->n; c++)
		if (cc_looks_like_weights(h->folded[c]) && !is_bound(out, c))
			out->unweighted.slot[out->unweighted.n++] = c;
	out->looks = CC_ARRAY(arena, struct cc_looks, out->unweighted.n);
}

static void
see_column(const struct cc_cells *c, uint32_t slot, struct cc_looks *seen)
{
	const struct cc_binder *b = c->bound->binder;
	unsigned how = cc_binder_numbers(b);
	double number;

	for (uint32_t i = 0; i < c->n && !seen->others; i++) {
		struct cc_span cell = c->rows->cell[(size_t)c->row[i] * c->rows->wanted + slot];

		if (cc_is_missing_cell(&b->missing[CC_MARK_NUMBERS], cell))
			continue;
		if (cc_num_read(&number, cell, how) && number >= 0)
			seen->numbers++;
		else
			seen->others = true;
	}
}

void
cc_see_unweighted(const struct cc_cells *c)
{
	for (uint32_t k = 0; k < c->bound->unweighted.n; k++)
		see_column(c, c->bound->unweighted.slot[k], &c->t->now.looks[k]);
}

static void
note_column(struct cc_report *report, const struct cc_bound *b, uint32_t k)
{
	struct cc_quoted name = cc_quote(b->header[b->want.column[b->unweighted.slot[k]]]);

	if (b->looks[k].numbers > 0 && !b->looks[k].others)
		cc_note(report, "weight-unused",
		    "column \"%s\" looks like case weights and was not used; -c weight=%s uses it, -c "
		    "weight= "
		    "ends this note",
		    "列「%s」はウェイトのようですが、使っていません。-c weight=%s で使い、-c weight= "
		    "でこの注記を止められます",
		    name.text, name.text);
}

void
cc_note_unweighted(struct cc_report *report, const struct cc_binder *b)
{
	for (const struct cc_bound *f = b->first; f != NULL; f = f->next)
		for (uint32_t k = 0; k < f->unweighted.n; k++)
			note_column(report, f, k);
}
