#!/bin/sh
# prints_as_written.sh PAWL STATUS SAYS SKETCH [OPTIONS...]
# Runs a sketch. What it prints is what its last comment, `/* Prints:`, says; `pawl run` ends with STATUS, and its ending
# says SAYS (a text; "" for anything). In the comment a # stands for any number.
pawl=$1 status=$2 says=$3 sketch=$4
shift 4
told=$("$pawl" run "$@" "$sketch" </dev/null)
came=$?
wanted=$(sed '1,/^\/\* Prints:/d; /^\*\//,$d' "$sketch")
# The ending begins with its time.
printed=$(printf '%s\n' "$told" | tr -d '\r' | sed '/^  at [0-9].*:\|^  at [0-9].* the time is over\|^  at [0-9].* nothing is left/,$d' | sed '/^$/d')
ending=$(printf '%s\n' "$told" | sed -n '/^  at [0-9]/,$p' | tr -s ' \n' ' ')
wrong=0
pattern=$(printf '%s\n' "$wanted" | sed 's/[][\.*^$/]/\\&/g; s/#/-\\{0,1\\}[0-9]\\{1,\\}/g')
lines=$(printf '%s\n' "$wanted" | wc -l)
if [ "$(printf '%s\n' "$printed" | wc -l)" -ne "$lines" ]; then wrong=1; fi
number=1
while [ $number -le "$lines" ] && [ $wrong -eq 0 ]; do
    line=$(printf '%s\n' "$printed" | sed -n "${number}p")
    expected=$(printf '%s\n' "$pattern" | sed -n "${number}p")
    printf '%s\n' "$line" | grep -qx -- "$expected" || wrong=1
    number=$((number + 1))
done
[ "$came" -eq "$status" ] || wrong=1
case $ending in *"$says"*) ;; *) wrong=1 ;; esac
[ $wrong -eq 0 ] && exit 0
printf 'It ended with status %s, wanted %s; its ending should say "%s". It printed (<), and should have (>):\n' "$came" "$status" "$says"
printf '%s\n' "$printed" >"${TMPDIR:-/tmp}/printed.$$"
printf '%s\n' "$wanted" | diff "${TMPDIR:-/tmp}/printed.$$" -
rm -f "${TMPDIR:-/tmp}/printed.$$"
printf '%s\n' "$told"
exit 1
