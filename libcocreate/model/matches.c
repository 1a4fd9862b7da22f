/* matches.c -- items of a list that patterns tell. */
#include "model/matches.h"

#include "base/arena.h"
#include "base/pattern.h"
#include "rec/batch_at.h"
#include "rec/node_read.h"

struct match {
	struct cc_pattern *pattern;
	uint32_t item;
};

struct cc_matches {
	const struct cc_items *list;
	struct match *match;
	size_t n;
};

struct cc_matching {
	const struct cc_matches *of;
	struct cc_arena *arena;
	struct cc_matcher *matcher;
	struct cc_buf known; /* of uint32_t by id: 0 not looked at yet, 1 of none, 2 + an item */
};

static bool
read_patterns(struct cc_matches *out, uint32_t item, const struct cc_node *list, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_span *text;
	struct cc_pattern_fault fault;
	struct match *more;
	size_t n;

	if (list->kind != CC_NODE_LIST)
		return cc_node_fail(list, file, err, N_("\"%s\"; wanted a list of patterns, [ONE, ANOTHER]"),
		    cc_quote(list->text).text);
	if (!cc_node_texts(&text, &n, list, file, arena, err))
		return false;
	more = CC_ARRAY(arena, struct match, out->n + n);
	for (size_t i = 0; i < out->n; i++)
		more[i] = out->match[i];
	out->match = more;
	for (size_t i = 0; i < n; i++) {
		struct match *m = &more[out->n++];

		m->item = item;
		if (text[i].len == 0)
			return cc_node_fail(list->item[i], file, err, N_("an empty text; wanted a pattern"));
		if (!cc_pattern_new(&m->pattern, text[i], arena, &fault))
			return cc_node_fail(list->item[i], file, err, N_("\"%s\"; wanted a pattern (%s)"),
			    cc_quote(text[i]).text, fault.text);
	}
	return true;
}

bool
cc_matches_load(struct cc_matches **out, const struct cc_items *list, const char *file,
    struct cc_arena *arena, struct cc_err *err)
{
	struct cc_matches *m = CC_NEW(arena, struct cc_matches);

	m->list = list;
	for (uint32_t i = 0; i < list->n; i++) {
		const struct cc_node *entry = list->item[i].node;
		const struct cc_node *match = entry != NULL ? cc_node_get(entry, "match") : NULL;

		if (match != NULL && !read_patterns(m, i, match, file, arena, err))
			return false;
	}
	*out = m->n > 0 ? m : NULL;
	return true;
}

struct cc_matching *
cc_matching_begin(const struct cc_matches *matches)
{
	struct cc_arena *arena;
	struct cc_matching *m;

	if (matches == NULL)
		return NULL;
	arena = cc_arena_new();
	m = CC_NEW(arena, struct cc_matching);
	*m = (struct cc_matching){ matches, arena, cc_matcher_new(), { 0 } };
	return m;
}

void
cc_matching_end(struct cc_matching *m)
{
	if (m == NULL)
		return;
	cc_matcher_free(m->matcher);
	cc_buf_free(&m->known);
	cc_arena_free(m->arena);
}

/* What was found of an id, which may be beyond all that were met. */
static uint32_t *
known_of(struct cc_matching *m, uint32_t id)
{
	size_t need = ((size_t)id + 1) * sizeof id, len = m->known.len;

	if (len < need) {
		cc_buf_reserve(&m->known, need - len);
		memset(m->known.at + len, 0, need - len);
		m->known.len = need;
	}
	return (uint32_t *)(void *)m->known.at + id;
}

uint32_t
cc_match_entry(struct cc_matching *m, const struct cc_batch *batch, unsigned role, uint32_t row,
    struct cc_problems *problems)
{
	uint32_t id = cc_id_at(batch, role, row), *known;
	struct cc_span text;

	if (m == NULL || id == CC_NO_ID)
		return CC_NO_ITEM;
	known = known_of(m, id);
	text = cc_map_at(batch->ids[role], id);
	cc_matcher_begin(m->matcher);
	for (size_t i = 0; *known == 0 && i < m->of->n; i++)
		switch (cc_match(m->matcher, m->of->match[i].pattern, text, 0)) {
		case CC_MATCH_YES: *known = 2 + m->of->match[i].item; break;
		case CC_MATCH_NO: break;
		case CC_MATCH_LIMIT:
			cc_row_problem(problems, batch, row, batch->role[role][0]->name,
			    N_("\"%s\"; a match of \"%s\" takes too long; wanted a simpler pattern"),
			    cc_quote(text).text, cc_quote(m->of->list->item[m->of->match[i].item].id).text);
			*known = 1;
		}
	if (*known == 0)
		*known = 1;
	return *known == 1 ? CC_NO_ITEM : *known - 2;
}
