#!/usr/bin/env python3
"""stack_test.py PAWL NM OBJDUMP BOARD IMAGE MAP REFUSED: `pawl stack` gives a bound for each of the image's stacks, and none of
them was ever deeper when the image ran; and what a thread's stack is declared to keep is what it kept. REFUSED: instead it says
this, and ends with 2."""
import json
import os
import subprocess
import sys


def main():
    pawl, nm, objdump, board, image, declared, refused = sys.argv[1:]
    told = subprocess.run([pawl, "stack", image, "--json", "-"] + (["--map", declared] if declared else []), capture_output=True,
                          text=True)
    if refused:
        print(told.stderr)
        sys.exit(0 if told.returncode == 2 and refused in told.stderr else f"expected: {refused}")
    if told.returncode != 0:
        sys.exit(f"pawl stack ended with {told.returncode}\n{told.stdout}{told.stderr}")
    stacks = {stack["name"]: stack for stack in json.loads(told.stdout)["stacks"]}
    threads = [f"{name}={stack['begin']}:{stack['room']}" for name, stack in stacks.items() if "begin" in stack]
    painted = subprocess.run([sys.executable, "-B", os.path.join(os.path.dirname(os.path.abspath(__file__)), "painted.py"), nm, objdump,
                              board, image, *threads], check=True, capture_output=True, text=True).stdout
    if not painted:
        sys.exit("nothing was measured")
    failed = False
    for line in painted.splitlines():
        name, used, *kept = line.split("\t")
        print(f"{name}: bound {stacks[name]['bytes']}, painted {used}")
        failed = failed or int(used) > stacks[name]["bytes"]
        if kept and int(kept[0]) != stacks[name]["kept"]:
            sys.exit(f"{name}: {kept[0]} bytes are kept at the upper end of its stack, and declared are {stacks[name]['kept']}")
    missing = set(stacks) - {line.split("\t")[0] for line in painted.splitlines()}
    if missing:
        sys.exit(f"not measured: {', '.join(sorted(missing))}")
    sys.exit("a stack was deeper than its bound" if failed else 0)


main()
