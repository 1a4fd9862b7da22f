/* names.c -- names of outcomes, steps and jobs, in rows and in the study. */
#include "method/job-map/int.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

#include <inttypes.h>

/* The universal job map; resolve is used where something may go wrong. */
const struct cc_items_spec job_map_steps = {
	"steps",
	(const struct cc_item_preset[]){
	    { "define", "Define", "定義", { "目標設定", "計画", "1" } },
	    { "locate", "Locate", "探索", { "特定", "位置づけ", "収集", "配置", "2" } },
	    { "prepare", "Prepare", "準備", { "3" } },
	    { "confirm", "Confirm", "確認", { "4" } },
	    { "execute", "Execute", "実行", { "5" } },
	    { "monitor", "Monitor", "監視", { "モニタリング", "チェック", "6" } },
	    { "modify", "Modify", "修正", { "調整", "7" } },
	    { "conclude", "Conclude", "終了", { "完了", "完結", "結論", "8" } },
	    { "resolve", "Resolve problems", "問題解決", { "9" } },
	    { 0 },
	},
	NULL,
};

const struct cc_items_spec job_map_jobs = {
	"jobs",
	(const struct cc_item_preset[]){
	    { "functional", "Functional", "機能的", { "機能", "機能的ジョブ" } },
	    { "emotional", "Emotional", "感情的", { "感情", "感情的ジョブ", "情緒的" } },
	    { "social", "Social", "社会的", { "社会", "社会的ジョブ" } },
	    { 0 },
	},
	NULL,
};

static void
load_presets(struct cc_items *out, const struct cc_items_spec *spec, struct cc_arena *arena)
{
	struct cc_err none;

	cc_items_load(out, NULL, spec, NULL, arena, &none);
}

static const struct cc_items *
study_outcomes(const struct cc_run *run)
{
	return &run->study->items[0];
}

/* A key of a study's entry; NULL: the entry has none. */
static const struct cc_node *
key_of(const struct cc_item *item, const char *key)
{
	return item->node != NULL && item->node->kind == CC_NODE_MAP ? cc_node_get(item->node, key) : NULL;
}

static bool
check_word(const struct cc_item *item, const char *key, const struct cc_items_spec *spec,
    const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *node = key_of(item, key);
	struct cc_items known;
	struct cc_span word;

	if (node == NULL)
		return true;
	if (!cc_node_text(&word, node, run->study->file, err))
		return false;
	load_presets(&known, spec, arena);
	return cc_items_find(&known, word, arena) != CC_NO_ITEM ||
	       cc_node_fail(node, run->study->file, err, N_("%s: \"%s\"; wanted one of %s"), key,
		   cc_quote(word).text, cc_items_list(&known, arena));
}

bool
names_check(const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_items *outcomes = study_outcomes(run);

	for (uint32_t i = 0; i < outcomes->n; i++) {
		const struct cc_item *item = &outcomes->item[i];
		const struct cc_node *statement = key_of(item, "statement");
		struct cc_span text;

		if ((statement != NULL && !cc_node_text(&text, statement, run->study->file, err)) ||
		    !check_word(item, "step", &job_map_steps, run, arena, err) ||
		    !check_word(item, "job", &job_map_jobs, run, arena, err))
			return false;
	}
	return true;
}

/* Everything that stands for an entry of a list, folded. */
struct vocabulary {
	struct cc_map *names;
	uint32_t *item; /* of each name */
};

static void
claim(struct vocabulary *v, uint32_t item, struct cc_span name, struct cc_arena *scratch)
{
	uint32_t known = cc_map_count(v->names);

	if (name.len > 0 && cc_map_add(v->names, cc_utf8_fold(scratch, name)) == known)
		v->item[known] = item;
}

/* Ids, labels and aliases first, of which no two entries share one; then
 * statements. */
static struct vocabulary
vocabulary_new(const struct cc_items *items, struct cc_arena *arena)
{
	struct vocabulary v = { .names = cc_map_new() };
	size_t most = 0;

	for (uint32_t i = 0; i < items->n; i++)
		most += 2 + CC_LANGS + items->item[i].n_aliases;
	v.item = CC_ARRAY(arena, uint32_t, most);
	for (uint32_t i = 0; i < items->n; i++) {
		const struct cc_item *item = &items->item[i];

		claim(&v, i, item->id, arena);
		for (int lang = 0; lang < CC_LANGS; lang++)
			if (item->label.in[lang] != NULL)
				claim(&v, i, cc_span(item->label.in[lang]), arena);
		for (size_t a = 0; a < item->n_aliases; a++)
			claim(&v, i, item->alias[a], arena);
	}
	for (uint32_t i = 0; i < items->n; i++) {
		const struct cc_node *statement = key_of(&items->item[i], "statement");

		if (statement != NULL)
			claim(&v, i, statement->text, arena);
	}
	return v;
}

static uint32_t
find(const struct vocabulary *v, struct cc_span name, struct cc_arena *scratch)
{
	uint32_t found = cc_map_find(v->names, cc_utf8_fold(scratch, name));

	cc_arena_reset(scratch);
	return found == CC_NO_ID ? NONE : v->item[found];
}

/* Whose id is whose, before they are put in order. */
struct naming {
	struct cc_map *ids; /* of outcomes, as they come */
	const struct cc_item **item;
	uint32_t *of; /* of each id of the state: one of ids */
};

