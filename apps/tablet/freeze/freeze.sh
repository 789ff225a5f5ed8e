#!/usr/bin/env bash
# make freeze: the tablet on one core, with two channels. First pawl check on the command path of each; then the tablet itself,
# with real priorities: over the channel that claims a slot and then writes it, until it freezes; over pawl::bounded_mpsc, pressed
# as often. At the end a picture of what was heard.
#
# Exit status: 0 the first froze and the second did not; 1 otherwise; also 0, with a line that says so, where the machine permits
# no real-time priorities: then the first half alone was shown.
set -euo pipefail
cd "$(dirname "$0")/../../.."

pawl=build/pawl tablet=build/apps/tablet/tablet heard=build/apps/tablet/tablet_heard
picture=build/freeze.svg
core=$(($(nproc --all) - 1))
period=32    # frames: 0.7 ms; the audio thread comes 1,500 times a second
seconds=3 tries=20
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

expect() {  # expect STATUS COMMAND...
    local wanted=$1 status=0
    shift
    "$@" || status=$?
    [[ $status == "$wanted" ]] || { echo "make freeze: exit status $status, expected $wanted: $*" >&2; exit 1; }
}

echo "The command path, in every schedule of two threads"
echo
echo '$ pawl check apps/tablet/freeze/claimed.cpp'
expect 1 "$pawl" check apps/tablet/freeze/claimed.cpp
echo
echo '$ pawl check apps/tablet/freeze/published.cpp'
expect 0 "$pawl" check apps/tablet/freeze/published.cpp
echo

# A button is set to where it stands, so that one hears the song and nothing else: 60,000 times a second, so that what happens a
# few times a day to a child happens within seconds.
echo "every 16.3us 1000000 times press volume 1" >"$work/presses"
play() {  # play CHANNEL FILE
    "$tablet" --backend paced --period $period --core "$core" --one-core --channel "$1" --script "$work/presses" \
        --seconds $seconds --heard "$2" </dev/null 2>&1
}

echo "The tablet on core $core: the audio thread SCHED_FIFO 70, the buttons SCHED_RR 35"
play pawl "$work/pawl.wav" >"$work/pawl.txt" || { cat "$work/pawl.txt"; exit 1; }
if ! grep -q 'SCHED_FIFO' "$work/pawl.txt"; then
    cat <<MESSAGE
  This half is left out: real-time priorities are not permitted here. As root or with the capability CAP_SYS_NICE
  (sudo make freeze; in a container: --cap-add SYS_NICE) it is shown as well.
MESSAGE
    exit 0
fi
if [[ $(nproc) -lt 2 ]]; then
    echo "  This half is left out: it needs two cores, one to freeze and one to watch."
    exit 0
fi
frozen=no
for ((try = 1; try <= tries; ++try)); do
    play claim-then-write "$work/claimed.wav" >"$work/claimed.txt" || { cat "$work/claimed.txt"; exit 1; }
    status=0
    "$heard" $period "$work/one.svg" "claim-then-write" "$work/claimed.wav" >/dev/null || status=$?
    if [[ $status == 1 ]]; then
        frozen=yes
        break
    fi
done
if [[ $frozen == no ]]; then
    echo "  It did not freeze in $tries times $seconds seconds: on this machine it takes longer."
    exit 1
fi
echo
echo "\$ tablet --channel=claim-then-write ...      (froze in run $try, of $seconds seconds each)"
cat "$work/claimed.txt"
echo
echo '$ tablet --channel=pawl ...'
cat "$work/pawl.txt"
echo
status=0
"$heard" $period "$picture" "claim-then-write" "$work/claimed.wav" "pawl::bounded_mpsc" "$work/pawl.wav" || status=$?
echo "picture: $picture"
underruns=$(sed -n 's/.* \([0-9]*\) underruns$/\1/p' "$work/pawl.txt" | tail -n 1)
[[ $status == 1 && $underruns == 0 ]]
