/* alike.c -- ids that only look different: another width, case, blank or Unicode form.
 *
 * Ids are all different, so of two that fold to the same at least one is changed by
 * folding.  Only those that may be are kept, in a table by hash; the others are looked up
 * in it. */
#include "figure/alike.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/workers.h"

#include <string.h>

enum { SHOWN = 5, SCRATCH_IDS = 1024 };

struct alike_pair {
	uint32_t low, high; /* ranks */
};

struct alike {
	const struct cc_state *state;
	unsigned role;
	uint32_t mask;
	struct cc_arena *table;
	uint64_t *slot;		/* hash, then rank + 1; 0: free */
	struct cc_arena *folds; /* of the id at hand, and of one that it is compared with */
	uint32_t folded;	/* since the arena was emptied */
	uint64_t pairs;
	unsigned kept;
	struct alike_pair first[SHOWN]; /* ascending */
};

/* How an id is folded. */
enum form { PLAIN, CAPITALS, OTHER };

/* n in each byte of a word. */
#define EACH(n) (UINT64_C(0x0101010101010101) * (n))

/* Eight bytes of ASCII without blanks, controls and capitals.  A byte below 0x80 and 0x80 - n have a high bit where it
 * is n or more. */
static bool
is_plain(const char bytes[8])
{
	uint64_t word;

	memcpy(&word, bytes, sizeof word);
	return ((word | (word + EACH(0x80 - 0x7f)) | ~(word + EACH(0x80 - '!')) |
		    ((word + EACH(0x80 - 'A')) & ~(word + EACH(0x80 - 'Z' - 1)))) &
		   EACH(0x80)) == 0;
}

/* PLAIN: it stays as it is.  CAPITALS: but for letters of ASCII. */
static enum form
form_of(struct cc_span id)
{
	unsigned char before = ' ';
	enum form form = PLAIN;

	if (id.len >= 8 && id.len <= 16 && is_plain(id.at) && is_plain(id.at + id.len - 8))
		return PLAIN;
	for (size_t i = 0; i < id.len; i++) {
		unsigned char c = (unsigned char)id.at[i];

		if (c < ' ' || c >= 0x7f || (c == ' ' && before == ' '))
			return OTHER;
		if (c >= 'A' && c <= 'Z')
			form = CAPITALS;
		before = c;
	}
	return id.len == 0 || before != ' ' ? form : OTHER;
}

static struct cc_span
lower(struct cc_span id, struct cc_arena *arena)
{
	char *small = CC_ARRAY(arena, char, id.len);

	for (size_t i = 0; i < id.len; i++)
		small[i] = (char)cc_utf8_lower((unsigned char)id.at[i]);
	return (struct cc_span){ small, id.len };
}

static struct cc_span
fold(struct alike *a, struct cc_span id, enum form form)
{
	return form == PLAIN ? id : form == CAPITALS ? lower(id, a->folds) : cc_utf8_fold(a->folds, id);
}

static void
see_pair(struct alike *a, uint32_t one, uint32_t other)
{
	struct alike_pair pair = { one < other ? one : other, one < other ? other : one };
	unsigned at = a->kept;

	a->pairs++;
	while (at > 0 && (a->first[at - 1].low > pair.low ||
			     (a->first[at - 1].low == pair.low && a->first[at - 1].high > pair.high)))
		at--;
	if (at == SHOWN)
		return;
	if (a->kept < SHOWN)
		a->kept++;
	memmove(a->first + at + 1, a->first + at, (a->kept - 1 - at) * sizeof *a->first);
	a->first[at] = pair;
}

