#!/usr/bin/env bash
# replayed.sh PAWL PROGRAM: the inversion that was found, and a worst case, replayed by the names that were printed.
set -euo pipefail
pawl=$1
program=$2
PAWL_CACHE=$(mktemp -d)
export PAWL_CACHE
trap 'rm -rf "$PAWL_CACHE"' EXIT
fail() { echo "replayed.sh: $*"; exit 1; }

said=$("$pawl" check --real-time --quiet "$program") && fail "no inversion was found"
status=0
again=$("$pawl" replay "${said##*pawl replay }") || status=$?
[[ $status == 1 && $again == *"PRIORITY INVERSION"* ]] || fail "replayed, it ends with $status: $again"

said=$("$pawl" check --real-time --cflags -DPROTOCOL=PTHREAD_PRIO_INHERIT "$program") || fail "$said"
worst=$(sed -n 's/^ *pawl replay //p' <<<"$said" | head -1)
[[ -n $worst ]] || fail "no worst case was named: $said"
again=$("$pawl" replay --verbose "$worst") || fail "the worst case does not run again: $again"
[[ $again == *OK* ]] || fail "$again"
