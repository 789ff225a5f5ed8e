#!/usr/bin/env bash
# budgets_and_baselines.sh PREFIX SCENARIOS: pawl_add_check in a project with a budget, a baseline, SARIF and a choice of what an
# inconclusive check is. Pawl is installed under PREFIX.
set -euo pipefail
prefix=$1 scenarios=$2
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
cp "$scenarios"/*.c "$work"
cat >"$work/forks.c" <<'C'
#include <unistd.h>
int main(void) { return fork() == -2; }
C
cd "$work"

project() { # LINE...
    {
        echo 'cmake_minimum_required(VERSION 3.25)'
        echo 'project(somebody LANGUAGES C)'
        echo 'find_package(pawl CONFIG REQUIRED)'
        echo 'enable_testing()'
        printf '%s\n' "$@"
    } >CMakeLists.txt
    rm -rf build
    cmake -S . -B build -DCMAKE_PREFIX_PATH="$prefix" "${settings[@]}" >configured 2>&1
}
checks() { # STATUS
    local got=0
    ctest --test-dir build --output-on-failure >said 2>&1 || got=$?
    [[ $got == "$1" ]] || { cat said; echo "ctest ended with $got, expected $1"; exit 1; }
}
says() { grep --quiet --fixed-strings -- "$1" said || { cat said; echo "ctest does not say '$1'"; exit 1; }; }
refused() { # TEXT LINE...
    local text=$1
    shift
    if project "$@"; then echo "configured, in spite of: $*"; exit 1; fi
    tr -s ' \n' ' ' <configured | grep --quiet --fixed-strings -- "$text" || { cat configured; echo "not: $text"; exit 1; }
}

# What is written down as known does not fail any more, and is told; what is fixed is told too; what is new fails.
settings=(-DPAWL_CHECK_BASELINE=known.json -DPAWL_CHECK_SARIF=ON -DPAWL_CHECK_BUDGET=30s)
project 'pawl_add_check(locks two_locks.c)' 'pawl_add_check(expected two_locks.c EXPECT deadlock TIME 10s)' \
    'pawl_add_check(one one_lock.c JOBS 1)'
[[ $(cat build/pawl-checks/time) == 10000ms ]] || { cat build/pawl-checks/time; echo "two checks share 20 s"; exit 1; }
checks 8
says "cannot read the baseline"
PAWL_WRITE_BASELINES=1 checks 0
grep --quiet '"kind": "deadlock"' known.json
checks 0
[[ $(ls build/pawl-checks/*.sarif) == $'build/pawl-checks/locks.sarif\nbuild/pawl-checks/one.sarif' ]] ||
    { ls build/pawl-checks; echo "SARIF files of what is to be right, and of nothing else"; exit 1; }
grep --quiet '"suppressions"' build/pawl-checks/locks.sarif
grep --quiet 'PROCESSORS "1"' build/CTestTestfile.cmake
sed -i 's/"reason": ""/"reason": "the old queue goes in March", "expires": "2000-01-31"/' known.json
checks 8
says "its entry in the baseline has expired"

# Inconclusive: failed, skipped or passed.
settings=()
project 'pawl_add_check(f forks.c TIME 5s)'
checks 8
project 'pawl_add_check(f forks.c TIME 5s INCONCLUSIVE skip)'
checks 0
says "Skipped"
settings=(-DPAWL_CHECK_INCONCLUSIVE=pass)
project 'pawl_add_check(f forks.c TIME 5s)'
checks 0
says "Passed"
project 'pawl_add_check(f forks.c TIME 5s EXPECT inconclusive)'
checks 0

settings=()
refused "'maybe' is none of fail, skip, pass" 'pawl_add_check(f forks.c INCONCLUSIVE maybe)'
refused "JOBS 'many' is no number of workers" 'pawl_add_check(f forks.c JOBS many)'
refused "BASELINE has a meaning with EXPECT ok and complete only" \
    'pawl_add_check(f two_locks.c EXPECT deadlock BASELINE known.json)'
refused "SARIF has no value" 'pawl_add_check(f forks.c SARIF)'
settings=(-DPAWL_CHECK_BUDGET=3s)
refused "less than a second each" 'pawl_add_check(f forks.c)' 'pawl_add_check(g forks.c TIME 3s)'
settings=(-DPAWL_CHECK_BUDGET=soon)
refused "'soon' is no duration" 'pawl_add_check(f forks.c)'
