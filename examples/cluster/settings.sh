#!/bin/bash
# settings.sh -- what is run over the parts: edit this, or set the variables of the same names.
# shellcheck disable=SC2034 # read by the scripts that include this file

# The command, with the options that decide what is counted: both steps get them.
: "${COMMAND:=voice-code -b emotion}"
# Options of --partial alone, which say how rows are read: -f -e -d -c -g --skip --header.
: "${ROWS:=}"
# Options of --merge alone, which say what is reported: -t -T -o --fail-if --against.
: "${REPORT:=-T codes -t csv}"
# Where parts, states and logs lie: a folder that every machine sees by this name.
: "${FOLDER:=$PWD/parts}"
