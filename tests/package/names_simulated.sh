#!/usr/bin/env bash
# names_simulated.sh PAWL SKETCH: an installed command without sources beside it knows the headers that it simulates.
set -euo pipefail
printf '#include <LiquidCrystal.h>\nvoid setup() {}\nvoid loop() {}\n' > "$2"
said=$("$1" check "$2" 2>&1) && exit 1
echo "$said"
[[ $said == *"lamp.ino:1: this sketch includes LiquidCrystal.h, which pawl does not simulate (simulated: Arduino.h,"* ]]
