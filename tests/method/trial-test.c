/* trial-test.c -- tests of method/trial-test. */
#include "method/trial-test.h"

#include "bench.h"

int
main(void)
{
	return 0;
}
