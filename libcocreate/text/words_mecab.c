/* words_mecab.c -- words by MeCab and a dictionary of Japanese: ipadic, or one with its parts of speech.
 *
 * Only what the best path says is read.  Neither the user's rc file nor the environment changes
 * it.  The library is loaded when words are asked of it: linked, it would make every start of the
 * command a third longer (it brings that of C++). */
#include "text/words_mecab.h"

#include "base/arena.h"
#include "base/library.h"
#include "base/utf8.h"

#include <mecab.h>
#include <strings.h>

enum { PIECE = 64 * 1024 };

struct cc_mecab {
	struct cc_arena *arena;
	mecab_t *tagger;
	mecab_lattice_t *lattice;
};

#define LIBRARY "libmecab.so.2"

#define CALLS(call) \
	call(mecab_version) call(mecab_model_new) call(mecab_model_destroy) \
	    call(mecab_model_dictionary_info) call(mecab_model_new_tagger) call(mecab_model_new_lattice) \
		call(mecab_lattice_destroy) call(mecab_destroy) call(mecab_parse_lattice) \
		    call(mecab_lattice_get_bos_node) call(mecab_lattice_set_sentence2) \
			call(mecab_lattice_set_feature_constraint) call(mecab_lattice_clear)

static struct {
	CALLS(CC_LIBRARY_POINTER)
} call;

static bool
load_library(void)
{
	static const char *const names[] = { CALLS(CC_LIBRARY_NAME) NULL };
	static bool loaded;
	struct cc_err err = { 0 };

	loaded = loaded || cc_library_load(&call, LIBRARY, names, &err);
	return loaded;
}

/* Of the process: its dictionary is mapped, and shared by all readers. */
static mecab_model_t *model;

const char *
cc_words_mecab(void)
{
	return load_library() ? call.mecab_version() : NULL;
}

/* States of other dictionaries are of other words. */
static bool
digest(const mecab_dictionary_info_t *info, const char *folder, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err)
{
	static const char *const files[] = { "dicrc", "matrix.bin", "char.bin", "unk.dic", NULL };
	struct cc_span content;

	if (open->digest == NULL)
		return true;
	for (; info != NULL; info = info->next)
		if (!open->digest(&content, info->filename, arena, err))
			return false;
	for (size_t i = 0; files[i] != NULL; i++)
		if (!open->digest(&content, cc_format(arena, "%s/%s", folder, files[i]), arena, err))
			return false;
	return true;
}

bool
cc_mecab_load(struct cc_word_source *out, const char *folder, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err)
{
	char *argv[] = { cc_strdup(arena, "mecab"), cc_strdup(arena, "-r"), cc_strdup(arena, "/dev/null"),
		cc_strdup(arena, "-d"), cc_strdup(arena, folder) };
	const mecab_dictionary_info_t *info;

	if (!load_library())
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("--words=mecab: %s is not there; wanted the packages libmecab2 and mecab-ipadic-utf8, "
		       "or "
		       "--words=runs"),
		    LIBRARY);
	if (model != NULL)
		call.mecab_model_destroy(model);
	model = call.mecab_model_new(sizeof argv / sizeof *argv, argv);
	if (model == NULL)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("\"%s\" is no dictionary of MeCab; wanted --dictionary=DIR (package "
		       "mecab-ipadic-utf8)"),
		    cc_quote(cc_span(folder)).text);
	info = call.mecab_model_dictionary_info(model);
	for (const mecab_dictionary_info_t *i = info; i != NULL; i = i->next) {
		if (strcasecmp(i->charset, "UTF-8") != 0 && strcasecmp(i->charset, "utf8") != 0)
			return cc_fail(err, CC_EXIT_USAGE,
			    N_("the dictionary \"%s\" is in %s; wanted one in UTF-8 (package "
			       "mecab-ipadic-utf8)"),
			    cc_quote(cc_span(folder)).text, cc_quote(cc_span(i->charset)).text);
		out->entries += i->size;
	}
	out->version = call.mecab_version();
	out->charset = info != NULL ? cc_strdup(arena, info->charset) : "";
	return digest(info, folder, open, arena, err);
}

struct cc_mecab *
cc_mecab_new(void)
{
	struct cc_arena *arena = cc_arena_new();
	struct cc_mecab *m = CC_NEW(arena, struct cc_mecab);

	*m = (struct cc_mecab){ arena, call.mecab_model_new_tagger(model),
		call.mecab_model_new_lattice(model) };
	return m;
}

void
cc_mecab_free(struct cc_mecab *m)
{
	if (m == NULL)
		return;
	call.mecab_lattice_destroy(m->lattice);
	call.mecab_destroy(m->tagger);
	cc_arena_free(m->arena);
}

/* The field of so many commas of a node's description; empty where it has not so many. */
static struct cc_span
field(const char *feature, unsigned number)
{
	for (; number > 0; number--) {
		feature += strcspn(feature, ",");
		if (*feature == '\0')
			return CC_SPAN("");
		feature++;
	}
	return (struct cc_span){ feature, strcspn(feature, ",") };
}

static bool
is(struct cc_span text, const char *what)
{
	return cc_span_eq(text, cc_span(what));
}

/* Has a letter, and is not of hiragana alone unless that is wanted. */
static bool
is_worded(struct cc_span word, bool short_ones)
{
	bool letter = false, other = false;
	size_t len;

	for (; word.len > 0; word.at += len, word.len -= len) {
		uint32_t c = cc_utf8_next(word, &len);

		letter |= cc_utf8_alnum(c) && !(c >= '0' && c <= '9');
		other |= !(c >= 0x3041 && c <= 0x3096) && c != 0x30fc;
	}
	return letter && (other || short_ones);
}

