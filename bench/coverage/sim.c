/* sim.c -- see sim.h. */
#include "sim.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;
static int off;

static _Noreturn void
die(const char *what)
{
	fflush(stdout);
	fprintf(stderr, "coverage-study: %s failed\n", what);
	exit(1);
}

/* FNV-1a, never 0. */
void
sim_seed(const char *name)
{
	state = 14695981039346656037u;
	for (; *name != '\0'; name++)
		state = (state ^ (unsigned char)*name) * 1099511628211u;
	state |= 1;
}

/* Marsaglia's xorshift64, multiplied as Vigna does, 53 bits of it. */
double
sim_unit(void)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return ((double)((state * 2685821657736338717u) >> 11) + .5) / 9007199254740992.;
}

/* Marsaglia's polar method; its second number is not kept, so that a stream has no hidden half. */
double
sim_normal(void)
{
	double x, y, s;

	do {
		x = 2 * sim_unit() - 1;
		y = 2 * sim_unit() - 1;
		s = x * x + y * y;
	} while (s >= 1);
	return x * sqrt(-2 * log(s) / s);
}

double
sim_below(double z)
{
	return .5 * erfc(-z / sqrt(2));
}

double
sim_cut(double share)
{
	double low = -40, high = 40;

	for (int i = 0; i < 80; i++) {
		double middle = (low + high) / 2;

		*(sim_below(middle) < share ? &low : &high) = middle;
	}
	return low;
}

bool
sim_chance(double p)
{
	return sim_unit() < p;
}

FILE *
sim_open(const char *file)
{
	FILE *to = fopen(file, "w");

	if (to == NULL)
		die(file);
	return to;
}

void
sim_close(FILE *to)
{
	if (ferror(to) != 0 || fclose(to) != 0)
		die("writing");
}

void *
sim_new(size_t n, size_t size)
{
	void *block = calloc(n, size);

	if (block == NULL)
		die("memory");
	return block;
}

static char *
slurp(FILE *from)
{
	size_t n = 0, room = 1 << 16;
	char *bytes = malloc(room);

	while (bytes != NULL) {
		n += fread(bytes + n, 1, room - n - 1, from);
		if (n < room - 1)
			break;
		room *= 2;
		bytes = realloc(bytes, room);
	}
	if (bytes == NULL)
		die("memory");
	bytes[n] = '\0';
	return bytes;
}

/* No cell of these studies holds a comma or a quotation mark. */
static void
split(struct sim_answer *out)
{
	size_t n = 0, commas = 0;

	for (const char *p = out->bytes; *p != '\0'; p++) {
		out->rows += *p == '\n';
		commas += out->rows == 0 && *p == ',';
	}
	out->columns = commas + 1;
	out->cell = sim_new(out->rows * out->columns + 1, sizeof *out->cell);
	for (char *p = out->bytes; *p != '\0' && n < out->rows * out->columns; p++) {
		out->cell[n++] = p;
		p += strcspn(p, ",\n");
		*p = '\0';
	}
	if (n != out->rows * out->columns)
		die("reading a table");
}

void
sim_run(struct sim_answer *out, const char *command)
{
	const char *dir = getenv("TOOLDIR");
	char line[1024];
	FILE *from;

	*out = (struct sim_answer){ 0 };
	snprintf(line, sizeof line, "'%s'/%s", dir == NULL ? "." : dir, command);
	fflush(stdout);
	from = popen(line, "r");
	if (from == NULL)
		die(line);
	out->bytes = slurp(from);
	if (pclose(from) != 0)
		die(line);
	split(out);
}

void
sim_forget(struct sim_answer *answer)
{
	free(answer->bytes);
	free(answer->cell);
	*answer = (struct sim_answer){ 0 };
}

const char *
sim_text(const struct sim_answer *answer, size_t row, const char *head)
{
	for (size_t k = 0; k < answer->columns; k++)
		if (strcmp(answer->cell[k], head) == 0)
			return answer->cell[row * answer->columns + k];
	die(head);
}

double
sim_value(const struct sim_answer *answer, size_t row, const char *head)
{
	const char *text = sim_text(answer, row, head);

	return *text == '\0' ? NAN : strtod(text, NULL);
}

/* Limits are printed to the last digit; a truth on a limit of the scale may differ by rounding. */
void
sim_covers(struct sim_tally *tally, double low, double truth, double high)
{
	if (isnan(low) || isnan(high)) {
		tally->blank++;
		return;
	}
	tally->n++;
	tally->hits += low <= truth + 1e-12 && truth <= high + 1e-12;
}

void
sim_line(const char *cell, enum sim_want want, double from, double to, const struct sim_tally *tally)
{
	static const char *const sign[] = { "", "<=", ">=" };
	double found = tally->n == 0 ? NAN : (double)tally->hits / tally->n;
	double error = tally->n == 0 ? NAN : sqrt(fmax(found * (1 - found), .25 / tally->n) / tally->n);
	double low = want == SIM_COVERS ? fmin(from, .93) : want == SIM_AT_LEAST ? from : 0;
	double high = want == SIM_COVERS ? fmax(to, .97) : want == SIM_AT_MOST ? to : 1;
	bool wide = found > high + 3 * error && want == SIM_COVERS;
	bool ok = wide || (found >= low - 3 * error && found <= high + 3 * error);
	char wanted[32];

	if (from == to)
		snprintf(wanted, sizeof wanted, "%s%.3f", sign[want], from);
	else
		snprintf(wanted, sizeof wanted, "%.2f-%.2f", from, to);
	printf("%-58s %10s %7.3f %6.3f  %s", cell, wanted, found, error, wide ? "wide" : ok ? "ok" : "OFF");
	if (tally->blank > 0)
		printf("   blank %.3f", tally->blank / (double)(tally->n + tally->blank));
	putchar('\n');
	off += !ok;
}

int
sim_off(void)
{
	return off;
}
