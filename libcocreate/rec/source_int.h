/* source_int.h -- one input while it is read.
 *
 * May be included by: rec/source*.c.
 *   source        bytes, and what a caller is told
 *   source_phase  what the bytes are: their encoding, found out and passed on
 */
#ifndef CC_REC_SOURCE_INT_H
#define CC_REC_SOURCE_INT_H

#include "rec/encoding.h"
#include "rec/source.h"
#include "rec/workbook.h"

enum cc_source_phase { CC_PHASE_START, CC_PHASE_ASCII, CC_PHASE_UTF8, CC_PHASE_ICONV, CC_PHASE_WORKBOOK };

enum cc_source_fault {
	CC_FAULT_NONE,
	CC_FAULT_READ,	     /* read(2) failed */
	CC_FAULT_NUL,	     /* a NUL byte */
	CC_FAULT_BAD,	     /* a byte that the encoding does not know */
	CC_FAULT_NO_FIT,     /* the same, and no encoding fits */
	CC_FAULT_BOTH,	     /* two encodings fit */
	CC_FAULT_CUT,	     /* the input ends within a character */
	CC_FAULT_SURROGATE,  /* half a character of UTF-16, its other half is not there */
	CC_FAULT_WORKBOOK,   /* begins like a zip file */
	CC_FAULT_OLD_BOOK,   /* begins like an .xls, or a workbook with a password */
	CC_FAULT_COMPRESSED, /* begins like what gzip, xz or zstd writes */
	CC_FAULT_SAID,	     /* said what, and where */
	CC_FAULT_NO_TABLE,   /* iconv fails to load one that it should know */
	CC_FAULT_NO_ENCODING /* nobody knows --encoding */
};

struct cc_source {
	struct cc_input input;
	struct cc_span memory;	  /* what is left of opts->bytes */
	struct cc_digest *digest; /* NULL: nobody asks */
	size_t window, chunk;
	enum cc_source_phase phase;
	const char *encoding;
	bool named;   /* by --encoding */
	bool guessed; /* CP932 or EUC-JP, by what the bytes are */
	bool no_fit;  /* guessed although none fits: the first bad byte is to be found */
	bool wide;    /* UTF-16, by its BOM */
	bool begun;   /* something has been converted */
	bool open;
	iconv_t cd;
	struct cc_buf raw;
	size_t head;	     /* of raw: what stands before has been passed on */
	struct cc_buf ahead; /* UTF-8 that was looked at, and not yet read */
	size_t passed;	     /* of ahead */
	bool ended;	     /* read(2) has nothing more */
	int error;	     /* errno of the read(2) that failed */
	enum cc_source_fault fault;
	unsigned bad; /* the byte of BAD and NO_FIT, the unit of SURROGATE */
	const struct cc_workbook_opts *workbook;
	struct cc_workbook *book;
	struct cc_err *said;
	struct cc_arena *arena;
};

static inline size_t
cc_source_waiting(const struct cc_source *s)
{
	return s->raw.len - s->head;
}

/* One read(2) of at most a chunk; 0 at the end and where it fails. */

static inline size_t
cc_source_stop(struct cc_source *s, enum cc_source_fault fault, char bad)
{
	s->fault = fault;
	s->bad = (unsigned char)bad;
	return 0;
}

/* source: reads on until `want` bytes wait in raw, or there are no more; what waits
 * in raw, else new bytes; takes back the end of what was pulled. */
void cc_source_refill(struct cc_source *s, size_t want);
size_t cc_source_pull(struct cc_source *s, char *to, size_t room);
void cc_source_unpull(struct cc_source *s, const char *bytes, size_t n);

/* source_phase: looks at the first bytes; passes on some, by the phase, which may change. */
void cc_source_start(struct cc_source *s);
size_t cc_source_pass(struct cc_source *s, char *to, size_t room);

#endif
