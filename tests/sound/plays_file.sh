#!/usr/bin/env bash
# plays_file.sh PLAY_FILE CUSTOM_SOUND EXPECTED: what CUSTOM_SOUND writes PLAY_FILE plays, into a file; and it says why where it cannot.
set -euo pipefail
"$2" >/dev/null
printed=$("$1" plucked_string.wav played.wav)
diff --unified --label expected --label printed "$3" - <<<"$printed"
# A second of 48,000 stereo frames of floats, and at most a period more.
size=$(stat --format=%s played.wav)
(( size >= 384058 && size <= 384058 + 256 * 8 )) || { echo "played.wav has $size bytes"; exit 1; }

if "$1" none.wav played.wav >said.txt; then echo "a file that is not there was played"; exit 1; fi
grep --quiet --line-regexp "none.wav: no such file" said.txt || { cat said.txt; exit 1; }
if "$1" said.txt played.wav >said_too.txt; then echo "a text was played"; exit 1; fi
grep --quiet "^said.txt: not a sound file" said_too.txt || { cat said_too.txt; exit 1; }
if "$1" plucked_string.wav no_folder/played.wav >said.txt; then echo "it was written nowhere"; exit 1; fi
grep --quiet "^no_folder/played.wav: cannot be written: No such file" said.txt || { cat said.txt; exit 1; }
