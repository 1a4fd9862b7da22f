/* names.c -- names of outcomes, steps and jobs, in rows and in the study. */
#include "figure/twice.h"
#include "method/job-map/int.h"

#include "base/arena.h"
#include "base/map.h"

static const struct cc_items_spec lists[LISTS] = {
	/* The universal job map; resolve is used where something may go wrong. */
	[LIST_STEP] = {
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
	},
	[LIST_JOB] = {
	    "jobs",
	    (const struct cc_item_preset[]){
		{ "functional", "Functional", "機能的", { "機能", "機能的ジョブ" } },
		{ "emotional", "Emotional", "感情的", { "感情", "感情的ジョブ", "情緒的" } },
		{ "social", "Social", "社会的", { "社会", "社会的ジョブ" } },
		{ 0 },
	    },
	},
};

const struct cc_items_spec job_items[] = {
	[JOB_OUTCOMES] = { "outcomes", NULL, (const char *const[]){ "statement", "step", "job", NULL },
	    "statement" },
	[JOB_QUESTIONS] = {
	    "questions",
	    (const struct cc_item_preset[]){
		{ "importance", "Importance", "重要度", { "imp", "重要性" } },
		{ "satisfaction", "Satisfaction", "満足度", { "sat" } },
		{ 0 },
	    },
	},
	{ 0 },
};

/* A study may give the two other names, and no third. */
bool
job_check_questions(const struct cc_run *run, struct cc_err *err)
{
	const struct cc_items *list = &run->study->items[JOB_QUESTIONS];

	for (uint32_t i = 0; i < list->n; i++)
		if (!cc_span_eq(list->item[i].id, CC_SPAN("importance")) &&
		    !cc_span_eq(list->item[i].id, CC_SPAN("satisfaction")))
			return cc_node_fail(list->item[i].node, run->study->file, err,
			    N_("question \"%s\"; wanted importance or satisfaction, with aliases"),
			    cc_quote(list->item[i].id).text);
	return true;
}

/* As columns of rows and keys of the study call them. */
static const char *
name_of(unsigned list)
{
	return job_attributes[1 + list].name;
}

static void
load_lists(struct cc_items list[LISTS], struct cc_arena *arena)
{
	struct cc_err none;

	for (unsigned l = 0; l < LISTS; l++)
		cc_items_load(&list[l], NULL, &lists[l], NULL, arena, &none);
}

/* What the study's entry says itself. */
static bool
study_attributes(struct job_outcome *o, const struct cc_item *item, const struct cc_items list[LISTS],
    const char *file, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_node *node = cc_node_get(item->node, "statement");
	struct cc_span word;

	if (node != NULL && !cc_node_text(&o->statement, node, file, err))
		return false;
	if (o->statement.len == 0)
		o->statement.at = NULL;
	for (unsigned l = 0; l < LISTS; l++) {
		if ((node = cc_node_get(item->node, name_of(l))) == NULL)
			continue;
		if (!cc_node_text(&word, node, file, err))
			return false;
		o->in[l] = cc_items_find(&list[l], word, arena);
		if (o->in[l] == CC_NO_ITEM)
			return cc_node_fail(node, file, err, N_("%s: \"%s\"; wanted one of %s"), name_of(l),
			    cc_quote(word).text, cc_items_list(&list[l], arena));
	}
	return true;
}

bool
job_check_names(const struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_items *outcomes = &run->study->items[JOB_OUTCOMES];
	struct cc_items list[LISTS];

	load_lists(list, arena);
	for (uint32_t i = 0; i < outcomes->n; i++) {
		struct job_outcome o = { 0 };

		if (!study_attributes(&o, &outcomes->item[i], list, run->study->file, arena, err))
			return false;
	}
	return true;
}

