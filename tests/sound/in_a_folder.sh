#!/usr/bin/env bash
# in_a_folder.sh PROGRAM [ARGUMENT...]: runs it in a new folder, which goes with what it wrote.
set -euo pipefail
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$@"
