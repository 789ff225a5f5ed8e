#!/usr/bin/env bash
# symbols.sh NM IMAGE: what a program without a heap, exceptions and an operating system must not contain.
set -euo pipefail
names=$("$1" "$2")
found=$(awk '{print $NF}' <<<"$names" | grep -E '^(_?malloc(_r)?|_?free(_r)?|_?calloc(_r)?|_?realloc(_r)?|_sbrk.*|_Zn[wa].*|_Zd[la].*|_Unwind_.*|__gnu_unwind.*|__aeabi_unwind.*|__cxa_(guard|throw|begin_catch|allocate).*|_?v?f?s?n?i?printf(_r)?|f?puts|_?write(_r)?|_?fwrite(_r)?|__sinit|__sf.*|__gxx_personality.*|_ZTI.*)$' || true)
if [[ -n $found ]]; then
    echo "$2 contains what it must not:"
    echo "$found"
    exit 1
fi
