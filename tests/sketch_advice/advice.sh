#!/usr/bin/env bash
# advice.sh PAWL SKETCH STATUS WORDS...: `pawl advise SKETCH --patch` ends with this status and says each of these; the sketch
# itself stays as it was, and patch takes the diff.
set -euo pipefail
pawl=$1 sketch=$2 status=$3
shift 3
before=$(find "$sketch" -type f -exec cat {} + | sha256sum)
ended=0
said=$("$pawl" advise "$sketch" --patch --time 5s 2>&1) || ended=$?
[[ $ended == "$status" ]] || { echo "$said"; echo "status $ended"; exit 1; }
for words in "$@"; do
    grep --quiet --fixed-strings -- "$words" <<<"$said" || { echo "$said"; echo "does not say: $words"; exit 1; }
done
[[ $(find "$sketch" -type f -exec cat {} + | sha256sum) == "$before" ]] || { echo "the sketch was changed"; exit 1; }
grep --quiet '^--- a/' <<<"$said" || exit 0
copy=$(mktemp --directory)
trap 'rm -rf "$copy"' EXIT
cp "$sketch"/*.ino "$copy"
patch --quiet --strip=1 --directory="$copy" < <(sed --quiet '/^--- a/,/^$/p' <<<"$said")
