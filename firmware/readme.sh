#!/usr/bin/env bash
# readme.sh README [--write] TABLE...: the README shows what `make firmware` ends with: the output of TABLE, a command, character for
# character, between two marks. With --write it is put there; `cmake --build build/firmware --target readme` does that.
set -euo pipefail
readme=$1
shift
write=
if [[ $1 == --write ]]; then
    write=yes
    shift
fi
begin='<!-- make firmware: begin (written by firmware/readme.sh) -->' end='<!-- make firmware: end -->'
place=$(mktemp --directory)
trap 'rm -rf "$place"' EXIT

"$@" >"$place/table"
awk -v table="$place/table" -v begin="$begin" -v end="$end" '
    $0 == begin { print; print "```"; while ((getline line < table) > 0) print line; print "```"; inside = 1; marks++ }
    $0 == end { inside = 0; marks++ }
    !inside && $0 != begin { print }
    END { if (marks != 2) exit 1 }' "$readme" >"$place/readme" || { echo "readme.sh: $readme has not the two marks"; exit 1; }
if [[ -n $write ]]; then
    cat "$place/readme" >"$readme"
elif ! diff --unified "$readme" "$place/readme"; then
    echo "The README shows another table. To write it anew: cmake --build build/firmware --target readme"
    exit 1
fi
