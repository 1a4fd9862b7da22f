/* pack.c -- a YAML file of this folder -> the bytes that commands read in its place: pack FILE [FOLDER] >PACKED
 *
 * FOLDER: the file is a codebook, and what codebooks need besides lies there.  What its patterns come to is
 * packed with it; a codebook that voice-code would refuse is refused here.
 */
#include "base/arena.h"
#include "rec/packed.h"
#include "rec/yaml.h"
#include "text/codebook.h"

#include <stdio.h>
#include <stdlib.h>

static const char *folder;

static bool
read_file(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	FILE *file = fopen(name, "rb");
	struct cc_buf text = { 0 };
	bool good = file != NULL;
	size_t got;

	while (good && (cc_buf_reserve(&text, BUFSIZ), got = fread(text.at + text.len, 1, BUFSIZ, file)) > 0)
		text.len += got;
	good = good && !ferror(file);
	if (file != NULL)
		fclose(file);
	if (good)
		*out = cc_span_dup(arena, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
	return good || cc_fail(err, CC_EXIT_STUDY, "not read");
}

/* Nothing is packed yet. */
static bool
read_data(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	*out = (struct cc_span){ NULL, 0 };
	return strncmp(name, "packed/", strlen("packed/")) == 0 ||
	       read_file(out, cc_format(arena, "%s/%s", folder, name), arena, err);
}

static bool
pack(struct cc_buf *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	static const struct cc_openers open = { read_data, read_file };
	const struct cc_span named = cc_span(name);
	struct cc_codebook *book;
	struct cc_node *root;
	struct cc_span text;

	if (!read_file(&text, name, arena, err) ||
	    !cc_yaml_load(&root, text, name, CC_EXIT_STUDY, arena, err))
		return false;
	if (root == NULL)
		return cc_fail(err, CC_EXIT_STUDY, "empty");
	cc_pack(out, root, text);
	if (folder != NULL && !cc_codebook_load(&book, &named, 1, NULL, &open, arena, err))
		return false;
	if (folder != NULL)
		cc_codebook_pack(out, book);
	cc_pack_end(out);
	return true;
}

int
main(int argc, char **argv)
{
	const char *name = argc == 2 || argc == 3 ? argv[1] : "wanted FILE [FOLDER]";
	struct cc_arena *arena = cc_arena_new();
	struct cc_buf packed = { 0 };
	struct cc_err err = { 0 };
	bool good;

	folder = argc == 3 ? argv[2] : NULL;
	good = pack(&packed, name, arena, &err) && fwrite(packed.at, 1, packed.len, stdout) == packed.len &&
	       fflush(stdout) == 0;
	if (!good)
		fprintf(stderr, "pack: %s: not packed: %s\n", name,
		    err.text[0] != '\0' ? err.text : "not written");
	cc_buf_free(&packed);
	cc_arena_free(arena);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
