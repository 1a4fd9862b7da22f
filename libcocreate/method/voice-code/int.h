/* int.h -- codes of an answer, and what counting makes of them.
 *
 * May be included by: the files of this folder.
 *   voice-code  roles, stores; answers -> codes -> stores, added cells
 *   answer      the texts of a row -> its codes
 *   columns     codes -> the columns that are added to rows
 *   count       stores -> people by code, pair and segment
 *   tables      shares, pairs, rules, measures, changes, notes
 *   contrast    segments
 *   quotes      kwic, uncoded, evidence
 *   charts      pictures, formulas
 *   findings    the answer in sentences
 *   coders      human coders: what is kept of them, agreement, disagreements
 *   coder_ids   what they gave that is no code
 *   words       the words of texts: their rules, what is kept of them, their tables
 */
#ifndef CC_METHOD_VOICE_CODE_INT_H
#define CC_METHOD_VOICE_CODE_INT_H

#include "method/voice-code.h"

#include "figure/evidence.h"
#include "figure/weights.h"
#include "text/nets.h"
#include "text/words.h"

/* Roles; stores; their fields; tables. */
enum { TEXT, PERSON, SEGMENT, DATE, CODER, WEIGHT, WORD };
enum {
	MENTIONS,
	ANSWERS,
	PAIR_COUNTS,
	RULE_HITS,
	TEXTS,
	GIVEN,
	CODER_IDS,
	DIFFERENCES,
	WEIGHTS,
	WEIGHTED,
	WORD_LOG,
	WORD_ROWS,
	WORD_HITS
};
enum { M_PERSON, M_SEGMENT, M_MARK, M_ANSWERS };
enum { A_PERSON, A_SEGMENT, A_MARK, A_PLACE };
enum { W_SEGMENT, W_MARK, W_WEIGHT };
enum { X_MARK, X_OTHER, X_ANSWERS };
enum { U_RULE, U_HITS, U_DENIED };
enum { T_CODED, T_PLACE, T_TEXT };
/* Of texts with so many judgements how many had the code from so many; without a code
 * all texts, by judgements and blanks. */
enum { G_CODE, G_OF, G_YES, G_UNITS };
enum { I_CODE, I_COLUMN };
enum { H_RULE, H_HITS };
enum { D_CODER, D_PLACE, D_TEXT }; /* coder 0: the text itself */
enum {
	ROWS,
	CODES,
	NETS,
	FINDINGS,
	PAIRS,
	CONTRAST,
	KWIC,
	UNCODED,
	RULES,
	WORDS,
	CHARACTERISTIC,
	NETWORK,
	AGREEMENT,
	DISAGREEMENTS,
	CHANGES,
	MEASURES,
	CASE_WEIGHTS
};

/* What options and the study name. */
struct voice_loaded {
	const struct cc_codebook *book;
	struct cc_nets nets;
	const struct cc_word_rules *words; /* NULL: nobody wants words */
};

static inline const struct cc_codebook *
voice_book(const struct cc_run *run)
{
	return ((const struct voice_loaded *)run->loaded)->book;
}

static inline const struct cc_nets *
voice_nets(const struct cc_run *run)
{
	return &((const struct voice_loaded *)run->loaded)->nets;
}

static inline const struct cc_word_rules *
voice_word_rules(const struct cc_run *run)
{
	return ((const struct voice_loaded *)run->loaded)->words;
}

/* A worker's own. */
struct voice_worker {
	struct cc_arena *arena;
	struct cc_coder *coder;
	struct cc_word_reader *reader; /* NULL: no word was read yet */
	struct cc_buf words;	       /* of uint32_t: of the row at hand */
};

static inline struct voice_worker *
voice_worker(const struct cc_batch *batch)
{
	return batch->worker;
}

/* What an answer may be marked with: 2c is code c, 2c + 1 is c:neg, and behind
 * them: that it says nothing; that it is coded or says nothing; that it is there; nets. */
enum { NOTHING, CODED, ANSWERED, NETS_FROM };

static inline uint32_t
voice_mark(const struct cc_codebook *book, uint32_t other)
{
	return 2 * book->n_codes + other;
}

/* How many there are. */
static inline uint32_t
voice_marks(const struct cc_run *run)
{
	return voice_mark(voice_book(run), NETS_FROM + voice_nets(run)->n);
}

/* The findings are made of the tables that they cite. */
static inline bool
voice_wants(const struct cc_run *run, unsigned table)
{
	bool cited = table == CODES || table == CONTRAST || table == AGREEMENT;

	return cc_run_wants(run, table) || (cited && cc_run_wants(run, FINDINGS));
}

/* A row's codes: those of all its texts.  The first three are given; the rest is
 * {0} to start; the buffer is reused, and freed by the caller. */
struct voice_answer {
	const struct cc_run *run;
	struct cc_coder *coder;
	struct cc_problems *problems;
	uint32_t texts; /* that are there */
	bool any, nothing;
	struct cc_buf code; /* of uint8_t [n_codes]: CC_CODED | CC_CODED_NEG */
};

void voice_answer_begin(struct voice_answer *a);
/* coded: valid until the coder's next text.  False: a pattern gave up on the
 * text, which is a problem, and the last. */
