/* partial.c -- --partial and --merge: a fold as lines of text, and back. */
#include "cli/partial.h"

#include "base/arena.h"
#include "cli/cli.h"
#include "cli/data.h"
#include "cli/help.h"

#include <inttypes.h>
#include <stdlib.h>

enum { BLOCK = 256 * 1024 };

/* What a fold counts besides rows; parts add them. */
static const struct {
	const char *name;
	size_t offset;
} counts[] = {
	{ "repeated", offsetof(struct cc_fold, repeated) },
	{ "after_as_of", offsetof(struct cc_fold, after_as_of) },
	{ "blank", offsetof(struct cc_fold, blank) },
	{ "totals", offsetof(struct cc_fold, totals) },
};

enum { COUNTS = sizeof counts / sizeof *counts };

/* Shared options that change nothing of what is kept: how a file is read,
 * which may differ from part to part, and what becomes of the figures.  One
 * that is not named here makes parts differ: rather refused than added up. */
static const char *const passing[] = { "against", "by", "check", "color", "column", "confidence", "delimiter",
	"digits", "draws", "encoding", "evidence", "excel", "fail-if", "from", "header", "help", "lang",
	"list", "mask", "max-field", "merge", "min-cell", "output", "partial", "parts", "quiet", "scaffold",
	"seed", "skip", "study", "table", "threads", "to", "verbose", "version", NULL };

static bool
is_passing(const struct cc_opt *opt, const struct cc_method *method)
{
	if (strcmp(opt->name, "dup") == 0)
		return !method->dup_early;
	for (size_t i = 0; passing[i] != NULL; i++)
		if (strcmp(opt->name, passing[i]) == 0)
			return true;
	return opt->late;
}

/* FNV-1a over what a document says, whatever its layout. */
static void
digest_bytes(uint64_t *hash, struct cc_span bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		*hash = (*hash ^ (unsigned char)bytes.at[i]) * UINT64_C(0x100000001b3);
	*hash = (*hash ^ 0x100) * UINT64_C(0x100000001b3);
}

static void
digest(uint64_t *hash, const struct cc_node *node)
{
	*hash = (*hash ^ (unsigned)node->kind) * UINT64_C(0x100000001b3);
	if (node->kind == CC_NODE_SCALAR) {
		digest_bytes(hash, (struct cc_span){ node->quoted ? "\"" : "", node->quoted });
		digest_bytes(hash, node->text);
	}
	for (size_t i = 0; i < node->n; i++) {
		if (node->kind == CC_NODE_MAP)
			digest_bytes(hash, node->key[i]->text);
		digest(hash, node->item[i]);
	}
	digest_bytes(hash, CC_SPAN("end"));
}

/* The shared keys that say how cells are read, and the command's section. */
static const char *
digest_study(const struct cc_study *study, struct cc_arena *arena)
{
	const char *const *shared = cc_study_said_keys;
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; study->root != NULL && shared[i] != NULL; i++) {
		const struct cc_node *node = cc_node_get(study->root, shared[i]);

		digest_bytes(&hash, cc_span(shared[i]));
		if (node != NULL)
			digest(&hash, node);
	}
	if (study->section != NULL)
		digest(&hash, study->section);
	return cc_format(arena, "%016" PRIx64, hash);
}

static struct cc_part_pair
items_pair(const struct cc_items *items, const char *key, struct cc_arena *arena)
{
	const char *text = "";

	for (uint32_t i = 0; i < items->n; i++)
		text = cc_format(arena, "%s%s%.*s", text, i > 0 ? "\n" : "", (int)items->item[i].id.len,
		    items->item[i].id.at);
	return (struct cc_part_pair){ key, text };
}

static size_t
list_parameters(struct cc_part_pair *out, const struct cc_run *run, const struct cc_method *method,
    const struct cc_opt *const *tables, const char *loaded, struct cc_arena *arena)
{
	const struct cc_role *roles = method->roles;
	struct cc_buf text = { 0 };
	size_t n = 0;

	for (; *tables != NULL; tables++)
		for (const struct cc_opt *opt = *tables; opt->name != NULL; opt++) {
			if (is_passing(opt, method))
				continue;
			text.len = 0;
			cc_opt_print(&text, opt, "\n");
			out[n++] = (struct cc_part_pair){ opt->name, cc_strndup(arena, text.at, text.len) };
		}
	for (size_t r = 0; roles[r].name != NULL; r++)
		if (run->items[r] != NULL)
			out[n++] = items_pair(run->items[r], roles[r].name, arena);
	out[n++] = (struct cc_part_pair){ "study", digest_study(run->study, arena) };
	if (loaded != NULL)
		out[n++] = (struct cc_part_pair){ method->loads, loaded };
	cc_buf_free(&text);
	return n;
}