static void
name_outcomes(struct naming *n, const struct survey *s, struct cc_arena *arena)
{
	const struct cc_items *items = study_outcomes(s->run);
	uint32_t ids = cc_state_ids(s->now, OUTCOME);
	struct cc_arena *scratch = cc_arena_new();
	struct vocabulary known = vocabulary_new(items, arena);

	n->item = CC_ARRAY(arena, const struct cc_item *, (size_t)items->n + ids);
	n->of = CC_ARRAY(arena, uint32_t, ids);
	for (uint32_t i = 0; i < items->n; i++)
		n->item[cc_map_add(n->ids, items->item[i].id)] = &items->item[i];
	for (uint32_t i = 0; i < ids; i++) {
		struct cc_span text = cc_state_text(s->now, OUTCOME, i);
		uint32_t item = items->n > 0 ? find(&known, text, scratch) : NONE;

		n->of[i] = cc_map_add(n->ids, item != NONE ? items->item[item].id : text);
	}
	cc_map_free(known.names);
	cc_arena_free(scratch);
}

static uint32_t
word_of(const struct cc_item *item, const char *key, const struct cc_items *known, struct cc_arena *scratch)
{
	const struct cc_node *node = key_of(item, key);

	return node != NULL ? cc_items_find(known, node->text, scratch) : NONE;
}

static void
study_attributes(struct survey *s, struct outcome *o, const struct cc_item *item, struct cc_arena *arena)
{
	const struct cc_node *statement;

	o->step = o->job = NONE;
	if (item == NULL)
		return;
	statement = key_of(item, "statement");
	if (statement != NULL && statement->text.len > 0)
		o->statement = statement->text;
	o->step = word_of(item, "step", &s->step, arena);
	o->job = word_of(item, "job", &s->job, arena);
}

/* Two rows that say different things of one outcome. */
static bool
is_one(const struct survey *s, const struct cc_first *first, const char *name, uint32_t id,
    struct cc_problems *problems)
{
	struct cc_place before;

	if (first->text.at == NULL)
		return false;
	if (first->other.at == NULL)
		return true;
	before = cc_run_place(s->run, first->place);
	cc_problem_late(problems, cc_place_file(first->other_place), cc_run_place(s->run, first->other_place),
	    cc_span(name), N_("\"%s\"; wanted \"%s\", as outcome \"%s\" has it at %s:%" PRIu64),
	    cc_quote(first->other).text, cc_quote(first->text).text,
	    cc_quote(cc_state_text(s->now, OUTCOME, id)).text, before.file, before.line);
	return true;
}

/* What reading the attributes of rows takes. */
struct reading {
	struct survey *s;
	struct vocabulary step, job;
	struct cc_problems *problems;
	struct cc_arena *scratch;
};

static void
row_word(uint32_t *out, const struct reading *r, const struct cc_first *first, uint32_t id, const char *name,
    const struct vocabulary *known, const struct cc_items *items)
{
	uint32_t found;

	if (!is_one(r->s, first, name, id, r->problems))
		return;
	found = find(known, first->text, r->scratch);
	if (found == NONE)
		cc_problem_late(r->problems, cc_place_file(first->place),
		    cc_run_place(r->s->run, first->place), cc_span(name), N_("\"%s\"; wanted one of %s"),
		    cc_quote(first->text).text, cc_items_list(items, r->scratch));
	else if (*out == NONE)
		*out = found;
}

/* The study's word goes before that of rows. */
static void
row_attributes(const struct reading *r)
{
	struct survey *s = r->s;
	const struct cc_store *rows = s->now->store[OUTCOMES];

	for (uint64_t i = 0; i < rows->rows; i++) {
		const unsigned char *row = cc_store_row(rows, i);
		uint32_t id = cc_row_id(rows, row, O_OUTCOME, 0);
		const struct cc_first *statement = cc_row_field(rows, row, O_STATEMENT);
		struct outcome *o;

		if (id == CC_NO_ID)
			continue;
		o = &s->outcome[s->of[id]];
		if (is_one(s, statement, "statement", id, r->problems) && o->statement.at == NULL)
			o->statement = statement->text;
		row_word(&o->step, r, cc_row_field(rows, row, O_STEP), id, "step", &r->step, &s->step);
		row_word(&o->job, r, cc_row_field(rows, row, O_JOB), id, "job", &r->job, &s->job);
	}
}

void
names_load(struct survey *s, struct cc_problems *problems, struct cc_arena *arena)
{
	struct naming n = { .ids = cc_map_new() };
	struct reading r = { .s = s, .problems = problems, .scratch = cc_arena_new() };
	uint32_t *rank, *order;

	load_presets(&s->step, &job_map_steps, arena);
	load_presets(&s->job, &job_map_jobs, arena);
	name_outcomes(&n, s, arena);
	s->outcomes = cc_map_count(n.ids);
	s->outcome = CC_ARRAY(arena, struct outcome, s->outcomes);
	rank = CC_ARRAY(arena, uint32_t, s->outcomes);
	order = CC_ARRAY(arena, uint32_t, s->outcomes);
	cc_map_rank(n.ids, rank, order);
	for (uint32_t i = 0; i < s->outcomes; i++) {
		s->outcome[i].id = cc_span_dup(arena, cc_map_at(n.ids, order[i]));
		study_attributes(s, &s->outcome[i], n.item[order[i]], arena);
	}
	s->of = n.of;
	for (uint32_t i = 0; i < cc_state_ids(s->now, OUTCOME); i++)
		s->of[i] = rank[s->of[i]];
	cc_map_free(n.ids);
	r.step = vocabulary_new(&s->step, arena);
	r.job = vocabulary_new(&s->job, arena);
	row_attributes(&r);
	cc_map_free(r.step.names);
	cc_map_free(r.job.names);
	cc_arena_free(r.scratch);
}
