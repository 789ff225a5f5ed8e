#!/usr/bin/env python3
"""orders_test.py PAWL INCLUDE ORDERS.CPP FOLDER [--programs N] [--seed S]

Made-up programs of three tasks, each searched three ways: reduced; every schedule; and reduced with returns as steps of
their own. The first two must meet the same histories. What the third meets beyond them may only be weaker: the same answers,
and fewer calls that had returned before others began, so that it is explained if the stronger one is. Programs with very
many schedules are passed over.
"""

import argparse
import json
import os
import subprocess
import sys


def built(pawl, include, source, folder, name, flags):
    program = os.path.join(folder, name)
    subprocess.run([pawl, "c++", "-std=c++20", "-I" + include, *flags, source, "-o", program], check=True)
    return program


def histories(pawl, program, seed, folder, *options):
    verdict = os.path.join(folder, "verdict.json")
    done = subprocess.run([pawl, "check", program, "--quiet", "--machine", "free", "--memory", "sc", "--explore", "exhaustive", "--outcomes",
                           "--schedules", "60000", "--jobs", "1", "--json", verdict, *options, "--", str(seed)], capture_output=True, text=True)
    with open(verdict) as text:
        whole = json.load(text)
    if done.returncode != 0 or not whole["complete"]:
        return None, whole["executions"]
    return {one["text"] for one in whole["outcomes"]}, whole["executions"]


def stronger(one, other):
    """The same answers, and every order of the other."""
    (answers, before), (same, fewer) = one.split(";"), other.split(";")
    return answers == same and all(a == "1" or b != "1" for a, b in zip(before, fewer))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("where", nargs=4)
    arguments.add_argument("--programs", type=int, default=25)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    pawl, include, source, folder = asked.where
    os.makedirs(folder, exist_ok=True)
    plain = built(pawl, include, source, folder, "plain", [])
    stepwise = built(pawl, include, source, folder, "stepwise", ["-DOWN_STEPS"])
    wrong = met = reduced_runs = all_runs = compared = 0
    for seed in range(asked.seed, asked.seed + asked.programs):
        reduced, first = histories(pawl, plain, seed, folder)
        every, second = histories(pawl, plain, seed, folder, "--no-reduction")
        steps, _ = histories(pawl, stepwise, seed, folder)
        if reduced is None or every is None or steps is None:
            print("program %d: not complete" % seed)
            continue
        compared += 1
        met += len(reduced)
        reduced_runs += first
        all_runs += second
        if reduced != every:
            wrong += 1
            print("program %d: missed %s, and invented %s" % (seed, sorted(every - reduced)[:3], sorted(reduced - every)[:3]))
        for one in sorted(steps):
            if not any(stronger(other, one) for other in reduced):
                wrong += 1
                print("program %d: steps of their own show %s" % (seed, one))
                break
    print("%d programs, %d histories, %d executions instead of %d: %d wrong" % (compared, met, reduced_runs, all_runs, wrong))
    return 0 if wrong == 0 and compared >= asked.programs * 2 // 3 else 1


sys.exit(main())
