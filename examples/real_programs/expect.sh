# For the scripts here: what a check is expected to say. To be sourced; `pawl` and `folder` are set by them.

failures=0

# expect WHAT VERDICT KIND PROGRAM-AND-OPTIONS...: VERDICT ok, complete (ok, and no schedule left out), wrong or inconclusive;
# KIND as in --json, or -.
expect() {
    local what=$1 verdict=$2 kind=$3 status=0 said whole=
    shift 3
    [[ $verdict == complete ]] && verdict=ok whole='^  "complete": true'
    said=$folder/$(basename "$0" .sh)_$(tr --complement --squeeze-repeats 'a-z0-9\n' _ <<<"$what")
    "$pawl" check --json "$said.json" "$@" >"$said.txt" 2>&1 || status=$?
    if grep --quiet "\"verdict\": \"$verdict\"" "$said.json" && grep --quiet "$whole" "$said.json" && { [[ $kind == - ]] || grep --quiet "\"kind\": \"$kind\"" "$said.json"; }; then
        printf '  as expected  %-62s %s\n' "$what:" "$(sed --quiet 's/^  *//; /^building/d; /./ { p; q }' "$said.txt" | tr --squeeze-repeats ' ')"
    else
        printf '  OTHERWISE    %s: expected %s %s, exit status %s:\n' "$what" "$verdict" "$kind" "$status"
        sed 's/^/    /' "$said.txt"
        failures=$((failures + 1))
    fi
}

# A build of one program, silent unless it fails.
built() {
    local log=$folder/build.log
    "$@" >"$log" 2>&1 || { sed 's/^/    /' "$log"; echo "  NOT BUILT: $*"; exit 1; }
}
