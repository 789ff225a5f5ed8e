#!/usr/bin/env bash
# masks_nothing.sh OBJECT FUNCTION [found]: the machine code of FUNCTION (x86-64) keeps nobody out, and nothing out. It consists
# of loads, stores, arithmetic and jumps within itself: no call (of a mask, a lock, the kernel, or of what stands behind it), no
# jump elsewhere, no system call, no change of the interrupt flag or of the processor's priority, nothing locked. Prints each
# instruction that is anything else, and ends with 1. found: ends with 0 then, and with 1 where there is none.
set -uo pipefail
object=$1 function=$2

code=$(objdump --disassemble="$function" --reloc --no-show-raw-insn --wide "$object" | sed -n "/<$function>:/,\$p")
[[ $(grep --count --extended-regexp '^ *[0-9a-f]+:' <<<"$code") -ge 10 ]] || { echo "$function is not in $object"; exit 2; }

awk -v within="<$function[+>]" '
    function refuse(why) { print why ": " $0; refused = 1 }
    # Where the linker fills a target in, on a line of its own or behind the instruction, a jump leaves the function.
    $2 ~ /^R_X86_64_/ { if (last ~ /^(j|call)/) refuse("leaves the function"); next }
    $1 !~ /^[0-9a-f]+:$/ { next }
    { first = 2; while ($first ~ /^(cs|data16)$/) ++first; last = $first }  # of a long nop
    last ~ /^j/ { if (/\*/ || /R_X86_64_/ || $0 !~ within) refuse("a jump elsewhere"); next }
    /%cr|%dr/ { refuse("a register of the processor itself"); next }
    last ~ /^(mov|set|cmov)[a-z]+$|^(mov|cqto|cltq|cwtl|ret|endbr64)$/ { next }
    last ~ /^(lea|add|sub|cmp|test|and|or|xor|not|neg|inc|dec|shl|shr|sar|imul|nop)[bwlq]?$/ { next }
    last == "xchg" && $3 == "%ax,%ax" { next }  # a nop
    last ~ /^(push|pop)$/ && $3 ~ /^%r/ { next }  # a register that the caller needs
    { refuse("neither a load nor a store nor arithmetic") }
    END { exit refused }' <<<"$code"
refused=$?
[[ ${3:-} == found ]] || exit $refused
[[ $refused == 1 ]] || { echo "nothing is found in $function"; exit 1; }
