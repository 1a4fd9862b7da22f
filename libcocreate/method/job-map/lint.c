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

#include <inttypes.h>

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

struct lint {
	struct cc_report *report;
	struct cc_arena *arena;
};

static void
complain(const struct lint *l, const struct job_outcome *o, enum rule_code code, const char *word)
{
	const char *message = cc_words_in(&rules[code].message, l->report->lang);
	struct job_breach breach = { o->id, rules[code].code, cc_format(l->arena, message, word) };

	cc_table_fill(l->report, cc_report_at(l->report, T_LINT), &breach, 1);
}

static void
lint_statement(const struct lint *l, const struct job_outcome *o)
{
	static const struct {
		enum rule_code code;
		const char *const *words;
		bool wanted;
	} looks[] = { { NO_DIRECTION, directions, true }, { NO_METRIC, metrics, true },
		{ VAGUE, vague, false }, { SOLUTION, solutions, false }, { TWO, joins, false },
		{ MAXIMIZE, growth, false } };
	struct cc_span folded = cc_utf8_fold(l->arena, o->statement);
	size_t length = cc_text_length(folded), most = cc_is_japanese(folded) ? MOST_CHARACTERS : MOST_WORDS;

	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
		const char *word = cc_term_find(folded, looks[i].words);

		if ((word == NULL) == looks[i].wanted)
			complain(l, o, looks[i].code, word);
	}
	if (length > most)
		complain(l, o, LONG, cc_format(l->arena, "%zu", length));
}

/* Each pair once, at the later of the two. */
static void
lint_alike(const struct lint *l, const struct job_outcome *o, uint32_t number,
    const struct cc_similar *similar, const struct job_survey *s, const uint32_t *stated)
{
	for (size_t i = 0; i < similar->pairs; i++)
		if (similar->pair[i].b == number)
			complain(l, o, ALIKE,
			    cc_strdup(l->arena, cc_quote(s->outcome[stated[similar->pair[i].a]].id).text));
}

void
job_put_lint(struct cc_report *report, const struct job_survey *s, struct cc_arena *arena)
{
	struct lint l = { report, arena };
	struct cc_span *text = CC_ARRAY(arena, struct cc_span, s->outcomes);
	uint32_t *stated = CC_ARRAY(arena, uint32_t, s->outcomes), n = 0;
	struct cc_arena *scratch = cc_arena_new();
	struct cc_similar similar;

	for (uint32_t i = 0; i < s->outcomes; i++)
		if (s->outcome[i].statement.at != NULL) {
			text[n] = s->outcome[i].statement;
			stated[n++] = i;
		}
	if (!cc_similar_find(&similar, text, n, alike, arena, scratch))
		cc_note(report, "lint-many",
		    "too many statements to compare each with each: O8 finds equal ones alone",
		    "成果文が多すぎるため、O8 は同一の文だけを探しました");
	cc_arena_free(scratch);
	for (uint32_t i = 0; i < n; i++) {
		lint_statement(&l, &s->outcome[stated[i]]);
		lint_alike(&l, &s->outcome[stated[i]], i, &similar, s, stated);
	}
}
