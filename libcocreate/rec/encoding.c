/* encoding.c -- which encoding do these bytes fit?
 *
 * iconv does the tables.  It is asked to be strict, and where glibc is not
 * (EUC-JP lets the control characters U+0080 to U+009F through as single
 * bytes) its output is checked.
 */
#include "rec/encoding.h"

#include "base/arena.h"

#include "base/utf8.h"
#include "rec/source.h"

#include <errno.h>
#include <string.h>

/* Names that people type, spelled without case, - and _, and what iconv and
 * the reports call them. */
static const struct {
	const char *typed, *name;
} aliases[] = {
	{ "utf8", "UTF-8" },
	{ "cp932", "CP932" },
	{ "sjis", "CP932" },
	{ "shiftjis", "CP932" },
	{ "ms932", "CP932" },
	{ "mskanji", "CP932" },
	{ "windows31j", "CP932" },
	{ "eucjp", "EUC-JP" },
};

static bool
same_name(const char *typed, const char *name)
{
	for (; *name; typed++) {
		char c = *typed >= 'A' && *typed <= 'Z' ? (char)(*typed - 'A' + 'a') : *typed;

		if (c == '-' || c == '_')
			continue;
		if (c != *name++)
			return false;
	}
	return *typed == '\0';
}

const char *
cc_encoding_name(const char *typed)
{
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (same_name(typed, aliases[i].typed))
			return aliases[i].name;
	return typed;
}

/* An empty name would be the locale's encoding, a / a wish to be lenient. */
bool
cc_encoding_open(iconv_t *cd, const char *name)
{
	if (!*name || strchr(name, '/'))
		return false;
	/* Where glibc has no memory to load a table it says EINVAL, as of a name that it does not know. */
	for (int tries = 0; tries < 2; tries++) {
		*cd = iconv_open("UTF-8", name);
		if (*cd != (iconv_t)-1)
			return true;
		if (errno == ENOMEM)
			cc_oom();
	}
	return false;
}

bool
cc_encoding_known(const char *name)
{
	iconv_t cd;

	if (!cc_encoding_open(&cd, cc_encoding_name(name)))
		return false;
	iconv_close(cd);
	return true;
}

size_t
cc_encoding_c1(const char *bytes, size_t len)
{
	const char *at = bytes, *end = bytes + len;

	while (at < end && (at = memchr(at, '\302', (size_t)(end - at))) != NULL) {
		if (at + 1 < end && (unsigned char)at[1] < 0xa0)
			return (size_t)(at - bytes);
		at++;
	}
	return len;
}

size_t
cc_encoding_fits(const char *name, const char *bytes, size_t len, bool whole)
{
	char *in = (char *)bytes, out[4096];
	size_t left = len;
	iconv_t cd;

	if (!cc_encoding_open(&cd, name))
		return SIZE_MAX;
	while (left) {
		char *before = in, *to = out;
		size_t room = sizeof(out), before_left = left, n, c1;
		bool full = iconv(cd, &in, &left, &to, &room) == (size_t)-1 && errno == E2BIG;
		bool cut = left && !full && errno == EINVAL;

		n = (size_t)(to - out);
		c1 = cc_encoding_c1(out, n);
		if (c1 < n) {
			/* Once more, only so far: now in stands before it. */
			in = before;
			left = before_left;
			to = out;
			room = c1;
			iconv(cd, &in, &left, &to, &room);
			break;
		}
		if (cut && !whole)
			left = 0;
		if (!full)
			break;
	}
	iconv_close(cd);
	return len - left;
}

size_t
cc_encoding_ascii(const char *bytes, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	size_t i = 0;

	for (; i + 16 <= len; i += 16) {
		uint64_t w[2];

		memcpy(w, bytes + i, sizeof(w));
		/* The top bit of a byte is set, or taking one from it borrows. */
		if ((w[0] | (w[0] - ones) | w[1] | (w[1] - ones)) & tops)
			break;
	}
	while (i < len && bytes[i] > 0 && !((unsigned char)bytes[i] & 0x80))
		i++;
	return i;
}

size_t
cc_encoding_utf8(const char *bytes, size_t len, bool *cut)
{
	size_t n = cc_encoding_ascii(bytes, len);
	const char *nul;

	*cut = false;
	if (n == len || bytes[n] == '\0')
		return n;
	nul = memchr(bytes + n, '\0', len - n);
	if (nul)
		len = (size_t)(nul - bytes);
	n += cc_utf8_valid(bytes + n, len - n, cut);
	if (nul)
		*cut = false;
	return n;
}
