#!/usr/bin/env bash
# without_permission.sh STALLS: where real-time priorities are not permitted the experiment says so, by its words and by
# its exit status, and claims nothing.
set -euo pipefail
status=0
# Root without the one capability; anybody else never has it.
if [[ $(id -u) == 0 ]]; then
    without=(setpriv --bounding-set=-sys_nice --inh-caps=-sys_nice prlimit --rtprio=0:0)
else
    without=(prlimit --rtprio=0:0)
fi
said=$("${without[@]}" "$1" "pawl::bounded" over-lower 1 2>&1) || status=$?
echo "$said"
[[ $status == 77 ]] || { echo "exit status $status, expected 77"; exit 1; }
[[ $said == *SKIPPED*CAP_SYS_NICE* ]] || { echo "it does not say why"; exit 1; }
[[ $said != *longest* ]] || { echo "numbers are printed"; exit 1; }
