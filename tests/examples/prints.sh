#!/usr/bin/env bash
# prints.sh PROGRAM EXPECTED: PROGRAM ends with 0 and prints what the file EXPECTED holds, and nothing else.
set -uo pipefail
[[ -f $2 ]] || { echo "$2 is missing"; exit 1; }
printed=$("$1" 2>&1; echo "status $?")
diff --unified --label expected --label printed <(cat "$2"; echo "status 0") - <<<"$printed"
