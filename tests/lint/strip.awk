# strip.awk -- C without comments and with empty strings, line by line as it was.
BEGIN { state = "code" }
{
	out = ""
	n = length($0)
	for (i = 1; i <= n; i++) {
		c = substr($0, i, 1)
		two = substr($0, i, 2)
		if (state == "comment") {
			if (two == "*/") {
				state = "code"
				i++
			}
		} else if (state == "string" || state == "char") {
			if (c == "\\")
				i++
			else if (c == (state == "string" ? "\"" : "\047")) {
				state = "code"
				out = out c
			}
		} else if (two == "/*") {
			state = "comment"
			i++
		} else if (two == "//") {
			break
		} else {
			if (c == "\"")
				state = "string"
			else if (c == "\047")
				state = "char"
			out = out c
		}
	}
	print out
}
