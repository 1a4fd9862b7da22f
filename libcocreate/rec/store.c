/* store.c -- what a method keeps while rows come in: making and adding.
 *
 * Records lie in blocks of CC_STORE_BLOCK; all blocks but the last are full,
 * so that a row's number says where it is.  Fields of 8 bytes stand first in a
 * record, those of 4 after them: no padding between.
 * Joining is in store_join.c, sealing in store_seal.c.
 */
#include "rec/batch_at.h"
#include "rec/store_add.h"
#include "rec/store_read.h"
#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { SLOTS_FIRST = 64 };

static uint32_t
kind_size(enum cc_field_kind kind)
{
	switch (kind) {
	case CC_FIELD_KEY:
	case CC_FIELD_DAY:
	case CC_FIELD_VALUE: return 4;
	case CC_FIELD_SUM: return sizeof(struct cc_exact);
	case CC_FIELD_TEXT: return sizeof(struct cc_span);
	case CC_FIELD_LIST: return sizeof(struct cc_store_list);
	default: return 8;
	}
}

static bool
is_key(enum cc_field_kind kind)
{
	return kind == CC_FIELD_KEY || kind == CC_FIELD_DAY;
}

/* What rows are kept for: it does not join. */
static bool
is_of_rows(enum cc_field_kind kind)
{
	return kind == CC_FIELD_PLACE || kind == CC_FIELD_VALUE || kind == CC_FIELD_TEXT ||
	       kind == CC_FIELD_LIST;
}

static void
fields_place(struct cc_store *s, const uint32_t *items)
{
	const struct cc_field *field = s->spec->fields;
	uint32_t at = 0;

	for (unsigned f = 0; field[f].name != NULL; f++) {
		assert(f < sizeof s->offset / sizeof s->offset[0]);
		assert(is_key(field[f].kind) || s->spec->keep_rows == is_of_rows(field[f].kind));
		assert(!is_key(field[f].kind) || field[f].per_item == 0);
		s->repeat[f] = field[f].per_item > 0 ? items[field[f].per_item - 1] : 1;
		if (is_key(field[f].kind))
			s->key[s->n_keys++] = (uint8_t)f;
		s->n_fields++;
	}
	for (int narrow = 0; narrow <= 1; narrow++) {
		for (unsigned f = 0; f < s->n_fields; f++) {
			uint32_t size = kind_size(field[f].kind);

			if ((size == 4) == narrow) {
				s->offset[f] = at;
				at += size * s->repeat[f];
			}
		}
	}
	s->width = at == 0 ? 8 : (at + 7) & ~UINT32_C(7);
}

static unsigned char *
blank_record(const struct cc_store *s)
{
	unsigned char *blank = cc_malloc(s->width);

	memset(blank, 0, s->width);
	for (unsigned f = 0; f < s->n_fields; f++) {
		enum cc_field_kind kind = s->spec->fields[f].kind;
		unsigned char *at = cc_field_at(s, blank, f);
		double start = kind == CC_FIELD_MIN ? (double)INFINITY : -(double)INFINITY;

		for (uint32_t i = 0; i < s->repeat[f]; i++) {
			if (kind == CC_FIELD_KEY || kind == CC_FIELD_VALUE)
				memset(at + 4 * (size_t)i, 0xff, 4);
			else if (kind == CC_FIELD_MIN || kind == CC_FIELD_MAX)
				memcpy(at + 8 * (size_t)i, &start, sizeof start);
		}
	}
	return blank;
}

static struct cc_store *
store_new(const struct cc_store_spec *spec, const uint32_t *items)
{
	struct cc_store *s = cc_malloc(sizeof *s);

	memset(s, 0, sizeof *s);
	s->spec = spec;
	fields_place(s, items);
	s->blank = blank_record(s);
	s->texts = cc_arena_new();
	if (spec->keep_rows)
		s->values = cc_values_new();
	return s;
}

static void
store_free(struct cc_store *s)
{
	for (size_t b = 0; b < s->blocks; b++)
		free(s->block[b]);
	free(s->block);
	free(s->blank);
	free(s->slot);
	free(s->order);
	free(s->value);
	free(s->foreign);
	cc_values_free(s->values);
	cc_arena_free(s->texts);
	free(s);
}

void
cc_store_reserve(struct cc_store *s, size_t blocks)
{
	if (blocks <= s->blocks_cap)
		return;
	s->blocks_cap = blocks < 8 ? 8 : 2 * blocks;
	s->block = cc_realloc(s->block, s->blocks_cap * sizeof *s->block);
}

/* Room behind the last record, to the end of its block. */
static size_t
room_behind(struct cc_store *s)
{
	assert(s->order == NULL);
	if ((s->rows & (CC_STORE_BLOCK - 1)) == 0) {
		if (s->rows > UINT32_MAX - CC_STORE_BLOCK)
			cc_oom(); /* row numbers have 32 bits */
		cc_store_reserve(s, s->blocks + 1);
		s->block[s->blocks] = (s->blocks == 0 ? cc_malloc : cc_malloc_full)(/* more may follow */
		    (size_t)s->width << CC_STORE_SHIFT);
		s->blocks++;
	}
	return CC_STORE_BLOCK - (size_t)(s->rows & (CC_STORE_BLOCK - 1));
}

