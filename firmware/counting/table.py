#!/usr/bin/env python3
"""table.py NM QEMU_PLUGIN BOARD=IMAGE... --size BOARD=IMAGE...: runs the images of costs.cpp and prints what each
part costs, in instructions, and how large the images of buttons.cpp are.

Ends with 1 where two runs differ, or a figure is missing. A goal that is missed is said, with by how much.
"""
import os
import subprocess
import sys
import tempfile

# name, mark at the beginning, mark at the end, goal of the project (None: none)
ROWS = [
    ("interrupt to task of a level", 2, 3, 80),
    ("queue: send to receiver, with switch", 4, 5, 110),
    ("yield to an equal", 10, 11, 60),
    ("ring: try_send", 12, 13, 45),
    ("ring: try_recv", 14, 15, 30),
    ("static_channel: try_send, message in the ring", 16, 17, 45),
    ("static_channel: try_recv, message in the ring", 18, 19, 30),
    ("static_channel: try_send, 32 bytes in a cell", 26, 27, 75),
    ("static_channel: try_recv, 32 bytes in a cell", 28, 29, 65),
    ("mutex: lock", 20, 21, None),
    ("mutex: unlock", 22, 23, None),
    ("mutex: lock and unlock, uncontended", 24, 25, 40),
]
MARKS = 32


def marks_of(nm, image):
    for line in subprocess.run([nm, image], check=True, capture_output=True, text=True).stdout.splitlines():
        address, _, name = line.split()[-3:]
        if name == "pawl_marks":
            return int(address, 16)
    sys.exit(f"table.py: {image} has no marks")


def run(nm, plugin, board, image):
    """The marks in their order, each with the number of instructions that were executed before."""
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "marks")
        subprocess.run([os.path.join(here, "..", "run.sh"), board, image, "",
                        "-plugin", f"{plugin},marks={marks_of(nm, image)},count={MARKS},out={out}"], check=True)
        return [tuple(map(int, line.split())) for line in open(out)]


def place_of(nm, image, name):
    for line in subprocess.run([nm, image], check=True, capture_output=True, text=True).stdout.splitlines():
        if line.split()[-1] == name:
            return int(line.split()[0], 16)
    sys.exit(f"table.py: {image} has no {name}")


def text_of(nm, image):
    """What is in flash: code and constants, and what variables begin as."""
    return (place_of(nm, image, "pawl_data_image") +
            place_of(nm, image, "pawl_data_end") - place_of(nm, image, "pawl_data_begin"))


def ram_of(nm, image):
    return place_of(nm, image, "pawl_left_begin") - place_of(nm, image, "pawl_data_begin")


def samples(marks, begin, end):
    """The counts from each beginning to the next end; a mark's own cost is that of two in a row."""
    found, since = [], None
    for which, at in marks:
        if which == begin:
            since = at
        elif which == end and since is not None:
            found.append(at - since)
            since = None
    return found


def main():
    nm, plugin, *images = sys.argv[1:]
    sized = [images[i + 1] for i, each in enumerate(images) if each == "--size"]
    images = [each for each in images if each != "--size" and each not in sized]
    figures, status = {}, 0
    for each in images:
        board, image = each.split("=")
        marks = run(nm, plugin, board, image)
        if marks != run(nm, plugin, board, image):
            print(f"table.py: two runs of {image} are not the same")
            status = 1
        own = min(samples(marks, 0, 1))
        for name, begin, end, goal in ROWS:
            found = [one - own for one in samples(marks, begin, end)]
            figures[name, board] = (min(found), max(found), len(found)) if found else None
    boards = [each.split("=")[0] for each in images]
    print(f"{'instructions, least and most of all samples':45}" + "".join(f"{board:>20}" for board in boards) + f"{'goal':>8}")
    for name, _, _, goal in ROWS:
        line = f"{name:45}"
        for board in boards:
            one = figures[name, board]
            line += f"{'none' if one is None else f'{one[0]}' if one[0] == one[1] else f'{one[0]} to {one[1]}':>20}"
            if one is None:
                status = 1
        missed = [figures[name, boards[0]][1] - goal] if goal and figures[name, boards[0]] else []
        line += f"{goal or '':>8}" + (f"  missed by {missed[0]}" if missed and missed[0] > 0 else "")
        print(line.rstrip())
    print()
    for title, what, goal in (("text", text_of, 4096), ("static RAM without stacks", ram_of, 900)):
        figures_here = [what(nm, each.split("=")[1]) for each in sized]
        over = max(figures_here) - goal
        print(f"{'three tasks and a button, bytes of ' + title:45}"[:60].ljust(52) +
              f"{figures_here[0]:>13}" + "".join(f"{one:>20}" for one in figures_here[1:]) + f"{goal:>8}" +
              (f"  missed by {over}" if over > 0 else ""))
    sys.exit(status)


if __name__ == "__main__":
    main()
