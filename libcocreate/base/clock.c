/* clock.c -- times of a day as people write them. */
#include "base/clock.h"

bool
cc_clock_parse(int64_t *minute, struct cc_span text)
{
	int64_t part[2] = { 0 };
	size_t digits[2] = { 0 }, at = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == ':' && at == 0) {
			at = 1;
		} else if (text.at[i] >= '0' && text.at[i] <= '9' && digits[at] < 2) {
			part[at] = 10 * part[at] + (text.at[i] - '0');
			digits[at]++;
		} else {
			return false;
		}
	}
	*minute = 60 * part[0] + part[1];
	return digits[0] > 0 && digits[1] == 2 && part[0] < 24 && part[1] < 60;
}

char *
cc_clock_print(int64_t minute, struct cc_arena *arena)
{
	return cc_format(arena, "%d:%02d", (int)(minute / 60 % 24), (int)(minute % 60));
}
