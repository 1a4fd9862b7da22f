/* tables.c -- a survey as it is crossed: a person a row, who they are, and what they answered. */
#include "gen.h"

#include <stdio.h>

void
gen_tables(unsigned long rows, unsigned long questions)
{
	static const char *const sex[] = { "women", "men" };
	static const char *const age[] = { "18-29", "30-44", "45-59", "60+" };
	static const char *const area[] = { "north", "east", "south", "west", "centre" };
	static const char *const answer[] = { "Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied",
		"Very satisfied" };

	if (questions == 0)
		questions = 20;
	printf("person,sex,age,area");
	for (unsigned long q = 1; q <= questions; q++)
		printf(",q%02lu", q);
	putchar('\n');
	for (unsigned long i = 0; i < rows; i++) {
		printf("r%07lu,%s,%s,%s", i, GEN_PICK(sex), GEN_PICK(age), GEN_PICK(area));
		for (unsigned long q = 0; q < questions; q++)
			printf(",%s", gen_draw(20) == 0 ? "" : GEN_PICK(answer));
		putchar('\n');
	}
}
