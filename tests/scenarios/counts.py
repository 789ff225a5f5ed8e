#!/usr/bin/env python3
"""counts.py VERDICTS...: a table of what `ctest -R '^scenario'` has left in build/verdicts: for each scenario how far it
was explored, in how many executions, and the own steps of the worst try_ call. docs/channels/proof-counts.md is made of it."""
import json
import pathlib
import sys

CALLS = ("try_send", "try_recv", "force_send")


def explored(verdict):
    bound = max((m["preemptions"] or 0 for m in verdict["bounds"]["machines"]), default=0)
    reach = "complete" if verdict["complete"] else f"up to {bound} preemptions" if bound else "until time was up"
    return reach + (", any task stopped" if verdict["freeze"] else "")


def steps(verdict):
    worst = {}
    for call in verdict["calls"]:
        name = call["function"].rsplit("::", 1)[-1]
        if name in CALLS:
            worst[name] = max(worst.get(name, 0), call["worst_own_steps"])
    return ", ".join(f"{name} {worst[name]}" for name in CALLS if name in worst)


def main(folders):
    newest = {}
    for folder in folders:
        for path in pathlib.Path(folder).glob("scenario.*.json"):
            name = path.name.removeprefix("scenario.").removesuffix(".json")
            if name not in newest or path.stat().st_mtime > newest[name].stat().st_mtime:
                newest[name] = path
    total = 0
    print("| scenario | explored | executions | own steps at worst |")
    print("|---|---|---|---|")
    for name, path in sorted(newest.items()):
        verdict = json.loads(path.read_text())
        # Some show what goes wrong without a policy: their tests expect it.
        reach = explored(verdict) if verdict["verdict"] == "ok" else f"finds: {verdict['message']}"
        total += verdict["executions"]
        print(f"| `{name}` | {reach} | {verdict['executions']:,} | {steps(verdict)} |")
    print(f"\n{len(newest)} scenarios, {total:,} executions.")


main(sys.argv[1:])
