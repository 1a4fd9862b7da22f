/* zip.h -- the parts of a zip file, one at a time, as a stream.
 *
 * May be included by: rec/workbook*.c, tests.  zip.c alone meets minizip.
 * Reads the file by pread(2), or bytes in memory.  A part is unpacked while it
 * is read, and what all parts give together is counted then: a directory may
 * claim anything.
 * Errors: no zip file, a part that is cut off or whose check sum is wrong, one
 * with a password, two of one name, over CC_ZIP_MAX of all: CC_EXIT_DATA.
 * Memory: 64 KiB and the names of the parts.
 */
#ifndef CC_REC_ZIP_H
#define CC_REC_ZIP_H

#include "base/err.h"
#include "rec/source.h"

struct cc_arena;
struct cc_zip;

#define CC_ZIP_MAX (UINT64_C(2) << 30)

struct cc_zip_input {
	const char *name; /* as messages show it */
	int fd;		  /* -1: bytes are read in its place */
	uint64_t begin;	  /* of the zip file within it */
	struct cc_span bytes;
};

/* max: bytes of all parts together; 0: CC_ZIP_MAX.  cc_zip_close() is due either way. */
bool cc_zip_open(
    struct cc_zip **out, struct cc_zip_input input, uint64_t max, struct cc_arena *arena, struct cc_err *err);
void cc_zip_close(struct cc_zip *zip); /* NULL is fine */

/* The part of that name, small and capital letters being one; SIZE_MAX: there is none. */
size_t cc_zip_find(const struct cc_zip *zip, struct cc_span name);
struct cc_span cc_zip_part_name(const struct cc_zip *zip, size_t part);

/* One part is open at a time; the one before is closed.  Only a part that was read up to
 * CC_GOT_END is known to be sound. */
bool cc_zip_begin(struct cc_zip *zip, size_t part, struct cc_err *err);
/* The same part from its beginning, as if nothing of it had been read. */
bool cc_zip_again(struct cc_zip *zip, struct cc_err *err);
enum cc_got cc_zip_read(size_t *got, char *to, size_t room, struct cc_zip *zip, struct cc_err *err);

#endif
