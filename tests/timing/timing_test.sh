#!/usr/bin/env bash
# timing_test.sh PAWL: the command's exit statuses, and the output that docs/timing.md quotes.
set -euo pipefail
pawl=$1
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "timing_test.sh: $*"; exit 1; }

"$pawl" timing docs/timing/button.json >"$work/said" || fail "the button's deadlines are not met"
# Between the first fence after the command and the next one.
awk '/^\$ pawl timing docs\/timing\/button.json/ { inside = 1; next } /^```/ { inside = 0 } inside' docs/timing.md |
    diff - "$work/said" || fail "docs/timing.md quotes something else"

sed 's/"deadline": 1000/"deadline": 400/' docs/timing/button.json >"$work/late.json"
status=0
"$pawl" timing "$work/late.json" >"$work/said" || status=$?
[[ $status == 1 ]] && grep -q '1 of 3 tasks may miss' "$work/said" || fail "a missed deadline ends with $status"

status=0
"$pawl" timing "$work/none.json" 2>"$work/said" || status=$?
[[ $status == 2 ]] && grep -q 'cannot read' "$work/said" || fail "a missing file ends with $status"

printf '4 100\n5 190\n' >"$work/marks"
echo '{"tasks":[{"name":"t","priority":1,"period":200,"cost":{"from_mark":4,"to_mark":5,"margin_percent":10}}]}' >"$work/marked.json"
"$pawl" timing "$work/marked.json" --marks "$work/marks" | grep -q 'cost: marks 4 to 5: 90 and 10 %' ||
    fail "the cost of marks is not told"
