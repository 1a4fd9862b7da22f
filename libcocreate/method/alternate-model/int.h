/* int.h -- episodes, what they say, and who says it.
 *
 * May be included by: the files of this folder.
 *   alternate-model  roles, stores, codebooks; rows -> the log of episodes
 *   words            an answer -> the codes of its element
 *   episodes         the log -> episodes of codes, person by person
 *   chains           episodes -> who has which chain, pair and link
 *   tables           rows of the tables but those of groups
 *   suppressions     what goes with which action
 *   groups           segments, changes, measures, case weights
 *   notes            what was left out, gaps, loops
 *   findings         the answer in sentences
 */
#ifndef CC_METHOD_ALTERNATE_MODEL_INT_H
#define CC_METHOD_ALTERNATE_MODEL_INT_H

#include "method/alternate-model.h"

#include "figure/holders.h"
#include "figure/weights.h"
#include "text/code_names.h"

/* Roles: elements first, those of a chain in its order; then the facets of the trigger. */
enum { TRIGGER, DESIRE, SUPPRESSION, ACTION, REWARD, WHAT, WHERE, WHO, WHEN, PERSON, BRAND, QUOTE };
enum { SEGMENT = QUOTE + 1, DATE, WEIGHT };
enum { CHAIN = REWARD + 1, ELEMENTS = WHEN + 1 };
/* Stores, and fields of the log of episodes. */
enum { EPISODES, WEIGHTS };
enum { E_PERSON, E_SEGMENT, E_DAY, E_BRAND, E_PLACE, E_WEIGHT, E_ANSWERS, E_QUOTE };
enum {
	T_CHAINS,
	T_FINDINGS,
	T_ELEMENTS,
	T_CONTEXTS,
	T_ALTERNATIVES,
	T_SUPPRESSIONS,
	T_REWARDS,
	T_LINKS,
	T_SATURATION,
	T_UNCODED,
	T_QUOTES,
	T_SEGMENTS,
	T_CHANGES,
	T_MEASURES,
	T_WEIGHTS
};

enum { CHAINS_MOST = 1024, PAIRS_MOST = 1 << 20 }; /* of one episode, of one person */

/* In the answers of a log: behind an answer; behind an element. */
enum { END_ANSWER = 0x1f, END_ELEMENT = 0x1e };

/* What options name: [ELEMENTS] codebooks, NULL without one, and which codes of each;
 * plain knows answers that say nothing. */
struct alt_books {
	const struct cc_codebook *of[ELEMENTS], *plain;
	const struct cc_dimension *dimension[ELEMENTS];
};

struct alt_code {
	struct cc_span id, label;
};

struct alt_list {
	uint32_t *code, n;
};

/* All words of one element: its codes, and what each answer stands for. */
struct alt_words {
	struct cc_map *codes, *answers;
	struct cc_buf code;   /* of struct alt_code, by number */
	struct cc_buf answer; /* of struct alt_answer, by number */
	struct cc_code_names *names;
	struct cc_coder *coder;
	const struct cc_codebook *book; /* NULL: the text is the code */
	const struct cc_dimension *dimension;
	uint64_t uncoded; /* answers */
};

enum alt_kind { ALT_CODED, ALT_NOTHING, ALT_UNCODED };

struct alt_answer {
	enum alt_kind kind;
	struct alt_list codes;
};

struct alt_episode {
	uint32_t person, segment; /* CC_NO_ID: none */
	int64_t day;
	uint64_t place;
	bool brand;
	double weight;
	struct cc_span quote;
	struct alt_list of[ELEMENTS];
};

/* Who has what: keys of so many codes. */
enum alt_held {
	H_ELEMENT,     /* element, code */
	H_CHAIN,       /* all five */
	H_HIRED,       /* up to the action */
	H_HELD_BACK,   /* up to the suppression */
	H_CONTEXT,     /* trigger, desire */
	H_BRAND,       /* the same, of episodes with the brand */
	H_ALTERNATIVE, /* trigger, desire, action */
	H_PAIR,	       /* suppression, action: of a unit, in whatever episodes */
	H_REWARD,      /* desire, reward */
	H_REWARDED,    /* desire, with any reward */
	H_ANSWERED,    /* desire, with the reward of that code */
	H_DIRECT,      /* element, code, element, code */
	H_INDIRECT,
	H_SEGMENT,    /* segment */
	H_IN_SEGMENT, /* segment, trigger, desire, action */
	HELD
};

struct alt_uncoded {
	unsigned element;
	uint64_t place;
	struct cc_span text;
};

struct alt_quote {
	const struct cc_held *chain;
	uint64_t place;
	uint32_t person;
	struct cc_span text;
};

