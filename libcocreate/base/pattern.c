/* pattern.c -- regular expressions: compiled once, searched by many. */
#include "base/pattern.h"

#include "base/arena.h"
#include "base/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdlib.h>

enum { MATCH_LIMIT = 100000, HEAP_LIMIT_KIB = 64 * 1024, DEPTH_LIMIT = 10000 };

/* A subject that is longer is searched with its steps counted: so many, and so many a byte. */
enum { COUNTED = 4096, STEPS = 1000000, STEPS_A_BYTE = 500 };

struct cc_pattern {
	pcre2_code *code; /* NULL: late */
	struct cc_arena *arena;
	struct cc_span text;
	unsigned groups;
	struct cc_span *name; /* [groups + 1] */
	bool fast;	      /* there is machine code */
};

/* Frames of the interpreter come and go with each search, so they cannot be an
 * arena's. */
struct cc_matcher {
	pcre2_general_context *general;
	pcre2_match_context *limits, *counted;
	pcre2_match_data *data;
	struct cc_span subject;
	int groups;	      /* of the last match, and 1; 0: none */
	uint64_t steps, most; /* counted since cc_matcher_begin() */
	size_t last;	      /* where the last step was */
	struct cc_buf own;    /* of struct own */
	size_t at;	      /* of them: the last */
};

