#!/usr/bin/env bash
# coverage.sh SOURCES RUNTIME BUILD: docs/coverage.md and the runtime's exported symbols name the same functions, and
# every test that the table names exists.
set -euo pipefail
table=$1/docs/coverage.md

exported=$(nm --dynamic --defined-only --format=posix "$2" | awk '$2 ~ /[TWi]/ { print $1 }' | sed 's/@.*//' | sort -u)

# Rows look like: | `name` `other_{one,two}` | what is done | `test` `test` |
rows=$(sed --quiet '/^<!-- coverage: begin/,/^<!-- coverage: end/ { /^| `/p }' "$table")
words() { grep --only-matching '`[^`]*`' <<<"$1" | tr --delete '`' || true; }

documented=""
tests=""
while IFS='|' read -r _ names _ by _; do
    while read -r name; do
        [[ $name =~ ^[A-Za-z0-9_{},.]+$ ]] || { echo "docs/coverage.md: not a name: $name"; exit 1; }
        documented+=$(eval "printf '%s\n' $name")$'\n'  # expands {1,2}
    done < <(words "$names")
    [[ -n $(words "$by") ]] || { echo "docs/coverage.md: a row without a test: $names"; exit 1; }
    tests+=$(words "$by")$'\n'
done <<<"$rows"
documented=$(grep . <<<"$documented" | sort)

status=0
report() { if [[ -n $2 ]]; then echo "$1"; sed 's/^/    /' <<<"$2"; status=1; fi; }
report "exported by the runtime, but not in docs/coverage.md:" "$(comm -23 <(echo "$exported") <(sort -u <<<"$documented"))"
report "in docs/coverage.md, but not exported by the runtime:" "$(comm -13 <(echo "$exported") <(sort -u <<<"$documented"))"
report "twice in docs/coverage.md:" "$(uniq --repeated <<<"$documented")"

known=$(ctest --test-dir "$3" --show-only | sed --quiet 's/^ *Test *#[0-9]*: //p' | sort -u)
report "named as a test in docs/coverage.md, but no such test:" \
    "$(comm -13 <(echo "$known") <(grep . <<<"$tests" | sort -u))"
exit $status
