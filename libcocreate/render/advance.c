/* advance.c -- how wide a text is when it is set in a proportional font. */
#include "render/advance.h"

#include "base/utf8.h"

#include <stdint.h>

enum { FIRST = ' ', LAST = '~', FULL = 1000, LETTER = 850, DASH = 500 };

static const uint16_t ascii[LAST - FIRST + 1] = { 318, 401, 474, 838, 636, 950, 780, 278, 390, 390, 500, 838,
	318, 361, 318, 392, 636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556,
	1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 535, 667, 557, 863, 748, 787, 667, 787, 722, 667,
	611, 732, 684, 989, 685, 667, 685, 390, 392, 390, 838, 559, 606, 613, 635, 550, 635, 615, 352, 635,
	634, 278, 278, 579, 284, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
	337, 636, 838 };

static const uint16_t ascii_bold[LAST - FIRST + 1] = { 348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523,
	838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838,
	611, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 556, 775, 637, 995, 837, 850, 733, 850, 770,
	720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 556, 500, 675, 716, 593, 716, 678, 435,
	716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582,
	712, 365, 712, 838 };

/* Ambiguous characters, as arrows and Greek, are full-width in Japanese fonts. */
static size_t
wide_of(uint32_t c, struct cc_span one)
{
	if (cc_utf8_width(one) == 0)
		return 0;
	if (c >= 0xc0 && c < 0x250)
		return LETTER;
	return c == 0x2013 || c == 0x2019 || c == 0x2018 ? DASH : FULL;
}

static size_t
advance(struct cc_span text, const uint16_t *table)
{
	size_t all = 0, len;

	for (; text.len > 0; text.at += len, text.len -= len) {
		uint32_t c = cc_utf8_next(text, &len);

		if (c >= FIRST && c <= LAST)
			all += table[c - FIRST];
		else
			all += wide_of(c, (struct cc_span){ text.at, len });
	}
	return all;
}

size_t
cc_advance(struct cc_span text)
{
	return advance(text, ascii);
}

size_t
cc_advance_bold(struct cc_span text)
{
	return advance(text, ascii_bold);
}
