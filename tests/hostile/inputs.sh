# inputs.sh -- table A1: what other tools answer wrongly with exit 0.  Sourced by run, once a command.
# shellcheck shell=bash disable=SC2016,SC2034,SC2154,SC2206,SC2218,SC2317

bom=$'\xef\xbb\xbf'
cells=$(awk -F, '{ print NF }' <<<"$header")
quoted=$(sed 's/[^,]*/"&"/g; s/,/, /g' <<<"$header_ja")

input() { good; }
same 00-good

input() { printf %s "$bom"; good; }
same 01-bom

input() { printf %s "$bom"; good | sed '1s/[^,]*/"&"/'; }
same 01b-bom-and-quoted-header

input() { good | sed 's/$/\r/'; }
same 02-crlf

input() { good | tr '\n' '\r'; }
same 02b-cr-alone

input() { good | sed '1s/^[^,]*/"&\n"/'; }
same 03-newline-within-quotes-in-the-header

input() { j; r 朝 3; printf '"昼'; r '' 1; r 夜 2; }
refused 04-quote-never-closed 4 'in.csv:3:1: this quote never closes; wanted a closing quote before the end of the file'

input() { j; r 朝 3; r '"昼"x' 1; r 夜 2; }
refused 04b-text-after-the-closing-quote 4 \
	'in.csv:3:4: text after the closing quote; wanted a delimiter or the end of the line, and a quote within quotes doubled'

input() { j; r 朝 3; r ' "昼"' 1; r 夜 2; }
refused 04c-blank-before-the-quote 4 \
	'in.csv:3:2: a blank stands before the quote; wanted the quote right after the delimiter'

input() { j; r 朝 3; r 昼 1 | sed 's/,[^,]*$//'; r 夜 2; }
refused 05-short-row 4 "in.csv:3: $((cells - 1)) cells; wanted $cells, as in the header" '1 problem in all'

input() { j; r 朝 3; r 昼 1 | sed 's/$/,余り/'; r 夜 2; }
refused 05b-long-row 4 "in.csv:3: $((cells + 1)) cells; wanted $cells, as in the header" '1 problem in all'

input() { good | sed '1s/$/,'"$number_ja"'/; 2,$s/$/,1/'; }
[ -n "$always" ] || refused 06-header-twice 4 "~are both named \"$number_ja\"; say which by position, as in -c ROLE='#"

input() { good | sed '1s/$/,/; 2,$s/$/,x/'; }
same 06b-empty-header-cell

input() { :; }
refused 07-empty-file 4 'in.csv: empty file'

j >in.csv
options=()
go in.csv
[ -n "$numbers" ] && wanted=1 || wanted='[0-9]*' # codes stand there without people
verify '08-header-only is a valid input without rows' eval '[ "$status" = 0 ] && [[ $(wc -l <out) = $wanted ]]'

input() { j; r 朝 3; r $'昼\001' 1 | tr '\001' '\000'; r 夜 2; }
refused 09-nul-byte 4 'in.csv:3:2: a NUL byte; wanted text'

input() { j; r 朝 3; r $'昼\xff' 1; r 夜 2; }
refused 10-invalid-utf-8 4 \
	'in.csv:3:2: byte 0xFF is not UTF-8, CP932 or EUC-JP; name the encoding with --encoding'

input() { good | iconv -t CP932; }
same 11-cp932 'note: in.csv: read as CP932; --encoding overrides'

good | sed 's/朝/①/' >plain.csv
options=()
go plain.csv
mv out wanted
input() { good | sed 's/朝/①/' | iconv -t CP932; }
answers 11c-cp932-with-a-vendor-character wanted

input() { good | iconv -t EUC-JP; }
same 11d-euc-jp-when-told -- -e EUC-JP

input() { { h; r アイ 3; r ウエ 1; } | iconv -t EUC-JP; }
refused 11e-cp932-and-euc-jp-both-fit 4 "~can be read as CP932 and as EUC-JP; say which with --encoding"

