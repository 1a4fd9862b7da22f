/* answer.c -- the texts of a row -> its codes. */
#include "method/voice-code/int.h"

void
answer_begin(struct answer *a, const struct cc_codebook *book)
{
	a->texts = 0;
	a->any = false;
	a->nothing = true;
	a->code.len = 0;
	cc_buf_repeat(&a->code, '\0', book->n_codes);
}

bool
answer_see(struct answer *a, struct cc_coded *coded, struct cc_coder *coder, struct cc_span text,
    const struct cc_codebook *book, uint32_t *rule)
{
	if (cc_code_text(coded, coder, text, rule) == CC_MATCH_LIMIT)
		return false;
	a->texts++;
	a->nothing &= coded->nothing;
	for (uint32_t c = 0; coded->any && c < book->n_codes; c++)
		a->code.at[c] = (char)(a->code.at[c] | (char)coded->code[c]);
	return true;
}

/* Only the first of each dimension, as it is said: plain before negated. */
static void
pick_first(struct answer *a, const struct cc_codebook *book)
{
	for (uint32_t d = 0; d < book->n_dimensions; d++) {
		const struct cc_dimension *dimension = &book->dimension[d];
		bool found = false;

		for (uint32_t c = dimension->first; c < dimension->first + dimension->n; c++) {
			char code = a->code.at[c];

			a->code.at[c] = 0;
			if (!found && code != 0)
				a->code.at[c] = code & CC_CODED ? CC_CODED : code;
			found |= code != 0;
		}
	}
}

void
answer_end(struct answer *a, const struct cc_run *run)
{
	const struct cc_voice_code_opts *opts = run->opts;

	if (strcmp(opts->pick, "first") == 0)
		pick_first(a, voice_book(run));
	for (uint32_t c = 0; c < voice_book(run)->n_codes; c++)
		a->any |= a->code.at[c] != 0;
	a->nothing &= a->texts > 0 && !a->any;
}

void
answer_free(struct answer *a)
{
	cc_buf_free(&a->code);
}

void
answer_limit(struct cc_problems *problems, uint32_t file, struct cc_place place, uint32_t rule,
    const struct cc_codebook *book)
{
	const struct cc_code_rule *r = &book->rule[rule];

	cc_problem_late(problems, file, place, (struct cc_span){ NULL, 0 },
	    N_("the pattern \"%s\" (%s:%ju) takes too long on this text; wanted a simpler pattern"),
	    cc_quote(r->text).text, r->place.file, (uintmax_t)r->place.line);
	problems->stop = true;
}
