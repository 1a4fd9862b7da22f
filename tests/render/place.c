/* place.c -- labels lie on nothing. */
#include "render/chart/place.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { MOST = 150 };

static const struct cc_box room = { 20, 30, 400, 400 };

static uint64_t now;

/* From 0 to 1, the same on every machine. */
static double
next(void)
{
	now = now * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(now >> 40) / (1 << 24);
}

/* Points all over the room, or `together` of them at one place or near to it. */
static size_t
scatter(struct cc_label *label, struct cc_box *mark, size_t n, double together)
{
	for (size_t i = 0; i < n; i++) {
		double near = next() < together ? 12 : room.width;
		double x = room.x + (room.width - near) / 2 + near * floor(next() * 9) / 8;
		double y = room.y + (room.height - near) / 2 + near * floor(next() * 9) / 8;

		label[i] = (struct cc_label){
			.x = x, .y = y, .away = 9.5, .width = i < 9 ? 7.5 : 14.8, .height = 10.5
		};
		mark[i] = (struct cc_box){ x - 6.5, y - 6.5, 13, 13 };
	}
	return n;
}

static void
check_free(const struct cc_label *label, const struct cc_box *mark, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct cc_box *b = &label[i].box;

		assert_true(label[i].placed);
		assert_true(b->x >= room.x && b->x + b->width <= room.x + room.width);
		assert_true(b->y >= room.y && b->y + b->height <= room.y + room.height);
		for (size_t k = 0; k < n; k++) {
			assert_false(cc_boxes_meet(b, &mark[k]));
			assert_true(k == i || !cc_boxes_meet(b, &label[k].box));
		}
	}
}

static void
labels_meet_neither_each_other_nor_marks(void **state)
{
	static const double together[] = { 0, 0.3, 0.9, 1 };
	struct cc_label label[MOST];
	struct cc_box mark[MOST];

	(void)state;
	for (now = 1; now < 40; now++)
		for (size_t i = 0; i < sizeof together / sizeof *together; i++) {
			uint64_t seed = now;
			size_t n = scatter(label, mark, 1 + (size_t)(next() * (MOST - 1)), together[i]);

			cc_place_labels(label, n, mark, n, room);
			check_free(label, mark, n);
			now = seed;
		}
}

static void
a_lone_label_stands_at_its_mark_and_a_crowded_one_is_tied(void **state)
{
	struct cc_label label[30];
	struct cc_box mark = { 213.5, 223.5, 13, 13 };
	bool far = false;

	(void)state;
	for (size_t i = 0; i < 30; i++)
		label[i] = (struct cc_label){ .x = 220, .y = 230, .away = 9.5, .width = 15, .height = 10 };
	cc_place_labels(label, 1, &mark, 1, room);
	assert_false(label[0].far);
	assert_true(label[0].box.x - 220 < 12 && 230 - label[0].box.y < 25);
	cc_place_labels(label, 30, &mark, 1, room);
	for (size_t i = 0; i < 30; i++)
		far |= label[i].far;
	assert_true(far);
}

static void
a_word_on_an_area_gives_way_as_far_as_it_may(void **state)
{
	struct cc_label word = { .x = 200, .y = 200, .width = 60, .height = 16, .reach = 30, .on = true };
	struct cc_box wall = { 20, 150, 400, 100 };

	(void)state;
	cc_place_labels(&word, 1, NULL, 0, room);
	assert_true(word.placed && word.box.x == 170 && word.box.y == 192);
	cc_place_labels(&word, 1, &(struct cc_box){ 195, 195, 10, 10 }, 1, room);
	assert_true(word.placed);
	assert_false(cc_boxes_meet(&word.box, &(struct cc_box){ 195, 195, 10, 10 }));
	cc_place_labels(&word, 1, &wall, 1, room);
	assert_false(word.placed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_meet_neither_each_other_nor_marks),
		cmocka_unit_test(a_lone_label_stands_at_its_mark_and_a_crowded_one_is_tied),
		cmocka_unit_test(a_word_on_an_area_gives_way_as_far_as_it_may),
	};

	return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
