/* findings_slot.c -- cells as they stand in a sentence. */
#include "figure/findings_int.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/num.h"
#include "base/utf8.h"
#include "rec/heads.h"

#include <assert.h>
#include <math.h>

static bool
is_japanese(const struct cc_finding *o)
{
	return o->of->report->lang == CC_JA;
}

static void
put_slot(struct cc_finding *o, const char *slot, const char *text)
{
	assert(o->slots < CC_FINDING_SLOTS);
	o->slot[o->slots].name = slot;
	o->slot[o->slots++].text = text;
}

/* "A" of the one key column; "segment=A,item=b" of several. */
static const char *
key_of(const struct cc_table *t, size_t row, struct cc_arena *arena)
{
	const struct cc_column_spec *spec = t->spec->columns;
	const char *key = NULL;
	unsigned keys = 0;

	for (unsigned c = 0; spec[c].name != NULL; c++)
		keys += spec[c].part == CC_PART_KEY;
	for (unsigned c = 0; spec[c].name != NULL; c++) {
		struct cc_span text = cc_table_cell(t, row, c)->as.text;

		if (spec[c].part != CC_PART_KEY)
			continue;
		if (keys == 1)
			return cc_strndup(arena, text.at, text.len);
		key = cc_format(arena, "%s%s%s=%.*s", key != NULL ? key : "", key != NULL ? "," : "",
		    spec[c].name, (int)text.len, text.at);
	}
	return key;
}

/* The first column of a part behind this one; 0: none. */
static unsigned
part_behind(const struct cc_table *t, unsigned column, enum cc_part part)
{
	const struct cc_column_spec *spec = t->spec->columns;

	for (unsigned c = column + 1; spec[c].name != NULL && spec[c].part != CC_PART_ESTIMATE; c++)
		if (spec[c].part == part)
			return c;
	return 0;
}

/* By the count before the column that is nearest, else by the first. */
static uint64_t
people_of(const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_column_spec *spec = t->spec->columns;
	uint64_t people = UINT64_MAX;

	for (unsigned c = 0; spec[c].name != NULL; c++)
		if ((c <= column || people == UINT64_MAX) && spec[c].part == CC_PART_N &&
		    !cc_table_cell(t, row, c)->empty)
			people = (uint64_t)cc_table_cell(t, row, c)->as.integer;
	return people;
}

/* Cited: in the list of cells, by how many people it rests on. */
static void
cite(struct cc_finding *o, const struct cc_table *t, size_t row, unsigned column)
{
	struct cc_arena *arena = o->of->arena;
	const char *name = t->spec->columns[column].name, *key = key_of(t, row, arena);
	uint64_t n = people_of(t, row, column);

	assert(o->cells < CC_FINDING_SLOTS);
	o->empty |= cc_table_cell(t, row, column)->empty;
	o->n = n < o->n ? n : o->n;
	o->cell[o->cells++] = cc_span(key == NULL ? cc_format(arena, "%s.%s", t->spec->name, name)
						  : cc_format(arena, "%s[%s].%s", t->spec->name, key, name));
}

/* The cell that the sentence is about is the first estimate that it cites. */
static void
set_about(struct cc_finding *o, const struct cc_table *t, size_t row, unsigned column, const double range[2])
{
	const char *key = key_of(t, row, o->of->arena);
	uint64_t n = people_of(t, row, column);

	if (o->about)
		return;
	o->about = true;
	o->row.table = cc_span(t->spec->name);
	o->row.key = key != NULL ? cc_span(key) : (struct cc_span){ NULL, 0 };
	o->row.column = cc_span(t->spec->columns[column].name);
	o->row.value = cc_table_real(t, row, column);
	o->row.n = n != UINT64_MAX ? (int64_t)n : CC_NO_INT;
	o->row.low = range[0];
	o->row.high = range[1];
}

/* A number with so many decimals; of a share that is not 0 or 1 never "0%" or "100%". */
static const char *
number(double value, bool share, unsigned digits, struct cc_arena *arena)
{
	char text[CC_NUM_MAX];

	cc_num_fixed(text, share ? 100 * value : value, digits);
	if (!share)
		return cc_strdup(arena, text);
	if (value > 0 && strspn(text, "0.") == strlen(text))
		return "<1%";
	if (value < 1 && strncmp(text, "100", 3) == 0)
		return ">99%";
	return cc_format(arena, "%s%%", text);
}

