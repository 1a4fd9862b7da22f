/* idea-score.c -- which ideas go first, and would other raters agree?
 *
 * Every figure comes from counts of values per idea and axis, taken from the
 * ratings in canonical order (stat/ratings.h): counts are whole numbers, so
 * neither the order of rows nor threads can move a digit. */
#include "method/idea-score/tables.h"

#include "base/arena.h"

static const struct cc_role roles[] = {
	[IDEA] = { "idea", NULL, CC_ID, CC_ROLE_KEY | CC_ROLE_NEEDED | CC_ROLE_ITEM | CC_ROLE_SPLIT,
	    { "アイデア", "案", "idea_id" }, .hint = { "comment-id", "proposal", "提案" } },
	[RATER] = { "rater", NULL, CC_ID, 0, { "評価者", "審査員", "採点者", "投票者", "voter" },
	    .hint = { "voter-id", "participant", "judge" } },
	[TITLE] = { "title", NULL, CC_TEXT, 0, { "タイトル", "題名", "件名" } },
	[TEXT] = { "text", NULL, CC_TEXT, CC_ROLE_MULTI, { "説明", "本文", "内容" },
	    .hint = { "comment-body", "body" } },
	[AXES] = { "axes", "axes", CC_NUMBER, CC_ROLE_SCALE, { 0 } },
	[AXIS] = { "axis", NULL, CC_ENTRY, 0, { "軸", "評価軸", "観点" }, .list = "axes" },
	[SCORE] = { "score", NULL, CC_NUMBER, CC_ROLE_SCALE, { "点数", "評点", "スコア" } },
	[VOTE] = { "vote", NULL, CC_NUMBER, CC_ROLE_VOTE, { "投票", "賛否" } },
	[VOTES] = { "votes", NULL, CC_NUMBER, CC_ROLE_COUNT, { "賛成", "賛成数", "得票数" },
	    .hint = { "agrees", "supports", "likes", "endorsements" } },
	[AGAINST] = { "votes_against", NULL, CC_NUMBER, CC_ROLE_COUNT, { "反対", "反対数" },
	    .hint = { "disagrees", "dislikes" } },
	[SEEN] = { "seen", NULL, CC_NUMBER, CC_ROLE_COUNT, { "閲覧数", "表示回数" } },
	[SEGMENT] = CC_SEGMENT_ROLE,
	[DATE] = CC_DATE_ROLE,
	{ 0 },
};

static const struct cc_layout layouts[] = {
	[WIDE] = { "wide", UINT64_C(1) << AXES },
	[LONG] = { "long", UINT64_C(1) << SCORE },
	[VOTED] = { "votes", UINT64_C(1) << VOTE },
	[COUNTED] = { "counts", UINT64_C(1) << VOTES | UINT64_C(1) << AGAINST | UINT64_C(1) << SEEN },
	{ 0 },
};

/* Who said it of which idea, and where: every log begins so. */
#define SAID \
	[R_IDEA] = CC_KEY("idea", IDEA), [R_RATER] = CC_KEY("rater", RATER), \
	[R_SEGMENT] = CC_KEY("segment", SEGMENT), [R_PLACE] = CC_FIELD("place", PLACE)

static const struct cc_store_spec stores[] = {
	[RATINGS] = {
	    "ratings",
	    (const struct cc_field[]){
		SAID,
		[R_SCORE] = { "score", CC_FIELD_VALUE, 0, 1 + AXES, NULL },
		{ 0 },
	    },
	    true, "ratings", .stays = true,
	},
	[SCORES] = {
	    "scores",
	    (const struct cc_field[]){
		SAID,
		[R_SCORE] = CC_FIELD("score", VALUE),
		{ 0 },
	    },
	    true, "scores", .stays = true,
	},
	[BALLOTS] = {
	    "ballots",
	    (const struct cc_field[]){
		SAID,
		[R_SCORE] = CC_FIELD("vote", VALUE),
		{ 0 },
	    },
	    true, "votes",
	},
	[COUNTS] = {
	    "counts",
	    (const struct cc_field[]){
		SAID,
		[R_SCORE] = CC_FIELD("votes", VALUE),
		[R_SCORE + 1] = CC_FIELD("votes_against", VALUE),
		[R_SCORE + 2] = CC_FIELD("seen", VALUE),
		{ 0 },
	    },
	    true, "rows of counts",
	},
	[IDEAS] = {
	    "ideas",
	    (const struct cc_field[]){
		[I_IDEA] = CC_KEY("idea", IDEA),
		[I_TITLE] = { "title", CC_FIELD_FIRST, TITLE, 0 },
		[I_TEXT] = { "text", CC_FIELD_FIRST, TEXT, 0 },
		{ 0 },
	    },
	    false, "ideas",
	},
	{ 0 },
};

