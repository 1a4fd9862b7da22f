/* notes.c -- what is to be known beside the tables of cross-tab. */
#include "method/cross-tab/int.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

#include <inttypes.h>

static void
note_compared(struct cc_report *report, const struct cross_data *d)
{
	double by_chance = (double)d->families * (1 - d->run->confidence);

	if (d->comparisons == 0)
		return;
	cc_note(report, "compared",
	    "comparisons: %" PRIu64
	    ", adjusted (Holm) within each question by banner, of which there are %" PRIu64
	    "; where nothing differs, about %.1f of these would still show a mark",
	    "比較：%" PRIu64 " 件。設問×分析軸ごとに補正（ホルム法）、その数は %" PRIu64
	    "。差がまったくなくても、うち約 %.1f には印がつきます",
	    d->comparisons, d->families, by_chance);
}

static void
note_marks(struct cc_report *report, const struct cross_data *d)
{
	bool low = false;

	for (uint32_t col = 0; col < d->crossing.cols; col++)
		low |= d->column[col].low;
	if (d->banners.n > 0 && cross_compares(d, "rest"))
		cc_note(report, "marks", "▲ ▼: higher or lower than among everybody else",
		    "▲ ▼：それ以外の全員より高い、低い");
	if (d->banners.n > 0 && cross_compares(d, "pairs"))
		cc_note(report, "letters", "letters: the groups of the same banner that this one exceeds",
		    "英字：同じ分析軸の中で、このグループのほうが高い相手");
	if (low)
		cc_note(report, "low-base", "†: fewer than %" PRIu64 " people", "†：%" PRIu64 " 人未満",
		    (uint64_t)d->opts->low_base.value);
}

static void
note_groups(struct cc_report *report, const struct cross_data *d)
{
	struct cc_names_list several = { 0 }, overlapping = { 0 };

	for (uint32_t b = 0; b < d->banners.n; b++) {
		const struct cc_variable *v = &d->banners.variable[b];

		if (d->crossing.ungrouped[b] > 0)
			cc_note(report, "no-group",
			    "\"%s\": %" PRIu64 " of %" PRIu64
			    " people stand in no group; they are part of everybody else",
			    "「%s」：%" PRIu64 " 人（全 %" PRIu64
			    " 人中）はどのグループにも入りません。比較の相手には含まれます",
			    cc_quote(v->id).text, d->crossing.ungrouped[b], (uint64_t)d->people.n);
		if (v->kind == CC_VARIABLE_SEVERAL)
			cc_names_data(&overlapping, v->id, d->arena);
	}
	for (uint32_t i = 0; i < d->questions.n; i++)
		if (d->questions.variable[i].kind == CC_VARIABLE_SEVERAL)
			cc_names_data(&several, d->questions.variable[i].id, d->arena);
	cc_note_names(report, "several-answers",
	    "%" PRIu64 " question takes several answers: %s; its shares do not add to 100%%",
	    "%" PRIu64 " questions take several answers: %s; their shares do not add to 100%%",
	    "複数回答の設問 %" PRIu64 " 問：%s。割合の合計は100%%になりません", &several);
	cc_note_names(report, "overlapping", "groups of %" PRIu64 " banner share people: %s",
	    "groups of %" PRIu64 " banners share people: %s",
	    "グループどうしに同じ人を含む分析軸 %" PRIu64 " 件：%s", &overlapping);
}

/* Answers that a study with options does not list. */
static void
note_unlisted(struct cc_report *report, const struct cross_data *d)
{
	struct cc_names_list list = { 0 };

	for (uint32_t i = 0; i < d->questions.n; i++) {
		const struct cc_variable *v = &d->questions.variable[i];

		for (uint32_t a = 0; a < v->answers; a++)
			if (v->answer[a].unlisted)
				cc_names_data(&list, v->answer[a].id, d->arena);
	}
	cc_note_names(report, "unlisted", "%" PRIu64 " answer is none of the options of its question: %s",
	    "%" PRIu64 " answers are none of the options of their questions: %s",
	    "選択肢にない回答 %" PRIu64 " 件：%s", &list);
}

/* As ids are: such answers stay apart, which nobody may have meant. */
static void
find_alike(struct cc_names_list *list, const struct cc_variable *v, const struct cross_data *d)
{
	uint32_t *first = CC_ARRAY(d->arena, uint32_t, (size_t)v->answers + 1);
	struct cc_map *seen = cc_map_new();

	for (uint32_t a = 0; a < v->answers; a++) {
		uint32_t n = cc_map_count(seen);
		uint32_t at = cc_map_add(seen, cc_utf8_fold(d->arena, v->answer[a].id));

		if (at == n)
			first[at] = a;
		else
			cc_names_data(list,
			    cc_span(cc_format(d->arena, "%s / %s", cc_quote(v->answer[first[at]].id).text,
				cc_quote(v->answer[a].id).text)),
			    d->arena);
	}
	cc_map_free(seen);
}

static void
note_alike(struct cc_report *report, const struct cross_data *d)
{
	struct cc_names_list list = { 0 };

	for (uint32_t i = 0; i < d->questions.n; i++)
		find_alike(&list, &d->questions.variable[i], d);
	for (uint32_t b = 0; b < d->banners.n; b++)
		find_alike(&list, &d->banners.variable[b], d);
	cc_note_names(report, "alike-answers",
	    "%" PRIu64
	    " pair of answers differs in width, case, blanks or Unicode form alone, and is counted "
	    "apart: %s",
	    "%" PRIu64
	    " pairs of answers differ in width, case, blanks or Unicode form alone, and are counted "
	    "apart: %s",
	    "全角・半角、大文字・小文字、空白、Unicode の形だけが違い、別々に数えた回答の組 %" PRIu64 "：%s",
	    &list);
}

void
cross_notes(struct cc_report *report, const struct cross_data *d)
{
	note_marks(report, d);
	note_compared(report, d);
	note_groups(report, d);
	note_unlisted(report, d);
	note_alike(report, d);
	cc_note_names(report, "passed-over",
	    "%" PRIu64
	    " column was passed over, as it has fewer than 2 or more than 30 values, or one for each row: %s",
	    "%" PRIu64 " columns were passed over, as they have fewer than 2 or more than 30 values, or one "
	    "for each row: %s",
	    "値が2種類未満か30種類を超える、または行ごとに異なるため対象外とした列 %" PRIu64 " 件：%s",
	    &d->questions.passed);
	cc_note_names(report, "forgiven", "%" PRIu64 " answer that cannot be read counts as missing: %s",
	    "%" PRIu64 " different answers that cannot be read count as missing: %s",
	    "読めないため欠損とした回答 %" PRIu64 " 種類：%s", d->questions.forgiven);
}
