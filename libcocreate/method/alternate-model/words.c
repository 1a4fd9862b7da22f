/* words.c -- an answer -> the codes of its element.
 *
 * An answer is a code that somebody gave, or free text: that is coded where the element has
 * a codebook, else its normalised text is the code.  Each answer is looked at once. */
#include "method/alternate-model/int.h"

#include "base/arena.h"
#include "base/normal.h"
#include "base/utf8.h"
#include "figure/twice.h"
#include "text/mask.h"

static const struct alt_books *
books_of(const struct alt_model *m)
{
	return m->run->loaded;
}

void
alt_words_begin(struct alt_model *m)
{
	for (unsigned e = 0; e < ELEMENTS; e++) {
		const struct cc_codebook *book = books_of(m)->of[e];

		m->words[e] = (struct alt_words){ .codes = cc_map_new(),
			.answers = cc_map_new(),
			.names = cc_code_names_new(book, m->arena),
			.coder = cc_coder_new(book != NULL ? book : books_of(m)->plain),
			.book = book,
			.dimension = books_of(m)->dimension[e] };
	}
}

void
alt_words_end(struct alt_model *m)
{
	for (unsigned e = 0; e < ELEMENTS; e++) {
		struct alt_words *w = &m->words[e];

		cc_map_free(w->codes);
		cc_map_free(w->answers);
		cc_buf_free(&w->code);
		cc_buf_free(&w->answer);
		cc_code_names_free(w->names);
		cc_coder_free(w->coder);
	}
}

const struct alt_code *
alt_code(const struct alt_model *m, unsigned element, uint32_t code)
{
	return (const struct alt_code *)(const void *)m->words[element].code.at + code;
}

/* Of several labels, as spellings of one text, the first by bytes stands. */
uint32_t
alt_code_add(struct alt_words *w, struct cc_span id, struct cc_span label, struct cc_arena *arena)
{
	uint32_t known = cc_map_count(w->codes), code = cc_map_add(w->codes, id);
	struct alt_code *at;

	if (code == known)
		cc_buf_add(&w->code, (const char *)&(struct alt_code){ cc_span_dup(arena, id), { NULL, 0 } },
		    sizeof(struct alt_code));
	at = (struct alt_code *)(void *)w->code.at + code;
	if (at->label.at == NULL || cc_span_cmp(label, at->label) < 0)
		at->label = cc_span_dup(arena, label);
	return code;
}

/* An answer that is being coded. */
struct coding {
	struct alt_model *m;
	struct alt_words *w;
	unsigned element;
	struct cc_buf codes; /* of uint32_t */
	bool denied;	     /* it speaks of a code, but denies it */
};

static void
put_code(struct coding *c, struct cc_span id, struct cc_span label)
{
	uint32_t code = alt_code_add(c->w, id, label, c->m->arena);

	cc_buf_add(&c->codes, (const char *)&code, sizeof code);
}

/* A suppression that is denied is none; any other element is denied as ID:neg. */
static void
put_denied(struct coding *c, struct cc_span id, struct cc_span label)
{
	static const struct cc_words not = CC_WORDS("Not: %.*s", "%.*s（否定）");
	struct cc_arena *arena = c->m->arena;

	c->denied = true;
	if (c->element == SUPPRESSION)
		return;
	put_code(c, cc_span(cc_format(arena, "%.*s:neg", (int)id.len, id.at)),
	    cc_span(cc_format(arena, cc_words_in(&not, c->m->run->lang), (int)label.len, label.at)));
}

static void
put_book_code(struct coding *c, uint32_t code, bool negated)
{
	const struct cc_code *of = &c->w->book->code[code];
	const char *label = cc_words_in(&of->label, c->m->run->lang);

	(negated ? put_denied : put_code)(c, of->id, label != NULL ? cc_span(label) : of->id);
}

static bool
in_dimension(const struct alt_words *w, uint32_t code)
{
	return code >= w->dimension->first && code < w->dimension->first + w->dimension->n;
}

static void
put_found(struct coding *c, const struct cc_coded *coded)
{
	for (uint32_t k = c->w->dimension->first; k < c->w->dimension->first + c->w->dimension->n; k++) {
		if (coded->code[k] & CC_CODED)
			put_book_code(c, k, false);
		if (coded->code[k] & CC_CODED_NEG)
			put_book_code(c, k, true);
	}
	for (size_t h = 0; h < coded->n; h++)
		c->denied |= coded->hit[h].dropped && in_dimension(c->w, coded->hit[h].code);
}

/* False: a pattern gave up. */
static bool
code_free(struct cc_coded *coded, const struct coding *c, struct cc_span text, uint64_t place)
{
	uint32_t number;
	const struct cc_code_rule *rule;

	if (cc_code_text(coded, c->w->coder, text, &number) != CC_MATCH_LIMIT)
		return true;
	rule = &c->w->book->rule[number];
	cc_place_problem(c->m->problems, c->m->run, place, cc_span(alt_element(c->element)),
	    N_("the pattern \"%s\" (%s:%ju) takes too long on this text; wanted a simpler pattern"),
	    cc_quote(rule->text).text, rule->place.file, (uintmax_t)rule->place.line);
	return false;
}

static bool
code_answer(enum alt_kind *kind, struct coding *c, struct cc_span text, uint64_t place)
{
	struct cc_code_name name = cc_code_named(c->w->names, text);
	struct cc_coded coded = { .nothing = name.nothing };
	struct cc_span normal;

	if (c->w->book != NULL && name.code != CC_NO_CODE && in_dimension(c->w, name.code)) {
		put_book_code(c, name.code, name.negated);
	} else if (!name.nothing) {
		if (!code_free(&coded, c, text, place))
			return false;
		normal = cc_normal_dup(c->m->arena, name.text);
		if (c->w->book != NULL)
			put_found(c, &coded);
		else if (!coded.nothing && normal.len > 0)
			(name.negated ? put_denied : put_code)(c, normal, name.text);
	}
	*kind = c->codes.len > 0				   ? ALT_CODED
		: coded.nothing || c->denied || c->w->book == NULL ? ALT_NOTHING
								   : ALT_UNCODED;
	/* who does nothing has hired that */
	if (c->element == ACTION && *kind == ALT_NOTHING) {
		put_code(c, CC_SPAN("none"),
		    cc_span(cc_words_in(CC_SAY("Nothing", "何もしない"), c->m->run->lang)));
		*kind = ALT_CODED;
	}
	return true;
}

bool
alt_answer(
    const struct alt_answer **out, struct alt_model *m, unsigned element, struct cc_span text, uint64_t place)
{
	struct alt_words *w = &m->words[element];
	uint32_t known = cc_map_count(w->answers), at = cc_map_add(w->answers, text);
	struct coding c = { m, w, element, { 0 }, false };
	struct alt_answer answer = { 0 };
	bool good = true;

	if (at == known) {
		if (m->run->mask)
			m->masked += cc_mask(&text, text, m->arena);
		good = code_answer(&answer.kind, &c, text, place);
		answer.codes.n = (uint32_t)(c.codes.len / sizeof(uint32_t));
		answer.codes.code = CC_ARRAY(m->arena, uint32_t, answer.codes.n);
		if (c.codes.len > 0)
			memcpy(answer.codes.code, c.codes.at, c.codes.len);
		cc_buf_free(&c.codes);
		cc_buf_add(&w->answer, (const char *)&answer, sizeof answer);
	}
	*out = (const struct alt_answer *)(const void *)w->answer.at + at;
	return good;
}
