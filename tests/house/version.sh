#!/usr/bin/env bash
# version.sh SOURCES VERSION: the version in version.hpp and in the newest entry of CHANGELOG.md is CMake's.
set -euo pipefail
header=$1/include/pawl/version.hpp
number() { sed --quiet "s/^#define PAWL_VERSION_$1 //p" "$header"; }
status=0

three="$(number MAJOR).$(number MINOR).$(number PATCH)"
[[ $three == "$2" ]] || { echo "$header: $three in the macros, $2 in CMakeLists.txt"; status=1; }
grep --quiet --fixed-strings "version[] = \"$2\"" "$header" || { echo "$header: pawl::version is not $2"; status=1; }
newest=$(sed --quiet 's/^## \([0-9.]*\).*/\1/p' "$1/CHANGELOG.md" | head -n 1)
[[ $newest == "$2" ]] || { echo "CHANGELOG.md: the newest entry is '$newest', not $2"; status=1; }
exit $status