bool voice_answer_add(struct cc_coded *coded, struct voice_answer *a, struct cc_span text, uint64_t place);
/* After the last text: --pick, and whether anything is left. */
void voice_answer_end(struct voice_answer *a);

bool voice_answer_net(const struct voice_answer *a, const struct cc_net *net);

static inline bool
voice_answer_has(const struct voice_answer *a, uint32_t mark)
{
	if (mark / 2 < a->code.len)
		return a->code.at[mark / 2] & (mark % 2 == 0 ? CC_CODED : CC_CODED_NEG);
	mark -= 2 * (uint32_t)a->code.len;
	if (mark >= NETS_FROM)
		return voice_answer_net(a, &voice_nets(a->run)->net[mark - NETS_FROM]);
	return a->nothing || (a->any && mark > NOTHING) || mark > CODED;
}

/* columns.c: the columns that are added to rows. */
uint32_t voice_adds(struct cc_span **name, const struct cc_run *run, struct cc_arena *arena);
void voice_add_cells(struct voice_answer *a, const struct cc_batch *batch, uint32_t row, struct cc_buf *cell);
void voice_columns_note(struct cc_report *report, const struct cc_run *run, struct cc_arena *arena);

/* ID, behind a ';' where something stands there already. */
void voice_join(struct cc_buf *out, struct cc_span id, const char *suffix);

enum { VOICE_CODERS_MOST = 99 };

/* What the coders gave a row, if there are any; buf is for the texts of their cells. */
void voice_coders_add(struct cc_store *const *store, const struct cc_batch *batch, uint32_t row,
    const struct cc_run *run, struct cc_buf *buf);

/* How many people have each mark. */
struct voice_counts {
	const struct cc_run *run;
	const struct cc_codebook *book;
	const struct cc_state *state;
	uint64_t n, repeated;	    /* people with a text; with several answers */
	uint64_t dropped;	    /* rows of people that --dup left out */
	uint64_t *people, *answers; /* [marks] */
	uint64_t *both;		    /* people [marks][marks], first < second; NULL: not wanted */
	uint32_t segments;	    /* and one more for who is in none */
	uint64_t *segment;	    /* people [segments + 1][marks]; NULL: not wanted */
	uint64_t *hits, *denied;    /* [n_rules] */
	struct cc_case_weights cases;
	struct cc_weight_sums *weight;	       /* of people [marks]; NULL: they have none */
	struct cc_weight_sums *segment_weight; /* as segment; NULL: not wanted, or none */
	uint64_t zero, *segment_zero;	       /* answering people of weight 0; [segments + 1] */
	struct cc_evidence *evidence;	       /* [marks], filled by voice_quotes(); NULL: not wanted */
};

/* whole: pairs, segments and evidence too, where they are wanted. */
void voice_count(struct voice_counts *out, const struct cc_state *state, const struct cc_run *run, bool whole,
    struct cc_problems *problems, struct cc_arena *arena);
/* Who has a mark, of everybody or of a segment; as many as c->segments: who is in none. */
struct cc_weighted_share voice_share(const struct voice_counts *c, uint32_t mark);
struct cc_weighted_share voice_segment_share(const struct voice_counts *c, uint32_t segment, uint32_t mark);
/* All people are in one segment, or in none. */
bool voice_one_segment(const struct voice_counts *c);
/* The table of case weights. */
void voice_weights(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena);

/* ID, ID:neg or none; the name has DIMENSION/ before it where two dimensions
 * have that id. */
struct cc_span voice_mark_id(
    const struct cc_codebook *book, uint32_t mark, bool with_dimension, struct cc_arena *arena);
struct cc_span voice_mark_name(const struct cc_codebook *book, uint32_t mark, struct cc_arena *arena);
/* Codes are always shown, other marks where people have them. */
bool voice_mark_shown(const struct cc_codebook *book, uint32_t mark, uint64_t people);

/* words.c: the tables of words. */
#define VOICE_WORD_TABLES (UINT64_C(1) << WORDS | UINT64_C(1) << CHARACTERISTIC | UINT64_C(1) << NETWORK)
bool voice_words_check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err);
void voice_words_add(
    struct cc_store *const *store, const struct cc_batch *batch, uint32_t row, const struct cc_run *run);
bool voice_words(
    struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena, struct cc_err *err);

extern const struct cc_table_spec voice_table_specs[];
extern const struct cc_chart voice_charts[];
extern const struct cc_words voice_formulas[];
void voice_tables(struct cc_report *report, const struct voice_counts *now, const struct voice_counts *before,
    struct cc_arena *arena);
void voice_contrast(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena);
void voice_quotes(struct cc_report *report, const struct voice_counts *c, struct cc_problems *problems,
    struct cc_arena *arena);
/* There is one column of a coder: false, with a problem in it, or where it is empty *err. */
bool voice_coder_alone(
    const struct cc_state *state, const struct cc_run *run, struct cc_problems *problems, struct cc_err *err);
/* What is no code is a problem, at the first place where it stands. */
void voice_coder_ids(struct cc_report *report, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena);
/* The answer in sentences; report->left: struct voice_counts, or NULL without a codebook. */
void voice_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);
bool voice_coders(struct cc_report *report, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err);

#endif
