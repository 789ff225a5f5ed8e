#!/usr/bin/env bash
# run.sh BOARD IMAGE [GOLDEN] [QEMU OPTIONS...]: runs an image in QEMU, prints what it says, ends as it ends. Time is counted in
# instructions, so that each run is like the one before; with PAWL_TIME=real it is this machine's, and a long test is shorter.
# PAWL_LIMIT: the most seconds that it may take. PAWL_STATUS: the status that it is to end with, and 0 is the answer then.
# PAWL_TYPED: a file, typed at the serial line; PAWL_TYPED_SECOND: at the second one. What the board says there comes first in what is
# printed.
set -euo pipefail
board=$1 image=$2 golden=${3:-}
shift $(($# < 3 ? $# : 3))

time=(-icount "shift=6,sleep=off")
[[ ${PAWL_TIME:-} != real ]] || time=()
said=$(mktemp) line=$(mktemp) folder=$(mktemp -d)
trap 'rm -rf "$said" "$line" "$folder"' EXIT
second=()
if [[ -n ${PAWL_TYPED_SECOND:-} ]]; then
    # Both ends of both pipes stay open here: nobody waits for anybody to open them, and what was said can be read afterwards.
    mkfifo "$folder/second.in" "$folder/second.out"
    exec 8<>"$folder/second.out" 9<>"$folder/second.in"
    cat "$PAWL_TYPED_SECOND" >&9
    second=(-chardev "pipe,id=second,path=$folder/second" -serial chardev:second)
fi
status=0
timeout "${PAWL_LIMIT:-50}" qemu-system-arm -machine "${board//_/-}" -display none -monitor none \
    -chardev stdio,id=line,signal=off -serial chardev:line ${second[@]+"${second[@]}"} \
    -chardev "file,id=told,path=$said" -semihosting-config enable=on,target=native,userspace=on,chardev=told \
    ${time[@]+"${time[@]}"} "$@" -kernel "$image" <"${PAWL_TYPED:-/dev/null}" >"$line" || status=$?
if ((${#second[@]})); then dd iflag=nonblock status=none <&8 >>"$line" 2>/dev/null || true; fi  # until it is empty
cat "$said" >>"$line"
mv "$line" "$said"
cat "$said"
if [[ $status == 124 ]]; then echo "run.sh: it did not end"; fi
# A line that begins with a wave is a figure, another one on each board.
if [[ -n $golden ]] && ! diff "$golden" <(grep -v '^~' "$said"); then
    echo "run.sh: expected what $golden says"
    exit 1
fi
if [[ -n ${PAWL_STATUS:-} ]]; then
    [[ $status == "$PAWL_STATUS" ]] || { echo "run.sh: it ended with $status, expected $PAWL_STATUS"; exit 1; }
    exit 0
fi
exit $status