static bool
is_small(double end, double half)
{
	return end != 0 && fabs(end) < half;
}

static unsigned
digits_of(const double range[2], bool share)
{
	double width = range[1] - range[0], half;
	unsigned digits = share ? width < .02 : width < .2 ? 2 : 1;

	/* an end that is not 0 does not print as 0: the sentence may rest on its side */
	for (half = .5 / pow(10, digits);
	     !share && digits < 4 && (is_small(range[0], half) || is_small(range[1], half)); half /= 10)
		digits++;
	return digits;
}

/* 54% (38–69%): where both ends have a percent sign, it is said once. */
static const char *
estimate(const struct cc_finding *o, double value, const double range[2], bool share)
{
	struct cc_arena *arena = o->of->arena;
	unsigned digits = digits_of(range, share);
	const char *text = number(value, share, digits, arena);
	char *low;

	if (isnan(range[0]) || isnan(range[1]))
		return text;
	low = cc_strdup(arena, number(range[0], share, digits, arena));
	if (share && low[0] != '<')
		low[strlen(low) - 1] = '\0';
	return cc_format(arena,
	    is_japanese(o) ? "%s（%s〜%s）"
	    : range[0] < 0 ? "%s (%s to %s)"
			   : "%s (%s–%s)",
	    text, low, number(range[1], share, digits, arena));
}

static void
put_estimate(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column, bool share)
{
	unsigned low = part_behind(t, column, CC_PART_LOW), high = part_behind(t, column, CC_PART_HIGH);
	double range[2] = { (double)NAN, (double)NAN };

	if (t->spec->columns[column].part == CC_PART_ESTIMATE && low > 0 && high > 0 &&
	    !cc_table_cell(t, row, low)->empty && !cc_table_cell(t, row, high)->empty) {
		range[0] = cc_table_cell(t, row, low)->as.real;
		range[1] = cc_table_cell(t, row, high)->as.real;
	} else if (t->spec->columns[column].part == CC_PART_ESTIMATE && low > 0 && high > 0) {
		o->empty = true; /* how far to trust it is not known */
	}
	cite(o, t, row, column);
	set_about(o, t, row, column, range);
	put_slot(o, slot, estimate(o, cc_table_cell(t, row, column)->as.real, range, share));
}

/* A count of people that is small says so. */
static void
put_count(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column,
    bool people)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);
	bool few =
	    people && cell->as.integer < CC_FINDINGS_FEW && o->sample && o->class != CC_FINDING_FORBIDS;

	cite(o, t, row, column);
	if (!o->counted)
		o->count = (uint64_t)cell->as.integer;
	o->counted = true;
	put_slot(o, slot,
	    cc_format(o->of->arena, "%lld%s%s", (long long)cell->as.integer,
		!people || !o->of->weighted || o->class == CC_FINDING_FORBIDS ? ""
		: is_japanese(o)					      ? "、ウェイト付き"
									      : ", weighted",
		!few		 ? ""
		: is_japanese(o) ? "（少人数）"
				 : " (few people)"));
}

/* An amount, to the last unit. */
static void
put_money(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	static const double none[2] = { (double)NAN, (double)NAN };
	const struct cc_cell *cell = cc_table_cell(t, row, column);
	char text[CC_DECIMAL_TEXT];

	cite(o, t, row, column);
	set_about(o, t, row, column, none);
	cc_decimal_print(text, cell->as.integer, cell->digits);
	put_slot(o, slot, cc_strdup(o->of->arena, text));
}

/* At most CC_FINDING_NAME columns, and nothing that a terminal would obey. */
static const char *
name_text(struct cc_span name, struct cc_arena *arena)
{
	struct cc_span cut;

	if (cc_utf8_width(name) <= CC_FINDING_NAME)
		return cc_strdup(arena, cc_quote(name).text);
	cut = cc_utf8_fit(name, CC_FINDING_NAME - 1);
	return cc_format(arena, "%s…", cc_quote(cut).text);
}

/* A fixed word; English ones are names of columns. */
static const char *
word_text(const char *column, struct cc_span word, const struct cc_findings *f)
{
	const struct cc_node *said =
	    cc_node_get(f->wording, cc_format(f->arena, "%s.%.*s", column, (int)word.len, word.at));
	struct cc_span text = said != NULL ? said->text : cc_word_in(column, word, f->report->lang);
	char *out = cc_strndup(f->arena, text.at, text.len);

	for (char *c = out; *c != '\0'; c++)
		if (*c == '_')
			*c = ' ';
	return out;
}

