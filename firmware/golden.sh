#!/usr/bin/env bash
# golden.sh [BUILD]: what the patterns say and what they cost is written anew, from the programs as they are. To be read before it is
# kept: git diff.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/firmware}
cmake --build "$build" --parallel "${JOBS:-2}" --target keep_table_patterns keep_table_beside_others
for kept in firmware/patterns/*.txt; do
    name=$(basename "$kept" .txt)
    case $name in
        CMakeLists) continue ;;
        *.*) board=${name#*.} name=${name%%.*} ;;
        *) board=mps2_an386 ;;
    esac
    firmware/run.sh "$board" "$build/firmware/patterns/pattern_$name.$board" | grep --invert-match '^~' >"$kept.new"
    mv "$kept.new" "$kept"
done
firmware/counting/quote.py $(grep --recursive --files-with-matches '<!-- from firmware/patterns/.*txt -->' docs README.md)
