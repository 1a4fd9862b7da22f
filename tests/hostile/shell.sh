# shell.sh -- table A2: descriptors, signals, links, disks, environments.  Sourced by run, once a command.
# shellcheck shell=bash disable=SC2016,SC2034,SC2154

good >good.csv
options=()
go good.csv
mv out good.out
mv err good.err
input() { good; }

# is STATUS COMMAND...: the command ends so, with nothing on standard output; its words are in err.
is()
{
	local wanted=$1
	shift
	timeout "$seconds" "$@" >out 2>err </dev/null
	status=$?
	[ "$status" = "$wanted" ] && [ ! -s out ] && return
	echo "exit status $status, wanted $wanted"
	cat out err
	return 1
}
says() { grep -qF -e "$1" err || { cat err; return 1; }; }
gives_good() { cmp good.out out; }

verify 'missing file' eval 'is 5 "$tool" nosuch.csv && says "$tool: nosuch.csv: No such file or directory"'
mkdir -p folder.csv
verify 'directory as file' eval 'is 5 "$tool" folder.csv && says "$tool: folder.csv: Is a directory"'
verify 'unknown option' eval 'is 2 "$tool" --threshhold=3 good.csv && says "threshhold"'
verify 'unknown option, the nearest is named' eval 'is 2 "$tool" --confidenze=0.9 good.csv && says "confidence"'
verify 'unknown letter' eval 'is 2 "$tool" -Z good.csv && says "Z"'
verify 'option without its value' eval 'is 2 "$tool" good.csv --confidence && says "confidence"'
verify 'option value that is no number' eval 'is 2 "$tool" --confidence=x good.csv && says "confidence"'
verify 'option value out of range' eval 'is 2 "$tool" --confidence=1.5 good.csv && says "confidence"'
verify 'unknown table' eval 'is 2 "$tool" -T nosuch good.csv && says "nosuch"'
verify 'unknown format' eval 'is 2 "$tool" -t nosuch good.csv && says "nosuch"'
verify 'study that is not there' eval 'is 5 "$tool" -s nosuch.yaml good.csv && says "nosuch.yaml: No such file"'
verify 'help is short and ends in 0' eval '"$tool" --help >out && [ "$(wc -l <out)" -le 40 ] && grep -q -e --output out'
verify 'version names the package' eval '"$tool" --version | head -n 1 | grep -qxE "$tool \(cocreate-tools\) [0-9.]+"'
verify 'no FILE is standard input' eval '"$tool" <good.csv >out && gives_good'
verify '- is standard input' eval '"$tool" - <good.csv >out && gives_good'
verify '-- ends the options' eval 'cp good.csv ./-x.csv && "$tool" -- -x.csv >out && gives_good'
verify 'options after files' eval '"$tool" good.csv -t csv >out && gives_good'
verify 'a pipe' eval 'cat good.csv | "$tool" >out && gives_good'
verify 'a slow pipe, in pieces' eval \
	'{ while IFS= read -r -n 40 -d "" part || [ -n "$part" ]; do printf %s "$part"; sleep 0.01; done <good.csv; } | "$tool" >out && gives_good'

# What is typed comes back escaped: no control character, no mark that turns the line round, no line of its own.
dirty=$'x\e[31m\u202ey\u2066\nOWN LINE\r\u200e\u061c'
is_clean() { ! LC_ALL=C grep -naE $'^OWN LINE|[\x01-\x08\x0b-\x1f\x7f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c|\xc2[\x80-\x9f]' err; }
stays_clean()
{
	local value
	for value in "$dirty" "a=$dirty" "$dirty=a" "$dirty<3" "text<$dirty" "text=/$dirty(/" "+$dirty" "#$dirty" \
		"$dirty.csv" "1..$dirty" "ideas[$dirty].total<3" "$dirty.rank<$dirty"; do
		timeout "$seconds" "$tool" "$1=$value" good.csv >/dev/null 2>err </dev/null
		is_clean || { echo "$1=$value"; return 1; }
	done
}
verify 'dirty bytes are seen in messages' eval 'printf "%s" "$dirty" >err && ! is_clean >/dev/null'
for option in $("$tool" --help | grep -oE -e '--[a-z-]+=' | tr -d = | sort -u); do
	verify "dirty bytes in $option" stays_clean "$option"