static unsigned char *
record_add(struct cc_store *s)
{
	unsigned char *record;

	(void)room_behind(s);
	record = cc_store_record(s, s->rows++);
	memcpy(record, s->blank, s->width);
	return record;
}

/* One, then as many again as there are. */
static void
copy_blank(unsigned char *to, size_t n, const struct cc_store *s)
{
	size_t done = s->width, size = n * s->width;

	memcpy(to, s->blank, done);
	for (size_t more; done < size; done += more) {
		more = size - done < done ? size - done : done;
		memcpy(to + done, to, more);
	}
}

uint64_t
cc_log_more(struct cc_store *s, uint32_t n)
{
	uint64_t first = s->rows;

	while (n > 0) {
		size_t room = room_behind(s), some = n < room ? n : room;

		copy_blank(cc_store_record(s, s->rows), some, s);
		s->rows += some;
		n -= (uint32_t)some;
	}
	return first;
}

static uint64_t
key_word(const struct cc_store *s, const unsigned char *record, unsigned f)
{
	if (s->spec->fields[f].kind == CC_FIELD_KEY)
		return cc_row_id(s, record, f, 0);
	return (uint64_t)cc_row_day(s, record, f);
}

/* The address of the store keys its hash: nobody outside knows it, and no
 * result depends on it. */
static uint32_t
keys_hash(const struct cc_store *s, const uint64_t *keys)
{
	uint64_t h = (uint64_t)(uintptr_t)s;

	for (unsigned k = 0; k < s->n_keys; k++) {
		h = (h ^ keys[k]) * UINT64_C(0x9e3779b97f4a7c15);
		h ^= h >> 32;
	}
	return (uint32_t)h;
}

static bool
keys_are(const struct cc_store *s, const unsigned char *record, const uint64_t *keys)
{
	for (unsigned k = 0; k < s->n_keys; k++) {
		if (key_word(s, record, s->key[k]) != keys[k])
			return false;
	}
	return true;
}

void
cc_store_put_keys(const struct cc_store *s, unsigned char *record, const uint64_t *keys)
{
	for (unsigned k = 0; k < s->n_keys; k++) {
		void *at = cc_field_at(s, record, s->key[k]);

		if (s->spec->fields[s->key[k]].kind == CC_FIELD_KEY)
			*(uint32_t *)at = (uint32_t)keys[k];
		else
			*(int32_t *)at = cc_day_kept((int64_t)keys[k]);
	}
}

static void
slots_grow(struct cc_store *s)
{
	struct cc_store_slot *old = s->slot;
	uint64_t n = s->slots;

	s->slots = n == 0 ? SLOTS_FIRST : 2 * n;
	s->slot = cc_malloc(s->slots * sizeof *s->slot);
	memset(s->slot, 0, s->slots * sizeof *s->slot);
	for (uint64_t k = 0; k < n; k++) {
		uint64_t i = old[k].hash & (s->slots - 1);

		if (old[k].row == 0)
			continue;
		while (s->slot[i].row != 0)
			i = (i + 1) & (s->slots - 1);
		s->slot[i] = old[k];
	}
	free(old);
}

static bool
first_before(struct cc_span text, uint64_t place, struct cc_span other, uint64_t other_place)
{
	if (other.at == NULL || place != other_place)
		return other.at == NULL || place < other_place;
	return cc_span_cmp(text, other) < 0;
}

struct cc_state *
cc_state_new(size_t n_roles, const bool *has_ids, const uint32_t *items, const struct cc_store_spec *specs)
{
	struct cc_state *state = cc_malloc(sizeof *state);

	memset(state, 0, sizeof *state);
	state->n_roles = n_roles;
	while (specs[state->n_stores].name != NULL)
		state->n_stores++;
	state->ids = cc_malloc((n_roles + 1) * sizeof *state->ids);
	for (size_t r = 0; r < n_roles; r++)
		state->ids[r] = has_ids[r] ? cc_map_new() : NULL;
	state->store = cc_malloc((state->n_stores + 1) * sizeof *state->store);
	for (size_t i = 0; i < state->n_stores; i++)
		state->store[i] = store_new(&specs[i], items);
	return state;
}

void
cc_state_free(struct cc_state *state)
{
	if (state == NULL)
		return;
	for (size_t r = 0; r < state->n_roles; r++) {
		cc_map_free(state->ids[r]);
		if (state->order != NULL)
			free(state->order[r]);
	}
	cc_state_forget(state);
	for (size_t i = 0; i < state->n_stores; i++)
		store_free(state->store[i]);
	free(state->foreign);
	free(state->ids);
	free(state->store);
	free(state->order);
	free(state->n_ids);
	free(state);
}

unsigned char *
cc_log_add(struct cc_store *log)
{
	assert(log->spec->keep_rows);
	return record_add(log);
}

