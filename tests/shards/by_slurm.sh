#!/usr/bin/env bash
# by_slurm.sh PAWL SOURCES SCRIPT: packaging/slurm/pawl.sh on the Slurm that runs: as one process says it, with a shard that is
# killed and put into the queue again.
set -uo pipefail
pawl=$1 sources=$2 script=$3
root=$(cd "$sources/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PAWL_CACHE=$folder/cache PAWL=$pawl
cd "$folder" || exit 1

fail() { echo "by_slurm.sh: $*"; cat ./*.out ./*/said.* 2>/dev/null; exit 1; }
# The verdict of the search that was submitted: "ARRAY MERGE".
verdict_of() {
    sbatch --wait --quiet --dependency="afterany:${1#* }" --output=/dev/null --wrap true || fail "no job behind the merge"
    cat "pawl-merge-${1#* }.out"
}
flags=(--races ignore --explore exhaustive --machine free --cflags "-w -I$root -I$root/include")
"$pawl" check "$sources/michael_scott_queue.cpp" "${flags[@]}" --jobs 1 -- 2 2 >one 2>/dev/null || fail "it is not right"
jobs=$("$script" 4 "$sources/michael_scott_queue.cpp" "${flags[@]}" -- 2 2) || fail "not submitted"
verdict_of "$jobs" >all
executions=$(grep --only-matching --extended-regexp 'complete +[0-9,]+ executions' one)
[[ -n $executions ]] || fail "one process says: $(cat one)"
grep --quiet --fixed-strings "$executions" all || fail "one process: $executions; Slurm: $(cat all)"

jobs=$("$script" 3 "$root/examples/abba.cpp")
verdict_of "$jobs" >all
grep --quiet "waits for mutex food.lock" all || fail "the deadlock was not found: $(cat all)"

# One of two is killed with its node, as Slurm sees it, and goes on from its file.
rm -rf pawl-shards-*
jobs=$("$script" 2 "$root/tests/interrupted/three_writers.c" --machine free --explore exhaustive --no-reduction --cflags -w --time 8s)
until compgen -G "pawl-shards-*/shard.1" >/dev/null; do
    squeue --noheader --job="${jobs% *}" 2>/dev/null | grep --quiet . || fail "the shards are gone"
done
until scontrol requeue "${jobs% *}_1" 2>/dev/null; do
    squeue --noheader --job="${jobs% *}" 2>/dev/null | grep --quiet . || break
done
verdict_of "$jobs" >all
grep --quiet "time was over" all || fail "two shards, one of them once more: $(cat all)"

"$script" >usage 2>&1
[[ $? == 2 ]] || fail "no usage"
grep --quiet "in so many shards under Slurm" usage || fail "no usage: $(cat usage)"
