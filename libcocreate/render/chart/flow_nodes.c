/* flow_nodes.c -- columns of nodes, and where they stand. */
#include "render/chart/flow.h"

#include "base/arena.h"

#include <math.h>

/* Orders of nodes that stand behind all others: those who name none, the others. */
enum { NONE_LAST = 1000, OTHERS_LAST = 2000 };

static size_t
node_of(struct cc_flow_column *column, struct cc_span id, size_t row)
{
	size_t i = 0;

	while (i < column->n && !cc_span_eq(column->node[i].id, id))
		i++;
	if (i == column->n)
		column->node[column->n++] = (struct cc_flow_node){ .id = id, .first_row = row };
	return i;
}

static void
read_column(struct cc_flow *f, size_t k, const struct cc_canvas *c, const struct cc_chart_view *v)
{
	struct cc_flow_column *column = &f->column[k];

	column->name = v->chart->path[k];
	column->node = CC_ARRAY(c->arena, struct cc_flow_node, f->chains + 1);
	for (size_t i = 0; i < f->chains; i++) {
		f->at[i][k] = node_of(column, cc_view_key(v->table, i, column->name), i);
		column->node[f->at[i][k]].weight += f->weight[i];
	}
}

/* The node goes to number `to`. */
static void
renumber(struct cc_flow *f, size_t k, size_t node, size_t to)
{
	for (size_t i = 0; i <= f->chains; i++)
		if (f->at[i][k] == node)
			f->at[i][k] = to;
}

/* How many codes of all chains have no node of their own. */
static size_t
codes_without(const struct cc_flow_column *column, const struct cc_chart_view *v)
{
	size_t n = 0;

	for (size_t row = 0; row < v->table->rows; row++) {
		struct cc_span id = cc_view_key(v->table, row, column->name);
		bool known = id.len == 0;

		for (size_t i = 0; i < column->n && !known; i++)
			known = !column->node[i].is_others && cc_span_eq(column->node[i].id, id);
		for (size_t i = 0; i < row && !known; i++)
			known = cc_span_eq(cc_view_key(v->table, i, column->name), id);
		n += !known;
	}
	return n;
}

static size_t
least_node(const struct cc_flow_column *column)
{
	size_t least = 0;

	for (size_t i = 1; i < column->n; i++)
		if (column->node[i].weight <= column->node[least].weight)
			least = i;
	return least;
}

/* The nodes of least weight become one, the last, which the gathered chains go through. */
static void
gather(struct cc_flow *f, size_t k, const struct cc_chart_view *v)
{
	struct cc_flow_column *column = &f->column[k];
	struct cc_flow_node others = { .is_others = true };

	if (column->n <= CC_FLOW_NODES + 1 && f->rest == 0)
		return;
	while (column->n > CC_FLOW_NODES) {
		size_t least = least_node(column);

		others.weight += column->node[least].weight;
		renumber(f, k, least, SIZE_MAX);
		for (size_t i = least + 1; i < column->n; i++)
			renumber(f, k, i, i - 1);
		memmove(&column->node[least], &column->node[least + 1],
		    (column->n - least - 1) * sizeof *column->node);
		column->n--;
	}
	others.weight += f->weight[f->chains];
	column->node[column->n] = others;
	f->at[f->chains][k] = SIZE_MAX;
	renumber(f, k, SIZE_MAX, column->n);
	column->n++;
	column->node[column->n - 1].others = codes_without(column, v);
}

/* Where those who come in come from: the mean place of the column before. */
static double
place_before(const struct cc_flow *f, size_t k, size_t node)
{
	double sum = 0, all = 0;

	for (size_t i = 0; i < f->chains; i++)
		if (f->at[i][k] == node) {
			sum += f->weight[i] * (double)f->column[k - 1].node[f->at[i][k - 1]].order;
			all += f->weight[i];
		}
	return all > 0 ? sum / all : 0;
}

/* Places of the nodes of a column, so that flows cross little. */
static void
order_column(struct cc_flow *f, size_t k)
{
	struct cc_flow_column *column = &f->column[k];
	double wish[CC_FLOW_NODES + 1];

	for (size_t i = 0; i < column->n; i++) {
		const struct cc_flow_node *node = &column->node[i];

		wish[i] = node->is_others     ? OTHERS_LAST
			  : node->id.len == 0 ? NONE_LAST
			  : k == 0	      ? -node->weight
					      : place_before(f, k, i);
	}
	for (size_t i = 0; i < column->n; i++)
		for (size_t other = 0; other < column->n; other++)
			column->node[i].order += other < i ? wish[other] <= wish[i] : wish[other] < wish[i];
}

/* What the chains weigh; each 1 where no column says. */
static void
weigh(struct cc_flow *f, const struct cc_chart_view *v)
{
	for (size_t row = 0; row < v->table->rows; row++) {
		double weight = cc_view_real(v->table, row, v->chart->weight);

		weight = v->chart->weight == NULL ? 1 : weight > 0 ? weight : 0;
		f->weight[row < f->chains ? row : f->chains] += weight;
		f->total += weight;
	}
}

void
cc_flow_read(struct cc_flow *f, const struct cc_canvas *c, const struct cc_chart_view *v)
{
	*f = (struct cc_flow){ .chains = v->table->rows < CC_FLOW_CHAINS ? v->table->rows : CC_FLOW_CHAINS };
	f->rest = v->table->rows - f->chains;
	f->at = cc_alloc_array(c->arena, f->chains + 1, sizeof *f->at);
	f->weight = CC_ARRAY(c->arena, double, f->chains + 1);
	weigh(f, v);
	while (f->columns < CC_CHART_PATH && v->chart->path[f->columns] != NULL) {
		size_t k = f->columns++;

		read_column(f, k, c, v);
		gather(f, k, v);
		order_column(f, k);
	}
}

/* The node at this place of its column. */
static struct cc_flow_node *
node_at(struct cc_flow_column *column, size_t order)
{
	size_t i = 0;

	while (column->node[i].order != order)
		i++;
	return &column->node[i];
}

static double
height_of(const struct cc_flow_column *column, double gap)
{
	double high = 0;

	for (size_t i = 0; i < column->n; i++)
		high += column->node[i].label + column->node[i].high + (i > 0 ? gap : 0);
	return high;
}

void
cc_flow_stand(struct cc_flow *f, double gap)
{
	for (size_t k = 0; k < f->columns; k++) {
		for (size_t i = 0; i < f->column[k].n; i++)
			f->column[k].node[i].high = f->column[k].node[i].weight * f->bands / f->total;
		f->height = fmax(f->height, height_of(&f->column[k], gap));
	}
	for (size_t k = 0; k < f->columns; k++) {
		struct cc_flow_column *column = &f->column[k];
		double free = f->height - height_of(column, gap), top = 0;
		double more = free / (double)(column->n + 1);

		for (size_t order = 0; order < column->n; order++) {
			struct cc_flow_node *node = node_at(column, order);

			node->top = top + more;
			top = node->top + node->label + node->high + gap;
		}
	}
}
