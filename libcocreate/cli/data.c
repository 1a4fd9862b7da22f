/* data.c -- files that are read whole: the study, presets of data/. */
#include "cli/data.h"

#include "base/arena.h"
#include "rec/yaml.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static bool
read_all(struct cc_buf *out, int fd)
{
	ssize_t got;

	do {
		cc_buf_reserve(out, 64 * 1024);
		got = read(fd, out->at + out->len, 64 * 1024);
		if (got > 0)
			out->len += (size_t)got;
	} while ((got > 0 || (got < 0 && errno == EINTR)) && out->len <= CC_YAML_MAX);
	return got >= 0;
}

bool
cc_file_read(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct cc_buf file = { 0 };
	bool good;

	if (fd < 0)
		return cc_fail_errno(err, errno, name);
	good = read_all(&file, fd) || cc_fail_errno(err, errno, name);
	close(fd);
	if (good)
		*out = cc_span_dup(arena, (struct cc_span){ file.at, file.len });
	cc_buf_free(&file);
	return good;
}

/* Run from where it was built, a command has no data/ to read, and most inputs
 * do not want it: what does says so. */
bool
cc_data_read(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	const char *folder = getenv("COCREATE_DATADIR");
	bool asked = folder != NULL && folder[0] != '\0';
	const char *path = cc_format(arena, "%s/%s", asked ? folder : PKGDATADIR, name);

	*out = (struct cc_span){ NULL, 0 };
	if (!asked && access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
		return true;
	return cc_file_read(out, path, arena, err);
}
