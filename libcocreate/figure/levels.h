/* levels.h -- attributes that a panel is mixed by: levels, target shares, quotas.
 *
 * May be included by: method, tests.
 * The study says under `attributes` how an attribute is spread, its quotas, and the cuts
 * that make levels of numbers; the columns are kept by figure/column_log.h.
 * In:     what stands in the attributes of units (people, say), and who is in the pool.
 * Out:    the levels that the pool has, by bytes or by cuts, what is missing last; the
 *         profiles that they make; the pool as stat/panel.h takes it; tables `balance`
 *         and `quotas`.
 * Errors: CC_EXIT_STUDY and CC_EXIT_USAGE of what study and options say; problems of
 *         cells that are no numbers, of an attribute with cuts (with --invalid=missing
 *         these are counted); CC_EXIT_DATA: a quota on a level nobody has, more than
 *         CC_SEATS_LEVELS levels, quotas that no panel keeps: first each that alone asks
 *         for more than there are, then those of one attribute together, then what the
 *         panels there are come nearest to.
 * Memory: 5 bytes a unit and attribute.
 */
#ifndef CC_FIGURE_LEVELS_H
#define CC_FIGURE_LEVELS_H

#include "figure/criteria.h"
#include "stat/panel.h"

/* What the study says of an attribute. */
struct cc_level_wish {
	struct cc_span name, folded;
	const struct cc_node *node, *shares, *quotas; /* mappings; NULL: none */
	enum cc_panel_spread spread;
	size_t cuts;
	double *cut;
};

struct cc_level_wishes {
	uint32_t n;
	struct cc_level_wish *wish;
};

/* Of a method's check(): `attributes` of the study's section, which are bound to the role by
 * their names unless the study says where that is. */
bool cc_level_wishes(struct cc_level_wishes *out, const char *role, struct cc_run *run,
    struct cc_arena *arena, struct cc_err *err);

struct cc_attribute_level {
	struct cc_span text;
	uint64_t pool, kept;	     /* who is in the pool; who of them is in */
	double asked[2], granted[2]; /* low, high; NaN: none */
};

struct cc_leveled {
	struct cc_span name;
	const struct cc_level_wish *wish; /* NULL: none */
	uint32_t *raw;			  /* [units] */
	uint32_t levels;
	struct cc_attribute_level *level;
};

struct cc_levels {
	const struct cc_run *run;
	const struct cc_state *state;
	struct cc_problems *problems;
	struct cc_arena *arena;
	const struct cc_level_wishes *wishes;
	unsigned role;
	uint32_t units;
	uint32_t attributes;
	struct cc_leveled *attribute;
	uint64_t invalid;
	struct cc_panel_pool pool;
	uint32_t n, profiles;
	const uint32_t *who;	 /* [n]: the pool */
	uint32_t *profile_of;	 /* [units] */
	struct cc_span *profile; /* [profiles]; at NULL: there are no attributes */
	bool relaxed;		 /* quotas gave way */
};

/* From the first members, up to units, the rest. */
void cc_levels_read(struct cc_levels *l, const struct cc_store *columns, const struct cc_store *cells,
    cc_column_unit *unit, const void *of);
/* in, lot: [units]. */
bool cc_levels_pool(struct cc_levels *l, const uint32_t *who, uint32_t n, const bool *in, const double *lot,
    uint32_t size, struct cc_err *err);
struct cc_span cc_level_text(const struct cc_levels *l, uint32_t attribute, uint32_t unit);
struct cc_span cc_profile_text(const struct cc_levels *l, uint32_t unit);

/* Quotas of the study, then of the option, COLUMN=VALUE:LOW..HIGH, into the pool. */
bool cc_levels_quotas(struct cc_levels *l, const struct cc_list *option, bool relax, struct cc_err *err);
/* Of a panel: those that no panel keeps are as it says, or an error. */
bool cc_levels_grant(struct cc_levels *l, const struct cc_panel *panel, bool relax, struct cc_err *err);

struct cc_balance_row {
	struct cc_span attribute, level;
	uint64_t pool, panel;
	double pool_share, target, panel_share, gap;
	int64_t lower, upper;
};

#define CC_BALANCE_TABLE \
	{ \
		.name = "balance", .title = CC_WORDS("The mix", "構成"), .columns = cc_balance_columns, \
		.row = sizeof(struct cc_balance_row) \
	}

struct cc_quota_row {
	struct cc_span attribute, level;
	const char *bound;
	int64_t asked, granted;
};

#define CC_QUOTAS_TABLE \
	{ \
		.name = "quotas", .title = CC_WORDS("Quotas that gave way", "緩めた定員"), \
		.columns = cc_quota_columns, .row = sizeof(struct cc_quota_row) \
	}

enum { CC_BALANCE_ATTRIBUTE, CC_BALANCE_LEVEL, CC_BALANCE_PANEL = 7, CC_BALANCE_GAP = 9 };

extern const struct cc_column_spec cc_balance_columns[], cc_quota_columns[];

/* A row a level; member[units]. */
void cc_balance_put(struct cc_report *report, struct cc_table *t, const struct cc_levels *l,
    const struct cc_panel *panel, const bool *member);
void cc_quotas_put(struct cc_report *report, struct cc_table *t, const struct cc_levels *l);

#endif
