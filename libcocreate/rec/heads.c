/* heads.c -- what people read over a column, and in place of a fixed word. */
#include "rec/heads.h"

#include <stdio.h>

/* COLUMN, or TABLE.COLUMN where a table has its own; COLUMN.WORD.  By bytes. */
static const struct {
	const char *name, *ja;
} entries[] = {
	{ "adjusted_residual", "調整済み残差" },
	{ "after", "今回" },
	{ "alpha", "α" },
	{ "alpha_high", "αの上限" },
	{ "alpha_low", "αの下限" },
	{ "amber", "黄" },
	{ "axis", "軸" },
	{ "band", "機会の帯" },
	{ "band.<10", "10未満" },
	{ "band.>=10", "10以上" },
	{ "band.>=12", "12以上" },
	{ "band.>=15", "15以上" },
	{ "before", "前回" },
	{ "both", "両方" },
	{ "category", "分類" },
	{ "category.creativity", "創造性" },
	{ "category.learning", "学習" },
	{ "category.outcome", "成果" },
	{ "category.participation", "参加度" },
	{ "category.relationship", "関係性" },
	{ "cells", "根拠のセル" },
	{ "center", "中心線" },
	{ "check", "検査" },
	{ "check.all_important", "すべて重要" },
	{ "check.identical", "重要度と満足度が同じ" },
	{ "check.straight_line", "同じ回答の連続" },
	{ "cluster", "グループ" },
	{ "code", "コード" },
	{ "code.O1", "方向なし" },
	{ "code.O2", "尺度なし" },
	{ "code.O3", "あいまい" },
	{ "code.O4", "解決策" },
	{ "code.O5", "二つの成果" },
	{ "code.O6", "終わりなし" },
	{ "code.O7", "長すぎる" },
	{ "code.O8", "類似" },
	{ "coder", "コーダー" },
	{ "column", "列" },
	{ "contribution", "寄与" },
	{ "customer_value", "顧客価値" },
	{ "date", "日付" },
	{ "deff", "デザイン効果" },
	{ "denied", "否定" },
	{ "denominator", "分母" },
	{ "detail", "内容" },
	{ "difference", "差" },
	{ "difference_high", "差の上限" },
	{ "difference_low", "差の下限" },
	{ "dimension", "分類" },
	{ "duplicate_of", "重複元" },
	{ "duplicates.other", "似たアイデア" },
	{ "evidence", "根拠" },
	{ "expected", "期待度数" },
	{ "feasibility", "実現可能性" },
	{ "first_share", "1位の割合" },
	{ "gap", "ギャップ" },
	{ "green", "緑" },
	{ "group", "グループ" },
	{ "high", "上限" },
	{ "hits", "件数" },
	{ "idea", "アイデア" },
	{ "ideas", "アイデア数" },
	{ "importance", "重要度" },
	{ "item", "項目" },
	{ "jaccard", "Jaccard係数" },
	{ "job", "ジョブ" },
	{ "job.emotional", "感情的" },
	{ "job.functional", "機能的" },
	{ "job.social", "社会的" },
	{ "kept_apart", "別とみなす理由" },
	{ "kept_apart.negation", "否定" },
	{ "kept_apart.number", "数" },
	{ "kept_apart.swap", "語の入れ替え" },
	{ "key", "キー" },
	{ "keyness", "特徴度" },
	{ "kpi", "指標" },
	{ "kpis", "KPI数" },
	{ "label", "名称" },
	{ "largest_share", "最大の1人の割合" },
	{ "left", "前の文" },
	{ "leniency", "甘辛" },
	{ "lint.code", "規則" },
	{ "log_ratio", "対数比" },
	{ "low", "下限" },
	{ "lower_limit", "下方限界" },
	{ "marketability", "市場性" },
	{ "match", "該当語" },
	{ "max", "最大" },
	{ "mean", "平均" },
	{ "measure", "指標" },
	{ "measure.importance", "重要度" },
	{ "measure.opportunity", "機会スコア" },
	{ "measure.satisfaction", "満足度" },
	{ "measure.share", "割合" },
	{ "measure.total", "合計" },
	{ "measure.vote_share", "得票率" },
	{ "message", "指摘" },
	{ "min", "最小" },
	{ "n", "n" },
	{ "n_after", "今回のn" },
	{ "n_before", "前回のn" },
	{ "n_both", "両方のn" },
	{ "n_eff", "有効人数" },
	{ "n_ideas", "アイデア数" },
	{ "n_importance", "重要度のn" },
	{ "n_satisfaction", "満足度のn" },
	{ "numerator", "分子" },
	{ "opportunity", "機会スコア" },
	{ "order", "順" },
	{ "other", "相手" },
	{ "outcome", "成果" },
	{ "outcomes", "成果の数" },
	{ "p", "p値" },
	{ "p_adjusted", "調整後のp値" },
	{ "pairs.other", "もう一方" },
	{ "pareto_layer", "パレート層" },
	{ "pass_confidence", "合格の確からしさ" },
	{ "pass_share", "合格の割合" },
	{ "pattern", "パターン" },
	{ "people", "人数" },
	{ "period", "期" },
	{ "person", "回答者" },
	{ "perspective", "視点" },
	{ "perspective.customer", "顧客" },
	{ "perspective.financial", "財務" },
	{ "perspective.growth", "学習と成長" },
	{ "perspective.process", "業務プロセス" },
	{ "prevalence", "出現率" },
	{ "previous", "前期" },
	{ "prob_10", "10以上の確率" },
	{ "prob_12", "12以上の確率" },
	{ "prob_15", "15以上の確率" },
	{ "rank", "順位" },
	{ "rater", "評価者" },
	{ "raters", "評価者数" },
	{ "ratings", "評価数" },
	{ "reading", "信頼度" },
	{ "reading.reliable", "信頼できる" },
	{ "reading.tentative", "暫定的" },
	{ "reading.undefined", "計算できない" },
	{ "reading.unreliable", "信頼できない" },
	{ "reading_low", "信頼度（下限）" },
	{ "reading_low.reliable", "信頼できる" },
	{ "reading_low.tentative", "暫定的" },
	{ "reading_low.unreliable", "信頼できない" },
	{ "reason", "理由" },
	{ "reason.below-min-n", "人数不足" },
	{ "reason.no-answers", "回答なし" },
	{ "reason.no-cohort", "対象のコホートなし" },
	{ "reason.no-measure", "指標なし" },
	{ "reason.no-rows", "行なし" },
	{ "reason.no-value", "値なし" },
	{ "reason.zero-denominator", "分母が0" },
	{ "red", "赤" },
	{ "right", "後の文" },
	{ "satisfaction", "満足度" },
	{ "score", "評点" },
	{ "seen", "見た人" },
	{ "segment", "区分" },
	{ "sentence", "文" },
	{ "share", "割合" },
	{ "signal", "シグナル" },
	{ "signal.above", "上に外れ" },
	{ "signal.below", "下に外れ" },
	{ "signal.near_lower", "下限寄り" },
	{ "signal.near_upper", "上限寄り" },
	{ "signal.run_above", "上側が連続" },
	{ "signal.run_below", "下側が連続" },
	{ "similarity", "類似度" },
	{ "source", "出典" },
	{ "spark", "推移" },
	{ "spread", "評価の幅" },
	{ "statement", "成果の文" },
	{ "status", "判定" },
	{ "status.amber", "黄" },
	{ "status.green", "緑" },
	{ "status.no_data", "データなし" },
	{ "status.red", "赤" },
	{ "status.undetermined", "判断できない" },
	{ "step", "ステップ" },
	{ "step.conclude", "終了" },
	{ "step.confirm", "確認" },
	{ "step.define", "定義" },
	{ "step.execute", "実行" },
	{ "step.locate", "探索" },
	{ "step.modify", "修正" },
	{ "step.monitor", "監視" },
	{ "step.prepare", "準備" },
	{ "step.resolve", "問題解決" },
	{ "sum", "合計" },
	{ "table", "表" },
	{ "target", "目標" },
	{ "text", "本文" },
	{ "tier", "段" },
	{ "title", "題名" },
	{ "tool", "コマンド" },
	{ "top_outcome", "最上位の成果" },
	{ "total", "合計" },
	{ "trend", "傾向" },
	{ "trend_p", "傾向のp値" },
	{ "underserved", "未充足" },
	{ "undetermined", "判断できない" },
	{ "uniqueness", "独自性" },
	{ "units", "判定数" },
	{ "upper_limit", "上方限界" },
	{ "value", "値" },
	{ "verdict", "判定" },
	{ "verdict.better", "改善" },
	{ "verdict.conditional", "条件付き" },
	{ "verdict.down", "減少" },
	{ "verdict.hold", "見送り" },
	{ "verdict.incomplete", "未採点あり" },
	{ "verdict.priority", "優先" },
	{ "verdict.unclear", "差は不明" },
	{ "verdict.up", "増加" },
	{ "verdict.worse", "悪化" },
	{ "vote_share", "得票率" },
	{ "votes", "賛成票" },
	{ "votes_against", "反対票" },
	{ "w", "W" },
	{ "w_p", "Wのp値" },
	{ "weak_axes", "弱い軸" },
	{ "weight", "重み" },
	{ "with_data", "データあり" },
	{ "year_ago", "前年同期" },
	{ "zero", "重み0の人数" },
	{ "zone", "領域" },
	{ "zone.appropriate", "適正" },
	{ "zone.overserved", "過剰充足" },
	{ "zone.underserved", "未充足" },
};

