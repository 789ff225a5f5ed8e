"""ci_jobs.py TEMPLATE: the job templates are YAML with the parts that the services ask for; prints their shell parts, as a
script each line of which must succeed but the checks themselves."""
import sys

import yaml


def fail(text):
    sys.exit(f"{sys.argv[1]}: {text}")


def github(text):
    # YAML 1.1 reads the key `on` as true.
    if "push" not in text[True] or "pull_request" not in text[True]:
        fail("runs neither on pushes nor on pull requests")
    if text["permissions"].get("security-events") != "write":
        fail("may not show findings")
    steps = text["jobs"]["check"]["steps"]
    uses = [step["uses"].split("@")[0] for step in steps if "uses" in step]
    for action in ("actions/checkout", "actions/cache", "github/codeql-action/upload-sarif", "actions/upload-artifact"):
        if action not in uses:
            fail(f"does not use {action}")
    for step in steps:
        if ("uses" in step) == ("run" in step):
            fail(f"a step that is neither a command nor an action, or both: {step}")
        if "uses" in step and "@v" not in step["uses"]:
            fail(f"an action without a version: {step['uses']}")
    upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
    if not upload["if"].startswith("always()"):
        fail("findings are shown only where there are none")
    return [step["run"] for step in steps if "run" in step]


def gitlab(text):
    job = text["pawl"]
    if job["artifacts"]["when"] != "always" or "junit" not in job["artifacts"]["reports"]:
        fail("what failed is not kept")
    if ".pawl-cache/" not in job["cache"]["paths"] or not job["variables"]["PAWL_CACHE"].endswith("/.pawl-cache"):
        fail("the cache is not where pawl puts it")
    return job["script"] + job["after_script"]


with open(sys.argv[1], encoding="utf-8") as file:
    whole = yaml.safe_load(file)
for part in github(whole) if "jobs" in whole else gitlab(whole):
    print(part.strip() + (" || checks=$?" if "ctest" in part else ""))
print('echo "the checks ended with ${checks:-0}"')
