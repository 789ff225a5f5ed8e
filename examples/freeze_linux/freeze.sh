#!/usr/bin/env bash
# Builds freeze.cpp with four queues and runs each: two that claim a slot and then write it, one that publishes in one
# step, and Pawl's channel. Exit status: 0 if the first two stalled and the last two did not; 2 where this machine does
# not permit it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../../build/freeze_linux}
mkdir -p "$out"

flags=(-std=c++23 -O2 -Wall -Wextra -pthread)
failures=0

run() {  # run NAME EXPECTED-STATUS
    local status=0
    echo
    "$out/$1" || status=$?
    if [[ $status == 2 ]]; then exit 2; fi
    if [[ $status != "$2" ]]; then
        echo "  $1: exit status $status, expected $2" >&2
        failures=$((failures + 1))
    fi
}

g++ "${flags[@]}" "$here"/{freeze,queue_list}.cpp -o "$out/list_channel"
g++ "${flags[@]}" "$here"/{freeze,queue_one_step}.cpp -o "$out/one_step_ring"
root=$here/../..
g++ "${flags[@]}" -DPAWL_TRACES=0 -I"$root/include" "$here"/{freeze,queue_pawl}.cpp "$root/src/linux/system_call.cpp" -o "$out/pawl_channel"

# Debian's newer Rust first; any rustc from 1.77 on (C string literals; the channel is as it is since 1.67) will do.
rustc=/usr/bin/rustc
[[ -x $rustc ]] || rustc=$(command -v rustc || true)
if [[ -n $rustc ]] && "$rustc" -O --edition 2021 --crate-type=staticlib -o "$out/libqueue_rust_std.a" \
        "$here/queue_rust_std.rs" 2>"$out/rustc.log"; then
    g++ "${flags[@]}" "$here/freeze.cpp" "$out/libqueue_rust_std.a" -ldl -o "$out/rust_std"
    "$rustc" --version
    run rust_std 1
else
    echo "NO RUST: rustc 1.77 or later is missing or failed ($out/rustc.log); Rust's channel is left out." >&2
fi
run list_channel 1
run one_step_ring 0
run pawl_channel 0

echo
if [[ $failures == 0 ]]; then
    echo "A queue whose sender claims a slot and then writes it stops the thread that outranks the sender."
    echo "One that publishes in one step does not."
else
    echo "$failures of the runs ended otherwise than expected; the moment is a matter of chance: try again." >&2
    exit 1
fi
