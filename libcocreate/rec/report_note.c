/* report_note.c -- the notes and parameters of a report. */
#include "rec/report.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

static void
note_add(struct cc_report *r, const char *code, const char *text)
{
	struct cc_note *note;

	for (size_t i = 0; i < r->n_notes; i++) {
		if (strcmp(r->note[i].code, code) == 0 && strcmp(r->note[i].text, text) == 0)
			return;
	}
	note = cc_buf_more(&r->note_room, sizeof *note);
	note->code = code;
	note->text = text;
	r->note = (void *)r->note_room.at;
	r->n_notes++;
}

/* The one of that name, else a new one. */
static struct cc_cell *
parameter_set(struct cc_report *r, const char *name, enum cc_type type)
{
	struct cc_parameter *parameter;
	size_t i = 0;

	while (i < r->n_parameters && strcmp(r->parameter[i].name, name) != 0)
		i++;
	if (i == r->n_parameters) {
		cc_buf_more(&r->parameter_room, sizeof *parameter);
		r->n_parameters++;
	}
	r->parameter = (void *)r->parameter_room.at;
	parameter = &r->parameter[i];
	*parameter = (struct cc_parameter){ .name = name, .type = type };
	return &parameter->cell;
}

static const char *
in_language(const struct cc_report *r, const char *en, const char *ja)
{
	return r->lang == CC_JA && ja != NULL ? ja : en;
}

void
cc_note(struct cc_report *r, const char *code, const char *en, const char *ja, ...)
{
	va_list ap;

	va_start(ap, ja);
	note_add(r, code, cc_vformat(r->arena, in_language(r, en, ja), ap));
	va_end(ap);
}

void
cc_note_count(struct cc_report *r, const char *code, const char *one, const char *many, const char *ja, ...)
{
	va_list ap, values;
	uint64_t n;

	va_start(ap, ja);
	va_copy(values, ap);
	n = va_arg(values, uint64_t);
	va_end(values);
	if (n > 0)
		note_add(r, code, cc_vformat(r->arena, in_language(r, n == 1 ? one : many, ja), ap));
	va_end(ap);
}

void
cc_note_of(struct cc_report *r, const char *code, const struct cc_words *format, const char *value)
{
	const char *text = in_language(r, format->in[CC_EN], format->in[CC_JA]), *at = strstr(text, "%s");

	assert(at != NULL);
	note_add(r, code, cc_format(r->arena, "%.*s%s%s", (int)(at - text), text, value, at + 2));
}

void
cc_table_leave_out(struct cc_report *r, struct cc_table *t, const char *code, const char *en, const char *ja)
{
	t->left_out = true;
	t->why = code;
	t->rows = 0;
	t->room.len = 0;
	note_add(r, code, in_language(r, en, ja));
}

void
cc_parameter_real(struct cc_report *r, const char *name, double value)
{
	struct cc_cell *cell = parameter_set(r, name, CC_TYPE_REAL);

	cell->empty = !isfinite(value);
	cell->as.real = cell->empty ? 0 : value;
}

void
cc_parameter_int(struct cc_report *r, const char *name, int64_t value)
{
	parameter_set(r, name, CC_TYPE_INT)->as.integer = value;
}

void
cc_parameter_text(struct cc_report *r, const char *name, const char *value)
{
	struct cc_cell *cell = parameter_set(r, name, CC_TYPE_WORD);

	cell->empty = value == NULL;
	if (value != NULL)
		cell->as.text = cc_span(cc_strdup(r->arena, value));
}

void
cc_report_miss(struct cc_report *r, const char *line)
{
	const char **miss = cc_buf_more(&r->miss_room, sizeof *miss);

	*miss = line;
	r->miss = (void *)r->miss_room.at;
	r->n_misses++;
}