[ -s 50-mb ] || head -c 50000000 /dev/zero | tr '\0' a >50-mb
input() { j; r 朝 3; printf '"'; cat 50-mb; printf '"'; r '' 1; }
refused 12-cell-of-50-mb-in-quotes 4 \
	'in.csv:3:1: this quote never closes: its cell passes 1048576 bytes; wanted a closing quote, or a higher --max-field'

input() { j; r 朝 3; cat 50-mb; r '' 1; }
refused 12b-cell-of-50-mb 4 'in.csv:3: cell 1 holds 50000000 bytes; wanted at most 1048576, or a higher --max-field'

{ j; r 朝 1234; r 昼 1234; r 夜 3; } >plain.csv
options=($wide)
go plain.csv
mv out wanted
input() { j; r 朝 '"1,234"'; r 昼 '"1,234"'; r 夜 3; }
# shellcheck disable=SC2086 # words
answers 13-thousands wanted -- $wide

input() { j; r 朝 ３; r 昼 １; r 夜 ２; }
same 13b-full-width-digits

j_13c() { j; r 朝 3; r 昼 "$1"; r 夜 2; r 宵 "$2"; }
j_13c '' '' >plain.csv
options=()
go plain.csv
mv out wanted
for marker in NA N/A - ― 無回答 未回答; do
	input() { j_13c "$marker" ''; }
	answers "13c-missing-$marker" wanted
done

input() { j; r 朝 3; r 昼 わからない; r 夜 2; }
[ -z "$numbers" ] || refused 13d-an-answer-that-is-no-number 4 "~in.csv:3: column \"$number_ja\": \"わからない\"; wanted a number"

input() { good | tr , ';'; }
same 14-semicolons-when-told -- -d ';'

input() { good | tr , ';'; }
refused 14b-semicolons-untold 4 "~; the header holds \";\": -d ';' divides there"

input() { good | tr , '\t'; }
refused 14c-tabs-in-a-csv 4 "~; the header holds a TAB: -d '\\t' divides there"

# Where a cell is empty, words are fewer than columns.
input() { good | tr , ' '; }
[[ $row = *,,* ]] || refused 14e-divided-by-spaces 4 "~; spaces divide the cells: tr -s ' ' '\\t' makes tabs of them"

input() { printf 'sep=;\r\n'; good | tr , ';'; }
same 14d-first-line-of-excel

input() { good | sed '2s/^/\n/; $s/$/\n\n/'; }
same 15-blank-lines

input() { printf '調査の結果\n\n'; good; }
refused 16-title-above-the-header 4 \
	'~; line 3 looks more like a header: --skip=2 passes over what stands above it'
same 16b-title-passed-over -- --skip=2

{ j; r $'=1+1\e[31m' 3; r 昼 1; } >in.csv
options=(-t text)
go in.csv
verify '17-no-escape-reaches-the-terminal' eval '[ "$status" = 0 ] && ! grep -q "$(printf "\033")" out err'
options=(-t csv)
go in.csv
[ -z "$numbers" ] || verify '17b-csv-keeps-what-it-was-given' grep -q "$(printf '=1+1\033')" out

nfd=$(printf %s "$key_ja" | sed 's/デ/テ\xe3\x82\x99/g')
input() { good | sed "1s/$key_ja/$nfd/"; }
same 18-decomposed-header

input() { good; }
refused 19-wrong-column-name 4 \
	"in.csv:1: no column \"nosuch\" for $key; name it with -c $key=COLUMN (columns: $quoted)" -- -c "$key=nosuch"

# Roles that are needed whatever else is there.
needed=$("$tool" --list=roles | awk -v r="$key" '$1 == r && / needed/')
input() { good | sed "1s/$key_ja/nosuch/"; }
[ -z "$needed" ] || refused 19b-needed-column-missing 4 \
	"~in.csv:1: no column for $key; name it with -c $key=COLUMN (columns: ${quoted/$key_ja/nosuch})"

