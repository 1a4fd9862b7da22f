/* scaffold.c -- --scaffold: a commented study file for an input. */
#include "cli/scaffold.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/scaffold_part.h"
#include "cli/shared.h"
#include "rec/yaml_text.h"

#include <inttypes.h>
#include <math.h>

static void
put_labels(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_span *label, size_t n,
    uint32_t position, bool ordered, bool used)
{
	bool good = true;

	for (size_t i = 0; i < n; i++)
		good &= cc_scaffold_writable(label[i]);
	if (!good)
		return;
	cc_buf_printf(out, "  %slabels%u: [", used ? "" : "# ", position);
	for (size_t i = 0; i < n; i++) {
		cc_buf_puts(out, i > 0 ? ", " : "");
		cc_yaml_quoted(out, label[i]);
	}
	cc_buf_printf(out, "]  # %s\n",
	    ordered
		? cc_scaffold_say(s, "low to high, by their words: check the order",
		      "低い方から順（語から推定）。順序を確かめてください")
		: cc_scaffold_say(s, "put them in order, low to high", "低い方から順に並べ替えてください"));
}

/* What no known scale holds: of columns that are read, and, where their words
 * have an order, of others. */
static void
put_scales(struct cc_buf *out, const struct cc_scaffold *s)
{
	struct cc_buf body = { 0 };
	bool used = false;

	for (size_t i = 0; i < s->n_readings; i++) {
		const struct cc_reading *r = &s->reading[i];

		if (!cc_has_own_scale(r))
			continue;
		used = true;
		put_labels(
		    &body, s, r->label, r->n_labels, s->sample.column[r->first].position, r->ordered, true);
	}
	for (size_t c = 0; c < s->sample.n; c++) {
		struct cc_sample_column column = s->sample.column[c];

		if (cc_scaffold_is_labels(s, c) &&
		    cc_scaffold_order(column.distinct, column.n_distinct, s->arena))
			put_labels(
			    &body, s, column.distinct, column.n_distinct, column.position, true, false);
	}
	if (body.len > 0)
		cc_buf_printf(out, "\n%sscales:\n", used ? "" : "# ");
	cc_scaffold_body(out, &body, !used);
	cc_buf_free(&body);
}

/* The file's name without folder and extension. */
static struct cc_span
study_name(const char *file)
{
	const char *slash = strrchr(file, '/'), *base = slash != NULL ? slash + 1 : file;
	const char *dot = strrchr(base, '.');
	size_t len = dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base);

	return strcmp(file, "-") == 0 ? CC_SPAN("study") : (struct cc_span){ base, len };
}

/* How the file was read has no place in a study: options to give again. */
static void
put_usage(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_fold_opts *opts)
{
	cc_buf_printf(out, "## %s: %s", cc_scaffold_say(s, "Run", "実行"), s->tool->name);
	if (opts->encoding != NULL)
		cc_buf_printf(out, " -e '%s'", cc_quote(cc_span(opts->encoding)).text);
	if (opts->delimiter == '\t')
		cc_buf_puts(out, " -d tab");
	else if (opts->delimiter != 0)
		cc_buf_printf(out, " -d '%c'", opts->delimiter);
	if (cc_shared.decimal != NULL)
		cc_buf_printf(out, " --decimal=%s", cc_shared.decimal);
	if (cc_shared.date != NULL)
		cc_buf_printf(out, " --date=%s", cc_shared.date);
	if (opts->header > 1)
		cc_buf_printf(out, " --header=%" PRIu64, opts->header);
	if (opts->skip > 0)
		cc_buf_printf(out, " --skip=%" PRIu64, opts->skip);
	cc_buf_printf(out, " -s STUDY.yaml %s\n", cc_quote(cc_span(s->run->file[0])).text);
}

/* A second line of names: a first row without the first column, and with values
 * where the header has nothing. */
static void
put_header(struct cc_buf *out, const struct cc_scaffold *s)
{
	bool second = s->sample.n > 1 && !s->sample.column[0].begins && s->sample.column[0].values > 0;
	size_t n = 0;

	for (size_t c = 1; c < s->sample.n; c++)
		n += s->sample.column[c].folded.len == 0 && s->sample.column[c].begins;
	if (second && n > 0)
		cc_buf_puts(
		    out, cc_scaffold_say(s,
			     "## The header seems to have two lines: try --scaffold with --header=2.\n",
			     "## 見出しが 2 行あるようです。--header=2 を付けて --scaffold "
			     "をやり直してください。\n"));
}

