#!/usr/bin/env bash
# make demo: pawl check on real programs, the frozen one first. Fails if a verdict is not the expected one.
set -euo pipefail
cd "$(dirname "$0")/.."
pawl=build/pawl

say() { printf '\n%s\n' "$@"; }

show() {  # show EXPECTED-STATUS FILE OPTIONS...
    local status=0
    printf '\n$ %s check %s\n' "$pawl" "${*:2}"
    "$pawl" check "${@:2}" || status=$?
    if [[ $status != "$1" ]]; then
        echo "demo: exit status $status, expected $1" >&2
        exit 1
    fi
}

rust_is_there() { [[ -x /usr/bin/rustc && -x /usr/bin/cargo && -d /usr/lib/rustlib/src/rust/library/vendor ]]; }

say "1. A small audio device in C++: buttons send commands, the audio thread takes them with try_recv." \
    "   A few times a day it freezes."
show 1 examples/tablet/tablet.cpp

if rust_is_there; then
    say "2. The same device in Rust, with the channel of Rust's own standard library."
    # Said before, since it is the one long wait.
    compgen -G "${PAWL_CACHE:-build/cache}/rust/*/lib" >/dev/null ||
        echo "   Rust's standard library is now built once with instrumentation: about a minute."
    show 1 examples/tablet/tablet.rs
else
    say "2. NO RUST HERE: rustc-web and rust-web-src could not be installed; the device in Rust is left out."
fi

say "3. Two locks, taken both ways round."
show 1 examples/abba.cpp

say "4. The device with a channel that publishes a message in one step, searched for ten seconds: nothing to find."
show 0 examples/tablet/tablet_fixed.cpp --time 10s

say "Now yours: build/pawl check FILE"
