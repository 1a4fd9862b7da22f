/* team.c -- what is kept of a programme: contributions, sales, and the log of a team. */
#include "gen.h"

#include <stdio.h>

/* Two quarters; one idea for every ten people. */
void
gen_contributions(unsigned long rows, unsigned long people)
{
	static const char *const kind[] = { "propose", "refine", "refine", "refine", "test", "test", "test",
		"test" };

	if (people == 0)
		people = rows / 50 + 1;
	puts("日付,氏名,アイデア,種別,数量");
	for (unsigned long i = 0; i < rows; i++) {
		uint32_t month = 4 + gen_draw(6), day = 1 + gen_draw(28), person = gen_draw((uint32_t)people);

		printf("2026-%02u-%02u,p%05u,案%03u,", month, day, person,
		    gen_draw((uint32_t)(people / 10 + 1)));
		fputs(GEN_PICK(kind), stdout);
		printf(",%u\n", 1 + gen_draw(4));
	}
}

/* One sale in ten is a return. */
void
gen_sales(unsigned long rows, unsigned long ideas)
{
	if (ideas == 0)
		ideas = 100;
	puts("日付,アイデア,売上");
	for (unsigned long i = 0; i < rows; i++) {
		uint32_t month = 4 + gen_draw(6), yen = 1000 + gen_draw(4000000);

		printf("2026-%02u-28,案%03u,%s%u\n", month, gen_draw((uint32_t)ideas), i % 10 == 9 ? "-" : "",
		    yen);
	}
}

void
gen_log(unsigned long rows, unsigned long people)
{
	static const char *const event[] = { "observation", "interview", "hypothesis_opened",
		"hypothesis_closed", "improvement", "attended", "attended", "idea_submitted", "feedback_sent",
		"orientation" };
	static const char *const stage[] = { "awareness", "consideration", "purchase", "post_purchase", "" };

	if (people == 0)
		people = rows / 100 + 1;
	puts("date,person,event,stage");
	for (unsigned long i = 0; i < rows; i++) {
		uint32_t month = 1 + gen_draw(6), day = 1 + gen_draw(28);

		printf("2026-%02u-%02u,c%05u,", month, day, gen_draw((uint32_t)people));
		fputs(GEN_PICK(event), stdout);
		putchar(',');
		puts(GEN_PICK(stage));
	}
}
