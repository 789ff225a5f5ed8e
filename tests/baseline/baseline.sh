#!/usr/bin/env bash
# baseline.sh PAWL SOURCES: known findings are told and passed over, new ones are errors, and what is gone is said to be gone
# only by a search that would have met it.
set -uo pipefail
pawl=$1 sources=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
cp "$sources/tests/baseline/two_mistakes.cpp" "$sources/tests/programs/wrong/null_pointer.cpp" \
    "$sources/tests/programs/wrong/exit_status.cpp" "$sources/tests/memory/wrong/race.c" .

fail() { echo "baseline.sh: $*"; cat output; [[ -e known.json ]] && cat known.json; exit 1; }
# expect STATUS TEXT ARGUMENTS...: what pawl check ends with, and what it says.
expect() {
    local status=$1 text=$2
    shift 2
    "$pawl" check "$@" >output 2>&1
    local got=$?
    [[ $got == "$status" ]] || fail "status $got, expected $status: $*"
    tr -s ' \n' ' ' <output | grep --quiet --fixed-strings -e "$text" || fail "does not say: $text ($*)"
}
silent_about() { ! grep --quiet --fixed-strings -e "$1" output || fail "says $1"; }
entries() { grep --count '"fingerprint"' known.json; }
without() { # KIND: the baseline, without the entries of a kind
    python3 - "$1" <<'PYTHON'
import json, sys
known = json.load(open("known.json"))
known["findings"] = [one for one in known["findings"] if one["kind"] != sys.argv[1]]
json.dump(known, open("less.json", "w"))
PYTHON
}
free=(--machine free --time 60s)

# Without a baseline the first one ends the search; with one it goes on, and finds the other one too.
expect 1 "Again" two_mistakes.cpp "${free[@]}"
expect 0 "OK nothing new, 2 known findings" two_mistakes.cpp "${free[@]}" --write-baseline known.json
[[ $(entries) == 2 ]] || fail "two entries are wanted"
expect 0 "KNOWN deadlock" two_mistakes.cpp "${free[@]}" --baseline known.json
grep --quiet "complete" output || fail "not complete"
expect 0 "nothing new, 2 known findings, " two_mistakes.cpp "${free[@]}" --baseline known.json --quiet --jobs 2
expect 0 "nothing new, 2 known findings" two_mistakes.cpp --machine free --baseline known.json --explore random --schedules 3000 --cflags -O1
# What is not listed is an error, and stands beside what is.
without assertion
expect 1 "ASSERTION assertion failed" two_mistakes.cpp "${free[@]}" --baseline less.json
without deadlock
expect 1 "DEADLOCK 2 tasks wait for each other" two_mistakes.cpp "${free[@]}" --baseline less.json

# A schedule that is named shows the known finding, as it always did.
expect 0 "KNOWN" two_mistakes.cpp "${free[@]}" --baseline known.json
while read -r schedule; do
    "$pawl" replay "$schedule" >replayed 2>&1
    [[ $? == 1 ]] || fail "replay $schedule finds nothing wrong"
done < <(grep -o 'pawl replay [^ ]*' output | cut -d' ' -f3)

# Reasons are people's: they are told, and stay when the file is written anew. Lines may move.
sed -i 's/"reason": ""/"reason": "the queue is replaced in March"/' known.json
{ printf '// one\n// two\n// three\n'; cat two_mistakes.cpp; } >moved && mv moved two_mistakes.cpp
expect 0 "Accepted: the queue is replaced in March" two_mistakes.cpp "${free[@]}" --baseline known.json
expect 0 "nothing new, 2 known findings" two_mistakes.cpp "${free[@]}" --write-baseline known.json
[[ $(grep --count "in March" known.json) == 2 ]] || fail "a reason is lost"

# What is mended is said to be gone, but not by a search that stops before it.
expect 0 "FIXED? deadlock" two_mistakes.cpp "${free[@]}" --baseline known.json --cflags -DLOCKS_WELL
expect 0 "1 known finding" two_mistakes.cpp "${free[@]}" --baseline known.json --cflags -DLOCKS_WELL
expect 0 "OK" two_mistakes.cpp "${free[@]}" --baseline known.json --cflags "-DLOCKS_WELL -DCOUNTS_WELL" --preemptions 0
silent_about "FIXED?"
expect 0 "OK" two_mistakes.cpp "${free[@]}" --baseline known.json --cflags "-DLOCKS_WELL -DCOUNTS_WELL" --preemptions 1
[[ $(grep --count "FIXED?" output) == 2 ]] || fail "both were looked for"
expect 0 "nothing new, 1 known finding" two_mistakes.cpp "${free[@]}" --write-baseline known.json --cflags -DLOCKS_WELL
[[ $(entries) == 1 ]] || fail "what is gone is still listed"