/* One wave, read and judged. */
struct wave {
	struct idea_rules rules;
	struct idea_ratings ratings;
	struct cc_counted counted;
	struct idea_votes votes;
	struct idea_scores scores;
};

static bool
judge_wave(struct wave *w, const struct cc_run *run, const struct cc_state *state,
    struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	if (!idea_rules_of(&w->rules, run, state, arena, err))
		return false;
	idea_check_rows(problems, state, &w->rules);
	idea_read(&w->ratings, &w->rules, state, problems, arena);
	cc_ratings_count(&w->counted, &w->ratings.by, run->workers, arena);
	idea_count_votes(&w->votes, &w->rules, state, problems, arena);
	idea_judge(&w->scores, &w->rules, &w->ratings.by, &w->counted, &w->votes, state, arena);
	return true;
}

/* What takes time and does not rest on each other, found at once. */
struct finding {
	const struct wave *wave;
	const struct cc_state *state;
	struct idea_robust *robust;	  /* [ideas] */
	struct idea_agreement *agreement; /* [axes + 1] */
	struct cc_ratings_w *order;
	struct idea_same same;
};

enum { FIND_ALPHA, FIND_SAME, FIND_WEIGHTS, FIND_LAYERS, FIND_ORDER };

static void
find_one(void *ctx, uint32_t i, struct cc_arena *scratch)
{
	struct finding *f = ctx;
	const struct wave *w = f->wave;

	switch (i) {
	case FIND_ALPHA: idea_agreement_alpha(f->agreement, &w->rules, &w->counted, scratch); break;
	case FIND_SAME: idea_same_find(&f->same, &w->rules, f->state, &w->scores, scratch); break;
	case FIND_WEIGHTS: idea_robust_weigh(f->robust, &w->rules, &w->scores, scratch); break;
	case FIND_LAYERS:
		idea_robust_layers(f->robust, &w->scores, &w->counted, w->rules.axes->n, scratch);
		break;
	default: cc_ratings_w_piece(f->order, i - FIND_ORDER, scratch); break;
	}
}

static void
find_all(struct finding *f, const struct wave *w, const struct cc_state *state, struct cc_arena *arena)
{
	const struct cc_ratings *r = &w->ratings.by;

	*f = (struct finding){ .wave = w,
		.state = state,
		.robust = CC_ARRAY(arena, struct idea_robust, w->scores.n),
		.agreement = CC_ARRAY(arena, struct idea_agreement, (size_t)r->measures + 1),
		.order = cc_ratings_w_begin(r, &w->counted, arena),
		.same = { .arena = cc_arena_new() } };
	cc_each(w->rules.run->workers, find_one, f, FIND_ORDER + cc_ratings_w_pieces(f->order));
	idea_agreement_end(f->agreement, &w->rules, r, &w->counted, f->order, arena);
	cc_arena_take(arena, f->same.arena);
	cc_arena_free(f->same.arena);
}

static void
put_tables(
    struct cc_report *report, const struct wave *w, const struct cc_state *state, struct cc_arena *arena)
{
	const struct idea_rules *rules = &w->rules;
	uint32_t axes = rules->axes->n;
	struct finding f;

