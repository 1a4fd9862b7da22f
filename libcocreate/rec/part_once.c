/* part_once.c -- each part once: none that came twice, none that is missing.
 *
 * A task that was tried again may have left its state twice, under whatever
 * name; only what was read tells. */
#include "rec/part_int.h"

#include "base/arena.h"

#include <inttypes.h>
#include <stdlib.h>

enum { NAMED = 10 }; /* in a message */

/* A part, and the state that holds it. */
struct came {
	struct cc_part_id id;
	struct cc_place place;
	size_t at; /* in the order of reading, as all arrays here */
};

/* An input with rows. */
struct held {
	const struct cc_part_input *input;
	const struct loading *state;
	struct cc_place place;
	size_t at;
};

void
cc_part_identify(struct cc_part_id *id, const struct cc_part_input *input, size_t n, struct cc_arena *arena)
{
	struct cc_digest *digest = cc_digest_new(arena);
	struct cc_content all;

	for (size_t i = 0; i < n; i++) {
		struct cc_span name = cc_span(input[i].file);

		cc_digest_add(digest, (struct cc_span){ name.at, name.len + 1 });
		cc_digest_add(digest, cc_span(input[i].content.hash));
	}
	all = cc_digest_content(digest);
	memcpy(id->hash, all.hash, sizeof id->hash);
}

static size_t
list_parts(struct came **out, const struct cc_loader *l)
{
	struct came *came;
	size_t n = 0, at;

	for (const struct loading *p = l->part; p != NULL; p = p->next)
		n += p->part.n_parts;
	*out = came = CC_ARRAY(l->arena, struct came, n);
	at = n;
	for (const struct loading *p = l->part; p != NULL; p = p->next)
		for (size_t i = p->part.n_parts; i-- > 0;) {
			at--;
			came[at] = (struct came){ p->part.id[i], p->place, at };
		}
	return n;
}

static size_t
list_inputs(struct held **out, const struct cc_loader *l)
{
	struct held *held = CC_ARRAY(l->arena, struct held, l->inputs);
	size_t n = l->inputs;

	for (const struct loading *p = l->part; p != NULL; p = p->next)
		for (size_t i = p->part.n_inputs; i-- > 0;) {
			n--;
			held[n] = (struct held){ &p->part.input[i], p, p->input[i], n };
		}
	*out = held;
	return l->inputs;
}

