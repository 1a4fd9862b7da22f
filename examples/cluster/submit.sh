#!/bin/bash
# submit.sh -- a command over one large CSV file, by Slurm: submit.sh FILE N [TASKS]
#
# An array of N tasks, one a part, and a job that merges their states once all have succeeded.  Prints the number of that
# job; its output is FOLDER/report.out, that of a task FOLDER/part-K.out.
# TASKS, such as 3,7: only these again, after others have succeeded.
set -eu
SCRIPTS=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=settings.sh
. "$SCRIPTS/settings.sh"
export SCRIPTS COMMAND ROWS REPORT FOLDER PARTS=$2
[ $# -gt 2 ] || "$SCRIPTS/split.sh" "$1" "$2"
array=$(sbatch --parsable --array="${3-1-$2}" --output="$FOLDER/part-%a.out" "$SCRIPTS/array.sbatch")
sbatch --parsable --dependency="afterok:$array" --kill-on-invalid-dep=yes --output="$FOLDER/report.out" "$SCRIPTS/merge.sbatch"
