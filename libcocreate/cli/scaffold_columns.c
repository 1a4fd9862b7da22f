/* scaffold_columns.c -- what each column is, as `columns:` of a scaffold. */
#include "cli/scaffold_part.h"

#include "base/map.h"
#include "base/num.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "rec/yaml_text.h"

/* Labels: at most so many, each seen twice. */
enum { LABELS_MAX = 7, SAMPLES_SHOWN = 3, UNUSED_SHOWN = 60 };

static void
put_column_name(struct cc_buf *out, const struct cc_sample_column *c)
{
	if (c->unnamed)
		cc_buf_printf(out, "\"#%u\"", c->position);
	else
		cc_yaml_scalar(out, c->name);
}

/* Some of its values, cut and escaped. */
static void
put_values(struct cc_buf *out, const struct cc_sample_column *c)
{
	for (size_t i = 0; i < c->n_distinct && i < SAMPLES_SHOWN; i++)
		cc_buf_printf(out, "%s\"%s\"", i > 0 ? ", " : "  # ", cc_quote(c->distinct[i]).text);
	if (c->more || c->n_distinct > SAMPLES_SHOWN)
		cc_buf_puts(out, ", ...");
}

bool
cc_scaffold_is_role(const struct cc_scaffold *s, const char *use)
{
	for (const struct cc_role *r = s->tool->method->roles; use != NULL && r->name != NULL; r++)
		if (r->name == use)
			return r->items == NULL;
	return false;
}

static void
put_number(struct cc_buf *out, double value)
{
	char text[CC_NUM_MAX];

	cc_num_print(text, value);
	cc_buf_puts(out, text);
}

/* The keys of a mapping besides its column, each with ", " behind. */
static void
put_form(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_reading *r)
{
	const char *between = "";

	if (cc_has_own_scale(r))
		cc_buf_printf(out, "scale: labels%u", s->sample.column[r->first].position);
	else if (r->other_scale.at != NULL)
		cc_buf_printf(out, "scale: %.*s", (int)r->scale.len, r->scale.at);
	else if (r->ranks)
		cc_buf_printf(out, "scale: {low: %zu, high: 1}", r->n);
	if (r->ranks || (r->n_labels > 0 && (cc_has_own_scale(r) || r->other_scale.at != NULL)))
		between = ", ";
	if (r->n_codes == 0)
		return;
	cc_buf_printf(out, "%smissing: [", between);
	for (size_t i = 0; i < r->n_codes; i++) {
		cc_buf_puts(out, i > 0 ? ", \"" : "\"");
		put_number(out, r->code[i]);
		cc_buf_putc(out, '"');
	}
	cc_buf_putc(out, ']');
}

/* Why the form is as it is. */
static void
put_why(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_reading *r)
{
	if (r->n_codes > 0) {
		cc_buf_puts(out, cc_scaffold_say(s, "  # probably ", "  # おそらく "));
		put_number(out, s->low);
		cc_buf_puts(out, "..");
		put_number(out, s->high);
		cc_buf_puts(out, "; ");
		for (size_t i = 0; i < r->n_codes; i++) {
			if (i > 0)
				cc_buf_puts(
				    out, i + 1 < r->n_codes ? ", " : cc_scaffold_say(s, " and ", " と "));
			put_number(out, r->code[i]);
		}
		cc_buf_puts(out,
		    r->n_codes > 1
			? cc_scaffold_say(s, " look like no-answer codes", " は無回答のコードのようです")
			: cc_scaffold_say(s, " looks like a no-answer code", " は無回答のコードのようです"));
	} else if (r->ranks) {
		cc_buf_puts(
		    out, cc_scaffold_say(s, "  # ranks, it seems: 1 is the best; else take the scale out",
			     "  # 順位のようです（1 が最上位）。違えば scale を消してください"));
	} else if (r->other_scale.at != NULL) {
		cc_buf_printf(out,
		    cc_scaffold_say(s, "  # or %.*s: both hold these labels and differ", "  # または %.*s"),
		    (int)r->other_scale.len, r->other_scale.at);
	} else if (cc_has_own_scale(r)) {
		cc_buf_puts(out,
		    cc_scaffold_say(s, "  # its labels stand in scales", "  # 選択肢は scales にあります"));
	} else if (r->scale.at != NULL) {
		cc_buf_printf(out,
		    cc_scaffold_say(
			s, "  # read by the built-in scale %.*s", "  # 組み込みの尺度 %.*s で読みます"),
		    (int)r->scale.len, r->scale.at);
	}
}

