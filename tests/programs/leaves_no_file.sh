#!/usr/bin/env bash
# leaves_no_file.sh SOURCES PAWL: a program that makes, changes and removes files finds the same ones in each execution,
# and none of it is done on the disk; on its own it is.
set -euo pipefail
folder=$(mktemp --directory)
trap 'rm --recursive --force "$folder"' EXIT
cd "$folder"

state() { ls; cat kept removed renamed; stat --format='%a %Y' kept; }
echo before >kept
echo here >removed
echo there >renamed
touch --date=@1000000000 kept
before=$(state)

ended=0
said=$("$2" check --jobs 2 "$1/makes_files.c" 2>&1) || ended=$?
[[ $ended == 0 ]] || { echo "exit status $ended: $said"; exit 1; }
[[ $(state) == "$before" ]] || { echo "the disk has changed: $(state)"; exit 1; }

"$2" cc "$1/makes_files.c" -o makes_files
./makes_files
[[ -e made && -e otherwise && ! -e removed && $(cat kept) == after ]] || { echo "on its own it did not write: $(ls)"; exit 1; }
