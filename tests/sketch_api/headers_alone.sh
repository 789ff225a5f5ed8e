#!/usr/bin/env bash
# headers_alone.sh INCLUDE BOARD COMPILER...: each header of the sketches' core compiles alone, without a warning.
set -uo pipefail
include=$1
board=$2
shift 2
status=0
for header in "$include"/pawl_sketch/*.h "$include"/*.h "$include"/util/*.h "$include"/driver/*.h "$include"/avr/*.h "$include"/rom/*.h; do
    # What only one kind of board has.
    case ${header#"$include"/} in
        */avr_* | avr/* | util/*) [[ $board == AVR ]] || continue ;;
        */esp32_* | esp_* | driver/* | rom/* | Ticker.h | Preferences.h | ESP32Servo.h | FunctionalInterrupt.h) [[ $board == ESP32 ]] || continue ;;
    esac
    "$@" "-DPAWL_BOARD_$board" -I"$include" -Wall -Wextra -Werror -fsyntax-only -x c++ -include "$header" /dev/null || {
        echo "$header"
        status=1
    }
done
exit $status
