#!/usr/bin/env bash
# make soak: searches every example for longer than the tests do, with another seed in each round: what is correct must
# stay correct, what is wrong must be found by random search too. Then random programs in each round, against brute
# force and against the axioms of the memory model, and real threads over preempted ones. SECONDS_EACH, ROUNDS, STALL_SECONDS and TABLET_SECONDS change how long.
set -euo pipefail
cd "$(dirname "$0")/.."
pawl=build/pawl
each=${SECONDS_EACH:-30}
rounds=${ROUNDS:-3}

failures=0
soak() {  # soak EXPECTED-STATUS FILE OPTIONS...
    local status=0 file=$2
    "$pawl" check --time "${each}s" "${@:3}" "$file" >build/soak.out 2>&1 || status=$?
    if [[ $status == "$1" ]]; then
        printf 'as expected   %s %s\n' "$file" "${*:3}"
    else
        printf 'NOT EXPECTED  %s %s: exit status %s, expected %s\n' "$file" "${*:3}" "$status" "$1"
        cat build/soak.out
        failures=$((failures + 1))
    fi
}

for ((round = 1; round <= rounds; ++round)); do
    for fixed in examples/*_fixed.cpp examples/*/*_fixed.c examples/*/*_fixed.cpp; do
        soak 0 "$fixed" --seed "$round"
        soak 0 "$fixed" --seed "$round" --explore random
        wrong=${fixed/_fixed/}
        soak 1 "$wrong" --seed "$round" --explore random
    done
done
# Random small programs against brute force, on every machine; another thousand seeds in each round.
cmake --build build --target oracle >/dev/null
for ((round = 1; round <= rounds; ++round)); do
    build/tests/oracle/oracle --pawl "$pawl" --include include --folder build/oracle --setting all --programs 500 \
        --seed $((round * 10000)) || failures=$((failures + 1))
done
# Random litmus programs against the axioms of C++20; neighbours in memory, and every schedule of the small ones.
for ((round = 1; round <= rounds; ++round)); do
    tests/litmus/compare.py --pawl "$pawl" --include include --folder build/litmus --random 500 --seed $((round * 10000)) ||
        failures=$((failures + 1))
    tests/litmus/compare.py --pawl "$pawl" --include include --folder build/litmus --random 100 --seed $((round * 10000 + 5000)) \
        --choices 2000 --unreduced 30 || failures=$((failures + 1))
done
# The channels' scenarios beyond the bounds of the tests.
for scenario in tests/scenarios/*.cpp; do
    case $scenario in
        *freeze*|*stopped*|*/ring_not_*) soak 0 "$scenario" --cflags "-std=c++23 -Iinclude" --freeze --machine free ;;
        *) soak 0 "$scenario" --cflags "-std=c++23 -Iinclude" --races stop --leaks stop ;;
    esac
done
# Each known mistake planted; each header alone; the largest tests through GCC; the largest scenarios whole.
cmake --preset default -DPAWL_FURTHER_TESTS=ON >/dev/null
ctest --test-dir build --output-on-failure --tests-regex '^(mistake|header|gcc_accepts|scenario)\.' || failures=$((failures + 1))
cmake --preset default -DPAWL_FURTHER_TESTS=OFF >/dev/null
# The tablet, a hundred presses a second for a minute.
if cmake --build build --target tablet_hammer >/dev/null; then
    status=0
    build/tests/tablet/hammer/tablet_hammer build/apps/tablet/song.wav --seconds "${TABLET_SECONDS:-60}" \
        --picture build/hammered.svg || status=$?
    [[ $status == 0 || $status == 77 ]] || failures=$((failures + 1))
fi
# Real threads with real priorities on one core: a minute of each of Pawl's channels.
cmake --build build --target stalls_of_pawl >/dev/null
stalls=build/tests/stalls/stalls_of_pawl
"$stalls" --list | grep '^pawl' | while read -r channel; do
    for scenario in over-normal over-lower send hidden; do
        status=0
        "$stalls" --expect clean "$channel" "$scenario" "${STALL_SECONDS:-60}" >build/soak.out || status=$?
        case $status in
            0)  printf 'as expected   %s %s: %s\n' "$channel" "$scenario" "$(cat build/soak.out)" ;;
            77) exit 0 ;;  # it has said why
            *)  printf 'NOT EXPECTED  %s %s: %s\n' "$channel" "$scenario" "$(cat build/soak.out)"; exit 1 ;;
        esac
    done
done || failures=$((failures + 1))
[[ $failures == 0 ]] || { echo "$failures not as expected"; exit 1; }
