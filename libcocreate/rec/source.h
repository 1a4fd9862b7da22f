/* source.h -- the bytes of one input as UTF-8.
 *
 * May be included by: rec, cli, tests.
 * Reads a descriptor that cli opened, by read(2).  A BOM at the start is
 * dropped; that of UTF-16 is the encoding.  Else the encoding is decided at
 * the first byte that is not ASCII, on at most 1 MiB from there; what
 * contradicts it later is an error, never a switch.  What comes out is valid
 * UTF-8 without NUL, cut between characters.
 * Errors: a fault stands behind the last good byte, so whoever counts lines
 * says where.
 * Cost: no copy of ASCII and UTF-8, one of anything else; memory 1 MiB.
 */
#ifndef CC_REC_SOURCE_H
#define CC_REC_SOURCE_H

#include "base/digest.h"
#include "base/err.h"

struct cc_arena;

struct cc_input {
	const char *name; /* as messages and tables show it */
	int fd;		  /* -1: opts->bytes are read in its place */
};

struct cc_source;
struct cc_workbook;
struct cc_workbook_opts;

struct cc_source_opts {
	const char *encoding;			 /* --encoding; NULL: detect */
	size_t window;				 /* bytes that decide the encoding; 0: 1 MiB */
	size_t chunk;				 /* bytes a read(2) asks for; 0: 128 KiB.  Tests ask for 1 */
	bool digest;				 /* cc_source_content() will be asked for */
	struct cc_span bytes;			 /* for tests and --scaffold: what fd -1 reads; not copied */
	const struct cc_workbook_opts *workbook; /* of rec/workbook.h; NULL: a workbook is refused */
};

enum cc_got { CC_GOT_SOME, CC_GOT_END, CC_GOT_FAULT };
enum { CC_SOURCE_ROOM = 16 };

struct cc_source *cc_source_new(
    struct cc_input input, const struct cc_source_opts *opts, struct cc_arena *arena);
void cc_source_free(struct cc_source *s); /* its buffers; the descriptor is cli's */

/* Up to room (>= CC_SOURCE_ROOM) bytes to `to`; *got > 0 with CC_GOT_SOME.
 * CC_GOT_FAULT fills in cause without a place: say it with cc_source_fail().
 * END and FAULT are final: asked again, they are said again. */
enum cc_got cc_source_read(size_t *got, char *to, size_t room, struct cc_source *s, struct cc_err *cause);

/* Looks ahead: *text is what cc_source_read() will give next, more than so many
 * bytes of it unless the end or a fault follows (false). */
bool cc_source_peek(struct cc_span *text, size_t than, struct cc_source *s);

/* A fault's message: "FILE:LINE:COLUMN: ...", or as it is where the machine
 * failed and no place is to blame. */
bool cc_source_fail(struct cc_err *err, const struct cc_source *s, uint64_t line, uint64_t column,
    const struct cc_err *cause);

const char *cc_source_name(const struct cc_source *s);
const char *cc_source_encoding(const struct cc_source *s); /* "UTF-8", "CP932", "EUC-JP", ... */
/* What has been read so far, as it came: before any conversion. */
struct cc_content cc_source_content(const struct cc_source *s);
bool cc_source_guessed(const struct cc_source *s); /* "read as" is worth a note */

/* The workbook that it turned out to be, once something was read or looked at, else NULL: what is read is
 * then lines of CSV as rec/workbook.h has them, and the name that of the sheet, too. */
const struct cc_workbook *cc_source_workbook(const struct cc_source *s);

/* Whether NAME of --encoding is known (sjis, shift_jis and ms932 mean CP932). */
bool cc_encoding_known(const char *name);

#endif
