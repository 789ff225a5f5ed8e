#!/usr/bin/env bash
# unwritable.sh PAWL SOURCES: a report that cannot be written ends with status 2 and a sentence, before or after the
# search; what could be written is.
set -euo pipefail
pawl=$1
program=$2/examples/abba.cpp
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT

# expect STATUS TEXT OPTIONS...
expect() {
    local wanted=$1 text=$2 status=0
    shift 2
    "$pawl" check "$program" --quiet "$@" >"$folder/out" 2>"$folder/error" || status=$?
    [[ $status == "$wanted" ]] || { echo "$*: status $status, expected $wanted"; cat "$folder/error"; exit 1; }
    grep --quiet --fixed-strings -e "$text" "$folder/error" || { echo "$*: said"; cat "$folder/error"; exit 1; }
}

expect 2 "cannot write --html $folder/no/page.html: No such file or directory" --html "$folder/no/page.html"
expect 2 "cannot write --trace $folder: Is a directory" --trace "$folder"
expect 2 "--html needs the name of a file" --html -
expect 2 "cannot write --html /dev/full: No space left on device" --html /dev/full --trace "$folder/trace.json"
grep --quiet DEADLOCK "$folder/out" || { echo "the verdict itself was not told"; exit 1; }
python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$folder/trace.json"
expect 2 "cannot write --trace /dev/full: No space left on device" --trace /dev/full --html "$folder/page.html"
[[ $(tail --lines=1 "$folder/page.html") == "</html>" ]] || { echo "the page is not whole"; exit 1; }

# The same schedule again gives the same page and trace, but for the time it took.
"$pawl" replay 0:0-2.1-2.2-2 "$program" --quiet --html "$folder/again.html" --trace "$folder/again.json" >/dev/null && exit 1
cmp "$folder/trace.json" "$folder/again.json"
[[ $(tail --lines=1 "$folder/again.html") == "</html>" ]]
