/* list.c -- --list: what a command's tables hold, and what columns it reads. */
#include "cli/list.h"

#include "cli/data.h"
#include "rec/workbook.h"

#include <inttypes.h>

void
cc_list_tables(struct cc_buf *out, const struct cc_report *report)
{
	for (size_t i = 0; i < report->n_tables; i++) {
		const struct cc_table *t = &report->table[i];

		cc_buf_printf(out, "%s\t", t->spec->name);
		for (size_t c = 0; c < t->n_columns; c++)
			cc_buf_printf(out, "%s%s", c > 0 ? "," : "", t->column[c].name);
		cc_buf_putc(out, '\n');
	}
}

static void
put_head(struct cc_buf *out, struct cc_span name, const struct cc_method *method, unsigned role)
{
	cc_buf_span(out, name);
	cc_buf_printf(out, "\t%s\t%s%s\t", cc_role_type(&method->roles[role]), cc_method_need(method, role),
	    method->roles[role].flags & CC_ROLE_MULTI ? ",multi" : "");
}

/* Its labels and aliases, without those that are its id. */
static void
put_item(struct cc_buf *out, const struct cc_item *item)
{
	const char *comma = "";

	for (int lang = 0; lang < CC_LANGS; lang++) {
		if (item->label.in[lang] == NULL || cc_span_eq(cc_span(item->label.in[lang]), item->id))
			continue;
		cc_buf_printf(out, "%s%s", comma, item->label.in[lang]);
		comma = ",";
	}
	for (size_t i = 0; i < item->n_aliases; i++) {
		cc_buf_puts(out, comma);
		cc_buf_span(out, item->alias[i]);
		comma = ",";
	}
}

static void
put_aliases(struct cc_buf *out, const struct cc_role *role)
{
	for (size_t i = 0; i < sizeof role->alias / sizeof *role->alias && role->alias[i] != NULL; i++)
		cc_buf_printf(out, "%s%s", i > 0 ? "," : "", role->alias[i]);
}

void
cc_list_roles(struct cc_buf *out, const struct cc_method *method, const struct cc_run *run)
{
	for (unsigned r = 0; method->roles[r].name != NULL; r++) {
		const struct cc_items *items = run->items[r];

		for (uint32_t i = 0; items != NULL && i < items->n; i++) {
			put_head(out, items->item[i].id, method, r);
			put_item(out, &items->item[i]);
			cc_buf_putc(out, '\n');
		}
		if (items != NULL || !cc_role_named(&method->roles[r]))
			continue;
		put_head(out, cc_span(method->roles[r].name), method, r);
		put_aliases(out, &method->roles[r]);
		cc_buf_putc(out, '\n');
	}
}

void
cc_list_input(struct cc_buf *out, const struct cc_input_sample *sample, struct cc_arena *arena)
{
	for (size_t i = 0; i < sample->n; i++) {
		cc_buf_span(out, cc_sample_name(&sample->column[i], arena));
		cc_buf_printf(out, "\t#%" PRIu32 "\n", sample->column[i].position);
	}
}

bool
cc_list_sheets(struct cc_buf *out, const struct cc_run *run, const struct cc_workbook_opts *opts,
    struct cc_arena *arena, struct cc_err *err)
{
	bool good = true;

	for (uint32_t i = 0; good && i < run->files; i++) {
		struct cc_input input;

		good = cc_input_open(&input, run->file[i], err);
		if (!good)
			break;
		good = cc_workbook_list(out, input, opts, arena, err);
		cc_input_close(input);
	}
	if (!good)
		cc_buf_free(out);
	return good;
}
