/* wrap.c -- where a line of text may end. */
#include "base/wrap.h"

#include "base/utf8.h"

static const char closing[] = "、。，．,.・：；:;！？!?％%）)］]｝}〕〉》」』】〟’”ーゝゞヽヾ々〻‐゠–〜～…‥"
			      "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ";
static const char opening[] = "（(［[｛{〔〈《「『【〝‘“￥¥＄$";

static bool
among(struct cc_span cluster, const char *set)
{
	size_t a, b;
	uint32_t c = cc_utf8_next(cluster, &a);

	for (struct cc_span s = cc_span(set); s.len; s.at += b, s.len -= b) {
		if (cc_utf8_next(s, &b) == c)
			return true;
	}
	return false;
}

static bool
blank(struct cc_span cluster)
{
	return cluster.at[0] == ' ';
}

/* May a line end between these two neighbours?  wide: one of them is. */
static bool
may_break(struct cc_span before, struct cc_span after, bool wide, enum cc_wrap how)
{
	if (blank(before) || blank(after))
		return true;
	if (how == CC_WRAP_HEADER && before.at[0] == '_' && after.at[0] != '_')
		return true;
	return wide && !among(before, opening) && !among(after, closing);
}

static struct cc_span
without(struct cc_span text, size_t len)
{
	return (struct cc_span){ text.at + len, text.len - len };
}

struct cc_span
cc_wrap_line(struct cc_span *rest, size_t width, enum cc_wrap how)
{
	return cc_wrap_measured(rest, width, how, cc_utf8_width);
}

struct cc_span
cc_wrap_measured(
    struct cc_span *rest, size_t width, enum cc_wrap how, size_t (*measure)(struct cc_span cluster))
{
	struct cc_span text = *rest, before = { 0 }, line = text;
	size_t used = 0, before_width = 0, good = 0, at = 0;

	while (at < text.len) {
		struct cc_span cluster = cc_utf8_cluster(without(text, at));
		size_t w = cc_utf8_width(cluster), taken = measure(cluster);

		if (at > 0 && may_break(before, cluster, before_width > 1 || w > 1, how))
			good = at;
		if (at > 0 && used + taken > width) {
			line.len = good > 0 ? good : at;
			break;
		}
		used += taken;
		at += cluster.len;
		before = cluster;
		before_width = w;
	}
	*rest = without(text, line.len);
	while (rest->len && rest->at[0] == ' ')
		*rest = without(*rest, 1);
	while (line.len && line.at[line.len - 1] == ' ')
		line.len--;
	return line;
}

size_t
cc_wrap_part(struct cc_span text, enum cc_wrap how)
{
	return cc_wrap_part_measured(text, how, cc_utf8_width);
}

size_t
cc_wrap_part_measured(struct cc_span text, enum cc_wrap how, size_t (*measure)(struct cc_span cluster))
{
	struct cc_span before = { 0 };
	size_t most = 0, part = 0, before_width = 0;

	while (text.len) {
		struct cc_span cluster = cc_utf8_cluster(text);
		size_t w = cc_utf8_width(cluster);

		if (before.len && may_break(before, cluster, before_width > 1 || w > 1, how))
			part = 0;
		if (!blank(cluster))
			part += measure(cluster);
		most = part > most ? part : most;
		text = without(text, cluster.len);
		before = cluster;
		before_width = w;
	}
	return most;
}
