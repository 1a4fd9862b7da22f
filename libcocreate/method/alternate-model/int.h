/* int.h -- episodes, what they say, and who says it.
 *
 * May be included by: the files of this folder.
 *   alternate-model  roles, stores, codebooks; rows -> the log of episodes
 *   episodes         the log -> episodes of codes, person by person
 *   join             the same by several workers
 *   chains           episodes -> who has which chain, pair and link
 *   columns          the tables and their columns
 *   tables           their rows
 *   charts           pictures, and how the figures are made
 *   notes            what was left out, gaps, loops
 *   findings         the answer in sentences
 */
#ifndef CC_METHOD_ALTERNATE_MODEL_INT_H
#define CC_METHOD_ALTERNATE_MODEL_INT_H

#include "method/alternate-model.h"

#include "figure/combine.h"
#include "figure/counted.h"
#include "figure/links.h"
#include "figure/names.h"
#include "figure/wrote.h"
#include "text/coding.h"

#include <math.h>

/* Roles: elements first, those of a chain in its order; then the facets of the trigger. */
enum { TRIGGER, DESIRE, SUPPRESSION, ACTION, REWARD, WHAT, WHERE, WHO, WHEN, PERSON, BRAND, QUOTE };
enum { SEGMENT = QUOTE + 1, DATE, WEIGHT };
enum { CHAIN = REWARD + 1, ELEMENTS = WHEN + 1, TRIGGERS = 1 + WHEN - REWARD };
/* Stores, and fields of the log of episodes. */
enum { EPISODES, WEIGHTS };
enum { E_PERSON, E_SEGMENT, E_DAY, E_BRAND, E_PLACE, E_WEIGHT, E_ANSWERS, E_QUOTE };
enum { T_CHAINS, T_FINDINGS, T_ELEMENTS, T_CONTEXTS, T_ALTERNATIVES, T_SUPPRESSIONS, T_REWARDS, T_LINKS };
enum { T_SATURATION = T_LINKS + 1, T_UNCODED, T_QUOTES, T_SEGMENTS, T_CHANGES, T_MEASURES, T_WEIGHTS };

enum { CHAINS_MOST = 1024, PAIRS_MOST = 1 << 20 }; /* of one episode, of one person */

/* What the options name; plain knows answers that say nothing. */
struct alt_books {
	const struct cc_codebook *of[ELEMENTS], *plain, *latest; /* NULL: the words are the codes */
	const struct cc_dimension *dimension[ELEMENTS];
};

struct alt_episode {
	uint32_t person, segment; /* CC_NO_ID: none */
	int64_t day;
	uint64_t place;
	bool brand;
	double weight; /* of a row without a person */
	struct cc_span quote;
	struct cc_ids of[ELEMENTS];
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
	H_SEGMENT,     /* segment */
	H_IN_SEGMENT,  /* segment, trigger, desire, action */
	HELD
};

/* The unit at hand. */
struct alt_unit {
	struct cc_buf taken;	  /* alternatives, as struct cc_holding * */
	struct cc_buf held, acts; /* codes of suppressions and actions */
};

struct alt_model {
	const struct cc_run *run;
	const struct cc_alternate_model_opts *opts;
	const struct cc_state *state;
	bool by_episode, facets; /* facets: some of them are bound */
	bool alternatives;	 /* somebody asks for H_ALTERNATIVE */
	struct cc_arena *arena;
	struct cc_problems *problems;
	struct cc_counting counted;
	struct cc_coding coding[ELEMENTS];
	const struct cc_coding *facet[TRIGGERS]; /* as people tell it: when, where, with whom, doing what */
	struct cc_holders held[HELD];
	struct cc_links links;
	struct alt_unit unit;
	struct cc_holding *all, *branded,
	    *uncoded[ELEMENTS]; /* who answered, has the brand, gave such answers */
	uint64_t episodes, repeated, dropped, no_action, no_need, uncoded_action, several;
	struct cc_wrote_list uncodeds, quotes; /* by element; by number of the chain */
	struct cc_buf loops;		       /* of uint32_t: persons, as they come */
};

