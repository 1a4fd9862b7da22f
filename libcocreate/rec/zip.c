/* zip.c -- the parts of a zip file, one at a time, as a stream: minizip behind cc_zip. */
#include "rec/zip.h"

#include "base/arena.h"
#include "base/library.h"
#include "base/map.h"

#include <errno.h>
#include <stdio.h>
#include <unzip.h>
#include <unistd.h>

enum { PARTS_MAX = 65535, NAME_MAX_BYTES = 1024, ENCRYPTED = 1 };

#define CALLS(call) \
	call(unzClose) call(unzCloseCurrentFile) call(unzGetCurrentFileInfo64) call(unzGetFilePos64) \
	    call(unzGetGlobalInfo64) call(unzGoToFilePos64) call(unzGoToFirstFile) call(unzGoToNextFile) \
		call(unzOpen2_64) call(unzOpenCurrentFile) call(unzReadCurrentFile)

static struct {
	CALLS(CC_LIBRARY_POINTER)
} minizip;

static const char *const names[] = { CALLS(CC_LIBRARY_NAME) NULL };

struct cc_zip {
	struct cc_zip_input input;
	uint64_t at, size; /* where minizip reads next; bytes of the file */
	int error;	   /* errno of the pread(2) that failed */
	bool cut;	   /* more was wanted than there is */
	unzFile unz;
	struct cc_map *names; /* as they are compared */
	struct cc_span *name;
	unz64_file_pos *pos;
	size_t part; /* the open one */
	bool open, ended;
	uint64_t claimed;  /* its bytes, by the directory */
	uint64_t got, all; /* of it so far; of all parts */
	uint64_t max;
};

static voidpf
io_open(voidpf zip, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return zip;
}

static uLong
io_read(voidpf ctx, voidpf stream, void *to, uLong room)
{
	struct cc_zip *z = ctx;
	uint64_t rest = z->at < z->size ? z->size - z->at : 0;
	ssize_t n;

	(void)stream;
	if (room > rest) {
		room = (uLong)rest;
		z->cut = true; /* minizip takes the end for zeros */
	}
	if (room == 0)
		return 0;
	if (z->input.fd < 0) {
		memcpy(to, z->input.bytes.at + z->at, room);
		z->at += room;
		return room;
	}
	do
		n = pread(z->input.fd, to, room, (off_t)(z->input.begin + z->at));
	while (n < 0 && errno == EINTR);
	if (n < 0)
		z->error = errno;
	z->at += n > 0 ? (uint64_t)n : 0;
	return n > 0 ? (uLong)n : 0;
}

static ZPOS64_T
io_tell(voidpf ctx, voidpf stream)
{
	const struct cc_zip *z = ctx;

	(void)stream;
	return z->at;
}

static long
io_seek(voidpf ctx, voidpf stream, ZPOS64_T offset, int origin)
{
	struct cc_zip *z = ctx;
	uint64_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
			: origin == ZLIB_FILEFUNC_SEEK_CUR ? z->at
							   : z->size;

	(void)stream;
	if (offset > z->size || from > z->size - offset)
		return -1;
	z->at = from + offset;
	return 0;
}

static int
io_close(voidpf ctx, voidpf stream)
{
	(void)ctx;
	(void)stream;
	return 0;
}

static int
io_error(voidpf ctx, voidpf stream)
{
	const struct cc_zip *z = ctx;

	(void)stream;
	return z->error;
}

static bool
fail(struct cc_err *err, const struct cc_zip *z, const char *format)
{
	struct cc_place place = { z->input.name, 0, 0 };

	if (z->error != 0)
		return cc_fail_errno(err, z->error, z->input.name);
	return cc_fail_at(err, CC_EXIT_DATA, place, format, "");
}

