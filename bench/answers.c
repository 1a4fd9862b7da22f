/* answers.c -- 1,000,000 short Japanese answers to measure with: the same bytes
 * every time.
 *
 * answers [ROWS] prints a sheet of id and text.  A text is put together from
 * parts that people use: a topic, what is felt about it or said of it, denied or
 * not, now and then with half-width kana, full-width letters, a long "ーーー".
 * About half of them speak of a feeling.
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

static const char *const topic[] = { "送料が", "返品の手順が", "届く日が", "味は", "店員さんの説明が",
	"サイトの表示は", "駅からの道が", "子どもと行くのは", "はじめての注文で", "値段は", "ＰＣの画面が",
	"Wi-Fiは", "予約の画面で", "朝の支度は", "駐車場が", "スタッフの対応が", "ｻｲｽﾞが", "温泉は", "景色が",
	"口コミを読んで" };

static const char *const said[] = { "わかりにくかった", "不安だった", "少し心配です", "とても楽しみです",
	"よかった", "普通でした", "迷いました", "納得できました", "期待していた通りでした", "うれしい",
	"広くて使いやすい", "すぐに決めた", "遠いです", "安心して買えた", "がっかりした",
	"特に気にしなかった", "スーーーパーより安い", "混んでいた", "おいしかった", "覚えていません",
	"怖くはなかった", "不安はありません", "心配しなくてよかった", "こわかった", "きれいでした" };

static const char *const end[] = { "", "", "。", "！", "です。", "、また来たい", "ので助かった",
	"けど値段は高い", "（友人も同じ）", "が、待ち時間が長い" };

#define PICK(list) list[next(sizeof list / sizeof *list)]

int
main(int argc, char **argv)
{
	unsigned long rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;

	puts("id,text");
	for (unsigned long i = 1; i <= rows; i++) {
		if (next(50) == 0) {
			printf("%lu,特になし\n", i);
			continue;
		}
		printf("%lu,%s%s%s", i, PICK(topic), PICK(said), PICK(end));
		if (next(3) == 0)
			printf("%s%s", PICK(topic), PICK(said));
		putchar('\n');
	}
	return fflush(stdout) != 0;
}