/* One entry of `columns:`. */
static void
put_reading(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_reading *r)
{
	const struct cc_sample_column *column = &s->sample.column[r->first];
	bool presets = r->pattern == NULL && s->use[r->first] == cc_scaffold_by_pattern;

	/* found by the command itself: nothing has to be said */
	if (cc_is_found_unasked(s, r) && !cc_has_form(r))
		return;
	cc_buf_puts(out, "  ");
	cc_yaml_scalar(out, r->key);
	cc_buf_puts(out, ": ");
	if (cc_has_form(r))
		cc_buf_puts(out, presets ? "{" : "{column: ");
	if (r->pattern != NULL) {
		cc_buf_putc(out, '\'');
		for (const char *p = r->pattern; *p != '\0'; p++)
			cc_buf_puts(out, *p == '\'' ? "''" : (const char[]){ *p, '\0' });
		cc_buf_putc(out, '\'');
	} else if (!presets) {
		put_column_name(out, column);
	}
	if (cc_has_form(r)) {
		cc_buf_puts(out, presets ? "" : ", ");
		put_form(out, s, r);
		cc_buf_putc(out, '}');
	}
	put_why(out, s, r);
	cc_buf_putc(out, '\n');
}

const struct cc_reading *
cc_scaffold_reading_of(const struct cc_scaffold *s, size_t c)
{
	for (size_t i = 0; i < s->n_readings; i++)
		if (s->reading[i].column[c])
			return &s->reading[i];
	return NULL;
}

/* How many columns a pattern reads, and some of them. */
static void
put_pattern_remark(struct cc_buf *out, const struct cc_scaffold *s, const struct cc_reading *r)
{
	size_t shown = 0;

	cc_buf_printf(
	    out, cc_scaffold_say(s, "  ## %s: %zu columns, ", "  ## %s: %zu 列, "), r->role->name, r->n);
	for (size_t c = r->first; c < s->sample.n && shown < SAMPLES_SHOWN; c++)
		if (r->column[c])
			cc_buf_printf(out, "%s\"%s\"", shown++ > 0 ? ", " : "",
			    cc_quote(s->sample.column[c].name).text);
	cc_buf_puts(out, r->n > shown ? ", ...\n" : "\n");
}

/* Several ids in a cell are divided. */
const char *
cc_scaffold_split_of(const struct cc_scaffold *s, size_t c)
{
	unsigned item = cc_method_role(s->tool->method, CC_ROLE_ITEM);

	return item != CC_NO_ROLE && s->use[c] == s->tool->method->roles[item].name
		   ? cc_scaffold_split(&s->sample.column[c])
		   : NULL;
}

static void
put_split(struct cc_buf *out, const struct cc_scaffold *s, size_t c, const char *split)
{
	struct cc_map *seen = cc_map_new();
	const char *between = "";

	cc_buf_printf(out, ", split: \"%s\", options: [", split[0] == '\n' ? "\\n" : split);
	cc_scaffold_pieces(seen, &s->sample.column[c], split);
	for (uint32_t i = 0; i < cc_map_count(seen); i++) {
		if (cc_map_at(seen, i).len == 0 || !cc_scaffold_writable(cc_map_at(seen, i)))
			continue;
		cc_buf_puts(out, between);
		cc_yaml_quoted(out, cc_map_at(seen, i));
		between = ", ";
	}
	cc_map_free(seen);
	cc_buf_printf(out, "]}  # %s",
	    cc_scaffold_say(s,
		"each answer in a cell is a vote for it; options: what was offered, complete it",
		"セルの各回答を 1 票と数えます。options は提示した選択肢です。不足を補ってください"));
}

