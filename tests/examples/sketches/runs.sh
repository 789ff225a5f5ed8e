#!/usr/bin/env bash
# runs.sh PAWL FOLDER [--renew]: `pawl run` of the sketch in FOLDER prints what NAME.txt beside it holds, and nothing else.
# NAME.events is what comes from outside. --renew writes NAME.txt instead; the last line is the exit status.
set -uo pipefail
pawl=$1 folder=$2 name=$(basename "$2")
outside=()
[[ -f $folder/$name.events ]] && outside=(--input "$folder/$name.events")
printed=$("$pawl" run "$folder/$name.ino" --for 2s "${outside[@]}" </dev/null 2>&1; echo "status $?")
if [[ ${3-} == --renew ]]; then
    echo "$printed" >"$folder/$name.txt"
    exit
fi
[[ -f $folder/$name.txt ]] || { echo "$folder/$name.txt is missing"; exit 1; }
diff --unified --label expected --label printed "$folder/$name.txt" - <<<"$printed"