input() { good; }
[ -n "$always" ] || refused 19c-the-nearest-is-named 4 "~did you mean \"$number_ja\"?" -- -c "${header##*,}=${number_ja}x"

# The columns in another order, in a second file.
good | head -n 2 >one.csv
good | sed '2d' | awk -F, -v OFS=, '{ n = NF; for (i = 1; i <= n / 2; i++) { t = $i; $i = $(n + 1 - i); $(n + 1 - i) = t } print }' >two.csv
good >good.csv
options=()
go good.csv
mv out wanted
options=(one.csv)
go two.csv
verify '20-two-files-with-columns-permuted' eval '[ "$status" = 0 ] && cmp wanted out'

# One file with both: the second header is another order of the first.
input() { cat one.csv two.csv; }
refused 20b-permuted-header-within-a-file 4 \
	'in.csv:3: the header again with its columns in another order; wanted the order of line 1'

input() { cat good.csv <(j); }
same 20c-repeated-header 'note: rows equal to the header, passed over: 1'

input() { printf 'PK\003\004xxxx'; }
refused 21-a-workbook 4 \
	'~workbook'

input() { printf '\320\317\021\340\241\261\032\341'; }
refused 21b-a-workbook-of-old 4 \
	'in.csv:1:1: this is a workbook of old (.xls), or one with a password; save it as .xlsx without one'

input() { printf '\377\376'; good | iconv -t UTF-16LE; }
same 11b-utf-16-little-endian
input() { printf '\376\377'; good | iconv -t UTF-16BE; }
same 11e-utf-16-big-endian
input() { printf '\377\376'; { j; r 朝 3; } | iconv -t UTF-16LE; printf '\000'; }
refused 22-utf-16-of-an-odd-length 4 \
	'in.csv:3:1: the input ends within a character of UTF-16LE; wanted the rest of it'
input() { printf '\377\376'; j | iconv -t UTF-16LE; printf '\075\330a\000'; }
refused 22b-utf-16-with-half-a-character 4 \
	'in.csv:2:1: 0xD83D is half a character of UTF-16; wanted its other half beside it'

printf -v bombs 'a: &a [x,x]\nb: &b [*a,*a]\n'
printf '%s' "$bombs" >bomb.yaml
input() { good; }
refused 23-study-with-an-alias 3 'bomb.yaml:2:8: alias "*a"; wanted the value itself' -- -s bomb.yaml
head -c 200000 /dev/zero | tr '\0' '[' >deep.yaml
refused 23b-study-of-brackets 3 'deep.yaml:1:65: lists and mappings nested more than 64 deep' -- -s deep.yaml
head -c 30000 /dev/zero | tr '\0' '{' >braces.yaml
refused 23c-study-of-braces 3 'braces.yaml:1:2: a key that is a list or a mapping; wanted text' -- -s braces.yaml
head -c 5000000 /dev/zero | tr '\0' '#' >long.yaml
refused 23d-study-too-long 3 '~bytes; wanted at most 4194304' -- -s long.yaml
printf 'study: a\nstudy: b\n' >twice.yaml
refused 23e-study-key-twice 3 'twice.yaml:2:1: key "study" stands twice; the first is on line 1' -- -s twice.yaml
printf 'study: a\n\tb: 1\n' >tab.yaml
refused 23f-study-with-a-tab 3 'tab.yaml:2:1: a tab; wanted spaces' -- -s tab.yaml
printf 'stdy: a\n' >typo.yaml
refused 23g-study-key-misspelt 3 'typo.yaml:1:1: unknown key "stdy"; did you mean "study"?' -- -s typo.yaml

