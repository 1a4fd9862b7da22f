/* lint.c -- statements against the grammar of desired outcomes:
 * direction, metric, object of control, context.
 *
 * Words are looked for in folded text: those of Latin letters as whole words,
 * others anywhere.  An English statement is one without kana or kanji. */
#include "method/job-map/tables.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "text/similar.h"
#include "text/terms.h"

#include <stdlib.h>

enum { MOST_WORDS = 25, MOST_CHARACTERS = 60 };
static const double alike = 0.8;

static const char *const directions[] = { "minimize", "minimise", "minimizes", "minimizing", "reduce",
	"reduces", "decrease", "decreases", "lower", "lowers", "shorten", "avoid", "prevent", "increase",
	"increases", "improve", "raise", "最小", "最大", "減ら", "減少", "削減", "抑え", "短縮", "短く",
	"少なく", "下げ", "防", "避け", "なくす", "増や", "増加", "高め", "上げ", "向上", "maximize",
	"maximise", "maximizes", "maximizing", NULL };
static const char *const metrics[] = { "time", "likelihood", "number", "amount", "effort", "frequency",
	"risk", "chance", "probability", "cost", "costs", "share", "percentage", "quantity", "distance",
	"rate", "variability", "時間", "可能性", "手間", "回数", "量", "数", "確率", "頻度", "費用", "割合",
	"労力", "距離", "率", "リスク", "ばらつき", "件", "程度", NULL };
static const char *const vague[] = { "easy", "easier", "easily", "better", "best", "convenient",
	"convenience", "comfortable", "comfortably", "reliable", "reliably", "simple", "simply", "good",
	"nice", "user-friendly", "intuitive", "簡単", "便利", "快適", "使いやす", "手軽", "楽に",
	"わかりやす", "分かりやす", "より良", "よりよ", "良い", NULL };
static const char *const solutions[] = { "app", "apps", "ai", "button", "website", "web site", "software",
	"smartphone", "chatbot", "sensor", "robot", "アプリ", "ボタン", "ウェブサイト", "ソフト", "スマホ",
	"チャットボット", "センサー", "ロボット", NULL };
static const char *const joins[] = { "and", "or", "and/or", "および", "及び", "かつ", "ならびに", "並びに",
	"または", "又は", "もしくは", "・", NULL };
static const char *const growth[] = { "maximize", "maximise", "maximizes", "maximizing", "最大", NULL };

enum rule_code { NO_DIRECTION, NO_METRIC, VAGUE, SOLUTION, TWO, MAXIMIZE, LONG, ALIKE };

/* %s is the word that was found, or the other statement. */
static const struct {
	const char *code;
	struct cc_words message;
} rules[] = {
	[NO_DIRECTION] = { "O1", CC_WORDS("no direction: begin with minimize, the end of which is 0",
				     "方向（最小化する、減らすなど）がありません") },
	[NO_METRIC] = { "O2",
	    CC_WORDS("no metric that can be counted, such as time, likelihood, number, amount or effort",
		"数えられる尺度（時間、可能性、手間、回数、量など）がありません") },
	[VAGUE] = { "O3", CC_WORDS("\"%s\" means something else to everybody: say what is counted",
			      "「%s」は人により意味が違います。何を数えるかを書いてください") },
	[SOLUTION] = { "O4", CC_WORDS("\"%s\" is a solution: say what it is hired for",
				 "「%s」は解決策です。何のために使うかを書いてください") },
	[TWO] = { "O5", CC_WORDS("\"%s\" may join two outcomes: make a statement of each",
			    "「%s」で二つの成果がつながっているかもしれません。一つずつに分けてください") },
	[MAXIMIZE] = { "O6", CC_WORDS("\"%s\" has no end: minimizing what stands against it has one",
				 "「%s」には終わりがありません。妨げるものの最小化として書けます") },
	[LONG] = { "O7", CC_WORDS("%s: at most 25 words, or 60 Japanese characters",
			     "長さ %s: 60 文字（英語は 25 語）までにしてください") },
	[ALIKE] = { "O8", CC_WORDS("nearly the same as %s", "%s とほぼ同じです") },
};

static void
put_breach(struct cc_report *report, const struct job_outcome *o, enum rule_code code, const char *word)
{
	const char *message = cc_words_in(&rules[code].message, report->lang);
	struct job_breach breach = { o->id, rules[code].code, cc_format(report->arena, message, word) };

	cc_table_fill(report, cc_report_at(report, T_LINT), &breach, 1);
}

static void
lint_statement(struct cc_report *report, const struct job_outcome *o)
{
	static const struct {
		enum rule_code code;
		const char *const *terms;
		bool wanted;
	} term[] = { { NO_DIRECTION, directions, true }, { NO_METRIC, metrics, true },
		{ VAGUE, vague, false }, { SOLUTION, solutions, false }, { TWO, joins, false },
		{ MAXIMIZE, growth, false } };
	struct cc_span folded = cc_utf8_fold(report->arena, o->statement);
	size_t length = cc_text_length(folded), most = cc_is_japanese(folded) ? MOST_CHARACTERS : MOST_WORDS;

	for (size_t i = 0; i < sizeof term / sizeof *term; i++) {
		const char *found = cc_term_find(folded, term[i].terms);

		if ((found == NULL) == term[i].wanted)
			put_breach(report, o, term[i].code, found);
	}
	if (length > most)
		put_breach(report, o, LONG, cc_format(report->arena, "%zu", length));
}

static int
by_later(const void *a, const void *b)
{
	const struct cc_similar_pair *x = a, *y = b;

	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return (x->a > y->a) - (x->a < y->a);
}

/* Pairs that are alike stand at the later of the two. */
void
job_put_lint(struct cc_report *report, const struct job_survey *s)
{
	struct cc_span *text = CC_ARRAY(report->arena, struct cc_span, s->outcomes);
	const struct job_outcome **stated = CC_ARRAY(report->arena, const struct job_outcome *, s->outcomes);
	struct cc_arena *scratch = cc_arena_new();
	struct cc_similar similar;
	size_t pair = 0;
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->outcomes; i++)
		if (s->outcome[i].statement.at != NULL) {
			text[n] = s->outcome[i].statement;
			stated[n++] = &s->outcome[i];
		}
	if (!cc_similar_find(&similar, text, n, alike, NULL, report->arena, scratch))
		cc_note(report, "lint-many",
		    "too many statements to compare each with each: O8 finds equal ones alone",
		    "成果文が多すぎるため、O8 は同一の文だけを探しました");
	cc_arena_free(scratch);
	if (similar.pairs > 0)
		qsort(similar.pair, similar.pairs, sizeof *similar.pair, by_later);
	for (uint32_t i = 0; i < n; i++) {
		lint_statement(report, stated[i]);
		for (; pair < similar.pairs && similar.pair[pair].b == i; pair++)
			put_breach(report, stated[i], ALIKE, cc_quote(stated[similar.pair[pair].a]->id).text);
	}
}
