/* texts.c -- what people write: short answers, and episodes of what they do instead.
 *
 * An answer is put together from parts that people use: a topic, what is felt about it or said of it, denied or not,
 * now and then with half-width kana, full-width letters, a long "ーーー".  About half of them speak of a feeling.
 */
#include "gen.h"

#include <stdio.h>

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

static void
put_about(void)
{
	fputs(GEN_PICK(topic), stdout);
	fputs(GEN_PICK(said), stdout);
}

void
gen_answers(unsigned long rows, unsigned long more)
{
	(void)more;
	puts("id,text");
	for (unsigned long i = 1; i <= rows; i++) {
		if (gen_draw(50) == 0) {
			printf("%lu,特になし\n", i);
			continue;
		}
		printf("%lu,", i);
		put_about();
		fputs(GEN_PICK(end), stdout);
		if (gen_draw(3) == 0)
			put_about();
		putchar('\n');
	}
}

static const char *const when[] = { "朝の出勤前", "午後の仕事の合間", "夕食のあと", "休日の朝",
	"夜ひとりの時間" };
static const char *const where[] = { "自宅", "職場", "電車の中" };
static const char *const desire[] = { "ほっと一息つきたい", "一日を始めるスイッチがほしい",
	"気持ちを落ち着けたい", "人と話したい", "新しいことを知りたい", "自分らしくいたい",
	"家族と過ごしたい", "眠気を覚ましたい" };
static const char *const suppression[] = { "時間がない", "後片付けが面倒", "値段が高い", "道具がない",
	"淹れ方がわからない", "家族が起きてしまう", "一人では頼みにくい", "香りが残る" };
static const char *const action[] = { "インスタント", "コンビニのコーヒー", "お茶", "水", "缶コーヒー",
	"エナジードリンク", "散歩", "動画を見る", "何もしない", "同僚と話す", "チョコレート" };
static const char *const reward[] = { "ほっとした", "目が覚めた", "少しだけ落ち着いた", "話が弾んだ",
	"節約できた", "一日を始められる", "何も得られなかった", "気がまぎれた" };

#define PUT(list) printf(",%s", GEN_PICK(list))

/* One in seven names two obstacles. */
void
gen_episodes(unsigned long rows, unsigned long people)
{
	if (people == 0)
		people = rows * 9 / 10 + 1;
	puts("person,when,where,desire,suppression,action,reward");
	for (unsigned long i = 0; i < rows; i++) {
		printf("p%06u", gen_draw((uint32_t)people));
		PUT(when);
		PUT(where);
		PUT(desire);
		printf(",%s", suppression[gen_draw(7)]);
		if (gen_draw(7) == 0)
			printf(";%s", suppression[7]);
		PUT(action);
		PUT(reward);
		putchar('\n');
	}
}
