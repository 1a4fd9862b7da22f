/* column_missing.c -- which cells are no answer.
 *
 * The markers of a role (`missing:` of its mapping in the study) stand in
 * place of the study's, which stand in place of the default ones. */
#include "model/column_int.h"

#include "base/arena.h"

static const struct cc_span defaults[] = {
	{ "", 0 },
	{ "NA", 2 },
	{ "N/A", 3 },
	{ "-", 1 },
	{ "―", 3 },
	{ "無回答", 9 },
	{ "未回答", 9 },
};

static const char wide_blank[] = "\xe3\x80\x80";

/* Blanks around a marker do not make it an answer; U+3000 is one here. */
static struct cc_span
trim(struct cc_span s)
{
	for (;;) {
		s = cc_span_trim(s);
		if (s.len >= 3 && memcmp(s.at, wide_blank, 3) == 0) {
			s.at += 3;
			s.len -= 3;
		} else if (s.len >= 3 && memcmp(s.at + s.len - 3, wide_blank, 3) == 0) {
			s.len -= 3;
		} else {
			return s;
		}
	}
}

static struct cc_markers *
make(const struct cc_span *marker, size_t n, struct cc_arena *arena)
{
	struct cc_markers *m = CC_NEW(arena, struct cc_markers);
	struct cc_span *trimmed = CC_ARRAY(arena, struct cc_span, n);

	*m = (struct cc_markers){ .marker = trimmed, .n = n };
	for (size_t i = 0; i < n; i++) {
		trimmed[i] = trim(marker[i]);
		if (trimmed[i].len > 0)
			m->begins[(unsigned char)trimmed[i].at[0]] = true;
	}
	m->begins[' '] = m->begins['\t'] = m->begins[(unsigned char)wide_blank[0]] = true;
	return m;
}

const struct cc_markers *
cc_markers_shared(const struct cc_study *study, struct cc_arena *arena)
{
	return study->has_missing ? make(study->missing, study->n_missing, arena)
				  : make(defaults, sizeof defaults / sizeof *defaults, arena);
}

bool
cc_markers_own(const struct cc_markers **out, const struct cc_binding *binding, const struct cc_study *study,
    struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *list = binding->node != NULL ? cc_node_get(binding->node, "missing") : NULL;
	const struct cc_span *marker;
	struct cc_span text;
	size_t n = 1;

	*out = NULL;
	if (list == NULL)
		return true;
	if (list->kind != CC_NODE_SCALAR) {
		if (!cc_study_texts(&marker, &n, list, study->file, arena, err))
			return false;
	} else {
		if (!cc_study_text(&text, list, study->file, err))
			return false;
		marker = &text;
	}
	*out = make(marker, n, arena);
	return true;
}

bool
cc_is_marker(const struct cc_markers *m, struct cc_span cell)
{
	cell = trim(cell);
	for (size_t i = 0; i < m->n; i++)
		if (cc_span_eq(cell, m->marker[i]))
			return true;
	return false;
}