/* The study's outcomes as they stand there, then what else rows name. */
static struct cc_map *
name_outcomes(uint32_t *of, const struct job_survey *s)
{
	const struct cc_items *items = &s->run->study->items[JOB_OUTCOMES];
	struct cc_arena *scratch = cc_arena_new();
	struct cc_map *names = cc_map_new();

	for (uint32_t i = 0; i < items->n; i++)
		cc_map_add(names, items->item[i].id);
	for (uint32_t id = 0; id < cc_state_ids(s->now, OUTCOME); id++) {
		struct cc_span text = cc_state_text(s->now, OUTCOME, id);
		uint32_t item = items->n > 0 ? cc_items_find(items, text, scratch) : CC_NO_ITEM;

		of[id] = item != CC_NO_ITEM ? item : cc_map_add(names, text);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
	return names;
}

/* In the order of ids. */
static void
make_outcomes(struct job_survey *s, struct cc_arena *arena)
{
	const struct cc_items *items = &s->run->study->items[JOB_OUTCOMES];
	uint32_t ids = cc_state_ids(s->now, OUTCOME), *rank, *order;
	struct cc_map *names;
	struct cc_err none;

	s->of = CC_ARRAY(arena, uint32_t, ids);
	names = name_outcomes(s->of, s);
	s->outcomes = cc_map_count(names);
	s->outcome = CC_ARRAY(arena, struct job_outcome, s->outcomes);
	rank = CC_ARRAY(arena, uint32_t, s->outcomes);
	order = CC_ARRAY(arena, uint32_t, s->outcomes);
	cc_map_rank(names, rank, order);
	for (uint32_t i = 0; i < s->outcomes; i++) {
		struct job_outcome *o = &s->outcome[i];

		o->id = cc_span_dup(arena, cc_map_at(names, order[i]));
		o->in[LIST_STEP] = o->in[LIST_JOB] = CC_NO_ITEM;
		if (order[i] < items->n) /* job_check_names() found them good */
			study_attributes(
			    o, &items->item[order[i]], s->list, s->run->study->file, arena, &none);
	}
	for (uint32_t id = 0; id < ids; id++)
		s->of[id] = rank[s->of[id]];
	cc_map_free(names);
}

/* The study's word goes before that of rows. */
static void
row_entry(struct job_outcome *o, unsigned l, const struct cc_first *said, const struct job_survey *s,
    struct cc_problems *problems, struct cc_arena *scratch)
{
	uint32_t found;

	if (said->text.at == NULL)
		return;
	found = cc_items_find(&s->list[l], said->text, scratch);
	if (found == CC_NO_ITEM)
		cc_place_problem(problems, s->run, said->place, cc_span(name_of(l)),
		    N_("\"%s\"; wanted one of %s"), cc_quote(said->text).text,
		    cc_items_list(&s->list[l], scratch));
	else if (o->in[l] == CC_NO_ITEM)
		o->in[l] = found;
}

static void
row_attributes(struct job_survey *s, struct cc_problems *problems)
{
	const struct cc_store *rows = s->now->store[OUTCOMES];
	struct cc_arena *scratch = cc_arena_new();

	for (uint64_t i = 0; i < rows->rows; i++) {
		const unsigned char *row = cc_store_row(rows, i);
		uint32_t id = cc_row_id(rows, row, O_OUTCOME, 0);
		struct job_outcome *o;

		if (id == CC_NO_ID)
			continue;
		o = &s->outcome[s->of[id]];
		if (o->statement.at == NULL)
			o->statement = cc_row_first(rows, row, O_STATEMENT)->text;
		for (unsigned l = 0; l < LISTS; l++)
			row_entry(o, l, cc_row_first(rows, row, O_STEP + l), s, problems, scratch);
		cc_arena_reset(scratch);
	}
	cc_arena_free(scratch);
}

void
job_load_names(struct job_survey *s, struct cc_problems *problems, struct cc_arena *arena)
{
	load_lists(s->list, arena);
	make_outcomes(s, arena);
	cc_attributes_check(problems, s->now, OUTCOMES, OUTCOME, N_("outcome"), job_attributes, s->run);
	row_attributes(s, problems);
	for (uint32_t i = 0; i < s->outcomes; i++)
		for (unsigned l = 0; l < LISTS; l++)
			if (s->outcome[i].in[l] != CC_NO_ITEM)
				s->outcome[i].word[l] = s->list[l].item[s->outcome[i].in[l]].id.at;
}
