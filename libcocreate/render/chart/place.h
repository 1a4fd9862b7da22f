/* place.h -- where labels stand so that none lies on another, nor on a mark.
 *
 * May be included by: render, tests.
 * Labels are placed one after the other, each at the nearest free place to its point, in
 * the order in which they are given; places are fixed offsets, so that every machine
 * finds the same.
 * Out:    boxes that overlap neither each other nor what is taken, and lie in the room.
 * Cost:   O(labels * (labels + taken)) for each of some hundred places, most often a few.
 */
#ifndef CC_RENDER_CHART_PLACE_H
#define CC_RENDER_CHART_PLACE_H

#include <stdbool.h>
#include <stddef.h>

struct cc_box {
	double x, y, width, height; /* x, y: the left upper corner */
};

struct cc_label {
	double x, y;	      /* the point that it names */
	double away;	      /* how far it keeps from that: the mark's radius */
	double width, height; /* of its text */
	double reach;	      /* no further than this from it; 0: anywhere */
	bool on;	      /* it may stand on the point itself */

	struct cc_box box; /* where it stands */
	bool placed;	   /* false: there is no such place, and box is the first that was tried */
	bool far;	   /* so far away that a line must tie it to its point */
};

bool cc_boxes_meet(const struct cc_box *a, const struct cc_box *b);
void cc_place_labels(
    struct cc_label *label, size_t n, const struct cc_box *taken, size_t n_taken, struct cc_box room);

#endif
