/* know.c -- what options, study and roles say: the run, and the report that it is
 * to fill, unchecked. */
#include "cli/session.h"

#include "base/arena.h"
#include "cli/data.h"
#include "cli/help.h"
#include "cli/workers.h"

#include <unistd.h>

static bool
load_study(struct cc_session *s, const bool *seen, struct cc_err *err)
{
	size_t options = cc_opt_count(s->tables);
	struct cc_opt_section section = { .tables = s->tables,
		.seen = seen,
		.given = CC_ARRAY(s->arena, struct cc_study_option, 2 * options + 1),
		.arena = s->arena };
	struct cc_study_spec spec = { cc_opt_key(s->tool->name, s->arena), s->method->items,
		cc_opt_study_names(s->tables, s->arena), cc_opt_study_key, &section, s->method->keys };
	struct cc_span text = { 0 };

	if (cc_shared.study != NULL && !cc_file_read(&text, cc_shared.study, s->arena, err))
		return false;
	s->study_option = section.given;
	return cc_study_load(&s->study, text, cc_shared.study, &spec, s->arena, err);
}

static size_t
count_roles(const struct cc_method *method)
{
	size_t n = 0;

	while (method->roles[n].name != NULL)
		n++;
	return n;
}

const struct cc_items *
cc_session_items(const struct cc_session *s, const char *key)
{
	for (size_t i = 0; key != NULL && i < s->study->n_items; i++)
		if (strcmp(s->method->items[i].key, key) == 0)
			return &s->study->items[i];
	return NULL;
}

static unsigned
threads_wanted(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (cc_shared.threads.set)
		return (unsigned)cc_shared.threads.value;
	return cores < 1 ? 1 : cores > 256 ? 256 : (unsigned)cores;
}

bool
cc_session_alone(const struct cc_session *s)
{
	return s->tool->alone != NULL && *s->tool->alone->asked;
}

static void
begin_run(struct cc_session *s, int argc, char **argv, int operand)
{
	size_t roles = count_roles(s->method);
	const struct cc_items **items = CC_ARRAY(s->arena, const struct cc_items *, roles);
	const char **file = CC_ARRAY(s->arena, const char *, (size_t)(argc - operand) + 1);
	uint32_t files = 0;

	for (size_t r = 0; r < roles; r++)
		items[r] = cc_session_items(s, s->method->roles[r].items);
	for (int i = operand; i < argc; i++)
		file[files++] = argv[i];
	if (files == 0 && !cc_session_alone(s))
		file[files++] = "-";
	s->workers = (struct cc_workers){ threads_wanted(), cc_workers_each };
	if (cc_shared.partial)
		cc_partial_order(file, files);
	s->run = (struct cc_run){ .opts = s->tool->opts,
		.study_option = s->study_option,
		.study = s->study,
		.items = items,
		.confidence = cc_shared.confidence.value,
		.seed = (uint64_t)cc_shared.seed.value,
		.draws = (uint32_t)cc_shared.draws.value,
		.digits = (unsigned)cc_shared.digits.value,
		.dup = cc_shared.dup,
		.has_as_of = cc_shared.has_as_of,
		.as_of = cc_shared.as_of,
		.last_day = CC_NO_DAY,
		.file = file,
		.files = files,
		.named = argc > operand,
		.alone = cc_session_alone(s),
		.workers = &s->workers,
		.evidence = cc_shared.evidence,
		.mask = cc_shared.mask,
		.masker = s->method->mask,
		.min_cell = (uint64_t)cc_shared.min_cell.value,
		.audit = cc_shared.verbose,
		.parts = cc_shared.partial || cc_shared.merge };
	s->run.lang = s->study->has_lang ? s->study->lang : CC_EN;
	if (cc_shared.lang != NULL)
		s->run.lang = strcmp(cc_shared.lang, "ja") == 0 ? CC_JA : CC_EN;
}

static void
put_labels(struct cc_report *report, const struct cc_session *s, size_t roles)
{
	size_t most = 0;

	for (size_t r = 0; r < roles; r++)
		most += s->run.items[r] != NULL ? s->run.items[r]->n : 0;
	report->label = CC_ARRAY(s->arena, struct cc_item_label, most);
	for (size_t r = 0; report->lang != CC_EN && r < roles; r++)
		for (uint32_t i = 0; s->run.items[r] != NULL && i < s->run.items[r]->n; i++) {
			const struct cc_item *item = &s->run.items[r]->item[i];

			if (item->label.in[report->lang] != NULL)
				report->label[report->n_labels++] =
				    (struct cc_item_label){ item->id, item->label.in[report->lang] };
		}
}

struct cc_report *
cc_session_report(const struct cc_session *s)
{
	struct cc_report *report;
	size_t roles = count_roles(s->method);
	const struct cc_span **names = CC_ARRAY(s->arena, const struct cc_span *, roles);
	uint32_t *n = CC_ARRAY(s->arena, uint32_t, roles);

	for (size_t r = 0; r < roles; r++) {
		const struct cc_items *items = s->run.items[r];
		struct cc_span *ids = CC_ARRAY(s->arena, struct cc_span, items != NULL ? items->n : 0);

		for (uint32_t i = 0; items != NULL && i < items->n; i++)
			ids[i] = items->item[i].id;
		names[r] = ids;
		n[r] = items != NULL ? items->n : 0;
	}
	report = cc_report_new(s->method->tables, names, n, s->run.lang, s->arena);
	put_labels(report, s, roles);
	report->tool = s->tool->name;
	report->version = cc_package_version;
	report->study = s->study->name;
	report->charts = s->method->charts;
	report->formulas = s->method->formulas;
	if (s->run.evidence)
		cc_report_evidence(report);
	return report;
}

bool
cc_session_know(
    struct cc_session *s, int argc, char **argv, int operand, const bool *seen, struct cc_err *err)
{
	if (!load_study(s, seen, err))
		return false;
	begin_run(s, argc, argv, operand);
	s->report = cc_session_report(s);
	return true;
}
