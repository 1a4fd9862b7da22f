/* points.c -- what each contribution is worth by kinds and bands, and of whom an idea is. */
#include "figure/points.h"

#include "base/arena.h"
#include "stat/order.h"

bool
cc_point_rates_read(void *to, const struct cc_node *map, const void *with, const struct cc_node_reading *r)
{
	struct cc_point_rates *out = to;

	(void)with;
	if (!cc_node_map(map, r->file, r->err))
		return false;
	*out = (struct cc_point_rates){ CC_ARRAY(r->arena, struct cc_point_rate, map->n), map->n };
	for (size_t i = 0; i < map->n; i++) {
		out->rate[i].kind = map->key[i]->text;
		if (!cc_bands_read(&out->rate[i].bands, map->item[i], CC_MICRO, false, r))
			return false;
	}
	return true;
}

bool
cc_duplicates_read(void *out, const struct cc_node *node, const void *with, const struct cc_node_reading *r)
{
	static const struct cc_node_member members[] = {
		CC_NODE_MEMBER("kinds", struct cc_duplicates, kinds, cc_read_texts, NULL),
		CC_NODE_MEMBER("earliest", struct cc_duplicates, earliest, cc_read_part, NULL),
		{ 0 },
	};

	(void)with;
	return cc_read_members(out, node, members, r) &&
	       (cc_node_get(node, "kinds") != NULL ||
		   cc_node_fail(
		       node, r->file, r->err, N_("duplicates without kinds; wanted {kinds: [propose]}")));
}

const struct cc_bands *
cc_points_of(const struct cc_point_rates *rates, struct cc_span kind)
{
	for (size_t i = 0; i < rates->n; i++)
		if (cc_span_eq(rates->rate[i].kind, kind))
			return &rates->rate[i].bands;
	return NULL;
}

bool
cc_duplicates_have(const struct cc_duplicates *duplicates, struct cc_span kind)
{
	for (size_t k = 0; k < duplicates->kinds.n; k++)
		if (cc_span_eq(duplicates->kinds.text[k], kind))
			return true;
	return false;
}

/* A row of the window whose points depend on others', on its way to them. */
struct worth {
	const struct cc_point_row *row;
	int64_t points;
	uint32_t at; /* among the rows */
	bool duplicate;
};

/* Such rows in another order than theirs: row[i] is a copy of the one at[i]. */
struct ordered {
	struct worth *row;
	uint32_t *at;
};

enum key { BY_PERSON, BY_KIND, BY_IDEA };

static uint64_t
key_of(const struct cc_point_row *row, enum key by)
{
	return by == BY_PERSON ? row->person : by == BY_KIND ? row->kind : row->idea;
}

/* By several keys, the last of by[keys] first, equals as they stand. */
static struct ordered
order_by(const struct worth *w, size_t n, const enum key *by, size_t keys, struct cc_arena *scratch)
{
	struct ordered out = { CC_ARRAY(scratch, struct worth, n), CC_ARRAY(scratch, uint32_t, n) };
	uint64_t *key = CC_ARRAY(scratch, uint64_t, n);

	for (size_t i = 0; i < n; i++)
		out.at[i] = (uint32_t)i;
	for (size_t k = 0; k < keys; k++) {
		for (size_t i = 0; i < n; i++)
			key[i] = key_of(w[i].row, by[k]);
		cc_sort_by(out.at, key, (uint32_t)n, scratch);
	}
	for (size_t i = 0; i < n; i++)
		out.row[i] = w[out.at[i]];
	return out;
}

static void
put_back(struct worth *w, size_t n, const struct ordered *from)
{
	for (size_t i = 0; i < n; i++)
		w[from->at[i]] = from->row[i];
}

static bool
same_band(const struct cc_point_row *x, const struct cc_point_row *y, bool by_idea)
{
	return x->person == y->person && x->kind == y->kind && (!by_idea || x->idea == y->idea);
}

static bool
same_idea(const struct cc_point_row *x, const struct cc_point_row *y)
{
	return x->kind == y->kind && x->idea == y->idea;
}

