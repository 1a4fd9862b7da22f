/* workbook_plain.c -- XML as programs write sheets: what it is sure of, it tells; at all else it doubts.
 *
 * A token is looked at as a whole before anything of it is told or changed, so
 * that one that the buffer does not hold to its end can wait.  Then names and
 * values are ended by NUL where they stand.
 */
#include "rec/workbook_plain.h"

#include "base/arena.h"
#include "rec/workbook_token.h"

enum { DEPTH = 64, PREFIXES = 32, ATTRIBUTES = 32, TOKEN = 1024 * 1024 };

struct name {
	size_t prefix, len; /* bytes before the colon; in all */
	char text[CC_TOKEN_NAME + 1];
};

struct binding {
	struct name prefix; /* len 0: of names without one */
	unsigned depth;	    /* of the element that has it */
	bool ours;
};

struct cc_plain {
	struct cc_xml *xml;
	const bool *failed;
	struct cc_xml_reader reader;
	bool (*ours)(struct cc_span space);
	struct cc_buf buf;
	struct cc_token_bytes bytes; /* of buf */
	size_t at;		     /* of buf: what is looked at next */
	bool begun, ended;
	unsigned depth;
	struct name open[DEPTH];
	struct binding bound[PREFIXES];
	size_t n_bound;
	bool plain_ours; /* names without a prefix */
	struct cc_token_attribute attribute[ATTRIBUTES];
	size_t n_attributes;
};

/* The binding of a prefix; NULL: there is none. */
static const struct binding *
binding_of(const struct cc_plain *p, const char *prefix, size_t len)
{
	for (size_t i = p->n_bound; i > 0; i--) {
		const struct binding *b = &p->bound[i - 1];

		if (b->prefix.len == len && memcmp(b->prefix.text, prefix, len) == 0)
			return b;
	}
	return NULL;
}

/* xmlns="..." or xmlns:P="..."; namespaces of XML itself are left to expat. */
static bool
bind(struct cc_plain *p, const struct cc_token_attribute *a)
{
	struct cc_span space = { a->value, a->value_len };
	struct binding *b = &p->bound[p->n_bound];
	size_t skip = a->prefix > 0 ? a->prefix + 1 : a->name_len;

	if (p->n_bound == PREFIXES || (a->prefix > 0 && space.len == 0) ||
	    memchr(space.at, '\n', space.len) != NULL ||
	    cc_span_eq(space, CC_SPAN("http://www.w3.org/XML/1998/namespace")) ||
	    cc_span_eq(space, CC_SPAN("http://www.w3.org/2000/xmlns/")))
		return false;
	*b = (struct binding){ .depth = p->depth, .ours = p->ours(space) };
	b->prefix.len = a->name_len - skip;
	memcpy(b->prefix.text, a->name + skip, b->prefix.len);
	if (b->prefix.len == 0)
		p->plain_ours = b->ours;
	else if (b->prefix.len >= 3 && memcmp(b->prefix.text, "xml", 3) == 0)
		return false;
	p->n_bound++;
	return true;
}

static bool
is_xmlns(const struct cc_token_attribute *a)
{
	return memcmp(a->name, "xmlns", 5) == 0 && (a->prefix == 5 || (a->prefix == 0 && a->name_len == 5));
}

/* Values are as they are meant; names are told once each. */
static bool
check_attributes(struct cc_plain *p)
{
	for (size_t i = 0; i < p->n_attributes; i++) {
		struct cc_token_attribute *a = &p->attribute[i];

		for (size_t k = 0; k < i; k++) {
			const struct cc_token_attribute *b = &p->attribute[k];
			size_t x = a->prefix > 0 ? a->prefix + 1 : 0, y = b->prefix > 0 ? b->prefix + 1 : 0;

			/* By other prefixes it may be the same name, too. */
			if ((x > 0) == (y > 0) && a->name_len - x == b->name_len - y &&
			    memcmp(a->name + x, b->name + y, a->name_len - x) == 0)
				return false;
		}
		if (a->special) {
			a->value_len = cc_token_decode(a->value, a->value_len, true);
			if (a->value_len == SIZE_MAX)
				return false;
		}
		if (is_xmlns(a) && !bind(p, a))
			return false;
	}
	return true;
}

/* Of attributes, those without a prefix are told. */
static bool
list_attributes(struct cc_plain *p, const char *listed[2 * ATTRIBUTES + 1])
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_attributes; i++) {
		struct cc_token_attribute *a = &p->attribute[i];

		if (is_xmlns(a))
			continue;
		if (a->prefix > 0) {
			if (!(a->prefix == 3 && memcmp(a->name, "xml", 3) == 0) &&
			    binding_of(p, a->name, a->prefix) == NULL)
				return false;
			continue;
		}
		a->name[a->name_len] = a->value[a->value_len] = '\0';
		listed[n++] = a->name;
		listed[n++] = a->value;
	}
	listed[n] = NULL;
	return true;
}

/* The name of an element for the reader; NULL: its prefix is not bound. */
static const char *
told(const struct cc_plain *p, const struct name *name)
{
	const struct binding *b;

	if (name->prefix == 0)
		return p->plain_ours ? name->text : "";
	b = binding_of(p, name->text, name->prefix);
	return b == NULL ? NULL : b->ours ? name->text + name->prefix + 1 : "";
}

