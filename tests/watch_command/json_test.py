#!/usr/bin/env python3
"""json_test.py PAWL PROGRAM: what --json writes of the two locks."""

import json
import subprocess
import sys

done = subprocess.run([sys.argv[1], "watch", "--stop-on-deadlock", "--json", "-", "--", sys.argv[2]], capture_output=True, text=True)
whole = json.loads(done.stdout)
assert done.returncode == whole["exit_status"] == 119, done
assert whole["watched"] and whole["stopped"] and not whole["orders"]
(deadlock,) = whole["deadlocks"]
circle = {one["name"]: one for one in deadlock["circle"]}
assert set(circle) == {"scan", "mixer"}, circle
assert circle["scan"]["lock"]["name"] == "deck" and circle["mixer"]["lock"]["name"] == "library"
assert circle["scan"]["taken_at"]["function"] == "mix", circle
assert circle["mixer"]["stack"][0]["file"].endswith("two_locks.cpp"), circle
