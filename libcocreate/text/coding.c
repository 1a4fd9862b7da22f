/* coding.c -- answers to one question -> codes: those of a codebook, or the answers' own words. */
#include "text/coding.h"

#include "base/arena.h"
#include "base/normal.h"
#include "text/mask.h"

void
cc_coding_begin(struct cc_coding *c)
{
	c->codes = cc_map_new();
	c->answers = cc_map_new();
	c->joins = cc_map_new();
	c->names = cc_code_names_new(c->book, c->arena);
	c->coder = cc_coder_new(c->book != NULL ? c->book : c->plain);
}

void
cc_coding_end(struct cc_coding *c)
{
	cc_map_free(c->codes);
	cc_map_free(c->answers);
	cc_map_free(c->joins);
	cc_buf_free(&c->code);
	cc_buf_free(&c->answer);
	cc_buf_free(&c->joined);
	cc_buf_free(&c->found);
	cc_code_names_free(c->names);
	cc_coder_free(c->coder);
}

uint32_t
cc_coding_add(struct cc_coding *c, struct cc_span id, struct cc_span label)
{
	uint32_t known = cc_map_count(c->codes), code = cc_map_add(c->codes, id);
	struct cc_coded_as *at;

	if (code == known)
		cc_buf_add(&c->code,
		    (const char *)&(struct cc_coded_as){ cc_span_dup(c->arena, id), { NULL, 0 } },
		    sizeof(struct cc_coded_as));
	at = (struct cc_coded_as *)(void *)c->code.at + code;
	if (label.at != NULL && (at->label.at == NULL || cc_span_cmp(label, at->label) < 0))
		at->label = cc_span_dup(c->arena, label);
	return code;
}

static void
put_code(struct cc_coding *c, struct cc_span id, struct cc_span label)
{
	uint32_t code = cc_coding_add(c, id, label);

	cc_buf_add(&c->found, (const char *)&code, sizeof code);
}

static void
put_denied(struct cc_coding *c, struct cc_span id, struct cc_span label)
{
	c->denied = true;
	if (c->none_denied)
		return;
	put_code(c, cc_span(cc_format(c->arena, "%.*s:neg", (int)id.len, id.at)),
	    cc_span(cc_format(
		c->arena, c->lang == CC_JA ? "%.*s（否定）" : "Not: %.*s", (int)label.len, label.at)));
}

static void
put_book_code(struct cc_coding *c, uint32_t code, bool negated)
{
	const struct cc_code *of = &c->book->code[code];
	const char *label = cc_words_in(&of->label, c->lang);

	(negated ? put_denied : put_code)(c, of->id, label != NULL ? cc_span(label) : of->id);
}

static bool
in_dimension(const struct cc_coding *c, uint32_t code)
{
	return code >= c->dimension->first && code < c->dimension->first + c->dimension->n;
}

/* What a book that drops what is denied has dropped was denied all the same. */
static void
put_found(struct cc_coding *c, const struct cc_coded *coded)
{
	for (uint32_t k = c->dimension->first; k < c->dimension->first + c->dimension->n; k++) {
		if (coded->code[k] & CC_CODED)
			put_book_code(c, k, false);
		if (coded->code[k] & CC_CODED_NEG)
			put_book_code(c, k, true);
	}
	for (size_t h = 0; h < coded->n; h++)
		c->denied |= coded->hit[h].dropped && in_dimension(c, coded->hit[h].code);
}

static bool
code_text(enum cc_answer_kind *kind, struct cc_coding *c, struct cc_span text, uint32_t *rule)
{
	struct cc_code_name name = cc_code_named(c->names, text);
	struct cc_coded coded = { .nothing = name.nothing };
	struct cc_span normal;

	if (c->book != NULL && name.code != CC_NO_CODE && in_dimension(c, name.code)) {
		put_book_code(c, name.code, name.negated);
	} else if (!name.nothing) {
		if (cc_code_text(&coded, c->coder, text, rule) == CC_MATCH_LIMIT)
			return false;
		normal = cc_normal_dup(c->arena, name.text);
		if (c->book != NULL)
			put_found(c, &coded);
		else if (!coded.nothing && normal.len > 0)
			(name.negated ? put_denied : put_code)(c, normal, name.text);
	}
	*kind = c->found.len > 0						    ? CC_ANSWER_CODED
		: coded.nothing || (c->denied && c->none_denied) || c->book == NULL ? CC_ANSWER_NOTHING
										    : CC_ANSWER_UNCODED;
	if (c->nothing != NULL && *kind == CC_ANSWER_NOTHING) {
		put_code(c, CC_SPAN("none"), cc_span(cc_words_in(c->nothing, c->lang)));
		*kind = CC_ANSWER_CODED;
	}
	return true;
}

