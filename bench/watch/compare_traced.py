#!/usr/bin/env python3
"""compare_traced.py WITHOUT WITH: the same calls where hooks are compiled out, where nobody listens, and where the program is
traced; in turns, the best of each."""

import os
import subprocess
import sys

ROUNDS = 10
without, with_hooks = sys.argv[1:]


def run(program, **variables):
    lines = subprocess.run([program], capture_output=True, text=True, check=True,
                           env={**os.environ, **variables}).stdout.splitlines()
    return {name: float(value) for name, value in (line.split(" ") for line in lines)}


runs = {"none": [], "off": [], "on": []}
for _ in range(ROUNDS):
    runs["none"].append(run(without))
    runs["off"].append(run(with_hooks))
    runs["on"].append(run(with_hooks, PAWL_TRACE="/dev/null"))

print(f"{'ns, the best of ' + str(ROUNDS) + ' runs':30} {'no hooks':>9} {'hooks':>9} {'times':>6} {'traced':>9} {'events':>7}")
EVENTS = {"lock_pair": 2, "ring_send_recv": 0, "bounded_send_recv": 2, "semaphore_pair": 1, "yield": 2, "wake_a_task": 3}
for name in runs["none"][0]:
    none, off, on = (min(one[name] for one in runs[how]) for how in ("none", "off", "on"))
    print(f"{name.replace('_', ' '):30} {none:9.2f} {off:9.2f} {off / none:6.2f} {on:9.2f} {EVENTS[name]:7}")
