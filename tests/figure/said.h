/* said.h -- rows of people and their words, for tests of figure/word_*.
 *
 * Include after cmocka.h.
 */
#ifndef CC_TESTS_SAID_H
#define CC_TESTS_SAID_H

#include "base/arena.h"
#include "figure/word_people.h"

#include <math.h>

enum { PERSON, SEGMENT, WORD, ROLES };
enum { LOG, ROWS };

static const struct cc_store_spec stores[] = {
	[LOG] = CC_WORD_LOG_STORE(PERSON, SEGMENT, WORD),
	[ROWS] = CC_WORD_ROWS_STORE(WORD, SEGMENT),
	{ 0 },
};

static struct cc_arena *arena;
static struct cc_state *said;
static struct cc_word_people people;
static struct cc_word_counting counting;
static struct cc_case_weights cases;
static uint64_t said_line;

static inline int
said_set_up(void **state)
{
	static const bool has_ids[] = { true, true, true };
	static const uint32_t items[] = { 1, 1, 1 };

	(void)state;
	arena = cc_arena_new();
	said = cc_state_new(ROLES, has_ids, items, stores);
	cases = (struct cc_case_weights){ 0 };
	counting = (struct cc_word_counting){ .least = 1 };
	people = (struct cc_word_people){ 0 };
	said_line = 1;
	return 0;
}

static inline int
said_tear_down(void **state)
{
	(void)state;
	cc_word_people_end(&people);
	cc_state_free(said);
	cc_arena_free(arena);
	return 0;
}

static inline uint32_t
said_id(unsigned role, const char *text)
{
	return text[0] == '\0' ? CC_NO_ID : cc_map_add(said->ids[role], cc_span(text));
}

/* words: with blanks between, nouns all of them. */
static inline size_t
said_words(uint32_t *id, const char *words)
{
	size_t n = 0;

	while (*words != '\0') {
		size_t len = strcspn(words, " ");

		id[n++] = said_id(WORD, cc_format(arena, "%.*sn", (int)len, words));
		words += len + (words[len] == ' ');
	}
	return n;
}

/* A row of the log; "": nobody, nowhere; weight NaN: none of its own. */
static inline void
say(const char *person, const char *segment, double weight, const char *words)
{
	uint32_t id[64];
	size_t n = said_words(id, words);
	const struct cc_word_row_key key = { said_id(PERSON, person), said_id(SEGMENT, segment),
		cc_place_pack(0, ++said_line), weight };

	cc_word_log_add(said->store[LOG], &key, id, n);
}

/* Rows of the tally, so many of them. */
static inline void
say_alone(const char *segment, const char *words, int rows)
{
	while (rows-- > 0) {
		uint32_t id[64];
		size_t n = said_words(id, words);

		cc_word_rows_add(said->store[ROWS], said_id(SEGMENT, segment), id, n);
	}
}

static inline struct cc_weight_sums
said_sums(uint64_t n)
{
	return (struct cc_weight_sums){ .n = n, .least = 1, .most = 1 };
}

/* Among n people; those of each segment in the order of their names, then in none; NULL: nobody asks. */
static inline void
said_count(uint64_t n, const uint64_t *segment)
{
	struct cc_weight_sums *sums = NULL;

	cc_state_seal(said, &cc_workers_none);
	counting.segments = cc_state_ids(said, SEGMENT);
	if (segment != NULL) {
		sums = CC_ARRAY(arena, struct cc_weight_sums, (size_t)counting.segments + 1);
		for (uint32_t s = 0; s <= counting.segments; s++)
			sums[s] = said_sums(segment[s]);
	}
	counting.state = said;
	counting.log = said->store[LOG];
	counting.rows = said->store[ROWS];
	counting.cases = &cases;
	counting.role = WORD;
	counting.all = said_sums(n);
	counting.segment = sums;
	cc_word_people(&people, &counting, arena);
}

/* "word people/times", the most said first. */
static inline const char *
said_list(void)
{
	const char *out = "";

	for (uint32_t i = 0; i < people.n; i++)
		out = cc_format(arena, "%s%s%.*s %d/%d", out, i > 0 ? ", " : "", (int)people.said[i].text.len,
		    people.said[i].text.at, (int)people.said[i].people, (int)people.said[i].times);
	return out;
}

#endif