/* What is read; file: how messages call it, NULL: as the run does; compared: with another wave. */
struct alt_reading {
	const struct cc_state *state;
	const struct cc_run *run;
	const char *file;
	bool compared;
	struct cc_problems *problems;
	struct cc_arena *arena;
};

/* The state into who has what, as far as somebody asks for it.  alt_close() when all tables are made. */
void alt_read(struct alt_model *m, const struct alt_reading *of);
/* Its steps: nothing yet; those rows of the log, whole persons; all rows, by as many workers as there are. */
void alt_begin(struct alt_model *m, const struct alt_reading *of);
void alt_read_rows(struct alt_model *m, uint64_t from, uint64_t end);
void alt_read_parts(struct alt_model *m, const struct alt_reading *of);
void alt_close(struct alt_model *m);
/* One person after the other, their episodes by day, then place. */
void alt_count_person(struct alt_model *m, const struct alt_episode *episode, size_t n, struct cc_holder *who,
    struct cc_arena *scratch);

static inline const struct cc_coded_as *
alt_code(const struct alt_model *m, unsigned element, uint32_t code)
{
	return cc_coding_at(&m->coding[element], code);
}

extern const unsigned alt_trigger_elements[TRIGGERS];
const char *alt_element(unsigned element);
/* Findings are made of the tables that they cite, which may be any. */
static inline bool
alt_wants(const struct alt_model *m, unsigned table)
{
	return cc_run_wants(m->run, table) || cc_run_wants(m->run, T_FINDINGS);
}

/* So many people are behind what is listed. */
static inline uint64_t
alt_support(const struct alt_model *m)
{
	return (uint64_t)fmax(m->opts->min_support.value, (double)m->run->min_cell);
}

/* How many have too few. */
uint64_t alt_below_support(const struct alt_model *m, enum alt_held kind);

/* By weights that differ. */
static inline bool
alt_weighted(const struct alt_model *m)
{
	return m->counted.cases.bound && !cc_weights_alike(m->all->weight);
}

/* A row of whatever table: those members that its columns name. */
struct alt_row {
	struct cc_held_row r;
	struct cc_span label, top;
	const char *element[1], *statement;
	int64_t rank;
	double weight, lift, coverage, chao1;
	struct cc_variety variety;
	struct cc_seen_kinds seen;
};

extern const struct cc_table_spec alt_table_specs[];
extern const struct cc_chart alt_charts[];
extern const struct cc_words alt_formulas[];
/* Columns that findings look in. */
enum { CHAINS_N = 6, CHAINS_PEOPLE, CHAINS_SHARE = 10, CHAINS_LOW, CHAINS_HIGH, CHAINS_STATEMENT = 14 };
enum { ELEMENTS_CODE = 1, ELEMENTS_LABEL, ELEMENTS_N };
enum { CONTEXTS_TRIGGER, CONTEXTS_DESIRE, CONTEXTS_PEOPLE, CONTEXTS_ACTION = 7, CONTEXTS_SHARE };
enum { CONTEXTS_HIGH = 10 };
enum { SUPPRESSIONS_SUPPRESSION, SUPPRESSIONS_ACTION, SUPPRESSIONS_N, SUPPRESSIONS_SHARE = 4 };
enum { SUPPRESSIONS_LIFT = 7, SUPPRESSIONS_P_ADJUSTED = 9 };
enum { SATURATION_ELEMENT, SATURATION_N, SATURATION_COVERAGE = 4 };

void alt_tables(struct cc_report *report, struct alt_model *m);
void alt_changes(struct cc_report *report, const struct alt_model *now, const struct alt_model *before);
void alt_notes(struct cc_report *report, const struct alt_model *m);
void alt_findings(struct cc_findings *f, struct cc_report *report, const struct cc_run *run);

#endif
