#!/usr/bin/env bash
# refused_calls.sh SOURCES PAWL: each function that docs/coverage.md calls refused makes a verdict inconclusive that
# names it.
set -euo pipefail
names=$(sed --quiet '/^<!-- coverage: begin/,/^<!-- coverage: end/ { /refused_calls/p }' "$1/docs/coverage.md" |
    cut --delimiter='|' --fields=2 | grep --only-matching '`[^`]*`' | tr --delete '`' | tr '\n' ' ')
[[ -n $names ]] || { echo "docs/coverage.md names none"; exit 1; }

status=0
for name in $(eval echo "$names"); do
    ended=0
    said=$("$2" check --quiet --time 5s "$1/tests/programs/refused.c" -- "$name" 2>&1) || ended=$?
    if [[ $ended != 3 || $said != *"$name"* ]]; then
        echo "$name: exit status $ended, expected 3 with its name in: $said"
        status=1
    fi
done
exit $status
