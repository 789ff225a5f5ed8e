#!/usr/bin/env bash
# setup_names_packages.sh SOURCES: on a machine without the packages, without root and without sudo, setup.sh installs
# nothing, names what is missing, and says so by its exit status. The machine is feigned by commands put in front.
set -euo pipefail
feigned=$(mktemp --directory)
trap 'rm -rf "$feigned"' EXIT

cat >"$feigned/dpkg-query" <<'FEIGNED'
#!/bin/sh
case "$*" in *"cmake") printf installed ;; *) exit 1 ;; esac
FEIGNED
printf '#!/bin/sh\necho 1000\n' >"$feigned/id"
printf '#!/bin/sh\ntouch "%s/called"\n' "$feigned" >"$feigned/apt-get"
chmod +x "$feigned"/*
for tool in bash dirname tr cat env mkdir tail; do ln -s "$(command -v $tool)" "$feigned/$tool"; done

status=0
said=$(PATH=$feigned bash "$1/packaging/setup.sh" build 2>&1) || status=$?
echo "$said"
[[ $status == 1 ]] || { echo "exit status $status, expected 1"; exit 1; }
[[ $said == *"g++"*"libdw-dev"* ]] || { echo "the missing packages are not named"; exit 1; }
[[ $said != *"cmake"* ]] || { echo "a package that is there is named as missing"; exit 1; }
[[ ! -e $feigned/called ]] || { echo "apt-get was called"; exit 1; }

status=0
said=$(PATH=$feigned bash "$1/packaging/setup.sh" rust 2>&1) || status=$?
[[ $status == 0 && $said == *"NO RUST"* ]] || { echo "without Rust the rest must go on, loudly: $said"; exit 1; }