/* A pattern, compiled for one matcher: late, or for its steps to be counted. */
struct own {
	const struct cc_pattern *of;
	uint32_t options;
	pcre2_code *code;
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

static pcre2_code *
compile(struct cc_span text, uint32_t more, int *code, PCRE2_SIZE *offset, pcre2_compile_context *context)
{
	return pcre2_compile((PCRE2_SPTR)(text.len > 0 ? text.at : ""), text.len,
	    PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | more, code, offset, context);
}

static bool
make(struct cc_pattern *p, struct cc_pattern_fault *fault)
{
	pcre2_general_context *general = pcre2_general_context_create(take_arena, leave, p->arena);
	pcre2_compile_context *context = pcre2_compile_context_create(general);
	PCRE2_SIZE offset;
	int code;

	p->code = compile(p->text, 0, &code, &offset, context);
	if (p->code == NULL) {
		describe(fault, code, p->text, offset);
		return false;
	}
	read_names(p, p->arena);
	return true;
}

struct cc_pattern *
cc_pattern_late(struct cc_span text, struct cc_arena *arena)
{
	struct cc_pattern *p = CC_NEW(arena, struct cc_pattern);

	*p = (struct cc_pattern){ .arena = arena, .text = cc_span_dup(arena, text) };
	return p;
}

bool
cc_pattern_new(
    struct cc_pattern **out, struct cc_span text, struct cc_arena *arena, struct cc_pattern_fault *fault)
{
	*out = cc_pattern_late(text, arena);
	return make(*out, fault);
}

struct cc_span
cc_pattern_text(const struct cc_pattern *p)
{
	return p->text;
}

void
cc_pattern_prepare(struct cc_pattern *p)
{
	struct cc_pattern_fault none;

	/* Where none can be made the interpreter does it all. */
	if (!p->fast && (p->code != NULL || make(p, &none)))
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

/* Before each item of a pattern.  A step is such a call, or eight bytes that went by since the
 * last: what scans ahead without trying anything costs that much less. */
static int
count_step(pcre2_callout_block *at, void *matcher)
{
	struct cc_matcher *m = matcher;
	size_t now = at->current_position, way = now > m->last ? now - m->last : m->last - now;

	m->last = now;
	m->steps += 1 + way / 8;
	return m->steps > m->most ? PCRE2_ERROR_MATCHLIMIT : 0;
}

static pcre2_match_context *
limits_new(const struct cc_matcher *m, uint32_t steps)
{
	pcre2_match_context *limits = pcre2_match_context_create(m->general);

	pcre2_set_match_limit(limits, steps);
	pcre2_set_heap_limit(limits, HEAP_LIMIT_KIB);
	pcre2_set_depth_limit(limits, DEPTH_LIMIT);
	return limits;
}

struct cc_matcher *
cc_matcher_new(void)
{
	struct cc_matcher *m = cc_malloc(sizeof *m);

	*m = (struct cc_matcher){ .general = pcre2_general_context_create(take, give, NULL) };
	m->limits = limits_new(m, MATCH_LIMIT);
	m->counted = limits_new(m, UINT32_MAX); /* count_step() ends them */
	pcre2_set_callout(m->counted, count_step, m);
	return m;
}

static const struct own *
own_at(const struct cc_matcher *m, size_t i)
{
	return (const struct own *)(const void *)m->own.at + i;
}

void
cc_matcher_free(struct cc_matcher *m)
{
	if (m == NULL)
		return;
	pcre2_match_data_free(m->data);
	for (size_t i = 0; i < m->own.len / sizeof(struct own); i++)
		pcre2_code_free(own_at(m, i)->code);
	cc_buf_free(&m->own);
	pcre2_match_context_free(m->limits);
	pcre2_match_context_free(m->counted);
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

void
cc_matcher_begin(struct cc_matcher *m)
{
	m->steps = 0;
}

static pcre2_code *
own_new(const struct cc_matcher *m, const struct cc_pattern *p, uint32_t options)
{
	pcre2_compile_context *context = pcre2_compile_context_create(m->general);
	PCRE2_SIZE offset;
	pcre2_code *made;
	int code;

	made = compile(p->text, options, &code, &offset, context);
	pcre2_compile_context_free(context);
	if (made != NULL && p->fast)
		pcre2_jit_compile(made, PCRE2_JIT_COMPLETE);
	return made;
}

static const pcre2_code *
own(struct cc_matcher *m, const struct cc_pattern *p, uint32_t options)
{
	size_t n = m->own.len / sizeof(struct own);

	if (m->at < n && own_at(m, m->at)->of == p && own_at(m, m->at)->options == options)
		return own_at(m, m->at)->code;
	for (m->at = 0; m->at < n && !(own_at(m, m->at)->of == p && own_at(m, m->at)->options == options);)
		m->at++;
	if (m->at == n) {
		struct own made = { p, options, own_new(m, p, options) };

		cc_buf_add(&m->own, (const char *)&made, sizeof made);
	}
	return own_at(m, m->at)->code;
}

static int
search(struct cc_matcher *m, const pcre2_code *code, struct cc_span subject, size_t from, uint32_t options,
    pcre2_match_context *limits)
{
	m->last = from;
	return pcre2_match(
	    code, (PCRE2_SPTR)subject.at, subject.len, from, PCRE2_NO_UTF_CHECK | options, m->data, limits);
}

enum cc_match
cc_match(struct cc_matcher *m, const struct cc_pattern *p, struct cc_span subject, size_t from)
{
	bool counted = subject.len > COUNTED;
	pcre2_match_context *limits = counted ? m->counted : m->limits;
	/* counted: with a callout before each item */
	const pcre2_code *code = counted	   ? own(m, p, PCRE2_AUTO_CALLOUT)
				 : p->code == NULL ? own(m, p, 0)
						   : p->code;
	uint64_t steps = m->steps;
	int found;

	if (code == NULL)
		return CC_MATCH_LIMIT;
	if (subject.len == 0)
		subject = CC_SPAN("");
	fit_groups(m, p);
	m->groups = 0;
	m->most = STEPS + (uint64_t)STEPS_A_BYTE * subject.len;
	found = search(m, code, subject, from, 0, limits);
	if (found < PCRE2_ERROR_NOMATCH && p->fast && m->steps <= m->most) {
		m->steps = steps;
		found = search(m, code, subject, from, PCRE2_NO_JIT, limits);
	}
	if (found == PCRE2_ERROR_NOMEMORY)
		cc_oom();
	if (found < PCRE2_ERROR_NOMATCH)
		return CC_MATCH_LIMIT;
	if (found < 0)
		return CC_MATCH_NO;
	m->subject = subject;
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
