/* promises.c -- what the last memo promised, and what this one says of it. */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "base/utf8.h"

const struct memo_entry *
memo_kept(const struct review *r, const struct cc_kept_promise *p)
{
	struct cc_span name = cc_span(cc_promise_name(p, r->arena));

	for (size_t i = 0; i < r->memo->n; i++)
		if (r->memo->entry[i].section == MEMO_KEPT && cc_span_eq(r->memo->entry[i].id, name))
			return &r->memo->entry[i];
	return NULL;
}

/* What this memo says of promises is said of one that there is. */
static void
check_kept(struct review *r, const struct memo_entry *e, const struct cc_span *name)
{
	size_t near = cc_utf8_nearest(e->id, name, r->promises, r->arena);
	struct cc_err err;

	for (size_t i = 0; i < r->promises; i++)
		if (cc_span_eq(name[i], e->id))
			return;
	if (r->last == NULL)
		cc_fail(&err, CC_EXIT_STUDY, N_("\"%s\" is no promise; wanted the last memo, --against=FILE"),
		    cc_quote(e->id).text);
	else
		cc_fail(&err, CC_EXIT_STUDY, N_("\"%s\" is no open promise; wanted one of the last memo"),
		    cc_quote(e->id).text);
	if (near != CC_NO_NEAR)
		cc_fail_more(&err, N_("; did you mean \"%s\"?"), cc_quote(name[near]).text);
	memo_problem(r, memo_place(r, cc_node_get(e->node, "id")), &err);
}

void
memo_judge_promises(struct review *r)
{
	const struct cc_promise_times times = { r->now, r->as_of, r->run->confidence, r->lang, r->run->digits,
		r->arena };
	struct cc_span *name;

	if (r->last != NULL) {
		r->promise = CC_ARRAY(r->arena, struct cc_kept_promise, cc_promises_most(r->last));
		r->promises = cc_promises_read(r->promise, r->last, false);
	}
	name = CC_ARRAY(r->arena, struct cc_span, r->promises + 1);
	for (size_t i = 0; i < r->promises; i++)
		name[i] = cc_span(cc_promise_name(&r->promise[i], r->arena));
	for (size_t i = 0; i < r->memo->n; i++)
		if (r->memo->entry[i].section == MEMO_KEPT)
			check_kept(r, &r->memo->entry[i], name);
	for (size_t i = 0; i < r->promises; i++) {
		const struct memo_entry *kept = memo_kept(r, &r->promise[i]);
		struct cc_promise_said said = { { NULL, 0 }, 0 };

		if (kept != NULL)
			said = (struct cc_promise_said){ kept->is, kept->due };
		cc_promise_judge_now(&r->promise[i], &said, &times);
	}
	cc_promises_sort(r->promise, r->promises);
}

/* What this memo promises itself. */
static size_t
own_promises(struct cc_kept_promise *out, const struct review *r)
{
	size_t n = 0;

	for (size_t i = 0; r->memo != NULL && i < r->memo->n; i++) {
		const struct memo_entry *e = &r->memo->entry[i];

		if (e->section != MEMO_NEXT && !(e->section == MEMO_DECIDED && e->due != CC_NO_DAY))
			continue;
		out[n] = cc_promise_new(r->memo->id, e->id, e->shown, e->due);
		out[n].owner = e->owner;
		out[n].measure = e->measure;
		out[n++].expect = e->expect;
	}
	return n;
}

struct cc_kept_promise *
memo_ledger(size_t *n, struct review *r)
{
	const struct cc_facts *const facts[] = { r->before, r->now };
	size_t k = r->promises;
	struct cc_kept_promise *more =
	    CC_ARRAY(r->arena, struct cc_kept_promise, k + (r->memo != NULL ? r->memo->n : 0));

	if (k > 0)
		memcpy(more, r->promise, k * sizeof *more);
	return cc_promises_ledger(n, facts, 2, more, k + own_promises(more + k, r), r->arena);
}