/* Whether the roles that were found make up a layout, but none of them holds all of these. */
static bool
is_between(const struct cc_method *method, uint64_t found)
{
	bool some = false, whole = false;

	for (const struct cc_layout *l = method->layouts; l != NULL && l->name != NULL; l++)
		if (cc_layout_roles(l) != 0 && cc_layout_met(l, found)) {
			some = true;
			whole |= (found & ~cc_layout_roles(l)) == 0;
		}
	return some && !whole;
}

static bool
is_laid_out(const struct cc_scaffold *s)
{
	const struct cc_method *method = s->tool->method;
	bool plain = cc_layout_roles(&method->layouts[0]) == 0; /* others are besides it */
	uint64_t found = 0;
	bool any = false, met = plain || s->laid_out ||
				(s->scored != NULL && cc_scaffold_uses(s, s->scored->items, s->sample.n) > 0);

	for (unsigned r = 0; method->roles[r].name != NULL; r++) {
		if (!cc_role_named(&method->roles[r]))
			continue;
		any |= cc_method_lays_out(method, r);
		met |= cc_method_lays_out(method, r) && s->done[r];
		if (cc_method_lays_out(method, r) && s->done[r])
			found |= UINT64_C(1) << r;
	}
	return (met && !is_between(method, found)) || !any;
}

bool
cc_scaffold_meets(const struct cc_scaffold *s)
{
	const struct cc_role *roles = s->tool->method->roles;
	bool met = is_laid_out(s);

	for (unsigned r = 0; roles[r].name != NULL; r++)
		met &= s->done[r] || !(roles[r].flags & CC_ROLE_NEEDED) ||
		       cc_method_lays_out(s->tool->method, r);
	return met;
}

/* What is needed and not in sight; of roles that lay a file out, one is enough. */
static void
put_needs(struct cc_buf *out, const struct cc_scaffold *s)
{
	const struct cc_method *method = s->tool->method;
	struct cc_buf one_of = { 0 };
	bool met = is_laid_out(s);

	for (unsigned r = 0; method->roles[r].name != NULL; r++) {
		const char *name = method->roles[r].name;

		if (!cc_role_named(&method->roles[r]) || (cc_method_lays_out(method, r) && s->done[r]))
			continue;
		if (cc_method_lays_out(method, r)) {
			cc_buf_printf(&one_of, "%s%s", one_of.len > 0 ? ", " : "", name);
		} else if ((method->roles[r].flags & CC_ROLE_NEEDED) && !s->done[r]) {
			cc_buf_printf(out,
			    cc_scaffold_say(s,
				"## No column here looks like %s: name it, -c %s=COLUMN or in columns.\n",
				"## %s らしい列がありません。-c %s=COLUMN か columns に書いてください。\n"),
			    name, name);
		}
	}
	if (one_of.len > 0 && !met)
		cc_buf_printf(out,
		    cc_scaffold_say(s, "## No column here looks like one of these: %.*s.\n",
			"## 次のどれかに当たる列がありません: %.*s\n"),
		    (int)one_of.len, one_of.at);
	if (!cc_scaffold_meets(s))
		cc_buf_printf(out,
		    cc_scaffold_say(s, "## As it is, %s cannot read this file.\n",
			"## このままでは %s はこのファイルを読めません。\n"),
		    s->tool->name);
	cc_buf_free(&one_of);
}

bool
cc_scaffold(struct cc_buf *out, const struct cc_tool *tool, const struct cc_run *run,
    const struct cc_binder *binder, const struct cc_fold_opts *opts, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_scaffold *s = CC_NEW(arena, struct cc_scaffold);
	struct cc_span name = study_name(run->file[0]);

	*s = (struct cc_scaffold){
		.tool = tool, .run = run, .arena = arena, .scales = cc_binder_scales(binder)
	};
	if (!cc_sample_read(&s->sample, run, CC_SAMPLE_CELLS, binder, opts, arena, err))
		return false;
	cc_scaffold_match(s);
	cc_buf_printf(out, "## %s\n",
	    cc_scaffold_say(s,
		"A study file, made from the header and the first rows: correct it, then keep it.",
		"見出しと最初の行から作った調査ファイルです。確かめて直してからお使いください。"));
	put_usage(out, s, opts);
	put_header(out, s);
	put_needs(out, s);
	cc_buf_puts(out, "study: ");
	cc_yaml_scalar(
	    out, (struct cc_span){ cc_strdup(arena, cc_quote(name).text), strlen(cc_quote(name).text) });
	cc_buf_printf(out, "\nlang: %s  # en, ja\n", run->lang == CC_JA ? "ja" : "en");
	cc_scaffold_columns(out, s);
	put_scales(out, s);
	cc_scaffold_section(out, s);
	return true;
}
