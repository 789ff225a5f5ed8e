#!/usr/bin/env bash
# hangs.sh PAWL PROGRAM: by default a deadlock is told at once and the program is let be: it hangs on, until pawl is asked to
# end, which ends both.
set -uo pipefail
coproc { exec "$1" watch "$2" 2>&1; }
exec {out}<&"${COPROC[0]}"
pid=$COPROC_PID
said=""
while read -r -t 30 line <&"$out"; do
    said+=$line$'\n'
    # The last line of the report: the second stack.
    [[ $line == main* || $line == mix* ]] && [[ $said == *"closes here"*scan*mix* ]] && break
done
fail() { printf '%s\n--- it said:\n%s\n' "$1" "$said"; exit 1; }
[[ $said == *"the circle closes here"* ]] || fail "no report"
child=$(pgrep --parent "$pid") || fail "the program was not let be"
kill -TERM "$pid"
while read -r -t 30 line <&"$out"; do said+=$line$'\n'; done
status=0
wait "$pid" || status=$?
[[ $status == 143 ]] || fail "exit status $status, expected 143"
[[ $said == *"1 deadlock, 0 warnings; the program was ended by signal 15"* ]] || fail "no last line"
[[ ! -d /proc/$child ]] || fail "the program is left behind"
