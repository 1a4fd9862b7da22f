/* promise.c -- what became of what somebody promised: by its date, by a figure, by what was said. */
#include "figure/promise.h"

#include "base/date.h"

const char *const cc_promise_verdict_words[] = { [CC_PROMISE_LATE] = "late",
	[CC_PROMISE_MISSED] = "missed",
	[CC_PROMISE_UNCLEAR] = "unclear",
	[CC_PROMISE_OPEN] = "open",
	[CC_PROMISE_MOVED] = "moved",
	[CC_PROMISE_KEPT] = "kept",
	[CC_PROMISE_DONE] = "done",
	[CC_PROMISE_DROPPED] = "dropped",
	[CC_PROMISE_VERDICTS] = NULL };

const char *const cc_said_words[] = { "done", "dropped", "moved", NULL };

static enum cc_promise_verdict
by_figure(const struct cc_promised *p, enum cc_promise_verdict else_)
{
	if (p->figure && p->met == CC_KEPT)
		return CC_PROMISE_KEPT;
	return p->figure && p->met == CC_MISSED ? CC_PROMISE_MISSED : else_;
}

enum cc_promise_verdict
cc_promise_judge(const struct cc_promised *p, int64_t as_of)
{
	switch (p->said) {
	case CC_SAID_DONE: return by_figure(p, p->figure ? CC_PROMISE_UNCLEAR : CC_PROMISE_DONE);
	case CC_SAID_DROPPED: return CC_PROMISE_DROPPED;
	case CC_SAID_MOVED: return CC_PROMISE_MOVED;
	case CC_SAID_NOTHING: break;
	}
	if (p->due == CC_NO_DAY || as_of == CC_NO_DAY || as_of < p->due)
		return CC_PROMISE_OPEN;
	return by_figure(p, as_of > p->due ? CC_PROMISE_LATE : CC_PROMISE_OPEN);
}

bool
cc_promise_goes_on(enum cc_promise_verdict verdict)
{
	return verdict == CC_PROMISE_OPEN || verdict == CC_PROMISE_MOVED || verdict == CC_PROMISE_LATE ||
	       verdict == CC_PROMISE_UNCLEAR;
}

bool
cc_promise_judged(enum cc_promise_verdict verdict)
{
	return verdict != CC_PROMISE_OPEN && verdict != CC_PROMISE_MOVED && verdict != CC_PROMISE_UNCLEAR;
}
