/* codebook_kh_file.c -- a rule file of KH Coder -> codes and rules.
 *
 *	file := { comment | head condition }	a head is a line "*name"
 */
#include "text/codebook_kh.h"

#include "base/arena.h"
#include "rec/source.h"
#include "rec/yaml.h"

enum { CHAIN_MAX = 64 };

/* One head and the condition behind it, in bytes. */
struct head {
	size_t at, condition, end;
};

static size_t
line_end(struct cc_span text, size_t at)
{
	while (at < text.len && text.at[at] != '\n' && text.at[at] != '\r')
		at++;
	return at;
}

static bool
only_comment(const struct cc_kh *k, size_t at, size_t end)
{
	size_t len;

	while (at < end && (len = cc_kh_blank(k, at)) > 0)
		at += len;
	return at >= end || k->m->text.at[at] == '#';
}

/* All codes are made before any condition is read: one may refer to the next. */
static bool
make_code(struct cc_kh *k, size_t name, size_t end)
{
	struct cc_code code = { .id = { k->m->text.at + name, end - name }, .negate = CC_NEGATE_IGNORE };
	const struct cc_code *made;
	size_t len = 0;
	uint32_t n;

	while (name < end && (len = cc_kh_blank(k, name)) > 0)
		name += len;
	while (end > name && (cc_kh_blank(k, end - 1) || (end - name >= 3 && cc_kh_blank(k, end - 3) == 3)))
		end -= cc_kh_blank(k, end - 1) ? 1 : 3;
	code.id = (struct cc_span){ k->m->text.at + name, end - name };
	if (!cc_code_check_id(k->m, code.id, cc_kh_place(k, name)))
		return cc_kh_show(k, name);
	made = cc_made_codes(k->m, &n);
	for (uint32_t i = k->first; i < n; i++)
		if (cc_span_eq(made[i].id, code.id))
			return cc_kh_fail(k, name,
			    N_("code \"%s\" stands twice in the file; wanted each once"),
			    cc_quote(code.id).text);
	cc_make_code(k->m, code);
	return true;
}

static bool
find_heads(struct cc_buf *heads, struct cc_kh *k)
{
	struct cc_span text = k->m->text;
	struct head *last = NULL;
	size_t end;

	for (size_t at = 0; at < text.len; at = end + 1) {
		size_t from = at, star;

		end = line_end(text, at);
		while (from < end && cc_kh_blank(k, from))
			from += cc_kh_blank(k, from);
		star = from < end ? cc_kh_is(k, from, '*') : 0;
		if (star > 0) {
			struct head head = { from, end, text.len };

			if (!make_code(k, from + star, end))
				return false;
			if (last != NULL)
				last->end = at;
			cc_buf_add(heads, (const char *)&head, sizeof head);
			last = (struct head *)(void *)(heads->at + heads->len) - 1;
		} else if (last == NULL && !only_comment(k, at, end)) {
			return cc_kh_fail(
			    k, from, N_("a condition before any code; wanted a line \"*name\" first"));
		}
	}
	return last != NULL || cc_fail_at(k->m->err, CC_EXIT_STUDY, (struct cc_place){ k->m->file, 0, 0 },
				   N_("a rule file without codes; wanted lines \"*name\" with conditions"));
}

enum mark { NEW, OPEN, DONE };

/* Whether a code leads back to itself.  *depth bounds the chain. */
static bool
refers_back(uint8_t *mark, const struct cc_kh *k, const struct cc_expr *e, unsigned depth)
{
	struct cc_expr *const *exprs = (const void *)k->m->exprs.at;
	bool back = false;

	if (e->kind == CC_EXPR_CODE) {
		uint8_t *of = &mark[e->id - k->first];

		if (*of == DONE)
			return false;
		if (*of == OPEN || depth == 0)
			return true;
		*of = OPEN;
		back = refers_back(mark, k, exprs[e->id], depth - 1);
		*of = DONE;
	}
	for (size_t i = 0; !back && i < e->n; i++)
		back = refers_back(mark, k, e->of[i], depth);
	return back;
}

static bool
check_references(struct cc_kh *k, const struct head *head, uint32_t n)
{
	struct cc_expr *const *exprs = (const void *)k->m->exprs.at;
	uint8_t *mark = CC_ARRAY(k->m->arena, uint8_t, n);

	for (uint32_t i = 0; i < n; i++) {
		if (mark[i] == DONE)
			continue;
		mark[i] = OPEN;
		if (refers_back(mark, k, exprs[k->first + i], CHAIN_MAX))
			return cc_kh_fail(k, head[i].at,
			    N_("this code leads back to itself, or over more than %d others; wanted words in "
			       "the end"),
			    CHAIN_MAX);
		mark[i] = DONE;
	}
	return true;
}

static bool
read_codes(struct cc_kh *k)
{
	struct cc_buf heads = { 0 };
	const struct head *head;
	bool good = find_heads(&heads, k);
	uint32_t n = (uint32_t)(heads.len / sizeof *head);

	head = (const void *)heads.at;
	for (uint32_t i = 0; good && i < n; i++) {
		k->at = head[i].condition;
		k->end = head[i].end;
		k->depth = 0;
		k->against = false;
		k->m->code = k->first + i;
		good = cc_kh_condition(k);
	}
	k->end = k->m->text.len;
	good = good && check_references(k, head, n);
	cc_buf_free(&heads);
	return good;
}

/* Rule files are as old as the program: UTF-8, CP932 or EUC-JP, as for data. */
static bool
decode(struct cc_maker *m)
{
	struct cc_source_opts opts = { .bytes = m->text };
	struct cc_source *source = cc_source_new((struct cc_input){ m->file, -1 }, &opts, m->arena);
	struct cc_where where = CC_WHERE_START;
	struct cc_buf text = { 0 };
	struct cc_err cause = { 0 };
	enum cc_got got;
	size_t n;

	do {
		cc_buf_reserve(&text, 4096);
		got = cc_source_read(&n, text.at + text.len, 4096, source, &cause);
		text.len += got == CC_GOT_SOME ? n : 0;
	} while (got == CC_GOT_SOME);
	m->text = cc_span_dup(m->arena, (struct cc_span){ text.at, text.len });
	cc_where_pass(&where, m->text);
	if (got == CC_GOT_FAULT)
		cc_source_fail(m->err, source, where.line, where.column, &cause);
	m->err->code = CC_EXIT_STUDY;
	cc_source_free(source);
	cc_buf_free(&text);
	return got == CC_GOT_END;
}

/* The file's name without folder and ending. */
static struct cc_span
file_name(const char *file)
{
	const char *slash = strrchr(file, '/');
	struct cc_span name = cc_span(slash != NULL ? slash + 1 : file);
	const char *dot;

	dot = strrchr(name.at, '.');
	if (dot != NULL && dot != name.at)
		name.len = (size_t)(dot - name.at);
	return name;
}

bool
cc_codebook_kh(struct cc_maker *m)
{
	struct cc_kh k = { .m = m, .where = CC_WHERE_START };

	if (m->text.len > CC_YAML_MAX)
		return cc_fail_at(m->err, CC_EXIT_STUDY, (struct cc_place){ m->file, 0, 0 },
		    N_("%zu bytes; wanted at most %d"), m->text.len, CC_YAML_MAX);
	if (!decode(m) || !cc_make_dimension(m, file_name(m->file), (struct cc_place){ m->file, 0, 0 }))
		return false;
	cc_made_codes(m, &k.first);
	k.end = m->text.len;
	return read_codes(&k);
}
