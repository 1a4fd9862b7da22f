/* word_tables.c -- the table of words, and what notes say of them. */
#include "figure/word_tables.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "figure/names.h"

#include <inttypes.h>

const struct cc_column_spec cc_word_columns[] = {
	CC_CELL(struct cc_word_row, "rank", rank, INT, NONE),
	CC_CELL(struct cc_word_row, "word", word, ID, KEY),
	CC_CELL(struct cc_word_row, "class", class, WORD, NONE),
	CC_CELL(struct cc_word_row, "n", n, INT, N),
	CC_CELL(struct cc_word_row, "times", times, INT, NONE),
	CC_CELL(struct cc_word_row, "people", people, INT, NONE),
	CC_CELL(struct cc_word_row, "share", share, SHARE, ESTIMATE),
	CC_CELL(struct cc_word_row, "low", low, SHARE, LOW),
	CC_CELL(struct cc_word_row, "high", high, SHARE, HIGH),
	{ 0 },
};

void
cc_word_table(
    struct cc_report *report, struct cc_table *t, const struct cc_word_people *p, const struct cc_run *run)
{
	struct cc_word_row *row = CC_ARRAY(p->arena, struct cc_word_row, p->n);

	for (uint32_t i = 0; i < p->n; i++) {
		const struct cc_word_said *said = &p->said[i];
		struct cc_weighted_share share = cc_word_share(p, i);

		row[i] = (struct cc_word_row){ (uint64_t)i + 1, said->text, cc_word_class_name(said->class),
			p->of->all.n, said->times, said->people, cc_weighted_share_value(&share), 0, 0 };
		cc_weighted_share_interval(&row[i].low, &row[i].high, &share, run->confidence);
	}
	cc_table_fill(report, t, row, p->n);
}

/* Characters of two scripts that are drawn alike: each becomes the second of its pair. */
static uint32_t
drawn(uint32_t c)
{
	static const uint16_t alike[][2] = {
		{ 0x3078, 0x30d8 }, { 0x3079, 0x30d9 }, { 0x307a, 0x30da }, /* へ べ ぺ */
		{ 0x4e00, 0x30fc }, { 0x4e8c, 0x30cb }, { 0x53e3, 0x30ed }, /* 一 二 口 */
		{ 0x529b, 0x30ab }, { 0x5de5, 0x30a8 }, { 0x5915, 0x30bf }, /* 力 工 夕 */
		{ 0x516b, 0x30cf }, { 0x535c, 0x30c8 }, { 0x4e3f, 0x30ce }, /* 八 卜 丿 */
	};

	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if (c == alike[i][0])
			return alike[i][1];
	return c;
}

static struct cc_span
drawing(struct cc_buf *out, struct cc_span word)
{
	size_t len;

	out->len = 0;
	for (; word.len > 0; word.at += len, word.len -= len) {
		char bytes[4];

		cc_buf_add(out, bytes, cc_utf8_put(bytes, drawn(cc_utf8_next(word, &len))));
	}
	return (struct cc_span){ out->at, out->len };
}

/* Each with the most said one that is drawn like it. */
static void
note_lookalikes(struct cc_report *report, const struct cc_word_people *p, struct cc_arena *arena)
{
	struct cc_map *drawings = cc_map_new();
	uint32_t *first = CC_ARRAY(arena, uint32_t, p->n);
	struct cc_names_list list = { 0 };
	struct cc_buf buf = { 0 };

	for (uint32_t i = 0; i < p->n; i++) {
		uint32_t fresh = cc_map_count(drawings),
			 at = cc_map_add(drawings, drawing(&buf, p->said[i].text));
		const struct cc_word_said *other;

		if (at == fresh)
			first[at] = i;
		other = &p->said[first[at]];
		if (!cc_span_eq(other->text, p->said[i].text))
			cc_names_text(&list,
			    cc_format(arena, "%s %" PRIu64 " / %s %" PRIu64, cc_quote(other->text).text,
				other->people, cc_quote(p->said[i].text).text, p->said[i].people),
			    arena);
	}
	cc_map_free(drawings);
	cc_buf_free(&buf);
	cc_note_names(report, "words-lookalike",
	    "%" PRIu64 " pair of words looks alike (%s): one word? words: {same: ...} makes it one",
	    "%" PRIu64 " pairs of words look alike (%s): one word each? words: {same: ...} makes them one",
	    "見た目の同じ文字だけが違う語: %" PRIu64
	    " 組（%s）。同じ語なら words: {same: ...} でまとめられます",
	    &list);
}

void
cc_word_notes(struct cc_report *report, const struct cc_word_people *p, struct cc_arena *arena)
{
	cc_note_count(report, "words-rare",
	    "%" PRIu64 " of %" PRIu64 " words is said by fewer than %" PRIu64
	    " people and left out (--min-people)",
	    "%" PRIu64 " of %" PRIu64 " words are said by fewer than %" PRIu64
	    " people and left out (--min-people)",
	    "少数の人しか使わないため除いた語: %" PRIu64 " / %" PRIu64 " 語（%" PRIu64
	    " 人未満、--min-people）",
	    p->words - p->n, p->words, p->of->least);
	note_lookalikes(report, p, arena);
}
