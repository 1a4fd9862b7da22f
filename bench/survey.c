/* survey.c -- an outcomes survey as a form service exports it: the same bytes every time.
 *
 * survey [PEOPLE [OUTCOMES]] prints a wide sheet in Japanese, by default 100,000
 * people and 60 outcomes: when, who, in which segment, then a column of
 * importance for each outcome and one of satisfaction.  Some answers are left
 * open, and one person in 50 gives the same answer throughout.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 88172645463325252u;

/* Marsaglia's xorshift64. */
static uint32_t
next(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 32);
}

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
	uint32_t drawn = next() % 100;

	if (drawn < 3)
		putchar(',');
	else
		printf(",%d", 1 + (int)((drawn + lean + next() % 40) / 48));
}

int
main(int argc, char **argv)
{
	static const char *const segment[] = { "平日に急ぐ人", "休日にゆっくり", "在宅勤務" };
	unsigned long people = argc > 1 ? strtoul(argv[1], NULL, 10) : 100000;
	unsigned long outcomes = argc > 2 ? strtoul(argv[2], NULL, 10) : 60;

	put_header(outcomes);
	for (unsigned long p = 1; p <= people; p++) {
		unsigned long same = next() % 50;

		printf("2026/06/%02lu %lu:%02lu:00,r%06lu,%s", p % 30 + 1, p % 24, p % 60, p,
		    segment[next() % 3]);
		for (int q = 0; q < 2; q++)
			for (unsigned long o = 0; o < outcomes; o++) {
				if (same == 0)
					printf(",%d", 3);
				else
					put_answer((uint32_t)((q == 0 ? 17 * o : 29 * o + 31) % 100));
			}
		putchar('\n');
	}
	return fflush(stdout) != 0;
}
