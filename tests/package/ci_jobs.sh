#!/usr/bin/env bash
# ci_jobs.sh TEMPLATE PREFIX SCENARIOS: the shell parts of a job template, run here as its service would, for a project with
# one check that passes and one that does not. Pawl is installed under PREFIX.
set -euo pipefail
template=$1 prefix=$2 scenarios=$3
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
python3 "$here/ci_jobs.py" "$template" >"$work/job.sh"
mkdir -p "$work/project"
cp "$scenarios/one_lock.c" "$scenarios/two_locks.c" "$work/project"
cat >"$work/project/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(somebody LANGUAGES C)
find_package(pawl CONFIG REQUIRED)
enable_testing()
pawl_add_check("one lock" one_lock.c)
pawl_add_check(two_locks two_locks.c)
CMAKE
cd "$work/project"
# Both kept in the build's cache, as other tests do.
said=$(PATH=$prefix/bin:$PATH CMAKE_PREFIX_PATH=$prefix BUDGET=20s bash -euo pipefail "$work/job.sh" 2>&1) ||
    { echo "$said"; exit 1; }
echo "$said"
expect() { [[ $said == *"$1"* ]] || { echo "the job does not say '$1'"; exit 1; }; }
expect "the checks ended with 8"
expect "DEADLOCK"
python3 - <<'PYTHON'
import glob, json, xml.etree.ElementTree as xml
files = sorted(glob.glob("sarif/*.sarif"))
assert len(files) == 2, files
runs = [json.load(open(file))["runs"][0] for file in files]
assert [len(run["results"]) for run in runs] == [0, 1], files
ids = {run["automationDetails"]["id"] for run in runs}
assert len(ids) == 2, "services take a second file of one category for the first one's successor"
cases = xml.parse("build/pawl.xml").getroot().findall("testcase")
assert sorted((case.get("name"), case.get("status")) for case in cases) == [("one lock", "run"), ("two_locks", "fail")]
PYTHON
