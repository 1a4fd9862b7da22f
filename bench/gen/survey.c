/* survey.c -- sheets as a form service exports them: outcomes, and a trial.
 *
 * Some answers are left open, and one person in 50 gives the same answer throughout.
 */
#include "gen.h"

#include <stdio.h>

static void
put_header(unsigned long outcomes)
{
	static const char *const question[] = { "重要度", "満足度" };

	printf("タイムスタンプ,回答者ID,区分");
	for (int q = 0; q < 2; q++)
		for (unsigned long o = 1; o <= outcomes; o++)
			printf(",%s [朝の支度の手順%02luにかかる時間を最小化する]", question[q], o);
	putchar('\n');
}

/* 1 to 5, the higher the more `lean` of 100 says so. */
static void
put_answer(uint32_t lean)
{
	uint32_t drawn = gen_draw(100);

	if (drawn < 3)
		putchar(',');
	else
		printf(",%d", 1 + (int)((drawn + lean + gen_draw(40)) / 48));
}

/* When, who, in which segment, then a column of importance for each outcome and one of satisfaction. */
void
gen_survey(unsigned long people, unsigned long outcomes)
{
	static const char *const segment[] = { "平日に急ぐ人", "休日にゆっくり", "在宅勤務" };

	if (outcomes == 0)
		outcomes = 60;
	put_header(outcomes);
	for (unsigned long p = 1; p <= people; p++) {
		unsigned long same = gen_draw(50);

		printf(
		    "2026/06/%02lu %lu:%02lu:00,r%06lu,%s", p % 30 + 1, p % 24, p % 60, p, GEN_PICK(segment));
		for (int q = 0; q < 2; q++)
			for (unsigned long o = 0; o < outcomes; o++) {
				if (same == 0)
					printf(",%d", 3);
				else
					put_answer((uint32_t)((q == 0 ? 17 * o : 29 * o + 31) % 100));
			}
		putchar('\n');
	}
}

/* The later arms do a little better; one answer in 40 is missing. */
void
gen_trial(unsigned long people, unsigned long arms)
{
	if (arms == 0)
		arms = 2;
	puts("回答者,案,申込,わかりやすさ,日付");
	for (unsigned long p = 1; p <= people; p++) {
		uint32_t arm = gen_draw((uint32_t)arms);

		printf("r%07lu,画面%c,%s", p, 'A' + (char)(arm % 26),
		    gen_draw(100) < 20 + arm ? "はい" : "いいえ");
		if (gen_draw(40) == 0)
			putchar(',');
		else {
			uint32_t liked = gen_draw(80) + arm;

			printf(",%u", 1 + (liked + gen_draw(40)) / 25);
		}
		printf(",2026-06-%02lu\n", p % 30 + 1);
	}
}
