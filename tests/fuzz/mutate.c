/* mutate.c -- a file, changed as files get broken: mutate SEED FILE >CHANGED
 *
 * One to eight changes, each a byte, a run of bytes, a line or a cell: dropped, doubled, moved or put in the place
 * of another, or a word that readers find hard.  The same seed and file give the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

static size_t
below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n > 0 ? state % n : 0;
}

static const char *const words[] = { "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "", " ", "-", "0",
	"-1", "1e308", "1e-308", "nan", "inf", "9007199254740993", "0x10", "1,234", "３", "１，２３４", "50%",
	"¥100", "NA", "無回答", "-0", "2026-02-30", "2026-13-01", "0000-01-01", "9999-12-31", "1/2/26",
	"46049", "#REF!", "=1+1", "\033[31m", "\xff", "\xef\xbb\xbf", "\xe3\x80\x80", "ガ", "が", "true", "~",
	"null", "[]", "{}", "&a", "*a", "!!str", "|", ">", ": ", "- ", "# ", "'", "re:", "re:(a+)+$", "{",
	"}", "[", "]", "%", "\\", "満足", "○", "×", "★★★", "👍" };

struct text {
	char *at;
	size_t len, room;
};

static void
put(struct text *t, const char *bytes, size_t len)
{
	if (t->len + len > t->room) {
		t->room = 2 * (t->len + len);
		t->at = realloc(t->at, t->room);
		if (t->at == NULL)
			abort();
	}
	memcpy(t->at + t->len, bytes, len);
	t->len += len;
}

/* [*from, *to): a byte, some, a cell or a line about a place. */
static void
choose(size_t *from, size_t *to, const struct text *t)
{
	const char *ends = below(2) ? "\n" : ",\n";
	size_t kind = below(4);

	*from = below(t->len + 1);
	*to = *from + (kind == 0 ? 1 : below(kind == 1 ? 8 : 64));
	if (kind >= 2) {
		while (*from > 0 && strchr(ends, t->at[*from - 1]) == NULL)
			(*from)--;
		for (*to = *from; *to < t->len && strchr(ends, t->at[*to]) == NULL;)
			(*to)++;
		*to += *to < t->len && below(2);
	}
	if (*to > t->len)
		*to = t->len;
}

static struct text
change(const struct text *t)
{
	const char *word = words[below(sizeof words / sizeof *words)];
	struct text out = { 0 };
	size_t from, to, a, b, how = below(6);

	choose(&from, &to, t);
	choose(&a, &b, t);
	put(&out, t->at, from);
	if (how == 0 || how == 1)
		put(&out, word, strlen(word));
	else if (how == 2 || how == 3)
		put(&out, t->at + a, b - a);
	if (how == 4 && to > from) {
		char byte = (char)(t->at[from] ^ 1 << below(8));

		put(&out, &byte, 1);
		from++;
	}
	if (how == 1 || how == 3)
		to = from; /* beside, not in place of */
	put(&out, t->at + (how == 4 ? from : to), t->len - (how == 4 ? from : to));
	return out;
}

int
main(int argc, char **argv)
{
	FILE *file = argc == 3 ? fopen(argv[2], "rb") : NULL;
	struct text t = { 0 };
	char block[4096];
	size_t got, n;

	if (file == NULL)
		return 2;
	while ((got = fread(block, 1, sizeof block, file)) > 0)
		put(&t, block, got);
	fclose(file);
	state = strtoull(argv[1], NULL, 10) * UINT64_C(0x9e3779b97f4a7c15) + 1;
	for (unsigned i = 0; i < 8; i++)
		below(1);
	put(&t, "", 0);
	for (n = 1 + below(8); n > 0; n--) {
		struct text changed = change(&t);

		free(t.at);
		t = changed;
	}
	got = fwrite(t.at, 1, t.len, stdout);
	free(t.at);
	return got == t.len && fflush(stdout) == 0 ? 0 : 1;
}
