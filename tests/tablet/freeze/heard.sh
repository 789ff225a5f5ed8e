#!/usr/bin/env bash
# heard.sh TABLET TABLET_HEARD: what one hears while a sound keeps the audio thread to itself is the last segment, again and again;
# without that sound it is not. The watchdog names the sound.
set -euo pipefail
tablet=$1 heard=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

play() { "$tablet" --backend paced --seconds 2 --heard "$1" "${@:2}" </dev/null >"$1.out" 2>"$1.err"; }
play "$work/stalled.wav" --misbehave
play "$work/healthy.wav"

fails() { echo "$1"; cat "$work"/*.out "$work"/*.err; exit 1; }
grep --quiet 'inside the sound "one that misbehaves"' "$work/stalled.wav.err" || fails "the watchdog did not name the sound"
status=0
"$heard" 256 "$work/one.svg" stalled "$work/stalled.wav" >"$work/heard.out" || status=$?
[[ $status == 1 ]] || fails "the stalled run has no repeat"
grep --quiet 'stalled: from .* s on one hears the last 256 frames [0-9]* times' "$work/heard.out" || fails "what was said of it"
status=0
"$heard" 256 "$work/other.svg" healthy "$work/healthy.wav" >"$work/heard.out" || status=$?
[[ $status == 0 ]] || fails "the healthy run has a repeat"
