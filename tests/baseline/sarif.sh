#!/usr/bin/env bash
# sarif.sh PAWL SOURCES: `pawl check --sarif` of whole programs: places, flows, identities, and what cannot be written.
set -uo pipefail
pawl=$1 sources=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/of it/src"
cd "$folder/of it" || exit 1
mkdir .git
cp "$sources/examples/abba.cpp" "$sources/tests/memory/wrong/race.c" "$sources/tests/programs/wrong/exit_status.cpp" \
    "$sources/tests/programs/wrong/forks.c" src

fail() { echo "sarif.sh: $*"; cat output; exit 1; }
check() { # STATUS ARGUMENTS...
    local status=$1
    shift
    "$pawl" check "$@" >output 2>&1
    local got=$?
    [[ $got == "$status" ]] || fail "status $got, expected $status: $*"
}
check 1 src/abba.cpp --sarif abba.sarif
{ printf '\n\n\n'; cat src/abba.cpp; } >moved && mv moved src/abba.cpp
check 1 src/abba.cpp --sarif moved.sarif
check 0 src/race.c --sarif race.sarif
check 1 src/race.c --sarif stopped.sarif --races stop
check 1 src/exit_status.cpp --sarif exit.sarif
check 3 src/forks.c --sarif forks.sarif --time 5s
"$pawl" check src/abba.cpp --sarif - >output.sarif 2>output || [[ $? == 1 ]] || fail "--sarif -"

python3 - <<'PYTHON' || fail "not so"
import json, urllib.parse

def run_of(name):
    whole = json.load(open(name))
    assert whole["version"] == "2.1.0" and len(whole["runs"]) == 1
    return whole["runs"][0]

def everywhere(value, key):
    if isinstance(value, dict):
        for name, one in value.items():
            if name == key:
                yield one
            yield from everywhere(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from everywhere(one, key)

for name in ("abba", "moved", "race", "stopped", "exit", "forks", "output"):
    run = run_of(name + ".sarif")
    base = run["originalUriBaseIds"]["SRCROOT"]["uri"]
    assert base.endswith("/of%20it/"), base
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 0
    for place in everywhere(run, "artifactLocation"):
        if "uriBaseId" in place:
            open(urllib.parse.unquote(base[len("file://"):] + place["uri"])).close()
        else:
            assert place["uri"].startswith("file:///"), place
    # Beyond these, services cut or refuse.
    assert len(run["results"]) < 5000 and all(len(r.get("locations", [])) <= 100 for r in run["results"])

def identity(run):
    return [one["partialFingerprints"]["pawlFinding/v1"] for one in run["results"]]

abba, moved = run_of("abba.sarif"), run_of("moved.sarif")
deadlock = abba["results"][0]
place = deadlock["locations"][0]["physicalLocation"]
assert place["artifactLocation"]["uri"] == "src/abba.cpp" and place["region"]["startLine"] == 12
assert identity(abba) == identity(moved) == identity(run_of("output.sarif"))
assert moved["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 15
threads = deadlock["codeFlows"][0]["threadFlows"]
assert [thread["id"] for thread in threads] == ["main", "task1", "task2"]
steps = sorted((step["executionOrder"], step["location"]["message"]["text"])
               for thread in threads for step in thread["locations"])
assert steps[-1][1].endswith("locks mutex food.lock"), steps
assert any(step.get("kinds") == ["preemption"] for thread in threads for step in thread["locations"])
assert any("took mutex rent.lock" in one["message"]["text"] for one in deadlock["relatedLocations"])
assert [stack["message"]["text"].split('"')[1] for stack in deadlock["stacks"]] == ["main", "task1", "task2"]
assert abba["invocations"][0]["exitCode"] == 1
assert abba["automationDetails"]["id"] == "pawl/abba.cpp/"

races = run_of("race.sarif")
assert [one["level"] for one in races["results"]] == ["warning", "warning"]
assert {one["ruleId"] for one in races["results"]} == {"race"}
assert races["properties"]["complete"] and races["invocations"][0]["exitCode"] == 0
# As an error it is the same one.
assert set(identity(run_of("stopped.sarif"))) <= set(identity(races))
assert run_of("stopped.sarif")["results"][0]["level"] == "error"
# About no place in particular: the program is named.
assert run_of("exit.sarif")["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "src/exit_status.cpp"
forks = run_of("forks.sarif")
assert forks["results"] == []
assert "fork() is not simulated" in forks["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
PYTHON

# What cannot be written is said before minutes of searching, or ends with 2 and names the file; what stood there stays.
says() { grep --quiet --fixed-strings -e "$1" output || fail "does not say: $1"; }
check 2 src/race.c --sarif nowhere/x.sarif
says "cannot write --sarif nowhere/x.sarif: No such file or directory"
check 2 src/race.c --sarif /dev/full
says "cannot write --sarif /dev/full: No space left on device"
check 2 src/race.c --sarif - --json -
says "standard output takes one of them"
"$pawl" check src/race.c --sarif - >/dev/full 2>output && fail "a full standard output"
says "cannot write the verdict to standard output"
# A schedule that is run again writes one as well.
schedule=$(grep -o 'pawl replay [^"]*' abba.sarif | head -n 1 | cut -d' ' -f3)
"$pawl" replay "$schedule" src/abba.cpp --sarif again.sarif >output 2>&1
cmp <(grep pawlFinding abba.sarif) <(grep pawlFinding again.sarif) || fail "another finding when it is run again"
