#!/usr/bin/env python3
"""sketches.py PAWL ROOT WORK: how fast sketches are run, checked and compiled. Prints a table, and leaves it in WORK/sketches.md."""

import json
import os
import shutil
import subprocess
import sys
import time

ROUNDS = 5
VIRTUAL = 2000      # seconds of the run with delays
TIMER = 10          # seconds of the run with a fast timer

pawl, root, work = sys.argv[1:]
examples = os.path.join(root, "examples", "sketches")
own = os.path.join(root, "bench", "sketches")
two_mutexes = os.path.join(examples, "two_mutexes", "two_mutexes.ino")


def seconds(arguments, cache, status):
    """One command of pawl, its output thrown away."""
    begun = time.monotonic()
    ended = subprocess.run([pawl, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.PIPE, text=True, env=dict(os.environ, PAWL_CACHE=cache))
    took = time.monotonic() - begun
    if ended.returncode != status:
        sys.exit("sketches.py: pawl %s ended with %d\n%s" % (" ".join(arguments), ended.returncode, ended.stderr))
    return took


def often(measure):
    measure()       # builds, and is not counted
    all_of_them = sorted(measure() for _ in range(ROUNDS))
    return all_of_them[0], all_of_them[len(all_of_them) // 2], all_of_them[-1]


def compiled(cache, number):
    """A sketch that no run has seen yet."""
    folder = os.path.join(work, "fresh")
    os.makedirs(folder, exist_ok=True)
    sketch = os.path.join(folder, "fresh.ino")
    with open(two_mutexes) as text, open(sketch, "w") as out:
        out.write(text.read() + "// %s %d\n" % (time.time(), number))
    return seconds(["run", sketch], cache, 1)


def main():
    cache = os.path.join(work, "cache")
    shutil.rmtree(cache, ignore_errors=True)
    os.makedirs(cache)
    rows = []

    def row(what, spread, goal, met, digits):
        low, median, high = ("{:,.{}f}".format(value, digits) for value in spread)
        rows.append("| %s | %s | %s to %s | %s | %s |" % (what, median, low, high, goal, "yes" if met else "**no**"))

    first = compiled(cache, 0)
    row("a sketch compiled, with nothing prepared, s", (first, first, first), "under 5", first < 5, 2)
    later = [compiled(cache, number) for number in range(1, ROUNDS + 1)]
    later.sort()
    row("the next ones, s", (later[0], later[len(later) // 2], later[-1]), "under 5", later[-1] < 5, 2)

    runs = os.path.join(own, "two_mutexes_with_delays")
    took = often(lambda: seconds(["run", runs, "--for", "%ds" % VIRTUAL], cache, 0))
    faster = sorted(VIRTUAL / one for one in took)
    row("`pawl run`, two mutexes with delays, times as fast as the board", faster, "1,000", faster[0] >= 1000, 0)

    timer = os.path.join(own, "fast_timer")
    took = often(lambda: seconds(["run", timer, "--for", "%ds" % TIMER], cache, 0))
    row("`pawl run`, %d s with 40,000 interrupts a second, s" % TIMER, took, "under %d" % TIMER, took[2] < TIMER, 2)

    verdict = os.path.join(work, "verdict.json")
    took = often(lambda: seconds(["check", two_mutexes, "--json", verdict], cache, 1))
    row("`pawl check` of two_mutexes, built before, s", took, "under 1", took[2] < 1, 2)
    with open(verdict) as text:
        found = json.load(text)
    if found["kind"] != "deadlock":
        sys.exit("sketches.py: pawl check found " + found["kind"])

    with open("/proc/cpuinfo") as text:
        processor = next((line.split(":")[1].strip() for line in text if line.startswith("model name")), "processor unknown")
    table = "%s, %d cores, load %.1f.\n\n" % (processor, len(os.sched_getaffinity(0)), os.getloadavg()[0])
    table += "\n".join(["| | median | of %d | goal | met |" % ROUNDS, "|---|---|---|---|---|", *rows]) + "\n"
    with open(os.path.join(work, "sketches.md"), "w") as out:
        out.write(table)
    print(table)


main()