static const struct cc_limit *const *
list_limits(const struct cc_method *method, const struct cc_run *run, struct cc_arena *arena)
{
	const struct cc_limit **limit;
	unsigned stores = 0;

	while (method->stores[stores].name != NULL)
		stores++;
	limit = CC_ARRAY(arena, const struct cc_limit *, stores);
	for (unsigned s = 0; s < stores; s++) {
		const struct cc_field *field = method->stores[s].fields;
		struct cc_limit *of;
		unsigned fields = 0;

		while (field[fields].name != NULL)
			fields++;
		of = CC_ARRAY(arena, struct cc_limit, fields);
		for (unsigned f = 0; f < fields; f++)
			of[f] = field[f].limit != NULL	? *field[f].limit
				: method->limit != NULL ? method->limit(run, s, f)
							: CC_NO_LIMIT;
		limit[s] = of;
	}
	return limit;
}

const struct cc_part_form *
cc_partial_form(const struct cc_tool *tool, const struct cc_run *run, const struct cc_binder *binder,
    const struct cc_opt *const *tables, const char *loaded, struct cc_arena *arena)
{
	const struct cc_role *roles = tool->method->roles;
	struct cc_part_form *form = CC_NEW(arena, struct cc_part_form);
	const char **role, **count = CC_ARRAY(arena, const char *, COUNTS);
	struct cc_part_pair *parameter;
	bool *needed, *has_ids;
	uint32_t *items;

	while (roles[form->n_roles].name != NULL)
		form->n_roles++;
	role = CC_ARRAY(arena, const char *, form->n_roles);
	needed = CC_ARRAY(arena, bool, form->n_roles);
	has_ids = CC_ARRAY(arena, bool, form->n_roles);
	items = CC_ARRAY(arena, uint32_t, form->n_roles);
	cc_fold_roles(has_ids, items, tool->method, run);
	for (size_t r = 0; r < form->n_roles; r++) {
		role[r] = roles[r].name;
		needed[r] = roles[r].flags & CC_ROLE_KEY;
	}
	for (size_t i = 0; i < COUNTS; i++)
		count[i] = counts[i].name;
	parameter = CC_ARRAY(arena, struct cc_part_pair, cc_opt_count(tables) + form->n_roles + 2);
	form->command = tool->name;
	form->version = cc_package_version;
	form->n_parameters = list_parameters(parameter, run, tool->method, tables, loaded, arena);
	form->parameter = parameter;
	form->n_counts = COUNTS;
	form->count = count;
	form->n_columns = cc_binder_slots(binder);
	form->role = role;
	form->needed = needed;
	form->has_ids = has_ids;
	form->items = items;
	form->stores = tool->method->stores;
	form->limit = list_limits(tool->method, run, arena);
	return form;
}

static int
by_name(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;

	return strcmp(strcmp(x, "-") == 0 ? "stdin" : x, strcmp(y, "-") == 0 ? "stdin" : y);
}

void
cc_partial_order(const char **file, uint32_t n)
{
	qsort(file, n, sizeof *file, by_name);
}

void
cc_partial_print(struct cc_buf *out, const struct cc_fold *fold, const struct cc_run *run,
    const struct cc_part_id *number, const struct cc_binder *binder, const struct cc_part_form *form,
    struct cc_arena *arena)
{
	struct cc_part_id own = *number;
	struct cc_part_state part = { .n_inputs = run->files,
		.n_parts = fold->parts,
		.id = fold->part,
		.last_day = fold->last_day,
		.state = fold->state };

