/* criteria.c -- what people score on several criteria: values, standings, scores. */
#include "figure/criteria.h"

#include "base/arena.h"
#include "base/num.h"
#include "figure/names.h"
#include "figure/twice.h"

#include <inttypes.h>
#include <math.h>

const struct cc_column_spec cc_explain_columns[] = {
	CC_CELL(struct cc_explain_row, "person", unit, ID, KEY),
	CC_CELL(struct cc_explain_row, "criterion", criterion, ID, KEY),
	CC_CELL(struct cc_explain_row, "value", value, REAL, NONE),
	CC_CELL(struct cc_explain_row, "standing", standing, REAL, NONE),
	CC_CELL(struct cc_explain_row, "weight", weight, REAL, NONE),
	CC_CELL(struct cc_explain_row, "contribution", contribution, REAL, NONE),
	{ 0 },
};

/* Said as a problem, or forgiven and counted. */
static bool
is_valid(struct cc_criteria *c, const struct cc_criterion_column *column, const struct cc_column_cell *cell)
{
	const struct cc_criterion *of = &c->criterion[column->criterion];
	bool log = of->how == CC_STANDING_LOG;

	if (log ? cell->value >= 0
		: of->how != CC_STANDING_GIVEN || (cell->value >= of->end[0] && cell->value <= of->end[1]))
		return true;
	c->invalid++;
	if (c->run->invalid_missing)
		return false;
	if (log)
		cc_place_problem(c->problems, c->run, cell->place, column->name,
		    N_("\"%s\"; wanted 0 or more, as its logarithm is taken"), cc_num_say(cell->value).text);
	else
		cc_place_problem(c->problems, c->run, cell->place, column->name,
		    N_("\"%s\"; wanted a number from %s to %s"), cc_num_say(cell->value).text,
		    cc_num_say(of->end[0]).text, cc_num_say(of->end[1]).text);
	return false;
}

void
cc_criteria_values(struct cc_criteria *c, const struct cc_store *columns, const struct cc_store *values,
    unsigned role, cc_column_unit *unit, const void *of)
{
	struct cc_column_names names;
	struct cc_column_cell cell;

	cc_column_names(&names, columns, role, c->arena);
	c->column = CC_ARRAY(c->arena, struct cc_criterion_column, names.n);
	for (c->columns = 0; c->columns < names.n; c->columns++) {
		struct cc_criterion_column *column = &c->column[c->columns];

		*column = (struct cc_criterion_column){ names.column[c->columns].item,
			names.column[c->columns].name, CC_ARRAY(c->arena, double, c->units) };
		for (uint32_t u = 0; u < c->units; u++)
			column->value[u] = (double)NAN;
	}
	for (uint64_t i = 0; i < values->rows; i++) {
		uint32_t u;

		if (!cc_column_cell(&cell, &names, values, i) || isnan(cell.value) ||
		    c->column[cell.column].criterion >= c->criteria)
			continue;
		u = unit(of, &cell);
		if (u != CC_NO_ID && is_valid(c, &c->column[cell.column], &cell))
			c->column[cell.column].value[u] = cell.value;
	}
}

enum cc_lack
cc_criteria_lack(const struct cc_criteria *c, uint32_t unit)
{
	enum cc_lack lack = CC_LACK_NOTHING;

	for (uint32_t i = 0; i < c->columns; i++) {
		const struct cc_criterion *of = &c->criterion[c->column[i].criterion];
		double value = c->column[i].value[unit];

		if (isnan(value) && of->missing == CC_MISSING_EXCLUDE)
			return CC_LACK_VALUE;
		if (value < of->limit[0] || value > of->limit[1])
			lack = CC_LACK_LIMITS;
	}
	return lack;
}

/* The mean of the columns that anybody has a value in; false: there is none. */
static bool
stand(double *mean, const struct cc_criteria *c, uint32_t criterion, const bool *counts)
{
	const struct cc_criterion *of = &c->criterion[criterion];
	struct cc_arena *scratch = cc_arena_new();
	double *value = CC_ARRAY(scratch, double, c->units), *u = CC_ARRAY(scratch, double, c->units);
	uint32_t columns = 0;

	for (uint32_t i = 0; i < c->columns; i++) {
		if (c->column[i].criterion != criterion)
			continue;
		for (uint32_t k = 0; k < c->units; k++)
			value[k] = counts[k] ? c->column[i].value[k] : (double)NAN;
		cc_standing(u, value, c->units, of->how, of->end, scratch);
		for (uint32_t k = 0; k < c->units && of->down; k++)
			u[k] = 1 - u[k];
		if (!cc_standing_fill(u, c->units, of->missing == CC_MISSING_LOW ? 0 : (double)NAN, scratch))
			continue;
		columns++;
		for (uint32_t k = 0; k < c->units; k++)
			mean[k] += u[k];
	}
	for (uint32_t k = 0; k < c->units && columns > 0; k++)
		mean[k] /= columns;
	cc_arena_free(scratch);
	return columns > 0;
}

