/* people.c -- people over time and people in a room: contacts, events, candidates, participants. */
#include "gen.h"

#include <stdio.h>
#include <string.h>

static void
put_day(unsigned year)
{
	uint32_t month = 1 + gen_draw(12);

	printf("%u-%02u-%02u", year, month, 1 + gen_draw(28));
}

/* One to nine contacts a person, who come less and less far, in the order of a log. */
void
gen_contacts(unsigned long rows, unsigned long people)
{
	static const char *const stage[] = { "awareness", "interest", "consideration", "purchase",
		"post_purchase" };
	static const char *const touchpoint[] = { "SNS", "shop", "search", "site", "mail", "app", "friend",
		"checkout" };
	static const char *const signal[] = { "inquiry", "complaint", "dropout" };

	if (people == 0)
		people = rows / 5 + 1;
	puts("person,stage,touchpoint,emotion,signal,date");
	for (unsigned long i = 0; i < rows; i++) {
		uint32_t person = gen_draw((uint32_t)people), far = (person * 2654435761u >> 16) % 100;
		uint32_t last = far < 50 ? 0 : far < 75 ? 1 : far < 88 ? 2 : far < 95 ? 3 : 4;

		printf("u%06u,%s,", person, stage[gen_draw(last + 1)]);
		fputs(GEN_PICK(touchpoint), stdout);
		printf(",%d,", (int)gen_draw(5) - 2);
		if (gen_draw(10) == 0)
			fputs(GEN_PICK(signal), stdout);
		putchar(',');
		put_day(2026);
		putchar('\n');
	}
}

/* Who logs in says nothing of co-creation; some do little else. */
void
gen_events(unsigned long rows, unsigned long people)
{
	static const char *const event[] = { "invited", "invited", "applied", "applied", "attended",
		"attended", "no_show", "survey", "idea_submitted", "feedback_sent", "idea_shipped", "post",
		"login", "login" };

	if (people == 0)
		people = rows / 5 + 1;
	puts("date,person,event,session,idea,value");
	for (unsigned long i = 0; i < rows; i++) {
		const char *what = GEN_PICK(event);

		put_day(2024 + gen_draw(2));
		printf(",p%u,%s,", gen_draw((uint32_t)people), what);
		printf("s%u,", gen_draw(500));
		if (strstr(what, "idea") != NULL || strstr(what, "feedback") != NULL)
			printf("i%u", gen_draw((uint32_t)(people / 4 + 1)));
		putchar(',');
		if (strcmp(what, "survey") == 0)
			printf("%u", 1 + gen_draw(5));
		putchar('\n');
	}
}

static const char *const scene[] = { "通勤中", "職場", "自宅", "来客", "休日" };
static const char *const age[] = { "20代", "30代", "40代", "50代以上" };
static const char *const region[] = { "東日本", "西日本", "北海道", "九州・沖縄" };

/* Few do much, as in any community: what counts is skewed, and one in twelve does not agree. */
void
gen_candidates(unsigned long rows, unsigned long more)
{
	(void)more;
	puts("会員ID,利用場面,年代,地域,engagement,clarity,influence,参加同意,前回参加日");
	for (unsigned long i = 1; i <= rows; i++) {
		uint32_t posts = gen_draw(30), asks = gen_draw(12), reach = 1 + gen_draw(60);

		printf("m%06lu,", i);
		fputs(GEN_PICK(scene), stdout);
		putchar(',');
		fputs(GEN_PICK(age), stdout);
		putchar(',');
		fputs(GEN_PICK(region), stdout);
		printf(",%u,%u,%u,%s,", posts * posts / 12, asks * asks / 9, reach * reach * reach / 40,
		    gen_draw(12) == 0 ? "いいえ" : "はい");
		if (gen_draw(5) == 0)
			put_day(2025);
		putchar('\n');
	}
}

void
gen_participants(unsigned long rows, unsigned long more)
{
	(void)more;
	puts("参加者,利用場面,年代,会社,進行役");
	for (unsigned long i = 1; i <= rows; i++) {
		printf("c%05lu,", i);
		fputs(GEN_PICK(scene), stdout);
		putchar(',');
		fputs(GEN_PICK(age), stdout);
		putchar(',');
		if (gen_draw(4) == 0)
			printf("会社%u", gen_draw((uint32_t)(rows / 4 + 20)));
		puts(i % 6 == 0 ? ",はい" : ",");
	}
}
