/* code_names.c -- an answer that is a code already: its id, its label, ID:neg, or none. */
#include "text/code_names.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

struct cc_code_names {
	struct cc_map *name;
	struct cc_buf code; /* uint32_t of each name */
	struct cc_arena *scratch;
};

static void
add_name(struct cc_code_names *names, struct cc_span name, uint32_t code)
{
	struct cc_span folded = cc_utf8_fold(names->scratch, name);
	uint32_t known = cc_map_count(names->name);

	if (folded.len > 0 && cc_map_add(names->name, folded) == known)
		cc_buf_add(&names->code, (const char *)&code, sizeof code);
}

struct cc_code_names *
cc_code_names_new(const struct cc_codebook *book, struct cc_arena *arena)
{
	struct cc_code_names *names = CC_NEW(arena, struct cc_code_names);

	*names = (struct cc_code_names){ cc_map_new(), { 0 }, cc_arena_new() };
	for (uint32_t c = 0; book != NULL && c < book->n_codes; c++)
		add_name(names, book->code[c].id, c);
	for (uint32_t c = 0; book != NULL && c < book->n_codes; c++)
		for (int lang = 0; lang < CC_LANGS; lang++)
			if (book->code[c].label.in[lang] != NULL)
				add_name(names, cc_span(book->code[c].label.in[lang]), c);
	cc_arena_reset(names->scratch);
	return names;
}

void
cc_code_names_free(struct cc_code_names *names)
{
	if (names == NULL)
		return;
	cc_map_free(names->name);
	cc_buf_free(&names->code);
	cc_arena_free(names->scratch);
}

struct cc_code_name
cc_code_named(const struct cc_code_names *names, struct cc_span answer)
{
	static const struct cc_span suffix = { ":neg", 4 };
	struct cc_code_name out = { CC_NO_CODE, false, false, cc_utf8_trim(answer) };
	uint32_t id;

	out.negated = out.text.len > suffix.len &&
		      memcmp(out.text.at + out.text.len - suffix.len, suffix.at, suffix.len) == 0;
	if (out.negated)
		out.text.len -= suffix.len;
	out.nothing = !out.negated && cc_span_eq(out.text, CC_SPAN("none"));
	id = cc_map_find(names->name, cc_utf8_fold(names->scratch, out.text));
	if (id != CC_NO_ID)
		memcpy(&out.code, names->code.at + id * sizeof out.code, sizeof out.code);
	cc_arena_reset(names->scratch);
	return out;
}
