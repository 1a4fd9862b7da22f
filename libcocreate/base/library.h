/* library.h -- a shared library that is loaded when it is first needed.
 *
 * May be included by: rec, render, text, tests.
 * For libraries that few runs call: what a program is linked with is mapped and
 * relocated at every start.  A caller lists the functions that it calls and has
 * a pointer to each, of the type that the library's own header declares:
 *
 *	#define CALLS(call) call(XML_ParserFree) call(XML_StopParser)
 *	static struct {
 *		CALLS(CC_LIBRARY_POINTER)
 *	} expat;
 *	static const char *const names[] = { CALLS(CC_LIBRARY_NAME) NULL };
 *
 *	cc_library_load(&expat, "libexpat.so.1", names, err)
 *
 * Errors: a library that is not installed, or lacks one of these: CC_EXIT_MACHINE.
 * Cost:   the first time that of mapping it; a look-up of each name.
 */
#ifndef CC_BASE_LIBRARY_H
#define CC_BASE_LIBRARY_H

#include "base/err.h"

#define CC_LIBRARY_POINTER(function) __typeof__(function) *(function);
#define CC_LIBRARY_NAME(function)    #function,

/* pointers: of functions only, in the order of their names, which end with NULL. */
bool cc_library_load(void *pointers, const char *soname, const char *const *name, struct cc_err *err);

#endif