unsigned char *
cc_log_row(struct cc_store *log, const struct cc_batch *batch, uint32_t row)
{
	const struct cc_field *field = log->spec->fields;
	unsigned char *record = cc_log_add(log);

	for (unsigned f = 0; f < log->n_fields; f++) {
		const struct cc_column *column;

		if (field[f].kind == CC_FIELD_PLACE)
			cc_log_put_place(log, record, f, cc_batch_place(batch, row));
		if (field[f].kind != CC_FIELD_KEY || field[f].role < 0)
			continue;
		column = cc_column_at(batch, (unsigned)field[f].role, 0);
		if (column != NULL && column->id != NULL && column->first == NULL && !column->missing[row])
			cc_log_put_id(log, record, f, column->id[row]);
	}
	return record;
}

void
cc_log_put_text(struct cc_store *log, unsigned char *record, unsigned field, struct cc_span text)
{
	struct cc_span *kept = cc_field_of(log, record, field, CC_FIELD_TEXT);

	if (text.len > 0)
		*kept = cc_span_dup(log->texts, text);
}

uint32_t *
cc_log_list(struct cc_store *log, unsigned char *record, unsigned field, uint64_t n)
{
	struct cc_store_list *kept = cc_field_of(log, record, field, CC_FIELD_LIST);

	if (n == 0)
		return NULL;
	kept->id = CC_ARRAY(log->texts, uint32_t, n);
	kept->n = n;
	memset(kept->id, 0xff, n * sizeof *kept->id);
	return kept->id;
}

void
cc_log_put_list(struct cc_store *log, unsigned char *record, unsigned field, const uint32_t *id, uint64_t n)
{
	if (n > 0)
		memcpy(cc_log_list(log, record, field, n), id, n * sizeof *id);
}

void
cc_tally_soon(const struct cc_store *tally, const uint64_t *keys)
{
	if (tally->slots > 0)
		__builtin_prefetch(&tally->slot[keys_hash(tally, keys) & (tally->slots - 1)], 1);
}

unsigned char *
cc_tally_at(struct cc_store *tally, const uint64_t *keys)
{
	unsigned char *record;
	uint32_t hash = keys_hash(tally, keys);
	uint64_t i;

	assert(!tally->spec->keep_rows && tally->order == NULL && !tally->joined);
	if (2 * tally->rows >= tally->slots)
		slots_grow(tally);
	for (i = hash & (tally->slots - 1); tally->slot[i].row != 0; i = (i + 1) & (tally->slots - 1)) {
		if (tally->slot[i].hash != hash)
			continue;
		record = cc_store_record(tally, tally->slot[i].row - 1);
		if (keys_are(tally, record, keys))
			return record;
	}
	record = record_add(tally);
	cc_store_put_keys(tally, record, keys);
	tally->slot[i] = (struct cc_store_slot){ hash, (uint32_t)tally->rows };
	return record;
}

void
cc_first_see(struct cc_store *tally, struct cc_first **at, struct cc_span text, uint64_t place)
{
	struct cc_first *first = *at;

	assert(text.len > 0);
	if (first == NULL)
		*at = first = CC_NEW(tally->texts, struct cc_first);
	if (first->text.at != NULL && cc_span_eq(text, first->text)) {
		if (place < first->place)
			first->place = place;
	} else if (first_before(text, place, first->text, first->place)) {
		first->other = first->text;
		first->other_place = first->place;
		first->text = cc_span_dup(tally->texts, text);
		first->place = place;
	} else if (first_before(text, place, first->other, first->other_place)) {
		if (!cc_span_eq(text, first->other))
			first->other = cc_span_dup(tally->texts, text);
		first->other_place = place;
	}
}

void
cc_tally_first(
    struct cc_store *tally, unsigned char *record, unsigned field, struct cc_span text, uint64_t place)
{
	if (text.len > 0)
		cc_first_see(tally, cc_field_of(tally, record, field, CC_FIELD_FIRST), text, place);
}

/* Whether a row has the keys of another, as far as they are asked for. */
static bool
keys_equal(const struct cc_store *s, unsigned keys, const unsigned char *a, const unsigned char *b)
{
	for (unsigned k = 0; k < keys; k++)
		if (cc_row_id(s, a, s->key[k], 0) != cc_row_id(s, b, s->key[k], 0))
			return false;
	return true;
}

bool
cc_group_next(struct cc_group *g)
{
	const struct cc_store *s = g->store;

	if (g->end == s->rows)
		return false;
	g->from = g->end;
	do {
		cc_store_fetch(s, g->end + 16);
		g->end++;
	} while (
	    g->end < s->rows && keys_equal(s, g->keys, cc_store_row(s, g->from), cc_store_row(s, g->end)));
	return true;
}

uint64_t
cc_store_from(const struct cc_store *s, const uint64_t *key, unsigned keys)
{
	uint64_t low = 0, high = s->rows;

	while (low < high) {
		uint64_t middle = low + (high - low) / 2;
		const unsigned char *row = cc_store_row(s, middle);
		unsigned k = 0;

		while (k < keys && cc_row_id(s, row, s->key[k], 0) == key[k])
			k++;
		if (k < keys && cc_row_id(s, row, s->key[k], 0) < key[k])
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
