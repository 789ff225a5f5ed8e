#!/usr/bin/env bash
# headers_alone.sh INCLUDE BOARD COMPILER...: each header compiles alone, without a warning. Those that every board has are tried
# on the ESP32, which has most of them; what is different on AVR is in headers of its own.
set -uo pipefail
cd "$1" || exit 1
board=$2
shift 2
status=0
for header in pawl_sketch/*.h *.h util/*.h driver/*.h avr/*.h rom/*.h; do
    case $header in
        pawl_sketch/avr_* | avr/* | util/*) [[ $board == AVR ]] || continue ;;
        *) [[ $board == ESP32 ]] || continue ;;
    esac
    "$@" "-DPAWL_BOARD_$board" -I. -Wall -Wextra -Werror -fsyntax-only -x c++ -include "$header" /dev/null || {
        echo "$header"
        status=1
    }
done
exit $status
