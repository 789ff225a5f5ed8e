#!/usr/bin/env bash
# replays.sh PAWL SKETCH KIND: what pawl check finds in SKETCH, pawl replay finds in the schedule that was printed.
set -euo pipefail
pawl=$1 sketch=$2 kind=$3
# A cache of its own: other checks at the same time are other last ones.
PAWL_CACHE=$(mktemp --directory)
export PAWL_CACHE
trap 'rm -rf "$PAWL_CACHE"' EXIT
found=$("$pawl" check "$sketch") && { echo "nothing was found"; exit 1; }
schedule=$(sed --quiet 's/^  Again *pawl replay //p' <<<"$found")
ended=0
said=$("$pawl" replay "$schedule" --json "$PAWL_CACHE/replay.json" 2>&1) || ended=$?
grep --quiet "\"kind\": \"$kind\"" "$PAWL_CACHE/replay.json" && [[ $ended == 1 ]] && exit
printf '%s\n' "$schedule" "$said"
exit 1
