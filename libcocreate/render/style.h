/* style.h -- how pictures and pages look: ink on white, and light on dark in a page.
 *
 * May be included by: render, tests.
 * Classes of pictures: t (text) with b, s, h, title, soft; grid, rule, zero, limit,
 * whisker, band, track, bar; good, fair, poor, open, plain for marks, whose shapes
 * differ too; k1 to k6 for areas and lines of several things, which differ in lightness.
 * Colours: Okabe and Ito, Color Universal Design (2008), with text at a contrast of 4.5
 * and more against its ground (WCAG 2.1, 1.4.3).
 */
#ifndef CC_RENDER_STYLE_H
#define CC_RENDER_STYLE_H

/* One after the other, up to NULL. */
extern const char *const cc_style_picture[]; /* the rules of pictures, on paper */
extern const char *const cc_style_page[];    /* all of a page's, those of pictures among them */
extern const char cc_script_page[];	     /* sorts tables */

#endif
