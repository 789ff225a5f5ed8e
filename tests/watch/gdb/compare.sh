#!/usr/bin/env bash
# compare.sh live|core|attach PROGRAM COMMANDS EXPECTED: what gdb's commands say of a program that hangs. Numbers that differ
# from run to run are written as N.
set -euo pipefail
how=$1 program=$2 commands=$3 expected=$4
place=$(mktemp --directory)
trap 'rm -rf "$place"; [[ -z ${started:-} ]] || kill -KILL "$started"' EXIT

debug() { gdb -batch -nx -iex "set debuginfod enabled off" -iex "set confirm off" "$@" </dev/null 2>"$place/errors"; }
ask=(-x "$commands" -ex "set python print-stack full" -ex "echo \n== tasks\n" -ex "info pawl-tasks" -ex "echo == locks\n"
    -ex "info pawl-locks" -ex "echo == channels\n" -ex "info pawl-channels" -ex "echo == end\n")
stop=(-ex "break nobody_goes_on" -ex run)

case $how in
    live) debug "${stop[@]}" "${ask[@]}" -ex kill "$program" >"$place/said" ;;
    core)
        debug "${stop[@]}" -ex "generate-core-file $place/core" -ex kill "$program" >"$place/log"
        debug "${ask[@]}" "$program" "$place/core" >"$place/said"
        ;;
    attach)
        mkfifo "$place/says"
        "$program" stay >"$place/says" &
        started=$!
        read -r <"$place/says"
        debug "${ask[@]}" -p "$started" >"$place/said"
        ;;
esac || { cat "$place"/{log,said,errors} 2>/dev/null; exit 1; }

sed -n '/^== tasks/,/^== end/p' "$place/said" |
    sed -E 's/since [0-9.]+ (us|ms|s)( of its clock)?/since N/; s/^thread [0-9]+ */thread N  /' >"$place/seen"
diff --unified "$expected" "$place/seen" || { cat "$place/errors"; exit 1; }
