#!/bin/bash
# split.sh -- cuts a CSV file into parts of about the same size, each with the header: split.sh FILE N
#
# They are FOLDER/part-1.csv to FOLDER/part-N.csv.  A line end within quotes does not end a row, so no answer is cut.
set -eu
# shellcheck source-path=SCRIPTDIR source=settings.sh
. "$(dirname "$0")/settings.sh"
file=$1 n=$2
mkdir -p "$FOLDER"
rm -f "$FOLDER"/part-*.csv "$FOLDER"/*.state
LC_ALL=C awk -v n="$n" -v bytes="$(wc -c <"$file")" -v folder="$FOLDER" '
	function open_part()
	{
		name = folder "/part-" ++part ".csv"
		printf "%s", header >name
	}
	{
		whole = !(open != (gsub(/"/, "&") % 2)) # an even number of quotes so far: the row ends here
		open = !whole
		row = row $0 "\n"
		if (!whole)
			next
		if (header == "") {
			header = row
			open_part()
		} else {
			if (done >= part * bytes / n) {
				close(name)
				open_part()
			}
			printf "%s", row >name
		}
		done += length(row)
		row = ""
	}
	END {
		printf "%s", row >name # of a file without a last line end
		while (part < n)
			open_part()
	}' "$file"
