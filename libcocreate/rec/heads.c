/* heads.c -- what people read over a column, and in place of a fixed word. */
#include "rec/heads.h"

#include <stdio.h>

/* COLUMN, or TABLE.COLUMN where a table has its own; COLUMN.WORD.  By bytes. */
static const struct {
	const char *name, *ja;
} entries[] = {
	{ "action", "行動" },
	{ "active", "利用者" },
	{ "active_share", "利用率" },
	{ "adjusted_residual", "調整済み残差" },
	{ "affected", "痛みのある人" },
	{ "after", "今回" },
	{ "alpha", "α" },
	{ "alpha_high", "αの上限" },
	{ "alpha_low", "αの下限" },
	{ "alternatives", "代替行動の数" },
	{ "amber", "黄" },
	{ "arm", "案" },
	{ "arms.outcome", "結果" },
	{ "axis", "軸" },
	{ "band", "機会の帯" },
	{ "band.<10", "10未満" },
	{ "band.>=10", "10以上" },
	{ "band.>=12", "12以上" },
	{ "band.>=15", "15以上" },
	{ "baseline", "基準の割合" },
	{ "before", "前回" },
	{ "block", "層" },
	{ "both", "両方" },
	{ "category", "分類" },
	{ "category.creativity", "創造性" },
	{ "category.learning", "学習" },
	{ "category.outcome", "成果" },
	{ "category.participation", "参加度" },
	{ "category.relationship", "関係性" },
	{ "cells", "根拠のセル" },
	{ "center", "中心線" },
	{ "chains.statement", "ジョブストーリー" },
	{ "chao1", "推定コード数" },
	{ "check", "検査" },
	{ "check.all_important", "すべて重要" },
	{ "check.identical", "重要度と満足度が同じ" },
	{ "check.straight_line", "同じ回答の連続" },
	{ "chosen", "選んだ人" },
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
	{ "codes", "コード数" },
	{ "column", "列" },
	{ "comparisons.outcome", "結果" },
	{ "complaints", "不満" },
	{ "contexts.people", "n" },
	{ "contribution", "寄与" },
	{ "conversion", "転換率" },
	{ "conversion_high", "転換率の上限" },
	{ "conversion_low", "転換率の下限" },
	{ "coverage", "網羅率" },
	{ "customer_value", "顧客価値" },
	{ "date", "日付" },
	{ "deff", "デザイン効果" },
	{ "denied", "否定" },
	{ "denominator", "分母" },
	{ "desire", "欲求" },
	{ "detail", "内容" },
	{ "detectable", "示せる差" },
	{ "difference", "差" },
	{ "difference_high", "差の上限" },
	{ "difference_low", "差の下限" },
	{ "dimension", "分類" },
	{ "direct", "直接" },
	{ "dropouts", "離脱の申し出" },
	{ "dropped", "離脱" },
	{ "duplicate_of", "重複元" },
	{ "duplicates.other", "似たアイデア" },
	{ "effective", "実効的な代替数" },
	{ "element", "要素" },
	{ "element.action", "行動" },
	{ "element.desire", "欲求" },
	{ "element.reward", "報酬" },
	{ "element.suppression", "抑圧" },
	{ "element.trigger", "きっかけ" },
	{ "element.what", "何を" },
	{ "element.when", "どんな時に" },
	{ "element.where", "どこで" },
	{ "element.who", "誰と" },
	{ "eligible", "対象者" },
	{ "emotion", "感情" },
	{ "emotion_high", "感情の上限" },
	{ "emotion_low", "感情の下限" },
	{ "entropy", "エントロピー" },
	{ "episodes", "場面" },
	{ "evidence", "根拠" },
	{ "expected", "期待度数" },
	{ "feasibility", "実現可能性" },
	{ "feeling", "感情" },
	{ "first_share", "1位の割合" },
	{ "from", "元" },
	{ "from_day", "開始日" },
	{ "from_element", "元の要素" },
	{ "from_element.action", "行動" },
	{ "from_element.desire", "欲求" },
	{ "from_element.reward", "報酬" },
	{ "from_element.suppression", "抑圧" },
	{ "from_element.trigger", "きっかけ" },
	{ "gap", "ギャップ" },
	{ "green", "緑" },
	{ "group", "グループ" },
	{ "hhi", "HHI" },
	{ "high", "上限" },
	{ "hits", "件数" },
	{ "holds", "確か" },
	{ "holds.no", "いいえ" },
	{ "holds.yes", "はい" },
	{ "idea", "アイデア" },
	{ "ideas", "アイデア数" },
	{ "impact", "影響度" },
	{ "impact_high", "影響度の上限" },
	{ "impact_low", "影響度の下限" },
	{ "importance", "重要度" },
	{ "importance_high", "重要度の上限" },
	{ "importance_low", "重要度の下限" },
	{ "indirect", "間接" },
	{ "inquiries", "問い合わせ" },
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
	{ "kind", "種類" },
	{ "kind.choice", "選択" },
	{ "kind.feeling", "感情" },
	{ "kind.ordered", "程度" },
	{ "kind.touchpoint", "接点" },
	{ "kind.within", "同じ人" },
	{ "kind.yes_no", "はい・いいえ" },
	{ "kpi", "指標" },
	{ "kpis", "KPI数" },
	{ "label", "名称" },
	{ "largest_share", "最大の1人の割合" },
	{ "left", "前の文" },
	{ "leniency", "甘辛" },
	{ "lift", "リフト" },
	{ "lint.code", "規則" },
	{ "log_ratio", "対数比" },
	{ "low", "下限" },
	{ "lower_limit", "下方限界" },
	{ "marketability", "市場性" },
	{ "match", "該当語" },
	{ "max", "最大" },
	{ "mean", "平均" },
	{ "measure", "指標" },
	{ "measure.affected", "痛みのある人の割合" },
	{ "measure.conversion", "転換率" },
	{ "measure.emotion", "感情" },
	{ "measure.importance", "重要度" },
	{ "measure.opportunity", "機会スコア" },
	{ "measure.satisfaction", "満足度" },
	{ "measure.share", "割合" },
	{ "measure.superiority", "優越の割合" },
	{ "measure.total", "合計" },
	{ "measure.vote_share", "得票率" },
	{ "median", "中央値" },
	{ "message", "指摘" },
	{ "min", "最小" },
	{ "missing", "無回答" },
	{ "move", "打ち手" },
	{ "n", "n" },
	{ "n_after", "今回のn" },
	{ "n_before", "前回のn" },
	{ "n_both", "両方のn" },
	{ "n_eff", "有効人数" },
	{ "n_emotion", "感情のn" },
	{ "n_ideas", "アイデア数" },
	{ "n_importance", "重要度のn" },
	{ "n_per_arm", "各案の人数" },
	{ "n_satisfaction", "満足度のn" },
	{ "n_versus", "相手のn" },
	{ "needed", "必要人数" },
	{ "negative", "負の感情" },
	{ "numerator", "分子" },
	{ "opportunity", "機会スコア" },
	{ "order", "順" },
	{ "other", "相手" },
	{ "outcome", "成果" },
	{ "outcomes", "成果の数" },
	{ "p", "p値" },
	{ "p_adjusted", "調整後のp値" },
	{ "p_anytime", "いつ見てもよいp値" },
	{ "p_next", "次位とのp値" },
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
	{ "plan.expected", "想定" },
	{ "plan.seen", "接触数" },
	{ "planned", "計画" },
	{ "prevalence", "出現率" },
	{ "previous", "前期" },
	{ "prob_10", "10以上の確率" },
	{ "prob_12", "12以上の確率" },
	{ "prob_15", "15以上の確率" },
	{ "rank", "順位" },
	{ "rater", "評価者" },
	{ "raters", "評価者数" },
	{ "ratings", "評価数" },
	{ "reached", "到達" },
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
	{ "reward", "報酬" },
	{ "right", "後の文" },
	{ "satisfaction", "満足度" },
	{ "satisfaction_high", "満足度の上限" },
	{ "satisfaction_low", "満足度の下限" },
	{ "score", "評点" },
	{ "seat", "席" },
	{ "seen", "見た人" },
	{ "seen_once", "1人だけ" },
	{ "segment", "区分" },
	{ "sentence", "文" },
	{ "severity", "深刻度" },
	{ "share", "割合" },
	{ "share_high", "割合の上限" },
	{ "share_low", "割合の下限" },
	{ "signal", "シグナル" },
	{ "signal.above", "上に外れ" },
	{ "signal.below", "下に外れ" },
	{ "signal.near_lower", "下限寄り" },
	{ "signal.near_upper", "上限寄り" },
	{ "signal.run_above", "上側が連続" },
	{ "signal.run_below", "下側が連続" },
	{ "similarity", "類似度" },
	{ "skip_share", "素通り率" },
	{ "source", "出典" },
	{ "spark", "推移" },
	{ "split.expected", "計画上の人数" },
	{ "spread", "評価の幅" },
	{ "stage", "段階" },
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
	{ "stumble_share", "つまずき率" },
	{ "stumbled", "つまずいた人" },
	{ "sum", "合計" },
	{ "superiority", "優越の割合" },
	{ "superiority_high", "優越の上限" },
	{ "superiority_low", "優越の下限" },
	{ "suppression", "抑圧" },
	{ "table", "表" },
	{ "target", "目標" },
	{ "text", "本文" },
	{ "tied", "同順位扱い" },
	{ "tied.yes", "はい" },
	{ "tier", "段" },
	{ "title", "題名" },
	{ "to", "先" },
	{ "to_day", "終了日" },
	{ "to_element", "先の要素" },
	{ "to_element.action", "行動" },
	{ "to_element.desire", "欲求" },
	{ "to_element.reward", "報酬" },
	{ "to_element.suppression", "抑圧" },
	{ "to_element.trigger", "きっかけ" },
	{ "tool", "コマンド" },
	{ "top_action", "最多の行動" },
	{ "top_high", "最多の上限" },
	{ "top_low", "最多の下限" },
	{ "top_outcome", "最上位の成果" },
	{ "top_share", "最多の割合" },
	{ "total", "合計" },
	{ "touched", "接触" },
	{ "touchpoint", "接点" },
	{ "trend", "傾向" },
	{ "trend_p", "傾向のp値" },
	{ "trigger", "きっかけ" },
	{ "underserved", "未充足" },
	{ "undetermined", "判断できない" },
	{ "uniqueness", "独自性" },
	{ "units", "判定数" },
	{ "upper_limit", "上方限界" },
	{ "value", "値" },
	{ "value_versus", "相手の値" },
	{ "verdict", "判定" },
	{ "verdict.as planned", "計画どおり" },
	{ "verdict.better", "改善" },
	{ "verdict.conditional", "条件付き" },
	{ "verdict.down", "減少" },
	{ "verdict.hold", "見送り" },
	{ "verdict.incomplete", "未採点あり" },
	{ "verdict.missing", "未確認" },
	{ "verdict.no data", "データなし" },
	{ "verdict.not_shown", "差は示されず" },
	{ "verdict.priority", "優先" },
	{ "verdict.same", "差は無視できる" },
	{ "verdict.too_few", "人数不足" },
	{ "verdict.unclear", "差は不明" },
	{ "verdict.unplanned", "計画外" },
	{ "verdict.unsound", "振り分け不良" },
	{ "verdict.up", "増加" },
	{ "verdict.worse", "悪化" },
	{ "versus", "比較相手" },
	{ "vote_share", "得票率" },
	{ "votes", "賛成票" },
	{ "votes_against", "反対票" },
	{ "w", "W" },
	{ "w_p", "Wのp値" },
	{ "weak_axes", "弱い軸" },
	{ "weight", "重み" },
	{ "window", "期間" },
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