void
cc_finding_cell(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	enum cc_type type = t->spec->columns[column].type;
	struct cc_span text;

	if (CC_REALS >> type & 1) {
		put_estimate(o, slot, t, row, column, type == CC_TYPE_SHARE);
	} else if (type == CC_TYPE_MONEY) {
		put_money(o, slot, t, row, column);
	} else if (type == CC_TYPE_INT) {
		put_count(o, slot, t, row, column, t->spec->columns[column].part == CC_PART_N);
	} else {
		cite(o, t, row, column);
		text = cc_table_cell(t, row, column)->as.text;
		put_slot(o, slot,
		    type == CC_TYPE_WORD ? word_text(t->spec->columns[column].name, text, o->of)
					 : name_text(text, o->of->arena));
	}
}

void
cc_finding_people(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);

	put_count(o, slot, t, row, column, true);
	if (!cell->empty && (uint64_t)cell->as.integer < o->n)
		o->n = (uint64_t)cell->as.integer;
}

/* The first of the two that has a name. */
static unsigned
column_of(const struct cc_table *t, size_t row, unsigned column, unsigned other)
{
	const struct cc_cell *cell = cc_table_cell(t, row, column);

	return cell->empty || cell->as.text.len == 0 ? other : column;
}

static const char *
name_of(const struct cc_finding *o, const struct cc_table *t, size_t row, unsigned column, unsigned other)
{
	return name_text(cc_table_cell(t, row, column_of(t, row, column, other))->as.text, o->of->arena);
}

void
cc_finding_name(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column,
    unsigned other)
{
	cite(o, t, row, column_of(t, row, column, other));
	put_slot(o, slot, name_of(o, t, row, column, other));
}

void
cc_finding_text(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	struct cc_span rest = cc_table_cell(t, row, column)->as.text;
	const char *text = "";

	cite(o, t, row, column);
	while (rest.len > 0) { /* quoting cuts what is longer */
		struct cc_span piece = cc_utf8_fit(rest, CC_FINDING_NAME);

		text = cc_format(o->of->arena, "%s%s", text, cc_quote(piece).text);
		rest = (struct cc_span){ rest.at + piece.len, piece.len > 0 ? rest.len - piece.len : 0 };
	}
	put_slot(o, slot, text);
}

void
cc_finding_label(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row,
    unsigned column, struct cc_span label)
{
	cite(o, t, row, column);
	put_slot(o, slot, name_text(label, o->of->arena));
}

void
cc_finding_item(struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	const struct cc_findings *f = o->of;
	struct cc_span item = cc_table_cell(t, row, column)->as.text;
	uint32_t id = f->keys != NULL ? cc_map_find(f->keys, item) : CC_NO_ID;

	o->item = item;
	cite(o, t, row, column);
	if (id != CC_NO_ID)
		put_slot(o, slot, name_of(o, f->labels, f->row[id], f->label, f->key));
	else
		put_slot(o, slot, name_text(item, f->arena));
}

void
cc_finding_head(struct cc_finding *o, const char *slot, const char *measure)
{
	put_slot(o, slot, word_text("measure", cc_span(measure), o->of));
}

/* "A, B and C", of n. */
static void
put_names(struct cc_finding *o, const char *slot, const char *const *name, size_t n)
{
	struct cc_arena *arena = o->of->arena;
	const char *list = "";

	for (size_t i = 0; i < n && i < CC_FINDINGS_NAMES; i++) {
		const char *joint = i == 0 ? "" : i + 1 < n ? ", " : " and ";

		list = is_japanese(o) ? cc_format(arena, "%s「%s」", list, name[i])
				      : cc_format(arena, "%s%s%s", list, joint, name[i]);
	}
	if (n > CC_FINDINGS_NAMES)
		list = is_japanese(o) ? cc_format(arena, "%sなど", list)
				      : cc_format(arena, "%s and %zu more", list, n - CC_FINDINGS_NAMES);
	put_slot(o, slot, list);
}

void
cc_finding_names(struct cc_finding *o, const char *slot, const struct cc_table *t, const size_t *rows,
    size_t n, unsigned column, unsigned other)
{
	const char *name[CC_FINDINGS_NAMES];

	for (size_t i = 0; i < n && i < CC_FINDINGS_NAMES; i++) {
		cite(o, t, rows[i], column_of(t, rows[i], column, other));
		name[i] = name_of(o, t, rows[i], column, other);
	}
	put_names(o, slot, name, n);
}

