/* suites.c -- reads the cases of other parsers' test suites and judges the answers.
 *
 * Usage: suites DATA DIFFER
 * DATA is the folder with csv-suites and yaml-suites; DIFFER lists the cases
 * whose answer is another on purpose, "CASE  reason", and is wrong where such a
 * case agrees after all.  Prints "PASS CASE" or "FAIL CASE: why" a case.
 */
#include "rec/read.h"
#include "rec/yaml.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static struct cc_arena *arena;
static struct cc_err err;
static json_t *differ; /* CASE -> how often it was judged */

static void
judge(const char *name, bool same, const char *why)
{
	json_t *listed = json_object_get(differ, name);

	if (listed != NULL)
		json_integer_set(listed, json_integer_value(listed) + 1);
	if (same && listed != NULL)
		printf("FAIL %s: listed as different, and is not\n", name);
	else if (same || listed != NULL)
		printf("PASS %s\n", name);
	else
		printf("FAIL %s: %s\n", name, why);
}

static bool
read_list(const char *file)
{
	char line[512], name[128];
	FILE *in = fopen(file, "r");

	differ = json_object();
	if (in == NULL)
		return false;
	while (fgets(line, sizeof line, in) != NULL)
		if (line[0] != '#' && sscanf(line, "%127s", name) == 1)
			json_object_set_new(differ, name, json_integer(0));
	fclose(in);
	return true;
}

static void
check_list(void)
{
	const char *name;
	json_t *n;

	json_object_foreach(differ, name, n) if (json_integer_value(n) != 1)
	    printf("FAIL %s: listed as different, and judged %d times\n", name, (int)json_integer_value(n));
}

static struct cc_span
slurp(const char *folder, const char *name, const char *file)
{
	char path[4096], bytes[16384];
	struct cc_buf text = { 0 };
	struct cc_span out;
	FILE *in;
	size_t n;

	snprintf(path, sizeof path, "%s/%s%s%s", folder, name, file[0] ? "/" : "", file);
	in = fopen(path, "r");
	if (in == NULL)
		return (struct cc_span){ NULL, 0 };
	while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
		cc_buf_add(&text, bytes, n);
	fclose(in);
	cc_buf_reserve(&text, 0);
	out = cc_span_dup(arena, (struct cc_span){ text.at, text.len });
	cc_buf_free(&text);
	return out;
}

static void
take_cells(void *ctx, uint64_t line, const struct cc_span *header, size_t n, const json_t *cells)
{
	json_t *row = json_array();

	(void)line;
	(void)header;
	(void)n;
	for (size_t i = 0; i < json_array_size(cells); i++) {
		json_t *cell = json_array_get(cells, i);

		json_array_append_new(row, json_is_null(cell) ? json_string("") : json_incref(cell));
	}
	json_array_append_new(ctx, row);
}

/* All records as lists of cells, the header first; NULL: refused. */
static json_t *
read_rows(struct cc_span text, enum cc_form form, char delimiter)
{
	struct cc_source_opts source_opts = { .bytes = text };
	struct cc_records_opts opts = { .form = form, .delimiter = delimiter };
	struct cc_source *source = cc_source_new((struct cc_input){ "in", -1 }, &source_opts, arena);
	json_t *rows = json_array(), *names = json_array();
	struct cc_records *r = NULL;
	bool good = read_input(&r, source, &opts, take_cells, rows, arena, &err);
	uint64_t line;

	if (good && form == CC_FORM_CSV) {
		const struct cc_span *header = cc_records_header(&line, r, arena);

		for (size_t i = 0; i < cc_records_width(r); i++)
			json_array_append_new(names, read_text(header[i]));
		json_array_insert(rows, 0, names);
	}
	json_decref(names);
	cc_records_free(r);
	cc_source_free(source);
	if (good)
		return rows;
	json_decref(rows);
	return NULL;
}

