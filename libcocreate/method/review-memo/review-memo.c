/* review-memo.c -- what was asked, found and decided, and were the last promises kept, on one page? */
#include "method/review-memo/int.h"

#include "base/arena.h"
#include "base/date.h"
#include "rec/node_read.h"
#include "rec/yaml.h"

enum { LINES = 54, COLUMNS = 80 };
enum { TEXT, DATE, FACT }; /* roles */
enum { L_MEASURES, L_REPORTS };

static const struct cc_role roles[] = {
	[TEXT] = { "text", NULL, CC_TEXT, 0, { 0 } },
	[DATE] = CC_DATE_ROLE,
	CC_FACT_ROLES_FROM(FACT),
	{ 0 },
};

static const struct cc_layout layouts[] = {
	[L_MEASURES] = CC_FACT_MEASURES_FROM(FACT),
	[L_REPORTS] = CC_FACT_REPORTS_FROM(FACT),
	{ 0 },
};

static const struct cc_store_spec stores[] = {
	CC_FACT_STORES_FROM(FACT),
	{ 0 },
};

static const struct cc_fact_log fact_log = { FACT, TEXT, DATE, 0 };

static bool
ends_in(const char *name, const char *end)
{
	size_t len = strlen(name), tail = strlen(end);

	return len > tail && strcmp(name + len - tail, end) == 0;
}

/* The one YAML file among the inputs that is a mapping is the memo, and not read as rows. */
static bool
load_memo(struct memo_study *study, struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena,
    struct cc_err *err)
{
	const char **file = CC_ARRAY(arena, const char *, (size_t)run->files + 1), *memo = NULL;
	uint32_t files = 0;
	struct cc_span source;

	for (uint32_t i = 0; i < run->files; i++) {
		bool yaml = ends_in(run->file[i], ".yaml") || ends_in(run->file[i], ".yml");

		if (yaml && !open->file(&source, run->file[i], arena, err))
			return false;
		if (!yaml || cc_yaml_is_list(source)) {
			file[files++] = run->file[i];
			continue;
		}
		if (memo != NULL)
			return cc_fail(err, CC_EXIT_USAGE, N_("two memos, %s and %s; wanted one"),
			    cc_strdup(arena, cc_quote(cc_span(memo)).text),
			    cc_quote(cc_span(run->file[i])).text);
		memo = run->file[i];
		if (!memo_read(&study->memo, source, memo, arena, err))
			return false;
	}
	run->file = file;
	run->files = files;
	return true;
}

static bool
load(struct cc_run *run, const struct cc_openers *open, struct cc_arena *arena, struct cc_err *err)
{
	struct memo_study *study = CC_NEW(arena, struct memo_study);
	const struct cc_node *section = run->study != NULL ? run->study->section : NULL;
	const struct cc_node *words = cc_node_said(section, "words");
	struct cc_span name = { NULL, 0 };

	run->loaded = study;
	study->good = cc_node_said(section, "good");
	return (words == NULL || cc_node_text(&name, words, run->study->file, err)) &&
	       cc_since_good_check(study->good, section != NULL ? run->study->file : NULL, arena, err) &&
	       cc_change_words_load(&study->words, name.at, open, arena, err) &&
	       load_memo(study, run, open, arena, err);
}

static bool
check(struct cc_run *run, struct cc_arena *arena, struct cc_err *err)
{
	struct memo_study *study = CC_NEW(arena, struct memo_study);
	const struct cc_review_memo_opts *opts = run->opts;
	uint64_t other = UINT64_C(1) << T_LEDGER;

	*study = *(const struct memo_study *)run->loaded;
	run->loaded = study;
	study->lines = LINES;
	study->columns = COLUMNS;
	if (opts->page != NULL && !cc_page_size(&study->lines, &study->columns, cc_span(opts->page)))
		return cc_fail_option(run, "page", err,
		    N_("\"%s\"; wanted LINESxCOLUMNS, such as 54x80, of at least %d columns; 0 lines: no "
		       "limit"),
		    cc_quote(cc_span(opts->page)).text, CC_PAGE_COLUMNS_LEAST);
	if (study->memo == NULL && opts->find == NULL && !opts->scaffold && (run->tables & ~other) != 0)
		return cc_fail(err, CC_EXIT_USAGE,
		    N_("no memo; wanted a YAML file that begins with memo:, or --find, --scaffold or -T "
		       "ledger"));
	run->alone = run->files == 0 || (opts->scaffold && !run->named);
	return true;
}

void
memo_problem(struct review *r, struct cc_place place, const struct cc_err *err)
{
	cc_problem_late(r->problems, 0, place, (struct cc_span){ NULL, 0 }, "%s", err->text);
}

