/* pack.c -- a YAML file of this folder -> the bytes that commands read in its place: pack FILE >PACKED */
#include "base/arena.h"
#include "rec/packed.h"
#include "rec/yaml.h"

#include <stdio.h>
#include <stdlib.h>

int
main(int argc, char **argv)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_buf text = { 0 }, packed = { 0 };
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	struct cc_node *root = NULL;
	struct cc_err err = { 0 };
	bool good = file != NULL;
	size_t got;

	while (good && (cc_buf_reserve(&text, BUFSIZ), got = fread(text.at + text.len, 1, BUFSIZ, file)) > 0)
		text.len += got;
	good =
	    good && !ferror(file) &&
	    cc_yaml_load(&root, (struct cc_span){ text.at, text.len }, argv[1], CC_EXIT_STUDY, arena, &err) &&
	    root != NULL;
	if (good) {
		cc_pack(&packed, root, (struct cc_span){ text.at, text.len });
		good = fwrite(packed.at, 1, packed.len, stdout) == packed.len && fflush(stdout) == 0;
	}
	if (!good)
		fprintf(stderr, "pack: %s: not packed\n", argc == 2 ? argv[1] : "wanted one file");
	if (file != NULL)
		fclose(file);
	cc_buf_free(&text);
	cc_buf_free(&packed);
	cc_arena_free(arena);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
