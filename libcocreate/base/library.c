/* library.c -- dlopen(3), and a pointer to each function that is wanted.
 *
 * A library stays loaded until the process ends.
 */
#include "base/library.h"

#include <dlfcn.h>

static bool
fail(struct cc_err *err, const char *soname)
{
	const char *why = dlerror();

	return cc_fail(err, CC_EXIT_MACHINE, N_("a library cannot be loaded: %s; wanted it installed"),
	    why != NULL ? why : soname);
}

bool
cc_library_load(void *pointers, const char *soname, const char *const *name, struct cc_err *err)
{
	void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL);
	char *to = pointers;

	_Static_assert(sizeof(void *) == sizeof(void (*)(void)), "POSIX: dlsym() gives functions, too");
	if (library == NULL)
		return fail(err, soname);
	for (; *name != NULL; name++, to += sizeof library) {
		void *function = dlsym(library, *name);

		if (function == NULL)
			return fail(err, soname);
		memcpy(to, &function, sizeof function);
	}
	return true;
}
