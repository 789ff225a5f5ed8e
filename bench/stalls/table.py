#!/usr/bin/env python3
"""Who stalls: every channel in every scenario, each run in a process of its own that is killed when a call is stuck.

    table.py [--seconds N] [--only WORD]... OUTPUT PROGRAM...

Each PROGRAM answers --list with the names of channels. The first is `stalls` (stalls.cpp), which runs the others too,
in front of its watchdog, and answers "--program PROGRAM PEER SCENARIO SECONDS" with one line of words and numbers. A table is printed; OUTPUT/stalls.md holds the same. Exit status 0: the table is there, or this machine does
not permit real-time priorities and that was said; 1: some run failed.
"""

import argparse
import os
import subprocess
import sys

NOT_PERMITTED = 77
SCENARIOS = ["over-normal", "over-lower", "with-hog", "send", "hidden"]
HEAD = ["receiver SCHED_FIFO 50, short sleeps", "over SCHED_OTHER", "over SCHED_RR 10", "and a hog at 30",
        "sender FIFO 50 over RR 10", "hidden, of 10,000 looks", "allocations", "longest own time"]
UNDER = ["", "longest try_recv, over 1 ms", "longest try_recv, over 1 ms", "longest try_recv, over 1 ms",
         "longest try_send, over 1 ms", "", "in the calls", "of a call"]


class NotPermitted(Exception):
    pass


def run(watchdog, program, peer, scenario, seconds):
    """{"ended": bool, number by name}, or None where the run failed."""
    done = subprocess.run([watchdog, "--program", program, peer, scenario, str(seconds)], capture_output=True,
                          text=True, timeout=seconds + 60)
    if done.returncode == NOT_PERMITTED:
        raise NotPermitted(done.stderr)
    if done.returncode != 0:
        print("%s: %s" % (peer, done.stderr.strip()), file=sys.stderr)
        return None
    how, *pairs = done.stdout.split()
    seen = {name: int(value) for name, value in (pair.split("=") for pair in pairs)}
    return seen | {"ended": how == "ended"}


def duration(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6)):
        if nanoseconds >= size:
            return "%.1f %s" % (nanoseconds / size, unit)
    return "%.0f us" % (nanoseconds / 1e3)


def longest(seen):
    if seen is None:
        return "failed"
    if not seen["ended"]:
        return "NEVER RETURNS"
    return "%s, %d" % (duration(seen["longest_ns"]), seen["over_1_ms"])


def hidden(seen):
    if seen is None:
        return "failed"
    return str(seen["hidden"]) if seen["ended"] else "STALLS at look %d" % (seen["looks"] + 1)


def allocations(seen, program):
    """Go's program has another malloc, which does not count."""
    return "not counted" if program.endswith("_go") else str(sum(one["allocations"] for one in seen))


def row(peer, program, seen):
    ended = [one for one in seen.values() if one]
    if seen["hidden"] and not seen["hidden"]["messages"] and seen["hidden"]["ended"]:
        found = ""  # what never gives anything hides nothing
    else:
        found = hidden(seen["hidden"])
    return [peer] + [longest(seen[scenario]) for scenario in SCENARIOS[:-1]] + [
        found, allocations(ended, program), duration(max(one["longest_own_ns"] for one in ended))
        if ended else ""]


def as_text(lines):
    width = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  ".join(word.ljust(width[i]) for i, word in enumerate(line)).rstrip() for line in lines)


def as_markdown(lines):
    head = [" ".join(words).strip() for words in zip(*lines[:2])]
    return "\n".join(["| %s |" % " | ".join(line) for line in [head, ["---"] * len(head)] + lines[2:]]) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--only", action="append", default=[], help="peers whose name contains this word")
    parser.add_argument("output")
    parser.add_argument("program", nargs="+")
    options = parser.parse_args()

    lines, failed = [HEAD, UNDER], False
    for program in options.program:
        if not os.path.exists(program):
            print("LEFT OUT: %s could not be built here" % os.path.basename(program), file=sys.stderr)
            continue
        for peer in subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout.splitlines():
            if options.only and not any(word in peer for word in options.only):
                continue
            print(peer, file=sys.stderr)
            try:
                seen = {scenario: run(options.program[0], program, peer, scenario, options.seconds) for scenario in SCENARIOS}
            except NotPermitted as why:
                print(why, file=sys.stderr)
                return 0
            failed = failed or None in seen.values()
            lines.append(row(peer, program, seen))
    print(as_text(lines))
    os.makedirs(options.output, exist_ok=True)
    with open(os.path.join(options.output, "stalls.md"), "w") as out:
        out.write(as_markdown(lines))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
