#!/bin/bash
# parallel-ssh.sh -- a command over one large CSV file on several machines, by GNU parallel and ssh:
# parallel-ssh.sh FILE N LOGIN,LOGIN...
#
# The N parts are copied to the logins, and their states back; there, only the command and rsync are needed.
# A part that fails is tried on another login; if it fails three times, nothing is merged.
set -eu
# shellcheck source-path=SCRIPTDIR source=settings.sh
. "$(dirname "$0")/settings.sh"
n=$2
"$(dirname "$0")/split.sh" "$1" "$n"
(
	cd "$FOLDER"
	seq "$n" | parallel --sshlogin "$3" --retries 3 --halt now,fail=1 --workdir ... \
		--transferfile part-{}.csv --return part-{}.state --cleanup \
		"$COMMAND $ROWS --partial --parts={}/$n -o part-{}.state part-{}.csv"
)
# shellcheck disable=SC2086 # words
$COMMAND --merge --parts="$n" $REPORT "$FOLDER"/part-*.state
