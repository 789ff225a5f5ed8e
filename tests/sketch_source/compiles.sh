#!/usr/bin/env bash
# compiles.sh COMPILER PREPARED SKETCH STUB: what PREPARED makes of the sketch is C++, with the headers in STUB.
set -euo pipefail
folder=$3
[[ -d $folder ]] || folder=$(dirname "$3")
"$2" "$3" | "$1" -std=gnu++2b -fpermissive -w -fsyntax-only -I "$4" -iquote "$folder" -x c++ -
