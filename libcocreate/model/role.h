/* role.h -- what a method calls its columns, and how a file may hold them.
 *
 * May be included by: model, figure, method, cli, tests.
 */
#ifndef CC_MODEL_ROLE_H
#define CC_MODEL_ROLE_H

#include "rec/batch.h"

enum {
	CC_ROLE_NEEDED = 1,    /* in at least one file; where layouts name it, if one of them is there */
	CC_ROLE_MULTI = 2,     /* several columns, or several answers in a cell */
	CC_ROLE_SCALE = 4,     /* numbers on the run's scale: out of it is invalid */
	CC_ROLE_KEY = 8,       /* needed in every file; a row without it is a problem */
	CC_ROLE_APART = 32,    /* a multi role of codes whose columns are not joined */
	CC_ROLE_DATE = 64,     /* --as-of leaves out later rows; measures have the last day */
	CC_ROLE_SEGMENT = 128, /* what --by binds */
	CC_ROLE_VOTE = 256,    /* numbers that marks stand for, too; blanks are told apart (CC_BLANK) */
	CC_ROLE_TICKS = 16384, /* numbers, and marks of yes and no, which are 1 and 0 */
	CC_ROLE_COUNT = 512,   /* numbers of things counted: 2.000 is not two */
	CC_ROLE_SPLIT = 1024,  /* a study may say that a cell holds several: a row for each */
	CC_ROLE_WEIGHT = 2048, /* case weights, 0 to a million: bound by who asks for them, never by name */
	CC_ROLE_FOLDED = 8192, /* its method takes ids that only look different for one */
	CC_ROLE_WORDS = 4096,  /* numbers, and words of the run's lexicon; several in a cell */
	CC_ROLE_KEEPS = 32768, /* of a wide sheet: a row that has it is one, without any value of a pattern */
	CC_ROLE_COLUMNS = 65536, /* of MULTI ids: each column is a thing of its own (cc_column.said); a
				  * /REGEX/ is all that it matches, its groups are of cc_column_groups */
	CC_ROLE_ITEM = 16,	 /* what an unnamed group 1 of a /REGEX/ is the value of */
};

struct cc_role {
	const char *name;
	const char *items; /* study key of the list that names this role's columns ("axes"), or NULL; "":
			    * the method's own keys name them, nobody binds the role by name */
	enum cc_kind kind;
	unsigned flags;
	const char *alias[48]; /* header names, and /REGEX/es with groups, that bind it unasked */
	const char *list;      /* CC_ENTRY: study key of the list whose entries its cells name */
	const char *hint[6];   /* names by which --scaffold alone finds it */
	const double *range;   /* a number is from range[0] to range[1]; NULL: any, or on the run's scale */
};

/* Whether people may name it. */
static inline bool
cc_role_named(const struct cc_role *role)
{
	return role->items == NULL || role->items[0] != '\0';
}

/* What its cells hold, in one word: "id", "number", "scale" ... */
const char *cc_role_type(const struct cc_role *role);

/* The roles that every command has. */
#define CC_SEGMENT_ROLE \
	{ \
		"segment", NULL, CC_ID, CC_ROLE_SEGMENT, \
		{ \
			"セグメント", "区分" \
		} \
	}
#define CC_WEIGHT_ROLE \
	{ \
		"weight", NULL, CC_NUMBER, CC_ROLE_WEIGHT, \
		{ \
			0 \
		} \
	}
/* What a column of days is called. */
#define CC_DATE_NAMES \
	"日付", "回答日", "回答日時", "日時", "タイムスタンプ", "timestamp", "送信日時", "送信日", \
	    "送信時刻", "完了時刻", "完了日時", "回答完了日時", "終了時刻", "終了日時", "登録日時", \
	    "登録日", "作成日時", "作成日", "投稿日時", "投稿日", "記入日", "調査日", "実施日", "開始時刻", \
	    "開始日時", "RecordedDate", "Recorded Date", "submitdate", "Submit Date", "Date Submitted", \
	    "Submission Date", "Submitted At", "submitted_at", "Completion Time", "Completed At", "EndDate", \
	    "End Date", "Date Modified", "datestamp", "Date Created", "Created At", "created_at", \
	    "StartDate", "Start Date", "Start Time"
#define CC_DATE_ROLE \
	{ \
		"date", NULL, CC_DATE, CC_ROLE_DATE, \
		{ \
			CC_DATE_NAMES \
		} \
	}

/* A way in which a file may be laid out.  A file has the layout whose roles it
 * binds: all of `all`, and of `needs` one at least.  Binding roles of two is an
 * error, and so is a part of a layout.  What binds none has the layout that names
 * no role, else CC_NO_LAYOUT: its rows carry attributes.  So what files of
 * attributes have too, as the key that they are about, is of no layout. */
#define CC_NO_LAYOUT UINT32_MAX
struct cc_layout {
	const char *name;
	uint64_t needs, all; /* bits of roles */
	uint64_t heeds; /* of other layouts: a column that has the name of such a role is not put aside */
};

static inline uint64_t
cc_layout_roles(const struct cc_layout *l)
{
	return l->needs | l->all;
}

static inline bool
cc_layout_met(const struct cc_layout *l, uint64_t bound)
{
	return (l->all & ~bound) == 0 && (l->needs == 0 || (l->needs & bound) != 0);
}

#endif
