#!/usr/bin/env bash
# expect_watch.sh STATUS SAYS... -- COMMAND...: the command ends with STATUS, and what it writes to its standard error has
# each of the words; a word that begins with ! must not stand there. A word "silent": nothing is written at all.
set -uo pipefail
wanted=$1
shift
says=()
while [[ $1 != -- ]]; do says+=("$1"); shift; done
shift

status=0
said=$("$@" 2>&1 >/dev/null) || status=$?
fail() { printf '%s\n--- it said:\n%s\n' "$1" "$said"; exit 1; }
[[ $status == "$wanted" ]] || fail "exit status $status, expected $wanted"
for word in "${says[@]}"; do
    case $word in
        silent) [[ -z $said ]] || fail "expected nothing" ;;
        !*) [[ $said != *"${word#!}"* ]] || fail "must not say: ${word#!}" ;;
        *) [[ $said == *"$word"* ]] || fail "does not say: $word" ;;
    esac
done
