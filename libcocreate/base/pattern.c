/* pattern.c -- regular expressions: compiled once, searched by many. */
#include "base/pattern.h"

#include "base/arena.h"
#include "base/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdlib.h>

enum { MATCH_LIMIT = 100000, HEAP_LIMIT_KIB = 64 * 1024, DEPTH_LIMIT = 10000 };

struct cc_pattern {
	pcre2_code *code;
	unsigned groups;
	struct cc_span *name; /* [groups + 1] */
	bool fast;	      /* there is machine code */
};

/* Frames of the interpreter come and go with each search, so they cannot be an
 * arena's. */
struct cc_matcher {
	pcre2_general_context *general;
	pcre2_match_context *limits;
	pcre2_match_data *data;
	struct cc_span subject;
	int groups; /* of the last match, and 1; 0: none */
};

static void *
take_arena(PCRE2_SIZE size, void *arena)
{
	return cc_alloc(arena, size);
}

static void
leave(void *block, void *arena)
{
	(void)block;
	(void)arena;
}

static void *
take(PCRE2_SIZE size, void *unused)
{
	(void)unused;
	return cc_malloc(size);
}

static void
give(void *block, void *unused)
{
	(void)unused;
	free(block);
}

static void
describe(struct cc_pattern_fault *fault, int code, struct cc_span text, size_t offset)
{
	struct cc_span before = { text.at, offset < text.len ? offset : text.len };

	pcre2_get_error_message(code, (PCRE2_UCHAR *)fault->text, sizeof fault->text);
	fault->character = cc_utf8_chars(before) + 1;
}

/* pcre2's table of names: an entry is the number, two bytes, and the name. */
static void
read_names(struct cc_pattern *p, struct cc_arena *arena)
{
	uint32_t groups = 0, names = 0, width = 0;
	PCRE2_SPTR entry = NULL;

	pcre2_pattern_info(p->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &names);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &width);
	pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &entry);
	p->groups = groups;
	p->name = CC_ARRAY(arena, struct cc_span, (size_t)groups + 1);
	for (uint32_t i = 0; i < names; i++, entry += width)
		p->name[entry[0] << 8 | entry[1]] = cc_span((const char *)entry + 2);
}

bool
cc_pattern_new(
    struct cc_pattern **out, struct cc_span text, struct cc_arena *arena, struct cc_pattern_fault *fault)
{
	pcre2_general_context *general = pcre2_general_context_create(take_arena, leave, arena);
	pcre2_compile_context *context = pcre2_compile_context_create(general);
	struct cc_pattern *p = CC_NEW(arena, struct cc_pattern);
	PCRE2_SIZE offset;
	int code;

	p->code = pcre2_compile((PCRE2_SPTR)(text.len > 0 ? text.at : ""), text.len,
	    PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &offset, context);
	if (p->code == NULL) {
		describe(fault, code, text, offset);
		return false;
	}
	read_names(p, arena);
	*out = p;
	return true;
}

void
cc_pattern_prepare(struct cc_pattern *p)
{
	/* Where none can be made the interpreter does it all. */
	if (!p->fast)
		p->fast = pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) == 0;
}

unsigned
cc_pattern_groups(const struct cc_pattern *p)
{
	return p->groups;
}

struct cc_span
cc_pattern_name(const struct cc_pattern *p, unsigned group)
{
	return p->name[group];
}

struct cc_matcher *
cc_matcher_new(void)
{
	struct cc_matcher *m = cc_malloc(sizeof *m);

	*m = (struct cc_matcher){ .general = pcre2_general_context_create(take, give, NULL) };
	m->limits = pcre2_match_context_create(m->general);
	pcre2_set_match_limit(m->limits, MATCH_LIMIT);
	pcre2_set_heap_limit(m->limits, HEAP_LIMIT_KIB);
	pcre2_set_depth_limit(m->limits, DEPTH_LIMIT);
	return m;
}

void
cc_matcher_free(struct cc_matcher *m)
{
	if (m == NULL)
		return;
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->limits);
	pcre2_general_context_free(m->general);
	free(m);
}

static void
fit_groups(struct cc_matcher *m, const struct cc_pattern *p)
{
	if (m->data != NULL && pcre2_get_ovector_count(m->data) > p->groups)
		return;
	pcre2_match_data_free(m->data);
	m->data = pcre2_match_data_create(p->groups + 1, m->general);
}

enum cc_match
cc_match(struct cc_matcher *m, const struct cc_pattern *p, struct cc_span subject, size_t from)
{
	PCRE2_SPTR at = (PCRE2_SPTR)(subject.len > 0 ? subject.at : "");
	int found;

	fit_groups(m, p);
	m->groups = 0;
	found = pcre2_match(p->code, at, subject.len, from, PCRE2_NO_UTF_CHECK, m->data, m->limits);
	if (found < PCRE2_ERROR_NOMATCH && p->fast)
		found = pcre2_match(
		    p->code, at, subject.len, from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, m->data, m->limits);
	if (found < PCRE2_ERROR_NOMATCH)
		return CC_MATCH_LIMIT;
	if (found < 0)
		return CC_MATCH_NO;
	m->subject = (struct cc_span){ (const char *)at, subject.len };
	m->groups = found;
	return CC_MATCH_YES;
}

struct cc_span
cc_match_group(const struct cc_matcher *m, unsigned group)
{
	const PCRE2_SIZE *at;

	if ((int)group >= m->groups)
		return (struct cc_span){ NULL, 0 };
	at = pcre2_get_ovector_pointer(m->data) + 2 * (size_t)group;
	/* Behind \K the end may lie before the beginning. */
	if (at[0] == PCRE2_UNSET || at[1] < at[0])
		return (struct cc_span){ NULL, 0 };
	return (struct cc_span){ m->subject.at + at[0], at[1] - at[0] };
}
