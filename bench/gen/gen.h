/* gen.h -- inputs to measure with: what the files of bench/gen/ share.
 *
 * Each function prints a file of `rows` rows to standard output: the same bytes every time, on every machine.
 */
#ifndef BENCH_GEN_GEN_H
#define BENCH_GEN_GEN_H

#include <stdint.h>

/* 0 up to n - 1, by Marsaglia's xorshift64. */
uint32_t gen_draw(uint32_t n);

#define GEN_PICK(list) (list)[gen_draw(sizeof(list) / sizeof *(list))]

/* `more` is 0 where nobody said: then a number of the generator's own. */
void gen_ideas(unsigned long rows, unsigned long more);
void gen_ratings(unsigned long rows, unsigned long ideas);
void gen_survey(unsigned long rows, unsigned long outcomes);
void gen_answers(unsigned long rows, unsigned long more);
void gen_contacts(unsigned long rows, unsigned long people);
void gen_episodes(unsigned long rows, unsigned long people);
void gen_events(unsigned long rows, unsigned long people);
void gen_trial(unsigned long rows, unsigned long arms);
void gen_candidates(unsigned long rows, unsigned long more);
void gen_participants(unsigned long rows, unsigned long more);
void gen_contributions(unsigned long rows, unsigned long people);
void gen_sales(unsigned long rows, unsigned long ideas);
void gen_tables(unsigned long rows, unsigned long questions);
void gen_log(unsigned long rows, unsigned long people);

#endif
