#!/usr/bin/env bash
# no_system.sh FOLDER HEADER...: these headers, and none else, are what a driver is: they include one another, libpawl, and headers
# of the language that need no system below them.
set -euo pipefail
cd "$1"
shift
own=$(printf '|%s' "$@")
status=0
for header in "$@"; do
    while read -r line; do
        echo "$header.hpp: $line"
        status=1
    done < <(grep '^#include' "$header.hpp" | grep --invert-match --extended-regexp \
        "<pawl/(channel|lock|task)/(ring|semaphore|static_frame|task).hpp>|<pawl/(error|nonblocking).hpp>|\"(${own#|}).hpp\"|<(algorithm|array|atomic|bit|concepts|cstddef|cstdint|cstring|expected|optional|span|string_view|utility)>" || true)
    ! grep --line-number 'virtual' "$header.hpp" || status=1
done
exit $status