static bool
fail_part(struct cc_err *err, const struct cc_zip *z, size_t part, const char *format)
{
	struct cc_place place = { z->input.name, 0, 0 };

	if (z->error != 0)
		return cc_fail_errno(err, z->error, z->input.name);
	return cc_fail_at(err, CC_EXIT_DATA, place, format, cc_quote(z->name[part]).text);
}

static bool
fail_damaged(struct cc_err *err, const struct cc_zip *z)
{
	return fail(
	    err, z, N_("the workbook is damaged, or its end is missing; wanted all of it, as it was saved"));
}

/* Names are compared without regard to capitals, and \ is / to some who write them. */
static struct cc_span
folded(char *to, struct cc_span name)
{
	for (size_t i = 0; i < name.len; i++)
		to[i] = name.at[i] == '\\'			 ? '/'
			: name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] - 'A' + 'a')
								 : name.at[i];
	return (struct cc_span){ to, name.len };
}

static bool
add_part(struct cc_zip *z, size_t part, struct cc_arena *arena, struct cc_err *err)
{
	char name[NAME_MAX_BYTES + 1], key[NAME_MAX_BYTES];
	unz_file_info64 info;

	if (minizip.unzGetCurrentFileInfo64(z->unz, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK ||
	    info.size_filename > NAME_MAX_BYTES || minizip.unzGetFilePos64(z->unz, &z->pos[part]) != UNZ_OK)
		return fail_damaged(err, z);
	z->name[part] = cc_span_dup(arena, (struct cc_span){ name, info.size_filename });
	if (cc_map_add(z->names, folded(key, z->name[part])) != part)
		return fail_part(
		    err, z, part, N_("part \"%s\" stands twice in the workbook; wanted each part once"));
	return true;
}

static bool
read_directory(struct cc_zip *z, struct cc_arena *arena, struct cc_err *err)
{
	unz_global_info64 info;
	size_t n;
	int got;

	if (minizip.unzGetGlobalInfo64(z->unz, &info) != UNZ_OK || info.number_entry > PARTS_MAX)
		return fail_damaged(err, z);
	n = (size_t)info.number_entry;
	z->name = CC_ARRAY(arena, struct cc_span, n);
	z->pos = CC_ARRAY(arena, unz64_file_pos, n);
	if (n == 0)
		return true;
	got = minizip.unzGoToFirstFile(z->unz);
	for (size_t i = 0; i < n; i++) {
		if (got != UNZ_OK)
			return fail_damaged(err, z);
		if (!add_part(z, i, arena, err))
			return false;
		got = minizip.unzGoToNextFile(z->unz);
	}
	return (got == UNZ_END_OF_LIST_OF_FILE && !z->cut) || fail_damaged(err, z);
}

static bool
begins_as_zip(const struct cc_zip *z)
{
	char first[2] = "";

	if (z->input.fd < 0)
		return z->input.bytes.len >= 2 && memcmp(z->input.bytes.at, "PK", 2) == 0;
	return pread(z->input.fd, first, 2, (off_t)z->input.begin) != 2 || memcmp(first, "PK", 2) == 0;
}

bool
cc_zip_open(
    struct cc_zip **out, struct cc_zip_input input, uint64_t max, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_zip *z = CC_NEW(arena, struct cc_zip);
	zlib_filefunc64_def io = { io_open, io_read, NULL, io_tell, io_seek, io_close, io_error, z };
	off_t end = input.fd < 0 ? 0 : lseek(input.fd, 0, SEEK_END);

	*out = z;
	z->input = input;
	z->max = max > 0 ? max : CC_ZIP_MAX;
	z->names = cc_map_new();
	if (end < 0)
		return cc_fail_errno(err, errno, input.name);
	z->size = input.fd < 0 ? input.bytes.len : (uint64_t)end - input.begin;
	if (!cc_library_load(&minizip, CC_MINIZIP_SONAME, names, err))
		return false;
	errno = 0;
	z->unz = minizip.unzOpen2_64("", &io);
	if (z->unz == NULL && z->error == 0 && errno == ENOMEM)
		cc_oom();
	if (z->unz == NULL && !begins_as_zip(z))
		return fail(err, z, N_("this is no workbook; wanted an .xlsx"));
	if (z->unz == NULL || z->cut)
		return fail_damaged(err, z);
	return read_directory(z, arena, err);
}

static void
close_part(struct cc_zip *z)
{
	if (z->open)
		minizip.unzCloseCurrentFile(z->unz);
	z->open = false;
}

void
cc_zip_close(struct cc_zip *z)
{
	if (z == NULL)
		return;
	close_part(z);
	if (z->unz != NULL)
		minizip.unzClose(z->unz);
	z->unz = NULL;
	cc_map_free(z->names);
	z->names = NULL;
}

size_t
cc_zip_find(const struct cc_zip *z, struct cc_span name)
{
	char key[NAME_MAX_BYTES];
	uint32_t id;

	if (name.len > sizeof key)
		return SIZE_MAX;
	id = cc_map_find(z->names, folded(key, name));
	return id != CC_NO_ID ? id : SIZE_MAX;
}

struct cc_span
cc_zip_part_name(const struct cc_zip *z, size_t part)
{
	return z->name[part];
}

static bool
fail_broken(struct cc_err *err, const struct cc_zip *z, size_t part)
{
	return fail_part(
	    err, z, part, N_("part \"%s\" of the workbook is damaged; wanted all of it, as it was saved"));
}

bool
cc_zip_begin(struct cc_zip *z, size_t part, struct cc_err *err)
{
	unz_file_info64 info;
	int opened;

	close_part(z);
	if (minizip.unzGoToFilePos64(z->unz, &z->pos[part]) != UNZ_OK ||
	    minizip.unzGetCurrentFileInfo64(z->unz, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
		return fail_broken(err, z, part);
	if (info.flag & ENCRYPTED)
		return fail_part(
		    err, z, part, N_("part \"%s\" has a password; save the workbook without one"));
	opened = minizip.unzOpenCurrentFile(z->unz);
	if (opened == UNZ_INTERNALERROR || opened == Z_MEM_ERROR)
		cc_oom();
	if (opened != UNZ_OK)
		return fail_broken(err, z, part);
	z->part = part;
	z->claimed = info.uncompressed_size;
	z->got = 0;
	z->open = true;
	z->ended = false;
	return true;
}

bool
cc_zip_again(struct cc_zip *z, struct cc_err *err)
{
	z->all -= z->got;
	return cc_zip_begin(z, z->part, err);
}

/* minizip checks the sum of a part that has as many bytes as it claims. */
static enum cc_got
end_part(struct cc_zip *z, struct cc_err *err)
{
	int closed = minizip.unzCloseCurrentFile(z->unz);

	z->open = false;
	z->ended = true;
	if (closed == UNZ_OK && z->got == z->claimed && z->error == 0 && !z->cut)
		return CC_GOT_END;
	fail_broken(err, z, z->part);
	return CC_GOT_FAULT;
}

enum cc_got
cc_zip_read(size_t *got, char *to, size_t room, struct cc_zip *z, struct cc_err *err)
{
	int n;

	*got = 0;
	if (z->ended)
		return CC_GOT_END;
	n = minizip.unzReadCurrentFile(z->unz, to, (unsigned)room);
	if (n == Z_MEM_ERROR)
		cc_oom();
	if (n == 0)
		return end_part(z, err);
	if (n < 0) {
		fail_broken(err, z, z->part);
		return CC_GOT_FAULT;
	}
	z->got += (uint64_t)n;
	z->all += (uint64_t)n;
	if (z->all > z->max) {
		fail(err, z,
		    N_("the parts of this workbook hold more than 2 GiB; save the sheet as CSV UTF-8"));
		return CC_GOT_FAULT;
	}
	*got = (size_t)n;
	return CC_GOT_SOME;
}