done
verify 'dirty bytes in an option' eval '! "$tool" "--$dirty" good.csv 2>err && is_clean'
verify 'dirty bytes in the name of a file' eval '! "$tool" "$dirty" 2>err && is_clean'
verify 'dirty bytes in the name of a study' eval 'echo a: [ >"$dirty.yaml"; ! "$tool" -s "$dirty.yaml" good.csv 2>err && is_clean'

# Descriptors 0 to 2 that are closed: nothing of ours may land in a file that took their number.
verify 'standard input closed' eval '"$tool" good.csv <&- >out && gives_good'
verify 'standard output closed' eval 'cp good.csv copy.csv && "$tool" good.csv >&- 2>err; [ $? = 5 ] && says "$tool: " && cmp good.csv copy.csv'
verify 'standard error closed' eval '"$tool" good.csv 2>&- >out && gives_good'
verify 'all three closed, -o' eval 'rm -f o.csv; "$tool" good.csv -o o.csv <&- >&- 2>&-; cmp good.out o.csv'

verify 'a full disk' eval 'timeout $seconds "$tool" good.csv >/dev/full 2>err; [ $? = 5 ] && says "No space left"'
verify 'a full disk, -o' eval 'is 5 "$tool" -o /dev/full -t csv good.csv && says "No space left"'
verify 'the reader quits' eval '
	{ timeout $seconds "$tool" good.csv 2>err; echo $? >status; } | head -n 1 >/dev/null &&
	case $(cat status) in 0 | 141) ;; *) false ;; esac && cmp good.err err'
# A pipe whose reader is gone before anything is written.
verify 'SIGPIPE kills without a word' eval '
	rm -f gone && mkfifo gone
	{ exec 8<gone; exec 8<&-; } &
	exec 9>gone
	wait $!
	timeout $seconds "$tool" -q good.csv >&9 2>err
	status=$?
	exec 9>&-
	[ $status = 141 ] && [ ! -s err ]'

verify '-o writes what standard output would hold' eval 'rm -f o.csv; is 0 "$tool" -o o.csv good.csv && cmp good.out o.csv'
verify '-o follows a link and keeps the mode' eval '
	echo old >target.csv && chmod 640 target.csv && ln -sf target.csv link.csv &&
	is 0 "$tool" -o link.csv good.csv &&
	[ -L link.csv ] && cmp good.out target.csv && [ "$(stat -c %a target.csv)" = 640 ]'
verify 'several -o' eval 'rm -f o.*; is 0 "$tool" -o o.csv -o o.json -o o.md -o o.txt good.csv && [ -s o.json ] && [ -s o.md ] && [ -s o.txt ] && cmp good.out o.csv'
verify 'a failed run leaves -o as it was' eval '
	mkdir -p kept && echo old >kept/o.csv && { j; r 朝 9999999999; r 昼 x; echo 夜; } >bad.csv &&
	is 4 "$tool" -o kept/o.csv bad.csv &&
	[ "$(cat kept/o.csv)" = old ] && [ "$(ls -A kept)" = o.csv ]'
verify 'one -o that cannot be written leaves the other' eval '
	mkdir -p kept && echo old >kept/o.csv &&
	is 5 "$tool" -o kept/o.csv -o nosuch/o.csv good.csv &&
	[ "$(cat kept/o.csv)" = old ] && [ "$(ls -A kept)" = o.csv ]'
verify 'several files, one that fails: no half' eval 'is 4 "$tool" good.csv bad.csv'

# The same bytes in every environment.
verify 'env -i' eval 'env -i "$TOOLDIR/$tool" good.csv >out 2>err && gives_good && cmp good.err err'
for locale in C C.UTF-8 ja_JP.UTF-8 ja_JP.eucJP de_DE.UTF-8 nosuch; do
	verify "LC_ALL=$locale" eval 'LC_ALL=$locale "$tool" good.csv >out 2>/dev/null && gives_good'
done
verify 'TZ' eval 'TZ=Asia/Tokyo "$tool" good.csv >out 2>err && gives_good && TZ=UTC12 "$tool" good.csv >out && gives_good'
for threads in 1 2 3 7 64; do
	verify "--threads=$threads" eval '"$tool" --threads=$threads good.csv >out 2>err && gives_good && cmp good.err err'
done
verify 'no colour unless a terminal shows it' eval '"$tool" -t text good.csv >out 2>err && ! grep -q "$(printf "\033")" out err'