# An entry has a last day.
sed -i 's/"reason": /"expires": "2000-02-29", "reason": /' known.json
expect 1 "its entry in the baseline has expired" two_mistakes.cpp "${free[@]}" --baseline known.json --cflags -DLOCKS_WELL
sed -i 's/2000-02-29/2999-12-31/' known.json
expect 0 "1 known finding" two_mistakes.cpp "${free[@]}" --baseline known.json --cflags -DLOCKS_WELL
# To begin where nothing was interrupted is no mistake for a job that is run again and again.
expect 0 "1 known finding" two_mistakes.cpp "${free[@]}" --baseline known.json --cflags -DLOCKS_WELL --resume-or-begin

# A search that was interrupted remembers what it met, and goes on only with the baseline that it began with.
part=(--machine free --no-reduction --explore exhaustive --memory sc)
rm known.json
expect 0 "nothing new, 2 known findings" two_mistakes.cpp "${free[@]}" --write-baseline known.json
expect 0 "KNOWN assertion" two_mistakes.cpp "${part[@]}" --baseline known.json --schedules 2500
without assertion
expect 2 "the interrupted check had other options" two_mistakes.cpp "${part[@]}" --baseline less.json --resume
expect 0 "OK nothing new, 2 known findings" two_mistakes.cpp "${part[@]}" --baseline known.json --resume
[[ $(grep --count KNOWN output) == 2 ]] || fail "each of them once"
expect 1 "ASSERTION" two_mistakes.cpp "${part[@]}" --baseline less.json --resume-or-begin

# Of several programs in one file each speaks of its own; two may write it at once.
rm known.json
"$pawl" check null_pointer.cpp "${free[@]}" --write-baseline known.json >output 2>&1 &
"$pawl" check exit_status.cpp "${free[@]}" --write-baseline known.json >other 2>&1 || fail "$(cat other)"
wait $! || fail "the other of two that write at once"
[[ $(entries) == 2 ]] || fail "one of two entries is lost"
expect 0 "1 known finding" null_pointer.cpp "${free[@]}" --baseline known.json
silent_about "FIXED?"
expect 0 "1 known finding" exit_status.cpp "${free[@]}" --baseline known.json

# A race is the same one as a warning and as an error.
expect 0 "OK nothing new, 2 known findings" race.c "${free[@]}" --write-baseline races.json
expect 0 "OK nothing new, 2 known findings" race.c "${free[@]}" --baseline races.json
silent_about "WARNING"
expect 0 "OK nothing new, " race.c "${free[@]}" --baseline races.json --races stop

# Bad input. A file that cannot be understood is left as it is.
expect 2 "cannot read the baseline none.json: No such file or directory" race.c --baseline none.json
expect 2 "cannot read the baseline .: Is a directory" race.c --baseline .
printf '{\n"pawl_baseline": 1,\n' >broken.json
expect 2 "the baseline broken.json: line 3 is no JSON" race.c --baseline broken.json
expect 2 "the baseline broken.json: line 3 is no JSON" race.c --write-baseline broken.json
[[ $(wc -l <broken.json) == 2 ]] || fail "a file that was not understood is written over"
printf '{"pawl_baseline": 9, "findings": []}' >newer.json
expect 2 "the baseline newer.json: it has the format 9, and this pawl reads 1" race.c --baseline newer.json
expect 2 "cannot write the baseline nowhere/known.json: No such file or directory" race.c --write-baseline nowhere/known.json
expect 2 "the baseline /dev/full is no file" race.c --write-baseline /dev/full
expect 2 "--baseline and --write-baseline" race.c --baseline races.json --write-baseline races.json
expect 2 "choose one" race.c --baseline races.json --outcomes
expect 2 "a baseline is written by one search" race.c --write-baseline races.json --resume
