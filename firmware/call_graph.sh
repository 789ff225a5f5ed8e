#!/usr/bin/env bash
# call_graph.sh FILE OBJECT...: one file of all that the compiler told about these object files (-fcallgraph-info=su).
set -euo pipefail
out=$1
shift
for object in "$@"; do cat "${object%.*}.ci"; done >"$out"
