#!/usr/bin/env python3
"""Pawl beside others, in one run.

    compare.py [--rounds N] [--timeout SECONDS] [--only WORD]... STUDY OUTPUT PROGRAM...

STUDY is the folder of study.py, which says what is compared: columns, goals, packages.

Each PROGRAM answers --list with lines "peer<TAB>column", and "PEER COLUMN" with one number. Every number is taken by a
process of its own, under a time-out. Rounds are interleaved: within a round, all peers of a column come one after the
other, so that what else the computer does slows all of them; each round begins with another peer. A table is printed;
OUTPUT/NAME.md and OUTPUT/NAME.json hold the same, the latter with every number. Nothing is ever asserted.
Exit status 0: every number was taken; 1: some peer failed or ran into its time-out (the table says "failed").
"""

import argparse
import importlib
import json
import os
import subprocess
import sys

import goals
import machine
import tables

def listed(program):
    text = subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout
    return [(program, *line.split("\t")) for line in text.splitlines()]


def number(program, peer, column, timeout):
    """One measurement; None where there is none."""
    try:
        done = subprocess.run([program, peer, column], capture_output=True, text=True, timeout=timeout)
        return float(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        return None


def measure(jobs, rounds, rounds_of, timeout):
    """{(peer, column): [number or None, one a round]}"""
    numbers = {(peer, column): [] for _, peer, column in jobs}
    columns = list(dict.fromkeys(column for _, _, column in jobs))
    for turn in range(max([rounds] + list(rounds_of.values()))):
        print("round %d" % (turn + 1), end=" ", flush=True, file=sys.stderr)
        for column in columns:
            if turn >= max(rounds, rounds_of.get(column, 0)):
                continue
            those = [job for job in jobs if job[2] == column]
            first = turn % len(those)
            for program, peer, _ in those[first:] + those[:first]:
                taken = numbers[peer, column]
                # What ran into its time-out twice will do so again.
                taken.append(None if taken.count(None) >= 2 else number(program, peer, column, timeout))
    print(file=sys.stderr)
    return numbers


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--timeout", type=float, default=10)
    parser.add_argument("--only", action="append", default=[], help="peers or columns that contain this word")
    parser.add_argument("--sizes", help="a program that prints lines \"name<TAB>bytes\"")
    parser.add_argument("study")
    parser.add_argument("output")
    parser.add_argument("program", nargs="+")
    options = parser.parse_args()

    sys.path.insert(0, options.study)
    study = importlib.import_module("study")

    jobs = []
    for program in options.program:
        if os.path.exists(program):
            jobs += listed(program)
        else:
            print("LEFT OUT: %s could not be built here" % os.path.basename(program), file=sys.stderr)
    jobs = [job for job in jobs if not options.only or any(word in job[1:] or word in job[1] for word in options.only)]
    numbers = measure(jobs, options.rounds, study.ROUNDS_OF, options.timeout)
    sizes = []
    if options.sizes:
        text = subprocess.run([options.sizes], capture_output=True, text=True, check=True).stdout
        sizes = [line.split("\t") for line in text.splitlines()]

    about = machine.description(study.PACKAGES)
    print(tables.as_text(study, about, numbers, sizes, goals.reached(study, numbers)))
    os.makedirs(options.output, exist_ok=True)
    with open(os.path.join(options.output, study.NAME + ".md"), "w") as out:
        out.write(tables.as_markdown(study, about, numbers, sizes, goals.reached(study, numbers)))
    with open(os.path.join(options.output, study.NAME + ".json"), "w") as out:
        json.dump({"machine": about, "sizes": dict(sizes),
                   "numbers": [{"peer": peer, "column": column, "rounds": taken}
                               for (peer, column), taken in numbers.items()]}, out, indent=1)
    return 1 if any(None in taken for taken in numbers.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