	find_all(&f, w, state, arena);
	idea_put_parameters(report, rules, arena);
	idea_put_ideas(report, rules, state, &w->scores, &f.same, arena);
	if (rules->has_scores) {
		idea_put_robust(report, f.robust, rules, &w->scores, arena);
		idea_put_agreement(report, f.agreement, axes, arena);
		idea_put_raters(report, &w->counted, w->ratings.by.raters, state);
		idea_put_explain(report, rules, &w->scores);
	}
	for (unsigned t = T_ROBUSTNESS; t <= T_EXPLAIN && !rules->has_scores; t++)
		if (t != T_DUPLICATES)
			cc_table_unasked(cc_report_at(report, t), "-c score=COLUMN");
	idea_put_same(report, &f.same, &w->scores, arena);
	idea_put_measures(report, rules, &w->scores, &f.agreement[axes].alpha, &f.same.found);
	idea_put_notes(report, rules, state, &w->ratings, &w->counted, &w->scores, arena);
	idea_put_votes(report, &w->votes, rules, state, arena);
}

static void
put_segments(
    struct cc_report *report, const struct wave *w, const struct cc_state *state, struct cc_arena *arena)
{
	struct cc_comparisons *segments = cc_comparisons_begin(report, CC_TABLE_BY, w->rules.run, arena);

	idea_segments(segments, &w->ratings, &w->counted, state, arena);
	idea_vote_segments(segments, &w->votes, &w->rules, state, arena);
	cc_comparisons_end(segments);
}

static void
put_changes(struct cc_report *report, const struct wave *wave[2], const struct cc_state *const state[2],
    struct cc_arena *arena)
{
	const struct idea_rules *rules = &wave[1]->rules;
	struct cc_comparisons *changes = cc_comparisons_begin(report, CC_TABLE_AGAINST, rules->run, arena);
	struct idea_wave waves[2];

	for (unsigned i = 0; i < 2; i++)
		waves[i] = (struct idea_wave){ state[i], wave[i]->counted.total, wave[i]->votes.idea };
	idea_changes(changes, rules, &waves[0], &waves[1]);
	cc_comparisons_end(changes);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	struct wave w = { 0 }, past = { 0 };
	struct idea_rules *rules;
	bool done = judge_wave(&w, run, now, problems, arena, err) &&
		    (before == NULL || judge_wave(&past, run, before, problems, arena, err));

	if (done && problems->count == 0 && before != NULL && w.rules.plain != past.rules.plain &&
	    w.rules.log->rows > 0 && past.rules.log->rows > 0)
		done = cc_fail(err, CC_EXIT_DATA,
		    N_("--against: one wave has scores on axes, the other scores without; wanted the same in "
		       "both"));
	if (done && problems->count == 0) {
		put_tables(report, &w, now, arena);
		put_segments(report, &w, now, arena);
		rules = CC_NEW(arena, struct idea_rules);
		*rules = w.rules;
		report->left = rules;
		if (before != NULL)
			put_changes(report, (const struct wave *[]){ &past, &w },
			    (const struct cc_state *const[]){ before, now }, arena);
	}
	cc_ratings_free(&w.ratings.by);
	cc_ratings_free(&past.ratings.by);
	return done;
}

static struct cc_limit
limit(const struct cc_run *run, unsigned store, unsigned field)
{
	if (field < R_SCORE || store == IDEAS)
		return CC_NO_LIMIT;
	if (store == BALLOTS)
		return (struct cc_limit){ -1, BALLOT_BLANK, true };
	if (store == COUNTS)
		return (struct cc_limit){ 0, COUNT_MOST, true };
	return (struct cc_limit){ run->scale[0], run->scale[1], false };
}

/* What a negation is, to tell ideas of like wording apart. */
static bool
load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_negation **negation = CC_NEW(arena, struct cc_negation *);

	run->loaded = negation;
	return cc_negation_load(negation, open, arena, err);
}

const struct cc_method cc_idea_score = {
	.roles = roles,
	.layouts = layouts,
	.items = idea_items,
	.tables = idea_tables,
	.charts = idea_charts,
	.formulas = idea_formulas,
	.stores = stores,
	.loads = "negation",
	.load = load,
	.check = idea_check,
	.spread = "score",
	.unweighted = N_("idea-score has no case weights: raters are judges, not a sample; axes are weighed "
			 "by --weights"),
	.add = idea_add,
	.finish = finish,
	.limit = limit,
	.findings = idea_findings,
};