void
cc_finding_called(struct cc_finding *o, const char *slot, const struct cc_table *t, const size_t *rows,
    size_t n, unsigned column, const struct cc_span *called)
{
	const char *name[CC_FINDINGS_NAMES];

	for (size_t i = 0; i < n && i < CC_FINDINGS_NAMES; i++) {
		cite(o, t, rows[i], column);
		name[i] = name_text(called[i], o->of->arena);
	}
	put_names(o, slot, name, n);
}

void
cc_finding_number(struct cc_finding *o, const char *slot, uint64_t n)
{
	if (!o->counted)
		o->count = n;
	o->counted = true;
	put_slot(o, slot, cc_format(o->of->arena, "%llu", (unsigned long long)n));
}

void
cc_finding_real(struct cc_finding *o, const char *slot, double value)
{
	put_slot(o, slot, cc_strdup(o->of->arena, cc_num_say(value).text));
}

void
cc_finding_word_slot(struct cc_finding *o, const char *slot, const char *word)
{
	put_slot(o, slot, word);
}

void
cc_finding_percent(struct cc_finding *o, const char *slot, double share)
{
	put_slot(o, slot, cc_format(o->of->arena, "%s%%", cc_num_say(100 * share).text));
}

void
cc_finding_share(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	put_estimate(o, slot, t, row, column, true);
}

/* A difference or an end of its interval; of shares in points. */
static const char *
gap_text(const struct cc_finding *o, double gap, bool share)
{
	return share ? number(100 * gap, false, 0, o->of->arena) : number(gap, false, 1, o->of->arena);
}

static const char *
points(const struct cc_finding *o, bool share)
{
	return !share ? "" : is_japanese(o) ? "ポイント" : " points";
}

void
cc_finding_gap(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column, bool share)
{
	double gap = fabs(cc_table_cell(t, row, column)->as.real);

	cite(o, t, row, column);
	put_slot(o, slot, cc_format(o->of->arena, "%s%s", gap_text(o, gap, share), points(o, share)));
}

void
cc_finding_gap_between(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column, bool share)
{
	const struct cc_cell *gap = cc_table_cell(t, row, column), *low = gap + 1, *high = gap + 2;

	cite(o, t, row, column);
	o->empty |= low->empty || high->empty;
	if (o->empty)
		return;
	if (t->spec->columns[column].part == CC_PART_ESTIMATE)
		set_about(o, t, row, column, (const double[]){ low->as.real, high->as.real });
	put_slot(o, slot,
	    cc_format(o->of->arena,
		is_japanese(o)	   ? "%s%s（%s〜%s）%s"
		: low->as.real < 0 ? "%s%s (%s to %s)%s"
				   : "%s%s (%s–%s)%s",
		gap->as.real > 0 ? "+" : "", gap_text(o, gap->as.real, share),
		gap_text(o, low->as.real, share), gap_text(o, high->as.real, share), points(o, share)));
}

/* Decimals, so that so many digits of a number count. */
static unsigned
digits_for(double value, unsigned count)
{
	double digits = isfinite(value) && value != 0 ? count - 1 - floor(log10(fabs(value))) : 0;

	return (unsigned)fmin(fmax(digits, 0), 12);
}

void
cc_finding_whole(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column)
{
	const double none[2] = { (double)NAN, (double)NAN };
	double value = cc_table_cell(t, row, column)->as.real;
	struct cc_said say = cc_num_say(value);

	cite(o, t, row, column);
	if (t->spec->columns[column].part == CC_PART_ESTIMATE)
		set_about(o, t, row, column, none);
	put_slot(o, slot,
	    strlen(say.text) <= 5 ? cc_strdup(o->of->arena, say.text)
				  : number(value, false, digits_for(value, 3), o->of->arena));
}

void
cc_finding_rate(
    struct cc_finding *o, const char *slot, const struct cc_table *t, size_t row, unsigned column, bool share)
{
	double rate = fabs(cc_table_cell(t, row, column)->as.real) * (share ? 100 : 1);

	cite(o, t, row, column);
	put_slot(o, slot,
	    cc_format(o->of->arena, "%s%s", number(rate, false, digits_for(rate, 2), o->of->arena),
		points(o, share)));
}
