#!/usr/bin/env bash
# goes_on.sh PAWL SOURCE: a check that was stopped goes on with --resume, or is refused with a sentence that says why.
set -uo pipefail
pawl=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PAWL_CACHE=$folder/cache
source=$folder/program.c
cp "$2" "$source"

fail() { echo "goes_on.sh: $*"; cat "$folder/output"; exit 1; }
# expect STATUS TEXT ARGUMENTS...: what pawl check ends with, and what it says.
expect() {
    local status=$1 text=$2
    shift 2
    "$pawl" check --json "$folder/verdict.json" "$@" "$source" >"$folder/output" 2>&1
    local got=$?
    [[ $got == "$status" ]] || fail "status $got, expected $status: $*"
    grep --quiet --fixed-strings -e "$text" "$folder/output" || fail "does not say: $text ($*)"
}
executions() { sed -n 's/^  "executions": \([0-9]*\),$/\1/p' "$folder/verdict.json"; }
kept() { find "$PAWL_CACHE/interrupted" -name '*.search' 2>/dev/null; }

long=(--machine free --explore exhaustive --no-reduction)
expect 2 "no check of this program was interrupted" --resume "${long[@]}"

expect 3 "To go on  pawl check --resume" --time 300ms --jobs 2 "${long[@]}"
before=$(executions)
[[ -n $(kept) ]] || fail "nothing was kept"
expect 2 "(--machine free --explore exhaustive --no-reduction)" --resume --seed 2 "${long[@]}"
expect 3 "time was over" --resume --time 300ms --jobs 1 "${long[@]}"
(($(executions) > before)) || fail "$(executions) executions after $before"

# Killed in the middle: what was kept before is still whole.
"$pawl" check "${long[@]}" "$source" >/dev/null 2>&1 &
victim=$!
rm -f "$(kept)"
until [[ -n $(kept) ]]; do kill -0 $victim || fail "it ended"; done
kill -KILL $victim
wait $victim 2>/dev/null
expect 3 "time was over" --resume --time 300ms "${long[@]}"
(($(executions) > 1000)) || fail "only $(executions) executions"

# Damaged: told, and begun at the beginning.
file=$(kept)
printf 'XXXX' | dd of="$file" bs=1 seek=100 conv=notrunc status=none
expect 3 "cannot be read" --resume --time 300ms "${long[@]}"

# Another program.
sed -i 's/return unused/shared += 0; return unused/' "$source"
expect 2 "the program has changed" --resume "${long[@]}"

# Finished: nothing is left of it.
expect 0 "complete" --machine free --explore exhaustive --cflags -DSTEPS=1
[[ -z $(kept) ]] || fail "a finished check was kept"

# No room for what is to be kept: the verdict is the same, and it is said.
rm -rf "$PAWL_CACHE/interrupted"
: >"$PAWL_CACHE/interrupted"
expect 3 "will not know how far this check came" --time 300ms "${long[@]}"
