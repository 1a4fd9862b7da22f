/* outfind.c -- which file does the name of a -o mean?
 *
 * Links are followed by hand, not by realpath alone: the last of them may
 * point at what does not exist yet, and those of /proc are no names of files.
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cli/out.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HOPS_MAX = 40 };

/* name with its directory made absolute and free of links; NULL with errno. */
static const char *
name_resolve(const char *name, struct cc_arena *arena)
{
	const char *slash = strrchr(name, '/');
	const char *base = slash == NULL ? name : slash + 1;
	char directory[PATH_MAX];

	if (name[0] == '\0') {
		errno = ENOENT;
		return NULL;
	}
	if (base[0] == '\0' || strcmp(base, ".") == 0 || strcmp(base, "..") == 0) {
		errno = EISDIR;
		return NULL;
	}
	if (realpath(slash == NULL ? "." : cc_strndup(arena, name, (size_t)(base - name)), directory) == NULL)
		return NULL;
	return cc_format(arena, "%s/%s", strcmp(directory, "/") == 0 ? "" : directory, base);
}

/* What the symbolic link at path says, as a name; NULL with errno. */
static const char *
link_read(const char *path, struct cc_arena *arena)
{
	char text[PATH_MAX];
	ssize_t len = readlink(path, text, sizeof(text) - 1);

	if (len < 0)
		return NULL;
	text[len] = '\0';
	return text[0] == '/' ? cc_strdup(arena, text)
			      : cc_format(arena, "%s/%s", cc_out_directory(path, arena), text);
}

/* A descriptor is written where it stands: to open its file anew would begin
 * at the start of it, and to rename over it would cut off whoever else writes
 * to it, as the shell does in { head; TOOL -o /dev/stdout; } > file. */
static bool
descriptor_use(struct cc_output *out, int fd, struct cc_arena *arena)
{
	out->kind = CC_OUTPUT_DESCRIPTOR;
	out->fd = fd;
	out->path = cc_format(arena, "/dev/fd/%d", fd);
	return fcntl(fd, F_GETFD) != -1;
}

/* /dev/stdout and /dev/fd/N lead here, where links are no names of files. */
static bool
process_use(struct cc_output *out, struct cc_arena *arena)
{
	const char *ours = cc_format(arena, "/proc/%ld/fd/", (long)getpid());
	size_t len = strlen(ours);

	if (strncmp(out->path, ours, len) == 0)
		return descriptor_use(out, atoi(out->path + len), arena);
	out->kind = CC_OUTPUT_DEVICE;
	return true;
}

static bool
file_use(struct cc_output *out, struct cc_arena *arena)
{
	out->kind = CC_OUTPUT_FILE;
	return access(cc_out_directory(out->path, arena), W_OK | X_OK) == 0;
}

/* Follows the links of a name to what it means; false with errno. */
static bool
output_find(struct cc_output *out, struct cc_arena *arena)
{
	const char *name = out->name;
	struct stat st;

	if (strcmp(name, "-") == 0)
		return descriptor_use(out, STDOUT_FILENO, arena);
	for (int hops = 0; hops < HOPS_MAX; hops++) {
		if ((out->path = name_resolve(name, arena)) == NULL)
			return false;
		if (strncmp(out->path, "/proc/", strlen("/proc/")) == 0)
			return process_use(out, arena);
		if (lstat(out->path, &st) != 0)
			return errno == ENOENT && file_use(out, arena);
		if (S_ISLNK(st.st_mode)) {
			if ((name = link_read(out->path, arena)) == NULL)
				return false;
			continue;
		}
		if (S_ISDIR(st.st_mode)) {
			errno = EISDIR;
			return false;
		}
		out->kind = CC_OUTPUT_DEVICE;
		return access(out->path, W_OK) == 0 && (!S_ISREG(st.st_mode) || file_use(out, arena));
	}
	errno = ELOOP;
	return false;
}

const char *
cc_out_directory(const char *path, struct cc_arena *arena)
{
	size_t len = (size_t)(strrchr(path, '/') - path);

	return len == 0 ? "/" : cc_strndup(arena, path, len);
}

bool
cc_out_is_directory(const char *name)
{
	size_t len = strlen(name);

	return len > 0 && name[len - 1] == '/';
}

/* DIR/: there, or one that can be made; false with errno. */
static bool
directory_find(struct cc_outputs *out, const char *name, struct cc_arena *arena)
{
	struct cc_directory *directory = &out->directory[out->n_directories];
	size_t len = strlen(name);
	struct stat st;

	if (stat(name, &st) == 0) {
		errno = ENOTDIR;
		return S_ISDIR(st.st_mode);
	}
	if (errno != ENOENT)
		return false;
	while (len > 1 && name[len - 1] == '/')
		len--;
	directory->name = name;
	directory->path = name_resolve(cc_strndup(arena, name, len), arena);
	out->n_directories += directory->path != NULL;
	return directory->path != NULL && access(cc_out_directory(directory->path, arena), W_OK | X_OK) == 0;
}

/* A file for each table; false with errno. */
static bool
directory_use(struct cc_outputs *out, const char *name, const char *tool, const char *const *tables,
    struct cc_arena *arena)
{
	size_t before = out->n_directories;

	if (!directory_find(out, name, arena))
		return false;
	for (; *tables != NULL; tables++) {
		struct cc_output *one = &out->item[out->n++];

		one->name = cc_format(arena, "%s%s.%s.csv", name, tool, *tables);
		one->table = *tables;
		if (out->n_directories == before) {
			if (!output_find(one, arena))
				return false;
			continue;
		}
		one->kind = CC_OUTPUT_FILE;
		one->path = cc_format(arena, "%s/%s.%s.csv", out->directory[before].path, tool, *tables);
	}
	return true;
}

static bool
check_apart(const struct cc_outputs *out, struct cc_err *err)
{
	for (size_t i = 0; i < out->n; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(out->item[j].path, out->item[i].path) == 0)
				return cc_fail(err, CC_EXIT_USAGE,
				    N_("--output: \"%s\" and \"%s\" are one file"),
				    cc_quote(cc_span(out->item[j].name)).text,
				    cc_quote(cc_span(out->item[i].name)).text);
	return true;
}

bool
cc_outputs_find(struct cc_outputs *out, const struct cc_list *names, const char *tool,
    const char *const *tables, struct cc_arena *arena, struct cc_err *err)
{
	size_t n_tables = 0, most = 0;

	while (tables[n_tables] != NULL)
		n_tables++;
	for (size_t i = 0; i < names->n; i++)
		most += cc_out_is_directory(names->item[i]) ? n_tables : 1;
	*out = (struct cc_outputs){ .item = CC_ARRAY(arena, struct cc_output, most),
		.directory = CC_ARRAY(arena, struct cc_directory, names->n) };
	for (size_t i = 0; i < names->n; i++) {
		const char *name = names->item[i];
		bool good;

		if (cc_out_is_directory(name)) {
			good = directory_use(out, name, tool, tables, arena);
		} else {
			out->item[out->n].name = name;
			good = output_find(&out->item[out->n++], arena);
		}
		if (!good)
			return cc_fail_errno(err, errno, name);
	}
	return check_apart(out, err);
}

void
cc_outputs_drop(struct cc_outputs *outputs, size_t i)
{
	cc_buf_free(&outputs->item[i].bytes);
	outputs->n--;
	memmove(&outputs->item[i], &outputs->item[i + 1], (outputs->n - i) * sizeof *outputs->item);
}
