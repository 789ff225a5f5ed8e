#!/usr/bin/env bash
# Installs the Debian packages that a purpose needs; does nothing, quickly, when they are there.
#
#   packaging/setup.sh PURPOSE...      build, test, promises, rust, browser, format, tidy, queues, firmware, bench, sound, tablet,
#                                      real-programs, hosts, nodes
#
# Exit status 0: all there. 1: something is missing and could not be installed. For "rust", "browser", "bench", "sound", "hosts" and "nodes" the
# status is always 0: without them the rest of Pawl works, and this says so loudly.
set -euo pipefail

packages_for() {
    case "$1" in
        build)  echo "g++ cmake ninja-build pkg-config libcli11-dev nlohmann-json3-dev libdw-dev libelf-dev" ;;
        test)   echo "libgtest-dev libgmock-dev gdb patch nettle-dev libboost-dev libasio-dev libconcurrentqueue-dev libreaderwriterqueue-dev jackd2 python3-yaml" ;;
        sound)  echo "libsamplerate0-dev libsndfile1-dev libasound2-dev libjack-jackd2-dev" ;;
        hosts)  echo "parallel rsync openssh-client" ;;
        nodes)  echo "openssh-server iproute2 slurmctld slurmd slurm-client munge" ;;
        tablet) echo "libncurses-dev libboost-dev" ;;
        promises) echo "clang-22 libclang-rt-22-dev" ;;
        rust)   echo "rustc-web cargo-web rust-web-src" ;;
        browser) echo "chromium python3" ;;
        format) echo "clang-format" ;;
        tidy)   echo "clang-tidy-22" ;;
        firmware) echo "cmake ninja-build g++ gcc-arm-none-eabi libnewlib-arm-none-eabi libstdc++-arm-none-eabi-newlib qemu-system-arm gdb-multiarch python3" ;;
        real-programs) echo "dpkg-dev make g++ bzip2 libbz2-dev" ;;
        queues) echo "python3 binutils libboost-dev libconcurrentqueue-dev libreaderwriterqueue-dev libglib2.0-dev" \
                    "librust-crossbeam-channel-dev librust-crossbeam-queue-dev librust-flume-dev" ;;
        bench)  echo "python3 libboost-dev libtbb-dev libconcurrentqueue-dev libreaderwriterqueue-dev golang-go" \
                    "librust-crossbeam-channel-dev librust-flume-dev librust-tokio-dev librust-async-channel-dev" \
                    "librust-libc-dev librust-parking-lot-dev libabsl-dev libboost-thread-dev libboost-fiber-dev" ;;
        *)      echo "setup.sh: no such purpose: $1" >&2; exit 2 ;;
    esac
}

missing_of() {
    local package
    for package in "$@"; do
        [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] ||
            echo "$package"
    done
}

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo --non-interactive "$@" 2>/dev/null || sudo "$@"; fi
}

apt_install() {
    # --no-remove: never take away what the user chose (rustc-web, for one, conflicts with rustc). The lock: a fresh machine may
    # be updating itself.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --option DPkg::Lock::Timeout=120 --yes --quiet --no-install-recommends --no-remove "$@"
}

# Package lists may be absent (a fresh container) or stale (a 404 during the download): only then are they fetched.
install_or_update_first() {
    local package known=yes
    for package in "$@"; do
        apt-cache show "$package" >/dev/null 2>&1 || known=no
    done
    if [[ $known == yes ]] && apt_install "$@"; then return 0; fi
    # A source that the user added may be out of reach; Debian's own then still suffice.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update --quiet || true
    apt_install "$@"
}

why_no_rust() {
    if [[ -z $(missing_of rustc) ]]; then
        echo "the package rustc (an older Rust) is installed and excludes rustc-web; nothing is removed here.
  To replace it: apt-get install rustc-web cargo-web rust-web-src"
    else
        echo "rustc-web, cargo-web and rust-web-src could not be installed"
    fi
}

no_rust() {
    cat >&2 <<MESSAGE
  ------------------------------------------------------------------------------------------
  NO RUST: $1
  Rust programs cannot be checked here; their part of the demo and of the tests is left out.
  C and C++ are not affected.
  ------------------------------------------------------------------------------------------
MESSAGE
}

no_browser() {
    echo "  NO CHROMIUM: it could not be installed; the pages of pawl check --html are not looked at by the tests." >&2
}

no_peers() {
    echo "  NOT ALL PEERS: some could not be installed; the tables leave them out and say so." >&2
}

no_sound() {
    echo "  NO SOUND: what the sound library's compiled part needs could not be installed; it is not built, nor are its tests." >&2
}

no_hosts() {
    echo "  NO $1: what it needs could not be installed; tests of searches on several machines are skipped." >&2
}

set_up() {
    local purpose=$1 wanted missing
    wanted=$(packages_for "$purpose") || exit 2
    if ! command -v dpkg-query >/dev/null; then
        echo "setup.sh: not a Debian system; Pawl needs what these Debian packages hold: $wanted" >&2
        return 0  # whoever has them under other names goes on; CMake names what is missing
    fi
    # shellcheck disable=SC2086  # words are wanted
    missing=$(missing_of $wanted | tr '\n' ' ')
    [[ -n ${missing// /} ]] || return 0

    if [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
        cat >&2 <<MESSAGE
setup.sh: these packages are missing, and this is neither root nor is there sudo. As root, please run

    apt-get install --no-install-recommends $missing

and try again.
MESSAGE
        return 1
    fi
    echo "  installing $missing"
    mkdir -p build
    # shellcheck disable=SC2086  # words are wanted
    if install_or_update_first $missing >>build/setup.log 2>&1; then return 0; fi
    tail -n 15 build/setup.log >&2
    echo "setup.sh: apt-get could not install $missing(all it said: build/setup.log)" >&2
    return 1
}

cd "$(dirname "$0")/.."
for purpose in "$@"; do
    if [[ $purpose == rust ]]; then
        set_up rust || no_rust "$(why_no_rust)"
    elif [[ $purpose == browser ]]; then
        set_up browser || no_browser
    elif [[ $purpose == bench ]]; then
        set_up bench || no_peers
    elif [[ $purpose == sound ]]; then
        set_up sound || no_sound
    elif [[ $purpose == hosts ]]; then
        set_up hosts || no_hosts "GNU PARALLEL"
    elif [[ $purpose == nodes ]]; then
        set_up nodes || no_hosts "NODES"
    else
        set_up "$purpose"
    fi
done
