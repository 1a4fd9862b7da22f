/* contacts.c -- 1,000,000 contacts of 200,000 people to measure with: the same bytes
 * every time.
 *
 * contacts [PEOPLE] prints person, stage, touchpoint, emotion, signal, date: one to
 * nine contacts a person, who come less and less far, in the order of a log.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 88172645463325252u;

/* Marsaglia's xorshift64. */
static uint32_t
next(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 32) % n;
}

static const char *const stage[] = { "awareness", "interest", "consideration", "purchase", "post_purchase" };
static const char *const touchpoint[] = { "SNS", "shop", "search", "site", "mail", "app", "friend",
	"checkout" };
static const char *const signal[] = { "inquiry", "complaint", "dropout" };

int
main(int argc, char **argv)
{
	unsigned long people = argc > 1 ? strtoul(argv[1], NULL, 10) : 200000;

	puts("person,stage,touchpoint,emotion,signal,date");
	for (unsigned long i = 0; i < 5 * people; i++) {
		uint32_t person = next((uint32_t)people), far = (person * 2654435761u >> 16) % 100;
		uint32_t last = far < 50 ? 0 : far < 75 ? 1 : far < 88 ? 2 : far < 95 ? 3 : 4;

		printf("u%06u,%s,%s,%d,%s,2026-%02u-%02u\n", person, stage[next(last + 1)],
		    touchpoint[next(8)], (int)next(5) - 2, next(10) == 0 ? signal[next(3)] : "", 1 + next(12),
		    1 + next(28));
	}
}
