/* promises_say.c -- what became of a promise, as a sentence has it. */
#include "figure/promises.h"

#include "base/arena.h"
#include "base/date.h"
#include "rec/heads.h"

#include <inttypes.h>
#include <math.h>

static const char *
say(enum cc_lang lang, const char *en, const char *ja)
{
	return lang == CC_JA ? ja : en;
}

/* The last part of a reference; of a column of values of any kind what they are of. */
static struct cc_span
column_of(struct cc_span measure)
{
	static const char value[] = "].value";
	size_t tail = strlen(value), from = 0;

	while (from < measure.len && measure.at[from] != '[')
		from++;
	if (measure.len > from + tail && memcmp(measure.at + measure.len - tail, value, tail) == 0)
		return (struct cc_span){ measure.at + from + 1, measure.len - tail - from - 1 };
	for (size_t i = measure.len; i-- > 0;)
		if (measure.at[i] == '.')
			return (struct cc_span){ measure.at + i + 1, measure.len - i - 1 };
	return measure;
}

const char *
cc_expect_say(
    struct cc_span measure, const struct cc_expect *e, const struct cc_shown *how, struct cc_arena *arena)
{
	static const char *const signs[2][4] = { { "≥", ">", "≤", "<" }, { "≧", "＞", "≦", "＜" } };
	struct cc_span name = cc_head_in(column_of(measure), how->lang);
	struct cc_buf bound = { 0 };
	const char *made;

	if (cc_expect_of_change(e))
		return cc_format(arena, "%.*s %s", (int)name.len, name.at,
		    e->what == CC_EXPECT_UP ? say(how->lang, "up", "増") : say(how->lang, "down", "減"));
	cc_shown_number(&bound, e->bound, how);
	made = cc_format(
	    arena, "%.*s %s %s", (int)name.len, name.at, signs[how->lang == CC_JA][e->what], bound.at);
	cc_buf_free(&bound);
	return made;
}

const char *
cc_promise_figure(const struct cc_kept_promise *p, struct cc_arena *arena)
{
	const struct cc_fact_figure f = { p->now, p->low, p->high,
		p->n != CC_NO_INT ? (double)p->n : (double)NAN };
	enum cc_lang lang = p->how.lang;
	struct cc_expect e;
	struct cc_buf text = { 0 };
	const char *made;

	if (!isfinite(p->now) || p->expect.at == NULL || !cc_expect_read(&e, p->expect))
		return "";
	cc_shown_figure(&text, &f, &p->how);
	made = cc_format(arena, "%s%s%s%s", say(lang, "Expected: ", "目安 "),
	    cc_expect_say(p->measure, &e, &p->how, arena), say(lang, ", now ", "、いま "), text.at);
	cc_buf_free(&text);
	return made;
}

const char *
cc_promise_verdict(const struct cc_kept_promise *p, enum cc_lang lang, struct cc_arena *arena)
{
	static const struct cc_words words[] = { [CC_PROMISE_LATE] = CC_WORDS("late", "未了"),
		[CC_PROMISE_MISSED] = CC_WORDS("missed", "届かず"),
		[CC_PROMISE_UNCLEAR] = CC_WORDS("unclear", "不明"),
		[CC_PROMISE_OPEN] = CC_WORDS("open", "継続"),
		[CC_PROMISE_MOVED] = CC_WORDS("moved", "延期"),
		[CC_PROMISE_KEPT] = CC_WORDS("kept", "達成"),
		[CC_PROMISE_DONE] = CC_WORDS("done", "済み"),
		[CC_PROMISE_DROPPED] = CC_WORDS("dropped", "取りやめ") };
	const char *word = cc_words_in(&words[p->verdict], lang);

	if (p->verdict == CC_PROMISE_LATE && lang == CC_JA)
		return cc_format(arena, "期日を%jd日過ぎて未了", (intmax_t)p->late_days);
	if (p->verdict == CC_PROMISE_LATE)
		return cc_format(
		    arena, p->late_days == 1 ? "%jd day late" : "%jd days late", (intmax_t)p->late_days);
	if (p->said != NULL && strcmp(p->said, "done") == 0 && p->verdict != CC_PROMISE_DONE)
		return cc_format(
		    arena, "%s%s%s", cc_words_in(&words[CC_PROMISE_DONE], lang), say(lang, "; ", "、"), word);
	return word;
}

const char *
cc_promise_say(const struct cc_kept_promise *p, const char *said, enum cc_lang lang, struct cc_arena *arena)
{
	const char *figure = cc_promise_figure(p, arena), *stop = say(lang, ". ", "。");
	const char *of =
	    cc_say_listed(cc_span_text(arena, p->owner), cc_date_text(arena, p->due), lang, arena);

	return cc_format(arena, "%s %s%s%s%s%s%s%s%s", cc_promise_name(p, arena),
	    cc_span_text(arena, p->text), cc_say_bracketed(of, lang, arena), say(lang, ": ", "："),
	    cc_promise_verdict(p, lang, arena), *figure != '\0' ? stop : "", figure,
	    *said != '\0' ? stop : "", said);
}
