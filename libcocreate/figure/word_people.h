/* word_people.h -- how many people say which word.
 *
 * May be included by: figure, method, tests.
 * In:     what rows gave (figure/word_log.h); whom the words are counted among.
 * Out:    words that so many people say, the most said first: by people, then by how often
 *         they stand there, then by bytes.  A person counts once for a word, in each segment
 *         that they are in.  With --dup a person has the words of one row.
 * Errors: none; people without a weight, where there are weights, count nowhere.
 * Cost:   O(words of all rows), and of the words that are kept O(n log n).
 * Memory: 24 bytes a word; of those that are kept 170 more with weights; 80 a word and segment
 *         that goes with it.
 */
#ifndef CC_FIGURE_WORD_PEOPLE_H
#define CC_FIGURE_WORD_PEOPLE_H

#include "base/word_class.h"
#include "figure/counted.h"
#include "figure/word_log.h"

/* What is counted, and among whom: of everybody, and of each segment with those in none
 * behind them, the weights of people with a text; without weights of 1 each. */
struct cc_word_counting {
	const struct cc_state *state;
	const struct cc_store *log, *rows;
	const struct cc_case_weights *cases;
	unsigned role;	 /* of words */
	const char *dup; /* --dup */
	uint64_t least;	 /* people, of a word that is kept; at least 1 */
	struct cc_weight_sums all;
	const struct cc_weight_sums *segment; /* [segments + 1]; NULL: nobody asks */
	uint32_t segments;
};

struct cc_word_said {
	struct cc_span text;
	enum cc_word_class class;
	uint32_t id;
	uint64_t people, times;
	struct cc_weight_sums weight; /* of the people */
};

struct cc_word_people {
	const struct cc_word_counting *of;
	uint64_t words; /* that anybody says */
	struct cc_word_said *said;
	uint32_t n;
	uint32_t *number; /* [ids]: in said, or CC_NO_ID */
	struct cc_map *cells;
	struct cc_buf cell; /* of the words in segments */
	struct cc_arena *arena;
};

/* *out reads *of while it is used; its end gives back what does not lie in the arena. */
void cc_word_people(struct cc_word_people *out, const struct cc_word_counting *of, struct cc_arena *arena);
void cc_word_people_end(struct cc_word_people *p);

/* Of all people; of a segment, as many as there are: of those in none. */
struct cc_weighted_share cc_word_share(const struct cc_word_people *p, uint32_t word);
struct cc_weighted_share cc_word_segment_share(
    const struct cc_word_people *p, uint32_t segment, uint32_t word);

/* Person by person: for (struct cc_word_persons w = cc_word_persons(of, arena); cc_word_persons_next(&w);)
 * uses w.rows.row[0] up to w.rows.n, rows of the log, of somebody who counts with w.weight.  The arena is
 * emptied before each. */
struct cc_word_persons {
	struct cc_persons rows;
	const struct cc_word_counting *of;
	double weight;
};

struct cc_word_persons cc_word_persons(const struct cc_word_counting *of, struct cc_arena *scratch);
bool cc_word_persons_next(struct cc_word_persons *w);

#endif
