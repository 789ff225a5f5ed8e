#!/usr/bin/env python3
"""patterns.py NM QEMU_PLUGIN PAWL [--golden FILE | --write FILE] BOARD/PATTERN=IMAGE...: runs each pattern of firmware/patterns twice and prints, a
table a board, what it costs, in instructions and bytes. Ends with 1 where two runs differ, or where the table is not FILE's.

What the world outside takes, which the same core plays, is no instruction of the program's: it is taken off.
"""
import argparse
import concurrent.futures
import difflib
import json
import os
import subprocess
import sys
import tempfile

from table import MARKS, marks_of, ram_of, text_of

# As in patterns/outside.hpp.
(WORLD_BEGINS, WORLD_ENDS, PRESSED, BUTTON_SEEN, RADIO_CAME, RADIO_ECHOED, SERIAL_CAME, SERIAL_ECHOED, WINDOW_BEGINS,
 WINDOW_ENDS, HOST_ASKED, HOST_ANSWERED) = range(12)
NANOSECONDS = 64  # an instruction, by run.sh: 2^6
TURNS, TURN_NANOSECONDS = 1000, 100_000
# What all have in common: sizes are told beyond it.
COMMON = "nothing"
NO_BOUND = "none"
WHY_NONE = """none: no bound can be given; `pawl stack IMAGE --map firmware/patterns/NAME.stack` says why.
"""


def run(nm, plugin, board, image):
    """Marks, each with how many instructions of the program's own were executed before; how many the world took; and how deep the
    stacks were."""
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "marks")
        said = subprocess.run([os.path.join(here, "..", "run.sh"), board, image, "",
                               "-plugin", f"{plugin},marks={marks_of(nm, image)},count={MARKS},out={out}"],
                              check=True, capture_output=True, text=True, errors="replace").stdout
        lines = [tuple(map(int, line.split())) for line in open(out)]
    stack = [int(line.split()[2]) for line in said.splitlines() if line.startswith("~ stack ")]
    if len(stack) != 1:
        sys.exit(f"patterns.py: {image} did not tell how deep its stack was")
    marks, outside, since = [], 0, None
    for which, at in lines:
        if which == WORLD_BEGINS:
            since = at
        marks.append((which, (at if since is None else since) - outside))
        if which == WORLD_ENDS:
            outside += at - since
            since = None
    return marks, outside, stack[0]


def bound(pawl, pattern, image):
    """Of all stacks together; `pawl stack` refuses those where tasks call one another."""
    declared = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "patterns", f"{pattern}.stack")
    told = subprocess.run([pawl, "stack", image, "--map", declared, "--json", "-"], capture_output=True, text=True)
    if told.returncode == 2 and "recursion, so that no bound can be given" in told.stderr:
        return NO_BOUND
    if told.returncode != 0:
        sys.exit(f"patterns.py: pawl stack {image} ended with {told.returncode}\n{told.stdout}{told.stderr}")
    return sum(stack["bytes"] for stack in json.loads(told.stdout)["stacks"])


def latencies(marks, begins, ends, one_for_all):
    """From each beginning to its end, in order; where one end is for all that began (an event): from the first of them."""
    found, waiting = [], []
    for which, at in marks:
        if which == begins:
            waiting.append(at)
        elif which == ends and waiting:
            found.append(at - waiting[0])
            waiting = [] if one_for_all else waiting[1:]
    return found


def asleep(marks, outside):
    """In percent: of the time that the window takes, and that the world leaves, what was no instruction."""
    begin, end = (next(at for which, at in marks if which == one) for one in (WINDOW_BEGINS, WINDOW_ENDS))
    return 100 - 100 * (end - begin) * NANOSECONDS / ((TURNS - 1) * TURN_NANOSECONDS - outside * NANOSECONDS)


def span(found, nothing="none"):
    return nothing if not found else f"{min(found)}" if min(found) == max(found) else f"{min(found)} to {max(found)}"


def rows_of(nm, plugin, pawl, board, patterns):
    common = patterns[COMMON]
    with concurrent.futures.ThreadPoolExecutor(2) as both:
        twice = {name: (both.submit(run, nm, plugin, board, image), both.submit(run, nm, plugin, board, image))
                 for name, image in patterns.items() if name != COMMON}
    for name, image in patterns.items():
        if name == COMMON:
            continue
        first, second = (one.result() for one in twice[name])
        if first != second:
            sys.exit(f"patterns.py: two runs of {image} are not the same")
        marks, outside, painted = first
        most = bound(pawl, name, image)
        if most != NO_BOUND and most < painted:
            sys.exit(f"patterns.py: the stacks of {image} held {painted} bytes, and their bound is {most}")
        others = latencies(marks, RADIO_CAME, RADIO_ECHOED, False) + latencies(marks, SERIAL_CAME, SERIAL_ECHOED, False)
        yield (name.replace("_", " "), span(latencies(marks, PRESSED, BUTTON_SEEN, True)),
               f"{max(others)}" if others else "none", span(latencies(marks, HOST_ASKED, HOST_ANSWERED, True), "-"),
               f"{most}", f"{painted}", f"{ram_of(nm, image) - ram_of(nm, common)}", f"{text_of(nm, image) - text_of(nm, common)}", f"{asleep(marks, outside):.1f} %")


def table(nm, plugin, pawl, board, patterns):
    heads = ("", "button, to seen", "echo, at most", "host, to reply", "stack, bound", "painted", "RAM", "text", "asleep")
    rows = [(board,) + heads[1:], *rows_of(nm, plugin, pawl, board, patterns)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    return "".join("  ".join(cell.ljust(widths[i]) if i == 0 else cell.rjust(widths[i])
                             for i, cell in enumerate(row)).rstrip() + "\n" for row in rows)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("nm")
    asked.add_argument("plugin")
    asked.add_argument("pawl")
    asked.add_argument("--golden")
    asked.add_argument("--write")
    asked.add_argument("images", nargs="+")
    asked = asked.parse_args()
    boards = {}
    for each in asked.images:
        name, image = each.split("=")
        board, pattern = name.split("/")
        boards.setdefault(board, {})[pattern] = image
    told = "\n".join(table(asked.nm, asked.plugin, asked.pawl, board, patterns) for board, patterns in boards.items())
    if NO_BOUND in told.split():
        told += "\n" + WHY_NONE
    print(told, end="")
    if asked.write:
        open(asked.write, "w").write(told)
    if asked.golden and open(asked.golden).read() != told:
        sys.stdout.writelines(difflib.unified_diff(open(asked.golden).readlines(), told.splitlines(True), asked.golden, "now"))
        sys.exit(f"patterns.py: the table is not that of {asked.golden}; firmware/golden.sh writes it anew")


if __name__ == "__main__":
    main()
