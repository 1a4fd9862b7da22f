/* gen.c -- 1,000,000 ratings to measure with: the same bytes every time.
 *
 * gen [IDEAS RATERS] prints a wide sheet, one row an idea and rater, four axes
 * of 1 to 3 that lean on the idea and on the rater, so that agreement,
 * intervals and ranks have something to find.
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

int
main(int argc, char **argv)
{
	unsigned long ideas = argc > 2 ? strtoul(argv[1], NULL, 10) : 1000;
	unsigned long raters = argc > 2 ? strtoul(argv[2], NULL, 10) : 1000;

	puts("idea,rater,customer_value,uniqueness,feasibility,marketability");
	for (unsigned long i = 0; i < ideas; i++) {
		uint32_t quality[4];

		for (int axis = 0; axis < 4; axis++)
			quality[axis] = next() % 60;
		for (unsigned long r = 0; r < raters; r++) {
			printf("idea-%04lu,rater-%04lu", i + 1, r + 1);
			for (int axis = 0; axis < 4; axis++) {
				uint32_t taste = quality[axis] + (uint32_t)(r * 7 % 20) + next() % 60;

				printf(",%d", taste < 50 ? 1 : taste < 90 ? 2 : 3);
			}
			putchar('\n');
		}
	}
	return fflush(stdout) != 0;
}
