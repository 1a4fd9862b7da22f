/* report.h -- the arena and the report of a unit test: made before each of the tables that it
 * calls `tables`, and freed behind it.
 *
 * Include after cmocka.h and the tables.
 */
#ifndef CC_TESTS_REPORT_H
#define CC_TESTS_REPORT_H

#include "base/arena.h"
#include "rec/report.h"

static struct cc_arena *arena;
static struct cc_report *report;

static inline int
set_up(void **state)
{
	(void)state;
	arena = cc_arena_new();
	report = cc_report_new(tables, NULL, NULL, CC_EN, arena);
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	cc_report_free(report);
	cc_arena_free(arena);
	return 0;
}

#endif