enum { NAME_ROOM = 128 };

static const char *
find(const char *name)
{
	size_t low = 0, high = sizeof entries / sizeof *entries;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(entries[middle].name, name);

		if (order == 0)
			return entries[middle].ja;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* The entry of "FIRST.SECOND"; longer ones than any entry are none. */
static const char *
find_pair(const char *first, struct cc_span second)
{
	char name[NAME_ROOM];
	int len = snprintf(name, sizeof name, "%s.%.*s", first, (int)second.len, second.at);

	return len > 0 && (size_t)len < sizeof name ? find(name) : NULL;
}

/* The label of a column that is an item's; coder3 is numbered coder. */
static bool
put_item(struct cc_buf *out, const struct cc_report *r, const char *name)
{
	size_t len = strlen(name), end = len;
	char base[NAME_ROOM];
	const char *head;

	for (size_t i = 0; i < r->n_labels; i++)
		if (cc_span_eq(r->label[i].id, cc_span(name))) {
			cc_buf_puts(out, r->label[i].text);
			return true;
		}
	while (end > 0 && name[end - 1] >= '0' && name[end - 1] <= '9')
		end--;
	if (end == len || end >= sizeof base)
		return false;
	memcpy(base, name, end);
	base[end] = '\0';
	head = find(base);
	if (head == NULL)
		return false;
	cc_buf_puts(out, head);
	cc_buf_puts(out, name + end);
	return true;
}

void
cc_head_put(struct cc_buf *out, const struct cc_report *r, const struct cc_table *t, size_t c)
{
	const char *name = t->column[c].name, *head = NULL;

	if (r->lang == CC_JA) {
		head = find_pair(t->spec->name, cc_span(name));
		if (head == NULL)
			head = find(name);
		if ((head == NULL || t->column[c].per_item != 0) && put_item(out, r, name))
			return;
	}
	cc_buf_puts(out, head != NULL ? head : name);
}

struct cc_span
cc_word_in(const char *column, struct cc_span word, enum cc_lang lang)
{
	const char *ja = lang == CC_JA ? find_pair(column, word) : NULL;

	return ja != NULL ? cc_span(ja) : word;
}

bool
cc_word_known(const char *column, struct cc_span word)
{
	return find_pair(column, word) != NULL;
}