/* Looks the id up; one that is new stays in the table, where it may fold to another. */
static void
see(struct alike *a, uint32_t rank, bool plain)
{
	struct cc_span id = cc_state_text(a->state, a->role, rank), folded;
	enum form form = form_of(id);
	uint32_t hash, at;

	if ((form == PLAIN) != plain)
		return;
	if (++a->folded % SCRATCH_IDS == 0)
		cc_arena_reset(a->folds);
	folded = fold(a, id, form);
	hash = cc_map_hash(folded);
	for (at = hash & a->mask; a->slot[at] != 0; at = (at + 1) & a->mask) {
		uint32_t other = (uint32_t)a->slot[at] - 1;
		struct cc_span text = cc_state_text(a->state, a->role, other);

		if (a->slot[at] >> 32 == hash && cc_span_eq(folded, fold(a, text, form_of(text)))) {
			see_pair(a, other, rank);
			return;
		}
	}
	if (!plain)
		a->slot[at] = (uint64_t)hash << 32 | (rank + 1);
}

/* So many ids are worth a thread. */
enum { PART_IDS = 65536 };

struct counting {
	const struct alike *a;
	uint32_t *n; /* [parts]: how many are not plain */
};

static void
count_part(void *ctx, uint32_t part, struct cc_arena *scratch)
{
	const struct counting *c = ctx;
	const struct alike *a = c->a;
	uint32_t ids = cc_state_ids(a->state, a->role), from = part * PART_IDS, n = 0;
	uint32_t end = ids - from < PART_IDS ? ids : from + PART_IDS;

	(void)scratch;
	for (uint32_t rank = from; rank < end; rank++)
		n += form_of(cc_state_text(a->state, a->role, rank)) != PLAIN;
	c->n[part] = n;
}

static uint32_t
count_not_plain(const struct alike *a, const struct cc_workers *workers)
{
	uint32_t parts = (uint32_t)(((uint64_t)cc_state_ids(a->state, a->role) + PART_IDS - 1) / PART_IDS);
	struct counting c = { a, CC_ARRAY(a->table, uint32_t, parts) };
	uint32_t n = 0;

	cc_each(workers, count_part, &c, parts);
	for (uint32_t p = 0; p < parts; p++)
		n += c.n[p];
	return n;
}

static void
find_pairs(struct alike *a, const struct cc_workers *workers)
{
	uint32_t ids = cc_state_ids(a->state, a->role), n = count_not_plain(a, workers);
	uint64_t slots = 4;

	if (n == 0)
		return;
	while (slots < UINT64_C(2) * n)
		slots *= 2;
	a->mask = (uint32_t)(slots - 1);
	a->slot = CC_ARRAY(a->table, uint64_t, slots);
	for (int plain = 0; plain < 2; plain++) /* what stays in the table comes first */
		for (uint32_t rank = 0; rank < ids; rank++)
			see(a, rank, plain);
}

static void
note_pairs(struct cc_report *report, const struct alike *a, const char *role)
{
	const char *list = "";

	for (unsigned i = 0; i < a->kept; i++)
		list = cc_format(report->arena, "%s%s\"%s\" / \"%s\"", list, i > 0 ? ", " : "",
		    cc_quote(cc_state_text(a->state, a->role, a->first[i].low)).text,
		    cc_quote(cc_state_text(a->state, a->role, a->first[i].high)).text);
	if (a->pairs > a->kept)
		list = cc_format(report->arena, "%s, ...", list);
	cc_note(report, "alike-ids",
	    "%s: pairs that differ in width, case, blanks or Unicode form alone, counted apart: %ju (%s)",
	    "%s: 全角・半角、大文字・小文字、空白、Unicode の表し方だけが違う名前を別々に数えました: %ju "
	    "組（%s）",
	    role, (uintmax_t)a->pairs, list);
}

void
cc_alike_notes(struct cc_report *report, const struct cc_method *method, const struct cc_state *state,
    const struct cc_run *run)
{
	for (unsigned r = 0; method->roles[r].name != NULL; r++) {
		struct alike a = { .state = state, .role = r };

		if (state->ids[r] == NULL || !(run->bound >> r & 1) ||
		    (method->roles[r].flags & CC_ROLE_FOLDED))
			continue;
		a.folds = cc_arena_new();
		a.table = cc_arena_new();
		find_pairs(&a, run->workers);
		cc_arena_free(a.folds);
		cc_arena_free(a.table);
		if (a.pairs > 0)
			note_pairs(report, &a, method->roles[r].name);
	}
}