/* The number of an answer, which may be new. */
static uint32_t
number_of(struct cc_coding *c, struct cc_span text)
{
	unsigned middle = text.len > 0 ? (unsigned char)text.at[text.len / 2] : 0;
	unsigned last = text.len > 0 ? (unsigned char)text.at[text.len - 1] : 0;
	uint32_t *recent = &c->recent[(middle + 3 * last + 5 * (unsigned)text.len) % CC_CODING_RECENT];

	if (*recent == 0 || !cc_span_eq(cc_map_at(c->answers, *recent - 1), text))
		*recent = 1 + cc_map_add(c->answers, text);
	return *recent - 1;
}

bool
cc_coding_answer(struct cc_answer *out, struct cc_coding *c, struct cc_span text, uint32_t *rule)
{
	uint32_t known = cc_map_count(c->answers), at = number_of(c, text);
	uint32_t *code;

	if (at < known) {
		*out = ((const struct cc_answer *)(const void *)c->answer.at)[at];
		return true;
	}
	if (c->mask)
		c->masked += cc_mask(&text, text, c->arena);
	c->found.len = 0;
	c->denied = false;
	*out = (struct cc_answer){ CC_ANSWER_UNCODED, NULL, 0 };
	if (!code_text(&out->kind, c, text, rule))
		return false;
	out->n = (uint32_t)(c->found.len / sizeof *code);
	out->code = code = CC_ARRAY(c->arena, uint32_t, out->n);
	if (out->n > 0)
		memcpy(code, c->found.at, c->found.len);
	cc_buf_add(&c->answer, (const char *)out, sizeof *out);
	return true;
}

/* Of the parts that are there. */
static void
put_parts(struct cc_span *id, struct cc_span *label, const struct cc_coding *const *of, const uint32_t *code,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct cc_coded_as as = { { NULL, 0 }, { NULL, 0 } };

		if (code[i] != CC_NO_CODE)
			as = *cc_coding_at(of[i], code[i]);
		id[i] = as.id;
		label[i] = as.label;
	}
}

uint32_t
cc_coding_join(struct cc_coding *c, const struct cc_coding *const *of, const uint32_t *code, size_t n)
{
	struct cc_span id[CC_CODING_PARTS], label[CC_CODING_PARTS];
	uint32_t known = cc_map_count(c->joins), joined, at;

	at = cc_map_add(c->joins, (struct cc_span){ (const char *)code, n * sizeof *code });
	if (at == known) {
		put_parts(id, label, of, code, n);
		joined = cc_coding_add(c, cc_spans_join(id, n, " / ", c->arena), (struct cc_span){ NULL, 0 });
		cc_buf_add(&c->joined, (const char *)&joined, sizeof joined);
	}
	memcpy(&joined, c->joined.at + at * sizeof joined, sizeof joined);
	return joined;
}

void
cc_coding_settle(struct cc_coding *c, const struct cc_coding *const *of, size_t n)
{
	const char *between = c->lang == CC_JA ? "・" : ", ";
	struct cc_span id[CC_CODING_PARTS], label[CC_CODING_PARTS];

	for (uint32_t at = 0; at < cc_map_count(c->joins); at++) {
		uint32_t code[CC_CODING_PARTS];

		memcpy(code, cc_map_at(c->joins, at).at, n * sizeof *code);
		put_parts(id, label, of, code, n);
		cc_coding_add(
		    c, cc_spans_join(id, n, " / ", c->arena), cc_spans_join(label, n, between, c->arena));
	}
}

/* Separators, which in an answer count as blanks. */
enum { END_ANSWER = 0x1f, END_LIST = 0x1e };

static void
blank(char *at, size_t len, char separator)
{
	const char *end = at + len;

	while ((at = memchr(at, separator, (size_t)(end - at))) != NULL)
		*at++ = ' ';
}

void
cc_answers_put(struct cc_buf *out, struct cc_span answer)
{
	size_t from = out->len;

	cc_buf_span(out, answer);
	blank(out->at + from, answer.len, END_ANSWER);
	blank(out->at + from, answer.len, END_LIST);
	cc_buf_putc(out, END_ANSWER);
}

void
cc_answers_end(struct cc_buf *out)
{
	cc_buf_putc(out, END_LIST);
}

static struct cc_span
cut(struct cc_span *text, char end)
{
	const char *at = text->len > 0 ? memchr(text->at, end, text->len) : NULL;
	struct cc_span piece = *text;

	if (at == NULL) {
		*text = (struct cc_span){ "", 0 };
		return piece;
	}
	piece.len = (size_t)(at - text->at);
	*text = (struct cc_span){ at + 1, text->len - piece.len - 1 };
	return piece;
}

struct cc_span
cc_answers_list(struct cc_span *text)
{
	return cut(text, END_LIST);
}

struct cc_span
cc_answers_next(struct cc_span *list)
{
	return cut(list, END_ANSWER);
}
