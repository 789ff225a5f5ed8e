#!/usr/bin/env bash
# unreadable.sh PAWL SKETCH: what cannot be read or written is said in a sentence, with status 2, and nothing crashes.
set -euo pipefail
pawl=$1 sketch=$2
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT

# expect STATUS TEXT COMMAND...
expect() {
    local wanted=$1 text=$2 status=0
    shift 2
    "$@" 2>"$folder/error" >"${output:-$folder/out}" </dev/null || status=$?
    [[ $status == "$wanted" ]] || { echo "$*: status $status, expected $wanted"; cat "$folder/error"; exit 1; }
    [[ -z $text ]] || grep --quiet --fixed-strings -e "$text" "$folder/error" || { echo "$*: said"; cat "$folder/error"; exit 1; }
}

expect 2 "cannot read --input $folder: Is a directory" "$pawl" run "$sketch" --input "$folder"
expect 2 "cannot read --input $folder/no.txt: No such file or directory" "$pawl" run "$sketch" --input "$folder/no.txt"
expect 0 "" "$pawl" run "$sketch" --for 10ms --input <(echo '1ms pin 2 low')
expect 2 "$folder: Is a directory" "$pawl" run "$sketch" --html "$folder"
# A disk that is full.
output=/dev/full
expect 2 "cannot write to standard output: No space left on device" "$pawl" run "$sketch" --for 1s
expect 2 "cannot write to standard output: No space left on device" "$pawl" advise "$sketch" --time 5s
expect 2 "cannot write the verdict to standard output: No space left on device" "$pawl" check "$sketch" --time 5s
