#!/usr/bin/env bash
# plant.sh INCLUDE WORK HEADER EDIT COMMAND...: edits HEADER with `sed -E EDIT` in a copy of INCLUDE under WORK and runs COMMAND, in
# which @ stands for the copy. Passes where that ends with 1: something is wrong. An edit that changes nothing is a failure.
set -u
include=$1 work=$2 header=$3 edit=$4
shift 4
rm -rf "$work"
mkdir -p "$work"
cp -r "$include" "$work/include"
sed -E -i "$edit" "$work/include/pawl/$header"
if cmp -s "$include/pawl/$header" "$work/include/pawl/$header"; then
    echo "the edit changes nothing in $header: $edit"
    exit 1
fi
"${@//@/$work/include}"
status=$?
[[ $status == 1 ]] && exit 0
echo "NOT FOUND: it ended with $status"
exit 1
