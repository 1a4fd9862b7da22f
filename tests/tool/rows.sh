# rows.sh -- cases that print nothing on standard output, as rows of the file TOOL/errors.  Sourced by run.
#
# A row is written as the terminal shows it: the command, what stands on
# standard error, and the exit status.  It begins with its name.
#
#	--- scores.csv
#	idea,rater,score
#	a,ann,3
#
#	=== unknown-role
#	$ idea-score -c judge=rater scores.csv
#	idea-score: -c: "judge" is not a role of idea-score; ...
#	[2]
#
# `--- NAME` is a file: its lines, without blank ones at the end.  A file before
# the first row is there for all rows; one within a row, before its command, is
# for this row, in place of a file of that name.  The file `stdin` is what is
# fed.  Between rows, blank lines and lines that begin with # mean nothing.
# shellcheck shell=bash disable=SC2153,SC2154

# Built without workbooks, commands do not offer them.
offered()
{
	if idea-score -t none 2>&1 | grep -q xlsx; then cat; else sed 's/, \.xlsx//; s/, ics, xlsx$/, ics/'; fi
}

# run_row LABEL TOOL WORDS WANTED STATUS: in the folder $at.
run_row()
{
	local label=$1 tool=$2 words=$3 wanted_status=$5 threads first='' files=("$at"/**) now
	case $4 in
	*xlsx*) offered <<<"${4%$'\n'}" ;;
	*) printf %s "$4" ;;
	esac >"$SCRATCH/err"
	for threads in $THREADS; do
		execute "$threads" "$at" "$tool" "$words"
		now=("$at"/**)
		if [ "$status" != "$wanted_status" ]; then
			fail "$label" "exit status $status, wanted $wanted_status" <"$got/err"
		elif [ -s "$got/out" ]; then
			fail "$label" 'standard output is not empty' <"$got/out"
		elif [ "${now[*]}" != "${files[*]}" ]; then
			fail "$label" 'files were written' <<<"${now[*]}"
		elif ! near "$SCRATCH/err" "$got/err"; then
			fail "$label" 'standard error differs' < <(diff "$SCRATCH/err" "$got/err")
		elif [ -n "$first" ] && ! cmp -s "$first/err" "$got/err"; then
			fail "$label" "--threads $threads says something else" < <(diff "$first/err" "$got/err")
		else
			first=$got
			continue
		fi
		return
	done
	pass "$label"
}

# lay_row NAME: its files, in $at.
lay_row()
{
	local file
	at=$SCRATCH/at/rows/$1
	mkdir -p "$at"
	for file in "${!shared[@]}"; do
		printf %s "${shared[$file]}" >"$at/$file"
	done
	for file in "${!own[@]}"; do
		printf %s "${own[$file]}" >"$at/$file"
	done
}

# end_row STATUS: the row is whole.  blessed: what is written as wanted.
end_row()
{
	local tool=$1
	if [ -n "$only" ] && [ "$only" != "$row" ]; then
		blessed+="${wanted}[$2]"$'\n'
		return
	fi
	found=$((found + 1))
	lay_row "$row"
	if [ -n "$bless" ]; then
		execute 1 "$at" "$tool" "$words"
		IFS= read -r -d '' wanted <"$got/err"
		set -- "$tool" "$status"
	fi
	blessed+="${wanted}[$2]"$'\n'
	run_row "$tool/$row" "$tool" "$words" "$wanted" "$2"
}

# put LINE: to the file that is being written; blank lines wait for one that is not.
put()
{
	local text=$1$'\n'
	if [ -z "$1" ]; then
		blank+=$text
		return
	fi
	text=$blank$text
	blank=
	if [ -n "$row" ]; then
		own[$file]+=$text
	else
		shared[$file]+=$text
	fi
}

# run_rows TOOL ROW: all rows, or one.
run_rows()
{
	local tool=$1 only=$2 line row='' file='' words wanted blank='' blessed='' state=between at found=0
	local -A shared=() own=() names=()
	if [ ! -f "$here/$tool/errors" ]; then
		[ -z "$only" ] || fail "$tool/$only" 'no such case' </dev/null
		return
	fi
	while IFS= read -r line; do
		case $state:$line in
		wanted:'['[0-9]*']')
			line=${line#[}
			end_row "$tool" "${line%]}"
			state=between
			continue
			;;
		wanted:*)
			wanted+=$line$'\n'
			continue
			;;
		*:'=== '*)
			row=${line#=== } state=between
			if [ -n "${names[$row]-}" ] || [ -d "$here/$tool/$row" ]; then
				fail "$tool/$row" 'two cases of this name' </dev/null
			fi
			names[$row]=yes
			own=()
			;;
		*:'--- '*)
			file=${line#--- } state=file blank=
			if [ -n "$row" ]; then own[$file]=''; else shared[$file]=''; fi
			;;
		*:"\$ $tool"*)
			words=${line#"$ $tool"} state=wanted wanted=
			;;
		file:*) put "$line" ;;
		between: | between:'#'*) ;;
		*) fail "$tool/errors" "a line that is none" <<<"$line" ;;
		esac
		blessed+=$line$'\n'
	done <"$here/$tool/errors"
	[ "$state" = between ] || fail "$tool/$row" 'the file errors ends before its exit status, as in [2]' </dev/null
	[ "$found" != 0 ] || fail "$tool/${only:-errors}" 'no such case' </dev/null
	[ -z "$bless" ] || printf %s "$blessed" >"$here/$tool/errors"
}
