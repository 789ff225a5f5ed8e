#!/usr/bin/env bash
# page_test.sh PAWL: the output that docs/real-time.md quotes; how long it took may differ.
set -euo pipefail
pawl=$1
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
timeless() { sed -E 's/[0-9]+(\.[0-9]+)? s$/T s/; s/ +([0-9]+[a-z]+ schedule)/ \1/'; }

count=0
while IFS= read -r command; do
    count=$((count + 1))
    awk -v command="\$ build/pawl $command" '$0 == command { inside = 1; next } /^```/ { inside = 0 } inside' docs/real-time.md |
        timeless >"$work/quoted"
    # shellcheck disable=SC2086 # words
    PAWL_CACHE=${PAWL_CACHE:-$work/cache} "$pawl" $command </dev/null 2>&1 | sed -e '${/^$/d}' | timeless >"$work/said" || true
    diff "$work/quoted" "$work/said" || { echo "docs/real-time.md quotes something else of: pawl $command"; exit 1; }
done < <(sed -n 's/^\$ build\/pawl //p' docs/real-time.md)
[[ $count -ge 3 ]] || { echo "docs/real-time.md quotes $count commands"; exit 1; }
