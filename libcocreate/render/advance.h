/* advance.h -- how wide a text is when it is set in a proportional font.
 *
 * May be included by: render, tests.
 * Nobody knows the font of the reader: these are upper bounds over the sans-serif
 * fonts that stand in the stack (render/style.h), so that what fits here fits there.
 * Out:    thousandths of the font's size.
 * Cost:   O(length).
 * Source: advance widths of DejaVu Sans 2.37, Liberation Sans 1.07 (those of Arial and
 *         Helvetica) and Noto Sans CJK JP, the widest of them for each ASCII character.
 */
#ifndef CC_RENDER_ADVANCE_H
#define CC_RENDER_ADVANCE_H

#include "base/str.h"

size_t cc_advance(struct cc_span text);
size_t cc_advance_bold(struct cc_span text);

#endif
