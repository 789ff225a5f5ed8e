#!/usr/bin/env bash
# fault.sh NM BOARD IMAGE: the image ends by a fault in falls(), and tells it with the registers that falls() has set.
set -euo pipefail
nm=$1 board=$2 image=$3
status=0
said=$("$(dirname "$0")/run.sh" "$board" "$image") || status=$?
echo "$said"
[[ $status == 139 ]] || { echo "fault.sh: it ended with $status, expected 139"; exit 1; }
grep -qxF 'pawl: fault 3 in thread "reckless"' <<<"$said"
grep -qxF '  r0 11111111 r1 22222222 r2 33333333 r3 44444444' <<<"$said"
grep -qE '^  r12 11111111 lr [0-9a-f]{8} pc [0-9a-f]{8} xpsr [0-9a-f]{8}$' <<<"$said"
# An ARMv7-M says why: an undefined instruction, raised to a hard fault.
[[ $board != mps2_an386 ]] || grep -qE '^  cfsr 00010000 hfsr 40000000 ' <<<"$said"
pc=$((16#$(sed -n 's/.* pc \([0-9a-f]*\) .*/\1/p' <<<"$said")))
begin=$((16#$("$nm" "$image" | awk '$3 == "falls" {print $1}')))
[[ $pc -ge $begin && $pc -lt $((begin + 32)) ]] || { echo "fault.sh: the pc is not in falls()"; exit 1; }
