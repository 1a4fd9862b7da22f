/* sim.h -- what the parts of the coverage study share: random numbers, a command and what it prints, and the
 * line of a cell.
 *
 * Any failure ends the study: it is a measurement, and half of one says nothing.
 */
#ifndef CC_COVERAGE_SIM_H
#define CC_COVERAGE_SIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What `found` of a cell has to be, beside three Monte-Carlo errors. */
enum sim_want {
	SIM_COVERS,   /* within 93 and 97 %, or what the table promises, where that is wider */
	SIM_AT_MOST,  /* of errors */
	SIM_AT_LEAST, /* of the worst setting of several */
};

struct sim_tally {
	unsigned n;	/* studies judged */
	unsigned hits;	/* of these */
	unsigned blank; /* studies without an interval, which are not judged */
};

/* The table that a command printed; row 0 is its header. */
struct sim_answer {
	char *bytes;
	const char **cell;
	size_t rows, columns;
};

void sim_seed(const char *name); /* one stream by name: a cell does not move when another is added */
double sim_unit(void);		 /* uniform on (0, 1) */
double sim_normal(void);	 /* standard normal */
double sim_below(double z);	 /* the distribution function of the standard normal */
double sim_cut(double share);	 /* its quantile */
bool sim_chance(double p);	 /* true with probability p */

FILE *sim_open(const char *file); /* for writing, in the current folder */
void sim_close(FILE *to);
void *sim_new(size_t n, size_t size); /* zeroed */

/* Runs TOOLDIR/COMMAND and reads what it prints; its end must be 0. */
void sim_run(struct sim_answer *out, const char *command);
void sim_forget(struct sim_answer *answer);
const char *sim_text(const struct sim_answer *answer, size_t row, const char *head);
double sim_value(const struct sim_answer *answer, size_t row, const char *head); /* NaN where it is blank */

/* Counts one interval against the truth; blank where it has no limits. */
void sim_covers(struct sim_tally *tally, double low, double truth, double high);
/* One line of the table: `wanted` is what the tables of the methods say, both limits where they name a
 * range. */
void sim_line(const char *cell, enum sim_want want, double from, double to, const struct sim_tally *tally);
int sim_off(
    void); /* how many lines were not as wanted; an interval that is only wider than it has to be is */

#endif
