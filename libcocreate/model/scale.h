/* scale.h -- label scales: "満足" -> 4, read whole.
 *
 * May be included by: model, tests.
 * A column of labels is read by the scale that holds every label of it: one of
 * the study, else one of data/scales.yaml.  Two that hold them all and give one
 * of them different numbers are an error, not a choice.
 *
 * Rows are typed long before the column's last label is seen, by threads that
 * do not know of each other's labels.  Hence a number is given early only when
 * it can be no other: each thread narrows the scales by the labels it has seen
 * itself, and where all that are left agree on a label, so does the one that
 * will be chosen, which is among them.  Where they disagree the label is open:
 * the rows wait (cc_type() returns NULL) until the file has been read to its
 * end and cc_bound_settle() has joined what all threads saw.  So a number never
 * depends on threads or on where the input was cut.  In practice a thread's
 * first rows decide; a file whose labels never do is kept as it is until its
 * end.
 */
#ifndef CC_MODEL_SCALE_H
#define CC_MODEL_SCALE_H

#include "model/study.h"

#define CC_NO_SCALE UINT32_MAX
#define CC_NO_LABEL UINT32_MAX

/* Read-only once made. */
struct cc_scales {
	uint32_t n, labels;
	struct cc_scale {
		struct cc_span name;
		bool own;	 /* the study's */
		uint32_t n;	 /* labels */
		uint32_t *place; /* [labels]: from 1, low to high; 0: not one of its labels */
	} * scale;
	struct cc_span *label; /* folded, by bytes */
};

/* known: data/scales.yaml, NULL: there is none; file: its name. */
bool cc_scales_load(struct cc_scales **out, const struct cc_study *study, const struct cc_node *known,
    const char *file, struct cc_arena *arena, struct cc_err *err);

uint32_t cc_scales_named(const struct cc_scales *s, struct cc_span name);
/* Of any scale; folded. */
uint32_t cc_scales_label(const struct cc_scales *s, struct cc_span text, struct cc_arena *scratch);

/* As many labels as there are whole numbers in that range. */
static inline bool
cc_scale_fits(const struct cc_scale *scale, const double *range)
{
	return range[1] - range[0] + 1 == scale->n;
}

/* What one thread, then all of them, saw of one column. */
struct cc_labels {
	uint32_t count; /* of distinct labels */
	uint8_t *seen;	/* [labels] */
	uint8_t *out;	/* [scales]: does not hold all that was seen */
};

struct cc_labels *cc_labels_new(const struct cc_scales *s, struct cc_arena *arena);
void cc_labels_see(struct cc_labels *l, const struct cc_scales *s, uint32_t label);
void cc_labels_join(struct cc_labels *to, const struct cc_labels *from, const struct cc_scales *s);

/* The label's number whichever scale will be chosen; 0: open, or no scale is
 * left.  *open tells which. */
uint32_t cc_labels_number(bool *open, const struct cc_labels *l, const struct cc_scales *s, uint32_t label);

/* Labels that stood beside numbers, as in "1．とても重要", of one column. */
struct cc_beside {
	bool foreign; /* a text of no scale stood beside a number, too */
	struct cc_beside_label {
		bool seen;
		double low, high; /* the numbers beside it */
	} * label;		  /* [labels] */
};

struct cc_beside *cc_beside_new(const struct cc_scales *s, struct cc_arena *arena);
/* label CC_NO_LABEL: of no scale. */
void cc_beside_see(struct cc_beside *b, uint32_t label, double number);
void cc_beside_join(struct cc_beside *to, const struct cc_beside *from, const struct cc_scales *s);

/* Whether the numbers fall where the labels rise, by the scale that holds most of
 * them; the study's own speaks first.  range: of the numbers, NULL: not known; a
 * single label is judged by it.  *scale: that scale; *whole: it holds all of them. */
bool cc_beside_runs_back(
    uint32_t *scale, bool *whole, const struct cc_beside *b, const struct cc_scales *s, const double *range);

enum cc_chosen { CC_CHOSEN_ONE, CC_CHOSEN_NONE, CC_CHOSEN_TWO };

/* Once every label was seen.  scale[0] is the one; CC_CHOSEN_TWO: scale[0] and
 * scale[1] differ. */
enum cc_chosen cc_labels_choose(uint32_t scale[2], const struct cc_labels *l, const struct cc_scales *s);

#endif