static void
put_role(struct cc_buf *out, const struct cc_scaffold *s, size_t c)
{
	const char *split = cc_scaffold_split_of(s, c);

	cc_buf_printf(out, "  %s: %s", s->use[c], split != NULL ? "{column: " : "");
	put_column_name(out, &s->sample.column[c]);
	if (split != NULL)
		put_split(out, s, c, split);
	else if (s->known[c] != CC_KNOWN_NAME)
		cc_buf_printf(out, "  # %s",
		    s->known[c] == CC_KNOWN_PART
			? cc_scaffold_say(s, "guessed from a part of its name", "列名の一部からの推定")
			: cc_scaffold_say(s, "guessed from what it holds", "内容からの推定"));
	cc_buf_putc(out, '\n');
}

/* A role of several columns is a list. */
static void
put_several(struct cc_buf *out, const struct cc_scaffold *s, const char *use)
{
	cc_buf_printf(out, "  %s:\n", use);
	for (size_t c = 0; c < s->sample.n; c++) {
		if (s->use[c] != use)
			continue;
		cc_buf_puts(out, "    - ");
		put_column_name(out, &s->sample.column[c]);
		put_values(out, &s->sample.column[c]);
		cc_buf_putc(out, '\n');
	}
}

size_t
cc_scaffold_uses(const struct cc_scaffold *s, const char *use, size_t end)
{
	size_t n = 0;

	for (size_t c = 0; c < end; c++)
		n += s->use[c] == use;
	return n;
}

static void
put_roles(struct cc_buf *out, const struct cc_scaffold *s)
{
	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_reading *r = cc_scaffold_reading_of(s, c);

		if (r != NULL && r->first == c)
			put_reading(out, s, r);
		if (r != NULL || !cc_scaffold_is_role(s, s->use[c]))
			continue;
		if (cc_scaffold_uses(s, s->use[c], s->sample.n) == 1)
			put_role(out, s, c);
		else if (cc_scaffold_uses(s, s->use[c], c) == 0)
			put_several(out, s, s->use[c]);
	}
}

/* A few labels, each seen twice: what people may be divided by. */
bool
cc_scaffold_is_labels(const struct cc_scaffold *s, size_t c)
{
	const struct cc_sample_column *column = &s->sample.column[c];

	return s->use[c] == NULL && column->plain == 0 && column->days == 0 && !column->more &&
	       column->n_distinct >= 2 && column->n_distinct <= LABELS_MAX &&
	       column->values >= 2 * column->n_distinct && cc_scaffold_split(column) == NULL;
}

static void
put_segment(struct cc_buf *out, const struct cc_scaffold *s)
{
	unsigned role = cc_method_role(s->tool->method, CC_ROLE_SEGMENT);

	for (size_t c = 0; role != CC_NO_ROLE && !s->done[role] && c < s->sample.n; c++) {
		if (!cc_scaffold_is_labels(s, c))
			continue;
		cc_buf_printf(out, "  # %s: ", s->tool->method->roles[role].name);
		put_column_name(out, &s->sample.column[c]);
		put_values(out, &s->sample.column[c]);
		cc_buf_putc(out, '\n');
		return;
	}
}

