#!/usr/bin/env bash
# compare.sh BOARD IMAGE COMMANDS EXPECTED [--write]: what gdb's commands say of an image that QEMU runs, where it calls nobody_goes_on().
# With --write EXPECTED is written anew. Moments depend on each instruction before them: they are written as N.
set -euo pipefail
board=$1 image=$2 commands=$3 expected=$4
place=$(mktemp --directory)
trap 'rm -rf "$place"' EXIT

qemu="qemu-system-arm -machine ${board//_/-} -display none -monitor none -serial null -semihosting-config enable=on,target=native \
-icount shift=6,sleep=off -kernel $image -gdb stdio -S"
timeout 50 gdb-multiarch -batch -nx -iex "set debuginfod enabled off" -iex "set confirm off" "$image" \
    -ex "target remote | $qemu" -x "$commands" -ex "set python print-stack full" -ex "break nobody_goes_on" -ex continue \
    -ex "echo \n== tasks\n" -ex "info pawl-tasks" -ex "echo == locks\n" -ex "info pawl-locks" \
    -ex "echo == channels\n" -ex "info pawl-channels" -ex "echo == end\n" -ex kill \
    </dev/null >"$place/said" 2>"$place/errors" || true  # QEMU is gone before it has answered to kill: what was said counts
sed -n '/^== tasks/,/^== end/p' "$place/said" | sed -E 's/since [0-9.]+ s of its clock/since N/' >"$place/seen"
[[ ${5:-} != --write ]] || cp "$place/seen" "$expected"
diff --unified "$expected" "$place/seen" || { cat "$place"/{said,errors}; exit 1; }
