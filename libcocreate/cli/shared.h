/* shared.h -- the options that every command has, and their values.
 *
 * May be included by: cli, tests.
 * A process runs one command once, so the values are static, as the tool's
 * own are.
 */
#ifndef CC_CLI_SHARED_H
#define CC_CLI_SHARED_H

#include "cli/opt.h"
#include "model/column.h"

struct cc_shared {
	const char *from; /* auto, csv, tsv, yaml, json, jsonl, xlsx */
	const char *to;	  /* NULL: not given */
	struct cc_list output, fail_if;
	const char *table, *study;
	struct cc_list column; /* ROLE=COLUMN, as written */
	struct cc_list by;     /* columns of role segment: of a method with one, the last */
	const char *against;
	bool partial, merge;
	const char *parts_text;	  /* N, K/N; NULL: not given */
	struct cc_list where;	  /* COLUMN=VALUE, and other operators, as written */
	const char *missing_text; /* LIST, +LIST; NULL: not given */
	const char *invalid;	  /* fail, missing */
	const char *ragged;	  /* fail, pad */
	const char *decimal;	  /* . or ,; NULL: not given */
	const char *date;	  /* auto, ymd, dmy, mdy, excel; NULL: not given */
	const char *dup;	  /* first, last; NULL: what is given twice is an error */
	const char *totals;	  /* drop, keep */
	const char *encoding;
	const char *delimiter_text;
	struct cc_number skip, header, max_field;
	const char *sheet;	     /* of a workbook; NULL: not given */
	const char *merged, *hidden; /* fail, fill, blank; read, skip */
	struct cc_number confidence, seed, draws;
	const char *as_of_text;
	struct cc_number digits;
	const char *lang;	  /* NULL: the study's, else English */
	struct cc_number threads; /* 0: the cores */
	bool quiet, verbose, excel, mask, evidence, scaffold;
	struct cc_number min_cell;
	const char *list;  /* tables, roles, ...; NULL: not given */
	const char *color; /* auto, always, never */
	bool help, version;

	/* Made of the texts by cc_shared_settle(). */
	char delimiter; /* 0: not given */
	bool has_as_of;
	int64_t as_of;
	uint32_t part, parts; /* part 0: no number; parts 0: not given */
	struct cc_span *missing;
	size_t n_missing;
	bool more_missing;
};

extern struct cc_shared cc_shared;
extern const struct cc_opt cc_shared_options[]; /* up to name == NULL; the most used first */
/* Those whose names are none of a command's own. */
const struct cc_opt *cc_shared_beside(const struct cc_opt *own, struct cc_arena *arena);

/* Reads what needs more than its kind, after cc_opt_parse(). */
bool cc_shared_settle(struct cc_shared *values, struct cc_arena *arena, struct cc_err *err);

#endif
