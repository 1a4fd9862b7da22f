/* bands.c -- amounts, rates, and rates by bands, as a study or a file of rules says them. */
#include "figure/bands.h"

#include "base/arena.h"
#include "base/date.h"

enum { DIGITS_MOST = 4 };

static const char *
text_of(const struct cc_node *node)
{
	return node->kind == CC_NODE_SCALAR ? node->text.at : node->kind == CC_NODE_LIST ? "[...]" : "{...}";
}

/* What is not known of a mapping is an error. */
bool
cc_node_keys(const struct cc_node *node, const char *const *keys, const struct cc_node_reading *r)
{
	const struct cc_names known = { keys, NULL };

	if (!cc_node_map(node, r->file, r->err))
		return false;
	for (size_t i = 0; i < node->n; i++)
		if (!cc_names_have(&known, node->key[i]->text))
			return cc_node_unknown(node->key[i], &known, r->file, r->arena, r->err);
	return true;
}

/* A number that is not below 0, with so many decimals. */
bool
cc_node_decimal(
    int64_t *out, bool *percent, const struct cc_node *node, unsigned digits, const struct cc_node_reading *r)
{
	enum cc_decimal read = node->kind == CC_NODE_SCALAR && !node->quoted
				   ? cc_decimal_read(out, percent, node->text, digits, 0)
				   : CC_DECIMAL_BAD;

	if (read == CC_DECIMAL_OK && *out >= 0)
		return true;
	if (read == CC_DECIMAL_FINE)
		return cc_node_fail(node, r->file, r->err, N_("\"%s\"; wanted at most %u decimals"),
		    cc_quote(node->text).text, digits);
	if (read == CC_DECIMAL_LARGE)
		return cc_node_fail(node, r->file, r->err,
		    N_("\"%s\"; wanted at most 9007199254740991 units"), cc_quote(node->text).text);
	return cc_node_fail(node, r->file, r->err, N_("\"%s\"; wanted a number of 0 or more"),
	    cc_quote(cc_span(text_of(node))).text);
}

/* A part of 1, which must be written with %. */
bool
cc_node_rate(int64_t *out, const struct cc_node *node, const struct cc_node_reading *r)
{
	bool percent = false;

	if (node->kind == CC_NODE_SCALAR && !cc_node_decimal(out, &percent, node, CC_NANO, r))
		return false;
	return (percent && *out <= CC_ONE_NANO) ||
	       cc_node_fail(node, r->file, r->err, N_("\"%s\"; wanted a percentage up to 100%%, such as 1%%"),
		   cc_quote(cc_span(text_of(node))).text);
}

bool
cc_node_day(int64_t *out, const struct cc_node *node, const struct cc_node_reading *r)
{
	return (node->kind == CC_NODE_SCALAR && cc_date_parse_iso(out, node->text)) ||
	       cc_node_fail(node, r->file, r->err, N_("\"%s\"; wanted a day such as 2026-03-15"),
		   cc_quote(cc_span(text_of(node))).text);
}

/* A rate, or a list of {to, rate}, the last without an end. */
struct band_form {
	unsigned digits; /* of `to` */
	bool percent;	 /* rates are percentages, else points */
};

static bool
read_band(struct cc_band *out, const struct cc_node *node, const struct band_form *form,
    const struct cc_node_reading *r)
{
	static const char *const keys[] = { "to", "rate", NULL };
	const struct cc_node *to, *rate;

	out->to = CC_NO_END;
	if (node->kind != CC_NODE_MAP)
		return form->percent ? cc_node_rate(&out->rate, node, r)
				     : cc_node_decimal(&out->rate, NULL, node, CC_MICRO, r);
	if (!cc_node_keys(node, keys, r))
		return false;
	to = cc_node_get(node, "to");
	rate = cc_node_get(node, "rate");
	if (rate == NULL)
		return cc_node_fail(
		    node, r->file, r->err, N_("a band without rate; wanted {to: 3, rate: 5}"));
	return (to == NULL || cc_node_decimal(&out->to, NULL, to, form->digits, r)) &&
	       (form->percent ? cc_node_rate(&out->rate, rate, r)
			      : cc_node_decimal(&out->rate, NULL, rate, CC_MICRO, r));
}

bool
cc_bands_read(struct cc_bands *out, const struct cc_node *node, unsigned digits, bool rates,
    const struct cc_node_reading *r)
{
	const struct band_form form = { digits, rates };
	bool list = node->kind == CC_NODE_LIST;

	out->n = list ? node->n : 1;
	out->band = CC_ARRAY(r->arena, struct cc_band, out->n + 1);
	if (list && node->n == 0)
		return cc_node_fail(
		    node, r->file, r->err, N_("an empty list; wanted a rate, or bands of rates"));
	for (size_t i = 0; i < out->n; i++) {
		const struct cc_node *one = list ? node->item[i] : node;
		int64_t before = i > 0 ? out->band[i - 1].to : 0;

		if (!read_band(&out->band[i], one, &form, r))
			return false;
		if ((i + 1 == out->n) != (out->band[i].to == CC_NO_END) ||
		    (out->band[i].to != CC_NO_END && out->band[i].to <= before))
			return cc_node_fail(one, r->file, r->err,
			    N_("bands; wanted each to end behind the one before it, and the last without "
			       "end"));
	}
	return true;
}

struct cc_int128
cc_bands_worth(const struct cc_bands *bands, int64_t much)
{
	struct cc_int128 sum = cc_int128(0);
	int64_t from = 0;

	for (size_t i = 0; i < bands->n && much > from; i++) {
		int64_t to =
		    bands->band[i].to == CC_NO_END || much < bands->band[i].to ? much : bands->band[i].to;

		sum = cc_int128_add(sum, cc_int128_times(to - from, bands->band[i].rate));
		from = to;
	}
	return sum;
}

/* JPY, or {code: PTS, digits: 0}; the minor digits of ISO 4217. */
bool
cc_currency_read(
    const char **out, unsigned *out_digits, const struct cc_node *node, const struct cc_node_reading *r)
{
	static const char *const keys[] = { "code", "digits", NULL };
	static const char none[] = " BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ",
			  three[] = " BHD IQD JOD KWD LYD OMR TND ", four[] = " CLF UYW ";
	const struct cc_node *code = node->kind == CC_NODE_MAP ? cc_node_get(node, "code") : node;
	const struct cc_node *digits = node->kind == CC_NODE_MAP ? cc_node_get(node, "digits") : NULL;
	struct cc_span text = { NULL, 0 };
	const char *word;
	int64_t n = 0;

	if (node->kind == CC_NODE_MAP && !cc_node_keys(node, keys, r))
		return false;
	if (code == NULL || !cc_node_text(&text, code, r->file, r->err) ||
	    (digits != NULL && !cc_node_decimal(&n, NULL, digits, 0, r)))
		return code != NULL ? false
				    : cc_node_fail(node, r->file, r->err,
					  N_("a currency without code; wanted {code: PTS, digits: 0}"));
	if (n > DIGITS_MOST)
		return cc_node_fail(digits, r->file, r->err, N_("\"%s\"; wanted at most %d digits"),
		    cc_quote(digits->text).text, DIGITS_MOST);
	word = cc_format(r->arena, " %s ", text.at);
	*out = text.at;
	*out_digits = digits != NULL		    ? (unsigned)n
		      : strstr(none, word) != NULL  ? 0
		      : strstr(three, word) != NULL ? 3
		      : strstr(four, word) != NULL  ? 4
						    : 2;
	return true;
}
