/* data.c -- files that are read whole: the study, presets of data/. */
#include "cli/data.h"

#include "base/arena.h"
#include "base/digest.h"
#include "rec/yaml.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DIGEST_PIECE = 256 * 1024 };

static int
descriptor_of(const char *name)
{
	return open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

bool
cc_input_open(struct cc_input *out, const char *name, struct cc_err *err)
{
	bool standard = strcmp(name, "-") == 0;

	*out = (struct cc_input){ standard ? "stdin" : name, standard ? STDIN_FILENO : descriptor_of(name) };
	return out->fd >= 0 || cc_fail_errno(err, errno, name);
}

void
cc_input_close(struct cc_input input)
{
	if (input.fd != STDIN_FILENO)
		close(input.fd);
}

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
	int fd = descriptor_of(name);
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

bool
cc_file_digest(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	int fd = descriptor_of(name);
	struct cc_digest *digest = cc_digest_new(arena);
	char *piece = cc_alloc(arena, DIGEST_PIECE);
	struct cc_content content;
	ssize_t got;

	if (fd < 0)
		return cc_fail_errno(err, errno, name);
	while ((got = read(fd, piece, DIGEST_PIECE)) > 0 || (got < 0 && errno == EINTR))
		if (got > 0)
			cc_digest_add(digest, (struct cc_span){ piece, (size_t)got });
	if (got < 0)
		cc_fail_errno(err, errno, name);
	close(fd);
	content = cc_digest_content(digest);
	*out = cc_span(cc_format(arena, "%ju %s", (uintmax_t)content.bytes, content.hash));
	return got == 0;
}

bool
cc_file_again(const char *name)
{
	bool standard = strcmp(name, "-") == 0;
	struct stat about;

	if ((standard ? fstat(STDIN_FILENO, &about) : stat(name, &about)) != 0 || !S_ISREG(about.st_mode))
		return false;
	return !standard || lseek(STDIN_FILENO, 0, SEEK_SET) == 0;
}

/* The folder of the files that lie where an installation puts them beside the
 * program: bin/TOOL and share/cocreate-tools/.  So a tree that was staged or
 * moved as a whole works, and so does the one in which it was built. */
static const char *
folder_beside(struct cc_arena *arena)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	const char *folder;

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	for (int up = 0; up < 2; up++) {
		char *slash = strrchr(path, '/');

		if (slash == NULL)
			return NULL;
		*slash = '\0';
	}
	folder = cc_format(arena, "%s/share/cocreate-tools", path);
	return access(folder, X_OK) == 0 ? folder : NULL;
}

/* asked: the user says which; else the folder may be missing. */
static const char *
data_folder(bool *asked, struct cc_arena *arena)
{
	const char *folder = getenv("COCREATE_DATADIR");

	*asked = folder != NULL && folder[0] != '\0';
	if (!*asked)
		folder = folder_beside(arena);
	return folder != NULL ? folder : PKGDATADIR;
}

/* A program that was taken away from its files has none, and most inputs do
 * not want them: what does says so. */
bool
cc_data_read(struct cc_span *out, const char *name, struct cc_arena *arena, struct cc_err *err)
{
	bool asked;
	const char *folder = data_folder(&asked, arena), *path = cc_format(arena, "%s/%s", folder, name);

	*out = (struct cc_span){ NULL, 0 };
	if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR) &&
	    (!asked || access(folder, X_OK) == 0))
		return true;
	return cc_file_read(out, path, arena, err);
}

size_t
cc_data_names(const char ***out, const char *folder, struct cc_arena *arena)
{
	bool asked;
	const char *path = cc_format(arena, "%s/%s", data_folder(&asked, arena), folder);
	glob_t found;
	size_t n = 0;

	*out = NULL;
	if (glob(cc_format(arena, "%s/*.yaml", path), 0, NULL, &found) != 0)
		return 0;
	*out = CC_ARRAY(arena, const char *, found.gl_pathc);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *name = strrchr(found.gl_pathv[i], '/') + 1;

		(*out)[n++] = cc_strndup(arena, name, strlen(name) - strlen(".yaml"));
	}
	globfree(&found);
	return n;
}