/* What a correction takes back was given by the rows before it, else by those behind. */
static void
correct(struct worth *w, size_t n)
{
	int64_t owed = 0;

	for (size_t i = 0; i < n; i++) {
		owed += w[i].points < 0 ? -w[i].points : 0;
		w[i].points = w[i].points < 0 ? 0 : w[i].points;
		for (size_t k = i + 1; k-- > 0 && owed > 0;) {
			int64_t taken = w[k].points < owed ? w[k].points : owed;

			w[k].points -= taken;
			owed -= taken;
		}
	}
}

/* Bands run over the rows of one person and kind, where a window is by idea of one idea, in their
 * order, in which rows come. */
static void
count_bands(
    struct worth *w, size_t n, const struct cc_bands *const *bands, bool by_idea, struct cc_arena *scratch)
{
	static const enum key by[] = { BY_IDEA, BY_KIND, BY_PERSON };
	struct ordered o = order_by(w, n, by + !by_idea, 2 + by_idea, scratch);

	for (size_t from = 0, end; from < n; from = end) {
		const struct cc_bands *of = bands[o.row[from].row->kind];
		struct cc_int128 before = cc_int128(0);
		int64_t units = 0;

		for (end = from; end < n && same_band(o.row[end].row, o.row[from].row, by_idea); end++) {
			struct cc_int128 after = cc_bands_worth(of, units += o.row[end].row->units);

			o.row[end].points = cc_points_rounded(cc_int128_subtract(after, before));
			before = after;
		}
		correct(&o.row[from], end - from);
	}
	put_back(w, n, &o);
}

struct author {
	size_t from, end;
	int64_t points, earns;
};

/* The first of the authors has the part that the rules say, the others the rest in equal parts. */
static void
divide(struct author *author, size_t n, const struct worth *w, int64_t earliest)
{
	int64_t base = 0, first_part;
	size_t first = 0;

	for (size_t a = 0; a < n; a++) {
		base = author[a].points > base ? author[a].points : base;
		if (cc_point_before(w[author[a].from].row, w[author[first].from].row))
			first = a;
	}
	(void)cc_int128_round(&first_part, cc_int128_times(base, earliest), CC_ONE_NANO);
	for (size_t a = 0; a < n; a++)
		if (a == first)
			author[a].earns = first_part;
		else
			(void)cc_int128_round(&author[a].earns, cc_int128_times(base, CC_ONE_NANO - earliest),
			    CC_ONE_NANO * (int64_t)(n - 1));
}

/* All rows of one idea and kind: an idea that was brought several times earns once. */
static void
merge_authors(struct worth *w, size_t n, int64_t earliest, struct cc_arena *arena)
{
	struct author *author = CC_ARRAY(arena, struct author, n);
	size_t authors = 0;

	for (size_t from = 0, end; from < n; from = end) {
		int64_t points = 0;

		for (end = from; end < n && w[end].row->person == w[from].row->person; end++)
			points += w[end].points;
		if (points > 0)
			author[authors++] = (struct author){ from, end, points, 0 };
	}
	if (authors < 2)
		return;
	divide(author, authors, w, earliest);
	for (size_t a = 0; a < authors; a++)
		for (size_t i = author[a].from; i < author[a].end; i++) {
			(void)cc_int128_round(
			    &w[i].points, cc_int128_times(w[i].points, author[a].earns), author[a].points);
			w[i].duplicate = true;
		}
}

/* The authors of one idea and kind stand together, the rows of each. */
static void
divide_duplicates(struct worth *w, size_t n, const struct cc_point_rows *rows,
    const struct cc_duplicates *duplicates, struct cc_arena *scratch)
{
	static const enum key by[] = { BY_PERSON, BY_IDEA, BY_KIND };
	struct ordered o;

	if (duplicates->kinds.n == 0)
		return;
	o = order_by(w, n, by, 3, scratch);
	for (size_t from = 0, end; from < n; from = end) {
		const struct cc_point_row *first = o.row[from].row;

		for (end = from; end < n && same_idea(o.row[end].row, first);)
			end++;
		if (first->idea != UINT32_MAX && cc_duplicates_have(duplicates, rows->kind[first->kind]))
			merge_authors(&o.row[from], end - from, duplicates->earliest, scratch);
	}
	put_back(w, n, &o);
}

