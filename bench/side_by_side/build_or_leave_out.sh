#!/usr/bin/env bash
# build_or_leave_out.sh PROGRAM COMMAND...: runs the command, which makes PROGRAM. Where it cannot, says so and leaves no
# PROGRAM behind: the others can be compared all the same.
program=$1
shift
if ! command -v "$1" >/dev/null; then
    echo "channels: $1 is not installed; $(basename "$program") is left out" >&2
    rm -f "$program"
elif ! "$@"; then
    echo "channels: $(basename "$program") could not be built and is left out" >&2
    rm -f "$program"
fi