static int
by_number(const void *a, const void *b)
{
	const struct came *x = a, *y = b;

	if (x->id.number != y->id.number)
		return x->id.number < y->id.number ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static int
by_hash(const void *a, const void *b)
{
	return strcmp(((const struct came *)a)->id.hash, ((const struct came *)b)->id.hash);
}

static int
by_content(const void *a, const void *b)
{
	const struct held *x = a, *y = b;
	int order = cc_content_cmp(&x->input->content, &y->input->content);

	return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

/* All numbered, of the same number of parts, or none; then sorted by number. */
static bool
check_numbers(struct came *came, size_t n, struct cc_err *err)
{
	for (size_t i = 1; i < n; i++) {
		const struct cc_part_id *id = &came[i].id, *first = &came[0].id;

		if (id->of == first->of)
			continue;
		if (id->of == 0)
			return cc_fail_at(err, CC_EXIT_DATA, came[i].place,
			    N_("a part without a number; wanted one by --parts=K/N, as in %s:%ju"),
			    cc_quote(cc_span(came[0].place.file)).text, (uintmax_t)came[0].place.line);
		if (first->of == 0)
			return cc_fail_at(err, CC_EXIT_DATA, came[i].place,
			    N_("a part with a number; wanted none, as in %s:%ju, or --parts=K/N for both"),
			    cc_quote(cc_span(came[0].place.file)).text, (uintmax_t)came[0].place.line);
		return cc_fail_at(err, CC_EXIT_DATA, came[i].place,
		    N_("a part of %ju; wanted one of %ju, as in %s:%ju"), (uintmax_t)id->of,
		    (uintmax_t)first->of, cc_quote(cc_span(came[0].place.file)).text,
		    (uintmax_t)came[0].place.line);
	}
	qsort(came, n, sizeof *came, by_number);
	for (size_t i = 1; i < n; i++)
		if (came[i].id.number > 0 && came[i].id.number == came[i - 1].id.number)
			return cc_fail_at(err, CC_EXIT_DATA, came[i].place,
			    N_("part %ju of %ju, which %s:%ju has too; wanted each part once"),
			    (uintmax_t)came[i].id.number, (uintmax_t)came[i].id.of,
			    cc_quote(cc_span(came[i - 1].place.file)).text,
			    (uintmax_t)came[i - 1].place.line);
	return true;
}

/* What one run read may be alike: whoever gave it both files wanted both. */
static bool
check_contents(const struct cc_loader *l, struct cc_err *err)
{
	const struct held *twice = NULL, *first = NULL;
	struct held *held;
	size_t n = list_inputs(&held, l);

	qsort(held, n, sizeof *held, by_content);
	for (size_t i = 1; i < n; i++)
		if (held[i].input->rows > 0 && held[i].state != held[i - 1].state &&
		    cc_content_cmp(&held[i].input->content, &held[i - 1].input->content) == 0 &&
		    (twice == NULL || held[i].at < twice->at)) {
			twice = &held[i];
			first = &held[i - 1];
		}
	return twice == NULL ||
	       cc_fail_at(err, CC_EXIT_DATA, twice->place,
		   N_("\"%s\" has the same content as \"%s\" in %s:%ju; wanted each part once (if both are "
		      "to "
		      "count, give both to one --partial)"),
		   cc_quote(cc_span(twice->input->file)).text, cc_quote(cc_span(first->input->file)).text,
		   cc_quote(cc_span(first->place.file)).text, (uintmax_t)first->place.line);
}

static void
name_inputs(const struct cc_loader *l, struct cc_err *err)
{
	struct held *held;
	size_t n = list_inputs(&held, l);

	cc_fail_more(err, N_("; their inputs: "));
	for (size_t i = 0; i < n && i < NAMED; i++)
		cc_fail_more(err, "%s%s", i > 0 ? ", " : "", cc_quote(cc_span(held[i].input->file)).text);
	if (n > NAMED)
		cc_fail_more(err, N_(" and %ju more"), (uintmax_t)(n - NAMED));
}

/* Sorted by number, each once. */
static bool
check_all(const struct came *came, size_t n, uint32_t wanted, struct cc_err *err)
{
	uint32_t of = came[0].id.of, missing = 0;

	if (wanted != 0 && wanted != of)
		return cc_fail_at(err, CC_EXIT_DATA, came[0].place, N_("a part of %ju; wanted one of %ju"),
		    (uintmax_t)of, (uintmax_t)wanted);
	if (n == of)
		return true;
	cc_fail(err, CC_EXIT_DATA, N_("%ju of %ju parts came; missing: "), (uintmax_t)n, (uintmax_t)of);
	for (uint32_t number = 1, i = 0; number <= of && missing <= NAMED; number++) {
		if (i < n && came[i].id.number == number)
			i++;
		else if (missing++ < NAMED)
			cc_fail_more(err, "%s%ju", missing > 1 ? ", " : "", (uintmax_t)number);
	}
	if (of - n > NAMED)
		cc_fail_more(err, N_(" and %ju more"), (uintmax_t)(of - n - NAMED));
	return false;
}

/* Without numbers only different ones can be counted. */
static bool
check_count(struct came *came, size_t n, uint32_t wanted, const struct cc_loader *l, struct cc_err *err)
{
	size_t different = n > 0;

	qsort(came, n, sizeof *came, by_hash);
	for (size_t i = 1; i < n; i++)
		different += strcmp(came[i].id.hash, came[i - 1].id.hash) != 0;
	if (different == wanted)
		return true;
	cc_fail(err, CC_EXIT_DATA, N_("%ju parts came; wanted %ju, as --parts says"), (uintmax_t)different,
	    (uintmax_t)wanted);
	name_inputs(l, err);
	if (different < n)
		cc_fail_more(
		    err, N_("; parts of one name without rows count once, but --parts=K/N tells them apart"));
	return false;
}

bool
cc_loader_once(const struct cc_loader *l, uint32_t wanted, bool whole, struct cc_err *err)
{
	struct came *came;
	size_t n = list_parts(&came, l);

	if (!check_numbers(came, n, err) || !check_contents(l, err))
		return false;
	if (came[0].id.of > 0)
		return !(wanted > 0 || whole) || check_all(came, n, wanted, err);
	return wanted == 0 || check_count(came, n, wanted, l, err);
}
