/* column_words.c -- cells -> numbers, by words of a lexicon, one or several in a cell. */
#include "model/column_type.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>

static const struct cc_span denied = { ":neg", 4 };

static bool
ends_with(struct cc_span text, struct cc_span end)
{
	return text.len > end.len && memcmp(text.at + text.len - end.len, end.at, end.len) == 0;
}

/* What one answer of a cell says. */
enum said { UNKNOWN, NOTHING, WORD, NUMBER };

static enum said
read_answer(uint32_t *word, double *number, const struct cc_cells *c, struct cc_span answer)
{
	const struct cc_lexicon *lexicon = c->t->run->lexicon;
	bool neg = ends_with(answer, denied);

	if (answer.len == 0 || cc_is_missing_cell(c->form->missing, answer) ||
	    cc_span_eq(answer, CC_SPAN("none")))
		return NOTHING;
	if (neg)
		answer.len -= denied.len;
	*word = cc_items_find(&lexicon->words, answer, c->arena);
	if (*word != CC_NO_ITEM)
		return neg ? NOTHING : WORD;
	*number = (double)NAN;
	return !neg && c->form->turn == NULL &&
		       cc_num_read(number, answer, cc_binder_numbers(c->bound->binder))
		   ? NUMBER
		   : UNKNOWN;
}

/* Digits alone, as most numbers are written, are no words. */
static bool
is_digits(struct cc_span cell)
{
	size_t i = 0;

	while (i < cell.len && ((cell.at[i] >= '0' && cell.at[i] <= '9') || cc_byte_in(cell.at[i], "+-.")))
		i++;
	return i == cell.len;
}

static void
word_add(struct cc_worded *w, const struct cc_lexicon *lexicon, uint32_t word)
{
	bool again = false;

	for (uint32_t i = 0; i < w->n; i++)
		again |= w->word[i] == word;
	if (!again && w->n < CC_WORDED_MOST)
		w->word[w->n++] = word;
	if (isnan(lexicon->value[word]))
		return;
	w->sum += lexicon->value[word];
	w->numbers++;
}

/* 満足 is a feeling, and the second of five labels: a scale is read whole. */
static bool
is_label(const struct cc_cells *c, struct cc_span cell, const struct cc_worded *w)
{
	return w->n == 1 && !c->t->run->lexicon->own[w->word[0]] &&
	       cc_cell_label(c->t, c->bound->binder->scales, cc_utf8_trim(cell), c->arena) != CC_NO_LABEL;
}

bool
cc_read_words(struct cc_worded *out, const struct cc_cells *c, struct cc_span cell, struct cc_answers list)
{
	const double *limit = c->t->run->scale;
	struct cc_span answer, rest = cell;
	size_t answers = 0, at = 0;
	bool words = false;
	uint32_t word;
	double number;

	*out = (struct cc_worded){ 0 };
	if (list.n == 0 && is_digits(cell))
		return false;
	while (list.n > 0 ? at < list.n : cc_next_answer(&answer, &rest, c->form)) {
		if (list.n > 0)
			answer = cc_utf8_trim(list.item[at++]);
		answers++;
		switch (read_answer(&word, &number, c, answer)) {
		case UNKNOWN: return false;
		case NOTHING: words = true; break;
		case WORD:
			words = true;
			word_add(out, c->t->run->lexicon, word);
			break;
		case NUMBER:
			if (!(number >= limit[0] && number <= limit[1]))
				return false;
			out->sum += number;
			out->numbers++;
			break;
		}
	}
	return words ? answers > 1 || !is_label(c, cell, out) : answers > 1;
}
