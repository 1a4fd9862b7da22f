/* words_none.c -- where MeCab is not built in (./configure --without-mecab). */
#include "text/words_mecab.h"

const char *
cc_words_mecab(void)
{
	return NULL;
}

bool
cc_mecab_load(struct cc_word_source *out, const char *folder, const struct cc_openers *open,
    struct cc_arena *arena, struct cc_err *err)
{
	(void)out;
	(void)folder;
	(void)open;
	(void)arena;
	return cc_fail(err, CC_EXIT_USAGE,
	    N_("--words=mecab: built without MeCab; wanted --words=runs, or a build with libmecab-dev and "
	       "the "
	       "dictionary mecab-ipadic-utf8"));
}

enum cc_word_class
cc_mecab_class(struct cc_span word, bool short_ones)
{
	(void)word;
	(void)short_ones;
	return CC_WORD_UNKNOWN;
}

struct cc_mecab *
cc_mecab_new(void)
{
	return NULL;
}

void
cc_mecab_free(struct cc_mecab *mecab)
{
	(void)mecab;
}

void
cc_mecab_read(struct cc_word_reader *r, struct cc_span text)
{
	(void)r;
	(void)text;
}
