/* int.h -- codes of an answer, and what counting makes of them.
 *
 * May be included by: the files of this folder.
 *   voice-code  roles, stores; answers -> codes -> stores, added cells
 *   answer      the texts of a row -> its codes
 *   count       stores -> people by code, pair and segment
 *   tables      shares, pairs, rules, measures, changes, notes
 *   contrast    segments
 *   quotes      kwic, uncoded, evidence
 *   coders      two coders: what is kept of them, agreement, disagreements
 */
#ifndef CC_METHOD_VOICE_CODE_INT_H
#define CC_METHOD_VOICE_CODE_INT_H

#include "method/voice-code.h"

#include "figure/changes.h"
#include "figure/evidence.h"
#include "text/codebook.h"

/* Roles; stores; their fields; tables. */
enum { TEXT, PERSON, SEGMENT, DATE, CODER };
enum { PEOPLE, MENTIONS, PAIRS, RULES, ANSWERS, TEXTS, JUDGED, DISPUTES };
enum { E_PERSON, E_SEGMENT, E_ANSWERS };
enum { M_PERSON, M_SEGMENT, M_MARK, M_ANSWERS };
enum { X_MARK, X_OTHER, X_ANSWERS };
enum { U_RULE, U_HITS };
enum { A_KIND, A_ROWS };
enum { T_CODED, T_PLACE, T_TEXT };
enum { J_CODE, J_BOTH, J_ONE };
enum { D_PLACE, D_TEXT, D_FIRST, D_SECOND };
enum {
	ROWS,
	CODES,
	PAIRS_TABLE,
	CONTRAST,
	KWIC,
	UNCODED,
	RULES_TABLE,
	AGREEMENT,
	DISAGREEMENTS,
	CHANGES,
	MEASURES
};

/* Kinds of answers, in ANSWERS. */
enum { KIND_ANY, KIND_CODED, KIND_NOTHING, KINDS };

static inline const struct cc_codebook *
voice_book(const struct cc_run *run)
{
	return run->loaded;
}

/* What an answer may be marked with: 2c is code c, 2c + 1 is c:neg, then an
 * answer that says nothing, and that it is marked at all. */
static inline uint32_t
mark_none(const struct cc_codebook *book)
{
	return 2 * book->n_codes;
}

static inline uint32_t
mark_any(const struct cc_codebook *book)
{
	return 2 * book->n_codes + 1;
}

static inline uint32_t
marks_of(const struct cc_codebook *book)
{
	return 2 * book->n_codes + 2;
}

static inline bool
is_wanted(const struct cc_run *run, unsigned table)
{
	return run->tables >> table & 1;
}

/* Shares of people are wanted, which the rows alone do without. */
static inline bool
counts_people(const struct cc_run *run)
{
	const uint64_t tables = UINT64_C(1) << CODES | UINT64_C(1) << PAIRS_TABLE | UINT64_C(1) << CONTRAST |
				UINT64_C(1) << CHANGES | UINT64_C(1) << MEASURES;

	return (run->tables & tables) != 0 || (run->min_cell > 0 && run->tables != 0);
}

/* A row's codes: those of all its texts.  {0} to start; buffers are reused. */
struct answer {
	uint32_t texts; /* that are there */
	bool any, nothing;
	struct cc_buf code; /* of uint8_t [n_codes]: CC_CODED | CC_CODED_NEG */
};

void answer_begin(struct answer *a, const struct cc_codebook *book);
/* coded: valid until the coder's next text.  False: *rule gave up on it. */
bool answer_see(struct answer *a, struct cc_coded *coded, struct cc_coder *coder, struct cc_span text,
    const struct cc_codebook *book, uint32_t *rule);
/* After the last text: --pick, and whether anything is left. */
void answer_end(struct answer *a, const struct cc_run *run);
void answer_free(struct answer *a);
/* "the pattern P of CODE ..." */
void answer_limit(struct cc_problems *problems, uint32_t file, struct cc_place place, uint32_t rule,
    const struct cc_codebook *book);

static inline const uint8_t *
answer_codes(const struct answer *a)
{
	return (const uint8_t *)a->code.at;
}

/* A batch while it is coded. */
struct coding {
	struct cc_store *const *store;
	const struct cc_batch *batch;
	const struct cc_run *run;
	struct cc_problems *problems;
	struct answer answer;
	struct cc_buf cell;
};

static inline void
coding_count(struct cc_store *tally, uint64_t key, unsigned field, int64_t n)
{
	*(int64_t *)cc_field_at(tally, cc_tally_at(tally, &key), field) += n;
}

/* Behind a ';' where something stands there already. */
void coding_add_code(struct cc_buf *out, struct cc_span id, const char *suffix);
/* Whether there are coders to compare; what is no pair of them is a problem. */
bool coding_has_coders(const struct cc_batch *batch, const struct cc_run *run, struct cc_problems *problems);
void coding_judge(struct coding *c, uint32_t row);

/* How many people have each mark. */
struct counts {
	const struct cc_run *run;
	const struct cc_codebook *book;
	const struct cc_state *state;
	uint64_t n, repeated; /* people with a text; with several answers */
	uint64_t *people;     /* [marks] */
	uint64_t *both;	      /* [marks][marks], first < second; NULL: not wanted */
	uint32_t segments;    /* and one more for who is in none */
	uint64_t *segment_n;  /* [segments + 1]; NULL: not wanted */
	uint64_t *segment;    /* [segments + 1][marks] */
	uint64_t *hits;	      /* [n_rules] */
	uint64_t answers[KINDS];
};

/* pairs, segments: whether they are wanted. */
void counts_make(struct counts *c, const struct cc_state *state, const struct cc_run *run, bool pairs,
    bool segments, struct cc_arena *arena);

/* Names of marks; where two dimensions have one id, DIMENSION/CODE. */
struct cc_span mark_name(const struct cc_codebook *book, uint32_t mark, struct cc_arena *arena);
/* Codes are always shown, other marks where somebody has them. */
bool mark_shown(const struct cc_codebook *book, uint32_t mark, uint64_t people);

extern const struct cc_table_spec voice_code_tables[];
void voice_tables(struct cc_report *report, const struct counts *now, const struct counts *before,
    struct cc_evidence *evidence, struct cc_arena *arena);
void voice_contrast(struct cc_report *report, const struct counts *c, struct cc_arena *arena);
/* evidence [marks]: filled where it is not NULL. */
void voice_quotes(struct cc_report *report, const struct counts *c, struct cc_evidence *evidence,
    struct cc_problems *problems, struct cc_arena *arena);
void voice_coders(
    struct cc_report *report, const struct cc_state *state, const struct cc_run *run, struct cc_arena *arena);

#endif