	part.input = CC_ARRAY(arena, struct cc_part_input, run->files);
	for (uint32_t i = 0; i < run->files; i++)
		part.input[i] = (struct cc_part_input){ fold->input[i].file, fold->input[i].encoding,
			fold->input[i].rows, fold->guessed[i], fold->content[i] };
	if (part.n_parts == 0) {
		cc_part_identify(&own, part.input, part.n_inputs, arena);
		part.n_parts = 1;
		part.id = &own;
	}
	part.count = CC_ARRAY(arena, uint64_t, COUNTS);
	for (size_t i = 0; i < COUNTS; i++)
		part.count[i] = *(const uint64_t *)(const void *)((const char *)fold + counts[i].offset);
	part.column = CC_ARRAY(arena, uint8_t, form->n_columns);
	cc_binder_save(part.column, binder);
	cc_part_save(out, &part, form);
}

/* The lines of one file to the loader; text holds what is not yet a line. */
static bool
read_lines(struct cc_loader *l, struct cc_source *source, struct cc_buf *text, struct cc_err *err)
{
	struct cc_place place = { cc_source_name(source), 0, 0 };
	enum cc_got got = CC_GOT_SOME;
	struct cc_err cause;
	size_t from = 0, seen;

	while (got == CC_GOT_SOME) {
		const char *end;
		size_t more = 0;

		memmove(text->at, text->at + from, text->len - from);
		seen = text->len -= from;
		from = 0;
		cc_buf_reserve(text, BLOCK);
		got = cc_source_read(&more, text->at + text->len, BLOCK, source, &cause);
		text->len += more;
		while ((end = memchr(text->at + seen, '\n', text->len - seen)) != NULL) {
			place.line++;
			if (!cc_loader_line(l,
				(struct cc_span){ text->at + from, (size_t)(end - text->at) - from }, place,
				err))
				return false;
			seen = from = (size_t)(end - text->at) + 1;
		}
	}
	place.line++;
	if (got == CC_GOT_FAULT)
		return cc_source_fail(err, source, place.line, 1, &cause);
	if (from < text->len)
		return cc_fail_at(err, CC_EXIT_DATA, place, N_("the line has no end; the state is cut off"));
	return cc_loader_end(l, place, err);
}

static bool
read_states(struct cc_loader *l, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_input input;
	struct cc_source_opts opts = { .encoding = "UTF-8" };
	struct cc_source *source;
	struct cc_buf text = { 0 };
	bool good;

	if (!cc_input_open(&input, name, err))
		return false;
	source = cc_source_new(input, &opts, arena);
	cc_buf_reserve(&text, BLOCK);
	good = read_lines(l, source, &text, err);
	cc_buf_free(&text);
	cc_source_free(source);
	cc_input_close(input);
	return good;
}

static void
take_part(struct cc_fold *out, const struct cc_part_state *part, uint32_t first, struct cc_arena *arena)
{
	out->input = CC_ARRAY(arena, struct cc_report_input, first + part->n_inputs);
	out->guessed = CC_ARRAY(arena, bool, first + part->n_inputs);
	out->content = CC_ARRAY(arena, struct cc_content, first + part->n_inputs);
	out->part = part->id;
	out->parts = part->n_parts;
	for (size_t i = 0; i < part->n_inputs; i++) {
		const struct cc_part_input *in = &part->input[i];

		out->input[first + i] = (struct cc_report_input){ in->file, in->encoding, in->rows };
		out->guessed[first + i] = in->guessed;
		out->content[first + i] = in->content;
	}
	out->inputs = (uint32_t)part->n_inputs;
	for (size_t i = 0; i < COUNTS; i++)
		*(uint64_t *)(void *)((char *)out + counts[i].offset) = part->count[i];
	out->last_day = part->last_day;
	out->state = part->state;
}

bool
cc_merge_run(struct cc_fold *out, const struct cc_run *run, struct cc_binder *binder,
    const struct cc_fold_opts *opts, const struct cc_part_form *form, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_loader *l = cc_loader_new(form, arena);
	struct cc_part_state part;
	bool good = true;

	for (uint32_t i = opts->first_file; good && i < run->files; i++)
		good = read_states(l, run->file[i], arena, err);
	good = good && cc_loader_once(l, opts->parts, !opts->part, err) &&
	       cc_loader_join(&part, l, opts->first_file, run->workers, err);
	if (good) {
		take_part(out, &part, opts->first_file, arena);
		good = cc_binder_load(binder, part.column, part.input[0].file, arena, err);
		out->bound = cc_binder_roles(binder);
	}
	cc_loader_free(l);
	return good;
}
