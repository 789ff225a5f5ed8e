#!/usr/bin/env bash
# by_hand.sh COMPILER PREFIX SOURCE COMMAND...: the source, compiled and linked with libpawl as it is installed under
# PREFIX and with no build system, is given to COMMAND as the first of its arguments.
set -euo pipefail
compiler=$1 prefix=$2 source=$3
shift 3
program=$(mktemp)
trap 'rm -f "$program"' EXIT
"$compiler" -std=c++23 -I"$prefix/include" "$source" -L"$prefix/lib" -lpawl -o "$program"
command=$1
shift
"$command" "$program" "$@"
