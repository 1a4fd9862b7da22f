/* gen.c -- 1,000,000 ratings to measure with: the same bytes every time.
 *
 * gen texts IDEAS prints the ideas: id, title and a short Japanese text, of
 * which one in ten says what another said, in other words or in other order.
 * gen [IDEAS RATERS] prints a wide sheet, one row an idea and rater, four axes
 * of 1 to 3 that lean on the idea and on the rater, so that agreement,
 * intervals and ranks have something to find.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* What a text is put together from: WORDS of them, each with what ties it to the next. */
static const char *const word[] = { "朝", "支度", "香り", "湯気", "豆", "手紙", "焙煎", "水筒", "改札",
	"家族", "会議", "来客", "棚", "瓶", "感想", "翌朝", "抽選", "週末", "駅前", "売店", "機械", "腕時計",
	"砂糖", "牛乳", "甘味", "苦味", "温度", "氷", "保温", "洗い物", "布巾", "木の匙", "陶器", "金網",
	"紙袋", "定期便", "見本", "札", "地図", "店先", "常連", "子ども", "祖母", "隣人", "職場", "昼休み",
	"夕方", "深夜", "雨の日", "散歩", "自転車", "旅先", "山小屋", "海辺", "音楽", "読書", "日記", "写真",
	"電話", "予約", "行列", "割引", "回数券", "募金", "農園", "産地", "収穫", "輸送", "倉庫", "検品",
	"包装", "返品", "修理", "貸し出し", "交換", "試飲", "教室", "先生", "初心者", "達人", "競技", "審査",
	"季節", "記念日" };
static const char *const tie[] = { "の", "を", "に", "と", "で", "から", "まで", "へ", "や", "は" };

enum { WORDS = 7 };

#define PICK(list) list[next() % (sizeof list / sizeof *list)]

/* One in ten repeats the one before it, one in twenty with its halves the other way round. */
static void
print_texts(unsigned long ideas)
{
	const char *part[2 * WORDS];

	puts("idea,title,text");
	for (unsigned long i = 0; i < ideas; i++) {
		int turned = i % 20 == 19 ? WORDS - 1 : 0;

		for (int k = 0; k < 2 * WORDS; k += 2) {
			const char *w = PICK(word), *t = PICK(tie);

			if (i % 10 != 9 || k == 0) {
				part[k] = w;
				part[k + 1] = t;
			}
		}
		printf("idea-%04lu,%s%lu,", i + 1, part[0], i + 1);
		for (int k = 0; k < 2 * WORDS; k++)
			fputs(part[(k + turned) % (2 * WORDS)], stdout);
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	unsigned long ideas = argc > 2 ? strtoul(argv[1], NULL, 10) : 1000;
	unsigned long raters = argc > 2 ? strtoul(argv[2], NULL, 10) : 1000;

	if (argc == 3 && strcmp(argv[1], "texts") == 0) {
		print_texts(strtoul(argv[2], NULL, 10));
		return fflush(stdout) != 0;
	}
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
