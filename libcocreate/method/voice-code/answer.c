/* answer.c -- the texts of a row -> its codes. */
#include "method/voice-code/int.h"

#include "figure/twice.h"

void
voice_answer_begin(struct voice_answer *a)
{
	a->texts = 0;
	a->any = false;
	a->nothing = true;
	a->code.len = 0;
	cc_buf_repeat(&a->code, '\0', voice_book(a->run)->n_codes);
}

bool
voice_answer_add(struct cc_coded *coded, struct voice_answer *a, struct cc_span text, uint64_t place)
{
	const struct cc_codebook *book = voice_book(a->run);
	uint32_t number;

	if (cc_code_text(coded, a->coder, text, &number) == CC_MATCH_LIMIT) {
		const struct cc_code_rule *rule = &book->rule[number];

		cc_place_problem(a->problems, a->run, place, (struct cc_span){ NULL, 0 },
		    N_("the pattern \"%s\" (%s:%ju) takes too long on this text; wanted a simpler pattern"),
		    cc_quote(rule->text).text, rule->place.file, (uintmax_t)rule->place.line);
		a->problems->stop = true;
		return false;
	}
	a->texts++;
	a->nothing &= coded->nothing;
	for (uint32_t c = 0; coded->any && c < book->n_codes; c++)
		a->code.at[c] = (char)(a->code.at[c] | (char)coded->code[c]);
	return true;
}

/* Only the first of each dimension, as it is said: plain before negated. */
static void
pick_first(struct voice_answer *a)
{
	const struct cc_codebook *book = voice_book(a->run);

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
voice_answer_end(struct voice_answer *a)
{
	const struct cc_voice_code_opts *opts = a->run->opts;

	if (strcmp(opts->pick, "first") == 0)
		pick_first(a);
	for (size_t c = 0; c < a->code.len; c++)
		a->any |= a->code.at[c] != 0;
	a->nothing &= a->texts > 0 && !a->any;
}

bool
voice_answer_net(const struct voice_answer *a, const struct cc_net *net)
{
	for (uint32_t i = 0; i < net->n; i++)
		if (a->code.at[net->code[i]] & CC_CODED)
			return true;
	return false;
}
