#!/usr/bin/env bash
# fetch.sh PACKAGE FOLDER: the source package PACKAGE of Debian, as it is, unpacked in FOLDER/PACKAGE. apt-get gets it, with
# lists of packages of its own in FOLDER: nothing of this machine's is changed. Exit status 77 where it cannot be had.
set -euo pipefail
package=$1 folder=$2
[[ -d $folder/$package ]] && exit 0
mkdir -p "$folder/lists/partial" "$folder/fetched"
folder=$(cd "$folder" && pwd)

cannot() { echo "  NOT HERE: $package: $1" >&2; exit 77; }
command -v apt-get >/dev/null && command -v dpkg-source >/dev/null || cannot "apt-get or dpkg-source is missing"

# PAWL_DEBIAN: another mirror.
echo "deb-src ${PAWL_DEBIAN:-http://deb.debian.org/debian} bookworm main" >"$folder/sources.list"
get() {
    (cd "$folder/fetched" && timeout 120 apt-get --quiet --quiet \
        --option Dir::Etc::sourcelist="$folder/sources.list" --option Dir::Etc::sourceparts=- \
        --option Dir::State::lists="$folder/lists" --option APT::Sandbox::User=root \
        --option Acquire::Retries=1 --option Acquire::http::Timeout=20 "$@") >>"$folder/fetch.log" 2>&1
}
description() { compgen -G "$folder/fetched/${package}_*.dsc" | head -n 1; }

if ! description >/dev/null; then
    if ! compgen -G "$folder/lists/*_Sources*" >/dev/null; then
        get update && compgen -G "$folder/lists/*_Sources*" >/dev/null || cannot "no list of source packages ($folder/fetch.log)"
    fi
    get source --download-only "$package" || cannot "apt-get could not fetch it ($folder/fetch.log)"
fi
dpkg-source --no-check --extract "$(description)" "$folder/$package" >>"$folder/fetch.log" 2>&1 ||
    { rm -rf "${folder:?}/$package"; cannot "its source could not be unpacked ($folder/fetch.log)"; }
