# shellcheck shell=bash disable=SC2034
# env.sh -- what every runner needs: sourced, with bash, as `. "$(dirname "$0")/../env.sh"`.
# TOPDIR   the source tree, never written to
# TOOLDIR  the folder of the commands: that of `make check`, else build/cmd
# SCRATCH  a folder of this run, removed at its end
# COCREATE_DATADIR  what the commands read: data/, with its packed files, beside TOOLDIR
# SANITIZE not empty: built with sanitizers
# SHIPPED  not empty: make distcheck, which asks whether all that tests read is in the tarball
# The environment of the commands is that of a script: no terminal, nobody's locale or colours, no make above.

TOPDIR=${TOPDIR:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
TOOLDIR=${TOOLDIR:-$TOPDIR/build/cmd}
SANITIZE=${SANITIZE-}
SHIPPED=${SHIPPED-}
CC=${CC:-cc}
TOOLS=$(sed -n 's/^TOOLS *= *//p' "$TOPDIR/tools.am")
COCREATE_DATA=${COCREATE_DATA:-$TOPDIR/../shared/data}
COCREATE_DATADIR=$(dirname "$TOOLDIR")/share/cocreate-tools
export TOPDIR TOOLDIR COCREATE_DATADIR PATH="$TOOLDIR:$PATH" LC_ALL=C.UTF-8
unset COLUMNS NO_COLOR CLICOLOR CLICOLOR_FORCE LANGUAGE TZ MAKEFLAGS MFLAGS MAKELEVEL

SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/cocreate-test.XXXXXX") || exit 99
trap 'chmod -R u+w "$SCRATCH"; rm -rf "$SCRATCH"' EXIT
trap 'exit 99' HUP INT TERM

# `diff wanted found | fail ...` counts in this shell, not in one of its own.
shopt -s lastpipe
passed=0 failed=0 skipped=0

pass()
{
	printf 'PASS %s\n' "$1"
	passed=$((passed + 1))
}

# fail NAME REASON, with details on standard input where there are some: `fail ... </dev/null`
fail()
{
	printf 'FAIL %s: %s\n' "$1" "$2"
	sed 's/^/	/' | head -n 40
	failed=$((failed + 1))
}

skip()
{
	printf 'SKIP: %s: %s\n' "$1" "$2"
	skipped=$((skipped + 1))
}

# makes_its_inputs NAME: a runner that reads no file of its own but this one is not run again for the tarball.
makes_its_inputs()
{
	[ -n "$SHIPPED" ] || return 0
	skip "$1" 'make distcheck: it makes its inputs itself'
	summary
}

# same_state STATE OTHER: but for the parts that each was made of.
same_state()
{
	cmp -s <(sed '1s/,"parts":.*//' "$1") <(sed '1s/,"parts":.*//' "$2")
}

# The last command of a runner.
summary()
{
	if [ "$skipped" != 0 ]; then
		printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
	else
		printf '%d passed, %d failed\n' "$passed" "$failed"
	fi
	[ "$failed" = 0 ] || exit 1
	[ "$passed" != 0 ] || [ "$skipped" != 0 ] || exit 99
	[ "$passed" != 0 ] || exit 77
	exit 0
}