/* A list of objects as lists, their keys first. */
static json_t *
as_rows(json_t *data)
{
	json_t *rows = json_array(), *names = json_array(), *value;
	size_t i;

	if (!json_is_object(json_array_get(data, 0))) {
		json_decref(rows);
		json_decref(names);
		return json_incref(data);
	}
	for (void *at = json_object_iter(json_array_get(data, 0)); at != NULL;
	     at = json_object_iter_next(json_array_get(data, 0), at))
		json_array_append_new(names, json_string(json_object_iter_key(at)));
	json_array_append_new(rows, names);
	json_array_foreach(data, i, value)
	{
		json_t *row = json_array();

		for (void *at = json_object_iter(value); at != NULL; at = json_object_iter_next(value, at))
			json_array_append(row, json_object_iter_value(at));
		json_array_append_new(rows, row);
	}
	return rows;
}

static void
judge_csv(const char *name, struct cc_span text, char delimiter, json_t *wanted)
{
	json_t *found = read_rows(text, CC_FORM_CSV, delimiter);
	json_t *rows = json_is_array(wanted) ? as_rows(wanted) : NULL;
	char *shown = found != NULL ? json_dumps(found, JSON_COMPACT) : NULL;
	bool same = found == NULL || rows == NULL ? found == rows : json_equal(found, rows);

	judge(name, same, shown != NULL ? shown : err.text);
	free(shown);
	json_decref(found);
	json_decref(rows);
}

static void
csv_spectrum(const char *data)
{
	static const char *const names[] = { "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes",
		"json", "location_coordinates", "newlines", "newlines_crlf", "quotes_and_newlines", "simple",
		"simple_crlf", "utf8" };
	const char *folder = cc_format(arena, "%s/csv-suites/csv-spectrum", data);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct cc_span json = slurp(folder, cc_format(arena, "json/%s.json", names[i]), "");
		json_t *wanted = json_loadb(json.at, json.len, 0, NULL);

		judge_csv(cc_format(arena, "csv-spectrum/%s", names[i]),
		    slurp(folder, cc_format(arena, "csvs/%s.csv", names[i]), ""), ',', wanted);
		json_decref(wanted);
	}
}

static struct cc_span
text_of(const json_t *text)
{
	return (struct cc_span){ json_string_value(text), json_string_length(text) };
}

/* What a dialect may say and be RFC 4180 with another delimiter. */
static bool
plain_dialect(char *delimiter, json_t *dialect)
{
	const char *key;
	json_t *value;

	*delimiter = ',';
	json_object_foreach(dialect, key, value)
	{
		if (strcmp(key, "delimiter") == 0 && json_string_length(value) == 1 &&
		    strchr("\n\r\" ", *json_string_value(value)) == NULL)
			*delimiter = *json_string_value(value);
		else if (strcmp(key, "quotechar") == 0 && json_is_string(value) &&
			 strcmp(json_string_value(value), "\"") == 0)
			continue;
		else if ((strcmp(key, "escapechar") == 0 && json_is_null(value)) ||
			 (strcmp(key, "doublequote") == 0 && json_is_true(value)) ||
			 (strcmp(key, "skipinitialspace") == 0 && json_is_false(value)) ||
			 (strcmp(key, "quoting") == 0 && json_integer_value(value) == 0) ||
			 (strcmp(key, "strict") == 0 && json_integer_value(value) == 1) ||
			 strcmp(key, "header") == 0 || strcmp(key, "skipEmptyLines") == 0 ||
			 strcmp(key, "newline") == 0)
			continue;
		else
			return false;
	}
	return true;
}

static void
cpython(const char *data)
{
	struct cc_span text = slurp(data, "csv-suites/cpython/cases.json", "");
	json_t *cases = json_loadb(text.at, text.len, JSON_ALLOW_NUL, NULL), *one, *line;
	size_t i, k;
	char delimiter;

	json_array_foreach(cases, i, one)
	{
		struct cc_buf input = { 0 };

		if (!plain_dialect(&delimiter, json_object_get(one, "dialect")))
			continue;
		cc_buf_span(&input, text_of(json_object_get(one, "input_text")));
		json_array_foreach(json_object_get(one, "input_lines"), k, line)
		    cc_buf_span(&input, text_of(line));
		judge_csv(cc_format(arena, "cpython/%d", (int)json_integer_value(json_object_get(one, "id"))),
		    (struct cc_span){ input.at, input.len }, delimiter, json_object_get(one, "expect"));
		cc_buf_free(&input);
	}
	json_decref(cases);
}

