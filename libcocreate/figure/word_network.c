/* word_network.c -- which words the same people say. */
#include "figure/word_network.h"

#include "base/arena.h"
#include "stat/table.h"

#include <inttypes.h>
#include <stdlib.h>

const struct cc_column_spec cc_network_columns[] = {
	CC_CELL(struct cc_network_row, "word", word, ID, KEY),
	CC_CELL(struct cc_network_row, "other", other, ID, KEY),
	CC_CELL(struct cc_network_row, "both", both, INT, N),
	CC_CELL(struct cc_network_row, "people", people, INT, NONE),
	CC_CELL(struct cc_network_row, "other_people", other_people, INT, NONE),
	CC_CELL(struct cc_network_row, "jaccard", jaccard, REAL, ESTIMATE),
	{ 0 },
};

struct network {
	const struct cc_word_people *p;
	uint32_t words;	  /* the most said ones */
	uint32_t *both;	  /* pairs of a < b, at b (b - 1) / 2 + a */
	uint32_t *said;	  /* [words]: of the person at hand */
	uint32_t *last;	  /* [words]: who said it last, from 1 */
	uint64_t talkers; /* of whom words were left out */
};

static size_t
pair_at(uint32_t a, uint32_t b)
{
	return (size_t)b * (b - 1) / 2 + a;
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The words of a person, each once, the most said ones first. */
static uint32_t
words_of(struct network *net, const struct cc_persons *rows, uint32_t person)
{
	uint32_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		struct cc_store_list ids = cc_row_list(rows->log, rows->row[i], CC_WORD_LOG_WORDS);

		for (uint64_t k = 0; k < ids.n; k++) {
			uint32_t word = net->p->number[ids.id[k]];

			if (word >= net->words || net->last[word] == person)
				continue;
			net->last[word] = person;
			net->said[n++] = word;
		}
	}
	if (n > 1)
		qsort(net->said, n, sizeof *net->said, by_number);
	net->talkers += n > CC_NETWORK_SAID;
	return n > CC_NETWORK_SAID ? CC_NETWORK_SAID : n;
}

static void
count(struct network *net)
{
	struct cc_arena *scratch = cc_arena_new();
	uint32_t person = 0;

	for (struct cc_word_persons w = cc_word_persons(net->p->of, scratch); cc_word_persons_next(&w);) {
		uint32_t n = words_of(net, &w.rows, ++person);

		for (uint32_t b = 1; b < n; b++)
			for (uint32_t a = 0; a < b; a++)
				net->both[pair_at(net->said[a], net->said[b])]++;
	}
	cc_arena_free(scratch);
}

/* An edited state may have more than say either. */
static uint64_t
both_of(const struct network *net, uint32_t a, uint32_t b)
{
	uint64_t both = net->both[pair_at(a, b)], most = net->p->said[b].people; /* not more than of a */

	return both < most ? both : most;
}

static int
strongest(const void *a, const void *b)
{
	const struct cc_network_row *x = a, *y = b;

	if (x->jaccard < y->jaccard || x->jaccard > y->jaccard)
		return x->jaccard < y->jaccard ? 1 : -1;
	if (x->both != y->both)
		return x->both > y->both ? -1 : 1;
	if (x->number[0] != y->number[0])
		return x->number[0] < y->number[0] ? -1 : 1;
	return (x->number[1] > y->number[1]) - (x->number[1] < y->number[1]);
}

/* The first ones, and what is as strong as the last of them. */
static size_t
cut(const struct cc_network_row *row, size_t n, uint64_t edges)
{
	size_t kept = (size_t)edges;

	if (edges == 0 || edges >= n)
		return n;
	while (kept < n && !(row[kept].jaccard < row[kept - 1].jaccard))
		kept++;
	return kept;
}

static size_t
list_pairs(struct cc_network_row **out, const struct network *net)
{
	const struct cc_word_said *said = net->p->said;
	uint64_t least = net->p->of->least;
	struct cc_network_row *row;
	size_t n = 0;

	for (int pass = 0; pass <= 1; pass++) {
		row = *out = CC_ARRAY(net->p->arena, struct cc_network_row, n);
		n = 0;
		for (uint32_t b = 1; b < net->words; b++)
			for (uint32_t a = 0; a < b; a++) {
				uint64_t both = both_of(net, a, b);

				if (both < least || both == 0)
					continue;
				if (pass == 1)
					row[n] = (struct cc_network_row){ said[a].text, said[b].text, both,
						said[a].people, said[b].people,
						cc_jaccard(both, said[a].people, said[b].people), { a, b } };
				n++;
			}
	}
	return n;
}

static void
put_notes(struct cc_report *report, const struct network *net, size_t pairs, size_t kept)
{
	if (net->words < net->p->n)
		cc_note(report, "network-words", "network: of %" PRIu32 " words only the %d most said",
		    "network: %" PRIu32 " 語のうち、使った人の多い %d 語だけを対象にしました", net->p->n,
		    CC_NETWORK_WORDS);
	cc_note_count(report, "network-talkers",
	    "network: %" PRIu64 " person says more than %d of these words, of which the most said count",
	    "network: %" PRIu64 " people say more than %d of these words, of which the most said count",
	    "network: 数えきれない数の語を使った人: %" PRIu64
	    " 人（使った人の多い語から %d 語まで数えました）",
	    net->talkers, CC_NETWORK_SAID);
	cc_note_count(report, "network-edges", "network: %" PRIu64 " weaker pair is not shown (--edges)",
	    "network: %" PRIu64 " weaker pairs are not shown (--edges)",
	    "network: 結びつきの弱い %" PRIu64 " 組を省きました（--edges）", (uint64_t)(pairs - kept));
}

void
cc_word_network(struct cc_report *report, struct cc_table *t, const struct cc_word_people *p, uint64_t edges)
{
	uint32_t words = p->n < CC_NETWORK_WORDS ? p->n : CC_NETWORK_WORDS;
	struct network net = { .p = p, .words = words };
	struct cc_network_row *row;
	size_t n, kept;

	net.both = CC_ARRAY(p->arena, uint32_t, words > 0 ? pair_at(0, words) : 0);
	net.said = CC_ARRAY(p->arena, uint32_t, words);
	net.last = CC_ARRAY(p->arena, uint32_t, words);
	count(&net);
	n = list_pairs(&row, &net);
	if (n > 0)
		qsort(row, n, sizeof *row, strongest);
	kept = cut(row, n, edges);
	cc_table_fill(report, t, row, kept);
	put_notes(report, &net, n, kept);
}
