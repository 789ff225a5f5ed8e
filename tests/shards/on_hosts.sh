#!/usr/bin/env bash
# on_hosts.sh PAWL SOURCES: pawl check --on parallel:HOSTS over ssh, to the nodes that nodes.sh has made: as one process says it,
# with a node that is lost, one that is slow and one that begins anew.
set -uo pipefail
pawl=$1 sources=$2
root=$(cd "$sources/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PAWL_CACHE=$folder/cache
cd "$folder" || exit 1
read -r first second third <<<"$NODES"

fail() { echo "on_hosts.sh: $*"; cat output 2>/dev/null; exit 1; }
call() {
    local expected=$1
    shift
    "$pawl" "$@" >output 2>&1
    local got=$?
    [[ $got == "$expected" ]] || fail "status $got, expected $expected: pawl $*"
}
says() { grep --quiet --fixed-strings -e "$1" output || fail "does not say: $1"; }
number() { sed -n "s/^  \"$1\": \([a-z0-9]*\),\$/\1/p" "$2"; }
# The namespaces have the names of the first one, but for their number.
processes_of() { ip netns pids "$(ip netns identify "$(<"$NODE_FOLDER/$first.pid")" | sed "s/-1\$/-$1/")"; }
same_executions() {
    [[ $(number executions one.json) == "$(number executions on.json)" && $(number complete on.json) == true ]] ||
        fail "$1: $(number executions one.json) executions, on hosts $(number executions on.json)"
}

program=$sources/michael_scott_queue.cpp
flags=(--races ignore --explore exhaustive --machine free --cflags "-w -I$root -I$root/include" --quiet)
call 0 check "$program" "${flags[@]}" --jobs 1 --json one.json -- 2 2
call 0 check "$program" "${flags[@]}" --on "parallel:$first,2/$second,:" --json on.json -- 2 2
same_executions "three hosts"

# What is wrong, with the same schedule; words that a shell would take apart reach the program whole.
call 1 check "$root/examples/abba.cpp" --quiet
expected=$(sed -n 's/.*pawl replay //p' output)
call 1 check "$root/examples/abba.cpp" --on "parallel:$first,$second"
says "pawl replay $expected"
cat >words.c <<'EOF'
#include <string.h>
int main(int count, char** word) { return count != 3 || strcmp(word[1], "a b'c\"{}{.}$x") || strcmp(word[2], "--"); }
EOF
call 0 check words.c --quiet --on "parallel:$first,$second" -- "a b'c\"{}{.}\$x" --

# A host that is not there, and one whose shards die again and again: others search them.
call 0 check "$program" "${flags[@]}" --on "parallel:$first,node99" --json on.json -- 2 2
same_executions "one host that is not there"
call 2 check "$program" "${flags[@]}" --on "parallel:node98,node99" -- 2 2
says "did not come back"
says "node9"

# Lost in the middle: the ssh server of the second node and all that runs there.
long=(--machine free --explore exhaustive --no-reduction --cflags -w --quiet)
slow=$root/tests/interrupted/three_writers.c
"$pawl" check "$slow" "${long[@]}" --on "parallel:$first,$second,$third" --time 8s --json on.json >output 2>&1 &
checking=$!
until $PAWL_SSH "$second" pgrep -f "shard-file" >/dev/null 2>&1; do kill -0 $checking || fail "it ended"; done
kill "$(<"$NODE_FOLDER/$second.pid")"
mapfile -t lost < <(processes_of 2)
((${#lost[@]} > 0)) || fail "nothing ran on the second node"
kill -KILL "${lost[@]}"
# Slow: all of the third node stands still for a while.
mapfile -t still < <(processes_of 3)
kill -STOP "${still[@]}"
"$pawl" check "$slow" "${long[@]}" --time 500ms >/dev/null 2>&1
kill -CONT "${still[@]}" 2>/dev/null
wait $checking
[[ $? == 3 ]] || fail "not inconclusive"
says "time was over"
(($(number executions on.json) > 1000)) || fail "$(number executions on.json) executions"

# Stopped by us: what is known is told, and nothing is left behind.
"$pawl" check "$slow" "${long[@]}" --on "parallel:$first" --time 60s >output 2>&1 &
checking=$!
until $PAWL_SSH "$first" pgrep -f "shard-file" >/dev/null 2>&1; do kill -0 $checking || fail "it ended"; done
kill -INT $checking
wait $checking
case $? in 2|3) ;; *) fail "stopped, and ended with something else" ;; esac
says "topped by you"
for ((i = 0; i < 100; ++i)); do pgrep -f "$folder/cache/work/hosts-" >/dev/null || break; done
[[ -z $(ls "$PAWL_CACHE/work") ]] || fail "left behind: $(ls "$PAWL_CACHE/work")"

for wrong in parallel: parallel:, "parallel:a b" parallel:0/x mpi2 ssh:x "parallel:a;b"; do
    call 2 check "$program" --on "$wrong"
    says "--on: "
done
call 2 check "$program" --on parallel:: --shard 1/2
says "it does not go with --shard"
