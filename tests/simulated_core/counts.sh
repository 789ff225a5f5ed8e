#!/usr/bin/env bash
# counts.sh BUILD: writes executions.txt anew from the verdicts that `ctest -R '^simulated_core'` has left in BUILD, whether they
# were as expected or not. They change with the code that is explored: fewer steps, fewer schedules.
set -euo pipefail
file=$(dirname "$0")/executions.txt
names=$(awk '{ print $1 }' "$file")
for name in $names; do
    printf '%-28s %s\n' "$name" \
        "$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["executions"])' "$1/verdicts/simulated_core.$name.json")"
done >"$file.new"
mv "$file.new" "$file"
