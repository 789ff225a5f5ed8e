#!/usr/bin/env python3
"""c11_counts.py VERDICTS...: a table of what `ctest -L c11` has left in build/verdicts: each scenario on free cores, with memory
as one order of all accesses has it, and as C++20 does. docs/libpawl-under-c11.md is made of it.
c11_counts.py --missing PAGE: the scenarios that have no row there."""
import json
import pathlib
import sys

SCENARIOS = pathlib.Path(__file__).resolve().parent


def explored(verdict):
    """What a search of free cores says: (how far, executions)."""
    if verdict is None:
        return "", ""
    for machine in verdict["bounds"]["machines"]:
        if machine["kind"] != "free":
            continue
        if machine["complete"]:
            return "complete", f"{machine['executions']:,}"
        if machine["random"]:
            return "at random", f"{machine['executions']:,}"
        bound = machine["preemptions"]
        plural = "" if bound == 1 else "s"
        return f"up to {bound} preemption{plural}" if bound is not None else "until time was up", f"{machine['executions']:,}"
    return "", ""


def newest(folders, prefix):
    found = {}
    for folder in folders:
        for path in pathlib.Path(folder).glob(f"{prefix}*.json"):
            name = path.name.removeprefix(prefix).removesuffix(".json")
            if name not in found or path.stat().st_mtime > found[name].stat().st_mtime:
                found[name] = path
    return {name: json.loads(path.read_text()) for name, path in found.items()}


def table(folders):
    strong, weak = newest(folders, "scenario."), newest(folders, "c11.")
    complete = total = 0
    print("| scenario | one order of all accesses | executions | C++20's memory | executions |")
    print("|---|---|---|---|---|")
    for name, verdict in sorted(weak.items()):
        if verdict["verdict"] != "ok":
            sys.exit(f"{name}: {verdict['message']}")
        far, executions = explored(verdict)
        complete += far == "complete"
        total += verdict["executions"]
        print(f"| `{name}` | {' | '.join(explored(strong.get(name)))} | {far} | {executions} |")
    print(f"\n{len(weak)} scenarios, {complete} complete under C++20's memory, {total:,} executions of it.")


def missing(page):
    text = pathlib.Path(page).read_text()
    names = [path.stem for path in sorted(SCENARIOS.glob("*.cpp")) if f"`{path.stem}`" not in text]
    for name in names:
        print(f"{page}: no row of {name}")
    return bool(names)


if sys.argv[1] == "--missing":
    sys.exit(missing(sys.argv[2]))
table(sys.argv[1:])
