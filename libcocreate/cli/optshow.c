/* optshow.c -- values of options, as states and reports show them. */
#include "cli/opt.h"

#include "base/arena.h"
#include "base/num.h"
#include "rec/report.h"

#include <math.h>

/* NaN is what nobody gave. */
static void
put_number(struct cc_buf *out, double value)
{
	char text[CC_NUM_MAX];

	if (!isnan(value))
		cc_buf_add(out, text, cc_num_print(text, value));
}

static void
put_list(struct cc_buf *out, const struct cc_list *list, const char *between)
{
	for (size_t i = 0; i < list->n; i++)
		cc_buf_printf(out, "%s%s", i > 0 ? between : "", list->item[i]);
}

static void
put_pairs(struct cc_buf *out, const struct cc_pairs *pairs)
{
	for (size_t i = 0; i < pairs->n; i++) {
		cc_buf_puts(out, i > 0 ? "," : "");
		cc_buf_span(out, pairs->pair[i].name);
		cc_buf_putc(out, '=');
		put_number(out, pairs->pair[i].value);
	}
}

void
cc_opt_print(struct cc_buf *out, const struct cc_opt *opt, const char *between)
{
	const void *value = opt->value;
	const char *word;

	switch (opt->kind) {
	case CC_OPT_FLAG: cc_buf_puts(out, *(const bool *)value ? "yes" : "no"); break;
	case CC_OPT_NUMBER: put_number(out, ((const struct cc_number *)value)->value); break;
	case CC_OPT_TEXT:
	case CC_OPT_WORD:
		word = *(const char *const *)value;
		cc_buf_puts(out, word != NULL ? word : "");
		break;
	case CC_OPT_RANGE:
		put_number(out, ((const struct cc_range *)value)->low);
		cc_buf_puts(out, "..");
		put_number(out, ((const struct cc_range *)value)->high);
		break;
	case CC_OPT_LIST: put_list(out, value, between); break;
	case CC_OPT_PAIRS: put_pairs(out, value); break;
	}
}

const char *
cc_opt_key(const char *name, struct cc_arena *arena)
{
	char *key = cc_strdup(arena, name);

	for (char *c = key; *c != '\0'; c++)
		*c = *c == '-' ? '_' : *c;
	return key;
}

static void
put_number_parameter(struct cc_report *report, const char *name, const struct cc_opt *opt)
{
	double value = ((const struct cc_number *)opt->value)->value;

	if (opt->integer && !isnan(value))
		cc_parameter_int(report, name, (int64_t)value);
	else
		cc_parameter_real(report, name, value);
}

/* A text; none where nothing was given. */
static void
put_text_parameter(struct cc_report *report, const char *name, const struct cc_opt *opt)
{
	struct cc_buf text = { 0 };
	bool given = opt->kind != CC_OPT_FLAG || *(const bool *)opt->value;

	cc_opt_print(&text, opt, ",");
	cc_parameter_text(
	    report, name, given && text.len > 0 ? cc_strndup(report->arena, text.at, text.len) : NULL);
	cc_buf_free(&text);
}

void
cc_opt_parameter(struct cc_report *report, const struct cc_opt *opt)
{
	const char *name = cc_opt_key(opt->name, report->arena);
	const struct cc_range *range = opt->value;

	switch (opt->kind) {
	case CC_OPT_NUMBER: put_number_parameter(report, name, opt); break;
	case CC_OPT_RANGE:
		cc_parameter_real(report, cc_format(report->arena, "%s_low", name), range->low);
		cc_parameter_real(report, cc_format(report->arena, "%s_high", name), range->high);
		break;
	case CC_OPT_FLAG:
	case CC_OPT_TEXT:
	case CC_OPT_WORD:
	case CC_OPT_LIST:
	case CC_OPT_PAIRS: put_text_parameter(report, name, opt); break;
	}
}
