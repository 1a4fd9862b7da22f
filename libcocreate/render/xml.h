/* xml.h -- text in XML and HTML, and numbers in SVG.
 *
 * May be included by: render, tests.
 * Nothing that came from the data becomes an element, an attribute, a link or a
 * character that a page or a terminal would obey: & < > " ' are escaped, control, bidi
 * and unassigned characters shown as \x1b, line ends and tabs as blanks.
 */
#ifndef CC_RENDER_XML_H
#define CC_RENDER_XML_H

#include "base/str.h"

/* In an element or between quotes. */
void cc_xml_put(struct cc_buf *out, struct cc_span text);
void cc_xml_puts(struct cc_buf *out, const char *text);
/* The same in HTML, where no line ends within a date: 2026-06-25. */
void cc_xml_prose(struct cc_buf *out, struct cc_span text);

/* A coordinate: one decimal at most. */
void cc_xml_number(struct cc_buf *out, double value);

#endif