# The same rows in every format: the same answer.  as FORMAT: the good file in it.
as()
{
	good | awk -F, -v format="$1" '
		function text(cell) { return cell ~ /^[0-9]+$/ ? cell : "\"" cell "\"" }
		NR == 1 { for (i = 1; i <= NF; i++) key[i] = $i; next }
		{
			row = ""
			for (i = 1; i <= NF; i++)
				row = row (i == 1 ? (format == "yaml" ? "- " : "{") : format == "yaml" ? "\n  " : ", ") \
					(format == "yaml" ? key[i] : "\"" key[i] "\"") ": " text($i)
			if (format == "yaml")
				print row
			else
				print (format == "json" ? (NR == 2 ? "[" : ",") : "") row "}"
		}
		END { if (format == "json") print "]" }'
}
for format in yaml json jsonl tsv; do
	[ "$format" != tsv ] || as() { good | tr , '\t'; }
	input() { as "$format"; }
	same "24-$format-when-told" -- -f "$format"
	as "$format" >"named.$format"
	options=(--threads 7)
	go "named.$format"
	verify "24b-$format-by-extension" eval '[ "$status" = 0 ] && cmp good.out out'
	timeout "$seconds" "$tool" <"named.$format" >out 2>err
	verify "24c-$format-by-content" cmp good.out out
done

# Mappings that are none of ours, and bombs: stopped at once.
seconds=2
[ -z "$SANITIZE" ] || seconds=20
input() { printf '['; head -c 20000 /dev/zero | tr '\0' '['; }
refused 25-json-of-brackets 4 'in.csv:1:2: a list; wanted a mapping, {...}' -- -f json
input() { printf '[{"a":'; head -c 20000 /dev/zero | tr '\0' '['; }
refused 25b-json-nested-20000-deep 4 'in.csv:1:69: lists and mappings nested more than 64 deep' -- -f json
input() { printf -- '- a: '; head -c 200000 /dev/zero | tr '\0' '['; }
refused 25c-yaml-nested-200000-deep 4 'in.csv:1:68: lists and mappings nested more than 64 deep' -- -f yaml
input() { printf -- '- %s: x\n  b: &a [x,x]\n- b: [*a,*a]\n' "$key"; }
refused 25d-yaml-with-an-alias 4 "~in.csv:3:7: alias \"*a\"; wanted the value itself" -- -f yaml
input() { printf '[{"a": 1,\n "b": 2, "a": 3}]'; }
refused 25e-json-key-twice 4 'in.csv:2:10: key "a" stands twice in its mapping' -- -f json
input() { printf -- '- a: 1\n  b: 2\n  a: 3\n'; }
refused 25f-yaml-key-twice 4 'in.csv:3:3: key "a" stands twice; the first is on line 1' -- -f yaml
input() { printf '[]\n'; }
refused 25g-json-empty-list 4 'in.csv:1:2: an empty list; wanted at least one mapping' -- -f json
input() { printf -- '- %s: x\n---\n- %s: y\n' "$key" "$key"; }
refused 25h-second-document 4 "~: a second document begins; wanted one" -- -f yaml
input() { printf '{"%s": 1}\n\n\n{"a": \n' "$key"; }
refused 25i-json-that-stops 4 'in.csv:4:1: this mapping never closes; wanted "}"' -- -f jsonl
as_json() { printf '[{"%s": %s, "%s": 1}]' "$key_ja" "$1" "$number_ja"; }
input() { as_json '["朝", "昼"]'; }
[ -z "$numbers" ] || refused 25j-list-where-one-value-is-wanted 4 "~in.csv:1: column \"$key_ja\": a list; wanted one value" '1 problem in all' -- -f json
input() { as_json '{"朝": 1}'; }
refused 25k-mapping-within-a-mapping 4 \
	"~in.csv:1: column \"$key_ja\": a mapping or a list within it; wanted " '1 problem in all' -- -f json
input() { good; }
refused 25l-delimiter-of-json 2 '--delimiter is for csv and tsv, not for json' -- -f json -d ';'
seconds=10
[ -z "$SANITIZE" ] || seconds=100