/* Figures with and without weights are of different populations: never a guess. */
static void
put_weight(struct cc_buf *out, const struct cc_scaffold *s)
{
	unsigned role = cc_method_role(s->tool->method, CC_ROLE_WEIGHT);

	for (size_t c = 0; role != CC_NO_ROLE && c < s->sample.n; c++) {
		if (s->use[c] != NULL || !cc_looks_like_weights(s->sample.column[c].folded))
			continue;
		cc_buf_printf(out, "  # %s: ", s->tool->method->roles[role].name);
		put_column_name(out, &s->sample.column[c]);
		cc_buf_printf(out, "  # %s\n",
		    cc_scaffold_say(s, "case weights? they change shares, means and intervals",
			"ウェイト？ 割合・平均・区間が変わります"));
		return;
	}
}

static void
put_unused(struct cc_buf *out, const struct cc_scaffold *s)
{
	size_t shown = 0, left = 0;

	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_sample_column *column = &s->sample.column[c];
		const char *split = cc_scaffold_split(column);

		if (s->use[c] != NULL)
			continue;
		if (shown == UNUSED_SHOWN) {
			left++;
			continue;
		}
		shown++;
		cc_buf_printf(out, "  ## %s: ", cc_scaffold_say(s, "unused", "未使用"));
		put_column_name(out, column);
		put_values(out, column);
		if (split != NULL)
			cc_buf_printf(out,
			    cc_scaffold_say(
				s, "; several answers in a cell, split: \"%s\"", "。複数回答、split: \"%s\""),
			    split[0] == '\n' ? "\\n" : split);
		if (column->unclear_days > 0)
			cc_buf_puts(
			    out, cc_scaffold_say(s, "; dates: day or month first? --date=dmy or --date=mdy",
				     "。日付: --date=dmy か --date=mdy"));
		cc_buf_putc(out, '\n');
	}
	if (left > 0)
		cc_buf_printf(
		    out, cc_scaffold_say(s, "  ## unused: %zu more\n", "  ## 未使用: ほか %zu 列\n"), left);
}

/* Items of the command that it finds by their names. */
static void
put_found(struct cc_buf *out, const struct cc_scaffold *s)
{
	for (size_t c = 0; c < s->sample.n; c++) {
		const struct cc_reading *r = cc_scaffold_reading_of(s, c);

		if (r == NULL || r->role->items == NULL || s->known[c] != CC_KNOWN_NAME || cc_has_form(r))
			continue;
		cc_buf_puts(out, "  # ");
		cc_yaml_scalar(out, r->key);
		cc_buf_puts(out, ": ");
		put_column_name(out, &s->sample.column[c]);
		put_values(out, &s->sample.column[c]);
		cc_buf_putc(out, '\n');
	}
}

/* Below a commented key all is commented from the first column on. */
void
cc_scaffold_body(struct cc_buf *out, const struct cc_buf *body, bool commented)
{
	const char *end = body->len > 0 ? body->at + body->len : body->at;

	for (const char *line = body->at; line < end;) {
		const char *next = (const char *)memchr(line, '\n', (size_t)(end - line)) + 1;
		size_t marks = strspn(line + 2, "#");

		if (commented) {
			cc_buf_add(out, line + 2, marks);
			cc_buf_puts(out, "  ");
			line += 2 + marks;
		}
		cc_buf_add(out, line, (size_t)(next - line));
		line = next;
	}
}

void
cc_scaffold_columns(struct cc_buf *out, const struct cc_scaffold *s)
{
	struct cc_buf body = { 0 };
	size_t given;

	put_roles(&body, s);
	given = body.len;
	put_segment(&body, s);
	put_weight(&body, s);
	for (size_t i = 0; i < s->n_readings; i++)
		if (s->use[s->reading[i].first] == cc_scaffold_by_pattern)
			put_pattern_remark(&body, s, &s->reading[i]);
	put_found(&body, s);
	put_unused(&body, s);
	cc_buf_printf(out, "\n%scolumns:  # %s\n", given > 0 ? "" : "# ",
	    cc_scaffold_say(s, "ROLE: COLUMN; TOOL --list=roles lists the roles",
		"役割: 列名（役割の一覧は --list=roles）"));
	cc_scaffold_body(out, &body, given == 0);
	cc_buf_free(&body);
}
