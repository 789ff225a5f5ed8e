#!/usr/bin/env bash
# constant_memory.sh PEAK_MEMORY PAWL PROGRAM: ten thousand abandoned executions need no more than two hundred.
set -euo pipefail
peak_memory=$1 pawl=$2 program=$3

peak() {  # SCHEDULES VERDICT
    "$peak_memory" "$pawl" check --quiet --machine one-core --explore random --schedules "$1" --time 100s \
        --json "$2" "$program" | tail -n 1
}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
few=$(peak 200 "$folder/few.json")
many=$(peak 10000 "$folder/many.json")
grep -qE '"executions": 1000[01]' "$folder/many.json" || { echo "not 10,000 executions were run"; exit 1; }
grep -q 'waits-for-peer' "$folder/many.json" || { echo "the executions were not abandoned: the test tests nothing"; exit 1; }
echo "200 executions: $few KiB at most; 10,000 executions: $many KiB"
# The supervisor's own progress costs a little; an execution that left anything behind would cost gigabytes.
(( many < few + 2048 )) || { echo "memory grows"; exit 1; }