static struct cc_kind_worth *
weigh_kinds(const struct cc_point_rows *rows, const struct cc_point_window *of, struct cc_arena *arena)
{
	struct cc_kind_worth *kind = CC_ARRAY(arena, struct cc_kind_worth, rows->kinds);

	for (uint32_t k = 0; k < rows->kinds; k++) {
		const struct cc_bands *bands = cc_points_of(of->rates, rows->kind[k]);
		bool alone = bands != NULL && bands->n == 1 && !rows->corrected[k] &&
			     !cc_duplicates_have(of->duplicates, rows->kind[k]);

		kind[k] = (struct cc_kind_worth){ bands, alone ? bands->band[0].rate : CC_NO_END };
	}
	return kind;
}

static bool
depends(const struct cc_points *p, const struct cc_point_row *row)
{
	return cc_point_in(p, row) && p->kind[row->kind].rate == CC_NO_END;
}

/* Where those of each piece begin; how many there are. */
static size_t
count_dependent(size_t *from, const struct cc_points *p)
{
	size_t n = 0;

	for (uint32_t piece = 0; piece < p->rows->pieces; piece++) {
		from[piece] = n;
		for (size_t i = p->rows->piece[piece]; i < p->rows->piece[piece + 1]; i++)
			n += depends(p, &p->rows->row[i]);
	}
	return n;
}

/* Those rows, with their points. */
static void
weigh_dependent(struct cc_point_worth *out, size_t n, const struct cc_points *p, struct cc_arena *scratch)
{
	const struct cc_point_rows *rows = p->rows;
	const struct cc_bands **bands = CC_ARRAY(scratch, const struct cc_bands *, rows->kinds);
	struct worth *w = CC_ARRAY(scratch, struct worth, n);
	size_t k = 0;

	for (uint32_t i = 0; i < rows->kinds; i++)
		bands[i] = p->kind[i].bands;
	for (size_t i = 0; i < rows->n; i++)
		if (depends(p, &rows->row[i]))
			w[k++] = (struct worth){ &rows->row[i], 0, (uint32_t)i, false };
	count_bands(w, n, bands, p->of.by_idea, scratch);
	divide_duplicates(w, n, rows, p->of.duplicates, scratch);
	for (k = 0; k < n; k++)
		out[k] = (struct cc_point_worth){ w[k].points, w[k].at, w[k].duplicate };
}

void
cc_points(struct cc_points *out, const struct cc_point_rows *rows, const struct cc_point_window *of,
    struct cc_arena *arena)
{
	const struct cc_kind_worth *kind = weigh_kinds(rows, of, arena);
	struct cc_arena *scratch;
	struct cc_point_worth *depend;
	size_t *from;
	bool any = false;

	*out = (struct cc_points){ .rows = rows, .of = *of, .kind = kind };
	for (uint32_t k = 0; k < rows->kinds; k++)
		any |= kind[k].bands != NULL && kind[k].rate == CC_NO_END;
	if (!any)
		return;
	scratch = cc_arena_new();
	from = CC_ARRAY(arena, size_t, rows->pieces);
	out->n_depend = count_dependent(from, out);
	depend = CC_ARRAY(arena, struct cc_point_worth, out->n_depend);
	weigh_dependent(depend, out->n_depend, out, scratch);
	out->depend = depend;
	out->from = from;
	cc_arena_free(scratch);
}

bool
cc_point_is_shared(const struct cc_points *p, uint32_t row)
{
	size_t low = 0, high = p->n_depend;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->depend[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low < p->n_depend && p->depend[low].row == row && p->depend[low].duplicate;
}
