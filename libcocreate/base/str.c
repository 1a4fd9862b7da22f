/* str.c -- spans of bytes that someone else owns, and buffers that grow. */
#include "base/str.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_CAP = 64 };

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

int
cc_span_cmp(struct cc_span a, struct cc_span b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.at, b.at, len) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

struct cc_span
cc_span_trim(struct cc_span s)
{
	while (s.len && blank(s.at[0])) {
		s.at++;
		s.len--;
	}
	while (s.len && blank(s.at[s.len - 1]))
		s.len--;
	return s;
}

struct cc_span
cc_span_dup(struct cc_arena *arena, struct cc_span s)
{
	return (struct cc_span){ cc_strndup(arena, s.at, s.len), s.len };
}

const char *
cc_words_in(const struct cc_words *w, enum cc_lang lang)
{
	return w->in[lang] ? w->in[lang] : w->in[CC_EN];
}

void
cc_buf_free(struct cc_buf *buf)
{
	free(buf->at);
	*buf = (struct cc_buf){ 0 };
}

static void
grow(struct cc_buf *buf, size_t more)
{
	size_t need = buf->len + more + 1, cap;

	if (more >= SIZE_MAX / 2 - buf->len)
		cc_oom();
	cap = buf->cap ? buf->cap : FIRST_CAP;
	while (cap < need)
		cap *= 2;
	buf->at = cc_realloc(buf->at, cap);
	buf->cap = cap;
	buf->at[buf->len] = '\0';
}

static inline bool
has_room(const struct cc_buf *buf, size_t more)
{
	return more < buf->cap - buf->len;
}

void
cc_buf_reserve(struct cc_buf *buf, size_t more)
{
	if (!has_room(buf, more))
		grow(buf, more);
}

void
cc_buf_add(struct cc_buf *buf, const char *bytes, size_t len)
{
	if (!has_room(buf, len))
		grow(buf, len);
	if (len)
		memcpy(buf->at + buf->len, bytes, len);
	buf->len += len;
	buf->at[buf->len] = '\0';
}

void
cc_buf_span(struct cc_buf *buf, struct cc_span s)
{
	cc_buf_add(buf, s.at, s.len);
}

void
cc_buf_puts(struct cc_buf *buf, const char *text)
{
	cc_buf_add(buf, text, strlen(text));
}

void *
cc_buf_more(struct cc_buf *buf, size_t n)
{
	void *more;

	cc_buf_reserve(buf, n);
	more = buf->at + buf->len;
	memset(more, 0, n);
	buf->len += n;
	return more;
}

void
cc_buf_repeat(struct cc_buf *buf, char c, size_t n)
{
	cc_buf_reserve(buf, n);
	memset(buf->at + buf->len, c, n);
	buf->len += n;
	buf->at[buf->len] = '\0';
}

void
cc_buf_printf(struct cc_buf *buf, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	cc_buf_vprintf(buf, format, ap);
	va_end(ap);
}

void
cc_buf_vprintf(struct cc_buf *buf, const char *format, va_list ap)
{
	va_list again;
	int len;

	va_copy(again, ap);
	cc_buf_reserve(buf, FIRST_CAP);
	len = vsnprintf(buf->at + buf->len, buf->cap - buf->len, format, ap);
	if (len > 0 && (size_t)len >= buf->cap - buf->len) {
		cc_buf_reserve(buf, (size_t)len);
		len = vsnprintf(buf->at + buf->len, buf->cap - buf->len, format, again);
	}
	va_end(again);
	if (len > 0)
		buf->len += (size_t)len;
	buf->at[buf->len] = '\0';
}

char *
cc_format(struct cc_arena *arena, const char *format, ...)
{
	va_list ap;
	char *text;

	va_start(ap, format);
	text = cc_vformat(arena, format, ap);
	va_end(ap);
	return text;
}

char *
cc_vformat(struct cc_arena *arena, const char *format, va_list ap)
{
	char few[256], *text; /* most have room there */
	va_list again;
	int len;

	va_copy(again, ap);
	len = vsnprintf(few, sizeof few, format, ap);
	if (len < 0) {
		text = cc_strdup(arena, "");
	} else if ((size_t)len < sizeof few) {
		text = cc_strndup(arena, few, (size_t)len);
	} else {
		text = cc_alloc(arena, (size_t)len + 1);
		vsnprintf(text, (size_t)len + 1, format, again);
	}
	va_end(again);
	return text;
}

struct cc_span
cc_spans_join(const struct cc_span *item, size_t n, const char *between, struct cc_arena *arena)
{
	struct cc_buf buf = { 0 };
	struct cc_span joined;

	for (size_t i = 0; i < n; i++)
		if (item[i].at != NULL) {
			cc_buf_puts(&buf, buf.len > 0 ? between : "");
			cc_buf_span(&buf, item[i]);
		}
	joined = cc_span_dup(arena, (struct cc_span){ buf.len > 0 ? buf.at : "", buf.len });
	cc_buf_free(&buf);
	return joined;
}

const char *
cc_one_line(struct cc_arena *arena, struct cc_span s)
{
	char *line = cc_alloc(arena, s.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool blank = cc_byte_in(s.at[i], " \t\r\n");

		if (!blank || (n > 0 && line[n - 1] != ' '))
			line[n++] = blank ? ' ' : s.at[i];
	}
	n -= n > 0 && line[n - 1] == ' ';
	line[n] = '\0';
	return line;
}

const char *
cc_span_text(struct cc_arena *arena, struct cc_span s)
{
	return s.at != NULL ? cc_strndup(arena, s.at, s.len) : "";
}

const char *
cc_say_bracketed(const char *inner, enum cc_lang lang, struct cc_arena *arena)
{
	bool ja = lang == CC_JA;

	return *inner == '\0' ? "" : cc_format(arena, "%s%s%s", ja ? "（" : " (", inner, ja ? "）" : ")");
}

const char *
cc_say_listed(const char *list, const char *one, enum cc_lang lang, struct cc_arena *arena)
{
	if (*list == '\0' || *one == '\0')
		return *list == '\0' ? one : list;
	return cc_format(arena, "%s%s%s", list, lang == CC_JA ? "、" : ", ", one);
}
