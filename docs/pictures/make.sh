#!/usr/bin/env bash
# Draws tablet-freeze.png anew: the page of examples/tablet/tablet.cpp at its last step. trace.png: that of a run. tablet.png: the tablet's page.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT

build/pawl check examples/tablet/tablet.cpp --quiet --html "$folder/tablet.html" || [[ $? == 1 ]]
# --no-sandbox: in a container Chromium cannot make its own; the page was written by us.
chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
    --window-size=1200,1250 --screenshot="$folder/tablet.png" "file://$folder/tablet.html" 2>/dev/null
mv "$folder/tablet.png" docs/pictures/tablet-freeze.png

PAWL_TRACE="$folder/run.json" build/examples/tasks/traced
build/pawl trace "$folder/run.json" --html "$folder/run.html"
chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
    --window-size=1240,1190 --screenshot="$folder/run.png" "file://$folder/run.html#step=16" 2>/dev/null
mv "$folder/run.png" docs/pictures/trace.png

[[ -x build/apps/tablet/tablet ]] && python3 -B tests/tablet/page_test.py build/apps/tablet/tablet tests/pages "$folder" \
    --picture docs/pictures/tablet.png
