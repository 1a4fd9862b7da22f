/* coder_ids.c -- is what coders gave a code?
 *
 * A cell that another separator than ; parts would be one code, and every figure on
 * it wrong. */
#include "method/voice-code/int.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "figure/names.h"
#include "figure/twice.h"

#include <inttypes.h>

/* ID, ID:neg, DIMENSION/ID, and none, as voice-code itself writes them. */
static bool
is_code(const struct cc_codebook *book, struct cc_span id)
{
	static const char neg[] = ":neg";

	if (cc_span_eq(id, CC_SPAN("none")))
		return true;
	if (id.len > sizeof neg - 1 && memcmp(id.at + id.len - (sizeof neg - 1), neg, sizeof neg - 1) == 0)
		id.len -= sizeof neg - 1;
	for (uint32_t c = 0; c < book->n_codes; c++) {
		struct cc_span code = book->code[c].id, in = book->dimension[book->code[c].dimension].id;
		size_t skip = id.len > code.len ? id.len - code.len : 0;

		if (cc_span_eq((struct cc_span){ id.at + skip, id.len - skip }, code) &&
		    (skip == 0 ||
			(skip == in.len + 1 && id.at[in.len] == '/' && memcmp(id.at, in.at, in.len) == 0)))
			return true;
	}
	return false;
}

/* What people put between answers where a ; is wanted; NULL: none of it. */
static const char *
separator_in(struct cc_span id, struct cc_arena *arena)
{
	const char *text = cc_span_dup(arena, id).at;
	static const char *const mark[] = { "、", "，", ", ", ",", "／", "/", "｜", "|", "・", "；", "\t",
		" ", "　" };

	for (size_t i = 0; i < sizeof mark / sizeof *mark; i++)
		if (strstr(text, mark[i]) != NULL)
			return mark[i];
	return NULL;
}

static void
say_lacking(struct cc_problems *problems, const struct cc_run *run, const struct cc_first *first,
    struct cc_span id, struct cc_arena *arena)
{
	const struct cc_codebook *book = voice_book(run);
	struct cc_span *all = CC_ARRAY(arena, struct cc_span, book->n_codes);
	const char *mark = separator_in(id, arena);
	size_t near;

	for (uint32_t c = 0; c < book->n_codes; c++)
		all[c] = book->code[c].id;
	near = mark == NULL ? cc_utf8_nearest(id, all, book->n_codes, arena) : CC_NO_NEAR;
	if (mark != NULL)
		cc_place_problem(problems, run, first->place, first->text,
		    N_("\"%s\" is no code; wanted codes with ; between them, or split: \"%s\" for this "
		       "column in the study"),
		    cc_quote(id).text, cc_quote(cc_span(mark)).text);
	else if (near != CC_NO_NEAR)
		cc_place_problem(problems, run, first->place, first->text,
		    N_("\"%s\" is no code of the codebook; did you mean \"%s\"? (several have ; between "
		       "them)"),
		    cc_quote(id).text, cc_quote(all[near]).text);
	else
		cc_place_problem(problems, run, first->place, first->text,
		    N_("\"%s\" is no code of the codebook; wanted its codes, several with ; between them"),
		    cc_quote(id).text);
}

/* Without a codebook an id is what it is, unless it reads as several.  A codebook
 * none of whose codes was given is not the coders'. */
void
voice_coder_ids(struct cc_report *report, const struct cc_state *state, const struct cc_run *run,
    struct cc_problems *problems, struct cc_arena *arena)
{
	const struct cc_store *s = state->store[CODER_IDS];
	const struct cc_codebook *book = voice_book(run);
	struct cc_names_list strange = { 0 };
	bool theirs = false;

	for (uint64_t i = 0; i < s->rows; i++) {
		struct cc_span id = cc_state_text(state, CODER, cc_row_id(s, cc_store_row(s, i), I_CODE, 0));

		theirs |= !cc_span_eq(id, CC_SPAN("none")) && is_code(book, id);
	}
	for (uint64_t i = 0; i < s->rows; i++) {
		const unsigned char *row = cc_store_row(s, i);
		struct cc_span id = cc_state_text(state, CODER, cc_row_id(s, row, I_CODE, 0));
		const char *mark = separator_in(id, arena);

		if (is_code(book, id))
			continue;
		if (theirs || (mark != NULL && *mark != ' ' && strcmp(mark, "　") != 0))
			say_lacking(problems, run, cc_row_first(s, row, I_COLUMN), id, arena);
		else
			cc_names_data(&strange, id, arena);
	}
	if (book->n_codes > 0)
		cc_note_names(report, "codes-of-coders",
		    "the codebook lacks the %" PRIu64 " code that the coders gave (%s)",
		    "the codebook lacks all %" PRIu64 " codes that the coders gave (%s)",
		    "コーダーの付けたコード %" PRIu64 " 個はどれもコードブックにありません（%s）", &strange);
}

bool
voice_coder_alone(
    const struct cc_state *state, const struct cc_run *run, struct cc_problems *problems, struct cc_err *err)
{
	const struct cc_store *s = state->store[CODER_IDS];
	const struct cc_first *first = NULL;

	for (uint64_t i = 0; i < s->rows; i++) {
		const struct cc_first *one = cc_row_first(s, cc_store_row(s, i), I_COLUMN);

		if (one->text.at != NULL && (first == NULL || one->place < first->place))
			first = one;
	}
	if (first == NULL)
		return cc_fail(err, CC_EXIT_DATA,
		    N_("one column of a coder, an empty one; wanted two or more, -c coder=COLUMN for each"));
	cc_place_problem(problems, run, first->place, first->text,
	    N_("the only column of a coder; wanted two or more, -c coder=COLUMN for each"));
	return false;
}
