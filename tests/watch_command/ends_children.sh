#!/usr/bin/env bash
# ends_children.sh PAWL CHILDREN: who asks pawl to end (kill -TERM) gets an end of all that the program started: of a child
# that is deadlocked while its parent only waits for it. The pipe that all of them hold is closed then.
set -uo pipefail
coproc { exec "$1" watch "$2" fork 2>&1; }
exec {out}<&"${COPROC[0]}"
pid=$COPROC_PID
said=""
while read -r -t 30 line <&"$out"; do
    said+=$line$'\n'
    [[ $line == *"closes here"* ]] && break
done
fail() { printf '%s\n--- it said:\n%s\n' "$1" "$said"; exit 1; }
[[ $said == *"closes here"* ]] || fail "no report"
kill -TERM "$pid"
while :; do
    got=0
    read -r -t 20 line <&"$out" || got=$?
    ((got > 128)) && fail "somebody still holds the pipe"
    ((got == 0)) || break
    said+=$line$'\n'
done
status=0
wait "$pid" || status=$?
[[ $status == 143 ]] || fail "exit status $status, expected 143"
