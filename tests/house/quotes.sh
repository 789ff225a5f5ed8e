#!/usr/bin/env bash
# quotes.sh SOURCES: what a page quotes of an example stands there, line for line. A quotation is the code block after
#   <!-- from examples/channels/ring.cpp -->
# Indentation may differ; a line "..." stands for lines left out. Each example of a channel, of tasks, or of sounds, is quoted by some page.
set -euo pipefail
cd "$1"

status=0
quoted=""
while IFS=: read -r page line mark; do
    source=$(sed -E 's/.*<!-- from ([^ ]+) -->.*/\1/' <<<"$mark")
    quoted+=$source$'\n'
    if [[ ! -f $source ]]; then
        echo "$page:$line: $source does not exist"
        status=1
        continue
    fi
    awk -v from="$line" -v page="$page" -v source="$source" '
        function trimmed(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }
        # The quotation: the lines between the first two fences after the mark.
        FNR == NR { if (FNR > from && /^```/) ++fences; else if (FNR > from && fences == 1) quote[++quotes] = trimmed($0); next }
        { text[++lines] = trimmed($0) }
        # Does the quotation go on from line q of it at line t of the source?
        function stands(q, t) {
            for (; q <= quotes; ++q) {
                if (quote[q] == "...") {
                    for (++q; t <= lines + 1; ++t) if (stands(q, t)) return 1
                    return 0
                }
                if (t > lines || text[t++] != quote[q]) { if (q > deepest) deepest = q; return 0 }
            }
            return 1
        }
        END {
            if (quotes == 0) { print page ":" from ": no code block follows"; exit 1 }
            for (t = 1; t <= lines; ++t) if (stands(1, t)) exit 0
            print page ":" from + 1 + deepest ": not so in " source ": " quote[deepest]
            exit 1
        }' "$page" "$source" || status=1
done < <(grep --recursive --line-number --extended-regexp '^<!-- from [^ ]+ -->' --include='*.md' docs README.md || true)

for source in examples/channels/*.cpp examples/tasks/*.cpp examples/sound/*.cpp; do
    if ! grep --quiet --line-regexp --fixed-strings "$source" <<<"$quoted"; then
        echo "$source: no page quotes it"
        status=1
    fi
    [[ -f ${source%.cpp}.txt ]] || { echo "$source: ${source%.cpp}.txt is missing"; status=1; }
done
# These talk to a person and to a host; what they print stands in their tests.
for source in examples/devices/*.cpp; do
    grep --quiet --line-regexp --fixed-strings "$source" <<<"$quoted" || { echo "$source: no page quotes it"; status=1; }
done
exit $status
