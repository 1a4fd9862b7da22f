/* claims.h -- what people say to the items of a checklist, of each their latest answer.
 *
 * May be included by: method, tests.
 * In:     rows of answers: item, answer, and where they are there person, role, date, owner, due,
 *         evidence, segment.  A row without a person is its own person, of a wide sheet with all
 *         its items.
 * Out:    of each item who says what, the mean claim, since when it is short of yes, who owns it.
 *         In whole units: yes from three quarters of what all could say, no to one quarter.
 * Errors: problems of an item that is in no set, of what is no answer to it, of two answers of a
 *         person on one day that differ.
 * Memory: 72 bytes an answer, and as much again while it is read.
 */
#ifndef CC_FIGURE_CLAIMS_H
#define CC_FIGURE_CLAIMS_H

#include "figure/checklist.h"
#include "model/fold.h"
#include "stat/agree.h"

struct cc_claims_roles {
	unsigned store, item, answer, person, role, date, owner, due, evidence;
};

/* Of people and places, for figure/people.h. */
enum { CC_CLAIMS_PERSON, CC_CLAIMS_SEGMENT, CC_CLAIMS_PLACE = 9 };

#define CC_CLAIMS_STORE(item, answer, person, role, owner, segment) \
	{ \
		"answers", \
		    CC_FIELDS(CC_KEY("person", person), CC_KEY("segment", segment), CC_KEY("item", item), \
			CC_KEY("role", role), CC_KEY("answer", answer), CC_KEY("owner", owner), \
			CC_FIELD("day", DAY), CC_FIELD("due", DAY), CC_FIELD("evidence", TEXT), \
			CC_FIELD("place", PLACE)), \
		    true, "answers" \
	}

enum cc_claim { CC_CLAIM_NONE, CC_CLAIM_NA, CC_CLAIM_NO, CC_CLAIM_PARTLY, CC_CLAIM_YES };
extern const char *const cc_claim_words[];

/* What somebody said of an item. */
struct cc_claim_answer {
	uint32_t item, person, segment, said; /* person: see cc_claims; said: an id of the answers */
	struct cc_span role;		      /* as the set calls it; at NULL: none */
	struct cc_span owner, evidence;	      /* at NULL: none */
	int64_t worth, day, due;
	bool na;
	uint64_t place;
};

struct cc_claim_said {
	const struct cc_claim_answer **latest; /* [people], by day and place */
	size_t people;
	uint64_t n, na;		  /* who says something; to whom it does not apply */
	int64_t sum, least, most; /* in CC_CREDIT_ONE */
	enum cc_claim claim;
	int64_t since, first; /* of the run of claims short of yes; of any answer; CC_NO_DAY */
	struct cc_span owner;
	int64_t due;
	struct cc_span *link; /* [links]: evidence that was named */
	size_t links;
	double consensus; /* stat/consensus.h; NaN below two people */
};

/* The first five to start. */
struct cc_claims {
	const struct cc_state *state;
	const struct cc_run *run;
	const struct cc_checklist *list;
	const struct cc_claims_roles *roles;
	struct cc_arena *arena;
	struct cc_claim_answer *answer; /* [answers]: by item, day, place */
	size_t answers;
	uint32_t named, people;	    /* people with a name, by their ids, come first */
	struct cc_claim_said *said; /* [items of the list] */
};

void cc_claims_add(struct cc_store *log, const struct cc_batch *batch, uint32_t row,
    const struct cc_claims_roles *roles, struct cc_problems *problems);
void cc_claims_read(struct cc_claims *c, struct cc_problems *problems);

/* Agreement on the items of an area: answers as ranks, items as units. */
struct cc_claims_agreement {
	struct cc_alpha alpha;
	uint64_t items, people; /* that somebody answered; who did */
};
void cc_claims_agree(struct cc_claims_agreement *out, const struct cc_claims *c, uint32_t area);

#endif