/* Nouns that say something; CC_WORD_CLASSES: another. */
static enum cc_word_class
noun_class(struct cc_span kind)
{
	static const char *const kept[] = { "一般", "サ変接続", "形容動詞語幹", "ナイ形容詞語幹", "副詞可能",
		NULL };

	if (is(kind, "固有名詞"))
		return CC_WORD_NAME;
	for (size_t i = 0; kept[i] != NULL; i++)
		if (is(kind, kept[i]))
			return CC_WORD_NOUN;
	return CC_WORD_CLASSES;
}

/* The class of a node and the form by which it is counted; CC_WORD_CLASSES: it is left out. */
static enum cc_word_class
class_of(struct cc_span *word, const mecab_node_t *node, bool short_ones)
{
	struct cc_span part = field(node->feature, 0), kind = field(node->feature, 1);
	struct cc_span base = field(node->feature, 6);
	enum cc_word_class class = CC_WORD_CLASSES;
	bool known = base.len > 0 && !is(base, "*");

	*word = known ? base : (struct cc_span){ node->surface, node->length };
	if (is(part, "名詞"))
		class = noun_class(kind);
	else if (is(part, "動詞") && is(kind, "自立"))
		class = CC_WORD_VERB;
	else if (is(part, "形容詞") && is(kind, "自立"))
		class = CC_WORD_ADJECTIVE;
	else if (is(part, "副詞"))
		class = CC_WORD_ADVERB;
	if (class == CC_WORD_CLASSES)
		return class;
	if (!known)
		class = CC_WORD_UNKNOWN;
	return is_worded(*word, short_ones || class == CC_WORD_NAME) ? class : CC_WORD_CLASSES;
}

/* Nodes of the best path; NULL: there is none. */
static const mecab_node_t *
parse(struct cc_mecab *m, struct cc_span piece)
{
	return call.mecab_parse_lattice(m->tagger, m->lattice) ? call.mecab_lattice_get_bos_node(m->lattice)
	       : (call.mecab_lattice_set_sentence2(m->lattice, piece.at, piece.len),
		     call.mecab_parse_lattice(m->tagger, m->lattice))
		   ? call.mecab_lattice_get_bos_node(m->lattice)
		   : NULL;
}

/* piece: of text, with the phrases from *next on that lie within it. */
static void
read_piece(struct cc_word_reader *r, struct cc_span text, struct cc_span piece, size_t *next)
{
	const struct cc_word_phrase *phrase = (const void *)r->phrases.at;
	size_t n = r->phrases.len / sizeof *phrase, from = (size_t)(piece.at - text.at);
	size_t first = *next;

	call.mecab_lattice_set_sentence2(r->mecab->lattice, piece.at, piece.len);
	for (; *next < n && phrase[*next].from < from + piece.len; ++*next)
		if (phrase[*next].from >= from && phrase[*next].to <= from + piece.len)
			call.mecab_lattice_set_feature_constraint(
			    r->mecab->lattice, phrase[*next].from - from, phrase[*next].to - from, "タグ");
	for (const mecab_node_t *node = parse(r->mecab, piece); node != NULL; node = node->next) {
		enum cc_word_class class;
		struct cc_span word;
		size_t at;

		if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE)
			continue;
		at = (size_t)(node->surface - text.at);
		while (first < *next && phrase[first].from < at)
			first++;
		if (first < *next && phrase[first].from == at && phrase[first].to == at + node->length) {
			cc_word_read_phrase(r, text, &phrase[first]);
			continue;
		}
		class = class_of(&word, node, r->rules->lists->short_ones);
		if (class != CC_WORD_CLASSES)
			cc_word_read(r, word, class);
	}
}

/* A line, or a part of one that ends in a full stop, else with a character. */
static size_t
piece_end(struct cc_span text)
{
	const char *line = memchr(text.at, '\n', text.len);
	size_t end = line != NULL ? (size_t)(line - text.at) : text.len, stop;

	if (end <= PIECE)
		return end;
	for (stop = PIECE; stop >= 3; stop--)
		if (memcmp(text.at + stop - 3, "\xe3\x80\x82", 3) == 0)
			return stop;
	for (end = PIECE; ((unsigned char)text.at[end] & 0xc0) == 0x80;)
		end--;
	return end;
}

void
cc_mecab_read(struct cc_word_reader *r, struct cc_span text)
{
	struct cc_span left = text;
	size_t next = 0;

	while (left.len > 0) {
		size_t end = piece_end(left);

		if (end > 0)
			read_piece(r, text, (struct cc_span){ left.at, end }, &next);
		end += end < left.len && left.at[end] == '\n';
		left = (struct cc_span){ left.at + end, left.len - end };
	}
	call.mecab_lattice_clear(r->mecab->lattice);
}

enum cc_word_class
cc_mecab_class(struct cc_span word, bool short_ones)
{
	struct cc_mecab *m = cc_mecab_new();
	enum cc_word_class class = CC_WORD_UNKNOWN;
	const mecab_node_t *node;
	struct cc_span base;

	call.mecab_lattice_set_sentence2(m->lattice, word.at, word.len);
	node = parse(m, word);
	node = node != NULL ? node->next : NULL;
	if (node != NULL && node->length == word.len) {
		class = class_of(&base, node, short_ones);
		if (class == CC_WORD_CLASSES || !cc_span_eq(base, word))
			class = CC_WORD_UNKNOWN;
	}
	cc_mecab_free(m);
	return class;
}