struct alt_model {
	const struct cc_run *run;
	const struct cc_alternate_model_opts *opts;
	const struct cc_state *state;
	bool by_episode, weighted, facets; /* facets: some of them are bound */
	struct cc_arena *arena;
	struct cc_problems *problems;
	struct cc_case_weights cases;
	struct alt_words words[ELEMENTS];
	struct cc_holders held[HELD];
	struct cc_held *all, *branded,
	    *uncoded[ELEMENTS]; /* who answered, uses the brand, has such answers */
	uint64_t episodes, repeated, dropped, no_action, no_need, uncoded_action, several, masked;
	uint64_t zero, *segment_zero; /* people of weight 0 */
	struct cc_buf uncodeds, quotes;
	struct cc_names_list *loops;
};

/* Answers become codes; false: a pattern gave up, which is a problem. */
void alt_words_begin(struct alt_model *m);
void alt_words_end(struct alt_model *m);
bool alt_answer(const struct alt_answer **out, struct alt_model *m, unsigned element, struct cc_span text,
    uint64_t place);
uint32_t alt_code_add(struct alt_words *w, struct cc_span id, struct cc_span label, struct cc_arena *arena);
const struct alt_code *alt_code(const struct alt_model *m, unsigned element, uint32_t code);

/* The state into who has what; file: how messages call it, NULL: as the run does; alt_close()
 * when all tables are made. */
void alt_read(struct alt_model *m, const struct cc_state *state, const struct cc_run *run, const char *file,
    struct cc_problems *problems, struct cc_arena *arena);
void alt_close(struct alt_model *m);
/* One person after the other; a person's episodes by day, then place. */
void alt_count_person(struct alt_model *m, struct alt_episode *episode, size_t n, struct cc_holder *who,
    struct cc_arena *scratch);

/* A row of whatever table: those members that its columns name. */
struct alt_row {
	double major, size; /* sorts: by major, then the larger, then by keys */
	struct cc_span key[CHAIN], label, top, item;
	const char *element[2], *statement, *why;
	int64_t rank;
	uint64_t n, people, episodes, direct, indirect, codes, once;
	double weight, share, low, high, lift, p, p_adjusted;
	double hhi, effective, entropy, coverage, chao1;
	const struct cc_held *held;
};

struct alt_rows {
	struct alt_row *row;
	size_t n;
};

/* Room for all that is held of a kind, at least so many people; not sorted. */
struct alt_rows alt_rows_of(const struct alt_model *m, enum alt_held kind, uint64_t least);
void alt_sort(struct alt_rows *rows);
/* n, people, share with its interval, of all units or of a part of them. */
void alt_share(
    struct alt_row *row, const struct alt_model *m, const struct cc_held *has, const struct cc_held *of);
/* Ids of the codes of a key from an element on, as many as there are. */
void alt_ids(
    struct cc_span *id, const struct alt_model *m, const unsigned *element, size_t n, const uint32_t *code);
uint64_t alt_support(const struct alt_model *m);
const char *alt_element(unsigned element);
const struct cc_held *alt_has(const struct alt_model *m, unsigned element, uint32_t code);

extern const struct cc_table_spec alt_table_specs[];
/* Columns that findings look in. */
enum { CHAINS_N = 6, CHAINS_PEOPLE, CHAINS_SHARE = 10, CHAINS_LOW, CHAINS_HIGH, CHAINS_STATEMENT = 14 };
enum { ELEMENTS_CODE = 1, ELEMENTS_LABEL, ELEMENTS_N };
enum {
	CONTEXTS_TRIGGER,
	CONTEXTS_DESIRE,
	CONTEXTS_PEOPLE,
	CONTEXTS_ACTION = 7,
	CONTEXTS_SHARE,
	CONTEXTS_HIGH = 10
};
enum {
	SUPPRESSIONS_SUPPRESSION,
	SUPPRESSIONS_ACTION,
	SUPPRESSIONS_N,
	SUPPRESSIONS_SHARE = 4,
	SUPPRESSIONS_LIFT = 7,
	SUPPRESSIONS_P_ADJUSTED = 9
};
enum { SATURATION_ELEMENT, SATURATION_N, SATURATION_COVERAGE = 4 };

void alt_tables(struct cc_report *report, const struct alt_model *m);
void alt_suppressions(struct cc_report *report, const struct alt_model *m);
void alt_groups(struct cc_report *report, const struct alt_model *now, const struct alt_model *before);
void alt_measures(
    struct cc_report *report, const struct alt_model *m, uint64_t chains, double coverage, uint64_t mentions);
void alt_notes(struct cc_report *report, const struct alt_model *m);
void alt_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

#endif
