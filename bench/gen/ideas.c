/* ideas.c -- ideas and what raters think of them.
 *
 * The scores are 1 to 3 on four axes, and lean on the idea and on the rater, so that agreement, intervals and ranks
 * have something to find.
 */
#include "gen.h"

#include <stdio.h>

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

/* One in ten repeats the one before it, one in twenty with its halves the other way round. */
void
gen_ideas(unsigned long ideas, unsigned long more)
{
	const char *part[2 * WORDS];

	(void)more;
	puts("idea,title,text");
	for (unsigned long i = 0; i < ideas; i++) {
		int turned = i % 20 == 19 ? WORDS - 1 : 0;

		for (int k = 0; k < 2 * WORDS; k += 2) {
			const char *w = GEN_PICK(word);
			const char *t = GEN_PICK(tie);

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

/* One row an idea and rater, idea by idea. */
void
gen_ratings(unsigned long rows, unsigned long ideas)
{
	unsigned long raters;

	if (ideas == 0)
		ideas = 1000;
	raters = (rows + ideas - 1) / ideas;
	puts("idea,rater,customer_value,uniqueness,feasibility,marketability");
	for (unsigned long i = 0; i < ideas; i++) {
		uint32_t quality[4];

		for (int axis = 0; axis < 4; axis++)
			quality[axis] = gen_draw(60);
		for (unsigned long r = 0; r < raters && i * raters + r < rows; r++) {
			printf("idea-%04lu,rater-%04lu", i + 1, r + 1);
			for (int axis = 0; axis < 4; axis++) {
				uint32_t taste = quality[axis] + (uint32_t)(r * 7 % 20) + gen_draw(60);

				printf(",%d", taste < 50 ? 1 : taste < 90 ? 2 : 3);
			}
			putchar('\n');
		}
	}
}