bool
cc_criteria_score(struct cc_criteria *c, const bool *counts, struct cc_err *err)
{
	c->standing = CC_ARRAY(c->arena, double, (size_t)c->criteria * c->units);
	c->which = CC_ARRAY(c->arena, uint32_t, c->criteria);
	c->score = CC_ARRAY(c->arena, double, c->units);
	for (uint32_t i = 0; i < c->criteria; i++)
		if (stand(&c->standing[(size_t)c->used * c->units], c, i, counts)) {
			c->weights += c->criterion[i].weight;
			c->which[c->used++] = i;
		}
	if (c->used > 0 && !(c->weights > 0))
		return cc_fail_option(
		    c->run, "weights", err, N_("all criteria that have values weigh 0; wanted one above 0"));
	for (uint32_t u = 0; u < c->units; u++) {
		double sum = 0;

		for (uint32_t i = 0; i < c->used; i++)
			sum += c->criterion[c->which[i]].weight * c->standing[(size_t)i * c->units + u];
		c->score[u] = c->used > 0 ? 100 * sum / c->weights : 50;
	}
	return true;
}

static double
only_value(const struct cc_criteria *c, uint32_t criterion, uint32_t unit)
{
	double value = (double)NAN;
	uint32_t columns = 0;

	for (uint32_t i = 0; i < c->columns; i++)
		if (c->column[i].criterion == criterion) {
			value = c->column[i].value[unit];
			columns++;
		}
	return columns == 1 ? value : (double)NAN;
}

void
cc_explain_put(struct cc_report *report, struct cc_table *t, const struct cc_criteria *c, uint32_t unit,
    struct cc_span name)
{
	for (uint32_t i = 0; i < c->used; i++) {
		const struct cc_criterion *of = &c->criterion[c->which[i]];
		double standing = c->standing[(size_t)i * c->units + unit];
		struct cc_explain_row row = { name, of->item->id, only_value(c, c->which[i], unit), standing,
			of->weight, 100 * of->weight * standing / c->weights };

		cc_table_fill(report, t, &row, 1);
	}
}

static void
note_lacking(struct cc_report *report, const struct cc_criteria *c, uint32_t criterion, const uint32_t *who,
    uint32_t n)
{
	const struct cc_criterion *of = &c->criterion[criterion];
	bool ja = c->run->lang == CC_JA;
	uint64_t lacking = 0;

	for (uint32_t k = 0; k < c->columns; k++)
		for (uint32_t i = 0; c->column[k].criterion == criterion && i < n; i++)
			lacking += isnan(c->column[k].value[who[i]]);
	cc_note_count(report, "missing-values", "%" PRIu64 " value is missing of %s; who has none stands %s",
	    "%" PRIu64 " values are missing of %s; who has none stands %s",
	    "欠測 %" PRIu64 " 件（%s）: 値のない人は%sとします", lacking, cc_quote(of->item->id).text,
	    of->missing == CC_MISSING_LOW ? ja ? "最下位" : "lowest"
	    : ja			  ? "中央値"
					  : "at the median");
}

void
cc_criteria_note(struct cc_report *report, const struct cc_criteria *c, const uint32_t *who, uint32_t n)
{
	struct cc_names_list none = { 0 };

	for (uint32_t i = 0, next = 0; i < c->criteria; i++) {
		if (next < c->used && c->which[next] == i) {
			next++;
			note_lacking(report, c, i, who, n);
		} else if (c->criterion[i].item->node != NULL) {
			cc_names_data(&none, c->criterion[i].item->id, c->arena);
		}
	}
	cc_note_names(report, "criteria-unused", "%" PRIu64 " criterion of the study has no values: %s",
	    "%" PRIu64 " criteria of the study have no values: %s", "値のない基準: %" PRIu64 " 個（%s）",
	    &none);
}
