#!/usr/bin/env bash
# outputs.sh SOURCES PAWL PAGE: what the page quotes of a command's output is what the command prints. A quotation is the code
# block after
#   <!-- output of pawl check examples/abba.cpp -->
# The command runs in a scratch folder in which examples/ and tests/ stand. A line "..." stands for lines left out. How long
# something took, how many schedules that was, whether it came to give up, and the blanks that fill a line are the machine's business.
set -euo pipefail
sources=$1 pawl=$2 page=$3
scratch=$(mktemp --directory)
trap 'rm -rf "$scratch"' EXIT
ln -s "$sources/examples" "$sources/tests" "$scratch"

steady() {
    sed -E -e 's/[0-9][0-9,]*(st|nd|rd|th) schedule/Nth schedule/' -e 's/[0-9]+(\.[0-9]+)? (s|ms)\b/T s/g' \
        -e 's/[0-9][0-9,]* executions?/N executions/g' -e 's/, [0-9,]+ redundant//' -e 's/, then given up//' -e 's/ +/ /g' -e 's/^ | $//g' |
        sed -e :again -e '/^\n*$/{$d;N;b again' -e '}'  # blank lines at the end
}

status=0
marks=$(grep --line-number "^<!-- output of pawl .* -->$" "$sources/$page") || { echo "$page: no output is quoted"; exit 1; }
while IFS=: read -r line mark; do
    command=$(sed -E 's/<!-- output of pawl (.*) -->/\1/' <<<"$mark")
    awk -v from="$line" 'NR > from && /^```/ { if (++fences == 2) exit; next } NR > from && fences == 1' "$sources/$page" \
        | steady >"$scratch/quoted"
    # The words of a command have no blanks in them; its status is that of the verdict.
    # shellcheck disable=SC2086
    (cd "$scratch" && "$pawl" $command 2>"$scratch/errors") | steady >"$scratch/printed" || true
    awk -v page="$page" -v from="$line" '
        FNR == NR { quote[++quotes] = $0; next }
        { text[++lines] = $0 }
        function stands(q, t) {
            for (; q <= quotes; ++q) {
                if (quote[q] == "...") {
                    for (++q; t <= lines + 1; ++t) if (stands(q, t)) return 1
                    return 0
                }
                if (t > lines || text[t] != quote[q]) {
                    if (q > deepest) { deepest = q; instead = text[t] }
                    return 0
                }
                ++t
            }
            return t > lines
        }
        END {
            if (quotes == 0) { print page ":" from ": no code block follows"; exit 1 }
            if (stands(1, 1)) exit 0
            print page ":" from + 1 + deepest ": it prints \"" instead "\" and not \"" quote[deepest] "\""
            exit 1
        }' "$scratch/quoted" "$scratch/printed" || { cat "$scratch/printed" "$scratch/errors"; status=1; }
done <<<"$marks"
exit $status
