#!/usr/bin/env bash
# shards.sh PAWL SOURCES: a search in parts ends as the whole search does, and what does not belong together is refused.
# SOURCES is the folder of tests/classical; the include folder stands two above it.
set -uo pipefail
pawl=$1 sources=$2
root=$(cd "$sources/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PAWL_CACHE=$folder/cache
cd "$folder" || exit 1

fail() { echo "shards.sh: $*"; cat output 2>/dev/null; exit 1; }
# call STATUS ARGUMENTS...: pawl ends with this.
call() {
    local expected=$1
    shift
    "$pawl" "$@" >output 2>&1
    local got=$?
    [[ $got == "$expected" ]] || fail "status $got, expected $expected: pawl $*"
}
says() { grep --quiet --fixed-strings -e "$1" output || fail "does not say: $1"; }
number() { sed -n "s/^  \"$1\": \([a-z0-9]*\),\$/\1/p" "$2"; }
files_of() { ls -- *-of-"$1".shard; }

flags=(--races ignore --cflags "-w -I$root -I$root/include")
exhaustive=(--explore exhaustive --machine free "${flags[@]}")

# same STATUS SHARDS PROGRAM OPTIONS... -- ARGUMENTS: one process, two, and shards meet as many executions and end alike.
same() {
    local status=$1 numbers=$2 program=$3
    shift 3
    local options=() arguments=()
    while [[ $# -gt 0 && $1 != -- ]]; do options+=("$1"); shift; done
    arguments=("$@")
    call "$status" check "$program" "${options[@]}" --jobs 1 --json one.json --quiet "${arguments[@]}"
    call "$status" check "$program" "${options[@]}" --jobs 2 --json two.json --quiet "${arguments[@]}"
    [[ $(number executions one.json) == "$(number executions two.json)" ]] ||
        fail "$program: $(number executions one.json) executions with one worker, $(number executions two.json) with two"
    for of in $numbers; do
        for ((i = 1; i <= of; ++i)); do
            call "$status" check "$program" "${options[@]}" --jobs 1 --quiet --shard $i/$of "${arguments[@]}"
        done
        # shellcheck disable=SC2046
        call "$status" merge $(files_of $of) --json merged.json --quiet
        [[ $(number executions one.json) == "$(number executions merged.json)" ]] ||
            fail "$program: $(number executions one.json) executions, in $of shards $(number executions merged.json)"
        [[ $(number complete one.json) == "$(number complete merged.json)" ]] || fail "$program: complete? in $of shards"
    done
    rm -f -- *.shard
}
same 0 "1 2 7" "$sources/michael_scott_queue.cpp" "${exhaustive[@]}" -- 2 1
same 0 3 "$sources/last_zero.cpp" "${exhaustive[@]}" -- 5
same 0 2 "$sources/bounded_queue.cpp" "${exhaustive[@]}" -- 2
same 0 3 "$sources/locks.cpp" --cores 2 --explore exhaustive "${flags[@]}" -- same 2 2
same 0 4 "$sources/fetch_add.cpp" --explore exhaustive --preemptions 2 --machine free "${flags[@]}" -- 3

# What is wrong: the simplest schedule, as of one process; and the whole report.
mistake=$root/examples/abba.cpp
call 1 check "$mistake" --quiet
says "DEADLOCK"
expected=$(sed -n 's/.*pawl replay //p' output)
for i in 1 2 3; do call 1 check "$mistake" --quiet --shard $i/3 --shard-file found.$i; done
call 1 merge found.1 found.2 found.3
says "waits for mutex food.lock"
says "pawl replay $expected"
# It needs nothing of the others.
call 1 merge found.2
# A schedule that is wrong is as wrong where shards are missing.
says "DEADLOCK"

# Round after round, until nothing is left; nothing is run twice.
program=$sources/michael_scott_queue.cpp
call 0 check "$program" "${exhaustive[@]}" --jobs 1 --json one.json --quiet -- 2 1
for i in 1 2 3; do call 0 check "$program" "${exhaustive[@]}" --schedules 60 --shard $i/3 --jobs 1 --quiet -- 2 1; done
# shellcheck disable=SC2046
call 0 merge $(files_of 3) --into left --quiet
for ((schedules = 100; schedules <= 300; schedules += 40)); do
    for i in 1 2; do
        call 0 check "$program" "${exhaustive[@]}" --schedules $schedules --from left --shard $i/2 --jobs 2 --quiet -- 2 1
    done
    # shellcheck disable=SC2046
    call 0 merge $(files_of 2) --into left --json merged.json --quiet
done
[[ $(number executions one.json) == "$(number executions merged.json)" && $(number complete merged.json) == true ]] ||
    fail "$(number executions one.json) executions, in rounds $(number executions merged.json)"
rm -f -- *.shard

# A shard that was killed goes on from its file, and one that was begun anew counts once.
long=(--machine free --explore exhaustive --no-reduction --jobs 1 --cflags -w)
slow=$root/tests/interrupted/three_writers.c
"$pawl" check "$slow" "${long[@]}" --shard 1/2 --shard-file killed >/dev/null 2>&1 &
victim=$!
until [[ -e killed ]]; do kill -0 $victim || fail "it ended"; done
kill -KILL $victim
wait $victim 2>/dev/null
call 3 merge killed
says "shard 2 of 2 is missing; shard 1 of 2 is not finished"
call 3 check "$slow" "${long[@]}" --shard 1/2 --shard-file killed --resume --time 100ms
call 3 check "$slow" "${long[@]}" --shard 2/2 --shard-file other --time 100ms
call 3 merge killed other --json merged.json
says "time was over"
cp other again
call 3 merge killed other again --json merged_again.json
says "again is left aside"
[[ $(number executions merged.json) == "$(number executions merged_again.json)" ]] || fail "a shard was counted twice"
# One that is missing: nothing is said of the whole.
call 3 merge other
says "shard 1 of 2 is missing"

# What does not belong together.
call 3 check "$slow" "${long[@]}" --shard 2/3 --shard-file third --time 100ms
call 2 merge killed third
says "are of searches cut differently: shard 1 of 2, shard 2 of 3"
call 3 check "$slow" "${long[@]}" --seed 2 --shard 2/2 --shard-file seed --time 100ms
call 2 merge killed seed
says "were searched with different options"
cp "$slow" changed.c
call 3 check changed.c "${long[@]}" --shard 1/2 --shard-file before --time 100ms
sed -i 's/return unused/shared += 0; return unused/' changed.c
call 3 check changed.c "${long[@]}" --shard 2/2 --shard-file after --time 100ms
call 2 merge before after
says "are of different programs, or of different builds of one"
call 2 merge before
says "is not the one that the shards were searched with"
rm changed.c
call 2 merge before
says "call it in the folder that the shards were searched in"
call 2 check "$slow" "${long[@]}" --seed 3 --shard 1/2 --from other
says "the interrupted check had other options"

# Damaged, cut off, something else, nothing.
head --bytes=100 killed >short
call 2 merge short other
says "short is no shard of this version of pawl, or damaged"
printf 'XXXX' | dd of=other bs=1 seek=300 conv=notrunc status=none
call 2 merge killed other
says "other is no shard of this version of pawl, or damaged"
call 2 merge "$slow"
says "is no shard of this version"
call 2 merge nowhere
says "cannot read nowhere"
call 2 merge
says "name the shards' files"
call 2 merge left
says "is what a merge has left"
for wrong in 0/2 3/2 1/0 2 a/b 1/2x 1/100001 -1/2; do
    call 2 check "$slow" --shard=$wrong
    says "write I/N"
done
call 2 check "$slow" --from left
says "belong to --shard"
call 2 check "$slow" --shard 1/2 --outcomes
says "--shard and --outcomes"
call 2 check "$slow" --shard 1/4 --schedules 3
says "there is not one for each of 4 shards"

# No room for the file: it was searched in vain, and that is an error.
call 2 check "$slow" "${long[@]}" --time 100ms --shard 1/2 --shard-file /dev/full/shard
says "pawl merge will know nothing of this shard"
