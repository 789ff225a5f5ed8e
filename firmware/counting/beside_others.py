#!/usr/bin/env python3
"""beside_others.py NM QEMU_PLUGIN COSTS BUTTONS [--golden FILE | --write FILE]: what parts of the library cost on the Cortex-M4, beside
what other systems were measured to cost. COSTS and BUTTONS are images of costs.cpp and buttons.cpp for the MPS2.

The figures of the others are no output of this project: they were taken once, outside of it, in the same way, and stand here as
text. Ends with 1 where the table is not FILE's.
"""
import argparse
import difflib
import sys

import table

BOARD = "mps2_an386"
OTHERS = ("FreeRTOS V11, lean", "FreeRTOS V11, usual", "Embassy, thread or interrupt")
# What it is; names in table.ROWS, or what gives bytes; the figures of the others.
ROWS = [
    ("interrupt to task", ("interrupt to task of a level",), ("174", "198", "103 to 107, 112")),
    ("queue: send to receiver, with switch", ("queue: send to receiver, with switch",), ("273", "303", "")),
    ("send, receive, no switch: ring", ("ring: try_send", "ring: try_recv"), ("82, 75", "104, 95", "")),
    ("send, receive, no switch: static_channel, in the ring",
     ("static_channel: try_send, message in the ring", "static_channel: try_recv, message in the ring"), ("82, 75", "104, 95", "")),
    ("send, receive, no switch: static_channel, in cells",
     ("static_channel: try_send, 32 bytes in a cell", "static_channel: try_recv, 32 bytes in a cell"), ("", "", "")),
    ("mutex: lock, unlock", ("mutex: lock", "mutex: unlock"), ("49, 69", "70, 98", "")),
    ("yield to an equal", ("yield to an equal",), ("57", "58", "")),
    ("three tasks and a button: text, bytes", table.text_of, ("5450", "7515", "")),
    ("three tasks and a button: static RAM, bytes", table.ram_of, ("3032, trimmed 1900", "5480", "")),
]
SAYS = """
The others' figures were taken outside of this project: once, with the same plugin in QEMU 7.2 on mps2-an386, compiled with -Os, all
samples equal. `make firmware` does not run them. An empty place was not measured.
"""


def span(found):
    return f"{min(found)}" if min(found) == max(found) else f"{min(found)} to {max(found)}"


def ours(nm, plugin, costs, buttons):
    marks = table.run(nm, plugin, BOARD, costs)
    own = min(table.samples(marks, 0, 1))
    known = {name: span([one - own for one in table.samples(marks, begin, end)])
             for name, begin, end, _ in table.ROWS if table.samples(marks, begin, end)}
    for _, names, _ in ROWS:
        if callable(names):
            yield str(names(nm, buttons))
        else:
            yield ", ".join(known[name] for name in names)


def main():
    asked = argparse.ArgumentParser()
    for each in ("nm", "plugin", "costs", "buttons", "--golden", "--write"):
        asked.add_argument(each)
    asked = asked.parse_args()
    rows = [("Cortex-M4, instructions", "Pawl", *OTHERS)]
    rows += [(name, mine, *others)
             for (name, _, others), mine in zip(ROWS, ours(asked.nm, asked.plugin, asked.costs, asked.buttons))]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    told = "".join("  ".join(cell.ljust(widths[i]) if i == 0 else cell.rjust(widths[i])
                             for i, cell in enumerate(row)).rstrip() + "\n" for row in rows) + SAYS
    print(told, end="")
    if asked.write:
        open(asked.write, "w").write(told)
    if asked.golden and open(asked.golden).read() != told:
        sys.stdout.writelines(difflib.unified_diff(open(asked.golden).readlines(), told.splitlines(True), asked.golden, "now"))
        sys.exit(f"beside_others.py: the table is not that of {asked.golden}; firmware/golden.sh writes it anew")


if __name__ == "__main__":
    main()
