#!/usr/bin/env bash
# same_ends.sh PAWL PROGRAM: with and without reduction the search is complete, and lists the same ends.
set -euo pipefail

ends() {
    local said
    said=$("$1" check --machine free --explore exhaustive --outcomes "${@:3}" "$2")
    grep --quiet ' complete ' <<<"$said" || { echo "not complete: $*" >&2; echo "$said" >&2; return 1; }
    grep --only-matching 'seen=[0-9]*' <<<"$said" | sort --unique
}

reduced=$(ends "$1" "$2")
all=$(ends "$1" "$2" --no-reduction)
[[ $(wc --lines <<<"$all") -ge 7 && $reduced == "$all" ]] ||
    { printf 'reduced:\n%s\nnot reduced:\n%s\n' "$reduced" "$all"; exit 1; }
