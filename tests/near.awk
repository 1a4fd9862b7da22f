# near.awk -- awk -f near.awk WANTED FOUND: are the files equal, real numbers at 1e-9 and all else by bytes?
# Two numbers are near only where one of them has a fraction or an exponent: 007 is not 7.

function real(s) { return s ~ /^[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$/ }

function near(a, b,	d, m)
{
	if (a == b "")
		return 1
	if (!real(a) || !real(b) || (a b) !~ /[.eE]/)
		return 0
	d = a - b
	m = a < 0 ? -a : +a
	return (d < 0 ? -d : d) <= 1e-9 * (m > 1 ? m : 1)
}

# Takes the first token off text: a number, or everything up to the next one.
function token(	t)
{
	if (match(text, /[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?/) == 0) {
		t = text
		text = ""
	} else if (RSTART > 1) {
		t = substr(text, 1, RSTART - 1)
		text = substr(text, RSTART)
	} else {
		t = substr(text, 1, RLENGTH)
		text = substr(text, RLENGTH + 1)
	}
	return t ""
}

function same(a, b,	x, y)
{
	while (a != "" && b != "") {
		text = a
		x = token()
		a = text
		text = b
		y = token()
		b = text
		if (!near(x, y))
			return 0
	}
	return a == b
}

FILENAME == ARGV[1] && FNR == NR { wanted[FNR] = $0 ""; lines = FNR; next }
{ found = FNR }
!(FNR in wanted) || (wanted[FNR] != $0 "" && !same(wanted[FNR], $0 "")) { different = 1; exit }
END { exit different || found + 0 != lines + 0 }
