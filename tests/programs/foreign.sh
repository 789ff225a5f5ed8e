#!/usr/bin/env bash
# foreign.sh PAWL: code that was not built by pawl makes a verdict inconclusive, unless --foreign names it; then the verdict
# does.
set -euo pipefail
folder=$(mktemp --directory)
trap 'rm --recursive --force "$folder"' EXIT
cd "$folder"
echo 'int twice(int x) { return 2 * x; }' >twice.c
echo 'int twice(int x); int main(void) { return twice(0); }' >main.c
gcc -c twice.c
"$1" cc main.c twice.o -o program

run() { # run STATUS TEXT OPTIONS...
    local wanted=$1 text=$2 status=0 said
    shift 2
    said=$("$1" check --machine free "${@:2}" program 2>&1) || status=$?
    [[ $status == "$wanted" && $said == *"$text"* ]] ||
        { echo "${*:2}: exit status $status, expected $wanted with \"$text\": $said"; exit 1; }
}
run 3 "twice.o" "$1"
run 0 "what goes on inside twice.o" "$1" --foreign 'twice*'
run 2 "--foreign thrice.o" "$1" --foreign thrice.o
