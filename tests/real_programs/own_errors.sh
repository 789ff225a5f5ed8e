#!/usr/bin/env bash
# own_errors.sh SCRIPTS: the scripts for real programs say what goes wrong: a program that they do not know, a source that
# cannot be fetched, a verdict that was not expected, a build that fails.
set -euo pipefail
scripts=$1
folder=$(mktemp --directory)
trap 'rm --recursive --force "$folder"' EXIT

fail() { echo "$*"; exit 1; }
run() { # run STATUS TEXT COMMAND...: ends with that status and prints that text
    local wanted=$1 text=$2 status=0 said
    shift 2
    said=$("$@" 2>&1) || status=$?
    [[ $status == "$wanted" ]] || fail "$*: exit status $status, expected $wanted: $said"
    [[ $said == *"$text"* ]] || fail "$*: no \"$text\" in: $said"
}

# A pawl that gives the verdict that its last argument names.
cat >"$folder/pawl" <<'PAWL'
#!/usr/bin/env bash
printf '{\n  "verdict": "%s",\n  "kind": "%s"\n' "${@: -2:1}" "${@: -1}" >"$3"
echo "  SAID ${*: -2}"
PAWL
chmod +x "$folder/pawl"

run 2 "no such program: nothing" "$scripts/all.sh" "$folder/pawl" "$folder" nothing

# Nobody listens there.
export PAWL_DEBIAN=http://127.0.0.1:9/debian
run 77 "NOT HERE: pbzip2" "$scripts/fetch.sh" pbzip2 "$folder/fetch"
run 0 "LEFT OUT, because the source could not be fetched: pbzip2 zpaq" "$scripts/all.sh" "$folder/pawl" "$folder/all"

cat >"$folder/expected.sh" <<EXPECTED
set -euo pipefail
pawl=$folder/pawl folder=$folder
source "$scripts/expect.sh"
expect "a thing" "\$1" "\$2" "\$3" "\$4"
echo "failures: \$failures"
EXPECTED
run 0 "failures: 0" bash "$folder/expected.sh" wrong deadlock wrong deadlock
run 0 "failures: 1" bash "$folder/expected.sh" wrong deadlock wrong race
run 0 "OTHERWISE    a thing: expected ok -" bash "$folder/expected.sh" complete - ok none
run 0 "OTHERWISE    a thing: expected ok none" bash "$folder/expected.sh" ok none wrong race
run 0 "as expected  a thing:" bash "$folder/expected.sh" ok - ok none

cat >"$folder/build.sh" <<BUILD
folder=$folder
source "$scripts/expect.sh"
built "\$@"
echo built
BUILD
run 0 built bash "$folder/build.sh" true
run 1 "NOT BUILT: ls /no/such/folder" bash "$folder/build.sh" ls /no/such/folder
