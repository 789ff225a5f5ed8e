#!/usr/bin/env bash
# small.sh SOURCES MOST: each board in firmware/boards, and the page that says how to make one, has fewer lines than that.
set -euo pipefail
status=0
for part in "$1"/firmware/boards/*/ "$1/docs/port-your-board.md"; do
    lines=$(find "$part" -type f -exec cat {} + | wc -l)
    echo "$lines lines: ${part#"$1"/}"
    ((lines > 0 && lines < $2)) || status=1
done
exit $status
