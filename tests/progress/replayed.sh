#!/usr/bin/env bash
# replayed.sh PAWL PROGRAM CLASS WORDS: what breaks a class of progress does so again when its schedule is replayed.
set -euo pipefail
pawl=$1 program=$2 class=$3 words=$4

json=$(mktemp)
trap 'rm -f "$json"' EXIT
"$pawl" check "$program" --progress "$class" --machine free --races ignore --quiet --json "$json" || true
schedule=$(sed -nE 's/^ *"schedule": "(.*)",$/\1/p' "$json")
[[ -n $schedule ]] || { echo "nothing was found"; exit 1; }
again=$("$pawl" replay "$schedule") && { echo "the replay ended well: $again"; exit 1; }
grep -qF -- "$words" <<<"$again" || { echo "$schedule: $again"; exit 1; }
