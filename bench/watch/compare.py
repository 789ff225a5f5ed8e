#!/usr/bin/env python3
"""compare.py PAWL LOCKS: each kind of lock without and with pawl watch, in turns, the best of each."""

import subprocess
import sys

ROUNDS = 5
pawl, locks = sys.argv[1:]


def run(command):
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return {name: float(value) for name, value in (line.split("\t") for line in lines)}


plain, watched = [], []
for _ in range(ROUNDS):
    plain.append(run([locks]))
    watched.append(run([pawl, "watch", "--", locks]))

print(f"{'ns a use, the best of ' + str(ROUNDS) + ' runs':38} {'alone':>10} {'watched':>10} {'times':>6}")
for name in plain[0]:
    before, after = min(one[name] for one in plain), min(one[name] for one in watched)
    print(f"{name:38} {before:10.2f} {after:10.2f} {after / before:6.2f}")
