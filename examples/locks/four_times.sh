#!/usr/bin/env bash
# Two tasks, two locks, opposite orders, four times: with std::mutex it hangs; pawl watch explains that, without a new build;
# pawl check finds it; with pawl::mutex it goes on after a refusal by name. Expects what `make build` and the examples' targets
# leave in build/.
set -euo pipefail
cd "$(dirname "$0")/../.."
examples=build/examples/locks

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[[ -t 1 ]] || say() { printf '\n%s\n' "$*"; }

say '1. With std::mutex: silence. Stopped after two seconds.'
status=0
timeout 2 $examples/two_locks || status=$?
[[ $status == 124 ]] || { echo "two_locks ended with status $status; it was expected to hang" >&2; exit 1; }
echo '(nothing)'

say '2. The same program, as it is, under pawl watch'
status=0
build/pawl watch --stop-on-deadlock -- $examples/two_locks || status=$?
[[ $status == 119 ]] || { echo "pawl watch ended with status $status; 119 was expected" >&2; exit 1; }

say '3. The same source in pawl check'
status=0
build/pawl check examples/locks/two_locks.cpp || status=$?
[[ $status == 1 ]] || { echo "pawl check ended with status $status; 1 was expected" >&2; exit 1; }

say '4. With pawl::mutex'
$examples/two_locks_pawl
