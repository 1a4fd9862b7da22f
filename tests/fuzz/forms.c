/* forms.c -- fuzzes text/codebook_forms: a built-in codebook with these bytes packed behind its node.
 *
 * Their hash is the one that is due: bytes that merely rot get no further than rec/packed.  What comes of them is
 * a codebook, right or wrong, that codes a text without harm. */
#include "coded.h"

#include "rec/packed.h"
#include "rec/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char book[] =
    "dimensions: {d: [{code: a, any: [ab, 're:c[de]f', 'abc'], none: [no]}, {code: b, all: ['re:x|y', é]}]}";

static struct cc_span forms;

static bool
data_of(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_buf packed = { 0 };
	struct cc_node *root;

	*out = strcmp(name, "none.yaml") == 0 ? cc_span("answers: [none]\n")
	       : strncmp(name, "negation.", 9) == 0
		   ? cc_span("look: left\nwithin: 3\nnegators: [not]\nstops: [but]\n")
	       : strcmp(name, "codebooks/it.yaml") == 0 ? cc_span(book)
							: (struct cc_span){ NULL, 0 };
	if (strcmp(name, "packed/codebooks/it.yaml") != 0)
		return true;
	if (!cc_yaml_load(&root, cc_span(book), name, CC_EXIT_STUDY, arena, err))
		return false;
	cc_pack(&packed, root, cc_span(book));
	cc_buf_span(&packed, forms);
	cc_pack_end(&packed);
	*out = cc_span_dup(arena, (struct cc_span){ packed.at, packed.len });
	cc_buf_free(&packed);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct cc_openers open = { data_of, data_of };
	static const struct cc_span name = { "it", 2 };
	struct cc_arena *arena = cc_arena_new();
	struct cc_codebook *b;
	struct cc_err err = { 0 };

	forms = (struct cc_span){ (const char *)data, size };
	if (!cc_codebook_load(&b, &name, 1, NULL, &open, arena, &err))
		abort();
	coded_text(b, cc_span("not ab, abc; cdf x é ÿ no"));
	cc_arena_free(arena);
	return 0;
}
