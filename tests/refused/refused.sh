#!/usr/bin/env bash
# refused.sh FILE COMPILER...: ($HOW, otherwise -fsyntax-only) the file must not compile, and the message must contain the text of each line that says
# `// EXPECT: text`. What such a line stands beside is all that is wrong: with -DRIGHT the file must compile.
set -uo pipefail
file=$1
shift
read -ra how <<<"${HOW:--fsyntax-only}"
said=$("$@" -DRIGHT "${how[@]}" "$file" 2>&1) || { printf '%s\nwith -DRIGHT this should have compiled\n' "$said"; exit 1; }
if said=$("$@" "${how[@]}" "$file" 2>&1); then
    echo "this compiles, and should not"
    exit 1
fi
said=$(grep -v '// EXPECT: ' <<<"$said")  # compilers quote the line
expected=$(sed -n 's,.*// EXPECT: ,,p' "$file")
[[ -n $expected ]] || { echo "no line says // EXPECT: text"; exit 1; }
while IFS= read -r text; do
    [[ $said == *"$text"* ]] || { printf '%s\nexpected, and not said: %s\n' "$said" "$text"; exit 1; }
done <<<"$expected"
