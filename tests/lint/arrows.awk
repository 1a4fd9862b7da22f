# arrows.awk -- which room may include which, call what, and say which names (HACKING.md, "Arrows").
# Reads all sources, and prints "FILE:LINE: what is against the arrows".  Those of
# methods come first: cli may not say the names of their tables.

function words(set, text,	word, n, i)
{
	n = split(text, word, " ")
	for (i = 1; i <= n; i++)
		set[word[i]] = 1
}

function room_may(room, rooms)
{
	may[room] = " " rooms " "
}

# Files whose name begins so may call these.
function excepted(prefix, names,	i)
{
	exceptions++
	exception_of[exceptions] = prefix
	exception[exceptions] = " " names " "
}

BEGIN {
	room_may("base", "base")
	room_may("rec", "rec base")
	room_may("text", "text rec base")
	room_may("model", "model stat rec base")
	room_may("stat", "stat base")
	room_may("figure", "figure model stat rec base")
	room_may("method", "method figure text model stat rec base")
	room_may("render", "render rec base")
	room_may("cli", "cli figure model render rec base")
	room_may("cmd", "cli method")

	# What no room below cli may call: files, streams, the end of the process, clock, locale,
	# environment, threads.
	words(below_cli, "exit _Exit quick_exit atexit fopen freopen fdopen open openat creat printf vprintf fprintf")
	words(below_cli, "vfprintf puts fputs putchar fputc fwrite perror getenv secure_getenv setenv setlocale")
	words(below_cli, "newlocale uselocale bindtextdomain textdomain time clock clock_gettime gettimeofday")
	words(below_cli, "localtime localtime_r mktime rand srand random signal sigaction fork system popen rename")
	words(below_cli, "unlink dlopen dlsym")
	words(memory, "malloc calloc realloc reallocarray strdup strndup free cc_malloc cc_realloc")
	words(streams, "stdin stdout stderr")

	# Words of one thing: said in these rooms alone.
	only_in("cc_coder|cc_codebook", "text method")
	# Methods read and write stores by kind (rec/store_add.h, rec/store_read.h).
	not_in("cc_field_at|cc_row_word|cc_row_field|cc_store_value|cc_first_see", "method")
	# Tables are addressed by number or flag; by name where a user typed it.
	not_in("cc_report_table", "method figure")
	words(named, "segment date") # roles that are found by flag; tables of methods are added while reading

	all = "malloc calloc realloc reallocarray strdup strndup free cc_malloc cc_realloc"
	excepted("libcocreate/base/arena.c", all " _exit")
	excepted("libcocreate/base/library.c", "dlopen dlsym")
	excepted("libcocreate/base/str.c", all)
	excepted("libcocreate/base/map", all)
	excepted("libcocreate/base/pattern.c", all)
	excepted("libcocreate/base/values.c", all)
	excepted("libcocreate/rec/store", all)
	# Blocks that a foreign library allocated, freed in the function that got them.
	excepted("libcocreate/base/utf8", "free")
	# The one switch of GSL that is for the whole process.
	excepted("libcocreate/stat/interval.c", "pthread_once")
}

# Names that begin so are said in these rooms alone.
function only_in(names, rooms)
{
	rules++
	rule_names[rules] = "^(" names ")"
	rule_rooms[rules] = " " rooms " "
	rule_only[rules] = 1
}

# These names are said in none of these rooms.
function not_in(names, rooms)
{
	rules++
	rule_names[rules] = "^(" names ")$"
	rule_rooms[rules] = " " rooms " "
}

function found(what)
{
	print FILENAME ":" FNR ": " what
}

# The line without comments and with empty strings, whose texts go to string[].
function strip(line,	out, at, c)
{
	out = ""
	strings = 0
	while (line != "") {
		if (comment) {
			if (!(at = index(line, "*/")))
				return out
			line = substr(line, at + 2)
			comment = 0
		}
		if (!match(line, /["']|\/\*|\/\//))
			return out line
		c = substr(line, RSTART, RLENGTH)
		out = out substr(line, 1, RSTART - 1)
		line = substr(line, RSTART + RLENGTH)
		if (c == "//")
			return out
		if (c == "/*") {
			comment = 1
			continue
		}
		at = c == "\"" ? match(line, /^([^"\\]|\\.)*"/) : match(line, /^([^'\\]|\\.)*'/)
		if (!at)
			return out
		if (c == "\"")
			string[++strings] = substr(line, 1, RLENGTH - 1)
		out = out c c
		line = substr(line, RLENGTH + 1)
	}
	return out
}

function include(of,	to)
{
	to = of
	if (of == "config.h") {
		if (room != "cli")
			found("config.h is for cli")
	} else if (!sub(/\/.*/, "", to))
		found("\"" of "\": an include carries its room")
	else if (!index(may[room], " " to " "))
		found(room " may not include " of)
}

function is_excepted(name,	i)
{
	for (i = 1; i <= exceptions; i++)
		if (index(FILENAME, exception_of[i]) == 1 && index(exception[i], " " name " "))
			return 1
	return 0
}

function called(name)
{
	if (name in memory || (room != "cli" && (name in below_cli || name ~ /^pthread_/)))
		if (!is_excepted(name))
			found(name "() is not for " room)
}

function said(name,	i, inside)
{
	if (room != "cli" && name in streams)
		found(name " is not for " room)
	for (i = 1; i <= rules; i++)
		if (name ~ rule_names[i]) {
			inside = index(rule_rooms[i], " " room " ") > 0
			if (rule_only[i] ? !inside : inside)
				found(name " is not for " room)
		}
}

FNR == 1 {
	room = FILENAME
	sub(/^libcocreate\//, "", room)
	sub(/\/.*/, "", room)
	comment = 0
	if (!(room in may))
		found("a room that nobody knows")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	match($0, /"[^"]*"/)
	include(substr($0, RSTART + 1, RLENGTH - 2))
	next
}

{
	last_strings = strings
	last_string = string[strings]
	code = strip($0)
	# { "name", CC_WORDS(... and { .name = "name", .title = CC_WORDS(...
	if ((room == "method" || room == "figure") && code ~ /CC_WORDS ?\(/) {
		if (code ~ /"", (\.title = )?CC_WORDS/)
			named[string[1]] = 1
		else if (code ~ /^[ \t]*CC_WORDS/ && last_strings == 1)
			named[last_string] = 1
	}
	for (i = 1; room == "cli" && i <= strings; i++)
		# --date, and the key of the study, bear the name of the role; --evidence, --sheet and --list=columns that of a table.
		if (string[i] in named && !(string[i] ~ /^(date|evidence|sheet|columns)$/ && FILENAME ~ /cli\/(partial|settle|shared)\.c$/))
			found("\"" string[i] "\" is a table or a role of methods: found by flag")
	if (!index(code, "_") && !index(code, "(") && !index(code, "std"))
		next
	declares = code ~ /^[a-z]/ # statements do not begin in the first column
	while (match(code, /[A-Za-z_][A-Za-z0-9_]*/)) {
		before = RSTART > 1 ? substr(code, RSTART - 1, 1) : ""
		name = substr(code, RSTART, RLENGTH)
		code = substr(code, RSTART + RLENGTH)
		said(name)
		if (!declares && before != ">" && before != "." && code ~ /^ *\(/)
			called(name)
	}
}
