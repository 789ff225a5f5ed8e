#!/usr/bin/env bash
# all.sh PAWL FOLDER [PROGRAM...]: each program here, and what became of it. Exit status 1 if a verdict is another one than
# expected; what cannot be fetched is named and left out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pawl=$1 folder=$2
shift 2
programs=("$@")
[[ ${#programs[@]} -gt 0 ]] || programs=(pbzip2 zpaq)
mkdir -p "$folder"

ended=0 left_out=()
for program in "${programs[@]}"; do
    [[ -x $here/$program.sh ]] || { echo "all.sh: no such program: $program" >&2; exit 2; }
    echo "$program"
    status=0
    "$here/$program.sh" "$pawl" "$folder" || status=$?
    if [[ $status == 77 ]]; then
        left_out+=("$program")
    elif [[ $status != 0 ]]; then
        ended=1
    fi
done
[[ ${#left_out[@]} == 0 ]] || echo "LEFT OUT, because the source could not be fetched: ${left_out[*]}"
exit $ended