const char *
memo_source(const struct review *r, const struct cc_node *node)
{
	return cc_format(r->arena, "%s:%ju", r->memo->file, (uintmax_t)node->line);
}

const char *
memo_join(const struct review *r, const struct cc_spans *list)
{
	struct cc_span all = cc_spans_join(list->item, list->n, memo_say(r, ", ", "、"), r->arena);

	return cc_strndup(r->arena, all.at, all.len);
}

/* The memo of --against, which is older than this one. */
bool
memo_find_last(struct review *r, struct cc_err *err)
{
	for (size_t i = 0; i < r->before->n; i++)
		if (cc_promises_memo(&r->before->report[i]).at != NULL) {
			r->last = &r->before->report[i];
			r->last_id = cc_promises_memo(r->last);
		}
	if (r->last == NULL)
		return r->before->n == 0 || cc_fail(err, CC_EXIT_DATA,
						N_("--against: no memo; wanted the json that review-memo "
						   "made of the last one"));
	if (r->memo == NULL || cc_span_cmp(r->last_id, r->memo->id) < 0)
		return true;
	return cc_fail(err, CC_EXIT_STUDY,
	    N_("--against: the memo \"%s\" is not older than \"%s\"; wanted an earlier one"),
	    cc_strdup(r->arena, cc_quote(r->last_id).text), cc_quote(r->memo->id).text);
}

static void
put_parameters(const struct review *r)
{
	char day[CC_DATE_TEXT];

	if (r->as_of != CC_NO_DAY && !r->run->has_as_of) {
		cc_date_print(day, r->as_of);
		cc_parameter_text(r->report, "as_of", cc_strdup(r->arena, day));
	}
	if (r->memo != NULL)
		cc_parameter_text(r->report, "memo", cc_strndup(r->arena, r->memo->id.at, r->memo->id.len));
}

static bool
make_memo(struct review *r, struct cc_err *err)
{
	memo_find_figures(r);
	if (r->problems->count > 0)
		return cc_fail_told(err, CC_EXIT_STUDY);
	memo_find_changes(r);
	memo_fill_figures(r);
	memo_tell_rows(r);
	memo_judge_promises(r);
	if (r->problems->count > 0)
		return cc_fail_told(err, CC_EXIT_STUDY);
	memo_make_checks(r);
	return memo_make_page(r, err);
}

static bool
finish(struct cc_report *report, const struct cc_state *now, const struct cc_state *before,
    const struct cc_run *run, struct cc_problems *problems, struct cc_arena *arena, struct cc_err *err)
{
	const struct cc_review_memo_opts *opts = run->opts;
	struct review *r = CC_NEW(arena, struct review);

	*r = (struct review){ .run = run,
		.study = run->loaded,
		.report = report,
		.problems = problems,
		.arena = arena,
		.lang = report->lang };
	r->now = cc_fact_log_read(NULL, now, &fact_log, CC_NO_DAY, run, problems, arena);
	r->before = cc_fact_log_read(NULL, before, &fact_log, CC_NO_DAY, run, problems, arena);
	if (problems->count > 0)
		return true;
	r->memo = opts->find == NULL && !opts->scaffold ? r->study->memo : NULL;
	r->as_of = run->has_as_of ? run->as_of : cc_facts_last_day(r->now, CC_SPAN("review-memo"));
	put_parameters(r);
	if (opts->find != NULL) {
		memo_find_word(r, opts->find);
		return true;
	}
	if (!memo_find_last(r, err))
		return false;
	if (opts->scaffold)
		memo_scaffold(r);
	else if (r->memo != NULL && !make_memo(r, err))
		return false;
	memo_put_tables(r);
	memo_put_notes(r);
	return true;
}

static void
add(struct cc_store *const *store, const struct cc_batch *batch, const struct cc_run *run,
    struct cc_problems *problems)
{
	(void)run;
	if (batch->layout == L_REPORTS)
		cc_fact_log_report(store, batch, &fact_log, NULL, NULL, problems);
	else if (batch->layout == L_MEASURES)
		cc_fact_log_measures(store, batch, &fact_log, problems);
}

static const char *const keys[] = { "good", "words", NULL };

const struct cc_method cc_review_memo = {
	.roles = roles,
	.layouts = layouts,
	.tables = memo_tables,
	.formulas = memo_formulas,
	.stores = stores,
	.keys = keys,
	.loads = "memo",
	.load = load,
	.check = check,
	.whole = N_("a memo is made of whole reports; wanted those"),
	.add = add,
	.finish = finish,
};
