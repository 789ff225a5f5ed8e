#!/usr/bin/env bash
# run.sh BOARD IMAGE [GOLDEN] [QEMU OPTIONS...]: runs an image in QEMU, prints what it says, ends as it ends. Time is counted in
# instructions, so that each run is like the one before; with PAWL_TIME=real it is this machine's, and a long test is shorter.
# PAWL_LIMIT: the most seconds that it may take. PAWL_STATUS: the status that it is to end with, and 0 is the answer then.
set -euo pipefail
board=$1 image=$2 golden=${3:-}
shift $(($# < 3 ? $# : 3))

time=(-icount "shift=6,sleep=off")
[[ ${PAWL_TIME:-} != real ]] || time=()
said=$(mktemp)
trap 'rm -f "$said"' EXIT
status=0
timeout "${PAWL_LIMIT:-50}" qemu-system-arm -machine "${board//_/-}" -display none -monitor none -serial null \
    -chardev "file,id=told,path=$said" -semihosting-config enable=on,target=native,userspace=on,chardev=told \
    ${time[@]+"${time[@]}"} "$@" -kernel "$image" </dev/null || status=$?
cat "$said"
if [[ $status == 124 ]]; then echo "run.sh: it did not end"; fi
if [[ -n $golden ]] && ! diff "$golden" "$said"; then
    echo "run.sh: expected what $golden says"
    exit 1
fi
if [[ -n ${PAWL_STATUS:-} ]]; then
    [[ $status == "$PAWL_STATUS" ]] || { echo "run.sh: it ended with $status, expected $PAWL_STATUS"; exit 1; }
    exit 0
fi
exit $status
