# pages.awk -- what a manual page says whatever its language: a line for each of its parts, for tests/lint/pages.
#
# awk -f pages.awk -v language=en|ja SECTIONS PAGE, where SECTIONS are lines of the English and the Japanese head of a
# section, between them a tab, and PAGE is joined.
# A line is PLACE <tab> WHAT, where PLACE is the English section and the number of the part in it.  WHAT is
#	head of a section, or kind of a list
#	item	the marked words of the head of an item
#	marked	the words of a part that are marked as options, columns, keys, files, pages ..., sorted
#	numbers	those of a part, sorted
#	shown	a line of a literal display: in EXAMPLES whole but for its comment, elsewhere a key of YAML it begins with
# A part is what stands between two heads of sections or items, lists, displays or .Pp.

function emit(what)
{
	printf "%s/%d\t%s\n", place, part, what
}

function sorted(set,    n, i, j, word, list, text)
{
	n = 0
	for (word in set)
		list[++n] = word
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && list[j - 1] > list[j]; j--) {
			word = list[j]
			list[j] = list[j - 1]
			list[j - 1] = word
		}
	text = ""
	for (i = 1; i <= n; i++)
		text = text " " list[i]
	return text
}

function finish_part(    text)
{
	text = sorted(marked)
	if (text != "")
		emit("marked" text)
	text = sorted(number)
	if (text != "")
		emit("numbers" text)
	split("", marked)
	split("", number)
}

function begin_part()
{
	finish_part()
	part++
}

function plain(text)
{
	gsub(/\\&/, "", text)
	gsub(/\\\(aq/, "'", text)
	gsub(/\\\(dq/, "\"", text)
	gsub(/\\\(ti/, "~", text)
	gsub(/\\\(ha/, "^", text)
	gsub(/\\\(ga/, "`", text)
	gsub(/\\-/, "-", text)
	gsub(/\\e/, "\\", text)
	gsub(/\\:/, "", text)
	return text
}

function numbers_of(text)
{
	text = plain(text)
	gsub(/\\\([a-zA-Z*+<>=][a-zA-Z0-9=+-]/, " ", text)
	while (match(text, /[0-9]+(\.[0-9]+)?/)) {
		number[substr(text, RSTART, RLENGTH)] = 1
		text = substr(text, RSTART + RLENGTH)
	}
}

# The marked words of a macro line; those of the head of an item stand in the order of the line.
function words_of(line, is_head,    n, i, c, token, quoted, macro, text, name)
{
	text = ""
	macro = ""
	n = 0
	while (line != "") {
		sub(/^ +/, "", line)
		if (line == "")
			break
		quoted = substr(line, 1, 1) == "\""
		if (quoted) {
			c = index(substr(line, 2), "\"")
			token = c ? substr(line, 2, c - 1) : substr(line, 2)
			line = c ? substr(line, c + 2) : ""
		} else {
			c = index(line, " ")
			token = c ? substr(line, 1, c - 1) : line
			line = c ? substr(line, c + 1) : ""
		}
		if (!quoted && token in callable) {
			if (callable[token] != "inherit")
				macro = token
			continue
		}
		if (!(macro in names))
			continue
		if (!quoted && token ~ /^([.,;:()|?!=]|\[|\])$/)
			continue
		name = plain(macro == "Fl" ? "-" token : token)
		if (macro == "Xr" && token ~ /^[0-9]$/)
			continue
		marked[name] = 1
		text = text " " name
	}
	return text
}

function display_line(line)
{
	line = plain(line)
	if (place ~ /^EXAMPLES/) {
		if (line !~ /^# [a-z-]+\.yaml$/) {
			sub(/^# .*/, "", line)
			sub(/ +# .*/, "", line)
		}
		emit("shown " line)
	} else {
		if (match(line, /^[ {-]*[a-z_]+:( |$)/))
			emit("shown " substr(line, 1, RLENGTH))
		numbers_of(line)
	}
}

BEGIN {
	split("Fl Cm Li Ql Ev Pa Xr", list, " ")
	for (i in list)
		names[list[i]] = 1
	split("Fl Cm Li Ql Ev Pa Xr Ar Em Sy No Sx Nm Dq Sq Pq Brq Bq Bo Bc Po Pc So Sc Ta Pf", list, " ")
	for (i in list)
		callable[list[i]] = 1
	callable["Ns"] = "inherit"
}

FILENAME == ARGV[1] {
	at = index($0, "\t")
	english[substr($0, at + 1)] = substr($0, 1, at - 1)
	next
}

/^\.\\"/ { next }

literal {
	if ($1 == ".Ed") {
		literal = 0
		begin_part()
	} else {
		display_line($0)
	}
	next
}

$1 == ".Sh" || $1 == ".Ss" {
	finish_part()
	head = substr($0, 5)
	if (language != "en" && head in english)
		head = english[head]
	if ($1 == ".Sh") {
		section = head
		place = head
	} else {
		place = section ": " head
	}
	part = 0
	emit("head")
	next
}

$1 == ".Pp" || $1 == ".El" { begin_part(); next }

$1 == ".Bl" || $1 == ".Bd" {
	begin_part()
	emit($1 " " $2)
	literal = $0 ~ /^\.Bd .*-literal/
	next
}

$1 == ".It" {
	begin_part()
	numbers_of($0)
	text = words_of(substr($0, 5), 1)
	emit("item" text)
	next
}

/^\.(Dd|Dt|Os|Nd|Re|Rs|%)/ {
	if ($1 ~ /^\.%/)
		emit($0)
	next
}

/^\./ {
	macro_line = substr($0, 2)
	words_of(macro_line, 0)
	numbers_of($0)
	next
}

{ numbers_of($0) }

END { finish_part() }
