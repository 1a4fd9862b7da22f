#!/bin/bash
# parallel.sh -- a command over one large CSV file on all cores of one machine, by GNU parallel: parallel.sh FILE
#
# The file is cut where it lies, a block for each job; each job gets the header and reads its rows from standard input.
# JOBS=4  how many (one per core)
# If a job fails, nothing is merged: run it again.  (parallel cannot give a block to --retries.)
set -eu -o pipefail
# shellcheck source-path=SCRIPTDIR source=settings.sh
. "$(dirname "$0")/settings.sh"
states=$(mktemp)
trap 'rm -f "$states"' EXIT

# No row may have a line end within quotes: parallel cuts at line ends.  split.sh does not.
parallel --pipe-part --arg-file "$1" --header : --block -1 --jobs "${JOBS:-100%}" --halt now,fail=1 \
	"$COMMAND $ROWS -q --partial" >"$states"
# shellcheck disable=SC2086 # words
$COMMAND --merge $REPORT "$states"
