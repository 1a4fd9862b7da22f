/* told.c -- rows of a report as sentences: what a command compared, and found to be so. */
#include "figure/told.h"

#include "base/arena.h"
#include "rec/heads.h"

#include <math.h>

static const char *
say(const struct cc_telling *t, const char *en, const char *ja)
{
	return t->how.lang == CC_JA ? ja : en;
}

const char *
cc_verdict_in(const char *verdict, enum cc_lang lang)
{
	static const struct {
		const char *word, *ja;
	} words[] = { { "better", "良い方へ" }, { "worse", "悪い方へ" }, { "up", "増" }, { "down", "減" },
		{ "unclear", "不明" } };

	for (size_t i = 0; lang == CC_JA && i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, verdict) == 0)
			return words[i].ja;
	return verdict;
}

static const char *
text_at(const struct cc_telling *t, const struct cc_fact_row *row, const char *column)
{
	struct cc_span text = cc_fact_text(row, column);

	return text.at != NULL ? cc_strndup(t->arena, text.at, text.len) : "";
}

/* A number of the row as the sentence has it; signed_: a difference. */
static const char *
number_at(const struct cc_telling *t, const struct cc_fact_row *row, const char *column, bool signed_)
{
	struct cc_shown how = t->how;
	double value = cc_fact_number(row, column);
	struct cc_buf text = { 0 };
	const char *made;

	if (!isfinite(value))
		return "–";
	if (column[0] == 'n')
		how = (struct cc_shown){ .lang = t->how.lang };
	if (signed_)
		cc_shown_signed(&text, value, &how);
	else
		cc_shown_number(&text, value, &how);
	made = cc_strndup(t->arena, text.at, text.len);
	cc_buf_free(&text);
	return made;
}

/* The word of a row that a comparison bears out; NULL: none. */
static const char *
verdict_at(const struct cc_telling *t, const struct cc_fact_row *row, const char *difference)
{
	static const char *const words[] = { "better", "worse", "up", "down" };
	struct cc_span verdict = cc_fact_text(row, "verdict");
	double p = cc_fact_number(row, "p_adjusted");

	for (size_t i = 0; verdict.at != NULL && i < sizeof words / sizeof *words; i++)
		if (cc_span_eq(verdict, cc_span(words[i])))
			return words[i];
	if (!(p < 1 - t->confidence))
		return NULL;
	return cc_fact_number(row, difference) > 0 ? "up" : "down";
}

/* As people read it. */
static const char *
measure_at(const struct cc_telling *t, const struct cc_fact_row *row)
{
	const char *measure = text_at(t, row, "measure");

	return cc_span_text(t->arena, cc_word_in("measure", cc_span(measure), t->how.lang));
}

static const char *
change_sentence(const struct cc_telling *t, const struct cc_fact_row *row, const char *verdict)
{
	const char *item = text_at(t, row, "item"), *measure = measure_at(t, row);
	const char *word = cc_verdict_in(verdict, t->how.lang), *before = number_at(t, row, "before", false);
	const char *after = number_at(t, row, "after", false), *gap = number_at(t, row, "difference", true);
	const char *low = number_at(t, row, "low", true), *high = number_at(t, row, "high", true);
	const char *points = cc_shown_points(&t->how),
		   *n[2] = { number_at(t, row, "n_before", false), number_at(t, row, "n_after", false) };

	if (t->how.lang == CC_JA)
		return cc_format(t->arena, "%sの%sは%s。%s から %s へ（差 %s%s、%s～%s、n=%s、%s）", item,
		    measure, word, before, after, gap, points, low, high, n[0], n[1]);
	return cc_format(t->arena, "%s, %s: %s, %s to %s (difference %s%s, %s to %s; n %s and %s)", item,
	    measure, word, before, after, gap, points, low, high, n[0], n[1]);
}

static const char *
segment_sentence(const struct cc_telling *t, const struct cc_fact_row *row)
{
	const char *segment = text_at(t, row, "segment"), *item = text_at(t, row, "item");
	const char *measure = measure_at(t, row), *value = number_at(t, row, "value", false);
	const char *n = number_at(t, row, "n", false), *gap = number_at(t, row, "difference", true);
	const char *points = cc_shown_points(&t->how), *low = number_at(t, row, "difference_low", true);
	const char *high = number_at(t, row, "difference_high", true);

	if (t->how.lang == CC_JA)
		return cc_format(t->arena, "%sの%s（%s）は %s（n=%s）、ほかの全員との差 %s%s（%s～%s）",
		    segment, item, measure, value, n, gap, points, low, high);
	return cc_format(t->arena, "%s, %s %s: %s (n=%s), %s%s against everybody else (%s to %s)", segment,
	    item, measure, value, n, gap, points, low, high);
}

static void
put_sentence(struct cc_telling *t, const char *text)
{
	size_t len = strlen(text), stop = strlen("。");

	if (len > 0 && text[len - 1] == '.')
		len--;
	else if (len >= stop && memcmp(text + len - stop, "。", stop) == 0)
		len -= stop;
	if (t->text.len > 0)
		cc_buf_puts(&t->text, say(t, ". ", "。"));
	cc_buf_add(&t->text, text, len);
}

const char *
cc_told_row(struct cc_telling *t, const struct cc_fact_row *row)
{
	bool change = cc_fact_column(row, CC_SPAN("before")) != SIZE_MAX;
	struct cc_span sentence = cc_fact_text(row, "sentence");
	const char *verdict = verdict_at(t, row, "difference");

	if (sentence.at != NULL) {
		put_sentence(t, cc_strndup(t->arena, sentence.at, sentence.len));
		t->told++;
	} else if (verdict != NULL) {
		put_sentence(t, change ? change_sentence(t, row, verdict) : segment_sentence(t, row));
		t->told++;
	} else {
		t->others++;
		t->unclear += change || isfinite(cc_fact_number(row, "p_adjusted"));
	}
	return verdict;
}

static void
put_rest(struct cc_telling *t)
{
	if (t->told == 0)
		put_sentence(t, say(t, "Nothing that the figures bear out", "数字の裏づけがあるものはない"));
	if (t->others > 0)
		put_sentence(
		    t, t->how.lang == CC_JA
			   ? cc_format(t->arena, "ほか %zu 件のうち %zu 件は不明", t->others, t->unclear)
			   : cc_format(t->arena, "%zu of the %zu others unclear", t->unclear, t->others));
	if (t->how.lang == CC_JA)
		cc_buf_puts(&t->text, "。");
	else
		cc_buf_putc(&t->text, '.');
}

const char *
cc_told_end(struct cc_telling *t)
{
	const char *made;

	put_rest(t);
	made = cc_strndup(t->arena, t->text.at, t->text.len);
	cc_buf_free(&t->text);
	return made;
}