static void
papaparse(const char *data)
{
	struct cc_span text = slurp(data, "csv-suites/papaparse/cases.json", "");
	json_t *cases = json_loadb(text.at, text.len, 0, NULL), *one;
	size_t i;
	char delimiter;

	json_array_foreach(cases, i, one)
	{
		const char *suite = json_string_value(json_object_get(one, "suite"));

		if (plain_dialect(&delimiter, json_object_get(one, "config")))
			judge_csv(cc_format(arena, "papaparse/%.4s-%d", suite,
				      (int)json_integer_value(json_object_get(one, "i"))),
			    text_of(json_object_get(one, "input")), delimiter,
			    json_object_get(json_object_get(one, "expected"), "data"));
	}
	json_decref(cases);
}

/* Every scalar of ours is text: as it is written. */
static bool
same_scalar(const struct cc_node *node, const json_t *wanted)
{
	if (json_is_string(wanted))
		return cc_span_eq(node->text, text_of(wanted));
	if (json_is_null(wanted))
		return cc_node_null(node);
	if (json_is_number(wanted))
		return !node->quoted && strtod(node->text.at, NULL) == json_number_value(wanted);
	return cc_span_eq(node->text, json_is_true(wanted) ? CC_SPAN("true") : CC_SPAN("false"));
}

static bool
same_node(const struct cc_node *node, const json_t *wanted)
{
	size_t n = json_is_array(wanted) ? json_array_size(wanted) : json_object_size(wanted);

	if (node == NULL)
		return wanted == NULL || json_is_null(wanted);
	if (node->kind == CC_NODE_SCALAR)
		return !json_is_array(wanted) && !json_is_object(wanted) && same_scalar(node, wanted);
	if (n != node->n || (node->kind == CC_NODE_LIST) != json_is_array(wanted))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!same_node(node->item[i], node->kind == CC_NODE_LIST
						  ? json_array_get(wanted, i)
						  : json_object_get(wanted, node->key[i]->text.at)))
			return false;
	return true;
}

/* What the stream of records must make of a document: how many rows, 0: a refusal. */
static size_t
records_of(const struct cc_node *node)
{
	for (size_t i = 0; node != NULL && i < node->n; i++)
		if (node->kind != CC_NODE_LIST || node->item[i]->kind != CC_NODE_MAP)
			return 0;
	return node != NULL ? node->n : 0;
}

static void
judge_yaml(const char *name, struct cc_span text, struct cc_span json)
{
	json_t *wanted = json.at != NULL ? json_loadb(json.at, json.len, JSON_DECODE_ANY, NULL) : NULL;
	struct cc_node *node = NULL;
	bool read = cc_yaml_load(&node, text, "in", CC_EXIT_DATA, arena, &err);
	/* Without data, what the case wants is a refusal. */
	bool same = json.at == NULL ? !read : read && same_node(node, wanted);
	json_t *rows;

	judge(name, same, read ? "other data" : err.text);
	rows = read_rows(text, CC_FORM_YAML, '\0');
	if (json_array_size(rows) != (read ? records_of(node) : 0) ||
	    (rows == NULL && strncmp(err.text, "in:", 3) != 0))
		printf("FAIL %s: as records: %s\n", name, rows != NULL ? "another number of them" : err.text);
	json_decref(rows);
	json_decref(wanted);
}

static void
yaml_suite(const char *data)
{
	const char *folder = cc_format(arena, "%s/yaml-suites/yaml-test-suite", data);
	struct dirent **entry;
	int n = scandir(folder, &entry, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		const char *name = entry[i]->d_name;
		struct cc_span text = slurp(folder, name, "in.yaml");

		if (name[0] != '.' && text.at != NULL)
			judge_yaml(cc_format(arena, "yaml/%s", name), text, slurp(folder, name, "in.json"));
		free(entry[i]);
	}
	free(entry);
}

int
main(int argc, char **argv)
{
	arena = cc_arena_new();
	if (argc != 3 || !read_list(argv[2])) {
		fputs("usage: suites DATA DIFFER\n", stderr);
		return 2;
	}
	csv_spectrum(argv[1]);
	cpython(argv[1]);
	papaparse(argv[1]);
	yaml_suite(argv[1]);
	check_list();
	json_decref(differ);
	cc_arena_free(arena);
	return 0;
}
