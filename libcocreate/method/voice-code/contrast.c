/* contrast.c -- what one segment says more often than everybody else.
 *
 * The unit is a person within a segment; who is in none is among the others.
 * Residuals are of the table of all segments against has and has not; the p of
 * a row is of the segment against the others. */
#include "method/voice-code/rows.h"

#include "base/arena.h"
#include "figure/segments.h"
#include "stat/adjust.h"

/* One code over all segments: row[s * stride], s < segments. */
static void
contrast(struct voice_contrast_row *row, size_t stride, const struct voice_counts *c, uint32_t mark,
    struct cc_arena *arena)
{
	struct cc_weighted_share *of = CC_ARRAY(arena, struct cc_weighted_share, (size_t)c->segments + 1);
	struct cc_contrast *out = CC_ARRAY(arena, struct cc_contrast, c->segments);
	struct cc_span code = voice_mark_name(c->book, mark, arena);

	for (uint32_t s = 0; s <= c->segments; s++)
		of[s] = voice_segment_share(c, s, mark);
	cc_contrast(out, of, c->segments, c->run, arena);
	for (uint32_t s = 0; s < c->segments; s++, row += stride)
		*row = (struct voice_contrast_row){ cc_state_text(c->state, SEGMENT, s), code, out[s],
			(double)NAN };
}

static void
put_notes(
    struct cc_report *report, const struct voice_counts *c, const struct voice_contrast_row *row, size_t n)
{
	struct cc_contrast_rows rows = { 0 };

	for (size_t i = 0; i < n; i++)
		cc_contrast_see(&rows, &row[i].of);
	cc_contrast_notes(report, "contrast", &rows, voice_one_segment(c));
}

/* Rows stand segment by segment, the codes of each in one order. */
static void
adjust(struct cc_report *report, struct voice_contrast_row *row, size_t n, uint32_t codes,
    struct cc_arena *arena)
{
	struct cc_tested *tested = CC_ARRAY(arena, struct cc_tested, n);
	double *adjusted = CC_ARRAY(arena, double, n);

	for (size_t i = 0; i < n; i++)
		tested[i] = (struct cc_tested){ .item = (uint32_t)(i % codes),
			.own = row[i].of.own.n,
			.others = row[i].of.others.n,
			.p = row[i].of.p };
	cc_note_segments(report, cc_adjust_groups(adjusted, tested, n, arena));
	for (size_t i = 0; i < n; i++)
		row[i].p_adjusted = adjusted[i];
}

void
voice_contrast(struct cc_report *report, const struct voice_counts *c, struct cc_arena *arena)
{
	uint32_t none = voice_mark(c->book, NOTHING), shown = 0, at = 0;
	struct voice_contrast_row *row;
	size_t n;

	if (c->segment == NULL || !voice_wants(c->run, CONTRAST))
		return;
	for (uint32_t m = 0; m <= none; m++)
		shown += voice_mark_shown(c->book, m, c->people[m]);
	n = (size_t)c->segments * shown;
	row = CC_ARRAY(arena, struct voice_contrast_row, n);
	for (uint32_t m = 0; m <= none; m++)
		if (voice_mark_shown(c->book, m, c->people[m]))
			contrast(row + at++, shown, c, m, arena);
	adjust(report, row, n, shown, arena);
	cc_table_fill(report, cc_report_at(report, CONTRAST), row, n);
	put_notes(report, c, row, n);
}
