#!/bin/sh
# pipe-part.sh -- rows without a header on standard input, a state on standard output: for Hadoop Streaming and Spark's pipe
#
# header.csv, the first line of the data, lies beside it; the same line in the rows is passed over.  Edit the command.
# shellcheck disable=SC2086 # words
{ cat header.csv; cat; } | exec ${COMMAND:-voice-code -b emotion} ${ROWS-} -q --partial
