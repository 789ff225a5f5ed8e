#!/bin/bash
# plant.sh PAWL INCLUDE STANDARD WORK HEADER EDIT SCENARIO [OPTIONS...]
#
# Edits INCLUDE/pawl/HEADER, or examples/HEADER where that is devices/..., with `sed -E EDIT` in a copy under WORK, and runs the scenario over the copy. Passes where pawl
# check says that something is wrong. An edit that changes nothing is a failure: the code has moved on, and it must too.
# STANDARD is included first, and may be precompiled.
set -u
pawl=$1 include=$2 standard=$3 work=$4 header=$5 edit=$6 scenario=$7
shift 7

rm -rf "$work"
mkdir -p "$work"
cp -r "$include" "$work/include"
cp -r "$include/../examples/devices" "$work/include/devices"
original=$include/pawl/$header planted=$work/include/pawl/$header
[[ $header == devices/* ]] && original=$include/../examples/$header planted=$work/include/$header
sed -E -i "$edit" "$planted"
if cmp -s "$original" "$planted"; then
    echo "the edit changes nothing in $header: $edit"
    exit 1
fi
diff "$original" "$planted"
"$pawl" check "$scenario" --cflags "-std=c++23 -include $standard -I$work/include -Wno-unused" --races stop --leaks stop --jobs 1 --time 60s "$@"
status=$?
[ $status -eq 1 ] && exit 0
echo "NOT FOUND: pawl check ended with $status"
exit 1