static void
end_element(struct cc_plain *p)
{
	const struct name *name = &p->open[p->depth - 1];
	const char *text = told(p, name);

	if (p->reader.end != NULL && !*p->failed)
		p->reader.end(p->xml, p->reader.ctx, text);
	p->depth--;
	while (p->n_bound > 0 && p->bound[p->n_bound - 1].depth > p->depth)
		if (p->bound[--p->n_bound].prefix.len == 0) {
			const struct binding *b = binding_of(p, "", 0);

			p->plain_ours = b != NULL && b->ours;
		}
	p->ended = p->depth == 0;
}

static bool
begin_element(struct cc_plain *p, const char *name, size_t len, size_t prefix)
{
	const char *listed[2 * ATTRIBUTES + 1], *text;
	struct name *open = &p->open[p->depth];

	if (p->depth == DEPTH || p->ended)
		return false;
	p->depth++;
	open->len = len;
	open->prefix = prefix;
	memcpy(open->text, name, len);
	open->text[len] = '\0';
	if (!check_attributes(p) || !list_attributes(p, listed))
		return false;
	text = told(p, open);
	if (text != NULL)
		p->reader.start(p->xml, p->reader.ctx, text, listed);
	return text != NULL;
}

/* Behind a tag that begins an element. */
static char *
start_tag(struct cc_plain *p, char *from)
{
	char *name = from + 1, *at, *behind;
	size_t prefix, len;
	bool empty;

	at = cc_token_name(&p->bytes, name, &prefix);
	if (at == NULL || at == cc_token_waits)
		return at;
	len = (size_t)(at - name);
	for (p->n_attributes = 0;;) {
		behind = cc_token_blanks(&p->bytes, at);
		if (*behind == '>' || *behind == '/')
			break;
		if (behind == at)
			return cc_token_stopped(&p->bytes, at);
		if (p->n_attributes == ATTRIBUTES)
			return NULL;
		at = cc_token_attribute(&p->bytes, behind, &p->attribute[p->n_attributes++]);
		if (at == NULL || at == cc_token_waits)
			return at;
	}
	empty = *behind == '/';
	if (empty && *++behind != '>')
		return cc_token_stopped(&p->bytes, behind);
	if (!begin_element(p, name, len, prefix))
		return NULL;
	if (empty)
		end_element(p);
	return behind + 1;
}

static char *
end_tag(struct cc_plain *p, char *from)
{
	const struct name *open = &p->open[p->depth > 0 ? p->depth - 1 : 0];
	char *at = from + 2;

	if (p->depth == 0)
		return NULL;
	for (size_t i = 0; i < open->len; i++, at++)
		if (*at != open->text[i])
			return cc_token_stopped(&p->bytes, at);
	at = cc_token_blanks(&p->bytes, at);
	if (*at != '>')
		return cc_token_stopped(&p->bytes, at);
	end_element(p);
	return at + 1;
}

static char *
some_text(struct cc_plain *p, char *from)
{
	bool special = false;
	char *behind = cc_token_text(&p->bytes, from, &special);
	size_t len;

	if (behind == NULL || behind == cc_token_waits)
		return behind;
	len = (size_t)(behind - from);
	if (special)
		len = cc_token_decode(from, len, false);
	if (len == SIZE_MAX)
		return NULL;
	if (p->reader.text != NULL)
		p->reader.text(p->xml, p->reader.ctx, from, len);
	return behind;
}

struct cc_plain *
cc_plain_new(struct cc_xml *xml, const bool *failed, const struct cc_xml_reader *reader,
    bool (*ours)(struct cc_span space), struct cc_arena *arena)
{
	struct cc_plain *p = CC_NEW(arena, struct cc_plain);

	*p = (struct cc_plain){ .xml = xml, .failed = failed, .reader = *reader, .ours = ours };
	cc_token_begin(&p->bytes);
	return p;
}

void
cc_plain_free(struct cc_plain *p)
{
	if (p != NULL)
		cc_buf_free(&p->buf);
}

char *
cc_plain_room(struct cc_plain *p, size_t n)
{
	if (p->at > 0)
		memmove(p->buf.at, p->buf.at + p->at, p->buf.len - p->at);
	p->buf.len -= p->at;
	p->at = 0;
	cc_buf_reserve(&p->buf, n + 1);
	return p->buf.at + p->buf.len;
}

/* The whole declaration is there with the first bytes, or with all that there are. */
static bool
begin(struct cc_plain *p, bool last)
{
	enum { LONGEST = 128 };
	char *at = p->buf.at;

	if (p->buf.len < LONGEST && !last)
		return true;
	at = cc_token_declaration(&p->bytes, at);
	if (at == NULL)
		return false;
	p->begun = true;
	p->at = (size_t)(at - p->buf.at);
	return true;
}

bool
cc_plain_give(struct cc_plain *p, size_t n, bool last)
{
	p->buf.len += n;
	p->buf.at[p->buf.len] = '\0';
	p->bytes.end = p->buf.at + p->buf.len;
	if (!p->begun && !begin(p, last))
		return false;
	while (p->begun && p->at < p->buf.len && !*p->failed) {
		char *at = p->buf.at + p->at, *to;

		if (p->depth == 0)
			at = cc_token_blanks(&p->bytes, at);
		p->at = (size_t)(at - p->buf.at);
		if (p->at == p->buf.len)
			break;
		if (*at != '<')
			to = p->depth > 0 ? some_text(p, at) : NULL;
		else
			to = at[1] == '/' ? end_tag(p, at) : start_tag(p, at);
		if (to == NULL || (to == cc_token_waits && (last || p->buf.len - p->at > TOKEN)))
			return false;
		if (to == cc_token_waits)
			break;
		p->at = (size_t)(to - p->buf.at);
	}
	return !last || p->ended || *p->failed;
}
