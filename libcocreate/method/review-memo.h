/* review-memo.h -- what was asked, found and decided, and were the last promises kept, on one page?
 *
 * May be included by: cmd, tests.
 * In:     json reports and measures of the other commands, earlier memos (json of this one), and
 *         one memo, a file in YAML among them: its figures are references into the reports.
 * Out:    memo: the page as rows, figures filled in.  figures, changes, unknown, checks, promises,
 *         ledger, measures; the page itself (rec/page.h), for formats that people read.
 * Errors: CC_EXIT_STUDY: a memo that is none, a reference that fits no cell or an empty one, a
 *         name of another entry that there is not, a page of too many lines; CC_EXIT_USAGE: two
 *         memos, none; CC_EXIT_DATA: a report given twice.
 * Memory: 60 bytes and the text of each cell of the reports.
 * Source: Zou and Donner (2008), Holm (1979): cocreate-methods(7).
 */
#ifndef CC_METHOD_REVIEW_MEMO_H
#define CC_METHOD_REVIEW_MEMO_H

#include "model/fold.h"

struct cc_review_memo_opts {
	const char *page; /* "54x80": lines, columns; "0": no limit; NULL: that */
	const char *find; /* a word; NULL: a memo is made */
	bool check, scaffold;
};

extern const struct cc_method cc_review_memo;

#endif
